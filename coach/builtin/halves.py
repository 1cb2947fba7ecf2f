"""A line that holds several results: each that can stand alone is offered as a line, the others stay below it."""

from __future__ import annotations

from collections.abc import Iterator

from coach import model
from coach.builtin import nouns
from coach.checks import clauses
from coach.model import KeyResult, Option, Provenance

_NAMED = 12  # words of the other half that a sentence can carry
_SOUND = frozenset(("outcome", "health"))


def parts(kr: KeyResult) -> list[str]:
    """Cut a line at the seams between its results, in its own words; one part for an ordinary line."""
    tokens = kr.reading.amounts.tokens
    found = []
    for first, last in clauses.goals(kr.reading):
        text = kr.reading.text[tokens.starts[first] : tokens.ends[last - 1]].strip(" ,;.-–—")
        found.append(nouns.starting(text))
    return [each for each in found if each]


def options(kr: KeyResult) -> Iterator[Option]:
    """Offer each part that is a result by its own words; what it leaves out stays beside it, word for word."""
    every = parts(kr)
    if len(every) < 2:
        return
    for text in every:
        read = model.key_result(text)
        if read.kind not in _SOUND or read.measure.target is None:
            continue
        others = tuple(each for each in every if each != text)
        other = nouns.inside(others[0])
        told = f" for *{other}*" if len(other.split()) <= _NAMED else " for the rest"
        yield Option(
            text=text,
            kind=read.kind,
            why="It can come true on its own, whatever becomes of the rest of the line.",
            reading=f"We read the line as {'two' if len(others) == 1 else 'several'} results, with a line of its own{told} - not so?",
            definition="counted as the line says (proposed)",
            provenance=tuple(
                Provenance(each.text, "original", "this line") for each in read.reading.amounts.quantities
            ),
            initiatives=others,
            how="slot",
        )
