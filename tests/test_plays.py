"""Talks written down: every line of the coach, word for word, and the draft at the end.

`python tests/play.py --write` lets the coach speak its lines anew; read them aloud before you keep them.
"""

from __future__ import annotations

import re

import play
import pytest
import tone

from coach import dialogue

FILES = sorted(play.PLAYS.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_coach_says_what_is_written(file):
    text = file.read_text(encoding="utf-8")
    assert play.whole(text) == text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_play_reads_well(file):
    rows = [
        row for row in file.read_text(encoding="utf-8").split("\ndraft:\n")[0].splitlines() if row.startswith("coach:")
    ]
    said = " ".join(play.messages(file.read_text(encoding="utf-8"))).lower()
    asked = [sentence for row in rows for sentence in re.findall(r"[^.?]*\?", row)]
    assert len(asked) == len(set(asked)), "a question is put twice"
    for row in rows:
        assert row.count("?") <= 1, row
        slips = [slip for slip in tone.slips(row) if slip.split("'")[1].lower() not in said]
        assert not slips


def test_twelve_people():
    assert len(FILES) >= 12


def test_each_play_ends_in_a_set_that_passes_or_says_what_is_open():
    for file in FILES:
        _, talk = play.play(play.messages(file.read_text(encoding="utf-8")))
        errors = [each for each in dialogue.findings(talk.draft) if each.level == "error"]
        assert not errors, (file.stem, errors)
        assert talk.draft.aims[0].words is not None
        open_ = dialogue.open_numbers(talk.draft)
        placeholders = sum(kr.text.count("[") for o in dialogue.okrs(talk.draft).objectives for kr in o.key_results)
        assert placeholders == len(open_), file.stem
