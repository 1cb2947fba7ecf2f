"""What is to be different for somebody, told from what only happens: the objective, in the words of a message."""

from __future__ import annotations

import re

from coach.dialogue import cues, figures, phrasing, signs, stray, times
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying

_NOT_US = re.compile(r"we (?:should|must|will) not\b|we (?:shouldn't|mustn't|won't)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:our|the) objective (?:is|would be)\b(?=.*[a-z]{3})", re.IGNORECASE
)  # it says itself what it is
_IT = re.compile(r"(?:it|that|this)\b", re.IGNORECASE)


def answers(ear: Ear, pieces: list[str]) -> list[str]:
    """The piece that answers the question for the objective: a wish for somebody, else what somebody does."""
    if ear.asked is None or ear.asked.name != "objective" or len(pieces) < 2:
        return []
    every = [Saying(times.undated(Ear("", ()), piece, "")) for piece in pieces]
    wished = [n for n, say in enumerate(every) if wish(say)]
    acting = [n for n, say in enumerate(every) if acted(say) and not signs.counted(every[n + 1 :])]
    found = (wished or acting or [-1])[0]
    return [pieces[found]] if found >= 0 else ["-"]


def wish(say: Saying) -> bool:
    """Whether it says how it is to be for somebody."""
    return (
        phrasing.wishes(say.whole)
        and not _IT.match(say.text)
        and not phrasing.planned(say.whole)
        and (say.threshold or not say.measured)
        and not cues.GUARD.search(say.whole)
    )


def acted(say: Saying) -> bool:
    """Whether it says what others do, or how it is for them."""
    return (
        (say.kr.reading.form in ("active", "passive", "state") or (say.threshold and not phrasing.moved(say.text)))
        and (say.threshold or not say.measured)
        and not cues.OURS.match(say.text)
        and not cues.STANDS.match(say.text)
        and not cues.OPENS.match(say.text)
        and not phrasing.planned(say.whole)
        and not (cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text))
        and len(say.text.split()) > 2
    )


def late(ear: Ear, say: Saying) -> bool:
    """What others do, said when something else was asked: the objective, where none stands."""
    lacking = say.asked != "objective" and "objective" in ear.open and not ear.has("objective")
    return (
        lacking
        and acted(say)
        and len(say.text.split()) > 4
        and not cues.unknown(say.whole)
        and ear.put("objective", say.text, say.whole)
    )


def aimed(ear: Ear, say: Saying) -> bool:
    """How it is to be for somebody, while no objective stands."""
    if _NAMED.match(say.text) and not ear.has("objective"):
        return ear.put("objective", say.text, say.whole, how="corrected")
    if "objective" not in ear.open or ear.has("objective"):
        return False
    if _NOT_US.match(say.text):
        return ear.put("guard", say.text, say.whole)
    who = say.asked == "objective" and say.threshold and not phrasing.moved(say.text)  # "residents under 25 take part"
    if (
        phrasing.planned(say.whole)
        or not (who or phrasing.wishes(say.whole))
        or (say.figures and say.asked != "objective")
    ):
        return False
    return objective(ear, say)


def answered(ear: Ear, say: Saying) -> bool:
    """The answer to the question for the objective, in whatever form; not a word, a figure or a no."""
    short = len(say.text.split()) < 2 or (cues.denies(say.text) and say.length < 4)
    if say.asked != "objective" or short or stray.bare(say.text):
        return False
    if cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text):
        return ear.put("why", say.text, say.whole)  # what goes astray today is a reason, not yet an aim
    if say.measured and not say.threshold and not phrasing.wishes(say.whole):
        return figures.outcome(ear, say.text, say.whole)  # a figure is how one would see it
    return not cues.STANDS.match(say.text) and not cues.MINE.match(say.text) and objective(ear, say)


def objective(ear: Ear, say: Saying) -> bool:
    """Propose the objective; a second one in a message is kept beside."""
    return (
        ear.put("remark", say.whole, say.whole) if ear.has("objective") else ear.put("objective", say.text, say.whole)
    )
