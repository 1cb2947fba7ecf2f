"""A proposed set as a person reads it: the words and their order, for the terminal and for counting.

Pages draw the same fields with their own parts; what is folded here is folded there.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from coach.builtin import lines, nouns
from coach.builtin.lines import Numbers
from coach.model import At, Option, Placeholder, Proposal, ProposedInitiative, ProposedResult, ProposedSet

MOST_WORDS = 270
ANSWERED_WORDS = 180
_PROMISE = 9  # the words of the first line
_CHIPS = {
    "baseline": "today ?",
    "target": "aim ?",
    "date": "date ?",
    "metric": "which ?",
    "population": "whose ?",
    "window": "over which time ?",
}
_LABELS = {"committed": "Committed: ", "learning": "To learn: ", "apart": "Apart, as you asked: "}
_ASIDE = {"duty": "Kept as a duty", "parked": "Parked", "not now": "Not now"}


def chips(text: str, placeholders: Sequence[Placeholder]) -> str:
    """File form to page form: `[baseline: median days - purser]` becomes (today ?)."""
    for placeholder in placeholders:
        text = text.replace(str(placeholder), f"({_CHIPS.get(placeholder.slot, placeholder.slot + ' ?')})", 1)
    return re.sub(r"\bfrom \((today \?)\)(?= to\b)", r"(\1)", text)


def missing(proposed: ProposedSet) -> int:
    """Count the chips in sight: open numbers and dates. A missing name is asked for at commit and not counted."""
    open_ = sum(
        placeholder.slot not in ("owner", "source")
        for result in proposed.results
        for placeholder in result.option.placeholders
    )
    return (
        open_ + sum(bool(result.lacks) for result in proposed.results) + sum(bool(line.lacks) for line in proposed.held)
    )


def promise(proposal: Proposal, *, whole: bool = True) -> str:
    """Write the first line of every result; not whole: most of the document was left out."""
    count = sum(missing(each) for each in proposal.sets)
    if not whole:
        return f"In what was read every figure is yours: 0 invented, {count} missing."
    return f"Every figure here is yours: 0 invented, {count} missing."


def text(proposed: ProposedSet, at_line: Numbers, *, width: int = 0) -> str:
    """Write one proposed set; width 0 leaves the lines as long as they are."""
    return _wrapped(_rows(proposed, at_line, folded(proposed, at_line)), width)


def asked(proposal: Proposal, *, width: int = 0) -> str:
    """Write the questions of a document with several objectives, each with the objective that it is about."""
    open_ = [(each, question) for each in proposal.sets for question in each.questions]
    if not open_:
        return ""
    rows = [_ASKED if len(open_) > 1 else "ONE QUESTION"]
    for n, (proposed, question) in enumerate(open_):
        (o,) = proposed.at
        rows.append(f"{f'{n + 1}. ' if len(open_) > 1 else ''}Objective {o + 1}: {nouns.inside(question.text)}")
    return _wrapped(rows, width)


_ASKED = 'ONE ANSWER FOR ALL; "don\'t know" counts'


def _wrapped(rows: Iterable[str], width: int) -> str:
    if not width:
        return "\n".join(rows)
    return "\n".join(
        piece
        for row in rows
        for piece in (textwrap.wrap(row, width, subsequent_indent="      " if row.startswith("KR") else "") or [""])
    )


def words(proposed: ProposedSet, at_line: Numbers) -> int:
    """Count the words a page shows by default for one objective, labels, chips and questions included."""
    return _count(_rows(proposed, at_line, folded(proposed, at_line)))


Fold = frozenset[tuple[int, str]]


def folded(proposed: ProposedSet, at_line: Numbers, *, behind: Sequence[str] = (), beside: int = 0) -> Fold:
    """Choose what stands behind "why?" so that the page stays short: (result, field) pairs.

    Once something is answered, why and definition fold everywhere. Before that, definitions fold
    first, from the last key result up, then reasons; then watch notes.
    behind: the fields that a page folds anyway; beside: the words of its own that it shows besides.
    """
    places = range(len(proposed.results) - 1, -1, -1)
    always = (*behind, "definition", "why") if proposed.answered else behind
    early = {(n, field) for n in places for field in always}
    later = [(n, field) for field in ("definition", "why", "watch") for n in places if (n, field) not in early]
    most = (ANSWERED_WORDS if proposed.answered else MOST_WORDS) - _PROMISE - beside
    fold = frozenset(early)
    for each in later:
        if _count(_rows(proposed, at_line, fold)) <= most:
            break
        fold |= {each}
    return fold


def _count(rows: Iterator[str]) -> int:
    return sum(len(re.findall(r"[\w%?][^\s]*", row)) for row in rows)


def _rows(proposed: ProposedSet, at_line: Numbers, fold: Fold) -> Iterator[str]:
    if proposed.stays and not proposed.answered:
        yield from (proposed.stays, "")
    yield from _objective(proposed)
    yield ""
    told: set[str] = set()
    for n, result in enumerate(proposed.results):
        rows = [row for row in _result(n, result, proposed, at_line, fold) if row not in told]  # nothing is said twice
        told.update(rows)
        yield from (*rows, "")
    yield from _held(proposed, at_line)
    yield from _tried(proposed, at_line)
    yield from _waiting(proposed, at_line)
    if proposed.guardrail:
        yield from (f"WHAT WE PROTECT  {proposed.guardrail}", "")
    yield from _questions(proposed)


def _objective(proposed: ProposedSet) -> Iterator[str]:
    if proposed.answered and proposed.aim is not None:
        yield f"OBJECTIVE  {proposed.aim.text}"
        yield f"yours: {proposed.objective}"
    else:
        yield f"OBJECTIVE  {'yours: ' if proposed.aims else ''}{proposed.objective}"
        yield from (f"( ) option: {aim.text}" for aim in proposed.aims[:1])
        if proposed.aims:
            yield f"({'x' if proposed.ours else ' '}) keep mine   ( ) handed down, can't change"
    if proposed.why_now:
        yield f"Why now: {proposed.why_now}"


def _shown(n: int, option: Option, fold: Fold) -> Iterator[str]:
    reading = f" {option.reading}" if option.reading else ""
    if option.why and (n, "why") not in fold:
        yield f"Why: {nouns.starting(option.why).rstrip('.')}.{reading}"
    if option.definition and (n, "definition") not in fold:
        yield f"Counted as: {option.definition}"
    if option.watch and (n, "watch") not in fold:
        yield f"Watch: {option.watch}"


def _result(n: int, result: ProposedResult, proposed: ProposedSet, at_line: Numbers, fold: Fold) -> Iterator[str]:
    option = result.option
    label = _LABELS.get(result.form, "")
    goal = chips(option.text, option.placeholders) + result.beside
    label = "" if label and goal.startswith(label.strip()) else label
    yield f"KR {n + 1}  {label}{goal.rstrip('.') + ' (today ?)' if result.lacks else goal}"
    if not proposed.answered:
        yield f"from {lines.named(result.lines, at_line)}"
    if result.form != "kept":
        yield from _shown(n, option, fold)
    yield from result.notes


def _held(proposed: ProposedSet, at_line: Numbers) -> Iterator[str]:
    if not proposed.held:
        return
    yield "WE HOLD THIS LINE  looked at in each check-in, not graded"
    for line in proposed.held:
        said = f": {line.said}" if line.said else ": (today ?)" if line.lacks else ""
        yield f"{nouns.starting(line.text)}{said}{_where((line.at,), proposed, at_line)}"
    yield ""


def _tried(proposed: ProposedSet, at_line: Numbers) -> Iterator[str]:
    under: dict[int | None, list[ProposedInitiative]] = {}
    for each in proposed.initiatives:
        if each.form == "try":
            under.setdefault(each.under, []).append(each)
    if under or any(each.form != "try" for each in proposed.initiatives):
        yield "WHAT WE WILL TRY"
    for place in sorted(under, key=lambda place: (place is None, place or 0)):
        tries = "; ".join(_try(each, proposed, at_line) for each in under[place])
        yield f"{'For the objective as a whole' if place is None else f'KR {place + 1}'}: {tries}"
    for each in proposed.initiatives:
        if each.form != "try":
            yield f"{_ASIDE[each.form]}: {_try(each, proposed, at_line)}"
    if proposed.limits:
        yield f"Limit: {'; '.join(proposed.limits)}"
    if under or proposed.limits or any(each.form != "try" for each in proposed.initiatives):
        yield ""


def _try(each: ProposedInitiative, proposed: ProposedSet, at_line: Numbers) -> str:
    where = _where(each.lines, proposed, at_line)
    note = f" - {each.note}" if each.form != "try" and each.note else f" ({each.note})" if each.note else ""
    return f"{each.text}{where}{note}"


def _waiting(proposed: ProposedSet, at_line: Numbers) -> Iterator[str]:
    for lacks, label, tail in (
        ("not measurable yet", "NOT MEASURABLE YET", "  Kept, not graded, looked at again at the end."),
        ("needs your answer", "NEEDS YOUR ANSWER", ""),
    ):
        rows = [
            f"{nouns.starting(line.text)}{_where((line.at,), proposed, at_line)}"
            for line in proposed.waiting
            if line.lacks == lacks
        ]
        if rows:
            yield from (f"{label}  {'; '.join(rows)}{tail}", "")


def _where(ats: Sequence[At], proposed: ProposedSet, at_line: Numbers) -> str:
    """The line number, until something is answered: by then the lines are known."""
    return f" ({lines.named(ats, at_line)})" if ats and not proposed.answered else ""


def _questions(proposed: ProposedSet) -> Iterator[str]:
    if not proposed.questions:
        return
    one = len(proposed.questions) == 1
    yield "ONE QUESTION" if one else _ASKED
    for n, question in enumerate(proposed.questions):
        yield question.text if one else f"{n + 1}. {question.text}"
