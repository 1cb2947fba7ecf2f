"""YAML: parsed to events by libyaml, never to objects, so that no tag is ever executed.

The marks of an event tell where its words stand. Aliases may stand; what they unfold to may not be
larger than the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from coach.errors import InputError, TooLarge
from coach.model import Source, Span, Words
from coach.parse import mapping
from coach.parse.draft import Draft
from coach.parse.mapping import Node

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_NULLS = ("", "~", "null", "Null", "NULL")
_ESCAPED = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*(?:\r\n|\r|\n)[ \t]*|.)|''|[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)+",
    re.DOTALL,
)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "N": "\x85",
          "_": "\u00a0", "L": "\u2028", "P": "\u2029"}  # fmt: skip


def read(source: Source) -> Draft:
    """Read a YAML document or several in one file.

    Raises InputError when it is no YAML or holds a key twice, TooLarge when it is nested too deep
    or its aliases unfold to more than the document holds.
    """
    import yaml  # noqa: PLC0415  (38 ms that no other format needs)

    draft = Draft()
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for root in _Composer(source).compose(yaml.parse(source.text, Loader=loader)):
            mapping.fill(draft, root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be taken apart"
        raise InputError(
            f"This is no YAML ({problem}). Correct it, or give the OKRs as Markdown.",
            name=source.name,
            line=mark.line + 1 if mark else None,
        ) from None
    return draft


class _Composer:
    """Events to nodes, without recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.budget = len(source.text) + 1000  # nodes; without aliases each takes a character or more
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.sizes: list[int] = []  # nodes in each open collection, aliases unfolded

    def compose(self, events: Iterable[Any]) -> list[Node]:
        """Read the roots of all documents of the stream."""
        roots: list[Node] = []
        stack: list[tuple[Node, list[Node], str | None, int]] = []
        for event in events:
            name = type(event).__name__
            if name in ("SequenceStartEvent", "MappingStartEvent"):
                if len(stack) >= mapping.MAX_DEPTH:
                    raise TooLarge(mapping.TOO_DEEP, name=self.source.name, line=event.start_mark.line + 1)
                node = Node(items=[]) if name[0] == "S" else Node(pairs=[])
                stack.append((node, [], event.anchor, event.start_mark.line + 1))
                self.sizes.append(1)
                continue
            if name == "AliasEvent":
                node, size = self.anchors.get(event.anchor, (Node(), 1))
            elif name == "ScalarEvent":
                node, size = self._scalar(event), 1
                if event.anchor:
                    self.anchors[event.anchor] = node, 1
            elif name in ("SequenceEndEvent", "MappingEndEvent"):
                node, children, anchor, line = stack.pop()
                self._close(node, children, line)
                size = self.sizes.pop()
                if anchor:
                    self.anchors[anchor] = node, size
            else:
                continue
            self._spend(size, event.start_mark.line + 1)
            if stack:
                stack[-1][1].append(node)
            else:
                roots.append(node)
        return roots

    def _spend(self, size: int, line: int) -> None:
        """Count unfolded nodes into the collection that holds them."""
        if self.sizes:
            self.sizes[-1] += size
        if size > self.budget or (self.sizes and self.sizes[-1] > self.budget):
            raise TooLarge(
                "Its aliases unfold to more than the document holds. Write out the parts they stand for.",
                name=self.source.name,
                line=line,
            )

    def _close(self, node: Node, children: list[Node], line: int) -> None:
        if node.items is not None:
            node.items = children
            return
        pairs = [(k.words or Words(""), v) for k, v in zip(children[::2], children[1::2], strict=True)]
        keys = [k for k, _ in pairs if k.text and k.text != "<<"]
        if len({k.text for k in keys}) < len(keys):
            mapping.distinct(keys, name=self.source.name, line=line)
        own = {k.text for k in keys}
        merged = [p for k, v in pairs if k.text == "<<" for p in v.pairs or () if p[0].text not in own]
        node.pairs = [(k, v) for k, v in pairs if k.text != "<<"] + merged

    def _scalar(self, event: Any) -> Node:  # noqa: ANN401  (PyYAML ships no types of events)
        value: str = event.value
        if event.style is None or event.style == "":
            if value in _NULLS:
                return Node()
            if value.lower() in _FLAGS:
                return Node(Words(value), flag=_FLAGS[value.lower()])
        return Node(placed(self.source.text, value, event.start_mark.index, event.end_mark.index))


def placed(text: str, value: str, start: int, end: int) -> Words:
    """Place a scalar's value in text[start:end], where quotes, folded lines and escapes stand too."""
    if text[start:end] == value:
        return Words(value, Span(start, end))
    if text[start + 1 : end - 1] == value:
        return Words(value, Span(start + 1, end - 1))
    if text[start : start + 1] in "\"'":
        return _unescaped(text, value, start + 1, end - 1)
    return _by_words(text, value, start, end)


def _by_words(text: str, value: str, start: int, end: int) -> Words:
    """Place the words of a folded or literal block one after the other."""
    pieces: list[tuple[int, int]] = []
    at = start
    for match in re.finditer(r"\S+", value):
        at = text.find(match.group(), at, end)
        if at < 0:
            return Words(" ".join(value.split()))
        if not pieces or at - pieces[-1][1] != match.start() - pieces[-1][0]:
            pieces.append((match.start(), at))
        at += len(match.group())
    if not pieces:
        return Words("")
    body = value.rstrip()
    lead = len(body) - len(body.lstrip())
    return Words(body[lead:], Span(pieces[0][1], at), tuple((p - lead, w) for p, w in pieces))


def _unescaped(text: str, value: str, start: int, end: int) -> Words:
    """Place the characters of a quoted scalar with escapes or folded lines."""
    raw, single = text[start:end], text[start - 1] == "'"
    out: list[str] = []
    pieces = [(0, start)]
    at = length = 0
    for match in _ESCAPED.finditer(raw):
        mark = match.group()
        if single and mark[0] == "\\":
            continue
        out += [raw[at : match.start()], _meaning(mark)]
        length += match.start() - at + len(out[-1])
        at = match.end()
        pieces.append((length, start + at))
    out.append(raw[at:])
    built = "".join(out)
    return Words(value, Span(start, end), tuple(pieces)) if built == value else Words(" ".join(value.split()))


def _meaning(mark: str) -> str:
    """Say what an escape, a doubled quote or a folded line stands for."""
    if mark == "''":
        return "'"
    if mark[0] != "\\":
        breaks = len(re.findall(r"\r\n|\r|\n", mark))
        return " " if breaks == 1 else "\n" * (breaks - 1)
    if mark[1] in "xuU" and len(mark) > 2:
        return chr(int(mark[2:], 16))  # noqa: FURB166  (the escape's prefix is not Python's)
    return "" if mark.strip("\\ \t") != mark.strip("\\ \t\r\n") or mark[-1] in "\r\n" else _NAMED.get(mark[1], mark[1])
