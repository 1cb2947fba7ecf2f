"""Things to try, told from what stands already: what a list of plans looks like, and what is not there yet."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns
from coach.dialogue import cues, phrasing
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.words import bag

_NEW = re.compile(r"(?:an?|new|another|more|better|second|smaller|bigger|extra)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:we (?:thought|think|talked) (?:about|of)|how about|what about|maybe|perhaps)\s+", re.IGNORECASE)
_MADE = bag(
    "training course workshop system tool app page portal website form calendar campaign dashboard guide handbook template "
    "software machine newsletter event reminder checklist coaching meeting poster leaflet voucher drill hotline chatbot"
)
_HEAD = re.compile(r"\s+(?:at|in|on|of|for|by|from|with|to|the|each|every|before|after)\b.*$", re.IGNORECASE)
_MOST = 9  # words of one thing in a list


def listed(ear: Ear, say: Saying) -> bool:
    """Take a list of things to do or to make for what it is, whatever was asked: "a common stock, training, an app"."""
    lead = _LEAD.match(say.text)
    text = say.text[lead.end() :] if lead else say.text
    parts = phrasing.things(text)
    if len(parts) < 2 or cues.GUARD.search(say.whole) or cues.unknown(say.whole):
        return False
    fresh_ones = sum(fresh(part) or _done(part) for part in parts)
    if any(not _thing(part) for part in parts) or fresh_ones * 2 < len(parts):
        return False
    return all(ear.put("try", part, say.whole) for part in parts)


def fresh(text: str) -> bool:
    """Whether something is named that is not there yet, so that it cannot stay as it is.

    An indefinite article or "new" brings in what was not spoken of; a noun of something made ("interview training")
    does the same where no article or owner says that it stands already.
    """
    words = text.lower().split()
    if not words or (LEXICON[words[0]] & Is.DET and not _NEW.match(text)):
        return False
    head = _HEAD.sub("", text).lower().split()[-1:]
    return _NEW.match(text) is not None or bool(head and head[0].rstrip("s") in _MADE | {"training"})


def _done(part: str) -> bool:
    """Whether it is something to do: an order ("run a drill") or a doing ("asking the club")."""
    words = part.lower().split()
    if len(words) < 2:
        return False
    order = LEXICON[words[0]] & Is.VERB and not LEXICON[words[1]] & (Is.COPULA | Is.AUX)
    return bool(order) or words[0].endswith("ing")


def _thing(part: str) -> bool:
    """Whether a part of a list names something, and tells of nobody and no level."""
    words = part.split()
    if not words or len(words) > _MOST or part[:1].isdigit() or cues.OURS.match(part) or cues.DUE.match(part):
        return False
    said = Saying(part)
    if (said.figures and not LEXICON[words[0].lower()] & Is.VERB) or (words[0].endswith("ing") and said.figures):
        return False
    form = model.key_result(part).reading.form
    return form in ("phrase", "order", "doing", "done") and bool(nouns.loose(part)) and not cues.CHANGES.match(part)
