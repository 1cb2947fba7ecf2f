"""What is told on request: the draft for a boss, an example from elsewhere, a shorter wording, what was taken back."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.dialogue import phrasing, settle, shape
from coach.session import Aim, At, Draft, Line, Session

_EXAMPLES = {  # from elsewhere, marked as such; their figures enter no draft
    "objective": (
        "Night nurses find the medicine where they look first",
        "Small shops get paid before their own bills are due",
    ),
    "outcome": (
        "second calls about the same thing become fewer",
        "tenants stop asking when the heating comes back",
    ),
    "figures": (
        "Second calls about the same thing: from 40 a week to 15 a week",
        "Time until a tenant hears back: from 9 days to 2 days",
    ),
    "guard": ("time for each patient stays as it is", "the monthly fee stays"),
}
_MEANINGS = {
    "objective": "An objective says what will be different for somebody, without a number. A key result says by which number one would see it.",
    "key result": "A key result is a number that moves when the objective comes true: of what, from where, to where.",
    "okr": "An objective says what will be different for somebody; two to five key results say by which numbers one would see it.",
    "baseline": "The baseline is where the number stands today.",
    "outcome": "An outcome happens to somebody: they wait less, they come back. An output is made: a portal, a course.",
    "output": "An output is made: a portal, a course. What happens to somebody because of it is the outcome.",
    "initiative": "An initiative is what you try so that a key result moves. It is kept under it and not graded.",
}
_KINDS = {
    "baseline": "figures",
    "target": "figures",
    "counts": "figures",
    "purpose": "outcome",
    "guard": "guard",
    "objective": "objective",
}
_TAIL = re.compile(
    r",?\s+(?:so that|in order to|because|which|as well as|by (?:means of|using)|with the help of)\b.*$", re.IGNORECASE
)


def example(talk: Session) -> str:
    """An example of what is being asked for, from another trade."""
    shown = talk.rounds.get("example", 0)
    kind = _KINDS.get(talk.asked.slot if talk.asked else "", "outcome")
    found = _EXAMPLES[kind]
    if shown and shown % len(found) == 0:
        return (
            f"Another one, not yours: {phrasing.inside(found[0])}."
            if shown == len(found)
            else "The examples are used up; your own words are the better ones."
        )
    lead = "From elsewhere, not yours" if shown == 0 else "Another one from elsewhere"
    return (
        f"{lead}: {phrasing.inside(found[shown % len(found)])}."
        if shown < 2 * len(found)
        else "The examples are used up; your own words are the better ones."
    )


def meaning(word: str) -> str:
    """What a word means here, in a sentence or two."""
    return next((text for key, text in _MEANINGS.items() if word.lower().startswith(key)), _MEANINGS["objective"])


def boss(draft: Draft) -> str:
    """The draft in four sentences for somebody who was not there."""
    said = [sentence for home in draft.aims for sentence in _for_boss(home)]
    if not said:
        return "There is nothing to tell yet: the draft is empty."
    open_ = shape.open_numbers(draft)
    if open_:
        names = nouns.listed(
            list(dict.fromkeys(phrasing.short(phrasing.inside(line.name), 7) for _, line, _, _ in open_))[:3]
        )
        said.append(f"Still to be looked up: {names}.")
    if draft.cycle:
        said.append(
            f"All of it {phrasing.inside(draft.cycle.text)}."
            if draft.cycle.text.split()[0].lower() in ("by", "until", "before", "after", "in", "from")
            else f"The cycle is {draft.cycle.text}."
        )
    return " ".join(said)


def _for_boss(home: Aim) -> list[str]:
    said = []
    if home.words:
        said.append(f"What will be different: {phrasing.inside(home.words.text)}.")
    if home.why:
        said.append(f"Why now: {home.why[0].text}.")
    if home.lines:
        said.append(f"We will see it in this: {'; '.join(phrasing.inside(plain(each)) for each in home.lines)}.")
    tries = [*home.tries, *(each for line in home.lines for each in line.tries)]
    if tries:
        said.append(f"What we try for it: {nouns.listed([phrasing.inside(each.text) for each in tries])}.")
    if home.guards:
        said.append(f"What we do not trade: {phrasing.inside(home.guards[0].text)}.")
    return said


def plain(line: Line) -> str:
    """A key result without its open places."""
    told = {slot: line.slots[slot].text for slot in ("baseline", "target") if slot in line.slots}
    if line.text or len(told) == 2:
        return shape.text(line)
    if "target" in told:
        return f"{line.name}: {nouns.inside(told['target'])}"
    return f"{line.name}, {told['baseline']} today" if told else line.name


def shortened(draft: Draft) -> tuple[Draft, str] | None:
    """The objective without its last clause, in the team's words; None when there is nothing to cut."""
    home = settle.aim(draft)
    if home.words is None:
        return None
    cut = _TAIL.sub("", home.words.text)
    if cut == home.words.text or len(cut.split()) < 3:
        return None
    return settle.with_aim(draft, home._replace(words=home.words._replace(text=cut))), cut


def difference(before: Draft, after: Draft) -> str:
    """What stands in one draft and not in another, in few words."""
    old, new = set(_pieces(before)), _pieces(after)
    gone = [each for each in new if each not in old] or [
        f"{each} is back" for each in _pieces(before) if each not in set(new)
    ]
    return nouns.listed([phrasing.short(each, 10) for each in gone[:3]])


def reopened(before: Draft, after: Draft) -> list[tuple[str, At]]:
    """The places of key results that are open again when a step is taken back."""
    found: list[tuple[str, At]] = []
    for home in after.aims:
        for line in home.lines:
            at: At = (home.id, line.id)
            old = settle.line(before, at)
            found += [(slot, at) for slot in line.slots if old is not None and slot not in old.slots]
    return found


def _pieces(draft: Draft) -> list[str]:
    found = [words.text for words in (draft.cycle, draft.team) if words]
    for home in draft.aims:
        found += [home.words.text] if home.words else []
        for line in home.lines:
            found.append(phrasing.inside(line.text or line.name))
            found += [each.text for each in line.slots.values()]
        found += [each.text for each in (*home.tries, *home.guards, *home.held, *home.why, *home.needs)]
        found += [
            f"dropping {phrasing.inside(each.words.text)}" if each.form == "not now" else each.words.text
            for each in home.aside
        ]
        found += ["letting an opinion go" if each.let_go else "an opinion" for each in home.views]
        found += [f"{slot} left open" for slot in home.gaps] + [
            f"{line.name} {slot} left open" for line in home.lines for slot in line.gaps
        ]
    return found
