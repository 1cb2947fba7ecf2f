"""Things to try, told from what stands already: what a list of plans looks like, and what is not there yet."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns, roles, states
from coach.dialogue import cues, phrasing, signs, times
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying, is_order
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
_LIST = re.compile(r"(?:the |our )?(?:plans?|to do|ideas?|initiatives?|tasks?)\s*:", re.IGNORECASE)
_SHARE = re.compile(
    r"(?:a|one|about a|roughly a|almost a|nearly a)? ?(?:half|third|quarter|fifth|tenth)\b", re.IGNORECASE
)
_NO_ORDER = re.compile(
    r"(?:under|over|about|fewer|less|more|we|they|it|i|he|she|you|nobody|everybody|that|this|there|put|set)\b",
    re.IGNORECASE,
)
_AMOUNTS_TO = re.compile(r"[a-z]+ [a-z]+s \d[\d.,]*\s?%(?:,|$)", re.IGNORECASE)  # "refund requests 6.5%"
_LEVEL = re.compile(r"(?:target|aim|goal)s?\b\W*(?:is |of |at )?\W*\d", re.IGNORECASE)
_WORK = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
_US = re.compile(r"(?:we|i|our team)(?:'ll| will)? ", re.IGNORECASE)
_SPENDS = bag("pay spend invest buy hire rent budget fund award grant donate sponsor reimburse")
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


def named(ear: Ear, say: Saying) -> bool:
    """Something that is not there yet, named and no more, where nothing else was found in it."""
    return fresh(say.text) and not_there(say) and not say.figures and ear.put("try", say.text, say.whole)


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
    if said.measured and part[-1] in "%0123456789":  # "refund requests 6.5%"
        return False
    if (said.measured and not LEXICON[words[0].lower()] & Is.VERB) or (words[0].endswith("ing") and said.figures):
        return False
    form = model.key_result(part).reading.form
    return form in ("phrase", "order", "doing", "done") and bool(nouns.loose(part)) and not cues.CHANGES.match(part)


def spent(ear: Ear, say: Saying) -> bool:
    """Take what is to be paid for, or done by a day, for something to try: the sum and the number are no level of a line."""
    plan = phrasing.planned(say.whole)
    order = _US.sub("", plan or say.text)
    first = order.split(maxsplit=1)[0].lower() if order else ""
    if not say.measured or cues.GUARD.search(say.whole) or cues.NOW.search(say.whole) or len(order.split()) < 2:
        return False
    paid = first in _SPENDS and all(each.unit in ("money", "count") for each in say.figures)
    kr = model.key_result(order)
    done = bool(plan or say.due) and kr.reading.form == "order" and kr.kind in ("output", "activity", "activity-volume")
    if not (paid and (plan or is_order(order))) and not (done and roles.role(kr, (), None) == "way"):
        return False
    return all(ear.put("try", thing, say.whole) for thing in phrasing.things(order))


def planned(ear: Ear, say: Saying) -> bool:
    """What the team will do or make."""
    plan = phrasing.planned(say.whole) or (say.text if say.asked == "try" or _doable(say) else "")
    if signs.names(say, ear.following) or cues.GUARD.search(say.whole):
        return False
    if not plan or plan[:1].isdigit() or cues.unknown(say.whole) or _moves(plan):
        return False
    if ear.about(say.whole) and not _LIST.match(say.whole) and not intends(say):
        return False
    for thing in phrasing.things(plan):
        ear.put("try", thing, say.whole)
    return True


def intends(say: Saying) -> bool:
    """Whether a sentence says what the team means to do or make, which answers no other question."""
    plan = phrasing.planned(say.whole)
    return bool(plan) and _effort(plan) and not cues.GUARD.search(say.whole) and not say.text.lower().startswith("to ")


def _effort(plan: str) -> bool:
    """Whether a plan is something to do or to make, whatever it shares with a key result: "try a second gate"."""
    kr = model.key_result(plan)
    return kr.kind in _WORK and not states.counts_itself(kr) and not any(map(str.isdigit, plan))


def _moves(plan: str) -> bool:
    """Whether a plan is a change with its figures: "we want to get from 8% to 5%"."""
    return Saying(plan).measured and model.key_result(plan).kind not in _WORK


def _doable(say: Saying) -> bool:
    """Whether it is a thing to do or to make, by its grammar; a bare noun is one where a sign was asked for."""
    if _NO_ORDER.match(say.text) or times.TIMED.match(say.whole) or cues.AMISS.search(say.text):
        return False
    kr = say.kr
    if phrasing.moved(say.text) and kr.reading.form != "order":
        return False
    stands = say.measured and cues.NOW.search(say.text)
    if _SHARE.match(say.text) or _AMOUNTS_TO.match(say.text) or _LEVEL.match(say.text) or stands:
        return False
    if kr.reading.form in ("order", "doing", "done") and kr.kind in _WORK and not states.counts_itself(kr):
        return True
    noun = say.asked in ("outcome", "purpose") and kr.reading.form == "phrase" and roles.role(kr, (), None) == "way"
    return noun and not cues.CHANGED.search(say.text) and len(say.text.split()) > 1 and bool(nouns.loose(say.text))


def not_there(say: Saying) -> bool:
    """Whether something that is not there yet is named: it cannot stay as it is."""
    return say.kr.reading.form in ("phrase", "order") and say.kr.kind in _WORK and not cues.LASTS.search(say.whole)
