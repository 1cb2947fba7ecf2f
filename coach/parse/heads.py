"""Headings above a place: which is the objective, which names the document, a group or no OKRs at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.parse import label, section
from coach.parse.draft import Aim, Result
from coach.parse.line import Goal
from coach.parse.tree import Node

TITLE, GOAL = "title", "goal"
HEADLINE = 7  # the level of a line of text that stands above a list


@dataclass(slots=True, eq=False)
class Head:
    """A heading or headline: what it is, and the objective or key result it became."""

    level: int
    goal: Goal
    kind: str  # TITLE | GOAL | a kind of coach.parse.label
    since: int = 0  # how many objectives there were before it
    parent: Head | None = None  # the nearest heading above that can be an objective
    aim: Aim | None = None
    result: Result | None = None
    used: bool = False  # items, text or headings stand below it
    why: list[str] = field(default_factory=list)  # the text below it, until its objective is opened


class Heads:
    """The stack of headings above the current line."""

    def __init__(self) -> None:
        self.stack: list[Head] = []
        self.empty: list[tuple[int, Head]] = []  # headings with nothing below, and where they would stand

    def enter(self, node: Node, opened: int) -> Head:
        """Go below a heading. opened: how many objectives there are so far."""
        self.leave(node.depth, opened)
        if self.stack:
            self.stack[-1].used = True
        head = Head(node.depth, node.goal, self._kind(node), opened, self.goal())
        self.stack.append(head)
        return head

    def leave(self, level: int, opened: int) -> None:
        """Leave all headings of a level and below; remember those with nothing below them."""
        while self.stack and self.stack[-1].level >= level:
            head = self.stack.pop()
            if head.kind == GOAL and not head.used and head.aim is None and head.result is None and not head.goal.label:
                self.empty.append((opened, head))

    def goal(self) -> Head | None:
        """Find the nearest heading that can be an objective."""
        return next((h for h in reversed(self.stack) if h.kind == GOAL), None)

    @property
    def kind(self) -> str:
        """What the innermost heading is, "" without one."""
        return self.stack[-1].kind if self.stack else ""

    def use(self) -> None:
        """Note that something stands below the innermost heading."""
        if self.stack:
            self.stack[-1].used = True

    def _kind(self, node: Node) -> str:
        goal = node.goal
        if any(h.kind == label.SKIP and not _alone(h) for h in self.stack) or goal.dropped:
            return label.SKIP
        if goal.label and (goal.words.text or goal.number or goal.exact):
            return GOAL if goal.label in (label.OBJECTIVE, label.KEY_RESULT) else goal.label
        if section.skipped(node.raw):
            return label.SKIP
        group = section.group(node.raw)
        if group in (label.OBJECTIVE, label.KEY_RESULT, label.INITIATIVE, label.HELD, label.WHY, label.SKIP):
            return group
        return TITLE if section.title(node.raw) or not goal.words.text else GOAL


def _alone(head: Head) -> bool:
    """Whether a heading leaves out its own lines alone, and not what the headings below it hold."""
    text = head.goal.words.text
    return section.contents(text) or section.people(text)
