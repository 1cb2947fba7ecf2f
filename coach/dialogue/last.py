"""What becomes of a line of last quarter: kept, evolved or stopped; the last value becomes today's."""

from __future__ import annotations

import re

from coach import model
from coach.dialogue import mirror, settle
from coach.dialogue.turn import Turn, outcome
from coach.session import Aside, Asked, Draft, Told

_ENDED = re.compile(
    r"\b(?:ended|finished|came out|stood|was|reached|it(?:'s| is))\b(?: at| with| up at)? (?P<value>\d[\d.,]*\s?(?:%|\w+)?)",
    re.IGNORECASE,
)


def answered(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Keep, evolve or stop a line of last quarter."""
    match = re.search(
        r"\b(?P<keep>keep|continue|again)\b|\b(?P<evolve>evolve|change|adapt|develop)\b|\b(?P<stop>stop|drop|end|no)\b",
        said,
        re.IGNORECASE,
    )
    found = settle.line(turn.talk.draft, asked.at)
    ended = _ENDED.search(said)
    if match is None and ended:
        return _ended(turn, asked, ended["value"])
    if match is None or found is None or len(said.split()) > 12:
        return None
    if match["stop"]:
        draft = decided(turn, asked, "stop")
        return turn.having(draft=draft).said("heard", "Not this time; it stays on the list of what you stopped.")
    last = found.slots.get("last")
    value = f", with {last.text} as today" if last else ""
    draft = decided(turn, asked, "evolve" if match["evolve"] else "result")
    text = f"Kept{value}." if match["keep"] else f"It goes on in another form{value}."
    return turn.having(draft=draft).said("heard", text)._replace(near=asked.at)


def _ended(turn: Turn, asked: Asked, value: str) -> Turn | None:
    """Where the line decided about last ended: that is where it stands today."""
    home = settle.aim(turn.talk.draft, asked.at[0])
    decided = [each for each in home.lines if each.form == "result" and "baseline" not in each.slots]
    if not decided:
        return None
    heap = settle.fill(
        settle.Heap(turn.talk.draft), (home.id, decided[-1].id), "baseline", Told(value, turn.number, turn.by)
    )
    said = mirror.heard(heap.changed, heap.draft)
    return outcome(turn, heap.draft, heap.changed).said("heard", said, changed=heap.changed)


def decided(turn: Turn, asked: Asked, form: str) -> Draft:
    """The draft after a decision: the last value becomes today's, and what was the aim is asked for anew."""
    draft = turn.talk.draft
    found, home = settle.line(draft, asked.at), settle.aim(draft, asked.at[0])
    if found is None:
        return draft
    if form == "stop":
        aside = Aside(found.said, "not now", "stopped after last quarter")
        return settle.with_aim(
            draft, home._replace(lines=tuple(each for each in home.lines if each != found), aside=(*home.aside, aside))
        )
    slots = {name: each for name, each in found.slots.items() if name != "last"}
    measure = model.key_result(found.text).measure if found.text else None
    if measure is not None and measure.target is not None:
        slots["target"] = found.said._replace(text=measure.target.text)
    if "last" in found.slots:
        slots["baseline"] = found.slots["last"]
    if form == "evolve":
        slots.pop("target", None)
    return settle.with_line(draft, asked.at, found._replace(form="result", slots=slots, text=""))
