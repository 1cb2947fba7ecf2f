"""Options for one line: readings made into text with placeholders, and checked before anybody sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from coach import checks, model
from coach.builtin import change as changes_
from coach.builtin import halves, promise, roles, tongue, verdict
from coach.builtin.change import Change
from coach.checks import faithfulness
from coach.model import Finding, KeyResult, Objective, OKRSet, Option, Placeholder, Provenance, Rewrite

MOST = 2
_PLACE = re.compile(r"\{(today|aim|day|owner|judge|due)\}")  # no other brace: those are the team's
_PARKED = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
_OPEN = _PARKED | {"unmeasured"}
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
    text = change.metric + _PLACE.sub(lambda found: str(places[found[1]]), change.tail)
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
    judged = tuple(verdict.changes(kr))  # who says yes or no is outside: no other reading of it
    for each in judged or changes_.changes(kr, objective):
        made = option(each, kr, objective)
        if sound(made, kr, objective):
            yield made._replace(findings=_found(made.text))


def _readings(kr: KeyResult, objective: Objective, findings: Sequence[Finding]) -> Iterator[Option]:
    """Yield a delivery fixed from outside as a promise first, then what it may be for; a level held stays as it is."""
    if roles.holds(kr) or tongue.foreign(kr):
        return
    if kr.kind in _PARKED and roles.outside(kr, findings):
        made = promise.option(kr, kr.text, confirmed=True)
        asked = "We read it as fixed from outside - not so?"
        yield made._replace(reading=asked, definition="done or not done (proposed)", how="slot")
        yield from (each for each in offered(kr, objective) if each.how != "use")
        return
    split = tuple(each for each in halves.options(kr) if sound(each, kr, objective)) if joined(findings) else ()
    for each in split:
        yield each._replace(findings=_found(each.text))
    if not split:
        whole = tuple(offered(kr, objective))
        yield from whole
        yield from _of_a_part(kr, objective, {each.text for each in whole}) if joined(findings) else ()


def _of_a_part(kr: KeyResult, objective: Objective, told: set[str]) -> Iterator[Option]:
    """Yield what one of several things in a line may be for; the line itself stays below it, word for word.

    told: the options that stand beside it.
    """
    every = halves.parts(kr)
    for text in every if len(every) > 1 else ():
        part = model.key_result(text)
        for each in offered(part, objective):
            if each.text not in told and part.kind in _OPEN and sound(each, kr, objective):
                told.add(each.text)
                yield halves.of_part(each, kr, text)
                break


def joined(findings: Sequence[Finding]) -> bool:
    """Tell whether several results were found in the line."""
    return any(each.code == "K011" and each.level != "info" for each in findings)


def rewrite(kr: KeyResult, objective: Objective, findings: Sequence[Finding]) -> Rewrite:
    """Offer at most two readings of a weak line, and one better question."""
    unclear = next((each for each in findings if each.code in _UNCLEAR and each.question), None)
    options = () if unclear else tuple(islice(_readings(kr, objective, findings), MOST))
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
    if joined(findings):
        named = changes_.halves(kr)
        if len(named) > 1:
            return f"If you could keep one of the two, which would it be: {named[0]} or {named[1]}?"
        return "If the first half came true and the other did not, what would you call this line?"
    if tongue.foreign(kr):
        return tongue.question(kr)
    if roles.holds(kr):
        return "We read it as a level that you hold, not one that moves - not so?"
    return changes_.question(kr, objective)
