"""The draft as a set of OKRs: what is known as the team said it, what is open as a place with a name on it."""

from __future__ import annotations

import re

from coach import checks, model
from coach.builtin import filling, nouns
from coach.builtin.hearing import Fact, Hearing
from coach.model import Fields, Finding, Initiative, KeyResult, Objective, OKRSet, Placeholder, Words
from coach.session import Aim, At, Draft, Line, Told

NEEDS = {"baseline": "value today", "target": "level worth reaching"}
UNNAMED = "Objective still open"


def okrs(draft: Draft) -> OKRSet:
    """The draft as others read it: checks, export, review."""
    return OKRSet(
        tuple(objective(each) for each in draft.aims if each.words or each.lines),
        held=tuple(Words(words.text) for each in draft.aims for words in (*each.held, *each.guards)),
        team=draft.team.text if draft.team else None,
        cycle=draft.cycle.text if draft.cycle else None,
    )


def objective(aim: Aim) -> Objective:
    """One objective with its key results; a draft without an objective yet says so."""
    made = model.objective(aim.words.text if aim.words else UNNAMED, tuple(key_result(each) for each in aim.lines))
    return made._replace(
        initiatives=tuple(Initiative(Words(each.text)) for each in aim.tries),
        type=aim.type.text if aim.type else None,
        why=". ".join(each.text for each in aim.why) or None,
        tags=tuple(f"with {each.team.text}" for each in aim.partners),
    )


def key_result(line: Line) -> KeyResult:
    """One key result, read as if it stood in a document."""
    source, owner = line.slots.get("source"), line.slots.get("owner")
    tags = (
        ("committed",)
        if line.form in ("committed", "handed down")
        else ("learning",)
        if line.form == "learning"
        else ()
    )
    return model.key_result(
        text(line),
        Fields(source=source.text) if source else Fields(),
        owner=owner.text if owner else None,
        tags=tags,
        initiatives=tuple(Initiative(Words(each.text)) for each in line.tries),
    )


def text(line: Line) -> str:
    """The key result in words; open places stand as `[baseline: value today - who]`."""
    due = line.slots.get("deadline")
    if line.text:
        return _own(line)
    if line.form == "handed down" and not line.slots:
        return line.name
    parts = {slot: _part(line, slot) for slot in NEEDS}
    joint = "," if ":" in line.name else ":"
    tail = f" {filling.due(nouns.inside(due.text))}" if due and due.text.lower() not in parts["target"].lower() else ""
    return f"{line.name}{joint} from {parts['baseline']} to {parts['target']}{tail}"


def _part(line: Line, slot: str) -> str:
    told = line.slots.get(slot)
    return nouns.inside(told.text) if told else str(place(line, slot))


def place(line: Line, slot: str) -> Placeholder:
    """The open place of a slot: what is needed, and who may know."""
    known = next((each for each in line.places if each.slot == slot), None)
    gap = line.gaps.get(slot)
    who = (gap.who if gap and gap.who else "") or (known.who if known else "") or ""
    who = re.split(r"\s+(?:from|in|at|of|on)\s+(?=[^,]*\d)|\s*\d", who, maxsplit=1)[0]  # a place holds no digit
    return Placeholder(slot, known.need if known else NEEDS[slot], known.question if known else "", who or None)


def _own(line: Line) -> str:
    """The team's own sentence, with what was told since."""
    kr = model.key_result(line.text)
    told: dict[tuple[At, str], Fact] = {
        ((), slot): _fact(slot, words)
        for slot, words in line.slots.items()
        if slot in ("baseline", "target", "deadline")
    }
    own = kr.reading.amounts
    for slot, there in (("baseline", own.baseline), ("target", own.target), ("deadline", own.deadline)):
        if there is not None:
            told.pop(((), slot), None)
    return filling.kept(kr, (), Hearing(told), "")[0].text


def _fact(slot: str, words: Told) -> Fact:
    return Fact(slot, words.text, words.text, "context", ())


def missing(line: Line) -> tuple[str, ...]:
    """The slots of a key result that hold no figure: baseline, target."""
    if line.form in ("committed", "learning", "handed down"):
        return ()
    return tuple(slot for slot in NEEDS if slot not in line.slots and not stated(line, slot))


def stated(line: Line, slot: str) -> str:
    """The figure that the team's own sentence gives for a slot, "" if none."""
    if not line.text or slot not in NEEDS:
        return ""
    measure = model.key_result(line.text).measure
    amount = measure.baseline if slot == "baseline" else measure.target
    return amount.text if amount is not None else ""


def open_numbers(draft: Draft) -> tuple[tuple[int, Line, str, str], ...]:
    """Every figure that is missing: objective, key result, slot, and who may know ("" nobody was named)."""
    return tuple(
        (aim.id, line, slot, place(line, slot).who or "")
        for aim in draft.aims
        for line in aim.lines
        for slot in missing(line)
    )


def findings(draft: Draft) -> tuple[Finding, ...]:
    """What the checks say about the draft; what the team lets stand is left out."""
    found = []
    aims = [each for each in draft.aims if each.words or each.lines]
    for each in checks.run(okrs(draft)):
        aim = aims[each.at[0]] if each.at else None
        if aim is None:
            continue
        kept = aim.lines[each.at[1]].kept if len(each.at) == 2 else aim.kept
        if each.code not in kept and not (each.at == (each.at[0],) and aim.words is None):
            found.append(each)
    return tuple(found)


def passes(draft: Draft, home: Aim) -> bool:
    """Whether nothing at level error stands on an objective and its key results."""
    aims = [each for each in draft.aims if each.words or each.lines]
    return home in aims and not any(
        each.at[:1] == (aims.index(home),) and each.level == "error" for each in findings(draft)
    )
