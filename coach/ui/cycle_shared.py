"""Objectives that teams own together: who shares what, whose yes is missing, and what history says to the team alone."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach import team
from coach.errors import InputError
from coach.team import Amendment, Link, Note, Share, Shared
from coach.team.versions import AGREED
from coach.ui import cycle_look, cycle_state, review_state, show
from coach.ui.cycle_state import SESSION, Place
from coach.ui.wording import lit

YES, WAITS = ":green-badge[:material/check: said yes]", ":gray-badge[waits for a yes]"


def draw(place: Place) -> None:
    """Draw the map, what needs another team, and the quiet signals."""
    found = place.kept.shares.all(place.who)
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _map(place, found)
        for each in found:
            _one(place, each)
    with right:
        _needs(place, place.kept.shares.unmirrored(place.who, place.id))
        if not place.cycle.ended:
            _offer(place)
        _signals(place.kept.cycles.signals(place.who, place.id))


def _map(place: Place, found: Sequence[Shared]) -> None:
    links = team.links(found, place.cycle.plan)
    with show.card():
        st.header("Who shares what", anchor=False)
        if not links:
            st.markdown("No objective is shared with another team.")
        for each in links:
            mark = YES if each.confirmed else WAITS
            gives = f"  \n{lit(each.other)} gives: {lit(each.gives)}" if each.gives else ""
            st.markdown(
                f"**{lit(each.one)}** and **{lit(each.other)}** &nbsp; {mark}{gives}  \n:gray[{lit(each.objective)}]"
            )
        if not place.cycle.ended:
            _agreed(place, links)


def _agreed(place: Place, links: Sequence[Link]) -> None:
    """A yes that was said across the table: for partners of our own set who have not said it here."""
    waiting = {(link.other, link.objective) for link in links if not link.confirmed}
    partners = dict.fromkeys(
        (aim.id, partner.team)
        for aim in place.cycle.plan.aims
        for partner in aim.partners
        if (partner.team, aim.text) in waiting
    )
    if not partners or not cycle_state.named():
        return
    for at, name in partners:
        if st.button(f"Note a yes from {lit(name)}", key=f"agreed:{at}:{name}"):
            _said_yes(place, Amendment(at, AGREED, name))


def _said_yes(place: Place, wanted: Amendment) -> None:
    key = cycle_state.key(f"{place.id}:{wanted}")
    review_state.attempt(lambda: place.kept.cycles.amend(place.who, place.id, key, wanted, cycle_state.today()))
    st.rerun()


def _one(place: Place, shared: Shared) -> None:
    with show.card():
        with st.container(gap=None):
            show.label("Shared objective")
            st.header(lit(shared.text), anchor=False)
        for each in shared.shares:
            st.markdown(f"**{lit(each.team)}** &nbsp; {YES if each.confirmed else WAITS} {_signed(each)}")
            for line in each.lines:
                st.text(line)
        if not place.cycle.ended and not _ours(place, shared):
            _answer(place, shared)


def _signed(share: Share) -> str:
    """Who said yes, and when."""
    if not share.confirmed:
        return ""
    day = cycle_state.day(share.on.astimezone().date()) if share.on else ""
    return f":gray[:small[{lit(', '.join(filter(None, (share.by, day))))}]]"


def _ours(place: Place, shared: Shared) -> bool:
    """Whether this team has said yes: its key results are among those that are shown."""
    lines = {tuple(line.text for line in aim.lines) for aim in place.cycle.plan.aims}
    return any(each.confirmed and each.lines in lines for each in shared.shares)


def _answer(place: Place, shared: Shared) -> None:
    aims = {aim.id: aim.text for aim in place.cycle.plan.aims}
    with st.form(f"yes:{shared.id}", border=False):
        at = st.selectbox("Which objective of ours is it?", list(aims), format_func=lambda each: aims[each])
        with st.container(horizontal=True, gap="small"):
            yes = st.form_submit_button("Say yes", type="primary")
            no = st.form_submit_button("Not ours")
    if yes:
        review_state.attempt(lambda: place.kept.shares.confirm(place.who, shared.id, place.id, str(at)))
    if no:
        review_state.attempt(lambda: place.kept.shares.leave(place.who, shared.id))
    if yes or no:
        st.rerun()


def _needs(place: Place, found: Sequence[Note]) -> None:
    """C003: what this set needs of others, as a question."""
    if not found:
        return
    with show.card():
        st.header("Needs another team", anchor=False)
        for each in found:
            part = team.part(place.cycle.plan, each.at)
            st.markdown(f"{lit(each.headline)}  \n:gray[{lit(part.text if part else '')}]  \n**{lit(each.question)}**")


def _offer(place: Place) -> None:
    aims = {aim.id: aim.text for aim in place.cycle.plan.aims}
    at = f"{place.id}:offer"
    key = f"{at}:{cycle_state.turn(at)}"
    with st.expander("Ask another team to share an objective", type="compact"):
        aim = st.selectbox(
            "Objective", list(aims), format_func=lambda each: aims[each], key=f"aim:{key}", persist_state=SESSION
        )
        name = st.text_input("What do we call them?", key=f"name:{key}", max_chars=60, persist_state=SESSION)
        workspace = st.text_input(
            "The name of their workspace", key=f"where:{key}", max_chars=cycle_look.LONGEST, persist_state=SESSION
        )
        show.label("They see this objective and our key results under it, nothing else.")
        pressed = st.button("Ask them")
    if pressed:
        _ask(place, str(aim or ""), name or "", workspace or "")


def _ask(place: Place, aim: str, name: str, workspace: str) -> None:
    def ask() -> None:
        if not aim:
            raise InputError("There is no objective in the set that could be shared.")
        place.kept.shares.offer(place.who, place.id, aim, workspace.strip(), name)

    if review_state.attempt(ask):
        cycle_state.sent(f"{place.id}:offer")
    st.rerun()


def _signals(found: Sequence[Note]) -> None:
    """C004: from earlier cycles, for this team alone; never loud."""
    if not found:
        return
    with st.expander("From our earlier cycles, for this team alone", type="compact"):
        for each in found:
            st.markdown(f"{lit(each.headline)}  \n:gray[{lit(each.question)}]")
