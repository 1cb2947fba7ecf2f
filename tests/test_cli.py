"""The command line as a user meets it: what is printed where, and with which exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from coach import checks, cli, parse, review, rewrite

GOOD = """# Goals

## Readers get the book they asked for without asking twice

- Median days from request to shelf from 12 to 5 by 30 June
- Share of requests answered at the first visit from 40% to 65% by 30 June
- Share of readers who come back within a month from 31% to 45% by 30 June
"""
WEAK = """# Goals

## Be a strong partner

- Launch the new portal
- Run 6 training sessions on the portal
- Reduce build time from 22 min to 10 min
"""


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    file = tmp_path / "weak.md"
    file.write_text(WEAK)
    return file


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.md"
    file.write_text(GOOD)
    return file


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_findings_name_file_line_column_code_then_ask(weak: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", weak)
    rows = out.splitlines()
    place = next(i for i, row in enumerate(rows) if row.startswith(f"{weak}:5:3: K001 "))
    assert rows[place + 1].startswith("    ")
    assert rows[place + 1].endswith("?")
    assert (code, err) == (1, "")


def test_a_good_document_ends_with_zero(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", good)[0] == 0


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "warning"), 1),
        (("--profile", "early-stage"), 0),
    ],
)
def test_exit_codes_of_a_weak_document(
    weak: Path, flags: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "check", weak, *flags)[0] == code


def test_json_alone_stands_on_standard_output(weak: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(capsys, "check", weak, "--format", "json")
    found = json.loads(out)
    assert err == ""
    assert found["version"] == 1
    assert found["source"] == str(weak)
    assert [kr["line"] for kr in found["objectives"][0]["key_results"]] == [5, 6, 7]


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WEAK.encode())))
    code, out, _ = run(capsys, "check", "-")
    assert code == 1
    assert out.startswith("stdin:")


@pytest.mark.parametrize("command", ["check", "rewrite"])
def test_what_cannot_be_read_is_said_in_a_sentence(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.md").write_text("")
    (tmp_path / "prose.md").write_text("It rained all week and the harvest was late.\n")
    for name in ("missing.md", "empty.md", "prose.md", "."):
        code, out, err = run(capsys, command, tmp_path / name)
        assert (code, out) == (2, "")
        assert err.startswith(f"okr-coach: {tmp_path}")
        assert err.strip().endswith(".")
        assert "Traceback" not in err


def test_control_characters_never_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "odd.md"
    file.write_text("# Goals\n\n## Be a \x1b]0;owned\x07 partner\n\n- Launch \x1b[31mthe\u202e portal\x9b1m\n")
    for command in (
        ("check", file),
        ("check", file, "--all"),
        ("check", file, "--format", "json"),
        ("rewrite", file),
        ("rewrite", file, "--format", "json"),
    ):
        _, out, err = run(capsys, *command)
        assert not set("\x1b\x07\u202e\x9b") & set(out + err)


def test_no_colour_where_nobody_looks(weak: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "coach.cli", "check", str(weak)], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 1
    assert "\x1b" not in shown.stdout


def test_a_reader_that_stops_early_is_no_error(weak: Path) -> None:
    command = f"{sys.executable} -m coach.cli check {weak} --all | head -1"
    shown = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert shown.stderr == ""


def test_explain_one_and_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert "K003" in run(capsys, "explain", "k003")[1]
    assert "looks at a cycle, not at a document" in run(capsys, "explain", "p001")[1]
    assert run(capsys, "explain")[1].count("\n") == 45
    code, _, err = run(capsys, "explain", "K999")
    assert code == 2
    assert "K999" in err


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(run(capsys, "schema")[1])["type"] == "object"


def test_compare_reads_and_writes_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.jsonl"
    rows = [
        {"original": "Improve sign-ups", "rewrite": "Sign-ups from 120 to 300 a week", "said": []},
        {"original": "Reduce waiting time from 9 to 4 days", "rewrite": "Waiting time: from 9 to 4 days"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)) + "\n")
    code, out, _ = run(capsys, "compare", file)
    found = [{f["code"] for f in json.loads(row)["findings"]} for row in out.splitlines()]
    assert code == 0
    assert "R001" in found[0]
    assert found[1] == set()


@pytest.mark.parametrize(
    "row", ["{", "[]", '{"original": 1, "rewrite": "x"}', '{"original": "a", "rewrite": "b", "said": [1]}']
)
def test_compare_names_the_line_it_cannot_read(row: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"original": "a", "rewrite": "a"}\n' + row + "\n")
    code, _, err = run(capsys, "compare", file)
    assert code == 2
    assert f"{file}:2: " in err


def test_every_command_stands_in_the_readme() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    for command in ("check", "rewrite", "compare", "explain", "schema"):
        assert f"okr-coach {command}" in readme


def test_lines_that_cannot_be_written_stay_and_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "depot.md"
    text = "# Depot\n\n* Support: Answer sooner. 30 clerks trained, 4 clerks hired\n* Sales: Win the north. 30 new shops, 4 lost shops\n"
    file.write_text(text)
    taken = [review.edit((0,), "Callers wait less"), review.edit((1, 0), "Shops won, 30. Late ones, too")]
    monkeypatch.setattr(review, "first", lambda _: taken)
    code, out, err = run(capsys, "rewrite", file, "--take", "first")
    assert (code, out) == (0, "")
    assert file.read_text() == text.replace("Answer sooner", "Callers wait less")
    assert err.splitlines()[0].startswith("1 line written to ")
    assert err.splitlines()[1].startswith("Line 4 stays as it is: ")
    assert (tmp_path / "depot.md.bak").read_text() == text
    assert run(capsys, "rewrite", tmp_path / "depot.md.bak", "--format", "diff")[1].count("\n+") == 2


def test_a_read_only_file_is_left_alone(weak: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weak.chmod(0o444)
    before = weak.read_bytes()
    code, out, err = run(capsys, "rewrite", weak, "--take", "first")
    assert (code, out) == (2, "")
    assert "write-protected" in err
    assert weak.read_bytes() == before
    assert list(weak.parent.iterdir()) == [weak]


def test_a_context_that_names_a_file_has_to_be_one(weak: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given in ("missing.txt", str(weak.parent)):
        code, out, err = run(capsys, "rewrite", weak, "--context", given)
        assert (code, out) == (2, "")
        assert given in err
    assert run(capsys, "rewrite", weak, "--context", "We counted 40 calls in May.")[0] == 0


def test_answers_line_by_line(weak: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The choices stand first; bytes that are no text do no harm; what was decided is written."""
    before = weak.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\nq\n"), encoding="utf-8"))
    code, out, err = run(capsys, "rewrite", weak, "--write")
    assert (code, out) == (0, "")
    assert err.startswith("1 or 2 takes that option")
    assert "every line was kept" in err
    assert weak.read_bytes() == before
    monkeypatch.setattr(
        sys, "stdin", io.TextIOWrapper(io.BytesIO(b"e\nCalls from 9 to 4 a week\nq\n"), encoding="utf-8")
    )
    assert run(capsys, "rewrite", weak, "--write")[0] == 0
    assert b"Calls from 9 to 4 a week" in weak.read_bytes()


def test_the_choices_named_are_those_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "okrs.md"
    file.write_text("# Patients get home sooner\n\n- Improve the ward\n")
    proposal = rewrite.compose(okrs := parse.read(file.read_text()), checks.run(okrs))
    bare = proposal._replace(rewrites=tuple(each._replace(options=()) for each in proposal.rewrites))
    monkeypatch.setattr(rewrite, "compose", lambda *_: bare)
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\nq\n"))
    code, _, err = run(capsys, "rewrite", file, "--write")
    assert code == 0
    assert bare.rewrites
    assert err.startswith("e writes your own words")
    assert "takes that option" not in err


def test_nothing_to_take_says_what_comes_first(
    good: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "first", lambda _: [])
    code, out, err = run(capsys, "rewrite", good, "--take", "first")
    assert (code, out) == (0, "")
    assert err.startswith("Nothing was taken, the file is as it was: no line has an option to take yet")


@pytest.mark.parametrize(
    ("arguments", "streams", "code", "told"),
    [
        ("check -", "<&-", 2, "Nothing stands in it"),
        ("check {file}", ">&-", 1, ""),
        ("check {file}", ">/dev/full", 2, "the result cannot be written"),
        ("schema", ">/dev/full", 2, "the result cannot be written"),
        ("check {file}.none", "2>&-", 2, ""),
    ],
)
def test_a_closed_or_full_stream_is_no_crash(weak: Path, arguments: str, streams: str, code: int, told: str) -> None:
    command = f"'{sys.executable}' -m coach.cli {arguments.format(file=weak)} {streams}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == code
    assert told in run.stderr
    assert "Traceback" not in run.stderr


def test_a_form_that_is_not_written_back_is_refused_before_any_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "goals.yaml"
    file.write_text("objectives:\n  - objective: Readers find a seat\n    key_results:\n      - Launch the seat map\n")
    assert cli.main(["rewrite", str(file), "--write"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"okr-coach: {file}: YAML is read here and not written back yet.")
    command = ["rewrite", str(file), "--format", "markdown"]
    assert " ".join(command) in told
    assert cli.main(command) == 0
    assert capsys.readouterr().out.startswith("## Readers find a seat\n")


def test_a_file_saved_meanwhile_is_left_alone(
    weak: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Answers(io.StringIO):
        def readline(self, size: int = -1) -> str:
            weak.write_text(WEAK + "- Saved meanwhile\n")
            return super().readline(size)

    monkeypatch.setattr(sys, "stdin", Answers("k\n1\nq\n"))
    assert cli.main(["rewrite", str(weak), "--write"]) == 2
    assert "has changed since it was read" in capsys.readouterr().err
    assert weak.read_text().endswith("- Saved meanwhile\n")
    assert [file.name for file in weak.parent.iterdir()] == [weak.name]
