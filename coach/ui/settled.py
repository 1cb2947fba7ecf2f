"""The proposed set with the person's decisions in it: what the page, the picture and the first line all show."""

from __future__ import annotations

from coach.model import At, Decision, KeptLine, Option, Placeholder, ProposedResult, ProposedSet
from coach.ui import wording
from coach.ui.desk import Desk

EDITED = "edited"  # the form of a key result in the person's own words


def settled(desk: Desk, o: int) -> ProposedSet:
    """The set of objective o as it stands now.

    A line that the person words or keeps on purpose stands for itself, wherever the proposal had put it.
    """
    proposed = desk.proposal.sets[o]
    firsts = {result.lines[0] for result in proposed.results}
    own: dict[At, Decision] = {
        each.at: each for each in desk.standing if len(each.at) == 2 and each.at[0] == o and _on_purpose(desk, each)
    }
    apart = own.keys() - firsts
    results = [_result(desk, result, own.get(result.lines[0]), apart) for result in proposed.results]
    results += [_alone(desk, own[at]) for at in sorted(apart)]
    gone = apart | {at for at, each in own.items() if each.action != "edit"}
    return proposed._replace(
        results=tuple(results),
        initiatives=tuple(each for each in proposed.initiatives if not each.lines or not set(each.lines) <= gone),
        held=_without(proposed.held, apart),
        waiting=_without(proposed.waiting, apart),
    )


def _on_purpose(desk: Desk, decision: Decision) -> bool:
    """Whether a line was decided by itself: what stays because the whole set was taken carries no reason."""
    offer = desk.offer(decision.at)
    if decision.action == "edit":
        return offer is None or offer.text != decision.text
    return decision.action in ("keep", "waive") and bool(decision.reason)


def _result(desk: Desk, result: ProposedResult, own: Decision | None, apart: set[At]) -> ProposedResult:
    lines = tuple(at for at in result.lines if at not in apart)
    if own is not None:
        return _alone(desk, own)._replace(lines=lines)
    taken = desk.decision(lines[0])
    text = taken.text if taken is not None else None
    if not text or text == result.option.text:
        return result._replace(lines=lines)
    reading = next((each for each in _options(desk, lines[0]) if each.text == text), result.option._replace(text=text))
    return result._replace(option=reading, lines=lines, form="result" if result.form == "kept" else result.form)


def _options(desk: Desk, at: At) -> tuple[Option, ...]:
    made = desk.readings(at)
    return made.options if made else ()


def _alone(desk: Desk, decision: Decision) -> ProposedResult:
    """A line in the person's words, or in the document's."""
    o, k = decision.at
    kr = desk.okrs.objectives[o].key_results[k]
    text = decision.text or kr.text
    option = Option(text, kr.kind, "", "", "", placeholders=_open(text))
    return ProposedResult(option, (decision.at,), EDITED if decision.action == "edit" else "kept", beside=kr.beside)


def _open(text: str) -> tuple[Placeholder, ...]:
    return tuple(
        Placeholder(slot, need, "", who if who != "?" else None) for slot, need, who in wording.OPEN.findall(text)
    )


def _without(lines: tuple[KeptLine, ...], apart: set[At]) -> tuple[KeptLine, ...]:
    return tuple(line for line in lines if line.at not in apart)
