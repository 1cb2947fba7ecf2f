"""A rewrite mends: gaps in the one form that asks somebody, nothing new that is as weak: R006 R008."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from coach import model
from coach.checks import placeholders
from coach.checks.check import Hit, Pair, check
from coach.checks.compared import PLACEHOLDER, Compared, Side, compared
from coach.checks.ledger import ledger
from coach.model import Finding, OKRSet
from coach.words import bag

_SUM = re.compile(r"\([^()]*=[^()]*\)")  # a shown working is no part of the goal
_OF_FIGURES = bag("K002 K008")  # what a line that is only said in another way may not bring


@check(
    "R006",
    level="error",
    message="{quote} hides what is missing. A gap with a name and a person gets filled, a blank stays.",
    question="Who could tell us, and by when?",
    many="{n} gaps have no name. Who could fill them?",
    fixes={
        Pair("Hire faster", "Time to hire down to TBD"): Pair(
            "Hire faster", "Time to hire down to [target: days - the team]"
        ),
        Pair("Reduce days to close", "Days to close from X% to Y%"): Pair(
            "Reduce days to close", "Days to close from [baseline: days - accounting] to [target: days - the team]"
        ),
    },
    passes=[Pair("Improve sign-ups", "Sign-ups from [baseline: a week - analytics] to [target: a week - ?]")],
    source="Handbooks in the wild that shipped “exact metric TBD”",
)
def bad_placeholder(pair: Pair) -> Iterator[Hit]:
    """An unknown is left vague, or written in a form that asks nobody.

    The one form is `[slot: what is needed - who might know]`, without digits, at most three in a line.
    """
    both = compared(pair)
    yield from misfits(both, vague_too=not any(placeholders.vague(line.text) for line in both.before.lines))


@check(
    "R008",
    level="error",
    message="The rewrite was to mend the line, and this stands in it. {headline}",
    question="Is this closer to what you meant, and what did we get wrong?",
    many="{n} rewrites bring something new with them. What did we get wrong?",
    fixes={
        Pair("Raise uptime to 99%", "Raise uptime from 99% to 95%", ("95%",)): Pair(
            "Raise uptime to 99%", "Uptime at 99%"
        ),
    },
    passes=[
        Pair(
            "Launch the shop",
            "By launch of the shop, [target: buyers - the team] buy a week (proposed)\nInitiative: Launch the shop",
        )
    ],
    source="OKR Orca: the rewrite goes through the same diagnosis",
)
def regression(pair: Pair) -> Iterator[Hit]:
    """The rewrite does not clear what it set out to mend, or brings a new error.

    A line that is only said in another way is left alone; one that parks a deliverable or names a gap set out to mend.
    """
    both = compared(pair)
    mends = _mends(both.after) and not _mends(both.before)
    errors = [
        (line, found) for line in both.goals for found in _findings(_SUM.sub("", line.text)) if found.level == "error"
    ]
    known = {found.code for line in both.before.lines for found in _findings(line.text)} if errors else set()
    for line, found in errors:
        unread = found.code == "K002" and not mends and not ledger(pair).dropped  # its figures are said in words
        if (mends or (found.code not in known and found.code in _OF_FIGURES)) and not unread:
            yield Hit((line.offset, line.offset + len(line.text)), {"headline": found.headline})


def misfits(both: Compared, *, vague_too: bool) -> Iterator[Hit]:
    """Gaps of the rewrite that ask nobody."""
    for line in both.after.lines:
        for start, end in placeholders.misfits(line.text, vague_too=vague_too):
            yield Hit((line.offset + start, line.offset + end))


def _mends(side: Side) -> bool:
    """Whether a text parks something or names a gap."""
    return any(line.initiative or PLACEHOLDER.search(line.text) for line in side.lines)


@lru_cache(maxsize=256)
def _findings(text: str) -> list[Finding]:
    """What the checks find in a line, read as a key result."""
    from coach import checks  # noqa: PLC0415  (the checks know the rules that ask this)

    okrs = OKRSet((model.objective("", (model.key_result(text),)),))
    return [found for found in checks.run(okrs) if found.at == (0, 0)]
