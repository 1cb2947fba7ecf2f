"""Documents as people paste them: each shape once, read into objectives, key results and what hangs on them."""

from __future__ import annotations

from coach import parse
from coach.model import KeyResult, Objective

Row = tuple[str, list[str]]


def rows(text: str, name: str = "") -> list[Row]:
    """Each objective with its key results."""
    return [(o.text, [kr.text for kr in o.key_results]) for o in parse.read(text, name=name).objectives]


def first(text: str, name: str = "") -> KeyResult:
    return parse.read(text, name=name).objectives[0].key_results[0]


def aim(text: str, name: str = "") -> Objective:
    return parse.read(text, name=name).objectives[0]


def tried(part: Objective | KeyResult) -> list[str]:
    return [i.text for i in part.initiatives]


def test_a_reason_before_labelled_key_results_belongs_to_the_heading() -> None:
    found = aim(
        "# Plan\n\n## Skippers come back\n\n- Why: a second harbour opened\n- KR1: Berths kept from 40 to 90\n- KR2: Moorings at 4.6\n"
    )
    assert (found.text, found.why) == ("Skippers come back", "a second harbour opened")
    assert len(found.key_results) == 2
    assert rows(
        "# Harbour\n\n- Why: a second harbour opened\n- Objective: Skippers come back\n- KR: Berths kept from 40 to 90\n"
    ) == [("Skippers come back", ["Berths kept from 40 to 90"])]


def test_initiatives_behind_a_semicolon_stay_in_their_line() -> None:
    text = "## Skippers come back\n\n- Waiting from 40 min to 15 min; Initiative: second crane\n- Queue from 8 to 3; Initiatives: new quay; night shift\n"
    assert rows(text) == [("Skippers come back", ["Waiting from 40 min to 15 min", "Queue from 8 to 3"])]
    assert [tried(kr) for kr in aim(text).key_results] == [["second crane"], ["new quay", "night shift"]]
