"""Blocks to a draft: which line is an objective, which a key result, which neither.

What a line calls itself wins over the depth of headings, that over nesting, that over the order of
lines. A heading is the objective of the items right below it unless it names the document, a group
("Key results") or a section without OKRs ("Retrospective").
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.model import Words
from coach.parse import label, owner, section
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.place import META, Placer
from coach.parse.scan import HEADING, ITEM, TABLE, TEXT, Scan
from coach.parse.spans import cut
from coach.parse.tree import Forest, Node, nodes

TITLE, GOAL = "title", "goal"
_LONG = 200  # a paragraph longer than this is no headline
_HEADLINE_WORDS = 16


@dataclass(slots=True)
class Head:
    """A heading or headline: what it is, and the objective or key result it became."""

    level: int
    goal: Goal
    kind: str  # TITLE | GOAL | a kind of coach.parse.label
    aim: Aim | None = None
    result: Result | None = None
    since: int = 0  # how many objectives there were before it
    used: bool = False  # items, text or headings stand below it


class Outline:
    """One pass over the nodes of a document."""

    def __init__(self, text: str, scanned: Scan) -> None:
        self.text = text
        self.draft = Draft()
        self.nodes = nodes(text, scanned.blocks)
        self.placer = Placer(self.draft, [n.goal for n in self.nodes])
        self.heads: list[Head] = []
        self.mode = ""  # what the items below a headline such as "Key results:" are
        self.texts: list[Node] = []  # running text since the last heading or list
        self.forest = Forest()
        self.awaits = ""  # a label without words: the next text is what it labels
        self.levels: set[int] = set()  # levels of headings that became objectives
        self.empty: list[tuple[int, Head]] = []  # headings with nothing below, and where they would stand
        front = scanned.front
        self.draft.team = front.get("team") or front.get("squad")
        self.draft.cycle = front.get("quarter") or front.get("cycle") or front.get("period")

    def read(self) -> Draft:
        """Read all nodes."""
        for node in self.nodes:
            if node.kind == HEADING:
                self._flush()
                self._heading(node)
            elif node.kind == TABLE:
                self._flush()
                self._table(node)
            elif node.kind == ITEM:
                self.forest.add(node)
            elif self.forest.stack and (self.forest.below(node.depth) or not (node.gap or node.depth == 0)):
                self.forest.note(node)
            else:
                self._flush()
                self._text(node)
        self._flush()
        self._loose()
        return self.draft

    # headings

    def _heading(self, node: Node) -> None:
        level, goal = node.depth, node.goal
        while self.heads and self.heads[-1].level >= level:
            self._leave(self.heads.pop())
        self.mode = self.awaits = ""
        self.texts = []
        head = Head(level, goal, self._kind(node), since=len(self.draft.aims))
        if self.heads:
            self.heads[-1].used = True
        parent = self._goal_head()
        self.heads.append(head)
        if goal.dropped:
            head.kind = label.SKIP
        elif goal.label == label.OBJECTIVE and goal.words.text:
            head.aim = self.placer.open(goal, self._parent(parent))
        elif goal.label == label.KEY_RESULT and goal.words.text:
            self._open(parent)
            head.result = self.placer.add(goal)
        elif goal.label == label.OBJECTIVE and not goal.plural:
            self.awaits = label.OBJECTIVE
        elif goal.label == label.KEY_RESULT and goal.number:
            self._open(parent)
            self.awaits = label.KEY_RESULT
        elif head.kind == GOAL and self.placer.splits(goal):
            head.aim = self.placer.split(goal, self._parent(parent))

    def _kind(self, node: Node) -> str:
        goal = node.goal
        if any(h.kind == label.SKIP and not section.contents(h.goal.words.text) for h in self.heads):
            return label.SKIP
        if goal.label and (goal.words.text or goal.number):
            return GOAL if goal.label in (label.OBJECTIVE, label.KEY_RESULT) else goal.label
        text = node.raw
        group = section.group(text)
        if group:
            return group
        if section.skipped(text):
            return label.SKIP
        if section.title(text) or not goal.words.text:
            return TITLE
        return GOAL

    def _leave(self, head: Head) -> None:
        """Leave a heading behind; remember it when nothing stood below it."""
        if head.kind == GOAL and not head.used and head.aim is None and head.result is None and not head.goal.label:
            self.empty.append((len(self.draft.aims), head))

    def _goal_head(self) -> Head | None:
        """The nearest heading that can be an objective."""
        return next((h for h in reversed(self.heads) if h.kind == GOAL), None)

    def _parent(self, head: Head | None) -> str:
        """The words of a heading as the parent of others; names of teams and documents are none."""
        if head is None or head.result is not None:
            return ""
        words = self.placer.parent(head.goal)
        return words if head.aim is not None or len(words.split()) > 4 or section.speaks(words) else ""

    def _open(self, head: Head | None) -> Aim | None:
        """The objective of a heading, opened when first needed."""
        if head is None:
            return None
        head.used = True
        if head.aim is None and head.result is None:
            above = self.heads[: self.heads.index(head)] if head in self.heads else []
            parent = next((h for h in reversed(above) if h.kind == GOAL), None)
            head.aim = self.placer.open(head.goal, self._parent(parent))
            self.levels.add(head.level)
        return head.aim

    # running text

    def _text(self, node: Node) -> None:
        if self._skips() or node.goal.dropped:
            return
        goal = node.goal
        head = self._goal_head()
        if goal.label in META:
            self._said(goal, head)
            return
        if self.awaits and goal.words.text:
            self._awaited(goal)
            return
        if self.mode in (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.SKIP) and not self._ends(node):
            self._line(goal, head)
            return
        mode = self.heads[-1].kind if self.heads else ""
        if mode in (label.WHY, label.OBJECTIVE, label.KEY_RESULT, label.HELD) and not self.texts and goal.words.text:
            self._group_text(mode, goal)
            return
        if head and not head.used and not goal.link and not section.greeting(node.raw):
            self.placer.why(head.goal, goal.words.text)
        self.mode = section.group(node.raw) if len(node.raw) <= 60 else ""
        self.texts.append(node)

    def _line(self, goal: Goal, head: Head | None) -> None:
        """A line without a bullet below a label such as "Key results:"."""
        if self.mode == label.HELD:
            self.draft.hold(goal.words)
        elif self.mode != label.SKIP:
            aim = self._open(head) if head and head.result is None else None
            if self.mode == label.KEY_RESULT:
                self.placer.add(goal, aim)
            else:
                (aim or self.draft.aim()).initiatives.append(goal.words)

    def _said(self, goal: Goal, head: Head | None) -> None:
        """A line such as "Status: on track" or "Why: ..." below a heading, outside of any list."""
        if head is not None and head.aim is None and goal.label in ("owner", "status") and goal.words.text:
            head.goal = head.goal._replace(**{goal.label: goal.words.text})
        elif head is not None and not head.used and goal.label == label.WHY:
            self.placer.why(head.goal, goal.words.text)
        elif goal.label == label.HELD and goal.words.text:
            self.draft.hold(goal.words)
        elif goal.label in ("team", "cycle") and goal.words.text:
            self.draft.team = goal.words.text if goal.label == "team" else self.draft.team
            self.draft.cycle = goal.words.text if goal.label == "cycle" else self.draft.cycle
        elif not goal.words.text and goal.label in (label.HELD, label.WHY, label.SKIP):
            self.mode = goal.label

    def _awaited(self, goal: Goal) -> None:
        """The words of a label that stood alone on its line."""
        parent = self._goal_head()
        if self.awaits == label.OBJECTIVE:
            aim = self.placer.open(goal, "")
            if parent is not None and parent.goal.label == label.OBJECTIVE and parent.aim is None:
                parent.aim = aim
        else:
            self.placer.add(goal)
        self.awaits = ""

    def _group_text(self, kind: str, goal: Goal) -> None:
        if kind == label.WHY:
            aim = self._open(self._goal_head()) or (self.draft.aims[-1] if self.draft.aims else None)
            if aim is not None:
                aim.why.append(goal.words.text)
        elif kind == label.HELD:
            self.draft.hold(goal.words)
        elif kind == label.OBJECTIVE:
            self.placer.open(goal, "")
            self.heads[-1].kind = TITLE
        elif kind == label.KEY_RESULT and len(goal.words.text) <= _LONG:
            self._open(self._goal_head())
            self.placer.add(goal)

    def _ends(self, node: Node) -> bool:
        """Whether a text ends a list of lines without bullets."""
        return len(node.raw) > _LONG or section.greeting(node.raw) or (node.gap and node.raw.endswith("."))

    def _skips(self) -> bool:
        return bool(self.heads) and self.heads[-1].kind in (label.SKIP,)

    # lists

    def _flush(self) -> None:
        """Place the items gathered so far."""
        items = self.forest.roots
        if not items:
            return
        self.forest = Forest()
        texts, self.texts = self.texts, []
        if self._skips():
            return
        if self.awaits and not items[0].goal.label and items[0].goal.words.text:
            self._awaited(items[0].goal)
            self.placer.results(items[0].children, self.draft.aims[-1])
            items = items[1:]
        self.awaits = ""
        if not items:
            return
        self._place(items, texts)
        last = items[-1]
        if last.goal.label in (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.SKIP) and not (last.children or last.goal.words.text):
            self.mode = last.goal.label
        if self.heads:
            self.heads[-1].used = True

    def _place(self, items: list[Node], texts: list[Node]) -> None:
        head = self._goal_head()
        if items[0].goal.label in (label.OBJECTIVE, label.KEY_RESULT):
            self.mode = ""
        mode = self.mode or (self.heads[-1].kind if self.heads else "")
        if mode in (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.WHY, label.SKIP):
            self._group(mode, items, head)
            self.mode = "" if mode != label.KEY_RESULT else mode
            return
        self.mode = ""
        if mode == label.OBJECTIVE:
            self.placer.aims_of(items)
            return
        headline = self._headline(texts, head)
        if headline is not None:
            head = headline
        recent = self._recent(head)
        if recent is not None and head is not None and items[0].goal.label != label.OBJECTIVE:
            self.placer.results(items, recent)
            return
        if head is not None and head.result is not None:
            self.placer.below(items, self.draft.aim(), head.result)
            return
        self.placer.place(items, head.goal if head else None, lambda: self._open(head), opened=bool(head and head.aim))

    def _recent(self, head: Head | None) -> Aim | None:
        """An objective that a line below the heading opened and that still has no key results."""
        since = head.since if head else 0
        last = self.draft.aims[-1] if len(self.draft.aims) > since else None
        return last if last is not None and (head is None or head.aim is None) and not last.results else None

    def cells(self, runs: list[tuple[int, int]]) -> list[list[Words]]:
        """Cut the lines of a table into rows of cells; another format has another way."""
        from coach.parse import markdown  # noqa: PLC0415 - only documents with tables need it

        return markdown.rows(self.text, runs)

    def _table(self, node: Node) -> None:
        """Read a table; where it names no objective its key results belong to the one above it."""
        texts, self.texts = self.texts, []
        if self._skips():
            return
        from coach.parse import rows, sheet  # noqa: PLC0415 - only documents with tables need them

        table = self.cells(node.runs)
        found = sheet.layout(table, headed=True)
        if found is None:
            return
        if found.shape == "results" and found.aim is None and not any(c and c.field == label.OBJECTIVE for c in found.columns):
            head = self._goal_head()
            aim = self._recent(head) or self._open(self._headline(texts, head) or head)
            if aim is None or aim is not self.draft.aims[-1]:
                self.draft.aims.append(aim or Aim(Goal(Words(""))))
        rows.fill(self.draft, table, headed=True)
        if self.heads:
            self.heads[-1].used = True

    def _group(self, mode: str, items: list[Node], head: Head | None) -> None:
        if mode == label.SKIP:
            return
        aim = self._open(head) if head and head.result is None else None
        if mode == label.KEY_RESULT:
            self.placer.results(items, aim or self.draft.aim())
        elif mode == label.INITIATIVE:
            owner_ = head.result if head and head.result else None
            self.placer.initiatives(items, aim or self.draft.aim(), owner_)
        elif mode == label.HELD:
            self.placer.held(items)
        elif aim or self.draft.aims:
            (aim or self.draft.aims[-1]).why += [n.goal.words.text for n in items if n.goal.words.text]

    def _headline(self, texts: list[Node], head: Head | None) -> Head | None:
        """The text above a list as its objective, None when it is none."""
        if not texts:
            return None
        node = texts[-1]
        text = node.raw.strip()
        bare = node.goal.words.text.rstrip(": ")
        if not bare or len(text) > _LONG or node.goal.link or section.greeting(text):
            return None
        count = len(bare.split())
        if not node.goal.bold:
            sentence = text.endswith((".", "!", "?", ",")) and count > 6
            if count > _HEADLINE_WORDS or sentence or section.title(bare) or (self.placer.labelled and self.draft.aims):
                return None
            if head is not None and (head.aim is not None or count < 3 or len(head.goal.words.text.split()) > 2 or node.gap):
                return None
        elif section.title(bare) or section.skipped(bare):
            return None
        goal = node.goal
        if goal.words.text.endswith(":"):
            goal = goal._replace(words=_without_colon(goal.words))
        made = Head(7, goal, GOAL)
        while self.heads and self.heads[-1].level >= 7:
            self.heads.pop()
        if head is not None:
            head.used = True
            self.placer.forget(head.goal)
        return made

    # what is left

    def _loose(self) -> None:
        """Headings without anything below, among headings that became objectives: objectives still without key results."""
        while self.heads:
            self._leave(self.heads.pop())
        if self.placer.labelled or not self.draft.aims:
            return
        for at, head in reversed(self.empty):
            if head.level in self.levels and not owner.role(head.goal.words.text):
                self.draft.aims.insert(at, Aim(self.placer.owned(head.goal)))


def _without_colon(words: Words) -> Words:
    return cut(words, 0, len(words.text.rstrip(": ")))


def read(text: str, scanned: Scan) -> Draft:
    """The draft of a scanned document."""
    return Outline(text, scanned).read()


__all__ = ["GOAL", "TEXT", "TITLE", "Head", "Outline", "read"]
