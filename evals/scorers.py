"""What is measured of an outcome, without a model: each scorer reads the texts anew and trusts no check of ours alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach import checks
from coach.builtin import accounting, lines, screen
from coach.builtin.roles import WEAK
from coach.checks import faithfulness
from coach.model import OKRSet
from evals.engines import Outcome

_RESULTS = frozenset(("outcome", "milestone", "health", "learning"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w&-]+")
_GAP = re.compile(r"\[\w+: [^\]]*\]")


class Scores(NamedTuple):
    """Every figure of one case. Shares are (hits, of how many)."""

    first: bool  # the model's first draft passed
    second: bool  # it passed at the second request at the latest
    faithful: bool  # no figure, date or name that nobody gave
    numbers: tuple[int, int]  # figures of the document that are still there
    names: tuple[int, int]
    subject: tuple[int, int]  # key results that are about what their lines were about
    results: tuple[int, int]  # key results that are results, of all
    accounted: bool  # every line has one place
    identity: bool  # good lines are word for word as they were
    clean: bool  # nothing of `never` is shown
    words: int  # on the page
    accepted: int  # key results that the model wrote and the checks took
    calls: int
    tokens: int
    estimated: bool

    @property
    def passed(self) -> bool:
        """Whether the case holds."""
        return self.faithful and self.accounted and self.identity and self.clean and self.second


def score(outcome: Outcome, calls: int, tokens: int, *, estimated: bool) -> Scores:
    """Score one outcome."""
    shown = " ".join(_shown(outcome))
    after = outcome.after
    texts = [kr.text for each in after.objectives for kr in each.key_results] if after else []
    kept = _kept(outcome)
    at_line = lines.numbers(outcome.before)
    pages = [screen.words(each, at_line) for each in outcome.proposal.sets] if outcome.proposal else []
    return Scores(
        first=_attempts(outcome) == 1,
        second=0 < _attempts(outcome) <= 2 or not _asked(outcome),
        faithful=not invented(outcome),
        numbers=_retained(_NUMBER, outcome),
        names=_retained(_NAME, outcome),
        subject=_subjects(outcome),
        results=(_sound(after), len(texts)) if after else (0, 1),
        accounted=_accounted(outcome),
        identity=all(text in texts or any(text in each for each in texts) for text in kept),
        clean=not any(each.lower() in shown.lower() for each in outcome.case.never),
        words=max(pages, default=len(outcome.reply.split())),
        accepted=_accepted(outcome),
        calls=calls,
        tokens=tokens,
        estimated=estimated,
    )


def invented(outcome: Outcome) -> list[str]:
    """Figures that are shown and were not given: by their digits, whatever our checks say of them."""
    given = set(_NUMBER.findall(outcome.case.okrs + " " + " ".join(each.text for each in outcome.case.said)))
    bare = _GAP.sub(" ", " ".join(_shown(outcome)))
    return sorted({each for each in _NUMBER.findall(bare) if each not in given})


def _shown(outcome: Outcome) -> Iterator[str]:
    if outcome.proposal is None:
        yield outcome.reply
        return
    for each in outcome.proposal.sets:
        yield from (re.sub(r"\bline \d+", "", text) for text in accounting.texts(each))


def _asked(outcome: Outcome) -> bool:
    return outcome.proposal is None or any(each.engine != "builtin" or each.trouble for each in outcome.proposal.sets)


def _attempts(outcome: Outcome) -> int:
    """The most drafts that a set took; 0: the model's was not shown."""
    if outcome.proposal is None:
        return 1
    if any(each.trouble for each in outcome.proposal.sets):
        return 0
    return max((each.attempts for each in outcome.proposal.rewrites if each.calls), default=0)


def _retained(pattern: re.Pattern[str], outcome: Outcome) -> tuple[int, int]:
    given = {each for text in _lines(outcome.before) for each in pattern.findall(text)}
    shown = " ".join((*_shown(outcome), *(_lines(outcome.after) if outcome.after else ())))
    return sum(each in shown for each in given), len(given)


def _lines(okrs: OKRSet) -> Iterator[str]:
    for objective in okrs.objectives:
        for kr in objective.key_results:
            yield from (kr.text, *(each.text for each in kr.initiatives))


def _subjects(outcome: Outcome) -> tuple[int, int]:
    if outcome.proposal is None:
        return 0, 0
    pairs = [
        ("\n".join(outcome.before.objectives[at[0]].key_results[at[1]].text for at in result.lines), result.option)
        for each in outcome.proposal.sets
        for result in each.results
        if result.option.how == "model"
    ]
    about = [
        (before, "\n".join([made.text, *(f"Initiative: {one}" for one in made.initiatives)])) for before, made in pairs
    ]
    kept = sum(not any(f.code == "R005" for f in faithfulness.compare(*each)) for each in about)
    return kept, len(pairs)


def _sound(okrs: OKRSet) -> int:
    found = checks.run(okrs)
    weak = {each.at for each in found if each.code in WEAK and each.level == "error"}
    return sum(
        kr.kind in _RESULTS and (o, k) not in weak
        for o, objective in enumerate(okrs.objectives)
        for k, kr in enumerate(objective.key_results)
    )


def _accounted(outcome: Outcome) -> bool:
    if outcome.proposal is None:
        return all(any(_like(text, each) for each in outcome.reply.splitlines()) for text in _lines(outcome.before))
    try:
        for o, each in enumerate(outcome.proposal.sets):
            accounting.check(each, outcome.before.objectives[o])
    except AssertionError:
        return False
    return True


def _like(text: str, line: str) -> bool:
    """Whether most of the longer words of a line are still there."""
    words = {each.lower() for each in re.findall(r"\w{5,}", text)}
    return len(words & {each.lower() for each in re.findall(r"\w+", line)}) * 2 >= len(words)


def _kept(outcome: Outcome) -> Sequence[str]:
    found = checks.run(outcome.before)
    weak = {each.at for each in found if each.code in WEAK and each.level != "info"}
    fine = [
        kr.text
        for o, objective in enumerate(outcome.before.objectives)
        for k, kr in enumerate(objective.key_results)
        if (o, k) not in weak
    ]
    return (*fine, *outcome.case.keep)


def _accepted(outcome: Outcome) -> int:
    if outcome.proposal is None:
        return len(list(_lines(outcome.after))) if outcome.after else 0
    return sum(result.option.how == "model" for each in outcome.proposal.sets for result in each.results)
