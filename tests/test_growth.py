"""Sixteen times the document takes about sixteen times as long: from text to findings, headline, score and JSON, and home."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import clock
import pytest

from coach import cli, export, parse, review
from coach.model import Decision, OKRSet

FEW, TIMES = 250, 16
THINGS = ("gate", "ferry", "reading room", "spare part", "night rota", "claim form", "seed bank")
SHAPES = (
    "Launch the {thing} of {site}",
    "Share of {thing}s in use from {low}% to {high}% at {site}",
    "Improve the {thing} of {site}",
    "Train {n} volunteers of {site} for the {thing} by 30 June",
)


def site(n: int) -> str:
    """A place by a name of its own: figures alone make no line another one."""
    return "Station " + "".join(chr(ord("A") + n // 26**place % 26) for place in range(3))


def lines(count: int) -> list[str]:
    return [
        SHAPES[n % len(SHAPES)].format(
            thing=THINGS[n % len(THINGS)], site=site(n), n=n % 90 + 3, low=n % 40, high=n % 40 + 20
        )
        for n in range(count)
    ]


def many_sets(count: int) -> str:
    return "# Goals\n" + "".join(
        (f"\n## Visitors of area {n} find what they came for\n\n" if n % 4 == 0 else "") + f"- {line}\n"
        for n, line in enumerate(lines(count))
    )


def one_set(count: int) -> str:
    return "# Goals\n\n## Visitors find what they came for\n\n" + "".join(f"- {line}\n" for line in lines(count))


def the_same_objective(count: int) -> str:
    return json.dumps(
        {"objectives": [{"objective": "Visitors find it", "key_results": [line]} for line in lines(count)]}
    )


def check(file: Path, form: str) -> Callable[[], None]:
    def run() -> None:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert cli.main(["check", str(file), "--format", form, "--exit-zero"]) == 0

    return run


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("document", [many_sets, one_set, the_same_objective])
def test_time_grows_with_the_document_and_no_faster(tmp_path: Path, document: Callable[[int], str], form: str) -> None:
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(document(FEW))
    large.write_text(document(FEW * TIMES))
    check(small, form)()  # what is loaded once counts for neither
    assert clock.seconds(check(large, form), 1) < 2.5 * TIMES * clock.seconds(check(small, form), 3)


def others(okrs: OKRSet) -> list[Decision]:
    """Every other line gets new words; the line behind it is parked under it, and the objective gets new words."""
    decided = []
    for o, goal in enumerate(okrs.objectives):
        decided.append(review.edit((o,), f"{goal.text} at night"))
        for k, kr in enumerate(goal.key_results):
            of_its_own = k % 2 == 0
            decided.append(
                review.edit((o, k), f"{kr.text} for all") if of_its_own else Decision((o, k), "take", under=(o, k - 1))
            )
    return decided


def a_row_a_result(count: int) -> str:
    rows = [f"Visitors of area {n // 4} find what they came for,{line}\n" for n, line in enumerate(lines(count))]
    return "Objective,Key result\n" + "".join(rows)


FORMS = {
    "markdown": many_sets,
    "csv": a_row_a_result,
    "json": lambda count: export.json(parse.read(many_sets(count))),
}


@pytest.mark.parametrize("form", FORMS)
def test_writing_home_grows_no_faster(form: str) -> None:
    def written(count: int) -> Callable[[], object]:
        okrs = parse.read(FORMS[form](count), form)
        decided = others(okrs)
        return lambda: export.home(okrs, decided)

    small, large = written(FEW // 2), written(FEW // 2 * TIMES)
    small()
    assert clock.seconds(large, 1) < 2.5 * TIMES * clock.seconds(small, 3)


def test_markdown_grows_no_faster() -> None:
    small, large = parse.read(many_sets(FEW // 2)), parse.read(many_sets(FEW // 2 * TIMES))
    export.markdown(small)
    assert clock.seconds(lambda: export.markdown(large), 1) < 2.5 * TIMES * clock.seconds(
        lambda: export.markdown(small), 3
    )
