"""A review, together: what is seen differently, at most three things to talk about, one tap each."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import streamlit as st

from coach import store, team
from coach.store.told import Review
from coach.team import Choice, Item, Line, Reason, Reveal, Spread
from coach.ui import dots, review_state, review_summed, review_wall, show
from coach.ui.review_state import Seat
from coach.ui.wording import lit

WHY: Mapping[str, str] = {
    "no": "somebody says no",
    "split": "some keep it, some would drop it",
    "wide": "how sure: far apart",
    "talk": "to be talked about",
    "statement": "a statement seen differently",
}
SAID = {"keep": "Keep", "change": "Change", "drop": "Drop", "park": "Park"}


def draw(seat: Seat, review: Review) -> None:
    """Draw the answers, the item that is talked about, and the others."""
    told = seat.kept.reviews.reveal(seat.who, review.id)
    items = told.items
    at = min(review_state.number(review_state.ITEM), max(len(items) - 1, 0))
    side = f"{told.ballots} answers" + (f" · item {at + 1} of {len(items)}" if items else "")
    show.head("What do we see differently?" if items else "We see it alike", side)
    left, right = st.columns([1, 1] if review_wall.on() else [7, 5], gap="medium")
    with left:
        _spread(review, told)
    with right:
        if items:
            _item(seat, review, told, items[at], at)
        else:
            _alike(review)
        review_state.said()
    if len(items) > 1 and not review_wall.on():
        _others(review, told, items, at)


def _spread(review: Review, told: Reveal) -> None:
    night = st.context.theme.type == "dark"
    rows = [(each, told.of(each.id).sure) for each in review.plan.lines if told.of(each.id).sure]
    if rows:
        st.vega_lite_chart(
            spec=dots.chart(
                [(line.name, sure) for line, sure in rows], night=night, scale=review_wall.times(100) / 100
            ),
            alt="How sure: " + "; ".join(f"{line.name} {sure[0]} to {sure[-1]}" for line, sure in rows),
        )
        show.label("How sure, 0 to 10. A dot is one person; the line spans lowest to highest.")
    for each in [] if review_wall.on() else review.plan.parts:
        spread = told.of(each.id)
        reasons = () if each.id in (item.at for item in told.items) else spread.reasons  # an item shows its own
        if spread.words or reasons:
            st.markdown(f"**{team.label(review.plan, each.id)}** &nbsp; {lit(spread.words)}")
        for reason in reasons:
            st.markdown(_reason(reason))
    for ask, lines in (("drop", told.drop), ("help", told.help)):
        if lines:
            show.label(team.ASKS[ask])
            for said in lines:
                st.text(said)
    show.label(told.note)


def _reason(reason: Reason) -> str:
    """A reason with what was said with it, and never who gave it."""
    return f":green[{lit(reason.said)}] &nbsp; {lit(reason.text)}" if reason.said else lit(reason.text)


def _item(seat: Seat, review: Review, told: Reveal, item: Item, at: int) -> None:
    part = team.part(team.settle(review.plan, review.choices), item.at) or team.part(review.plan, item.at)
    if part is None:
        return
    spread = told.of(item.at)
    with show.card():
        with st.container(gap=None):
            show.label(f"{team.label(review.plan, item.at)} · {WHY[item.why]}")
            st.header(lit(part.text), anchor=False)
        _clock(f"{review.id}:{item.at}", item.seconds)
        for reason in spread.reasons:
            st.markdown(_reason(reason))
        if spread.words:
            show.label(lit(spread.words))
        _statements(spread)
        review_summed.draw(review, told, item.at, part.text)
        if review.role != "guest":
            show.label("Who wants to speak for one end?")
            _decide(seat, review, part.text, item, last=at + 1 == len(told.items))
        else:
            show.label("Talk about it together; the team decides on the shared screen.")
        _steps(at, len(told.items), guest=review.role == "guest")


def _statements(spread: Spread) -> None:
    """What the thorough review asks beside the taps."""
    asked = {**team.OF_AIM, **team.OF_LINE}
    for key, scores in spread.scores:
        show.label(f"{asked[key]} :green[{' '.join(map(str, scores))}]")
    if spread.targets:
        counts = " · ".join(f"{said} {n}" for said, n in spread.targets)
        show.label(f"{team.ASKS['target']} :green[{counts}]")
    if spread.worse:
        show.label(team.ASKS["worse"])
        for said in spread.worse:
            st.text(said)


def _decide(seat: Seat, review: Review, text: str, item: Item, *, last: bool) -> None:
    before = team.outcome(review.choices, item.at)
    decided = sum(each.at == item.at for each in review.choices)  # what others decide meanwhile leaves this card alone
    key = f"{review.id}:{item.at}:{decided}"
    action = st.segmented_control(
        "What do we do with it?",
        list(SAID),
        default=before.action if before else None,
        format_func=lambda each: show.gray(SAID[each]),
        key=f"do:{key}",
        width="stretch",
    )
    words, name, reason = "", "", ""
    if action == "change":
        words = st.text_area("In new words", text, key=f"words:{key}")
    if action == "park":
        name = st.text_input("Who takes it along?", key=f"name:{key}")
    if action in ("change", "drop", "park"):
        reason = st.text_input("Because (may stay empty)", key=f"why:{key}")
    changed = action and (before is None or before.action != action or (action == "change" and words != text))
    if st.button("Decide", key=f"decide:{key}", type="primary", disabled=not changed, width="stretch"):
        choice = Choice(item.at, str(action), words, name, reason=reason)
        if review_state.attempt(lambda: seat.kept.reviews.choose(seat.who, review.id, store.new_id(), choice)):
            here = review_state.number(review_state.ITEM)
            review_state.go(**({"step": "commit", "item": None} if last else {"item": here + 1}))
        st.rerun()
    if before:
        show.label(f"Decided: {SAID[before.action].lower()}{lit(' with ' + before.name) if before.name else ''}.")


def _steps(at: int, count: int, *, guest: bool) -> None:
    with st.container(horizontal=True, gap="small"):
        if st.button("Back", width="stretch", disabled=not at, key="item back"):
            review_state.go(item=at - 1)
        if at + 1 < count:
            if st.button("Next", width="stretch", key="item next"):
                review_state.go(item=at + 1)
        elif not guest and st.button("Go on to commit", width="stretch", key="to commit"):
            review_state.go(step="commit", item=None)


def _alike(review: Review) -> None:
    with show.card():
        st.header("Nothing has to be talked about", anchor=False)
        st.markdown(
            "No objective got a no, nobody would drop a line that others keep, and how sure you are lies close."
        )
        if review.role != "guest" and st.button("Go on to commit", type="primary", key="to commit"):
            review_state.go(step="commit")


def _others(review: Review, told: Reveal, items: Sequence[Item], at: int) -> None:
    with st.grid(3, min_column_width=220, gap="small"):
        for n, each in enumerate(items):
            part = team.part(review.plan, each.at)
            name = part.name if isinstance(part, Line) else "The objective"
            done = team.outcome(review.choices, each.at)
            badge = (
                " &nbsp; :green-badge[now]" if n == at else f" &nbsp; :gray-badge[{SAID[done.action]}]" if done else ""
            )
            with show.card(), show.numbered(str(n + 1)):
                st.markdown(f"**{lit(name)}**{badge}  \n:gray[{lit(told.of(each.at).words or WHY[each.why])}]")


def _clock(item: str, seconds: int) -> None:
    """Ninety seconds from when this screen first showed the item."""
    began = review_state.began(item)

    @st.fragment(run_every=1)
    def tick() -> None:
        left = max(seconds - int(time.monotonic() - began), 0)
        words = f"{left // 60}:{left % 60:02}" if left else "Time to decide"
        if review_wall.on():
            st.header(words, anchor=False)
        st.progress(left / seconds, text=None if review_wall.on() else f":small[{words}]")

    tick()
