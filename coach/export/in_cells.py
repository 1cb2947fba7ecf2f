"""Decisions written into the cells of a table: CSV, TSV, and the pipe tables of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from coach.errors import WriteError
from coach.export.edit import ESCAPED, INSTEAD, MARKED, Edit, Way, allowed, line_end, line_start, marked, past
from coach.model import KeyResult, Objective, OKRSet, Span, Waiver, Words
from coach.parse import exact, html, scan, table
from coach.parse import markdown as pipes
from coach.parse.columns import BOTH, INITIATIVE, KEY_RESULT, OBJECTIVE
from coach.parse.sheet import Sheet, layout
from coach.parse.table import Cell

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SPECIAL = re.compile(r"([\\*_\[\]<~`])")
_BREAK = re.compile(r"<br[ \t]*/?>")


class Grid:
    """One table of a document: its cells, how they are laid out, how they are written."""

    def __init__(self, text: str, rows: list[list[Cell]], sheet: Sheet, delimiter: str) -> None:
        self.text, self.rows, self.sheet, self.delimiter = text, rows, sheet, delimiter
        self.pipes = delimiter == ""
        self.ours = not self.pipes and tuple(c.words.text for c in rows[0]) == table.OURS
        self.starts = [row[0].start for row in rows]
        self.start, self.end = rows[0][0].start, rows[-1][-1].end
        self._by_raw: dict[int, dict[str, list[int]]] = {}  # of the columns that were asked about

    def at(self, span: Span) -> tuple[int, int]:
        """Row and column of a place."""
        row = bisect_right(self.starts, span.start) - 1
        return row, next(c for c, cell in enumerate(self.rows[row]) if span.start <= cell.end)

    def column(self, field: str) -> int | None:
        """The column that holds a field."""
        return next((i for i, c in enumerate(self.sheet.columns) if c and c.field == field), None)

    def alike(self, r: int, c: int) -> list[int]:
        """The rows in which a cell stands letter by letter."""
        if c not in self._by_raw:
            by_raw = self._by_raw.setdefault(c, {})
            for i, row in enumerate(self.rows):
                if c < len(row):
                    by_raw.setdefault(self.text[row[c].start : row[c].end], []).append(i)
        cell = self.rows[r][c]
        return self._by_raw[c][self.text[cell.start : cell.end]]

    def written(self, cell: Cell, edits: Sequence[Edit]) -> Edit:
        """The changes inside one cell as a change of the document, quoted if it was or has to be."""
        raw, at = "", cell.start
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            raw += self.text[at : edit.start] + self._coded(cell, edit.text)
            at = edit.end
        raw += self.text[at : cell.end]
        return Edit(cell.start, cell.end, raw if self.pipes or cell.quoted else self._quoted(raw))

    def _coded(self, cell: Cell, text: str) -> str:
        if self.pipes:
            return re.sub(r"(?<!\\)\|", r"\\|", text)
        return text.replace('"', '""') if cell.quoted else text

    def _quoted(self, raw: str) -> str:
        body = raw.strip(" ")
        if _FORMULA.match(body):
            raw, body = raw.replace(body, f"'{body}", 1), f"'{body}"
        if not any(mark in body for mark in (self.delimiter, "\n", "\r")) and not body.startswith('"'):
            return raw
        lead = raw[: len(raw) - len(raw.lstrip(" "))]
        return f'{lead}"{body.replace(chr(34), chr(34) * 2)}"'

    def body(self, cell: Cell) -> tuple[int, int]:
        """Where the words of a cell stand, without white space, quotes and the apostrophe before a formula."""
        span = cell.words.span
        if span is None:
            return cell.end, cell.end
        apostrophe = not self.pipes and cell.words.text[:1] == "'" and bool(_FORMULA.match(cell.words.text))
        return span.start + apostrophe, span.end


def grids(okrs: OKRSet) -> Iterator[Grid]:
    """Find the tables of a document."""
    source = okrs.source
    if source.format in ("csv", "tsv"):
        delimiter = "\t" if source.format == "tsv" and "\t" in source.text else table.found(source.text)
        rows = table.cut(source.text, delimiter, source.name)
        sheet = layout([[c.words for c in row] for row in rows])
        if sheet:
            yield Grid(source.text, rows, sheet, delimiter)
    elif "|" in source.text:
        for block in scan.scan(source.text).blocks:
            if block.kind == scan.TABLE and not html.is_row(source.text, block.runs[0][0]):
                words = pipes.rows(source.text, block.runs)
                sheet = layout(words, headed=True)
                if sheet:
                    yield Grid(
                        source.text,
                        [_pipe_cells(row, run) for row, run in zip(words, block.runs, strict=True)],
                        sheet,
                        "",
                    )


def _pipe_cells(row: list[Words], run: tuple[int, int]) -> list[Cell]:
    found = [Cell(w, w.span.start, w.span.end, quoted=False) for w in row if w.span]
    return found or [Cell(Words(""), *run, quoted=False)]


class InCells:
    """One table, decisions gathered cell by cell."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.cells: dict[tuple[int, int], list[Edit]] = {}
        self.rows: list[Edit] = []
        self.gone: set[int] = set()

    @property
    def span(self) -> Span:
        """Where the table stands."""
        return Span(self.grid.start, self.grid.end)

    def holds(self, span: Span) -> bool:
        """Whether a place lies in this table."""
        return self.grid.start <= span.start <= self.grid.end

    def edits(self) -> Iterator[Edit]:
        """All changes of this table."""
        for (r, c), edits in self.cells.items():
            if r not in self.gone:
                yield self.grid.written(self.grid.rows[r][c], edits)
        yield from self.rows

    def _add(self, at: tuple[int, int], edit: Edit) -> None:
        self.cells.setdefault(at, []).append(edit)

    def replace(self, words: Words, text: str, part: Objective | KeyResult, way: Way) -> None:
        """Put new words in the place of old ones; an objective that is repeated changes in every row."""
        assert words.span is not None
        grid = self.grid
        r, c = at = grid.at(words.span)
        if way.spelling == MARKED:
            for row in self._same(r, c, part):
                cell = grid.rows[row][c]
                self._add((row, c), Edit(*grid.body(cell), marked(text, part, labelled=exact.needs_label(text))))
            return
        if way.spelling == ESCAPED:
            text = _SPECIAL.sub(r"\\\1", text)
        first = grid.rows[r][c].words.span
        offset = words.span.start - first.start if first else 0
        for row in self._same(r, c, part):
            cell = grid.rows[row][c]
            if (row, c) == at or cell.words.span is None:
                self._add((row, c), Edit(*words.span, text))
            else:
                start = cell.words.span.start + offset
                self._add((row, c), Edit(start, start + words.span.end - words.span.start, text))

    def _same(self, r: int, c: int, part: Objective | KeyResult) -> list[int]:
        """The rows from this one on in which this cell stands again."""
        if isinstance(part, KeyResult) or self.grid.sheet.shape != "results":
            return [r]
        alike = self.grid.alike(r, c)
        return alike[bisect_left(alike, r) :]

    def below(self, part: Objective | KeyResult, texts: Sequence[str], way: Way) -> None:
        """Put initiatives into the column for them, else behind the words in their cell."""
        assert part.words.span is not None
        r, c = self.grid.at(part.words.span)
        column = self.grid.column(INITIATIVE)
        if column is not None and not way.inline and self._own_row(r, part):
            self._in_column(r, column, texts)
            return
        spelt = [_SPECIAL.sub(r"\\\1", t) if way.spelling == ESCAPED else t for t in texts]
        for row in self._same(r, c, part)[:1]:
            end = self.grid.body(self.grid.rows[row][c])[1]
            self._add((row, c), Edit(end, end, "".join(f"; Initiative: {t}" for t in spelt)))

    def _own_row(self, r: int, part: Objective | KeyResult) -> bool:
        """Whether what stands in the column for initiatives is said of this part."""
        if self.grid.sheet.shape in ("items", "lines"):
            return True
        if isinstance(part, KeyResult):
            return self.grid.sheet.shape == "results"
        column = self.grid.column(KEY_RESULT)
        row = self.grid.rows[r]
        return column is not None and (column >= len(row) or not row[column].words.text)

    def _in_column(self, r: int, column: int, texts: Sequence[str]) -> None:
        grid, row = self.grid, self.grid.rows[r]
        if column >= len(row):
            joined = self._joined("", texts)
            bars = grid.delimiter * (column - len(row) + 1)
            empty = Cell(Words(""), row[-1].end, row[-1].end, quoted=False)
            self.rows.append(
                Edit(
                    row[-1].end, row[-1].end, bars + grid.written(empty, [Edit(row[-1].end, row[-1].end, joined)]).text
                )
            )
            return
        start, end = grid.body(row[column])
        now = row[column].words.text
        room = " " if grid.pipes and grid.text[end : end + 1] == "|" else ""
        self._add((r, column), Edit(end if now else start, end, self._joined(now, texts) + room))

    def _joined(self, now: str, texts: Sequence[str]) -> str:
        """The initiatives as this column lists them."""
        if self.grid.ours or "\n" in now:
            between = "\n"
        elif _BREAK.search(now):
            between = "<br>"
        elif any(";" in t for t in texts):
            if now:
                raise WriteError(
                    f"The column for initiatives lists them with semicolons, and a new one holds a semicolon. {INSTEAD}"
                )
            return ("<br>" if self.grid.pipes else "\n").join(f"- {t}" for t in texts)
        else:
            between = "; "
        return between.join(["", *texts]) if now else between.join(texts)

    def remove(self, kr: KeyResult) -> None:
        """Take a key result's row out; where the row holds its objective too, only its own cells."""
        assert kr.words.span is not None
        grid = self.grid
        r, c = grid.at(kr.words.span)
        if grid.sheet.shape == "wide" or self._holds_aim(r):
            self._blank(r, c)
            return
        row = grid.rows[r]
        start, end = line_start(grid.text, row[0].start), past(grid.text, line_end(grid.text, row[-1].end))
        if end == row[-1].end and start:  # the last row, and no newline after it
            start = grid.rows[r - 1][-1].end if r and not grid.pipes else start
        self.gone.add(r)
        self.rows.append(Edit(start, end, ""))

    def _holds_aim(self, r: int) -> bool:
        """Whether a row names the objective for rows below it that leave it blank, or for none."""
        grid = self.grid
        column = grid.column(OBJECTIVE)
        if (
            grid.sheet.shape != "results"
            or column is None
            or column >= len(grid.rows[r])
            or not grid.rows[r][column].words.text
        ):
            return False
        words = grid.rows[r][column].words.text
        near = [grid.rows[i] for i in (r - 1, r + 1) if 0 <= i < len(grid.rows)]
        return not any(column < len(row) and row[column].words.text == words for row in near)

    def _blank(self, r: int, c: int) -> None:
        grid = self.grid
        mine = grid.sheet.columns[c]
        for i, (found, cell) in enumerate(zip(grid.sheet.columns, grid.rows[r], strict=False)):
            if found is None or not cell.words.text:
                continue
            own = (
                found.number == mine.number
                if mine and grid.sheet.shape == "wide"
                else found.of not in (OBJECTIVE, BOTH)
            )
            if i == c or (
                own and found.field != OBJECTIVE and (found.of == KEY_RESULT or grid.sheet.shape == "results")
            ):
                self._add((r, i), Edit(*grid.body(cell), ""))

    def waive(self, part: Objective | KeyResult, waivers: Sequence[Waiver]) -> None:
        """Put waivers into the column for them, else behind the words in their cell."""
        assert part.words.span is not None
        r, c = self.grid.at(part.words.span)
        column = self.grid.column("waivers")
        if column is not None and column < len(self.grid.rows[r]):
            end = self.grid.body(self.grid.rows[r][column])[1]
            words = "\n".join(f"{w.code} - {w.reason}" for w in waivers)
            self._add((r, column), Edit(end, end, ("\n" if self.grid.rows[r][column].words.text else "") + words))
            return
        end = self.grid.body(self.grid.rows[r][c])[1]
        self._add((r, c), Edit(end, end, "".join(allowed(w, comment=self.grid.pipes) for w in waivers)))
