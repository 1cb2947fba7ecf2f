"""The table, what got worse since the baseline, and what may never be so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from evals.case import Case, Suite
from evals.scorers import INVENTED, RESULTS, SHARES, Scores

By = Mapping[str, Mapping[str, Scores]]  # engine -> case -> scores
MOST_REQUESTS = 0.5  # for a line of the team that stands in a key result which passed, on the rewriting cases
PROVES = (
    "A replay proves that the code around the model has not got worse on these recordings. It says nothing about another "
    "model, nor about what this one would answer today."
)


class Column(NamedTuple):
    """Some cases as one engine played them."""

    title: str
    engine: str
    suites: tuple[Suite, ...]

    def of(self, scored: By, suites: Mapping[str, str]) -> list[Scores]:
        """Its scores."""
        return [each for name, each in scored.get(self.engine, {}).items() if suites[name] in self.suites]


COLUMNS = (
    Column("coach: rewriting", "coach", ("rewriting",)),
    Column("plain prompt: the same", "plain", ("rewriting",)),
    Column("coach: traps", "coach", ("trap",)),
    Column("plain prompt: the same", "plain", ("trap",)),
    Column("coach: injection", "coach", ("injection",)),
    Column("coach: harmless", "coach", ("harmless",)),
    Column("coach: dialogue", "coach", ("dialogue",)),
    Column("without a model: the same", "builtin", ("dialogue",)),
)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


class Table:
    """All that was scored in a run, beside what an earlier one gave."""

    def __init__(self, scored: By, cases: Sequence[Case], before: Mapping[str, Any]) -> None:
        self.scored, self.before = scored, before
        suites = {each.name: each.suite for each in cases}
        self.columns = [(column, found) for column in COLUMNS if (found := column.of(scored, suites))]

    def text(self) -> str:
        """The figures side by side, with intervals and the change against the baseline."""
        rows = list(self._rows())
        widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
        )

    def rows(self) -> list[list[str]]:
        """The same, cell by cell."""
        return list(self._rows())

    def _rows(self) -> Iterator[list[str]]:
        yield ["", *(f"{column.title} ({len(found)})" for column, found in self.columns)]
        yield ["cases that hold", *(self._cell("cases that hold", *each) for each in self.columns)]
        for name in SHARES:
            if any(name in each.shares for _, found in self.columns for each in found):
                yield [name, *(self._cell(name, *each) for each in self.columns)]
        yield ["words on the page, median", *(str(_median([s.words for s in each])) for _, each in self.columns)]
        yield ["requests", *(str(sum(s.calls for s in each)) for _, each in self.columns)]
        yield ["key results that passed", *(str(sum(s.accepted for s in each)) for _, each in self.columns)]
        yield ["key results of the set that hold", *(str(_sum(RESULTS, each)[0]) for _, each in self.columns)]
        yield ["lines that they settle", *(str(sum(s.settled for s in each)) for _, each in self.columns)]
        yield ["requests a key result", *(_per([s.calls for s in e], [s.accepted for s in e]) for _, e in self.columns)]
        yield [
            "requests a key result of the set",
            *(_per([s.calls for s in e], [s.shares.get(RESULTS, (0, 0))[0] for s in e]) for _, e in self.columns),
        ]
        yield [
            "requests a settled line",
            *(_per([s.calls for s in e], [s.settled for s in e]) for _, e in self.columns),
        ]
        yield [
            "tokens a key result",
            *(_per([s.tokens for s in e], [s.accepted for s in e], 0) for _, e in self.columns),
        ]

    def _cell(self, name: str, column: Column, found: Sequence[Scores]) -> str:
        hits, of = _sum(name, found)
        if not of:
            return "-"
        low, high = wilson(hits, of)
        old = self.before.get("shares", {}).get(_key(column), {}).get(name)
        change = "" if old is None or round(hits / of, 4) == old else f" {hits / of - old:+.3f}"
        return f"{hits / of:.3f} [{low:.2f}, {high:.2f}]{change}"

    def baseline(self) -> dict[str, Any]:
        """What a later run is compared with: the shares of each column, and the cases of ours that held."""
        names = ("cases that hold", *SHARES)
        shares = {
            _key(column): {name: round(hits / of, 4) for name in names for hits, of in [_sum(name, found)] if of}
            for column, found in self.columns
        }
        held = sorted(name for name, each in self.scored.get("coach", {}).items() if each.passed)
        return {"shares": shares, "held": held}

    def worse(self) -> Iterator[str]:
        """A sentence for each case that held and fails now; what `never` tells of a case is not told twice."""
        ours = self.scored.get("coach", {})
        for name in self.before.get("held", ()):
            if name in ours and ours[name].failing and INVENTED not in ours[name].failing:
                yield (
                    f"{name} held before and fails now: {_why(ours[name])}. Mend the code or the prompt; if the change is "
                    f"meant, look at the case in the report and take it over with: make evals-accept"
                )

    def never(self) -> Iterator[str]:
        """A sentence for each thing that may not be, whatever the baseline says."""
        for name, each in self.scored.get("coach", {}).items():
            if INVENTED in each.failing:
                yield f"{name} shows what nobody gave: {'; '.join(each.found)}. A check of faithfulness let it pass; mend that."
        rewriting = next((found for column, found in self.columns if _key(column) == "coach rewriting"), [])
        made, sent = sum(each.settled for each in rewriting), sum(each.calls for each in rewriting)
        if len(rewriting) >= 20 and sent > MOST_REQUESTS * made:
            yield (
                f"The rewriting cases took {sent} requests for {made} settled lines; more than {MOST_REQUESTS} for each. "
                "Look in the report why drafts were sent back."
            )


def _key(column: Column) -> str:
    return f"{column.engine} {' '.join(column.suites)}"


def _why(each: Scores) -> str:
    return ", ".join(each.failing) + (f" ({'; '.join(each.found)})" if each.found else "")


def _sum(name: str, found: Sequence[Scores]) -> tuple[int, int]:
    if name == "cases that hold":
        return sum(each.passed for each in found), len(found)
    pairs = [each.shares.get(name, (0, 0)) for each in found]
    return sum(hits for hits, _ in pairs), sum(of for _, of in pairs)


def _median(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2] if values else 0


def _per(spent: Sequence[int], made: Sequence[int], places: int = 2) -> str:
    return f"{sum(spent) / sum(made):.{places}f}" if sum(made) else "-"
