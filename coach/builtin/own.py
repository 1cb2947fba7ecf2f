"""A line that names a change in the team's own words, as its own metric: nothing is put in its place.

"Fewer missed appointments" becomes "Missed appointments: from [baseline] to [target]"; what is
proposed is how to count it, and what to keep an eye on.
"""

from __future__ import annotations

import re

from coach.builtin import nouns, states
from coach.model import KeyResult, Option, Placeholder

_LEADING = re.compile(
    r"^(?:(?:even|far|much)\s+)?(?:shorter|fewer|less|more|faster|quicker|better|higher|lower|smaller|longer|earlier|sooner|improve|improved|reduce|reduced|increase|increased)\s+(?:the\s+|our\s+)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:(?:even|much)\s+)?(?:faster|sooner|quicker|more quickly|earlier|shorter|better|lower|higher|fewer|less|down|up"
    r"|reduced?|decreased?|increased?|improved?|raised?|grow|(?:less|more) often|go(?:es)? (?:up|down))\W*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(  # "Queue shorter on Fridays"
    r"(?<=\w)\s+(?:faster|sooner|quicker|earlier|shorter|longer|lower|higher)(?=\s+(?:on|in|at|for|during|before|after)\s)",
    re.IGNORECASE,
)
_PHRASAL = re.compile(
    r"\b(?:turn|show|sign|give|speak|pick|follow|back|fill|ring|call|come)s?\s+up\W*$|\b(?:break|fall|go|let)s?\s+down\W*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:shorter|fewer|less|more|faster|quicker|better|higher|lower|earlier|sooner|on time|in time|easier|safer|calmer)\b",
    re.IGNORECASE,
)


def compared(text: str) -> bool:
    """Tell whether a metric still carries the line's comparative: "Crash rate down"."""
    return _TRAILING.search(text) is not None or _LEADING.match(text) is not None


def bare(text: str) -> str:
    """Cut a comparative off a metric: "Litter complaints reduce" -> "Litter complaints"; "turn up" keeps its second half."""
    if _PHRASAL.search(text):
        return _LEADING.sub("", text, count=1) or text
    return _INSIDE.sub("", _TRAILING.sub("", _LEADING.sub("", text, count=1))) or text


def subject(kr: KeyResult) -> str:
    """Say what the line is about without its comparative: "Shorter waits at noon" -> "Waits at noon"."""
    text = kr.text.rstrip(".")
    left = bare(text)
    if kr.reading.form == "order" and not _LEADING.match(text) and not states.noun_first(kr):
        if states.times(kr):
            return nouns.starting(left)
        return f"Time to {nouns.inside(left)}" if states.unit(kr) == "time" else text
    return nouns.starting(left)


def option(kr: KeyResult) -> Option:
    """Let the line stand as its own measure, with both ends open."""
    about = subject(kr)
    counted = states.unit(kr)
    today = Placeholder("baseline", _NEED[counted], f"Where does it stand today: {nouns.inside(about)}?")
    aim = Placeholder(
        "target", "level worth reaching", f"What would be worth reaching: {nouns.inside(about)}?", "the team"
    )
    return Option(
        text=f"{about}:{' typical time,' if counted == 'time' and not about.startswith('Time to ') else ''} from {today} to {aim}",
        kind="outcome",
        why=_why(kr, counted),
        reading="",
        definition=_DEFINITION[counted],
        watch=_FEWER if counted == "many" and states.amiss(kr) else _WATCH[counted],
        placeholders=(today, aim),
        how="slot",
    )


def guardrail(kr: KeyResult) -> str:
    """Say what such a line is not to cost."""
    return "What goes faster is still right the first time." if states.unit(kr) == "time" else ""


_NEED = {
    "time": "typical time in the last month counted",
    "many": "number or share in the last month counted",
    "": "value in the last month counted",
}
_DEFINITION = {
    "time": "from the first request to the end, the middle case of all (proposed)",
    "many": "how many, or which share of all, month by month (proposed)",
    "": "",
}
_WATCH = {
    "time": "the typical time also falls when hard cases are left waiting; look at the longest ones",
    "many": "the share also rises when hard cases are left out; keep who is counted the same",
    "": None,
}
_FEWER = "fewer found can mean fewer looked for; keep the way of counting the same"


def _why(kr: KeyResult, counted: str) -> str:
    """Say in the line's own word where the change shows."""
    match = _COMPARED.search(kr.text)
    word = match.group().lower() if match else ""
    if counted == "time":
        return f'"{word}" shows in the time a typical case takes' if word else "the time a typical case takes says it"
    return (
        f'"{word}" shows once it says from where to where'
        if word
        else f"the line says what it is about: {nouns.inside(subject(kr))}"
    )
