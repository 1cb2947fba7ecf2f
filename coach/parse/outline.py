"""Blocks to a draft: which line is an objective, which a key result, which neither.

What a line calls itself wins over the depth of headings, that over nesting, that over the order of
lines. A heading is the objective of the items right below it unless it names the document, a group
("Key results") or a section without OKRs ("Retrospective").
"""

from __future__ import annotations

from coach.model import Words
from coach.parse import label, line, owner, section
from coach.parse.draft import Aim, Draft
from coach.parse.headline import LONG, headline
from coach.parse.heads import GOAL, HEADLINE, TITLE, Head, Heads
from coach.parse.line import Goal
from coach.parse.lines import META, with_field
from coach.parse.place import Placer
from coach.parse.scan import HEADING, ITEM, TABLE, Scan
from coach.parse.tree import Forest, Node, nodes

_LISTS = (label.KEY_RESULT, label.INITIATIVE, label.HELD, label.SKIP)


class Outline:
    """One pass over the nodes of a document."""

    def __init__(self, text: str, scanned: Scan) -> None:
        self.text = text
        self.draft = Draft()
        self.nodes = nodes(text, scanned.blocks)
        self.placer = Placer(self.draft, [n.goal for n in self.nodes])
        self.heads = Heads()
        self.forest = Forest()  # the items since the last heading or text
        self.texts: list[Node] = []  # running text since the last heading or list
        self.mode = ""  # what the lines below a label such as "Key results:" are
        self.awaits = ""  # a label without words: the next text is what it labels
        self.levels: set[int] = set()  # levels of headings that became objectives
        front = scanned.front
        self.draft.team = front.get("team") or front.get("squad")
        self.draft.cycle = front.get("quarter") or front.get("cycle") or front.get("period")

    def read(self) -> Draft:
        """Read all nodes."""
        for node in self.nodes:
            if node.kind == ITEM:
                self.forest.add(node)
            elif node.kind == HEADING:
                self._flush()
                self._heading(node)
            elif node.kind == TABLE:
                self._flush()
                self._table(node)
            elif self.forest.stack and (self.forest.below(node.depth) or not (node.gap or node.depth == 0)):
                self.forest.note(node)
            else:
                self._flush()
                self._text(node)
        self._flush()
        self._left()
        return self.draft

    # headings

    def _heading(self, node: Node) -> None:
        goal = node.goal
        head = self.heads.enter(node, len(self.draft.aims))
        self.mode = self.awaits = ""
        self.texts = []
        if head.kind == GOAL and goal.label == label.KEY_RESULT:
            self._current(head.parent)
            if goal.words.text:
                head.result = self.placer.add(goal)
            else:
                self.awaits = label.KEY_RESULT
        elif goal.label == label.OBJECTIVE and head.kind != label.SKIP and not goal.plural:
            if goal.words.text or goal.exact:
                self._open(head)
            else:
                self.awaits = label.OBJECTIVE
        elif head.kind == GOAL and self.placer.splits(goal):
            self._open(head)

    def _open(self, head: Head | None) -> Aim | None:
        """Open the objective of a heading when it is first needed."""
        if head is None:
            return None
        head.used = True
        if head.aim is None and head.result is None:
            head.aim = self.placer.open(head.goal, self._parent(head.parent), *head.why)
            self.levels.add(head.level)
        return head.aim

    def _parent(self, head: Head | None) -> str:
        """Give the words of a heading as the parent of others; names of teams and documents are none."""
        if head is None or head.result is not None:
            return ""
        words = self.placer.parent(head.goal)
        return words if head.aim is not None or len(words.split()) > 4 or section.speaks(words) else ""

    def _current(self, head: Head | None) -> Aim:
        """The objective that a group such as "Key results" belongs to: opened below the heading, or the heading."""
        aims = self.draft.aims
        if head is not None and head.aim is None and len(aims) > head.since:
            return aims[-1]
        return self._open(head) or self.draft.aim()

    # running text

    def _text(self, node: Node) -> None:
        goal, head = node.goal, self.heads.goal()
        kind = self.heads.kind
        if kind == label.SKIP or goal.dropped:
            return
        if goal.label in META:
            self._said(goal, head)
        elif self.awaits and goal.words.text:
            self._awaited(goal)
        elif self.mode in _LISTS and not self._ends(node):
            self._line(self.mode, goal, head)
        elif (
            kind in (label.WHY, label.OBJECTIVE, *_LISTS)
            and not self.texts
            and goal.words.text
            and len(node.raw) <= LONG
        ):
            self._line(kind, goal, head)
        else:
            if head and not head.used and not goal.link and not section.greeting(node.raw):
                head.why.append(goal.words.text)
            self.mode = section.group(node.raw) if len(node.raw) <= 60 else ""
            self.texts.append(node)

    def _line(self, kind: str, goal: Goal, head: Head | None) -> None:
        """Read a line without a bullet below a label or heading such as "Key results"."""
        if kind == label.HELD:
            self.draft.hold(goal.words)
        elif kind == label.WHY:
            self._current(head).why.append(goal.words.text)
        elif kind == label.OBJECTIVE:
            self.placer.open(goal)
        elif kind == label.KEY_RESULT:
            self.placer.add(goal, self._current(head))
        elif kind == label.INITIATIVE:
            self._current(head).initiatives.append(goal.words)

    def _said(self, goal: Goal, head: Head | None) -> None:
        """Read a line such as "Status: on track" or "Why: ..." outside of any list."""
        words = goal.words.text
        if not words:
            self.mode = goal.label if goal.label in (label.HELD, label.WHY, label.SKIP) else self.mode
        elif goal.label == label.HELD:
            self.draft.hold(goal.words)
        elif goal.label in ("team", "cycle"):
            setattr(self.draft, goal.label, words)
        elif head is not None and goal.label in ("owner", "status"):
            part = head.result or head.aim or head
            part.goal = with_field(part.goal, goal.label, words)
        elif head is not None and not head.used and goal.label == label.WHY:
            head.why.append(words)

    def _awaited(self, goal: Goal) -> None:
        """Take a line as the words of the label that stood alone above it."""
        head = self.heads.stack[-1]
        if self.awaits == label.OBJECTIVE:
            head.aim = self.placer.open(goal, self._parent(head.parent))
            head.kind, head.used = GOAL, True
        else:
            head.result = self.placer.add(goal)
        self.awaits = ""

    @staticmethod
    def _ends(node: Node) -> bool:
        """Whether a text ends a list of lines without bullets."""
        return len(node.raw) > LONG or section.greeting(node.raw) or (node.gap and node.raw.endswith("."))

    # lists

    def _flush(self) -> None:
        """Place the items gathered so far."""
        items, self.forest = self.forest.roots, Forest()
        if not items:
            return
        texts, self.texts = self.texts, []
        if self.heads.kind == label.SKIP:
            return
        if self.awaits and not items[0].goal.label and items[0].goal.words.text:
            self._awaited(items[0].goal)
            self.placer.results(items[0].children, self.draft.aims[-1])
            items = items[1:]
        self.awaits = ""
        if items:
            self._place(items, texts)
            last = items[-1]
            if last.goal.label in _LISTS and not (last.children or last.goal.words.text):
                self.mode = last.goal.label
        self.heads.use()

    def _place(self, items: list[Node], texts: list[Node]) -> None:
        first = items[0].goal.label
        mode = self.mode if first not in (label.OBJECTIVE, label.KEY_RESULT) else ""
        mode = mode or self.heads.kind
        self.mode = mode if self.mode == mode == label.KEY_RESULT else ""
        head = self.heads.goal()
        if mode in (label.WHY, label.OBJECTIVE, *_LISTS):
            self._group(mode, items, head)
            return
        above = self._headline(texts, head, near=not items[0].gap)
        recent = self._recent(head) if above is None else None
        head = above or head
        if recent is not None and head is not None and first != label.OBJECTIVE:
            self.placer.results(items, recent)
        elif head is not None and head.result is not None:
            self.placer.below(items, self.draft.aim(), head.result)
        else:
            opened = head is not None and head.aim is not None
            self.placer.place(items, head.goal if head else None, lambda: self._open(head), opened=opened)

    def _recent(self, head: Head | None) -> Aim | None:
        """Find an objective that a line below the heading opened and that still has no key results."""
        since = head.since if head else 0
        last = self.draft.aims[-1] if len(self.draft.aims) > since else None
        return last if last is not None and (head is None or head.aim is None) and not last.results else None

    def _group(self, kind: str, items: list[Node], head: Head | None) -> None:
        """Place the items below a label or heading such as "Initiatives"."""
        if kind == label.OBJECTIVE:
            self.placer.objectives(items)
        elif kind == label.KEY_RESULT:
            self.placer.results(items, self._current(head))
        elif kind == label.INITIATIVE:
            self.placer.initiatives(items, self._current(head), head.result if head else None)
        elif kind == label.HELD:
            self.placer.held(items)
        elif kind == label.WHY:
            self._current(head).why += [n.goal.words.text for n in items if n.goal.words.text]

    def _headline(self, texts: list[Node], head: Head | None, *, near: bool = False) -> Head | None:
        """Take the text above a list for its objective; None when it is none."""
        if not texts:
            return None
        goal = headline(texts[-1], head, near=near, labelled=self.placer.labelled and bool(self.draft.aims))
        if goal is None:
            return None
        self.heads.leave(HEADLINE, len(self.draft.aims))
        if head is not None:
            head.used = True
            head.why = []
        return Head(HEADLINE, goal, GOAL, len(self.draft.aims), head)

    # tables

    def cells(self, runs: list[tuple[int, int]]) -> list[list[Words]]:
        """Cut the lines of a table into rows of cells; another format has another way."""
        from coach.parse import html, markdown  # noqa: PLC0415 - only documents with tables need them

        if html.is_row(self.text, runs[0][0]):
            return html.rows(self.text, runs)
        return markdown.rows(self.text, runs)

    def _table(self, node: Node) -> None:
        """Read a table; where it names no objective its key results belong to the one above it."""
        from coach.parse import rows, sheet  # noqa: PLC0415 - only documents with tables need them

        texts, self.texts = self.texts, []
        skipped = self.heads.kind == label.SKIP
        if skipped and not section.people(self.heads.stack[-1].goal.words.text):
            return
        table = self.cells(node.runs)
        if (kind := self.heads.kind) in (label.HELD, label.INITIATIVE):
            for row in table[1:]:
                if words := next((w for w in row if w.text), None):
                    self._line(kind, line.read(words), self.heads.goal())
            return
        found = sheet.layout(table, headed=True)
        if found is None:
            return
        named = found.aim is not None or any(c and c.field == label.OBJECTIVE for c in found.columns)
        if skipped and not named:
            return
        if found.shape == "results" and not named:
            head = self.heads.goal()
            aim = self._recent(head) or self._open(self._headline(texts, head) or head)
            if aim is None or aim is not self.draft.aims[-1]:
                self.draft.aims.append(aim or Aim(Goal(Words(""))))
        rows.fill(self.draft, table, headed=True)
        self.heads.use()

    # what is left

    def _left(self) -> None:
        """Keep headings with nothing below them, beside headings that became objectives: they wait for key results."""
        self.heads.leave(0, len(self.draft.aims))
        if self.placer.labelled or not self.draft.aims:
            return
        for at, head in reversed(self.heads.empty):
            if head.level in self.levels and not owner.role(head.goal.words.text):
                self.draft.aims.insert(at, Aim(self.placer.owned(head.goal)))


def read(text: str, scanned: Scan) -> Draft:
    """Read the draft of a scanned document."""
    return Outline(text, scanned).read()


__all__ = ["TITLE", "Outline", "read"]
