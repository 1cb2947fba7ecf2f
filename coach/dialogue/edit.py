"""Changing a part of the draft in place, as a page does it: no question is put, and a step back is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from coach.dialogue import phrasing, settle
from coach.dialogue.talk import UNDO
from coach.dialogue.values import Change, Reply
from coach.errors import UsageError
from coach.session import Aim, Aside, Asked, At, Draft, Line, Message, Partner, Session, Told

T = TypeVar("T")

LISTS = {"try": "tries", "guard": "guards", "held": "held", "why": "why", "need": "needs"}
TYPES = ("committed", "aspirational", "learning")
_OF_LINE = frozenset(
    ("baseline", "target", "deadline", "source", "owner", "population", "window", "metric", "confidence")
)


def edit(
    talk: Session, at: At, slot: str, text: str, *, before: str = "", by: str = ""
) -> tuple[Session, tuple[Reply, ...]]:
    """Put a person's own words in a place of the draft; empty text empties it.

    at: (), (objective,) or (objective, key result), by their ids. slot: cycle, team; objective, type, line (a new key
    result), try, guard, held, why, need, partner, aside, remark; name, baseline, target, deadline, source, owner, try.
    before: in a list, the item that is replaced ("" adds one); a partner is written as `shared` writes it. Raises
    UsageError for a place that does not exist.
    """
    text = " ".join(text.split())
    words = Told(text, len(talk.messages), by)
    draft = _edited(talk.draft, at, slot, words, before)
    change = Change(at, slot, text, before)
    return _next(talk, draft, f"{slot}: {text}", by, change)


def drop(talk: Session, at: At, *, by: str = "") -> tuple[Session, tuple[Reply, ...]]:
    """Take a key result out; it stands among what is not done now. Raises UsageError for one that is not there."""
    home, found = _line(talk.draft, at)
    aside = Aside(found.said._replace(text=found.text or found.name), "not now", "dropped by you")
    left = tuple(each for each in home.lines if each != found)
    draft = settle.with_aim(
        talk.draft, home._replace(lines=left, tries=(*home.tries, *found.tries), aside=(*home.aside, aside))
    )
    draft = draft._replace(clashes=tuple(each for each in draft.clashes if each[0] != found.id))
    return _next(talk, draft, f"dropped: {aside.words.text}", by, Change(at, "dropped", aside.words.text))


def undo(talk: Session) -> Session:
    """Take the last change back; the same session where there is none. Messages stay."""
    if not talk.past:
        return talk
    return talk._replace(draft=talk.past[-1], past=talk.past[:-1], asked=_asked(talk, talk.past[-1]))


def confirm(talk: Session, aim: int, team: str, *, yes: bool = True) -> Session:
    """Mark a co-owner as confirmed, or not. Raises UsageError for an objective that is not there."""
    home = _aim(talk.draft, (aim,))
    partners = tuple(each._replace(confirmed=yes) if each.team.text == team else each for each in home.partners)
    return talk._replace(
        draft=settle.with_aim(talk.draft, home._replace(partners=partners)), past=(*talk.past, talk.draft)[-UNDO:]
    )


def turn_to(talk: Session, aim: int) -> Session:
    """Speak of another objective from here on. Raises UsageError for one that is not there."""
    return talk._replace(draft=talk.draft._replace(at=_aim(talk.draft, (aim,)).id), asked=None)


def _next(talk: Session, draft: Draft, said: str, by: str, change: Change) -> tuple[Session, tuple[Reply, ...]]:
    new = talk._replace(
        messages=(*talk.messages, Message(said, by)),
        draft=draft,
        past=(*talk.past, talk.draft)[-UNDO:],
        asked=_asked(talk, draft),
    )
    return new, (Reply("heard", "", change.slot, change.at, changed=(change,)),)


def _asked(talk: Session, draft: Draft) -> Asked | None:
    """The question that waits, unless what it is about is gone."""
    asked = talk.asked
    if asked is None or (len(asked.at) == 2 and settle.line(draft, asked.at) is None):
        return None
    if (asked.slot == "clash" and not draft.clashes) or (asked.slot in ("which", "steer") and not draft.loose):
        return None
    if _answered(talk.draft, draft, asked):
        return None
    return asked if any(each.id == asked.at[0] for each in draft.aims) else None


def _answered(before: Draft, draft: Draft, asked: Asked) -> bool:
    """Whether the change has filled what was asked for, or put other words where a wording was talked about."""
    if asked.slot in ("fix", "choose"):
        old, new = settle.line(before, asked.at), settle.line(draft, asked.at)
        return old != new if new else settle.aim(before, asked.at[0]).words != settle.aim(draft, asked.at[0]).words
    return _holds(draft, asked) and not _holds(before, asked)


def _holds(draft: Draft, asked: Asked) -> bool:
    """Whether the place that a question asks for holds something."""
    found = settle.line(draft, asked.at)
    if found is not None:
        return asked.slot in found.slots
    home = settle.aim(draft, asked.at[0])
    of_aim = {"objective": home.words, "type": home.type} | {slot: getattr(home, name) for slot, name in LISTS.items()}
    return bool((of_aim | {"team": draft.team, "cycle": draft.cycle}).get(asked.slot))


def _edited(draft: Draft, at: At, slot: str, words: Told, before: str) -> Draft:
    told = words if words.text else None
    if slot in ("cycle", "team"):
        return draft._replace(cycle=told) if slot == "cycle" else draft._replace(team=told)
    return (
        _line_edited(draft, at, slot, words, before)
        if len(at) == 2
        else _aim_edited(draft, _aim(draft, at), slot, words, before)
    )


def _aim_edited(draft: Draft, home: Aim, slot: str, words: Told, before: str) -> Draft:
    told = words if words.text else None
    if slot == "objective":
        return settle.with_aim(draft, home._replace(words=told))
    if slot == "type":
        if words.text and words.text not in TYPES:
            raise UsageError(f"An objective is {', '.join(TYPES[:2])} or {TYPES[2]}, not {words.text}.")
        return settle.with_aim(draft, home._replace(type=told))
    if slot == "line":
        made = Line(draft.next, words, words.text, words.text)
        return settle.with_aim(draft, home._replace(lines=(*home.lines, made)))._replace(next=draft.next + 1)
    return settle.with_aim(draft, _listed(home, slot, words, before))


def _listed(home: Aim, slot: str, words: Told, before: str) -> Aim:
    if slot == "partner":
        return home._replace(partners=_in_place(home.partners, shared, words, before, _partner))
    if slot in ("aside", "remark"):
        rest = [each for each in home.aside if (each.form == "remark") != (slot == "remark")]
        own = [each for each in home.aside if each not in rest]
        form = "remark" if slot == "remark" else "not now"
        return home._replace(
            aside=(*_in_place(own, _words, words, before, lambda new, old: _aside(new, old, form)), *rest)
        )
    if slot not in LISTS:
        raise UsageError(f"There is no place called {slot} in an objective.")
    items: tuple[Told, ...] = getattr(home, LISTS[slot])
    return settle.with_list(home, LISTS[slot], _in_place(items, _text, words, before, _told))


def shared(partner: Partner) -> str:
    """A co-owner in a line: the team, and behind a colon what it gives."""
    return f"{partner.team.text}: {partner.gives.text}" if partner.gives else partner.team.text


def _in_place(
    items: Sequence[T], text: Callable[[T], str], words: Told, before: str, made: Callable[[Told, T | None], T]
) -> tuple[T, ...]:
    """A list with one item replaced, added or, for no words, taken out."""
    before = " ".join(before.split())
    n = next((n for n, each in enumerate(items) if before and " ".join(text(each).split()) == before), len(items))
    new = (made(words, items[n] if n < len(items) else None),) if words.text else ()
    return (*items[:n], *new, *items[n + 1 :])


def _text(told: Told) -> str:
    return told.text


def _told(new: Told, _: Told | None) -> Told:
    return new


def _words(aside: Aside) -> str:
    return aside.words.text


def _aside(new: Told, old: Aside | None, form: str) -> Aside:
    return old._replace(words=new) if old else Aside(new, form)


def _partner(new: Told, old: Partner | None) -> Partner:
    """A team that has confirmed stays confirmed while it is the same team."""
    team, _, gives = (each.strip() for each in new.text.partition(":"))
    confirmed = old is not None and old.confirmed and old.team.text == team
    return Partner(new._replace(text=team), new._replace(text=gives) if gives else None, confirmed)


def _line_edited(draft: Draft, at: At, slot: str, words: Told, before: str) -> Draft:
    _, found = _line(draft, at)
    if slot == "try":
        return settle.with_line(draft, at, found._replace(tries=_in_place(found.tries, _text, words, before, _told)))
    if slot == "name":
        name = words.text or found.name
        return settle.with_line(
            draft,
            at,
            found._replace(name=phrasing.result(name), text=words.text, said=words if words.text else found.said),
        )
    if slot not in _OF_LINE:
        raise UsageError(f"There is no place called {slot} in a key result.")
    if words.text:
        return settle.fill(settle.Heap(draft), at, slot, words).draft
    slots = {name: each for name, each in found.slots.items() if name != slot}
    return settle.with_line(draft, at, found._replace(slots=slots))


def _aim(draft: Draft, at: At) -> Aim:
    found = next((each for each in draft.aims if at and each.id == at[0]), None)
    if found is None:
        raise UsageError(f"There is no objective {at[0] if at else 'without a number'} in this draft.")
    return found


def _line(draft: Draft, at: At) -> tuple[Aim, Line]:
    home = _aim(draft, at)
    found = next((each for each in home.lines if len(at) == 2 and each.id == at[1]), None)
    if found is None:
        raise UsageError("There is no such key result in this draft; it may have been dropped.")
    return home, found
