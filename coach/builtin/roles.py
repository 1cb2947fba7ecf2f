"""What a line is in its set: kept, a change, a way to get somewhere, a level held, a promise, something to learn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach import library
from coach.builtin import nouns, own, states, tongue
from coach.builtin.compared import LEVELS, OPEN
from coach.builtin.verdicts import Verdict
from coach.checks import effort
from coach.model import Finding, KeyResult
from coach.sentence import Is
from coach.words import STANDARD, bag

WEAK = tuple(f"K0{n:02}" for n in range(1, 15))

_WAYS = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
_BY_RULE = nouns.bag(
    "law laws legally statute statutory regulation regulations regulator directive gdpr mandatory mandated mandate "
    "obliged obligation expires expiry ordinance inspectorate"
)
_ENDS = nouns.bag("ends end")
_SAFE = nouns.bag(
    "safety fire audit inspection inspections inspected hygiene statutory compliance drill drills encrypted patched secured "
    "vaccinated insured inspect inspecting licensed certified vetted backed-up"
)
_NONE = re.compile(r"^(?:no|zero|not one|never)\b", re.IGNORECASE)
_AS_NOW = re.compile(r"\bas (?:today|now|it is|it was|before|last year)\W*$", re.IGNORECASE)
AT_LEVEL = re.compile(
    r"\b(?:at|above|below|under|over)\s+(?:least\s+)?(?:\d|one\b|two\b|three\b|once\b|twice\b)", re.IGNORECASE
)
_BOTH_ENDS = re.compile(r"\bfrom\s+\W?\d[\d.,]*\W?\s+(?:\w+\s+)?to\s+\W?\d")  # also where a rate stands before them
_ALWAYS = re.compile(r"\bnever (?:above|below|over|under|more|less|fewer|longer)\b|\bat all times\b", re.IGNORECASE)
WITHIN = re.compile(r"\b(?:within|in under|in less than|no later than)\b", re.IGNORECASE)
_UNITS_OF_TIME = frozenset(("minute", "hour", "day", "working day", "week", "month", "second"))
_ASKED = {"fixed": "committed", "drop": "drop", "apart": "apart", "unmeasurable": "unmeasurable", "duty": "duty"}
_SAYS = Is.METRIC | Is.BAD | Is.UP | Is.DOWN | Is.CHANGE
_HOURS = bag("hour hours day days week weeks time times evening evenings")  # "reading hour" measures nothing
_STANDARDS = bag(STANDARD)
_STANDARD_TAIL = nouns.bag(
    "type level stage i ii iii certified certification compliant compliance accreditation accredited"
)


def role(kr: KeyResult, found: Sequence[Finding], said: Verdict | None) -> str:
    """Say what a line is in its set; what the team said of it goes before what it looks like."""
    weak = any(each.code in WEAK and each.level != "info" for each in found)
    if not weak and waived(kr) and (said is None or said.kind not in _ASKED):
        return "kept"  # on purpose, and the team has said why
    return _as_said(kr, said, weak=weak) or _as_written(kr, found, said, weak=weak)


def waived(kr: KeyResult) -> str:
    """The reason why a line is kept as it is, in the team's words; "" where nothing is waived."""
    reasons = [each.reason.strip() for each in kr.waivers if each.code.upper() in WEAK]
    return next(filter(None, reasons), "")


def _as_said(kr: KeyResult, said: Verdict | None, *, weak: bool) -> str:
    kind = said.kind if said is not None else ""
    if kind == "fixed" and not (kr.kind in _WAYS or verdict(kr)) and said is not None and said.where == "context":
        return ""  # what moves cannot be fixed by a day that was named beside it
    if kind in _ASKED and (weak or kind != "duty"):
        return _ASKED[kind]
    if kind == "counted":
        return "change"
    return "parked" if kind == "reason" and kr.kind in _WAYS else ""


def _as_written(kr: KeyResult, found: Sequence[Finding], said: Verdict | None, *, weak: bool) -> str:
    if tongue.foreign(kr):
        return "kept" if kr.measure.target is not None else "way"  # without a reading it waits for an answer
    free = said is not None and said.kind == "free"
    work = kr.kind in _WAYS
    stands = "change" if weak or kr.kind in ("unmeasured", "milestone") else "kept"
    cases = (
        (holds(kr), "hold"),
        (_moves(kr), "kept" if work else stands),
        (verdict(kr) and _beside_a_thing(kr), "way"),
        (verdict(kr) or (work and not free and outside(kr, found)), "committed"),
        (kr.kind == "learning", "learning"),
        (counts_itself(kr), "change"),
        (serves(kr), "kept"),
        (work or counts_work(kr, found) or _names_a_thing(kr), "way"),
    )
    return next((name for fits, name in cases if fits), stands)


def _beside_a_thing(kr: KeyResult) -> bool:
    """Tell a verdict that shares its line with something made: "Partner portal and certification"."""
    words, tags = kr.reading.line
    made = any(tag & Is.WORK and not tag & Is.CREDENTIAL for tag in tags)
    return "and" in words and made and kr.reading.form == "phrase" and not kr.reading.amounts.dates


def counts_itself(kr: KeyResult) -> bool:
    """Tell whether a line that looks like something made names something that happens."""
    looks = ("output", "activity", "unmeasured", "milestone")
    clock = kr.kind == "activity-volume" and kr.reading.form != "order" and not kr.measure.baseline
    return (kr.kind in looks or clock) and states.counts_itself(kr)


def _moves(kr: KeyResult) -> bool:
    """Tell a measure that moves: both ends stand, or a share that is no part of the work done."""
    measure = kr.measure
    if kr.reading.verb_class == "deliver" and kr.reading.form in ("order", "doing") and not states.noun_first(kr):
        return False
    if (measure.baseline is not None and measure.target is not None) or _BOTH_ENDS.search(kr.text):
        return True
    return kr.kind == "activity-volume" and measure.target is not None and measure.target.unit == "%"


def verdict(kr: KeyResult) -> bool:
    """Tell what somebody outside says yes or no to: a milestone, or a standard's bare name ("SOC 2 Type II")."""
    if kr.kind == "milestone":
        return not counts_itself(kr)
    words, tags = kr.reading.line
    if kr.kind not in ("output", "unmeasured"):
        return False
    judged = any(tag & Is.CREDENTIAL for tag in tags)
    if _STANDARDS.isdisjoint(words):
        return judged and kr.reading.form == "phrase" and names_a_day(kr)
    named = all(word in _STANDARDS | _STANDARD_TAIL or not word.isalpha() for word in words)
    return named or (judged and kr.reading.verb_class in ("hold", "obtain", "reach"))


def serves(kr: KeyResult) -> bool:
    """Tell a promise of how long something takes, though its verb looks like work: "Answer questions within one day"."""
    target = kr.measure.target
    return (
        kr.kind == "activity-volume"
        and target is not None
        and target.unit in _UNITS_OF_TIME
        and bool(WITHIN.search(kr.text))
    )


def opaque(kr: KeyResult) -> bool:
    """Tell a wish whose noun says nothing yet ("Better communication", "Better signs on the slopes"): what goes badly is asked."""
    words, tags = kr.reading.line
    rest = [word for word, tag in zip(words[1:], tags[1:], strict=True) if not tag & (Is.DET | Is.OWN)]
    if kr.kind != "unmeasured" or not words or words[0] not in ("better", "improve", "improved"):
        return False
    counted = bool(states.unit(kr)) or any(tag & (Is.METRIC | Is.BAD) for tag in tags)
    return (len(rest) == 1 and rest[0] in OPEN) or not (counted or any(word in LEVELS for word in rest))


def counts_work(kr: KeyResult, found: Iterable[Finding]) -> bool:
    """Tell a bare count of what the team makes or of who looks on: "3 new beers", "10,000 followers"."""
    target = kr.measure.target
    if target is None or kr.measure.baseline is not None or kr.kind != "outcome":
        return False
    words, tags = kr.reading.line
    if words[0] in library.TRAINS or any(each.code == "K010" and each.level != "info" for each in found):
        return True  # "Train two shifts on changeover"
    if target.unit == "times":
        spelled = not any(mark.isdigit() for mark in target.text)  # "Tasting panel every Friday": a rhythm of their own
        counted = any(tag & (Is.ACTOR | Is.METRIC) for tag in tags)
        one = kr.reading.form == "active" and not tags[0] & Is.PLURAL  # "Keeper talks each day"
        return (one and spelled) or (kr.reading.form in ("phrase", "doing") and (spelled or not counted))
    if target.role != "count":
        return False
    people = any(tag & Is.ACTOR and tag & Is.PLURAL for tag in tags[1:4])
    first = next((n for n, tag in enumerate(tags) if not tag & Is.QTY), 0)
    new = words[first : first + 1] == ["new"]
    obtained = kr.reading.form == "order" and kr.reading.verb_class == "deliver" and not people
    return obtained or (first > 0 and not people and (new or kr.reading.verb_class == "deliver"))


def lacks_today(kr: KeyResult) -> bool:
    """Tell a share, or a time, that stands without its starting point in a line read as work: "Repeat guests 30%"."""
    measure = kr.measure
    target = measure.target
    if target is None or measure.baseline is not None:
        return unmeasured(kr) and bool(WITHIN.search(kr.text))
    timed = target.unit in _UNITS_OF_TIME and len(kr.reading.amounts.quantities) == 1
    return (target.unit == "%" and kr.kind in _WAYS) or (timed and kr.kind != "milestone")


def unmeasured(kr: KeyResult) -> bool:
    """Tell a result that says how things go and holds neither today's value nor an aim: "Graduates with a job after a year"."""
    return kr.kind == "outcome" and kr.measure.target is None and kr.measure.baseline is None


def newly(kr: KeyResult) -> bool:
    """Tell a count that starts from nothing, so that no value of today is missing: "20 new members", "Win 5 clients"."""
    target, reading = kr.measure.target, kr.reading
    if target is None or target.role != "count":
        return False
    done = reading.form == "order" and reading.verb_class in ("obtain", "deliver")
    return done or "new" in reading.line.words[:3]


def _names_a_thing(kr: KeyResult) -> bool:
    """Tell a noun that nothing is said about ("Weekly reading hour"), and a doing without a measure."""
    if kr.kind != "unmeasured" or own.compared(kr.text) or not kr.reading.line.words:
        return False
    if kr.reading.form not in ("phrase", "order"):
        return _for_somebody(kr)
    if kr.reading.form == "order":
        return kr.reading.verb_class in ("deliver", "obtain", "activity")
    if kr.reading.line.words[0] in ("new", "newly", "online", "digital"):  # "New online booking" is made, not counted
        return True
    says = [word for word, tag in zip(*kr.reading.line, strict=True) if tag & _SAYS]
    return all(word in _HOURS for word in says)


def _for_somebody(kr: KeyResult) -> bool:
    """Tell a thing for somebody whose last noun looks like a verb: "Web shop for members' products"."""
    reading = kr.reading
    before = reading.line.tags[: reading.verb]
    return (
        reading.form == "active"
        and reading.verb == len(reading.line.words) - 1
        and any(tag & Is.PREP for tag in before)
    )


def holds(kr: KeyResult) -> bool:
    """Tell a level that nobody would aim lower than: kept, none at all, or a duty done in full."""
    if (
        kr.kind == "health"
        or _ALWAYS.search(kr.text)
        or _AS_NOW.search(kr.text)
        or (_NONE.match(kr.text) and kr.measure.baseline is None)
    ):
        return True
    target = kr.measure.target
    if kr.reading.form == "order" and kr.reading.verb_class == "hold" and AT_LEVEL.search(kr.text):
        return True
    every = any(amount.role == "all" for amount in kr.reading.amounts.quantities)
    full = every or (target is not None and target.unit == "%" and target.value == 100)
    return kr.kind in ("coverage", "activity-volume") and full and _named(kr, _BY_RULE | _SAFE)


def names_a_day(kr: KeyResult) -> bool:
    """Tell whether a line holds a date with its day."""
    return any(effort.is_day(date.text) for date in kr.reading.amounts.dates)


def outside(kr: KeyResult, found: Iterable[Finding]) -> bool:
    """Tell whether a delivery may be fixed from outside: the check asks so, and a date or a rule is named."""
    dated = names_a_day(kr)
    asked = any(each.code == "K001" and each.level == "warning" for each in found)
    return (dated and (asked or _named(kr, effort.OUTSIDE | _ENDS))) or (asked and _named(kr, _BY_RULE))


def _named(kr: KeyResult, bag: frozenset[str]) -> bool:
    return not bag.isdisjoint(kr.reading.amounts.tokens.words)
