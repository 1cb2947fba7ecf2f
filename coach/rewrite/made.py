"""A draft that passed, made into the set that a page shows: the same values as the built-in coach's."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

from coach import model
from coach.builtin import accounting
from coach.checks.compared import PLACEHOLDER
from coach.model import (
    KeptLine,
    Option,
    Placeholder,
    ProposedInitiative,
    ProposedResult,
    ProposedSet,
    Provenance,
    Question,
)
from coach.rewrite.order import Order
from coach.rewrite.schema import ResultDraft, SetDraft

_ASKED = {
    "baseline": "What is it today: {need}?",
    "target": "What would be worth reaching: {need}?",
    "date": "When: {need}?",
    "owner": "Who: {need}?",
    "source": "Where is it looked up: {need}?",
    "metric": "What is counted: {need}?",
    "population": "Who is counted: {need}?",
    "window": "Over which time: {need}?",
}


def made(draft: SetDraft, order: Order) -> ProposedSet:
    """Put the drafted key results among those lines that the built-in coach settled."""
    built = order.built
    settled = [each for each in built.results if not any(at[1] in order.open for at in each.lines)]
    drafted = [_result(each, order) for each in draft.key_results]
    results = sorted((*settled, *drafted), key=lambda each: each.lines[0])
    initiatives = [
        each._replace(under=None if each.under is None else _home(built.results[each.under], results))
        for each in built.initiatives
        if not any(at[1] in order.open for at in each.lines)
        and (each.lines or each.under is None or built.results[each.under] in settled)
    ]
    for each, result in zip(draft.key_results, drafted, strict=True):
        initiatives += _tried(each, order, results.index(result))
    aim = draft.objective.strip()
    proposed = built._replace(
        aims=(_aim(aim), *built.aims)[:2] if aim else built.aims,
        results=tuple(results),
        initiatives=tuple(initiatives),
        waiting=tuple(
            [each for each in built.waiting if each.at[1] not in order.open]
            + [_waiting(line - 1, order) for line in draft.waiting]
        ),
        guardrail=draft.protect.strip() or built.guardrail,
        questions=_questions(draft, order) or built.questions,
    )
    return proposed._replace(waiting=(*proposed.waiting, *_homeless(proposed, order)))


def _homeless(proposed: ProposedSet, order: Order) -> Iterator[KeptLine]:
    """Lines that the built-in coach serves together with one that the model took: what it says of both fits neither."""
    placed = {at for at, _ in accounting.fates(proposed)}
    for k in range(len(order.objective.key_results)):
        if (order.o, k) not in placed:
            yield _waiting(k, order)


def _waiting(k: int, order: Order) -> KeptLine:
    return KeptLine((order.o, k), order.line(k).text, "needs your answer")


def _home(built: ProposedResult, results: Sequence[ProposedResult]) -> int | None:
    """The key result that stands for the lines of one of the built-in coach's; a line of the team goes with it."""
    shared = (n for n, each in enumerate(results) if set(each.lines) & set(built.lines))
    return next(shared, None)


def _result(each: ResultDraft, order: Order) -> ProposedResult:
    lines = [line - 1 for line in each.lines]
    own = tuple(order.line(k).text for k in lines if order.made(k))
    other = option(each.other, each, order, own)._replace(definition="", watch=None) if each.other.strip() else None
    at = tuple((order.o, k) for k in lines)
    return ProposedResult(option(each.text, each, order, own), at, "result", other=other)


def option(text: str, each: ResultDraft, order: Order, initiatives: Sequence[str]) -> Option:
    """One reading of a draft as an option: its kind, gaps and the places of its figures are read by code."""
    read = model.key_result(text.strip())
    gaps = tuple(_gap(*found) for found in _gaps(read.text))
    return Option(
        text=read.text,
        kind=read.kind,
        why=each.why.strip(),
        reading=each.reading.strip(),
        definition=each.definition.strip(),
        watch=each.watch.strip() or None,
        placeholders=gaps,
        provenance=(
            *_rests_on(read.text, each, order),
            *(Provenance(str(gap), "placeholder", "draft") for gap in gaps),
        ),
        initiatives=tuple(initiatives),
        how="model",
    )


def _gaps(text: str) -> Iterator[tuple[str, str, str]]:
    for found in PLACEHOLDER.finditer(text):
        slot, _, rest = found[0][1:-1].partition(": ")
        need, _, who = rest.rpartition(" - ")
        yield slot, need, who


def _gap(slot: str, need: str, who: str) -> Placeholder:
    return Placeholder(slot, need, _ASKED[slot].format(need=need), None if who == "?" else who)


def _rests_on(text: str, each: ResultDraft, order: Order) -> Iterator[Provenance]:
    lines = [line - 1 for line in each.lines]
    for quantity in model.key_result(text).reading.amounts.quantities:
        if quantity.role == "placeholder":
            continue
        home = next((k for k in lines if quantity.text in order.line(k).text), None)
        if home is not None:
            yield Provenance(quantity.text, "original", f"line {home + 1}")
        elif any(quantity.text in said for said in order.said):
            yield Provenance(quantity.text, "answer", "what the team said")


def _tried(each: ResultDraft, order: Order, under: int) -> Iterator[ProposedInitiative]:
    for line in each.lines:
        if order.made(line - 1):
            yield ProposedInitiative(order.line(line - 1).text, under, ((order.o, line - 1),))
        yield from (ProposedInitiative(one.text, under, ()) for one in order.line(line - 1).initiatives)


def _aim(text: str) -> Option:
    return Option(text, "objective", "", "", "", how="model")


def _questions(draft: SetDraft, order: Order) -> tuple[Question, ...]:
    """The model's questions that have no answer yet.

    What an id stands for is decided by the question it was made for: an answer to "base:0.1" fills line 1. Hence a question
    of the model has the id of the built-in coach's where it is that question, word for word, and else one of its own, whose
    answer is heard like anything else that the team says.
    """
    built = {_words(each.text): each for each in (*order.built.questions, *order.built.later)}
    asked = (built.get(_words(text)) or _own(text, order.o) for text in draft.questions)
    return tuple({each.id: each for each in asked if each.id not in order.answered}.values())


def _own(text: str, o: int) -> Question:
    """A question with an id that stays the same for the same words."""
    return Question(f"asked:{o}.x{zlib.crc32(_words(text).encode()):08x}", text.strip(), "", (o,))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
