"""Figures, people who know, and "nobody knows": for the key result that a sentence speaks of.

Which figure belongs to which key result is decided by coach.builtin.hearing, here as in the rewriting of pasted sets.
"""

from __future__ import annotations

import re

from coach.builtin import clauses, elsewhere, hearing, nouns
from coach.builtin.hearing import Fact, Hearing
from coach.dialogue import bearing, cues, measures, named, people, phrasing, stray
from coach.dialogue.ear import FIGURES, WHOLE, Ear
from coach.dialogue.saying import Saying
from coach.model import Answer
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.session import At

_CAN = re.compile(r"[a-z]+ (?:can|are able to) [a-z]+ $", re.IGNORECASE)
_TAKES = re.compile(
    r"^(?:it|that|this) (?:takes|took|needs)(?: us| them| about| around| roughly)* \d[\d.,]*\s?", re.IGNORECASE
)
_UNTIL = re.compile(r"\d[\d.,]*\s?\w+ (?:until|before|to|for|after|from|between|on) \w+ \w+", re.IGNORECASE)
_IS_NOW = re.compile(r"\b(?:is|are|was|were)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:should|we|our|currently|target)\b", re.IGNORECASE)  # said in talk, not as a line
_TO_BE = re.compile(r"\s+(?:should|will|would|must|needs? to|has to|have to)(?:\s+\w+){0,2}$", re.IGNORECASE)
_ORDINAL = re.compile(r"\bevery (?:second|third|fourth|fifth|sixth|tenth|other)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:on|at|in|by|around|about)\s+|\s+(?:at the moment|today|now|currently|these days)$", re.IGNORECASE
)
_COUNTED = frozenset(("outcome", "unmeasured", "activity-volume", "coverage"))
_ALL = frozenset(("nobody", "everybody", "everyone", "always", "never"))
_THERE = re.compile(r"(?:there (?:are|is|were|was)|(?:we|they) have|it's|it is) ", re.IGNORECASE)
_KEPT = frozenset(("baseline", "target", "deadline", "source"))


def heard(ear: Ear, say: Saying) -> bool:
    """Take in what a sentence says about figures; False where it says nothing of the kind."""
    if (phrasing.planned(say.whole) and not say.measured) or named.speaks(say.whole):
        return False
    if say.asked in FIGURES and not say.measured and _worded(ear, say):
        return True
    if not say.figures:
        return _without(ear, say)
    if bearing.of_them(ear, say):
        return True
    return not _no_figure(ear, say) and (bearing.heard(ear, say) or _counted(ear, say))


def _counted(ear: Ear, say: Saying) -> bool:
    """Give a figure to the key result of its clause, or make one of it."""
    if cues.BY_THE_WAY.match(say.whole) or (cues.MOVED_ONCE.search(say.whole) and len(say.figures) == 1):
        return ear.put("stray", say.figures[0].text, say.whole)
    if cues.AT_TIME.search(say.whole) or any(
        each.figures and elsewhere.stranger(each, ear.known(), asked=True) for each in clauses.read(say.whole)
    ):
        return ear.put("remark", say.whole, say.whole)
    if stray.event(say.text) and not cues.CORRECTS.match(say.whole) and not ear.knows(say.stems):
        return ear.put("stray", say.figures[0].text, say.whole)
    if _statement(say):
        return bool(ear.outcome(say.text, say.whole))
    if _brings_its_own(ear, say):
        return new(ear, say)
    told = facts(ear, say)
    return _people(ear, say) or told


def _statement(say: Saying) -> bool:
    """What others do, with a figure in the middle of it: "children can swim 25 metres by summer"."""
    figure = say.text.find(say.figures[0].text)
    inside = _CAN.search(say.text[:figure]) is not None and figure > 0
    return (
        inside
        and say.asked in ("outcome", "purpose", "objective", "")
        and len(say.figures) == 1
        and not cues.OURS.match(say.text)
    )


def _no_figure(ear: Ear, say: Saying) -> bool:
    """Whether what looks like an amount is none here: "everyone gets the right books", "we run 3 shops"."""
    every = say.text.split()[0].lower() in _ALL or say.figures[0].text.lower() in (
        "all",
        "every",
        "each",
        "any",
        "both",
    )
    ordinal = _ORDINAL.search(say.text) is not None  # "every third one" is an amount
    everybody = not say.digits and every and say.length > 4 and not ordinal
    if say.length < 3 and ear.lines and not every:
        return False
    return everybody or (ear.current is None and (not say.digits or cues.STANDS.match(say.text) is not None))


def _without(ear: Ear, say: Saying) -> bool:
    """A sentence without an amount: nobody knows, somebody could, a number that is a name ("working day 8")."""
    if cues.UNWANTED.search(say.whole) and ear.current is None:
        return ear.put("remark", say.whole, say.whole)
    if say.asked == "outcome" and ear.lines and ear.current is None and cues.unknown(say.whole) and say.length > 2:
        ear.current = list(ear.lines)[-1]  # "we don't count that" is said of the sign named last
        ear.leave(ear.next_slot(), say, ear.current)
        return _people(ear, say) or True
    if ear.current and _nobody(ear, say):
        return True
    number = (say.digits or cues.WORDED.fullmatch(say.text)) and say.length < 9 and not say.all_date
    if ear.current and number and not people.knows(say.whole):
        slot = say.asked if say.asked in ("baseline", "target") else ear.next_slot()
        value = _AROUND.sub("", say.text.removeprefix(say.date).strip() if say.date else say.text)
        return ear.fill(slot, value, say, ear.current)
    return _people(ear, say)


def _worded(ear: Ear, say: Saying) -> bool:
    """An answer about a figure that holds none."""
    if cues.UNWANTED.search(say.whole):
        return ear.leave("target", say, ear.current, "unwanted")
    if say.asked == "who":
        return False
    if cues.unknown(say.whole):
        ear.leave("target" if cues.AIMED.search(say.whole) else say.asked, say, ear.current)
        return _people(ear, say) or True
    match = cues.WORDED.search(say.whole)
    if (
        match is None
        or say.length >= (4 if match.group().lower() in _ALL else 9)
        or _of_another(ear, say, match.group())
    ):
        return False
    return ear.put(say.asked, match.group(), say.whole, at=ear.current)


def _of_another(ear: Ear, say: Saying, amount: str) -> bool:
    """Whether a sentence says of something else how often it happens: "pain scores are taken twice a shift"."""
    own = say.stems - nouns.loose(amount) - stray.GENERIC - bearing.VAGUE - measures.STATISTIC
    return bool(own) and not own & nouns.loose(ear.lines.get(ear.current or (), ""))


def _nobody(ear: Ear, say: Saying) -> bool:
    """Nobody knows what the key result spoken of stands at, or is to reach."""
    if say.asked in (*FIGURES, "outcome", "purpose", "objective") or say.length > 10:
        return False
    if not cues.unknown(say.whole) or cues.GUARD.search(say.whole) or cues.OPENS.search(say.whole):
        return False
    ear.leave(ear.next_slot(), say, ear.current)
    return _people(ear, say) or True


def _people(ear: Ear, say: Saying) -> bool:
    """Somebody who could know, or who will look after it."""
    source = people.source(say.whole) if say.asked in FIGURES and ear.current else ""
    if source:
        return ear.put("source", source, say.whole, at=ear.current)
    bare = say.asked == "who" or (ear.asked is not None and ear.asked.person)
    who, owner = people.knows(say.whole, alone=bare), people.owns(say.whole, alone=say.asked == "owner")
    if say.asked in FIGURES:
        who, owner = who or owner, ""
    at = ear.about(say.whole) or ear.current
    if owner and at:
        return ear.put("owner", owner, say.whole, at=at)
    if not who or not (at or say.asked == "who"):
        return False
    ear.filled.setdefault((at or (), "baseline"), "?")
    return ear.put("who", who, say.whole, at=at or (ear.asked.at if ear.asked else ear.aim))


def _brings_its_own(ear: Ear, say: Saying) -> bool:
    """Whether the figure is of something that no key result names."""
    if say.digits and (_opens_another(ear, say) or _both_ends(ear, say)):
        return True
    about = ear.about(say.whole)
    if not ear.current and about is None:
        return True
    stated = _own(measures.stated(say))
    answers = say.asked in FIGURES or (ear.current or (), "baseline") in ear.filled
    if answers and say.measured and ear.lines and stated and ear.strange(stated) and not cues.CORRECTS.match(say.whole):
        return True
    asked = say.asked in ("baseline", "target") and about in (ear.current, None)
    if not asked and about is None and _other(ear, say):
        return True
    return say.asked not in FIGURES and _names_another(ear, say)


def _names_another(ear: Ear, say: Saying) -> bool:
    """Whether the words around a figure are of something that no key result names."""
    current = nouns.loose(ear.lines.get(ear.current or (), ""))
    known = ear.current is None or (ear.current, "baseline") in ear.filled
    stems, led = nouns.loose(measures.behind(say, ear.said)), measures.IS.match(say.text)
    share = measures.SHARE.match(say.text.partition("%")[2]) is not None and not stems & current
    if led and known and ear.strange(nouns.loose(led["metric"]) - measures.STATISTIC):
        return True
    return ear.strange(stems) and (share or (known and len(stems) > 1))


def _opens_another(ear: Ear, say: Saying) -> bool:
    """A change that no key result names, with its figures: "Fewer swapped shifts, 30 a month"."""
    led = measures.LED.match(say.text)
    opens = led is not None and (
        cues.OPENS.match(say.text)
        or ((":" in led.group() or _THERE.match(say.text, led.end())) and ear.other(led["metric"], say.whole))
    )
    stems = nouns.loose(led["metric"]) if led and opens else frozenset[str]()
    return bool(stems) and not any(stems <= nouns.loose(about) for about in ear.lines.values())


def _own(metric: str) -> frozenset[str]:
    """The nouns of a measure without its statistic: nothing is left of "median"."""
    return nouns.loose(metric) - measures.STATISTIC


def _both_ends(ear: Ear, say: Saying) -> bool:
    """A whole key result: a measure that no line names, from where to where."""
    measure, led = say.kr.measure, measures.LED.match(say.text)
    stems = nouns.loose(led["metric"] if led else measure.metric) - measures.STATISTIC
    return (
        measure.baseline is not None
        and measure.target is not None
        and (ear.strange(stems) or ear.another(led["metric"] if led else measure.metric))
    )


def _other(ear: Ear, say: Saying) -> bool:
    measure = say.kr.measure
    if measure.baseline is not None and measure.target is not None and nouns.loose(measure.metric):
        return True
    return ear.asked is not None and ear.asked.name == "outcome" and bool(measures.behind(say, ear.said))


def new(ear: Ear, say: Saying) -> bool:
    """Propose the key result that a figure brings with it; without a name of its own it goes where it fits."""
    measure = say.kr.measure
    both = measure.baseline is not None and measure.target is not None and say.kr.kind in _COUNTED
    led = measures.LED.match(say.text)
    if both and not (led and led.group().strip().endswith(",")) and not _SPOKEN.search(say.text):
        return outcome(ear, say.text, say.whole)
    if _UNTIL.search(say.text) and say.kr.reading.form in ("active", "passive"):
        name = _TAKES.sub("", say.text)
        return ear.fill("baseline", say.figures[0].text, say, ear.outcome(name, say.whole))
    name = _TO_BE.sub("", measures.measured(say, ear.said))
    if both and name:
        return _from_to(ear, say, name)
    if not name:
        return bool(ear.lines) and facts(ear, say)
    outcome(ear, name, say.whole)
    return facts(ear, say) or True


def _from_to(ear: Ear, say: Saying, name: str) -> bool:
    """Both ends of a measure, said in passing: "it should drop from 9 days to 3"."""
    at = ear.outcome(name, say.whole)
    measure = say.kr.measure
    for slot, found in (("baseline", measure.baseline), ("target", measure.target), ("deadline", measure.deadline)):
        if found is not None and found.text in ear.said:
            rate = re.search(rf"{re.escape(found.text)} (?:per|a|each|every) [a-z]+", say.whole)
            ear.fill(slot, rate.group() if rate else found.text, say, at)
    return True


def outcome(ear: Ear, text: str, sentence: str) -> bool:
    """Propose a key result, with the figures that its own words hold."""
    at = ear.outcome(text, sentence)
    own = Saying(text)
    if own.figures and not own.threshold:
        facts(ear, own)
        _only(ear, own, at)
    return True


def _only(ear: Ear, say: Saying, at: At) -> None:
    """The one figure in the middle of a key result's words: "on a dull morning 38 boats put out"."""
    digits = [each for each in say.figures if any(map(str.isdigit, each.text))]
    taken = any((at, slot) in ear.filled for slot in ("baseline", "target"))
    if len(digits) == 1 and not taken and digits[0].text in ear.said and digits[0].role in ("level", "count"):
        ear.fill("target" if cues.aims(say.text) else "baseline", digits[0].text, say, at)


def facts(ear: Ear, say: Saying) -> bool:
    """Ask the ear of the rewriting coach what a sentence says about the key results."""
    led = measures.IS.match(say.text)
    about = (ear.named(led["metric"]) if led else None) or ear.about(say.whole)
    at = about or ear.corrected(say) or ear.current
    if at is None and say.asked == "outcome" and ear.lines and say.measured:
        at = list(ear.lines)[-1] if (list(ear.lines)[-1], "target") not in ear.filled else None  # the sign named last
    if at is not None and about is None and bearing.other_scale(ear, say, at):
        at = None
    aiming = _aiming(ear, say, at)
    closed = ear.asked is not None and ear.asked.name in WHOLE and say.length > 4  # no bare figure answers it
    if at is None:
        slot = "target" if aiming or all((line, "baseline") in ear.filled for line in ear.lines) else "baseline"
        at, aiming = ear.corrected(say) or (None if closed else ear.fitting(say, slot)), slot == "target"
    if at is None:
        return not closed and _unplaced(ear, say)
    if say.asked == "target" and not cues.can_be_aim(say.whole):
        return bearing.was(ear, say)
    topics = [
        each for each in ear.topics() if (about and not led) or each.at == at
    ]  # without a noun: what was spoken of, alone
    question = f"{'levels' if aiming else 'counts'}:0"
    found = hearing.hear([Answer(question, say.whole)], topics, {question: (at,)}, alone=True)
    _keep(ear, say, found, at)
    return bool(found.slots or found.loose or found.closed)


def _aiming(ear: Ear, say: Saying, at: At | None) -> bool:
    """Whether a figure without a cue is where it is to go."""
    stated = _IS_NOW.search(say.whole) and not (cues.AIMING.search(say.whole) or cues.AIMED.search(say.whole))
    if stated and ear.about(say.whole):
        return False
    if cues.aims(say.text) and (at or (), "target") not in ear.filled:
        return True
    if say.asked in ("target", "baseline") and ear.asked is not None and at in (ear.asked.at, None):
        return say.asked == "target"
    if stated:
        return False
    bound = cues.BOUND.match(say.text) or cues.PUT.match(say.whole)
    return bound is not None or (at is not None and ear.aim_next(at))


def _keep(ear: Ear, say: Saying, found: Hearing, at: At) -> None:
    for (where, slot), fact in sorted(found.slots.items(), key=lambda each: each[0][1] == "deadline"):
        beside = any(each.slot == "stray" and each.quote == say.whole for each in ear.heard)
        if slot == "deadline" and beside:  # the time of something else
            continue
        if slot in _KEPT and fact.text in ear.said and _stands(say, slot, fact, found):
            ear.fill(_slot(say, slot, where, found), _whole(fact.text, say.whole), say, where)
    for fact in found.loose:
        ear.put("loose", fact.text, say.whole)
    for place, slot in found.closed:
        ear.leave(slot, say, place or at)


def _stands(say: Saying, slot: str, fact: Fact, found: Hearing) -> bool:
    """Whether a slot was heard right: a time is when it is to be, an amount in words is none beside a digit."""
    if slot == "deadline" and not cues.DUE.match(fact.text):
        aimed = fact.at is not None and (fact.at, "target") in found.slots
        return aimed and (say.asked == "target" or not fact.text.lower().startswith("in "))
    return slot not in ("baseline", "target") or not say.digits or any(map(str.isdigit, fact.text))


def _slot(say: Saying, slot: str, at: At, found: Hearing) -> str:
    """A bare figure goes where it was asked for; what is to be put down is the aim."""
    bare = slot == "target" and say.asked == "baseline" and (at, "baseline") not in found.slots
    if bare and not cues.AIMING.search(say.whole) and not cues.aims(say.text):
        return "baseline"
    return "target" if slot == "baseline" and cues.PUT.match(say.whole) else slot


def _unplaced(ear: Ear, say: Saying) -> bool:
    """A figure that fits two key results or none fills none."""
    return bool(say.figures and ear.lines) and ear.put("loose", say.figures[0].text, say.whole)


def _whole(value: str, sentence: str) -> str:
    """A figure with what belongs to it: "half of that", "every third one"; "85" of "85 customers come every week"."""
    if any(map(str.isdigit, value)):
        head, _, rest = value.partition(" ")
        verb = len(rest.split()) > 3 and LEXICON[rest.split()[1].lower()] & Is.VERB
        return head if head.isdigit() and verb else value
    longer = [match.group() for match in cues.WORDED.finditer(sentence) if value in match.group()]
    of_that = re.search(rf"{re.escape(value)} of (?:that|it|them|those|this)\b", sentence)
    return of_that.group() if of_that else max([value, *longer], key=len)
