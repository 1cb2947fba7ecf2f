"""Reading as a whole: formats found, encodings, limits, refusals, hostile input."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress

import clock
import pytest

from coach import parse
from coach.errors import InputError, NoOKRs, TooLarge, UsageError
from coach.parse import outline, scan
from coach.parse.draft import LIMITS, PAGE


def results(text: str | bytes, **options: object) -> list[list[str]]:
    """Objective first, its key results after it."""
    return [[o.text, *(k.text for k in o.key_results)] for o in parse.read(text, **options).objectives]  # type: ignore[arg-type]


def test_encodings() -> None:
    """UTF-8 with and without mark, UTF-16, Windows and Latin letters; the mark is kept for writing back."""
    text = "Objective: Gäste kommen\nKR: 40 % – mehr\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"):
        okrs = parse.read(text.encode(encoding))
        assert okrs.source.text == text, encoding
        assert okrs.source.bom + okrs.source.text.encode(okrs.source.encoding) == text.encode(encoding)
    assert results("Objective: caf\x81é\nKR: 3 tables".encode("latin-1")) == [["caf\x81é", "3 tables"]]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("# A\n- b 1\n", "markdown"),
        ("Objective: a\nKR: b\n", "plain"),
        ("Objective: a\nKRs:\n- b\n- c\n", "markdown"),
        ("Objective,Key Result,Owner\nA,B,C\n", "csv"),
        ("Objective;Key Result;Owner\nA;B;C\n", "csv"),
        ("Objective\tKey Result\nA\tB\n", "tsv"),
        ('[{"objective": "A", "key_results": ["b"]}]', "json"),
        ("okrs:\n  - objective: A\n    key_results:\n      - b\n", "yaml"),
        ("We, the team of the mill, plan this.\n\nO: bread\nKR: 40 loaves, warm\n", "plain"),
    ],
)
def test_format_by_content(text: str, form: str) -> None:
    """Without a name the content says the format."""
    okrs = parse.read(text)
    assert okrs.source.format == form
    assert okrs.objectives[0].key_results


def test_format_by_name() -> None:
    """A name's ending wins over the content; `format` wins over both."""
    assert parse.read("- a\n- b\n", name="plan.md").source.format == "markdown"
    assert parse.read("- a\n- b\n", name="plan.md", format="plain").source.format == "plain"
    with pytest.raises(UsageError, match="excel is not read"):
        parse.read("a", format="excel")


def test_content_that_misleads_is_read_as_lines() -> None:
    """A text that looks like YAML and is none is read as what it is."""
    text = "Objective: Rivers run clear\n  KRs:\n  - no plastic: in spring: ever\n - [ ] 40 days\n"
    assert results(text)[0][0] == "Rivers run clear"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"", "Nothing stands in it"),
        ("  \r\n\t\ufeff", "Nothing stands in it"),
        (b"PK\x03\x04" + b"\x00" * 40, "a zip, Word or Excel file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (bytes(range(256)) * 8, "This is no text"),
        (b"\xff\xfea", "byte"),
    ],
)
def test_nothing_readable(given: str | bytes, sentence: str) -> None:
    """The sentence names the file and says what to do."""
    with pytest.raises(InputError, match=sentence) as error:
        parse.read(given, name="plan.md")
    assert str(error.value).startswith("plan.md: ")


@pytest.mark.parametrize(
    "text",
    [
        "Hello, lunch is at noon.",
        "# Notes\n\n- we met\n",
        "One line\n",
        "Dear all,\n\nsee you on 3 May.\nBring bread.\nBring salt.\n\nKim\n",
        "~~- gone~~",
    ],
)
def test_no_okrs(text: str) -> None:
    """Text without a list under a headline and without labels holds none."""
    with pytest.raises(NoOKRs, match="No objective or key result"):
        parse.read(text)


def test_limits() -> None:
    """Over a limit: a sentence with the line; just under it: read."""
    with pytest.raises(TooLarge, match="20 MB"):
        parse.read("a" * (LIMITS.size + 1))
    with pytest.raises(TooLarge, match=r"plan.md:3: One part has 10,001 characters"):
        parse.read("# A door opens\n\n- " + "a" * 10_001, name="plan.md")
    assert len(results("# A door opens\n\n- " + "a" * 10_000)[0][1]) == 10_000
    page = "# A door opens\n" + "- a 1\n" * 499
    assert len(parse.read(page, limits=PAGE).objectives[0].key_results) == 499
    with pytest.raises(TooLarge, match="501 objectives and key results"):
        parse.read(page + "- a\n", limits=PAGE)


def test_a_very_long_line() -> None:
    """A key result of megabytes is refused; a line of prose or data that long is passed over."""
    long = "[a](b) => 3%; " * 100_000
    with pytest.raises(TooLarge, match=":2: One part has"):
        parse.read(f"# A door opens\n- KR: {long}", name="plan.md")
    assert results(f"# A door opens\n\n{long}\n\n- KR: b") == [["A door opens", "b"]]


def test_growth_is_linear(count: object) -> None:
    """Twice the lines take about twice the time."""
    lines = count(20_000, 100_000)  # type: ignore[operator]

    def seconds(n: int) -> float:
        text = "".join(
            f"## Doors open {i}\n- KR1: from {i} to 4\n  - Initiative: oil\n- KR2: b\n" for i in range(n // 4)
        )
        return clock.seconds(lambda: outline.read(text, scan.scan(text)))

    seconds(1000)
    assert seconds(lines) < 4 * 2.5 * max(seconds(lines // 4), 0.02)


HOSTILE = {
    "deep": "".join(" " * (2 * i) + "- x\n" for i in range(1500)),
    "tabs": "".join("\t" * (i % 60) + "- x\n" for i in range(5000)),
    "brackets": "- " + "[" * 9_000,
    "unclosed": "- [a](b\n- **c\n- `d\n- <e\n- ~~f\n- (g\n- <!-- h\n```\n- i",
    "nulls": "# a\x00b\n- c\x00\x01\x1b[31md 3\n",
    "surrogates": "# a\ud800\n- b\udfff 3\n",
    "fences": "```\n" * 3001 + "- a 1",
    "quotes": ">" * 5000 + " - a\n" + "> " * 5000,
    "rules": "---\n" * 5000 + "- a\n",
    "setext": "a b\n---\n" * 3000 + "- c 1",
    "headings": "#" * 5000 + " a\n" + "###### b\n" * 3000 + "- c",
    "tables": "|a|b|\n|--|--|\n" + "|" * 9000 + "\n",
    "labels": "KR: a; " * 1400,
    "numbers": "KR1.1.1.1.1.1: a\n" * 3000,
    "returns": "- a\r" * 3000,
    "bars": "|" * 5000 + "\n" + "-|" * 4000,
    "initiatives": "Objective: a\n" + "KR: b\nInitiative: c\n" * 4000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile(text: str) -> None:
    """Read or refused with a sentence, quickly."""
    start = time.process_time()
    with suppress(InputError):
        parse.read(text)
    assert time.process_time() - start < 5


def test_plain_documents_import_nothing_heavy() -> None:
    """Heading-and-bullet Markdown needs none of the libraries."""
    code = "import sys; from coach import parse; parse.read('# A door opens\\n- KR1: 5% to 3%\\n'); print([m for m in ('pydantic','rapidfuzz','markdown_it','yaml','streamlit') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
