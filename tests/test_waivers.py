"""A waiver counts with a code and a reason; one without effect says so, and a waived line stays."""

from pathlib import Path

import pytest

from coach import checks, cli, export, parse, rewrite
from coach.checks import score

LINES = """# Readers feel at home
- Launch the app <!-- okr: allow K001 -->
- Launch the portal <!-- okr: allow K001 - the board asked for it -->
- Launch the booth <!-- okr: allow Z999 - no such -->
- Launch the kiosk <!-- okr: allow output -->
- Complaints from 9 to 3
"""


def test_a_waiver_without_effect_says_what_it_lacks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error: a reason, a code that exists, a code in the place of a name."""
    file = tmp_path / "aims.md"
    file.write_text(LINES)
    cli.main(["check", str(file)])
    first, second, third = capsys.readouterr().err.splitlines()
    assert ":2:3:" in first
    assert "waits for a reason" in first
    assert "`allow Z999` names no check" in second
    assert "K001" in third
    okrs = parse.read(LINES)
    assert score.grade(okrs, checks.run(okrs)).waived == 1
    assert [kr.text for kr in okrs.objectives[0].key_results][3] == "Launch the kiosk"


def test_a_waived_line_stays_with_its_reason() -> None:
    """What was kept on purpose is no initiative."""
    okrs = parse.read(LINES)
    proposal = rewrite.compose(okrs, checks.run(okrs))
    (kept,) = [each for each in proposal.sets[0].results if each.lines == ((0, 1),)]
    assert kept.form == "kept"
    assert kept.notes == ("Kept on purpose: the board asked for it",)


def test_a_waiver_without_a_reason_is_written_without_a_dash() -> None:
    """And reads back as it was."""
    text = export.markdown(parse.read(LINES))
    assert "<!-- okr: allow K001 -->" in text
    assert (
        parse.read(text).objectives[0].key_results[0].waivers == parse.read(LINES).objectives[0].key_results[0].waivers
    )
