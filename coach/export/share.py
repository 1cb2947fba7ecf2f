"""A set as text to paste: into a chat, into a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.model import KeyResult, Objective, OKRSet

PLACEHOLDER = re.compile(r"\[(baseline|target|metric|population|window|date|owner|source): [^\[\]]* - [^\[\]]*\]")
CHIPS = {"baseline": "today ?", "target": "aim ?", "metric": "measure ?", "population": "who ?", "window": "period ?", "date": "date ?",
          "owner": "owner ?", "source": "source ?"}  # fmt: skip
_WIKI = re.compile(r"([{}|\[\]*])")


def chat(okrs: OKRSet) -> str:
    """Write a set for a chat: bold objectives, bullets, what is tried on one line, what is open counted."""
    blocks = ["\n".join(_chat(objective)) for objective in okrs.objectives]
    if okrs.held:
        blocks.append(f"We hold: {', '.join(words.text for words in okrs.held)}.")
    missing = sum(len(PLACEHOLDER.findall(text)) for text in _texts(okrs))
    if missing:
        blocks.append(f"Open: {missing} {'figure or name' if missing == 1 else 'figures or names'}, marked (?).")
    return "\n\n".join(blocks) + "\n"


def _texts(okrs: OKRSet) -> Iterator[str]:
    for objective in okrs.objectives:
        yield objective.text
        yield from (kr.text for kr in objective.key_results)


def _chat(objective: Objective) -> Iterator[str]:
    if objective.text:
        yield f"*{chips(objective.text)}*{_owner(objective)}"
    for kr in objective.key_results:
        yield f"- {chips(kr.text)}{_owner(kr)}"
    tried = [i.text for i in objective.initiatives] + [i.text for kr in objective.key_results for i in kr.initiatives]
    if tried:
        yield f"Trying: {'; '.join(tried)}."


def _owner(part: Objective | KeyResult) -> str:
    return f" ({part.owner})" if part.owner else ""


def chips(text: str) -> str:
    """A text with its placeholders short: (today ?), (aim ?)."""
    return PLACEHOLDER.sub(lambda found: f"({CHIPS[found[1]]})", text)


def wiki(okrs: OKRSet) -> str:
    """Write a set as wiki text (Confluence, Jira): a heading, a list, what is tried one level down."""
    blocks = ["\n".join(_wiki(objective)) for objective in okrs.objectives]
    if okrs.held:
        blocks.append("\n".join(["h3. We hold this line", "", *(f"* {_plain(words.text)}" for words in okrs.held)]))
    return "\n\n".join(blocks) + "\n"


def _wiki(objective: Objective) -> Iterator[str]:
    if objective.text:
        yield f"h2. {_plain(objective.text)}{_owner(objective)}"
        yield ""
    yield from (f"* Initiative: {_plain(i.text)}" for i in objective.initiatives)
    for kr in objective.key_results:
        committed = "Committed: " if "committed" in kr.tags else ""
        yield f"* {committed}{_plain(kr.text)}{_owner(kr)}"
        yield from (f"** Initiative: {_plain(i.text)}" for i in kr.initiatives)


def _plain(text: str) -> str:
    """A text that the wiki takes for text."""
    return _WIKI.sub(r"\\\1", chips(text))
