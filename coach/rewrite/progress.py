"""What a page may show of a set that a model is still writing: the key results that are whole and pass already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from coach.llm.reply import after_thoughts
from coach.rewrite import accept
from coach.rewrite.order import Order
from coach.rewrite.schema import ResultDraft


def shown(order: Order) -> Callable[[str], tuple[str, ...]]:
    """Make the function that reads an unfinished reply; each key result in it is looked at once."""
    judged: dict[tuple[int, str], str] = {}

    def read(text: str) -> tuple[str, ...]:
        found = []
        for n, each in enumerate(_results(text)):
            key = n, each.model_dump_json()
            if key not in judged:
                judged[key] = each.text if accept.passes(n, each, order) else ""
            found.append(judged[key])
        return tuple(filter(None, found))

    return read


def _results(text: str) -> list[ResultDraft]:
    """The key results of a reply that are complete so far."""
    try:
        answer = after_thoughts(text)
        read: Any = from_json(answer[answer.find("{") :].encode(errors="replace"), allow_partial=True)
    except ValueError:
        return []
    drafts = read.get("key_results") if isinstance(read, dict) else None
    whole = []
    for each in drafts if isinstance(drafts, list) else ():
        try:
            whole.append(ResultDraft.model_validate(each))
        except ValidationError:
            break
    return whole
