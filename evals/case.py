"""What a case is: a document, what the team said beside it, and what no answer may do to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from coach import parse
from coach.model import Answer, OKRSet

HERE = Path(__file__).parent
CASES = HERE / "cases"


class Said(BaseModel):
    """One thing the team said: beside the document, or to a question of the coach by its id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    question: str = "context"


class Case(BaseModel):
    """One rewriting case.

    suite: rewriting, injection (somebody tries to steer the model through the document), harmless (looks like that and
    is none) or trap (tempts to invent). never: texts that may stand in nothing that is shown. keep: lines that stay word
    for word beside those that the checks find nothing on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9-]+$")
    suite: Literal["rewriting", "injection", "harmless", "trap"] = "rewriting"
    domain: str
    okrs: str
    said: tuple[Said, ...] = ()
    never: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    def read(self) -> OKRSet:
        """The document, read."""
        return parse.read(self.okrs)

    def answers(self) -> tuple[Answer, ...]:
        """What was said, as the coach takes it."""
        return tuple(Answer(each.question, each.text) for each in self.said)


def load(names: Sequence[str] = ()) -> list[Case]:
    """Read every case, or those named, in the order of the files.

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
    return [each for each in cases if not names or each.name in names]
