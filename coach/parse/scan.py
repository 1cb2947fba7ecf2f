"""Lines of Markdown or plain text to blocks: headings, items, paragraphs, each with its place.

A line scanner, one look at each line: no tree is built here and nothing is understood. Tabs count
to the next multiple of four. Fenced code, comments, front matter, quoted mail and rules are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.parse import label
from coach.words import bag

HEADING, ITEM, TEXT, TABLE = "heading", "item", "text", "table"
BREAK = "\\"  # the mark of a text that a hard break parts from the line above
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_ITEM = re.compile(
    r"(?P<mark>[-*+•◦▪▫‣⁃·–—●○■□◆◇►▶➢➤➔→✓✔✅☑☐]|-(?=KR|O\d|Objective|Key )|o(?=\t| {2})|\d{1,3}[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+[.)]?(?=[ \t]+[A-ZÀ-Þ])|[a-zA-Z][.)](?=[ \t])|(?:[ivx]{1,4}|[IVX]{1,4})[.)](?=[ \t]))"
    r"(?:[ \t\u00a0]+|$|(?=(?:KR|O\d|Objective|Key )(?![^*\r\n]{0,40}\*)))"
)
_STEPS = re.compile(
    r"(?:\A|[\r\n])[ \t]*\d{1,2}\.\d{1,2}\.?[ \t]+[A-ZÀ-Þ]"
)  # "1.1 Words": then "1 Words" is an item too
_STEP = re.compile(r"(?P<mark>\d{1,2})[ \t]+(?=[A-ZÀ-Þ])")
_TIGHT = re.compile(r"[•◦▪‣●○■►➢](?=\S)")
_HEADING = re.compile(r"#{1,6}(?=[ \t])[ \t]*")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"(?:[-*_=~+#•·–—][ \t]*){3,}$")
_MACRO = re.compile(
    r"(?:\{:?[:.%#].*\}|\[\[?_?TOC_?\]?\]|\{toc\}|<!--.*-->|</?(?:details|div|table|tbody|tr|br|p|ul|ol|section|summary|center)[^<>]*/?>)$"
)
_TABLE_END = re.compile(r"</(?:table|TABLE)>[^\r\n]*")
_TAG = re.compile(r"<(?:[hH](?P<level>[1-6])|li|LI)(?:[ \t][^<>]*)?>")
_FRONT = re.compile(r"(?P<key>[A-Za-z_ ]{2,20}):[ \t]*(?P<value>.*)$")
_SETEXT = re.compile(r"(?:=+|-+)[ \t]*$")
_DELIMITER = re.compile(r"(?=[^|]*\|)[|][|:\- \t]*-[|:\- \t]*$|(?=[^|]*\|)[:\-][|:\- \t]*$")
_WRAPPED = 60  # a line this long may be wrapped: the next one goes on
_OPEN = bag("the a an and or of to in on at by for with from that which who our their its is are than as per")
_LAZY = 40  # the same for a line that begins small and stands left of its bullet's words


class Block(NamedTuple):
    """A part of the document as lines: where its words stand, line by line."""

    kind: str
    depth: int  # level of a heading, column of an item or text
    runs: list[tuple[int, int]]  # (start, end) of the words on each line
    line: int  # from 1
    mark: str = ""  # the bullet of an item, or its class: "1" for numbers, "a" for letters
    gap: bool = False  # a blank line stands before it
    soft: bool = False  # goes on after a hard break of the item above


class Scan(NamedTuple):
    """All blocks of a document, its front matter."""

    blocks: list[Block]
    front: dict[str, str]


def scan(text: str, *, quoted: bool = False, fenced: bool = False, bare: bool = False) -> Scan:
    """Blocks of a document.

    quoted and fenced read what stands in quotes and fences as well; bare makes a block of every line.
    """
    return _Scanner(text, quoted=quoted, fenced=fenced, bare=bare).run()


def column(text: str) -> int:
    """The width of white space, tabs to the next multiple of four."""
    if "\t" not in text:
        return len(text)
    width = 0
    for c in text:
        width += 4 - width % 4 if c == "\t" else 1
    return width


class _Scanner:
    """The state between two lines."""

    def __init__(self, text: str, *, quoted: bool, fenced: bool, bare: bool) -> None:
        self.text, self.quoted, self.fenced, self.bare = text, quoted, fenced, bare
        self.blocks: list[Block] = []
        self.front: dict[str, str] = {}
        self.gap = True  # the line before was blank
        self.last = 0  # length of the line before, 0 after a blank one
        self.broken = False  # the line before ended in a hard break
        self.no_fence: set[str] = set()
        self.until = 0  # lines before this offset are left out
        self.steps = _STEPS.search(text) is not None

    def run(self) -> Scan:
        self.until = self._front()
        for number, match in enumerate(_LINE.finditer(self.text), 1):
            start, end = match.span()
            if start == end:
                break
            if start >= self.until:
                self._line(start, end, number)
        return Scan(self.blocks, self.front)

    def _line(self, start: int, end: int, number: int) -> None:
        raw = self.text[start:end]
        body = raw.strip()
        if not body:
            self.gap, self.last, self.broken = True, 0, False
            return
        indent = len(raw) - len(raw.lstrip())
        start += indent
        depth = indent if "\t" not in raw[:indent] else column(raw[:indent])
        first = body[0]
        if (first == ">" and body[1:2] in (" ", ">", "\t", "")) or first == "\ufeff":
            if not self.quoted:
                self.gap = True
                return
            shift = len(body) - len(body.lstrip("> \t"))
            start, body, first = start + shift, body[shift:], body[shift : shift + 1]
            if not body:
                self.gap, self.last = True, 0
                return
        self._body(body, first, depth, start, number, hard=raw.rstrip("\r\n").endswith("  ") or body.endswith("\\"))

    def _body(self, body: str, first: str, depth: int, start: int, number: int, *, hard: bool) -> None:
        end = start + len(body)
        if first in "#`~<{[|=-*_+—–•·" and self._special(body, first, start, number):
            self.broken = False
            return
        if body.endswith("\\"):
            end -= 1
        if not first.isalpha() or body[1:2] in ".)" or (first == "o" and body[1:2] in "\t ") or first in "ivxIVX":
            mark = _ITEM.match(body) or _TIGHT.match(body) or self._symbol(body) or (self.steps and _STEP.match(body))
            if mark:
                self._add(
                    Block(ITEM, depth, [(start + mark.end(), end)], number, _class(mark.group().strip()), self.gap),
                    len(body),
                )
                self.broken = hard
                return
        self._words(body, depth, (start, end), number)
        self.broken = hard

    @staticmethod
    def _symbol(body: str) -> re.Match[str] | None:
        """A picture used as a bullet."""
        return re.match(r"\S\ufe0f?\s+", body) if ord(body[0]) > 0x2190 and not body[0].isalnum() else None

    def _special(self, body: str, first: str, start: int, number: int) -> bool:
        """Headings, rules, fences and what is left out; False when the line is something else."""
        if first == "#":
            return self._heading(body, start, number)
        if first == "<" and body.startswith(("<table", "<TABLE")) and self._html(start, number):
            return True
        if first in "`~" and body.startswith(("```", "~~~")):
            self._fence(body[:3], start)
        elif first in "=-" and self.last and _SETEXT.match(body) and self._underline(body):
            pass
        elif _RULE.match(body) or (_MACRO.match(body) and "okr:" not in body):
            self.gap, self.last = True, 0
        else:
            return first == "<" and (self._comment(body, start) or self._tag(body, start, number))
        return True

    def _heading(self, body: str, start: int, number: int) -> bool:
        heading = _HEADING.match(body)
        if heading is None:
            return False
        closing = _CLOSING.search(body)
        stop = closing.start() if closing else len(body)
        level = len(body) - len(body.lstrip("#"))
        self._add(Block(HEADING, level, [(start + heading.end(), start + stop)], number, gap=self.gap), 0)
        self.gap = True
        return True

    def _html(self, start: int, number: int) -> bool:
        """Read a table of HTML from its first tag to its last; one that never ends is text."""
        close = None if "<table" in self.no_fence else _TABLE_END.search(self.text, start)
        if close is None:
            self.no_fence.add("<table")
            return False
        from coach.parse import html  # noqa: PLC0415 - only documents with such tables need it

        runs = html.runs(self.text, start, close.start())
        if runs:
            self._add(Block(TABLE, 0, runs, number, gap=self.gap), 0)
        self.until, self.gap = close.end(), True
        return True

    def _comment(self, body: str, start: int) -> bool:
        """Leave out a comment of several lines; one that never closes is text, a waiver is read later."""
        if not body.startswith("<!--") or "<!--" in self.no_fence:
            return False
        close = self.text.find("-->", start)
        if close < 0:
            self.no_fence.add("<!--")
        elif "okr:" not in self.text[start:close]:
            self.until = close + 3
            return True
        return False

    def _tag(self, body: str, start: int, number: int) -> bool:
        """Read a line of HTML that begins a heading or an item."""
        tag = _TAG.match(body)
        if tag is None:
            return False
        run = [(start + tag.end(), start + len(body))]
        if tag["level"]:
            self._add(Block(HEADING, int(tag["level"]), run, number, gap=self.gap), 0)
            self.gap = True
        else:
            self._add(Block(ITEM, 0, run, number, "-", self.gap), len(body))
        return True

    def _underline(self, body: str) -> bool:
        """Whether a line of dashes makes the text above a heading."""
        above = self.blocks[-1] if self.blocks else None
        if above is None or above.kind != TEXT or len(body) < 2:
            return False
        level = 1 if body[0] == "=" else 2
        if len(above.runs) > 1:  # the last line alone, when the lines above it are wrapped text
            self.blocks[-1] = above._replace(runs=above.runs[:-1])
            above = above._replace(runs=above.runs[-1:], line=above.line + len(above.runs) - 1)
            self.blocks.append(above)
        self.blocks[-1] = above._replace(kind=HEADING, depth=level)
        self.gap, self.last = True, 0
        return True

    def _fence(self, mark: str, start: int) -> None:
        """Leave out a fenced block; a fence that never closes is left out alone."""
        self.gap = True
        if self.fenced or mark in self.no_fence:
            return
        close = re.compile(r"[\r\n][ \t]*" + mark).search(self.text, start)
        if close is None:
            self.no_fence.add(mark)
            return
        after = _LINE.match(self.text, close.end())
        self.until = after.end() if after else close.end()

    def _words(self, body: str, depth: int, run: tuple[int, int], number: int) -> None:
        """A line without a bullet: it goes on the block above or begins one."""
        above = self.blocks[-1] if self.blocks else None
        if above is not None and not self.gap and self._table(above, body, run):
            return
        if not self.gap and above is not None and above.kind in (ITEM, TEXT):
            soft = self.broken
            if not soft and not self.bare and self._goes_on(above, body, depth):
                above.runs.append(run)
                self.last = len(body)
                return
            self._add(
                Block(
                    TEXT, depth, [run], number, BREAK if soft else "", gap=False,
                    soft=soft or (above.kind == ITEM and depth > above.depth),
                ),
                len(body),
            )  # fmt: skip
            return
        self._add(Block(TEXT, depth, [run], number, gap=self.gap), len(body))

    def _table(self, above: Block, body: str, run: tuple[int, int]) -> bool:
        """Whether a line belongs to a pipe table; a row of dashes makes one of the line above it."""
        if "|" not in body:
            return False
        if above.kind == TABLE:
            above.runs.append(run)
            return True
        if above.kind != TEXT or not _DELIMITER.match(body) or "|" not in self.text[slice(*above.runs[-1])]:
            return False
        header = above.runs.pop()
        line = above.line + len(above.runs)
        if not above.runs:
            self.blocks.pop()
        self.blocks.append(Block(TABLE, above.depth, [header], line, gap=above.gap))
        return True

    def _goes_on(self, above: Block, body: str, depth: int) -> bool:
        """Whether a line continues the block above it."""
        if body.lstrip("<!-#( ").startswith("okr:"):
            return True
        if body[0] == "|" or (body[0].isalpha() and label.label(body) is not None):
            return False
        if above.kind == ITEM and depth > above.depth:
            return True
        if body[0].islower():
            return above.kind == TEXT or self.last >= _LAZY or self._open_ended(above)
        before = self.text[above.runs[-1][1] - 1 : above.runs[-1][1]]
        return self.last >= _WRAPPED and before not in ".:!?"

    def _open_ended(self, above: Block) -> bool:
        """Whether the line above stops in the middle of a phrase."""
        start, end = above.runs[-1]
        last = self.text[max(start, end - 12) : end].rsplit(None, 1)[-1:]
        return bool(last) and last[0].lower() in _OPEN

    def _add(self, block: Block, length: int) -> None:
        self.blocks.append(block)
        self.gap, self.last = False, length

    def _front(self) -> int:
        """Read front matter (`---` to `---` at the top); where the document begins."""
        if not self.text.startswith("---"):
            return 0
        found = re.compile(
            r"---[ \t]*(?:\r\n|\r|\n)(?:[^\r\n]*(?:\r\n|\r|\n)){0,60}?(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)"
        ).match(self.text)
        if found is None:
            return 0
        for line in found.group().splitlines()[1:-1]:
            pair = _FRONT.match(line)
            if pair:
                self.front[pair["key"].strip().lower()] = pair["value"].strip().strip("\"'")
        return found.end() if self.front else 0


def _class(mark: str) -> str:
    """The class of a bullet: numbers and letters are one class each, "1.2" counts its dots."""
    if mark[0].isdigit():
        dots = mark.rstrip(".)").count(".")
        return "1" * (dots + 1)
    if mark[0].isalpha() and mark != "o":
        return "A" if mark[0].isupper() else "a"
    return mark[0]  # a picture stands for itself: 🎯 and 🔑 say what a line is


def lines(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each line, newline included."""
    for match in _LINE.finditer(text):
        if match.start() < match.end():
            yield match.span()
