"""Whether an objective could stand on any team's page: O003."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.aim import CARRY, carried, delivers
from coach.checks.check import Hit, check
from coach.checks.wording import adjectival, places
from coach.model import Objective
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, NOMINALS, Is
from coach.words import bag


@check(
    "O003",
    level="warning",
    message="The objective waits for the people it is for. “{quote}” fits many teams, and nothing in it says which part is yours.",
    question="For whom, and where do they feel it today?",
    many="{n} objectives wait for the people they are for. For whom, and where do they feel it today?",
    fixes={
        "Improve customer satisfaction": "Small shops get a straight answer the first time",
        "Drive operational excellence": "Night nurses find the trolley stocked",
        "Enhance employee experience": "New drivers know their route on day one",
    },
    passes=[
        "Small-business customers get a straight answer first time",
        "Significantly improve the reliability of the payment terminal",
        "No guest left on read",
        "Budget holders trust the monthly numbers",
    ],
    source="re:Work: tangible, objective, unambiguous; Locke and Latham: specific beats do-your-best",
)
def vague_objective(objective: Objective) -> Iterator[Hit]:
    """The objective could stand on many teams' pages.

    Words that every team uses - quality, performance, experience - place nothing. A beneficiary, a
    product, a place or a moment does. Big adjectives add nothing to it.
    """
    if not objective.text.strip():
        yield Hit(message=UNTITLED, question="What are these for?")
        return
    if specific(objective) or carried(objective.reading):
        return
    if not (delivers(objective.reading) and _names_function(objective.reading)):
        yield Hit()


def _names_function(reading: Reading) -> bool:
    """Whether a task says of which function it is: "a partner strategy", "sales training", "Define the PR plan"."""
    words, tags = reading.line
    if not FUNCTIONS.isdisjoint(words) or "okrs" in words:
        return True
    head = reading.clauses[0].head
    if head < 1 or words[head] not in ARRANGED:
        return False
    return (
        bool(tags[head - 1] & (NOMINALS | Is.ING))
        and words[head - 1] not in ("key", "business")
        and head - 1 != reading.verb
    )


UNTITLED = "No objective stands above these key results yet. Nobody can tell what they add up to."
SMALL = (
    Is.CADENCE
    | Is.DET
    | Is.PREP
    | Is.CONJ
    | Is.SUB
    | Is.PRON
    | Is.COPULA
    | Is.AUX
    | Is.MODAL
    | Is.ADV
    | Is.QUALITY
    | Is.PUNCT
)
FUNCTIONS = bag(  # a task that names its function is placed by it: "define the sales strategy"
    "sales marketing finance legal hr pr support service services pipeline hiring recruiting security branding accounting "
    "procurement reporting design research data analytics training payroll okr"
)
ARRANGED = bag("strategy plan process policy programme program team function roadmap framework system training scheme")
JOINS = bag("to and & , ; . by")
LIVELY = bag(
    "growing leading existing ongoing emerging lasting winning outstanding compelling engaging amazing inspiring thriving"
)
DEEDS = Is.VERB | Is.PAST | Is.ING


_PLACELESS = SMALL | Is.DATE | Is.QTY


def specific(objective: Objective) -> bool:
    """Whether the objective says somebody's part, a name, a place or a thing of its own."""
    reading = objective.reading
    words, tags = reading.line
    verbs = [clause.verb for clause in reading.clauses]
    nowhere = _PLACELESS | Is.NOMINAL if reading.verb < 0 and tags and tags[0] & Is.QUALITY else _PLACELESS
    return any(  # a doing alone, praised, is anybody's: "World-class onboarding"
        not tag & nowhere
        and i not in verbs
        and (i or word not in CARRY)
        and word[0].isalpha()
        and names(words, i)
        and (places(word) or (adjectival(word) and is_name(reading, i)))
        for i, (word, tag) in enumerate(zip(words, tags, strict=True))
    )


def names(words: list[str], i: int) -> bool:
    """Whether a word is used as a noun: no verb form, or a verb where a noun stands ("invoice matching", "a parking plan")."""
    bits = LEXICON[words[i]]
    if not bits & DEEDS or bits & Is.CADENCE:
        return not bits & Is.CADENCE
    if bits & Is.NOUN and not bits & Is.UNKNOWN:
        return True
    before = words[i - 1] if i else ""
    if bits & Is.ING and before:
        thing = LEXICON[before] & Is.DET or before == "new" or before.isdigit() or adjectival(before)
        return bool(thing) and words[i] not in LIVELY
    if LEXICON[before] & Is.PLURAL and LEXICON[before] & Is.ACTOR:
        return False  # "a product users love"
    return bool(bits & Is.VERB) and bool(before) and before not in JOINS


def is_name(reading: Reading, i: int) -> bool:
    """Whether a word inside a sentence has the capital of a name: "the Nordic market"."""
    text, starts = reading.text, reading.amounts.tokens.starts
    if not i or not text[starts[i]].isupper():
        return False
    return sum(text[start].isupper() for start in starts) * 2 <= len(starts)
