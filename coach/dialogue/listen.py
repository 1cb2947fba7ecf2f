"""The built-in hearer: a message cut into sentences, and for each the place in the draft that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coach.dialogue import (
    bearing,
    cues,
    disputed,
    figures,
    foreign,
    held,
    mending,
    named,
    orders,
    pairs,
    plans,
    reasons,
    signs,
    times,
    titles,
    tongue,
    wanted,
)
from coach.dialogue.ear import FIGURES, WHOLE, Ear
from coach.dialogue.saying import Saying, endless, sentences
from coach.dialogue.values import Heard, Slot

_NOT = re.compile(r",? (?:and )?not \d[\d.,]*\s?%?(?: [a-z]+)?$")
_KR = re.compile(r"(?:for |on |in )?(?:kr|key result|line)\s?#?(?P<number>\d{1,2})\s*[:,]?\s+", re.IGNORECASE)
Attempt = Callable[[Ear, Saying], bool]


def hear(said: str, slots: Sequence[Slot]) -> list[Heard]:
    """Propose a place for each thing that a message says."""
    if tongue.other(said) or (
        not tongue.english(said) and any(tongue.other(slot.value) or tongue.other(slot.about) for slot in slots)
    ):
        return foreign.hear(said, slots)
    ear = Ear(said, slots)
    if endless(said):
        ear.put("remark", said, said)
        return ear.heard
    every = [each._replace(text=_unnumbered(ear, each.text)) for each in titles.read(sentences(said), said)]
    aims = wanted.answers(ear, [each.text for each in every if not each.kind])
    for n, each in enumerate(every):
        asked = ear.asked.name if ear.asked and n == 0 else ""
        asked = "objective" if each.text in aims else "" if aims and asked == "objective" else asked
        ear.following = Saying(every[n + 1].text) if n + 1 < len(every) else None
        _heard(ear, each, asked)
    return ear.heard


def _heard(ear: Ear, each: titles.Titled, asked: str) -> None:
    """Hear one sentence: spoken to the coach, a wish that its figures follow, a correction, a label, a person, or talk."""
    if tongue.steers(each.text):
        ear.put("remark", each.text, each.text)
    elif (two := disputed.read(each.text)) is not None:
        if lead := each.text[: two.start()].strip(" ,;"):
            _heard(ear, each._replace(text=lead), asked)
        if not disputed.placed(ear, two):
            ear.put("remark", each.text, each.text)
    elif _introduces(ear, each):
        ear.put("remark", each.text.rstrip(": "), each.text)  # what counts it follows, and is the key result
        ear.current = None
    elif mending.heard(ear, each.text) or (each.kind and titles.placed(ear, each)):
        return
    elif (person := named.addressed(each.text)) is not None:
        _person(ear, person, each.text, asked)
    else:
        _take(ear, Saying(times.undated(ear, _uncorrected(each.text), asked), asked))


def _introduces(ear: Ear, each: titles.Titled) -> bool:
    """Whether a sentence is a wish whose figures stand behind its colon, where the objective has been told."""
    counted = ear.following is not None and ear.following.measured
    return each.text.endswith(":") and not each.kind and "objective" not in ear.open and counted


def _person(ear: Ear, person: tuple[str, str, str], quote: str, asked: str) -> None:
    """Somebody with an address, and what is said beside the name."""
    slot, who, rest = person
    if rest:
        _take(ear, Saying(rest, asked))
    if not named.placed(ear, slot, who, rest, quote):
        ear.put("remark", quote, quote)


def _take(ear: Ear, say: Saying) -> None:
    """Find the place of one sentence: what was asked for, what it says of itself, then what it looks like.

    The first attempt that knows a place for it ends the search; what nothing knows is kept beside the draft.
    """
    order = _ASKED if say.asked in FIGURES else _SAID
    if not any(attempt(ear, say) for attempt in order):
        ear.put("remark", say.whole, say.whole)


def _unnumbered(ear: Ear, sentence: str) -> str:
    """Take "KR 2:" off the front of a sentence; it says which key result is spoken of."""
    match = _KR.match(sentence)
    if match is None or not 1 <= int(match["number"]) <= len(ear.lines) or match.end() >= len(sentence):
        return sentence
    ear.current = list(ear.lines)[int(match["number"]) - 1]
    return sentence[match.end() :]


def _uncorrected(sentence: str) -> str:
    """A correction without what it takes back: "late vans are 13%, not 12%"."""
    return _NOT.sub("", sentence) if cues.CORRECTS.match(sentence) else sentence


def _answered(ear: Ear, say: Saying) -> bool:
    """An answer to a question that any words answer."""
    if (
        say.asked not in WHOLE
        or orders.filler(say.whole)
        or cues.BLANK.search(say.whole)
        or plans.intends(say)
        or (say.asked != "cycle" and cues.DUE.match(say.text) and say.short_date)
        or (cues.CORRECTS.match(say.whole) and say.figures)
    ):
        return False
    if say.asked == "guard":
        return held.answered(ear, say)
    short = len(say.text.split()) < 6 and not cues.OURS.match(say.text) and say.kr.reading.form == "phrase"
    if say.asked == "cycle" and (say.figures or not (say.date or short)):
        return False
    return ear.put(say.asked, say.text, say.whole)


_LOOKS: tuple[Attempt, ...] = (  # what it looks like, where it says nothing of itself
    wanted.late,
    wanted.answered,
    reasons.astray,
    plans.named,
)
_SAID: tuple[Attempt, ...] = (
    plans.listed,
    held.led,
    held.kept_as_is,
    plans.spent,
    pairs.heard,
    bearing.worded,
    named.heard,
    reasons.given,
    held.bounded,
    _answered,
    reasons.labelled,
    wanted.aimed,
    times.dated,
    plans.planned,
    held.guarded,
    reasons.suffered,
    signs.opened,
    figures.heard,
    signs.noticed,
    signs.measured_next,
    *_LOOKS,
)
_ASKED: tuple[Attempt, ...] = (  # a figure was asked for: it is looked for first
    plans.listed,
    held.led,
    held.kept_as_is,
    plans.spent,
    pairs.heard,
    bearing.worded,
    held.bounded,
    signs.meant,
    figures.heard,
    *_SAID,
)
