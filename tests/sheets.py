"""Drafts that hold one of everything, laid out for their readers."""

from __future__ import annotations

from coach import dialogue, export
from coach.session import Aim, Aside, Draft, Gap, Line, Loose, Partner, Told


def told(text: str) -> Told:
    return Told(text, 0, "Ada")


def full(objectives: int = 1, results: int = 3) -> Draft:
    """A draft that holds one of everything."""
    aims = []
    for o in range(1, objectives + 1):
        lines = [
            Line(o * 100 + n, told(f"Rides without a driver number {n}"), f"Rides of line {o}{n} that were called off because no driver came",
                 slots={"baseline": told("14 a week"), "source": told("dispatch log"), "owner": told("Noor")}, gaps={"target": Gap("unknown", "Imre")})
            for n in range(1, results)
        ]  # fmt: skip
        lines.append(Line(o * 100 + 99, told("Introduce a new rota tool"), "Drivers who swap a shift on the day", slots={}, definition="swaps after six in the morning",
                          watch="a quiet month has few shifts", tries=(told("a rota on the phone"),)))  # fmt: skip
        aims.append(
            Aim(
                o,
                told(f"Villages of valley {o} get their bus when the plan says so, in every weather"),
                told("committed"),
                (told("the council asked twice since the winter"),),
                tuple(lines),
                tries=(told("two drivers on call"), told("a winter stock of tyres")),
                guards=(told("Nobody drives longer than nine hours"),),
                held=(told("Accidents stay at none"),),
                needs=(told("the garage opens at five"),),
                partners=(Partner(told("Road service"), told("clears the pass by six")),),
                aside=(
                    Aside(told("Paint the buses"), "not now", "dropped by you"),
                    Aside(told("this is tiring"), "remark"),
                ),
            )
        )
    return Draft(
        tuple(aims),
        team=told("Valley buses"),
        cycle=told("winter half"),
        loose=(Loose(told("then 30"), "target", "30"),),
        clashes=((101, "baseline", told("14 a week"), told("19 a week")),),
    )


def sheet(draft: Draft) -> export.Sheet:
    return export.sheet(draft, dialogue.okrs(draft), dialogue.open_numbers(draft))
