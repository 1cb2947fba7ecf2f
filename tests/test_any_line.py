"""Whatever stands in a line, reading, checks, proposals and comparison give an answer: words cut, mixed and set alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from labelled import texts

from coach import checks, model, rewrite, words
from coach.checks import faithfulness

CUT = [re.findall(r"\w+|[^\w\s]", text) for text in texts()]
VOCABULARY = sorted({word for said in vars(words).values() if isinstance(said, str) for word in said.split()})
MARKS = [*"\"'.,;:!?()[]{}“”‘’-–—/\\*_#|>~^=+<%$€£&@…→", "->", "Q3", "H1", "EOQ", "10%", "$5m", "X%", "TBD", "7", "no"]

cut_lines = st.integers(0, len(CUT) - 1).map(lambda n: CUT[n])
known = st.integers(0, len(VOCABULARY) - 1).map(lambda n: VOCABULARY[n])
begun = st.builds(lambda line, n: line[:n], cut_lines, st.integers(1, 12))
ended = st.builds(lambda line, n: line[-n:], cut_lines, st.integers(1, 12))
mixed = st.lists(st.one_of(known, st.sampled_from(MARKS)), max_size=7)
lines = st.builds(" ".join, st.one_of(begun, ended, mixed, st.builds(lambda a, b: a + b, begun, mixed))).filter(bool)


@given(lines, lines)
def test_any_line_is_checked_and_answered(goal: str, text: str) -> None:
    objective = model.objective(goal, (model.key_result(text), model.key_result(goal)))
    okrs = model.OKRSet((objective,))
    proposal = rewrite.compose(okrs, checks.run(okrs))
    assert len(proposal.sets) == 1
    assert all(finding.code in checks.BY_CODE for finding in faithfulness.compare(goal, text))


def test_every_beginning_of_a_line_is_checked() -> None:
    for cut in CUT[::7]:
        for n in range(1, len(cut)):
            text = " ".join(cut[:n])
            checks.run(model.OKRSet((model.objective(text, (model.key_result(text),)),)))
