"""Objectives that teams share, and what one set needs of another team (C003).

A shared objective is one text that each co-owner sees, with its own key results and a mark once it has said yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from coach.checks import progress
from coach.checks.course import NEEDED, PARTNER, Need
from coach.team.note import Note, noted
from coach.team.parts import Aim, Plan
from coach.words import bag

_WORD = re.compile(r"[^\W_]+")
_LINKS = bag("with from by needs need on once until through via")
NOBODY = Plan()
_TEAM = re.compile(r"\b(?P<name>(?:[A-Z][\w&-]{0,30} ){1,3})[Tt]eam\b")
_NEEDS = ("depends on", "provided by", "together with")


class Share(NamedTuple):
    """One team's part in a shared objective. confirmed: whether it said yes; lines are shown once it has."""

    team: str
    lines: tuple[str, ...] = ()
    confirmed: bool = False
    by: str = ""  # who said yes
    on: datetime | None = None  # and when


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
    gives: str = ""  # what the other brings, where the set says so


def links(found: Iterable[Shared], whole: Plan = NOBODY) -> tuple[Link, ...]:
    """The map of who shares what: each pair of co-owners once an objective.

    whole: a set whose own partners stand on the map too; a yes that either way knows of is a yes.
    """
    named = (
        Link(whole.team or "We", partner.team, aim.text, partner.confirmed, partner.gives)
        for aim in whole.aims
        for partner in aim.partners
    )
    offered = (
        Link(one.team, other.team, each.text, one.confirmed and other.confirmed)
        for each in found
        for n, one in enumerate(each.shares)
        for other in each.shares[n + 1 :]
    )
    every: dict[tuple[frozenset[str], str], Link] = {}
    for link in (*named, *offered):
        pair = frozenset((link.one.casefold(), link.other.casefold())), link.objective.casefold()
        known = every.get(pair, link)
        every[pair] = known._replace(confirmed=known.confirmed or link.confirmed)
    return tuple(every.values())


def unmirrored(whole: Plan, others: Sequence[Plan], shared: Sequence[Shared] = ()) -> tuple[Note, ...]:
    """C003: what this set needs of another team while nothing over there says so. It asks and does not assert.

    Three ways to know: a partner that has not said yes, whoever has to move, and a line or a why that names a team
    after a linking word ("with", "from", "depends on"): one that we know, or one that it calls a team. A team whose set names us back, or that confirmed a
    shared objective, is no finding. Customers "from Sales-led accounts" are none either: the name stands inside
    another word.
    """
    agreed = {bare(each.team) for one in shared for each in one.shares if each.confirmed}
    agreed |= {bare(other.team) for other in others if other.team and _names(other, whole.team)}
    agreed |= {bare(each.team) for aim in whole.aims for each in aim.partners if each.confirmed}
    seen: dict[tuple[str, str], Note] = {}
    for at, need in _needed(whole, _known(whole, others, shared)):
        stands = need._replace(agreed=bare(need.team) in agreed)
        for note in noted(at, progress.unmirrored_dependency, stands):
            seen.setdefault((at, bare(need.team)), note)
    return tuple(seen.values())


def _known(whole: Plan, others: Iterable[Plan], shared: Iterable[Shared]) -> tuple[str, ...]:
    """The other teams that we know by name, each once."""
    named = [other.team for other in others]
    named += [each.team for one in shared for each in one.shares]
    named += [each.team for aim in whole.aims for each in aim.partners]
    named += _called(whole)
    every: dict[str, str] = {}
    for name in named:
        every.setdefault(bare(name), name)
    return tuple(name for folded, name in every.items() if folded and folded != bare(whole.team))


def _called(whole: Plan) -> Iterator[str]:
    """Teams that a line calls so, whether or not we know them: "the Data team"."""
    for part in whole.parts:
        yield from (found["name"].strip() for found in _TEAM.finditer(part.text))


def _needed(whole: Plan, known: Sequence[str]) -> Iterator[tuple[str, Need]]:
    for aim in whole.aims:
        yield from ((aim.id, Need(aim.text, partner.team, PARTNER)) for partner in aim.partners)
        yield from ((aim.id, Need(aim.text, need, NEEDED)) for need in aim.needs)
    for part in whole.parts:
        text = f"{part.text}. {part.why}" if isinstance(part, Aim) else part.text
        yield from ((part.id, Need(part.text, team)) for team in known if needs(text, team))


def bare(team: str) -> str:
    """A team's name as it is compared: "the Data team" is "data"."""
    return team.casefold().strip().removeprefix("the ").removesuffix(" team").strip()


def needs(text: str, team: str) -> bool:
    """Whether a line names a team as one that it needs: "... with Security", "depends on the Data team"."""
    folded, name = text.casefold(), bare(team)
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
    partners = {bare(partner.team) for aim in other.aims for partner in aim.partners}
    return bare(team) in partners or any(needs(part.text, team) for part in other.parts)
