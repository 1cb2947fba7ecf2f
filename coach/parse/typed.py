"""Words that somebody typed or took for one part: read as if they stood in a document."""

from __future__ import annotations

from coach.model import Words
from coach.parse import label, line
from coach.parse.line import Goal

_OWN = ("", label.OBJECTIVE, label.KEY_RESULT)


def goal(text: str) -> Goal:
    """Read typed words: a label (`KR2: ...`), an owner, tags come off as in a document; white space is joined.

    What else the words begin with ("Target: ...") is theirs.
    """
    words = Words(" ".join(text.split()))
    found = line.read(words)
    if found.label not in _OWN or found.dropped or not found.words.text:
        found = line.read(words, labelled=False)
    return found if found.words.text else Goal(words)
