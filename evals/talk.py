"""A dialogue played turn by turn: what was said in it, and what stands in the draft in the end."""

from __future__ import annotations

from typing import NamedTuple

from coach import dialogue, export
from coach.dialogue import Hear, Reply, Word
from evals.case import Case


class Told(NamedTuple):
    """What came of a dialogue.

    replies: what the coach said, turn by turn. draft: what stands in the end, as Markdown. results: its key results.
    """

    case: Case
    replies: tuple[tuple[Reply, ...], ...]
    draft: str
    results: int = 0

    def texts(self) -> list[str]:
        """Every text that a person would read."""
        return [*(each.text for turn in self.replies for each in turn), self.draft]


def play(case: Case, hear: Hear | None = None, word: Word | None = None) -> Told:
    """Say the team's messages one after the other, whatever is asked; None means the built-in rules."""
    talk, opening = dialogue.start(word=word)
    replies = [opening]
    for said in case.turns:
        talk, answer = dialogue.step(talk, said, hear, word)
        replies.append(answer)
    okrs = dialogue.okrs(talk.draft)
    return Told(case, tuple(replies), export.markdown(okrs), sum(len(each.key_results) for each in okrs.objectives))
