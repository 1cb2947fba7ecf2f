"""Forty teams that tell one fact when asked for it: what the talk brings to light, and that nothing is made up."""

from __future__ import annotations

import re
from functools import cache
from statistics import median

import pytest
import simulated

from coach import dialogue
from coach.checks import faithfulness
from coach.dialogue import shape

MOST = 12  # messages of a cooperative team with one objective
LONGEST = 20  # messages after which a talk is given up


def spoken(replies):
    return " ".join(each.text for each in replies if each.text)


@cache
def played(number, manner, sheets="SHEETS"):
    """One talk: the team, the session at the end, and how many messages it took."""
    team = simulated.Team(getattr(simulated, sheets)[number], manner)
    talk, replies = dialogue.start()
    for _ in range(LONGEST):
        message = team.answer(spoken(replies))
        if message is None:
            break
        talk, replies = dialogue.step(talk, message)
    return team, talk, len(talk.messages)


def lost(number, manner, sheets="SHEETS"):
    """What keeps a talk from being a success, in words: all that was told stands in its place, all else is open."""
    team, talk, turns = played(number, manner, sheets)
    (objective,) = dialogue.okrs(talk.draft).objectives or (None,)
    if objective is None or objective.text == shape.UNNAMED:
        return ["no objective"]
    found = [] if 2 <= len(objective.key_results) <= 5 else [f"{len(objective.key_results)} key results"]
    found += [each.code for each in dialogue.findings(talk.draft) if each.level == "error"]
    found += [] if talk.asked and talk.asked.slot == "ready" else ["not ready"]
    found += [f"{turns} messages"] if turns > MOST and manner != "vague" else []
    found += [
        f"unasked: {line.name}"
        for line in talk.draft.aims[0].lines
        for slot in shape.missing(line)
        if slot not in line.gaps
    ]
    return found + [
        fault for topic, n in team.told if topic in ("today", "aim") for fault in misplaced(team, talk, topic, n)
    ]


def misplaced(team, talk, topic, n):
    """Whether a fact that was told stands where it belongs."""
    known = team.sheet["outcomes"][n]
    _, figure, who = [*known[topic], None, None][:3]
    line = next(
        (each for each in talk.draft.aims[0].lines if known["say"].rstrip(".").lower() in each.said.text.lower()), None
    )
    if line is None:
        return [f"no line: {known['say']}"]
    text, slot = shape.text(line).lower(), {"today": "baseline", "aim": "target"}[topic]
    if figure and figure.lower() not in text:
        return [f"{figure} is not in {text}"]
    if not figure and slot in line.slots:
        return [f"{slot} of {text} is made up"]
    return [f"{who} is not named in {text}"] if who and who.lower() not in text else []


def success(manner):
    return sum(not lost(n, manner) for n in range(len(simulated.SHEETS))) / len(simulated.SHEETS)


@pytest.mark.parametrize(("manner", "least"), [("cooperative", 0.95), ("vague", 0.85), ("all at once", 0.95)])
def test_most_talks_end_in_a_set_that_holds_what_was_told(manner, least):
    faults = {simulated.SHEETS[n]["trade"]: lost(n, manner) for n in range(len(simulated.SHEETS)) if lost(n, manner)}
    assert success(manner) >= least, faults


@pytest.mark.parametrize("manner", simulated.MANNERS)
def test_teams_that_were_written_later_fare_alike(manner):
    faults = {sheet["trade"]: found for n, sheet in enumerate(simulated.LATER) if (found := lost(n, manner, "LATER"))}
    assert len(faults) <= 0.15 * len(simulated.LATER), faults


def test_one_fact_at_a_time_costs_little():
    assert success("cooperative") >= 0.95 * success("all at once")


def test_a_cooperative_team_needs_few_messages():
    turns = [played(n, "cooperative")[2] for n in range(len(simulated.SHEETS))]
    assert median(turns) <= 8
    assert max(turns) <= MOST


@pytest.mark.parametrize("manner", simulated.MANNERS)
def test_nothing_is_made_up_and_nothing_asked_twice(manner):
    for n, sheet in enumerate(simulated.SHEETS):
        _, talk, _ = played(n, manner)
        said = [each.text for each in talk.messages]
        figures = set(re.findall(r"\d+", " ".join(said)))
        for objective in dialogue.okrs(talk.draft).objectives:
            for part in (objective, *objective.key_results):
                assert set(re.findall(r"\d+", part.text)) <= figures, (sheet["trade"], part.text)
                assert not faithfulness.faithful(part.text, said), (sheet["trade"], part.text)
        assert len(talk.questions) == len(set(talk.questions)), sheet["trade"]


def test_a_fact_that_nobody_asked_for_is_not_told():
    team = simulated.Team(simulated.SHEETS[0])
    assert team.answer("What will be different?") == simulated.SHEETS[0]["intent"]
    assert team.answer("Who is your favourite singer?") == "I don't know."
    assert "27" not in " ".join(team.said)
