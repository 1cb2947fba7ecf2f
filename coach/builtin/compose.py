"""One whole proposed set for an objective: what stays, which changes the lines serve, what is tried for them."""

from __future__ import annotations

from collections.abc import Iterator

from coach.builtin import accounting, aim, change, filling, listening, nouns, own, questions, results, roles, stays
from coach.builtin.evidence import Said
from coach.builtin.grouping import Group, Line, Sorted
from coach.builtin.hearing import Hearing
from coach.model import KeptLine, Objective, ProposedInitiative, ProposedSet

_NOBODY = "O007"  # nobody stands in it who would notice
_TELLS = frozenset(("that", "who", "where", "when", "without"))  # a label that goes on to say how things are
_BEING = frozenset(("be", "become", "make"))
_WEAK_AIM = ("O001", "O002", "O003", "O004", "O005")


def compose(objective: Objective, o: int, said: Said) -> ProposedSet:
    """Propose a whole set for objective number o."""
    answers, placed, drafts, heard = listening.listen(objective, o, said)
    filled = tuple(
        results.filled(result, group, objective, heard) for result, group in zip(drafts, placed.groups, strict=True)
    )
    draft = listening.draft(objective, o, placed, filled, heard, said)
    why_now = results.why_now(filled, heard)
    proposed = ProposedSet(
        at=(o,),
        objective=objective.text,
        aims=aim.aims(objective) if _open_aim(objective, o, said) else (),
        results=tuple(results.noted(result, heard, promised=bool(why_now)) for result in filled),
        initiatives=tuple(_initiatives(placed, heard)),
        held=tuple(_held(line, heard) for line in placed.held),
        waiting=tuple(_waiting(placed)),
        guardrail=_guardrail(placed, objective),
        questions=questions.ask(draft, answers),
        stays=stays.stays(placed, filled, said),
        why_now=why_now,
        limits=tuple(dict.fromkeys(fact.quote for fact in (*heard.about("limit"), *heard.about("date")))),
        answered=any(each.question != "context" for each in answers),
    )
    accounting.check(proposed, objective)
    return proposed


def heard(objective: Objective, o: int, said: Said) -> Hearing:
    """Hear what was said about objective number o."""
    return listening.listen(objective, o, said)[-1]


def _open_aim(objective: Objective, o: int, said: Said) -> bool:
    """Tell whether an objective leaves open who is better off: so the checks say, or it is a label or a wish to be something."""
    found = said.findings.get((o,), ())
    if any(each.code in _WEAK_AIM and each.level != "info" for each in found):
        return True
    reading = objective.reading
    label = reading.form == "phrase" and _TELLS.isdisjoint(reading.line.words)
    return label or reading.lemma in _BEING or any(each.code == _NOBODY for each in found)


def _initiatives(placed: Sorted, heard: Hearing) -> Iterator[ProposedInitiative]:
    for n, group in enumerate(placed.groups):
        for line in group.lines:
            if line.role == "way":
                yield ProposedInitiative(line.text, n, (line.at,), note=_remark(line, heard))
        for line in group.lines:
            yield from (ProposedInitiative(each.text, n, ()) for each in line.kr.initiatives)
    for line in placed.wide:
        yield ProposedInitiative(line.text, None, (line.at,), note=_remark(line, heard))
    for line in placed.aside:
        said = line.said
        if line.role == "drop":
            yield ProposedInitiative(line.text, None, (line.at,), "not now", "dropped by you")
        elif line.role in ("duty", "parked") and said is not None:
            yield ProposedInitiative(line.text, None, (line.at,), line.role, said.said)


def _remark(line: Line, heard: Hearing) -> str:
    said = [fact.quote for fact in heard.asides if fact.at == (*line.at, 0)]
    return said[0] if said else line.kr.beside.strip(" :()")


def _held(line: Line, heard: Hearing) -> KeptLine:
    fact = heard.get(line.at, "baseline") or heard.get(line.at, "target")
    amounts = line.kr.reading.amounts
    open_level = (
        not (amounts.quantities or roles.AT_LEVEL.search(line.text))
        and line.kr.measure.target is None
        and not line.text.lower().startswith(("no ", "zero "))
    )
    return KeptLine(
        line.at,
        line.text,
        "today's value" if open_level and fact is None else "",
        filling.said(fact) if fact else line.kr.beside.strip(" :()"),
    )


def _waiting(placed: Sorted) -> Iterator[KeptLine]:
    for line in placed.waiting:
        yield KeptLine(line.at, line.text, "needs your answer")
    for line in placed.aside:
        if line.role == "unmeasurable":
            yield KeptLine(line.at, line.text, "not measurable yet")


def _guardrail(placed: Sorted, objective: Objective) -> str | None:
    """Take the first guardrail that no line of the set already holds or pushes."""
    lines_ = [nouns.stems(kr.text) for kr in objective.key_results]
    for group in placed.groups:
        found = _protected(group, objective)
        about = nouns.stems(found)
        if found and not any(len(about & words) > 1 for words in lines_):
            return found
    return None


def _protected(group: Group, objective: Objective) -> str:
    if group.role in ("committed", "learning"):
        return ""
    if group.change is not None:
        return group.change.guardrail
    line = group.lines[0]
    if group.role == "change":
        return own.guardrail(line.kr)
    about = nouns.stems(line.text)
    known = (one for one in change.changes(line.kr, objective) if one.how == "library")
    return next((one.guardrail for one in known if nouns.stems(one.subject) & about), "")
