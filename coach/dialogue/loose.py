"""Figures that stand in no place yet: they fit two key results, or are of something that no key result names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.builtin import nouns
from coach.dialogue import bearing, cues, measures, mirror, phrasing, settle, stray
from coach.dialogue.saying import Saying
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Heard
from coach.session import Aim, Aside, Asked, Draft, Line, Loose, Told

YES, NO = "yes", "no"
_YES = re.compile(r"(?:yes|yep|yeah|sure|of course|ok(?:ay)?|right|exactly|it is|ja|oui)\b", re.IGNORECASE)
_NO = re.compile(r"(?:no|nope|not really|neither|none|nah|nein|non)\b", re.IGNORECASE)
_NEITHER = re.compile(r"\b(?:none|neither|no)\b", re.IGNORECASE)
_NTH = re.compile(r"\W*(?:the )?(?:kr )?(1|2|3|first|second|third)(?: one)?\W*", re.IGNORECASE)
_ORDER = {"1": 0, "first": 0, "2": 1, "second": 1, "3": 2, "third": 2}
_NUMBER = re.compile(r"[^\d]*\d[\d.,]*(?: (?:out )?of \d[\d.,]*)?\s?%?")
_OUT_OF = r"(?: (?:out )?of \d[\d.,]*)?"
_OURS = re.compile(r"^(?:our|the|my) ", re.IGNORECASE)
_MOST = 16  # words of a sentence that is said back whole
_HOLLOW = re.compile(
    r"\b(?:there (?:are|is|were|was)|at the moment|these days|currently|now|today|about|around|roughly)\b,?",
    re.IGNORECASE,
)


def questions(draft: Draft, home: Aim) -> Iterator[Asked]:
    """One question for each figure that waits."""
    for each in draft.loose:
        names = [_name(line) for line in home.lines if line.id in each.lines]
        said = nouns.starting(each.words.text)
        if len(each.lines) == 1:
            yield Asked("steer", (home.id,), _to_steer_by(each), (YES, NO), each.quote)
        elif len(names) > 1:
            options = tuple(names[:3])
            yield Asked(
                "which", (home.id,), f"{said}: is that {nouns.listed(list(options), 'or')}?", options, each.quote
            )


def _to_steer_by(waits: Loose) -> str:
    """Ask whether a figure is one to steer by: by what it counts, by what it is of, else by the words it was said in."""
    figure, said = waits.words.text, phrasing.bare(waits.quote)
    counted = stray.of(figure, waits.quote)
    if counted != figure:
        return f"Is {nouns.inside(counted)} a number to steer by?"
    if stated := _stated(waits.quote):
        return f"{nouns.starting(figure)}: is {nouns.inside(stated)} a number to steer by here?"
    if len(said.split()) > _MOST or said == figure:
        return f"Is {nouns.inside(figure)} a number to steer by?"
    return f'"{said}" - is that a number to steer by?'


def _stated(quote: str) -> str:
    """The measure that a sentence says the value of: "ticket price" of "our ticket price is 12"; "" where it does not."""
    said = phrasing.bare(quote)
    found = measures.IS.match(said)
    stands = found is not None and re.match(r"\s+(?:is|are|was|were|stands?)\b", said[found.end("metric") :])
    return _OURS.sub("", found["metric"]) if found is not None and stands else ""


def which(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Take the answer to which of several key results a figure is of."""
    waits, home = _meant(turn.talk.draft, asked), settle.aim(turn.talk.draft, asked.at[0])
    if waits is None:
        return None
    if _NEITHER.search(said) or not home.lines:
        return _left(turn, asked, waits)
    found = _line(home, said)
    return _filled(turn, home, waits, found) if found is not None else None


def steer(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Take the answer to whether a figure is one to steer by: a key result of its own, one that stands, or none."""
    waits, home = _meant(turn.talk.draft, asked), settle.aim(turn.talk.draft, asked.at[0])
    if waits is None or len(said.split()) > 6:
        return None
    if _NO.match(said):
        return _left(turn, asked, waits)
    if _YES.match(said):
        return _named(turn, home, waits)
    if aim := _aim(said):
        return _aimed(_named(turn, home, waits), aim)
    found = _line(home, said) if said.lower().startswith(("for ", "of ", "it is ", "it's ", "kr")) else None
    return _filled(turn, home, waits, found) if found is not None else None


def _aim(said: str) -> str:
    """The level that an answer names without a word of what it is of: "20 kg would be good"; "" where it names none."""
    say = Saying(said)
    own = say.stems - stray.GENERIC - bearing.VAGUE - nouns.loose(say.figures[0].text if say.figures else "")
    return say.figures[0].text if len(say.figures) == 1 and cues.aims(said) and not own else ""


def _aimed(turn: Turn, aim: str) -> Turn:
    """The figure is one to steer by, and where it is to go has been said as well."""
    line = settle.aim(turn.talk.draft).lines[-1]
    at = (settle.aim(turn.talk.draft).id, line.id)
    heap = settle.fill(settle.Heap(turn.talk.draft), at, "target", Told(aim, turn.number, turn.by))
    text = mirror.heard(heap.changed, heap.draft, at)
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed)


def beside(draft: Draft, asked: Asked) -> Draft:
    """The figure that was asked about stands beside the draft, with the words it was said in."""
    waits = _meant(draft, asked)
    if waits is None:
        return draft
    home = settle.aim(draft, asked.at[0])
    aside = Aside(waits.words._replace(text=waits.quote), "remark")
    return _without(settle.with_aim(draft, home._replace(aside=(*home.aside, aside))), waits)


def _meant(draft: Draft, asked: Asked) -> Loose | None:
    """The figure that a question was about."""
    of_kind = [each for each in draft.loose if (len(each.lines) == 1) == (asked.slot == "steer")]
    return next((each for each in of_kind if each.quote == asked.code), next(iter(of_kind), None))


def _without(draft: Draft, waits: Loose) -> Draft:
    return draft._replace(loose=tuple(each for each in draft.loose if each != waits))


def _left(turn: Turn, asked: Asked, waits: Loose) -> Turn:
    text = f"{nouns.starting(waits.words.text)} stays beside the draft."
    return turn.having(draft=beside(turn.talk.draft, asked)).said("heard", text)


def _named(turn: Turn, home: Aim, waits: Loose) -> Turn:
    """Make a key result of what the figure was said of."""
    draft, at = _without(turn.talk.draft, waits), (home.id,)
    number = _NUMBER.match(waits.words.text)
    bare = re.sub(
        re.escape(number.group() if number else waits.words.text) + _OUT_OF, " ", phrasing.bare(waits.quote), count=1
    )
    name = _stated(waits.quote) or " ".join(_HOLLOW.sub(" ", bare).split()).strip(" ,:") or waits.words.text
    heard = (
        Heard("outcome", at, name, waits.quote),
        Heard("baseline", (home.id, -1), waits.words.text, waits.quote, "corrected"),
    )
    heap = settle.settle(draft, heard, waits.words.turn, waits.words.by)
    text = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed).moved_to(heap.changed)


def _filled(turn: Turn, home: Aim, waits: Loose, found: Line) -> Turn:
    slot = waits.slot if waits.slot not in found.slots else "target"
    heap = settle.fill(settle.Heap(_without(turn.talk.draft, waits)), (home.id, found.id), slot, waits.words)
    text = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed).moved_to(heap.changed)


def _line(home: Aim, said: str) -> Line | None:
    """The key result that an answer means, by its number or by its nouns."""
    if number := _NTH.fullmatch(said):
        at = _ORDER[number[1].lower()]
        return home.lines[at] if at < len(home.lines) else None
    words = nouns.loose(said)
    scores = sorted(
        ((len(words & nouns.loose(f"{each.name} {each.said.text}")), -n, each) for n, each in enumerate(home.lines)),
        reverse=True,
    )
    alone = bool(scores) and scores[0][0] and (len(scores) < 2 or scores[0][0] > scores[1][0])
    return scores[0][2] if alone else None


def _name(line: Line) -> str:
    return phrasing.short(phrasing.inside(line.text or line.name, line.said.text), 6)
