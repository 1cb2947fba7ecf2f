"""Line by line: the team's words beside what is proposed, and four ways to decide."""

from __future__ import annotations

import streamlit as st

from coach import checks
from coach.model import Finding, Option
from coach.ui import desk as verbs
from coach.ui import fate, marks, modelled, show, state, wording
from coach.ui.desk import Desk
from coach.ui.fate import Fate

PAGE = 10
TAKE, EDIT, KEEP, WAIVE = "Take", "Edit", "Keep", "Waive"
ACTIONS = {"take": TAKE, "edit": EDIT, "keep": KEEP, "waive": WAIVE}
LEVELS = {"error": " · talk about this", "warning": " · worth a look"}  # the rest is fine, and says so by its silence
WHY, OTHER = "why?", "other reading"


def draw(desk: Desk, o: int) -> None:
    """Draw the lines of one objective."""
    rows = fate.fates(desk, o)
    open_rows = [row for row in rows if _talks(desk, row)]
    quiet_rows = [row for row in rows if not _talks(desk, row)]
    for finding in desk.overall(o):
        _says(finding, asks=True)
    show.label("Green words are new. Amber is a number you have not given.")
    pages = -(-len(open_rows) // PAGE)
    start = 0
    if pages > 1:
        start = (st.pagination(pages, key=f"lines:{o}") - 1) * PAGE
    for row in open_rows[start : start + PAGE]:
        _card(desk, row)
    if quiet_rows:
        _quiet(quiet_rows)


def _talks(desk: Desk, row: Fate) -> bool:
    """Whether there is something to decide about a line."""
    return row.place != fate.STAYS or desk.headline(row.at) is not None or desk.decision(row.at) is not None


def _card(desk: Desk, row: Fate) -> None:
    finding = desk.headline(row.at)
    with show.card():
        yours, proposed = st.columns(2, gap="small")
        with yours.container(gap=None):
            level = LEVELS.get(finding.level, "") if finding else ""
            show.label(f"{'Yours · objective' if len(row.at) == 1 else 'Yours'} · line {row.number}{level}")
            st.text(row.before + row.beside)
        with proposed.container(gap=None):
            _proposed(desk, row)
        if finding is not None:
            _says(finding, asks=not row.text)
        _decide(desk, row, finding)


def _proposed(desk: Desk, row: Fate) -> None:
    decision = desk.decision(row.at)
    if decision is not None and decision.text and decision.text != row.text:
        show.label("Your words" if decision.action == "edit" else "The other reading")
        st.markdown(marks.new(row.before, decision.text))
        return
    made = desk.readings(row.at)
    writer = next((modelled.by(desk, each) for each in made.options if each.text == row.text), "") if made else ""
    show.label(f"Proposed{f' · {wording.lit(writer)}' if writer else ''}")
    if row.text:
        st.markdown(marks.new(row.before, row.text))
    else:
        under = f" {wording.lit(row.under)}" if row.under else ""
        st.markdown(f":gray[{row.place}]{under}")


def _says(finding: Finding, *, asks: bool) -> None:
    question = f" *{wording.told(finding.question)}*" if asks and finding.question else ""
    st.markdown(f":small[**{wording.told(finding.headline)}** {wording.told(finding.why)}{question}]")


def _decide(desk: Desk, row: Fate, finding: Finding | None) -> None:
    decision = desk.decision(row.at)
    spot = ".".join(map(str, row.at))
    options = [*([TAKE] if desk.offer(row.at) else []), EDIT, KEEP, *([WAIVE] if finding else [])]
    key = f"decide:{spot}"
    state.put(key, ACTIONS[decision.action] if decision else None)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            f"Line {row.number}",
            options,
            key=key,
            format_func=show.gray,
            label_visibility="collapsed",
            on_change=state.typed,
            args=(choose, key, row),
        )
        others = _others(desk, row)
        behind = [*([WHY] if finding else []), *([OTHER] if others else [])]
        picked = None
        if behind:
            picked = st.pills(
                f"More about line {row.number}",
                behind,
                key=f"behind:{spot}",
                format_func=show.gray,
                label_visibility="collapsed",
            )
    if decision is not None and decision.action in ("edit", "waive"):
        _words(decision.action, decision.text or "", decision.reason, row, spot)
    if picked == WHY and finding is not None:
        _why(finding)
    if picked == OTHER:
        for n, option in enumerate(others):
            _other(row, option, f"{spot}.{n}")


def choose(desk: Desk, row: Fate, choice: str | None) -> Desk:
    """What a tap on Take, Edit, Keep or Waive means; a second tap takes it back."""
    if choice == TAKE:
        return verbs.take(desk, row.at)
    if choice == EDIT:
        return verbs.edit(desk, row.at, row.text or row.before)
    if choice == KEEP:
        return verbs.keep(desk, row.at)
    if choice == WAIVE:
        return verbs.waive(desk, row.at)
    return verbs.open_again(desk, row.at)


def _words(action: str, text: str, reason: str, row: Fate, spot: str) -> None:
    """The field for one's own words, or for the reason why a line stays."""
    key = f"{action}:{spot}"
    state.put(key, text if action == "edit" else reason)
    if action == "edit":
        st.text_area(
            "Your words; a number takes the place of its brackets",
            key=key,
            height=90,
            on_change=state.typed,
            args=(verbs.edit, key, row.at),
        )
    else:
        st.text_input(
            "It stays because",
            key=key,
            placeholder="fixed from outside, asked for by law, agreed with another team",
            on_change=state.typed,
            args=(verbs.waive, key, row.at),
        )


def _others(desk: Desk, row: Fate) -> list[Option]:
    made, decision = desk.readings(row.at), desk.decision(row.at)
    shown = {row.text, decision.text if decision else None}
    return [option for option in made.options if option.text not in shown] if made else []


def _other(row: Fate, option: Option, spot: str) -> None:
    st.markdown(marks.new(row.before, option.text))
    told = " ".join(filter(None, (option.why, option.reading, f"Watch: {option.watch}" if option.watch else "")))
    if told:
        show.label(wording.told(told))
    st.button("Take this reading", key=f"take:{spot}", on_click=state.become, args=(verbs.take, row.at, option))


def _why(finding: Finding) -> None:
    """What stands behind a finding: its reason, examples and source."""
    check = checks.named(finding.code)
    st.markdown(f":small[{wording.told(f'{check.summary} {check.rationale}')}]")
    for before, after in list(check.fixes.items())[:2]:
        st.markdown(f":small[{wording.lit(str(before))} :gray[becomes] {wording.line(str(after))}]")
    if check.passes:
        st.markdown(f":small[:gray[Reads well as it is:] {wording.lit(str(check.passes[0]))}]")
    if check.source:
        show.label(f"Source: {wording.lit(check.source)}")


def _quiet(rows: list[Fate]) -> None:
    """The lines that stay: in sight, so that one sees them all, with one tap to word them anew."""
    with show.card():
        show.label("Stays as it is" if len(rows) == 1 else "Stay as they are")
        _listed(rows[:PAGE])
        if len(rows) > PAGE:
            with st.expander(f"{len(rows) - PAGE} more", type="compact"):
                _listed(rows[PAGE:])


def _listed(rows: list[Fate]) -> None:
    for row in rows:
        left, right = st.columns([6, 1], vertical_alignment="center")
        with left, st.container(gap=None):
            show.label(f"{'Objective' if len(row.at) == 1 else 'Line'} {row.number if len(row.at) > 1 else ''}".strip())
            st.text(row.before + row.beside)
        with right:
            show.quiet("edit", f"open:{'.'.join(map(str, row.at))}", state.become, verbs.edit, row.at, row.before)
