"""What the decision table asks of one clause."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from coach.quantities import Quantity
from coach.sentence import Clause, Is, Line, Reading
from coach.sentence.phrases import has
from coach.sentence.slots import ORDERS
from coach.words import CADENCE, bag

_ALL = bag("all each every everyone everybody")
_LIMITS = bag(", ; : that so including using between")
_PLACES = frozenset(("in", "across", "over", "on"))
_PROMPT = bag("within on-time online without punctually")
_PROMPT_PAIRS = frozenset(
    {
        ("on", "time"),
        ("first", "time"),
        ("first", "contact"),
        ("first", "visit"),
        ("same", "day"),
        ("next", "day"),
        ("on", "budget"),
        ("day", "one"),
    }
)
_DONT = bag("don't not never")
_COMPARATIVES = bag("higher lower more less fewer worse longer slower larger smaller above below")
_PROMPTS = _PROMPT | bag("on first same next day")
_TIMES = bag(
    "day week fortnight month quarter year sprint release evening morning night weekend "
    "days weeks fortnights months quarters years sprints "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_RECURRING = bag(CADENCE) | {"each", "every"}
_ACTS = bag("audit review check inspection assessment evaluation interview survey scan backup appraisal")
_STOPPED = bag("kill stop end retire remove replace drop decommission sunset abolish cancel fix debug migrate")
_FRONT = frozenset(("in", "across", "on", "for", "at"))
_BRIEF = frozenset(("ms", "second", "minute", "hour"))
EVENTS = frozenset(("hours", "days", "day"))  # "office hours" and "open days" are held
_CROWD = 200
_TOWARDS = frozenset(("to", "->", "→"))
MEASURED = frozenset(("level", "delta", "factor", "placeholder"))
CURRENCIES = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "INR", "$", "€", "£", "currency"))
_MOVES = Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD | Is.REACH | Is.OBTAIN


class Case(NamedTuple):
    """One clause, and what it says about amounts."""

    line: Line
    clause: Clause
    head: int  # bits of the head noun, and of the noun after "number of"
    share: bool  # a percentage or fraction of something: "80% of teams", "9 of 10 jobs"
    every: bool  # all, each, every, 100% of what the clause is about
    number: bool  # a number of things
    zero: bool  # none of something
    level: bool  # a level, change, factor, money: anything that measures
    cadence: bool  # weekly, twice a day
    delta: bool  # by how much, not to which level
    percent: bool
    money: bool
    window: bool  # a service level such as "within 7 days"
    baseline: bool  # where it stands today
    caused: bool  # an amount stands in "that results in 25% lower cost"
    brief: bool  # the level is one of minutes or less, or a multiple
    crowd: bool  # the number is higher than what a team makes of anything in a cycle
    towards: bool  # a doing is to take something "to 24 months", or to stay "under 10%" of something
    grows: bool  # a guardrail says that something else grows: "while traffic doubles"

    @property
    def words(self) -> list[str]:
        """The words of the clause."""
        return self.line.words[self.clause.start : self.clause.end]

    @property
    def amount(self) -> bool:
        """Any amount."""
        return self.measured or self.every or self.number or self.zero or self.window

    @property
    def measured(self) -> bool:
        """An amount that tells how far something is to move."""
        return self.share or self.level or self.cadence

    @property
    def own(self) -> bool:
        """The head is something that a team makes or does itself."""
        return bool(self.head & (Is.WORK | Is.NOMINAL)) and not self.head & (Is.ACTOR | Is.METRIC)

    def has(self, bits: int, start: int | None = None, end: int | None = None) -> bool:
        """Whether a word of the clause (or of a range of tokens) has one of the bits."""
        first = self.clause.start if start is None else start
        last = self.clause.end if end is None else end
        return has(self.line.tags, max(first, 0), min(last, len(self.line.tags)), bits)

    def after_verb(self, bits: int) -> bool:
        """Whether a word after the verb has one of the bits."""
        return self.has(bits, self.clause.verb + 1)

    def says(self, words: frozenset[str], start: int | None = None) -> bool:
        """Whether one of some words stands in the clause."""
        first = self.clause.start if start is None else start
        return not words.isdisjoint(self.line.words[first : self.clause.end])

    def prompt(self) -> bool:
        """Whether a service level follows: "within a day", "on time", "at first contact", "without help"."""
        if self.window:
            return True
        words = self.line.words
        if _PROMPTS.isdisjoint(words):
            return False
        return any(
            words[i] in _PROMPT or (words[i], *words[i + 1 : i + 2]) in _PROMPT_PAIRS
            for i in range(max(self.clause.verb + 1, self.clause.start), self.clause.end)
        )

    def forbids(self) -> bool:
        """Whether it is a "do not"."""
        return self.clause.start > 0 and self.line.words[self.clause.start - 1] in _DONT

    def steady(self) -> bool:
        """Whether today's level is the bound: "no higher than last year"."""
        words = self.line.words
        if _COMPARATIVES.isdisjoint(words):
            return False
        return any(
            words[i] in ("no", "not") and words[i + 1] in _COMPARATIVES
            for i in range(self.clause.start, self.clause.end - 2)
        )

    def counts_places(self) -> bool:
        """The first number stands in "in 3 countries": it counts places, not things done."""
        tags, words = self.line.tags, self.line.words
        for i in range(max(self.clause.verb + 1, self.clause.start), self.clause.end):
            if tags[i] & Is.QTY:
                if words[i - 1] == "(" and i > self.clause.head:  # "a programme (6 modules)"
                    return bool(tags[self.clause.head] & Is.WORK and not tags[self.clause.head] & Is.NOMINAL)
                if words[i - 1] in ("for", "with") or (words[i - 1] == "the" and words[i - 2] in ("for", "with")):
                    plural = words[i - 1] == "with" and tags[self.clause.head] & Is.PLURAL  # "sessions with 30 users"
                    return self.clause.form == "phrase" and not plural
                asked = i - 2 == self.clause.verb and words[i - 1] == "on"  # "knock on 200 doors"
                return (words[i - 1] in _PLACES and not asked) or (words[i - 1] == "the" and words[i - 2] in _PLACES)
        return False


def case(reading: Reading, clause: Clause) -> Case:
    """Gather what one clause says."""
    line, tokens = reading.line, reading.amounts.tokens
    start, end = tokens.starts[clause.start], tokens.ends[clause.end - 1]
    aside, effect = _purpose(reading, clause)
    head = line.tags[clause.head] if clause.head >= 0 else 0
    if clause.inner >= 0:
        head |= line.tags[clause.inner]
    averaged = line.tags[clause.start] & Is.GAUGE  # "Average items per basket 6.1"
    made = not averaged and bool(
        clause.form == "phrase" and head & (Is.WORK | Is.NOMINAL) and not head & (Is.ACTOR | Is.METRIC)
    )
    measure = head & Is.METRIC and not head & Is.WORK and line.words[clause.head] not in EVENTS
    doing = clause.form in ORDERS and not clause.bits & _MOVES and not measure
    share = every = number = zero = level = cadence = delta = percent = money = window = baseline = brief = crowd = (
        grows
    ) = caused = towards = False
    guard = reading.guardrail[0] or len(reading.text)
    for q in reading.amounts.quantities:
        if q.start > guard:
            grows |= q.role == "factor"
        elif q.slot == "window" and q.unit != "times":
            window |= start <= q.start < end
        elif effect and q.start > effect:
            caused = True
        elif (
            (q.slot in ("target", "baseline") or q.unit == "times")
            and start <= q.start < end
            and not 0 < aside < q.start
        ):
            of = _is_share(q, line, tokens.starts)
            share |= of
            every |= (
                q.value == 100
                and q.unit == "%"
                and q.role != "all"
                and q.slot == "target"
                and (of or _before_things(q, line, tokens.starts))
            )
            counts = q.role == "count" or (
                (doing or (made and not q.bound)) and not q.unit and q.role in ("level", "delta")
            )
            version = (doing or made) and not q.unit and "." in q.text
            number |= counts and not version
            zero |= q.value == 0 and q.slot == "target"
            cadence |= q.unit == "times" and not _beside(line, clause, tokens.starts, q)
            brief |= q.unit in _BRIEF or q.role == "factor"
            reached = q.bound in ("<", "<=") if of else q.lead in _TOWARDS
            towards |= bool(q.unit) and q.slot == "target" and reached
            crowd |= q.value is not None and q.value > _CROWD
            level |= q.role in MEASURED and not (of or counts or version) and q.unit != "times"
            delta |= q.role == "delta"
            percent |= q.unit == "%" and q.role != "all"
            money |= q.unit in CURRENCIES
            baseline |= q.slot == "baseline"
    every = every or _quantified(line, clause)
    cadence = cadence or (doing and _recurs(line, clause))
    if not grows and reading.guardrail[0]:
        at = bisect_left(tokens.starts, guard)
        grows = has(line.tags, at, len(line.tags), Is.UP)
    return Case(
        line,
        clause,
        head,
        share,
        every,
        number,
        zero,
        level,
        cadence,
        delta,
        percent,
        money,
        window,
        baseline,
        caused,
        brief,
        crowd,
        towards,
        grows,
    )


def _purpose(reading: Reading, clause: Clause) -> tuple[int, int]:
    """Where an aim ("to raise sign-ups by 25%") and a result ("that leads to 25% more") of a doing begin, 0 if not."""
    start = reading.purpose[0]
    if not start or clause.form not in ORDERS or clause.bits & _MOVES:
        return 0, 0
    aims = reading.text[start : start + 2].lower() in ("to", "so")
    return (start, 0) if aims else (0, start)


def _beside(line: Line, clause: Clause, starts: list[int], q: Quantity) -> bool:
    """Whether the cadence belongs to what comes along: "with nightly tests", ", torn down nightly"."""
    if clause.form not in ORDERS and clause.form != "phrase":
        return False
    between = line.words[max(clause.verb, clause.start) : bisect_left(starts, q.start)]
    return "," in between or "with" in between


def _before_things(q: Quantity, line: Line, starts: list[int]) -> bool:
    """Whether things follow: "100% enterprise customers" are all of them."""
    after = bisect_left(starts, q.end)
    return any(tag & Is.PLURAL and not tag & Is.METRIC for tag in line.tags[after : after + 5])


def _recurs(line: Line, clause: Clause) -> bool:
    """Whether the team does it time and again: "a weekly tour", "every Saturday"."""
    words, tags = line
    if _RECURRING.isdisjoint(words):
        return False
    if any(tag & Is.CADENCE for tag in tags[clause.verb + 1 : clause.end]):
        return clause.lemma not in _STOPPED  # "Kill the nightly batch job"
    return any(words[i] in ("every", "each") and words[i + 1] in _TIMES for i in range(clause.verb + 1, clause.end - 1))


def _quantified(line: Line, clause: Clause) -> bool:
    """Whether "all", "each", "every" belongs to what the clause is about: no relative clause, list or purpose lies between.

    "Hire for each open role" deals with every role; "a report for each request" is one report.
    """
    words, tags = line
    if _ALL.isdisjoint(words):
        return False
    begin = clause.verb + 1 if clause.form in ORDERS else clause.start
    if words[clause.start - 1] == "," and words[0] in _FRONT and words[1] in _ALL:
        return True  # "For each branch, publish ..."
    i = begin
    while i < clause.end:
        word, tag = words[i], tags[i]
        if word in _ALL:
            recurs = not _TIMES.isdisjoint(words[i + 1 : i + 3])  # "every Saturday", "every two weeks" are cadences
            counted = i > begin + 1 and words[i - 1] == "of" and tags[i - 2] & Is.QTY  # "35% of all hires"
            return not (recurs or counted)
        if word == "(" and ")" in words[i : clause.end]:
            i = words.index(")", i)
        elif (
            tag & Is.SUB
            or word in _LIMITS
            or (word == "to" and tags[i + 1 : i + 2] and tags[i + 1] & Is.VERB)
            or (
                tag & Is.PREP
                and (clause.form == "phrase" or (word == "for" and clause.form == "passive" and i < clause.verb))
                and i > begin
                and not _spreads(line, i)
            )
        ):
            return False
        i += 1
    return False


def _spreads(line: Line, i: int) -> bool:
    """Whether a phrase is about all that follow: "guides for all brands", "a plan in each ward"; not "a board for all"."""
    words, tags = line
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i - 1] in _ACTS or tags[i - 1] & (Is.NOMINAL | Is.PLURAL):
        return True
    return following in ("each", "every") or (words[i] in _PLACES and following in _ALL)


def _is_share(q: Quantity, line: Line, starts: list[int]) -> bool:
    """A percentage of something ("80% of teams", "9 of 10 jobs"), not a level ("99.9% availability")."""
    if q.unit != "%" or q.role == "all" or q.slot == "baseline":
        return False
    after = bisect_left(starts, q.end)
    return (after < len(starts) and line.words[after] == "of") or "%" not in q.text
