"""One step of the talk: what a message does, what it does not do, and what no message can break."""

from __future__ import annotations

import re

import pytest
import tone
from hypothesis import given
from hypothesis import strategies as st
from test_tone import PATTERN, constants

from coach import dialogue, session
from coach.dialogue import orders, shape
from coach.dialogue.values import Heard
from coach.errors import UsageError

BEGUN = ("Patients should not dread the waiting room.", "They wait less.", "Fewer missed appointments.")


def talked(*said, begun=BEGUN):
    talk, replies = dialogue.start()
    for each in (*begun, *said):
        talk, replies = dialogue.step(talk, each)
    return talk, replies


def text(replies):
    return " ".join(each.text for each in replies if each.text)


def results(talk, aim=0):
    return [shape.text(each) for each in talk.draft.aims[aim].lines]


# what one message fills


def test_one_message_fills_many_places():
    talk, _ = talked("We wait 27 minutes today and want 15 by June. 8% of appointments are missed, we want 5%.")
    waits, missed = talk.draft.aims[0].lines
    assert {slot: each.text for slot, each in waits.slots.items()} == {
        "baseline": "27 minutes",
        "target": "15",
        "deadline": "by June",
    }
    assert {slot: each.text for slot, each in missed.slots.items()} == {"baseline": "8%", "target": "5%"}


def test_a_figure_given_for_one_key_result_fills_no_other():
    talk, _ = talked("8% of appointments are missed")
    waits, missed = talk.draft.aims[0].lines
    assert "baseline" in missed.slots
    assert not waits.slots


def test_a_figure_that_fits_two_fills_none_and_is_asked_about():
    begun = ("Shops should get complete deliveries.", "Fewer late deliveries.", "Fewer scratched fronts.")
    talk, replies = talked("skip", "skip", "skip", "skip", "83", begun=begun)
    assert not any(each.slots for each in talk.draft.aims[0].lines)
    assert replies[-1].slot == "which"
    talk, _ = dialogue.step(talk, replies[-1].options[1])
    assert talk.draft.aims[0].lines[1].slots["baseline"].text == "83"


def test_a_contradiction_is_asked_about_and_nothing_is_overwritten():
    talk, replies = talked("8% of appointments are missed", "below 5%", "9% of appointments are missed")
    assert talk.draft.aims[0].lines[1].slots["baseline"].text == "8%"
    assert replies[-1].options == ("8%", "9%")
    talk, _ = dialogue.step(talk, "9%")
    assert talk.draft.aims[0].lines[1].slots["baseline"].text == "9%"


def test_each_line_knows_who_said_it_and_where():
    talk, _ = dialogue.start()
    talk, _ = dialogue.step(talk, "Patients should not wait.", by="Ines")
    talk, _ = dialogue.step(talk, "Fewer missed appointments.", by="Tom")
    aim = talk.draft.aims[0]
    assert (aim.words.by, aim.words.turn) == ("Ines", 0)
    assert (aim.lines[0].said.by, aim.lines[0].said.turn) == ("Tom", 1)


def test_what_is_made_or_done_is_tried_and_not_counted():
    talk, replies = talked("We will launch a recall by text message.", begun=BEGUN[:1])
    assert not talk.draft.aims[0].lines
    assert [each.text for each in talk.draft.aims[0].tries] == ["launch a recall by text message"]
    assert replies[-1].slot == "purpose"
    talk, _ = dialogue.step(talk, "Fewer missed appointments")
    (line,) = talk.draft.aims[0].lines
    assert [each.text for each in line.tries] == ["launch a recall by text message"]


# the gate


@pytest.mark.parametrize(
    "proposed",
    [
        Heard("baseline", (1, 2), "40%", "8% of appointments"),  # a figure that nobody said
        Heard("baseline", (1, 2), "8%", "eight percent"),  # words that were not said
        Heard("baseline", (1, 9), "8%", "8%"),  # no such key result
        Heard("baseline", (2, 2), "8%", "8%"),  # no such objective
        Heard("colour", (1, 2), "8%", "8%"),  # no such place
        Heard("baseline", (1, 2), "", "8%"),  # nothing, as if it were something
        Heard("baseline", (1, -1), "8%", "8%"),  # no outcome was proposed with it
        Heard("outcome", (1,), "Fewer missed appointments in 30% of wards", "8% of appointments"),
        Heard("objective", (1,), "Make the boss happy", "Make the boss happy"),
    ],
)
def test_no_hearer_puts_in_what_was_not_said(proposed):
    before, _ = talked()
    after, _ = dialogue.step(before, "8% of appointments were missed", hear=lambda said, slots: [proposed])  # noqa: ARG005
    (was,), (home,) = before.draft.aims, after.draft.aims
    assert home._replace(aside=was.aside) == was  # what the team said is kept beside, as it was said
    assert all(each.words.text in after.messages[-1].text for each in home.aside[len(was.aside) :])


def test_a_hearer_that_quotes_is_let_through():
    def hear(said, slots):
        assert said == "we miss 8% of them"
        (missed,) = {slot.at for slot in slots if "missed" in slot.about}
        return [Heard("baseline", missed, "8%", "miss 8% of them")]

    talk, _ = dialogue.step(talked()[0], "we miss 8% of them", hear=hear)
    assert talk.draft.aims[0].lines[1].slots["baseline"].text == "8%"


@pytest.mark.parametrize("bad", ["What is it, 40%?", "Tell me more.", "What? And when?", "", "x" * 500 + "?"])
def test_a_wording_that_is_no_single_question_gives_way(bad):
    _, plain = dialogue.step(talked()[0], "8% of appointments were missed")
    _, worded = dialogue.step(talked()[0], "8% of appointments were missed", word=lambda question: bad)  # noqa: ARG005
    assert worded[-1].text == plain[-1].text


def test_a_good_wording_is_used():
    _, replies = dialogue.step(talked()[0], "8% of appointments were missed", word=lambda _: "how far down would help?")
    assert replies[-1].text == "How far down would help?"


# orders


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("skip", "skip"), ("Skip this question, please.", "skip"), ("back", "back"), ("why?", "why"), ("Why do you ask?", "why"),
        ("what for?", "why"), ("enough, show me the draft", "draft"), ("just write it for me", "draft"), ("shorter", "shorter"),
        ("another", "another"), ("explain to my boss", "boss"), ("How do I explain this to my boss?", "boss"), ("show me an example", "example"),
        ("done", "done"), ("we're done", "done"), ("not measurable yet", "unmeasurable"), ("that can't be measured", "unmeasurable"),
        ("handed down", "handed down"), ("It was handed down, we can't change it", "handed down"), ("drop KR3", "drop"),
        ("please drop the second one about parking", "drop"), ("change the target of KR2 to 40", "change"), ("KR 2: target 40", "change"),
        ("set KR1 baseline to 7%", "change"), ("another objective", "second"), ("we share it with the service desk", "partner"),
        ("the service desk has agreed", "confirmed"), ("start from last quarter", "last"), ("help", "help"), ("go on", "go on"),
    ],
)  # fmt: skip
def test_orders_are_understood(said, order):
    found = orders.read(said)
    assert found is not None
    assert found.kind == order


@pytest.mark.parametrize(
    "said",
    [
        "Fewer people skip the check", "They come back after a week", "Why nobody rings us is the question we want to answer",
        "We show the draft to the council", "Patients drop out less", "Done deals per week", "Another clinic has 8%", "8%", "",
    ],
)  # fmt: skip
def test_an_answer_is_no_order(said):
    assert orders.read(said) is None


def test_change_drop_and_back():
    talk, _ = talked("change the target of KR2 to 40")
    assert talk.draft.aims[0].lines[1].slots["target"].text == "40"
    talk, _ = dialogue.step(talk, "drop KR1")
    assert len(talk.draft.aims[0].lines) == 1
    assert [each.form for each in talk.draft.aims[0].aside] == ["not now"]
    talk, _ = dialogue.step(talk, "back")
    assert len(talk.draft.aims[0].lines) == 2
    talk, _ = dialogue.step(talk, "back")
    assert "target" not in talk.draft.aims[0].lines[1].slots


def test_nobody_knows_leaves_a_place_with_a_name_and_goes_on():
    talk, replies = talked("don't know, ask Petra")
    first = talk.draft.aims[0].lines[0]
    assert "[baseline: value today - Petra]" in shape.text(first)
    assert replies[-1].at == (1, first.id)
    assert replies[-1].slot == "target"


def test_not_measurable_yet_is_a_place_to_stand():
    talk, _ = talked("not measurable yet")
    assert [each.form for each in talk.draft.aims[0].aside] == ["unmeasurable"]
    assert len(talk.draft.aims[0].lines) == 1


def test_handed_down_ends_the_questions_about_it():
    talk, replies = talked("handed down")
    assert talk.draft.aims[0].lines[0].form == "handed down"
    assert replies[-1].at[1:] != (talk.draft.aims[0].lines[0].id,)


def test_why_example_boss_and_help_put_no_question():
    talk, _ = talked()
    for said in ("why?", "show me an example", "explain to my boss", "help"):
        after, replies = dialogue.step(talk, said)
        assert "?" not in text(replies).replace("why?", "")
        assert after.asked == talk.asked
        assert after.draft == talk.draft


def test_shorter_leaves_the_questions():
    talk, _ = talked("shorter")
    _, replies = dialogue.step(talk, "8% of appointments were missed")
    assert [each.kind for each in replies if each.text] == ["question"]
    assert [change.slot for each in replies for change in each.changed] == ["baseline"]


def test_whether_it_inspires_is_asked_and_not_scored():
    talk, replies = talked(
        "8% of appointments were missed", "5%", "27 minutes", "15 minutes", "The time in the chair stays."
    )
    assert "Would you get up for it?" in text(replies)
    no, replies = dialogue.step(talk, "no")
    assert "What is missing in it?" in text(replies)
    assert no.draft == talk.draft
    yes, replies = dialogue.step(talk, "yes")
    assert yes.draft.aims[0].approved
    assert "?" not in text(replies)


def test_after_a_yes_nothing_is_refined():
    talk, _ = talked(
        "8% of appointments were missed", "5%", "27 minutes", "15 minutes", "The time in the chair stays.", "yes"
    )
    talk, replies = dialogue.step(talk, "change the objective to Improve quality and speed")
    assert talk.draft.aims[0].words.text == "Improve quality and speed"
    assert "?" not in text(replies)


def test_a_finding_is_asked_about_twice_then_there_is_a_choice():
    talk, replies = talked("skip", "skip", "skip", "skip", "skip", begun=("Improve quality.", *BEGUN[1:]))
    asked = []
    while talk.asked and talk.asked.slot in ("fix", "choose"):
        asked.append(talk.asked)
        talk, replies = dialogue.step(talk, "Hm, it depends.")
    assert len([each for each in asked if each.slot == "fix"]) == 2
    assert all(len(each.options) <= 3 and "keep it" in each.options for each in asked if each.slot == "choose")
    assert replies


# last quarter, co-owners, a second objective


def test_last_quarter_keep_evolve_stop():
    from coach import parse

    old = parse.read(
        "# Guests sleep\n- Complaints at night from 20 to 10 (reached 12)\n- Rooms changed for noise from 9 to 4\n- New pillows: 40 rooms\n"
    )
    talk, replies = dialogue.start(dialogue.from_last(old))
    assert replies[-1].options == ("keep", "evolve", "stop")
    talk, _ = dialogue.step(talk, "keep")
    assert talk.draft.aims[0].lines[0].slots["baseline"].text == "12"
    assert "from 12 to 10" in results(talk)[0]
    talk, _ = dialogue.step(talk, "stop")
    talk, _ = dialogue.step(talk, "evolve")
    assert [each.form for each in talk.draft.aims[0].lines] == ["result", "result"]
    assert [each.note for each in talk.draft.aims[0].aside] == ["stopped after last quarter"]


def test_another_team_owns_it_too():
    talk, replies = talked("we share it with the service desk")
    assert replies[-1].slot == "partner"
    talk, _ = dialogue.step(talk, "They answer the phone, not asked yet")
    (partner,) = talk.draft.aims[0].partners
    assert (partner.team.text, partner.gives.text, partner.confirmed) == (
        "service desk",
        "They answer the phone, not asked yet",
        False,
    )
    talk, _ = dialogue.step(talk, "the service desk has agreed")
    assert talk.draft.aims[0].partners[0].confirmed


def test_a_second_objective_takes_six_more_messages():
    talk, _ = talked(
        "8% of appointments were missed", "5%", "27 minutes", "15 minutes", "The time in the chair stays.", "yes"
    )
    before = len(talk.messages)
    for said in (
        "another objective",
        "Nurses should go home on time.",
        "Fewer late shifts, 12 a week today, we want 4",
        "Fewer swapped shifts, 30 a month today, we want 10",
        "Patients are seen as before",
    ):
        talk, replies = dialogue.step(talk, said)
    assert len(talk.messages) - before <= 6
    assert replies[-1].slot == "ready"
    assert len(dialogue.okrs(talk.draft).objectives) == 2


def test_a_pasted_list_starts_the_draft():
    talk, replies = talked(
        "- new software\n- train the juniors\n- Missed appointments from 8% to 5%\n- clean up the files", begun=()
    )
    aim = talk.draft.aims[0]
    assert [each.text for each in aim.tries] == ["new software", "train the juniors", "clean up the files"]
    assert results(talk) == ["Missed appointments from 8% to 5%"]
    assert replies[-1].slot == "objective"


# changing parts in place


def test_parts_are_edited_in_place_and_taken_back():
    talk, _ = talked()
    line = talk.draft.aims[0].lines[0]
    new, replies = dialogue.edit(talk, (1, line.id), "target", "10 minutes", by="Ines")
    assert new.draft.aims[0].lines[0].slots["target"].by == "Ines"
    assert replies[0].changed[0].text == "10 minutes"
    assert new.asked == talk.asked
    assert dialogue.undo(new).draft == talk.draft
    new, _ = dialogue.edit(new, (1, line.id), "name", "Waits over 20 minutes: from 14 a day to 3 a day")
    assert results(new)[0] == "Waits over 20 minutes: from 14 a day to 10 minutes" or results(new)[0].startswith(
        "Waits over 20 minutes"
    )
    new, _ = dialogue.edit(new, (1,), "guard", "The fee stays")
    new, _ = dialogue.edit(new, (1,), "guard", "The fee stays the same", before="The fee stays")
    assert [each.text for each in new.draft.aims[0].guards] == ["The fee stays the same"]
    new, _ = dialogue.drop(new, (1, line.id))
    assert len(new.draft.aims[0].lines) == 1


@pytest.mark.parametrize(
    ("at", "slot"), [((9,), "objective"), ((1, 99), "target"), ((1,), "colour"), ((1, 2), "colour"), ((1,), "type")]
)
def test_a_place_that_is_not_there_is_refused(at, slot):
    talk, _ = talked()
    with pytest.raises(UsageError):
        dialogue.edit(talk, at, slot, "grey")


def test_the_stages_test_the_draft():
    talk, _ = talked(
        "8% of appointments were missed", "5%", "don't know", "skip", "The time in the chair stays.", "by June"
    )
    states = {each.name: each.state for each in dialogue.stages(talk.draft)}
    assert states["Objective"] == states["Signs"] == states["What we protect"] == states["Frame"] == "done"
    assert states["Today"] == states["Aims"] == "left"
    assert states["Names"] == "open"


# what no message can break

SAYINGS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            *BEGUN, "8%", "below 5%", "27 minutes today", "skip", "back", "why?", "done", "yes", "no", "another", "another objective",
            "drop KR1", "change the target of KR2 to 40", "I don't know", "not measurable yet", "handed down", "show me the draft",
            "- a\n- b\n- c", "we share it with sales", "sales have agreed", "8% or 9%", "no, it was 14% today", "keep it", "1", "shorter",
            "Die Wartezeit liegt bei 27 Minuten und ist nicht kurz", "What?", "explain to my boss", "KR2 owner: Lena", "go on",
            "We will launch a portal and write a manual", "Petra could know", "by June", "start from last quarter", "[baseline: x - y]",
        ]
    ),
)  # fmt: skip


@given(st.lists(SAYINGS, max_size=14))
def test_no_talk_breaks_repeats_itself_or_loses_a_word(said):
    talk, replies = dialogue.start()
    for each in said:
        talk, replies = dialogue.step(talk, each)
        assert text(replies)
        assert text(replies).count("?") <= 1 + each.count("?") + sum(m.text.count("?") for m in talk.messages) + text(
            replies
        ).count("why?")
    assert [each.text for each in talk.messages] == said
    assert len(talk.questions) == len(set(talk.questions))
    assert session.load(session.dump(talk)) == talk
    digits = set(re.findall(r"\d+", " ".join(said)))
    for objective in dialogue.okrs(talk.draft).objectives:
        for part in (objective, *objective.key_results):
            assert set(re.findall(r"[0-9]+", part.text)) <= digits
    assert dialogue.stages(talk.draft)
    assert dialogue.undo(talk).messages == talk.messages


@pytest.mark.parametrize("size", [20_001, 200_000])
def test_a_very_long_message_is_kept_and_takes_no_time(size):
    import time

    talk, _ = talked()
    long = "We wait and wait and it is 27 minutes. " * (size // 39 + 1)
    begun = time.process_time()
    after, replies = dialogue.step(talk, long)
    assert time.process_time() - begun < 5
    assert after.messages[-1].text == long
    assert "All of it is kept" in text(replies)


def test_every_sentence_of_the_coach_keeps_the_tone():
    import ast
    from pathlib import Path

    found = {
        each
        for file in (Path(dialogue.__file__).parent).glob("*.py")
        for each in constants(ast.parse(file.read_text(encoding="utf-8")))
        if re.search("[a-z] [a-z]", each)
        and not PATTERN.search(each)
        and not each.startswith(("There is no place called", "An objective is"))
    }
    assert len(found) > 60
    slips = [slip for each in found for slip in tone.slips(each)]
    assert not slips
