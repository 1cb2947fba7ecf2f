"""The objective's own words: O001-O008."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks import clauses
from coach.checks.check import Hit, check
from coach.checks.wording import GENERIC, HARM, adjectival
from coach.model import Objective
from coach.sentence import Clause, Reading
from coach.sentence.lexicon import LEXICON, Is, lemma, singular
from coach.words import bag

WORTH = bag(
    "revenue cost money time trust safety risk waiting wait error price profit margin health harm choice learning "
    "peace comfort income quality speed waste energy noise emission sale growth loss debt"
)
TYPED = bag("committed aspirational moonshot roofshot stretch learning [c] [a] [l] commitment experiment")
STATES = bag(
    "trust culture community relationship relation confidence reputation team environment habit pipeline vision "
    "awareness loyalty leadership standard source company organization organisation friendship pride momentum "
    "demand market brand business audience network resilience capacity expectation promise value impact "
    "difference goodwill"
)
ORDERS = ("order", "done", "doing")
BETTER = Is.UP | Is.DOWN | Is.CHANGE  # a verb that says what gets better
NURTURE = bag("build rebuild restore regain create establish develop grow foster set cultivate deliver form shape")
CARRY = bag("drive deliver provide produce show")  # growth, savings: a measure, not a thing
SOFT = bag(  # verbs that give, use or turn what is there, and name no thing to make
    "make get have give let bring turn help keep put take use leverage align mature recharge enable free lead love go "
    "scale grow empower inspire unite delight please impress surprise serve win own find feel stop end"
)
UPKEEP = bag("continue maintain sustain preserve remain uphold retain persist")  # a level stays as it is
ONGOING = bag("ongoing continuity upkeep business-as-usual status-quo bau")
CHANGED = bag("while whilst as through throughout despite when although until beyond past after under during")
IDIOMS = bag("promise promises word pace track company time mind")  # keep promises, keep pace


@check(
    "O001",
    level="info",
    message="The objective carries its number. “{quote}” says how far; a key result can hold it.",
    question="What would you call this change without the number?",
    many="{n} objectives carry their number. What would you call these changes without it?",
    fixes={
        "Cut empty runs by a third": "Trucks leave full and come home full",
        "Answer every parent within two days": "Parents never have to chase an answer",
    },
    passes=[
        "Become the first choice of dentists in the valley",
        "Get ready for SOC 2",
        "Give level 2 support the tools it needs",
    ],
    source="Doerr and re:Work: the objective says where to go, its key results measure; Cagan: objectives are qualitative",
)
def metric_in_objective(objective: Objective) -> Iterator[Hit]:
    """The objective carries a number.

    Boards write them, and nothing is lost. The name of the change is easier to repeat without it,
    and a key result can hold the number with its starting point.
    """
    for quantity in objective.reading.amounts.quantities:
        plain = quantity.value == 1 and not quantity.unit
        if quantity.slot != "progress" and not plain and (quantity.role != "all" or quantity.value == 0):
            yield Hit((quantity.start, quantity.end))
            return


@check(
    "O002",
    level="warning",
    message="The objective names what will be made or done; what that is for is open. {Object} can be there while everything goes on as now.",
    question="What will somebody get that is missing today?",
    many="{n} objectives name what will be made or done. What will somebody get that is missing today?",
    fixes={
        "Open the new wash hall": "Customers drive off in a clean car without waiting",
        "Migrate all clinics to the new record system": "Doctors see the whole story of a patient at a glance",
        "Launch the tenants' website": "Tenants settle small matters without a phone call",
    },
    passes=[
        "Make releases a non-event for every team",
        "Build trust with the harbour authority",
        "Help first-time buyers decide on their own",
        "Families get housing decisions without asking twice",
    ],
    source="OKR playbook: what matters is the impact of a launch; Cagan: problems to solve, not features to build",
)
def deliverable_objective(objective: Objective) -> Iterator[Hit]:
    """The objective names a thing to deliver.

    It can be delivered and nobody notice. The objective says what becomes possible, and for whom;
    the thing itself is one way there. Where the sentence goes on to say what it is for, this is a
    hint.
    """
    if delivers(objective.reading):
        yield Hit(level="info" if objective.reading.purpose != (0, 0) else "")


def delivers(reading: Reading) -> bool:
    """Whether the sentence orders a thing to be made or a task to be done, or names such a thing."""
    if not reading.clauses or any(clause.bits & BETTER for clause in reading.clauses if clause.form in ORDERS):
        return False
    clause, tags = reading.clauses[0], reading.line.tags
    if clause.form in ORDERS:
        return reading.lemma not in SOFT and not _becomes_something(reading, clause.verb) and _makes(reading, clause)
    head = tags[clause.head] if clause.head >= 0 else 0
    if clause.form == "state" or head & Is.ACTOR or any(tag & Is.QUALITY for tag in tags):
        return False
    return bool(head & Is.WORK) or bool(head & Is.NOMINAL and clause.inner >= 0 and tags[clause.inner] & Is.WORK)


def _makes(reading: Reading, clause: Clause) -> bool:
    """Whether an order makes a thing or studies one, rather than to move a measure or build a state of people."""
    if clause.bits & (Is.ACTIVITY | Is.MEASURE | Is.LEARN):
        return bool(clause.bits & Is.STUDY)
    head = reading.line.tags[clause.head] if clause.head >= 0 else 0
    measure = reading.lemma in CARRY and head & (Is.METRIC | Is.GAUGE) and not head & (Is.WORK | Is.NOMINAL)
    state = reading.lemma in NURTURE and singular(reading.head) in STATES
    other = clause.bits & (Is.REACH | Is.OBTAIN | Is.HOLD | Is.ENSURE | Is.STATE)
    return bool(clause.bits & Is.DOING) and not (measure or state or other)


def _becomes_something(reading: Reading, verb: int) -> bool:
    """Whether the order turns one thing into another ("Establish X as the standard", "Deliver on Y")."""
    words = reading.line.words
    return "as" in words[verb + 2 : verb + 8] or words[verb + 1 : verb + 2] in (["on"], ["against"])


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
    if not specific(objective):
        yield Hit()


SMALL = Is.DET | Is.PREP | Is.CONJ | Is.SUB | Is.PRON | Is.COPULA | Is.AUX | Is.MODAL | Is.ADV | Is.QUALITY | Is.PUNCT
DEEDS = Is.VERB | Is.PAST | Is.ING


def specific(objective: Objective) -> bool:
    """Whether the objective says somebody's part, a name, a place or a thing of its own."""
    words, tags = objective.reading.line.words, objective.reading.line.tags
    return any(
        not tag & (SMALL | Is.DATE)
        and i != objective.reading.verb
        and word[0].isalpha()
        and names(words, i)
        and places(word)
        for i, (word, tag) in enumerate(zip(words, tags, strict=True))
    )


def names(words: list[str], i: int) -> bool:
    """Whether a word is used as a noun: no verb form, or a verb where a noun stands ("invoice matching")."""
    bits = LEXICON[words[i]]
    if not bits & DEEDS:
        return True
    if bits & Is.NOUN and not bits & Is.UNKNOWN:
        return True
    return bool(bits & Is.VERB) and i > 0 and words[i - 1] not in ("to", "and", "&", ",", "by")


def places(word: str) -> bool:
    """Whether a word lies outside the vocabulary that every team shares, and is no adjective."""
    last = word.rpartition("-")[2] or word
    return not adjectival(word) and GENERIC.isdisjoint((word, singular(word), lemma(word), last, singular(last)))


@check(
    "O004",
    level="warning",
    message="The objective keeps things as they are. It goes on with {object}, and what will be different is open.",
    question="What will be different at the end if this goes well?",
    many="{n} objectives keep things as they are. What will be different at the end if they go well?",
    fixes={
        "Maintain our market position": "Growers ask for our seed by name",
        "Continue monthly reporting to the board": "The board decides on numbers that are days old",
        "Keep hiring good cooks": "Kitchens are fully staffed before the season starts",
    },
    passes=[
        "Keep customer data safe as we open the door to partners",
        "Stay compliant when the new food law starts",
        "Keep promises to patients who wait for a bed",
        "Become the bakery that people drive across town for",
    ],
    source="re:Work: avoid goals that push for no new achievement; OKR playbook, trap two; Wodtke: OKRs push, health metrics protect",
)
def business_as_usual_objective(objective: Objective) -> Iterator[Hit]:
    """The objective keeps a state or goes on with a routine.

    It would happen anyway. A line that holds such a level is worth watching beside the objectives.
    Holding against a new load or threat is a change, and in care, safety, law and security holding
    is the work: nothing is said.
    """
    words = objective.reading.amounts.tokens.words
    if not CHANGED.isdisjoint(words) or any(word in HARM for word in words):
        return
    if holds(objective) or not ONGOING.isdisjoint(words) or routine(objective):
        yield Hit()


def holds(objective: Objective) -> bool:
    """Whether the head verb keeps something: maintain, continue, keep + -ing."""
    reading, words = objective.reading, objective.reading.amounts.tokens.words
    if reading.verb < 0:
        return False
    verb = lemma(words[reading.verb])
    after = words[reading.verb + 1 : reading.verb + 3]
    if verb == "carry":
        return after[:1] == ["on"]
    if verb in ("keep", "stay", "hold"):
        return IDIOMS.isdisjoint(after)
    return verb in UPKEEP


def routine(objective: Objective) -> bool:
    """Whether the objective goes on with steps of its own in a rhythm ("Perform weekly rounds")."""
    words = objective.reading.amounts.tokens.words
    rhythm = not {"daily", "weekly", "monthly", "quarterly", "yearly", "annual"}.isdisjoint(words)
    return rhythm and lemma(words[0]) in ("perform", "run", "do", "deliver", "hold", "conduct", "carry", "keep")


@check(
    "O005",
    level="info",
    message="Two aims share this objective. “{first}” and “{second}” can each come true alone.",
    question="If one had to wait, which?",
    many="{n} objectives hold more than one aim. If one had to wait, which?",
    fixes={
        "Shorten the queue at the ferry and rebuild the café": "Passengers board without a queue",
        "Grow the choir and reduce the debt of the hall": "The hall pays for itself",
    },
    passes=[
        "Families plan and book a trip in one evening",
        "Grow the farm shop while the fields rest",
        "Make the road safe and quiet",
    ],
    source="Grove: if we focus on everything, we focus on nothing; Wodtke: one objective",
)
def compound_objective(objective: Objective) -> Iterator[Hit]:
    """The objective holds two aims.

    When they pull apart in week six nobody knows which one wins.
    """
    goals = clauses.goals(objective.reading)
    if len(goals) > 1:
        yield Hit(slots=clauses.slots(objective.reading, goals))


@check(
    "O006",
    level="info",
    message="This takes more than one breath to say. A sentence of {n} words is hard to pass on from memory.",
    question="How would you say it to a new colleague?",
    many="{n} objectives take more than one breath to say. How would you say them to a new colleague?",
    fixes={
        "Deliver the second phase of the harbour programme including the tide gates and the new pumps for all quarters of the town that lie below the river": (
            "The low town stays dry"
        ),
    },
    passes=["Warehouses trust our stock numbers", "Close the books without weekend work"],
    source="OKR playbook: if the objective does not fit on one line, it is probably not crisp enough",
)
def hard_to_repeat_objective(objective: Objective) -> Iterator[Hit]:
    """The objective is long.

    What nobody can repeat nobody steers by. Length alone counts here: the words of a trade are
    its own affair.
    """
    words = sum(word[0].isalnum() for word in objective.reading.amounts.tokens.words)
    if words > 20 or len(objective.text) > 140:
        yield Hit(slots={"n": str(words)})


@check(
    "O007",
    level="warning",
    draft="info",
    message="Who is better off is open. “{quote}” names a thing, and nobody who would notice it.",
    question="Who would notice first?",
    many="{n} objectives name nobody who would notice. Who would notice first?",
    fixes={
        "Standardise the job codes": "People see what their next step takes",
        "Consolidate the map layers": "Rangers find the current map in one place",
    },
    passes=[
        "Caseworkers find the current policy in one place",
        "Serve peak traffic at lower cost",
    ],
    source="OKR playbook, trap five: low-value objectives",
)
def no_beneficiary_or_value(objective: Objective) -> Iterator[Hit]:
    """Neither a person nor a value stands in the objective or its reason.

    People inside the house count as much as customers; less risk is a value too.
    """
    words = [*objective.reading.amounts.tokens.words, *(objective.why or "").lower().split()]
    if objective.reading.form != "active" and not any(
        LEXICON[word] & (Is.ACTOR | Is.OWN) or singular(word) in WORTH for word in words
    ):
        yield Hit()


@check(
    "O008",
    level="warning",
    draft="info",
    message="What a miss would mean is open. A promise, a stretch and a test are each looked at in another way.",
    question="Would a miss need explaining, or is most of the way a good result?",
    many="For {n} objectives what a miss would mean is open. Would a miss need explaining, or is most of the way a good result?",
    fixes={
        "Own the northern ferry market": "[aspirational] Own the northern ferry market",
        "Committed moonshot: a court without paper": "[committed] A court without paper",
    },
    passes=[
        "[learning] Find out what stops people finishing the claim",
        "[committed] Payments stay up through the move",
    ],
    source="OKR playbook, trap one: committed and aspirational are expected to score differently; Locke and Latham on learning goals",
)
def undeclared_ambition(objective: Objective) -> Iterator[Hit]:
    """Nothing says whether the objective is committed, aspirational or for learning.

    A promise is kept in full, a stretch is a good result at two thirds, a test is done when
    something is known.
    """
    words = set(objective.text.lower().replace("[", " ").replace("]", " ").replace(":", " ").split())
    committed = objective.type == "committed" or "committed" in words
    if committed and words & {"moonshot", "stretch", "aspirational"}:
        yield Hit(
            message="Committed and stretch stand in one line. A promise is kept in full, a stretch is not.",
            question="Which of the two is it?",
        )
    elif objective.type is None and TYPED.isdisjoint(words):
        yield Hit()
