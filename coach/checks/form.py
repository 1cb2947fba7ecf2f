"""How a key result is put: K008 K011 K012 K015."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks import clauses
from coach.checks.check import Hit, check
from coach.checks.measure import is_harm
from coach.model import Amount, KeyResult
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

NO_SCALE = bag("rank ranking position place grade level speed performance")  # less may be more, or neither
WORSE = bag(
    "churn attrition downtime defect error incident complaint outage cancellation backlog dso outstanding delay "
    "injury accident absence absenteeism sickness scrap overrun no-show"
)
TOLD = bag("reported report logged recorded flagged detected found near-miss near-misses")
BOUNDED = bag("uptime availability satisfaction occupancy attendance")
NOBODY = bag("all team everyone everybody us we tbd n/a - ? various")
INSTRUMENTS = bag(
    "dashboard report survey analytics ledger register log export poll census questionnaire panel crm erp"
)


@check(
    "K008",
    level="error",
    message="The verb goes one way, the numbers the other. The line says {verb}, and its figures go from {baseline} to {target}.",
    question="Which way is meant?",
    many="{n} lines have a verb that goes one way and numbers that go the other. Which way is meant?",
    fixes={
        "Increase spoiled batches from 6 to 2": "Reduce spoiled batches from 6 to 2",
        "Reduce members who leave from 3% to 5%": "Members who leave from 5% to 3%",
        "Cut the time to a berth from 4 days to 4 days": "Cut the time to a berth from 4 days to [target: days - the harbour master]",
        "Raise uptime of the ticket machine to 120%": "Raise uptime of the ticket machine to [target: share of the day - the team]",
    },
    passes=[
        "Improve churn from 5% to 3%",
        "Increase reported near misses from 12 to 40 a month",
        "Reduce days sales outstanding from 60 to 45",
        "NPS from -12 to +10",
    ],
    source="Locke and Latham: goals direct attention, so the direction must be unambiguous",
)
def direction_contradiction(kr: KeyResult) -> Iterator[Hit]:
    """Verb, numbers and fields point in different directions.

    Nobody can tell which way the team wants to go. "Improve" goes either way and is fine; a rise
    of something that others want to fall is asked about, never asserted.
    """
    target = kr.measure.target
    if target is None:
        return
    if kr.fields.target or kr.fields.baseline:
        yield from disagreement(kr)
    baseline, way = kr.measure.baseline, verb_way(kr)
    if past_the_end(kr, target):
        yield Hit(slots={"target": target.text}, message=PAST_END, question="What is the level to reach?")
    elif way and baseline and comparable(kr, baseline, target):
        yield from contrary(kr, baseline, target, way)
    elif way == "up" and not baseline and rises_to_worse(kr):
        yield Hit(level="info", message=WORSE_UP, question="Which way is better here?")


PAST_END = "{Target} lies past the end of its scale. {Metric} cannot go that far."
WORSE_UP = "This line sends {metric} up. Most people would want that to fall."
SAME_ENDS = "Both ends are the same. The line begins at {baseline} and ends at {target}."
FIELD = "The line and its field differ. The line says {said}, the field says {field}."


def verb_way(kr: KeyResult) -> str:
    """The way of the head verb itself: up, down, or "" for one that goes either way."""
    words = kr.reading.line.words
    bits = LEXICON[words[max(kr.reading.verb, 0)]] if words else 0
    if not bits & Is.VERB and kr.reading.verb < 0:
        return ""
    return "up" if bits & Is.UP and not bits & Is.CHANGE else "down" if bits & Is.DOWN else ""


def comparable(kr: KeyResult, baseline: Amount, target: Amount) -> bool:
    """Whether the two ends are numbers on one scale on which up is up."""
    return (
        baseline.value is not None
        and target.value is not None
        and target.role in ("level", "count")
        and target.unit != "times"  # "from weekly to daily" are words for rates
        and (baseline.unit == target.unit or not baseline.unit or not target.unit)
        and NO_SCALE.isdisjoint(kr.measure.metric.lower().split())
    )


def contrary(kr: KeyResult, baseline: Amount, target: Amount, way: str) -> Iterator[Hit]:
    """Yield a hit when the verb's way is not the numbers' way."""
    assert baseline.value is not None
    assert target.value is not None
    verb = kr.reading.line.words[max(kr.reading.verb, 0)]
    slots = {"baseline": baseline.text, "target": target.text, "verb": verb}
    if baseline.value == target.value:
        yield Hit(slots=slots, message=SAME_ENDS)
    elif (target.value > baseline.value) != (way == "up"):
        yield Hit(slots=slots)


def disagreement(kr: KeyResult) -> Iterator[Hit]:
    """Yield a hit for each field whose figure differs from the one in the line."""
    amounts = kr.reading.amounts
    for said, field in ((amounts.target, kr.measure.target), (amounts.baseline, kr.measure.baseline)):
        if said and field and said.value is not None and field.value is not None and said.role == field.role:
            one_scale = said.unit == field.unit or not said.unit or not field.unit
            if said.value != field.value or not one_scale:
                slots = {"said": said.text, "field": field.text}
                yield Hit((said.start, said.end), slots, message=FIELD, question="Which one holds?")


def past_the_end(kr: KeyResult, target: Amount) -> bool:
    """Whether a share that cannot pass 100% is to pass it."""
    if target.value is None or target.unit != "%" or target.role != "level" or target.value <= 100:
        return False
    return not BOUNDED.isdisjoint(kr.measure.metric.lower().split())


def rises_to_worse(kr: KeyResult) -> bool:
    """Whether the line raises a measure of which less is better, and not the telling of it."""
    words = kr.measure.metric.lower().split()
    return any(word in WORSE or word.removesuffix("s") in WORSE for word in words) and TOLD.isdisjoint(words)


@check(
    "K011",
    level="warning",
    message="{N} results share this line. “{first}” and “{second}” can each come true alone.",
    question="Is one of them a way to the other?",
    many="{n} lines hold more than one result. Is one of them a way to the other?",
    fixes={
        "Answer objections in 10 days and train the new clerks": "Answer objections in 10 days",
        "Cut waiting time to 2 h and raise satisfaction to 90%": "Cut waiting time to 2 h while satisfaction stays at 90%",
        "20 new stalls and 10% more visitors": "20 new stalls",
    },
    passes=[
        "Median first response from 9 h to 2 h while satisfaction stays at 88%",
        "Revenue per employee from EUR 90k to EUR 110k",
        "Sales and marketing qualified leads from 40 to 60",
        "Draft and publish the tenants' guide",
        "Crash-free sessions on iOS and Android from 97% to 99%",
    ],
    source="Roobrick: key results are independent; Cagan: a primary measure and its backstop are one",
)
def compound_key_result(kr: KeyResult) -> Iterator[Hit]:
    """Two results stand in one line.

    If one is met and the other is not, nobody knows how to grade the line. A guardrail ("while ...
    stays") is part of one result, and so are steps on one object.
    """
    goals = clauses.goals(kr.reading)
    if len(goals) > 1:
        yield Hit(slots=clauses.slots(kr.reading, goals))


@check(
    "K012",
    level="info",
    message="This line holds a level. What it protects is {metric}.",
    question="Do you hold this line, or is there something to change?",
    many="{n} lines hold a level. Do you hold these lines, or is there something to change?",
    fixes={
        "Maintain 99.95% availability": "Minutes of checkout downtime from [baseline: minutes a month - operations] to [target: minutes a month - the team]",
        "Keep the choir's debt under EUR 2,000": "Reduce the choir's debt to EUR 2,000",
    },
    passes=[
        "Minutes of checkout downtime a month from 43 to 10",
        "Keep infections on the ward under 2 a month",
    ],
    source="Wodtke: OKRs push, health metrics protect; Lamorte; Perdoo",
    kinds=("health", "outcome"),
)
def hold_steady(kr: KeyResult) -> Iterator[Hit]:
    """The line keeps a level where it is.

    That is worth watching, beside the lines that push. In care, safety, law and security holding is
    the work itself, and nothing is said.
    """
    baseline, target = kr.measure.baseline, kr.measure.target
    level = kr.kind == "health" or (
        baseline is not None
        and target is not None
        and target.role == "level"
        and target.value is not None
        and baseline.value == target.value
        and (target.unit != "times" or baseline.text == target.text)  # "from weekly to daily" are words for rates
        and not verb_way(kr)
    )
    if level and not is_harm(kr):
        yield Hit()


@check(
    "K015",
    level="warning",
    draft="info",
    message="Who looks this number up, and where, is open. A number without a name and a place is seldom looked at.",
    question="Who will look, and where?",
    many="{n} lines have no name or no place to look. Who will look, and where?",
    fixes={
        "Berths let by Easter from 40% to 80%": (
            "Berths let by Easter from 40% to 80%\nOwner: [owner: one person - harbour office]\nSource: [source: where it is read - harbour office]"
        ),
    },
    passes=[
        "Visitors from 400 to 600 a week\nOwner: Ines\nSource: the till",
        "Report of the ticket system: queue from 30 to 10 minutes\nOwner: head of intake",
    ],
    source="Doran: assignable; re:Work: evidence is available, credible and easily found",
)
def unowned_or_unsourced(kr: KeyResult) -> Iterator[Hit]:
    """No one person owns the number, or nobody says where it can be read.

    In week three somebody has to open something and read a figure. Say who and where.
    """
    owner = (kr.owner or "").strip().casefold()
    if (
        not owner
        or owner in NOBODY
        or (not kr.fields.source and INSTRUMENTS.isdisjoint(kr.reading.amounts.tokens.words) and "http" not in kr.text)
    ):
        yield Hit()
