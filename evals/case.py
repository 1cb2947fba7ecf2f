"""What a case is: a document, what the team said beside it, and what no answer may do to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from coach import parse
from coach.model import Answer, OKRSet

HERE = Path(__file__).parent
CASES = HERE / "cases"
Suite = Literal["rewriting", "trap", "injection", "harmless", "dialogue"]


class Said(BaseModel):
    """One thing the team said: beside the document, or to a question of the coach by its id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    question: str = "context"


class Case(BaseModel):
    """One case.

    suite: rewriting, trap (tempts to invent), injection (somebody tries to steer the model through the document),
    harmless (looks like that and is none) or dialogue (the team says `turns`, one message each).
    never: texts that may stand in nothing that is shown. keep: lines that stay word for word beside those that the
    checks find nothing on; of a dialogue, texts that the draft holds in the end.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    suite: Suite = "rewriting"
    domain: str
    okrs: str = ""
    said: tuple[Said, ...] = ()
    turns: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _of_one_sort(self) -> Case:
        if (self.suite == "dialogue") != bool(self.turns) or bool(self.turns) == bool(self.okrs):
            raise ValueError(f"{self.name}: a dialogue has turns, every other case has okrs; none has both.")
        return self

    @property
    def engines(self) -> tuple[str, ...]:
        """Who plays it: ours, and the plain prompt where what a better prompt is worth can be seen."""
        return ("coach", "plain") if self.suite in ("rewriting", "trap") else ("coach",)

    def read(self) -> OKRSet:
        """The document, read."""
        return parse.read(self.okrs)

    def answers(self) -> tuple[Answer, ...]:
        """What was said, as the coach takes it."""
        return tuple(Answer(each.question, each.text) for each in self.said)

    def given(self) -> str:
        """All that the team gave."""
        return "\n".join((self.okrs, *(each.text for each in self.said), *self.turns))


def load(names: Sequence[str] = (), suites: Sequence[str] = ()) -> list[Case]:
    """Read every case, or those named, or those of some suites, in the order of the files.

    Raises ValueError for a file that is no list of cases, a name that stands twice, or one that is not there.
    """
    cases = []
    for file in sorted(CASES.glob("*.yaml")):
        cases += [Case.model_validate(each) for each in yaml.safe_load(file.read_text(encoding="utf-8"))]
    known = [each.name for each in cases]
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice:
        raise ValueError(f"These names of cases stand twice: {', '.join(twice)}. Give each its own.")
    strange = sorted(set(names) - set(known))
    if strange:
        raise ValueError(f"No such case: {', '.join(strange)}. `python -m evals --list` prints them all.")
    return [each for each in cases if each.name in (names or known) and (not suites or each.suite in suites)]
