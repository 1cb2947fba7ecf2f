"""A session as text: what was written is read again, and what cannot be read is refused in a sentence."""

from __future__ import annotations

import json

import pytest

from coach import dialogue, session
from coach.errors import InputError


def talked(*said):
    talk, _ = dialogue.start()
    for each in said:
        talk, _ = dialogue.step(talk, each, by="Noor")
    return talk


def test_it_comes_back_as_it_was():
    talk = talked(
        "Guests should sleep.",
        "Fewer complaints at night, 12 a week today",
        "Rooms stay as they are",
        "we share it with the kitchen",
    )
    assert session.load(session.dump(talk)) == talk
    assert talk.draft.aims[0].lines[0].said.by == "Noor"


def test_every_message_stands_in_it_word_for_word():
    said = ["  Guests \t sleep ", "", "ümläut\n\n- x", "\x00\x07", "a" * 30_000]
    assert [each.text for each in session.load(session.dump(talked(*said))).messages] == said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "no JSON"),
        ("[]", "no version"),
        ('{"version": 99, "session": {}}', "newer version"),
        ('{"version": 1, "session": {"messages": [{"text": 3}]}}', "messages.0.text"),
        ('{"version": 1, "session": {"draft": {"aims": "x"}}}', "draft.aims"),
        ('{"version": 1, "session": null}', "it is not"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, says):
    with pytest.raises(InputError, match=says):
        session.load(text)


def test_fields_that_an_older_program_did_not_write_are_empty():
    old = json.loads(session.dump(talked("Guests should sleep.")))
    del old["session"]["brief"], old["session"]["draft"]["clashes"]
    assert session.load(json.dumps(old)) == talked("Guests should sleep.")
