"""Objectives that teams share, and what one set needs of another team (C003).

A shared objective is one text that each co-owner sees, with its own key results and a mark once it has said yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.team.parts import Plan
from coach.team.progress import Note
from coach.words import bag

_WORD = re.compile(r"[^\W_]+")
_LINKS = bag("with from by needs need on once until through via")
_NEEDS = ("depends on", "provided by", "together with")


class Share(NamedTuple):
    """One team's part in a shared objective. confirmed: whether it said yes; lines are shown once it has."""

    team: str
    lines: tuple[str, ...] = ()
    confirmed: bool = False
    by: str = ""  # who said yes
    on: str = ""


class Shared(NamedTuple):
    """One objective and the teams that own it; the first is the one that asked."""

    id: str
    text: str
    shares: tuple[Share, ...] = ()

    @property
    def waits(self) -> tuple[str, ...]:
        """The teams that have not said yes yet."""
        return tuple(each.team for each in self.shares if not each.confirmed)


class Link(NamedTuple):
    """One line of the map: two teams, the objective between them, whether both have said yes."""

    one: str
    other: str
    objective: str
    confirmed: bool


def links(found: Iterable[Shared]) -> tuple[Link, ...]:
    """The map of who shares what: each pair of co-owners once an objective."""
    return tuple(
        Link(one.team, other.team, each.text, one.confirmed and other.confirmed)
        for each in found
        for n, one in enumerate(each.shares)
        for other in each.shares[n + 1 :]
    )


def unmirrored(whole: Plan, others: Sequence[Plan], shared: Iterable[Shared] = ()) -> tuple[Note, ...]:
    """C003: what this set needs of another team while nothing over there says so. It asks and does not assert.

    Two ways to know: a partner that has not said yes, and a line that names a known team after a linking word
    ("with", "from", "depends on"). A team whose set names us back, or that confirmed a shared objective, is no
    finding. Customers "from Sales-led accounts" are none either: the name stands inside another word.
    """
    agreed = {each.team.casefold() for one in shared for each in one.shares if each.confirmed}
    agreed |= {other.team.casefold() for other in others if other.team and _names(other, whole.team)}
    seen: dict[tuple[str, str], Note] = {}
    for at, team, sure in _needed(whole, others):
        if team.casefold() in agreed:
            continue
        said = "waits for their yes" if sure else "may need them, and their set does not say so"
        seen.setdefault((at, team.casefold()), Note(at, "C003", f"{team}: this part {said}.", "Who talks with them?"))
    return tuple(seen.values())


def _needed(whole: Plan, others: Sequence[Plan]) -> Iterator[tuple[str, str, bool]]:
    for aim in whole.aims:
        yield from ((aim.id, partner.team, True) for partner in aim.partners if not partner.confirmed)
    for part in whole.parts:
        for other in others:
            if other.team and other.team.casefold() != whole.team.casefold() and needs(part.text, other.team):
                yield part.id, other.team, False


def needs(text: str, team: str) -> bool:
    """Whether a line names a team as one that it needs: "... with Security", "depends on the Data team"."""
    folded, name = text.casefold(), team.casefold().removeprefix("the ").removesuffix(" team").strip()
    if not name:
        return False
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", folded):
        before = folded[: found.start()].removesuffix("the ").rstrip()
        words = _WORD.findall(before[-40:])
        if before.endswith(_NEEDS) or (words and words[-1] in _LINKS):
            return True
    return False


def _names(other: Plan, team: str) -> bool:
    """Whether another team's set answers to ours: it names us as a partner or in a line."""
    if not team:
        return False
    partners: Mapping[str, bool] = {p.team.casefold(): bool(p.confirmed) for aim in other.aims for p in aim.partners}
    return team.casefold() in partners or any(needs(part.text, team) for part in other.parts)
