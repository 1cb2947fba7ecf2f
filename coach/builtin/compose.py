"""One whole proposed set for an objective: what stays, which changes the lines serve, what is tried for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.builtin import (
    accounting,
    aim,
    change,
    filling,
    grouping,
    hearing,
    lines,
    nouns,
    option,
    own,
    questions,
    states,
    verdicts,
)
from coach.builtin.grouping import Group, Line, Sorted
from coach.builtin.hearing import Fact, Hearing
from coach.builtin.lines import Numbers
from coach.builtin.questions import Draft
from coach.builtin.topics import Topic
from coach.builtin.verdicts import Verdict
from coach.model import (
    Answer,
    At,
    Finding,
    KeptLine,
    KeyResult,
    Objective,
    OKRSet,
    Option,
    ProposedInitiative,
    ProposedResult,
    ProposedSet,
)

_ASKING = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|needs?|needed|expects?|expected|requires?|required|demands?|demanded|decided|promised)\b",
    re.IGNORECASE,
)
COMMITTED = "Committed"
_WEAK_AIM = ("O001", "O002", "O003", "O004", "O005")


class Said(NamedTuple):
    """What a set is composed from, beside the objective itself."""

    findings: Mapping[At, Sequence[Finding]]
    answers: Sequence[Answer]
    numbers: Numbers
    alone: bool  # the document holds one objective


def gathered(okrs: OKRSet, findings: Sequence[Finding], answers: Sequence[Answer]) -> Said:
    """Sort findings by part, and count the lines of the document."""
    by_part: dict[At, list[Finding]] = {}
    for finding in findings:
        by_part.setdefault(finding.at, []).append(finding)
    return Said(by_part, tuple(answers), lines.numbers(okrs), len(okrs.objectives) == 1)


def compose(objective: Objective, o: int, said: Said) -> ProposedSet:
    """Propose a whole set for objective number o."""
    answers, placed, drafts, heard = _listen(objective, o, said)
    results = tuple(_filled(result, group, heard) for result, group in zip(drafts, placed.groups, strict=True))
    draft = _draft(objective, o, placed, results, heard, said)
    why_now = _why_now(results, heard)
    proposed = ProposedSet(
        at=(o,),
        objective=objective.text,
        aims=aim.aims(objective) if _weak_aim(o, said) else (),
        results=tuple(result._replace(notes=_notes(result, heard, promised=bool(why_now))) for result in results),
        initiatives=tuple(_initiatives(placed, heard)),
        held=tuple(_held(line, heard) for line in placed.held),
        waiting=tuple(_waiting(placed)),
        guardrail=_guardrail(placed, objective),
        questions=questions.ask(draft, answers),
        stays=_stays(placed, results, said.numbers),
        why_now=why_now,
        limits=tuple(dict.fromkeys(fact.quote for fact in (*heard.about("limit"), *heard.about("date")))),
        answered=any(each.question != "context" for each in answers),
    )
    accounting.check(proposed, objective)
    return proposed


def heard(objective: Objective, o: int, said: Said) -> Hearing:
    """Hear what was said about objective number o."""
    return _listen(objective, o, said)[-1]


def _listen(
    objective: Objective, o: int, said: Said
) -> tuple[list[Answer], Sorted, tuple[ProposedResult, ...], Hearing]:
    """Place the lines by what was said about them, then hear which figure belongs to which."""
    answers = [each for each in said.answers if _for(each.question, o)]
    verdict = verdicts.hear(answers, o, [((o, k), kr.text) for k, kr in enumerate(objective.key_results)])
    placed = grouping.sort(objective, o, said.findings, verdict)
    told, drafts = _hear(objective, o, placed, answers, said)
    counted = _counted(placed, told)
    if counted:
        placed = grouping.sort(objective, o, said.findings, {**verdict, **counted})
        told, drafts = _hear(objective, o, placed, answers, said)
    return answers, placed, drafts, told


def _hear(
    objective: Objective, o: int, placed: Sorted, answers: Sequence[Answer], said: Said
) -> tuple[Hearing, tuple[ProposedResult, ...]]:
    drafts = tuple(_result(group, objective, said) for group in placed.groups)
    silent = _draft(objective, o, placed, drafts, Hearing({}), said)
    return hearing.hear(answers, _topics(placed), questions.named(silent, answers), alone=said.alone), drafts


def _counted(placed: Sorted, told: Hearing) -> dict[At, Verdict]:
    """Find lines taken for a thing to try that the team counts: "Lame cows: 15 of 120"."""
    ways = [line for group in placed.groups for line in group.lines if line.role == "way"] + [
        *placed.wide,
        *placed.waiting,
    ]
    return {
        line.at: Verdict("counted", fact.quote, fact.where)
        for line in ways
        if line.kr.reading.form not in ("order", "doing")
        for fact in told.asides
        if fact.at == (*line.at, 0) and _names(line, fact)
    }


def _names(line: Line, fact: Fact) -> bool:
    """Whether a figure is said of the line as a whole: most of its nouns are there."""
    said, about = nouns.loose(f"{fact.label} {fact.quote}"), nouns.loose(line.text)
    return 2 * len(about & said) > len(about)


def _for(question: str, o: int) -> bool:
    number = question.partition(":")[2].partition(".")[0]
    return not number or number == str(o)


def _weak_aim(o: int, said: Said) -> bool:
    return any(each.code in _WEAK_AIM and each.level != "info" for each in said.findings.get((o,), ()))


# --- key results ---


def _result(group: Group, objective: Objective, said: Said) -> ProposedResult:
    ats = tuple(line.at for line in group.lines)
    first = group.lines[0]
    if group.change is not None and group.role == "change":
        return ProposedResult(option.option(group.change, first.kr, objective), ats, "result")
    if group.role == "change":
        return ProposedResult(own.option(first.kr), ats, "result")
    if group.role == "committed":
        return ProposedResult(_committed(first), ats, "committed")
    form = group.role if group.role in ("learning", "apart") else "kept"
    return ProposedResult(_as_written(first.kr), ats, form, _lacks(first, said))


def _as_written(kr: KeyResult) -> Option:
    return Option(kr.text, kr.kind, "your line, as it is", "", "", how="kept")


def _committed(line: Line) -> Option:
    """Keep a promise as it stands; once the team says it is fixed, the line says so too."""
    confirmed = line.said is not None and line.said.kind == "fixed"
    text = f"{COMMITTED}: {nouns.inside(line.text)}" if confirmed and not line.text.startswith(COMMITTED) else line.text
    if line.kr.kind == "milestone":
        why, reading = "somebody outside says yes or no, so it counts as it stands", ""
    else:
        why, reading = (
            "a day set from outside makes it a promise",
            "" if confirmed else "We read it as fixed from outside - not so?",
        )
    return Option(text, "milestone", why, reading, "done or not done", how="kept")


def _lacks(line: Line, said: Said) -> str:
    """Say what a kept line still waits for."""
    measure = line.kr.measure
    if line.role in ("learning", "apart") or measure.baseline is not None:
        return ""
    codes = {finding.code for finding in said.findings.get(line.at, ())}
    return "today's value" if "K006" in codes else ""


def _filled(result: ProposedResult, group: Group, heard: Hearing) -> ProposedResult:
    at = group.lines[0].at
    if result.form in ("kept", "apart"):
        told, lacks = filling.kept(group.lines[0].kr, at, heard, result.lacks)
        return result._replace(option=result.option._replace(text=told.text, provenance=told.provenance), lacks=lacks)
    if group.change is None:
        return result._replace(option=filling.fill(result.option, at, heard))
    counted = filling.unit(group.change)
    given = [fact for fact in (heard.get(at, "baseline"), heard.get(at, "target")) if fact is not None]
    if all(filling.fits(fact, counted) for fact in given):
        return result._replace(option=filling.fill(result.option, at, heard))
    other = next(
        (each for each in group.lines[0].changes if all(filling.fits(fact, filling.unit(each)) for fact in given)), None
    )
    if other is not None:
        return result._replace(
            option=filling.fill(
                option.option(other, group.lines[0].kr, Objective(group.lines[0].kr.words, group.lines[0].kr.reading)),
                at,
                heard,
            )
        )
    return result._replace(option=filling.as_counted(group.change.subject, at, heard, result.option))


# --- what was said ---


def _topics(placed: Sorted) -> list[Topic]:
    found: list[Topic] = []
    for group in placed.groups:
        found.append(_topic(group))
        found += (_way(each) for each in group.lines if each.role == "way")
    found += (_way(each) for each in (*placed.wide, *placed.waiting, *placed.aside))
    found += (
        Topic(each.at, nouns.loose(each.text), frozenset(), _own([each]), "", result=True) for each in placed.held
    )
    return found


def _topic(group: Group) -> Topic:
    """What a proposed key result can be recognised by: its lines' nouns, or, where it stands for things to try, its own."""
    first, about = group.lines[0], group.change
    subject = nouns.loose(about.subject) if about else frozenset()
    metric = nouns.loose(f"{about.metric} {about.definition}") if about else nouns.loose(first.kr.measure.metric)
    counted = filling.unit(about) if about else states.unit(first.kr)
    stating = [line for line in group.lines if line.role != "way"]
    if stating:
        return Topic(
            first.at,
            subject.union(*(nouns.loose(line.text) for line in stating)),
            metric,
            _own(stating),
            counted,
            result=True,
        )
    ways = frozenset[str]().union(*(line.stems for line in group.lines))
    return Topic(first.at, (subject - ways) or subject, metric - ways, _own([first]), counted, result=True, ours=True)


def _way(line: Line) -> Topic:
    """Let a thing to try be spoken of, apart from the key result that takes its line's place."""
    return Topic((*line.at, 0), nouns.loose(line.text), frozenset(), _own([line]), "", result=False)


def _own(stating: Sequence[Line]) -> str:
    return " | ".join(line.text.lower() for line in stating)


def _draft(
    objective: Objective, o: int, placed: Sorted, results: tuple[ProposedResult, ...], heard: Hearing, said: Said
) -> Draft:
    anchors = tuple(group.lines[0].at for group in placed.groups)
    unsure = tuple(
        (at, finding)
        for at in anchors
        for finding in said.findings.get(at, ())
        if finding.code in questions.AMBIGUOUS and finding.level != "info"
    )
    names = tuple(_name(group) for group in placed.groups)
    ours = frozenset(n for n, group in enumerate(placed.groups) if all(line.role == "way" for line in group.lines))
    return Draft(objective, o, results, names, anchors, placed.waiting, placed.held, unsure, heard, ours)


def _name(group: Group) -> str:
    """Name it as the team would: the change's subject, the metric of a line, or the line."""
    if group.change is not None:
        return group.change.subject
    kr = group.lines[0].kr
    return own.subject(kr) if group.role == "change" else kr.measure.metric or kr.text


def _notes(result: ProposedResult, heard: Hearing, *, promised: bool) -> tuple[str, ...]:
    at = result.lines[0]
    missing = {placeholder.slot for placeholder in result.option.placeholders} | (
        {"baseline"} if result.lacks else set()
    )
    notes: list[str] = []
    by, source, who = heard.get(at, "by"), heard.get(at, "source"), heard.get(at, "who")
    if result.form == "committed":
        notes += [f"{nouns.starting(fact.quote)}." for slot in ("baseline", "target") if (fact := heard.get(at, slot))]
        if (owner := heard.get(at, "owner")) is not None:
            notes.append(f"{owner.text} signs.")
    elif (meant := heard.get(at, "definition")) is not None:
        notes.append(f"Counted as: {meant.text}{f' ({source.text})' if source else ''}.")
    elif source is not None:
        notes.append(f"Counted as: {source.text}.")
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


def _why_now(results: Sequence[ProposedResult], heard: Hearing) -> str:
    """Who asked for it, when one and the same asked for all that was named."""
    asked = {
        fact.text
        for result in results
        if heard.get(result.lines[0], "target") and (fact := heard.get(result.lines[0], "by")) and _asked(fact)
    }
    if len(asked) != 1:
        return ""
    return f"{nouns.starting(asked.pop())} asked for it. We read that as a promise - not so?"


# --- the other places ---


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
    return said[0] if said else ""


def _held(line: Line, heard: Hearing) -> KeptLine:
    fact = heard.get(line.at, "baseline") or heard.get(line.at, "target")
    amounts = line.kr.reading.amounts
    open_level = (
        not amounts.quantities and line.kr.measure.target is None and not line.text.lower().startswith(("no ", "zero "))
    )
    return KeptLine(
        line.at, line.text, "today's value" if open_level and fact is None else "", filling.said(fact) if fact else ""
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
    found = group.change or next(iter(change.changes(group.lines[0].kr, objective)), None)
    if group.role == "change" and group.change is None:
        return own.guardrail(group.lines[0].kr)
    return found.guardrail if found else ""


def _stays(placed: Sorted, results: Sequence[ProposedResult], at_line: Numbers) -> str:
    """Name what can stay before what cannot."""
    sure = [result.lines[0] for result in results if result.form in ("kept", "learning") and not result.lacks]
    open_ = [result.lines[0] for result in results if result.form == "kept" and result.lacks]
    wanted = [line.at for group in placed.groups for line in group.lines if line.role == "change"]
    committed = [result.lines[0] for result in results if result.form == "committed"]
    held = [line.at for line in placed.held]
    said = [
        _sentence(sure, at_line, "stands as it is", "stand as they are"),
        _sentence(
            open_ + wanted,
            at_line,
            "names a change and waits for its numbers",
            "name changes and wait for their numbers",
        ),
        _sentence(committed, at_line, "looks fixed from outside", "look fixed from outside"),
        _sentence(held, at_line, "holds a line", "hold a line"),
    ]
    ways = [line.at for group in placed.groups for line in group.lines if line.role == "way"] + [
        line.at for line in placed.wide
    ]
    rest = [
        _sentence(ways, at_line, "is a way to get there", "are ways to get there"),
        _sentence([line.at for line in placed.waiting], at_line, "waits for your answer", "wait for your answer"),
    ]
    can = "; ".join(each for each in said if each)
    rest_text = " ".join(nouns.starting(each) + "." for each in rest if each)
    return f"{f'Can stay: {can}.' if can else ''} {rest_text}".strip()


def _sentence(ats: Sequence[At], at_line: Numbers, one: str, many: str) -> str:
    if not ats:
        return ""
    return f"{lines.named(ats, at_line)} {one if len({at_line[at] for at in ats}) == 1 else many}"
