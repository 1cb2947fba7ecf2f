"""Saying back what was understood, in the team's words and in few of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from coach.builtin import filling, nouns
from coach.dialogue import phrasing
from coach.dialogue.settle import line as line_at
from coach.dialogue.values import Change
from coach.session import At, Draft

_MOST = 8  # things that are told one by one


def heard(changed: Sequence[Change], draft: Draft, near: At = ()) -> str:
    """One or two sentences about what a message changed. near: the key result that was asked about."""
    told = [each for each in changed if each.slot not in _SILENT]
    said = [
        text for at, group in groupby(told, key=lambda each: each.at) if (text := _part(at, list(group), draft, near))
    ]
    said = list(dict.fromkeys(said))
    if len(said) > _MOST:
        said = [*said[:_MOST], f"and {len(said) - _MOST} more, all in the draft"]
    if len(said) < 3:
        return " ".join(f"{nouns.starting(each)}." for each in said)
    return f"Sorted: {'; '.join(said)}."


def _part(at: At, group: Sequence[Change], draft: Draft, near: At) -> str:
    """What is new about one objective or one key result."""
    if len(at) < 2:
        return "; ".join(dict.fromkeys(filter(None, _of_aim(group))))
    found = line_at(draft, at)
    facts = [text for each in group if (text := _fact(each))]
    if any(each.slot == "line" for each in group):
        new = next(each.text for each in group if each.slot == "line")
        name = phrasing.short(phrasing.inside(new, found.said.text if found else ""), 14)
        return f"key result {_number(draft, at)}: {name}{', ' if facts else ''}{', '.join(facts)}"
    name = phrasing.short(phrasing.inside(found.name, found.said.text), 8) if found and at != near else ""
    return f"{name}: {', '.join(facts)}" if name and facts else ", ".join(facts)


def _of_aim(group: Sequence[Change]) -> list[str]:
    tries = [phrasing.inside(each.text) for each in group if each.slot == "try"]
    beside = [_inside(each) for each in group if each.slot == "remark"]
    said = []
    for each in group:
        if each.slot == "remark":
            said += [f"kept beside the draft: {nouns.listed(beside)}"] if beside else []
            beside = []
        elif each.slot != "try":
            said.append(_FORMS.get(each.slot, "").format(text=_inside(each)))
        elif tries:
            said.append(f"to try: {nouns.listed(tries)}")
            tries = []
    return said


def _inside(each: Change) -> str:
    if each.slot == "remark":
        text = phrasing.short(" ".join(each.text.split()), 14)
        return text if '"' in text else f'"{text}"'
    return phrasing.inside(each.text)


def _fact(each: Change) -> str:
    text = nouns.inside(each.text)
    if each.slot == "deadline":
        return filling.due(text)
    if each.slot == "gap":
        return f"{_GAPS.get(each.text, 'that')} stays open"
    form = _FACTS.get(each.slot, "")
    if each.slot == "owner" and " and " in each.text:
        form = "{} look after it"
    if each.slot == "source" and not re.match(r"(?:the|our|my|an?) |[A-ZÀ-Þ]", each.text):
        form = "looked up in the {}"
    said = form.format(
        phrasing.inside(each.text)
        if each.slot in ("dropped", "unmeasurable")
        else each.text
        if each.slot in ("who", "owner") or "@" in each.text
        else text
    )
    return f"{said}, no longer {each.before}" if each.before and each.slot in ("baseline", "target") else (
        f"two values, {each.before} and {each.text}" if each.slot == "clash" else said
    )  # fmt: skip


_SILENT = frozenset(("loose", "clash"))
_GAPS = {"baseline": "today's value", "target": "the aim"}
_FACTS = {
    "baseline": "{} today",
    "target": "the aim is {}",
    "who": "{} could know",
    "owner": "{} looks after it",
    "source": "the figure comes from {}",
    "dropped": "not now: {}",
    "unmeasurable": "not measurable yet, kept and not graded: {}",
}
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
    "who": "{text} could know",
    "dropped": "not now: {text}",
    "remark": "kept beside the draft: {text}",
    "gap": "",
}


def _number(draft: Draft, at: At) -> int:
    lines = next((aim.lines for aim in draft.aims if aim.id == at[0]), ())
    return next((n for n, each in enumerate(lines, 1) if each.id == at[1]), 0)
