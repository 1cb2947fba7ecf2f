"""What goes to a model, for people to read: the team's own words first, with names and addresses standing out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from coach.masked import MARKS
from coach.ui.wording import lit

_TEAMS = ("message", "said", "objective", "why", "open", "stays", "key_results")  # in the order of reading
_OURS = ("note", "line", "number")  # what the coach adds to a line


def said(text: str) -> tuple[str, ...]:
    """What the team said and wrote of a text that goes out, each once; the whole text where it cannot be taken apart."""
    try:
        read = json.loads(text.partition("\n")[2])
    except ValueError:
        return (text,)
    parts = (each for key in _TEAMS for each in _strings(read.get(key))) if isinstance(read, dict) else iter(())
    return tuple(dict.fromkeys(parts)) or (text,)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _OURS:
                yield from _strings(each)


def pairs(plain: str, hidden: str, *, masked: bool) -> list[tuple[str, str]]:
    """What the team said and wrote without and with the mask; the one that goes out twice where a name hides a field's."""
    both = said(plain), said(hidden)
    if len(both[0]) != len(both[1]):
        both = (both[masked],) * 2
    return list(zip(*both, strict=True))


def marked(plain: str, hidden: str, *, masked: bool) -> str:
    """A text in Markdown, with what a mask hides standing out.

    plain, hidden: the same text without and with the mask. masked: which of them is shown.
    """
    if masked:
        return _lit(MARKS.split(hidden), MARKS.findall(hidden))
    between, at = [], 0
    around: Sequence[str] = MARKS.split(hidden)
    for n, words in enumerate(around):
        found = plain.find(words, at) if n < len(around) - 1 else len(plain) - len(words)
        if n:
            between.append(plain[at:found])
        at = found + len(words)
    return _lit(around, between)


def _lit(around: Sequence[str], between: Sequence[str]) -> str:
    """Texts and what stands between them; lit() takes off the space at both ends, which is put back."""
    pieces = [_spaced(around[0])]
    for name, words in zip(between, around[1:], strict=True):
        pieces += [f":blue-background[{lit(name)}]", _spaced(words)]
    return "".join(pieces)


def _spaced(words: str) -> str:
    left, right = " " * words[:1].isspace(), " " * words[-1:].isspace()
    return f"{left}{lit(words)}{right}" if words.strip() else left
