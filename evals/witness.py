"""What a recording depends on: the templates that were rendered while it was made, the schemas asked for, the case.

Noted while a case is played, so a case depends on those that it really used: a change to the template of repairs makes
stale the cases that needed a repair, and no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from jinja2 import TemplateNotFound

from coach import llm, prompts
from coach.dialogue.forms import HearingForm, WordingForm
from coach.llm import Form
from coach.rewrite.opinion import OpinionForm
from coach.rewrite.schema import SetDraft
from evals.case import Case

PLAIN = (
    "Rewrite these OKRs so that the objectives are qualitative and ambitious and the key results are measurable outcomes, "
    "not tasks. Answer in Markdown: `# Objective`, then `- key result` lines.\n\n"
)
_SCHEMAS = {each.__name__: each for each in (SetDraft, HearingForm, WordingForm, OpinionForm)}
_TEMPLATE, _SCHEMA, _CASE, _PLAIN = "prompts/", "the schema ", "the case", "the plain prompt"


@contextmanager
def noted(case: Case, engine: str) -> Iterator[dict[str, str]]:
    """Give a mapping that fills, while the case is played, with the hashes of all that its requests are made of."""
    used = {_CASE: _of_case(case)}
    if engine == "plain":
        used[_PLAIN] = digest(PLAIN)
    render, ask, stream = prompts.render, llm.ask, llm.stream

    def rendered(intent: str, **values: object) -> prompts.Prompt:
        made = render(intent, **values)
        used[f"{_TEMPLATE}{made.id}.jinja"] = made.sha256
        return made

    def asked(inner: Callable[..., Any]) -> Callable[..., Any]:
        def door(messages: Any, schema: type[Form], *rest: Any, **named: Any) -> Any:
            used[_SCHEMA + schema.__name__] = of_schema(schema)
            return inner(messages, schema, *rest, **named)

        return door

    prompts.render, llm.ask, llm.stream = rendered, asked(ask), asked(stream)
    try:
        yield used
    finally:
        prompts.render, llm.ask, llm.stream = render, ask, stream


def changed(kept: Mapping[str, str], case: Case) -> list[str]:
    """What of all that a recording was made of is another one today, by name."""
    return sorted(name for name, value in kept.items() if _today(name, case) != value)


def _today(name: str, case: Case) -> str:
    if name.startswith(_TEMPLATE):
        try:
            return prompts.sha256(name.removeprefix(_TEMPLATE).removesuffix(".jinja"))
        except (TemplateNotFound, FileNotFoundError):
            return "gone"
    if name.startswith(_SCHEMA):
        schema = _SCHEMAS.get(name.removeprefix(_SCHEMA))
        return of_schema(schema) if schema else "gone"
    return digest(PLAIN) if name == _PLAIN else _of_case(case)


def of_schema(schema: type[Form]) -> str:
    """The hash of a schema as it is sent: the order of its fields counts, since a model fills them in that order."""
    return digest(json.dumps(schema.model_json_schema()))


def _of_case(case: Case) -> str:
    return digest(json.dumps([case.okrs, [[each.question, each.text] for each in case.said], list(case.turns)]))


def digest(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
