"""A model that hears and words for the talk: what it may bring, what it may not, and what becomes of a turn when it fails."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import tone
from hypothesis import given
from hypothesis import strategies as st
from provider import Provider

from coach import dialogue, llm, session
from coach.dialogue import borne_out, by_model, joined, listen, reworded, shape, slots
from coach.dialogue.forms import PieceForm
from coach.dialogue.values import Heard
from coach.masked import Mask
from coach.settings import Secret, Settings

pytestmark = pytest.mark.filterwarnings("ignore")

BEGUN = ("Patients should not dread the waiting room.", "They wait less.", "Fewer missed appointments.")
WAIT, MISSED = 1, 2
FIGURES = "27 minutes in March, says reception. Missed ones were 8%, they should come down to 5% by June."


def begun() -> session.Session:
    talk, _ = dialogue.start()
    for each in BEGUN:
        talk, _ = dialogue.step(talk, each)
    return talk


TALK = begun()
AIM = TALK.draft.aims[0].id
IDS = [each.id for each in TALK.draft.aims[0].lines]


def piece(quote: str, slot: str, about: int, value: str, how: str = "said") -> PieceForm:
    return PieceForm(quote=quote, slot=slot, about=about, value=value, how=how)


def heard(said: str, *pieces: PieceForm, talk: session.Session = TALK) -> list[Heard]:
    places = slots.places(talk)
    return joined.joined(list(borne_out.judged(pieces, said, places)), listen.hear(said, places), said)


def placed(found: Sequence[Heard]) -> set[tuple[str, int, str]]:
    """Slot, number of the key result (0: the objective; new ones below) and value."""
    return {
        (
            each.slot,
            0 if len(each.at) == 1 else IDS.index(each.at[1]) + 1 if each.at[1] in IDS else each.at[1],
            each.value,
        )
        for each in found
    }


BUILT = placed(listen.hear(FIGURES, slots.places(TALK)))


# what is taken


def test_what_the_message_bears_out_is_taken_and_the_rest_is_the_ears() -> None:
    found = placed(heard(FIGURES, piece("27 minutes in March, says reception", "source", WAIT, "reception"),
                         piece("27 minutes in March, says reception", "baseline", WAIT, "27 minutes")))  # fmt: skip
    assert found == BUILT | {("source", WAIT, "reception")}


def test_a_figure_that_the_model_passed_over_is_kept() -> None:
    found = heard(FIGURES, piece("27 minutes in March, says reception", "source", WAIT, "reception"))
    assert placed(found) >= BUILT


def test_an_outcome_that_the_ear_misses_is_heard_with_its_figure() -> None:
    said = "29% call twice, from the phone system."
    found = heard(
        said,
        piece("29% call twice, from the phone system.", "outcome", 0, "call twice"),
        piece("29% call twice, from the phone system.", "baseline", -1, "29%"),
        piece("29% call twice, from the phone system.", "source", -1, "the phone system"),
    )
    assert {("outcome", 0, "call twice"), ("baseline", -1, "29%"), ("source", -1, "the phone system")} <= placed(found)
    talk, _ = dialogue.step(TALK, said, hear=lambda *_: found)
    assert [shape.text(each) for each in talk.draft.aims[0].lines][-1].startswith("Call twice")


def test_new_outcomes_of_both_are_numbered_in_order() -> None:
    said = "Fewer patients complain at the desk. Also late letters, 40 a month of them."
    found = heard(said, piece("Also late letters, 40 a month of them.", "outcome", 0, "late letters"),
                  piece("Also late letters, 40 a month of them.", "baseline", -1, "40 a month"))  # fmt: skip
    assert [each.value for each in found if each.slot == "outcome"] == [
        "Fewer patients complain at the desk",
        "late letters",
    ]
    assert ("baseline", -2, "40 a month") in placed(found)


LIES = {
    "words that were not said": piece("It is 40 minutes now", "baseline", WAIT, "40 minutes"),
    "a figure that was not said": piece("27 minutes in March", "baseline", WAIT, "40 minutes"),
    "half a figure": piece("27 minutes in March", "target", WAIT, "7 minutes"),
    "a figure without its unit": piece("Missed ones were 8%", "baseline", MISSED, "8"),
    "the two ends swapped": piece("they should come down to 5% by June", "baseline", MISSED, "5%"),
    "today as the aim": piece("27 minutes in March, says reception", "target", WAIT, "27 minutes"),
    "a share for a time": piece("Missed ones were 8%", "baseline", WAIT, "8%"),
    "a line that is not there": piece("27 minutes in March", "baseline", 7, "27 minutes"),
    "a new line that is not there": piece("27 minutes in March", "baseline", -2, "27 minutes"),
    "a place that is not there": piece("27 minutes in March", "colour", WAIT, "27 minutes"),
    "a place of another part": piece("27 minutes in March", "objective", WAIT, "27 minutes"),
    "no number as a number": piece("says reception", "baseline", WAIT, "reception"),
    "a day that is none": piece("says reception", "deadline", WAIT, "reception"),
    "nobody knows": piece("Missed ones were 8%", "baseline", MISSED, "", "unknown"),
    "unwanted": piece("Missed ones were 8%", "target", MISSED, "", "unwanted"),
    "no such how": piece("Missed ones were 8%", "baseline", MISSED, "8%", "obeyed"),
    "nothing": piece("Missed ones were 8%", "baseline", MISSED, ""),
    "an objective with a figure": piece("Missed ones were 8%", "objective", 0, "Missed ones were 8%"),
    "no quote": piece("", "remark", 0, ""),
}


@pytest.mark.parametrize("lie", LIES)
def test_what_the_message_does_not_bear_out_changes_nothing(lie: str) -> None:
    assert placed(heard(FIGURES, LIES[lie])) == BUILT


@pytest.mark.parametrize(
    ("said", "slot", "value"),
    [
        ("We don't want patients to wait in the hall.", "objective", "patients to wait in the hall"),
        ("Patients never come back angry", "outcome", "come back angry"),
        ("We will not build a portal", "try", "build a portal"),
        ("Well, not 40 minutes, that is for sure", "baseline", "40 minutes"),
    ],
)
def test_a_word_of_denial_is_not_cut_off(said: str, slot: str, value: str) -> None:
    about = WAIT if slot == "baseline" else 0
    told = list(borne_out.judged([piece(said, slot, about, value)], said, slots.places(TALK)))
    assert [each.heard for each in told] == [None]


def test_a_value_is_taken_back_where_the_message_says_so() -> None:
    talk, _ = dialogue.step(TALK, "27 minutes in March")
    (told,) = borne_out.judged([piece("31 minutes in May", "baseline", WAIT, "31 minutes", "corrected")], "31 minutes in May", slots.places(talk))  # fmt: skip
    assert told.heard is not None
    assert told.heard.how == "said"
    said = "Sorry, 31 minutes"
    (told,) = borne_out.judged([piece(said, "baseline", WAIT, "31 minutes", "corrected")], said, slots.places(talk))
    assert told.heard is not None
    assert told.heard.how == "corrected"


@pytest.mark.parametrize(
    ("said", "taken"),
    [("Patients get home before lunch.", False), ("Sorry, patients get home before lunch.", True)],
)
def test_an_objective_that_stands_is_replaced_where_the_team_takes_it_back(said: str, taken: bool) -> None:  # noqa: FBT001
    words = said.removeprefix("Sorry, ").rstrip(".")
    (told,) = borne_out.judged([piece(said, "objective", 0, words)], said, slots.places(TALK))
    assert (told.heard is not None) == taken


def test_a_correction_reaches_into_the_next_sentence() -> None:
    said = "Sorry, that was the year before. Last season it was 52 minutes."
    (told,) = borne_out.judged([piece("Last season it was 52 minutes.", "baseline", WAIT, "52 minutes", "corrected")], said, slots.places(TALK))  # fmt: skip
    assert told.heard is not None
    assert told.heard.how == "corrected"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Thirty would be good.", "Thirty"),
        ("We'd be content with fifty a month.", "fifty a month"),
        ("Half of them", "Half"),
    ],
)
def test_an_amount_in_words_is_a_figure(said: str, value: str) -> None:
    assert ("target", MISSED, value) in placed(heard(said, piece(said, "target", MISSED, value)))


def test_what_a_model_puts_aside_stands_aside_where_it_finds_a_place_for_the_rest() -> None:
    said = "The lift is broken again. 26 minutes, then."
    aside = piece("The lift is broken again.", "remark", 0, "The lift is broken again")
    plain = placed(listen.hear(said, slots.places(TALK)))
    assert ("remark", 0, "The lift is broken again") not in plain
    found = placed(heard(said, aside, piece("26 minutes, then.", "target", WAIT, "26 minutes")))
    assert found == {("remark", 0, "The lift is broken again"), ("target", WAIT, "26 minutes")}
    assert placed(heard(said, aside)) == plain


PIECES = st.lists(
    st.builds(
        piece,
        st.sampled_from([FIGURES, *FIGURES.split(". "), "27", "reception. Missed", "", " ", "8%, they", "now 3"]),
        st.sampled_from([*borne_out.OF_AIM, *borne_out.OF_LINE, "loose", "type:committed", ""]),
        st.integers(-4, 5),
        st.sampled_from(["", "27 minutes", "8%", "5%", "by June", "June", "reception", "Missed ones", "3", FIGURES]),
        st.sampled_from(["said", "unknown", "unwanted", "corrected", "?"]),
    ),
    max_size=8,
)


@given(PIECES)
def test_no_hearing_loses_a_figure_or_brings_one(pieces: list[PieceForm]) -> None:
    found = heard(FIGURES, *pieces)
    talk, _ = dialogue.step(TALK, FIGURES, hear=lambda *_: found)
    shown = " ".join(shape.text(each) for each in talk.draft.aims[0].lines) + session.dump(talk)
    assert all(figure in shown for figure in ("27", "8%", "5%", "June"))
    assert all(digits in FIGURES for each in found for digits in each.value.split() if digits[0].isdigit())


@given(st.text(max_size=60), PIECES)
def test_no_message_and_no_hearing_breaks_it(said: str, pieces: list[PieceForm]) -> None:
    heard(said, *pieces)
    heard(said, *(each.model_copy(update={"quote": said, "value": said[:9]}) for each in pieces))


# wordings

PARTS = ("They wait less", "Fewer missed appointments")


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ("Where does it stand today?", "How long do they wait today, as far as you know?"),
        ("What would be worth reaching?", "Which level would be worth reaching for the wait?"),
        ("Fewer missed appointments: where does it stand today?", "Where do missed appointments stand today?"),
        ("What would you not trade for it?", "What has to stay as it is for your patients?"),
        ("Who would notice it first, and by what?", "Who at reception would notice it first, and by what?"),
        ("What else would show it?", "What else would tell you that patients dread it less?"),
        ("What would be worth reaching?", "What wait would you be content with?"),
        ("By when is it to be so?", "By when would patients be glad to come?"),
        ("Who could look up today's value?", "Who could look up today's wait at reception?"),
    ],
)
def test_a_wording_that_asks_the_same_is_used(question: str, wording: str) -> None:
    assert reworded.wordable(question)
    assert reworded.accepted(wording, question, PARTS, PARTS[0], "Patients at reception") == wording


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "Today.",
        "Where is it?",  # today is gone
        "Where does it stand today? And who knows?",
        "Thanks. Where does it stand today?",
        "Where does it stand today, 40 minutes?",
        "Who could look up where it stands today?",  # asks for somebody
        "Where does it stand today, and which level would you reach?",
        "How many missed appointments are there today?",  # another key result
        "Where should it stand today?",
        "Great, where does it stand today?",
        "Where does it stand today at [x](https://evil.example)?",
        "Where does it stand today, says Marta Kowalski?",
        "Where does it stand today" + " and today" * 30 + "?",
    ],
)
def test_any_other_wording_gives_way(wording: str) -> None:
    question = "Where does it stand today?"
    assert reworded.accepted(wording, question, PARTS, PARTS[0]) == question


def test_what_asks_for_another_sign_still_does() -> None:
    question = "What else would show it?"
    assert reworded.accepted("What would show that patients wait less?", question, ()) == question


@pytest.mark.parametrize("word", sorted(tone.FORBIDDEN))
def test_no_word_of_the_school_comes_in(word: str) -> None:
    question = "Where does it stand today?"
    assert reworded.accepted(f"Where does it {word} stand today?", question) == question


@pytest.mark.parametrize(
    "question",
    [
        "Missed appointments: you said 8% and 5%. Which one holds?",
        "Would you get up for it?",
        "Tell me in any order.",
        "",
        "?",
    ],
)
def test_a_choice_stays_as_code_words_it(question: str) -> None:
    assert not reworded.wordable(question)


# over HTTP


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


def stepped(
    provider: Provider, said: str, *texts: Any, talk: session.Session = TALK, seconds: float = 20.0
) -> tuple[session.Session, tuple[dialogue.Reply, ...], by_model.Helped]:
    llm.door.forget()
    provider.texts = [each if isinstance(each, str) else json.dumps(each) for each in texts]
    used = llm.Turn(seconds=seconds, sleep=lambda _: None)
    helped = by_model.with_model(Settings("openai/any", provider.url, Secret("sk-none")), used)
    after, replies = dialogue.step(talk, said, helped.hear, helped.word)
    assert len(provider.requests) == used.calls <= 3
    return after, replies, helped


HEARING = {
    "notes": "",
    "pieces": [
        piece("27 minutes in March, says reception", "baseline", WAIT, "27 minutes").model_dump(),
        piece("27 minutes in March, says reception", "source", WAIT, "reception").model_dump(),
    ],
}
SAID = "27 minutes in March, says reception."
WORDING = {"question": "Which wait would be worth reaching?"}


def test_a_message_takes_one_request_to_hear_and_one_to_word(provider: Provider) -> None:
    provider.play("good")
    talk, replies, helped = stepped(provider, SAID, HEARING, WORDING)
    wait = talk.draft.aims[0].lines[0]
    assert {slot: each.text for slot, each in wait.slots.items()} == {"baseline": "27 minutes", "source": "reception"}
    assert replies[-1].text == WORDING["question"]
    assert (len(provider.requests), helped.trouble, helped.heard, helped.worded) == (2, "", True, True)


def test_what_is_sent_is_the_draft_and_the_message_as_data(provider: Provider) -> None:
    provider.play("good")
    stepped(provider, SAID, HEARING, WORDING)
    hearing, wording = (
        json.loads(each["body"]["messages"][-1]["content"].partition("TEAM\n")[2]) for each in provider.requests
    )
    assert hearing["message"] == wording["message"] == SAID
    assert [each["number"] for each in hearing["key_results"]] == [1, 2]
    assert hearing["asked"]["slot"] == TALK.asked.slot
    assert wording["question"] == dialogue.step(TALK, SAID)[1][-1].text


@pytest.mark.parametrize(
    "said",
    [
        "",
        "  ",
        "undo",
        "drop KR2",
        "done",
        "skip",
        "thanks",
        "why?",
        "show me the draft",
        "no idea",
        "hello",
        "27 minutes",
    ],
)
def test_what_code_understands_for_certain_is_not_sent(provider: Provider, said: str) -> None:
    provider.play("good")
    asked, _ = dialogue.step(TALK, "skip")
    while asked.asked.slot != "baseline":
        asked, _ = dialogue.step(asked, "skip")
    assert stepped(provider, said, HEARING, WORDING, talk=asked)[:2] == dialogue.step(asked, said)
    assert provider.requests == []


def test_what_is_masked_does_not_leave_and_is_heard_all_the_same(provider: Provider) -> None:
    said = "27 minutes in March, says Irene Holt, ask irene@desk.example if in doubt."
    provider.play("good")
    source = piece("27 minutes in March, says [person 1]", "source", WAIT, "[person 1]").model_dump()
    provider.texts = [
        json.dumps({"notes": "", "pieces": [HEARING["pieces"][0] | {"quote": "27 minutes in March"}, source]})
    ]
    used = llm.Turn(sleep=lambda _: None)
    used.mask = Mask(["Irene Holt"])
    helped = by_model.with_model(Settings("openai/any", provider.url, Secret("sk-none")), used)
    talk, _ = dialogue.step(TALK, said, helped.hear)
    sent = json.dumps(provider.requests[0]["body"])
    assert "Irene" not in sent
    assert "desk.example" not in sent
    assert talk.draft.aims[0].lines[0].slots["source"].text == "Irene Holt"


def test_a_stopped_turn_is_answered_by_the_builtin_coach(provider: Provider) -> None:
    provider.play("good")
    used = llm.Turn(sleep=lambda _: None)
    used.stop()
    helped = by_model.with_model(Settings("openai/any", provider.url, Secret("sk-none")), used)
    assert dialogue.step(TALK, FIGURES, helped.hear, helped.word) == dialogue.step(TALK, FIGURES)
    assert provider.requests == []


def test_trouble_is_told_once_and_ends_the_requests(provider: Provider) -> None:
    provider.play("401")
    _, _, helped = stepped(provider, SAID, "{}")
    assert (len(provider.requests), helped.heard, helped.worded) == (1, False, False)
    assert helped.trouble.count(".") >= 1


def test_a_talk_with_the_builtin_coach_sends_nothing(provider: Provider) -> None:
    provider.play("good")
    helped = by_model.with_model(Settings(), llm.Turn())
    assert dialogue.step(TALK, FIGURES, helped.hear, helped.word) == dialogue.step(TALK, FIGURES)
    assert provider.requests == []
