"""The key results of a proposed set: made from a group of lines, filled with what was heard, with notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.builtin import accounting, filling, nouns, option, own, promise, roles
from coach.builtin.evidence import Said
from coach.builtin.grouping import Group, Line
from coach.builtin.hearing import Fact, Hearing
from coach.model import KeyResult, Objective, Option, ProposedResult

_ASKING = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|needs?|needed|expects?|expected|requires?|required|demands?|demanded|decided|promised)\b",
    re.IGNORECASE,
)
_COUNTED = "Counted as: "
_ON_PURPOSE = "Kept on purpose: "
_SAME_WAY = "fewer found can mean fewer looked for; keep the way of counting"


def made(group: Group, objective: Objective, said: Said) -> ProposedResult:
    """Make a key result of a group of lines; a text with a figure that nobody gave is not shown."""
    ats = tuple(line.at for line in group.lines)
    first = group.lines[0]
    if group.change is not None and group.role == "change":
        proposed = option.option(group.change, first.kr, objective)
        if accounting.figures([proposed.text, proposed.definition, proposed.watch or "", proposed.why]) <= said.given:
            return ProposedResult(proposed, ats, "result")
    if group.role == "change":
        return ProposedResult(own.option(first.kr), ats, "result")
    if group.role == "committed":
        confirmed = first.said is not None and first.said.kind == "fixed"
        own_words = promise.option(first.kr, first.text, confirmed=confirmed)
        return ProposedResult(own_words, ats, "committed", beside=first.kr.beside)
    form = group.role if group.role in ("learning", "apart") else "kept"
    kept = ProposedResult(_as_written(first.kr), ats, form, _lacks(first, said), beside=first.kr.beside)
    return kept._replace(lacks="", notes=(_ON_PURPOSE + reason,)) if (reason := roles.waived(first.kr)) else kept


def _as_written(kr: KeyResult) -> Option:
    return Option(kr.text, kr.kind, "", "", "", how="kept")


def _lacks(line: Line, said: Said) -> str:
    """Say what a kept line still waits for."""
    measure = line.kr.measure
    if line.role in ("learning", "apart") or measure.baseline is not None or roles.newly(line.kr):
        return ""
    codes = {finding.code for finding in said.findings.get(line.at, ())}
    return "today's value" if "K006" in codes or (line.role == "kept" and roles.lacks_today(line.kr)) else ""


def filled(result: ProposedResult, group: Group, objective: Objective, heard: Hearing) -> ProposedResult:
    """Put in what was heard; a metric of another unit gives way to the one the team counts."""
    at = group.lines[0].at
    if result.form in ("kept", "apart"):
        told, lacks = filling.kept(group.lines[0].kr, at, heard, result.lacks)
        return result._replace(option=result.option._replace(text=told.text, provenance=told.provenance), lacks=lacks)
    if group.change is None:
        return result._replace(option=filling.fill(result.option, at, heard))
    counted = filling.unit(group.change)
    given = [fact for fact in (heard.get(at, "baseline"), heard.get(at, "target")) if fact is not None]
    theirs = next((fact.counted for fact in given if fact.counted), "")
    if theirs:
        plain = result.option._replace(reading="", why="This is what you count.", watch=_SAME_WAY)
        return result._replace(option=filling.as_counted(theirs, at, heard, plain))
    if all(filling.fits(fact, counted) for fact in given):
        told = filling.fill(result.option, at, heard)
        if all(filling.said(fact) in told.text for fact in given):
            return result._replace(option=told)
    first = group.lines[0]
    about = nouns.stems(group.change.subject)
    same = [each for each in first.changes if each != group.change and nouns.stems(each.subject) == about]
    other = next((each for each in same if all(filling.fits(fact, filling.unit(each)) for fact in given)), None)
    if other is not None:
        return result._replace(option=filling.fill(option.option(other, first.kr, objective), at, heard))
    return result._replace(option=filling.as_counted(group.change.subject, at, heard, result.option))


def noted(result: ProposedResult, heard: Hearing, *, promised: bool) -> ProposedResult:
    """Add the notes; once the team has said how it is counted, the proposed definition goes."""
    said = notes(result, heard, promised=promised)
    option_ = result.option
    if any(note.startswith(_COUNTED) for note in said):
        option_ = option_._replace(definition="")
    return result._replace(option=option_, notes=said)


def notes(result: ProposedResult, heard: Hearing, *, promised: bool) -> tuple[str, ...]:
    """Say what the team said beside the figures: source, who asked, who can look, which cause."""
    at = result.lines[0]
    missing = {placeholder.slot for placeholder in result.option.placeholders} | (
        {"baseline"} if result.lacks else set()
    )
    notes = list(result.notes)
    by, source, who = heard.get(at, "by"), heard.get(at, "source"), heard.get(at, "who")
    if result.form == "committed":
        notes += [f"{nouns.starting(fact.quote)}." for slot in ("baseline", "target") if (fact := heard.get(at, slot))]
        if (owner := heard.get(at, "owner")) is not None:
            notes.append(f"{nouns.starting(owner.text)} signs.")
    elif (meant := heard.get(at, "definition")) is not None:
        notes.append(f"{_COUNTED}{meant.text}{f' ({source.text})' if source else ''}.")
    elif source is not None:
        notes.append(f"{_COUNTED}{source.text}.")
    if by is not None and heard.get(at, "target") and not promised:
        notes.append(f"{'Asked for' if _asked(by) else 'Level named'} by {nouns.inside(by.text)}.")
    if "target" in missing and heard.unknown(at, "target"):
        notes.append("Nobody has named an aim; settle it in the review.")
    if "baseline" in missing and who is not None:
        notes.append(f"{who.text} can look up today's value.")
    for cause in heard.about("cause"):
        if cause.at == at:
            notes.append(f"Named cause: {cause.text.rstrip('.')}.")
    return tuple(notes)


def _asked(by: Fact) -> bool:
    """Whether they asked for it; "would be happy with" names a level and asks for nothing."""
    return _ASKING.search(by.quote) is not None


def why_now(results: Sequence[ProposedResult], heard: Hearing) -> str:
    """Who asked for it, when one and the same asked for all that was named."""
    asked = {
        fact.text
        for result in results
        if heard.get(result.lines[0], "target") and (fact := heard.get(result.lines[0], "by")) and _asked(fact)
    }
    if len(asked) != 1:
        return ""
    return f"{nouns.starting(asked.pop())} asked for it. We read that as a promise - not so?"
