"""Facts said in free sentences beside a document: each figure fills the line and the place it was said of, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from coach import checks, parse, rewrite
from coach.model import Answer
from coach.settings import Settings
from evals import case

HERE = Path(__file__).parent
FROM_TO = re.compile(r".*\bfrom (.*?) to (.*)$")
FIGURE = re.compile(r"\d|\b(?:half|halve|double|third|thirds|four|one week)\b")


class Told(NamedTuple):
    """What one line took for one place, beside what it may take."""

    line: str
    took: str
    may: str

    @property
    def filled(self) -> bool:
        return "[" not in self.took and bool(FIGURE.search(self.took))

    @property
    def right(self) -> bool:
        return bool(self.may) and bool(re.search(rf"(?<![\d.,]){re.escape(self.may.strip())}(?!\d|\.\d)", self.took))


def told() -> Iterator[Told]:
    given = {each.name: (each.okrs, each.said[0].text) for each in case.load(suites=("rewriting",)) if each.said}
    for each in yaml.safe_load((HERE / "told.yaml").read_text(encoding="utf-8")):
        okrs, said = (each["okrs"], each["said"]) if "okrs" in each else given[each["name"]]
        document = parse.read(okrs)
        proposed = rewrite.compose(document, checks.run(document), (Answer("context", said),), Settings())
        written = {k + 1: one.option.text for part in proposed.sets for one in part.results for _, k in one.lines}
        for number, figures in each["figures"].items():
            text = written.get(number, "")
            ends = FROM_TO.match(text)
            places = (ends[1], ends[2]) if ends else (text.partition("(today")[2], "")
            yield from (Told(text, took, may) for took, may in zip(places, figures, strict=True))


def test_figures_said_in_free_sentences_stand_where_they_were_said_of():
    every = list(told())
    assert [each for each in every if each.filled and not each.right] == []
    assert sum(each.filled for each in every) >= 150  # of 223 that were said; the others are asked about
