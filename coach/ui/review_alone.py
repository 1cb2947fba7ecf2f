"""A review, alone: one card a part, two taps each; nobody sees an answer before all are in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach import team
from coach.store.told import Review
from coach.team import Aim, Line, Mark
from coach.ui import review_state, show
from coach.ui.review_state import Answers, Seat
from coach.ui.wording import lit

WIDTH = 520
LONGEST = 300  # characters of a reason
AS_TAPPED = {1: "no", 2: "partly", 3: "partly", 4: "yes", 5: "yes"}  # five steps, as the quick review says it
PAUSE = "0.5s"  # in typing, after which a line is kept


def draw(seat: Seat, review: Review) -> None:
    """Draw the card whose turn it is."""
    parts = asked(review)
    now = review_state.answers(seat, review)
    at = min(review_state.number(review_state.CARD), len(parts))
    with st.container(horizontal_alignment="center"), st.container(width=WIDTH, gap="small"):
        count = f"Card {at + 1} of {len(parts) + 1}"
        st.progress((at + 1) / (len(parts) + 1), text=f":small[{count} · nobody sees this before all are in]")
        now = _part(review, parts[at], now) if at < len(parts) else _whole(review, now)
    review_state.keep(seat, review, now)
    _buttons(seat, review, parts, at)


def asked(review: Review) -> Sequence[Aim | Line]:
    """The parts of this round, in order."""
    whole = team.settle(review.plan, review.choices) if review.round > 1 else review.plan
    return [each for each in whole.parts if not review.parts or each.id in review.parts]


def _part(review: Review, part: Aim | Line, now: Answers) -> Answers:
    before = now.marks.get(part.id, Mark(part.id))
    with show.card():
        with st.container(gap=None):
            show.label(team.label(review.plan, part.id))
            st.header(lit(part.text), anchor=False)
        if isinstance(part, Aim):
            for line in part.lines:
                show.label(f"{lit(line.text)}")
            mark = before
            if review.form != team.THOROUGH:  # which asks it in five steps
                mark = before._replace(said=_choose(review, part.id, "true", team.TRUE, before.said))
        else:
            mark = before._replace(said=_choose(review, part.id, "right", team.RIGHT, before.said))
            mark = mark._replace(sure=_sure(review, part.id, before.sure) if mark.said != team.ballots.CANNOT else None)
        if review.form == team.THOROUGH:
            mark = _thorough(review, part, mark)
        mark = _reason(review, mark)
    return now if mark == before else now._replace(marks={**now.marks, part.id: mark})


def _choose(review: Review, at: str, ask: str, options: Sequence[str], before: str) -> str:
    found = st.segmented_control(
        team.ASKS[ask],
        options,
        default=before or None,
        format_func=lambda each: show.gray(each[0].upper() + each[1:]),
        key=_key(review, at, ask),
        width="stretch",
    )
    return str(found or "")


def _sure(review: Review, at: str, before: int | None) -> int | None:
    found = st.pills(
        team.ASKS["sure"],
        range(11),
        default=before,
        format_func=lambda each: show.gray(f"\u00a0{each}\u00a0"),
        key=_key(review, at, "sure"),
    )
    return int(found) if found is not None else None


def _thorough(review: Review, part: Aim | Line, mark: Mark) -> Mark:
    line = isinstance(part, Line)
    scores = dict(mark.scores)
    show.label("1 is not at all, 5 is fully.")
    for name, statement in (team.OF_LINE if line else team.OF_AIM).items():
        found = st.pills(
            statement,
            range(1, 6),
            default=scores.get(name),
            format_func=lambda each: show.gray(f"\u00a0{each}\u00a0"),
            key=_key(review, part.id, f"score {name}"),
        )
        if found is not None:
            scores[name] = int(found)
    mark = mark._replace(scores=scores)
    if not line:
        return mark._replace(said=AS_TAPPED.get(scores.get("true", 0), ""))
    worse = st.text_input(
        team.ASKS["worse"], mark.worse, key=_key(review, part.id, "worse"), max_chars=LONGEST, live=PAUSE
    )
    return mark._replace(
        target=_choose(review, part.id, "target", team.ballots.TARGETS, mark.target), worse=worse or ""
    )


def _reason(review: Review, mark: Mark) -> Mark:
    """One line where an answer stands at an end; it is taken back with the answer."""
    if not team.extreme(mark):
        return mark._replace(reason="")
    reason = st.text_input(
        f"One line: what makes you say {team.ballots.words(mark)}?",
        mark.reason,
        key=_key(review, mark.at, "reason"),
        max_chars=LONGEST,
        live=PAUSE,
    )
    show.label("Your reason is shown without your name. In a small team people may guess.")
    return mark._replace(reason=reason or "")


def _whole(review: Review, now: Answers) -> Answers:
    """The two lines for the whole set."""
    with show.card():
        with st.container(gap=None):
            show.label("The whole set")
            st.header("Two lines, if you like", anchor=False)
        drop = st.text_input(team.ASKS["drop"], now.drop, key=_key(review, "", "drop"), max_chars=LONGEST, live=PAUSE)
        lacks = st.text_input(team.ASKS["help"], now.help, key=_key(review, "", "help"), max_chars=LONGEST, live=PAUSE)
    return now._replace(drop=drop or "", help=lacks or "")


def _key(review: Review, at: str, what: str) -> str:
    return f"{review.id}:{review.round}:{at}:{what}"


def _buttons(seat: Seat, review: Review, parts: Sequence[Aim | Line], at: int) -> None:
    with st.bottom, st.container(horizontal_alignment="center"), st.container(width=WIDTH):
        review_state.said()  # beside the thumb, however long the card is
    with (
        st.bottom,
        st.container(horizontal_alignment="center"),
        st.container(width=WIDTH, horizontal=True, gap="small"),
    ):
        if st.button("Back", width="stretch", disabled=not at):
            review_state.go(card=at - 1)
        if at < len(parts):
            if st.button("Next card", type="primary", width="stretch"):
                _next(seat, review, parts[at], at)
        elif st.button("Send my answers", type="primary", width="stretch"):
            _send(seat, review, parts)


def _next(seat: Seat, review: Review, part: Aim | Line, at: int) -> None:
    """Go on; what this card lacks is said first."""
    ballot = review_state.answers(seat, review).ballot(review.form)
    lacks = [each for each in team.lacks(review.plan, ballot, frozenset((part.id,))) if each.at == part.id]
    if lacks:
        review_state.note(lacks[0].sentence)
        st.rerun()
    review_state.go(card=at + 1)


def _send(seat: Seat, review: Review, parts: Sequence[Aim | Line]) -> None:
    now = review_state.answers(seat, review)
    ballot = now.ballot(review.form)
    lacks = [each for each in team.lacks(review.plan, ballot, frozenset(each.id for each in parts)) if each.at]
    if lacks:
        review_state.note(lacks[0].sentence)
        review_state.go(card=next((n for n, each in enumerate(parts) if each.id == lacks[0].at), 0))
    if review_state.attempt(lambda: seat.kept.reviews.vote(seat.who, review.id, now.key, ballot)):
        review_state.go(card=None, step=None)
    st.rerun()
