"""A set as plain data, without spans and source: two sets alike here say the same."""

from __future__ import annotations

from typing import NamedTuple

from coach.model import Fields, KeyResult, Objective, OKRSet, Waiver


class Line(NamedTuple):
    """One objective or key result."""

    text: str
    initiatives: tuple[str, ...]
    owner: str | None
    status: str | None
    tags: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    rest: tuple[str | Fields | None, ...]  # key results: progress, fields; objectives: type, why
    below: tuple[Line, ...] = ()


class Likeness(NamedTuple):
    """A whole set."""

    lines: tuple[Line, ...]
    held: tuple[str, ...]
    team: str | None
    cycle: str | None


def of(okrs: OKRSet) -> Likeness:
    """Take spans, source and what follows from the words off a set."""
    return Likeness(
        tuple(map(_objective, okrs.objectives)), tuple(_flat(w.text) for w in okrs.held), okrs.team, okrs.cycle
    )


def differing(meant: Likeness, found: Likeness) -> frozenset[str] | None:
    """The texts that one set says otherwise than the other; None when they are built differently."""
    if [len(o.below) for o in meant.lines] != [len(o.below) for o in found.lines] or len(meant.held) != len(found.held):
        return None
    ours, theirs = ([x for o in each.lines for x in (o._replace(below=()), *o.below)] for each in (meant, found))
    odd = {
        t
        for m, f in zip(ours, theirs, strict=True)
        if m != f
        for t in (m.text, *m.initiatives, *m.rest)
        if isinstance(t, str)
    }
    return frozenset(odd.union(m for m, f in zip(meant.held, found.held, strict=True) if m != f))


def _objective(objective: Objective) -> Line:
    return line(objective)._replace(below=tuple(line(kr) for kr in objective.key_results))


def line(part: Objective | KeyResult) -> Line:
    """Take span, source and what follows from the words off one part."""
    rest = (part.progress, part.fields) if isinstance(part, KeyResult) else (part.type, _flat(part.why or "") or None)
    initiatives = tuple(_flat(i.text) for i in part.initiatives)
    return Line(_flat(part.text), initiatives, part.owner, part.status, part.tags, part.waivers, rest)


def _flat(text: str) -> str:
    return " ".join(text.split())


def key(line: Line) -> tuple[object, ...]:
    """What must agree of one line: words and what hangs on them; initiatives in any order, waivers by their code."""
    codes = sorted(w.code for w in line.waivers)
    return (line.text, sorted(line.initiatives), line.owner, line.status, sorted(line.tags), codes, line.rest)
