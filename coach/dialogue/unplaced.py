"""A measured figure that found no place of its own waits to be asked about: it is never put aside without a word.

It may be the best key result that a team has ("our churn is 4.1%"), or one that stands already, said in other words.
How many somebody is, what was bought and what happened once is no measure, and stays beside the draft.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach import model
from coach.builtin import clauses, elsewhere, nouns
from coach.builtin.clauses import Clause, Figure
from coach.dialogue import bearing, cues, measures, orders, phrasing, stray, tongue
from coach.dialogue.values import Heard

MOST = 2  # figures of one message that are asked about
_RATE = re.compile(
    r"\b(?:a|an|per|each|every) (?:hour|day|night|week|month|quarter|year|season|shift|trip|round)\b", re.IGNORECASE
)
_IS = re.compile(
    r"(?!(?:it|that|this|they|there|we|i)\b)\w[\w -]{1,40} (?:is|are|was|were) ", re.IGNORECASE
)  # "D7 is 9%"
_DIGITS = re.compile(r"\d+")
_SHARES = frozenset(("%", "ratio"))
_SURE = re.compile(r"\b(?:confiden\w+|sure|certain|likely)\b", re.IGNORECASE)


def waiting(heard: Sequence[Heard]) -> list[Heard]:
    """What was heard, with each measured figure that it leaves out as one to ask about."""
    found, asked = list[Heard](), 0
    for quote in dict.fromkeys(each.quote for each in heard):
        mine = [each for each in heard if each.quote == quote]
        taken = {digits for each in mine if each.slot != "remark" for digits in _DIGITS.findall(each.value)}
        lost = [] if _elsewhere(quote) else list(_left_out(quote, taken))[: MOST - asked]
        asked += len(lost)
        stays = lost and all(each.slot == "remark" for each in mine)
        aim = mine[0].at[:1]
        found += [Heard("stray", aim, figure.text, clause.text) for clause, figure in lost]
        found += [] if stays else mine
    return found


def _left_out(quote: str, taken: set[str]) -> list[tuple[Clause, Figure]]:
    """The figures of a sentence that stand in nothing that was heard, each with its clause."""
    return [
        (clause, figure)
        for clause in clauses.read(quote)
        for figure in _first(clause)
        if _DIGITS.search(figure.text) and not taken & set(_DIGITS.findall(figure.text))
    ]


def _first(clause: Clause) -> list[Figure]:
    """The first figure of a clause that is no part of a name: "46%" of "46% quit in chapter 2"."""
    return [each for each in clause.figures if _measures(clause, each)][:1]


def _measures(clause: Clause, figure: Figure) -> bool:
    """Whether a figure says how much of something there is: a share, so many in a time, what a measure stands at."""
    if figure.text not in clause.text or not (_own(clause, figure) or _IS.match(clause.text)):
        return False
    reading = model.key_result(clause.text).reading
    if reading.form == "order" and reading.verb == 0 and figure.unit not in _SHARES:
        return False  # "hire 4 deckhands"
    if figure.unit in _SHARES or _RATE.search(clause.text):
        return True
    if clause.text.startswith(figure.text) and reading.form in ("active", "passive"):
        return True  # "4 boats leave late"
    return figure.role == "level" and measures.IS.match(phrasing.bare(clause.text)) is not None


def _own(clause: Clause, figure: Figure) -> frozenset[str]:
    """What a clause speaks of beside its figure."""
    return clause.stems - nouns.loose(figure.text) - stray.GENERIC - bearing.VAGUE - measures.STATISTIC


def _elsewhere(quote: str) -> bool:
    """Whether a sentence speaks of who they are, of what stays, of a plan or to the coach."""
    return bool(
        cues.STANDS.match(phrasing.bare(quote))
        or any(each.figures and elsewhere.stranger(each, frozenset(), asked=True) for each in clauses.read(quote))
        or cues.GUARD.search(quote)
        or cues.KEPT_UNDER.search(quote)
        or phrasing.planned(quote)
        or cues.unknown(quote)
        or _SURE.search(quote)
        or tongue.steers(quote)
        or tongue.other(quote)
        or orders.filler(quote)
    )
