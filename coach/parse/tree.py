"""Blocks to nodes: a goal line, its children by indentation, bullet and hard break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach import kinds, sentence
from coach.model import Words
from coach.parse import exact, label, line, markup
from coach.parse.line import Goal
from coach.parse.scan import BREAK, HEADING, ITEM, TABLE, TEXT, Block
from coach.parse.spans import cut, join

_STEP = re.compile(r"(\d{1,2}\.\d{1,2})[.)]?[ \t\u00a0]+$")
_PICTURE = 0x2600  # pictures used as bullets begin about here
_LONGEST = 30_000  # a longer line holds no part, however much comes off it
MAX_DEPTH = 12  # deeper lines are read as if they stood here
STRUCTURE = (label.OBJECTIVE, label.KEY_RESULT, label.INITIATIVE)
_PICTURES = {"🎯": label.OBJECTIVE, "🥅": label.OBJECTIVE, "🔑": label.KEY_RESULT, "🗝": label.KEY_RESULT}
_RESULTS = frozenset({"outcome", "health"})
LINE = "L"  # the mark of a labelled line without a bullet


@dataclass(slots=True)
class Node:
    """A line of the outline and what stands below it."""

    goal: Goal
    kind: str = ITEM
    depth: int = 0
    mark: str = ""
    gap: bool = False
    raw: str = ""  # the words with label, owner and state
    children: list[Node] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)  # the lines of a table

    @property
    def items(self) -> list[Node]:
        """The children that are items or labelled lines, not running text."""
        return [c for c in self.children if c.kind == ITEM] if self.children else []


def nodes(text: str, blocks: list[Block]) -> list[Node]:
    """One node a block, more where a line holds several labels ("O: ... KR: ...")."""
    found: list[Node] = []
    item: Node | None = None  # the last one with a bullet
    for block in blocks:
        if block.kind == TABLE:
            found.append(Node(Goal(Words("")), TABLE, block.depth, runs=block.runs))
            continue
        words = join(text, block.runs)
        if not words.text:
            continue
        inner = [] if block.kind == HEADING or exact.MARK in words.text else label.inner(words.text)
        if inner and (inner[0] or len(inner) > 1):
            found += _several(words, inner, block)
        else:
            node = _node(words, block)
            if block.kind == ITEM:
                item = node
                if block.mark == "11" and not node.goal.number:
                    node.goal = node.goal._replace(number=_step(text, block.runs[0][0]))
            elif block.mark == BREAK and item is not None:
                node = _broken(node, item)
            found.append(node)
    return found


def _step(text: str, at: int) -> str:
    """The number that stands as a bullet before an item: "2.1"."""
    found = _STEP.search(text, max(0, at - 12), at)
    return found[1] if found else ""


def _broken(node: Node, item: Node) -> Node:
    """A text after a hard break in an item: where it states a result, one more line beside the item or below its objective."""
    if node.kind != TEXT or node.goal.words.text[:1].islower() or not states(node.goal):
        return node
    below = item.goal.bold or item.goal.label == label.OBJECTIVE
    node.kind, node.mark, node.depth = ITEM, item.mark, item.depth + (2 if below else 0)
    return node


def states(goal: Goal) -> bool:
    """Whether a line states a result: a level to reach or hold, or a change from somewhere."""
    reading = sentence.read(goal.words.text)
    return reading.amounts.baseline is not None or kinds.kind(reading) in _RESULTS


def _node(words: Words, block: Block) -> Node:
    goal = line.read(words) if len(words.text) <= _LONGEST else _long(words)
    if not goal.label and block.mark in _PICTURES:
        goal = goal._replace(label=_PICTURES[block.mark])
    if goal.label == label.OBJECTIVE and exact.MARK not in words.text:
        goal = goal._replace(words=_leading_on(goal.words))
    kind, mark, depth = block.kind, block.mark, block.depth
    if kind == TEXT and goal.label and (goal.label in STRUCTURE or block.soft or not block.gap):
        kind, mark = ITEM, LINE
        depth += 2 if block.soft else 0
    raw = markup.plain(words).words.text.partition("<!-- okr:")[0] if "<" in words.text else words.text
    return Node(goal, kind, depth, mark, block.gap and not block.soft, raw)


def _leading_on(words: Words) -> Words:
    """An objective without a last sentence that leads on to its key results ("We will know we are there when")."""
    *before, final = line.sentences(words)
    if not before or label.group(final.text) != label.KEY_RESULT:
        return words
    kept = cut(words, 0, words.text.rindex(final.text))
    return cut(kept, 0, len(kept.text.rstrip(".")))


def _long(words: Words) -> Goal:
    """A line too long for any part: its label decides whether it is refused or passed over as prose."""
    found = label.label(words.text[:200])
    return Goal(words, found.kind) if found else Goal(words)


def _several(words: Words, inner: list[int], block: Block) -> list[Node]:
    """The lines of a block that holds several labels; those after an objective stand below it."""
    starts = inner if inner[0] == 0 else [0, *inner]
    out: list[Node] = []
    depth = block.depth
    for at, (start, end) in enumerate(zip(starts, [*starts[1:], len(words.text)], strict=True)):
        part = cut(words, start, end)
        part = cut(part, 0, len(part.text.rstrip(" \t;,|/\\–—-")))
        if not part.text:
            continue
        node = _node(part, block if at == 0 else block._replace(kind=TEXT, mark="", gap=False, soft=False, depth=depth))
        if at == 0 and node.goal.label == label.OBJECTIVE and block.kind == ITEM:
            depth += 2
        out.append(node)
    return out


class Forest:
    """Items of one run, nested by indentation and, on one column, by the class of their bullets."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.stack: list[Node] = []

    def add(self, node: Node) -> None:
        """Hang an item where it belongs."""
        stack = self.stack
        while stack and stack[-1].depth > node.depth + 1:
            stack.pop()
        if stack and abs(stack[-1].depth - node.depth) <= 1:
            self._level(node)
        del stack[MAX_DEPTH:]
        (stack[-1].children if stack else self.roots).append(node)
        stack.append(node)

    def _level(self, node: Node) -> None:
        """On one column a new class of bullet goes below, a known one back to its level."""
        stack = self.stack
        at = len(stack)
        while at and abs(stack[at - 1].depth - node.depth) <= 1:
            at -= 1
            if _same(stack[at].mark, node.mark):
                del stack[at:]
                return
        if node.mark == LINE and stack[-1].mark != LINE:  # a labelled line ends a list of bullets on its column
            del stack[at:]

    def note(self, node: Node) -> None:
        """Running text below the last item."""
        if self.stack:
            self.stack[-1].children.append(node)

    def below(self, depth: int) -> bool:
        """Whether a column lies to the right of the last item."""
        return bool(self.stack) and depth > self.stack[-1].depth


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    if not one or not other:
        return False
    return (one in "-*+" and other in "-*+") or (ord(one[0]) > _PICTURE and ord(other[0]) > _PICTURE)
