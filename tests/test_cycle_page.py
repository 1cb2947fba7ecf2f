"""The page Cycle without a browser: check-in, change mid-way, grades, notes, the next draft, shared objectives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
import tone
from streamlit.testing.v1 import AppTest
from test_app import bare, tap

from coach import dialogue, parse, session, store, team
from coach.store import Acting, Cycle, Terms
from coach.team import Amendment, Calendar, CheckIn, Entry, Held, Notes, Point, Result
from coach.ui import cycle_look, cycle_next, cycle_state, cycle_told, draft_state, pace, review

US, THEM = Acting("", draft_state.WORKSPACE), Acting("Yan", "harbour")
TODAY = date(2026, 6, 3)
TEXT = """# Passengers reach the island when they planned to

- Crossings that leave on time from 72% to 90% (owner: Moe)
- Bags that stay on the pier from 50 to 30 a month (owner: Ida)

# Crews trust the roster they are given

- Shifts changed at short notice from 41 to 15 a month (owner: Bo)
"""


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[store.Store]:
    monkeypatch.setenv("COACH_DATABASE_URL", f"sqlite:///{tmp_path}/cycles.sqlite3")
    monkeypatch.setattr(cycle_state, "today", lambda: TODAY)
    st.cache_resource.clear()
    yield draft_state.kept()
    draft_state.kept().close()
    st.cache_resource.clear()


def committed(kept: store.Store, who: Acting = US, text: str = TEXT, named: str = "Ferry") -> Cycle:
    """A cycle in its seventh week: everybody agreed, nobody has looked."""
    whole = team.plan(parse.read(text, "markdown"))
    aims = (*whole.aims[:-1], whole.aims[-1]._replace(type="committed"))
    whole = whole._replace(team=named, aims=aims, held=(Held("h1", "Crew rest stays at 11 h"),))
    review = kept.reviews.begin(who, whole, Terms(0), key=named).id
    kept.reviews.fingers(who, review, "hands", {line.id: [6, 6, 6] for line in whole.lines})
    days = Calendar(TODAY - timedelta(weeks=6), TODAY + timedelta(weeks=6))
    return kept.reviews.commit(who, review, "commit", days)


def looked(kept: store.Store, cycle: Cycle) -> None:
    """One check-in, four weeks ago."""
    entries = (Entry("1.1", "74%", sure=7), Entry("1.2", "48", sure=6), Entry("2.1", "", "1 July", 5))
    kept.cycles.check_in(US, cycle.id, "first", CheckIn(TODAY - timedelta(weeks=4), entries, (("h1", "held"),)))


def page() -> None:
    from coach.ui import cycle

    cycle.draw(object())  # type: ignore[arg-type]  (where the next draft is talked through)


def opened(cycle: str, step: str = "", me: str = "") -> AppTest:
    at = AppTest.from_function(page, default_timeout=30)
    for word, said in (("cycle", cycle), ("step", step), ("me", me)):
        if said:
            at.query_params[word] = said
    at = at.run()
    assert not at.exception
    return at


def field(at: AppTest, label: str, n: int = 0):
    found = [each for each in (*at.text_input, *at.text_area, *at.number_input) if each.label.startswith(label)]
    return found[n]


def words(at: AppTest) -> str:
    return "\n".join(bare(each.value) for each in (*at.title, *at.header, *at.markdown, *at.text))


def steps(at: AppTest) -> str:
    found = at.query_params["step"]
    return found if isinstance(found, str) else found[0]


# ---- the list


def test_the_list_names_the_week_and_opens_a_cycle(kept: store.Store) -> None:
    assert "There is no cycle yet" in words(opened(""))
    cycle = committed(kept)
    at = opened("")
    assert "week 7 of 13" in words(at)
    at = tap(at, "Open")
    assert "Week 7 of 13" in words(at)
    kept.cycles.close(US, cycle.id, [])
    assert "ended" in words(opened(""))


def test_a_cycle_of_nobody_is_one_sentence() -> None:
    at = opened("guessed")
    assert "There is no cycle at this address" in words(at)
    assert "While the cycle runs" in words(tap(at, "Back to all cycles"))


# ---- check-in


def test_six_weeks_without_a_look_is_a_grey_line(kept: store.Store) -> None:
    cycle = committed(kept)
    assert "Six weeks since we looked. No look around 6 May, 20 May." in words(opened(cycle.id))
    looked(kept, cycle)
    assert "Four weeks since we looked. We looked on 6 May. No look around 20 May." in words(opened(cycle.id))


def test_a_check_in_from_the_first_screen_to_the_four_lines(kept: store.Store) -> None:
    cycle = committed(kept)
    looked(kept, cycle)
    at = opened(cycle.id)
    assert [each.value for each in at.button_group if "How sure" in each.label] == [7, 6]  # as last time
    field(at, "Value").set_value("75%")
    field(at, "Value", 1).set_value("no new number until 1 July")
    next(each for each in at.button_group if "Last time 7" in each.label).set_value(4)
    field(at, "One line").set_value("the pilots were short")
    at = tap(at, "Next objective")
    assert field(at, "Value").value == "no new number until 1 July"  # what was waited for stays
    field(at, "Value").set_value("38")
    next(each for each in at.button_group if "Did it hold" in each.label).set_value("slipped")
    at = tap(at, "Done, show the four lines")
    assert steps(at) == "told"
    first, last = kept.cycles.check_ins(US, cycle.id)
    assert last.day == TODAY
    assert last.of("1.1") == Entry("1.1", "75%", "", 4, "the pilots were short")
    assert (last.of("1.2").until, last.of("2.1").value, last.held) == ("1 July", "38", (("h1", "slipped"),))
    assert "how sure fell from 7 to 4" in words(at)
    field(at, "What do we change").set_value("The early boat waits for the train")
    at = tap(at, "Put it into the lines")
    lines = at.code[0].value.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Moved: Crossings that leave on time 74% -> 75% (aim 90%)")
    assert lines[2] == "We change: The early boat waits for the train."
    assert kept.cycles.check_ins(US, cycle.id)[0] == first


def test_what_is_no_number_is_said_and_stays_in_its_field(kept: store.Store) -> None:
    cycle = committed(kept)
    at = opened(cycle.id)
    field(at, "Value").set_value("75%")
    field(at, "Value", 1).set_value("soon")
    at = tap(at, "Next objective")
    assert "“soon” holds no number." in words(at)
    assert [field(at, "Value", n).value for n in (0, 1)] == ["75%", "soon"]
    assert kept.cycles.check_ins(US, cycle.id) == ()


def test_the_same_day_again_takes_the_place_of_the_first(kept: store.Store) -> None:
    cycle = committed(kept)
    for value in ("75%", "76%"):
        at = opened(cycle.id)
        field(at, "Value").set_value(value)
        tap(at, "Next objective")
    (one,) = kept.cycles.check_ins(US, cycle.id)
    assert one.of("1.1").value == "76%"


def test_a_line_that_stopped_on_the_same_day_is_no_hindrance(kept: store.Store) -> None:
    cycle = committed(kept)
    at = opened(cycle.id)
    field(at, "Value").set_value("75%")
    tap(at, "Next objective")
    kept.cycles.amend(US, cycle.id, "stop", Amendment("1.1", "stop", why="The boat is sold"), TODAY)
    at = opened(cycle.id, "told")
    field(at, "Who helps").set_value("The pilots")
    at = tap(at, "Put it into the lines")
    assert at.code[0].value.endswith("Help: The pilots.")
    assert [each.at for each in kept.cycles.check_ins(US, cycle.id)[0].entries] == ["1.2"]


@pytest.mark.parametrize(
    ("typed", "value", "until"),
    [
        ("84%", "84%", ""),
        ("", "", ""),
        ("no new number until 20 November", "", "20 November"),
        ("Until the survey.", "", "the survey"),
        ("no new value until 3 May", "", "3 May"),
        ("until", "until", ""),  # no day: the store asks for one
    ],
)
def test_what_a_value_field_says(typed: str, value: str, until: str) -> None:
    entry = cycle_look.read("1.1", typed, 5, " so ")
    assert entry == Entry("1.1", value, until, 5, "so")
    assert cycle_look.read("1.1", cycle_look.written(entry), 5, "so") == entry


def test_three_things_at_most_and_one_question_each() -> None:
    talks = [team.Talk(f"1.{n}", "behind", f"{n} is behind.", "What is in the way?") for n in range(3)]
    notes = [team.Note("", "P001", "Grey."), team.Note("1.1", "P002", "They differ.", "What do you know?")]
    found = cycle_told.worth(talks, [*notes, team.Note("1.9", "P002", "Neither fell nor behind.", "And?")])
    assert found[1] == ("They differ.", "What do you know?")
    assert [headline for headline, _ in found] == ["0 is behind.", "They differ.", "2 is behind."]


def test_the_chart_has_a_pace_and_what_was_entered() -> None:
    days = Calendar(TODAY, TODAY + timedelta(weeks=12))
    later = TODAY + timedelta(weeks=3)
    points = (Point(TODAY, 10.0, 10.0), Point(later, 12.5, 15.0), Point(days.ends, None, 30.0))
    dashed, solid = pace.chart(points, days, night=False)["layer"]
    assert [row["value"] for row in dashed["data"]["values"]] == [10.0, 15.0, 30.0]
    assert [(row["week"], row["value"]) for row in solid["data"]["values"]] == [(0, 10.0), (3, 12.5)]
    assert pace.told("Bags", points) == "Bags: 3 June 10, 24 June 12.5; an even pace goes from 10 to 30."
    assert not pace.drawn((Point(TODAY, 10.0, None), Point(days.ends, None, None)))
    assert pace.chart((Point(TODAY, None, None), Point(later, 4.0, None)), days, night=True)["layer"]


def elsewhere(at: AppTest, step: str, away: str) -> AppTest:
    """Look at another step and come back."""
    for to in (away, step):
        at.query_params["step"] = to
        at = at.run()
        assert not at.exception
    return at


def test_what_was_typed_and_not_sent_outlives_a_look_at_another_step(kept: store.Store) -> None:
    cycle = committed(kept)
    at = opened(cycle.id, me="Ada")
    field(at, "Value").set_value("75%")
    next(each for each in at.button_group if "How sure" in each.label).set_value(3)
    field(at, "One line").set_value("the pilots were short")
    at = elsewhere(at.run(), "look", "shared")
    assert [field(at, "Value").value, field(at, "One line").value] == ["75%", "the pilots were short"]
    assert next(each for each in at.button_group if "How sure" in each.label).value == 3
    assert kept.cycles.check_ins(US, cycle.id) == ()
    at = opened(cycle.id, "change", me="Ada")
    at = pick(at, "Crossings", "stop")
    field(at, "Because").set_value("The boat is sold")
    at = elsewhere(at.run(), "change", "look")
    assert field(at, "Because").value == "The boat is sold"
    at = opened(cycle.id, "notes", me="Ada")
    field(at, "What did we learn?").set_value("The pier makes us late")
    at = elsewhere(at.run(), "notes", "end")
    assert field(at, "What did we learn?").value == "The pier makes us late"
    kept.cycles.open_notes(US, cycle.id)
    at = opened(cycle.id, "notes", me="Ada")
    field(at, "Sentence 2").set_value("Buses first.")
    at = elsewhere(at.run(), "notes", "end")
    assert field(at, "Sentence 2").value == "Buses first."
    at = opened(cycle.id, "shared", me="Ada")
    field(at, "What do we call them").set_value("Harbour")
    at = elsewhere(at.run(), "shared", "end")
    assert field(at, "What do we call them").value == "Harbour"


# ---- mid-way


def pick(at: AppTest, start: str, option: str) -> AppTest:
    at = next(each for each in at.button_group if each.label.startswith(start)).set_value(option).run()
    assert not at.exception
    return at


def test_a_changed_target_asks_why_and_keeps_the_old_one(kept: store.Store) -> None:
    cycle = committed(kept)
    at = pick(opened(cycle.id, "change", me="Ada"), "Crossings", "change")
    field(at, "In new words").set_value("Crossings that leave on time from 72% to 85%")
    at = tap(at, "Keep this decision")
    assert "The aim changed from 90% to 85%. Why?" in words(at)
    assert field(at, "In new words").value.endswith("85%")  # nothing typed is lost
    field(at, "Because").set_value("The harbour is dredged until March")
    at = tap(at, "Keep this decision")
    one, two = kept.cycles.versions(US, cycle.id)
    assert (one.number, two.by, two.why) == (1, "Ada", "The harbour is dredged until March")
    assert "aim: 90% → 85%" in words(at)
    assert "Was: Crossings that leave on time from 72% to 90%" in words(at)
    assert not [each for each in at.text_area if each.label == "In new words"]


def test_a_line_that_stops_and_one_that_is_kept(kept: store.Store) -> None:
    cycle = committed(kept)
    at = tap(pick(opened(cycle.id, "change", me="Ada"), "Shifts", "keep"), "Keep this decision")
    assert "Looked at, and kept as it was: Shifts changed at short notice (Ada, " in words(at)
    assert len(kept.cycles.versions(US, cycle.id)) == 1  # nothing was frozen anew
    at = pick(at, "Bags", "stop")
    field(at, "Because").set_value("The buses carry them now")
    at = tap(at, "Keep this decision")
    assert [line.id for line in kept.cycles.cycle(US, cycle.id).plan.lines] == ["1.1", "2.1"]
    assert "Stopped: Bags that stay on the pier" in words(at)


def test_whoever_changes_a_line_has_a_name(kept: store.Store) -> None:
    at = pick(opened(committed(kept).id, "change"), "Shifts", "keep")
    assert "Keep this decision" not in [bare(each.label) for each in at.button]
    at = field(at, "Your name").set_value("Ada").run()
    assert "Keep this decision" in [bare(each.label) for each in at.button]


# ---- the end


def test_a_value_in_a_number_out_and_the_teams_own_beside_it(kept: store.Store) -> None:
    cycle = committed(kept)
    looked(kept, cycle)
    at = opened(cycle.id, "end")
    assert field(at, "Last value").value == "74%"  # as it was looked at last
    at = field(at, "Last value").set_value("81%").run()
    assert "0.50" in words(at)
    assert "9 of 18 on the way" in words(at)
    field(at, "Our own number").set_value(0.6)
    field(at, "Because").set_value("late boats are no better")
    field(at, "Last value", 1).set_value("soon")
    at = tap(at, "Keep the grades")
    assert "“soon” holds no number." in words(at)
    assert field(at, "Last value", 1).value == "soon"
    field(at, "Last value", 1).set_value("40")
    at = tap(at, "Keep the grades")
    assert steps(at) == "notes"
    first, second, third = kept.cycles.cycle(US, cycle.id).results
    assert first == Result("1.1", "81%", 0.6, "late boats are no better")
    assert (second.value, third.value) == ("40", "")


def test_what_a_colleague_keeps_meanwhile_is_not_erased_by_an_old_page(kept: store.Store) -> None:
    cycle = committed(kept)
    looked(kept, cycle)
    ben, look = opened(cycle.id, "end"), opened(cycle.id)
    field(ben, "Because", 1).set_value("fewer bags").run()
    kept.cycles.grade(US, cycle.id, [Result("1.1", "81%", 0.6, "late boats")])
    tap(ben, "Keep the grades")
    first, second, _ = kept.cycles.cycle(US, cycle.id).results or ()
    assert (first, second.because) == (Result("1.1", "81%", 0.6, "late boats"), "fewer bags")
    day = TODAY.isoformat()
    kept.cycles.check_in(US, cycle.id, day, CheckIn(TODAY, (Entry("1.1", "79%", sure=3),), change="Buses wait"))
    field(look, "Value", 1).set_value("44")
    tap(look, "Next objective")
    now = kept.cycles.check_ins(US, cycle.id)[-1]
    assert (now.of("1.1"), now.of("1.2").value, now.change) == (Entry("1.1", "79%", sure=3), "44", "Buses wait")


def test_a_missed_committed_line_asks_one_thing(kept: store.Store) -> None:
    cycle = committed(kept)
    at = opened(cycle.id, "end")
    assert not [each for each in at.text_input if each.label == "What did we not know?"]
    at = field(at, "Last value", 2).set_value("28").run()
    assert [each.label for each in at.text_input if each.label.endswith("know?")] == ["What did we not know?"]
    assert "0.50 13 of 26 on the way · committed: expected 1.0" in words(at)


def test_notes_are_silent_until_they_are_opened_together(kept: store.Store) -> None:
    cycle = committed(kept)
    kept.cycles.reflect(Acting("Moe", "team"), cycle.id, "moe", Notes(learned="MOES-NOTE"))
    at = opened(cycle.id, "notes")
    field(at, "Your name").set_value("Ada")
    at = at.run()
    field(at, "What did we learn?").set_value("The pier makes us late")
    at = tap(at, "Keep my notes")
    window = at.query_params["seat"]
    own = kept.cycles.own_notes(Acting("Ada", "team", window if isinstance(window, str) else window[0]), cycle.id)
    assert own == Notes(learned="The pier makes us late")
    for name in ("Ada", "Moe"):  # a name alone gives nobody what another has written
        assert field(opened(cycle.id, "notes", me=name), "What did we learn?").value == ""
    assert "MOES-NOTE" not in words(at)
    assert "Notes so far: 2. Once they are open, no more are taken. With fewer than three it is plain" in words(at)
    at = tap(at, "Hand on to the next person")
    at = field(at, "Your name").set_value("Eve").run()
    assert field(at, "What did we learn?").value == ""
    field(at, "What do we take along?").set_value("Two boats at noon")  # not sent, opened all the same
    assert "End the cycle" not in [bare(each.label) for each in at.button]
    at = tap(at, "Open all notes together")
    assert "MOES-NOTE" in words(at)
    assert "The pier makes us late" in words(at)
    assert "Two boats at noon" in words(at)
    assert "Moe" not in words(at).replace("MOES-NOTE", "")


def test_three_sentences_and_the_last_values_open_the_next_draft(
    kept: store.Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    cycle = committed(kept)
    kept.cycles.grade(US, cycle.id, [Result("1.1", "81%"), Result("2.1", "EUR 1.2m")])
    kept.cycles.open_notes(US, cycle.id)
    at = opened(cycle.id, "notes", me="Ada")
    field(at, "Sentence 1").set_value("Late crossings start with late buses.")
    at = tap(at, "End the cycle")
    assert "The cycle has ended" in words(at)
    assert "Crossings that leave on time: 81% (today)" in words(at)
    went: list[str] = []
    monkeypatch.setattr(st, "switch_page", lambda _, query_params: went.append(query_params["draft"]))
    for _ in range(2):
        tap(at, "Begin the next draft")
    assert len(set(went)) == 1  # a second tap begins no other draft
    talk = session.load(kept.draft(US, went[0]).state)
    lines = [line for aim in talk.draft.aims for line in aim.lines]
    assert [(line.form, line.slots["last"].text if "last" in line.slots else "") for line in lines] == [
        ("last", "81%"), ("last", ""), ("last", "EUR 1.2m"),
    ]  # fmt: skip
    assert [each.words.text for each in talk.draft.aims[0].aside] == ["Late crossings start with late buses."]
    assert "Late crossings start with late buses." in kept.messages(US, went[0])[0].text
    talk, _ = dialogue.step(talk, "keep", by="Ada")
    assert talk.draft.aims[0].lines[0].slots["baseline"].text == "81%"


def test_without_grades_the_values_of_the_last_looks_open_the_next_draft(kept: store.Store) -> None:
    cycle = committed(kept)
    looked(kept, cycle)
    kept.cycles.grade(US, cycle.id, [Result("1.1", "81%")])
    opening = kept.cycles.close(US, cycle.id, [])
    assert opening.starts == (("Crossings that leave on time", "81%"), ("Bags that stay on the pier", "48"))
    talk = session.load(kept.draft(US, cycle_next.begin(kept, US, kept.cycles.cycle(US, cycle.id))).state)
    for said in ("keep", "evolve"):
        talk, _ = dialogue.step(talk, said, by="Ada")
    today = [line.slots["baseline"].text for line in talk.draft.aims[0].lines if "baseline" in line.slots]
    assert today == ["81%", "48"]


def test_the_next_draft_of_an_odd_cycle_is_a_draft(kept: store.Store) -> None:
    cycle = committed(kept)
    bare_one = cycle._replace(plan=cycle.plan._replace(aims=(), held=(), team=""))
    assert cycle_next.start(bare_one).aims


# ---- shared


def test_an_offer_is_seen_and_answered(kept: store.Store) -> None:
    ours = committed(kept)
    theirs = committed(
        kept, THEM, "# Boats find a berth\n\n- Berths free on time from 60% to 90% (owner: Yan)\n", "Harbour"
    )
    kept.shares.offer(THEM, theirs.id, "1", draft_state.WORKSPACE, "Ferry")
    at = opened(ours.id, "shared", me="Ada")
    assert "Harbour and Ferry" in words(at)
    assert "waits for a yes" in words(at)
    at = tap(at, "Say yes")
    assert "waits for a yes" not in words(at)
    assert "Say yes" not in [bare(each.label) for each in at.button]
    (shared,) = kept.shares.all(US)
    assert [each.confirmed for each in shared.shares] == [True, True]


def test_a_refused_offer_loses_nothing(kept: store.Store) -> None:
    at = opened(committed(kept).id, "shared")
    field(at, "What do we call them").set_value("Harbour")
    at = tap(at, "Ask them")
    assert "Another team has a name and a workspace of its own." in words(at)
    assert field(at, "What do we call them").value == "Harbour"
    field(at, "The name of their workspace").set_value("harbour")
    at = tap(at, "Ask them")
    assert "Ferry and Harbour" in words(at)
    assert field(at, "What do we call them").value == ""


def test_a_partner_of_the_draft_stands_on_the_map_until_they_say_yes(kept: store.Store) -> None:
    talk, _ = dialogue.start(dialogue.from_last(parse.read(TEXT, "markdown"), "Ada"))
    partner = session.Partner(session.Told("Harbour", 0), session.Told("two berths", 0))
    first, *rest = talk.draft.aims
    draft = talk.draft._replace(aims=(first._replace(partners=(partner,)), *rest), team=session.Told("Ferry", 0))
    whole = review.planned(talk._replace(draft=draft))
    assert whole.aims[0].partners == (team.Partner("Harbour", "two berths"),)
    begun = kept.reviews.begin(US, whole, Terms(0), key="p").id
    kept.reviews.fingers(US, begun, "hands", {line.id: [6, 6, 6] for line in whole.lines})
    days = Calendar(TODAY - timedelta(weeks=6), TODAY + timedelta(weeks=6))
    cycle = kept.reviews.commit(US, begun, "commit", days, "the season begins")
    at = opened(cycle.id, "shared", me="Ada")
    assert "Ferry and Harbour" in words(at)
    assert "Harbour gives: two berths" in words(at)
    assert "Harbour: this part waits for their yes." in words(at)
    at = tap(at, "Note a yes from Harbour")
    assert "waits for" not in words(at)
    two = kept.cycles.versions(US, cycle.id)[1]
    assert ([(each.what, each.after) for each in two.changed], two.by) == ([("partner", "Harbour said yes")], "Ada")
    again = cycle_next.start(kept.cycles.cycle(US, cycle.id)).aims[0].partners
    assert [(each.team.text, each.gives and each.gives.text, each.confirmed) for each in again] == [
        ("Harbour", "two berths", False)
    ]


def test_what_needs_another_team_is_a_question(kept: store.Store) -> None:
    ours = committed(kept, text="# Boats leave on time\n\n- Repairs done with Workshop, from 40% to 75% (owner: Moe)\n")
    committed(
        kept, text="# Boats are repaired\n\n- Repairs on the day from 60% to 90% (owner: Yan)\n", named="Workshop"
    )
    at = opened(ours.id, "shared")
    assert "Workshop: this part may need them, and their set does not say so." in words(at)


# ---- all of it


@pytest.mark.parametrize("step", ["look", "told", "change", "end", "notes", "shared", "elsewhere"])
@pytest.mark.parametrize("ended", [False, True])
def test_every_step_of_every_cycle_is_calm(kept: store.Store, step: str, *, ended: bool) -> None:
    cycle = committed(kept)
    looked(kept, cycle)
    if ended:
        kept.cycles.close(US, cycle.id, ["One."])
    at = opened(cycle.id, step)
    said = [words(at), *(each.label for each in (*at.text_input, *at.text_area, *at.button, *at.number_input))]
    assert not [slip for each in said for slip in tone.slips(each)]
