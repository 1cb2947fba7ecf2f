"""Decisions written into headings, bullets and lines of text, in the document's own style."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from coach.errors import WriteError
from coach.export.edit import ESCAPED, INSTEAD, MARKED, Edit, Way, allowed, line_end, line_start, marked, newline, past
from coach.model import KeyResult, Objective, OKRSet, Span, Waiver, Words
from coach.parse import exact

_LEAD = re.compile(
    r"([ \t\u00a0]*)((?:[-*+•◦▪‣–—·○●■□➢➤►▶✓]|\(?(?:\d{1,3}|[a-zA-Z])[.)])(?=[ \t]))?([ \t]*)(\[[ xX]\][ \t]+)?"
)
_SPECIAL = re.compile(r"([\\*_\[\]<~`|])")
_NUMBER = re.compile(r"\d+")
_PAIRS = ("**", "__", "~~", "*", "_", "`")


class Lead(NamedTuple):
    """What stands before the words of a line."""

    indent: str
    bullet: str
    gap: str

    @property
    def text(self) -> str:
        """The lead as it is written."""
        return self.indent + self.bullet + (self.gap if self.bullet else "")


class InLines:
    """The lines of a Markdown or plain document."""

    def __init__(self, okrs: OKRSet, tables: Sequence[Span] = ()) -> None:
        self.text, self.tables = okrs.source.text, tables
        self.comments = okrs.source.format == "markdown"
        self.newline = newline(self.text)
        self.taken = sorted(_spans(okrs))  # places of all that was read
        self.step = self._step(okrs)

    def _step(self, okrs: OKRSet) -> str:
        """How far this document moves in for what stands below a key result."""
        for objective in okrs.objectives:
            for kr in objective.key_results:
                for initiative in kr.initiatives:
                    if kr.words.span and initiative.words.span and initiative.words.span.start > kr.words.span.end:
                        upper, lower = self._lead(kr.words.span.start), self._lead(initiative.words.span.start)
                        if lower.indent.startswith(upper.indent) and lower.indent != upper.indent:
                            return lower.indent[len(upper.indent) :]
        if re.search(r"(?m)^\t+(?:[-*+]|\d+[.)])", self.text):
            return "\t"
        return (
            "    "
            if re.search(r"(?m)^ {4}(?:[-*+]|\d+[.)]) ", self.text) and not re.search(r"(?m)^ {2}(?:[-*+]) ", self.text)
            else ""
        )

    def _lead(self, offset: int) -> Lead:
        start = line_start(self.text, offset)
        match = _LEAD.match(self.text, start, offset)
        return Lead(match[1], match[2] or "", match[3]) if match else Lead("", "", "")

    def replace(self, words: Words, text: str, part: Objective | KeyResult, way: Way) -> Iterator[Edit]:
        """Put new words in the place of old ones."""
        assert words.span is not None
        if way.spelling == MARKED:
            yield self._marked(words.span, text, part)
            return
        start, end = self._balanced(words.span)
        yield Edit(start, end, _SPECIAL.sub(r"\\\1", text) if way.spelling == ESCAPED and self.comments else text)

    def _marked(self, span: Span, text: str, part: Objective | KeyResult) -> Edit:
        """The whole line anew, its words marked as written."""
        lead = _LEAD.match(self.text, line_start(self.text, span.start), span.start)
        start = lead.end() if lead else span.start
        start += len(self.text[start : span.start]) - len(self.text[start : span.start].lstrip("# "))
        beside = {"progress": part.progress} if isinstance(part, KeyResult) else {"type": part.type}
        words = marked(text, part, labelled=self._labelled(start, span, text), **beside)
        return Edit(start, line_end(self.text, span.end), words)

    def _labelled(self, start: int, span: Span, text: str) -> bool:
        """Whether a marked line bears a label: it had one, or its words would be taken for one."""
        return exact.needs_label(text) or exact.needs_label(self.text[start : span.end])

    def _balanced(self, span: Span) -> tuple[int, int]:
        """The place with the other half of every mark that begins or ends inside it."""
        start, end = span
        for _ in range(4):
            inside = self.text[start:end]
            for pair in _PAIRS:
                if inside.count(pair) % 2 and not (len(pair) == 1 and inside.count(pair * 2) * 2 == inside.count(pair)):
                    if self.text.startswith(pair, end):
                        end += len(pair)
                    elif self.text.endswith(pair, 0, start):
                        start -= len(pair)
            if inside.count("](") > inside.count("[") and self.text[start - 1 : start] == "[":
                start -= 1
            elif inside.count("[") > inside.count("]") and (
                tail := re.compile(r"\](?:\([^()\s]*\))?").match(self.text, end)
            ):
                end = tail.end()
            if inside == self.text[start:end]:
                break
        return start, end

    def below(self, part: Objective | KeyResult, texts: Sequence[str], way: Way) -> Iterator[Edit]:
        """Put initiatives below a part: one line each, or in its own line where that has no place of its own."""
        assert part.words.span is not None
        if way.inline:
            yield Edit(part.words.span.end, part.words.span.end, "".join(f"; Initiative: {t}" for t in texts))
        elif isinstance(part, KeyResult):
            yield self._below_result(part, texts, way)
        else:
            yield self._below_objective(part, texts, way)

    def _spelt(self, text: str, way: Way) -> str:
        if way.spelling == MARKED:
            return f"Initiative: {text} {exact.mark({})}"
        return f"Initiative: {_SPECIAL.sub(chr(92) + chr(92) + chr(92) + '1', text) if way.spelling == ESCAPED and self.comments else text}"

    def _below_result(self, kr: KeyResult, texts: Sequence[str], way: Way) -> Edit:
        span = kr.words.span
        assert span is not None
        lead = self._lead(span.start)
        after = self._next(span.end, kr)
        own = [i.words.span for i in kr.initiatives if i.words.span and span.end <= i.words.span.start < after]
        if own:
            inner = self._lead(own[-1].start)
        elif self.text.startswith("#", line_start(self.text, span.start)):
            inner = Lead("", "-", " ")
        else:
            step = self.step or " " * max(2, len(lead.bullet) + len(lead.gap) if lead.bullet[:1].isdigit() else 2)
            inner = Lead(lead.indent + step, _NUMBER.sub("1", lead.bullet), lead.gap or " ")
        at = line_end(self.text, max([span.end, *(s.end for s in own)]))
        return Edit(at, at, "".join(f"{self.newline}{inner.text}{self._spelt(t, way)}" for t in texts))

    def _next(self, offset: int, part: Objective | KeyResult) -> int:
        """Where the next part that is no initiative of this one begins."""
        own = {i.words.span for i in part.initiatives}
        later = islice(self.taken, bisect_left(self.taken, (offset,)), None)
        return next((s.start for s in later if s not in own), len(self.text))

    def _below_objective(self, objective: Objective, texts: Sequence[str], way: Way) -> Edit:
        span = objective.words.span
        assert span is not None
        first = next((kr.words.span for kr in objective.key_results if kr.words.span), None)
        table = first is not None and any(t.start <= first.start <= t.end for t in self.tables)
        if first is not None and not table and line_start(self.text, first.start) > span.end:
            lead, at = self._lead(first.start), line_start(self.text, first.start)
            return Edit(at, at, "".join(f"{lead.text}{self._spelt(t, way)}{self.newline}" for t in texts))
        at, lead = line_end(self.text, span.end), self._lead(span.start)
        bullet = Lead(lead.indent + (self.step or "  ") if lead.bullet else "", lead.bullet or "-", " ")
        rows = "".join(f"{self.newline}{bullet.text}{self._spelt(t, way)}" for t in texts)
        return Edit(at, at, (self.newline if table or not lead.bullet else "") + rows)

    def remove(self, kr: KeyResult) -> Iterator[Edit]:
        """Take a key result out, with what stands below it.

        Raises WriteError when other parts stand on its lines or below it.
        """
        span = kr.words.span
        assert span is not None
        start = line_start(self.text, span.start)
        indent = _width(self.text[start : span.start])
        end = past(self.text, line_end(self.text, span.end))
        while end < len(self.text):
            stop = line_end(self.text, end)
            line = self.text[end:stop]
            if line.strip() and _width(line) <= indent:
                break
            if not line.strip() and not self._deeper(stop, indent):
                break
            end = past(self.text, stop)
        own = {span, *(i.words.span for i in kr.initiatives)}
        among = self.taken[bisect_left(self.taken, (start,)) : bisect_left(self.taken, (end,))]
        if any(s not in own for s in among):
            raise WriteError(
                f"“{kr.text[:60]}” shares its line with others or has key results below it, so it cannot be moved in the document. "
                f"{INSTEAD}"
            )
        if end >= len(self.text) and start and not self.text[end - 1 :].endswith(("\n", "\r")):
            start = len(self.text[:start].removesuffix(self.newline))
        yield Edit(start, end, "")

    def _deeper(self, at: int, indent: int) -> bool:
        """Whether the next line with words is moved in further."""
        rest = re.compile(r"\s*?(?:^|[\r\n])([ \t]*)\S").match(self.text, at)
        return rest is not None and _width(rest[1] + "x") > indent

    def waive(self, part: Objective | KeyResult, waivers: Sequence[Waiver]) -> Iterator[Edit]:
        """Put waivers at the end of a part's line."""
        assert part.words.span is not None
        at = line_end(self.text, part.words.span.end)
        at -= len(self.text[part.words.span.end : at]) - len(self.text[part.words.span.end : at].rstrip(" \t\\"))
        yield Edit(at, at, "".join(allowed(w, comment=self.comments) for w in waivers))


def _width(text: str) -> int:
    return len(text[: len(text) - len(text.lstrip())].expandtabs(4))


def _spans(okrs: OKRSet) -> Iterator[Span]:
    for objective in okrs.objectives:
        parts: list[Objective | KeyResult] = [objective, *objective.key_results]
        for part in parts:
            yield from (w.span for w in (part.words, *(i.words for i in part.initiatives)) if w.span)
    yield from (w.span for w in okrs.held if w.span)
