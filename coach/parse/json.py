"""JSON: `{"objectives": [{"objective": "...", "key_results": ["..."]}]}`, a bare list, our own files.

The standard library judges the syntax; one pass of our own over the strings tells where each stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from coach.errors import InputError, TooLarge
from coach.model import Source, Span, Words
from coach.parse import mapping
from coach.parse.draft import Draft
from coach.parse.mapping import Node

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)"|[\[\]{}]', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_OPENED = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")


class _Number(str):
    """A number as it is written; a type of its own, so that it is not taken for a string."""

    __slots__ = ()


class _Pairs(list[tuple[str, object]]):
    """An object's pairs in the order of the document."""


def read(source: Source) -> Draft:
    """Read a JSON document, in one line or many.

    Raises InputError when it is no JSON or holds a key twice, TooLarge when it is nested too deep.
    """
    strings = _strings(source)
    try:
        value = json.loads(
            source.text, object_pairs_hook=_Pairs, parse_int=_Number, parse_float=_Number, parse_constant=_Number
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"This is no JSON ({error.msg.lower()} at column {error.colno}). Correct it, or give the OKRs as Markdown.",
            name=source.name,
            line=error.lineno,
        ) from None
    draft = Draft()
    mapping.fill(draft, _node(value, strings, source), listed=True)
    return draft


def _strings(source: Source) -> Iterator[Words]:
    """Find the strings of a document, in order; nesting is looked at first."""
    spans: list[tuple[int, int]] = []
    depth = opened = 0
    for match in _TOKEN.finditer(source.text):
        mark = match.group()
        if mark[0] == '"':
            spans.append(match.span(1))
            continue
        depth += 1 if mark in "[{" else -1
        opened += mark in "[{"
        if depth > mapping.MAX_DEPTH:
            raise TooLarge(mapping.TOO_DEEP, name=source.name, line=_line(source, match.start()))
    if opened > _OPENED:
        raise TooLarge(
            f"More than {_OPENED:,} lists and objects stand in it. Give the part that holds the OKRs.", name=source.name
        )
    return (string(source.text, start, end) for start, end in spans)


def _line(source: Source, offset: int) -> int:
    return source.text.count("\n", 0, offset) + 1


def string(text: str, start: int, end: int) -> Words:
    """Read text[start:end], the inside of a JSON string; escapes are single characters of the words."""
    raw = text[start:end]
    if "\\" not in raw:
        return Words(raw, Span(start, end))
    out: list[str] = []
    pieces = [(0, start)]
    at = length = 0
    for match in _ESCAPE.finditer(raw):
        out += [raw[at : match.start()], _SURROGATE.sub("\ufffd", json.loads(f'"{match.group()}"'))]
        length += match.start() - at + len(out[-1])
        at = match.end()
        pieces.append((length, start + at))
    out.append(raw[at:])
    return Words("".join(out), Span(start, end), tuple(pieces))


def _node(value: object, strings: Iterator[Words], source: Source) -> Node:
    """Give the value with the place of each string; its depth is bounded by `_strings`."""
    if isinstance(value, _Number):
        return Node(Words(str(value)))
    if isinstance(value, str):
        return Node(next(strings))
    if isinstance(value, bool):
        return Node(flag=value)
    if isinstance(value, _Pairs):
        pairs = [(next(strings), _node(child, strings, source)) for _, child in value]
        keys = [k for k, _ in pairs]
        if len({k.text for k in keys}) < len(keys):
            mapping.distinct(keys, name=source.name, line=_line(source, keys[0].span.start if keys[0].span else 0))
        return Node(pairs=pairs)
    if isinstance(value, list):
        return Node(items=[_node(child, strings, source) for child in value])
    return Node()
