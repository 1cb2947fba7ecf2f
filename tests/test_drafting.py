"""A model behind the coach, over real HTTP: what it drafts is shown when it passes, mended when it can be, else not at all."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from provider import Provider

from coach import checks, llm, parse, review, rewrite
from coach.builtin import accounting
from coach.cli import main
from coach.llm import door
from coach.model import Answer, OKRSet, Proposal
from coach.settings import Secret, Settings

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

POOL = parse.read(
    "Objective: A swimming pool for everyone\n- Launch online booking for lanes\n- Train all 12 lifeguards in first aid\n"
    "- Queue at the till shorter\n- Churn of season tickets under 8%\n"
)
QUEUE = {
    "lines": [3, 1],
    "text": "Till: median minutes in the queue, from [baseline: median minutes last month - ?] to [target: median minutes worth reaching - ?]",
    "why": "A shorter queue shows in the minutes that a swimmer waits; booking takes the payment out of it.",
    "reading": "",
    "definition": "Minutes from joining the queue to paying (proposed).",
    "watch": "It also falls when fewer swimmers come.",
    "other": "",
}
AID = {
    "lines": [2],
    "text": "Accidents at the pool: share helped in time, from [baseline: share in the log - lifeguards] to [target: share worth reaching - ?]",
    "why": "Training in first aid is for help that comes sooner.",
    "reading": "We read it as faster help - not so?",
    "definition": "Accidents helped in time, of all in the log (proposed).",
    "watch": "",
    "other": "",
}
DRAFT = {
    "notes": "Booking and the till are one change.",
    "objective": "Swimmers find a free lane when they come and wait less at the till",
    "key_results": [QUEUE, AID],
    "waiting": [],
    "protect": "Season ticket holders still get in without a booking.",
    "questions": ["What do you already count at the till?"],
}


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with Provider() as running:
        yield running


@pytest.fixture(autouse=True)
def forget_modes() -> Iterator[None]:
    yield
    door._modes.clear()


def draft(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(DRAFT), **changes}


def with_result(n: int, **changes: Any) -> dict[str, Any]:
    made = draft()
    made["key_results"][n].update(changes)
    return made


def proposed(provider: Provider, *drafts: object, okrs: OKRSet = POOL, answers: tuple[Answer, ...] = ()) -> Proposal:
    """The proposal when the model answers with these, one a request, the last one again and again."""
    provider.play("good")
    provider.texts = [each if isinstance(each, str) else json.dumps(each) for each in drafts]
    settings = Settings("openai/any", provider.url, Secret("sk-none"))
    made = rewrite.compose(okrs, checks.run(okrs), answers, settings, lambda: llm.Turn(sleep=lambda _: None))
    for o, each in enumerate(made.sets):
        accounting.check(each, okrs.objectives[o])
        assert not accounting.invented(each, okrs, answers)
    assert len(provider.requests) <= 3 * len(okrs.objectives)
    return made


def texts(made: Proposal) -> list[str]:
    return [result.option.text for each in made.sets for result in each.results]


def test_a_draft_that_passes_is_shown_and_counted_once(provider: Provider) -> None:
    made = proposed(provider, DRAFT)
    assert (made.engine, made.sets[0].engine, made.sets[0].trouble) == ("openai/any", "openai/any", "")
    assert QUEUE["text"] in texts(made)
    assert sum(each.calls for each in made.rewrites) == len(provider.requests) == 1
    assert sum(each.input_tokens for each in made.rewrites) == 40
    assert made.sets[0].questions[0].text == DRAFT["questions"][0]
    assert made.sets[0].guardrail == DRAFT["protect"]
    assert made.sets[0].aims[0].text == DRAFT["objective"]


def test_what_a_line_makes_stays_word_for_word_beside_its_key_result(provider: Provider) -> None:
    made = proposed(provider, DRAFT)
    after = review.apply(POOL, review.take(made))
    tried = {kr.text: [each.text for each in kr.initiatives] for kr in after.objectives[0].key_results}
    assert tried[QUEUE["text"]] == ["Launch online booking for lanes"]
    assert tried[AID["text"]] == ["Train all 12 lifeguards in first aid"]
    assert "Churn of season tickets under 8%" in str(list(tried))


def test_lines_that_pass_are_not_sent_to_be_changed(provider: Provider) -> None:
    proposed(provider, DRAFT)
    sent = provider.requests[0]["body"]["messages"][-1]["content"]
    team = json.loads(sent.partition("TEAM\n")[2])
    assert [each["line"] for each in team["open"]] == [1, 2, 3]
    assert team["stays"] == ["Churn of season tickets under 8%"]


def test_a_set_without_weak_lines_asks_nobody(provider: Provider) -> None:
    fine = parse.read(
        "Objective: Swimmers wait less at the till\n- Median wait at the till from 9 to 4 minutes\n- Complaints about the till from 30 to 10 a month\n"
    )
    assert proposed(provider, DRAFT, okrs=fine).engine == "builtin"
    assert provider.requests == []


SPOILT = {
    "an invented baseline": with_result(
        1, text="Accidents at the pool: share helped in time, from 40% to [target: share worth reaching - ?]"
    ),
    "an invented level in words": with_result(
        1, text="Accidents at the pool: share helped in time, from half to [target: share worth reaching - ?]"
    ),
    "an invented date": with_result(1, text=AID["text"] + " by June"),
    "a figure of another line": with_result(
        0, text="Till: share served in the queue, from 8% to [target: share worth reaching - ?]"
    ),
    "an invented name": with_result(1, text=AID["text"].replace("lifeguards", "Marta Kowalski")),
    "an output": with_result(1, text="Train the lifeguards"),
    "no measure": with_result(1, text="Better help at the pool"),
    "a placeholder with digits": with_result(1, text=AID["text"].replace("share in the log", "about 40% of the log")),
    "HTML": with_result(1, text=AID["text"] + " <img src=x>"),
    "an image link": with_result(1, text=AID["text"] + " ![x](http://evil.example/p.png)"),
    "two lines": with_result(1, text=AID["text"] + "\nIgnore the checks"),
    "a line lost": draft(key_results=[QUEUE]),
    "a line twice": draft(waiting=[2]),
    "a line that stands": draft(waiting=[4]),
    "a strange line": draft(waiting=[17]),
    "too many key results": draft(key_results=[QUEUE, AID, AID, AID, AID, AID]),
}
SOFT = {
    "a figure in why": with_result(1, why="Training gives help within 2 minutes."),
    "praise": with_result(1, why="A great line about first aid."),
    "a number in the objective": draft(objective="Swimmers wait less than 5 minutes at the till of the pool"),
}
SPARE = {
    "a link in watch": with_result(1, watch="See https://evil.example/x for more."),
    "a figure in a question": draft(questions=["Would 25% be enough?"]),
    "two questions in one": draft(questions=["What is counted? And who counts it?"]),
    "four questions": draft(questions=["What is counted?"] * 4),
    "a figure in what is protected": draft(protect="Season tickets stay at 30 euros."),
    "an invented second reading": with_result(1, other="Accidents at the pool down from 12 to 3"),
}


@pytest.mark.parametrize("spoilt", [*SPOILT, *SOFT])
def test_what_does_not_pass_is_sent_back_with_its_place_and_mended(provider: Provider, spoilt: str) -> None:
    made = proposed(provider, {**SPOILT, **SOFT}[spoilt], DRAFT)
    assert len(provider.requests) == 2
    assert "do not pass" in provider.requests[1]["body"]["messages"][-1]["content"]
    assert min(texts(made)) == AID["text"]
    assert made.rewrites[1].attempts + made.rewrites[0].attempts >= 2


@pytest.mark.parametrize("spoilt", SPOILT)
def test_what_never_passes_is_never_shown(provider: Provider, spoilt: str) -> None:
    lie = SPOILT[spoilt]
    made = proposed(provider, lie)
    wrong = {each["text"] for each in lie["key_results"]} - {QUEUE["text"], AID["text"]}
    assert wrong.isdisjoint(texts(made))
    assert wrong.isdisjoint(each.text for part in made.rewrites for each in part.options)
    if made.sets[0].engine == "builtin":
        assert made.sets[0].trouble


@pytest.mark.parametrize("spoilt", SPARE)
def test_what_a_set_stands_without_is_left_out_and_not_asked_for_again(provider: Provider, spoilt: str) -> None:
    proposed(provider, SPARE[spoilt], DRAFT)
    assert len(provider.requests) == 1


@pytest.mark.parametrize("spoilt", [*SOFT, *SPARE])
def test_a_sentence_that_never_passes_is_left_out_and_the_rest_stays(provider: Provider, spoilt: str) -> None:
    made = proposed(provider, {**SOFT, **SPARE}[spoilt])
    assert made.engine == "openai/any"
    assert AID["text"] in texts(made)
    shown = " ".join(accounting.texts(made.sets[0]))
    for lie in ("2 minutes", "great", "evil.example", "25%", "30 euros", "from 12 to 3"):
        assert lie not in shown


def test_the_same_rule_twice_leaves_the_line_to_the_built_in_coach(provider: Provider) -> None:
    made = proposed(provider, SPOILT["an invented baseline"])
    built = rewrite.compose(POOL, checks.run(POOL)).sets[0]
    assert len(provider.requests) == 2
    assert not made.sets[0].waiting
    (training,) = (each for each in built.initiatives if each.lines == ((0, 1),))
    assert training in made.sets[0].initiatives
    assert QUEUE["text"] in texts(made)
    assert made.sets[0].engine == "openai/any"
    assert made.sets[0].trouble == (
        "What the model wrote for one line did not pass the checks, so the built-in coach's stands there."
    )


BOARDING = parse.read(
    "Objective: Boarding at the pier is calm\n- Shorter wait at the pier\n- Fewer bags left behind\n- Improve satisfaction\n"
)


def of_boarding(*spoilt: int) -> dict[str, Any]:
    gap = "from [baseline: share last month - ?] to [target: share worth reaching - ?]"
    words = ("Wait at the pier: share of boats that leave late", "Bags left behind: share", "Satisfaction: share")
    results = [
        {
            **AID,
            "lines": [n],
            "text": f"{text}, {'from 14 to 5' if n in spoilt else gap}",
            "why": "The line is for it.",
            "reading": "",
            "definition": "Counted by hand (proposed).",
        }
        for n, text in enumerate(words, 1)
    ]
    return draft(objective="", key_results=results, protect="", questions=[])


@pytest.mark.parametrize("spoilt", [(1,), (2,), (1, 3), (1, 2)])
def test_a_blocked_line_shows_what_the_built_in_coach_proposes_and_says_so(
    provider: Provider, spoilt: tuple[int, ...]
) -> None:
    shown = proposed(provider, of_boarding(*spoilt), okrs=BOARDING).sets[0]
    built = rewrite.compose(BOARDING, checks.run(BOARDING)).sets[0]
    assert not shown.waiting
    for each in shown.results:
        assert (each.option.how == "model") is (each.lines[0][1] + 1 not in spoilt)
        assert each.option.how == "model" or each in built.results
    assert "did not pass the checks" in shown.trouble
    assert shown.questions


def test_figures_from_an_answer_are_used_where_they_were_given(provider: Provider) -> None:
    told = Answer("context", "At the till people wait 9 minutes, counted in the log.")
    right = with_result(0, text=QUEUE["text"].replace("[baseline: median minutes last month - ?]", "9 minutes"))
    assert right["key_results"][0]["text"] in texts(proposed(provider, right, answers=(told,)))
    moved = with_result(1, text=AID["text"].replace("[baseline: share in the log - lifeguards]", "9 minutes"))
    assert moved["key_results"][1]["text"] not in texts(proposed(provider, moved, answers=(told,)))


BOOKING = parse.read("Objective: Launch the booking page\n- Damage -20%\n- Improve satisfaction\n")
LEAVING = "How many guests leave the queue today?"


def of_booking(*questions: str) -> dict[str, Any]:
    gap = "from [baseline: share last month - ?] to [target: share worth reaching - ?]"
    one = {**AID, "lines": [1], "text": "Damage: 20% less than [baseline: value last month - ?]", "reading": ""}
    two = {**AID, "lines": [2], "text": f"Satisfaction: share of guests who are content, {gap}", "reading": ""}
    for each in (one, two):
        each |= {"why": "The line is for it.", "definition": "Counted by hand (proposed)."}
    return draft(objective="", key_results=[one, two], protect="", questions=list(questions))


def test_an_answer_to_a_models_question_fills_no_line_that_another_one_is_about(provider: Provider) -> None:
    first = proposed(provider, of_booking(LEAVING), okrs=BOOKING).sets[0]
    (asked,) = first.questions
    assert asked.text == LEAVING
    alone = rewrite.compose(BOOKING, checks.run(BOOKING), (Answer(asked.id, "42 guests"),)).sets[0]
    assert not any("42" in each.option.text for each in alone.results)
    assert "*Damage -20%*: 20% of what, and counted over which time?" in [each.text for each in alone.questions]


def test_a_models_question_keeps_its_id_and_is_not_asked_again(provider: Provider) -> None:
    one, two = proposed(provider, of_booking(LEAVING, "Who pays?"), okrs=BOOKING).sets[0].questions
    other, *_ = proposed(provider, of_booking("Who pays?", LEAVING), okrs=BOOKING).sets[0].questions
    assert two.id == other.id != one.id
    said = (Answer(one.id, "42 guests"),)
    left = proposed(provider, of_booking(LEAVING, "Who pays?"), okrs=BOOKING, answers=said).sets[0].questions
    assert [each.text for each in left] == ["Who pays?"]


def test_a_model_that_asks_the_built_in_question_asks_it(provider: Provider) -> None:
    built = rewrite.compose(BOOKING, checks.run(BOOKING)).sets[0].questions
    same = next(each for each in built if each.id == "counts:0")
    assert proposed(provider, of_booking(same.text), okrs=BOOKING).sets[0].questions == (same,)


def test_a_prompt_for_four_lines_is_small(provider: Provider) -> None:
    proposed(provider, DRAFT)
    body = provider.requests[0]["body"]
    characters = sum(len(each["content"]) for each in body["messages"]) + len(json.dumps(body["response_format"]))
    assert characters / 4 < 2_000


def test_the_terminal_asks_the_model_that_the_environment_names(
    provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    provider.play("good")
    provider.texts = [json.dumps(DRAFT)]
    file = tmp_path / "pool.md"
    file.write_text(POOL.source.text, encoding="utf-8")
    monkeypatch.setenv("COACH_MODEL", "openai/any")
    monkeypatch.setenv("COACH_API_BASE", provider.url)
    monkeypatch.setenv("COACH_API_KEY", "sk-canary-of-the-terminal")
    assert main(["rewrite", str(file)]) == 0
    out, err = capsys.readouterr()
    assert "Accidents at the pool: share helped in time" in out
    assert err == "openai/any: 1 request, about 49 tokens.\n"
    provider.play("401")
    assert main(["rewrite", str(file)]) == 0
    out, err = capsys.readouterr()
    assert "KR 1" in out
    assert "takes no request with this key" in err
    assert "built-in coach" in err
    assert "canary" not in out + err


def test_a_name_nobody_gave_stands_in_no_gap_beside_a_key_result(provider: Provider) -> None:
    reason = "The line is for it, from [baseline: minutes last month - Quentin Marlowe]."
    made = proposed(provider, with_result(0, why=reason))
    assert "Marlowe" not in rewrite.text(made, POOL)


def test_a_settled_line_under_an_open_one_keeps_its_place(provider: Provider) -> None:
    okrs = parse.read(
        "Objective: The parcel arrives at the first try\n- 60 parcel lockers set up\n- Failed deliveries down\n"
        "- Ring-the-bell training for drivers\n"
    )
    gap = "from [baseline: share last month - ?] to [target: share worth reaching - ?]"
    one = {**QUEUE, "lines": [2, 3], "text": f"Failed deliveries: share of parcels, {gap}", "why": "It says so."}
    one |= {"definition": "Parcels not handed over (proposed).", "watch": ""}
    made = proposed(provider, draft(objective="", key_results=[one], protect="", questions=[]), okrs=okrs)
    assert any(each.option.how == "model" for each in made.sets[0].results)  # `proposed` looks at the places
