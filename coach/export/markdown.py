"""OKRs as Markdown: headings and bullets that a person would write, and that read back the same.

A part is written plainly where it reads back the same, with its label (`KR: ...`) where it would not,
and with the mark of coach.parse.exact where the words themselves look like something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach import parse
from coach.errors import InputError
from coach.export import likeness
from coach.model import Fields, Initiative, KeyResult, Objective, OKRSet, Waiver, Words
from coach.parse import exact, line

PLAIN, LABELLED, MARKED = range(3)
_MEASURE = {
    "metric": "Metric",
    "baseline": "Baseline",
    "target": "Target",
    "unit": "Unit",
    "deadline": "Deadline",
    "source": "Source",
}
_SPECIAL = re.compile(r"([\\*_\[\]<~`&])")
_SHORT = re.compile(r"[^\W_][\w .@\-]{0,60}$")


def markdown(okrs: OKRSet) -> str:
    """Write a set as Markdown; reading it gives the set back, but for spans and source."""
    meant = likeness.of(okrs)
    text = ""
    for style in (PLAIN, LABELLED):
        text = _Writer(style).write(okrs)
        found = _read(text)
        if found == meant:
            return text
    odd = likeness.differing(meant, found) if found else None
    if odd:
        text = _Writer(LABELLED, odd).write(okrs)
        if _read(text) == meant:
            return text
    return _Writer(MARKED).write(okrs)


def _read(text: str) -> likeness.Likeness | None:
    try:
        return likeness.of(parse.read(text, "markdown", limits=parse.Limits(size=10**9), judged=False))
    except InputError:
        return None


class Said(NamedTuple):
    """What hangs on a line."""

    type: str | None = None
    tags: tuple[str, ...] = ()
    progress: str | None = None
    status: str | None = None
    owner: str | None = None
    waivers: tuple[Waiver, ...] = ()


NOTHING = Said()
COMMITTED = "committed"


class _Writer:
    def __init__(self, style: int, odd: frozenset[str] = frozenset()) -> None:
        self.style, self.odd = style, odd

    def write(self, okrs: OKRSet) -> str:
        blocks = list(self._front(okrs))
        for at, objective in enumerate(okrs.objectives):
            blocks += self._objective(objective, first=at == 0)
        if okrs.held:
            blocks.append("### We hold this line")
            blocks.append("\n".join(self._part("- ", "Held: ", words.text, NOTHING) for words in okrs.held))
        return "\n\n".join(blocks) + "\n"

    @staticmethod
    def _front(okrs: OKRSet) -> Iterator[str]:
        said = [f"{name}: {value}" for name, value in (("team", okrs.team), ("cycle", okrs.cycle)) if value]
        if said:
            yield "\n".join(["---", *said, "---"])

    def _objective(self, objective: Objective, *, first: bool) -> Iterator[str]:
        said = Said(objective.type, objective.tags, None, objective.status, objective.owner, objective.waivers)
        if objective.text or said != NOTHING or not first:  # without words it still parts its lines from those above
            yield self._part("## ", "Objective: ", objective.text, said)
        why = [self._part("- ", "Why: ", objective.why, NOTHING, always=True)] if objective.why else []
        rows = [self._initiative("- ", i) for i in objective.initiatives]
        for kr in objective.key_results:
            rows += self._result(kr)
        rows = why + rows if self.style == PLAIN else rows + why  # where a line is read as the objective's
        if rows:
            yield "\n".join(rows)

    def _result(self, kr: KeyResult) -> Iterator[str]:
        said = Said(None, kr.tags, kr.progress, kr.status, kr.owner, kr.waivers)
        yield self._part("- ", "KR: ", kr.text, said)
        if kr.fields != Fields():
            for name, title in _MEASURE.items():
                if value := getattr(kr.fields, name):
                    yield self._part("  - ", f"{title}: ", value, NOTHING, always=True)
        for initiative in kr.initiatives:
            yield self._initiative("  - ", initiative)

    def _initiative(self, lead: str, initiative: Initiative) -> str:
        return self._part(lead, "Initiative: ", initiative.text, NOTHING, always=True)

    def _part(self, lead: str, label: str, text: str, said: Said, *, always: bool = False) -> str:
        """One line: as plain as it may be."""
        text = flat(text)
        if text and self.style < MARKED and text not in self.odd:
            label_ = label if always or self.style == LABELLED else ""
            if COMMITTED in said.tags:
                label_ += "Committed: "
            for words in dict.fromkeys((text, _SPECIAL.sub(r"\\\1", text))):
                row = f"{label_}{words}{tail(said)}"
                if _same(line.read(Words(row)), text, said):
                    return lead + row
        return f"{lead}{label}{text} {exact.mark(said._asdict())}"


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(part.strip(" ") for part in re.split(r"[\t\r\n\x0b\x0c]+", text)).strip()


def tail(said: Said) -> str:
    """What hangs on a line, in the form that teams use."""
    out = f" [{said.type}]" if said.type else ""
    out += "".join(f" [{tag}]" for tag in said.tags if tag != COMMITTED)
    out += f" ({said.progress})" if said.progress else ""
    out += f" (status: {said.status})" if said.status else ""
    out += f" (owner: {said.owner})" if said.owner else ""
    return out + "".join(f" {allow(waiver)}" for waiver in said.waivers)


def allow(waiver: Waiver) -> str:
    """A waiver as a comment behind its line."""
    return f"<!-- okr: allow {waiver.code}{f' - {waiver.reason}' if waiver.reason else ''} -->"


def _same(goal: line.Goal, text: str, said: Said) -> bool:
    """Whether a line reads as what was meant."""
    type_, tags = goal.type, goal.tags
    if COMMITTED in said.tags and goal.type:  # a key result has no type of its own: its tags say it
        type_, tags = None, (goal.type, *tags)
    found = Said(type_, tags, goal.progress, goal.status, goal.owner, goal.waivers)
    return goal.words.text == text and not goal.dropped and not goal.initiatives and found == said
