"""What decisions do to a set: new words, lines below, waivers, lines that leave; and the set that follows.

The one place that knows it: `review.apply` makes the set here, and a document that decisions were
written into must say what is made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coach.errors import UsageError
from coach.model import At, Decision, Initiative, KeyResult, Objective, OKRSet, Waiver, Words
from coach.parse import typed
from coach.parse.draft import JUDGED, Makers
from coach.parse.line import Goal

TAKE, EDIT, KEEP, WAIVE = "take", "edit", "keep", "waive"


class Change(NamedTuple):
    """What the decisions do to one part."""

    text: str | None = None  # new words as they were typed or taken; None: they stay
    below: tuple[str, ...] = ()  # initiatives it gains: its own deliverables, then the lines parked under it
    waivers: tuple[Waiver, ...] = ()
    gone: bool = False  # parked under another part: it leaves its place


Changes = Mapping[At, Change]
_NONE = Change()


def part(okrs: OKRSet, at: At) -> Objective | KeyResult:
    """The objective or key result at a place.

    Raises UsageError when there is none.
    """
    try:
        if len(at) in (1, 2) and min(at) >= 0:
            objective = okrs.objectives[at[0]]
            return objective.key_results[at[1]] if len(at) == 2 else objective
    except IndexError:
        pass
    raise UsageError(f"There is no part {'.'.join(str(n + 1) for n in at) or 'without a number'} in this document.")


def changes(okrs: OKRSet, decisions: Iterable[Decision]) -> Changes:
    """Sort decisions by the parts that they change; of several about one part the last counts.

    Raises UsageError for a part that is not there, and for a line parked under itself or under
    a line that is parked too.
    """
    decided = typed.settled(okrs, decisions)
    made: dict[At, Change] = {}
    parked: list[Decision] = []
    for at, decision in decided.items():
        given = part(okrs, at)
        if _parks(decision):
            parked.append(decision)
            made[at] = Change(gone=True)
        elif (change := _change(given, decision)) != _NONE:
            made[at] = change
    for decision in parked:
        home = _home(okrs, decision, decided)
        line = part(okrs, decision.at)
        below = (line.text, *(i.text for i in line.initiatives), *_flat(decision.initiatives))
        change = made.get(home, _NONE)
        made[home] = change._replace(below=change.below + below)
    return made


def follow(okrs: OKRSet, changed: Changes, makers: Makers = JUDGED) -> OKRSet:
    """Make the set that follows; what nothing changes stays the same value."""
    touched = {at[0] for at in changed}
    objectives = tuple(
        _objective(given, o, changed, makers) if o in touched else given for o, given in enumerate(okrs.objectives)
    )
    renamed = {old.text: new.text for old, new in zip(okrs.objectives, objectives, strict=True) if old.text != new.text}
    if renamed:  # a parent goal stands as the reason of the objectives below it
        objectives = tuple(o._replace(why=renamed.get(o.why, o.why)) if o.why else o for o in objectives)
    return okrs._replace(objectives=objectives)


def _parks(decision: Decision) -> bool:
    return decision.action in (TAKE, EDIT) and decision.text is None and decision.under is not None


def _change(given: Objective | KeyResult, decision: Decision) -> Change:
    """What a decision does to its own part."""
    if decision.action == WAIVE and decision.code:
        return Change(waivers=(Waiver(decision.code, " ".join(decision.reason.split())),))
    if decision.action not in (TAKE, EDIT):
        return _NONE
    return Change(decision.text if decision.text != given.text else None, _flat(decision.initiatives))


def _home(okrs: OKRSet, decision: Decision, decided: Mapping[At, Decision]) -> At:
    """Where a parked line goes."""
    under = decision.under or ()
    part(okrs, under)
    other = decided.get(under)
    if under == decision.at or len(decision.at) != 2 or (other is not None and _parks(other)):
        raise UsageError("A line can be parked under an objective or under a key result that stays one.")
    return under


def _objective(given: Objective, o: int, changed: Changes, makers: Makers) -> Objective:
    stay = [(k, kr) for k, kr in enumerate(given.key_results) if not changed.get((o, k), _NONE).gone]
    results = tuple(_result(kr, changed[o, k], makers) if (o, k) in changed else kr for k, kr in stay)
    change = changed.get((o,), _NONE)
    below, waivers = _below(given, change), (*given.waivers, *change.waivers)
    if change.text is None:
        return given._replace(key_results=results, initiatives=below, waivers=waivers)
    goal = typed.goal(change.text)
    below += tuple(map(Initiative, goal.initiatives))
    rest = hung(given, goal)
    return makers.objective(goal.words, results, initiatives=below, waivers=waivers, why=given.why, **rest)


def _result(given: KeyResult, change: Change, makers: Makers) -> KeyResult:
    below, waivers = _below(given, change), (*given.waivers, *change.waivers)
    if change.text is None:
        return given._replace(initiatives=below, waivers=waivers)
    goal = typed.goal(change.text)
    below += tuple(map(Initiative, goal.initiatives))
    return makers.key_result(goal.words, given.fields, initiatives=below, waivers=waivers, **hung(given, goal))


def hung(given: Objective | KeyResult, goal: Goal) -> dict[str, Any]:
    """What hangs on a part that gets new words, by the name of its field: what they say, else what it had."""
    owner, status = goal.owner or given.owner, goal.status or given.status
    if isinstance(given, Objective):
        tags = (*given.tags, *goal.tags)
        status = goal.status or goal.progress or given.status
        rest = {"type": goal.type or given.type}
    else:
        tags = (*given.tags, *([goal.type] if goal.type else []), *goal.tags)
        rest = {"progress": goal.progress or given.progress}
    return {"owner": owner, "status": status, "tags": tuple(dict.fromkeys(tags)), **rest}


def _below(given: Objective | KeyResult, change: Change) -> tuple[Initiative, ...]:
    return (*given.initiatives, *(Initiative(Words(text)) for text in change.below))


def _flat(texts: Sequence[str]) -> tuple[str, ...]:
    """Texts with their white space joined; the empty ones are left out."""
    return tuple(" ".join(text.split()) for text in texts if text.strip())
