"""What is counted, from where and of what: K002 K006 K007 K009 K014."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.check import Hit, check, inside, thing
from coach.checks.effort import measured
from coach.checks.wording import HARMS
from coach.model import Amount, KeyResult
from coach.quantities import Quantity
from coach.sentence.lexicon import NOMINALS, Is
from coach.words import bag

DELTAS = ("delta", "factor")
RATES = bag(
    "rate share ratio percentage proportion coverage retention churn conversion margin satisfaction adoption "
    "uptime availability utilization utilisation occupancy turnover attrition accuracy attendance participation "
    "activation uptake take-up use yield absence renewal renewals completion compliance"
)
BASES = bag("target plan quota budget of than as compared vs versus last previous today's current")
AMBIGUOUS = bag(
    "user users customer customers engagement adoption usage activity quality satisfaction performance "
    "productivity efficiency awareness traffic lead leads retention velocity impact conversion visitor visitors"
)
DEFINED = bag(
    "who whose that per weekly daily monthly yearly quarterly rolling of among in at survey nps csat analytics "
    "day-30 d30 d7 day days week weeks month months hour hours"
)
FALLS = ("fall", "falls")  # of people; as a verb it is anybody's


@check(
    "K002",
    level="error",
    message="This names a change; its number is missing. Two people could look at {object} at the end and disagree.",
    question="What would you count to see it?",
    many="{n} lines name a change; their numbers are missing. What would you count to see it?",
    fixes={
        "Better bread in the afternoon": (
            "Loaves sold out before five from [baseline: days a week - the shop] to [target: days a week - the team]"
        ),
        "Improve repeat bookings": (
            "Guests who book again within a year from [baseline: share of guests - front desk] to [target: share of guests - the team]"
        ),
        "Reduce paper waste significantly": (
            "Paper thrown away from [baseline: kilos a week - print room] to [target: kilos a week - the team]"
        ),
    },
    passes=[
        "Daily sign-ups from 1,200 to 1,500 by 1 May",
        "Increase ferry crossings to daily",
        "No resident waits longer than the legal limit",
        "Median first response from 9 h to 2 h",
    ],
    source="OKR playbook: 'Improve sign-ups' is no key result; Grove: did I do that or did I not?",
    kinds=("unmeasured", "baseline"),
    unless=("K004", "K005"),
)
def no_measure(kr: KeyResult) -> Iterator[Hit]:
    """The key result has no number, threshold or verdict.

    Without one nobody can tell at the end whether it came true. Setting up a measurement is an
    honest first step, once: it wants the day of the first figure.
    """
    if kr.kind == "baseline":
        yield Hit(
            level="info",
            slots={"object": measures(kr)},
            message="This line sets up a measurement. The first figure for {object} is where the key result begins.",
            question="When will the first figure be there?",
        )
    else:
        yield Hit(message=BARE if is_bare(kr) else "")


BARE = "This names a measure; its number is missing. Two people could look at {object} at the end and disagree."


def is_bare(kr: KeyResult) -> bool:
    """Whether the line is the name of a measure and says of no change ("Waiting time", not "Shorter waiting time")."""
    reading = kr.reading
    return reading.verb < 0 and reading.form == "phrase" and not any(tag & Is.QUALITY for tag in reading.line.tags)


def measures(kr: KeyResult) -> str:
    """Return what a set-up measures: what stands behind "for" or "of", else the object without "baseline"; else "it"."""
    words = kr.reading.line.words
    after = next((i + 1 for i, word in enumerate(words[:-1]) if word in ("for", "of")), 0)
    if after:
        tokens = kr.reading.amounts.tokens
        return inside(kr.text[tokens.starts[after] : tokens.ends[-1]].rstrip(" ."))
    said = inside(thing(kr.reading))
    return said if said and "baseline" not in said else "it"


@check(
    "K006",
    level="warning",
    message="{Metric}: an aim without a starting point. Without today's figure nobody can see how far {target} is.",
    question="Where does it stand today?",
    many="{n} starting points are missing. Who can look them up?",
    fixes={
        "Cut the queue at the ferry by 30%": (
            "Cut the queue at the ferry by 30% from [baseline: minutes on a Saturday - harbour office]"
        ),
        "Double returning choir singers": "Double returning choir singers from [baseline: singers a term - the choir office]",
    },
    passes=[
        "Minutes from call to arrival from 14 to 9",
        "Newsletter conversions from 120 to 240 a month",
        "70% of guests say the room was quiet (now 48%)",
    ],
    source="Castro: from X to Y; Lamorte: move metric A from X to Y",
    kinds=("outcome", "activity-volume", "output"),
    unless=("K001", "K003"),
)
def missing_baseline(kr: KeyResult) -> Iterator[Hit]:
    """There is an aim and no starting point.

    A change ("by 30%") says nothing without the figure that it starts from; a level ("under 1%")
    says where to, not how far. A placeholder for it is an honest gap.
    """
    target, baseline = kr.measure.target, kr.measure.baseline
    if target is None or (baseline and baseline.role != "placeholder") or not moves(kr):
        return
    said = kr.reading.amounts.tokens.words
    if baseline:
        yield Hit(level="info", message="{Metric}: the starting point is still open. The line says who may know it.")
    elif "first" not in said and "new" not in said[:1] and not (target.value == 0 and is_harm(kr)):
        yield Hit(
            slots={"target": far(target)},
            level="" if target.role in DELTAS else "info",
        )


def far(target: Amount) -> str:
    """Return an aim as it stands behind "how far": a level, or "that" for a multiple."""
    if target.role == "factor":
        return "that"
    return inside(target.text) if target.value or len(target.text) > 2 else "none"


def moves(kr: KeyResult) -> bool:
    """Whether the line moves a measure, rather than counts steps or names a thing to deliver."""
    if kr.kind == "activity-volume":
        return kr.reading.verb_class in ("up", "down") and kr.reading.direction is not None
    return kr.kind == "outcome" or measured(kr, kr.reading.purpose)


def is_harm(kr: KeyResult) -> bool:
    """Whether the line is about harm, law, safety, care or security."""
    return kr.reading.head in FALLS or not HARMS.isdisjoint(kr.reading.line.words)


@check(
    "K007",
    level="warning",
    message="{Quote} can mean two things here. In {metric}, a share itself, {quote} of it and {points} points lie far apart.",
    question="From what to what?",
    many="{n} amounts can mean two things. From what to what?",
    fixes={
        "Raise seat occupancy by 5%": ("Raise seat occupancy by 5% of [baseline: today's occupancy - box office]"),
        "Triple repeat orders": "Triple repeat orders from [baseline: orders a month - sales ledger]",
    },
    passes=[
        "Week-4 retention from 21.5% to 30%",
        "Cut the waiting list by 30%",
        "Raise the return rate of library books to 95%",
        "Raise occupancy by 5 percentage points",
    ],
    source="OKR playbook: make sure the metrics are unambiguous; Roobrick: absolute terms rather than 2x",
    kinds=("outcome", "activity-volume"),
    unless=("K001", "K003"),
)
def ambiguous_percent(kr: KeyResult) -> Iterator[Hit]:
    """A percent or a multiple has no base.

    "By 5%" of a share is five points or a twentieth; "triple" is triple of last month or of the
    year. Both ends written down remove the doubt.
    """
    target = kr.reading.amounts.target
    if target is None or target.role not in DELTAS or kr.measure.baseline:
        return
    if target.role == "factor":
        if not has_base(kr, target):
            yield Hit(
                (target.start, target.end),
                message="{Quote} waits for its starting point. Last month, last year and since the start give different aims.",
                question="{Quote} of what?",
            )
    elif target.unit == "%" and not RATES.isdisjoint(kr.measure.metric.lower().split()):
        yield Hit((target.start, target.end), slots={"points": target.text.rstrip(" %")})


def has_base(kr: KeyResult, quantity: Quantity) -> bool:
    """Whether the words after a multiple say of what it is one ("1.2x target")."""
    tokens = kr.reading.amounts.tokens
    return any(word in BASES for word, start in zip(tokens.words, tokens.starts, strict=True) if start >= quantity.end)


@check(
    "K009",
    level="info",
    message="{Head} can be counted in more than one way. Which of them count, and over what time, changes the number.",
    question="Which of them count, and over what time?",
    many="{n} measures can be counted in more than one way. Which of them count, and over what time?",
    fixes={
        "Increase visitor engagement by 15%": (
            "Increase visitor engagement by 15%, counted as [metric: what a visitor does, over what time - exhibition team]"
        ),
        "1 million users": "1 million users of [population: which product and which plan - product team] a month",
    },
    passes=[
        "Monthly active readers with two visits in 30 days from 640k to 1M",
        "Days from approved post to accepted offer from 68 to 45",
        "NPS from 32 to 50",
        "Improve customer satisfaction",
    ],
    source="OKR playbook: 1 million users, all-time or seven-day active?; Gothelf and Seiden: who does what by how much",
    kinds=("outcome", "activity-volume"),
    unless=("K001", "K003"),
)
def undefined_metric(kr: KeyResult) -> Iterator[Hit]:
    """The measure's name can be read in more than one way.

    Users of a day or of all time, engagement as visits or as comments: a stranger who looks the
    number up needs the population and the window.
    """
    reading = kr.reading
    if kr.measure.target is None or kr.fields.source or kr.fields.metric:
        return
    if kr.kind == "activity-volume":
        if kr.measure.target.unit == "times" and not names_a_thing(kr):
            yield Hit(
                message="A rhythm is named; what comes out in it is open. One change and fifty count the same here."
            )
        return
    head = reading.head or kr.measure.metric.rpartition(" ")[2].lower()
    if head in AMBIGUOUS and DEFINED.isdisjoint(reading.line.words) and reading.form not in ("active", "passive"):
        yield Hit(reading.metric, slots={"head": head})


def names_a_thing(kr: KeyResult) -> bool:
    """Whether a noun stands in the line, beside its verb and its figures."""
    tags = kr.reading.line.tags
    return any(tag & NOMINALS and not tag & Is.QTY for i, tag in enumerate(tags) if i != kr.reading.verb)


@check(
    "K014",
    level="info",
    message="{Extreme} leaves no room between reached and missed. A single one decides the line, and people may stop reporting it.",
    question="How would you look at one or two?",
    many="{n} lines leave no room between reached and missed. How would you look at one or two?",
    fixes={
        "Zero late deliveries": "Late deliveries down to [target: deliveries a month you could live with - the team]",
        "100% guest satisfaction": "Guest satisfaction up to [target: share of answers - the team]",
    },
    passes=[
        "Minutes of downtime a month from 190 to 60",
        "Zero lost-time injuries",
        "No patient falls on the ward",
        "All statutory deadlines met",
    ],
    source="Google SRE: 100% is the wrong reliability target; Ordonez and others, Goals Gone Wild",
    kinds=("outcome",),
)
def absolute_extreme(kr: KeyResult) -> Iterator[Hit]:
    """None at all, or every one, is the aim.

    One event decides such a line, and a number that people report themselves goes quiet. Where
    harm, law, care or security is at stake none at all is the honest level, and nothing is said.
    """
    target = kr.reading.amounts.target
    if target and is_extreme(target) and not is_harm(kr):
        extreme = "none at all" if target.value == 0 else "every single one"
        yield Hit((target.start, target.end), slots={"extreme": extreme})


def is_extreme(target: Quantity) -> bool:
    """Whether an amount is none or all."""
    if target.role in DELTAS or target.bound in (">", ">="):
        return False
    return (
        target.role == "all"
        or target.value == 0
        or (target.value == 100 and target.unit == "%" and "<" not in target.bound)
    )
