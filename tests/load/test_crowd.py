"""A few teams at once on one server: each is answered, on a draft of its own, and nothing is reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import crowd
import pytest
from server import APP, PAGE, serving
from wire import Visitor, run

Count = Callable[[int, int], int]


def test_teams_that_talk_at_once_are_all_answered(tmp_path: Path, count: Count) -> None:
    teams, turns = count(4, 20), count(3, 6)
    drafts = tmp_path / "drafts.sqlite3"
    with serving(APP, drafts) as server:
        found = run(crowd.measure(server.address, PAGE, teams, turns, 0.5))
    assert found.errors == []
    assert len(found.turns) == teams * turns
    with closing(sqlite3.connect(drafts)) as raw:
        said = raw.execute("SELECT draft, count(*) FROM messages WHERE role = 'team' GROUP BY draft").fetchall()
    assert [each for _, each in said] == [turns] * teams


def test_a_page_that_breaks_is_reported(tmp_path: Path) -> None:
    app = tmp_path / "app.py"
    app.write_text("import streamlit as st\nst.chat_input('x')\nraise ValueError('broken')\n")

    async def look(address: str) -> list[str]:
        async with Visitor.at(address) as visitor:
            return visitor.errors

    with serving(app, tmp_path / "drafts.sqlite3") as server:
        errors = run(look(server.address))
    assert len(errors) == 1


def test_figures_say_what_went_amiss() -> None:
    one, many = crowd.Crowd([0.1] * 20, [], [0]), crowd.Crowd([0.2] * 20, ["lost"], [3])
    found = crowd.figures(one, many, 2)
    assert found["ratio"] == pytest.approx(2.0)
    assert found["errors"] == ["lost"]
