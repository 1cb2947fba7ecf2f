"""Tables into an outline: `fill(draft, rows)`. Cells are Words, so every part keeps its place.

One small reader a layout; the layouts are those of coach.parse.sheet, one row a part is read by
coach.parse.items.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.model import Words
from coach.parse import cells, items
from coach.parse import label as labels
from coach.parse.columns import BOTH, HELD, INITIATIVE, KEY_RESULT, MEASURES, OBJECTIVE, OTHER, Column, column, row_kind
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.sheet import Row, Sheet, layout


def fill(draft: Draft, rows: Sequence[Row], *, headed: bool = False, verbatim: bool = False) -> bool:
    """Read a table into the draft; False, and nothing read, when no OKRs stand in it.

    headed: the first row is a header; key results go to the open objective where the table names
    none. verbatim: we wrote the table, its cells hold the goals and no more.
    """
    sheet = layout(rows, headed=headed)
    if sheet is None:
        return False
    if sheet.shape == "form":
        _form(draft, rows, verbatim=verbatim)
    elif sheet.shape in ("items", "lines"):
        items.fill(draft, sheet, rows, verbatim=verbatim)
    else:
        _Rows(draft, sheet, verbatim=verbatim).read(rows)
    return True


class _Rows:
    """One row a key result, or one row an objective with its key results in columns."""

    def __init__(self, draft: Draft, sheet: Sheet, *, verbatim: bool) -> None:
        self.draft, self.sheet, self.verbatim = draft, sheet, verbatim
        self.aims: dict[tuple[str, str], Aim] = {}
        self.aim: Aim | None = draft.aims[-1] if draft.aims else None
        self.numbers = sorted({c.number for c in sheet.columns if c and c.of == KEY_RESULT and c.number}) or [0]
        self.teams: dict[str, set[str]] = {"team": set(), "cycle": set()}

    def read(self, rows: Sequence[Row]) -> None:
        if self.sheet.aim is not None:
            self.aim = self.draft.open(cells.goal(self.sheet.aim, {}, verbatim=self.verbatim))
        for row in rows[self.sheet.body :]:
            self._row(row)
        for name, found in self.teams.items():
            if len(found) == 1:
                setattr(self.draft, name, getattr(self.draft, name) or next(iter(found)))

    def _row(self, row: Row) -> None:
        values = _values(self.sheet.columns, row)
        if not values or cells.total(next(iter(values.values()))):
            return
        aim_words = values.get((OBJECTIVE, "", 0))
        results = [(n, w) for n in self.numbers if (w := values.get((KEY_RESULT, "", n)))]
        if aim_words and cells.total(aim_words):
            return
        own = _own(values, OBJECTIVE, 0, plain=not results)
        if aim_words:
            self._objective(aim_words, own)
        elif not results:
            self._rest(values)
            return
        elif own and self.aim is not None:
            self.aim.goal = cells.goal(self.aim.goal.words, own, verbatim=True)._replace(label=self.aim.goal.label)
        for number, words in results:
            self._results(words, _own(values, KEY_RESULT, number, plain=True), values)
        if aim_words and not results:
            self._rest(values)

    def _objective(self, words: Words, own: dict[str, Words]) -> None:
        for name, found in self.teams.items():
            found.update(filter(None, [cells.said(own.get(name))]))
        person = own["owner"].text if "owner" in own else ""
        known = self.aims.get((words.text, person))
        if known is not None:
            self.aim = known
            return
        goal = cells.goal(words, own, verbatim=self.verbatim)
        key = goal.words.text.lower(), person
        self.aim = self.aims.get(key)
        if self.aim is None:
            dropped = goal.dropped or goal.label == labels.SKIP
            self.aim = Aim(goal) if dropped else self.draft.open(goal)  # what hangs on a dropped one goes with it
            self.aims[key] = self.aim
        self.aims[words.text, person] = self.aim
        self.aim.initiatives += goal.initiatives
        if why := cells.said(own.get("why")):
            self.aim.why.append(why)

    def _open(self) -> Aim:
        if self.aim is None:
            self.aim = self.draft.aim()
        return self.aim

    def _results(self, words: Words, own: dict[str, Words], values: dict[tuple[str, str, int], Words]) -> None:
        if cells.total(words):
            return
        parts = [words] if self.verbatim else cells.several(words)
        last: Result | None = None
        for index, part in enumerate(parts):
            goal = cells.goal(part, _share(own, index, len(parts)), verbatim=self.verbatim)
            if self._divider(goal, values):
                self.aim = self.draft.open(goal)
                continue
            last = cells.add(self.draft, self._open(), goal, _share(own, index, len(parts))) or last
            if last is not None and last.goal is goal:
                last.initiatives += goal.initiatives
        parked = cells.initiatives(values.get((INITIATIVE, "", 0)) or own.get(INITIATIVE), verbatim=self.verbatim)
        (last or self._open()).initiatives.extend(parked)

    def _divider(self, goal: Goal, values: dict[tuple[str, str, int], Words]) -> bool:
        """Whether a row with words in one cell names the next objective."""
        has_column = any(c and c.field == OBJECTIVE for c in self.sheet.columns)
        alone = len(values) == 1 and not has_column
        return alone and (goal.label == labels.OBJECTIVE or (goal.bold and not goal.label))

    def _rest(self, values: dict[tuple[str, str, int], Words]) -> None:
        parked = cells.initiatives(values.get((INITIATIVE, "", 0)), verbatim=self.verbatim)
        if parked:
            aim = self._open()
            (aim.results[-1] if aim.results else aim).initiatives.extend(parked)


def _values(columns: tuple[Column | None, ...], row: Row) -> dict[tuple[str, str, int], Words]:
    """Key the cells of a row by (field, of, number); the first of several columns that say the same wins."""
    out: dict[tuple[str, str, int], Words] = {}
    for found, words in zip(columns, row, strict=False):
        if found is None or not words.text:
            continue
        of = "" if found.field in (OBJECTIVE, KEY_RESULT, INITIATIVE) else found.of
        out.setdefault((found.field, of, found.number), words)
    return out


def _own(values: dict[tuple[str, str, int], Words], of: str, number: int, *, plain: bool) -> dict[str, Words]:
    """Gather what a row says of one part; plain: what it says without naming a part is said of this one."""
    own: dict[str, Words] = {}
    for (field, said_of, n), words in values.items():
        if said_of in (of, BOTH) and n == number:
            own[field] = words
    for (field, said_of, n), words in values.items():
        if not said_of and not n and (plain or field in ("why", "team", "cycle", "okr type")):
            own.setdefault(field, words)
    own.pop(OBJECTIVE, None)
    own.pop(KEY_RESULT, None)
    return own


def _share(own: dict[str, Words], index: int, of: int) -> dict[str, Words]:
    """Pick the lines of each cell that belong to the index-th of several key results in one row."""
    if of == 1:
        return own
    out = {}
    for name, words in own.items():
        parts = cells.several(words) if name in MEASURES or name in ("owner", "status", "progress") else [words]
        lines = words.text.split("\n")
        if len(parts) == of:
            out[name] = parts[index]
        elif len(lines) == of and name != INITIATIVE:
            out[name] = Words(lines[index].strip())
        elif name == "owner":
            out[name] = words
    return out


def _form(draft: Draft, rows: Sequence[Row], *, verbatim: bool) -> None:
    """Rows that name what they hold: `Objective | ...`, `KR1 | ...`, `Owner | ...`."""
    part: Aim | Result | None = draft.aims[-1] if draft.aims else None
    for row in rows:
        words = next((w for w in row[1:] if w.text), None)
        if words is None:
            continue
        kind, field = row_kind(row[0].text), column(row[0].text)
        if not kind and field and field.field in (OBJECTIVE, KEY_RESULT, INITIATIVE, HELD):
            kind = field.field
        if kind == OBJECTIVE:
            part = draft.open(cells.goal(words, {}, verbatim=verbatim))
        elif kind == KEY_RESULT or (not kind and not field and part is not None and not row[0].text):
            for one in cells.several(words):
                part = cells.add(draft, draft.aim(), cells.goal(one, {}, verbatim=verbatim), {}) or part
        elif kind == INITIATIVE and part is not None:
            part.initiatives.extend(cells.initiatives(words))
        elif kind == HELD:
            draft.hold(words)
        elif field and kind != OTHER:
            _say(draft, part, field.field, words)


def _say(draft: Draft, part: Aim | Result | None, field: str, words: Words) -> None:
    """Note a form's line about the part above it."""
    if field in ("team", "cycle"):
        setattr(draft, field, cells.said(words))
    elif part is None:
        return
    elif field == "why" and isinstance(part, Aim):
        part.why.append(words.text)
    elif field in MEASURES and isinstance(part, Result):
        part.fields = part.fields._replace(**{field: cells.said(words)})
    else:
        part.goal = cells.goal(part.goal.words, {field: words}, verbatim=True)._replace(label=part.goal.label)
