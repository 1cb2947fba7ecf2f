"""What goes to a model, for people to read: the team's words first, names standing out, nothing lost."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.masked import Mask
from coach.ui import readable

TEAM = {
    "objective": "Guests board calmly",
    "objective_open": True,
    "open": [{"line": 1, "text": "Shorter wait", "note": "its number is missing", "tries": ["Ask Ines"]}],
    "message": "Ines Kowalski, ines@example.org, counts it: 24 min.",
    "asked": {"slot": "baseline"},
}


def test_what_a_team_said_stands_first_and_what_the_coach_added_does_not() -> None:
    text = f"TEAM\n{json.dumps(TEAM)}"
    assert readable.said(text) == (TEAM["message"], "Guests board calmly", "Shorter wait", "Ask Ines")
    assert readable.said("no object") == ("no object",)
    assert readable.said('TEAM\n["a"]') == ('TEAM\n["a"]',)


def test_what_a_mask_hides_stands_out_with_and_without_it() -> None:
    said = str(TEAM["message"])
    hidden = Mask(("Ines Kowalski",)).hidden(said)
    assert readable.marked(said, hidden, masked=False).startswith(
        ":blue-background[Ines Kowalski], :blue-background[ines"
    )
    assert "Ines" not in readable.marked(said, hidden, masked=True)
    assert readable.marked(said, hidden, masked=True).count(":blue-background[") == 2
    assert readable.marked(said, hidden, masked=False).endswith("24 min\\.")


def test_a_name_that_is_a_field_too_hides_no_words() -> None:
    text = f"TEAM\n{json.dumps(TEAM)}"
    hidden = Mask(("Message",)).hidden(text).replace('"open"', '"[person 9]"')
    for masked in (True, False):
        found = readable.pairs(text, hidden, masked=masked)
        assert ("Guests board calmly",) * 2 in found
        assert all(a == b for a, b in found)


@pytest.mark.parametrize("said", ["", " ", "Ines", "Ines Ines", " Ines, ", "nobody"])
def test_any_shape_of_text_is_shown(said: str) -> None:
    hidden = Mask(("Ines",)).hidden(said)
    for masked in (True, False):
        assert readable.marked(said, hidden, masked=masked).count("background") == said.count("Ines")


@given(st.text(alphabet="Ines @a.b[person 1]\n", max_size=60))
def test_no_text_breaks_it(said: str) -> None:
    hidden = Mask(("Ines",)).hidden(said)
    for masked in (True, False):
        readable.marked(said, hidden, masked=masked)
