"""Generate, check, repair: a whole proposed set, options part by part, and what stays word for word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from coach import parse
from coach.builtin import accounting, evidence, lines, option, ours, screen, turns
from coach.builtin import compose as whole
from coach.builtin.roles import WEAK
from coach.checks import gate
from coach.model import Answer, At, Finding, Objective, OKRSet, Proposal, ProposedResult, ProposedSet, Rewrite
from coach.settings import BUILTIN, Settings

if TYPE_CHECKING:
    from coach.llm import Turn

_WEAK_OBJECTIVE = ("O001", "O002", "O003", "O004", "O005")

promise = screen.promise


def compose(
    okrs: OKRSet,
    findings: Sequence[Finding],
    answers: Sequence[Answer] = (),
    settings: Settings = Settings(),  # noqa: B008  (a frozen value)
    turn: Callable[[], Turn] | None = None,
) -> Proposal:
    """Propose a set for every objective, and options for every weak part.

    answers: what the team said, in order; the question's id says what it answers, "context" is
    what stands beside the document. Without a model in the settings nothing is asked of anybody, and the same input
    gives the same proposal. turn: opens the turn of each objective; by default with what the settings allow.
    """
    said = evidence.gathered(okrs, findings, answers)
    spent: dict[int, Spent] = {}
    sets = [_set(objective, o, said) for o, objective in enumerate(okrs.objectives)]
    if not settings.builtin:
        sets, spent = _drafted(okrs, said, sets, settings, turn)
    sets = [ours.marked(each, okrs.objectives[o]) for o, each in enumerate(turns.in_turn(sets))]
    engine = next((each.engine for each in sets if each.engine != BUILTIN), BUILTIN)
    rewrites = _counted(_rewrites(okrs, said, sets), spent)
    return Proposal(engine, tuple(sets), tuple(rewrites), tuple(_unchanged(okrs, said.findings)))


def _set(objective: Objective, o: int, said: evidence.Said) -> ProposedSet:
    """Compose a set; what of it nobody gave is not shown."""
    proposed = gate.passed(whole.compose(objective, o, said), objective, _answered(said, o))
    accounting.check(proposed, objective)
    return proposed


Spent = tuple[int, "Turn"]  # attempts, and the turn with its calls and tokens


def _drafted(
    okrs: OKRSet,
    said: evidence.Said,
    built: Sequence[ProposedSet],
    settings: Settings,
    turn: Callable[[], Turn] | None,
) -> tuple[list[ProposedSet], dict[int, Spent]]:
    """The sets of a model for the objectives with weak lines; the others need none."""
    from coach import llm  # noqa: PLC0415  (with pydantic and templates behind it: not loaded without a model)
    from coach.rewrite import drafting, order  # noqa: PLC0415

    sets, spent = list(built), dict[int, Spent]()
    for o, objective in enumerate(okrs.objectives):
        asked = order.of(objective, o, built[o], said)
        if not asked.open:
            continue
        used = turn() if turn else llm.Turn(seconds=settings.seconds)
        made = drafting.drafted(asked, settings, used)
        shown = gate.passed(made.proposed, objective, _answered(said, o))
        sets[o] = shown._replace(engine=made.engine, trouble=made.trouble)
        spent[o] = (made.attempts, used)
    return sets, spent


def _counted(rewrites: Iterator[Rewrite], spent: Mapping[int, Spent]) -> Iterator[Rewrite]:
    """Write what an objective's turn took to the first part that it served; the sums are true."""
    left = dict(spent)
    for each in rewrites:
        if each.at[0] not in left:
            yield each
            continue
        attempts, turn = left.pop(each.at[0])
        yield each._replace(
            attempts=attempts,
            calls=turn.calls,
            input_tokens=turn.usage.input_tokens,
            output_tokens=turn.usage.output_tokens,
        )


def _answered(said: evidence.Said, o: int) -> list[str]:
    """What the team said of objective o, and beside the document."""
    return [answer.text for answer in said.answers if evidence.concerns(answer.question, o)]


def text(proposal: Proposal, okrs: OKRSet, *, width: int = 0) -> str:
    """Write the proposal as the terminal prints it."""
    at_line = lines.numbers(okrs)
    if len(proposal.sets) == 1:
        sets = [screen.text(proposal.sets[0], at_line, width=width)]
    else:
        sets = [screen.text(each._replace(questions=()), at_line, width=width) for each in proposal.sets]
        sets.append(screen.asked(proposal, width=width))
    left = parse.left(okrs)
    first = [left.told, promise(proposal, whole=not left.most)]
    return "\n\n".join([*filter(None, first), *(each.rstrip() for each in sets if each)]) + "\n"


def weak(found: Sequence[Finding], codes: Sequence[str]) -> bool:
    """Whether an error or warning of these codes stands on a part."""
    return any(finding.level != "info" and finding.code in codes for finding in found)


def _rewrites(okrs: OKRSet, said: evidence.Said, sets: Sequence[ProposedSet]) -> Iterator[Rewrite]:
    findings = said.findings
    for o, objective in enumerate(okrs.objectives):
        given, answered = gate.given(objective), _answered(said, o)
        found = findings.get((o,), ())
        if weak(found, _WEAK_OBJECTIVE):
            yield _aim(objective, o, found, sets[o])
        filled = {result.lines[0]: result for result in sets[o].results if result.form == "result"}
        for k, kr in enumerate(objective.key_results):
            found = findings.get((o, k), ())
            if weak(found, WEAK):
                made = option.rewrite(kr, objective, found)._replace(at=(o, k))
                shown = gate.options(made.options, given, answered)
                yield _same(made._replace(options=shown), filled.get((o, k)))


def _same(made: Rewrite, result: ProposedResult | None) -> Rewrite:
    """Show the option that stands in the set with its figures filled in; a model's comes first."""
    if result is None:
        return made
    filled = result.option
    if filled.how == "model":
        others = [result.other] if result.other else list(made.options)
        return made._replace(options=(filled, *others)[: option.MOST], initiatives=filled.initiatives)
    return made._replace(
        options=tuple(filled if each.definition == filled.definition else each for each in made.options)
    )


def _aim(objective: Objective, o: int, found: Sequence[Finding], proposed: ProposedSet) -> Rewrite:
    question = next((finding.question for finding in found if finding.question), None)
    return Rewrite((o,), objective.text, "objective", question, proposed.aims[:2])


def _unchanged(okrs: OKRSet, findings: Mapping[At, Sequence[Finding]]) -> Iterator[str]:
    for o, objective in enumerate(okrs.objectives):
        if not weak(findings.get((o,), ()), _WEAK_OBJECTIVE):
            yield objective.text
        for k, kr in enumerate(objective.key_results):
            if not weak(findings.get((o, k), ()), WEAK):
                yield kr.text
