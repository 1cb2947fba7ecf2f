"""How firmly a line is meant: duties, promises and tests, and what became of them in a rewrite."""

from __future__ import annotations

from coach.checks.compared import Compared
from coach.words import bag

_DUTIES = (
    bag("law legal legally statutory statute regulation regulations regulatory mandatory mandated required requires requirement compulsory"),
    bag("contract contracts contractual contractually sla"),
    bag("must shall obliged obligation"),
)  # fmt: skip
_FIRM = bag(
    "guarantee guarantees guaranteed definitely certainly promise promises promised commit commits committed committing always "
    "must shall mandatory obliged vow pledge pledged pledges inevitably"
)
_TESTING = bag(
    "test tests testing tested whether explore exploring explored pilot pilots piloting piloted trial trials experiment experiments "
    "investigate investigating hypothesis learn try trying prototype validate discover assess evaluate study"
)
FIRM = _FIRM.union(*_DUTIES)


def broken(both: Compared) -> list[str]:
    """Words of law, contract and duty whose kind is gone."""
    found = []
    for words in _DUTIES:
        said = [word for line in both.before.lines for word in line.words if word in words]
        if said and words.isdisjoint(both.after.words):
            found.append(said[0])
    return found


def hardened(both: Compared) -> list[str]:
    """Words that make a promise of what was none: guarantee, definitely, must."""
    if not FIRM.isdisjoint(both.given.words):
        return []
    return [word for line in both.goals for _, word in line.free if word in _FIRM]


def untested(both: Compared) -> list[str]:
    """What the team meant to find out and the rewrite says as if it were known."""
    asked = [word for line in both.before.lines for word in line.words if word in ("whether", "hypothesis")]
    return asked if asked and _TESTING.isdisjoint(both.after.words) else []
