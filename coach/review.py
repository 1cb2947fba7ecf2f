"""What a person decided about each part: take, edit, keep, waive; and the set that follows.

`take(proposal)` decides for the whole proposed set, `take_option(rewrite, 0)` for one line,
`apply(okrs, decisions)` makes the set. Writing it home is coach.export.home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach.model import At, Decision, OKRSet, Option, Proposal, ProposedSet, Rewrite
from coach.parse import decided
from coach.parse.decided import EDIT, KEEP, TAKE, WAIVE, part

__all__ = [
    "EDIT",
    "KEEP",
    "TAKE",
    "WAIVE",
    "apply",
    "edit",
    "first",
    "keep",
    "part",
    "take",
    "take_option",
    "waive",
]

STAYS = ("kept", "apart")


def take(proposal: Proposal) -> list[Decision]:
    """Decide for the whole proposed set; at most one decision a part, in the order of the document."""
    found: dict[At, Decision] = {}
    for proposed in proposal.sets:
        for decision in _taken(proposed):
            found.setdefault(decision.at, decision)
    return [found[at] for at in sorted(found)]


def _taken(proposed: ProposedSet) -> Iterator[Decision]:
    if proposed.aim is not None and proposed.aim.text != proposed.objective:
        yield Decision(proposed.at, TAKE, proposed.aim.text, proposed.aim.initiatives)
    for index, result in enumerate(proposed.results):
        first, *others = result.lines
        own = tuple(i.text for i in proposed.initiatives if i.under == index and first in i.lines)
        if result.form in STAYS and not _filled(result.option):
            yield Decision(first, KEEP)
        else:
            yield Decision(first, TAKE, result.option.text, own)
        for at in others:
            yield Decision(at, TAKE, under=first)
    for initiative in proposed.initiatives:
        home = proposed.results[initiative.under].lines[0] if initiative.under is not None else proposed.at
        for at in initiative.lines:
            if at != home:
                yield Decision(at, TAKE, under=home)
    for line in (*proposed.held, *proposed.waiting):
        yield Decision(line.at, KEEP)


def _filled(option: Option) -> bool:
    """Whether the words of a kept line hold more than the line did: an answer's figure, or a place for one."""
    return bool(option.placeholders) or any(each.origin != "original" for each in option.provenance)


def first(proposal: Proposal) -> list[Decision]:
    """Take the first option of each weak part; parts without one, and objectives that stand as they are, are kept."""
    ours = {each.at for each in proposal.sets if each.ours}
    return [
        take_option(each) if each.options and each.at not in ours else Decision(each.at, KEEP)
        for each in proposal.rewrites
    ]


def take_option(rewrite: Rewrite, index: int = 0) -> Decision:
    """Take one option of a part; a deliverable that it leaves behind becomes an initiative below it."""
    option = rewrite.options[index]
    return Decision(rewrite.at, TAKE, option.text, option.initiatives or rewrite.initiatives)


def keep(at: At, reason: str = "") -> Decision:
    """Keep a part as it is."""
    return Decision(at, KEEP, reason=reason)


def edit(at: At, text: str, initiatives: Sequence[str] = ()) -> Decision:
    """Put a person's own words in a part's place."""
    return Decision(at, EDIT, text, tuple(initiatives))


def waive(at: At, code: str, reason: str) -> Decision:
    """Keep a part and its finding on purpose."""
    return Decision(at, WAIVE, code=code, reason=reason)


def apply(okrs: OKRSet, decisions: Iterable[Decision]) -> OKRSet:
    """Make the set that follows from the decisions; of several about one part the last counts.

    Raises UsageError for a part that is not there, and for a line parked under itself or under
    a line that is parked too.
    """
    return decided.follow(okrs, decided.changes(okrs, decisions))
