"""Options for one line: readings made into text with placeholders, and checked before anybody sees them."""

from __future__ import annotations

from collections.abc import Sequence

from coach import model
from coach.builtin import change as changes_
from coach.builtin import nouns
from coach.builtin.change import Change
from coach.model import Finding, KeyResult, Objective, Option, Placeholder, Provenance, Rewrite

MOST = 2
_PARKED = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))


def option(change: Change, kr: KeyResult, objective: Objective) -> Option:
    """Write one reading as a key result: subject first, figures as given, what is missing as placeholders."""
    places = {
        "today": Placeholder("baseline", change.baseline_need, f"What is it today: {change.subject}?", _who(change.baseline_who)),
        "aim": Placeholder("target", change.target_need, f"What would be worth reaching: {change.subject}?", _who(change.target_who)),
    }
    places["day"] = Placeholder("date", "day the decision is due", f"When is the decision due: {change.subject}?")
    places["owner"] = Placeholder("owner", "who takes it", f"Who decides: {change.subject}?")
    used = tuple(each for name, each in places.items() if f"{{{name}}}" in change.tail)
    text = change.metric + change.tail.format(**places)
    return Option(
        text=text,
        kind=model.key_result(text).kind,
        why=change.why,
        reading=change.reading,
        definition=change.definition,
        watch=change.watch or None,
        placeholders=used,
        provenance=tuple(Provenance(str(each), "placeholder", "this line") for each in used),
        initiatives=(kr.text,) if kr.kind in _PARKED else (),
        how=change.how,
    )


def _who(name: str) -> str | None:
    return None if name in ("", "?") else name


def rewrite(kr: KeyResult, objective: Objective, findings: Sequence[Finding]) -> Rewrite:
    """Offer at most two readings of a weak line, and one better question."""
    found = changes_.changes(kr, objective)
    options = tuple(option(each, kr, objective) for each in found[:MOST])
    return Rewrite(
        at=(),
        before=kr.text,
        kind_before=kr.kind,
        question=question(kr, objective),
        options=options,
        initiatives=(kr.text,) if kr.kind in _PARKED else (),
    )


def question(kr: KeyResult, objective: Objective) -> str:
    """Ask the better question, when nothing fits or beside what does."""
    return changes_.question(kr, objective)
