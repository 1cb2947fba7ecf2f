"""A vague objective gets one finished sentence: who is better off, and what they can do or no longer suffer.

It is put together from the changes that its own key results serve; nothing else goes in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from coach import checks, model
from coach.builtin import change, nouns, roles
from coach.library import TRADES
from coach.model import Objective, OKRSet, Option
from coach.words import bag

_LEAST, _MOST = 8, 14  # words
_WHO = re.compile(r"^(?P<who>(?:new )?[a-z][\w'’-]*(?: [a-z][\w'’-]*)?) (?:who|that) (?P<what>.+)$")
_LOOSE = bag("it them they")
_THIN = ("find the answer", "have understood", "want more")
_NARROW = ("decide what", "no longer put", "come back for the next", "come back of their", "keep using")
_FULLER = {  # said in full where nothing else stands in the sentence
    "come back of their own accord": "come back of their own accord for what they find",
    "know what comes next": "know what comes next without having to ask anybody",
}
_FEW = 2  # key results that a narrow gain can stand for
_READ = 12  # lines of a long objective that are looked at
_SELF = " by themselves"
_WEAK = ("O001", "O002", "O003", "O004", "O005")
_PEOPLE = frozenset(word for trade in TRADES for word in (trade.people, trade.staff) if word and " " not in word) | bag(
    "newcomers people users customers developers engineers applicants candidates readers visitors residents tenants parents children "
    "families donors members starters partners buyers callers colleagues managers learners trainees beginners guests employees "
    "contributors researchers teams participants pupils students patients nurses drivers owners volunteers"
)


class Gain(NamedTuple):
    """Somebody, and what they can do when it goes well: ("readers", "get their book soon")."""

    who: str
    what: str
    line: str  # the noun of the line that it comes from
    rank: int = 0  # 1: one way among many to get there, 2: no more than "somebody uses it"


def aims(objective: Objective) -> tuple[Option, ...]:
    """Offer one sentence for an objective; () if no honest one can be made."""
    found = sorted(_gains(objective), key=lambda gain: gain.rank)
    for text, used in _sentences(found):
        if _LEAST <= len(text.split()) <= _MOST and _stands(text, objective):
            return (_option(text, used),)
    return ()


def _gains(objective: Objective) -> Iterator[Gain]:
    """What each line is for, the objective's own deliverable first."""
    seen: set[str] = set()
    own = model.key_result(objective.text)
    for kr in (
        *((own,) if own.kind == "output" and own.reading.form in ("order", "doing") else ()),
        *objective.key_results[:_READ],
    ):
        if roles.holds(kr):  # a level held for everybody says nothing about who is better off
            continue
        for each in change.changes(kr, objective):
            gain = _gain(each)
            narrow = gain is not None and gain.rank > 0 and kr is not own and len(objective.key_results) > _FEW
            if gain is not None and not narrow and gain.what not in seen:
                seen.add(gain.what)
                yield gain


def _gain(each: change.Change) -> Gain | None:
    match = _WHO.match(each.meant)
    if match is None or any(mark.isdigit() for mark in each.meant):
        return None
    who, what = match["who"], match["what"]
    if who == "people" and each.how != "library":
        return None
    if (
        who.split()[-1] not in _PEOPLE
        or what.startswith(_THIN)
        or _LOOSE & set(what.split()[:3])
        or _LOOSE & set(what.split()[-1:])
    ):
        return None
    narrow = what.startswith(_NARROW) or who == "guests"
    what = _FULLER.get(what, what)
    return Gain(who, what, each.subject, 2 if each.how == "use" else 1 if narrow else 0)


def _sentences(found: list[Gain]) -> Iterator[tuple[str, tuple[Gain, ...]]]:
    """Sentences in the order in which they would be said: two gains of those served most, one, one each of two groups."""
    whole = [gain for gain in found if not gain.rank]
    for who in _by_weight(whole):
        yield from _of_group(who, [gain for gain in whole if gain.who == who])
    for first, second in combinations(whole, 2):
        if second.who != first.who and _differ(first, second):
            yield f"{nouns.starting(first.who)} {first.what}, and {second.who} {second.what}", (first, second)
    for gain in found:
        if gain.rank:
            yield f"{nouns.starting(gain.who)} {gain.what}", (gain,)


def _by_weight(found: list[Gain]) -> list[str]:
    """Those served most first, colleagues last."""
    counts = Counter(gain.who for gain in found)
    order = list(counts)
    return sorted(counts, key=lambda who: (who in ("people", "colleagues"), -counts[who], order.index(who)))


def _of_group(who: str, own: list[Gain]) -> Iterator[tuple[str, tuple[Gain, ...]]]:
    for first, second in combinations(own, 2):
        if _differ(first, second):
            yield _joined(who, first.what, second.what), (first, second)
    for gain in own:
        yield f"{nouns.starting(who)} {gain.what}", (gain,)


def _differ(first: Gain, second: Gain) -> bool:
    """Tell whether two gains say two things."""
    return (
        len(nouns.stems(first.what) & nouns.stems(second.what)) < 1 and first.what.split()[0] != second.what.split()[0]
    )


def _joined(who: str, first: str, second: str) -> str:
    if first.endswith(_SELF) and second.endswith(_SELF):
        first = first.removesuffix(_SELF)
    return f"{nouns.starting(who)} {first} and {second}"


def _stands(text: str, objective: Objective) -> bool:
    """Tell whether the sentence passes what the objective did not."""
    made = model.objective(text, objective.key_results)
    return not any(
        finding.at == (0,) and finding.level != "info" and finding.code in _WEAK
        for finding in checks.run(OKRSet((made,)))
    )


def _option(text: str, used: tuple[Gain, ...]) -> Option:
    spoken = nouns.listed([gain.line for gain in used])
    return Option(
        text=text,
        kind="objective",
        why=f"Your key results speak of {spoken}.",
        reading=f"We read it as being for {nouns.listed(dict.fromkeys(gain.who for gain in used))} - not so?",
        definition="",
        how="family",
    )
