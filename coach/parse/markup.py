"""Inline Markdown off a line: emphasis, links to their text, struck-out words, tags of HTML.

One pass over the marks of a line, linear in its length; what has no partner stays as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from coach.model import Words
from coach.parse.spans import keep

_ANY = re.compile(r"[*_\[<~\\&]")
_MARK = re.compile(
    r"\*+|_+|~~+|!?\[|\]|\\[!-/:-@\[-`{-~]|</?[a-zA-Z][^<>]{0,300}>|<!--|`+|&amp;",
)
_TAG_TEXT = re.compile(r"<[a-z]+:|<[^<>@\s]+@")  # <https://...> and <ines@example.org> keep their words
_TAILS = ("=", "-", "(", "[", "–", "—", ".", ":", "→")
_MAX_URL = 2_000


class Plain(NamedTuple):
    """A line without markup. bold, struck, link: the whole line was that (a tail may follow bold words)."""

    words: Words
    bold: bool = False
    struck: bool = False
    link: bool = False
    partly: bool = False  # some words were struck out


class _Open(NamedTuple):
    at: int
    size: int


def plain(words: Words) -> Plain:
    """Take the markup off a line."""
    text = words.text
    if _ANY.search(text) is None:
        return Plain(words)
    return _Stripper(text).run(words)


class _Stripper:
    """The marks of one line, paired."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: list[tuple[int, int]] = []
        self.open: dict[str, list[_Open]] = {"*": [], "_": [], "~": [], "[": []}
        self.struck: list[tuple[int, int]] = []
        self.whole: set[str] = set()  # "bold", "link"
        self.no_paren = self.no_comment = False
        self.handlers: dict[str, Callable[[str, int, int], int]] = {
            "*": self._emphasis, "_": self._emphasis, "~": self._strike, "[": self._bracket, "![": self._bracket,
            "]": self._link, "`": self._code, "&": self._entity, "\\": self._escape, "<": self._tag,
        }  # fmt: skip

    def run(self, words: Words) -> Plain:
        text, at = self.text, 0
        while mark := _MARK.search(text, at):
            at = self._take(mark.group(), mark.start(), mark.end())
        cuts = sorted(self.cuts + self.struck)
        kept = _left(cuts, len(text))
        visible = keep(words, kept)
        gone = bool(self.struck) and not any(c.isalnum() for c in visible.text)
        return Plain(words if gone else visible, "bold" in self.whole, gone, "link" in self.whole, bool(self.struck))

    def _take(self, mark: str, start: int, end: int) -> int:
        """Deal with one mark; where to look for the next."""
        kind = "![" if mark == "![" else mark[0]
        handler = self.handlers.get(kind)
        return handler(mark, start, end) if handler else end

    def _bracket(self, mark: str, start: int, end: int) -> int:
        self.open["["].append(_Open(start, len(mark)))
        return end

    def _code(self, mark: str, _start: int, end: int) -> int:
        """Code stays as it is, ticks and all."""
        close = self.text.find(mark, end, end + _MAX_URL)
        return close + len(mark) if close >= 0 else end

    def _entity(self, _mark: str, start: int, end: int) -> int:
        self.cuts.append((start + 1, end))
        return end

    def _escape(self, _mark: str, start: int, end: int) -> int:
        self.cuts.append((start, start + 1))
        return end

    def _tag(self, mark: str, start: int, end: int) -> int:
        if mark == "<!--":
            return self._comment(start, end)
        self.cuts += [(start, start + 1), (end - 1, end)] if _TAG_TEXT.match(mark) else [(start, end)]
        return end

    def _comment(self, start: int, end: int) -> int:
        close = -1 if self.no_comment else self.text.find("-->", end)
        if close < 0:
            self.no_comment = True
            return end
        if "okr:" not in self.text[end:close]:  # a waiver is read later
            self.cuts.append((start, close + 3))
        return close + 3

    def _emphasis(self, mark: str, start: int, end: int) -> int:
        kind = mark[0]
        text, size = self.text, end - start
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        stack = self.open[kind]
        closes = not before.isspace() and not (kind == "_" and after.isalnum())
        if closes and stack:
            top = stack.pop()
            used = min(top.size, size)
            self.cuts += [(top.at + top.size - used, top.at + top.size), (start, start + used)]
            if top.size > used:
                stack.append(top._replace(size=top.size - used))
            self._note_bold(top, start, start + used)
            return start + used
        if (
            not after.isspace()
            and not (kind == "_" and before.isalnum())
            and not (before.isdigit() and after.isdigit())
        ):
            stack.append(_Open(start, size))
        return end

    def _note_bold(self, top: _Open, close: int, end: int) -> None:
        rest = self.text[end : end + 40].strip()
        inner = self.text[top.at + top.size : close].rstrip()
        if top.at == 0 and not inner.endswith(":") and (not rest or rest.startswith(_TAILS)):
            if rest.startswith((":", "-", "–", "—")) and not _is_tail(rest):
                return
            self.whole.add("bold")

    def _strike(self, _mark: str, start: int, end: int) -> int:
        stack = self.open["~"]
        if stack:
            self.struck.append((stack.pop().at, end))
        else:
            stack.append(_Open(start, end - start))
        return end

    def _link(self, _mark: str, start: int, end: int) -> int:
        stack = self.open["["]
        if not stack:
            return end
        top = stack.pop()
        close = self._address(end)
        if close < 0:
            return end
        if top.size == 2:  # an image: its picture says nothing here
            self.cuts.append((top.at, close))
            return close
        self.cuts += [(top.at, top.at + 1), (start, close)]
        if not self.text[: top.at].strip("*_ ") and not self.text[close:].strip("*_ ."):
            self.whole.add("link")
        return close

    def _address(self, at: int) -> int:
        """The end of `(address "title")` that begins at `at`; -1 if there is none."""
        text = self.text
        if self.no_paren or at >= len(text) or text[at] != "(":
            return -1
        close = text.find(")", at)
        if close < 0:
            self.no_paren = True
            return -1
        if text.count("(", at, close) > 1:
            close = max(close, text.find(")", close + 1))
        return close + 1 if close - at <= _MAX_URL else -1


def _is_tail(rest: str) -> bool:
    """Whether a dash or colon after bold words begins a tail (an arrow) and no sentence."""
    return rest.startswith(("->", "-->"))


def _left(cuts: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    """What is left of 0..size without the cuts (sorted, maybe nested)."""
    out: list[tuple[int, int]] = []
    at = 0
    for start, end in cuts:
        if start > at:
            out.append((at, start))
        at = max(at, end)
    if at < size:
        out.append((at, size))
    return out
