"""Every line has one fate, and every figure of a proposal was given. What is not so here is a bug of ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coach.model import Answer, At, Objective, OKRSet, ProposedSet

_DIGITS = re.compile(r"\d+")


def fates(proposed: ProposedSet) -> Iterator[tuple[At, str]]:
    """Each line with the place it has: "result 0", "initiative", "held", "waiting"."""
    placed = {at: n for n, result in enumerate(proposed.results) for at in result.lines}
    for n, result in enumerate(proposed.results):
        yield from ((at, f"result {n}") for at in result.lines)
    for initiative in proposed.initiatives:
        for at in initiative.lines:
            if initiative.under is None or placed.get(at) != initiative.under:
                yield at, "initiative"
    yield from ((line.at, "held") for line in proposed.held)
    yield from ((line.at, "waiting") for line in proposed.waiting)


def check(proposed: ProposedSet, objective: Objective) -> None:
    """Raise AssertionError unless every line of the objective has exactly one fate."""
    (o,) = proposed.at
    counts = Counter(at for at, _ in fates(proposed))
    expected = {(o, k) for k in range(len(objective.key_results))}
    lost, twice = expected - set(counts), [at for at, count in counts.items() if count > 1]
    if lost or twice or set(counts) - expected:
        raise AssertionError(f"objective {o}: lines lost {sorted(lost)}, placed twice {sorted(twice)}")


def figures(texts: Iterable[str]) -> set[str]:
    """All runs of digits."""
    return {run for text in texts for run in _DIGITS.findall(text)}


def invented(proposed: ProposedSet, okrs: OKRSet, answers: Sequence[Answer]) -> set[str]:
    """Find the runs of digits in a proposed set that nobody gave."""
    return figures(texts(proposed)) - given(okrs, answers)


def given(okrs: OKRSet, answers: Sequence[Answer]) -> set[str]:
    """Find all runs of digits that the team gave."""
    return figures([okrs.source.text, *_given(okrs), *(answer.text for answer in answers)])


def texts(proposed: ProposedSet) -> Iterator[str]:
    """Every text of a proposed set that a person may read, ids and line numbers left out."""
    yield from (aim.text for aim in proposed.aims)
    for result in proposed.results:
        option = result.option
        yield from (
            option.text,
            option.definition,
            option.watch or "",
            option.why,
            option.reading,
            result.lacks,
            result.beside,
            *result.notes,
        )
    yield from (text for each in proposed.initiatives for text in (each.text, each.note))
    yield from (text for each in (*proposed.held, *proposed.waiting) for text in (each.text, each.lacks))
    yield from (text for each in proposed.questions for text in (each.text, each.hint))
    yield from (proposed.guardrail or "", proposed.why_now, *proposed.limits)


def _given(okrs: OKRSet) -> Iterator[str]:
    for objective in okrs.objectives:
        yield from (objective.text, objective.why or "")
        yield from (initiative.text for initiative in objective.initiatives)
        for kr in objective.key_results:
            yield from (
                kr.text,
                *(field or "" for field in kr.fields),
                *(initiative.text for initiative in kr.initiatives),
            )
    yield from (words.text for words in okrs.held)
    yield from (okrs.team or "", okrs.cycle or "")
