"""A session as text: what was written is read again, and what cannot be read is refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach import dialogue, session
from coach.dialogue import opined
from coach.errors import InputError
from coach.model import Opinion
from coach.session import View
from coach.spent import Spent

BEFORE = Path(__file__).parent / "sessions"  # as earlier programs wrote them


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


@pytest.mark.parametrize("file", sorted(BEFORE.glob("*.json")), ids=lambda file: file.stem)
def test_what_an_earlier_program_kept_opens_with_every_word(file):
    text = file.read_text()
    talk = session.load(text)
    new = session.dump(talk)
    assert session.load(new) == talk
    assert _within(json.loads(text), json.loads(new))
    assert (talk.draft.aims[0].views, talk.opined) == ((), Spent())
    assert dialogue.step(talk, "skip")[1]


def _within(old, new):
    """Whether all that stands in the old text stands in the new one at the same place."""
    if isinstance(old, dict):
        return all(name in new and _within(part, new[name]) for name, part in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(_within, old, new))
    return old == new


def test_an_opinion_comes_back_with_its_reason_and_what_it_took():
    talk = talked("Guests should sleep.", "Fewer complaints at night, 12 a week today")
    home = talk.draft.aims[0]
    view = View((home.id,), opined.about(home), Opinion((home.id,), "Guests leave early.", "any"), "", Spent(1, 9))
    talk = opined.viewed(talk, view)
    gone = opined.let_go(talk, view, "we see who leaves")
    for each in (talk, gone, opined.viewed(gone, view._replace(trouble="No answer."))):
        assert session.load(session.dump(each)) == each
    assert gone.draft.aims[0].views[0].let_go == "we see who leaves"
    assert dialogue.undo(gone).draft == talk.draft


def test_an_opinion_that_did_not_come_leaves_what_it_took():
    talk = talked("Guests should sleep.")
    late = opined.viewed(talk, View((1,), ("Guests sleep",), None, "It does not answer.", Spent(3, 40)))
    assert (late.draft, late.past) == (talk.draft, talk.past)
    assert (late.opined.calls, late.opined.tokens) == (3, 40)
    lost = opined.viewed(talk, View((9,), ("Gone",), Opinion((9,), "It rains."), "", Spent(1)))
    assert (lost.draft, lost.past, lost.opined.calls) == (talk.draft, talk.past, 1)


@pytest.mark.parametrize("reason", ["", " \n "])
def test_an_opinion_is_let_go_once_and_with_words(reason):
    talk = talked("Guests should sleep.")
    view = View((1,), ("Guests sleep",), Opinion((1,), "It rains."))
    talk = opined.viewed(talk, view)
    with pytest.raises(InputError, match="why"):
        opined.let_go(talk, view, reason)
    gone = opined.let_go(talk, view, "no rain")
    with pytest.raises(InputError, match="any longer"):
        opined.let_go(gone, view, "no rain")
