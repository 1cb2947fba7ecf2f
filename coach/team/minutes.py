"""The minutes of a review, as Markdown: decisions, dissent, open numbers, what was waived, what waits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.team import parts
from coach.team.choices import NOTE, PARK, Choice, later, outcome, settle
from coach.team.gate import Gate, numbers
from coach.team.parts import Aim, Line, Plan
from coach.team.spread import Reveal

_SPECIAL = re.compile(r"([\\*_\[\]<>~`#|])")


def minutes(
    before: Plan,
    choices: Sequence[Choice],
    told: Reveal | None,
    stand: Gate,
    *,
    reason: str = "",
    version: int | None = None,
) -> str:
    """Write the minutes. before: the set as it was reviewed; told: None while nothing was opened.

    Names stand where somebody took something along, never beside what was voted. reason: why the team committed
    while something was open. version: the frozen one, None before the commit.
    """
    after = settle(before, choices)
    title = ", ".join(filter(None, ("Review", before.team, before.cycle)))
    sections = (
        ("Decisions", [*_decisions(before, after, choices, told)]),
        ("Open numbers", [*_numbers(after, choices)]),
        ("We try", [*_tries(after)]),
        ("We hold", [_plain(each.text) for each in after.held]),
        ("We let stand", [*_waivers(after)]),
        ("Said for the whole set", [*_lines(told)]),
        ("Not now", [_plain(each) for each in later(before, choices)]),
        ("Notes", [_plain(each.text) for each in choices if each.action == NOTE]),
    )
    head = [f"# {_plain(title)}", "", _standing(told, stand, version)]
    if reason.strip():
        head += ["", f"Committed with something open, because: {_ended(reason)}"]
    body = [["", f"## {name}", *(f"- {line}" for line in lines)] for name, lines in sections if lines]
    return "\n".join((*head, *(line for section in body for line in section))) + "\n"


def _standing(told: Reveal | None, stand: Gate, version: int | None) -> str:
    present = f"Answers: {told.ballots}. " if told else ""
    if version is None:
        return f"{present}{stand.verdict}."
    return f"{present}Committed by the team as “{stand.verdict.lower()}”. Frozen as version {version}."


def _decisions(before: Plan, after: Plan, choices: Sequence[Choice], told: Reveal | None) -> Iterator[str]:
    for part in before.parts:
        name = label(before, part.id)
        decided, new = outcome(choices, part.id), parts.part(after, part.id)
        owner = f" Owner {_plain(new.owner)}." if new and new.owner else ""
        by = f" Proposed by {_plain(part.by)}." if isinstance(part, Line) and part.by else ""
        yield f"{name} {_what(part, new, decided)}{owner}{by}{_dissent(part, told)}"


def _what(part: Aim | Line, new: Aim | Line | None, decided: Choice | None) -> str:
    because = f" Because: {_ended(decided.reason)}" if decided and decided.reason.strip() else ""
    if new is None:
        parked = decided is not None and decided.action == PARK
        how = f"parked with {_plain(decided.name)}" if decided and parked else "dropped"
        return f"{how}: {_ended(part.text)}{because}"
    if new.text != part.text:
        return f"changed: {_ended(new.text)} Was: {_ended(part.text)}{because}"
    return f"kept: {_ended(part.text)}{because}"


def _dissent(part: Aim | Line, told: Reveal | None) -> str:
    """Who said otherwise, and what else was given as a reason, without names."""
    reasons = told.of(part.id).reasons if told is not None else ()
    against = [each for each in reasons if each.said in ("no", "drop")]
    others = [each for each in reasons if each not in against]
    return "".join(
        f" {words}: {'; '.join(f'“{_plain(each.text)}”' for each in found)}"
        for words, found in (("Dissent kept with it", against), ("Also said", others))
        if found
    )


def _numbers(after: Plan, choices: Sequence[Choice]) -> Iterator[str]:
    for each in numbers(after, choices):
        who = f"{_plain(each.name)}, by {_plain(each.day)}" if each.name and each.day else "open"
        yield f"{label(after, each.at)} {_plain(each.what)} - {who}"


def _tries(after: Plan) -> Iterator[str]:
    for part in after.parts:
        for each in part.tries:
            yield f"{_plain(each)} ({label(after, part.id)})"


def _waivers(after: Plan) -> Iterator[str]:
    for part in after.parts:
        for _, reason in part.waivers:
            yield f"{label(after, part.id)}: {_plain(reason)}"


def _lines(told: Reveal | None) -> Iterator[str]:
    if told:
        yield from (f"Would drop: {_plain(each)}" for each in told.drop)
        yield from (f"Help needed from: {_plain(each)}" for each in told.help)


def label(whole: Plan, at: str) -> str:
    """A part as the minutes call it: "Objective", "KR 2"; with the number of the objective where there are more."""
    o, _, k = at.partition(".")
    several = len(whole.aims) > 1
    if k:
        return f"KR {at if several else k}"
    return f"Objective {o}" if several else "Objective"


def _plain(text: str) -> str:
    """The team's words on one line, so that Markdown shows them as they were typed."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _ended(text: str) -> str:
    """The same, with a full stop."""
    plain = _plain(text)
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."
