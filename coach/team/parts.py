"""What a team reviews, commits to and looks at every two weeks: its set, part by part, under ids that stay.

    plan = team.plan(okrs)      # ids "1" for an objective, "1.2" for a key result, "h1" for a held line
    plan = team.settle(plan, choices)

A line that leaves keeps its id to itself: no other line ever gets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach import model
from coach.model import NO_FIELDS, At, Fields, KeyResult, OKRSet

RESULT, COMMITTED, LEARNING = "result", "committed", "learning"


class Line(NamedTuple):
    """One key result, with a name and who proposed it."""

    id: str
    text: str
    owner: str = ""
    by: str = ""  # who proposed it
    form: str = RESULT  # result | committed | learning
    tries: tuple[str, ...] = ()
    fields: Fields = NO_FIELDS
    waivers: tuple[tuple[str, str], ...] = ()  # what the team lets stand: code, reason

    @property
    def read(self) -> KeyResult:
        """The key result that the words make, read anew: keep it where it is asked for often."""
        return model.key_result(self.text, self.fields)

    @property
    def name(self) -> str:
        """What is counted, in the line's own words; all of them where nothing is counted."""
        return self.read.measure.metric or self.text


class Partner(NamedTuple):
    """Another team that owns the objective too: what it gives, and whether it has said yes."""

    team: str
    gives: str = ""
    confirmed: bool = False


class Aim(NamedTuple):
    """One objective."""

    id: str
    text: str
    lines: tuple[Line, ...] = ()
    type: str | None = None  # committed | aspirational | learning
    owner: str = ""
    tries: tuple[str, ...] = ()
    why: str = ""
    partners: tuple[Partner, ...] = ()
    needs: tuple[str, ...] = ()  # who outside has to move
    waivers: tuple[tuple[str, str], ...] = ()


class Held(NamedTuple):
    """A line that is held and not graded."""

    id: str
    text: str


class Plan(NamedTuple):
    """One team's set for one cycle. Frozen once it is committed; a change makes the next version."""

    team: str = ""
    cycle: str = ""
    aims: tuple[Aim, ...] = ()
    held: tuple[Held, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All key results, in order."""
        return tuple(line for aim in self.aims for line in aim.lines)

    @property
    def parts(self) -> Iterator[Aim | Line]:
        """Each objective, followed by its key results."""
        for aim in self.aims:
            yield aim
            yield from aim.lines


def plan(okrs: OKRSet, proposed: Mapping[At, str] | None = None) -> Plan:
    """The set as a team reviews it. proposed: who proposed a part, by its place in the set."""
    who = proposed or {}
    return Plan(
        okrs.team or "",
        okrs.cycle or "",
        tuple(
            Aim(
                str(o + 1),
                aim.text,
                tuple(
                    _line(f"{o + 1}.{k + 1}", kr, aim.type, who.get((o, k), "")) for k, kr in enumerate(aim.key_results)
                ),
                aim.type,
                aim.owner or "",
                tuple(each.text for each in aim.initiatives),
                aim.why or "",
                waivers=tuple((each.code, each.reason) for each in aim.waivers),
            )
            for o, aim in enumerate(okrs.objectives)
        ),
        tuple(Held(f"h{n}", words.text) for n, words in enumerate(okrs.held, 1)),
    )


def _line(name: str, kr: KeyResult, type_: str | None, by: str) -> Line:
    return Line(
        name,
        kr.text,
        kr.owner or "",
        by,
        type_ if type_ in (COMMITTED, LEARNING) else RESULT,
        tuple(each.text for each in kr.initiatives),
        kr.fields,
        tuple((each.code, each.reason) for each in kr.waivers),
    )


def part(whole: Plan, at: str) -> Aim | Line | None:
    """The objective or key result of an id; None when there is none."""
    return next((each for each in whole.parts if each.id == at), None)


def replace(whole: Plan, at: str, **changes: object) -> Plan:
    """The plan with some fields of one part changed."""
    return whole._replace(aims=tuple(_in_aim(aim, at, changes) for aim in whole.aims))


def without(whole: Plan, at: str) -> Plan:
    """The plan without one part; an objective takes its key results along."""
    return whole._replace(
        aims=tuple(
            aim._replace(lines=tuple(line for line in aim.lines if line.id != at)) for aim in whole.aims if aim.id != at
        )
    )


def _in_aim(aim: Aim, at: str, changes: Mapping[str, object]) -> Aim:
    if aim.id == at:
        return aim._replace(**changes)  # type: ignore[arg-type]
    lines = tuple(line._replace(**changes) if line.id == at else line for line in aim.lines)  # type: ignore[arg-type]
    return aim._replace(lines=lines)
