"""What a person decided about each part: take, edit, keep, waive; and the set that follows.

`take(proposal)` decides for the whole proposed set, `take_option(rewrite, 0)` for one line,
`apply(okrs, decisions)` makes the set. Writing it home is coach.export.home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coach import model
from coach.errors import UsageError
from coach.model import (
    At,
    Decision,
    Initiative,
    KeyResult,
    Objective,
    OKRSet,
    Option,
    Proposal,
    ProposedSet,
    Rewrite,
    Waiver,
    Words,
)
from coach.parse import typed

TAKE, EDIT, KEEP, WAIVE = "take", "edit", "keep", "waive"
STAYS = ("kept", "apart")


def take(proposal: Proposal) -> list[Decision]:
    """Decide for the whole proposed set; at most one decision a part, in the order of the document."""
    decided: dict[At, Decision] = {}
    for proposed in proposal.sets:
        for decision in _taken(proposed):
            decided.setdefault(decision.at, decision)
    return [decided[at] for at in sorted(decided)]


def _taken(proposed: ProposedSet) -> Iterator[Decision]:
    if proposed.aims and proposed.aims[0].text != proposed.objective:
        yield Decision(proposed.at, TAKE, proposed.aims[0].text, proposed.aims[0].initiatives)
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
    """Take the first option of each weak part; parts without an option are kept."""
    return [take_option(each) if each.options else Decision(each.at, KEEP) for each in proposal.rewrites]


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


def part(okrs: OKRSet, at: At) -> Objective | KeyResult:
    """The objective or key result at a place.

    Raises UsageError when there is none.
    """
    try:
        if len(at) == 1:
            return okrs.objectives[at[0]]
        if len(at) == 2:
            return okrs.objectives[at[0]].key_results[at[1]]
    except IndexError:
        pass
    raise UsageError(f"There is no part {'.'.join(str(n + 1) for n in at) or 'without a number'} in this document.")


def apply(okrs: OKRSet, decisions: Iterable[Decision]) -> OKRSet:
    """Make the set that follows from the decisions; of several about one part the last counts.

    Raises UsageError for a part that is not there, and for a line parked under itself or under
    a line that is parked too.
    """
    decided = typed.settled(okrs, decisions)
    parked: dict[At, list[Decision]] = {}
    for at, decision in decided.items():
        part(okrs, at)
        if decision.under is not None and decision.text is None and decision.action in (TAKE, EDIT):
            parked.setdefault(_home(okrs, decision, decided), []).append(decision)
    objectives = tuple(_objective(okrs, o, decided, parked) for o in range(len(okrs.objectives)))
    renamed = {old.text: new.text for old, new in zip(okrs.objectives, objectives, strict=True) if old.text != new.text}
    if renamed:  # a parent goal stands as the reason of the objectives below it
        objectives = tuple(o._replace(why=renamed.get(o.why, o.why)) if o.why else o for o in objectives)
    return okrs._replace(objectives=objectives)


def _home(okrs: OKRSet, decision: Decision, decided: dict[At, Decision]) -> At:
    """Where a parked line goes."""
    under = decision.under or ()
    part(okrs, under)
    other = decided.get(under)
    if under == decision.at or len(decision.at) != 2 or (other and other.under is not None and other.text is None):
        raise UsageError("A line can be parked under an objective or under a key result that stays one.")
    return under


def _objective(okrs: OKRSet, o: int, decided: dict[At, Decision], parked: dict[At, list[Decision]]) -> Objective:
    given, at = okrs.objectives[o], (o,)
    gone = {d.at for each in parked.values() for d in each}
    results = tuple(_result(okrs, (o, k), decided, parked) for k in range(len(given.key_results)) if (o, k) not in gone)
    decision = decided.get(at)
    changed = given._replace(
        key_results=results,
        initiatives=(*given.initiatives, *_added(okrs, decision, parked.get(at, []))),
        waivers=(*given.waivers, *_waived(decision)),
    )
    if decision is None or decision.action not in (TAKE, EDIT) or decision.text is None:
        return changed
    goal = typed.goal(decision.text)
    return model.objective(goal.words, results)._replace(
        initiatives=(*changed.initiatives, *map(Initiative, goal.initiatives)),
        waivers=changed.waivers,
        type=goal.type or given.type,
        owner=goal.owner or given.owner,
        status=goal.status or given.status,
        tags=tuple(dict.fromkeys((*given.tags, *goal.tags))),
        why=given.why,
    )


def _result(okrs: OKRSet, at: At, decided: dict[At, Decision], parked: dict[At, list[Decision]]) -> KeyResult:
    given, decision = okrs.objectives[at[0]].key_results[at[1]], decided.get(at)
    changed = given._replace(
        initiatives=(*given.initiatives, *_added(okrs, decision, parked.get(at, []))),
        waivers=(*given.waivers, *_waived(decision)),
    )
    if decision is None or decision.action not in (TAKE, EDIT) or decision.text is None:
        return changed
    goal = typed.goal(decision.text)
    tags = (*given.tags, *([goal.type] if goal.type else []), *goal.tags)
    return model.key_result(goal.words, given.fields)._replace(
        owner=goal.owner or given.owner,
        status=goal.status or given.status,
        progress=goal.progress or given.progress,
        tags=tuple(dict.fromkeys(tags)),
        initiatives=(*changed.initiatives, *map(Initiative, goal.initiatives)),
        waivers=changed.waivers,
    )


def _added(okrs: OKRSet, decision: Decision | None, parked: Sequence[Decision]) -> Iterator[Initiative]:
    """The initiatives that a part gains: its own deliverables, then the lines parked under it."""
    if decision is not None and decision.action in (TAKE, EDIT):
        yield from (Initiative(Words(" ".join(text.split()))) for text in decision.initiatives if text.strip())
    for other in parked:
        line = part(okrs, other.at)
        yield Initiative(line.words)
        yield from line.initiatives
        yield from (Initiative(Words(" ".join(text.split()))) for text in other.initiatives if text.strip())


def _waived(decision: Decision | None) -> Iterator[Waiver]:
    if decision is not None and decision.action == WAIVE and decision.code:
        yield Waiver(decision.code, " ".join(decision.reason.split()))
