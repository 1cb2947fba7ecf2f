"""One row a part: a type, an order (1, 1.1), a parent or the row's own label says what it is.

Rows are taken in first and hung under their parents afterwards: trackers list children before parents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coach.model import Words
from coach.parse import cells
from coach.parse import label as labels
from coach.parse.columns import HELD, INITIATIVE, KEY_RESULT, OBJECTIVE, OTHER, plain, row_kind
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.sheet import Row, Sheet

_OWN_WORDS = frozenset(("objective", "key result", "keyresult", "kr", "schlüsselergebnis", "ziel"))
_TRACKER_WORK = frozenset(("story", "stories", "user story", "epic", "milestone", "theme"))
_NAMES = ("title", OBJECTIVE, KEY_RESULT, "goal", "note")
_MAX_CLIMB = 50


@dataclass(slots=True)
class _Item:
    kind: str
    goal: Goal
    values: dict[str, Words]
    order: str = ""
    part: Aim | Result | None = None
    aim: Aim | None = None
    under: list[str] = field(default_factory=list)  # what its parent cell names


def fill(draft: Draft, sheet: Sheet, rows: Sequence[Row], *, verbatim: bool = False) -> None:
    """Read the rows of a sheet whose shape is `items` or `lines`."""
    found = _Items(draft, sheet, verbatim=verbatim)
    for row in rows[sheet.body :]:
        found.take(row)
    found.hang()


class _Items:
    def __init__(self, draft: Draft, sheet: Sheet, *, verbatim: bool) -> None:
        self.draft, self.columns, self.verbatim = draft, sheet.columns, verbatim
        self.items: list[_Item] = []
        self.typed = any(c and c.field == "type" for c in sheet.columns)
        self.words: set[str] = set()  # the type words of this sheet

    def take(self, row: Row) -> None:
        """Read one row."""
        values: dict[str, Words] = {}
        for column, words in zip(self.columns, row, strict=False):
            if column and words.text:
                values.setdefault(column.field, words)
        title = next((values[n] for n in _NAMES[:4] if n in values), None)
        if title is None or (not self.typed and cells.total(title)):
            self._rest(values)
            return
        for name in ("team", "cycle"):
            if not getattr(self.draft, name):
                setattr(self.draft, name, cells.said(values.get(name), verbatim=self.verbatim))
        kind = plain(values["type"].text) if "type" in values else ""
        self.words.add(kind)
        goal = cells.goal(title, values, verbatim=self.verbatim)
        order = values["order"].text.strip(". ") if "order" in values else goal.number
        parents = [p.strip() for p in values["parent"].text.replace(";", ",").split(",")] if "parent" in values else []
        if "parent" in values:
            parents.insert(0, values["parent"].text.strip())
        self.items.append(_Item(kind, goal, values, order, under=parents))

    def _rest(self, values: dict[str, Words]) -> None:
        if self.items and (parked := values.get(INITIATIVE)):
            last = self.items[-1].values
            last[INITIATIVE] = parked if INITIATIVE not in last else Words(f"{last[INITIATIVE].text}\n{parked.text}")

    def hang(self) -> None:
        """Make the outline: objectives first, then what belongs under them."""
        known = self._known()
        parents = {id(i): self._parent(i, known) for i in self.items}
        homes = {id(up) for i in self.items if (up := parents[id(i)]) and row_kind(i.kind) == KEY_RESULT}
        for item in self.items:
            item.kind = self._kind(item, parents[id(item)], home=id(item) in homes)
        above: _Item | None = None
        for item in self.items:
            if item.kind == OBJECTIVE and not item.goal.dropped:
                item.part = item.aim = self.draft.open(item.goal)
                self._finish(item, parents[id(item)])
        for item in self.items:
            if item.kind == OBJECTIVE:
                above = item
            elif item.kind == KEY_RESULT:
                self._result(item, parents[id(item)], above, parents)
        self._initiatives(parents)

    def _known(self) -> dict[str, _Item]:
        """Rows by what a parent cell may call them: number, key, title."""
        known: dict[str, _Item] = {}
        for item in self.items:
            names = [item.values[n].text.strip() for n in ("id", "order") if n in item.values]
            for name in (*names, item.goal.words.text, *(item.values[n].text for n in _NAMES[:4] if n in item.values)):
                known.setdefault(name, item)
        return known

    def _parent(self, item: _Item, known: dict[str, _Item]) -> _Item | None:
        for name in item.under:
            if (found := known.get(name)) and found is not item:
                return found
        order = item.order
        while "." in order and not item.under:
            order = order.rpartition(".")[0]
            if found := known.get(order):
                return found
        return None

    def _kind(self, item: _Item, parent: _Item | None, *, home: bool) -> str:
        """What a row is; home: rows called key results name it as their parent."""
        label = item.goal.label
        if label in (labels.SKIP, labels.HELD) and not self.verbatim:
            return HELD if label == labels.HELD else OTHER
        if item.kind in _TRACKER_WORK and self.words & _OWN_WORDS:
            return INITIATIVE  # beside rows called key results, a story is work
        if self.typed:
            return row_kind(item.kind) or (OBJECTIVE if home else OTHER)
        if label in (labels.OBJECTIVE, labels.KEY_RESULT, labels.INITIATIVE):
            return label
        if item.order and any("." in i.order for i in self.items[:400]):
            return KEY_RESULT if "." in item.order else OBJECTIVE
        has_parents = any(c and c.field == "parent" for c in self.columns)
        return OBJECTIVE if has_parents and not parent and not item.under else KEY_RESULT

    def _finish(self, item: _Item, parent: _Item | None) -> None:
        """Note what else a row says of its part."""
        assert item.part is not None
        item.part.initiatives += item.goal.initiatives
        item.part.initiatives += cells.initiatives(item.values.get(INITIATIVE), verbatim=self.verbatim)
        if isinstance(item.part, Aim):
            why = cells.said(item.values.get("why"), verbatim=self.verbatim) or (
                parent.goal.words.text if parent else None
            )
            if why:
                item.part.why.append(why)

    def _result(self, item: _Item, parent: _Item | None, above: _Item | None, parents: dict[int, _Item | None]) -> None:
        if item.goal.dropped:
            return
        home = parent
        for _ in range(_MAX_CLIMB):
            if home is None or home.aim is not None:
                break
            home = parents[id(home)]
        if parent is not None and home is None and parent.goal.dropped:
            return
        home = home or above
        item.aim = home.aim if home and home.aim else None if home else self.draft.aim()
        if item.aim is None:  # its objective was dropped
            return
        item.part = cells.add(self.draft, item.aim, item.goal._replace(label=""), item.values, verbatim=self.verbatim)
        if item.part is not None:
            self._finish(item, None)

    def _initiatives(self, parents: dict[int, _Item | None]) -> None:
        """Hang initiatives under their parent, else under the part above them; held lines."""
        last: Aim | Result | None = None
        for item in self.items:
            if item.part is not None:
                last = item.part
            if item.goal.dropped:
                continue
            if item.kind == HELD:
                self.draft.hold(item.goal.words)
            elif item.kind == INITIATIVE:
                parent = parents[id(item)]
                home = parent.part if parent and parent.part else last or self.draft.aim()
                home.initiatives.append(item.goal.words)
