"""Lines that name their own measure and lack a slot: they get that slot and nothing else.

"Reduce P99 latency by 30%" lacks the value it starts from; "Faster reports to the wards" lacks both
ends; "Owners who give the medicine as told" can be counted as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.builtin import compared, given, stated, wished
from coach.builtin.aspect import Aspect
from coach.builtin.counted import Own
from coach.model import KeyResult

COMPARED = compared.WORDS
_KINDS = frozenset(("unmeasured", "output", "outcome", "activity", "coverage", "milestone"))


def measures(kr: KeyResult, aspect: Aspect) -> Iterator[Own]:
    """Find how a line can be its own measure; nothing when it names none."""
    reading = aspect.reading
    if not reading.clauses:
        return
    every = all(amount.role == "all" for amount in reading.amounts.quantities)
    if kr.measure.target is not None and not every:
        yield from given.measures(kr)
    elif every and kr.kind in _KINDS:
        found = compared.measure(reading) or stated.measure(kr, reading) or wished.measure(kr, aspect)
        if found is not None:
            yield found
