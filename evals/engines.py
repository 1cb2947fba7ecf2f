"""What is scored: our coach with a model behind it, and the same model with a plain prompt, on the same cases."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from coach import checks, llm, parse, prompts, rewrite
from coach.errors import CoachError
from coach.llm import provider
from coach.model import OKRSet, Proposal
from coach.rewrite.schema import SetDraft
from coach.settings import Settings
from evals.case import Case

PLAIN = (
    "Rewrite these OKRs so that the objectives are qualitative and ambitious and the key results are measurable outcomes, "
    "not tasks. Answer in Markdown: `# Objective`, then `- key result` lines.\n\n"
)
REQUEST_SECONDS = 900.0  # one request while recording: somebody may be slow to answer


class Outcome(NamedTuple):
    """What came of a case. okrs: the set as it would be taken. shown: every text that a person would read."""

    case: Case
    before: OKRSet
    proposal: Proposal | None
    after: OKRSet | None
    reply: str = ""  # of the plain prompt


def depends(engine: str) -> dict[str, str]:
    """Hashes of what the requests of an engine are made of; a case is stale when one of them changes."""
    if engine == "plain":
        return {"the plain prompt": _hash(PLAIN)}
    return {
        "prompts/set.jinja": prompts.sha256("set"),
        "prompts/repair.jinja": prompts.sha256("repair"),
        "the schema SetDraft": _hash(json.dumps(SetDraft.model_json_schema())),
    }


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def run(engine: str, case: Case, settings: Settings) -> tuple[Outcome, llm.Usage, int]:
    """Play one case: what came of it, its tokens, its requests."""
    return _plain(case, settings) if engine == "plain" else _coach(case, settings)


def _coach(case: Case, settings: Settings) -> tuple[Outcome, llm.Usage, int]:
    from coach import review  # noqa: PLC0415

    before = case.read()
    turns: list[llm.Turn] = []

    def turn() -> llm.Turn:
        turns.append(llm.Turn(seconds=llm.REQUESTS * REQUEST_SECONDS, sleep=lambda _: None))
        return turns[-1]

    proposal = rewrite.compose(before, checks.run(before), case.answers(), settings, turn)
    after = review.apply(before, review.take(proposal))
    usage = llm.Usage()
    for each in turns:
        usage += each.usage
    return Outcome(case, before, proposal, after), usage, sum(each.calls for each in turns)


def _plain(case: Case, settings: Settings) -> tuple[Outcome, llm.Usage, int]:
    said = "\n".join(each.text for each in case.said)
    asked = PLAIN + case.okrs + (f"\n\nWhat the team says: {said}" if said else "")
    arguments: dict[str, Any] = {"api_base": settings.api_base} if settings.api_base else {}
    answer = provider.litellm().completion(
        model=settings.model,
        messages=[{"role": "user", "content": asked}],
        temperature=0,
        max_tokens=4_000,
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
    return Outcome(case, case.read(), None, after, reply), usage, 1
