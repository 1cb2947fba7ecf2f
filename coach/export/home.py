"""The document as it came, with the decisions written in; every byte beside them stays.

The result is read again before it is handed out: it must say what was decided. Where the words do
not read back as they are, they are escaped, then marked; where a line of its own has no place, an
initiative goes into the line. What fits no way is refused, and the original is untouched.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from coach import parse
from coach.errors import InputError, WriteError
from coach.export import likeness
from coach.export.edit import MARKED, WAYS, Edit, Way, made
from coach.export.in_cells import InCells, grids
from coach.export.in_json import InJson
from coach.export.in_lines import InLines
from coach.export.likeness import Likeness, Line
from coach.export.markdown import Said, tail
from coach.model import At, Decision, KeyResult, Objective, OKRSet, Span, Waiver
from coach.parse import typed
from coach.parse.line import Goal

FORMATS = ("markdown", "plain", "csv", "tsv", "json")
_INSTEAD = {
    "yaml": "YAML is read here and not written back yet",
    "wiki": "Wiki text is read here and not written back yet",
}


class Plan(NamedTuple):
    """The decisions by part: new words, initiatives below, lines that leave their place, waivers."""

    texts: dict[At, str]
    below: dict[At, list[str]]
    gone: tuple[At, ...]
    waivers: dict[At, list[Waiver]]


def home(okrs: OKRSet, decisions: Iterable[Decision] = ()) -> bytes:
    """Write decisions into the document that a set was read from.

    Raises WriteError when its format is not written back yet, or when a decision has no form in it
    that reads back as decided; the sentence says which download to take instead.
    """
    plan = planned(okrs, decisions)
    if not any(plan):
        return _encoded(okrs, okrs.source.text)
    if okrs.source.format not in FORMATS:
        said = _INSTEAD.get(okrs.source.format, "This text came without a document")
        raise WriteError(f"{said}. Take the Markdown, CSV or JSON download instead.")
    meant = expected(okrs, plan)
    odd = ""
    refusal: WriteError | None = None
    for way in WAYS:
        try:
            text = made(okrs.source.text, _edits(okrs, plan, way))
        except WriteError as error:
            refusal = refusal or error
            continue
        odd = _difference(meant, _read(okrs, text))
        if not odd:
            return _encoded(okrs, text)
    if refusal and not odd:
        raise refusal
    raise WriteError(
        f"“{odd[:80]}” cannot be written into this document so that it reads the same. Take the Markdown download instead."
    )


def diff(okrs: OKRSet, decisions: Iterable[Decision]) -> str:
    """Show what `home` would change, as a unified diff; empty when nothing does.

    Raises WriteError like `home`.
    """
    after = home(okrs, decisions)[len(okrs.source.bom) :].decode(okrs.source.encoding)
    name = okrs.source.name or "okrs"
    rows = difflib.unified_diff(_lines(okrs.source.text), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)


def planned(okrs: OKRSet, decisions: Iterable[Decision]) -> Plan:
    """Sort decisions by what they do."""
    plan = Plan({}, {}, (), {})
    gone: list[At] = []
    for at, decision in typed.settled(okrs, decisions).items():
        extra = [" ".join(t.split()) for t in decision.initiatives if t.strip()]
        if decision.action == "waive" and decision.code:
            plan.waivers[at] = [Waiver(decision.code, " ".join(decision.reason.split()))]
        elif decision.action not in ("take", "edit"):
            continue
        elif decision.text is None and decision.under is not None:
            kr = okrs.objectives[at[0]].key_results[at[1]]
            gone.append(at)
            plan.below.setdefault(decision.under, []).extend([kr.text, *(i.text for i in kr.initiatives), *extra])
        else:
            if decision.text is not None and decision.text != _part(okrs, at).text:
                plan.texts[at] = decision.text
            if extra:  # its own deliverables stand before the lines that are parked under it
                plan.below[at] = extra + plan.below.get(at, [])
    return plan._replace(gone=tuple(gone))


def _part(okrs: OKRSet, at: At) -> Objective | KeyResult:
    objective = okrs.objectives[at[0]]
    return objective.key_results[at[1]] if len(at) == 2 else objective


def _edits(okrs: OKRSet, plan: Plan, way: Way) -> list[Edit]:
    """All changes of the document, each by the writer of its place."""
    tables = [InCells(grid) for grid in grids(okrs)]
    lines: InLines | InJson = InJson(okrs) if okrs.source.format == "json" else InLines(okrs, [t.span for t in tables])
    out: list[Edit] = []

    def place(part: Objective | KeyResult) -> InCells | InLines | InJson:
        span = _span(part)
        return next((t for t in tables if t.holds(span)), lines)

    for at, text in plan.texts.items():
        part = _part(okrs, at)
        out += place(part).replace(part.words, *_spoken(text, part, way), way) or ()
    for at, waivers in plan.waivers.items():
        part = _part(okrs, at)
        out += place(part).waive(part, waivers) or ()
    for at, texts in plan.below.items():
        part = _part(okrs, at)
        out += place(part).below(part, texts, way) or ()
    for at in plan.gone:
        kr = okrs.objectives[at[0]].key_results[at[1]]
        out += place(kr).remove(kr) or ()
    out = list(dict.fromkeys(out))  # a cascaded line is changed once
    return out + [edit for table in tables for edit in table.edits()]


def _span(part: Objective | KeyResult) -> Span:
    if part.words.span is None:
        raise WriteError(f"“{part.text[:60]}” has no place in the document. Take the Markdown download instead.")
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
        return likeness.of(parse.read(text, source.format, source.name))
    except InputError:
        return Likeness((), (), None, None)


def expected(okrs: OKRSet, plan: Plan) -> Likeness:
    """What the document must say when it is read again."""
    now = likeness.of(okrs)
    lines = []
    for o, line in enumerate(now.lines):
        below = tuple(_expected(kr, (o, k), plan) for k, kr in enumerate(line.below) if (o, k) not in plan.gone)
        lines.append(_expected(line, (o,), plan)._replace(below=below))
    renamed = {old.text: new.text for old, new in zip(now.lines, lines, strict=True) if old.text != new.text}
    return now._replace(lines=tuple(_reasoned(line, renamed) for line in lines))


def _reasoned(line: Line, renamed: Mapping[str, str]) -> Line:
    """An objective whose reason is a parent goal, which may have new words."""
    first, why = line.rest
    return line._replace(rest=(first, renamed.get(why, why))) if isinstance(why, str) else line


def _expected(line: Line, at: At, plan: Plan) -> Line:
    added = tuple(plan.below.get(at, ()))
    line = line._replace(waivers=line.waivers + tuple(plan.waivers.get(at, ())))
    if at in plan.texts:
        goal = typed.goal(plan.texts[at])
        added += tuple(w.text for w in goal.initiatives)
        line = _said(line, goal, of_result=len(at) == 2)
    return line._replace(initiatives=line.initiatives + added)


def _said(line: Line, goal: Goal, *, of_result: bool) -> Line:
    """A line with new words and what hangs on them."""
    first, second = line.rest
    tags = (*line.tags, *([goal.type] if goal.type and of_result else []), *goal.tags)
    return line._replace(
        text=" ".join(goal.words.text.split()),
        owner=goal.owner or line.owner,
        status=goal.status or line.status,
        tags=tuple(dict.fromkeys(tags)),
        rest=((goal.progress if of_result else goal.type) or first, second),
    )


def _spoken(text: str, part: Objective | KeyResult, way: Way) -> tuple[str, Objective | KeyResult]:
    """The words to write and what hangs on them: behind the words, or in the mark."""
    if way.spelling != MARKED:
        return written(text), part
    goal = typed.goal(text)
    line = _said(likeness.line(part), goal, of_result=isinstance(part, KeyResult))
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


def _difference(meant: Likeness, found: Likeness) -> str:
    """The first text that a document says otherwise than was meant; "" for none."""
    for ours, theirs in _pairs(meant, found):
        if ours is None or theirs is None or _key(ours) != _key(theirs):
            return (ours or theirs or Line("", (), None, None, (), (), ())).text or "The objective"
    return "" if meant.held == found.held else next(iter(meant.held), "A held line")


def _pairs(meant: Likeness, found: Likeness) -> Iterator[tuple[Line | None, Line | None]]:
    ours, theirs = ([x for o in each.lines for x in (o._replace(below=()), *o.below)] for each in (meant, found))
    if [len(o.below) for o in meant.lines] != [len(o.below) for o in found.lines]:
        odd = [m for m, f in zip(ours, theirs, strict=False) if _key(m) != _key(f)]
        yield next(iter(odd or ours), None), None
    yield from zip(ours, theirs, strict=False)


def _key(line: Line) -> tuple[object, ...]:
    """What must agree: words and what hangs on them; initiatives in any order, waivers by their code."""
    codes = sorted(w.code for w in line.waivers)
    return (
        line.text,
        sorted(line.initiatives),
        line.owner,
        line.status,
        sorted(line.tags),
        codes,
        line.rest,
    )
