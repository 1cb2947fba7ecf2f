"""How nothing on a page may sound or look, whoever wrote it: words of judgement, praise, markup, addresses."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"\b(?:errors?|warnings?|blocked|violations?|wrong|bad|badly|vanity|sandbagging|only|just|merely|simply|obviously|should|must|underperform\w*|lazy|incompetent|"
    r"great|excellent|amazing|awesome|fantastic|perfect|impressive|nice|good job|well done|congratulations|"
    r"(?:every|all|the) checks? (?:\w+ )?pass(?:ed|es)?|pass(?:ed|es)? (?:every|all|the) checks?)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"!|https?:|www\.|\]\(|</?[a-z]|`|\*\*|^\s*[#>|]|[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\U000e0000-\U000e007f]|data:|javascript:",
    re.IGNORECASE,
)


def fault(text: str, given: str) -> tuple[str, str] | None:
    """What of a text no page may show, and why; None when it may. The team's own words and marks may come back."""
    own = given.lower()
    for found in _MARKS.finditer(text):
        if not found[0].strip() or found[0].lower() not in own or found[0] in "<`":
            return "Markup, addresses, control characters, emoji and exclamation marks are left out.", found[0]
    for found in _WORDS.finditer(text):
        if not re.search(rf"\b{re.escape(found[0].lower())}\b", own):
            return "A word that judges or praises is left out.", found[0]
    return None
