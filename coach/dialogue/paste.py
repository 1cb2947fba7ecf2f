"""A pasted list starts the draft: changes become key results, things to make or do stand among what is tried."""

from __future__ import annotations

import re

from coach import checks, model, parse
from coach.builtin import nouns, roles
from coach.dialogue import phrasing, settle
from coach.dialogue.turn import Turn, outcome
from coach.errors import InputError
from coach.model import KeyResult, Objective, OKRSet, Words
from coach.session import Aim, Draft, Line, Told

_ITEM = re.compile(
    r"(?m)^[ \t]*(?:[-*+•◦▪‣–—]|\(?\d{1,2}[.)]|\[[ xX]\]|(?:O|KR)\s?\d*(?:\.\d+)?\s?:|Objective\b[^\n]*:|Key result\b[^\n]*:)[ \t]*\S"
)
_BULLET = re.compile(r"^[ \t]*(?:[-*+•◦▪‣–—]|\(?\d{1,2}[.)])[ \t]*(?:\[[ xX]\][ \t]*)?")
_LAST = re.compile(
    r"\b(?:reached|ended at|ended with|got to|now at|came out at|finished at)\s+(?P<value>[\d.,]*\d(?:\s?%)?(?: (?!and\b|but\b|of\b|in\b|at\b|by\b|on\b|so\b|from\b|last\b|this\b)[a-z]+(?: a [a-z]+)?)?)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\s*[(\[,;-]*\s*\b(?:reached|ended (?:at|with)|got to|now at|came out at|finished at)\b[^)\]]*[)\]]?",
    re.IGNORECASE,
)
FEWEST = 2  # items that make a list


def take(turn: Turn, said: str) -> Turn | None:
    """Start or grow the draft from a list; None where the message is none."""
    if len(_ITEM.findall(said)) < FEWEST:
        return None
    okrs = _read(said)
    if okrs is None:
        return None
    draft, before = turn.talk.draft, turn.talk.draft
    waiting = (
        turn.talk.asked is not None and "last quarter" in turn.talk.notes and not any(each.lines for each in draft.aims)
    )
    draft = _grown(draft, okrs, turn, last=waiting)
    if draft == before:
        return None
    return outcome(turn, draft, ()).said("heard", _told(okrs, draft, last=waiting))._replace(near=())


def from_last(okrs: OKRSet, by: str = "") -> Draft:
    """A draft that begins with last quarter's set: each line waits for keep, evolve or stop."""
    return _grown(Draft(), okrs, None, last=True, by=by)


def _read(said: str) -> OKRSet | None:
    try:
        okrs = parse.read(said, limits=parse.PAGE)
    except InputError:
        okrs = OKRSet()
    if any(each.key_results for each in okrs.objectives):
        return okrs
    items = [_BULLET.sub("", row).strip() for row in said.splitlines() if _BULLET.match(row)]
    items = [each for each in items if each and len(each) <= 10_000]
    return (
        OKRSet((Objective(Words(""), model.key_result("").reading, tuple(map(model.key_result, items))),))
        if len(items) >= FEWEST
        else None
    )


def _grown(draft: Draft, okrs: OKRSet, turn: Turn | None, *, last: bool, by: str = "") -> Draft:
    number, who = (turn.number, turn.by) if turn else (0, by)
    found, first = checks.run(okrs), draft.at
    for o, objective in enumerate(okrs.objectives):
        home = settle.aim(draft)
        if (o or _other(home, objective)) and (home.words or home.lines) and objective.text:
            home = Aim(draft.next)
            draft = draft._replace(aims=(*draft.aims, home), at=home.id, next=draft.next + 1)
        if objective.text and home.words is None:
            home = home._replace(words=Told(objective.text, number, who))
        if objective.why:
            home = home._replace(why=(*home.why, Told(objective.why, number, who)))
        home = home._replace(tries=(*home.tries, *(Told(each.text, number, who) for each in objective.initiatives)))
        for k, kr in enumerate(objective.key_results):
            at = [each for each in found if each.at == (o, k)]
            home, draft = _placed(home, draft, kr, roles.role(kr, at, None), Told(kr.text, number, who), last=last)
        draft = settle.with_aim(draft, home)
        first = home.id if o == 0 else first
    if okrs.objectives:
        draft = draft._replace(at=first)
    held = tuple(Told(words.text, number, who) for words in okrs.held)
    return settle.with_aim(draft, settle.aim(draft)._replace(held=(*settle.aim(draft).held, *held))) if held else draft


def _other(home: Aim, objective: Objective) -> bool:
    """Whether a list brings an objective of its own beside one that has its sentence and its key results."""
    stands = " ".join(home.words.text.lower().split()) if home.words and home.lines else ""
    return bool(stands) and bool(objective.text) and " ".join(objective.text.lower().split()).strip(" .") != stands


def _placed(home: Aim, draft: Draft, kr: KeyResult, role: str, words: Told, *, last: bool) -> tuple[Aim, Draft]:
    """Give one line its place."""
    if any(each.said.text == kr.text for each in home.lines) or any(
        each.text == kr.text for each in (*home.tries, *home.held)
    ):
        return home, draft
    if role == "hold":
        return home._replace(held=(*home.held, words)), draft
    moves = kr.measure.baseline is not None and kr.measure.target is not None
    if role == "way" and not last and not moves:
        return home._replace(tries=(*home.tries, words)), draft
    value = _value(kr) if last else ""
    if last and (said := _TOLD.sub("", kr.text).strip()) != kr.text:
        kr = model.key_result(said)._replace(owner=kr.owner, initiatives=kr.initiatives)
    whole = kr.measure.target is not None or role in ("committed", "learning")
    form = "last" if last else role if role in ("committed", "learning") else "result"
    led = re.match(r"(?P<name>[^:\d]{4,80}?):\s", kr.text)
    metric = (
        led["name"] if led else kr.measure.metric.strip(" :,") if whole and len(kr.measure.metric.split()) > 1 else ""
    )
    if last and moves and not metric and kr.text.lower().startswith(kr.measure.metric.strip(" :,").lower()):
        metric = kr.measure.metric.strip(" :,")
    name = metric or phrasing.result(kr.text)
    line = Line(draft.next, words, nouns.starting(name), kr.text if whole else "", form)
    if kr.owner:
        line = line._replace(slots={**line.slots, "owner": words._replace(text=kr.owner)})
    known = {"last": value, "score": kr.progress or "", "state": kr.status or ""} if last else {}
    told = {slot: words._replace(text=text) for slot, text in known.items() if text}
    line = line._replace(slots={**line.slots, **told})
    line = line._replace(tries=tuple(words._replace(text=each.text) for each in kr.initiatives))
    return home._replace(lines=(*home.lines, line)), draft._replace(next=draft.next + 1)


def _value(kr: KeyResult) -> str:
    """The last value, where the line says it as one; a score is none."""
    match = _LAST.search(f"{kr.text} {kr.progress or ''} {kr.status or ''}")
    return match["value"].strip() if match else ""


def _told(okrs: OKRSet, draft: Draft, *, last: bool) -> str:
    n = sum(len(each.key_results) for each in okrs.objectives)
    count = nouns.starting(_COUNTS[n]) if n < len(_COUNTS) else str(n)
    lines, tries = sum(len(each.lines) for each in draft.aims), sum(len(each.tries) for each in draft.aims)
    if last:
        return f"{count} lines from last quarter, all kept as they were."
    said = f"{count} line{'s' if n != 1 else ''}, all kept in your words."
    if not lines:
        return f"{said} They say what you will do; one thing is missing, what it is for."
    if tries:
        return (
            f"{said} {nouns.starting(_COUNTS[lines]) if lines < len(_COUNTS) else lines} name a change, the rest is what you try for it."
            if lines > 1
            else f"{said} One names a change, the rest is what you try for it."
        )
    return f"{said} Each of them names a change."


_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
