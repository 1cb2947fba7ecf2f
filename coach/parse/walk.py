"""Lists whose lines say what they are: "Objective: ...", "KR1.2: ...", "Initiatives", "Owner: ..."."""

from __future__ import annotations

from collections.abc import Callable

from coach.model import Fields
from coach.parse import label, section
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.lines import FIELDS, META, Lines, labelled, with_field
from coach.parse.scan import ITEM
from coach.parse.tree import Node

Opener = Callable[[], "Aim | None"]  # opens the objective of a headline when it is first needed
_GROUPS = (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.WHY, label.SKIP)


def _none() -> Aim | None:
    return None


class Walker(Lines):
    """A list in order: an objective holds for the lines after it, a key result for those below it."""

    def __init__(self, draft: Draft, goals: list[Goal]) -> None:
        super().__init__(draft, goals)
        self.opener: Opener = _none
        self.ordinals: dict[str, Aim] = {}  # objectives of a list by number: the key results may stand in another list

    def walk(self, items: list[Node], parent: Aim | None, result: Result | None) -> None:
        """Place the lines below an objective (parent) or a key result (result)."""
        above, mode, aim = result, "", parent
        between = set() if above else _between(items)
        for at, node in enumerate(items):
            goal = node.goal
            kind = goal.label or mode
            own = result if above is not None or at in between else None
            if (
                goal.dropped
                or (not goal.words.text and not kind)
                or (goal.plural and goal.words.text and goal.label in self.single)
            ):
                continue  # "Objectives: what we want" beside "Objective: ..." explains
            if groups(node):
                mode = goal.label if not node.children else ""
                self._group(node, aim, own)
            elif kind == label.OBJECTIVE:
                aim, result, above, mode = self._objective(node), None, None, ""
            elif kind == label.KEY_RESULT:
                aim = self._target(goal.number, aim)
                result = self.listed(goal, aim)
                self.below(node.children, aim, result)
            elif kind == label.INITIATIVE:
                self.initiatives([node], self._target("", aim), own)
            elif kind in META:
                aim = aim or (self.opener() if _first(items[at + 1 :]) == label.KEY_RESULT else None)
                self._said(goal, kind, aim, own)
            elif node.kind == ITEM and (opened := self._unlabelled(node, items[at + 1 : at + 2], (parent, aim), above)):
                aim, result = opened, None

    def below(self, children: list[Node], aim: Aim, result: Result) -> None:
        """Place what stands below a key result: its fields, its initiatives, further objectives."""
        if children:
            self.walk(children, aim, result)

    def leaf(self, node: Node, aim: Aim) -> None:
        """Place a line that is a key result by where it stands, with what stands below it."""
        if _says(node):
            self.walk([node], aim, None)
        elif node.goal.words.text and not node.goal.dropped:
            self.below(node.children, aim, self.add(node.goal, aim))

    def results(self, items: list[Node], aim: Aim) -> None:
        """Place the lines of a list of key results."""
        between = _between(items)
        for at, node in enumerate(items):
            if at in between and aim.results:
                self.walk([node], aim, aim.results[-1])
            else:
                self.leaf(node, self._listed(node.goal, aim))

    def number(self, before: int) -> None:
        """Number the objectives of a list, all after the first so many; only those without key results wait for any."""
        listed = self.draft.aims[before:]
        self.ordinals = {aim.goal.number or str(n): aim for n, aim in enumerate(listed, start=1)}
        if any(aim.results for aim in listed):
            self.ordinals = {}

    def _listed(self, goal: Goal, aim: Aim) -> Aim:
        """Find the objective of a key result that stands in a list below a list of objectives: "2.1" is of the second."""
        below = any(aim is each for each in self.ordinals.values())
        return self.ordinals.get(goal.number.partition(".")[0], aim) if below else aim

    def _objective(self, node: Node) -> Aim | None:
        """Open an objective; without words the first line below has them, or each line is one ("Objectives:")."""
        goal, children = node.goal, node.children
        if not goal.words.text:
            if goal.plural or not children:
                before = len(self.draft.aims)
                for child in children:
                    self._objective(child)
                self.number(before)
                return None
            goal, children = children[0].goal, children[0].children + children[1:]
        aim = self.open(goal)
        if labelled(children) or any(c.items or c.kind != ITEM for c in children):
            self.walk(children, aim, None)
        else:
            self.results(children, aim)
        return aim

    def _group(self, node: Node, aim: Aim | None, result: Result | None) -> None:
        """Place the lines below a label without words."""
        kind, target = node.goal.label, self._target("", aim)
        if kind == label.KEY_RESULT:
            self.results(node.children, target)
        elif kind == label.INITIATIVE:
            self.initiatives(node.children, target, result)
        elif kind == label.HELD:
            self.held(node.children)
        elif kind == label.WHY:
            target.why += [c.goal.words.text for c in node.children if c.goal.words.text]

    def _said(self, goal: Goal, kind: str, aim: Aim | None, result: Result | None) -> None:
        """Note what a line says of the part above it ("Target: 40", "Owner: Ines")."""
        words = goal.words.text
        part: Result | Aim | None = result or aim
        if kind == label.HELD:
            self.draft.hold(goal.words)
        elif part is None or not words:
            return
        elif kind in FIELDS and result is not None:
            result.fields = Fields(**{**result.fields._asdict(), kind: words})
        elif kind in ("owner", "status", "progress"):
            part.goal = with_field(part.goal, kind, words)
        elif kind == label.WHY and aim is not None and result is None:
            aim.why.append(words)
        elif kind == "type":
            part.goal = part.goal._replace(type=label.TYPES.get(words.lower(), part.goal.type))

    def _unlabelled(
        self, node: Node, after: list[Node], aims: tuple[Aim | None, Aim | None], above: Result | None
    ) -> Aim | None:
        """Place a line that does not say what it is; the objective that holds from here on, if it is one.

        aims: the objective above and the one before. above: the key result above, if any.
        """
        (parent, before), goal = aims, node.goal
        why = parent.goal.words.text if parent else ""
        leads = any(c.goal.label == label.KEY_RESULT for c in node.items)
        if leads or self.splits(goal) or (goal.bold and self.labelled and node.items):
            self.walk(node.children, self.open(goal, why), None)
        elif node.items and labelled(node.items):  # "VP Product", or the goal that those below serve
            aim = self.open(goal, why) if self._states(goal) else parent
            self.walk(node.children, aim, above)
        elif goal.bold and self.labelled and above is None:
            return self.open(goal, why)
        elif above is not None:
            self.initiatives([node, *node.items], self._target("", before), above)
        elif before is None and after and after[0].goal.label == label.KEY_RESULT:
            return self.open(goal)
        elif target := parent or before or self.opener():
            self.below(node.children, target, self.add(goal, target))
        return None

    def _states(self, goal: Goal) -> bool:
        """Whether a line above labelled key results is an objective: no line calls itself one, and it speaks of a change."""
        return label.OBJECTIVE not in self.single and section.speaks(self.owned(goal).words.text)

    def _target(self, number: str, aim: Aim | None) -> Aim:
        """Find the objective of a key result: by its number, else by its place."""
        parent = number.rpartition(".")[0]
        return (self.aims.get(parent) if parent else None) or aim or self.opener() or self.draft.aim()


def _says(node: Node) -> bool:
    """Whether a line says that it is no key result: an initiative, a field, an objective, a group."""
    return node.goal.label in META or node.goal.label in (label.INITIATIVE, label.OBJECTIVE) or groups(node)


def _first(items: list[Node]) -> str:
    """What the first line that says what it is calls itself: an objective or a key result; "" for none."""
    return next((n.goal.label for n in items if n.goal.label in (label.OBJECTIVE, label.KEY_RESULT)), "")


def groups(node: Node) -> bool:
    """Whether a line is nothing but a label: "Key results:", "Initiatives"."""
    return not node.goal.words.text and node.goal.label in _GROUPS


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
        elif not _says(node):
            for other, places in waiting.items():
                between.add(other)
                found.update(places)
            waiting = {}
        elif kind in between:
            found.add(at)
        else:
            waiting.setdefault(kind, []).append(at)
    return found
