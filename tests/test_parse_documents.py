"""Whole documents: what is read from each file in tests/documents stands beside it as an outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from outlines import outline

from coach import parse
from coach.model import OKRSet, Words

HERE = Path(__file__).parent / "documents"
DOCUMENTS = sorted(p for p in HERE.iterdir() if p.suffix in (".md", ".txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_outline(path: Path) -> None:
    """Every objective, key result, initiative and held line, with its line, owner, state and tags."""
    okrs = parse.read(path.read_bytes(), name=path.name)
    assert outline(okrs) == path.with_suffix(path.suffix + ".outline").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_do_not_matter(path: Path, newline: str) -> None:
    """The same outline with the newlines of other systems."""
    text = path.read_text(encoding="utf-8")
    assert outline(parse.read(text.replace("\n", newline), name=path.name)) == outline(parse.read(text, name=path.name))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_do_not_matter(path: Path, encoding: str) -> None:
    """The same outline with a byte order mark and as UTF-16."""
    text = path.read_text(encoding="utf-8")
    assert outline(parse.read(text.encode(encoding), name=path.name)) == outline(parse.read(text, name=path.name))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_spans_quote_the_document(path: Path) -> None:
    """Every part stands in the document where its span says, character by character."""
    okrs = parse.read(path.read_bytes(), name=path.name)
    for words in parts(okrs):
        assert quoted(words, okrs.source.text) == words.text


def parts(okrs: OKRSet) -> list[Words]:
    """All words of a set that have a place."""
    found = list(okrs.held)
    for objective in okrs.objectives:
        found += [objective.words, *(i.words for i in objective.initiatives)]
        for result in objective.key_results:
            found += [result.words, *(i.words for i in result.initiatives)]
    return [w for w in found if w.span]


def quoted(words: Words, text: str) -> str:
    """The characters at the places of the words; white space counts as one kind."""
    out = []
    for offset, c in enumerate(words.text):
        place = words.place(offset)
        assert place is not None
        assert words.span.start <= place < words.span.end
        out.append(" " if c == " " and text[place].isspace() else text[place])
    return "".join(out)
