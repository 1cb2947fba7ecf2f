"""What becomes of each line: the document's lines beside their place in the proposed set."""

from __future__ import annotations

from typing import NamedTuple

from coach.builtin import lines
from coach.model import At, Objective, OKRSet, ProposedResult, ProposedSet
from coach.ui import wording
from coach.ui.desk import Desk

STAYS = "Stays as it is"
WORDLESS = "No objective stands above these lines"


class Fate(NamedTuple):
    """One line of the document.

    text: what would stand in its place, "" where its words stay.
    place: where it goes when its words stay, as a sentence that ends with `under` if that is given.
    """

    at: At
    before: str
    number: int  # its line in the document
    text: str = ""
    place: str = ""
    under: str = ""
    beside: str = ""  # what its columns say besides


def fates(desk: Desk, o: int) -> tuple[Fate, ...]:
    """The objective and its key results, in the document's order."""
    proposed, objective = desk.proposal.sets[o], desk.okrs.objectives[o]
    at_line = lines.numbers(desk.okrs)
    aim = proposed.aim.text if proposed.aim else ""
    found = [Fate((o,), objective.text or WORDLESS, at_line[o,], aim, "" if aim else STAYS)]
    for k, kr in enumerate(objective.key_results):
        found.append(_of((o, k), kr.text, proposed)._replace(number=at_line[o, k], beside=kr.beside))
    return tuple(found)


def _of(at: At, before: str, proposed: ProposedSet) -> Fate:
    for result in proposed.results:
        if at in result.lines:
            return _in_result(at, before, result)
    for each in proposed.initiatives:
        if at in each.lines:
            note = f": {each.note}" if each.note else ""
            return Fate(at, before, 0, place=ASIDE[each.form], under=note.removeprefix(": "))
    for line in proposed.held:
        if line.at == at:
            return Fate(at, before, 0, place="A line you hold; looked at in each check-in, not graded")
    for line in proposed.waiting:
        if line.at == at:
            return Fate(at, before, 0, place=WAITS.get(line.lacks, "Waits for your answer"))
    return Fate(at, before, 0, place=STAYS)


ASIDE = {
    "try": "What you try, for the objective as a whole",
    "duty": "A duty, kept as written",
    "parked": "Parked",
    "not now": "Not now",
}
WAITS = {"not measurable yet": "Not measurable yet; kept, not graded, looked at again at the end"}


def _in_result(at: At, before: str, result: ProposedResult) -> Fate:
    if at != result.lines[0]:
        return Fate(at, before, 0, place="What you try under", under=wording.name(result.option.text))
    if " ".join(result.option.text.split()) == " ".join(before.split()):
        return Fate(at, before, 0, place=f"Stays, and waits for {result.lacks}" if result.lacks else STAYS)
    return Fate(at, before, 0, text=result.option.text)


def refer(ats: tuple[At, ...], okrs: OKRSet) -> str:
    """Name the lines: "line 5", "lines 2 and 4"."""
    return lines.named(ats, lines.numbers(okrs))


def count(objective: Objective) -> int:
    """How many lines an objective has, its own included."""
    return 1 + len(objective.key_results)
