"""A list to key results, objectives and initiatives: by its labels, and without labels by its shape.

Under a headline a flat list is its key results; items with items below are objectives, except where
the upper line states a result and the lower ones the work for it - then those are initiatives. In a
tree of more levels a line with lines below is a key result of the line above and an objective of its
own, which is how cascaded OKRs are written.
"""

from __future__ import annotations

from coach.model import Words
from coach.parse import label, owner, section
from coach.parse.draft import Aim
from coach.parse.line import Goal
from coach.parse.lines import META, labelled
from coach.parse.scan import ITEM
from coach.parse.tree import Node, states
from coach.parse.walk import Opener, Walker, groups


class Placer(Walker):
    """Where the lines of a list go."""

    def place(self, items: list[Node], head: Goal | None, opener: Opener, *, opened: bool) -> None:
        """Place the items below a headline (head None: below none, or below a title).

        opened: the headline is an objective already, by its label or its own key results.
        """
        self.opener = opener
        if labelled(items):
            self.walk(items, self.opener() if opened else None, None)
        elif opened or not self.labelled or any(self.splits(n.goal) for n in items):
            self._shape(items, head, opened=opened)
        elif head is None and self.draft.aims and not self.draft.aims[-1].results:
            self.results(items, self.draft.aims[-1])

    def objectives(self, items: list[Node]) -> None:
        """Place the lines of a list of objectives."""
        self.opener = lambda: None
        before = len(self.draft.aims)
        if labelled(items):
            self.walk(items, None, None)
        else:
            for node in items:
                if node.goal.words.text and not node.goal.dropped:
                    self._aim(node, "")
        self.number(before)

    def _shape(self, items: list[Node], head: Goal | None, *, opened: bool) -> None:
        items = _lifted([n for n in items if not n.goal.dropped])
        parents = [n for n in items if n.items and not groups(n)]
        if not parents:
            self._flat(items, head)
        elif head is None and len(items) == 1 and self._names(items[0]):
            self._shape(items[0].children, None, opened=opened)
        elif head is not None and self._works(parents, head):
            self.results(items, self.opener() or self.draft.aim())
        else:
            for node in items:
                self._branch(node, head, opened=opened)

    def _branch(self, node: Node, head: Goal | None, *, opened: bool) -> None:
        """Place one item of a list in which some have items below."""
        if groups(node):
            self.walk([node], self.draft.aims[-1] if self.draft.aims else None, None)
        elif node.items and section.skipped(node.goal.words.text):
            return
        elif node.items and self._role(node):
            self._shape(node.items, head, opened=opened)
        elif node.items:
            if opened and not self.splits(node.goal) and (aim := self.opener()):
                self.add(node.goal, aim)
            self._aim(node, self.parent(head) if head and not _name(head.words.text) else "")
        elif self.splits(node.goal):
            self.open(node.goal)
        elif head is not None:
            self.leaf(node, self.opener() or self.draft.aim())
        elif not node.goal.link and node.goal.label not in META and node.goal.words.text:
            self.open(node.goal)

    def _flat(self, items: list[Node], head: Goal | None) -> None:
        """Place a list without lists below: key results, or bold objectives and the lines after them."""
        if all(n.goal.link for n in items):
            return  # a list of links is further reading
        aim: Aim | None = None
        mixed = items[0].goal.bold and not all(n.goal.bold for n in items)
        if not mixed and not any(self.splits(n.goal) for n in items):
            self.results(items, self.opener() or self._bare())
            return
        for node in items:
            if mixed and node.goal.bold:
                aim = self.open(node.goal, self.parent(head) if head and not _name(head.words.text) else "")
            elif self.splits(node.goal):
                self.open(node.goal)
            else:
                self.leaf(node, aim or self.opener() or self._bare())

    def _bare(self) -> Aim:
        """The objective of key results without one: the last if it has no words, else a new one."""
        aims = self.draft.aims
        return aims[-1] if aims and not aims[-1].goal.words.text else self.draft.open(Goal(Words("")))

    def _aim(self, node: Node, parent: str) -> None:
        """Open an item with items below as an objective, those below as its key results."""
        aim = self.open(node.goal, parent)
        later: list[Node] = []
        for child in _lifted([c for c in node.children if not c.goal.dropped]):
            if child.kind != ITEM or groups(child):
                self.walk([child], aim, None)
            elif not child.items:
                self._child(child, aim, later)
            elif self._role(child):
                for grandchild in child.items:
                    self._child(grandchild, aim, later)
            elif self._worked(child):
                self.leaf(child, aim)
            else:
                if not self.splits(child.goal) and not child.goal.bold:
                    self.add(child.goal, aim)
                later.append(child)
        for child in later:
            self._aim(child, "" if self.splits(child.goal) else aim.goal.words.text)

    def _child(self, node: Node, aim: Aim, later: list[Node]) -> None:
        if node.items or self.splits(node.goal):
            later.append(node)
        else:
            self.leaf(node, aim)

    def _worked(self, node: Node) -> bool:
        """Whether a line states a result and the lines below it the work for it."""
        if any(c.items or owner.owns(c.goal, style=self.style) for c in node.items):
            return False
        below = [c for c in node.items if c.goal.label != label.INITIATIVE and c.goal.label not in META]
        if not below:
            return True
        return states(node.goal) and sum(states(c.goal) for c in below) * 2 < len(below)

    def _works(self, parents: list[Node], head: Goal) -> bool:
        """Whether the items below a headline are its key results and the lines below those the work for them.

        In a tree of two levels the level that states results is the key results; where neither states
        more, a headline that is a goal keeps the upper one.
        """
        if sum(self._worked(n) for n in parents) * 2 >= len(parents):
            return True
        below = [c for n in parents for c in n.items]
        if any(c.items or owner.owns(c.goal, style=self.style) for c in below) or any(
            n.goal.bold or self.splits(n.goal) for n in parents
        ):
            return False
        upper = sum(states(n.goal) for n in parents) / len(parents)
        lower = sum(states(c.goal) for c in below) / len(below)
        return lower < upper or (lower == upper and not _name(head.words.text))

    def _names(self, node: Node) -> bool:
        """Whether the one line above a tree names a team or a document ("Growth"), its objectives below."""
        return _name(node.goal.words.text) and all(c.items for c in node.items) and not node.goal.label

    def _role(self, node: Node) -> bool:
        """Whether an item names who owns the lines below and no goal ("VP Product")."""
        words = node.goal.words.text
        if node.goal.label or node.goal.prefix or len(words.split()) > 5 or words.endswith((".", "!", "?")):
            return False
        if not all(c.goal.prefix or c.goal.bold or (c.items and self._role(c)) for c in node.items):
            return False
        return owner.role(words) or self.style


def _lifted(items: list[Node]) -> list[Node]:
    """The items, those without words replaced by what stands below them."""
    if all(n.goal.words.text for n in items):
        return items
    out: list[Node] = []
    for node in items:
        out += [node] if node.goal.words.text or groups(node) else node.children
    return out


def _name(words: str) -> bool:
    """Whether words name a team, a field or a document rather than a goal ("Growth")."""
    return section.title(words) or (len(words.split()) <= 2 and not section.speaks(words))
