"""The page Review: put a set before the team, answer alone, open together, decide, commit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach import dialogue, session, store, team
from coach.errors import CoachError, InputError, NotFound
from coach.store import Terms
from coach.store.told import Review
from coach.ui import (
    draft_recent,
    draft_state,
    review_alone,
    review_commit,
    review_people,
    review_state,
    review_talk,
    review_wait,
    review_wall,
    show,
)
from coach.ui.review_state import Seat
from coach.ui.wording import lit

DRAFT = "of"  # the draft that a review is to begin from, in the address
COMMIT, AGAIN = "commit", "alone"
FORMS = {
    team.QUICK: "Quick: two taps a key result, about four minutes",
    team.THOROUGH: "Thorough: ten questions, about fifteen minutes",
}
LATEST = {
    "no time is set": None,
    "in ten minutes": timedelta(minutes=10),
    "in an hour": timedelta(hours=1),
    "in a day": timedelta(days=1),
    "in three days": timedelta(days=3),
}


def draw(cycle: StreamlitPage | None = None) -> None:
    """Draw the page. cycle: the page of check-ins, where a committed set goes on."""
    name = st.query_params.get(review_state.REVIEW, "")
    if not name:
        _doors()
        return
    seat = Seat(draft_state.kept(), draft_state.who(), name)
    try:
        review = seat.kept.reviews.review(seat.who, name)
    except CoachError as refused:
        closed(refused)
        return
    table(seat, review, cycle)


def closed(refused: CoachError) -> None:
    """One sentence in the place of a review. The address, and the seat in it, is left where it passes."""
    show.head("This review cannot be shown at the moment")
    with show.card("note"):
        st.text(str(refused))
    if not isinstance(refused, NotFound):
        if st.button("Try again"):
            st.rerun()
    elif st.button("Back to all reviews"):
        st.query_params.clear()
        st.rerun()


def table(seat: Seat, review: Review, cycle: StreamlitPage | None = None) -> None:
    """What somebody at the table sees now; the same for a guest and for the team, but for what a guest may press."""
    step = st.query_params.get(review_state.STEP, "")
    wall = review_wall.on() and review.role == "lead"  # it answers nothing, and sits nowhere after a reload
    alone = (
        review.opened is None and not wall and (step == AGAIN or (not _answered(review) and step != review_wait.LEAD))
    )
    if review.role != "guest" and (review.me or wall) and not (alone or review.ended):
        review_wall.switch()
    if review.ended:
        _over(seat, review, cycle)
    elif not review.me and review.opened is None and not wall:
        review_wait.join(seat, review)
    elif alone:
        review_alone.draw(seat, review)
        review_people.way_out(review)
    elif review.opened is None:
        review_wait.draw(seat, review)
    elif step == COMMIT and review.role != "guest":
        review_commit.draw(seat, review)
    else:
        review_talk.draw(seat, review)
    review_wait.watch(seat, review)


def _answered(review: Review) -> bool:
    return any(each.voted and each.name == review.me for each in review.voters)


def _over(seat: Seat, review: Review, cycle: StreamlitPage | None) -> None:
    show.head("Committed" if review.cycle else "The review has ended")
    if review.cycle and cycle is not None and st.button("Go on to the cycle", type="primary"):
        st.switch_page(cycle, query_params={"cycle": review.cycle})
    review_commit.minutes(seat, review)
    if review.role == "lead":
        review_people.delete(seat, review)


# ---- no review yet


def _doors() -> None:
    show.head("Before the cycle starts")
    st.markdown(":gray[Everybody answers alone. All answers open together. You talk about three things at most.]")
    review_state.said()
    origin = st.query_params.get(DRAFT, "")
    kept, who = draft_state.kept(), draft_state.who()
    if origin:
        _begin(origin)
    else:
        _drafts()
    found = kept.reviews.all(who)
    if found:
        st.header("Reviews", anchor=False)
        with show.card("reviews"):
            for each in found:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    state = "committed" if each.cycle else "ended" if each.ended else "open"
                    st.markdown(f"{_title(each.draft)} &nbsp; :gray-badge[{state}]", width="stretch")
                    st.markdown(f":gray[:small[{draft_recent.when(each.created)}]]", width=110)
                    if st.button(":gray[Open]", key=f"open:{each.id}", type="tertiary"):
                        review_state.go(**{review_state.REVIEW: each.id, DRAFT: None})


def _title(draft: str) -> str:
    try:
        return lit(draft_state.kept().draft(draft_state.who(), draft).title)
    except CoachError:
        return "A set of yours"


def _drafts() -> None:
    rows = draft_state.kept().drafts(draft_state.who(), limit=draft_recent.MOST)
    if not rows:
        with show.card():
            st.markdown(
                "There is no draft yet. Talk one through on the page Draft, then it can be put before the team."
            )
        return
    st.header("Which draft?", anchor=False)
    with show.card("drafts"):
        for each in rows:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(lit(each.title), width="stretch")
                st.markdown(f":gray[:small[{draft_recent.when(each.changed)}]]", width=110)
                if st.button("Put before the team", key=f"of:{each.id}"):
                    review_state.go(**{DRAFT: each.id})


def _begin(origin: str) -> None:
    kept, who = draft_state.kept(), draft_state.who()
    talk = session.load(kept.draft(who, origin).state)
    whole = planned(talk)
    with show.card():
        for aim in whole.aims:
            st.header(lit(aim.text), anchor=False)
            for n, line in enumerate(aim.lines, 1):
                with show.numbered(str(n)):
                    st.markdown(lit(line.text))
        with st.form("begin", border=False):
            name = st.text_input("Your name", who.person)
            form = st.radio("How", list(FORMS), format_func=FORMS.__getitem__)
            seats = st.number_input("How many will answer?", team.QUORUM, 60, 6)
            latest = st.selectbox("Answers open when all are in, or at the latest", list(LATEST))
            show.label("You can open them earlier. With fewer than three they stay closed.")
            pressed = st.form_submit_button("Put it before the team", type="primary")
    if pressed:
        after = LATEST[str(latest)]
        _put(name or "", origin, whole, Terms(int(seats), datetime.now(UTC) + after if after else None, str(form)))


def _put(name: str, origin: str, whole: team.Plan, terms: Terms) -> None:
    def put() -> None:
        if not name.strip():
            raise InputError("Give a name first, so that nobody is counted twice.")
        draft_state.name(name)
        who = draft_state.who()
        begun = draft_state.kept().reviews.begin(who, whole, terms, key=store.new_id(), draft=origin)
        draft_state.kept().reviews.join(who, begun.id, name)
        st.query_params.pop(DRAFT, None)
        st.query_params[review_state.REVIEW] = begun.id
        st.query_params[review_state.STEP] = review_wait.LEAD

    review_state.attempt(put)
    st.rerun()


def planned(talk: session.Session) -> team.Plan:
    """The set of a draft as the team reviews it: who proposed each line, which teams own an objective, whom it needs.

    Raises InputError where key results stand under no objective: nobody can say whether that would be true.
    """
    if any(each.lines and not each.words for each in talk.draft.aims):
        raise InputError(
            "Some key results stand under an objective that has no sentence yet. Say it in the draft, or move them; "
            "then put the draft before the team."
        )
    aims = [each for each in talk.draft.aims if each.words or each.lines]
    proposed: dict[tuple[int, ...], str] = {
        (o, k): line.said.by for o, aim in enumerate(aims) for k, line in enumerate(aim.lines)
    }
    whole = team.plan(dialogue.okrs(talk.draft), proposed)
    return whole._replace(aims=tuple(map(_beside, whole.aims, aims)))


def _beside(aim: team.Aim, drafted: session.Aim) -> team.Aim:
    """An objective with what the draft says about other teams."""
    partners = tuple(
        team.Partner(each.team.text, each.gives.text if each.gives else "", each.confirmed) for each in drafted.partners
    )
    return aim._replace(partners=partners, needs=tuple(each.text for each in drafted.needs))
