"""Generate, check, repair: a model's set for one objective, or the built-in coach's with a sentence why."""

from __future__ import annotations

import json
from typing import NamedTuple

from coach import llm, prompts
from coach.builtin import accounting
from coach.errors import ModelError
from coach.model import ProposedSet
from coach.rewrite import accept, made, progress
from coach.rewrite.accept import Problem
from coach.rewrite.order import Order, prompt
from coach.rewrite.schema import ResultDraft, SetDraft
from coach.settings import Settings

_SPARE = ("protect", "questions", "other", "reading", "watch")  # what a set stands without as well
_SOFT = ("protect", "questions", "objective", "other", "why", "reading", "definition", "watch")  # what may be left out


class Drafted(NamedTuple):
    """A set, who wrote it, and what it took. trouble: why it, or a part of it, is not the model's that was asked."""

    proposed: ProposedSet
    engine: str
    attempts: int = 0
    trouble: str = ""


def drafted(order: Order, settings: Settings, turn: llm.Turn) -> Drafted:
    """Ask a model for a set, and again for what of it does not pass, as long as the turn lasts.

    What a set stands without, such as a second reading, is left out when it does not pass, and not asked for again. A
    rule that the same key result breaks twice is not asked for a third time: for its lines the built-in coach's stands.
    """
    asked = [llm.Message(role=role, content=text) for role, text in prompt(order).messages]
    talk, before, attempts = asked, set[tuple[str, int, str]](), 0
    trouble, shown = "", progress.shown(order)
    while turn.open:
        try:
            draft = llm.ask(talk, SetDraft, settings, turn, shown)
        except ModelError as failed:
            trouble = str(failed)
            break
        attempts += 1
        found = accept.problems(draft, order)
        again = accept.about(found) & before
        spare = all(each.field in _SPARE for each in found)  # not worth another request
        left = order
        if again or spare or not turn.open:
            draft, left = _without(draft, found, order)
            found = [each for each in accept.problems(draft, left) if each.rule != accept.LACKING]
        if not found and draft.key_results:
            proposed = made.made(draft, left)
            accounting.check(proposed, order.objective)
            return Drafted(proposed, settings.model, attempts, _blocked(order, left))
        before = accept.about(found)
        talk = [*asked, *_repair(draft, found)]
    return Drafted(order.built, "builtin", attempts, trouble or "What the model wrote did not pass the checks.")


def _without(draft: SetDraft, found: list[Problem], order: Order) -> tuple[SetDraft, Order]:
    """Leave out what does not pass: what a set can do without, and key results; their lines are not the model's any more."""
    gone = {each.result for each in found if each.result >= 0 and each.field not in _SOFT}
    soft = {(each.result, each.field) for each in found if each.field in _SOFT}
    kept = [_bare(each, n, soft) for n, each in enumerate(draft.key_results) if n not in gone]
    blocked = {line - 1 for n in gone for line in draft.key_results[n].lines}
    blocked -= {line - 1 for each in kept for line in each.lines}
    left = order.without(blocked)
    changes = {
        "key_results": kept,
        "waiting": [line for line in dict.fromkeys(draft.waiting) if line - 1 in left.open],
        "protect": "" if (-1, "protect") in soft else draft.protect,
        "objective": "" if (-1, "objective") in soft else draft.objective,
        "questions": [] if (-1, "questions") in soft else draft.questions,
    }
    return draft.model_copy(update=changes), left


def _blocked(order: Order, left: Order) -> str:
    """One sentence where lines have the built-in coach's, since the model's did not pass."""
    count = len(order.open) - len(left.open)
    if not count:
        return ""
    lines = "one line" if count == 1 else f"{count} lines"
    return f"What the model wrote for {lines} did not pass the checks, so the built-in coach's stands there."


def _bare(each: ResultDraft, n: int, soft: set[tuple[int, str]]) -> ResultDraft:
    return each.model_copy(update={field: "" for result, field in soft if result == n})


def _repair(draft: SetDraft, found: list[Problem]) -> list[llm.Message]:
    told = [each._asdict() for each in found]
    asked = prompts.render("repair", problems=told).messages[-1][1]
    said = json.dumps(draft.model_dump(), ensure_ascii=False)
    return [llm.Message(role="assistant", content=said), llm.Message(role="user", content=asked)]
