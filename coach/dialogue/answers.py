"""Answers that are understood from the question alone: which of two, keep or stop, yes or not yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coach.builtin import hearing, nouns
from coach.dialogue import (
    ask,
    correcting,
    cues,
    last,
    loose,
    mirror,
    named,
    orders,
    phrasing,
    settle,
    standing,
    tongue,
    turned,
)
from coach.dialogue.saying import Saying
from coach.dialogue.turn import Turn, outcome
from coach.dialogue.values import Change, Heard
from coach.session import Asked, At, Told

_MISSING = ("What is missing in it?", "Which part of it would you change?", "What would have to be in it?")
_YES = re.compile(
    r"^(?:yes|yep|yeah|sure|of course|ok(?:ay)?|absolutely|definitely|i would|we would|right|exactly|correct|agreed?|fine|(?:it(?:'s| is) |that(?:'s| is) |looks )?(?:good|good enough|ok|fine|great)|ja|oui)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"^(?:no|nope|not (?:yet|really|quite)|hardly|nah)\b", re.IGNORECASE)
_CONFIRMED = re.compile(r"\b(?:said yes|have agreed|has agreed|agreed|confirmed|they are in|yes)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:not yet|no|don't know|not asked|haven't|hasn't|not sure)\b", re.IGNORECASE)
_AT_A_LOSS = re.compile(
    r"^(?:(?:honestly|well|hm+|sorry|um+|to be honest)[, ]+)*(?:(?:i|we)(?:'ve| have)?(?: got)? )?(?:really |honestly )?(?:no (?:idea|clue)|don't know|do not know|am not sure|not sure|unsure|at a loss) (?:what|how|where) to (?:write|say|start|begin|put|answer)\b[^.]{0,20}\W*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"^(?:(?:i|we) )?(?:don't know|do not know|dunno|not sure|no idea|no clue|can't say|cannot say|unknown|nobody knows|hard to say|who knows|not yet|(?:das )?wei(?:ß|ss) (?:ich|wir|keiner) nicht|keine ahnung|je ne sais pas|no s[eé]|non so|weet ik niet)(?: (?:that|it|yet))?\W*$|^\?+$",
    re.IGNORECASE,
)


def direct(turn: Turn, said: str) -> Turn | None:
    """Take a message as the answer to a question that says itself what an answer can be; None where it is something else."""
    asked = turn.talk.asked
    if asked is None:
        return None
    if asked.slot != "ready" and _AT_A_LOSS.match(said.strip()):
        return _unknown(turn.having(notes=(*turn.talk.notes, ask.LOSS)), asked)
    if asked.slot != "ready" and _UNSURE.match(said.strip()) and not tongue.dodges(said):
        return _unknown(turn, asked)
    if asked.slot == "guard" and re.fullmatch(r"(?:nothing|none|no|nothing special)\W*", said.strip(), re.IGNORECASE):
        return _unknown(turn, asked)
    taker = _TAKERS.get(asked.slot)
    return taker(turn, asked, said.strip()) if taker else None


def wild(said: str, asked: Asked | None, heard: Sequence[Heard]) -> bool:
    """Tell whether a message holds nothing for the draft."""
    if any(each.slot != "remark" for each in heard):
        return False
    return said.rstrip().endswith("?") or asked is None or not heard or tongue.hostile(said) or tongue.dodges(said)


def _unknown(turn: Turn, asked: Asked) -> Turn:
    """Not to know is an answer: the place stays open, and on it goes."""
    slot, at = asked.slot, asked.at
    heap = settle.Heap(turn.talk.draft)
    if slot == "counts":
        return turn
    if slot in ("fix", "choose"):
        return kept(turn, asked)
    if slot == "objective" and turn.talk.rounds.get(ask.key(slot, at), 0) < 3:
        return turn
    if slot in ("outcome", "purpose") and turn.talk.rounds.get(ask.key(slot, at, asked.code), 0) < 2:
        return turn
    if slot in ("clash", "which", "steer", "last", "ready", correcting.PLACE):
        return leave(turn, asked)
    heap = settle.gap(heap, at, slot, "unknown")
    turn = outcome(turn, heap.draft, heap.changed)
    text = mirror.heard(heap.changed, heap.draft, at) if slot not in ("purpose", "who", "partner") else ""
    return turn.said("heard", text, changed=heap.changed).moved_to(heap.changed)


def leave(turn: Turn, asked: Asked) -> Turn:
    """Nobody can decide now: what stood there stands."""
    draft = turn.talk.draft
    if asked.slot == "clash":
        draft = draft._replace(clashes=draft.clashes[1:])
    elif asked.slot in ("which", "steer"):
        draft = loose.beside(draft, asked)
    elif asked.slot == "last":
        draft = last.decided(turn, asked, "result")
    else:
        return turn
    return turn.having(draft=draft).said("heard", "It stays as it is.")


def _clash(turn: Turn, asked: Asked, said: str) -> Turn | None:
    _, slot, stands, later = turn.talk.draft.clashes[0]
    lowered = said.lower()
    if stands.text.lower() in lowered and later.text.lower() in lowered:
        return None
    chosen = (
        stands
        if stands.text.lower() in lowered or re.search(r"\b(?:first|former|earlier|old)\b", lowered)
        else later
        if later.text.lower() in lowered or re.search(r"\b(?:second|latter|later|new|last)\b", lowered)
        else None
    )
    if chosen is None:
        return None
    draft = turn.talk.draft._replace(clashes=turn.talk.draft.clashes[1:])
    heap = settle.fill(settle.Heap(draft), asked.at, slot, chosen)
    return _told(turn, heap, f"{chosen.text} holds.").moved_to(heap.changed)


def _told(turn: Turn, heap: settle.Heap, text: str) -> Turn:
    return outcome(turn, heap.draft, heap.changed).said("heard", text, changed=heap.changed)


def _partner(turn: Turn, asked: Asked, said: str) -> Turn | None:
    home = settle.aim(turn.talk.draft, asked.at[0])
    partners = list(home.partners)
    n = next((n for n, each in enumerate(partners) if each.gives is None), None)
    if n is None or ((order := orders.read(said)) and order.kind != "confirmed"):
        return None
    yes = bool(_CONFIRMED.search(said)) and not _NOT_YET.search(said)
    partners[n] = partners[n]._replace(gives=Told(phrasing.bare(said), turn.number, turn.by), confirmed=yes)
    draft = settle.with_aim(turn.talk.draft, home._replace(partners=tuple(partners)))
    state = "confirmed" if yes else "not confirmed yet"
    return turn.having(draft=draft).said("heard", f"From {partners[n].team.text}: {phrasing.bare(said)}; {state}.")


def _ready(turn: Turn, asked: Asked, said: str) -> Turn | None:
    home = settle.aim(turn.talk.draft, asked.at[0])
    if _YES.match(said) and len(said.split()) < 8:
        draft = settle.with_aim(turn.talk.draft, home._replace(approved=True))
        other = next(
            (each for each in draft.aims if not each.approved and each.id != home.id and (each.words or each.lines)),
            None,
        )
        if other is not None and other.id != home.id:
            number = draft.aims.index(other) + 1
            name = phrasing.inside(other.words.text) if other.words else "still without a sentence"
            return (
                turn.having(draft=draft._replace(at=other.id))
                .said("heard", f"That one stands. Objective {number}: {name}.")
                ._replace(near=())
            )
        rest = standing.without(draft) or "Each part can still be changed beside here."
        text = f"Then it stands. {rest}"
        return (
            turn.having(draft=draft, asked=None, ended=True)
            .said("draft", text)
            .having(notes=(*turn.talk.notes, "stands"))
            .waiting()
        )
    if _NO.match(said) and len(said.split()) < 4 and orders.read(said) is None:
        again = next((each for each in _MISSING if each not in turn.talk.questions), "")
        if not again:
            return turn.told("Each part can be changed beside here, or in a sentence.", once="each part").waiting()
        put = turn.having(asked=asked._replace(text=again), questions=(*turn.talk.questions, again))
        return put.said("question", again).waiting()
    if _UNSURE.match(said):  # an answer as well; a later yes is heard
        return turn.said("heard", "Then that stays open. Each part can still be changed beside here.").waiting()
    return None


def _fix(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """A finding was asked about: a word for it keeps the line, a sentence takes its place, a figure goes where it belongs."""
    order = orders.read(said)
    if order is not None and order.kind not in ("keep", "handed down"):
        return None
    if order is not None or (len(said.split()) < 4 and (_YES.match(said) or _NO.match(said))):
        return kept(
            turn, asked, "Handed down, kept as it is." if order is not None and order.kind == "handed down" else ""
        )
    if named.speaks(said) or phrasing.planned(said) or cues.GUARD.search(said) or cues.CORRECTS.match(said):
        return None
    say = Saying(said)
    silent = tongue.dodges(said) or say.length < 3 or hearing.unknown(said) or said.endswith("?")
    dated = bool(say.date) and len(say.text.split()) - len(say.date.split()) < 5  # "the premiere is on 3 october"
    if silent or dated or (say.figures and len(asked.at) == 2):
        return None
    return reworded(turn, asked.at, said)


def reworded(turn: Turn, at: At, said: str) -> Turn:
    """Put a new wording in a part's place."""
    words = Told(phrasing.bare(said), turn.number, turn.by)
    draft = turn.talk.draft
    if len(at) == 1:
        heap = settle.settle(draft, [Heard("objective", at, words.text, said, "corrected")], turn.number, turn.by)
    else:
        found = settle.line(draft, at)
        if found is None:
            return turn
        name = phrasing.result(said)
        changed = Change(at, "name", name, found.text or found.name)
        heap = settle.Heap(settle.with_line(draft, at, found._replace(said=words, name=name, text="")), (changed,))
    return _told(turn, heap, "It now reads: " + (heap.changed[-1].text if heap.changed else words.text) + ".")


def kept(turn: Turn, asked: Asked, text: str = "") -> Turn:
    """The team lets it stand, and is not asked about it again."""
    draft, home = turn.talk.draft, settle.aim(turn.talk.draft, asked.at[0])
    found = settle.line(draft, asked.at)
    if found is not None:
        draft = settle.with_line(draft, asked.at, found._replace(kept=(*found.kept, asked.code)))
    else:
        draft = settle.with_aim(draft, home._replace(kept=(*home.kept, asked.code)))
    about = phrasing.short(found.text or found.name, 8) if found else "The objective"
    return turn.having(draft=draft).said("heard", text or f"{nouns.starting(about)}: kept as it is.")


def _choose(turn: Turn, asked: Asked, said: str) -> Turn | None:
    offered = asked.options
    chosen = next((each for each in offered if each.lower() == said.lower()), None)
    number = re.fullmatch(r"\W*(?:option )?([12]|first|second)(?: one)?\W*", said, re.IGNORECASE)
    if number and chosen is None:
        n = 0 if number[1].lower() in ("1", "first") else 1
        chosen = offered[n] if n < len(offered) else None
    if chosen == ask.KEEP or (
        chosen is None and re.match(r"(?:keep|leave|as it is|neither|none|no)\b", said, re.IGNORECASE)
    ):
        return kept(turn, asked)
    if chosen is None:
        return _fix(turn, asked, said)
    return _taken(turn, asked, chosen)


def _taken(turn: Turn, asked: Asked, text: str) -> Turn:
    """An option was chosen: its words stand, its open places are asked for."""
    draft = turn.talk.draft
    found = settle.line(draft, asked.at)
    words = Told(text, turn.number, turn.by)
    if found is None:
        home = settle.aim(draft, asked.at[0])
        draft = settle.with_aim(draft, home._replace(words=words))
    else:
        name = re.split(r",? from \[|: \[", text, maxsplit=1)[0].rstrip(" :,")
        old = Told(found.text or found.said.text, found.said.turn, found.said.by)
        new = found._replace(name=name, text="", said=words, tries=(*found.tries, old))
        draft = settle.with_line(draft, asked.at, new)
    return turn.having(draft=draft).said("heard", "Taken; what it replaces stands under it.")


def _turned(turn: Turn, asked: Asked, said: str) -> Turn | None:
    """Figures that go the other way: they are meant so, or change places."""
    found = settle.line(turn.talk.draft, asked.at)
    if found is None or len(said.split()) > 6:
        return None
    if _YES.match(said):
        return kept(turn, asked._replace(code=turned.CODE))
    if (
        not re.search(r"\b(?:other way|around|round|swap|turn|switch|no)\b", said, re.IGNORECASE)
        or Saying(said).figures
    ):
        return None
    before, after = (found.said._replace(text=turned.stated(found, slot)) for slot in settle.WANTED)
    slots = {**found.slots, "baseline": after, "target": before}
    new = found._replace(slots=slots, text="")
    heap = settle.Heap(settle.with_line(turn.talk.draft, asked.at, new))
    for slot in settle.WANTED:
        heap = heap.told(heap.draft, asked.at, slot, slots[slot].text)
    return _told(turn, heap, mirror.heard(heap.changed, heap.draft))


_TAKERS: dict[str, Callable[[Turn, Asked, str], Turn | None]] = {
    "clash": _clash,
    "which": loose.which,
    "steer": loose.steer,
    "last": last.answered,
    "partner": _partner,
    "ready": _ready,
    "fix": _fix,
    "choose": _choose,
    "turned": _turned,
    correcting.PLACE: correcting.placed,
}
