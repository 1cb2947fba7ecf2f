"""A dialogue played turn by turn: what was said in it, and what stands in the draft in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from coach import dialogue, export
from coach.dialogue import Heard, Reply, Slot
from evals.case import Case


class Told(NamedTuple):
    """What came of a dialogue.

    replies: what the coach said, turn by turn. draft: what stands in the end, as Markdown. results: its key results.
    troubles: why the model was not heard, where it was not.
    """

    case: Case
    replies: tuple[tuple[Reply, ...], ...]
    draft: str
    results: int = 0
    troubles: tuple[str, ...] = ()

    def texts(self) -> list[str]:
        """Every text that a person would read."""
        return [*(each.text for turn in self.replies for each in turn), self.draft]


class Helper(Protocol):
    """Who hears one message, and words the question after it."""

    trouble: str

    def hear(self, said: str, slots: Sequence[Slot]) -> Sequence[Heard]:
        """Propose places for what a message says."""

    def word(self, question: str) -> str:
        """Put a question in other words."""


def play(case: Case, helper: Callable[[], Helper] | None = None) -> Told:
    """Say the team's messages one after the other, whatever is asked.

    helper: opens one for each message; None means the built-in rules.
    """
    session, opening = dialogue.start()
    replies, troubles = [opening], list[str]()
    for said in case.turns:
        helped = helper() if helper else None
        hear, word = (helped.hear, helped.word) if helped else (None, None)
        session, answer = dialogue.step(session, said, hear, word)
        replies.append(answer)
        troubles += [helped.trouble] if helped and helped.trouble else []
    okrs = dialogue.okrs(session.draft)
    results = sum(len(each.key_results) for each in okrs.objectives)
    return Told(case, tuple(replies), export.markdown(okrs), results, tuple(troubles))
