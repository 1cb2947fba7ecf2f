"""What turns of a model took, and how a page says it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Spent(NamedTuple):
    """Requests, tokens and US dollars. estimated: a provider told no tokens. cost: None where no price is known."""

    calls: int = 0
    tokens: int = 0
    estimated: bool = False
    cost: float | None = None
    unpriced: bool = False  # some of it has no known price


def total(all_of: Iterable[Spent]) -> Spent:
    """The sum."""
    parts = [each for each in all_of if each.calls]
    prices = [each.cost for each in parts if each.cost is not None]
    return Spent(
        sum(each.calls for each in parts),
        sum(each.tokens for each in parts),
        any(each.estimated for each in parts),
        sum(prices) if prices else None,
        any(each.cost is None or each.unpriced for each in parts),
    )


def words(spent: Spent) -> str:
    """In a few words: "2 requests, 1,204 tokens (estimated), cost unknown"."""
    tokens = f"{spent.tokens:,} tokens{' (estimated)' if spent.estimated else ''}" if spent.tokens else "tokens unknown"
    return f"{spent.calls} request{'s' * (spent.calls != 1)}, {tokens}, {_cost(spent)}"


def _cost(spent: Spent) -> str:
    if spent.cost is None:
        return "cost unknown"
    told = f"{'about ' if spent.estimated else ''}${spent.cost:.4f} by list price"
    return f"{told}, in part unknown" if spent.unpriced else told
