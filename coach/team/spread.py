"""What a team said, all together: counts, dots, reasons without names, and at most three items to talk about.

Nothing here can be traced to one ballot: numbers are sorted part by part, reasons by length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.team.ballots import OF_AIM, OF_LINE, RIGHT, TARGETS, THOROUGH, TRUE, Ballot, Mark, extreme, words
from coach.team.parts import Aim, Line, Plan

QUORUM = 3
"""Fewer ballots are never shown: with two, each knows the other's."""
ITEMS = 3
SECONDS = 90
WIDE = 4
"""How far the answers to "how sure" lie apart before it is worth a talk, in points of ten."""
APART = 2
"""The same for a statement of the thorough review, in points of five."""
GUESSED = "In a group of this size people may guess who wrote what."


class Reason(NamedTuple):
    """One line of reason, and the end it was given for: "drop", "3". Whose it is nobody is told."""

    text: str
    said: str


class Spread(NamedTuple):
    """The answers to one part."""

    at: str
    counts: tuple[tuple[str, int], ...] = ()  # ("keep", 4), in the order of the question, zeros left out
    sure: tuple[int, ...] = ()  # sorted: the dots
    reasons: tuple[Reason, ...] = ()  # the shortest first
    scores: tuple[tuple[str, tuple[int, ...]], ...] = ()  # thorough: the statement's key, sorted answers
    targets: tuple[tuple[str, int], ...] = ()
    worse: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How far the answers to "how sure" lie apart; 0 where fewer than two were given."""
        return self.sure[-1] - self.sure[0] if self.sure else 0

    def count(self, said: str) -> int:
        """How many said so."""
        return dict(self.counts).get(said, 0)

    @property
    def words(self) -> str:
        """The answers in one line: "keep 4 · talk 1; how sure: from 4 to 9"."""
        counts = " · ".join(f"{said} {n}" for said, n in self.counts)
        if not self.sure:
            return counts
        low, high = self.sure[0], self.sure[-1]
        sure = f"how sure: from {low} to {high}" if low != high else f"how sure: {low}"
        return f"{counts}; {sure}" if counts else sure


class Item(NamedTuple):
    """One thing to talk about: a part and why. why: no | split | wide | talk | statement."""

    at: str
    why: str
    seconds: int = SECONDS


class Reveal(NamedTuple):
    """All that was said, opened together. drop and help: the lines for the set, sorted, without names."""

    ballots: int
    spreads: tuple[Spread, ...]
    items: tuple[Item, ...]
    drop: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    note: str = GUESSED

    def of(self, at: str) -> Spread:
        """The answers to one part; an empty spread where nobody was asked."""
        return next((each for each in self.spreads if each.at == at), Spread(at))


def reveal(whole: Plan, ballots: Sequence[Ballot], only: frozenset[str] | None = None) -> Reveal:
    """Open all ballots at once. Raises ValueError under the quorum: whoever asks holds the ballots back till then."""
    if len(ballots) < QUORUM:
        raise ValueError(f"{len(ballots)} ballots; {QUORUM} are the fewest that may be opened")
    parts = [each for each in whole.parts if only is None or each.id in only]
    spreads = tuple(
        spread(each, [mark for ballot in ballots for mark in ballot.marks if mark.at == each.id]) for each in parts
    )
    return Reveal(
        len(ballots),
        spreads,
        items(whole, spreads, thorough=any(ballot.form == THOROUGH for ballot in ballots)),
        _lines(ballot.drop for ballot in ballots),
        _lines(ballot.help for ballot in ballots),
    )


def spread(part: Aim | Line, marks: Sequence[Mark]) -> Spread:
    """The answers to one part, without a trace of who gave them."""
    result = isinstance(part, Line)
    statements = OF_LINE if result else OF_AIM
    scores = ((key, tuple(sorted(m.scores[key] for m in marks if key in m.scores))) for key in statements)
    reasons = (Reason(" ".join(m.reason.split()), words(m)) for m in marks if extreme(m) and m.reason.strip())
    return Spread(
        part.id,
        _counts(RIGHT if result else TRUE, (m.said for m in marks)),
        tuple(sorted(m.sure for m in marks if m.sure is not None)),
        tuple(sorted(reasons, key=lambda each: (len(each.text), each.text))),
        tuple((key, found) for key, found in scores if found),
        _counts(TARGETS, (m.target for m in marks)),
        _lines(m.worse for m in marks),
    )


def items(whole: Plan, spreads: Iterable[Spread], *, thorough: bool = False) -> tuple[Item, ...]:
    """At most three things to talk about, each part once.

    The quick review: an objective that somebody answered with no (the more, the earlier); key results that some
    would keep and others drop, or that more would drop than keep; the widest answers to "how sure"; then those that
    at least half want to talk about. The thorough one adds statements whose answers lie two points apart and targets
    that are too easy for one and too hard for another. Source: ten-minute review, "any no, any split keep or drop,
    widest confidence"; planning poker for talking about the ends.
    """
    found: dict[str, Item] = {}
    asked = list(spreads)
    kinds = {each.id: isinstance(each, Line) for each in whole.parts}
    for why, weigh in (("no", _no), ("split", _split), ("wide", _wide), ("talk", _talk), ("statement", _statement)):
        if why == "statement" and not thorough:
            continue
        weighed = [(weigh(each), n, each.at) for n, each in enumerate(asked) if each.at in kinds]
        heavy = sorted((-weight, n, at) for weight, n, at in weighed if weight > 0)
        for _, _, at in heavy[:1] if why == "wide" and not thorough else heavy:
            found.setdefault(at, Item(at, why))
    return tuple(found.values())[:ITEMS]


def _no(each: Spread) -> int:
    return each.count("no")


def _split(each: Spread) -> int:
    keep, drop = each.count("keep"), each.count("drop")
    return drop if drop and (keep or drop >= keep) else 0


def _wide(each: Spread) -> int:
    return each.width if each.width >= WIDE else 0


def _talk(each: Spread) -> int:
    talk = each.count("talk")
    return talk if talk * 2 >= sum(n for _, n in each.counts) else 0


def _statement(each: Spread) -> int:
    apart = max((scores[-1] - scores[0] for _, scores in each.scores), default=0)
    targets = dict(each.targets)
    if "too easy" in targets and "too hard" in targets:
        return 5
    return apart if apart >= APART else 0


def _counts(order: Sequence[str], said: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counted = Counter(said)
    return tuple((each, counted[each]) for each in order if counted[each])


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((" ".join(text.split()) for text in texts if text.strip()), key=lambda text: (len(text), text)))
