"""The bits of a word open the steps that may find something; with every step open the reading is the same."""

from __future__ import annotations

import pytest

from coach import quantities
from coach.quantities.classes import Classes, May

OPEN = (
    May.MARKED | May.COMPARED | May.FOLLOWED | May.UNIT | May.SHARED
    | May.BOUND | May.RATE | May.ARROW | May.BOXED | May.REPORT | May.BACK | May.OR
)  # fmt: skip
LINES = (
    "Hand out 40 seed packets a week from 3 huts",
    "Cut lost parcels from 12 to 5 by 30 June",
    "9 of 10 campers pack before 8:30",
    "Ferry delays under 4 minutes (today 11)",
    "Sell 300 or more lanterns at $5 each",
    "At least 25% fewer calls per shift, rank #3 in the valley",
    "Shoe repairs 60% complete => 70%",
    "Bake 10 000 rolls, 2 million at most, 101 recipes, chapter 3 of 5",
    "Between 5 and 7 tents by week 8, -4 degrees, .65 litres",
    "Beds from 20 wards, 3 percentage points, 4 working days, 2 x faster",
    "Answer 80% within 7 days versus 60% last year (0.4)",
    "Stock ropes: 10 minimum",
    "Paint the jetty. 60% complete",
    "Currently 12 leaks",
    "As of May it is 12; 5 june, 1.3.2027, 12/20 tools minimum",
)


class Wide(Classes):
    """Every step is open for every word."""

    def __getitem__(self, word: str) -> int:
        return super().__getitem__(word) & ~May.PLAIN | OPEN


@pytest.mark.parametrize("line", LINES)
def test_a_closed_step_would_have_found_nothing(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gated = quantities.read(line)
    assert gated.quantities
    monkeypatch.setattr(quantities, "_CLASSES", Wide(quantities._HANDLERS))
    assert quantities.read(line) == gated
