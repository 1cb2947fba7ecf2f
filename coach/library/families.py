"""Families of outputs, and for each the readings that a coach would offer first.

A family is what a line does to the world: it trains somebody, writes something down, opens a
channel. Every family has a better question for the line that no reading fits.
"""

from __future__ import annotations

from coach.library.keeping import KEEPING
from coach.library.making import MAKING
from coach.library.metric import Family
from coach.library.telling import TELLING

FAMILIES: dict[str, Family] = {**TELLING, **MAKING, **KEEPING}
