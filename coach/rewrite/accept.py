"""Whether a draft may be shown: its lines are accounted for, and each text passes what every text must pass.

A problem is told with the place and the check's own message, so that a repair knows what it is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach import checks, model
from coach.checks import faithfulness
from coach.checks.compared import PLACEHOLDER
from coach.model import Finding, OKRSet
from coach.rewrite import manner
from coach.rewrite.order import Order
from coach.rewrite.schema import ResultDraft, SetDraft

_SOUND = frozenset(("outcome", "milestone", "health", "learning"))
_DRIFTS = frozenset(
    ("R002", "R003", "R004", "R007")
)  # of what `compare` finds; the rest `faithful` judges more strictly
_WEAK_AIM = frozenset(("O001", "O002", "O003", "O004", "O005"))
_LONGEST = 280  # characters of a key result or a sentence beside it
LACKING = "lacking"  # a sentence beside a key result that is empty: asked for, and done without in the end
_MOST_RESULTS = 4
_MOST_QUESTIONS = 3
_AIM_WORDS = range(5, 19)


class Problem(NamedTuple):
    """What does not pass. result: the number of the key result it is about, from 0; -1: the set. rule: a code or a name."""

    where: str
    rule: str
    message: str
    quote: str = ""
    result: int = -1
    field: str = "text"


def problems(draft: SetDraft, order: Order) -> list[Problem]:
    """Everything in a draft that may not be shown."""
    found = [*_accounted(draft, order)]
    known = [each for each in draft.key_results if all(line - 1 in order.open for line in each.lines) and each.lines]
    for n, each in enumerate(draft.key_results):
        if each in known:
            found += _result(n, each, order)
    found += _aim(draft, order)
    found += _beside("protect", draft.protect, order)
    found += _questions(draft, order)
    return found


def passes(n: int, each: ResultDraft, order: Order) -> bool:
    """Whether a key result may be shown by itself, before the set that it belongs to is whole."""
    known = bool(each.lines) and all(line - 1 in order.open for line in each.lines)
    return known and all(problem.rule == LACKING for problem in _result(n, each, order))


def _accounted(draft: SetDraft, order: Order) -> Iterator[Problem]:
    placed = Counter([line for each in draft.key_results for line in each.lines] + draft.waiting)
    wanted = {k + 1 for k in order.open}
    lost, strange = sorted(wanted - set(placed)), sorted(set(placed) - wanted)
    twice = sorted(line for line, count in placed.items() if count > 1)
    for lines, said in ((lost, "is missing"), (twice, "stands twice"), (strange, "is no open line")):
        if lines:
            yield Problem("lines", "lines", f"Line {', '.join(map(str, lines))} {said}.")
    if any(not each.lines for each in draft.key_results):
        yield Problem("lines", "lines", "A key result names no line that it stands for.")
    if len(draft.key_results) > max(_MOST_RESULTS, len(order.built.results)):
        yield Problem("key_results", "count", "There are more key results than a team can follow.")


def _result(n: int, each: ResultDraft, order: Order) -> Iterator[Problem]:
    where = f"key_results[{n}]"
    for field, text in (("text", each.text), *((("other", each.other),) if each.other else ())):
        for rule, message, quote in _goal(text, each, order):
            yield Problem(f"{where}.{field}", rule, message, quote, n, field)
    for field in ("why", "reading", "definition", "watch"):
        for problem in _beside(f"{where}.{field}", getattr(each, field), order):
            yield problem._replace(result=n, field=field)
    if not each.why.strip() or not each.definition.strip():
        yield Problem(where, LACKING, "It lacks why or definition.", "", n, "why")


def _goal(text: str, each: ResultDraft, order: Order) -> Iterator[tuple[str, str, str]]:
    lines = [line - 1 for line in each.lines]
    originals = [order.line(k).text for k in lines]
    originals += [value for k in lines for value in order.line(k).fields if isinstance(value, str) and value]
    said = [*order.said_for(lines), order.objective.text, order.objective.why or ""]
    tried = [order.line(k).text for k in lines if order.made(k)]
    if not text.strip() or "\n" in text or len(text) > _LONGEST:
        yield "form", f"A key result is one line of at most {_LONGEST} characters.", ""
        return
    fault = manner.fault(text, " ".join(order.given()))
    if fault:
        yield "manner", *fault
    for finding in faithfulness.faithful(text, originals, said, tried):
        yield _told(finding)
    yield from _named(text, order)
    written = "\n".join([text, *(f"Initiative: {one}" for one in tried)])
    for finding in faithfulness.compare("\n".join(originals), written, said):
        if finding.code in _DRIFTS:
            yield _told(finding)
    read = model.key_result(text)
    if read.kind not in _SOUND:
        yield (
            "kind",
            "This names what is made or done, or no measure; say what is different afterwards and how it is counted.",
            text,
        )
    alone = model.objective("What this line is for", (read,))
    for finding in checks.run(OKRSet((alone,))):
        if len(finding.at) == 2 and finding.level == "error":
            yield _told(finding)


def _named(text: str, order: Order) -> Iterator[tuple[str, str, str]]:
    """Names inside a gap that nobody gave; its other words are proposed."""
    for gap in PLACEHOLDER.finditer(text):
        inside = f"the {gap[0][1:-1].partition(': ')[2]}"
        yield from (_told(each) for each in faithfulness.faithful(inside, order.given()) if each.code == "R005")


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.quote


def _aim(draft: SetDraft, order: Order) -> Iterator[Problem]:
    text = draft.objective.strip()
    if not text:
        return
    yield from _beside("objective", text, order)
    if not order.aim_open:
        yield Problem("objective", "aim", "The team's objective stands; leave it empty.", field="objective")
    if len(text.split()) not in _AIM_WORDS:
        yield Problem(
            "objective", "aim", "The objective is one sentence of eight to fourteen words.", field="objective"
        )
    read = model.objective(text, order.objective.key_results)
    for finding in checks.run(OKRSet((read,))):
        if finding.at == (0,) and finding.code in _WEAK_AIM and finding.level != "info":
            yield Problem("objective", *_told(finding), field="objective")


def _questions(draft: SetDraft, order: Order) -> Iterator[Problem]:
    if len(draft.questions) > _MOST_QUESTIONS:
        yield Problem("questions", "count", "At most three questions are asked at a time.", field="questions")
    for n, text in enumerate(draft.questions):
        if not text.strip().endswith("?") or text.count("?") != 1:
            yield Problem(
                f"questions[{n}]", "question", "It is one sentence with one question mark.", text, field="questions"
            )
        for problem in _beside(f"questions[{n}]", text, order):
            yield problem._replace(field="questions")


def _beside(where: str, text: str, order: Order) -> Iterator[Problem]:
    """What does not pass of a sentence beside the key results: it may rest on all that the team gave."""
    field = where.rsplit(".", 1)[-1].partition("[")[0]
    if len(text) > _LONGEST:
        yield Problem(where, "form", f"It is one sentence of at most {_LONGEST} characters.", field=field)
        return
    given = order.given()
    fault = manner.fault(text, " ".join(given))
    if fault:
        yield Problem(where, "manner", *fault, field=field)
    for finding in faithfulness.faithful(text, given, ()) if text.strip() else ():
        yield Problem(where, *_told(finding), field=field)
    for named in _named(text, order):
        yield Problem(where, *named, field=field)


def about(found: Sequence[Problem]) -> set[tuple[str, int, str]]:
    """What problems are about, for telling whether the same one came back."""
    return {(each.rule, each.result, each.field) for each in found}
