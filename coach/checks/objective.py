"""How an objective is put: O004-O008."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks import clauses
from coach.checks.check import NO_SLOTS, Hit, check, thing
from coach.checks.wording import HARM
from coach.model import Objective
from coach.sentence.lexicon import LEXICON, Is, lemma, singular
from coach.words import bag

WORTH = bag(
    "revenue cost money time trust safety risk waiting wait error price profit margin health harm choice learning "
    "peace comfort income quality speed waste energy noise emission sale growth loss debt"
)
LONGEST = 20  # words said in one breath
TYPED = bag("committed aspirational moonshot roofshot stretch learning [c] [a] [l] commitment experiment")
STRETCH = bag("moonshot stretch aspirational")
UPKEEP = bag("continue maintain sustain preserve remain uphold retain persist")  # a level stays as it is
ONGOING = bag("ongoing continuity upkeep business-as-usual status-quo bau day-to-day everyday")
CHANGED = bag("while whilst as through throughout despite when although until beyond past after under during")
_DEED = Is.VERB | Is.THIRD | Is.COPULA | Is.AUX | Is.MODAL
IDIOMS = bag("promise promises word pace track company time mind")  # keep promises, keep pace


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
    words = [word for word in objective.reading.amounts.tokens.words if word != "as" or _as_it_goes(objective)]
    goes_on = objective.reading.lemma == "continue"
    if not CHANGED.isdisjoint(words) or (not goes_on and not HARM.isdisjoint(words)):
        return
    if holds(objective) or not ONGOING.isdisjoint(words) or routine(objective):
        yield Hit(slots=NO_SLOTS if thing(objective.reading) else {"object": "what is there"})


def _as_it_goes(objective: Objective) -> bool:
    """Whether "as" begins a clause ("as we open the door"), not a role ("as the safest carrier")."""
    words, tags = objective.reading.line
    return any(tag & _DEED and not tag & Is.NOUN for tag in tags[words.index("as") + 1 :])


def holds(objective: Objective) -> bool:
    """Whether the head verb keeps something: maintain, continue, keep + -ing."""
    reading, words = objective.reading, objective.reading.amounts.tokens.words
    if reading.verb < 0 or reading.form == "active":
        return False  # what others keep is theirs: "residents stay in their homes"
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
    tokens = objective.reading.amounts.tokens.words
    if len(tokens) <= LONGEST and len(objective.text) <= 140:
        return
    words = sum(word[0].isalnum() for word in tokens)
    if words > LONGEST or len(objective.text) > 140:
        yield Hit(slots={"n": str(words)})


@check(
    "O007",
    level="warning",
    draft="info",
    message="Who is better off is open. “{quote}” leaves out who would notice.",
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
    if not objective.text.strip():
        return
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
    if not objective.text.strip():
        return
    words = objective.text.lower().replace("[", " ").replace("]", " ").replace(":", " ").split()
    committed = objective.type == "committed" or "committed" in words
    if committed and not STRETCH.isdisjoint(words):
        yield Hit(
            message="Committed and stretch stand in one line. A promise is kept in full, a stretch is not.",
            question="Which of the two is it?",
        )
    elif objective.type is None and TYPED.isdisjoint(words):
        yield Hit()
