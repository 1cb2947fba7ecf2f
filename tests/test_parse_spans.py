"""Whatever is typed: reading never crashes, and every part quotes the source at its place."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from test_parse_documents import parts, quoted

from coach import parse
from coach.errors import InputError
from coach.parse import line
from coach.parse.spans import cut, join, keep, squeezed, words_at

MARKS = st.sampled_from(
    ["# ", "## ", "- ", "* ", "1. ", "  - ", "\t* ", "    1) ", "O1: ", "KR1.1: ", "Objective: ", "Key results:", "Initiative: ", "Owner: ",
     "[ ] ", "[x] ", "**", "__", "~~", "`", "[", "](", ")", "]", "|", "|--|--|", "=> ", "->", " - done", "70%", "(0.7)", "@ines", "#tag",
     "okr: allow K005 - x", "<br>", "<!--", "-->", "---", "===", "> ", "```", "\\", "; ", ". ", ": ", "\n", "\n\n", "\r\n", "\r", "\t", "  \n",
     "Sales: ", "CEO KR: ", "We hold this line", "&amp;", "\x00", "\u00a0", "🎯 ", "é", "\ud83d"]
)  # fmt: skip
TEXTS = st.lists(
    MARKS | st.text(max_size=12) | st.sampled_from(["Doors open at eight", "from 9 to 4 minutes", "mill"]), max_size=40
).map("".join)


@given(TEXTS)
def test_reading_never_crashes_and_quotes(text: str) -> None:
    """Any mixture of marks and words, in any format."""
    for form in ("markdown", "plain", None):
        try:
            okrs = parse.read(text, format=form)
        except InputError:
            continue
        for words in parts(okrs):
            assert quoted(words, okrs.source.text) == words.text
            assert words.text == words.text.strip()


@given(st.binary(max_size=200))
def test_bytes_never_crash(data: bytes) -> None:
    """Any bytes are read or refused."""
    with suppress(InputError):
        assert parse.read(data).objectives


@given(TEXTS)
def test_a_line_keeps_its_places(text: str) -> None:
    """What comes off a line leaves the places of the rest as they were."""
    source = f"..{text}.."
    found = line.read(words_at(source, 2, 2 + len(text)))
    for words in (found.words, *([found.rest] if found.rest else []), *found.initiatives):
        if words.span:
            assert quoted(words, source) == words.text


@given(st.lists(st.text("ab \t\n", max_size=6), min_size=1, max_size=5), st.data())
def test_cut_and_keep_agree_with_the_source(lines: list[str], data: st.DataObject) -> None:
    """A cut of a joined part quotes the same characters."""
    source, runs = "", []
    for one in lines:
        runs.append((len(source), len(source) + len(one)))
        source += one + "\n"
    words = squeezed(join(source, runs))
    size = len(words.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    middle = data.draw(st.integers(start, end))
    for part in (
        cut(words, start, end),
        keep(words, [(start, middle), (middle, end)]),
        keep(words, [(0, start), (end, size)]),
    ):
        if part.span:
            assert quoted(part, source) == part.text
