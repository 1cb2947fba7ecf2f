"""Nothing that nobody gave is shown, not even when our own library holds it."""

from __future__ import annotations

import pytest
from teams import found, pasted

from coach import rewrite
from coach.builtin import compose as whole
from coach.builtin import option
from coach.checks import faithfulness, gate

TEAM = """Objective: Families reach us when they need help
- Launch a call-back service for carers
- Answer 85% of calls within 2 minutes
- Improve the response to urgent letters
- Train 12 volunteers
"""
PLANTED = ("{} by 42%", "{} in Bremen", "{}, half of what it was", "{} by 30 June", "{} on Zendesk")


def texts(proposal):
    for each in proposal.sets:
        yield from (result.option.text for result in each.results)
        yield from (text for result in each.results for text in (result.option.definition, result.option.watch) if text)
        yield from (aim.text for aim in each.aims)
        yield from (initiative.text for initiative in each.initiatives)
        yield from (text for text in (each.guardrail,) if text)
    for made in proposal.rewrites:
        yield from (text for each in made.options for text in (each.text, each.definition, each.watch) if text)


@pytest.fixture
def okrs():
    return pasted(TEAM)


def test_every_text_of_a_proposal_passes(okrs):
    given = gate.given(okrs.objectives[0])
    shown = list(texts(rewrite.compose(okrs, found(okrs))))
    assert len(shown) > 8
    assert [text for text in shown if faithfulness.faithful(text, given)] == []


@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("field", ["metric", "definition", "watch"])
def test_what_nobody_gave_is_stopped_in_sets_and_lines(okrs, monkeypatch, planted, field):
    made = option.option

    def bad(change, kr, objective):
        text = getattr(change, field) or "this"
        return made(change._replace(**{field: planted.format(text)}), kr, objective)

    good = rewrite.compose(okrs, found(okrs))
    monkeypatch.setattr(option, "option", bad)
    proposal = rewrite.compose(okrs, found(okrs))
    mark = planted.format("").strip()
    assert any(each.options for each in good.rewrites)
    assert [text for text in texts(proposal) if mark in text] == []
    assert [at for result in proposal.sets[0].results for at in result.lines] == [
        at for result in good.sets[0].results for at in result.lines
    ]


@pytest.mark.parametrize("planted", ["Callers wait at most 3 minutes.", "Nobody in Leeds waits longer."])
def test_a_guardrail_of_our_own_names_and_counts_nothing(okrs, monkeypatch, planted):
    monkeypatch.setattr(whole, "_guardrail", lambda *_: planted)
    assert rewrite.compose(okrs, found(okrs)).sets[0].guardrail is None


@pytest.mark.parametrize(
    "text",
    [
        "Share of all letters answered within a day",
        "No letter waits",
        "One of those asked, on any day",
        "Median days to answer, per month",
        "Some weeks after the start",
        "Letters answered each month, of all",
        "Everybody who asks, and nobody twice",
    ],
)
def test_words_of_a_definition_pass(okrs, text):
    assert faithfulness.faithful(text, gate.given(okrs.objectives[0])) == ()


@pytest.mark.parametrize(
    "text", ["Half of all letters", "Letters answered weekly", "8 letters", "1.85% of letters", "Two letters"]
)
def test_figures_in_words_do_not(okrs, text):
    assert faithfulness.faithful(text, gate.given(okrs.objectives[0]))
