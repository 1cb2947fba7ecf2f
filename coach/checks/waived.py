"""Waivers that silence nothing, and why: a code that no check has, or a reason that is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.model import At, OKRSet, Waiver


def loose(okrs: OKRSet, names: Mapping[str, str]) -> Iterator[tuple[At, str]]:
    """Tell of each waiver without effect what it lacks. names: the check's name by its code."""
    for o, objective in enumerate(okrs.objectives):
        yield from (((o,), said) for each in objective.waivers if (said := _lacks(each, names)))
        for k, kr in enumerate(objective.key_results):
            yield from (((o, k), said) for each in kr.waivers if (said := _lacks(each, names)))


def _lacks(waiver: Waiver, names: Mapping[str, str]) -> str:
    code = waiver.code.upper()
    if code not in names:
        near = next(
            (known for known, name in sorted(names.items()) if waiver.code.lower() in (name, name.split("-")[0])), ""
        )
        told = f"`{near}` is the code of {names[near]}" if near else "`okr-coach explain` lists the codes"
        return f"`allow {waiver.code}` names no check, so it has no effect; {told}."
    if not waiver.reason.strip():
        return (
            f"`allow {waiver.code}` waits for a reason and has no effect yet: `okr: allow {waiver.code} - the reason`."
        )
    return ""
