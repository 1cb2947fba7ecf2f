"""A line in another language keeps its words: its figures are read, nothing is composed of it, it is asked about."""

import pytest
from teams import found, pasted

from coach import model, rewrite, sentence
from coach.builtin import change, tongue


@pytest.mark.parametrize(
    ("text", "start", "aim"),
    [
        ("Rückgabequote von 18 % auf 25 % erhöhen", 18, 25),
        ("Wartezeit von 14 auf 5 Minuten senken", 14, 5),
    ],
)
def test_from_and_to_are_read_in_german(text: str, start: float, aim: float) -> None:
    """Today's value and the aim."""
    measure = model.key_result(text).measure
    assert measure.baseline is not None
    assert measure.target is not None
    assert (measure.baseline.value, measure.target.value) == (start, aim)
    assert not sentence.read(text).metric_text.endswith("von")


@pytest.mark.parametrize("text", ["Fluktuation senken", "Ausleihen steigern", "Neue Regale für die Leser aufbauen"])
def test_nothing_is_composed_of_words_that_are_not_understood(text: str) -> None:
    """No reading, no claim that it is work, and a question with its own words."""
    kr = model.key_result(text)
    assert tongue.foreign(kr)
    assert kr.kind == "unmeasured"
    assert change.changes(kr, model.objective("Readers come back", (kr,))) == ()
    okrs = pasted(f"Objective: Readers come back\n- {text}\n- Complaints from 23 to 10 a month\n")
    proposal = rewrite.compose(okrs, found(okrs))
    assert not [made for made in proposal.rewrites if made.at == (0, 0) and made.options]
    said = rewrite.text(proposal, okrs)
    assert f"When “{text}” is done" in said


@pytest.mark.parametrize("text", ["Warm kitchen", "Ship the Fahrplan app", "Halve the queue", "Open", ""])
def test_english_is_english(text: str) -> None:
    """A foreign name in an English line changes nothing."""
    assert not tongue.foreign(model.key_result(text))
