"""As many decisions as a document can hold, each in the first way of writing that reads back as decided."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from coach import parse
from coach.errors import InputError, WriteError
from coach.export import likeness
from coach.export.edit import INSTEAD, MARKED, WAYS, Edit, Way, made
from coach.export.in_cells import Grid, InCells, grids
from coach.export.in_json import InJson
from coach.export.in_lines import InLines
from coach.export.likeness import Likeness
from coach.export.markdown import Said, tail
from coach.export.plan import Plan, expected, key, part_at, planned, said
from coach.model import At, Decision, KeyResult, Objective, OKRSet, Span
from coach.parse import typed

FORMATS = ("markdown", "plain", "csv", "tsv", "json")
_UNWRITTEN = {
    "yaml": "YAML is read here and not written back yet",
    "wiki": "Wiki text is read here and not written back yet",
}
Place = Span | At  # what is decided together: all that stands on one span


class Fitted(NamedTuple):
    """The document with what it can hold; what it cannot hold, and the sentence that says why."""

    content: bytes
    left: tuple[At, ...] = ()
    refusal: str = ""


class Group(NamedTuple):
    """What to try together, and in which of the ways of writing."""

    places: list[Place]
    way: int


class Odd(NamedTuple):
    """The places that read otherwise than decided, and those near which there are more or fewer lines than meant."""

    certain: frozenset[Place]
    near: frozenset[Place]


def refusal(okrs: OKRSet) -> str:
    """Say why nothing can be written into the form that a set came in; empty when its form is written back."""
    if okrs.source.format in FORMATS:
        return ""
    return f"{_UNWRITTEN.get(okrs.source.format, 'This text came without a document')}. {INSTEAD}"


def fitted(okrs: OKRSet, decisions: Iterable[Decision], *, whole: bool = False) -> Fitted:
    """Write as many decisions into a document as read back as decided; whole: stop at the first that does not.

    Raises WriteError when the format is not written back yet.
    """
    decided = list(decisions)
    if not any(planned(okrs, decided)):
        return Fitted(_encoded(okrs, okrs.source.text))
    if refused := refusal(okrs):
        raise WriteError(refused)
    return _Fitting(okrs, decided).run(whole=whole)


class _Fitting:
    """The search for what fits: a group that does not is parted from what made it fail, or halved.

    What stands is always one whole document that was read again.
    """

    def __init__(self, okrs: OKRSet, decided: Iterable[Decision]) -> None:
        self.okrs, self.grids = okrs, list(grids(okrs))
        self.units: dict[Place, list[Decision]] = {}
        for each in decided:
            self.units.setdefault(self._place(each), []).append(each)
        self.ways: dict[Place, Way] = {}  # of what stands
        self.content = okrs.source.bom + okrs.source.text.encode(okrs.source.encoding)
        self.left: list[Place] = []
        self.why = ""  # the last trial failed, where its writer said so
        self.refusal = ""  # why the first of those left stayed

    def _place(self, decision: Decision) -> Place:
        """Where a decision is written: a line parked under another is decided with it."""
        parked = decision.text is None and decision.under is not None
        at = decision.under if parked and decision.under is not None else decision.at
        return _place(self.okrs, at)

    def run(self, *, whole: bool) -> Fitted:
        """Try all at once, then what is left in smaller groups and other ways."""
        todo: list[Group] = [Group(list(self.units), 0)]
        while todo and not (whole and self.left):
            group = todo.pop()
            odd = self._try(group)
            if odd is not None:
                todo += self._next(group, odd)
        left = tuple(each.at for place in self.left for each in self.units[place])
        return Fitted(self.content, left, self.refusal)

    def _next(self, group: Group, odd: Odd) -> list[Group]:
        """What to try after a group failed; the last is tried first."""
        certain = [p for p in group.places if p in odd.certain]
        near = [p for p in group.places if p in odd.near and p not in odd.certain]
        clear = [p for p in group.places if p not in odd.certain and p not in odd.near]
        parts = [part for part in (certain, near, clear) if part]
        if not certain and len(group.places) > 1:
            if len(parts) == 1:
                half = len(group.places) // 2
                parts = [group.places[half:], group.places[:half]]
            return [Group(part, group.way) for part in parts]
        failed, later = (certain, parts[1:]) if certain else (group.places, [])
        raised: list[Group] = []
        if group.way + 1 < len(WAYS):
            raised = [Group(failed, group.way + 1)]
        else:
            self.left += failed
            self.refusal = self.refusal or self.why or self._odd_words(failed[0])
        return [*raised, *(Group(part, group.way) for part in later)]

    def _try(self, group: Group) -> Odd | None:
        """Write a group beside what stands. None: it fits and stands; else what read otherwise."""
        ways = {**self.ways, **dict.fromkeys(group.places, WAYS[group.way])}
        plan = planned(self.okrs, [d for place in ways for d in self.units[place]])
        try:
            text = made(self.okrs.source.text, _edits(self.okrs, self.grids, plan, lambda at: self._way(at, ways)))
            content = _encoded(self.okrs, text)
        except WriteError as error:
            self.why = str(error)
            return Odd(frozenset(), frozenset())
        self.why = ""
        odd = _odd(self.okrs, plan, _read(self.okrs, text))
        if odd is None:
            self.ways, self.content = ways, content
        return odd

    def _odd_words(self, place: Place) -> str:
        decision = self.units[place][0]
        words = (decision.text or part_at(self.okrs, decision.at).text)[:80]
        return f"“{words}” cannot be written into this document so that it reads the same. {INSTEAD}"

    def _way(self, at: At, ways: dict[Place, Way]) -> Way:
        return ways.get(_place(self.okrs, at), WAYS[0])


def _odd(okrs: OKRSet, plan: Plan, found: Likeness) -> Odd | None:
    """What a document says otherwise than was meant; None when all agrees."""
    meant = expected(okrs, plan)
    if len(meant.lines) != len(found.lines):
        return Odd(frozenset(), frozenset())
    certain: set[Place] = set()
    near: set[Place] = set()
    for o, (ours, theirs) in enumerate(zip(meant.lines, found.lines, strict=True)):
        results = okrs.objectives[o].key_results
        ats: list[At] = [(o,), *((o, k) for k in range(len(results)) if (o, k) not in plan.gone)]
        if len(ours.below) != len(theirs.below):
            near.update(_place(okrs, at) for at in ats)
        else:
            lines = zip(ats, (ours, *ours.below), (theirs, *theirs.below), strict=True)
            certain.update(_place(okrs, at) for at, one, other in lines if key(one) != key(other))
    return Odd(frozenset(certain), frozenset(near)) if certain or near or meant.held != found.held else None


def _place(okrs: OKRSet, at: At) -> Place:
    return part_at(okrs, at).words.span or at


def _edits(okrs: OKRSet, found: Sequence[Grid], plan: Plan, ways: Callable[[At], Way]) -> list[Edit]:
    """All changes of the document, each by the writer of its place."""
    tables = [InCells(grid) for grid in found]
    lines: InLines | InJson = InJson(okrs) if okrs.source.format == "json" else InLines(okrs, [t.span for t in tables])
    out: list[Edit] = []

    starts = [t.span.start for t in tables]

    def place(part: Objective | KeyResult) -> InCells | InLines | InJson:
        span = _span(part)
        above = bisect_right(starts, span.start)
        return tables[above - 1] if above and tables[above - 1].holds(span) else lines

    for at, text in plan.texts.items():
        part = part_at(okrs, at)
        out += place(part).replace(part.words, *_spoken(text, part, ways(at)), ways(at)) or ()
    for at, waivers in plan.waivers.items():
        part = part_at(okrs, at)
        out += place(part).waive(part, waivers) or ()
    for at, texts in plan.below.items():
        part = part_at(okrs, at)
        out += place(part).below(part, texts, ways(at)) or ()
    for at in sorted(plan.gone):
        kr = okrs.objectives[at[0]].key_results[at[1]]
        out += place(kr).remove(kr) or ()
    out = list(dict.fromkeys(out))  # a cascaded line is changed once
    return out + [edit for table in tables for edit in table.edits()]


def _span(part: Objective | KeyResult) -> Span:
    if part.words.span is None:
        raise WriteError(f"“{part.text[:60]}” has no place in the document. {INSTEAD}")
    return part.words.span


def _encoded(okrs: OKRSet, text: str) -> bytes:
    source = okrs.source
    try:
        return source.bom + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise WriteError(
            f"The document is stored as {source.encoding}, which has no sign for “{text[error.start]}”. Save it as UTF-8 and write again."
        ) from None


def _read(okrs: OKRSet, text: str) -> Likeness:
    source = okrs.source
    try:
        return likeness.of(parse.read(text, source.format, source.name, judged=False))
    except InputError:
        return Likeness((), (), None, None)


def _spoken(text: str, part: Objective | KeyResult, way: Way) -> tuple[str, Objective | KeyResult]:
    """The words to write and what hangs on them: behind the words, or in the mark."""
    if way.spelling != MARKED:
        return written(text), part
    goal = typed.goal(text)
    line = said(likeness.line(part), goal, of_result=isinstance(part, KeyResult))
    words = goal.words.text + "".join(f"; Initiative: {w.text}" for w in goal.initiatives)
    if isinstance(part, KeyResult):
        return words, part._replace(
            owner=line.owner, status=line.status, tags=line.tags, progress=goal.progress or part.progress
        )
    return words, part._replace(owner=line.owner, status=line.status, tags=line.tags, type=goal.type or part.type)


def written(text: str) -> str:
    """Decided words as they go into a document: without a label of their own, what hangs on them behind."""
    goal = typed.goal(text)
    committed = f"{goal.type.capitalize()}: " if goal.type else ""
    said = Said(None, goal.tags, goal.progress, goal.status, goal.owner, goal.waivers)
    return f"{committed}{goal.words.text}{tail(said)}" + "".join(f"; Initiative: {w.text}" for w in goal.initiatives)
