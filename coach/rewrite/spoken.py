"""Sentences of a model that stand beside a set: in the team's tone, and without a figure or name that nobody gave."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.checks import faithfulness
from coach.rewrite import manner
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.:;?]\s+)([^\W\d_]{2,})")


def plain(text: str, given: Sequence[str]) -> bool:
    """Whether a sentence holds no digit, and no other figure, date, name or manner than what was given."""
    return (
        not any(map(str.isdigit, text))
        and manner.fault(text, " ".join(given)) is None
        and not faithfulness.faithful(text, list(given), ())
        and not _strangers(text, given)
    )


def names(text: str, given: Sequence[str]) -> bool:
    """Whether a sentence holds a name that does not stand in what was given."""
    return bool(_strangers(text, given)) or any(
        each.code == "R005" for each in faithfulness.faithful(text, list(given))
    )


def question(text: str) -> bool:
    """Whether a text is one question and no more."""
    return text.endswith("?") and text.count("?") == 1 and len(text.split()) > 2 and ". " not in text


def _strangers(text: str, given: Sequence[str]) -> set[str]:
    """Words that open a sentence, where a name looks like any word, and that neither a list nor the team knows."""
    known = {word.lower() for each in given for word in _WORD.findall(each)}
    opening = {word.lower() for word in _OPENING.findall(text)}
    return {word for word in opening - known if LEXICON[word] & Is.UNKNOWN}
