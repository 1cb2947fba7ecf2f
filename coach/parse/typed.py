"""Words that somebody typed or took for one part: read as if they stood in a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.model import At, Decision, OKRSet, Words
from coach.parse import label, line
from coach.parse.line import Goal

_OWN = ("", label.OBJECTIVE, label.KEY_RESULT)


def goal(text: str) -> Goal:
    """Read typed words: a label (`KR2: ...`), an owner, tags come off as in a document; white space is joined.

    What else the words begin with ("Target: ...") is theirs.
    """
    words = Words(" ".join(text.split()))
    found = line.read(words)
    if found.label not in _OWN or found.dropped or not found.words.text:
        found = line.read(words, labelled=False)
    return found if found.words.text else Goal(words)


def settled(okrs: OKRSet, decisions: Iterable[Decision]) -> dict[At, Decision]:
    """Give decisions by part; of several about one part the last counts.

    In a cascade one line is a key result and, with what stands below it, an objective: it has one
    text. What is decided about it as an objective wins, and what is tried for it stands below the objective.
    """
    decided = {d.at: d for d in decisions}
    for kr, aim in _cascaded(okrs):
        of_kr, of_aim = decided.get(kr), decided.get(aim)
        chosen = next((d for d in (of_aim, of_kr) if d is not None and d.text is not None), None)
        if chosen is not None:
            tried = dict.fromkeys(t for d in (of_aim, of_kr) if d is not None for t in d.initiatives)
            decided[kr] = Decision(kr, chosen.action, chosen.text)
            decided[aim] = Decision(aim, chosen.action, chosen.text, tuple(tried))
    return decided


def _cascaded(okrs: OKRSet) -> Iterator[tuple[At, At]]:
    """The places of lines that are a key result and an objective."""
    aims = {objective.words.span: (o,) for o, objective in enumerate(okrs.objectives) if objective.words.span}
    for o, objective in enumerate(okrs.objectives):
        for k, kr in enumerate(objective.key_results):
            if kr.words.span in aims:
                yield (o, k), aims[kr.words.span]
