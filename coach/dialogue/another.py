"""Another objective in the middle of what is said: "Objective 2: ...", "our second objective is that ..."."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.dialogue import settle
from coach.dialogue.turn import Turn
from coach.session import Aim

_BEGINS = re.compile(
    r"(?:^|(?<=[.;!\n])\s*)"
    r"(?:(?:and|also|plus|then|(?:we|i)(?: also)? have|(?:i|we)(?:'d like| want| would like)|there(?:'s| is)(?: also)?|here is|our|the|my|add|as|for)\s+)*"
    r"(?:(?P<label>objective|O)\s?#?(?P<number>[1-9])|(?:an?\s+|the\s+)?(?P<nth>another|second|2nd|third|3rd|further|next|new|one more)\s+objective)"
    r"(?P<link>\s*(?::|,|[-–—]|\s(?:is|would be)(?:\s+that)?\b)\s*)(?=\S)",
    re.IGNORECASE,
)
_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3}


class Part(NamedTuple):
    """A stretch of a message: number is the objective that it speaks of, 0 for the one spoken of already."""

    number: int
    text: str


def parts(said: str, aims: int) -> list[Part]:
    """A message cut where another objective begins. aims: how many there are."""
    marks = list(_BEGINS.finditer(said))
    ends = [*(match.start() for match in marks), len(said)]
    found = [Part(0, said[: ends[0]])]
    for match, end in zip(marks, ends[1:], strict=True):
        number = int(match["number"] or 0) or _NTH.get(match["nth"].lower(), aims + 1)
        whole = said[match.start() : end].strip()
        labelled = match["label"] and match["link"].strip() == ":"
        found.append(Part(number, whole if labelled else f"Objective: {said[match.end() : end].strip()}"))
    return [each for each in found if each.number or each.text.strip() or len(found) == 1]


def turned_to(turn: Turn, number: int) -> Turn:
    """Speak of the objective with this number from here on; the next one that is not there yet begins."""
    draft = turn.talk.draft
    if number <= len(draft.aims):
        at = draft.aims[number - 1].id
        turn = turn if at == draft.at else turn.having(asked=None)
        return turn.having(draft=draft._replace(at=at))
    last = draft.aims[-1]
    if last.words is None and not last.lines:
        return turn.having(draft=draft._replace(at=last.id))
    return opened(turn)


def opened(turn: Turn) -> Turn:
    """Begin another objective; those that stand keep their titles and lines."""
    draft = turn.talk.draft
    new = Aim(draft.next)
    draft = draft._replace(aims=(*draft.aims, new), at=new.id, next=draft.next + 1)
    n = len(draft.aims)
    text = f"Objective {n} begins{'; the first one stays as it is' if n == 2 else ''}."
    return turn.having(draft=draft, asked=None)._replace(near=()).said("heard", text)


def blank(turn: Turn) -> bool:
    """Whether a further objective is spoken of that holds nothing."""
    home = settle.aim(turn.talk.draft)
    empty = not (home.words or home.lines or home.tries or home.guards or home.held or home.why or home.aside)
    return empty and len(turn.talk.draft.aims) > 1


def left_out(turn: Turn) -> Turn:
    """An objective that was begun and left blank is no part of the draft; the one before it is spoken of again."""
    draft = turn.talk.draft
    home = settle.aim(draft)
    number = draft.aims.index(home) + 1
    left = tuple(each for each in draft.aims if each.id != home.id)
    draft = draft._replace(aims=left, at=left[max(0, number - 2)].id)
    return turn.having(draft=draft, asked=None).said(
        "heard", f"Objective {number} is left out; nothing was said for it yet."
    )
