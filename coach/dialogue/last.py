"""What becomes of a line of last quarter: kept, evolved or stopped; the last value becomes today's."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import roles
from coach.dialogue import mirror, settle
from coach.dialogue.turn import Turn, outcome
from coach.session import Aside, Asked, Draft, Line, Told

OLD = ("last", "score", "state")  # what is known of last quarter, until the line is decided about
_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+|%")
_BOUND = re.compile(
    r"(?:less than|fewer than|more than|at least|at most|no more than|not more than|under|over|below|above|up to)\s+$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:(?:it|now|then|make it|goes|it goes|it is|it's)\s+)*(?:from\s+)?(?P<baseline>\d[\d.,]*\s?%?(?: [a-z]+){0,4}?)\s*(?:-+>|→|\bto\b)\s*(?P<target>[^\W\d]{0,8}\s?(?:than\s)?\d[^.]*?)\W*",
    re.IGNORECASE,
)

_ENDED = re.compile(
    r"\b(?:ended|finished|came out|stood|was|reached|it(?:'s| is))\b(?: at| with| up at)? (?P<value>\d[\d.,]*\s?(?:%|\w+)?)",
    re.IGNORECASE,
)


def answered(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Keep, evolve or stop a line of last quarter."""
    match = re.search(
        r"\b(?P<keep>keep|continue|again)\b|\b(?P<evolve>evolve|change|adapt|develop)\b|\b(?P<stop>stop|drop|end|no)\b",
        said,
        re.IGNORECASE,
    )
    found = settle.line(turn.talk.draft, asked.at)
    ended = _ENDED.search(said)
    if match is None and ended:
        return _ended(turn, asked, ended["value"])
    both = _BOTH.fullmatch(said)
    if match is None and both:
        return _moved(turn, asked, both)
    if match is None or found is None or len(said.split()) > 12:
        return None
    if match["stop"]:
        draft = decided(turn, asked, "stop")
        return turn.having(draft=draft).said("heard", "Not this time; it stays on the list of what you stopped.")
    last = found.slots.get("last")
    value = f", with {last.text} as today" if last else ""
    draft = decided(turn, asked, "evolve" if match["evolve"] else "result")
    text = f"Kept{value}." if match["keep"] else f"It goes on in another form{value}."
    if match["keep"] and undone(found):
        text = "Kept, as something to try."
    return turn.having(draft=draft).said("heard", text)._replace(near=asked.at)


def _ended(turn: Turn, asked: Asked, value: str) -> Turn | None:
    """Where the line decided about last ended: that is where it stands today."""
    home = settle.aim(turn.talk.draft, asked.at[0])
    decided = [each for each in home.lines if each.form == "result" and "baseline" not in each.slots]
    if not decided:
        return None
    heap = settle.fill(
        settle.Heap(turn.talk.draft), (home.id, decided[-1].id), "baseline", Told(value, turn.number, turn.by)
    )
    said = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", said, changed=heap.changed)


def _moved(turn: Turn, asked: Asked, both: re.Match[str]) -> Turn | None:
    """From where to where the line goes that was decided about last: it keeps its name."""
    home = settle.aim(turn.talk.draft, asked.at[0])
    evolved = [each for each in home.lines if each.form == "result" and not each.text and "target" not in each.slots]
    if not evolved:
        return None
    heap, at = settle.Heap(turn.talk.draft), (home.id, evolved[-1].id)
    for slot in settle.WANTED:
        heap = settle.fill(heap, at, slot, Told(both[slot].strip(), turn.number, turn.by))
    text = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed)


def decided(turn: Turn, asked: Asked, form: str) -> Draft:
    """The draft after a decision: the last value becomes today's, and what was the aim is asked for anew."""
    draft = turn.talk.draft
    found, home = settle.line(draft, asked.at), settle.aim(draft, asked.at[0])
    if found is None:
        return draft
    if form == "stop":
        aside = Aside(found.said, "not now", "stopped after last quarter")
        return settle.with_aim(
            draft, home._replace(lines=tuple(each for each in home.lines if each != found), aside=(*home.aside, aside))
        )
    slots = {name: each for name, each in found.slots.items() if name not in OLD}
    last, text = found.slots.get("last"), ""
    if form == "evolve":
        form = "result"
    elif undone(found):
        left = tuple(each for each in home.lines if each != found)
        return settle.with_aim(draft, home._replace(lines=left, tries=(*home.tries, found.said)))
    else:
        text = _with_today(found, last.text) if last else ""
        target = _aim(found.text)
        if target and not text:
            slots["target"] = found.said._replace(text=target)
    if last is not None:
        slots["baseline"] = last
    return settle.with_line(draft, asked.at, found._replace(form=form, slots=slots, text=text))


def undone(line: Line) -> bool:
    """Whether a line of last quarter was a thing to do, without a figure."""
    kr = model.key_result(line.text or line.said.text)
    return kr.measure.target is None and roles.role(kr, (), None) == "way"


def _with_today(found: Line, last: str) -> str:
    """The team's own sentence with its last value as today's, every other word as it was; "" where that cannot be."""
    old = model.key_result(found.text).reading.amounts.baseline if found.text else None
    number = _NUMBER.search(last)
    if old is None or number is None or {*_WORD.findall(last.lower())} - {*_WORD.findall(found.text.lower())}:
        return ""
    figure = _NUMBER.sub(number.group().rstrip(".,"), found.text[old.start : old.end], count=1)
    return found.text[: old.start] + figure + found.text[old.end :]


def _aim(text: str) -> str:
    """Where a line was to go, word for word, with its bound, its unit and its rate: "less than 10 a month"."""
    measure, amounts = model.key_result(text).measure, model.key_result(text).reading.amounts
    if amounts.target is None or measure.target is None:
        return measure.target.text if measure.target is not None else ""
    start, end = amounts.target.start, len(text)
    later = [each.start for each in (amounts.baseline, amounts.deadline) if each is not None and each.start > start]
    if later:
        return measure.target.text
    bound = _BOUND.search(text[:start])
    return text[bound.start() if bound else start : end].strip(" .,;")
