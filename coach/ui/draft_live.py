"""The draft as it grows: what is understood, what is open and with whom, the picture, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from coach import dialogue, session, store
from coach.builtin import nouns
from coach.errors import CoachError
from coach.session import Aim, At, Line, Partner, Told
from coach.ui import (
    asking,
    draft_edit,
    draft_fields,
    draft_opined,
    draft_out,
    draft_state,
    draft_turns,
    drawn,
    show,
    wording,
)
from coach.ui import picture as funnel
from coach.ui.draft_turns import Held, Stand
from coach.ui.wording import lit

NOW, PICTURE, OUT, HISTORY = "Draft", "Picture", "Take it home", "History"
TAB = "draft tab"
FORMS = {
    "committed": ":blue-badge[Committed] ",
    "handed down": ":gray-badge[Handed down] ",
    "learning": ":gray-badge[To learn] ",
    "last": ":gray-badge[From last quarter] ",
}
ASIDES = {"not now": "Not now", "unmeasurable": "Not measurable yet", "duty": "Kept as a duty"}
MARKS = {"done": ":green[:material/check: {}]", "left": ":gray[{} (left open)]", "open": ":gray[{}]"}
SLOTS = {"baseline": wording.CHIPS["baseline"], "target": wording.CHIPS["target"]}
SOMEBODY = "Who knows?"


def stages(draft: session.Draft) -> None:
    """How far the draft is, as one quiet line; the next stage stands out."""
    found = dialogue.stages(draft)
    following = next((each for each in found if each.state == "open"), None)
    said = [f"**{each.name}**" if each is following else MARKS[each.state].format(each.name) for each in found]
    st.markdown(f":small[{' &nbsp;·&nbsp; '.join(said)}]")


def begun() -> None:
    """What an empty draft waits for."""
    show.label(
        "The objective, its key results, what you try, what stays as good, and which numbers are open and with whom."
    )
    show.label("Each message is kept at once, and the address of this page brings all of it back.")


def pinned(held: Held, stand: Stand) -> None:
    """The taps that stand in the pinned row."""
    with st.container(horizontal=True, gap="xsmall"):
        if st.button("Undo", icon=":material/undo:", disabled=not stand.talk.past, key="undo"):
            draft_state.attempt(lambda: draft_turns.say(held, store.new_id(), "undo"))
            st.rerun()
        draft_out.printable(stand, "Print", ":material/print:")


def draw(held: Held, stand: Stand) -> None:
    """Draw the tabs; the one that is open alone is drawn."""
    drawn_in = (
        lambda: _now(held, stand),
        lambda: _picture(stand.talk.draft),
        lambda: draft_out.home(held, stand),
        lambda: draft_out.history(held, stand),
    )
    for tab, part in zip(st.tabs([NOW, PICTURE, OUT, HISTORY], key=TAB, on_change="rerun"), drawn_in, strict=True):
        if tab.open:
            with tab:
                _or_said(part)


def _or_said(draw_part: Callable[[], None]) -> None:
    """Draw a part; where the store refuses to be read, say so in its place."""
    try:
        draw_part()
    except CoachError as refused:
        st.text(str(refused))


def _now(held: Held, stand: Stand) -> None:
    draft, part = stand.talk.draft, draft_state.part()
    if part is not None and not part.at:
        draft_edit.draw(held, stand, part)
    else:
        facts = " · ".join(each.text for each in (draft.team, draft.cycle) if each) or "Team and cycle are open"
        _row(f":gray[:small[{lit(nouns.starting(facts))}]]", (), stand)
    for n, home in enumerate(draft.aims, 1):
        _aim(held, stand, home, f"Objective {n}" if len(draft.aims) > 1 else "Objective")
    _open(dialogue.open_numbers(draft))
    _loose(draft)


def _aim(held: Held, stand: Stand, home: Aim, name: str) -> None:
    part = draft_state.part()
    with show.card():
        if part is not None and part.at == (home.id,):
            draft_edit.draw(held, stand, part)
        else:
            with st.container(gap=None):
                facts = (name, home.type and draft_fields.TYPES.get(home.type.text, ""), home.approved and "agreed")
                show.label(" · ".join(each for each in facts if each))
                _row(lit(home.words.text) if home.words else "Still open", (home.id,), stand, head=True)
        if stand.talk.draft.at != home.id and st.button("Go on with this one", key=f"turn:{home.id}"):
            draft_state.attempt(
                lambda: draft_turns.change(held, store.new_id(), lambda talk: dialogue.turn_to(talk, home.id))
            )
            st.rerun()
        for n, line in enumerate(home.lines, 1):
            _line(held, stand, home, line, n)
        _around(held, home)
        missing = sum(each[0] == home.id for each in dialogue.open_numbers(stand.talk.draft))
        show.label(f"Every figure here is yours: 0 invented, {missing} missing.")
    draft_opined.draw(held, stand, home)


def _line(held: Held, stand: Stand, home: Aim, line: Line, n: int) -> None:
    at, part = (home.id, line.id), draft_state.part()
    with show.numbered(str(n)):
        if part is not None and part.at == at:
            draft_edit.draw(held, stand, part)
            return
        text = dialogue.key_result(line).text
        _row(f"{FORMS.get(line.form, '')}{wording.line(text)}", at, stand)
        beside = [line.slots[slot].text for slot in ("source", "owner") if slot in line.slots]
        if beside:
            show.label(" · ".join(map(lit, beside)))
        if line.tries:
            show.label(f"What we try: {_listed(line.tries)}")


def _row(words: str, at: At, stand: Stand, *, head: bool = False) -> None:
    """Words, and behind them the tap that opens their form."""
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        row = st.container(width="stretch")  # without it the tap would go below words that fill the row
        if head:
            row.header(words, anchor=False)
        else:
            row.markdown(words)
        where = ".".join(map(str, at))
        if st.button(":gray[edit]", key=f"edit:{where}", type="tertiary"):
            draft_state.edit(at, stand.row.revision)
            st.rerun()


def _around(held: Held, home: Aim) -> None:
    rows: tuple[tuple[str, Sequence[Told]], ...] = (
        (":blue-badge[:material/shield: We hold this line]", home.held),
        (":blue-badge[What stays as good]", home.guards),
        (":gray-badge[What we try]", home.tries),
        (":gray-badge[Why now]", home.why),
        (":gray-badge[Who else has to move]", home.needs),
    )
    for badge, told in rows:
        if told:
            st.markdown(f"{badge} &nbsp; {_listed(told)}")
    for aside in home.aside:
        if aside.form in ASIDES:
            st.markdown(f":gray-badge[{ASIDES[aside.form]}] &nbsp; {lit(aside.words.text)}")
    for partner in home.partners:
        _partner(held, home.id, partner)
    also = [each.words for each in home.aside if each.form not in ASIDES]
    if also:
        with st.expander(f"also said ({len(also)})", type="compact"):
            for each in also:
                st.text(each.text)


def _partner(held: Held, aim: int, partner: Partner) -> None:
    """A co-owner, what it gives, and a tap for its word."""
    team, yes = partner.team.text, not partner.confirmed
    gives = f": {lit(partner.gives.text)}" if partner.gives else ""
    badge = ":green-badge[Confirmed, with]" if partner.confirmed else ":gray-badge[Not confirmed yet, with]"
    st.markdown(f"{badge} &nbsp; {lit(team)}{gives}")
    if st.button(
        ":gray[they have confirmed]" if yes else ":gray[not confirmed]",
        key=f"partner:{aim}:{team}:{yes}",
        type="tertiary",
    ):
        verb = partial(dialogue.confirm, aim=aim, team=team, yes=yes)
        draft_state.attempt(lambda: draft_turns.change(held, store.new_id(), verb))
        st.rerun()


def _listed(told: Sequence[Told]) -> str:
    return " · ".join(lit(each.text) for each in told)


def _open(missing: Sequence[tuple[int, Line, str, str]]) -> None:
    """The numbers that are open, by who may know them."""
    if not missing:
        return
    found: dict[str, list[tuple[str, str]]] = {}
    for _, line, slot, who in missing:
        found.setdefault(who, []).append((wording.name(line.text or line.name, 6), SLOTS[slot]))
    with show.card():
        show.label("Still open")
        for who, whats in sorted(found.items(), key=lambda each: not each[0]):
            for what, slots in asking.together(whats).items():
                st.markdown(f"**{lit(who or SOMEBODY)}** &nbsp; {lit(what)} {' '.join(map(wording.chip, slots))}")
        with st.expander("messages to send", type="compact"):
            for who, whats in found.items():
                show.label(lit(who or SOMEBODY))
                st.code(asking.message(whats), language=None, wrap_lines=True)


def _loose(draft: session.Draft) -> None:
    for each in draft.loose:
        st.markdown(
            f":orange-badge[{'to steer by' if len(each.lines) == 1 else 'which one'} ?] &nbsp; {lit(each.quote)}"
        )


def _picture(draft: session.Draft) -> None:
    for home in draft.aims:
        if not home.words and not home.lines:
            continue
        branches = tuple(
            funnel.Branch(
                wording.plain(dialogue.key_result(line).text), tuple(each.text for each in line.tries), not home.tries
            )
            for line in home.lines
        )
        held = tuple(each.text for each in (*home.held, *home.guards))
        shown = funnel.Funnel(home.words.text if home.words else "Still open", branches, held)
        drawn.draw(shown, str(home.id))
        if home.tries:
            show.label(f"What we try, for all of it: {_listed(home.tries)}")
