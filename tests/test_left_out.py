"""A document from which most lines were left out says so, and is not praised."""

import json
from pathlib import Path

import pytest

from coach import checks, cli, export, parse, rewrite

MINUTES = """Objective: Minutes of the harbour office

Ada said that last month boats waited 14 minutes at the lock and that we want 5.

Ben had counted 23 complaints in October and thinks they are about the noise.

Cem says the berths were taken on 92 nights, and that is fine with him.
"""
LIST = """Objective: Skippers find a free berth at once
- Minutes at the lock from 14 to 5
- Complaints about the noise from 23 to 10 a month

We talked about it for two hours on Monday, all 9 of us, in the old boat house.
"""


def test_most_of_the_minutes_were_left_out() -> None:
    """Sentences and figures that no part stands for are counted."""
    left = parse.left(parse.read(MINUTES))
    assert (left.lines, left.out, left.figures, left.read) == (4, 3, 3, 0)
    assert left.unread
    assert left.told.startswith("3 of 4 lines left out, 3 with a figure")
    assert "Draft" in left.told


@pytest.mark.parametrize(
    "text",
    [LIST, "Objective: Calm\n", "# Calm\n- Fewer calls\n\n\n\n\n", "Objective,Key Result\nCalm,Calls from 9 to 3\n"],
)
def test_a_list_with_a_word_beside_it_is_read(text: str) -> None:
    """Nothing is said where most was read."""
    assert not parse.left(parse.read(text)).told


def test_prose_without_figures_around_a_list_says_so_and_passes() -> None:
    """What was read may stand for the document."""
    left = parse.left(
        parse.read(
            f"{LIST}\n{'We then went on to other things for a while.' + chr(10)}" + "\nIt was a long day for us.\n" * 4
        )
    )
    assert left.told
    assert not left.unread


def test_terminal_and_data_say_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the exit code is no praise."""
    file = tmp_path / "minutes.md"
    file.write_text(MINUTES)
    assert cli.main(["check", str(file)]) == 1
    assert "3 of 4 lines left out" in capsys.readouterr().out
    assert cli.main(["check", str(file), "--exit-zero"]) == 0
    capsys.readouterr()
    cli.main(["rewrite", str(file)])
    said = capsys.readouterr().out
    assert said.startswith("3 of 4 lines left out")
    assert "Every figure here is yours" not in said
    cli.main(["check", str(file), "--format", "json", "--exit-zero"])
    assert json.loads(capsys.readouterr().out)["left_out"]["lines"] == 3
    okrs = parse.read(MINUTES)
    found = checks.run(okrs)
    assert (
        export.rewrite_json(okrs, rewrite.compose(okrs, found))["left_out"]
        == export.check_json(okrs, found)["left_out"]
    )


def test_check_says_that_it_asks_no_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, on standard error, and only where a model is named."""
    file = tmp_path / "list.md"
    file.write_text(LIST)
    cli.main(["check", str(file)])
    assert "COACH_MODEL" not in capsys.readouterr().err
    monkeypatch.setenv("COACH_MODEL", "nobody/none")
    cli.main(["check", str(file)])
    assert capsys.readouterr().err.count("COACH_MODEL is set") == 1
