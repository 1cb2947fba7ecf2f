"""One sentence of a message, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from coach import model
from coach.builtin import clauses, nouns
from coach.builtin.clauses import Figure
from coach.dialogue import disputed, phrasing, tongue
from coach.model import KeyResult
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_FILLER = re.compile(
    r"^(?:more or less|hm+|well|ok(?:ay)?(?:[, ]+fine)?|fine|yes|no|right|sure|(?:many )?thanks?(?: for [\w ]{2,20})?|thank you(?: for [\w ]{2,20})?|(?:hello|hi|hey)(?: there| all| everybody| everyone)?|good morning|that is all|that's it)\W*$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"(?:\s+(?:and|but)|,)\s+(?!aim\s+\d)(?=(?:(?:we|they|it|i|the [a-z]+)(?:'d)?\s+)?(?:wants?|need|aim|hope|would like|like|should(?! not| never)|ought to|have to|would be (?:happy|glad|fine))\b"
    r"|by [\w ]{3,25} (?:it|we|they) (?:should|want|need|will)\b|(?:i|we)'d (?:be (?:happy|glad|fine)|rather)\b)",
    re.IGNORECASE,
)
_MORE = re.compile(  # something else begins
    r"(?<!\bthe)(?<!\bour)(?<!\bmy)[,;]?\s+(?:and\s+)?(?=(?:the |our |my )?(?:krs|key results) (?:are|would be)\b)|,?\s+(?:and\s+)?also\s+(?=(?:we|i|they|the|to)\b)|,?\s+(?:and\s+)?plus\s+(?=[a-z]+ )|,\s+so\s+(?=(?:we|i|this|next)\b)|(?<!more)(?<!thing)(?<!'d)(?<!would)(?<! we)(?<! be)\s+like\s+(?=\d)|,\s+(?=(?:this|it) is for\b|(?:spring|summer|autumn|winter)? ?(?:term )?(?:Q[1-4] )?20\d\d$)|,\s+(?=Q[1-4]\b|H[12]\b)"
    r"|,\s+(?=(?:the|our) (?:problem|trouble|thing) is\b|(?-i:[A-Z])[a-z]+ for (?:kr|key result)|(?-i:[A-Z])[a-z]+ (?:counts|keeps|knows|runs|has|does|could|can|would|will|owns)\b)",
    re.IGNORECASE,
)
_AND_TO = re.compile(r",?\s+and\s+(?=to\s+[a-z]+)", re.IGNORECASE)
_BREATH = re.compile(  # where a voice note goes on
    r"\s+and\s+(?=(?:basically|then|so|i think|we|i|it|they|there|he|she)\b|(?:the )?[a-z]+ (?:has|knows|keeps|counts|does) )"
    r"|\s+(?:and )?basically (?:the thing is )?",
    re.IGNORECASE,
)
_LONG = 24  # words without a stop: somebody spoke
_ENUMERATED = re.compile(r"^(?:\w+ )?(?:things|goals|numbers|points|aims)\b[^:\d]{0,60}:\s+", re.IGNORECASE)
_NEXT = re.compile(r",\s+(?:and\s+)?(?=[^\W\d])")
_CHANGE = re.compile(
    r"(?:[\w ]{3,25}: )?(?:fewer|less|more|lower|higher|shorter|longer|faster|quicker|better|happier|\w{3,}ier) [a-z]",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:[^\d:]{1,60}:\s*)?(?:kr|key result)\s?#?\d", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\s*[,;/|]?\s+(?:and\s+|plus\s+)?(?=(?:kr|key result)\s?#?\d{1,2}\b\W*\s*[a-z])", re.IGNORECASE
)
_NEXT_MOVE = re.compile(r"\s*[,;/|]\s+(?:and\s+)?(?=[^\W\d])|\s+and\s+(?=[^\W\d])")
_MOVE = re.compile(  # what is counted, and both figures: "returns 14% -> 5%"
    r"(?!(?:from|to|down|up|between|by|it|we|they)\b)[^\W\d][^,\d]*?\s(?:from\s+)?[$€£]?\d[\d.,]*(?:\s?%|\s[a-z]+)?\s*(?:[-–—=]+>|→|⇒|\sto\s)\s*[$€£]?\d[\d.,]*(?:\s?%|(?:\s[a-z]+){0,4})?\W*$",
    re.IGNORECASE,
)
_CARED_FOR = re.compile(  # "glasses from 23 to 10, Anna looks after that number"
    r"(?P<said>.*\d.*?),\s+(?:and\s+)?(?P<who>(?-i:[A-Z])[a-z]+(?: (?-i:[A-Z])[a-z]+)? (?:looks after|takes care of|is responsible for|is in charge of)\b.*)",
    re.IGNORECASE,
)
_WISHING = re.compile(
    r"(?:we|i)(?:'d like| want| would like| need) (?:to (?:get|bring|cut|move|take|raise|lower) )?", re.IGNORECASE
)
_WISH = re.compile(  # a wish, and behind its colon how it stands: "we want our people to stay: 8 of 21 left"
    r"(?P<wish>(?:(?:and|but|also|then)\s+)*(?:we|i)(?: also)?(?:'d like| want| would like| need| hope)\b[^\d:]*:)\s+(?=.*\d)",
    re.IGNORECASE,
)
_ENDLESS = 1500  # characters
_STOPS = re.compile(r"[.!?;\n]")
_JOINT = re.compile(r",\s+(?:and\s+)?")
_THRESHOLD = re.compile(
    r"(?<=\w )(?:under|over|above|below|within|at least|at most|more than|less than|(?:long|lat|short|earli|bett|fast|slow)er than|up to|older than|younger than|beyond|after|before|by)"
    r"[ -]+(?:the )?[$€£]?\d[\d.,]*",
    re.IGNORECASE,
)
_ABLE = re.compile(r"[a-z]+ (?:can|are able to) [a-z]+ \d", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:kr|key result|line) ?\d", re.IGNORECASE)  # no amount
_QUESTION = re.compile(
    r"(?:hm+,? |and |but )?(?:what|how|why|who|when|where) (?:do|does|did|is|are|can|should|would) (?:you|i|we)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\W*(?:today|right now|at the moment|currently|at present)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_HESITATES = re.compile(  # a figure and no more, with a question mark: "down to 5?"
    r"(?:(?:down|up) to|about|around|say|roughly|at (?:most|least)|under|over)?\s*\d[\d.,]*\s?%?(?: \w+){0,3}\W*$",
    re.IGNORECASE,
)
_WONDERS = re.compile(r"(?:maybe|perhaps|probably|i guess)\b", re.IGNORECASE)


class Saying:
    """A sentence as it was said, and what reading it gives; each is worked out when it is asked for."""

    def __init__(self, whole: str, asked: str = "") -> None:
        self.whole = whole
        self.asked = asked  # the slot that was asked for, where this is the first sentence of the answer

    @cached_property
    def text(self) -> str:
        """The sentence without what people say before they say something."""
        return phrasing.bare(self.whole)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The amounts in it."""
        every = (figure for clause in clauses.read(self.whole) for figure in clause.figures)
        return tuple(figure for figure in every if not _NUMBERED.match(figure.text))

    @cached_property
    def digits(self) -> bool:
        """Whether a digit stands in it."""
        return any(mark.isdigit() for mark in self.whole)

    @cached_property
    def measured(self) -> bool:
        """Whether a figure with a digit stands in it."""
        return self.digits and bool(self.figures)

    @cached_property
    def threshold(self) -> bool:
        """Whether its figures say who or what is counted, not how many: "calls answered within 10 seconds"."""
        if _ABLE.search(self.text):
            return True
        found = _THRESHOLD.findall(self.text)
        return (
            not _NOW.match(self.whole)
            and bool(found)
            and len(found) == len(re.findall(r"\d[\d.,]*", self.text))
            and len(self.text.split()) > 3
        )

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.whole.split())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The nouns it speaks of."""
        return nouns.loose(self.text)

    @cached_property
    def kr(self) -> KeyResult:
        """The sentence read as a key result."""
        return model.key_result(self.text)

    @cached_property
    def date(self) -> str:
        """The first time that it names, "" if none."""
        dates = (date.text for clause in clauses.read(self.text) for date in clause.dates)
        return next((date for date in dates if date.lower() not in ("by half", "by a half", "by a quarter")), "")

    @property
    def due(self) -> str:
        """When it is to be so, "" where it does not say."""
        dates = (date for clause in clauses.read(self.whole) for date in clause.dates if date.due)
        return next((date.text for date in dates), "")

    @property
    def short_date(self) -> bool:
        """Whether it is a time and little else."""
        return bool(self.date) and len(self.text.split()) - len(self.date.split()) < 3

    @property
    def all_date(self) -> bool:
        """Whether each digit belongs to a time."""
        return bool(self.date) and not any(map(str.isdigit, self.text.replace(self.date, "")))


def sentences(said: str) -> list[str]:
    """The sentences of a message that say something: no greetings, no questions, no anger.

    A stretch of more than 1,500 characters without a stop is no talk: it stands whole, and is not read.
    """
    if endless(said):
        return [said.strip()] if said.strip() else []
    return [
        each
        for each in _cut(said)
        if not _FILLER.match(each) and not tongue.dodges(each) and not tongue.hostile(each) and not _asks(each, said)
    ]


def endless(said: str) -> bool:
    """Whether a message runs on without a stop for longer than anybody speaks."""
    return any(len(stretch) > _ENDLESS for stretch in _STOPS.split(said))


def _whole(said: str) -> Iterator[str]:
    """The sentences of a message; a number that a dash cuts off stays in front of its key result."""
    seen, lead, at = -1, "", 0
    for clause in clauses.read(said):
        if clause.sentence == seen:
            continue
        seen = clause.sentence
        start = said.find(clause.whole, at)
        if _NUMBERED.fullmatch(clause.whole.strip()) and start >= 0:
            lead, at = lead or clause.whole.strip(), start
            continue
        whole = said[at : start + len(clause.whole)] if lead and start >= at else clause.whole
        lead, at = "", max(start, at)
        yield whole
    if lead:
        yield lead


def _cut(said: str) -> Iterator[str]:
    for whole in _whole(said):
        for part in _breaths(whole):
            pieces = [part] if disputed.read(part) else _WANTS.split(part)
            yield from (piece for piece in pieces if _WORD.search(piece))


def _breaths(sentence: str) -> Iterator[str]:
    """The things that a sentence says one after another, each with its own verb or its own wish."""
    for order in (order for line in _lines(sentence) for order in _orders(line)):
        for part in _listed(order) if _ENUMERATED.match(order) else _MORE.split(order):
            spoken = _BREATH.split(part) if len(sentence.split()) >= _LONG and "," not in part else [part]
            for piece in spoken:
                yield from _AND_TO.split(piece) if phrasing.wants(piece) else [piece]


def _lines(sentence: str) -> list[str]:
    """Key results in one sentence, each behind its number, or each with its own measure; a wish and what it stands at."""
    numbered = _NUMBER_OF.split(sentence) if _LEAD.match(sentence) else [sentence]
    if len(numbered) > 1 and all(len(each.split()) > 2 for each in numbered):
        return numbered
    cared_for = _CARED_FOR.fullmatch(sentence)
    if cared_for is not None:
        return [*_lines(cared_for["said"]), cared_for["who"]]
    wish = _WISH.match(sentence)
    if wish is not None:
        return [wish["wish"], *_lines(sentence[wish.end() :])]
    moves = _NEXT_MOVE.split(_WISHING.sub("", sentence, count=1) if _WISHING.match(sentence) else sentence)
    return moves if len(moves) > 1 and all(_MOVE.match(each) for each in moves) else [sentence]


def _listed(sentence: str) -> list[str]:
    return _NEXT.split(_ENUMERATED.sub("", sentence))


def _orders(sentence: str) -> list[str]:
    """Several orders in one sentence: "Reduce churn from 5% to 3%, increase NPS and launch the programme"."""
    parts = _JOINT.split(sentence)
    changes = all(_CHANGE.match(part) for part in parts)
    return parts if len(parts) > 1 and (changes or all(is_order(part) for part in parts)) else [sentence]


def is_order(part: str) -> bool:
    """Whether a part of a sentence orders something to be done: "launch the loyalty card"."""
    first = part.split(maxsplit=1)[0].lower() if part.strip() else ""
    return bool(LEXICON[first] & Is.VERB) and len(part.split()) > 1 and part[:1].isalpha()


def _asks(sentence: str, said: str) -> bool:
    """Whether a sentence is a question, which is no answer."""
    end = said.find(sentence) + len(sentence)
    if _QUESTION.match(sentence):
        return True
    return (
        not _WONDERS.match(sentence)
        and not _HESITATES.match(sentence)
        and (sentence.endswith("?") or said[end : end + 1] == "?")
    )
