"""A draft as its readers want it: what is to happen, what is tried for it, what stays, why, and which numbers are open.

Plain text, in the order of the page; `printed` and `mail` give it a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.model import KeyResult, Objective, OKRSet
from coach.session import Aim, Aside, Draft, Line

Missing = Iterable[tuple[int, Line, str, str]]
"""What `dialogue.open_numbers` gives: objective, key result, slot, and who may know ("" nobody was named)."""

NOBODY = "Nobody named yet"
SLOTS = {"baseline": "today", "target": "aim"}
_TYPES = {"committed": "A promise", "aspirational": "A stretch", "learning": "To learn"}
_FORMS = {"committed": "Committed", "handed down": "Handed down", "learning": "To learn", "last": "From last quarter"}
_ASIDES = {"not now": "Not now", "unmeasurable": "Not measurable yet", "duty": "A duty"}
_WORD = re.compile(r"\w{4,}")
KEPT = 0.5  # below this share of its words, a line is not recognised by those who wrote it


class Result(NamedTuple):
    """A key result. mark: "KR 2", or "KR 1.2" where there are several objectives; notes: what stands small behind it."""

    mark: str
    text: str  # open places stand as `[baseline: value today - who]`
    notes: tuple[str, ...] = ()


class Part(NamedTuple):
    """One objective with all that belongs to it."""

    objective: str
    notes: tuple[str, ...]
    results: tuple[Result, ...]
    tries: tuple[str, ...]
    protects: tuple[str, ...]
    holds: tuple[str, ...]
    needs: tuple[str, ...]
    why: tuple[str, ...]  # why now, and the words that a changed line had before
    aside: tuple[str, ...]


class Sheet(NamedTuple):
    """A draft for those who read it. open: who may know, and what is missing; missing: how many numbers that are."""

    team: str
    cycle: str
    parts: tuple[Part, ...]
    open: tuple[tuple[str, tuple[str, ...]], ...]
    missing: int

    @property
    def title(self) -> str:
        """Team and cycle, as far as they are known."""
        return " · ".join(filter(None, (self.team or "Our OKRs", self.cycle)))


def sheet(draft: Draft, okrs: OKRSet, missing: Missing) -> Sheet:
    """Lay a draft out for its readers. okrs and missing: the draft as `dialogue.okrs` and `dialogue.open_numbers` say it."""
    aims = [aim for aim in draft.aims if aim.words or aim.lines]
    marks = _marks(aims)
    parts = tuple(_part(aim, objective, marks) for aim, objective in zip(aims, okrs.objectives, strict=True))
    numbers = tuple(missing)
    return Sheet(flat(okrs.team or ""), flat(okrs.cycle or ""), parts, _open(draft, numbers, marks), len(numbers))


def _marks(aims: Sequence[Aim]) -> dict[int, str]:
    """How a key result is called on the page, by its id."""
    several = len(aims) > 1
    return {
        line.id: f"KR {o}.{n}" if several else f"KR {n}"
        for o, aim in enumerate(aims, 1)
        for n, line in enumerate(aim.lines, 1)
    }


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _part(aim: Aim, objective: Objective, marks: dict[int, str]) -> Part:
    pairs = list(zip(aim.lines, objective.key_results, strict=True))
    shared = [(each.words, marks[line.id]) for line, kr in pairs for each in kr.initiatives]
    return Part(
        flat(objective.text),
        tuple(_about(aim, objective)),
        tuple(Result(marks[line.id], flat(kr.text), tuple(_beside(line, kr))) for line, kr in pairs),
        (*(f"{flat(words.text)} ({mark})" for words, mark in shared), *(flat(i.text) for i in objective.initiatives)),
        tuple(flat(words.text) for words in aim.guards),
        tuple(flat(words.text) for words in aim.held),
        tuple(flat(words.text) for words in aim.needs),
        (*(flat(words.text) for words in aim.why), *_changed(pairs, marks)),
        tuple(_set_aside(each) for each in aim.aside if each.form in _ASIDES),
    )


def _about(aim: Aim, objective: Objective) -> Iterable[str]:
    if objective.type:
        yield _TYPES.get(objective.type, flat(objective.type))
    for partner in aim.partners:
        gives = f": {flat(partner.gives.text)}" if partner.gives else ""
        yield f"With {flat(partner.team.text)}{gives} ({'confirmed' if partner.confirmed else 'not confirmed yet'})"


def _beside(line: Line, kr: KeyResult) -> Iterable[str]:
    if line.form in _FORMS:
        yield _FORMS[line.form]
    if kr.owner:
        yield f"Owner: {flat(kr.owner)}"
    if source := line.slots.get("source"):
        yield f"Source: {flat(source.text)}"
    if line.definition:
        yield f"Counted as: {flat(line.definition)}"
    if line.watch:
        yield f"Watch: {flat(line.watch)}"
    if confidence := line.slots.get("confidence"):
        yield f"Confidence: {flat(confidence.text)}"


def _changed(pairs: Iterable[tuple[Line, KeyResult]], marks: dict[int, str]) -> Iterable[str]:
    """The words that a line had before, where those who wrote them would not find them again."""
    for line, kr in pairs:
        said = set(_WORD.findall(line.said.text.lower()))
        if said and len(said & set(_WORD.findall(kr.text.lower()))) < KEPT * len(said):
            yield f"{marks[line.id]} was said as “{flat(line.said.text)}”"


def _set_aside(each: Aside) -> str:
    note = f" ({flat(each.note).removesuffix(' by you')})" if each.note else ""  # others read it
    return f"{_ASIDES[each.form]}: {flat(each.words.text)}{note}"


def _open(draft: Draft, missing: Missing, marks: dict[int, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is missing, by person; those who were named come first."""
    found: dict[str, dict[str, list[str]]] = {}
    for _, line, slot, who in missing:
        found.setdefault(flat(who), {}).setdefault(marks[line.id], []).append(SLOTS.get(slot, slot))
    by_person = {
        who: [f"{mark} {' and '.join(slots)}" for mark, slots in lines.items()] for who, lines in found.items()
    }
    loose = [
        f"“{flat(each.quote)}”: {'a number to steer by, or not' if len(each.lines) == 1 else 'which key result it belongs to'}"
        for each in draft.loose
    ]
    clashes = [
        f"{marks[line]} {SLOTS.get(slot, slot)}: “{flat(stands.text)}” or “{flat(later.text)}”"
        for line, slot, stands, later in draft.clashes
        if line in marks
    ]
    if loose or clashes:
        by_person.setdefault("", []).extend([*loose, *clashes])
    named = sorted(by_person.items(), key=lambda each: not each[0])
    return tuple((who or NOBODY, tuple(what)) for who, what in named)
