"""Plain text and Markdown: the line scanner first, then what it leaves.

Where nothing is found, in this order: quotes and fenced blocks are read too (someone pasted the
whole document in them); lines that are all "Owner: Objective. KR, KR" count as that; lines without
bullets count by their indentation; blocks of short lines count as a headline and its key results,
if one of them holds an amount.
"""

from __future__ import annotations

import itertools

from coach.model import Source
from coach.parse import line, outline, owner, scan, section
from coach.parse.draft import Draft
from coach.parse.line import Goal
from coach.parse.lines import Lines
from coach.parse.scan import TEXT, Block, Scan
from coach.parse.spans import join
from coach.words import bag

_SHORT = 160  # a longer line is prose
_PERSONAL = bag("i me my you your he she him his it they there please thanks sorry hi hello ich du sie bitte danke")
_TITLE = 6  # more words are no title
_MOST = 2_000  # a document of more lines without any bullet is prose


def read(source: Source) -> Draft:
    """The draft of a plain or Markdown document."""
    text = source.text
    draft = outline.read(text, scan.scan(text))
    if not draft.aims and (">" in text or "```" in text or "~~~" in text):
        draft = outline.read(text, scan.scan(text, quoted=True, fenced=True))
    if not draft.aims:
        draft = _bare(text)
    return draft


def _bare(text: str) -> Draft:
    """A document without headings, bullets and labels: by indentation, else by blocks of lines."""
    scanned = scan.scan(text, bare=True)
    found = [b for b in scanned.blocks if b.kind == TEXT]
    prose = any(len(text[slice(*b.runs[0])]) > _SHORT for b in found)
    if not found or prose or len(found) > _MOST:
        return Draft()
    if _owned(goals := [line.read(join(text, b.runs)) for b in found]):
        return _by_owner(goals)
    if _stepped(found):
        return outline.read(text, Scan([b._replace(kind=scan.ITEM, gap=False) for b in found], scanned.front))
    return _blocks(text, found)


def _owned(goals: list[Goal]) -> bool:
    """Whether every line is "Owner: Objective. KR, KR" and none is said by somebody to somebody, as in a chat."""
    told = [g for g in goals if g.words.text and not section.title(g.words.text)]
    if told and told[0].rest is None and len(told[0].words.text.split()) <= _TITLE and told[0].words.text[-1].isalnum():
        told = told[1:]  # "Library, spring"
    return bool(told) and all(
        not g.label
        and g.rest is not None
        and owner.owns(g, style=True)
        and len(line.sentences(g.rest)) > 1
        and not g.words.text.endswith(("?", "!"))
        and _PERSONAL.isdisjoint(section.words(g.rest.text))
        for g in told
    )


def _by_owner(goals: list[Goal]) -> Draft:
    draft = Draft()
    lines = Lines(draft, goals, style=True)
    for goal in goals:
        if lines.splits(goal):
            lines.open(goal)
    return draft


def _stepped(found: list[Block]) -> bool:
    """Whether indentation nests the lines: it grows at least twice and begins at the left edge."""
    deeper = sum(b.depth > a.depth + 1 for a, b in itertools.pairwise(found))
    return (
        found[0].depth == min(b.depth for b in found)
        and deeper >= 1
        and sum(b.depth > found[0].depth for b in found) >= 2
    )


def _blocks(text: str, found: list[Block]) -> Draft:
    """Lines between blank lines: the first is the objective, the others its key results."""
    draft = Draft()
    group: list[Goal] = []
    for block in [*found, None]:
        if block is not None and not block.gap and group:
            group.append(line.read(join(text, block.runs)))
            continue
        _block(draft, group)
        group = [line.read(join(text, block.runs))] if block is not None else []
    amount = any(c.isdigit() for a in draft.aims for r in a.results for c in r.goal.words.text)
    return draft if amount or any(w in ("okr", "okrs") for w in section.words(text[:400])) else Draft()


def _block(draft: Draft, group: list[Goal]) -> None:
    if group and (section.title(group[0].words.text) or not group[0].words.text):
        group = group[1:]
    texts = [g.words.text for g in group]
    if len(group) < 3 or any(section.greeting(t) for t in texts) or any(t.endswith((",", ";")) for t in texts):
        return
    if section.skipped(texts[0]):
        return
    draft.open(group[0])
    for goal in group[1:]:
        draft.add(goal)
