"""Figures, people who know, and "nobody knows": for the key result that a sentence speaks of.

Which figure belongs to which key result is decided by coach.builtin.hearing, here as in the rewriting of pasted sets.
"""

from __future__ import annotations

import re

from coach import model
from coach.builtin import hearing, nouns
from coach.builtin.hearing import Fact, Hearing
from coach.dialogue import bearing, cues, named, people, phrasing
from coach.dialogue.ear import FIGURES, WHOLE, Ear
from coach.dialogue.saying import Saying
from coach.model import Answer
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.session import At

_LED = re.compile(r"(?P<metric>[^,:\d]{4,80}?)\s*[,:]\s")
_IS = re.compile(
    r"(?P<metric>[^,:\d]{3,60}?)\s+(?:is|are|was|were|stands?|(?:takes|costs)(?: us| them)?|lasts|reached|(?:went|are|is) (?:up|down) to|(?:rose|grew|fell|dropped|climbed|sank) to)\s+(?:currently |now )?(?:at |about |around |roughly )?(?=[\d$€£])",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:we|they|it)(?:'re|'s| are| is| were| was)?(?: currently| now)? at (?:about |around )?[\d.,]+\s?%? of (?:the |our |all )?(?P<metric>[a-z].+)",
    re.IGNORECASE,
)
_CAN = re.compile(r"[a-z]+ (?:can|are able to) [a-z]+ $", re.IGNORECASE)
_NOW = re.compile(r"\W*(?:today|right now|at the moment|currently|at present)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"\s+(?:is|are|at|after|within|in|by|for|about|of|around|roughly)$", re.IGNORECASE)
_SHARE = re.compile(r"\s*of (?:the |our |all )?(?!them\b|that\b|it\b|those\b|these\b)[a-z]+s [a-z]+")
_ARE = re.compile(r"[a-z]+s (?:are|were) ")
_HAD = re.compile(r"[a-z]+s (?:had|have|were|are) ")
_TAKES = re.compile(
    r"^(?:it|that|this) (?:takes|took|needs)(?: us| them| about| around| roughly)* \d[\d.,]*\s?", re.IGNORECASE
)
_UNTIL = re.compile(r"\d[\d.,]*\s?\w+ (?:until|before|to|for|after|from|between|on) \w+ \w+", re.IGNORECASE)
_IS_NOW = re.compile(r"\b(?:is|are|was|were)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"\b(?:should|we|our|currently|target)\b", re.IGNORECASE)  # said in talk, not as a line
_TO_BE = re.compile(r"\s+(?:should|will|would|must|needs? to|has to|have to)(?:\s+\w+)?$", re.IGNORECASE)
_PREPOSED = re.compile(r"(?:for|of|in|on|at|by|from|to|with)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\bevery (?:second|third|fourth|fifth|sixth|tenth|other)\b", re.IGNORECASE)
_AROUND = re.compile(
    r"^(?:on|at|in|by|around|about)\s+|\s+(?:at the moment|today|now|currently|these days)$", re.IGNORECASE
)
_STATISTIC = nouns.loose(
    "median average mean typical total we'd i'd they'd we i like it that they number share rate figure value today last"
)
_COUNTED = frozenset(("outcome", "unmeasured", "activity-volume", "coverage"))
_ALL = frozenset(("nobody", "everybody", "everyone", "always", "never"))
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
    if match is None or say.length >= (4 if match.group().lower() in _ALL else 9):
        return False
    return ear.put(say.asked, match.group(), say.whole, at=ear.current)


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
    asked = say.asked in ("baseline", "target") and about in (ear.current, None)
    if not asked and about is None and _other(ear, say):
        return True
    return say.asked not in FIGURES and _names_another(ear, say)


def _names_another(ear: Ear, say: Saying) -> bool:
    """Whether the words around a figure are of something that no key result names."""
    current = nouns.loose(ear.lines.get(ear.current or (), ""))
    known = ear.current is None or (ear.current, "baseline") in ear.filled
    stems, led = nouns.loose(behind(say, ear.said)), _IS.match(say.text)
    share = _SHARE.match(say.text.partition("%")[2]) is not None and not stems & current
    if led and known and ear.strange(nouns.loose(led["metric"]) - _STATISTIC):
        return True
    return ear.strange(stems) and (share or (known and len(stems) > 1))


def _opens_another(ear: Ear, say: Saying) -> bool:
    """A change that no key result names, with its figures: "Fewer swapped shifts, 30 a month"."""
    led = _LED.match(say.text)
    stems = nouns.loose(led["metric"]) if led and cues.OPENS.match(say.text) else frozenset[str]()
    return bool(stems) and not any(stems <= nouns.loose(about) for about in ear.lines.values())


def _both_ends(ear: Ear, say: Saying) -> bool:
    """A whole key result: a measure that no line names, from where to where."""
    measure, led = say.kr.measure, _LED.match(say.text)
    stems = nouns.loose(led["metric"] if led else measure.metric) - _STATISTIC
    return (
        measure.baseline is not None
        and measure.target is not None
        and (ear.strange(stems) or ear.another(led["metric"] if led else measure.metric))
    )


def _other(ear: Ear, say: Saying) -> bool:
    measure = say.kr.measure
    if measure.baseline is not None and measure.target is not None and nouns.loose(measure.metric):
        return True
    return ear.asked is not None and ear.asked.name == "outcome" and bool(behind(say, ear.said))


def new(ear: Ear, say: Saying) -> bool:
    """Propose the key result that a figure brings with it; without a name of its own it goes where it fits."""
    measure = say.kr.measure
    both = measure.baseline is not None and measure.target is not None and say.kr.kind in _COUNTED
    led = _LED.match(say.text)
    if both and not (led and led.group().strip().endswith(",")) and not _SPOKEN.search(say.text):
        return outcome(ear, say.text, say.whole)
    if _UNTIL.search(say.text) and say.kr.reading.form in ("active", "passive"):
        name = _TAKES.sub("", say.text)
        return ear.fill("baseline", say.figures[0].text, say, ear.outcome(name, say.whole))
    name = _TO_BE.sub("", _named(ear, say))
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


def _named(ear: Ear, say: Saying) -> str:
    """What a figure is of, in the words around it; "" where they do not say."""
    if _NOW.match(say.whole) and say.text.endswith(say.figures[-1].text):  # "today a claim is paid after 23 days"
        return _LAST_WORD.sub("", say.text.removesuffix(say.figures[-1].text).strip())
    led = _AT.match(say.text) or _LED.match(say.text) or _IS.match(say.text)
    if led and nouns.loose(led["metric"]) - _STATISTIC:
        return led["metric"].strip(" .")
    if found := behind(say, ear.said):
        return found
    metric = say.kr.measure.metric.strip(" ,:")
    if _PREPOSED.match(metric):
        return ""
    if metric not in ear.said or not nouns.loose(metric) - _STATISTIC or cues.BOUND.match(say.text):
        return ""
    figure = say.kr.measure.target or say.kr.measure.baseline
    leads = figure is None or say.text.find(metric) < say.text.find(figure.text)
    stands = leads or say.kr.reading.form in ("active", "passive")
    return metric if stands and say.kr.kind not in ("activity", "output") else ""


def behind(say: Saying, said: str) -> str:
    """What a figure counts where a whole sentence says it: "7 releases had to be rolled back"."""
    figures = [each for each in say.figures if any(map(str.isdigit, each.text))] or say.figures
    if len(figures) != 1 or figures[0].unit not in ("count", "%", "ratio"):
        return ""
    at = say.text.find(figures[0].text) + len(figures[0].text)
    share = figures[0].unit == "%" and _SHARE.match(say.text[at:])
    after = re.sub(r"^of (?:the |our |all )?", "", re.split(r"\s+because\b|,", say.text[at:])[0].strip(" .,"))
    if len(after.split()) < 3 or after.startswith("that ") or after not in said:
        return ""
    form = model.key_result(after).reading.form
    if after.startswith("them ") and len(after.split()) > 3:
        return after
    return after if form in ("active", "passive") or _HAD.match(after) or _ARE.search(after) or share else ""


def outcome(ear: Ear, text: str, sentence: str) -> bool:
    """Propose a key result, with the figures that its own words hold."""
    ear.outcome(text, sentence)
    own = Saying(text)
    return facts(ear, own) or True if own.figures and not own.threshold else True


def measure(say: Saying) -> str:
    """The measure that a sentence names before its value: "Time to hire is 62 days"; "" where it names none."""
    led = _IS.match(say.text)
    return led["metric"] if led and nouns.loose(led["metric"]) - _STATISTIC else ""


def facts(ear: Ear, say: Saying) -> bool:
    """Ask the ear of the rewriting coach what a sentence says about the key results."""
    led = _IS.match(say.text)
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
    if say.asked in ("target", "baseline") and ear.asked is not None and at in (ear.asked.at, None):
        return say.asked == "target"
    if stated:
        return False
    bound = cues.BOUND.match(say.whole) or cues.PUT.match(say.whole)
    return bound is not None or (at is not None and (at, "baseline") in ear.filled)


def _keep(ear: Ear, say: Saying, found: Hearing, at: At) -> None:
    for (where, slot), fact in found.slots.items():
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
    if bare and not cues.AIMING.search(say.whole):
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
