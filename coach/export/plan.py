"""What decisions do to a document: new words, lines below, lines that leave; and what it says afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coach.export import likeness
from coach.export.likeness import Likeness, Line
from coach.model import At, Decision, KeyResult, Objective, OKRSet, Waiver
from coach.parse import typed
from coach.parse.line import Goal


class Plan(NamedTuple):
    """The decisions by part: new words, initiatives below, lines that leave their place, waivers."""

    texts: dict[At, str]
    below: dict[At, list[str]]
    gone: frozenset[At]
    waivers: dict[At, list[Waiver]]


def planned(okrs: OKRSet, decisions: Iterable[Decision]) -> Plan:
    """Sort decisions by what they do."""
    plan = Plan({}, {}, frozenset(), {})
    gone: list[At] = []
    for at, decision in typed.settled(okrs, decisions).items():
        extra = [" ".join(t.split()) for t in decision.initiatives if t.strip()]
        if decision.action == "waive" and decision.code:
            plan.waivers[at] = [Waiver(decision.code, " ".join(decision.reason.split()))]
        elif decision.action not in ("take", "edit"):
            continue
        elif decision.text is None and decision.under is not None:
            kr = okrs.objectives[at[0]].key_results[at[1]]
            gone.append(at)
            plan.below.setdefault(decision.under, []).extend([kr.text, *(i.text for i in kr.initiatives), *extra])
        else:
            if decision.text is not None and decision.text != part_at(okrs, at).text:
                plan.texts[at] = decision.text
            if extra:  # its own deliverables stand before the lines that are parked under it
                plan.below[at] = extra + plan.below.get(at, [])
    return plan._replace(gone=frozenset(gone))


def part_at(okrs: OKRSet, at: At) -> Objective | KeyResult:
    """The part at a place that a decision names."""
    objective = okrs.objectives[at[0]]
    return objective.key_results[at[1]] if len(at) == 2 else objective


def expected(okrs: OKRSet, plan: Plan) -> Likeness:
    """What the document must say when it is read again."""
    now = likeness.of(okrs)
    lines = []
    for o, line in enumerate(now.lines):
        below = tuple(_expected(kr, (o, k), plan) for k, kr in enumerate(line.below) if (o, k) not in plan.gone)
        lines.append(_expected(line, (o,), plan)._replace(below=below))
    renamed = {old.text: new.text for old, new in zip(now.lines, lines, strict=True) if old.text != new.text}
    return now._replace(lines=tuple(_reasoned(line, renamed) for line in lines))


def _reasoned(line: Line, renamed: Mapping[str, str]) -> Line:
    """An objective whose reason is a parent goal, which may have new words."""
    first, why = line.rest
    return line._replace(rest=(first, renamed.get(why, why))) if isinstance(why, str) else line


def _expected(line: Line, at: At, plan: Plan) -> Line:
    added = tuple(plan.below.get(at, ()))
    line = line._replace(waivers=line.waivers + tuple(plan.waivers.get(at, ())))
    if at in plan.texts:
        goal = typed.goal(plan.texts[at])
        added += tuple(w.text for w in goal.initiatives)
        line = said(line, goal, of_result=len(at) == 2)
    return line._replace(initiatives=line.initiatives + added)


def said(line: Line, goal: Goal, *, of_result: bool) -> Line:
    """Give a line new words and what hangs on them."""
    first, second = line.rest
    tags = (*line.tags, *([goal.type] if goal.type and of_result else []), *goal.tags)
    return line._replace(
        text=" ".join(goal.words.text.split()),
        owner=goal.owner or line.owner,
        status=goal.status or line.status,
        tags=tuple(dict.fromkeys(tags)),
        rest=((goal.progress if of_result else goal.type) or first, second),
    )


def key(line: Line) -> tuple[object, ...]:
    """What must agree: words and what hangs on them; initiatives in any order, waivers by their code."""
    codes = sorted(w.code for w in line.waivers)
    return (
        line.text,
        sorted(line.initiatives),
        line.owner,
        line.status,
        sorted(line.tags),
        codes,
        line.rest,
    )
