"""Options for one line: readings made into text with placeholders, and checked before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach import checks, model
from coach.builtin import change as changes_
from coach.builtin import verdict
from coach.builtin.change import Change
from coach.checks import faithfulness
from coach.model import Finding, KeyResult, Objective, OKRSet, Option, Placeholder, Provenance, Rewrite

MOST = 2
_PARKED = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
_SOUND = frozenset(("outcome", "milestone", "health", "learning"))
_UNCLEAR = frozenset(("K008",))  # the figures can mean two things: asked about before anything is offered


def option(change: Change, kr: KeyResult, objective: Objective) -> Option:  # noqa: ARG001  (a wider reading may need it)
    """Write one reading as a key result: subject first, figures as given, what is missing as placeholders."""
    about = change.subject
    places = {
        "today": Placeholder(
            "baseline", change.baseline_need, f"What is it today: {about}?", _who(change.baseline_who)
        ),
        "aim": Placeholder(
            "target", change.target_need, f"What would be worth reaching: {about}?", _who(change.target_who)
        ),
        "day": Placeholder("date", "day the decision is due", f"When is the decision due: {about}?"),
        "owner": Placeholder("owner", "who takes it", f"Who decides: {about}?"),
        "judge": Placeholder("owner", "who confirms it from outside", f"Who confirms it: {about}?"),
        "due": Placeholder("date", "day it is due", f"When is it due: {about}?"),
    }
    used = tuple(each for name, each in places.items() if f"{{{name}}}" in change.tail)
    text = change.metric + change.tail.format(**places)
    read = model.key_result(text)
    return Option(
        text=text,
        kind=read.kind,
        why=change.why,
        reading=change.reading,
        definition=change.definition,
        watch=change.watch or None,
        placeholders=used,
        provenance=(
            *(
                Provenance(each.text, "original", "this line")
                for each in kr.reading.amounts.quantities
                if each.text in change.tail
            ),
            *(Provenance(str(each), "placeholder", "this line") for each in used),
        ),
        initiatives=(kr.text,) if kr.kind in _PARKED else (),
        how=change.how,
    )


def _who(name: str) -> str | None:
    return None if name in ("", "?") else name


def sound(made: Option, kr: KeyResult, objective: Objective) -> bool:
    """Tell whether an option may be shown: a result by its own words, nothing invented, no error on it."""
    if made.kind not in _SOUND:
        return False
    said = [each for each in (objective.text, objective.why or "") if each]
    if faithfulness.faithful(made.text, [kr.text], said, made.initiatives):
        return False
    return not any(finding.level == "error" for finding in _found(made.text))


def _found(text: str) -> tuple[Finding, ...]:
    alone = model.objective("What this line is for", (model.key_result(text),))
    return tuple(finding for finding in checks.run(OKRSet((alone,))) if len(finding.at) == 2)


def offered(kr: KeyResult, objective: Objective) -> Iterator[Option]:
    """Yield every reading of a line that passes, best first."""
    for each in (*verdict.changes(kr), *changes_.changes(kr, objective)):
        made = option(each, kr, objective)
        if sound(made, kr, objective):
            yield made._replace(findings=_found(made.text))


def rewrite(kr: KeyResult, objective: Objective, findings: Sequence[Finding]) -> Rewrite:
    """Offer at most two readings of a weak line, and one better question."""
    unclear = next((each for each in findings if each.code in _UNCLEAR and each.question), None)
    options = () if unclear else tuple(made for made, _ in zip(offered(kr, objective), range(MOST), strict=False))
    return Rewrite(
        at=(),
        before=kr.text,
        kind_before=kr.kind,
        question=unclear.question if unclear else question(kr, objective, findings),
        options=options,
        initiatives=(kr.text,) if kr.kind in _PARKED else (),
    )


def question(kr: KeyResult, objective: Objective, findings: Sequence[Finding] = ()) -> str:
    """Ask the better question: what fits nothing, or what stands beside the options."""
    if any(each.code == "K011" and each.level != "info" for each in findings):
        halves = changes_.halves(kr)
        if len(halves) > 1:
            return f"If you could keep one of the two, which would it be: {halves[0]} or {halves[1]}?"
        return "If the first half came true and the other did not, what would you call this line?"
    return changes_.question(kr, objective)
