"""One objective with all its key results: S001-S006."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from coach.checks.check import Hit, check, clip, inside
from coach.checks.effort import measured
from coach.checks.pairs import FORMS, PAIRS, lemmas
from coach.checks.profiles import Limits
from coach.checks.wording import adjectival
from coach.model import KeyResult, Objective
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, Is, lemma, singular
from coach.words import bag

EFFORT = bag("output activity activity-volume coverage baseline")
STAGES = {  # verbs by the step of a plan that they name
    verb: step
    for step, verbs in enumerate(
        (
            "research explore investigate analyze analyse assess interview survey scope",
            "design define specify plan draft sketch prototype model",
            "build develop implement create write code make produce configure install",
            "test pilot trial validate verify rehearse",
            "launch release deploy ship publish migrate deliver open rollout roll",
        )
    )
    for verb in verbs.split()
}
SMALL = Is.DET | Is.PREP | Is.CONJ | Is.SUB | Is.PRON | Is.COPULA | Is.AUX | Is.MODAL | Is.ADV | Is.QUALITY
PHASES = bag("phase stage step wave iteration part")


@check(
    "S001",
    level="warning",
    message="{N} key results stand under this objective. Each of them wants a look every two weeks.",
    question="Which of them would convince a sceptic?",
    many="{n} objectives have few or many key results. Which ones would convince a sceptic?",
    fixes={
        "Guests sleep through the night": (
            "Guests sleep through the night\n"
            "- Guests who say the room was quiet from [baseline: share - front desk] to [target: share - the team]\n"
            "- Calls to the desk at night from [baseline: calls a week - night porter] to [target: calls a week - the team]\n"
            "- Rooms changed for noise from [baseline: rooms a month - front desk] to [target: rooms a month - the team]"
        ),
    },
    passes=[
        "Parents find a place in time\n- Places offered by May from 40% to 80%\n- Calls per place from 6 to 2\n- Appeals from 30 to 10"
    ],
    source="re:Work about three; Wodtke three; Cagan two: primary and backstop",
)
def key_result_count(objective: Objective, limits: Limits) -> Iterator[Hit]:
    """The objective has too few or too many key results to steer by.

    One number can be met while the rest goes astray, and nobody looks at nine. Two to five hold the change
    and what it may cost.
    """
    n = len({" ".join(kr.reading.amounts.tokens.words) for kr in objective.key_results})
    if n > limits.most:
        yield Hit(slots={"n": str(n)})
    elif n == 0:
        yield Hit(message=NO_RESULTS, question="What would show that it came true?")
    elif n < limits.fewest and objective.key_results[0].reading.guardrail == (0, 0):
        yield Hit(message=ONE_RESULT, question="What else would show that it came true?")
    elif n == 2:
        yield Hit(level="info", message=TWO_RESULTS, question="Does the second one show what the first one costs?")


NO_RESULTS = "No key result stands under this objective yet. Nobody can tell half-way whether it comes true."
ONE_RESULT = "One key result stands under this objective. One number can be met while the rest goes astray."
TWO_RESULTS = "Two key results stand under this objective. That is enough if one of them shows what the other costs."


@check(
    "S002",
    level="error",
    message="{All} something you will do. With all of it done, what is different for somebody is still open.",
    question="How will somebody notice?",
    many="{n} objectives rest on things you will do. How will somebody notice?",
    fixes={
        "Riders find a bike\n- Order the bikes\n- Paint the bikes\n- Print the map": (
            "Riders find a bike\n- Order the bikes\n"
            "- Riders who leave without a bike from [baseline: riders a day - dock counts] to [target: riders a day - the team]"
        ),
    },
    passes=[
        "Permits without a visit\n- Build the portal\n- Permits issued without a visit from 18% to 60%",
        "Patients are seen sooner\n- Improve response times\n- Publish 2 leaflets",
    ],
    source="Cagan: the second most common failure is a list of activities; Castro",
)
def no_outcome_in_set(objective: Objective) -> Iterator[Hit]:
    """Every line is something the team does.

    When all of it is done nobody can tell whether the objective came true. A line that names a
    change and lacks its number counts as a change; so does a delivery with a measured purpose.
    """
    krs = objective.key_results
    if krs and all(kr.kind in EFFORT and not measured(kr, kr.reading.purpose) for kr in krs):
        yield Hit(slots={"all": f"All {len(krs)} lines are" if len(krs) > 1 else "The line below is"})


@check(
    "S003",
    level="warning",
    draft="info",
    message="Nothing here watches the other side of {push}. {Counter} would show it (proposed).",
    question="Do you want to keep an eye on that?",
    many="{n} objectives push one way. Do you want to keep an eye on the other side?",
    fixes={
        "Callers get through\n- Average handling time from 9 to 6 minutes": (
            "Callers get through\n- Average handling time from 9 to 6 minutes\n"
            "- Second calls about the same thing, repeat calls, stay under [target: share - the team]"
        ),
        "Changes reach people sooner\n- Increase deployment frequency from weekly to daily": (
            "Changes reach people sooner\n- Increase deployment frequency from weekly to daily while the share of changes that fail stays level"
        ),
    },
    passes=[
        "Callers get through\n- Average handling time from 9 to 6 minutes\n- First-call resolution at least 74%",
        "Visits are worth it\n- Visitors who come back within a year from 8% to 20%",
    ],
    source="Grove on paired indicators; Cagan's backstop; Goodhart; DORA: one metric to rule them all",
)
def no_guardrail(objective: Objective) -> Iterator[Hit]:
    """A measure is pushed and nothing watches what it may cost.

    Calls get shorter when people give up, and changes faster when nobody looks. One measure beside
    it keeps the push honest; one for each objective is enough.
    """
    words: set[str] | None = None
    for kr in objective.key_results:
        if kr.kind not in ("outcome", "coverage") or not kr.measure.metric or kr.reading.guardrail != (0, 0):
            continue
        said = kr.measure.metric.lower().split()
        if FORMS.keys().isdisjoint(said):
            continue
        pushed = {FORMS[word] for word in said if word in FORMS}
        for counter in chain.from_iterable(PAIRS[word] for word in pushed if word in PAIRS):
            if not counter.push <= pushed or (len(counter.push) == 1 and singular(kr.reading.head) not in counter.push):
                continue
            if words is None:
                words = set().union(*(lemmas(other.text) for other in objective.key_results))
            if words.isdisjoint(counter.watch - pushed):
                yield Hit(slots={"push": inside(kr.measure.metric) or "this line", "counter": counter.say})
                return


@check(
    "S004",
    level="warning",
    draft="info",
    message="The key results and the objective name different things. “{quote}” shares no word with the lines below it.",
    question="If all of them came true, would the objective be true?",
    many="{n} objectives share no word with their key results. If all of them came true, would the objective be true?",
    fixes={
        "Families are housed faster\n- Calls answered in 2 minutes\n- Website visits from 200 to 400": (
            "Families are housed faster\n- Calls from families answered in 2 minutes\n"
            "- Weeks until a family is housed from [baseline: weeks - housing office] to [target: weeks - the team]"
        ),
    },
    passes=[
        "Families are housed faster\n- Weeks until a family is housed from 31 to 20\n- Calls answered in 2 minutes"
    ],
    source="OKR playbook, trap six; Doerr: the objective is necessarily achieved",
)
def insufficient_set(objective: Objective) -> Iterator[Hit]:
    """No key result speaks of what the objective speaks of.

    It may still be right: words differ. The question decides, never the words.
    """
    krs = objective.key_results
    if len(krs) > 1 and not any(kr.kind in EFFORT or kr.kind == "unmeasured" for kr in krs):
        aim = content(objective.text)
        if aim and all(aim.isdisjoint(content(kr.text)) for kr in krs):
            yield Hit()


def content(text: str) -> set[str]:
    """Words of a text that carry its subject, in base form."""
    return set(map(_subject_word, text.lower().split())) - {""}


@lru_cache(maxsize=20_000)
def _subject_word(written: str) -> str:
    """Return the base form of a word that carries a subject; "" for a small word, a figure or an adjective."""
    word = written.strip(".,;:!?()'\"")
    plain = word.isalpha() and not LEXICON[word] & SMALL and not adjectival(word)
    return singular(lemma(word)) if plain else ""


@check(
    "S005",
    level="warning",
    message="Two lines measure the same thing. “{first}” and “{second}” move together.",
    question="Which one would you keep?",
    many="{n} objectives measure a thing twice. Which line would you keep?",
    fixes={
        "Readers get their books\n- Cut overdue holds from 40 to 20\n- Reduce overdue holds by half": (
            "Readers get their books\n- Cut overdue holds from 40 to 20\n- Books found on the right shelf up to [target: share - the team]"
        ),
    },
    passes=[
        "Readers get their books\n- Cut overdue holds from 40 to 20\n- Cut overdue holds at the branch from 12 to 4",
        "Ads pay\n- Click-through from 1% to 2%\n- Cost per click down to EUR 2",
    ],
    source="Roobrick: key results are independent; grading that averages them counts one twice",
)
def overlapping_key_results(objective: Objective) -> Iterator[Hit]:
    """Two lines measure one thing, or pull it both ways.

    The mean of the key results then counts it twice, or can never be full.
    """
    by_head: dict[str, list[KeyResult]] = defaultdict(list)
    for kr in objective.key_results:
        by_head[kr.reading.head or kr.text.casefold()].append(kr)
    twice = [pair for group in by_head.values() if len(group) > 1 for pair in _same(group)]
    pulled = [pair for pair in twice if {pair[0].measure.direction, pair[1].measure.direction} == {"up", "down"}]
    for first, second in (pulled or twice)[:1]:
        slots = {"first": clip(first.text), "second": clip(second.text)}
        if pulled:
            yield Hit(slots=slots, level="error", message=PULLS, question="Which way is meant?")
        else:
            yield Hit(slots=slots)


def _same(group: list[KeyResult]) -> Iterator[tuple[KeyResult, KeyResult]]:
    """Yield the pairs of one head noun that speak of the same thing, of the same people, at the same time."""
    seen: dict[frozenset[str], list[KeyResult]] = defaultdict(list)
    for kr in group:
        same = seen[frozenset(subject(kr.reading))]
        first = next((other for other in same if one_scale(other, kr)), None)
        if first is None:
            same.append(kr)
        else:
            yield first, kr


def subject(reading: Reading) -> set[str]:
    """Return what a line speaks of: its words without verb, figures and small words."""
    pairs = zip(reading.line.words, reading.line.tags, strict=True)
    return {
        singular(word)
        for i, (word, tag) in enumerate(pairs)
        if i != reading.verb and not tag & (SMALL | Is.QTY | Is.PUNCT) and not adjectival(word)
    }


def one_scale(first: KeyResult, second: KeyResult) -> bool:
    """Whether two lines on one subject measure it alike; a share beside a count is a good pair."""
    one, two = first.measure.target, second.measure.target
    if one is None or two is None:
        return first.text.casefold() == second.text.casefold()
    changes = one.role in ("delta", "factor") or two.role in ("delta", "factor")
    return changes or (one.unit == "%") == (two.unit == "%")


PULLS = "Two lines pull one thing both ways. “{first}” goes against “{second}”."


@check(
    "S006",
    level="info",
    message="These lines read as steps in order. “{first}” comes before “{second}”, and each can be done without the aim.",
    question="What will there be to see half-way?",
    many="{n} objectives read as steps in order. What will there be to see half-way?",
    fixes={
        "Members book online\n- Design the booking page\n- Build the booking page\n- Launch the booking page": (
            "Members book online\n- Courts booked online from [baseline: share - the clubhouse] to [target: share - the team]"
        ),
    },
    passes=["Members book online\n- Courts booked online from 10% to 60%\n- Launch the booking page"],
    source="OKR playbook: if every key result happens on the last day, there is no real plan; Herbig on leading and lagging",
)
def plan_in_disguise(objective: Objective) -> Iterator[Hit]:
    """The lines are a plan: steps in order, or phases.

    A plan says what is next; it cannot say half-way whether it works.
    """
    own = [kr for kr in objective.key_results if kr.kind in EFFORT]
    steps = [(step, kr) for kr in own if (step := STAGES.get(kr.reading.lemma)) is not None]
    phased = [kr for kr in own if not PHASES.isdisjoint(kr.reading.line.words[:4])]
    ordered = [steps[0]] if steps else []
    for step, kr in steps[1:]:
        if step > ordered[-1][0]:
            ordered.append((step, kr))
    if len(ordered) > 2:
        yield Hit(slots={"first": clip(ordered[0][1].text), "second": clip(ordered[1][1].text)})
    elif len(phased) > 1:
        yield Hit(slots={"first": clip(phased[0].text), "second": clip(phased[1].text)})
