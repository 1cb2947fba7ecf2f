"""The parts of the pages that need no page: typed text shown as itself, marks, the picture, the numbers to find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.model import Option, Placeholder, ProposedResult, ProposedSet
from coach.ui import asking, marks, picture, wording

BASE = Placeholder("baseline", "minutes last month", "", "gate log")
AIM = Placeholder("target", "minutes worth promising", "", "the team")
LINE = f"Boarding: median minutes, from {BASE} to {AIM}"


@pytest.mark.parametrize(
    "typed",
    [
        "**bold**",
        "# title",
        "![x](http://192.0.2.1/a.png)",
        "[x](http://192.0.2.1)",
        "$$x$$",
        "<b>x</b>",
        "`x`",
        "a | b",
        "- x",
        "1. x",
        "~~x~~",
        ":red[x]",
    ],
)
def test_marks_of_markdown_are_escaped(typed: str) -> None:
    shown = wording.lit(typed)
    assert not re.search(r"(?<!\\)[*#!\[\]$<>`|~_]", shown)
    assert "".join(shown.replace("\\", "").split()) == "".join(typed.replace("http:", f"http{wording.JOINER}:").split())


@pytest.mark.parametrize(
    "typed", ["see https://192.0.2.1/x", "www.example.org", "mail a@example.org", ":tada:", ":material/delete:"]
)
def test_addresses_and_shortcodes_are_broken_up_without_a_visible_trace(typed: str) -> None:
    shown = wording.lit(typed)
    assert wording.JOINER in shown
    assert shown.replace("\\", "").replace(wording.JOINER, "") == typed


@given(st.text())
def test_lit_keeps_every_visible_character(typed: str) -> None:
    shown = re.sub(r"\\([\\`*_{}\[\]()<>#+\-.!|~$:^=&@/\"'])", r"\1", wording.lit(typed)).replace(wording.JOINER, "")
    assert shown == " ".join(typed.replace(wording.JOINER, "").split()) or wording.JOINER in typed


def test_open_places_become_chips() -> None:
    assert wording.line(LINE) == r"Boarding\: median minutes, from :orange-badge[today ?] to :orange-badge[aim ?]"
    assert wording.plain(LINE) == "Boarding: median minutes, from today ? to aim ?"


def test_a_line_shows_two_chips_at_most() -> None:
    date = Placeholder("date", "the last day", "")
    assert wording.line(f"{LINE} by {date}").count("badge") == wording.MOST_CHIPS
    assert "the last day" in wording.line(f"{LINE} by {date}")


def test_a_line_is_called_by_its_beginning() -> None:
    assert wording.name(LINE) == "Boarding"
    assert wording.name(f"Share of cars that leave on time, from {BASE}") == "Share of cars that leave on time"
    assert (
        wording.name("one two three four five six seven eight nine ten")
        == "one two three four five six seven eight nine ..."
    )


def test_new_words_are_marked_and_old_ones_are_not() -> None:
    marked = marks.new("Boarding takes less time", "Boarding takes a median of 15 minutes")
    assert marked == "Boarding takes :green-background[a median of 15 minutes]"


def test_case_and_joints_around_open_places_are_no_news() -> None:
    assert (
        marks.new("boarding", f"Boarding from {BASE} to {AIM}")
        == "Boarding from :orange-badge[today ?] to :orange-badge[aim ?]"
    )


def test_typed_marks_stay_literal_inside_new_words() -> None:
    assert marks.new("a", "a ![x](http://192.0.2.1)").count("\\!") == 1


@given(st.text(alphabet="ab ,.:*[]1%", max_size=40), st.text(alphabet="ab ,.:*[]1%", max_size=40))
def test_marking_changes_no_character(before: str, after: str) -> None:
    def bare(text: str) -> str:
        text = text.replace(":green-background[", "\0").replace("\\", "").replace(wording.JOINER, "")
        return "".join(text.split())

    marked = bare(marks.new(before, after))
    assert marked.replace("\0", "").count("]") >= after.count("]")
    assert [mark for mark in marked if mark.isalnum()] == [mark for mark in after if mark.isalnum()]


def test_marking_a_hostile_line_is_quick() -> None:
    assert marks.new("ab " * 3000, "ba " * 3000).startswith("ba")


FUNNEL = picture.Funnel(
    'Say "calm" \\N & <b>', (picture.Branch("a", ("b", "c")), picture.Branch("d", open=True)), ("held",)
)


def test_the_picture_keeps_quotes_backslashes_and_entities() -> None:
    drawn = picture.dot(FUNNEL)
    assert 'Say \\"calm\\" \\\\N &amp; <b>' in drawn.replace("\\l", " ").replace("  ", " ")


def test_the_picture_asks_where_nothing_is_tried() -> None:
    drawn = picture.dot(FUNNEL)
    assert drawn.count(picture.ASK.split()[0]) == 1
    assert drawn.count("->") == 6


def test_the_picture_says_itself_in_words() -> None:
    assert (
        FUNNEL.alt
        == "From the objective on the left to 2 key results, 2 things to try, 1 line held. The list beside it says the same."
    )


@given(st.text())
def test_no_text_breaks_out_of_a_label(text: str) -> None:
    body = re.sub(r"\\.", "", picture.escaped(text))
    assert '"' not in body
    assert not body.endswith("\\")


def proposed(*results: ProposedResult) -> ProposedSet:
    return ProposedSet((0,), "Calm boarding", (), results, (), (), (), None, (), "")


def test_figures_of_an_answer_are_marked_where_they_stand() -> None:
    marked = wording.line(f"Boarding, from 24 min (March) to {AIM}", wording.marking(["24 min", "24"]))
    assert marked == r"Boarding, from :green-background[24 min] \(March\) to :orange-badge[aim ?]"


def test_numbers_to_find_stand_by_the_person_who_may_know() -> None:
    made = proposed(ProposedResult(Option(LINE, "outcome", "", "", "", placeholders=(BASE, AIM)), ((0, 0),), "result"))
    assert asking.numbers(made) == {"Gate log": [("Boarding", "today ?")], "The team": [("Boarding", "aim ?")]}


def test_a_kept_line_that_lacks_its_start_is_the_teams() -> None:
    made = proposed(
        ProposedResult(Option("Boarding to 15 min", "outcome", "", "", ""), ((0, 0),), "kept", "today's value")
    )
    assert asking.numbers(made) == {"The team": [("Boarding", "today ?")]}


def test_a_message_names_each_number() -> None:
    assert "- Boarding: where it stands today" in asking.message([("Boarding", "today ?")])


def test_words_of_the_team_in_a_question_are_quoted_and_literal() -> None:
    assert wording.told("*Cut [x](y)*: of what?") == r"“Cut \[x\]\(y\)”\: of what?"
    assert wording.told("2 * 3 * 4") == r"2 \* 3 \* 4"
