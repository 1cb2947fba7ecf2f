"""Whatever stands in a document, it is read, checked, answered and written home, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coach import checks, export, parse, review, rewrite
from coach.errors import CoachError
from coach.export import likeness
from coach.model import OKRSet

DOCUMENTS = [
    file.read_bytes().decode("utf-8", "replace")
    for file in sorted((Path(__file__).parent / "documents").iterdir())
    if file.suffix != ".outline"
]
MARKS = (
    *"|*~`-#>[](){}<\"',;:.%$€0\\\t\r\n\f\0\ufeff\u00a0\u200b\u2028",
    "**", "```\n", "\n\n", "- ", "## ", "1. ", "    ", "O1 ", "KR: ", "Objective: ", "; Initiative: ", "Owner: ", "Key results:\n",
    "<!--", "-->", "<tr>", "</td>", "{|\n", "||", "---\n", "=> 70%", "(0.7)", "[x] ", "TBD", "ß", "😀", "\x1b[31m",
)  # fmt: skip
FORMATS = (None, None, None, *parse.FORMATS)

places = st.floats(0, 1, exclude_max=True)
cuts = st.tuples(st.just("cut"), places, st.integers(1, 60))
marks = st.tuples(st.just("mark"), places, st.sampled_from(MARKS))
moves = st.tuples(st.just("move"), places, places)
repeats = st.tuples(st.just("repeat"), places, st.integers(1, 60))
changes = st.lists(st.one_of(cuts, marks, moves, repeats), max_size=6)


def changed(text: str, steps: list[tuple[str, float, float | str]]) -> str:
    """Cut pieces out, set marks in, repeat pieces, and move lines."""
    for what, where, much in steps:
        at = int(where * len(text))
        if what == "cut":
            text = text[:at] + text[at + int(much) :]
        elif what == "mark":
            text = f"{text[:at]}{much}{text[at:]}"
        elif what == "repeat":
            text = text[: at + int(much)] + text[at:]
        else:
            lines = text.split("\n")
            line = lines.pop(int(where * len(lines)))
            lines.insert(int(float(much) * (len(lines) + 1)), line)
            text = "\n".join(lines)
    return text


documents = st.builds(changed, st.sampled_from(DOCUMENTS), changes)
encodings = st.sampled_from((None, "utf-8", "utf-16", "latin-1"))


def read(text: str, encoding: str | None, format_: str | None) -> OKRSet | None:
    """The set of a document; None where it is refused in a sentence."""
    try:
        return parse.read(text.encode(encoding, "replace") if encoding else text, format_, "okrs")
    except CoachError:
        return None


@given(documents, encodings, st.sampled_from(FORMATS))
def test_any_document_is_answered_and_goes_home(text: str, encoding: str | None, format_: str | None) -> None:
    okrs = read(text, encoding, format_)
    if okrs is None:
        return
    proposal = rewrite.compose(okrs, checks.run(okrs))
    for decisions in (review.take(proposal), review.first(proposal)):
        after = review.apply(okrs, decisions)
        assert likeness.of(parse.read(export.markdown(after), "markdown")) == likeness.of(after)
        if export.refusal(okrs):
            continue
        try:
            home = export.home(okrs, decisions)
        except CoachError:
            continue
        again = parse.read(home, okrs.source.format)
        assert [o.text.split() for o in again.objectives] == [o.text.split() for o in after.objectives]
