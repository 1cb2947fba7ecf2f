"""The pages as a person uses them, without a browser: every branch, what is kept, what comes home."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import tone
from streamlit.testing.v1 import AppTest

from coach import rewrite
from coach.errors import UsageError
from coach.model import Option
from coach.ui import by_line, home, start
from coach.ui.examples import EXAMPLES

APP = Path(__file__).parents[1] / "app.py"
PASTED = """\
# Harbour office, spring

## Calm boarding at the ferry pier
- Install the new ticket gates
- Train 30 deckhands at the gates
- Boarding time to 15 min
- Complaints at the gate from 40 to 25 a month
- Repaint both waiting rooms
- Keep lifeboat drills at one a week
"""
SAID = "Boarding time was 24 min in March."
TWO = f"{PASTED}\n## Cargo leaves the quay in one piece\n- Buy 4 lashing kits\n- Damaged pallets\n"
TABS = ("Proposed set", "Line by line", "Picture", "Take it home")


def opened(path: str = "Paste or upload") -> AppTest:
    """The app after one tap on the page Start."""
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    return tap(at, path)


def tap(at: AppTest, label: str) -> AppTest:
    """Press the one button with this label."""
    (button,) = [each for each in at.button if bare(each.label) == label]
    at = button.click().run()
    assert not at.exception
    return at


def bring(text: str = PASTED) -> AppTest:
    """The app with a document pasted."""
    at = opened()
    at.text_area(key="pasted").set_value(text)
    return tap(at, "Propose a set")


def show(at: AppTest, tab: str) -> AppTest:
    """Open a tab."""
    at.session_state["tab"] = tab
    at = at.run()
    assert not at.exception
    return at


def bare(text: str) -> str:
    """Markdown as a person reads it."""
    while (plain := re.sub(r":[a-z-]+\[((?:[^\[\]\\]|\\.)*)\]", r"\1", text)) != text:
        text = plain
    return re.sub(r"\\(.)", r"\1", text.replace("\u2060", "").replace("**", "").replace("&nbsp;", "")).strip()


def texts(at: AppTest) -> list[str]:
    """Every text on the page."""
    shown: list[Any] = [*at.title, *at.header, *at.markdown, *at.text, *at.code]
    labels: list[Any] = [*at.button, *at.text_input, *at.text_area, *at.selectbox, *at.expander]
    return [bare(each.value) for each in shown] + [bare(each.label) for each in labels]


def page(at: AppTest) -> str:
    return "\n".join(texts(at))


def promise(at: AppTest) -> int:
    """How many numbers the first line calls missing."""
    found = re.search(r"Every figure here is yours: 0 invented, (\d+) missing", page(at))
    assert found, page(at)
    return int(found[1])


def chips(at: AppTest) -> int:
    """The chips in sight: those in a folded block say the same again."""
    folded = [each for block in at.expander for each in block.markdown]
    return sum(each.value.count(":orange-badge[") for each in at.markdown) - sum(
        each.value.count(":orange-badge[") for each in folded
    )


def asked(at: AppTest) -> list[Any]:
    return [each for each in at.text_input if each.key.startswith("answer:")]


def decide(at: AppTest, at_key: str, choice: str | None) -> AppTest:
    at.get_by_key(f"decide:{at_key}").set_value(choice).run()
    assert not at.exception
    return at


def desk(at: AppTest) -> Any:
    return at.session_state["desk"]


# --- the way in ---


def test_start_has_four_doors_and_one_of_them_filled() -> None:
    at = AppTest.from_file(str(APP), default_timeout=30).run()
    assert [bare(each.value) for each in at.header][:4] == [
        "Paste what you have",
        "Tell it in your own words",
        "Start from last quarter",
        "See an example",
    ]
    assert [each.label for each in at.button if each.proto.type == "primary"] == ["Paste or upload"]


def test_the_first_door_leads_to_an_empty_page() -> None:
    at = opened()
    assert [each.value for each in at.title] == ["Bring what you have"]
    assert at.text_area(key="pasted").value == ""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.trade)
def test_each_example_opens_with_a_whole_set(example) -> None:
    at = opened(example.trade)
    assert [each.value for each in at.title] == ["Your set, proposed"]
    assert promise(at) == chips(at)
    assert 0 < len(asked(at)) <= 3
    for tab in TABS:
        for text in texts(show(at, tab)):
            assert not list(tone.slips(text)), text


def test_the_examples_are_eight_trades() -> None:
    assert len({each.trade for each in EXAMPLES}) == 8


def test_what_cannot_be_read_is_said_in_a_sentence_and_stays_in_its_field() -> None:
    typed = "Dear all, lunch is at noon."
    at = bring(typed)
    assert [each.value for each in at.title] == ["Bring what you have"]
    assert at.text_area(key="pasted").value == typed
    (note,) = [bare(each.value) for each in at.markdown if "found" in each.value]
    assert note.endswith(".")
    assert not list(tone.slips(note))


def test_an_upload_is_read_at_once() -> None:
    at = opened()
    at.file_uploader(key="file").upload(
        "goals.csv",
        b"Objective,Key result\nCalm boarding,Install the ticket gates\nCalm boarding,Boarding time to 15 min\n",
    ).run()
    assert not at.exception
    assert [each.value for each in at.title] == ["Your set, proposed"]
    assert "goals.csv" in page(at)


def test_more_than_a_page_holds_is_refused_with_a_sentence() -> None:
    at = bring("# Calm boarding\n" + "".join(f"- Install gate {n}\n" for n in range(600)))
    assert [each.value for each in at.title] == ["Bring what you have"]
    assert "500" in page(at)


def test_the_pasted_text_is_there_again_for_another_document() -> None:
    at = tap(bring(), "Another document")
    assert at.text_area(key="pasted").value == PASTED


# --- answering ---


def test_what_can_stay_comes_before_the_set() -> None:
    shown = [bare(each.value) for each in bring().markdown]
    stays = next(n for n, text in enumerate(shown) if text.startswith("Can stay"))
    assert stays < next(n for n, text in enumerate(shown) if text.startswith("Objective"))


def test_an_answer_fills_the_set_at_once() -> None:
    at = bring()
    before, questions = promise(at), len(asked(at))
    asked(at)[0].set_value(SAID).run()
    assert not at.exception
    assert "24 min" in page(at)
    assert promise(at) < before
    assert promise(at) == chips(at)
    assert len(asked(at)) <= questions


def test_dont_know_is_taken_with_one_tap_and_not_asked_again() -> None:
    at = bring()
    first = asked(at)[0]
    at.get_by_key(first.key.replace("answer:", "tap:")).set_value("don't know").run()
    assert not at.exception
    assert first.key not in {each.key for each in asked(at)}


def test_an_answer_can_be_changed_and_taken_back() -> None:
    at = bring()
    key = asked(at)[0].key.removeprefix("answer:")
    asked(at)[0].set_value(SAID).run()
    at.text_input(key=f"said:{key}").set_value(SAID.replace("24", "27")).run()
    assert "27 min" in page(at)
    assert "24 min" not in page(at)
    at.text_input(key=f"said:{key}").set_value("").run()
    assert "27 min" not in page(at)
    assert key in {each.key.removeprefix("answer:") for each in asked(at)}


def test_numbers_to_find_come_with_a_message_to_copy() -> None:
    at = bring()
    assert "Numbers to find" in [each.value for each in at.header]
    assert any("For our key results" in each.value for each in at.code)


def figures(at: AppTest) -> list[Any]:
    pills = [each for each in at.get("pills") if each.key.startswith("more:")]
    return [each for each in pills if any("whose figures?" in option for option in each.options)]


def test_a_tap_shows_the_words_that_figures_rest_on() -> None:
    at = bring()
    asked(at)[0].set_value(SAID).run()
    figures(at)[0].set_value("whose figures?").run()
    assert not at.exception
    assert f"24 min from “{SAID.rstrip('.')}”, your answer" in page(at)
    assert "15 min from “Boarding time to 15 min”, line 6" in page(at)


def test_a_line_that_stands_as_it_was_has_no_figure_to_explain() -> None:
    at = bring()
    labels = [each.label for each in figures(at)]
    kept = next(n for n, each in enumerate(desk(at).proposal.sets[0].results, 1) if each.form == "kept")
    assert f"More about key result {kept}" not in labels


# --- deciding ---


def test_taking_the_set_decides_every_offer_and_leads_home() -> None:
    at = tap(bring(), "Take the whole set")
    assert {each.at for each in desk(at).decisions} >= {each.at for each in desk(at).offers}
    at = tap(at, "Take it home")
    assert at.session_state["tab"] == "Take it home"
    assert len(at.get("download_button")) == 4


def test_a_line_can_be_taken_and_given_back() -> None:
    at = show(bring(), "Line by line")
    at = decide(at, "0.0", "Take")
    assert desk(at).decision((0, 0)).action == "take"
    at = decide(at, "0.0", None)
    assert desk(at).decision((0, 0)) is None


def test_an_edit_shows_everywhere_and_survives_taking_the_rest() -> None:
    at = decide(show(bring(), "Line by line"), "0.0", "Edit")
    at.text_area(key="edit:0.0").set_value("Passengers through the gates without help, 61% to 80%").run()
    at = tap(show(at, "Proposed set"), "Take the whole set")
    assert desk(at).decision((0, 0)).text == "Passengers through the gates without help, 61% to 80%"
    assert "Passengers through the gates without help, 61% to 80%" in page(at)


def test_an_edit_that_changes_nothing_yet_is_no_word_of_the_persons() -> None:
    at = show(
        bring("## Calm boarding at the pier\n- Open a help desk\n- Complaints at the gate from 40 to 25 a month\n"),
        "Line by line",
    )
    line = next(each.at for each in desk(at).offers if each.action == "take" and each.text)
    at = decide(at, ".".join(map(str, line)), "Edit")
    assert "In your words" not in page(show(at, "Proposed set"))


def test_waiving_asks_for_a_reason_and_keeps_it() -> None:
    at = decide(show(bring(), "Line by line"), "0.0", "Waive")
    at.text_input(key="waive:0.0").set_value("the harbour board bought them").run()
    decision = desk(at).decision((0, 0))
    assert (decision.action, decision.reason, bool(decision.code)) == ("waive", "the harbour board bought them", True)
    assert "Decisions and reasons" in [each.label for each in show(at, "Take it home").get("download_button")]
    assert "kept on purpose: the harbour board bought them\n" in home.report(desk(at))


def test_why_shows_reason_example_and_source() -> None:
    at = show(bring(), "Line by line")
    at.get_by_key("behind:0.0").set_value("why?").run()
    assert not at.exception
    assert "Source:" in page(at)
    assert "becomes" in page(at)


@pytest.fixture
def two_aims(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two readings of every objective, whatever the library has."""
    aims = ("Passengers board without pushing", "Ferries leave the pier on time")
    compose = rewrite.compose

    def made(*given: Any) -> Any:
        proposal = compose(*given)
        options = tuple(Option(aim, "objective", "", "", "") for aim in aims)
        return proposal._replace(sets=tuple(each._replace(aims=options) for each in proposal.sets))

    monkeypatch.setattr(rewrite, "compose", made)
    return aims


def test_an_objective_has_readings_to_choose_from(two_aims: tuple[str, str]) -> None:
    at = bring()
    for choice, aim in (("Another reading", two_aims[1]), ("Proposed", two_aims[0])):
        at.get_by_key("aim:0").set_value(choice).run()
        assert desk(at).decision((0,)).text == aim
        assert aim in [bare(each.value) for each in at.header]
        assert "yours: Calm boarding at the ferry pier" in page(at)


@pytest.mark.usefixtures("two_aims")
def test_the_objective_can_stay_ours_or_be_handed_down() -> None:
    at = bring()
    for choice, reason in (("Keep ours", "as written"), ("Handed down", "handed down")):
        at.get_by_key("aim:0").set_value(choice).run()
        assert not at.exception
        assert desk(at).decision((0,))[:2] == ((0,), "keep")
        assert desk(at).decision((0,)).reason == reason
        assert "Calm boarding at the ferry pier" in [bare(each.value) for each in at.header]


def test_undo_and_redo_walk_through_decisions_and_answers() -> None:
    at = bring()
    first = promise(at)
    asked(at)[0].set_value(SAID).run()
    answered = promise(at)
    at = tap(at, "Take the whole set")
    at = tap(at, "Undo")
    assert not desk(at).decisions
    at = tap(at, "Undo")
    assert promise(at) == first
    at = tap(tap(at, "Redo"), "Redo")
    assert promise(at) == answered
    assert desk(at).decisions


def test_a_taken_line_with_an_open_number_goes_on_being_filled() -> None:
    at = tap(bring(), "Take the whole set")
    asked(at)[0].set_value(SAID).run()
    assert any("24 min" in (each.text or "") for each in desk(at).decisions)


# --- several objectives, other views, home ---


def test_several_objectives_are_shown_one_at_a_time() -> None:
    at = bring(TWO)
    assert at.selectbox(key="objective").options[1] == "2 of 2: Cargo leaves the quay in one piece"
    at.selectbox(key="objective").set_value(1).run()
    assert not at.exception
    assert "Install the new ticket gates" not in page(at)
    assert promise(at) == chips(at)
    at = tap(at, "Take all objectives")
    assert {each.at[0] for each in desk(at).decisions} == {0, 1}


def test_the_picture_has_words_for_those_who_do_not_see_it() -> None:
    at = show(bring(), "Picture")
    (chart,) = at.get("graphviz_chart")
    assert chart.proto.alt.startswith("From the objective")
    assert "Boarding time" in chart.proto.spec
    assert "Boarding time" in page(at)


def test_before_anything_is_decided_the_document_goes_home_as_it_came() -> None:
    at = show(bring(), "Take it home")
    assert "Nothing is decided yet" in page(at)


def test_a_document_that_cannot_go_home_as_it_came_says_so() -> None:
    at = opened()
    at.file_uploader(key="file").upload(
        "okrs.yaml",
        b"objectives:\n  - objective: Calm boarding\n    key_results:\n      - Install the new ticket gates\n      - Boarding time to 15 min\n",
    ).run()
    at = tap(show(at, "Proposed set"), "Take the whole set")
    at = show(at, "Take it home")
    assert len(at.get("download_button")) == 3
    assert not any(list(tone.slips(text)) for text in texts(at))


@pytest.mark.parametrize(("objectives", "lines"), [(1, 498), (20, 24), (245, 1)])
def test_a_full_page_answers_within_three_seconds(objectives: int, lines: int) -> None:
    at = bring(
        "".join(
            f"## Pier {o} is calm\n" + "".join(f"- Install gate {k} at pier {o}\n" for k in range(lines))
            for o in range(objectives)
        )
    )
    at = tap(at, "Take all objectives" if objectives > 1 else "Take the whole set")
    for tab in TABS:
        start = time.process_time()
        show(at, tab)
        assert time.process_time() - start < 3, tab


def test_a_refusal_in_a_callback_is_one_sentence_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise UsageError("There is no such part.")

    start.sample()  # made once a server; it is not what is refused here
    monkeypatch.setattr(rewrite, "compose", refuses)
    at = bring()
    assert "There is no such part." in page(at)
    assert at.text_area(key="pasted").value == PASTED


def test_a_refusal_in_drawing_is_one_sentence_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise UsageError("There is no such part.")

    monkeypatch.setattr(by_line, "draw", refuses)
    assert "There is no such part." in page(show(bring(), "Line by line"))


def test_only_state_touches_the_session() -> None:
    for file in (APP.parent / "coach" / "ui").glob("*.py"):
        assert ("session_state" in file.read_text()) == file.name.endswith("state.py"), file.name


def test_the_composition_root_is_small_and_its_icon_is_no_font() -> None:
    text = APP.read_text()
    assert len(text.splitlines()) <= 40
    assert 'page_icon=":material' not in text
