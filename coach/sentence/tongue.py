"""Whether a line is in another language than English, the one that is understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.words import bag

_ABROAD = bag(  # small words that no English line holds
    "um ohne sich unser unseren gerne wieder weniger und für mit bis der eine einen einem einer eines das dem den nicht mehr auf von zur zum durch werden wird sind alle unsere "
    "les des une pour avec dans aux nos et sur plus los las para una del por nuestros nuestro y con della delle degli per gli"
)
_BORROWED = bag(
    "die den per plus des das den et alle los las del con y per"
)  # and those that an English line may borrow
_HERE = bag("the a of for to and with from by our is are at")  # and none of theirs
_LETTERS = re.compile(r"\b[a-zäöüß]*[äöüß][a-zäöüß]*\b")
_ENDS = bag(  # German puts the verb of a goal last: "Fluktuation senken"
    "senken steigern erhöhen verbessern reduzieren verringern einführen aufbauen ausbauen umsetzen schaffen erreichen entwickeln "
    "gewinnen halten verkürzen vermeiden abschliessen abschließen veröffentlichen erstellen durchführen schulen optimieren "
    "etablieren stärken sichern gewährleisten vereinfachen beschleunigen verdoppeln halbieren begeistern binden erneuern"
)


def foreign(words: Sequence[str], text: str) -> bool:
    """Tell a line in another language, by its small words, its letters and its last verb."""
    here = sum(word in _HERE for word in words)
    if len(words) > 1 and words[-1] in _ENDS and not here:
        return True
    sure = sum(word in _ABROAD and word not in _BORROWED for word in words)
    maybe = sum(word in _BORROWED for word in words)
    if sure + maybe > here and (sure or maybe > 1):
        return True
    return here == 0 and _LETTERS.search(text) is not None
