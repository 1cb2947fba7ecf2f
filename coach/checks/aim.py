"""What an objective aims at: a number, a thing to make, or a change that somebody would notice: O001 O002."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.check import Hit, check
from coach.checks.effort import made
from coach.checks.pieces import AGAIN
from coach.checks.wording import adjectival, places
from coach.model import Objective
from coach.quantities import Quantity
from coach.sentence import Clause, Reading
from coach.sentence.lexicon import NOMINALS, Is, singular
from coach.words import DOING, bag

STATES = bag(
    "trust culture community relationship relation confidence reputation team environment habit pipeline vision "
    "awareness loyalty leadership standard source company organization organisation friendship pride momentum "
    "demand market brand business audience network resilience capacity expectation promise value impact "
    "difference goodwill reach runway presence footprint following foundation capability ecosystem expertise partnership "
    "excellence workforce appetite"
)
ORDERS = ("order", "done", "doing")
BETTER = Is.UP | Is.DOWN | Is.CHANGE  # a verb that says what gets better
NURTURE = bag(
    "build rebuild restore regain create establish develop grow foster set cultivate deliver form shape extend widen "
    "provide spread"
)
CHOOSE = bag("decide choose select determine")
COLLECT = bag("collect gather capture")
CARRY = bag("drive deliver provide produce show")  # growth, savings: a measure, not a thing
SOFT = bag(  # verbs that give, use or turn what is there, and name no thing to make
    "make get have give let bring turn help keep put take use leverage align mature recharge enable free lead love go "
    "scale grow empower inspire unite delight please impress surprise serve win own find feel stop end break tap tackle "
    "combat fight beat overcome solve drive "
    "invest protect defend safeguard champion nail care prove"
)
MADE = bag(DOING)
FELT = bag("experience day journey feeling welcome moment impression atmosphere start workplace place service")
TASKS = bag("consult attend participate visit coordinate")  # effort with an end of its own
MODES = bag("soft hard beta alpha dark pre")  # soft launch, beta test
THINGS = bag("toolkit platform operator research")
STAGES = bag("development test testing staging production sandbox local cloud build demo")
WORKS = bag(  # doings that leave a thing behind, unlike a preparation or a development
    "redesign relaunch rollout roll-out migration implementation installation integration upgrade refactoring overhaul "
    "replacement consolidation renovation refurbishment translation"
)
ONGOING = bag("day-to-day everyday ongoing")  # "run the day-to-day helpdesk" goes on
POINTERS = bag("the our these those their its both")
NOBODY = bag("nobody no none never no-one")
CLOCK = bag("past until after before at by")
TIMES = bag("ms second minute hour day week")
SMALL_COUNT = 20
_BEST = ("best-", "world-", "first-")


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
    number = carried(objective.reading)
    if number:
        yield Hit((number.start, number.end))


def carried(reading: Reading) -> Quantity | None:
    """Return the first amount that the objective is about; None if it has none."""
    for quantity in reading.amounts.quantities:
        plain = quantity.value == 1 and (not quantity.unit or quantity.text == "single")
        every = quantity.role == "all" and quantity.value != 0
        if quantity.slot != "progress" and not plain and not every and not points_out(reading, quantity):
            return quantity
    return None


def points_out(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number tells which ones ("merge the two offices", "weekly rounds") or when ("in school past twelve")."""
    if quantity.text.lower() in NOBODY:
        return True
    if quantity.unit == "times" and not any(c.isdigit() for c in quantity.text):  # a rhythm, unless it is the level
        return reading.text[: quantity.start].rstrip()[-3:] not in (" to", "rom")
    if quantity.role != "count" or quantity.unit or quantity.value is None or quantity.value > SMALL_COUNT:
        return False
    before = reading.text[: quantity.start].rstrip().rpartition(" ")[2].lower()
    ends = quantity.end >= len(reading.text.rstrip(" ."))
    return before in POINTERS or (ends and before in CLOCK)


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
        level, there = "info" if objective.reading.purpose != (0, 0) else "", made(objective.reading)
        yield Hit(slots={"object": there}, level=level) if there else Hit(message=TASK, level=level)


TASK = "The objective names what will be made or done; what that is for is open. It can be done while everything goes on as now."


def delivers(reading: Reading) -> bool:
    """Whether the sentence orders a thing to be made or a task to be done, or names such a thing."""
    if not reading.clauses or _betters(reading) or _in_time(reading):
        return False
    clause = reading.clauses[0]
    if _named_doing(reading):
        return True
    if clause.form not in ORDERS:
        return _names_thing(reading, clause)
    if reading.lemma in CHOOSE or reading.lemma in COLLECT:
        return True
    wish = (
        reading.lemma in SOFT
        or not ONGOING.isdisjoint(reading.line.words)
        or _becomes_something(reading, clause.verb)
        or _wishes(reading, clause)
    )
    return not wish and _makes(reading, clause)


def _in_time(reading: Reading) -> bool:
    """Whether it is how fast that matters: "answer every parent within two days"."""
    return any(
        q.unit in TIMES and (q.bound in ("<", "<=") or q.lead in ("within", "in")) for q in reading.amounts.quantities
    )


def _named_doing(reading: Reading) -> bool:
    """Whether a doing is named: "Partner portal redesign", "Soft launch of the app"."""
    words, tags = reading.line
    if len(words) < 2:
        return False
    if words[-1] in WORKS and not any(tag & (Is.DET | Is.PREP) for tag in tags):
        return True
    return words[0] in MODES and bool(tags[1] & Is.DOING and tags[1] & Is.VERB)


def _names_thing(reading: Reading, clause: Clause) -> bool:
    """Whether a phrase names a thing that a team makes, and says nothing of how good it is."""
    words, tags = reading.line
    head = tags[clause.head] if clause.head >= 0 else 0
    inner = clause.inner
    people = inner < 0 or tags[inner] & (Is.ACTOR | Is.METRIC) or singular(words[inner]) in STATES
    made = head & Is.NOMINAL and inner >= 0 and (tags[inner] & Is.WORK or not people)  # "Creation of a centre"
    if not (head & Is.WORK or made or (words[-1] in THINGS and len(words) > 1)):
        return False
    told = clause.form == "passive" and any(tag & Is.COPULA for tag in tags)  # "Letters are answered in time"
    told = told or clause.form == "active" or _wanted(reading, clause)
    wished = words[0].startswith(_BEST) or any(
        tag & Is.QUALITY and "-" not in word for word, tag in zip(words, tags, strict=True)
    )
    return not (clause.form == "state" or told or head & Is.ACTOR or wished)


def _wanted(reading: Reading, clause: Clause) -> bool:
    """Whether a relative clause says what people do with the thing: "an app that nurses want to open"."""
    words, tags = reading.line
    at = next((i for i in range(clause.start, clause.end) if words[i] in ("that", "which")), -1)
    return at > 0 and any(tag & Is.ACTOR for tag in tags[at + 1 : at + 4])


def _betters(reading: Reading) -> bool:
    """Whether the aim is that something gets better: in its first order, or in a later one about the same thing."""
    orders = [clause for clause in reading.clauses if clause.form in ORDERS]
    for i, clause in enumerate(orders):
        again = clause.object[0] < clause.object[1] and reading.line.words[clause.object[0]] in AGAIN
        if clause.bits & BETTER and (i == 0 or again or orders[0].head < 0):
            return True
    return False


def _wishes(reading: Reading, clause: Clause) -> bool:
    """Whether an order makes no thing of its own: "ship faster", "research excellence", "onboarding that needs nobody"."""
    words, tags = reading.line
    after = words[clause.verb + 1 : clause.end]
    if not after:
        return False
    if not any(tag & (NOMINALS | Is.NAME | Is.ING | Is.QTY | Is.DATE) for tag in tags[clause.verb + 1 : clause.end]):
        return True  # "move fast"
    better = tags[clause.verb + 1] & Is.QUALITY and (after[0].endswith("er") or after[0] in ("more", "less"))
    better = better and after[1:2] not in (["level"], ["order"])
    quality = len(after) == 1 and tags[clause.verb] & Is.NOUN and after[0].endswith(("ness", "ence", "ity", "ship"))
    return bool(better or quality) or after[0] in ("that", "which")


def _makes(reading: Reading, clause: Clause) -> bool:
    """Whether an order makes a thing or studies one, rather than to move a measure or build a state of people."""
    if clause.bits & (Is.ACTIVITY | Is.MEASURE | Is.LEARN):
        worked_out = reading.line.words[clause.verb + 1 : clause.verb + 2] in (["out"], ["up"])
        return bool(clause.bits & Is.STUDY) or reading.lemma in TASKS or worked_out
    head = reading.line.tags[clause.head] if clause.head >= 0 else 0
    if _praises(reading, clause):
        return False
    measure = reading.lemma in CARRY and head & (Is.METRIC | Is.GAUGE) and not head & (Is.WORK | Is.NOMINAL)
    named = singular(_named(reading, clause))
    people = head & Is.ACTOR and not head & Is.WORK  # "develop leaders"
    stage = named == "environment" and not STAGES.isdisjoint(reading.line.words)  # "a test environment" is a thing
    state = (
        reading.lemma in NURTURE and not stage and (people or not STATES.isdisjoint((singular(reading.head), named)))
    )
    bare = (
        any(tag & Is.PREP for tag in reading.line.tags[clause.verb + 1 : clause.verb + 2]) and reading.lemma not in MADE
    )  # "sleep through the night"
    other = clause.bits & (Is.REACH | Is.OBTAIN | Is.HOLD | Is.ENSURE | Is.STATE)
    return bool(clause.bits & Is.DOING or reading.lemma == "offer") and not (measure or state or other or bare)


def _praises(reading: Reading, clause: Clause) -> bool:
    """Whether what is made is a state to be felt: "deliver great products", "create an unforgettable first day"."""
    words, tags = reading.line
    if clause.head < 0 or places(reading.head):
        return False
    felt = singular(reading.head) in FELT
    if not (felt or reading.lemma in CARRY):
        return False
    return any(tags[i] & Is.QUALITY or (felt and adjectival(words[i])) for i in range(clause.verb + 1, clause.head))


def _named(reading: Reading, clause: Clause) -> str:
    """Return the last word of the object before its first preposition."""
    words, tags = reading.line
    first, last = clause.object
    stop = next((i for i in range(first + 1, last) if tags[i] & Is.PREP), last)
    return words[stop - 1] if stop > first else ""


def _becomes_something(reading: Reading, verb: int) -> bool:
    """Whether the order turns one thing into another ("Establish X as the standard", "Deliver on Y")."""
    words = reading.line.words
    stands_for = words[verb + 1 : verb + 3] == ["up", "for"]
    return stands_for or "as" in words[verb + 2 : verb + 8] or words[verb + 1 : verb + 2] in (["on"], ["against"])
