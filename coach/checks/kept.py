"""What the team gave stays as it is, figures and dates: R001 R002 R003."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks import answers, qualifiers
from coach.checks.check import Hit, Pair, check
from coach.checks.compared import PLACEHOLDER, Line, compared
from coach.checks.days import same_day
from coach.checks.ledger import ledger
from coach.quantities import Quantity
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_SEASONS = bag("spring summer autumn winter")
_GONE = "“{old}” is gone. It says which figure is meant."
MOST_DATES = 50  # that are followed up


@check(
    "R001",
    level="error",
    message="{quote} is a figure that nobody gave. A number that we made up becomes the one that everybody remembers.",
    question="Who gave that figure, or who could?",
    many="{n} figures were given by nobody. Who could give them?",
    fixes={
        Pair("Improve activation", "Activation from 35% to 50%"): Pair(
            "Improve activation", "Activation from [baseline: share - analytics] to [target: share - the team]"
        ),
        Pair("Grow subscribers from 400 by 25%", "Subscribers from 400 to 500"): Pair(
            "Grow subscribers from 400 by 25%", "Subscribers from 400 to 500 (400 + 25% = 500)"
        ),
    },
    passes=[
        Pair("Cut no-shows by half", "No-shows down by 50%"),
        Pair("Improve NPS", "NPS from 31 to 45", ("NPS is 31, the board wants 45",)),
    ],
    source="Anti-fabrication contracts of other tools; a published log in which a coach mis-stated a baseline",
)
def invented_number(pair: Pair) -> Iterator[Hit]:
    """The rewrite holds a figure that the team never gave.

    Every figure of a rewrite comes from the original or from what the team said. A conversion, a word for a number
    and a sum whose working is shown from given figures are no inventions.
    """
    for line, quantity in ledger(pair).invented:
        yield hit(line, quantity)


@check(
    "R002",
    level="error",
    message="{old} became {quote}. The unit, what it is counted per, and whether it is a floor or an exact level are part of a figure.",
    question="Which of the two is meant?",
    many="{n} figures changed on the way. Which ones are meant?",
    fixes={
        Pair("Bring the defect rate under 1%", "Defect rate at 1%"): Pair(
            "Bring the defect rate under 1%", "Defect rate under 1%"
        ),
        Pair("Raise margin by 5%", "Margin up 5 points"): Pair("Raise margin by 5%", "Margin up 5%"),
    },
    passes=[
        Pair("At least 85% of calls answered", "85% or more of calls answered"),
        Pair("Cut handling time to 1,200 s", "Handling time down to 20 minutes"),
    ],
    source="What Matters OKR playbook: metrics that cannot be read two ways",
)
def altered_number(pair: Pair) -> Iterator[Hit]:
    """A figure that the team gave changed its value, unit, role or bound.

    "Under 1%" is not "1%", five percent are not five points, and today's value is not the aim.
    """
    both, became = compared(pair), ledger(pair)
    for old, new, line in became.altered:
        yield hit(line, new, old=old.text)
    for old, new, line in became.changed:
        yield hit(line, new, old=f"“{old.lead} {old.text}”" if LEXICON[old.lead] & Is.PREP else old.text)
    for old, new, line in answers.misplaced(both):
        yield hit(
            line,
            new,
            message="{old} was said of something else. A figure fills the place that it was given for.",
            old=old.text,
        )
    for lost in became.lost:
        yield Hit(slots={"old": lost.text}, message="{old} is gone. A figure that the team gave stays in the line.")
    for one, other in (
        *qualifiers.statistics(both),
        *qualifiers.cadences(both),
        *qualifiers.hedges(both),
        *qualifiers.wholes(both),
    ):
        message = "“{old}” became “{new}”. Which of the two is meant is part of a figure." if other else _GONE
        yield Hit(slots={"old": one, "new": other}, message=message)


@check(
    "R003",
    level="error",
    message="{old} is gone or moved. A date that somebody named may be the one thing that is fixed.",
    question="Is that date fixed by someone else?",
    many="{n} dates are gone or moved. Which of them are fixed?",
    fixes={
        Pair("Publish the tariff before 1 July", "Publish the tariff"): Pair(
            "Publish the tariff before 1 July", "Before 1 July, publish the tariff"
        )
    },
    passes=[Pair("Open the surgery by end of June", "By 30 June, open the surgery")],
    source="What Matters OKR playbook: use real dates",
)
def lost_deadline(pair: Pair) -> Iterator[Hit]:
    """A date or window of the original is gone or moved, or a new one appeared.

    Equal days count as equal however they are written: the end of June is 30 June.
    """
    both = compared(pair)
    given = [when for line in both.given.lines for when in line.dates][:MOST_DATES]
    there = [(line, when) for line in both.after.lines for when in line.dates][:MOST_DATES]
    answered = any(same_day(old, new) for line in both.said.lines for old in line.dates for _, new in there)
    for old in [when for line in both.before.lines for when in line.dates][:MOST_DATES]:
        kept = [new for _, new in there if same_day(old, new)]
        turned = kept and all({old.slot, new.slot} == {"deadline", "since"} for new in kept)
        if turned or not (kept or answered or _SEASONS & both.after.words & set(old.text.lower().split())):
            yield Hit(slots={"old": old.text})
    for period in ledger(pair).periods:
        yield Hit(slots={"old": period.text})
    for line, new in there:
        if not PLACEHOLDER.fullmatch(new.text) and not any(same_day(new, old) for old in given):
            span = (line.offset + new.start, line.offset + new.end)
            yield Hit(span, message="{quote} is a date that nobody named. It may be read as a promise.")


def hit(line: Line, quantity: Quantity, message: str = "", **slots: str) -> Hit:
    """A figure of a line as what a finding points at."""
    return Hit((line.offset + quantity.start, line.offset + quantity.end), slots, message=message)
