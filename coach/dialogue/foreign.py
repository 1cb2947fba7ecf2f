"""Hearing a message that is not English: its words go whole to what was asked, its figures where they were asked for.

A pair of figures with its name ("Stammgäste von 20 % auf 35 %") is a key result; a figure among other words is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.dialogue.values import Heard, Slot
from coach.session import At

_UNITS = (
    "prozent|stunden?|tagen?|wochen?|monaten?|jahren?|minut\\w*|sekunden?|euro|pour cent|heures?|jours?|semaines?|mois|ans?|por ciento|horas?|d[ií]as?|"
    "semanas?|meses|años?|per cento|ore|ora|giorn[io]|settiman[ae]|mes[ei]|ann[io]|procent|uren|uur|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|ja(?:ar|ren)"
)
_BOUND = r"(?:unter|über|höchstens|mindestens|bis zu|moins de|plus de|menos de|más de|meno di|onder|boven)"
_AMOUNT = rf"(?:{_BOUND}\s)?[$€£]?\d[\d.,]*(?:\s?[%€](?!\w)|\s(?:{_UNITS})\b)?(?:\s(?:pro|par|por|al|alla|je|per|à la|a la)\s[^\W\d_]+|\s(?:am tag|die woche|im monat|im jahr))?"
_FIGURE = re.compile(_AMOUNT, re.IGNORECASE)
_FROM_TO = re.compile(
    rf"(?P<name>[^\d:]{{3,90}}?)\s*:?\s(?:von|vom|de|du|da|dal|dall'|van)\s(?P<today>{_AMOUNT})\s(?:auf|à|au|a|al|all'|naar|tot|nach|para|até)\s(?P<aim>{_AMOUNT})\W*",
    re.IGNORECASE,
)
_NOW = r"(?:heute|derzeit|aktuell|momentan|zurzeit|aujourd'hui|actuellement|hoy|actualmente|oggi|attualmente|vandaag|momenteel|hoje|atualmente)"
_AIM = r"(?:ziel|objectif|cible|objetivo|meta|obiettivo|doel)"
_TODAY = re.compile(
    rf"(?P<name>[^\d:,]{{3,90}}?)\s*[:,]?\s{_NOW}:?\s(?P<today>{_AMOUNT})(?:,?\s(?:und\s|et\s|y\s|e\s|en\s)?{_AIM}:?\s(?P<aim>{_AMOUNT}))?\W*",
    re.IGNORECASE,
)
_BARE = re.compile(  # a figure, and how sure or how good it is
    rf"(?:(?:etwa|ungefähr|circa|ca\.?|rund|so|gut|environ|unos|unas|ongeveer|cerca de|{_NOW}|{_AIM})[\s:]+){{0,2}}(?P<value>{_AMOUNT})"
    r"(?:\s(?:wären?|wäre|sind|ist|reicht|reichen|serait|seraient|sería|serían|sarebbe|zou)\b.{0,30})?\W*",
    re.IGNORECASE,
)
_WHOLE = frozenset(("objective", "outcome", "try", "guard", "held", "cycle", "team", "why", "need"))
_NOTHING = re.compile(r"(?:yes|no|ok|okay|ja|nein|oui|non|sí|si|danke|merci)\W*", re.IGNORECASE)
_WHEN = re.compile(
    r"20\d\d|\b[qhtk][1-4]\b|quarta|trimest|kwarta|\b(?:jan|feb|fév|mär|mar|abr|apr|avr|mai|may|mag|mei|jun|juin|giu|jul|juil|lug|ago|aug|août|sep|set|okt|oct|ott|out|nov|dez|déc|dic|dec)",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[.!;\n])\s+(?=[^\W\d_])|\n+")


def hear(said: str, slots: Sequence[Slot]) -> list[Heard]:
    """Propose a place for each sentence: a key result with its figures, else the one that the question was about."""
    asked = next((slot for slot in slots if slot.asked), None)
    aim = next((slot.at for slot in slots if len(slot.at) == 1), (1,))
    found, rest = list[Heard](), list[str]()
    for sentence in _STOP.split(said):
        text = " ".join(sentence.split())
        pair = _FROM_TO.fullmatch(text) or _TODAY.fullmatch(text)
        if pair is None:
            rest += [text] if text else []
            continue
        new = sum(each.slot == "outcome" for each in found) + 1
        found.append(Heard("outcome", aim, pair["name"], text))
        places = (("baseline", pair["today"]), ("target", pair["aim"]))
        found += [Heard(slot, (*aim, -new), value, text) for slot, value in places if value]
    return [*_asked(" ".join(rest), asked, slots, aim), *found]


def _asked(text: str, asked: Slot | None, slots: Sequence[Slot], aim: At) -> Iterator[Heard]:
    """The words that are left go to what was asked; a figure alone to the place that waits for one."""
    if asked is None or not text or text.endswith("?") or _NOTHING.fullmatch(text):
        return
    bare, number = _BARE.fullmatch(text), _FIGURE.search(text)
    name = "outcome" if asked.name == "purpose" else asked.name
    if bare is not None:
        open_ = asked if len(asked.at) == 2 else _waiting(slots) if name in ("outcome", "counts") else None
        if open_ is not None:
            yield Heard(open_.name, open_.at, bare["value"], text)
    elif number is not None and (name not in _WHOLE - {"outcome"} or (name == "cycle" and not _WHEN.search(text))):
        yield Heard("stray", aim, number.group().rstrip(".,"), text)
    elif len(asked.at) == 1 and name in _WHOLE:
        yield Heard(name, asked.at, text.rstrip("."), text)


def _waiting(slots: Sequence[Slot]) -> Slot | None:
    """The first figure of a key result that is open."""
    return next(
        (slot for slot in slots if len(slot.at) == 2 and not slot.value and slot.name in ("baseline", "target")), None
    )
