"""Putting what was heard into the draft: new values, and what changed, for the team to see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from coach import model
from coach.builtin import nouns
from coach.dialogue import phrasing, shape, stray
from coach.dialogue.saying import Saying
from coach.dialogue.values import Change, Heard
from coach.model import KeyResult
from coach.session import Aim, Aside, Asked, At, Draft, Gap, Line, Loose, Told

_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*\s?(?:%\s*(?:of\s+)?)?")
_DOES_THAT = re.compile(r" (?:do|does|did) (?:that|so|this|it)$")
_BARE = re.compile(
    r"(?:about |under |over )?[$€£]?\d[\d.,]*\s?%?(?: [a-z]+){0,3}|(?:[Aa] |[Oo]ne )?(?:[Hh]alf|[Tt]hird|[Qq]uarter)"
)
_DIGITS = re.compile(r"\d[\d.,]*")
NO_LINE = 0  # no key result has this id
WANTED = ("baseline", "target")


class Heap(NamedTuple):
    """A draft in the middle of being changed, and what has changed so far."""

    draft: Draft
    changed: tuple[Change, ...] = ()

    def told(self, draft: Draft, at: At, slot: str, text: str, before: str = "") -> Heap:
        """The changed draft, with the change noted."""
        return Heap(draft, (*self.changed, Change(at, slot, text, before)))


def aim(draft: Draft, of: int | None = None) -> Aim:
    """The objective with this id, else the one that is spoken of."""
    return next((each for each in draft.aims if each.id == (of or draft.at)), draft.aims[-1])


def line(draft: Draft, at: At) -> Line | None:
    """The key result at a place."""
    return next((each for each in aim(draft, at[0]).lines if each.id == at[1]), None) if len(at) == 2 else None


def with_aim(draft: Draft, new: Aim) -> Draft:
    """The draft with one objective replaced."""
    return draft._replace(aims=tuple(new if each.id == new.id else each for each in draft.aims))


def with_list(home: Aim, field: str, words: tuple[Told, ...]) -> Aim:
    """The objective with one of its lists replaced: tries, guards, held, why or needs."""
    return Aim(**{**home._asdict(), field: words})


def with_line(draft: Draft, at: At, new: Line) -> Draft:
    """The draft with one key result replaced."""
    home = aim(draft, at[0])
    return with_aim(draft, home._replace(lines=tuple(new if each.id == new.id else each for each in home.lines)))


def settle(draft: Draft, heard: Iterable[Heard], turn: int, by: str = "", asked: Asked | None = None) -> Heap:
    """Take in what a message said. A value that contradicts an earlier one waits until the team says which holds."""
    heap, new = Heap(draft), list[int]()
    for each in heard:
        at = (each.at[0], new[-each.at[1] - 1]) if len(each.at) == 2 and each.at[1] < 0 else each.at
        words = Told(each.value, turn, by)
        if each.slot == "outcome":
            heap, made = _outcome(heap, at, words, asked)
            new.append(made)
        elif each.slot == "stray":
            heap = _stray(heap, at, words, each.quote)
        elif each.slot in _AIM and len(at) == 1:
            heap = _AIM[each.slot](heap, at, words)
        elif each.slot.startswith("type:"):
            kind = each.slot.partition(":")[2]
            heap = heap.told(
                with_aim(heap.draft, aim(heap.draft, at[0])._replace(type=Told(kind, turn, by))), at, "type", kind
            )
        elif each.slot == "loose":
            heap = _loose(heap, at, words, each.quote, asked)
        elif each.slot == "who":
            heap = _who(heap, at, words)
        elif len(at) == 2:
            heap = _filled(heap, at, each, words, turn)
    return heap


def _loose(heap: Heap, at: At, words: Told, quote: str, asked: Asked | None) -> Heap:
    """A figure that fits several key results waits until the team says of which it is; one that fits none is asked about."""
    lines = aim(heap.draft, at[0]).lines
    if stray.bare(quote) and len(lines) < 2:
        return _remark(heap, at, words._replace(text=quote))
    if len(lines) < 2 or all(stray.strays(words.text, quote, f"{each.name} {each.said.text}") for each in lines):
        return _stray(heap, at, words, quote)
    slot = asked.slot if asked and asked.slot in WANTED else "baseline"
    loose = Loose(words, slot, quote, tuple(each.id for each in lines))
    return heap.told(heap.draft._replace(loose=(*heap.draft.loose, loose)), at, "loose", words.text)


def _stray(heap: Heap, at: At, words: Told, quote: str) -> Heap:
    """A figure of something that no key result names waits beside the one that it was said next to."""
    if any(each.quote == quote and each.words.text == words.text for each in heap.draft.loose):
        return heap
    loose = Loose(words, "baseline", quote, at[1:] or (NO_LINE,))
    return heap.told(heap.draft._replace(loose=(*heap.draft.loose, loose)), at[:1], "loose", words.text)


def _outcome(heap: Heap, at: At, words: Told, asked: Asked | None) -> tuple[Heap, int]:
    draft, home = heap.draft, aim(heap.draft, at[0])
    name = phrasing.result(words.text)
    if any(map(str.isdigit, name)) and not Saying(words.text).threshold:  # its figures stand behind it
        name = nouns.starting(_NUMBER.sub("", name).strip())
    if name.startswith("They ") and home.words and (who := phrasing.subject(home.words.text)):
        name = f"{who} {name.removeprefix('They ')}"
    own = any(map(str.isdigit, words.text)) and not stray.bare(words.text)  # it counts a noun: "20 volunteers"
    pointed = _DOES_THAT.search(name) or (_BARE.fullmatch(words.text) and not own)
    if pointed and (home.words or home.why):  # the figure is of what the objective says, or of what goes badly
        name = home.words.text if home.words else nouns.starting(home.why[-1].text)
    listed = next((each for each in home.tries if _names(each.text, name)), None)
    if listed is not None:  # what looked like a thing to do is counted: it is a key result
        home = home._replace(tries=tuple(each for each in home.tries if each != listed))
        draft, name = with_aim(draft, home), nouns.starting(listed.text)
    same = next(
        (each for each in home.lines if nouns.stems(each.name) == nouns.stems(name) and nouns.stems(name)), None
    )
    kr = model.key_result(words.text)
    if same is not None:
        return _given(heap, (at[0], same.id), kr, words), same.id
    whole = words.text if kr.measure.target is not None and kr.measure.baseline is not None else ""
    if whole:
        metric = kr.measure.metric.strip(" :,") or re.split(r"\s+from\s+(?=\W*\d)", words.text)[0]
        name = nouns.starting(phrasing.unmoved(metric)) or name
    made = Line(draft.next, words, name, nouns.starting(whole))
    tries = home.tries
    if asked is not None and asked.slot == "purpose":  # what it is for has been told: the deliverable goes under it
        made = made._replace(tries=tuple(each for each in tries if each.text == asked.code))
        tries = tuple(each for each in tries if each.text != asked.code)
    draft = with_aim(draft, home._replace(lines=(*home.lines, made), tries=tries))._replace(next=draft.next + 1)
    return heap.told(draft, (at[0], made.id), "line", made.text or name), made.id


def _given(heap: Heap, at: At, kr: KeyResult, words: Told) -> Heap:
    """Take in the figures of a key result that stands already, said once more with both of them."""
    baseline, target = kr.measure.baseline, kr.measure.target
    if baseline is None or target is None:
        return heap
    for slot, amount in (("baseline", baseline), ("target", target)):
        if amount.text in words.text:
            heap = _filled(
                heap, at, Heard(slot, at, amount.text, words.text), words._replace(text=amount.text), words.turn
            )
    return heap


def _names(thing: str, name: str) -> bool:
    """Whether a thing to try is a bare noun that has turned out to be counted: "Transfers between teams"."""
    stems = nouns.stems(name)
    return bool(stems) and stems <= nouns.stems(thing) and model.key_result(thing).reading.form == "phrase"


def _objective(heap: Heap, at: At, words: Told) -> Heap:
    home = aim(heap.draft, at[0])
    text = phrasing.objective(words.text)
    before = home.words.text if home.words else ""
    return heap.told(
        with_aim(heap.draft, home._replace(words=words._replace(text=text))), at, "objective", text, before
    )


def _listed(field: str, slot: str) -> Callable[[Heap, At, Told], Heap]:
    def add(heap: Heap, at: At, words: Told) -> Heap:
        home = aim(heap.draft, at[0])
        there = getattr(home, field)
        if any(each.text == words.text for each in there):
            return heap
        return heap.told(with_aim(heap.draft, with_list(home, field, (*there, words))), at, slot, words.text)

    return add


def _remark(heap: Heap, at: At, words: Told) -> Heap:
    home = aim(heap.draft, at[0])
    if any(each.words.text == words.text for each in home.aside):
        return heap
    return heap.told(
        with_aim(heap.draft, home._replace(aside=(*home.aside, Aside(words, "remark")))), at, "remark", words.text
    )


def _cycle(heap: Heap, at: At, words: Told) -> Heap:
    before = heap.draft.cycle.text if heap.draft.cycle else ""
    return (
        heap.told(heap.draft._replace(cycle=words), at, "cycle", words.text, before) if before != words.text else heap
    )


def _team(heap: Heap, at: At, words: Told) -> Heap:
    return heap.told(heap.draft._replace(team=words), at, "team", words.text)


_AIM: dict[str, Callable[[Heap, At, Told], Heap]] = {
    "objective": _objective,
    "try": _listed("tries", "try"),
    "guard": _listed("guards", "guard"),
    "held": _listed("held", "held"),
    "why": _listed("why", "why"),
    "need": _listed("needs", "need"),
    "cycle": _cycle,
    "team": _team,
    "remark": _remark,
}


def _who(heap: Heap, at: At, words: Told) -> Heap:
    """Somebody could know: the open places of the key result, or all that have no name yet, are theirs."""
    draft, noted = heap.draft, False
    for each in aim(draft, at[0]).lines:
        if len(at) == 2 and each.id != at[1]:
            continue
        gaps = dict(each.gaps)
        for slot in WANTED:
            open_ = slot in gaps and not gaps[slot].who and gaps[slot].why == "unknown"
            if open_ or (len(at) == 2 and slot == "baseline" and slot not in each.slots and slot not in gaps):
                gaps[slot] = Gap("unknown", words.text)
        if gaps != each.gaps:
            draft, noted = with_line(draft, (at[0], each.id), each._replace(gaps=gaps)), True
    return heap.told(draft, at, "who", words.text) if noted else heap


def _filled(heap: Heap, at: At, each: Heard, words: Told, turn: int) -> Heap:
    found = line(heap.draft, at)
    if found is None:
        return heap
    if each.how in ("unknown", "unwanted"):
        return gap(heap, at, each.slot, each.how)
    before = found.slots.get(each.slot)
    own = shape.stated(found, each.slot) if before is None else ""
    before = found.said._replace(text=own) if own else before
    if before is not None and (before.text.lower() == words.text.lower() or _repeats(before.text, words.text)):
        return heap
    if before is not None and each.slot in WANTED and each.how != "corrected":
        if each.how == "disputed":
            words = words._replace(text=in_unit(before.text, words.text))
        elif before.turn == turn:
            return _remark(heap, (at[0],), words._replace(text=each.quote))
        clash = (found.id, each.slot, before, words)
        return heap.told(
            heap.draft._replace(clashes=(*heap.draft.clashes, clash)), at, "clash", words.text, before.text
        )
    if each.how == "corrected" and each.slot in WANTED:
        words = words._replace(text=in_unit(before.text if before is not None else "", words.text))
    return fill(heap, at, each.slot, words)


def _repeats(stands: str, said: str) -> bool:
    """Whether a figure is said once more, with fewer words or the unit that stands behind the other one."""
    longer, shorter = sorted((" ".join(each.lower().split()) for each in (stands, said)), key=len, reverse=True)
    return _DIGITS.search(shorter) is not None and longer.startswith(f"{shorter} ")


def fill(heap: Heap, at: At, slot: str, words: Told) -> Heap:
    """Put a value into its place; the place is open no longer."""
    found = line(heap.draft, at)
    if found is None:
        return heap
    before = found.slots[slot].text if slot in found.slots else ""
    gaps = {name: each for name, each in found.gaps.items() if name != slot}
    text = _rewritten(found, slot, words.text)
    new = found._replace(slots={**found.slots, slot: words}, gaps=gaps, text=text)
    return heap.told(with_line(heap.draft, at, new), at, slot, words.text, before)


def in_unit(stands: str, value: str) -> str:
    """A bare number in the words around the one figure that it takes the place of: 6 for "5 minutes" is "6 minutes"."""
    figures = _DIGITS.findall(stands)
    if not _DIGITS.fullmatch(value) or len(figures) != 1:
        return value
    return _DIGITS.sub(value, stands, count=1)


def _rewritten(found: Line, slot: str, value: str) -> str:
    """The team's own sentence with a figure replaced, where it holds one for this place."""
    if not found.text or slot not in WANTED:
        return found.text
    amounts = model.key_result(found.text).reading.amounts
    old = amounts.baseline if slot == "baseline" else amounts.target
    if old is not None and old.role in ("delta", "factor"):
        return ""  # "by 20%" gives way to a level; the name stays
    return found.text[: old.start] + value + found.text[old.end :] if old is not None else found.text


def gap(heap: Heap, at: At, slot: str, why: str) -> Heap:
    """Leave a place open for good; it is asked about no more."""
    if len(at) == 2:
        found = line(heap.draft, at)
        if found is None or slot in found.slots or slot in found.gaps:
            return heap
        new = found._replace(gaps={**found.gaps, slot: Gap(why)})
        return heap.told(with_line(heap.draft, at, new), at, "gap", slot)
    home = aim(heap.draft, at[0] if at else None)
    if slot in home.gaps:
        return heap
    return heap.told(with_aim(heap.draft, home._replace(gaps={**home.gaps, slot: Gap(why)})), (home.id,), "gap", slot)
