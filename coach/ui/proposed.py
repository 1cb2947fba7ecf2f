"""The whole proposed set of one objective: what can stay, the set, what is held, tried and open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from coach.builtin import lines, screen
from coach.model import Decision, KeptLine, ProposedInitiative, ProposedResult, ProposedSet, Provenance
from coach.ui import desk as verbs
from coach.ui import fate, modelled, show, state, wording
from coach.ui.desk import Desk
from coach.ui.settled import EDITED

FORMS = {
    "committed": ":blue-badge[Committed]",
    "learning": ":gray-badge[To learn]",
    "apart": ":gray-badge[Apart, as you asked]",
    EDITED: ":green-badge[In your words]",
}
ASIDES = {"duty": "Kept as a duty", "parked": "Parked", "not now": "Not now"}
PROMISED = "Committed: "  # the badge says it
BESIDE = 60  # words of titles, tabs, taps and hints around a set
PAGE, MOST_TRIES = 12, 12
TODAY = wording.CHIPS["baseline"]
NARROW = "\u00a0"  # a reference does not break over lines
PROPOSED, ANOTHER, OURS, HANDED = "Proposed", "Another reading", "Keep ours", "Handed down"


def draw(desk: Desk, proposed: ProposedSet) -> None:
    """Draw one proposed set; a long one in pages, with what stands around it cut short."""
    if proposed.stays and not proposed.answered:
        _stays(proposed.stays)
    folded = _folded(desk, proposed)
    with show.card():
        _objective(desk, proposed)
        for n in _page(proposed):
            _result(desk, proposed, n, why=n not in folded)
        _around(desk, proposed)


def _page(proposed: ProposedSet) -> range:
    """The key results in sight."""
    count = len(proposed.results)
    if count <= PAGE:
        return range(count)
    page = st.pagination(-(-count // PAGE), key=f"results:{proposed.at[0]}")
    return range((page - 1) * PAGE, min(page * PAGE, count))


def _folded(desk: Desk, proposed: ProposedSet) -> frozenset[int]:
    """The key results whose reason stands behind "why?", so that the page stays short."""
    if len(proposed.results) > PAGE or proposed.answered:
        return frozenset(range(len(proposed.results)))
    fold = screen.folded(proposed, lines.numbers(desk.okrs), behind=("definition", "watch"), beside=BESIDE)
    return frozenset(n for n, field in fold if field == "why")


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
    return proposed.aim.text if proposed.aim else proposed.objective or fate.WORDLESS


def _choice(decision: Decision | None, proposed: ProposedSet) -> str:
    if decision is None:
        return OURS if proposed.ours else PROPOSED
    if decision.text == proposed.aims[0].text:
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


def _result(desk: Desk, proposed: ProposedSet, n: int, *, why: bool) -> None:
    result = proposed.results[n]
    option = result.option
    badge = f"{FORMS[result.form]} " if result.form in FORMS else ""
    lacks = f" {wording.chip(TODAY)}" if result.lacks else ""
    source = (
        "" if proposed.answered else f" &nbsp;:gray[:small[{fate.refer(result.lines, desk.okrs).replace(' ', NARROW)}]]"
    )
    if writer := modelled.by(desk, option):
        source += f" &nbsp;:gray[:small[{wording.lit(writer)}]]"
    with show.numbered(str(n + 1)):
        told = [each.quote for each in option.provenance if each.origin == "answer"]
        text = (option.text.removeprefix(PROMISED) if result.form == "committed" else option.text) + result.beside
        st.markdown(f"{badge}{wording.line(text, wording.marking(told))}{lacks}{source}")
        tries = [each for each in proposed.initiatives if each.under == n and each.form == "try"]
        if tries:
            show.label(f"What we try: {_tries(tries)}")
        if why and _reason(result):
            show.label(f"Why: {wording.told(_reason(result))}")
        for note in result.notes:
            show.label(wording.told(note))
        _more(desk, proposed, n, why=not why)
    st.space("xxsmall")


def _tries(tries: Sequence[ProposedInitiative]) -> str:
    said = [
        wording.lit(each.text) + (f" ({wording.lit(each.note)})" if each.note else "") for each in tries[:MOST_TRIES]
    ]
    return " · ".join(said) + _rest(tries, MOST_TRIES)


def _rest(things: Sequence[object], shown: int) -> str:
    """How many more there are than are shown."""
    return f" · and {len(things) - shown} more, line by line" if len(things) > shown else ""


def _reason(result: ProposedResult) -> str:
    """Why this key result, and how the line was read; a kept line needs none."""
    why = result.option.why
    if not why or result.form == "kept":
        return ""
    return f"{why[:1].upper()}{why[1:].rstrip('.')}. {result.option.reading}"


def _more(desk: Desk, proposed: ProposedSet, n: int, *, why: bool) -> None:
    """Taps under a key result: how it is counted, what to watch, and where each of its figures comes from."""
    result = proposed.results[n]
    option = result.option
    behind: dict[str, str] = {}
    if why and _reason(result):
        behind["why?"] = wording.told(_reason(result))
    if option.definition:
        behind["counted as"] = f"Counted as: {wording.told(option.definition)}"
    if option.watch:
        behind["watch"] = f"Watch: {wording.told(option.watch)}"
    if figures := list(dict.fromkeys(_figures(desk, result))):
        behind["whose figures?"] = " · ".join(figures)
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


def _figures(desk: Desk, result: ProposedResult) -> Iterator[str]:
    """Where each figure comes from; a line that stands as it was needs no word on its own."""
    option = result.option
    as_it_was = result.form == "kept" and all(each.origin == "original" for each in option.provenance)
    for each in () if as_it_was else option.provenance:
        if each.origin in ("original", "context", "answer"):
            yield f"**{wording.lit(each.quote)}** from {_where(desk, result, each)}"


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
    for line in proposed.held[:PAGE]:
        said = f": {wording.told(line.said)}" if line.said else f" {wording.chip(TODAY)}" if line.lacks else ""
        _row(":blue-badge[:material/shield: We hold this line]", f"{wording.lit(line.text)}{said}")
    if len(proposed.held) > PAGE:
        show.label(f"{len(proposed.held) - PAGE} more lines are held; line by line has them all.")
    wide = [each for each in proposed.initiatives if each.under is None and each.form == "try"]
    if wide:
        _row(":gray-badge[What we try, for all of it]", _tries(wide))
    for form, name in ASIDES.items():
        for each in [each for each in proposed.initiatives if each.form == form][:PAGE]:
            note = f" :gray[- {wording.lit(each.note)}]" if each.note else ""
            _row(f":gray-badge[{name}]", f"{wording.lit(each.text)}{note}")
    _waiting(desk, proposed.waiting)
    if proposed.guardrail:
        _row(":blue-badge[What we protect]", wording.told(proposed.guardrail))
    for limit in proposed.limits:
        _row(":gray-badge[Limit]", wording.told(limit))


def _waiting(desk: Desk, waiting: Sequence[KeptLine]) -> None:
    for line in waiting[:PAGE]:
        badge = "Not measurable yet" if line.lacks == "not measurable yet" else "Waits for your answer"
        where = fate.refer((line.at,), desk.okrs).replace(" ", NARROW)
        _row(f":gray-badge[{badge}]", f"{wording.lit(line.text)} &nbsp;:gray[:small[{where}]]")
    if len(waiting) > PAGE:
        show.label(f"{len(waiting) - PAGE} more wait for your answer; line by line has them all.")


def _row(badge: str, words: str) -> None:
    st.markdown(f"{badge} &nbsp; {words}")
