"""Wiki text pasted as text: Jira and Confluence (`||head||`, `|cell|`, `h2.`, `*`), MediaWiki (`{| |}`, `==`).

Lines become the same blocks as those of Markdown and are read by the same outline; a table cut from
a browser (tabs between its cells) is one too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.model import Source, Words
from coach.parse.draft import Draft
from coach.parse.outline import Outline
from coach.parse.scan import HEADING, ITEM, TABLE, TEXT, Block, Scan
from coach.parse.spans import keep, words_at

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_HEADING = re.compile(r"h([1-6])\.[ \t]+|(={1,6})(?=[^=])[ \t]*")
_ITEM = re.compile(r"([*#\-]{1,8})[ \t]+|([*#]{1,8})(?=[^\s*#])")
_RULE = re.compile(r"(?:-{4,}|\{toc.*\}|__TOC__|\[\[(?:Category|File|Image):.*\]\])[ \t]*$", re.IGNORECASE)
_MARKUP = re.compile(
    r"\[~(?P<person>[^\[\]|]{1,60})\]|'{2,5}|\{(?:color|panel|status|info|note|quote|noformat|code)[^{}]{0,200}\}|\{\{|\}\}|\[\[(?:[^\[\]|]{0,300}\|)?|\]\]"
    r"|\[(?=[^\[\]|]{1,300}\|[^\[\]]{1,2000}\])|(?<=[^\[|])\|[^\[\]]{1,2000}\]|\[https?://\S{1,2000}[ ](?=[^\]]{1,300}\])"
)
_CELL_MARK = re.compile(r"\|\||!!|\|")
_STYLE = re.compile(r"[ \t]*(?:[\w-]+[ \t]*=[ \t]*(?:\"[^\"]*\"|'[^']*'|[\w%#]+)[ \t]*)+\|(?!\|)")


def read(source: Source) -> Draft:
    """Read wiki text."""
    text = source.text
    return _Outline(text, Scan(list(_blocks(text)), {})).read()


class _Outline(Outline):
    def cells(self, runs: list[tuple[int, int]]) -> list[list[Words]]:
        """Cut the lines of a wiki table into rows."""
        text = self.text
        first = text[slice(*runs[0])]
        if first.startswith("{|"):
            rows = list(_mediawiki(text, runs))
        elif "\t" in first and not first.startswith("|"):
            rows = [_split(text, *run, re.compile("\t")) for run in runs]
        else:
            rows = list(_jira(text, runs))
        width = max((len(r) for r in rows), default=0)
        return [r + [Words("")] * (width - len(r)) for r in rows]


def _blocks(text: str) -> Iterator[Block]:
    """Lines as headings, items, running text and tables."""
    table: Block | None = None
    gap = True
    for number, match in enumerate(_LINE.finditer(text), 1):
        start, end = match.span()
        body = text[start:end].strip()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(body)
        if table is not None and _goes_on(text, table, body):
            table.runs.append((start, end))
            if body.startswith("|}"):
                yield table
                table = None
            continue
        if table is not None:
            yield table
            table = None
        if not body or _RULE.match(body):
            gap = True
            continue
        if body.startswith(("{|", "|")) or body.count("\t") > 0:
            table = Block(TABLE, 0, [(start, end)], number, gap=gap)
        else:
            yield _block(body, start, number, gap=gap)
        gap = False
    if table is not None:
        yield table


def _goes_on(text: str, table: Block, body: str) -> bool:
    """Whether a line belongs to the table above it: a row, or the rest of a cell that is still open."""
    first = text[slice(*table.runs[0])]
    if first.startswith("{|"):
        return True
    if "\t" in first and not first.startswith("|"):
        return "\t" in body
    last = text[slice(*table.runs[-1])]
    return body.startswith("|") or bool(body and not last.endswith("|"))


def _block(body: str, start: int, number: int, *, gap: bool) -> Block:
    end = start + len(body)
    if heading := _HEADING.match(body):
        level = int(heading[1]) if heading[1] else len(heading[2])
        stop = end - (len(body) - len(body.rstrip("=")) if heading[2] else 0)
        return Block(HEADING, level, [(start + heading.end(), stop)], number, gap=gap)
    item = _ITEM.match(body)
    if item and not (len(item[1] or item[2]) == 1 and item[2] and body.rstrip().endswith(item[2])):  # *bold* is no item
        mark = item[1] or item[2]
        return Block(
            ITEM, 2 * len(mark), [(start + item.end(), end)], number, "1" if mark[-1] == "#" else mark[-1], gap
        )
    return Block(TEXT, 0, [(start, end)], number, gap=gap)


def _clean(words: Words) -> Words:
    """Take links, colours and MediaWiki's quotes off."""
    ranges, at = [], 0
    for match in _MARKUP.finditer(words.text):
        ranges.append((at, match.start()))
        if match["person"]:
            ranges.append(match.span("person"))
        at = match.end()
    return keep(words, [*ranges, (at, len(words.text))]) if ranges else words


def _split(text: str, start: int, end: int, between: re.Pattern[str]) -> list[Words]:
    """Cut text[start:end] at marks; bars inside links are none."""
    line = text[start:end]
    masked = re.sub(r"\[[^\[\]\n]*\]", lambda m: m.group().replace("|", "."), line)
    edges = [0, *(i for m in between.finditer(masked) for i in m.span()), len(line)]
    return [_clean(words_at(text, start + a, start + b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _jira(text: str, runs: list[tuple[int, int]]) -> Iterator[list[Words]]:
    """Rows `||head||head||` and `|cell|cell|`; a cell may go on over lines."""
    rows: list[tuple[int, int]] = []
    for start, end in runs:
        if rows and not text.startswith("|", start):
            rows[-1] = (rows[-1][0], end)
        else:
            rows.append((start, end))
    for start, end in rows:
        lead = 2 if text.startswith("||", start) else 1
        line = text[start + lead : end]
        yield _split(text, start + lead, start + lead + len(line.rstrip("|")), _CELL_MARK)


def _mediawiki(text: str, runs: list[tuple[int, int]]) -> Iterator[list[Words]]:
    """Rows of `{| ... |}`: `!` and `|` begin cells, `|-` a row, `|+` a caption."""
    row: list[tuple[int, int]] = []  # cells as they stand, maybe over lines
    for start, end in runs[1:]:
        line = text[start:end]
        if line.startswith(("|-", "|}")):
            if row:
                yield [_cell(text, *c) for c in row]
            row = []
        elif line.startswith("|+"):
            continue
        elif line[:1] in ("|", "!"):
            marks = re.compile(r"\|\||!!") if line[0] == "!" else re.compile(r"\|\|")
            edges = [1, *(i for m in marks.finditer(line, 1) for i in m.span()), len(line)]
            row += [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        elif row and line:
            row[-1] = (row[-1][0], end)
    if row:
        yield [_cell(text, *c) for c in row]


def _cell(text: str, start: int, end: int) -> Words:
    """Read one MediaWiki cell; what stands before a single bar is its style."""
    style = _STYLE.match(text, start, end)
    return _clean(words_at(text, style.end() if style else start, end))
