"""Times: the cycle's, a key result's own, and the one in front of a sentence."""

from __future__ import annotations

import re

from coach.builtin import clauses
from coach.dialogue import cues
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying

_SAY = re.compile(
    r"^(?:(?:so|let's|i'd|we'd) )?(?:say|maybe|probably|around|about|i think|meaning|so) (?:on |by )?", re.IGNORECASE
)
TIMED = re.compile(r"(?:last|this|next) (?:year|month|quarter|week|season|half)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:the |in the )?(?:next|this|coming) (?:half year|year|quarter|half|season|month|spring|summer|autumn|winter):\s+",
    re.IGNORECASE,
)


def undated(ear: Ear, sentence: str, asked: str) -> str:
    """Take the time off the front of a sentence: "By June no queue any more"."""
    if ahead := _AHEAD.match(sentence):
        ear.put("cycle", ahead.group().rstrip(": "), sentence)
        return sentence[ahead.end() :]
    date = next((each for clause in clauses.read(sentence)[:1] for each in clause.dates if each.due), None)
    if asked in ("cycle", "deadline") or date is None or not sentence.startswith(date.text):
        return sentence
    rest = sentence[len(date.text) :].lstrip(" ,")
    if len(rest.split()) < 3 or Saying(rest).figures:
        return sentence
    ear.put("cycle", date.text, sentence)
    return rest


def _time(part: str) -> bool:
    """Whether words are a time and no more: "this year", "until the harvest is in", "15 october"."""
    said = Saying(part)
    numbered = any(map(str.isdigit, part.replace(said.date, "")))
    return (
        (bool(said.date) and said.short_date and not numbered)
        or cues.DUE.match(part) is not None
        or bool(TIMED.fullmatch(part))
    )


_IS_ON = re.compile(
    r"(?:the |our )(?:[\w'-]+ ){1,4}(?:is|are|was|were|falls|takes place|happens|starts|begins|opens) (?:on|in|at) ",
    re.IGNORECASE,
)


def dated(ear: Ear, say: Saying) -> bool:
    """A time that stands alone is the cycle's, or the aim's where that was asked for."""
    parts = [_SAY.sub("", part) for part in say.text.split(", ")]
    if len(parts) > 1 and all(_time(part) for part in parts):
        return ear.put("cycle", say.text, say.whole)
    if _IS_ON.match(say.text) and say.all_date:
        return ear.put("remark", say.whole, say.whole)  # when something else takes place
    date = say.date or (say.text if cues.AFTER.fullmatch(say.text) else "")
    numbered = any(map(str.isdigit, say.text.replace(date, "")))
    if not date or numbered or Saying(say.text).figures or len(say.text.split()) - len(date.split()) > 3:
        return False
    if ear.current and say.asked in ("target", "deadline"):
        return ear.put("deadline", date, say.whole, at=ear.current)
    return ear.put("cycle", say.text, say.whole)
