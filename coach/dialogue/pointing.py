"""How a message points at a key result: "KR 2", "the first one", "that one", "it"."""

from __future__ import annotations

import re

LAST, HERE = -1, -2  # numbers of the last one, and of the one that was spoken of last

NUMBERED = r"(?:(?:the )?(?:key result|kr|line|result)\s*#?\s*(?P<number>\d{1,2}))"
_WORD = r"first|second|third|fourth|fifth|last"
NTH = rf"(?:(?:the )?(?P<nth>{_WORD})(?: (?:one|key result|kr|line|result)))"
NTH_ALONE = rf"(?:the )?(?P<nth>{_WORD})(?: (?:one|key result|kr|line|result))?"
THIS = r"(?P<here>(?:that|this|the) (?:one|line|key result|kr))"
IT = r"(?P<here>(?:that|this|the) (?:one|line|key result|kr)|it|that|this)"
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}


def number(match: re.Match[str]) -> int:
    """The number that a match of the patterns above points at; 0 where it points at none."""
    found = match.groupdict()
    if found.get("number"):
        return int(found["number"])
    return _ORDER.get((found.get("nth") or "").lower(), HERE if found.get("here") else 0)
