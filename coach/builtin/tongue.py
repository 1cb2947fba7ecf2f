"""Lines in another language: their words are kept and quoted, the question is in English, nothing is composed."""

from __future__ import annotations

import re

from coach.model import KeyResult
from coach.words import bag

_ABROAD = bag(  # small words that no English line holds
    "und für mit bis der eine einen einem einer eines das dem den nicht mehr auf von zur zum durch werden wird sind alle unsere "
    "les des une pour avec dans aux nos et sur plus los las para una del por nuestros nuestro y con della delle degli per gli"
)
_BORROWED = bag(
    "die den per plus des das den et alle los las del con y per"
)  # and those that an English line may borrow
_HERE = bag("the a of for to and with from by our is are at")  # and none of theirs
_LETTERS = re.compile(r"\b[a-zäöüß]*[äöüß][a-zäöüß]*\b")
_QUOTED = 14  # words of a line that a question can carry


def foreign(kr: KeyResult) -> bool:
    """Tell a line in another language, by its small words and letters."""
    words = kr.reading.line.words
    sure = sum(word in _ABROAD and word not in _BORROWED for word in words)
    maybe = sum(word in _BORROWED for word in words)
    here = sum(word in _HERE for word in words)
    if sure + maybe > here and (sure or maybe > 1):
        return True
    return here == 0 and _LETTERS.search(kr.text) is not None


def question(kr: KeyResult) -> str:
    """Ask in English what the line is for, its own words quoted."""
    said = kr.text.rstrip(".")
    named = f"“{said}”" if len(said.split()) <= _QUOTED and "?" not in said else "that"
    return f"When {named} is done, what will go differently, and who will notice?"
