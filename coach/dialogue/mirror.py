"""Saying back what was understood, in the team's words and in few of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.builtin import filling, nouns
from coach.dialogue import phrasing
from coach.dialogue.settle import line as line_at
from coach.dialogue.values import Change
from coach.session import Draft

_MOST = 8  # changes that are told one by one


def heard(changed: Sequence[Change], draft: Draft, near: tuple[int, ...] = ()) -> str:
    """One or two sentences about what a message changed. near: the key result that was asked about."""
    said = list(dict.fromkeys(filter(None, (_one(each, draft, near, alone=len(changed) == 1) for each in _joined(changed)))))
    if not said:
        return ""
    if len(said) > _MOST:
        said = [*said[:_MOST], f"and {len(said) - _MOST} more, all in the draft"]
    if len(said) < 3:
        return " ".join(f"{nouns.starting(each)}." for each in said)
    return f"Sorted: {'; '.join(said)}."


def _joined(changed: Sequence[Change]) -> Iterator[Change]:
    """Things to try in one breath."""
    tries = [each.text for each in changed if each.slot == "try"]
    for each in changed:
        if each.slot == "try" and len(tries) > 1:
            if each.text == tries[0]:
                yield each._replace(text=nouns.listed([phrasing.inside(text) for text in tries]))
        else:
            yield each


def _one(each: Change, draft: Draft, near: tuple[int, ...], *, alone: bool) -> str:
    found = line_at(draft, each.at)
    name = phrasing.short(phrasing.inside(found.name), 8) if found else ""
    about = "" if alone and each.at == near else f"{name}: "
    text = nouns.inside(each.text)
    if each.slot in _FIGURES:
        return about + _FIGURES[each.slot].format(text) + (f", no longer {each.before}" if each.before else "")
    if each.slot == "deadline":
        return f"{about}{filling.due(text)}"
    if each.slot == "gap":
        return _gap(each, about if found else "")
    if each.slot == "line":
        number = _number(draft, each.at)
        return f"key result {number}: {phrasing.short(text, 14)}"
    form = _FORMS.get(each.slot, "")
    return form.format(text=text, about=about, before=each.before, name=name) if form else ""


def _gap(each: Change, about: str) -> str:
    what = {"baseline": "today's value", "target": "the aim", "who": "the name"}.get(each.text, "that")
    return f"{about}{what} stays open"


_FIGURES = {"baseline": "{} today", "target": "the aim is {}"}
_FORMS = {
    "objective": "the objective: {text}",
    "try": "to try: {text}",
    "guard": "to protect: {text}",
    "held": "held, not graded: {text}",
    "cycle": "the cycle: {text}",
    "team": "the team: {text}",
    "why": "why now: {text}",
    "need": "needed from outside: {text}",
    "type": "{text}, as you said",
    "who": "{about}{text} could know",
    "owner": "{about}{text} looks after it",
    "remark": "kept beside the draft: {text}",
    "clash": "{about}two values, {before} and {text}",
    "loose": "",
    "partner": "{text} owns it with you",
    "dropped": "not now: {text}",
    "unmeasurable": "not measurable yet, kept and not graded: {text}",
    "form": "{about}{text}",
}


def _number(draft: Draft, at: tuple[int, ...]) -> int:
    lines = next((aim.lines for aim in draft.aims if aim.id == at[0]), ())
    return next((n for n, each in enumerate(lines, 1) if each.id == at[1]), 0)
