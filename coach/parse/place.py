"""A list to key results, objectives and initiatives: by its labels, and without labels by its shape.

Labels: what a line calls itself decides, where it stands comes second. Shape: under a headline a
flat list is its key results; items with items below are objectives, except where the upper line
states a result and the lower ones the work for it - then those are initiatives. In a tree of more
levels a line with lines below is a key result of the line above and an objective of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from coach import kinds, sentence
from coach.model import Fields, Words
from coach.parse import label, line, owner, section
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.scan import ITEM
from coach.parse.tree import Node

_RESULTS = frozenset({"outcome", "health"})
_FIELDS = frozenset({"baseline", "target", "unit", "metric", "deadline", "source"})
META = _FIELDS | {"owner", "status", "progress", "type", label.WHY, label.HELD, label.SKIP, "team", "cycle"}
_GROUPS = (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.WHY, label.SKIP)
Opener = Callable[[], "Aim | None"]


class Placer:
    """Where the lines of a document go, knowing the style of the whole."""

    def __init__(self, draft: Draft, goals: list[Goal]) -> None:
        self.draft = draft
        self.style = owner.styled(goals)
        self.single = any(g.label in (label.OBJECTIVE, label.KEY_RESULT) and g.words.text and not g.plural for g in goals)
        aims = sum(1 for g in goals if g.label == label.OBJECTIVE and g.words.text)
        results = sum(1 for g in goals if g.label == label.KEY_RESULT and g.words.text)
        self.labelled = (aims >= 1 and results >= 1) or results >= 2 or aims >= 2
        self.whys: dict[int, list[str]] = {}
        self.aims: dict[str, Aim] = {}  # labelled objectives by their number
        self.numbers: dict[tuple[int, str], Result] = {}  # key results by objective and number

    # single lines

    def owned(self, goal: Goal) -> Goal:
        """The goal, its prefix taken off when that is its owner."""
        return line.owned(goal) if owner.owns(goal, style=self.style) else goal

    def parent(self, goal: Goal) -> str:
        """The words of an objective as the parent of others."""
        words = self.owned(goal).words
        return _stopped(line.sentences(words)[0] if self.splits(goal) else words).text

    def splits(self, goal: Goal) -> bool:
        """Whether a line is "Owner: Objective. KR, KR"."""
        return (
            not goal.label and owner.owns(goal, style=self.style) and goal.rest is not None and len(line.sentences(goal.rest)) > 1
        )

    def split(self, goal: Goal, parent: str = "") -> Aim:
        """An objective with its key results from one line."""
        owned = line.owned(goal)
        first, *rest = line.sentences(owned.words)
        aim = self.open(owned._replace(words=_stopped(first)), parent)
        for sentence_ in rest:
            for clause in line.clauses(_stopped(sentence_)):
                aim.results.append(Result(Goal(_stopped(clause), owner=owned.owner, tags=owned.tags)))
        return aim

    def open(self, goal: Goal, parent: str) -> Aim:
        """Begin an objective; its parent goal or the text below its heading says why."""
        aim = self.draft.open(self.owned(goal))
        if goal.number:
            self.aims[goal.number] = aim
        if parent:
            aim.why.append(parent)
        aim.why += self.whys.pop(id(goal), [])
        return aim

    def why(self, goal: Goal, words: str) -> None:
        """Keep the text below a heading until its objective is opened."""
        if words:
            self.whys.setdefault(id(goal), []).append(words)

    def forget(self, goal: Goal) -> None:
        """Drop the text kept for a heading."""
        self.whys.pop(id(goal), None)

    def add(self, goal: Goal, aim: Aim | None = None) -> Result:
        """A key result of an objective, by default of the last one."""
        result = Result(self.owned(goal), initiatives=list(goal.initiatives))
        aim = aim or self.draft.aim()
        aim.results.append(result)
        if goal.number:
            self.numbers[id(aim), goal.number] = result
        return result

    # lists

    def place(self, items: list[Node], head: Goal | None, opener: Opener, *, opened: bool) -> None:
        """Place the items below a headline (head None: below none, or below a title)."""
        if _labelled(items):
            Walker(self, opener).walk(items, None, None)
        elif self.labelled and not opened:
            if not any(self.splits(n.goal) for n in items):
                last = self.draft.aims[-1] if self.draft.aims and head is None else None
                if last is not None and not last.results:
                    self.results(items, last)
                return
            self._shape(items, head, opener, opened=opened)
        else:
            self._shape(items, head, opener, opened=opened)

    def aims_of(self, items: list[Node]) -> None:
        """Items of a list of objectives."""
        if _labelled(items):
            Walker(self, lambda: None).walk(items, None, None)
            return
        for node in items:
            if node.goal.words.text and not node.goal.dropped:
                self._aim(node, "")

    def results(self, items: list[Node], aim: Aim) -> None:
        """Items of a list of key results."""
        for node in items:
            if node.goal.dropped or not node.goal.words.text:
                continue
            if node.goal.label in META or node.goal.label in (label.OBJECTIVE, label.INITIATIVE):
                Walker(self, lambda: aim).walk([node], aim, aim.results[-1] if aim.results else None)
                continue
            self.below(node.children, aim, self.add(node.goal, aim))

    def initiatives(self, items: list[Node], aim: Aim, result: Result | None) -> None:
        """Items of a list of initiatives, those below them too."""
        for node in items:
            if node.goal.words.text and not node.goal.dropped and node.goal.label not in META:
                named = self._numbered(node.goal.number, aim) if node.goal.number else None
                (named or result or aim).initiatives.append(self.owned(node.goal).words)

    def _numbered(self, number: str, aim: Aim) -> Result | None:
        """The key result that `I1.1` or `I1.1.2` names by its number."""
        return self.numbers.get((id(aim), number)) or self.numbers.get((id(aim), number.rpartition(".")[0]))

    def held(self, items: list[Node]) -> None:
        """Items of a list of lines that are held."""
        for node in items:
            if node.goal.words.text and not node.goal.dropped:
                self.draft.hold(node.goal.words)

    def below(self, children: list[Node], aim: Aim, result: Result) -> None:
        """What stands below a key result: its fields, its initiatives, further objectives."""
        if children:
            Walker(self, lambda: aim).walk(children, aim, result)

    # shape

    def _shape(self, items: list[Node], head: Goal | None, opener: Opener, *, opened: bool) -> None:
        items = _lifted([n for n in items if not n.goal.dropped])
        parents = [n for n in items if n.items]
        if not parents:
            self._flat(items, head, opener)
            return
        if head is None and len(items) == 1 and self._name(items[0]):
            self._shape(items[0].children, None, opener, opened=opened)
            return
        if head is not None and sum(self._worked(n) for n in parents) * 2 >= len(parents):
            aim = opener() or self.draft.aim()
            for node in items:
                self._leaf(node, aim)
            return
        for node in items:
            if node.items and self._role(node):
                self._shape(node.items, head, opener, opened=opened)
            elif node.items:
                aim = opener() if opened and not self.splits(node.goal) else None
                if aim is not None:
                    self.add(node.goal, aim)
                self._aim(node, self.parent(head) if head else "")
            elif self.splits(node.goal):
                self.split(node.goal)
            elif head is not None:
                self._leaf(node, opener() or self.draft.aim())
            elif not node.goal.link and node.goal.label not in META and node.goal.words.text:
                self.open(node.goal, "")

    def _flat(self, items: list[Node], head: Goal | None, opener: Opener) -> None:
        """A list without lists below: key results, or bold objectives and the lines after them."""
        if items and all(n.goal.link for n in items):
            return  # a list of links is further reading
        bold = [n for n in items if n.goal.bold]
        aim: Aim | None = None
        mixed = bool(bold) and items[0].goal.bold and len(bold) < len(items)
        for node in items:
            if mixed and node.goal.bold:
                aim = self.open(node.goal, self.parent(head) if head else "")
            elif self.splits(node.goal):
                self.split(node.goal)
            else:
                self._leaf(node, aim or opener() or self._bare())

    def _bare(self) -> Aim:
        """The objective for key results without one: the last if it has no words, else a new one."""
        aims = self.draft.aims
        return aims[-1] if aims and not aims[-1].goal.words.text else self.draft.open(Goal(Words("")))

    def _leaf(self, node: Node, aim: Aim) -> None:
        """A key result by its place, with what stands below it."""
        if node.goal.label in META or node.goal.label == label.INITIATIVE:
            Walker(self, lambda: aim).walk([node], aim, aim.results[-1] if aim.results else None)
        elif node.goal.words.text and not node.goal.dropped:
            self.below(node.children, aim, self.add(node.goal, aim))

    def _aim(self, node: Node, parent: str) -> None:
        """An item with items below as an objective, those below as its key results."""
        aim = self.split(node.goal, parent) if self.splits(node.goal) else self.open(node.goal, parent)
        later: list[Node] = []
        for child in _lifted([c for c in node.children if not c.goal.dropped]):
            if child.kind != ITEM:
                Walker(self, lambda: aim).walk([child], aim, None)
            elif not child.items:
                self._child(child, aim, later)
            elif self._role(child):
                for grandchild in child.items:
                    self._child(grandchild, aim, later)
            elif self._worked(child):
                self._leaf(child, aim)
            else:
                if not self.splits(child.goal) and not child.goal.bold:
                    self.add(child.goal, aim)
                later.append(child)
        for child in later:
            if child.items:
                self._aim(child, "" if self.splits(child.goal) else aim.goal.words.text)
            else:
                self.split(child.goal)

    def _child(self, node: Node, aim: Aim, later: list[Node]) -> None:
        if node.items or self.splits(node.goal):
            later.append(node)
        else:
            self._leaf(node, aim)

    def _worked(self, node: Node) -> bool:
        """Whether a line states a result and the lines below it the work for it."""
        if any(c.items or owner.owns(c.goal, style=self.style) for c in node.items):
            return False
        if all(c.goal.label == label.INITIATIVE or c.goal.label in META for c in node.items):
            return True
        below = [c for c in node.items if c.goal.label != label.INITIATIVE]
        return _states(node.goal) and sum(_states(c.goal) for c in below) * 2 < max(1, len(below))

    def _name(self, node: Node) -> bool:
        """Whether the one line above a tree names a team or a document ("Growth"), its objectives below."""
        words = node.goal.words.text
        short = section.title(words) or (len(words.split()) <= 2 and not section.speaks(words))
        return short and all(c.items for c in node.items) and not node.goal.label

    def _role(self, node: Node) -> bool:
        """Whether an item names who owns the lines below and no goal ("VP Product")."""
        words = node.goal.words.text
        if node.goal.label or node.goal.prefix or len(words.split()) > 5 or words.endswith((".", "!", "?")):
            return False
        if not all(c.goal.prefix or c.goal.bold or (c.items and self._role(c)) for c in node.items):
            return False
        return owner.role(words) or self.style


class Walker:
    """A list in which lines say what they are."""

    def __init__(self, placer: Placer, opener: Opener) -> None:
        self.placer, self.draft, self.opener = placer, placer.draft, opener

    def walk(self, items: list[Node], parent: Aim | None, result: Result | None) -> None:
        """Place items in order; an objective holds for the lines after it, a key result for those below it."""
        under = result is not None
        mode, aim = "", parent
        between = set() if under else _between(items)
        for at, node in enumerate(items):
            goal = node.goal
            kind = goal.label or mode
            if goal.dropped or (not goal.words.text and not kind) or (goal.plural and goal.words.text and self.placer.single):
                continue  # "Objectives: what we want" beside "Objective: ..." explains
            if not goal.words.text and goal.label in _GROUPS:
                mode = goal.label if not node.children else ""
                self._group(node, aim, result if under or at in between else None)
            elif kind == label.OBJECTIVE:
                aim, result, under, mode = self._objective(node), None, False, ""
            elif kind == label.KEY_RESULT:
                aim = self._target(goal.number, aim)
                result = self.placer.add(goal, aim)
                self.walk(node.children, aim, result)
            elif kind == label.INITIATIVE:
                self._initiative(node, aim, result if under or at in between else None)
            elif kind in META:
                self._meta(goal, kind, aim, result if under or at in between else None)
            elif node.kind == ITEM and (opened := self._unlabelled(node, items[at + 1 : at + 2], (parent, aim), result if under else None)):
                aim, result = opened, None

    def _objective(self, node: Node) -> Aim | None:
        goal, children = node.goal, node.children
        if not goal.words.text:
            if goal.plural or not children:
                for child in children:
                    self._objective(child)
                return None
            goal, children = children[0].goal, children[0].children + children[1:]
        aim = self.placer.split(goal) if self.placer.splits(goal) else self.placer.open(goal, "")
        if _labelled(children) or any(c.items for c in children):
            self.walk(children, aim, None)
        else:
            for child in children:
                if child.kind == ITEM:
                    self.placer._leaf(child, aim)  # noqa: SLF001 - one idea in two classes
                else:
                    self.walk([child], aim, None)
        return aim

    def _group(self, node: Node, aim: Aim | None, result: Result | None) -> None:
        """A label without words: it says what the lines below it are."""
        kind, target = node.goal.label, self._target("", aim)
        if kind == label.KEY_RESULT:
            self.placer.results(node.children, target)
        elif kind == label.INITIATIVE:
            self.placer.initiatives(node.children, target, result)
        elif kind == label.HELD:
            self.placer.held(node.children)
        elif kind == label.WHY:
            target.why += [c.goal.words.text for c in node.children if c.goal.words.text]

    def _initiative(self, node: Node, aim: Aim | None, result: Result | None) -> None:
        self.placer.initiatives([node], self._target("", aim), result)

    def _meta(self, goal: Goal, kind: str, aim: Aim | None, result: Result | None) -> None:
        """A line that says something of the part above it."""
        words = goal.words.text
        if kind == label.HELD:
            self.draft.hold(goal.words)
        elif kind in _FIELDS and result is not None and words:
            result.fields = Fields(**{**result.fields._asdict(), kind: words})
        elif kind in ("owner", "status", "progress") and words:
            part: Result | Aim | None = result or aim
            if part is not None:
                part.goal = part.goal._replace(**{kind: words})
        elif kind == label.WHY and aim is not None and result is None and words:
            aim.why.append(words)
        elif kind == "type" and words:
            part = result or aim
            found = label.TYPES.get(words.lower())
            if part is not None and found:
                part.goal = part.goal._replace(type=found)

    def _unlabelled(self, node: Node, after: list[Node], aims: tuple[Aim | None, Aim | None], under: Result | None) -> Aim | None:
        """Place a line that does not say what it is; the objective that holds from here on, if it is one.

        aims: the objective above and the one before. under: the key result above, if any.
        """
        (parent, before), goal, placer = aims, node.goal, self.placer
        why = parent.goal.words.text if parent else ""
        if placer.splits(goal):
            self.walk(node.children, placer.split(goal, why), None)
        elif any(c.goal.label == label.KEY_RESULT for c in node.items) or (goal.bold and placer.labelled and node.items):
            self.walk(node.children, placer.open(goal, why), None)
        elif node.items and _labelled(node.items):
            self.walk(node.children, parent, under)
        elif goal.bold and placer.labelled and under is None:
            return placer.open(goal, why)
        elif under is not None:
            placer.initiatives([node, *node.items], self._target("", before), under)
        elif after and after[0].goal.label == label.KEY_RESULT and before is None:
            return placer.open(goal, "")
        else:
            target = parent or before or self.opener()
            if target is not None:
                placer.below(node.children, target, placer.add(goal, target))
        return None

    def _target(self, number: str, aim: Aim | None) -> Aim:
        """The objective that a key result belongs to: by its number, else by its place."""
        parent = number.rsplit(".", 1)[0] if "." in number else ""
        if parent:
            found = self.placer.aims.get(parent)
            if found is not None:
                return found
        return aim or self.opener() or self._last()

    def _last(self) -> Aim:
        return self.draft.aim()


def _labelled(items: list[Node]) -> bool:
    """Whether any line of a list, at any depth, says that it is an objective or a key result."""
    todo = list(items)
    while todo:
        node = todo.pop()
        if node.goal.label in (label.OBJECTIVE, label.KEY_RESULT):
            return True
        todo += node.children
    return False


def _between(items: list[Node]) -> set[int]:
    """The lines that belong to the key result before them and not to the objective of all.

    They do when such lines stand between key results ("KR, initiative, KR, initiative"), not after all of them.
    """
    found: set[int] = set()
    waiting: dict[str, list[int]] = {}  # by label, since the last objective
    between: set[str] = set()
    for at, node in enumerate(items):
        kind = node.goal.label
        if kind == label.OBJECTIVE:
            waiting, between = {}, set()
        elif kind == label.KEY_RESULT:
            for other, places in waiting.items():
                between.add(other)
                found.update(places)
            waiting = {}
        elif kind in between:
            found.add(at)
        elif kind:
            waiting.setdefault(kind, []).append(at)
    return found


def _lifted(items: list[Node]) -> list[Node]:
    """The items, those without words replaced by what stands below them."""
    if all(n.goal.words.text for n in items):
        return items
    out: list[Node] = []
    for node in items:
        out += [node] if node.goal.words.text else node.children
    return out


def _states(goal: Goal) -> bool:
    """Whether a line states a result: a level to reach or hold, or a change from somewhere."""
    reading = sentence.read(goal.words.text)
    return reading.amounts.baseline is not None or kinds.kind(reading) in _RESULTS


def _stopped(words: Words) -> Words:
    """The words without a final full stop."""
    text = words.text
    return line.cut(words, 0, len(text) - 1) if text.endswith(".") and not text.endswith("..") else words
