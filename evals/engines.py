"""What is scored: our coach with a model behind it, and the same model with a plain prompt, on the same cases."""

from __future__ import annotations

from typing import Any, NamedTuple

from coach import checks, llm, parse, review, rewrite
from coach.errors import CoachError
from coach.llm import door, provider
from coach.model import OKRSet, Proposal
from coach.settings import Settings
from evals import talk
from evals.case import Case
from evals.talk import Told
from evals.witness import PLAIN

REQUEST_SECONDS = 900.0  # one request while recording: somebody may be slow to answer


class Outcome(NamedTuple):
    """What came of a case. after: the set as it would be taken. reply: what the plain prompt brought."""

    case: Case
    before: OKRSet
    proposal: Proposal | None
    after: OKRSet | None
    reply: str = ""


class Played(NamedTuple):
    """An outcome and what it took."""

    outcome: Outcome | Told
    usage: llm.Usage
    calls: int


class _Turn(llm.Turn):
    """A turn that is as patient as a recording needs, with no pause before a request is sent again."""

    def __init__(self) -> None:
        super().__init__(seconds=llm.REQUESTS * REQUEST_SECONDS, sleep=lambda _: None)

    def spend(self) -> float:
        return min(REQUEST_SECONDS, super().spend())


class _Turns:
    """The turns that a case opens, and what they took together."""

    def __init__(self) -> None:
        self.opened: list[llm.Turn] = []

    def __call__(self) -> llm.Turn:
        self.opened.append(_Turn())
        return self.opened[-1]

    def played(self, outcome: Outcome | Told) -> Played:
        usage = sum((each.usage for each in self.opened), llm.Usage())
        return Played(outcome, usage, sum(each.calls for each in self.opened))


def play(engine: str, case: Case, settings: Settings) -> Played:
    """Play one case; what the model turned down in the case before is not remembered, so each stands alone."""
    door.forget()
    if engine == "plain":
        return _plain(case, settings)
    return _talk(case, settings) if case.turns else _coach(case, settings)


def _coach(case: Case, settings: Settings) -> Played:
    before, turns = case.read(), _Turns()
    proposal = rewrite.compose(before, checks.run(before), case.answers(), settings, turns)
    return turns.played(Outcome(case, before, proposal, review.apply(before, review.take(proposal))))


def _talk(case: Case, settings: Settings) -> Played:
    from coach.dialogue import by_model  # noqa: PLC0415  (a talk alone needs it)

    turns = _Turns()
    return turns.played(talk.play(case, lambda: by_model.with_model(settings, turns())))


def _plain(case: Case, settings: Settings) -> Played:
    said = "\n".join(each.text for each in case.said)
    asked = PLAIN + case.okrs + (f"\n\nWhat the team says: {said}" if said else "")
    arguments: dict[str, Any] = {"api_base": settings.api_base} if settings.api_base else {}
    answer = provider.litellm().completion(
        model=settings.model,
        messages=[{"role": "user", "content": asked}],
        temperature=0,
        max_tokens=door.MOST_TOKENS,
        max_retries=0,
        num_retries=0,
        timeout=REQUEST_SECONDS,
        api_key=str(settings.api_key) or "none",
        **arguments,
    )
    reply = answer.choices[0].message.content or ""
    try:
        after: OKRSet | None = parse.read(reply)
    except CoachError:
        after = None
    usage = llm.Usage(answer.usage.prompt_tokens, answer.usage.completion_tokens)
    return Played(Outcome(case, case.read(), None, after, reply), usage, 1)
