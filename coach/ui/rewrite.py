"""The page Rewrite: bring a document, see one whole proposed set, answer, decide, take it home."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from coach import parse
from coach.builtin import screen
from coach.model import Proposal, ProposedSet
from coach.ui import asking, by_line, drawn, fate, home, modelled, opined, proposed, show, state, wording
from coach.ui import desk as verbs
from coach.ui import picture as funnel
from coach.ui.desk import Desk
from coach.ui.examples import EXAMPLES, Example
from coach.ui.settled import settled

TYPES = ["md", "txt", "csv", "tsv", "yaml", "yml", "json"]
SET, LINES, PICTURE, HOME = "Proposed set", "Line by line", "Picture", "Take it home"
PASTED, FILE, TAB, WHICH = "pasted", "file", "tab", "objective"


def draw() -> None:
    """Draw the page."""
    desk = opined.up_to_date(modelled.up_to_date(state.now()))
    if desk.empty:
        _bring(desk)
    else:
        _work(desk)


# --- nothing read yet ---


def _bring(desk: Desk) -> None:
    show.head("Bring what you have")
    left, right = st.columns([19, 11], gap="medium")
    with left:
        st.text_area(
            "Your objectives and key results, as they are",
            key=PASTED,
            height=300,
            placeholder="Paste a list, a table, a page of notes or a mail. Headings and bullets help; nothing has to be in order.",
            persist_state="session",
        )
        _note(desk)
        st.button(
            "Propose a set",
            type="primary",
            icon=":material/arrow_forward:",
            on_click=state.typed,
            args=(verbs.read, PASTED),
        )
        st.file_uploader(
            "Or a file: Markdown, text, CSV, TSV, YAML or JSON, up to 2 MB and 500 lines of OKRs",
            type=TYPES,
            key=FILE,
            on_change=state.uploaded,
            args=(FILE,),
        )
    with right, show.card():
        st.header("Or look at an example", anchor=False)
        trades()


def trades() -> bool:
    """Eight drafts of eight trades, a tap each; whether one was tapped."""
    with st.container(horizontal=True, gap="xsmall"):
        taps = [
            st.button(each.trade, key=f"example:{each.trade}", on_click=state.become, args=(look, each))
            for each in EXAMPLES
        ]
    return any(taps)


def look(desk: Desk, example: Example) -> Desk:
    """Open an example."""
    return verbs.read(desk, example.text, title=f"An example: {example.trade.lower()}")


def _note(desk: Desk) -> None:
    """The one sentence when something did not work."""
    if desk.note:
        with st.container(border=True, key="note"):
            st.markdown(wording.told(desk.note))


# --- at work ---


def _work(desk: Desk) -> None:
    many = len(desk.okrs.objectives)
    show.head("Your set, proposed", facts(desk))
    o = state.number(WHICH) if state.number(WHICH) < many else 0
    here = settled(desk, o)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        gone = parse.left(desk.okrs)
        badge = ":gray-badge[" if gone.most else ":green-badge[:material/verified: "
        said = promise(desk.proposal, here, whole=not gone.most)
        st.markdown(f"{badge}{wording.lit(said)}]", width="content")
        _steps(desk)
    if gone.told:
        st.markdown(wording.told(gone.told))
    _note(desk)
    if many > 1:
        _which(desk)
    waits = modelled.draw(desk, here)
    left, right = st.columns([19, 11], gap="medium")
    with left:
        whole, lines, picture, out = st.tabs([SET, LINES, PICTURE, HOME], key=TAB, on_change="rerun")
        if whole.open:
            with whole:
                proposed.draw(desk, here)
                _take(desk, here)
                opined.draw(desk, here, waits=waits)
        if lines.open:
            with lines:
                by_line.draw(desk, o)
        if picture.open:
            with picture:
                _picture(desk, here)
        if out.open:
            with out:
                home.draw(desk)
    with right:
        asking.draw(desk, here)


def promise(proposal: Proposal, here: ProposedSet, *, whole: bool = True) -> str:
    """The first line of every result; its count is that of the open numbers in sight."""
    return screen.promise(proposal._replace(sets=(here,)), whole=whole)


def facts(desk: Desk) -> str:
    """What lies on the desk, in a line."""
    okrs = desk.okrs
    count = sum(fate.count(each) for each in okrs.objectives)
    title = okrs.team or desk.title
    return " · ".join(filter(None, (title, okrs.cycle, f"{count} line{'s' * (count != 1)} read")))


def _which(desk: Desk) -> None:
    objectives = desk.okrs.objectives
    st.selectbox(
        "Objective",
        range(len(objectives)),
        format_func=lambda n: f"{n + 1} of {len(objectives)}: {objectives[n].text or fate.WORDLESS}",
        key=WHICH,
        label_visibility="collapsed",
    )


def _steps(desk: Desk) -> None:
    with st.container(horizontal=True, width="content", gap="small"):
        if desk.past:
            show.quiet("Undo", "undo", state.become, verbs.undo, help=f"Before: {wording.lit(desk.past[-1].done)}")
        if desk.future:
            show.quiet("Redo", "redo", state.become, verbs.redo)
        show.quiet("Another document", "close", leave)


def leave() -> None:
    """Put the document away; what was pasted stays in its field."""
    state.become(verbs.close)


def _take(desk: Desk, here: ProposedSet) -> None:
    """The taps under a set: one filled, for what comes next."""
    (o,) = here.at
    decided = {each.at for each in desk.decisions}
    open_all = [each.at for each in desk.offers if each.action == "take" and each.at not in decided]
    open_here = [at for at in open_all if at[0] == o]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if open_here:
            _tap("Take the whole set", "check", state.become, verbs.take_all, here.at, first=True)
        elif desk.standing:
            st.markdown(":green-badge[:material/check: Taken]", width="content")
            _tap("Take it home", "download", state.put, TAB, HOME, first=True)
        if len(open_all) > len(open_here):
            _tap("Take all objectives", "done_all", state.become, verbs.take_all)
        _tap("Go line by line", "checklist", state.put, TAB, LINES, first=not open_here and not desk.standing)
        if o + 1 < len(desk.okrs.objectives):
            _tap("Next objective", "arrow_forward", state.put, WHICH, o + 1)


def _tap(words: str, icon: str, act: Callable[..., None], *given: object, first: bool = False) -> None:
    st.button(words, icon=f":material/{icon}:", on_click=act, args=given, type="primary" if first else "secondary")


def _picture(desk: Desk, here: ProposedSet) -> None:
    shown = funnel.Funnel(
        proposed.objective(desk, here),
        tuple(
            funnel.Branch(
                wording.plain(result.option.text + result.beside),
                tuple(each.text for each in here.initiatives if each.under == n and each.form == "try"),
                result.form in ("result", "kept"),
            )
            for n, result in enumerate(here.results)
        ),
        tuple(line.text for line in here.held),
    )
    drawn.draw(shown)
