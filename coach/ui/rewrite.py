"""The page Rewrite: bring a document, see one whole proposed set, answer, decide, take it home."""

from __future__ import annotations

import streamlit as st

from coach.builtin import screen
from coach.model import Proposal, ProposedSet
from coach.ui import asking, by_line, fate, home, proposed, show, state, wording
from coach.ui import desk as verbs
from coach.ui import picture as funnel
from coach.ui.desk import Desk
from coach.ui.examples import EXAMPLES, Example
from coach.ui.settled import settled

TYPES = ["md", "txt", "csv", "tsv", "yaml", "yml", "json"]
SET, LINES, PICTURE, HOME = "Proposed set", "Line by line", "Picture", "Take it home"
PASTED, FILE, TAB, WHICH = "pasted", "file", "tab", "objective"
# On a phone the picture is too small to read, so its list stands there; static text of ours, nothing typed.
STYLE = """<style>
.st-key-as-list {display: none}
@media (max-width: 640px) {.st-key-as-list {display: flex} .st-key-as-picture {display: none}}
</style>"""


def draw() -> None:
    """Draw the page."""
    desk = state.now()
    if desk.empty:
        _bring(desk)
    else:
        _work(desk)


# --- nothing read yet ---


def _bring(desk: Desk) -> None:
    show.head("Bring what you have")
    _note(desk)
    left, right = st.columns([19, 11], gap="medium")
    with left:
        st.text_area(
            "Your objectives and key results, as they are",
            key=PASTED,
            height=300,
            placeholder="Paste a list, a table, a page of notes or a mail. Headings and bullets help; nothing has to be in order.",
            persist_state="session",
        )
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
            st.text(desk.note)


# --- at work ---


def _work(desk: Desk) -> None:
    many = len(desk.okrs.objectives)
    show.head("Your set, proposed", facts(desk))
    o = 0
    if many > 1:
        o = _which(desk)
    here = settled(desk, o)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap="small"):
        st.markdown(f":green-badge[:material/verified: {wording.lit(promise(desk.proposal, here))}]", width="content")
        _steps(desk)
    _note(desk)
    left, right = st.columns([19, 11], gap="medium")
    with left:
        whole, lines, picture, out = st.tabs([SET, LINES, PICTURE, HOME], key=TAB, on_change="rerun")
        if whole.open:
            with whole:
                proposed.draw(desk, here)
                _take(desk, here)
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


def promise(proposal: Proposal, here: ProposedSet) -> str:
    """The first line of every result; its count is that of the open numbers in sight."""
    return screen.promise(proposal._replace(sets=(here,)))


def facts(desk: Desk) -> str:
    """What lies on the desk, in a line."""
    okrs = desk.okrs
    count = sum(fate.count(each) for each in okrs.objectives)
    title = okrs.team or desk.title
    return " · ".join(filter(None, (title, okrs.cycle, f"{count} lines read")))


def _which(desk: Desk) -> int:
    objectives = desk.okrs.objectives
    return st.selectbox(
        "Objective",
        range(len(objectives)),
        format_func=lambda n: f"{n + 1} of {len(objectives)}: {objectives[n].text}",
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
    decided = {each.at for each in desk.decisions}
    open_here = [each for each in desk.offers if each.at[:1] == here.at and each.at not in decided]
    open_all = [each for each in desk.offers if each.at not in decided]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if open_here:
            st.button(
                "Take the whole set",
                type="primary",
                icon=":material/check:",
                on_click=state.become,
                args=(verbs.take_all, here.at),
            )
        else:
            st.button("Take it home", type="primary", icon=":material/download:", on_click=state.put, args=(TAB, HOME))
        if len(open_all) > len(open_here):
            st.button("Take all objectives", on_click=state.become, args=(verbs.take_all,))
        st.button("Go line by line", icon=":material/checklist:", on_click=state.put, args=(TAB, LINES))


def _picture(desk: Desk, here: ProposedSet) -> None:
    shown = funnel.Funnel(
        proposed.objective(desk, here),
        tuple(
            funnel.Branch(
                wording.plain(result.option.text),
                tuple(each.text for each in here.initiatives if each.under == n and each.form == "try"),
                result.form in ("result", "kept"),
            )
            for n, result in enumerate(here.results)
        ),
        tuple(line.text for line in here.held),
    )
    st.html(STYLE)
    with st.container(key="as-list", gap="xsmall"):
        _listed(shown)
    with st.container(key="as-picture"):
        st.graphviz_chart(funnel.dot(shown), width="stretch", alt=shown.alt)
        show.label("Left: what is true at the end. Middle: how you would notice. Right: what you try.")


def _listed(shown: funnel.Funnel) -> None:
    """The picture's words as a list."""
    st.header(wording.lit(shown.objective), anchor=False)
    for branch in shown.branches:
        tries = "".join(f"\n    - {wording.lit(each)}" for each in branch.tries) or (
            f"\n    - :orange[{funnel.ASK}]" if branch.open else ""
        )
        st.markdown(f"- {wording.lit(branch.text)}{tries}")
    for held in shown.held:
        st.markdown(f"- :blue-badge[We hold this line] {wording.lit(held)}")
