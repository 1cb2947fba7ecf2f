"""What the team said about a line as a whole: fixed from outside, drop it, keep it apart, cannot be measured.

These are heard before lines are grouped, because they move a line to another place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from coach.builtin import clauses, hearing, nouns
from coach.model import Answer, At


class Verdict(NamedTuple):
    """One thing said about one line. kind: fixed | free | drop | apart | unmeasurable | duty | reason | counted."""

    kind: str
    quote: str
    where: str
    said: str = ""  # what to repeat beside the line: "space for the children's corner"


_DROP = re.compile(
    r"\b(?:drop|skip|strike|cancel|scrap|leave out|do without|give up)\b|\b(?:could|can|may|might) go\b|\bnot now\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:want|wants|hope|hopes|aim|aims|need|needs|have|has) to (?:drop|cut|scrap)\b", re.IGNORECASE)
_ENDS = re.compile(  # a day that somebody outside has set
    r"\b(?:ends|ended|expires?|runs? out|switched off|goes off|goes dark|shut down|closes|lapses|is due|are due|by law|comes into force)\b",
    re.IGNORECASE,
)
_DROPS_BY_ITSELF = re.compile(r"\bdrop(?:s|ped|ping)? (?:out|off|by|from|to|in)\b", re.IGNORECASE)
_APART = re.compile(
    r"\b(?:apart|separate|separately|elsewhere|another objective|own objective|not here)\b", re.IGNORECASE
)
_UNMEASURABLE = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|not|isn't|impossible to|no way to) (?:yet )?(?:be )?(?:measured|measure|measurable|counted)\b"
    r"|\bunmeasurable\b|\bnot measurable\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:audit|auditor|auditors|law|regulator|ministry|insurer|authority|inspectorate|union|board|head office|statute|rule|rules|regulation|contract)\b"
    r".{0,30}\b(?:asked|asks|wants|wanted|requires?|required|demands?|demanded|prescribes?|ordered)\b"
    r"|\b(?:required|prescribed|demanded|asked for) by (?:the )?(?:audit|law|regulator|ministry|insurer|authority|board|contract)\b"
    r"|\bwe have to\b|\bby law\b|\bis the law\b",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"\bfixed\b|\b(?:can't|cannot|can not|won't) (?:be )?(?:move|moved|slip|change|shift)\b|\bis the law\b|\bby law\b|\bfrom outside\b|\bno way around\b"
    r"|\bset in (?:stone|the contract)\b|\bbinding\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\bnot fixed\b|\bour (?:own )?(?:plan|choice|idea|date)\b|\bcan (?:be )?(?:move|moved|slip)\b|^no\b", re.IGNORECASE
)
_SAYINGS = (("apart", _APART), ("unmeasurable", _UNMEASURABLE), ("drop", _DROP), ("duty", _DUTY), ("fixed", _FIXED))
_NOT_ONE = re.compile(r"\b(?:nothing|none|all|don't|no)\b", re.IGNORECASE)
_CUES = nouns.loose("measure measured count counted drop cut skip keep apart fixed asked audit law board")
_YES = re.compile(r"^\s*(?:yes|yep|yeah|right|correct|true|exactly|sure|it is)\b", re.IGNORECASE)


def hear(
    answers: Sequence[Answer], o: int, lines: Sequence[tuple[At, str]], dated: Sequence[At] = ()
) -> dict[At, Verdict]:
    """Hear the last verdict on each line of objective o.

    dated: the lines that hold a day; "the date can't move" is said of the one there is.
    """
    every = [(at, nouns.loose(text)) for at, text in lines]
    common = nouns.shared(words for _, words in every)
    found: dict[At, Verdict] = {}
    for answer, where in hearing.places(answers):
        kind, _, about = answer.question.partition(":")
        number, _, line = about.partition(".")
        if number.isdigit() and int(number) != o:
            continue
        asked: At | None = (o, int(line)) if line.isdigit() and (o, int(line)) in dict(every) else None
        for clause in _statements(answer.text):
            spoken = nouns.loose(clause.label) or clause.stems
            at = asked or _about(spoken, every, common | _CUES)
            verdict = _ending(clause, where) or _judge(clause, kind, where, asked=asked is not None)
            if at is None and verdict is not None and verdict.kind == "fixed" and len(dated) == 1:
                at = dated[0]
            if at is not None and verdict is not None:
                kept = found.get(at)
                found[at] = verdict if kept is None or kept.kind == "reason" or verdict.kind != "reason" else kept
    return found


def _statements(text: str) -> list[clauses.Clause]:
    """Whole sentences: a verdict and the line it names may stand on two sides of a comma."""
    merged: list[clauses.Clause] = []
    for clause in clauses.read(text):
        if merged and merged[-1].sentence == clause.sentence:
            last = merged[-1]
            figures = last.figures + clause.figures
            merged[-1] = last._replace(
                text=f"{last.text}, {clause.text}", stems=last.stems | clause.stems, figures=figures
            )
        else:
            merged.append(clause)
    return merged


def _about(said: frozenset[str], lines: Sequence[tuple[At, frozenset[str]]], common: frozenset[str]) -> At | None:
    scores = sorted(((len((words & said) - common), at) for at, words in lines), reverse=True)
    if not scores or not scores[0][0] or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return scores[0][1]


def _ending(clause: clauses.Clause, where: str) -> Verdict | None:
    """A day on which something ends from outside fixes the line that it is said of."""
    day = any(mark.isdigit() for date in clause.dates for mark in date.text)
    return Verdict("fixed", clause.text, where) if day and not clause.figures and _ENDS.search(clause.text) else None


def _judge(clause: clauses.Clause, kind: str, where: str, *, asked: bool) -> Verdict | None:
    text = clause.text
    if kind == "fixed" and asked:
        free = _FREE.search(text) and not _YES.match(text)
        if free or _YES.match(text) or _FIXED.search(text) or _DUTY.search(text):
            return Verdict("free" if free else "fixed", text, where)
        return None
    for name, pattern in _SAYINGS:
        if (
            pattern.search(text)
            and not (name == "drop" and _WISH.search(text))
            and not (name in ("duty", "fixed") and clause.figures)
            and not _DROPS_BY_ITSELF.search(text)
        ):
            return Verdict(name, text, where, text if name == "duty" else "")
    short = len(text.split()) <= 12 and not _NOT_ONE.search(text)
    if kind == "drop" and (short or re.search(r"\bcut\b", text, re.IGNORECASE)):
        return Verdict("drop", text, where)
    if kind == "purpose" and asked and not hearing.unknown(text):
        return Verdict("reason", text, where, text)
    return None
