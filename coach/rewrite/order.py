"""What a model is asked for about one objective, and what it may rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from coach import checks, prompts
from coach.builtin import compose as whole
from coach.builtin import evidence
from coach.builtin.roles import WEAK
from coach.checks import gate
from coach.model import At, Finding, KeyResult, Objective, ProposedSet

_MADE = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
_MOST_EXAMPLES = 4


class Order(NamedTuple):
    """One objective to propose a set for.

    open: the lines (from 0) that say no change yet. built: the built-in coach's set, in which every other line has its
    place. said: what the team said beside it, and about_others: what of that is about which line alone.
    """

    objective: Objective
    o: int
    built: ProposedSet
    open: tuple[int, ...]
    said: tuple[str, ...]
    about_others: Mapping[int, tuple[str, ...]]
    findings: Mapping[At, Sequence[Finding]]
    aim_open: bool
    answered: frozenset[str] = frozenset()

    def line(self, k: int) -> KeyResult:
        """A line of the objective."""
        return self.objective.key_results[k]

    def made(self, k: int) -> bool:
        """Whether a line names something made or done: it stays beside a key result as something to try."""
        return self.line(k).kind in _MADE

    def without(self, lines: AbstractSet[int]) -> Order:
        """The same order with these lines left to the built-in coach."""
        return self._replace(open=tuple(k for k in self.open if k not in lines))

    def given(self) -> tuple[str, ...]:
        """All that the team gave about the objective."""
        return (*gate.given(self.objective), *self.said)

    def said_for(self, lines: Sequence[int]) -> tuple[str, ...]:
        """What was said, without what was said about other lines alone: a figure given for one line fills no other."""
        elsewhere = [quote for k, quotes in self.about_others.items() if k not in lines for quote in quotes]
        mine = [quote for k in lines for quote in self.about_others.get(k, ())]
        texts = []
        for text in self.said:
            for quote in elsewhere:
                if quote not in mine:
                    text = text.replace(quote, " ")  # noqa: PLW2901
            texts.append(text)
        return tuple(texts)


def of(objective: Objective, o: int, built: ProposedSet, said: evidence.Said) -> Order:
    """Make the order for objective number o."""
    heard = whole.heard(objective, o, said)
    bound: dict[int, list[str]] = {}
    for (at, _), fact in heard.slots.items():
        bound.setdefault(at[1], []).append(fact.quote)
    settled = {at for result in built.results if result.form != "result" for at in result.lines}
    settled |= {line.at for line in built.held} | {
        at for each in built.initiatives if each.form != "try" for at in each.lines
    }
    weak = [
        k
        for k in range(len(objective.key_results))
        if (o, k) not in settled
        and any(each.level != "info" and each.code in WEAK for each in said.findings.get((o, k), ()))
    ]
    return Order(
        objective=objective,
        o=o,
        built=built,
        open=tuple(weak),
        said=tuple(each.text for each in said.answers if evidence.concerns(each.question, o)),
        about_others={k: tuple(quotes) for k, quotes in bound.items()},
        findings=said.findings,
        aim_open=bool(built.aims),
        answered=frozenset(each.question for each in said.answers),
    )


def prompt(order: Order) -> prompts.Prompt:
    """Render the request for a whole set."""
    stays = [k for k in range(len(order.objective.key_results)) if k not in order.open]
    team = {
        "objective": order.objective.text,
        "objective_open": order.aim_open,
        "why": order.objective.why or "",
        "open": [_told(order, k) for k in order.open],
        "stays": [order.line(k).text for k in stays],
        "said": list(order.said),
    }
    return prompts.render("set", team=team, examples=_examples(order))


def _told(order: Order, k: int) -> dict[str, object]:
    kr = order.line(k)
    found = [each for each in order.findings.get((order.o, k), ()) if each.level != "info" and each.code in WEAK]
    fields = {name: value for name, value in kr.fields._asdict().items() if isinstance(value, str) and value}
    tries = [each.text for each in kr.initiatives]
    return {
        "line": k + 1,
        "text": kr.text,
        **({"columns": fields} if fields else {}),
        **({"tries": tries} if tries else {}),
        "note": found[0].headline if found else "",
    }


def _examples(order: Order) -> list[tuple[str, str]]:
    """The first fix of each check that fired on an open line."""
    codes = dict.fromkeys(
        each.code
        for k in order.open
        for each in order.findings.get((order.o, k), ())
        if each.level != "info" and each.code in WEAK
    )
    fixes = (next(iter(checks.named(code).fixes.items()), None) for code in codes)
    return [(str(before), str(after)) for before, after in (pair for pair in fixes if pair)][:_MOST_EXAMPLES]
