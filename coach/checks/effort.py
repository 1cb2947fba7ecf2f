"""Lines that say what a team does: K001 K003 K004 K005, and K013 for verdicts from outside."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.check import NO_SLOTS, Hit, check, inside, thing
from coach.model import KeyResult
from coach.sentence import Is, Reading
from coach.words import bag

MAKING = bag(  # verbs that leave something in place
    "build rebuild create write publish launch relaunch release open introduce install establish develop design draft produce "
    "print set make ship deliver prepare hire recruit appoint define implement roll found buy order plant compile assemble "
    "deploy provide add erect issue adopt record film organize organise start"
)
OUTSIDE = bag(
    "law laws act statute statutory legal regulation regulations regulator directive gdpr contract contractual "
    "contractually tender audit auditor licence license permit lease expires expiry expire end-of-life "
    "end-of-support eol sunset unsupported deprecated season holiday holidays term semester election tax court "
    "mandate mandatory compliance obliged obligation deadline black-friday christmas harvest funder grant"
)


@check(
    "K001",
    level="error",
    message="This line is something you will do. {Object} can be in place while everything else stays as it was.",
    question="Once it is done, who can do what they can't do today?",
    many="{n} lines are things you will do. When they are done, what will somebody notice?",
    fixes={
        "Launch the tablet checklist": (
            "Lifts that open on time in the morning from [baseline: lifts a week - shift lead] to [target: lifts a week - the team]"
        ),
        "Roll out the new shift planner": (
            "Shifts swapped without a call from [baseline: share of swaps - ward office] to [target: share of swaps - the team]"
        ),
        "Complete the allotment map by 30 June": (
            "Plots let within a month of falling free from [baseline: share - the clerk] to [target: share - the team] by 30 June"
        ),
    },
    passes=[
        "Share of new accounts that come from a referral up from 4% to 9%",
        "95% of orders ship within 24 hours (today 81%)",
        "Deliver 99.9% availability",
        "Committed: open the second entrance by 1 September",
    ],
    source="Google re:Work and OKR playbook: key results describe outcomes; Castro on activity-based key results",
    kinds=("output",),
)
def output_as_key_result(kr: KeyResult) -> Iterator[Hit]:
    """The key result names something to deliver.

    It can be delivered on the day and nobody be better off. The change that it is for is the key
    result; the delivery becomes something to try. A delivery whose day is set from outside - by a
    law, a contract, a season - is asked about first, and a `Committed:` line with its date stands.
    """
    tokens = kr.reading.amounts.tokens.words
    deadline = kr.measure.deadline
    if tokens[:1] == ["committed"] and deadline:
        return
    if measured(kr, kr.reading.purpose):
        start, end = kr.reading.purpose
        yield Hit(
            slots={"purpose": kr.text[start:end]},
            level="info",
            message="The result stands behind the delivery. {Purpose} is what the line is for, and it has its number.",
            question="Is that the key result, with the delivery as a way to it?",
        )
        return
    thing = made(kr.reading)
    slots, message = ({"object": thing}, "") if thing else (NO_SLOTS, TASK)
    if is_day(deadline.text if deadline else "") or not OUTSIDE.isdisjoint(tokens):
        yield Hit(slots=slots, message=message, level="warning", question="Is the date fixed from outside?")
    else:
        yield Hit(slots=slots, message=message)


TASK = "This line is something you will do. It can be done while everything else stays as it was."


def made(reading: Reading) -> str:
    """Return what a line leaves in place, fit to begin a sentence ("the hall", "12 maps"); "" for any other task."""
    clause = reading.clauses[0] if reading.clauses else None
    if clause is None or (clause.verb >= 0 and clause.lemma not in MAKING):
        return ""
    words, tags = thing(reading), reading.line.tags
    named = tags[clause.about[0]] & (Is.DET | Is.QTY) if words else 0
    plural = clause.head >= 0 and tags[clause.head] & Is.PLURAL
    return inside(words) if words and (named or plural) else "" if clause.verb >= 0 else "it"


def about_people(kr: KeyResult) -> bool:
    """Whether the line is done to people ("brief the drivers"), who are not put in place."""
    head = kr.reading.clauses[0].head if kr.reading.clauses else -1
    return head >= 0 and bool(kr.reading.line.tags[head] & Is.ACTOR)


def measured(kr: KeyResult, clause: tuple[int, int]) -> bool:
    """Whether a clause of the line holds an amount."""
    start, end = clause
    return end > 0 and any(start <= q.start < end for q in kr.reading.amounts.quantities)


def is_day(when: str) -> bool:
    """Whether a date names its day ("30 June") and not a period ("Q3", "end of June")."""
    return any(word.strip("stndrh.,").isdigit() and len(word) < 5 for word in when.split())


@check(
    "K003",
    level="error",
    message="This line says what you give; the other side is open. It can fill the quarter and leave {object} as before.",
    question="What will somebody do differently afterwards?",
    many="{n} lines say what you give. What will somebody do differently afterwards?",
    fixes={
        "Support the night shift with difficult calls": (
            "Callers at night who need no second visit from [baseline: share of callers - control room] to [target: share of callers - the team]"
        ),
        "Advise tenants on heating": (
            "Flats that heat less than last winter from [baseline: share of flats - meter office] to [target: share of flats - the team]"
        ),
        "Participate in the regional seed forum": (
            "Growers who swap seed with us from [baseline: growers a season - seed bank] to [target: growers a season - the team]"
        ),
    },
    passes=[
        "Reduce support cost per ticket from EUR 9 to EUR 6",
        "Self-help completion rate from 31% to 50%",
        "On-track projects from 60% to 80%",
    ],
    source="Google re:Work and OKR playbook: consult, help, analyse, participate describe activities",
    kinds=("activity", "activity-volume"),
)
def activity_verb(kr: KeyResult) -> Iterator[Hit]:
    """The key result names effort.

    Effort can be spent and nothing change. State the change that the effort is for.
    """
    if kr.kind == "activity" or kr.reading.verb_class == "activity":
        yield Hit(slots=NO_SLOTS if about_people(kr) else {"object": "everything"})


@check(
    "K004",
    level="warning",
    message="This line counts what you do; what one of them changes is open. {Count} can all be done with everything else as before.",
    question="What is one of them meant to cause?",
    many="{n} lines count what you do. What is one of them meant to cause?",
    fixes={
        "Publish 12 recipes": (
            "Readers who cook a recipe again from [baseline: readers a month - web editor] to [target: readers a month - the team]"
        ),
        "Run 40 hygiene visits at market stalls": (
            "Share of stalls with the same fault at the next visit from [baseline: share of stalls - inspectors] to [target: share of stalls - the team]"
        ),
        "Train 60 volunteers in first aid": (
            "Guests helped by a volunteer before the nurse comes from [baseline: share of cases - duty nurse] to [target: share of cases - the team]"
        ),
    },
    passes=[
        "Requests for a demo from 40 to 110 a month",
        "Contacts per 100 active customers from 14 to 8",
        "Close 12 deals worth EUR 600k",
    ],
    source="Castro on activity-based key results; Kerr, the folly of rewarding A while hoping for B",
    kinds=("activity-volume",),
)
def activity_volume(kr: KeyResult) -> Iterator[Hit]:
    """The key result counts the team's own steps.

    All of them can be taken and nothing change. Say what one of them is meant to cause, and count
    that. Where a law or a contract asks for the number itself, keep it and say so.
    """
    count = counted(kr)
    yield Hit(slots={"count": count}) if count and not about_people(kr) else Hit(message=ALL_OF_IT)


ALL_OF_IT = "This line counts what you do; what one of them changes is open. All of it can be done with everything else as before."


def counted(kr: KeyResult) -> str:
    """Return what is counted, with its number; "" where the line does not say."""
    words = inside(thing(kr.reading))
    return words if any(c.isdigit() for c in words) else ""


@check(
    "K005",
    level="warning",
    message="This line is full when a list of your own is done. With {object} dealt with, the trouble behind it can still be there.",
    question="What goes better for somebody on the day after the last one?",
    many="{n} lines are full when a list of your own is done. What goes better for somebody on the day after?",
    fixes={
        "100% of depots moved to the new radio": (
            "Calls between depots that are lost from [baseline: calls a week - dispatch] to [target: calls a week - the team]"
        ),
        "All 26 garages have the handbook": (
            "Repairs that come back within a month from [baseline: share of repairs - foremen] to [target: share of repairs - the team]"
        ),
        "Complete 80% of the repair list": (
            "Rooms closed for repair from [baseline: rooms a night - front desk] to [target: rooms a night - the team]"
        ),
    },
    passes=[
        "80% of teams deploy through the new platform weekly",
        "95% of orders ship within 24 hours (today 81%)",
        "Infrastructure cost per 1,000 requests from EUR 0.42 to EUR 0.28",
    ],
    source="Perdoo: key results that run from 0 to 100% of a plan are initiatives; OKR playbook on low-value objectives",
    kinds=("coverage",),
)
def coverage_of_own_work(kr: KeyResult) -> Iterator[Hit]:
    """The key result is a share of the team's own list.

    It says how much of the plan is done and is silent on what the plan does. Where the end of the
    old thing is the value - a contract that ends, a law that starts - say which, and by when. A
    measured share of what the team owns (test coverage from one level to another) is a fair early
    sign: it wants to know what it is a sign of.
    """
    if kr.measure.baseline:
        yield Hit(
            level="info",
            message="This line measures something of your own. {Metric} can rise while nobody feels it.",
            question="What gets better for somebody when it rises?",
        )
    else:
        yield Hit(message=EVERYBODY if about_people(kr) else "")


EVERYBODY = "This line is full when a list of your own is done. With everybody on it done, the trouble behind it can still be there."


@check(
    "K013",
    level="warning",
    message="This line is a yes or no that somebody outside decides. For {object} the day is open.",
    question="When is the decision due?",
    many="{n} yes-or-no lines wait for a day. When are the decisions due?",
    fixes={
        "Achieve SOC 2 certification": "Achieve SOC 2 certification by [date: day of the auditor's report - the auditor]",
        "Council approves the cycle lane": "Council approves the cycle lane by [date: day of the meeting - town clerk]",
    },
    passes=[
        "Achieve SOC 2 Type II certification by 30 November",
        "Two of the five named distributors sign and place a first order by 31 March",
        "Council adopts the by-law by 12 September",
    ],
    source="Lamorte: metric, baseline and milestone key results; re:Work on evidence of completion",
    kinds=("milestone",),
)
def bare_milestone(kr: KeyResult) -> Iterator[Hit]:
    """A verdict from outside has no date.

    A yes or no that somebody else decides is an honest key result. It needs its day, so that the
    team can see half-way whether it will come.
    """
    if not kr.measure.deadline and not kr.fields.deadline:
        yield Hit(message="" if thing(kr.reading) else ITS_DAY)


ITS_DAY = "This line is a yes or no that somebody outside decides. Its day is open."
