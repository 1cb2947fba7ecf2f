"""A check-in: one screen an objective; a value or until when there is none, how sure, one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

import streamlit as st

from coach import team
from coach.team import Aim, CheckIn, Entry, Line
from coach.ui import cycle_state, pace, review_state, show, wording
from coach.ui.cycle_state import SESSION, Place
from coach.ui.wording import lit

WIDTHS = [9, 15, 12]
LONGEST = 300  # characters of a value or a line
TOLD = "told"
UNTIL = "no new number until "
_UNTIL = re.compile(r"(?i)^\s*(?:no new (?:number|value|reading)s?,?\s*)?(?:un)?till?\s+(?P<day>\S.*)$")
HELD = {"held": "Held", "slipped": "Slipped", "can't say": "Can't say"}


def draw(place: Place) -> None:
    """Draw the screen of one objective, then the held lines and the button that keeps them."""
    whole = place.cycle.plan
    aims = [aim for aim in whole.aims if aim.lines]
    at = min(review_state.number(review_state.ITEM), max(len(aims) - 1, 0))
    before, now = earlier(place), here(place)
    _looked(place, before)
    last = at + 1 >= len(aims)
    entries = _aim(place, aims[at], before, now, f"{at + 1} of {len(aims)}") if aims else ()
    held = _held(place, now) if last else now.held
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        pressed = st.button("Done, show the four lines" if last else "Next objective", type="primary")
        show.label("Dashed is the even pace, solid is what you entered. One scribe is enough.")
    if pressed:
        done = review_state.attempt(lambda: keep(place, now._replace(entries=entries, held=held), now))
        if done:
            cycle_state.go(*((TOLD, None) if last else ("look", at + 1)))
        st.rerun()
    _ways(at, known=bool(before or now.entries))


def _ways(at: int, *, known: bool) -> None:
    """The quiet ways on: one objective back, or to the lines of the last check-in."""
    with st.container(horizontal=True, gap="medium"):
        if at and st.button(":gray[Back]", key="look back", type="tertiary"):
            cycle_state.go("look", at - 1)
        if known and st.button(":gray[The four lines of the last check-in]", key="last lines", type="tertiary"):
            cycle_state.go(TOLD)


def earlier(place: Place) -> tuple[CheckIn, ...]:
    """The check-ins before today."""
    return tuple(each for each in place.kept.cycles.check_ins(place.who, place.id) if each.day < cycle_state.today())


def here(place: Place) -> CheckIn:
    """The check-in of today, as far as it was entered."""
    found = [each for each in place.kept.cycles.check_ins(place.who, place.id) if each.day == cycle_state.today()]
    return found[-1] if found else CheckIn(cycle_state.today())


def keep(place: Place, entered: CheckIn, seen: CheckIn) -> None:
    """Keep the check-in of a day; what others entered meanwhile stays. seen: what stood there before."""
    place.kept.cycles.check_in(place.who, place.id, entered.day.isoformat(), entered, seen)


def read(at: str, typed: str, sure: int | None, line: str) -> Entry:
    """What was typed into the field of a value: "84%", or "no new number until 20 November"."""
    found = _UNTIL.match(typed)
    if found:
        return Entry(at, "", found["day"].strip(" ."), sure, line.strip())
    return Entry(at, typed.strip(), "", sure, line.strip())


def written(entry: Entry) -> str:
    """An entry as it stands in the field of a value."""
    return entry.value or (f"{UNTIL}{entry.until}" if entry.until else "")


def _looked(place: Place, before: Sequence[CheckIn]) -> None:
    """P001: a grey line, and the days of the looks; one that was missed is a grey date."""
    held, today = tuple(each.day for each in before), cycle_state.today()
    days = place.cycle.days
    since = team.since(days, held, today)
    looks = team.looks(days, held, today)
    looked = ", ".join(cycle_state.day(each.held) for each in looks if each.held)
    missed = ", ".join(cycle_state.day(each.due) for each in looks if not each.held)
    words = (since, looked and f"We looked on {looked}.", missed and f"No look around {missed}.")
    if any(words):
        show.label(" ".join(filter(None, words)))


def _aim(place: Place, aim: Aim, before: Sequence[CheckIn], now: CheckIn, of: str) -> tuple[Entry, ...]:
    with st.container(gap=None):
        show.label(f"Objective {of}")
        st.header(lit(aim.text), anchor=False)
    preset = {each.at: each for each in team.preset(place.cycle.plan, before)}
    preset |= {each.at: each for each in now.entries}
    return tuple(_line(place, line, before, now, preset[line.id]) for line in aim.lines)


def _line(place: Place, line: Line, before: Sequence[CheckIn], now: CheckIn, preset: Entry) -> Entry:
    key, sure = f"{place.id}:{line.id}:{now.day}:{cycle_state.stamp(preset)}", team.last_sure(before, line.id)
    with show.card():
        left, middle, right = st.columns(WIDTHS, gap="medium")
        with left:
            _name(line, before, preset if preset in now.entries else None)
            typed = st.text_input(
                "Value, or “no new number until ...”",
                written(preset),
                key=f"value:{key}",
                placeholder=team.last_value(before, line.id) or "a number",
                max_chars=LONGEST,
                persist_state=SESSION,
            )
        with middle:
            picked = st.pills(
                "How sure?" + (f" Last time {sure}" if sure is not None else ""),
                range(11),
                default=preset.sure,
                format_func=lambda each: show.gray(str(each)),
                key=f"sure:{key}",
                wrap=True,
                persist_state=SESSION,
            )
            said = st.text_input(
                "One line, if you like",
                preset.line,
                key=f"line:{key}",
                placeholder="what moved, what is in the way",
                label_visibility="collapsed",
                max_chars=LONGEST,
                persist_state=SESSION,
            )
        with right:
            drawn(place, line, (*before, *([now] if now.entries else [])))
    return read(line.id, typed or "", int(picked) if picked is not None else None, said or "")


def _name(line: Line, before: Sequence[CheckIn], kept: Entry | None) -> None:
    last = team.last_value(before, line.id)
    stands = "kept today" if kept and kept.value else f"last {last}" if last else "no value yet"
    facts = " · ".join(filter(None, (stands, line.owner)))
    st.markdown(f"{wording.line(line.text)}  \n:gray[:small[{lit(facts)}]]")


def drawn(place: Place, line: Line, entered: Sequence[CheckIn]) -> None:
    """The line as it was expected and as it went."""
    points = team.chart(line, place.cycle.days, entered)
    if not pace.drawn(points):
        show.label("The pace shows once the starting point and the aim are there.")
        return
    st.vega_lite_chart(
        spec=pace.chart(points, place.cycle.days, night=st.context.theme.type == "dark"),
        alt=pace.told(line.name, points),
    )


def _held(place: Place, now: CheckIn) -> tuple[tuple[str, str], ...]:
    said = dict(now.held)
    found: list[tuple[str, str]] = []
    for held in place.cycle.plan.held:
        with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":blue-badge[:material/shield: We hold this line] &nbsp; {lit(held.text)}", width="stretch")
            picked = st.segmented_control(
                f"Did it hold: {wording.spoken(held.text)}",
                list(HELD),
                default=said.get(held.id),
                format_func=lambda each: show.gray(HELD[each]),
                key=f"held:{place.id}:{held.id}:{now.day}:{said.get(held.id, '')}",
                label_visibility="collapsed",
                persist_state=SESSION,
            )
        found += [(held.id, str(picked))] if picked else []
    return tuple(found)
