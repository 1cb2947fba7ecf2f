"""How a table is laid out: where its header stands, what its columns hold, what one row is.

Shapes: `items` (one row a part, a type, parent or order column says which), `results` (one row a key
result, its objective repeated or blank), `wide` (one row an objective, its key results in columns),
`form` (the first column names what the second holds), `lines` (one column, labels in its cells).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from coach.model import Words
from coach.parse import label as labels
from coach.parse.columns import (
    BOTH,
    COMMITMENTS,
    INITIATIVE,
    KEY_RESULT,
    MEASURES,
    OBJECTIVE,
    Column,
    column,
    plain,
    row_kind,
)

Row = Sequence[Words]

_HEADER_WITHIN = 12  # rows above a header: a title, a team, a date
_SAMPLE = 400  # rows that decide about the layout
_NAMING = (OBJECTIVE, KEY_RESULT, "title", "goal")
_MEASURING = frozenset(
    ("owner", "status", "progress", "baseline", "current", "target", "deadline", "metric", "unit", "initiative")
)
_VERBS_OF_IMPORT = frozenset(("create", "add", "update", "modify", "delete", "remove", "none", ""))
_DESCRIBING = ("description", "beschreibung", "details")


class Sheet(NamedTuple):
    """A layout. body: the first row below the header; aim: the objective, when a header cell is one."""

    shape: str
    columns: tuple[Column | None, ...]
    body: int
    aim: Words | None = None


def layout(rows: Sequence[Row], *, headed: bool = False) -> Sheet | None:
    """Find out how a table is laid out; None when nothing says that OKRs stand in it.

    headed: the first row is a header (a Markdown table), and a table without a word of OKRs in it
    is another table. Without it a table that has no header is read by what its cells look like.
    """
    rows = _cornered(rows)
    if rows and any(_says_aim(w) for w in rows[0]) and (aimed := _headed_by_aim(rows, headed=headed)):
        return aimed
    at = _header(rows, 1 if headed else _HEADER_WITHIN)
    form = _form(rows)
    if at is not None:
        columns = [column(c.text) for c in rows[at]]
        known = sum(c is not None for c in columns)
        if form is None or known > 2 or known == _filled(rows[at]):
            return _with_header(rows, at, columns)
    if form is not None:
        return form
    return _headed_by_aim(rows, headed=headed) or (None if headed else _headless(rows))


def _cornered(rows: Sequence[Row]) -> Sequence[Row]:
    """Name the blank corner of a table whose other columns are KR 1, KR 2, ...: objectives stand below it."""
    if len(rows) < 2 or len(rows[0]) < 2 or rows[0][0].text or not _cells(rows[1:_SAMPLE], 0):
        return rows
    found = [column(w.text) for w in rows[0][1:]]
    if not all(c and c.number and KEY_RESULT in (c.field, c.of) for c in found):
        return rows
    return [[rows[0][0]._replace(text=OBJECTIVE), *rows[0][1:]], *rows[1:]]


def _filled(row: Row) -> int:
    return sum(bool(c.text) for c in row)


def _header(rows: Sequence[Row], within: int) -> int | None:
    """Find the row that names the columns."""
    width = max((len(r) for r in rows[:_SAMPLE]), default=0)
    for at, row in enumerate(rows[:within]):
        known = [c for c in (column(w.text) for w in row) if c]
        names = sum(c.field in (*_NAMING, INITIATIVE, "metric") for c in known)
        enough = len(known) * 2 >= _filled(row) and (len(known) > 1 or width == 1)
        numbered = sum(c.number > 0 and c.field == KEY_RESULT for c in known) == len(known) > 0 and width > len(known)
        if names and enough and not numbered:
            return at
    return None


def _with_header(rows: Sequence[Row], at: int, columns: list[Column | None]) -> Sheet | None:
    body = rows[at + 1 : at + 1 + _SAMPLE]
    columns = _distinct(rows[at], _named(rows[at], columns), body)
    fields = Counter(c.field for c in columns if c)
    typed = _typed(columns, body)
    if typed == "items" or (fields["title"] and not fields[OBJECTIVE] and not fields[KEY_RESULT]):
        return Sheet("items", tuple(columns), at + 1)
    columns = [c._replace(field="okr type" if typed else "note") if c and c.field == "type" else c for c in columns]
    if _hierarchical(columns, body) and not (fields[OBJECTIVE] and fields[KEY_RESULT]):
        return Sheet("items", tuple(columns), at + 1)
    columns = _settled(columns, fields)
    results = sum(1 for c in columns if c and c.field == KEY_RESULT)
    if not results and not fields[OBJECTIVE] and not any(c and c.field == OBJECTIVE for c in columns):
        return None
    if results > 1 or any(c and c.number for c in columns):
        return Sheet("wide", tuple(_numbered(columns)), at + 1)
    return Sheet("results", tuple(_placed(columns)), at + 1)


def _named(header: Row, columns: list[Column | None]) -> list[Column | None]:
    """Let a description name the part where nothing else does."""
    if any(c and c.field in _NAMING for c in columns):
        return columns
    return [Column("title") if plain(w.text) in _DESCRIBING else c for w, c in zip(header, columns, strict=True)]


def _distinct(header: Row, columns: list[Column | None], body: Sequence[Row]) -> list[Column | None]:
    """Columns whose name says less than their neighbour or their cells do."""
    shares = {c.of for w, c in zip(header, columns, strict=True) if c and c.field == "progress" and "%" in w.text}
    out = list(columns)
    for index, (words, found) in enumerate(zip(header, columns, strict=True)):
        if found and found.field == "progress" and found.of in shares and "%" not in words.text:
            out[index] = found._replace(field="note")  # a value reached beside the share of the way
        elif found and plain(words.text) == "action" and {c.lower() for c in _cells(body, index)} <= _VERBS_OF_IMPORT:
            out[index] = found._replace(field="note")
    return out


def _cells(body: Sequence[Row], index: int) -> list[str]:
    return [row[index].text for row in body if index < len(row) and row[index].text]


def _typed(columns: list[Column | None], body: Sequence[Row]) -> str:
    """Say "items" when a type column says what each row is, "okr type" when it says how it is meant, else ""."""
    for index, found in enumerate(columns):
        if found and found.field in ("type", "okr type"):
            cells = _cells(body, index)
            if sum(bool(row_kind(c)) for c in cells) * 2 > len(cells):
                columns[index] = Column("type")
                return "items"
            if found.field == "type" and cells and all(plain(c) in COMMITMENTS for c in cells):
                return "okr type"
    return ""


def _hierarchical(columns: list[Column | None], body: Sequence[Row]) -> bool:
    """Whether numbers such as 1 and 1.1, or parents that are rows too, say what each row is."""
    by = {c.field: i for i, c in enumerate(columns) if c}
    orders = _cells(body, by["order"]) if "order" in by else []
    if any("." in o.strip(".") for o in orders) and any("." not in o.strip(".") for o in orders):
        return True
    if "parent" not in by or "why" in by:
        return False
    own = {t for f in ("id", "title", OBJECTIVE, KEY_RESULT, "goal") if f in by for t in _cells(body, by[f])}
    return any(p in own for p in _cells(body, by["parent"]))


def _settled(columns: list[Column | None], fields: Counter[str]) -> list[Column | None]:
    """Names that depend on their neighbours: goal, title, metric, current, parent."""
    to: dict[str, str] = {"parent": "why"}
    to["goal"] = "target" if fields[OBJECTIVE] or (fields["title"] and fields[KEY_RESULT]) else OBJECTIVE
    aims = fields[OBJECTIVE] or fields["goal"]
    if fields["title"]:
        to["title"] = OBJECTIVE if not aims else KEY_RESULT if not fields[KEY_RESULT] else "note"
    if not fields[KEY_RESULT] and not fields["title"]:
        to["metric"] = KEY_RESULT
    to["current"] = "baseline" if not fields["baseline"] else "progress" if not fields["progress"] else "note"
    return [c._replace(field=to.get(c.field, c.field)) if c else c for c in columns]


def _numbered(columns: list[Column | None]) -> list[Column | None]:
    """Columns of a wide table: each field behind a key result's column belongs to that key result."""
    own = Counter(c.field for c in columns if c and not c.of and not c.number)
    out: list[Column | None] = []
    number = 0
    for found in columns:
        if found is None:
            out.append(None)
        elif found.field == KEY_RESULT:
            number = found.number or number + 1
            out.append(Column(KEY_RESULT, KEY_RESULT, number))
        elif found.number or found.of:
            out.append(found)
        else:
            out.append(_followed(found, number, own[found.field]))
    return out


def _followed(found: Column, number: int, times: int) -> Column:
    """A field that the header does not give to a part: to the key result before it, to all, to the objective."""
    if number and (times > 1 or found.field in MEASURES):
        return found._replace(of=KEY_RESULT, number=number)
    return found if found.field in MEASURES else found._replace(of=OBJECTIVE)


def _placed(columns: list[Column | None]) -> list[Column | None]:
    """Give fields to the part they are said of by where they stand.

    Between the objective's column and the key result's a field is said of the objective; a person
    before the objective's column owns both.
    """
    at = {c.field: i for i, c in reversed(list(enumerate(columns))) if c}
    first, last = at.get(OBJECTIVE), at.get(KEY_RESULT)
    if first is None or last is None:
        return columns
    out = list(columns)
    for index, found in enumerate(columns):
        if found is None or found.of or found.field in (OBJECTIVE, KEY_RESULT, INITIATIVE, *MEASURES):
            continue
        if first < index < last:
            out[index] = found._replace(of=OBJECTIVE)
        elif index < first and found.field == "owner":
            out[index] = found._replace(of=BOTH)
    return out


def _form(rows: Sequence[Row]) -> Sheet | None:
    """Rows such as `Objective | ...`, `KR1 | ...`, `Owner | ...`."""
    named = parts = filled = 0
    for row in rows[:_SAMPLE]:
        if not _filled(row):
            continue
        filled += 1
        words = row[0].text
        if len(row) < 2 or not words:
            continue
        kind = row_kind(words)
        named += bool(kind or column(words))
        parts += kind in (OBJECTIVE, KEY_RESULT)
    if not filled or not parts or named * 10 < filled * 6:
        return None
    return Sheet("form", (), 0)


def _says_aim(cell: Words) -> bool:
    """Whether a header cell says that it is an objective: "Objective: The hall is full"."""
    text = cell.text.strip("*_ ")
    found = labels.label(text) if ":" in text else None
    return found is not None and found.kind == labels.OBJECTIVE and bool(text[found.end :].strip())


def _headed_by_aim(rows: Sequence[Row], *, headed: bool) -> Sheet | None:
    """Read a table whose header names an objective, its key results below."""
    if not rows or len(rows) < 2:
        return None
    header = rows[0]
    columns = [column(c.text) for c in header]
    unknown = [i for i, (c, w) in enumerate(zip(columns, header, strict=True)) if c is None and w.text]
    said = [i for i, w in enumerate(header) if _says_aim(w)]
    unknown = said if len(said) == 1 else unknown
    labelled = len(said) == 1
    if len(unknown) != 1 or (not labelled and any(c and c.field in _NAMING for c in columns)):
        return None
    aim = header[unknown[0]]
    measured = any(c and c.field in _MEASURING for c in columns)
    if not labelled and not (measured and (len(aim.text.split()) > 2 or (headed and len(aim.text.split()) > 1))):
        return None
    columns[unknown[0]] = Column(KEY_RESULT)
    blank = [i for i, w in enumerate(header) if not w.text]
    if blank and unknown[0] == 0 and not _cells(rows[1:_SAMPLE], 0):
        columns[0], columns[blank[0]] = None, Column(KEY_RESULT)
    return Sheet("results", tuple(_settled(columns, Counter([OBJECTIVE, KEY_RESULT]))), 1, aim)


def _headless(rows: Sequence[Row]) -> Sheet | None:
    """No header at all: the columns are told by what stands in them."""
    sample = [r for r in rows[:_SAMPLE] if _filled(r)]
    width = max((len(r) for r in sample), default=0)
    if not width:
        return None
    cells = [[r[i].text if i < len(r) else "" for r in sample] for i in range(width)]
    texty = [i for i, c in enumerate(cells) if sum(len(t.split()) > 1 for t in c) * 2 > sum(map(bool, c))]
    kinds = [i for i, c in enumerate(cells) if sum(bool(row_kind(t)) for t in c) * 10 > len(c) * 6]
    if kinds and texty:
        return Sheet("items", _columns(width, {kinds[0]: "type", texty[0]: "title"}), 0)
    if not texty:
        return Sheet("lines", _columns(width, {0: "title"}), 0) if width == 1 else None
    if len(texty) == 1:
        return Sheet("lines", _columns(width, {texty[0]: "title"}), 0)
    first, rest = texty[0], texty[1:]
    distinct = len(set(cells[first])) == len(sample)
    if len(rest) > 1 and distinct:
        return Sheet("wide", _columns(width, {first: OBJECTIVE, **dict.fromkeys(rest, KEY_RESULT)}), 0)
    return Sheet("results", _columns(width, {first: OBJECTIVE, rest[0]: KEY_RESULT}), 0)


def _columns(width: int, fields: dict[int, str]) -> tuple[Column | None, ...]:
    return (
        tuple(_numbered([Column(fields[i]) if i in fields else None for i in range(width)]))
        if KEY_RESULT in fields.values()
        else tuple(Column(fields[i]) if i in fields else None for i in range(width))
    )
