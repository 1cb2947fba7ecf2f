"""Generate, check, repair: a whole proposed set, options part by part, and what stays word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coach.builtin import accounting, evidence, lines, option, screen, turns
from coach.builtin import compose as whole
from coach.builtin.roles import WEAK
from coach.checks import gate
from coach.model import Answer, At, Finding, Objective, OKRSet, Option, Proposal, ProposedSet, Rewrite

ENGINE = "builtin"
_WEAK_OBJECTIVE = ("O001", "O002", "O003", "O004", "O005")

promise = screen.promise


def compose(okrs: OKRSet, findings: Sequence[Finding], answers: Sequence[Answer] = ()) -> Proposal:
    """Propose a set for every objective, and options for every weak part.

    answers: what the team said, in order; the question's id says what it answers, "context" is
    what stands beside the document. The same input gives the same proposal.
    """
    said = evidence.gathered(okrs, findings, answers)
    sets = turns.in_turn([_set(objective, o, said) for o, objective in enumerate(okrs.objectives)])
    return Proposal(ENGINE, sets, tuple(_rewrites(okrs, said, sets)), tuple(_unchanged(okrs, said.findings)))


def _set(objective: Objective, o: int, said: evidence.Said) -> ProposedSet:
    """Compose a set; what of it nobody gave is not shown."""
    proposed = gate.passed(whole.compose(objective, o, said), objective, _answered(said, o))
    accounting.check(proposed, objective)
    return proposed


def _answered(said: evidence.Said, o: int) -> list[str]:
    """What the team said of objective o, and beside the document."""
    return [answer.text for answer in said.answers if evidence.concerns(answer.question, o)]


def words_on_page(proposed: ProposedSet, okrs: OKRSet | None = None) -> int:
    """Count the words that a page shows by default for one objective, the promise above it included."""
    return screen.words(proposed, _numbers(okrs, proposed)) + len(
        ["Every", "figure", "here", "is", "yours:", "0", "invented,", "0", "missing."]
    )


def text(proposal: Proposal, okrs: OKRSet, *, width: int = 0) -> str:
    """Write the proposal as the terminal prints it."""
    at_line = lines.numbers(okrs)
    if len(proposal.sets) == 1:
        sets = [screen.text(proposal.sets[0], at_line, width=width)]
    else:
        sets = [screen.text(each._replace(questions=()), at_line, width=width) for each in proposal.sets]
        sets.append(screen.asked(proposal, width=width))
    return "\n\n".join([promise(proposal), *(each.rstrip() for each in sets if each)]) + "\n"


def _numbers(okrs: OKRSet | None, proposed: ProposedSet) -> Mapping[At, int]:
    if okrs is not None:
        return lines.numbers(okrs)
    (o,) = proposed.at
    most = max((at[1] for at, _ in _fates(proposed)), default=-1)
    return {(o,): 1, **{(o, k): k + 2 for k in range(most + 1)}}


def _fates(proposed: ProposedSet) -> Iterator[tuple[At, str]]:
    yield from ((at, "") for result in proposed.results for at in result.lines)
    yield from ((at, "") for each in proposed.initiatives for at in each.lines)
    yield from ((line.at, "") for line in (*proposed.held, *proposed.waiting))


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
        filled = {result.lines[0]: result.option for result in sets[o].results if result.form == "result"}
        for k, kr in enumerate(objective.key_results):
            found = findings.get((o, k), ())
            if weak(found, WEAK):
                made = option.rewrite(kr, objective, found)._replace(at=(o, k))
                shown = gate.options(made.options, given, answered)
                yield _same(made._replace(options=shown), filled.get((o, k)))


def _same(made: Rewrite, filled: Option | None) -> Rewrite:
    """Show the option that stands in the set with its figures filled in."""
    if filled is None:
        return made
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
