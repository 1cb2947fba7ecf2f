"""Who is named in a document: by a first name in a text, or in a field that says who looks after something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.model import OKRSet
from coach.parse.owner import role
from coach.parse.person import FIRST

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FAMILY = re.compile(r"[ \t]+([^\W\d_][\w'’-]+)")
_BETWEEN = re.compile(r"[,;/&+|()<>]|\s(?:and|und|et|y|with|mit)\s")


def named(text: str) -> Iterator[str]:
    """The persons whom a text names by a first name, with the family name that follows it."""
    for found in _WORD.finditer(text):
        first = re.sub(r"['’]s?$", "", found[0])
        if first.lower() not in FIRST or not first[0].isupper():
            continue
        family = _FAMILY.match(text, found.end()) if first == found[0] else None
        yield f"{first} {family[1]}" if family and family[1][0].isupper() else first


def owners(field: str) -> Iterator[str]:
    """The persons in a field such as "Ines K. & Tom, CFO": two; a role or a team is none."""
    for each in _BETWEEN.split(field):
        name = each.strip()
        if "@" not in name and any(letter.isalpha() for letter in name) and not role(name):
            yield name


def looking_after(okrs: OKRSet) -> Iterator[str]:
    """The persons whom the fields of a document name as owners."""
    for objective in okrs.objectives:
        for owner in (objective.owner, *(each.owner for each in objective.key_results)):
            yield from owners(owner or "")
