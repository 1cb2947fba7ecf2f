"""What a piece of a message calls itself: "KR1: ...", "Guardrail: ...", "- ..."; the words behind it go where it says.

The labels are those that pasted documents are read by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.builtin import nouns, roles
from coach.dialogue import cues, figures, measures, pairs, phrasing, plans
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying, is_order
from coach.parse import label as labels

ITEM = "item"  # a bullet without a label
_BULLET = re.compile(r"^\s*(?:[-*+•◦▪‣–—]|\(?\d{1,2}[.)])\s+(?:\[[ xX]\]\s*)?(?=\S)")
_STANDS_FOR = {
    labels.OBJECTIVE: "objective",
    labels.HELD: "guard",
    labels.WHY: "why",
    "team": "team",
    "cycle": "cycle",
    "deadline": "cycle",
}
_GOES_ON = frozenset((labels.KEY_RESULT, labels.INITIATIVE, labels.HELD))
_MORE_OF = re.compile(r"(?P<by>\d[\d.,]*\s?%) (?P<what>(?:more|less|fewer|higher|lower) [a-z].+)$", re.IGNORECASE)
_NOW = re.compile(
    r"\b(?:now|today|currently|at the moment|so far|is|are|was|were|last (?:year|month|quarter|week))\b", re.IGNORECASE
)
_STANDS_AT = re.compile(r"\d[\d.,]*\s?%?(?: [a-z]+){0,2} (?:now|today|currently|at the moment)\b", re.IGNORECASE)
_SURE = re.compile(r"(?:our |the )?confidence (?:is|are|stands)\b", re.IGNORECASE)
_LIST_OF = re.compile(
    r"(?:the |our |my )?(?:krs|key results) (?:are|would be):?\s+|we (?:will |would )?(?:measure|see|track) (?:it|this|that) (?:by|in|with|through):?\s+(?=.*\d)",
    re.IGNORECASE,
)
_ONE_MORE = re.compile(
    r",\s+(?:and\s+)?(?!(?:up|down|from|to|by|now|today|target|aim|currently)\b)(?=[a-z])|\s+and\s+(?:by\s+)?(?=[a-z])",
    re.IGNORECASE,
)
_MORE = {
    **dict.fromkeys(("what we do", "what we will do", "what we plan", "our plan", "our plans"), labels.INITIATIVE),
    "confidence": labels.SKIP,
    "not in scope": labels.SKIP,
    "out of scope": labels.SKIP,
}


class Titled(NamedTuple):
    """A piece of a message: kind is what it calls itself, "" where it does not; text is without the label."""

    kind: str
    text: str


def read(pieces: list[str], said: str) -> Iterator[Titled]:
    """Read the label of each piece; one in front of a list holds up to the end of the list."""
    kind, at = "", 0
    for piece in pieces:
        found = said.find(piece, at)
        joined = kind in _GOES_ON and said[at : max(found, at)].strip() in (";", ",")
        at = max(found, at) + len(piece)
        each = _titled(piece)
        kind = each.kind or (kind if joined else "")
        if each.text:
            yield each._replace(kind=kind)


def _titled(piece: str) -> Titled:
    bullet = _BULLET.match(piece)
    text = piece[bullet.end() :] if bullet else piece
    lead, colon, _ = text.partition(":")
    if colon and lead.strip().lower() in _MORE:
        kind = _MORE[lead.strip().lower()]
        return Titled(kind, piece if kind == labels.SKIP else text.partition(":")[2].strip())
    if many := _LIST_OF.match(text):
        return Titled(labels.KEY_RESULT, text[many.end() :])
    if _SURE.match(text):
        return Titled(labels.SKIP, piece)
    found = labels.label(text)
    if found is not None and (":" in text[: found.end] or found.number) and found.kind not in ("baseline", "target"):
        return Titled(found.kind, text[found.end :].strip())
    return Titled(ITEM if bullet else "", text)


def placed(ear: Ear, each: Titled) -> bool:
    """Put a labelled piece where its label says; False where that does not settle it."""
    text = each.text.rstrip(" .;,")
    if each.kind == labels.INITIATIVE or (each.kind == labels.HELD and _to_do(text)):
        return all(ear.put("try", thing, each.text) for thing in phrasing.things(text))
    if each.kind in _STANDS_FOR:
        how = "corrected" if each.kind == labels.OBJECTIVE else "said"
        return ear.put(_STANDS_FOR[each.kind], text, each.text, how=how)
    if each.kind in ("owner", "source"):
        return _of_lines(ear, each.kind, text)
    if each.kind == labels.KEY_RESULT:
        return all(result(ear, Saying(part)) for part in _several(text))
    if each.kind == ITEM:
        return _item(ear, Saying(text))
    return each.kind in (labels.SKIP, "status", "progress") and ear.put("remark", text, each.text)


def _to_do(text: str) -> bool:
    """Whether what is called held is something to do: "we hold this line: launch the menu"."""
    said = Saying(text)
    return said.kr.reading.form == "order" and plans.not_there(said)


def _of_lines(ear: Ear, slot: str, text: str) -> bool:
    """Said once, it holds for every key result that has none of its own."""
    lines = [at for at in ear.lines if (at, slot) not in ear.filled]
    return bool(lines) and all(ear.put(slot, text, text, at=at) for at in lines)


def _several(text: str) -> list[str]:
    """Several in one line, each with its figures or a thing to do: "lost bags from 9 to 4 and late boats from 3 to 1"."""
    parts = _ONE_MORE.split(text)
    measured = [Saying(part).measured for part in parts]
    whole = all(each or is_order(part) for each, part in zip(measured, parts, strict=True))
    return parts if len(parts) > 1 and any(measured) and whole else [text]


def _item(ear: Ear, say: Saying) -> bool:
    """A bullet: a change or a measure is a key result, a thing to do is tried; a whole sentence says what it is itself."""
    statement = say.kr.reading.form in ("active", "passive", "state")
    following = ear.following
    counted = following is not None and following.measured and following.length < 9
    if statement and not counted and not say.measured and not cues.OPENS.match(say.text):
        return False
    return result(ear, say)


def result(ear: Ear, say: Saying) -> bool:
    """Something offered as a key result: what is to be made goes under what is tried."""
    if not say.kr.reading.line.words:  # marks alone, before anything is said
        return ear.put("remark", say.whole, say.whole)
    measure = say.kr.measure
    moves = measure.baseline is not None and measure.target is not None
    stands = say.measured and _STANDS_AT.search(say.whole) is not None
    if roles.role(say.kr, (), None) == "way" and not moves and not stands:
        return all(ear.put("try", thing, say.whole) for thing in phrasing.things(say.text))
    return pairs.heard(ear, say) or _one(ear, say, moves=moves)


def _one(ear: Ear, say: Saying, *, moves: bool) -> bool:
    """A key result that stands alone in what is said."""
    more = _MORE_OF.match(say.text)
    if more:
        at = ear.outcome(more["what"], say.whole)
        return ear.fill("target", more["by"], say, at)
    if not moves and _level(ear, say):
        return True
    if say.figures and nouns.loose(say.kr.measure.metric) and figures.new(ear, say):
        return True
    return figures.outcome(ear, say.text, say.whole)


def _level(ear: Ear, say: Saying) -> bool:
    """A figure alone in a key result is what it is to reach, unless the words say that it stands there today."""
    stands = _STANDS_AT.search(say.whole) is not None
    if len(say.figures) != 1 or not say.digits or (_NOW.search(say.whole) and not stands):
        return False
    name, figure = measures.measured(say, ear.said), say.figures[0].text if stands else ""
    if not stands and say.kr.measure.target is not None:
        figure = say.kr.measure.target.text
    if not name or not figure or figure not in say.whole:
        return False
    return ear.fill("baseline" if stands else "target", figure, say, ear.outcome(name, say.whole))
