"""The team's whole set: C001, and C002 for the link of an objective to what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.check import Hit, check
from coach.checks.profiles import Limits
from coach.model import Objective, OKRSet


@check(
    "C001",
    level="warning",
    message="{Objectives} and {results}. One meeting cannot look at all of them.",
    question="Which would you keep if half had to go?",
    many="",
    fixes={
        "Guests sleep well\n\nGuests eat well\n\nGuests arrive rested\n\nGuests come back\n\nGuests tell others\n\nGuests stay longer": (
            "Guests sleep well\n\nGuests eat well\n\nGuests come back"
        ),
    },
    passes=["Orders arrive whole\n- Parcels broken on arrival from 4% to 1%\n\nPickers go home on time"],
    source="re:Work 3-5; Wodtke one; Grove: if we focus on everything, we focus on nothing",
)
def too_many_goals(okrs: OKRSet, limits: Limits) -> Iterator[Hit]:
    """The set holds more goals than a team can look after.

    A goal that nobody looks at every other week is a wish. Fewer of them leave room to act.
    """
    objectives = len({o.text.casefold() for o in okrs.objectives})
    results = sum(len(o.key_results) for o in okrs.objectives)
    if objectives > limits.objectives or results > limits.many:
        heavy = objectives > limits.objectives or results > limits.total
        yield Hit(
            slots={"objectives": amount(objectives, "objective"), "results": amount(results, "key result")},
            level="" if heavy else "info",
        )


def amount(n: int, noun: str) -> str:
    """Say how many: 1 objective, 2 objectives, no objectives."""
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"


@check(
    "C002",
    level="warning",
    draft="info",
    message="Why this and why now is open. It names no goal above it and no reason to begin today.",
    question="What happens if it waits a quarter?",
    many="{n} objectives name no reason to begin today. What happens if they wait a quarter?",
    fixes={
        "Parents find a place in time": "Parents find a place in time\nWhy: [source: what happens if it waits - the town]",
    },
    passes=["Parents find a place in time\nWhy: every third family was turned away last spring"],
    source="Lamorte: why now, in three to five sentences; LeMay: no more than one step away from the goal above",
)
def orphan_objective(objective: Objective) -> Iterator[Hit]:
    """The objective has no link to a goal above it and no reason why now.

    A goal from below is as good as one from above; either way somebody asks why it cannot wait.
    """
    if not objective.why and objective.text.strip():
        yield Hit()
