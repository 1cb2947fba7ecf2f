"""What a figure does in its line, in the light of the words around it: today's level, the aim, a change."""

from __future__ import annotations

from bisect import bisect_left

from coach.checks.meaning import CHANGING
from coach.quantities import Quantity
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_NOT = bag("not don't doesn't never no can't cannot won't mustn't")
_TODAY = (["today"], ["now"], ["currently"], ["presently"])
_UNITS = (["seconds"], ["minutes"], ["hours"], ["days"], ["weeks"], ["months"], ["years"])
_INSTEAD = (["rather", "than"], ["instead", "of"])
OF_THE_TIME = ["of", "the", "time"]
_NEAR = 7  # words before an amount that say what it does


def place(reading: Reading, quantity: Quantity) -> Quantity:
    """An amount with its part and bound as the words before and after it have them."""
    words, starts, _ = reading.amounts.tokens
    first, last = bisect_left(starts, quantity.start), bisect_left(starts, quantity.end)
    before, after = words[max(0, first - _NEAR) : first], words[last : last + 1]
    if words[last : last + 1] == ["or"] and not quantity.unit and words[last + 2 : last + 3] in _UNITS:
        return quantity._replace(unit=words[last + 2][:-1], role="level")  # 2 or more days
    if quantity.slot == "target" and _is_of_today(quantity, before, after):
        return quantity._replace(slot="baseline", lead="not" if before[-2:] in _INSTEAD else quantity.lead)
    if quantity.slot == "baseline" and first > 1 and _is_change(quantity.lead):
        return quantity._replace(role="delta", slot="target")  # rises €5 to €42
    if quantity.role == "delta":
        held = before[-1:] == ["up"] and words[last : last + 3] == OF_THE_TIME  # up 99% of the time
        done = before[-1:] == ["by"] and _is_done_by(reading, before)
        return quantity._replace(role="level" if held else "count", lead="") if held or done else quantity
    if before[-1:] == ["exceed"] and not _NOT.isdisjoint(before):
        return quantity._replace(bound="<=")
    return quantity


def _is_of_today(quantity: Quantity, before: list[str], after: list[str]) -> bool:
    """Whether a figure says how it is: from 500 by 20%, 90 today, rather than 16."""
    if quantity.lead == "from" and quantity.role == "level" and after in (["by"], ["to"]):
        return True
    return before[-2:] in _INSTEAD or (after in _TODAY and quantity.role in ("level", "count"))


def _is_change(lead: str) -> bool:
    return lead == "up" or bool(LEXICON[lead] & (Is.UP | Is.DOWN))


def _is_done_by(reading: Reading, before: list[str]) -> bool:
    """Whether a figure counts who does it: attended by 400 people."""
    done = LEXICON[before[-2]] if len(before) > 1 else 0
    return bool(done & Is.PAST and not done & CHANGING) and any(c.form == "passive" for c in reading.clauses)
