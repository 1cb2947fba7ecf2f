"""Who "CFO: ..." is: words before a colon that name a role, a function or a team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from coach.parse.line import Goal
from coach.words import bag

_WORD = re.compile(r"[^\W_]+")
# Titles of people: whoever bears one owns the line.
_ROLES = bag(
    "ceo coo cfo cto cio cmo cpo cro chro ciso cso cco cdo cao vp svp evp avp vpe gm md pm po em director "
    "directors manager managers head chief officer president lead leads leader fellow engineer engineers "
    "engineering analyst analysts architect architects owner controller accountant team teams squad squads "
    "tribe guild crew department dept division group section office board committee leiter leiterin leitung "
    "chef secretary treasurer chair chairman foreman supervisor coordinator principal dean matron nurses "
    "teachers sre"
)
# Functions of an organisation: they own a line when it is said as "Sales: win ...".
_FUNCTIONS = bag(
    "sales marketing product support finance legal hr people it operations ops design ux success recruiting "
    "talent procurement purchasing payroll accounting engineering frontend backend infrastructure infra "
    "platform devops qa communications comms pr devrel partnerships alliances logistics vertrieb einkauf "
    "personal buchhaltung entwicklung kitchen workshop warehouse reception dispatch facilities admin "
    "administration bizdev sdr"
)


def role(prefix: str) -> bool:
    """Whether words before a colon name a role or a function."""
    found = _WORD.findall(prefix.lower())
    if not found or len(found) > (14 if ";" in prefix or "," in prefix else 7):
        return False
    if any(w in _ROLES for w in found):
        return True
    return len(found) <= 4 and (found[0] in _FUNCTIONS or found[-1] in _FUNCTIONS)


def styled(goals: Iterable[Goal]) -> bool:
    """Whether the document puts owners before its lines.

    True when two or more prefixes name roles and they, or labels with an owner, make up a third of
    all prefixes: then the other prefixes ("Geo: ...") are taken for owners too.
    """
    seen: Counter[bool] = Counter()
    for goal in goals:
        if goal.prefix:
            seen[role(goal.prefix)] += 1
        elif goal.owner and goal.label == "key result":
            seen[True] += 1
    return seen[True] >= 2 and seen[True] * 2 >= seen[False]


def owns(goal: Goal, *, style: bool) -> bool:
    """Whether the prefix of a line is its owner."""
    if not goal.prefix or goal.rest is None:
        return False
    if role(goal.prefix):
        return True
    first = goal.rest.text[:1]
    return (
        style
        and len(goal.prefix) <= 60
        and ";" not in goal.prefix
        and (first.isupper() or first.isdigit() or first in "<>[~$€?#")
        and not goal.prefix[0].isdigit()
    )
