"""Nested mappings and lists (JSON, YAML) into an outline: `fill(draft, root)`.

Keys are read by the header synonyms of coach.parse.columns. A list of flat mappings is a table and
read as one; `{"objective": ..., "key_results": [...]}` stands at any depth; keys may name parts
("KR1: ...", or an objective above a list).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coach.errors import InputError
from coach.model import Fields, Waiver, Words
from coach.parse import cells, rows, spans
from coach.parse.columns import HELD, INITIATIVE, KEY_RESULT, MEASURES, OBJECTIVE, column, plain, row_kind
from coach.parse.draft import Aim, Draft, Result
from coach.parse.label import KEY_RESULT as A_KEY_RESULT
from coach.parse.label import label
from coach.parse.line import Goal

MAX_DEPTH = 64
TOO_DEEP = f"Lists and mappings are nested more than {MAX_DEPTH} deep. Give the objectives as one list."
_OWN = ("owner", "status", "progress", "okr type", "type", "tags", "waivers")
_STATED = ("baseline", "target", "deadline", "source")  # of a `measure`; the rest of it follows from the text
_NAMES = ("title", "goal", "metric", "note")


@dataclass(slots=True)
class Node:
    """A value: words, a flag, a list or pairs; all None is null."""

    words: Words | None = None
    flag: bool | None = None
    items: list[Node] | None = None
    pairs: list[tuple[Words, Node]] | None = None

    @property
    def scalar(self) -> bool:
        """Whether it holds no other values."""
        return self.items is None and self.pairs is None

    def said(self) -> Words | None:
        """Return the words of a scalar, and those of its `text` where a mapping stands for one."""
        if self.flag is not None:
            return Words("true" if self.flag else "false")
        if self.pairs:
            found = {plain(k.text): v for k, v in self.pairs}
            value, unit = found.get("value"), found.get("unit")
            if (text := found.get("text") or found.get("name") or found.get("date")) and text.words:
                return text.words
            if value and value.words:
                return Words(f"{value.words.text} {unit.words.text}" if unit and unit.words else value.words.text)
        if self.items and all(i.scalar for i in self.items):
            return Words("; ".join(i.words.text for i in self.items if i.words))
        return self.words


Values = dict[tuple[str, int], Node]


def distinct(keys: list[Words], *, name: str, line: int) -> None:
    """Refuse a mapping that holds a key twice.

    Raises InputError: which of the two was meant cannot be known.
    """
    seen: set[str] = set()
    for key in keys:
        if key.text in seen:
            raise InputError(
                f'The key "{key.text[:60]}" stands twice in one mapping. Keep one of them.', name=name, line=line
            )
        seen.add(key.text)


def fill(draft: Draft, root: Node, *, listed: bool = False) -> None:
    """Read a document's value into the draft.

    listed: a program wrote it, and each text that stands as a part is exactly one.
    """
    _Reader(draft, verbatim=_ours(root), listed=listed).value(root, "")


def _ours(root: Node) -> bool:
    """Whether we wrote it: then texts are goals and nothing hangs on them."""
    keys = [k.text for k, _ in root.pairs or ()]
    return "version" in keys and "objectives" in keys


class _Reader:
    def __init__(self, draft: Draft, *, verbatim: bool, listed: bool) -> None:
        self.draft, self.verbatim, self.listed = draft, verbatim, listed

    def value(self, node: Node, kind: str) -> None:
        """Read a value that stands where parts of this kind are expected ("" says nothing)."""
        if node.items is not None:
            self._list(node.items, kind)
        elif node.pairs is not None:
            self._mapping(node, kind)
        elif node.words and node.words.text and kind in (OBJECTIVE, KEY_RESULT, HELD, INITIATIVE):
            self._scalar(node.words, kind)

    def _scalar(self, words: Words, kind: str) -> None:
        goal = self._goal(words, {})
        if kind == OBJECTIVE:
            if not goal.dropped:
                self.draft.open(goal).initiatives += goal.initiatives
        elif kind == HELD:
            self.draft.hold(goal.words)
        elif kind == INITIATIVE:
            self.draft.park(goal.words)
        else:
            self._result(self.draft.aim(), words, {})

    def _list(self, items: list[Node], kind: str) -> None:
        if kind in ("", OBJECTIVE) and self._table(items):
            return
        for item in items:
            if item.scalar and item.words and not kind:
                goal = cells.goal(item.words, {}, verbatim=self.verbatim)
                self._scalar(item.words, OBJECTIVE if goal.label == OBJECTIVE else KEY_RESULT)
            else:
                self.value(item, kind)

    def _table(self, items: list[Node]) -> bool:
        """Flat mappings with the same names are rows."""
        if len(items) < 1 or not all(i.pairs is not None and all(v.scalar for _, v in i.pairs) for i in items):
            return False
        names = list(dict.fromkeys(k.text for i in items for k, _ in i.pairs or ()))
        found = {c.field for n in names if (c := column(n))}
        if not ("type" in found or "parent" in found or (OBJECTIVE in found and KEY_RESULT in found)):
            return False
        table = [[Words(n) for n in names]]
        for item in items:
            row = {k.text: v.said() or Words("") for k, v in item.pairs or ()}
            table.append([row.get(n, Words("")) for n in names])
        return rows.fill(self.draft, table, verbatim=self.verbatim)

    def _mapping(self, node: Node, kind: str) -> None:
        values, others = _values(node)
        if kind == KEY_RESULT:
            self._results(self.draft.aim(), node)
            return
        self._about(values)
        aim = values.get((OBJECTIVE, 0)) or values.get(("goal", 0))
        results = [v for (f, _), v in values.items() if f == KEY_RESULT]
        if aim is None and (kind == OBJECTIVE or results):
            aim = next((values[n, 0] for n in _NAMES if (n, 0) in values and values[n, 0].scalar), None)
        if aim is not None and aim.scalar and aim.words and aim.words.text:
            self._objective(aim.words, values, results)
        elif aim is not None and not aim.scalar:
            self._aims(aim)
            self._all(results)
        elif results:
            self._all(results)
        else:
            self._below(node, others, kind)
        for (field, _), value in values.items():
            if field == HELD:
                self.value(value, HELD)

    def _about(self, values: Values) -> None:
        for name in ("team", "cycle"):
            if (said := values.get((name, 0))) and said.scalar:
                setattr(self.draft, name, getattr(self.draft, name) or cells.said(said.words, verbatim=self.verbatim))

    def _all(self, results: list[Node]) -> None:
        for value in results:
            self._results(self.draft.aim(), value)

    def _below(self, node: Node, others: list[tuple[Words, Node]], kind: str) -> None:
        """No part by itself: look into what it holds."""
        if kind == OBJECTIVE:
            self._keyed(others)
            return
        for key, child in node.pairs or ():
            found = column(key.text)
            if child.scalar or (found and found.field == HELD):
                continue
            if (
                found is None
                and child.items
                and _says(key)
                and all(i.scalar and i.words and _says(i.words) for i in child.items)
            ):
                self._keyed([(key, child)])
            else:
                self.value(child, found.field if found and found.field in (OBJECTIVE, KEY_RESULT) else "")

    def _aims(self, node: Node) -> None:
        """Read what stands under a key such as `objectives`."""
        if node.items is not None:
            self._list(node.items, OBJECTIVE)
            return
        values, others = _values(node)
        if any(f in (*_NAMES, OBJECTIVE) for f, _ in values) and not all(n for f, n in values if f == OBJECTIVE):
            self._mapping(node, OBJECTIVE)
            return
        named = {id(v): k for k, v in others}
        self._keyed([(named.get(id(v), Words("")), v) for k, v in node.pairs or () if id(v) in named or column(k.text)])

    def _keyed(self, pairs: list[tuple[Words, Node]]) -> None:
        """Read mappings whose keys are objectives, or numbers of objectives."""
        for key, child in pairs:
            named = key.text and not row_kind(key.text)
            if child.items is not None and named:
                aim = self.draft.open(cells.goal(key, {}, verbatim=self.verbatim))
                for item in child.items:
                    self._results(aim, item)
            elif child.pairs is not None:
                values, _ = _values(child)
                if any(f in (OBJECTIVE, *_NAMES[:2]) for f, _ in values) or not named:
                    self._mapping(child, OBJECTIVE)
                else:
                    self._objective(key, values, [v for (f, _), v in values.items() if f == KEY_RESULT])
            elif child.words and not named:
                self._scalar(child.words, OBJECTIVE)

    def _objective(self, words: Words, values: Values, results: list[Node]) -> None:
        goal = self._goal(words, values)
        if goal.dropped:
            return
        aim = self.draft.open(goal)
        aim.initiatives += [*goal.initiatives, *self._initiatives(values)]
        for field in ("why", "parent"):
            if (said := values.get((field, 0))) and (why := cells.said(said.said(), verbatim=self.verbatim)):
                aim.why.append(why)
        for value in results:
            self._results(aim, value)

    def _results(self, aim: Aim, node: Node) -> None:
        """Read key results: one, a list of them, or a mapping of them."""
        if node.items is not None:
            for item in node.items:
                self._results(aim, item)
        elif node.pairs is None:
            if node.words and node.words.text:
                for words in [node.words] if self.verbatim or self.listed else cells.several(node.words):
                    self._result(aim, words, {})
        else:
            self._result_mapping(aim, node)

    def _result_mapping(self, aim: Aim, node: Node) -> None:
        values, others = _values(node)
        numbered = [v for (f, n), v in values.items() if f == KEY_RESULT and n]
        for one in numbered:
            self._results(aim, one)
        named = next((n for n in (KEY_RESULT, "title", OBJECTIVE, "goal", "metric", "note") if (n, 0) in values), None)
        if numbered:
            return
        if named is not None:
            value = values[named, 0]
            if value.scalar and value.words and value.words.text:
                self._result(aim, value.words, {k: v for k, v in values.items() if k[0] != named})
            elif not value.scalar and named == KEY_RESULT:
                self._results(aim, value)
            return
        for key, child in others:
            if child.pairs is not None and any((n, 0) in _values(child)[0] for n in (KEY_RESULT, *_NAMES)):
                self._result_mapping(aim, child)  # the key is its number in the file, its words stand below
            elif child.pairs is not None or (child.scalar and len(others) > 1):
                self._result(aim, key, _values(child)[0] if child.pairs else {})

    def _result(self, aim: Aim, words: Words, values: Values) -> None:
        goal = self._goal(words, values)
        if self.listed:
            goal = goal._replace(label=A_KEY_RESULT)
        result: Result | None = cells.add(self.draft, aim, goal, {})
        if result is None:
            return
        result.fields = _measured(values, goal.words.text, verbatim=self.verbatim)
        result.initiatives += [*goal.initiatives, *self._initiatives(values)]

    def _own(self, values: Values) -> dict[str, Words]:
        found = ((n, values[n, 0].said()) for n in _OWN if (n, 0) in values)
        own = {n: w for n, w in found if w is not None}
        if "type" in own:
            own.setdefault("okr type", own.pop("type"))
        return own

    def _goal(self, words: Words, values: Values) -> Goal:
        """Read a part's words; lists of tags and waivers need no splitting."""
        goal = cells.goal(words, self._own(values), verbatim=self.verbatim)
        tags, waivers = values.get(("tags", 0)), values.get(("waivers", 0))
        if tags and tags.items is not None:
            goal = goal._replace(tags=tuple(t.words.text for t in tags.items if t.words))
        if waivers and waivers.items is not None:
            found = [{k.text: v.words.text for k, v in w.pairs if v.words} for w in waivers.items if w.pairs]
            goal = goal._replace(waivers=tuple(Waiver(w["code"], w.get("reason", "")) for w in found if "code" in w))
        if self.listed:  # what a program lists as a part is one, struck out or all label
            goal = goal._replace(dropped=False, words=goal.words if goal.words.text else spans.squeezed(words))
        return goal

    def _initiatives(self, values: Values) -> Iterator[Words]:
        node = values.get((INITIATIVE, 0))
        if node is None:
            return
        for item in node.items if node.items is not None else [node]:
            words = item.said()
            if words is None:
                continue
            yield from [words] if self.verbatim or node.items is not None else cells.initiatives(words)


def _says(words: Words) -> bool:
    """Whether words can be a goal: more than one of them, and no heading of something else."""
    found = label(words.text)
    return len(words.text.split()) > 1 and (found is None or found.kind in (OBJECTIVE, KEY_RESULT))


def _values(node: Node) -> tuple[Values, list[tuple[Words, Node]]]:
    """Children by what their keys name, and those whose keys name nothing."""
    values: Values = {}
    others: list[tuple[Words, Node]] = []
    for key, child in node.pairs or ():
        found = column(key.text)
        if found is None:
            others.append((key, child))
        else:
            values.setdefault((found.field, found.number), child)
    for field in [v for k, v in others if plain(k.text) == "fields" and v.pairs]:
        for name, value in _values(field)[0].items():
            values.setdefault(name, value)
    return values, others


def _measured(values: Values, text: str, *, verbatim: bool) -> Fields:
    """Gather the measure's fields: those given flat or under `fields`, and what a `measure` says beside the text."""
    given = {f: v for f in MEASURES if (v := values.get((f, 0)))}
    if "baseline" not in given and (now := values.get(("current", 0))):
        given["baseline"] = now
    stated = given.pop("metric", None)
    flat = {f: cells.said(v.said(), verbatim=verbatim) for f, v in given.items()}
    if stated is None or stated.scalar:
        flat["metric"] = cells.said(stated.words, verbatim=verbatim) if stated else None
        return Fields(**flat)
    inner, _ = _values(stated)  # `measure`: what the public JSON derives from the text stands there too
    beside = {f: cells.said(inner[f, 0].said(), verbatim=verbatim) for f in _STATED if (f, 0) in inner}
    return Fields(**{**{f: t for f, t in beside.items() if t and t.lower() not in text.lower()}, **flat})
