"""Whether an aim may stand in the place of the team's own objective, or is offered beside it."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.model import Objective, ProposedSet
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_WORD = re.compile(r"[\w'’-]+")
_NAMING = Is.UNKNOWN | Is.NAME | Is.STANDARD
_PRAISE = nouns.bag(
    "world class great grow happy happi lead excellenc choic success succe season way thing love delight work experienc qualit quality"
)


def marked(proposed: ProposedSet, objective: Objective) -> ProposedSet:
    """Let the team's words stand where the aim loses what they say; a stock sentence about something else goes."""
    about = subject(objective)
    aims = tuple(each for each in proposed.aims if each.how != "stock" or not about or about & nouns.stems(each.text))
    return proposed._replace(aims=aims, ours=bool(aims) and not keeps(aims[0].text, objective))


def keeps(aim: str, objective: Objective) -> bool:
    """Tell whether an aim still holds the objective's figures, dates and names, and is about the same."""
    said, amounts = aim.lower(), objective.reading.amounts
    figures = [each.text for each in amounts.quantities if each.role != "all"]  # "every child" counts nothing
    held = (*figures, *(each.text for each in amounts.dates), *_names(objective.text))
    if any(each.lower() not in said for each in held):
        return False
    about = subject(objective)
    return not about or bool(about & nouns.stems(aim))


def subject(objective: Objective) -> frozenset[str]:
    """What an objective is about: the stems of its content words; praise and wishes are about nothing."""
    words = [word for word in nouns.words(objective.text) if not LEXICON[word.lower()] & (Is.QUALITY | Is.UP | Is.DOWN)]
    return nouns.stems(" ".join(words)) - _PRAISE


def _names(text: str) -> list[str]:
    """Words with a capital inside the sentence; where most words have one, capitals tell nothing."""
    _, *rest = _WORD.findall(text) or [""]
    written = [word for word in rest if word[:1].isupper()]
    if len(written) * 2 > len(rest):
        return []
    return [word for word in written if LEXICON[word.lower()] & _NAMING or any(mark.isupper() for mark in word[1:])]
