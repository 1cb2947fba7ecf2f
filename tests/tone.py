"""The tone rules as one function: what a sentence on a page may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

FORBIDDEN = frozenset(
    [
        "error",
        "warning",
        "blocked",
        "violation",
        "wrong",
        "bad",
        "vanity",
        "sandbagging",
        "only",
        "just",
        "merely",
        "should",
        "must",
        "simply",
        "obviously",
    ]
)
SCHOOL = re.compile(
    r"(?i)\b(?:errors?|warnings?|blocked|violat\w+|wrong|bad|vanity|sandbag\w*|only|just|merely|should|must)\b"
)
PRAISE = re.compile(
    r"(?i)\b(?:great (?:job|work|start)|excellent|awesome|perfect|well done|good job|nice|congratulations)\b"
)
PEOPLE = re.compile(r"(?i)\b(?:underperform\w*|lazy|incompetent|you (?:always|never|failed|forgot))\b")
NAMES = re.compile(r"\b(?:Google|re:Work|Doerr|Wodtke|Grove|Intel)\b")
CODE = re.compile(r"\b[OKSCRP]\d{3}\b")
LOUD = re.compile(r"!(?!=)|[\U0001F300-\U0001FAFF\u2600-\u27BF]")


def slips(text: str, *, sources: bool = False) -> Iterator[str]:
    """What breaks the tone in one sentence or message. sources: names of books and firms may stand there."""
    for what, pattern in (
        ("a school word", SCHOOL),
        ("praise", PRAISE),
        ("people", PEOPLE),
        ("a code", CODE),
        ("loud", LOUD),
    ):
        if found := pattern.search(text):
            yield f"{what}: {found.group()!r} in {text!r}"
    if not sources and (found := NAMES.search(text)):
        yield f"a source on the surface: {found.group()!r} in {text!r}"


def asks_once(text: str) -> bool:
    """One question at most, and it comes last. Chips (today ?) are no questions."""
    text = re.sub(r"\w \?|not so\?", "", text)
    return text.count("?") <= 1
