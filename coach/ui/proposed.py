"""The whole proposed set of one objective: what can stay, the set, what is held, tried and open."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from coach.model import Decision, ProposedInitiative, ProposedResult, ProposedSet, Provenance
from coach.ui import desk as verbs
from coach.ui import fate, show, state, wording
from coach.ui.desk import Desk
from coach.ui.settled import EDITED

FORMS = {
    "committed": ":blue-badge[Committed]",
    "learning": ":gray-badge[To learn]",
    "apart": ":gray-badge[Apart, as you asked]",
    EDITED: ":green-badge[In your words]",
}
ASIDES = {"duty": "Kept as a duty", "parked": "Parked", "not now": "Not now"}
NARROW = "\u00a0"  # a reference does not break over lines
PROPOSED, ANOTHER, OURS, HANDED = "Proposed", "Another reading", "Keep ours", "Handed down"


def draw(desk: Desk, proposed: ProposedSet) -> None:
    """Draw one proposed set."""
    if proposed.stays and not proposed.answered:
        _stays(proposed.stays)
    with show.card():
        _objective(desk, proposed)
        for n, result in enumerate(proposed.results):
            _result(desk, proposed, n, result)
        _around(desk, proposed)


def _stays(text: str) -> None:
    """What can stay stands first, and its first words stand out."""
    first, colon, rest = text.partition(":")
    if colon and len(first) < 20:
        st.markdown(f"**{wording.told(first)}:** {wording.told(rest)}")
    else:
        st.markdown(wording.told(text))


# --- the objective ---


def _objective(desk: Desk, proposed: ProposedSet) -> None:
    decision = desk.decision(proposed.at)
    text = objective(desk, proposed)
    with st.container(gap=None):
        yours = f" · yours: {wording.lit(proposed.objective)}" if text != proposed.objective else ""
        show.label(f"Objective{yours}")
        st.header(wording.lit(text), anchor=False)
    if proposed.aims:
        key = f"aim:{proposed.at[0]}"
        state.put(key, _choice(decision, proposed))
        options = [PROPOSED, *([ANOTHER] if len(proposed.aims) > 1 else []), OURS, HANDED]
        st.segmented_control(
            "Which objective",
            options,
            key=key,
            required=True,
            format_func=show.gray,
            label_visibility="collapsed",
            on_change=state.typed,
            args=(choose, key, proposed),
        )
    if proposed.why_now:
        show.label(f"Why now: {wording.told(proposed.why_now)}")
    st.space("xxsmall")


def objective(desk: Desk, proposed: ProposedSet) -> str:
    """The objective's words as they stand now."""
    decision = desk.decision(proposed.at)
    if decision is not None:
        return decision.text if decision.text is not None else proposed.objective
    return proposed.aims[0].text if proposed.aims else proposed.objective or fate.WORDLESS


def _choice(decision: Decision | None, proposed: ProposedSet) -> str:
    if decision is None or decision.text == proposed.aims[0].text:
        return PROPOSED
    if len(proposed.aims) > 1 and decision.text == proposed.aims[1].text:
        return ANOTHER
    return HANDED if decision.reason == verbs.HANDED_DOWN else OURS


def choose(desk: Desk, proposed: ProposedSet, choice: str) -> Desk:
    """What a tap on one of the objectives means."""
    at = proposed.at
    if choice == PROPOSED:
        return verbs.take(desk, at, proposed.aims[0])
    if choice == ANOTHER:
        return verbs.take(desk, at, proposed.aims[1])
    return verbs.keep(desk, at, verbs.HANDED_DOWN if choice == HANDED else verbs.AS_WRITTEN)


# --- the key results ---


def _result(desk: Desk, proposed: ProposedSet, n: int, result: ProposedResult) -> None:
    option = result.option
    badge = f"{FORMS[result.form]} " if result.form in FORMS else ""
    lacks = f" {wording.chip(wording.CHIPS['baseline'])}" if result.lacks else ""
    source = (
        "" if proposed.answered else f" &nbsp;:gray[:small[{fate.refer(result.lines, desk.okrs).replace(' ', NARROW)}]]"
    )
    with show.numbered(str(n + 1)):
        st.markdown(f"{badge}{wording.line(option.text)}{lacks}{source}")
        tries = [each for each in proposed.initiatives if each.under == n and each.form == "try"]
        if tries:
            show.label(f"What we try: {_tries(tries)}")
        if option.why and result.form != "kept" and not proposed.answered:
            show.label(f"Why: {wording.told(_sentence(option.why))} {wording.told(option.reading)}")
        for note in result.notes:
            show.label(wording.told(note))
        _more(desk, proposed, n, result)
    st.space("xxsmall")


def _tries(tries: Sequence[ProposedInitiative]) -> str:
    return " · ".join(wording.lit(each.text) + (f" ({wording.lit(each.note)})" if each.note else "") for each in tries)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _more(desk: Desk, proposed: ProposedSet, n: int, result: ProposedResult) -> None:
    """Taps under a key result: how it is counted, what to watch, and where each of its figures comes from."""
    option = result.option
    behind: dict[str, str] = {}
    if proposed.answered and option.why and result.form != "kept":
        behind["why?"] = wording.told(f"{_sentence(option.why)} {option.reading}")
    if option.definition:
        behind["counted as"] = f"Counted as: {wording.told(option.definition)}"
    if option.watch:
        behind["watch"] = f"Watch: {wording.told(option.watch)}"
    for each in option.provenance:
        if each.origin in ("original", "context", "answer"):
            behind[each.quote] = f"**{wording.lit(each.quote)}** from {_where(desk, result, each)}"
    if not behind:
        return
    picked = st.pills(
        f"More about key result {n + 1}",
        list(behind),
        key=f"more:{proposed.at[0]}.{n}",
        format_func=lambda words: show.gray(wording.lit(words)),
        label_visibility="collapsed",
    )
    if picked in behind:
        st.markdown(f":small[{behind[picked]}]")


def _where(desk: Desk, result: ProposedResult, each: Provenance) -> str:
    """The team's own words that a figure rests on."""
    if each.origin == "original":
        words = [desk.okrs.objectives[o].key_results[k].text for o, k in result.lines]
        line = next((at for at, text in zip(result.lines, words, strict=True) if each.quote in text), result.lines[0])
        return f"“{wording.lit(desk.okrs.objectives[line[0]].key_results[line[1]].text)}”, {fate.refer((line,), desk.okrs)}"
    _, _, quote = each.where.partition(": ")
    return f"“{wording.lit(quote or each.where)}”, {'your answer' if each.origin == 'answer' else 'what you told'}"


# --- what stands around them ---


def _around(desk: Desk, proposed: ProposedSet) -> None:
    for line in proposed.held:
        said = (
            f": {wording.told(line.said)}"
            if line.said
            else f" {wording.chip(wording.CHIPS['baseline'])}"
            if line.lacks
            else ""
        )
        st.markdown(f":blue-badge[:material/shield: We hold this line] &nbsp; {wording.lit(line.text)}{said}")
    wide = [each for each in proposed.initiatives if each.under is None and each.form == "try"]
    if wide:
        st.markdown(f":gray-badge[What we try, for all of it] &nbsp; {_tries(wide)}")
    for each in proposed.initiatives:
        if each.form in ASIDES:
            note = f" :gray[- {wording.lit(each.note)}]" if each.note else ""
            st.markdown(f":gray-badge[{ASIDES[each.form]}] &nbsp; {wording.lit(each.text)}{note}")
    for line in proposed.waiting:
        badge = "Not measurable yet" if line.lacks == "not measurable yet" else "Waits for your answer"
        st.markdown(
            f":gray-badge[{badge}] &nbsp; {wording.lit(line.text)} &nbsp;:gray[:small[{fate.refer((line.at,), desk.okrs)}]]"
        )
    if proposed.guardrail:
        st.markdown(f":blue-badge[What we protect] &nbsp; {wording.told(proposed.guardrail)}")
    for limit in proposed.limits:
        st.markdown(f":gray-badge[Limit] &nbsp; {wording.told(limit)}")
