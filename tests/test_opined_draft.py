"""A model's opinion on the page Draft: asked for by a tap, kept with the draft, apart from all that counts, let go with a reason."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
import test_modelled_draft as talking
import tone
from drafted import again, edit, opened
from provider import Provider
from streamlit.testing.v1 import AppTest
from test_app import bare, page, tap

from coach import dialogue, export, store
from coach.dialogue import opined
from coach.errors import InputError
from coach.model import Opinion
from coach.rewrite import opinion as views
from coach.session import View
from coach.settings import Settings
from coach.store import Acting
from coach.ui import draft_state, draft_turns, draft_views
from coach.ui.job import Job
from coach.ui.viewed import Asking

pytestmark = pytest.mark.filterwarnings("ignore")  # what litellm leaves open is its own

running, provider, kept = talking.running, talking.provider, talking.kept

ASK, AGAIN, HEAD = (
    "Ask the model for its opinion",
    "Ask the model again for its opinion",
    "What could still slip through",
)
SCENARIO = "The gate is quick, and passengers with a pram still stand at the stairs."
QUESTION = "What would show that passengers with a pram board calmly?"
VIEW = json.dumps({"gap": "prams", "scenario": SCENARIO, "question": QUESTION})
NO_GAP = json.dumps({"gap": "", "scenario": "", "question": ""})
# A pasted set is read without a model, so that nothing of it is sent for its own sake.
SET = """\
# Passengers with Ines Kowalski board calmly
- Wait at the gate from 24 min to 15 min by June 2027
- Complaints at the gate from 40 to 25 a month by June 2027
"""


def drafted(text: str = SET) -> AppTest:
    """A draft of which nothing was sent, and a model that has an opinion next."""
    return talking.said(text)


@pytest.fixture
def at(provider: Provider) -> AppTest:
    provider.text, provider.texts = VIEW, []
    return drafted()


def come(at: AppTest) -> AppTest:
    """The page when the opinion has come, or the reason why there is none."""
    for _ in range(150):
        at = at.run()
        assert not at.exception
        if "thinks about this set" not in page(at):
            return at
        time.sleep(0.1)
    raise AssertionError("the opinion does not come")


def opinion(at: AppTest) -> AppTest:
    """The page when somebody has asked, and agreed to what is sent."""
    return come(tap(tap(at, ASK), "Send it to the model"))


def buttons(at: AppTest) -> list[str]:
    return [bare(each.label) for each in at.button]


def let_go(at: AppTest, reason: str) -> AppTest:
    (field,) = [each for each in at.text_input if bare(each.label) == "Why you let it go"]
    field.set_value(reason)
    return tap(at, "Let it go")


def now(kept: store.Store, at: AppTest) -> draft_turns.Stand:
    return draft_turns.stand(talking.held(kept, at))


def restarted(kept: store.Store, at: AppTest) -> AppTest:
    """The same address at a server that was started anew."""
    draft_views._asked.clear()
    kept.close()
    talking.st.cache_resource.clear()
    return again(at)


def test_it_stands_apart_with_whose_it_is_and_what_it_took(provider: Provider, at: AppTest) -> None:
    assert HEAD in page(at)
    at = opinion(at)
    shown = page(at)
    assert f"An opinion of {talking.MODEL}, counted in nothing\n{SCENARIO} {QUESTION}" in shown
    assert shown.count("1 request, 49 tokens, cost unknown") == 2  # under it, and in the sum for the draft
    assert len(provider.requests) == 1
    assert ASK not in buttons(at)
    assert [slip for text in shown.split("\n") for slip in tone.slips(text)] == []


def test_it_counts_in_nothing(kept: store.Store, at: AppTest) -> None:
    before = now(kept, at).talk
    at = opinion(at)
    after = now(kept, at).talk
    bare_of_it = after.draft._replace(aims=tuple(each._replace(views=()) for each in after.draft.aims))
    assert after.draft.aims[0].views
    assert bare_of_it == before.draft
    for of in (dialogue.okrs, dialogue.findings, dialogue.stages, dialogue.open_numbers, dialogue.boss):
        assert of(after.draft) == of(before.draft)
    assert SCENARIO not in export.markdown(dialogue.okrs(after.draft))
    assert SCENARIO not in export.printed(
        export.sheet(after.draft, dialogue.okrs(after.draft), dialogue.open_numbers(after.draft))
    )
    assert after.questions == before.questions


def test_it_is_there_after_a_reload_in_another_browser_and_after_a_restart(kept: store.Store, at: AppTest) -> None:
    at = opinion(at)
    assert SCENARIO in page(again(at))
    other = restarted(kept, at)
    assert SCENARIO in page(other)
    assert "Let it go" in buttons(other)


def test_it_is_let_go_with_a_reason_that_is_kept(kept: store.Store, at: AppTest) -> None:
    at = let_go(opinion(at), "  we count prams\nat the gate ")
    for each in (at, restarted(kept, at)):
        assert "Let go: we count prams at the gate" in page(each)
        assert SCENARIO in page(each)
        assert not [label for label in buttons(each) if label == "Let it go" or "opinion" in label]
    kept = draft_state.kept()
    exported = kept.export(talking.held(kept, at).who, talking.held(kept, at).id)
    (view,) = json.loads(exported)["revisions"][-1]["state"]["session"]["draft"]["aims"][0]["views"]
    assert view["opinion"]["dismissed"] == "we count prams at the gate"
    assert view["opinion"]["text"] == f"{SCENARIO} {QUESTION}"


def test_letting_go_and_asking_are_taken_back_like_any_step(kept: store.Store, at: AppTest) -> None:
    at = let_go(opinion(at), "we count prams")
    at = tap(at, "Undo").run()
    assert "Let go:" not in page(at)
    assert "Let it go" in buttons(at)
    at = talking.answered(talking.say(at, "undo"))
    assert "Taken back: an opinion." in page(at)
    assert SCENARIO not in page(at)
    assert ASK in buttons(at)
    assert "1 request, 49 tokens, cost unknown" in page(at)  # what it took is not taken back
    assert now(kept, at).talk.opined.calls == 1


def test_without_a_word_about_why_it_stays(at: AppTest) -> None:
    at = let_go(opinion(at), "  ")
    assert "A word about why is kept with it" in page(at)
    assert "Let it go" in buttons(at)
    assert "Let go:" not in page(at)


def test_when_somebody_else_let_it_go_first_no_reason_is_put_over_theirs(kept: store.Store, at: AppTest) -> None:
    at = opinion(at)
    let_go(again(at), "they count prams")
    (seen,) = now(kept, at).talk.draft.aims[0].views[:1]
    at = let_go(at, "we count prams")
    with pytest.raises(InputError, match="does not stand any longer"):
        opined.let_go(now(kept, at).talk, seen._replace(opinion=seen.opinion._replace(dismissed="")), "we count prams")
    assert "Let go: they count prams" in page(at)
    assert len(now(kept, at).talk.draft.aims[0].views) == 1


def test_a_reason_is_shown_as_it_was_typed(at: AppTest) -> None:
    at = let_go(opinion(at), "**no** ![x](https://evil.example/x) :red[y]")
    assert "Let go: **no**" not in "\n".join(each.value for each in at.markdown)
    assert not any("![x](" in each.value for each in at.markdown)


def test_when_the_set_has_changed_it_says_so_and_the_new_one_takes_its_place(
    provider: Provider, kept: store.Store, at: AppTest
) -> None:
    at = edit(opinion(at), "1")
    at.text_area[0].set_value("Passengers and crew board calmly")
    at = tap(at, "Keep").run()
    assert "The set has changed since then." in page(at)
    provider.text = VIEW.replace("pram", "bicycle")
    at = come(tap(at, AGAIN))
    assert "changed since" not in page(at)
    assert SCENARIO.replace("pram", "bicycle") in page(at)
    assert SCENARIO not in page(at)
    assert len(now(kept, at).talk.draft.aims[0].views) == 1


def test_what_was_let_go_stays_when_another_one_is_asked_for(kept: store.Store, at: AppTest) -> None:
    at = edit(let_go(opinion(at), "we count prams"), "1")
    at.text_area[0].set_value("Passengers and crew board calmly")
    at = come(tap(tap(at, "Keep").run(), ASK))
    assert "Let go: we count prams" in page(at)
    assert [bool(each.let_go) for each in now(kept, at).talk.draft.aims[0].views] == [True, False]


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("401", "takes no request with this key"),
        ("429 for long", "too many requests"),
        ("reset", "does not answer"),
        ("prose", "does not have the form"),
        ("refusal", "declined|is empty"),
    ],
)
def test_a_fault_is_one_sentence_and_can_be_tried_again(
    provider: Provider, kept: store.Store, at: AppTest, scene: str, says: str
) -> None:
    before = now(kept, at).talk
    provider.play(scene)
    at = opinion(at)
    (told,) = [each for each in page(at).split("\n") if each.startswith("No opinion stands here.")]
    assert re.search(says, told), told
    assert now(kept, at).talk.draft == before.draft
    assert now(kept, at).talk.past == before.past
    assert talking.KEY not in page(at)
    assert len(provider.requests) <= 3
    provider.play("good")
    assert SCENARIO in page(come(tap(at, AGAIN)))


def test_where_it_sees_no_gap_that_is_kept_and_not_asked_twice(
    provider: Provider, kept: store.Store, at: AppTest
) -> None:
    provider.text = NO_GAP
    at = restarted(kept, opinion(at))
    assert "No opinion stands here. It told no scenario that can stand here." in page(at)
    assert not [each for each in buttons(at) if "opinion" in each or each == "Let it go"]


def test_a_stopped_one_is_not_kept(provider: Provider, kept: store.Store, at: AppTest) -> None:
    provider.play("hang")
    at = tap(tap(tap(at, ASK), "Send it to the model").run(), "Stop").run()
    assert "The model was stopped." in page(at)
    assert AGAIN in buttons(at)
    asked = draft_views.asked(talking.held(kept, at).id, (1,))
    assert asked is not None
    assert asked.job.wait(60)  # the library may be loading
    assert not now(kept, at).talk.draft.aims[0].views
    assert now(kept, at).talk.opined.calls == 1
    assert SCENARIO not in page(at.run())


def test_one_that_comes_after_the_stop_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, kept: store.Store, at: AppTest
) -> None:
    here, (home,) = talking.held(kept, at), now(kept, at).talk.draft.aims
    model = Settings(talking.MODEL)
    mine = Asking(here.id, (home.id,), opined.about(home), Job[View](model))

    def late(*_: object) -> views.Given:
        mine.job.stop()
        return views.Given(Opinion((home.id,), SCENARIO, talking.MODEL))

    monkeypatch.setattr(views, "opinion", late)
    draft_views._work(here, mine, draft_views.subject(home), model)
    assert not now(kept, at).talk.draft.aims[0].views


def test_where_too_many_wait_one_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch, provider: Provider, at: AppTest
) -> None:
    monkeypatch.setattr(draft_views, "MOST", 0)
    at = tap(tap(at, ASK), "Send it to the model")
    assert draft_views.FULL in page(at)
    assert ASK in buttons(at)
    assert not provider.requests


@pytest.mark.usefixtures("provider")
def test_each_objective_has_its_own(provider: Provider, kept: store.Store) -> None:
    provider.text, provider.texts = VIEW, []
    at = drafted(
        f"{SET}# Crews get home on time\n- Late shifts from 9 to 3 a month by June 2027\n- Trips home that are missed from 12 to 4 a month by June 2027\n"
    )
    first, second = now(kept, at).talk.draft.aims
    at = tap(at.button(key=f"ask opinion:{second.id}").click().run(), "Send it to the model")
    at = come(at)
    sent = provider.requests[0]["body"]["messages"][-1]["content"]
    assert "Crews get home on time" in sent
    assert "Passengers" not in sent
    first, second = now(kept, at).talk.draft.aims
    assert [len(each.views) for each in (first, second)] == [0, 1]
    assert [bare(each.label) for each in at.button].count(ASK) == 1


def test_two_taps_ask_once(provider: Provider, kept: store.Store, at: AppTest) -> None:
    provider.play("hang")
    at = tap(tap(at, ASK), "Send it to the model")
    here, model = talking.held(kept, at), Settings(talking.MODEL, provider.url)
    mine = draft_views.asked(here.id, (1,))
    draft_views.start(here, (1,), model)
    assert draft_views.asked(here.id, (1,)) is mine
    draft_views.stop(here.id, (1,))


def test_nothing_is_sent_without_a_tap_and_a_word_and_names_stay_here(provider: Provider, at: AppTest) -> None:
    assert "Before anything is sent" not in page(at)
    at = tap(at, ASK)
    assert "Before anything is sent" in page(at)
    at = at.toggle[0].set_value(True).run()
    assert not provider.requests
    (text,) = [each.value for each in at.code if each.value.startswith("TEAM")]
    assert "Ines" not in text
    at = come(tap(at, "Send it to the model"))
    assert [each["body"]["messages"][-1]["content"] for each in provider.requests] == [text]
    assert SCENARIO in page(at)


def test_who_chose_the_built_in_coach_is_not_asked_again(provider: Provider, at: AppTest) -> None:
    at = tap(tap(at, ASK), "Use the built-in coach").run()
    assert HEAD not in page(at)
    assert not provider.requests


@pytest.mark.usefixtures("provider")
@pytest.mark.parametrize(
    "text",
    [
        "# Passengers board calmly\n- Wait at the gate from 24 min to 15 min by June 2027\n",
        "# Passengers board calmly\n- Wait at the gate from 24 min to 15 min by June 2027\n- Open a second gate\n- Train the crew\n",
    ],
)
def test_a_set_that_is_not_ready_is_not_asked_about(text: str) -> None:
    at = drafted(text)
    if "Before anything is sent" in page(at):
        at = talking.answered(tap(at, "Send it to the model"))
    assert not [each for each in buttons(at) if "opinion" in each]


def test_what_was_kept_is_let_go_without_a_model_too(
    monkeypatch: pytest.MonkeyPatch, kept: store.Store, at: AppTest
) -> None:
    at = opinion(at)
    monkeypatch.delenv("COACH_MODEL")
    at = let_go(restarted(kept, at), "we count prams")
    assert "Let go: we count prams" in page(at)
    assert not [each for each in buttons(at) if "opinion" in each]


def test_without_a_model_there_is_nothing_to_ask() -> None:
    assert HEAD not in page(drafted())


def test_a_draft_that_an_earlier_program_kept_is_asked_about(provider: Provider, kept: store.Store) -> None:
    provider.text, provider.texts = VIEW, []
    old = (Path(__file__).parent / "sessions" / "before_opinions.json").read_text()
    row = kept.create(Acting("", draft_state.WORKSPACE), "Guests", old, draft_turns.written(()))
    at = opened()
    at.query_params["draft"] = row.id
    at = come(tap(at.run(), ASK))
    assert "Guests sleep through the night" in page(at)
    assert SCENARIO in page(at)
