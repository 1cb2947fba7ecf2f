"""Decisions written into the strings of a JSON document; its layout stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.export.edit import MARKED, Edit, Way, allowed, marked
from coach.model import KeyResult, Objective, OKRSet, Waiver, Words
from coach.parse import exact
from coach.parse.columns import INITIATIVE, column

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{},:]', re.DOTALL)


class Frame(NamedTuple):
    """An object or list: where it begins and ends, and the strings that stand directly in it."""

    start: int
    end: int
    strings: tuple[tuple[int, int], ...]


class InJson:
    """The strings of one document."""

    def __init__(self, okrs: OKRSet) -> None:
        self.text = okrs.source.text
        self.frames = _frames(self.text)
        self.by_string = {start: frame for frame in self.frames for start, _ in frame.strings}
        self.by_start = {frame.start: frame for frame in self.frames}

    def replace(self, words: Words, text: str, part: Objective | KeyResult, way: Way) -> Iterator[Edit]:
        """Put new words in the place of old ones."""
        assert words.span is not None
        if way.spelling == MARKED:
            start = self._opening(words) + 1
            whole = marked(text, part, labelled=exact.needs_label(text))
            yield Edit(start, self._closing(start), _coded(whole))
            return
        yield Edit(*words.span, _coded(text))

    def _opening(self, words: Words) -> int:
        """The quote before the string that holds a part."""
        assert words.span is not None
        at = words.span.start
        while not (self.text[at] == '"' and at in self.by_string):
            at -= 1
        return at

    def _closing(self, start: int) -> int:
        match = _TOKEN.match(self.text, start - 1)
        assert match is not None
        return match.end() - 1

    def _object(self, words: Words) -> Frame | None:
        """The object of a part; None where a string alone stands for it."""
        frame = self.by_string[self._opening(words)]
        return frame if self.text[frame.start] == "{" else None

    def _key(self, frame: Frame, fields: tuple[str, ...]) -> tuple[int, int] | None:
        for start, end in frame.strings:
            found = column(json.loads(self.text[start:end]))
            if found and found.field in fields and re.compile(r"\s*:").match(self.text, end):
                return start, end
        return None

    def below(self, part: Objective | KeyResult, texts: Sequence[str], way: Way) -> Iterator[Edit]:
        """Put initiatives into the object's list of them, a new one where it has none; behind a bare string."""
        frame = None if way.inline else self._object(part.words)
        if frame is None:
            at = self._closing(self._opening(part.words) + 1)
            yield Edit(at, at, _coded("".join(f"; Initiative: {t}" for t in texts)))
        else:
            yield self._listed(
                frame, part, (INITIATIVE,), "initiatives", [json.dumps(t, ensure_ascii=False) for t in texts]
            )

    def _listed(
        self, frame: Frame, part: Objective | KeyResult, fields: tuple[str, ...], name: str, values: list[str]
    ) -> Edit:
        """Put values into a list of an object, or a new list beside the part's words."""
        key = self._key(frame, fields)
        opens = re.compile(r"\s*:\s*(\[)").match(self.text, key[1]) if key else None
        if opens is not None and opens.start(1) in self.by_start:
            inner = self.by_start[opens.start(1)]
            filled = self.text[inner.start + 1 : inner.end - 1].rstrip()
            at = inner.start + 1 + len(filled)
            return Edit(at, at, "".join(f", {v}" for v in values) if filled else ", ".join(values))
        at = self._closing(self._opening(part.words) + 1) + 1
        return Edit(at, at, f', "{name}": [{", ".join(values)}]')

    def remove(self, kr: KeyResult) -> Iterator[Edit]:
        """Take a key result out of its list, one comma with it."""
        frame = self._object(kr.words)
        start = frame.start if frame else self._opening(kr.words)
        end = frame.end if frame else self._closing(start + 1) + 1
        after = re.compile(r"\s*,\s*").match(self.text, end)
        if after:
            yield Edit(start, after.end(), "")
            return
        before = start - 1
        while self.text[before].isspace():
            before -= 1
        yield Edit(before if self.text[before] == "," else start, end, "")

    def waive(self, part: Objective | KeyResult, waivers: Sequence[Waiver]) -> Iterator[Edit]:
        """Put waivers into the object's list of them, else behind the string."""
        frame = self._object(part.words)
        if frame is None:
            at = self._closing(self._opening(part.words) + 1)
            yield Edit(at, at, _coded("".join(allowed(w, comment=False) for w in waivers)))
        else:
            values = [json.dumps({"code": w.code, "reason": w.reason}, ensure_ascii=False) for w in waivers]
            yield self._listed(frame, part, ("waivers",), "waivers", values)


def _coded(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _frames(text: str) -> list[Frame]:
    """All objects and lists."""
    found: list[Frame] = []
    stack: list[tuple[int, list[tuple[int, int]]]] = []
    for match in _TOKEN.finditer(text):
        mark = text[match.start()]
        if mark in "[{":
            stack.append((match.start(), []))
        elif mark in "]}" and stack:
            start, strings = stack.pop()
            found.append(Frame(start, match.end(), tuple(strings)))
        elif mark == '"' and stack:
            stack[-1][1].append(match.span())
    return found
