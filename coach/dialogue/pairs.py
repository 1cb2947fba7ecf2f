"""Two figures in one breath, today's value and the aim: "4 min, target 90 seconds", "12 a week, 20 would be great".

Between the two stand words of measure alone; what stands in front of them, or behind a colon, is what they measure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.builtin import nouns
from coach.builtin.clauses import Figure
from coach.dialogue import cues, figures
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying
from coach.words import bag

_GLUE = bag(  # may stand between two figures of one measure
    "now today currently at the moment last year month quarter week and but or to down up target goal aim is are be shall would like want "
    "already help make me us them each every we we'd we'll i i'd they it it's that's want need hope for happy with by of then rather more less than about around under over below "
    "ought at most least within ok fine could in may april june july august september october november december january february march so far the "
    "right this season max maximum min minimum please spring summer autumn winter"
)
_TODAY = re.compile(
    r"\W*(?:now|today|currently|at the moment|right now|last (?:year|month|quarter|week)|so far)\b", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:\s*[:,(=-]|\s*:?\s*there (?:are|is|were)\b|\s+(?:is|are|was|were|stands?|stood|at|from|now|today|currently|about|around|roughly|takes?|drops?|falls?|rises?|goes|grows?|go|drop|fall|rise|grow|of|in|within|under|down|up))+\s*$",
    re.IGNORECASE,
)
_THEN = re.compile(  # "310 guests a week in two houses, this year 500"
    r"(?:last (?:year|half|quarter|season|spring|summer|autumn|winter|month) |in \d{4} )?(?P<first>\d[\d.,]*\s?%?) (?:of (?:the |our )?)?(?P<what>[a-z][^,\d]{3,80}), (?:and |but )?(?:(?:this|next|in the next) (?:year|half|quarter|season|spring|summer|autumn|winter)|by [a-z ]{3,20}) (?:(?:we|they|it|i)(?:'d| would)? (?:like|want|need|hope for|aim for|aim at|expect|love)s? |(?:it )?(?:should|is to|shall) be )?(?:to (?:see|have|reach|get) )?(?P<second>\d[\d.,]*\s?%?)",
    re.IGNORECASE,
)
_WOULD = re.compile(
    r"(?P<said>[^,]*\d[^,]*), (?P<then>\d[\d.,]*\s?%?)(?: [a-z]+)? (?:would|'d|will) (?:be (?:\w+ )?(?:great|good|fine|ok|okay|nice|enough|lovely|super|perfect)|do)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w']+")
_BOUND = re.compile(
    r"(?:within|under|over|above|below|after|older than|younger than|more than|less than)\b", re.IGNORECASE
)


class Pair(NamedTuple):
    """Today's value and the aim, and the words that they measure ("" where none are said)."""

    name: str
    baseline: Figure
    target: Figure


def read(say: Saying) -> Pair | None:
    """Find the two figures of a sentence that belong together; None where it holds none."""
    said = [figure for figure in say.figures if any(map(str.isdigit, figure.text))]
    found = [figure for figure in said if not _limits(figure.text, say.whole)][-2:]
    if len(found) < 2:
        return None
    text = say.whole
    start = text.find(found[0].text)
    end = start + len(found[0].text)
    second = text.find(found[1].text, end)
    if start < 0 or second < 0 or not _glued(text[end:second]):
        return None
    behind = text[second + len(found[1].text) :]
    later = _TODAY.match(behind) is not None and not _TODAY.match(text[end:second])
    name = _LINK.sub("", text[:start]).strip(" ,:")
    rest = behind.partition(":")[2] if not nouns.loose(name) else ""
    if text[end:second].strip() == "to" and not nouns.loose(name) and not _glued(behind):
        rest = rest or behind  # "from 3 days to 5 days waiting for a place"
    name = name if nouns.loose(name) else rest.strip(" .")
    name = Saying(name).text if name else ""
    first, other = found
    return Pair(name, *((other, first) if later else (first, other)))


def heard(ear: Ear, say: Saying) -> bool:
    """Take in a pair for the key result that its words name, for a new one, or for the one spoken of."""
    pair = read(say)
    if pair is None and (_later(ear, say) or _then(ear, say)):
        return True
    if pair is None or cues.GUARD.search(say.whole) or say.threshold or _whole(say, pair):
        return False
    stems = nouns.loose(pair.name)
    if not stems and ear.current is None and len(ear.bare()) > 1 and ear.bare()[-1][1] > 0:
        return all(ear.put("loose", each.text, say.whole) for each in (pair.baseline, pair.target))  # it may be of each
    at = (
        (None if ear.strange(stems) or ear.another(pair.name) else ear.named(pair.name))
        if stems
        else ear.current or ear.open_line()
    )
    full = at is not None and (at, "target") in ear.filled and not stems
    if stems and at is None and len(pair.name.split()) < 16:
        at = ear.outcome(pair.name, say.whole)
    elif not stems and (full or at is None) and (say.asked in ("outcome", "purpose") or ear.has("objective")):
        at = ear.outcome(pair.baseline.text, say.whole)
    if at is None:
        return False
    ear.fill("baseline", pair.baseline.text, say, at)
    ear.fill("target", pair.target.text, say, at)
    if say.due:
        ear.fill("deadline", say.due, say, at)
    return True


def _then(ear: Ear, say: Saying) -> bool:
    """A figure in a sentence, and behind its comma what would do: "a dog waits 5 months for a home, 3 would be fine"."""
    match = _WOULD.fullmatch(say.text)
    if match is None or cues.GUARD.search(say.whole):
        return False
    figures.heard(ear, Saying(match["said"]))
    at = ear.current
    return at is not None and (at, "target") not in ear.filled and ear.fill("target", match["then"], say, at)


def _later(ear: Ear, say: Saying) -> bool:
    """So many of something, and how many then: the nouns stand between the two figures."""
    match = _THEN.fullmatch(say.text)
    if match is None or not nouns.loose(match["what"]) or cues.GUARD.search(say.whole):
        return False
    known = None if ear.strange(nouns.loose(match["what"])) or ear.another(match["what"]) else ear.named(match["what"])
    at = known or ear.outcome(match["what"], say.whole)
    return ear.fill("baseline", match["first"], say, at) and ear.fill("target", match["second"], say, at)


def _whole(say: Saying, pair: Pair) -> bool:
    """Whether the sentence is a key result as it stands: "Missed calls from 12 to 6"."""
    measure = say.kr.measure
    both = measure.baseline is not None and measure.target is not None
    between = say.whole.partition(pair.baseline.text)[2].partition(pair.target.text)[0]
    return (
        both
        and bool(nouns.loose(pair.name))
        and say.text.startswith(pair.name)
        and between.strip() in ("to", "down to", "up to")
    )


def _limits(figure: str, text: str) -> bool:
    """Whether a figure says which ones are counted: "visits within 30 days"."""
    before, _, after = text.partition(figure)
    return (
        bool(_BOUND.match(figure))
        and re.search(r"[a-z] $", before) is not None
        and re.match(r"\s*[:,]", after) is not None
    )


def _glued(between: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(between)]
    return all(word in _GLUE or word == "should" or word.isdigit() for word in words)
