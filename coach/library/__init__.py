"""Metrics by domain, families of outputs, and who is served by whom: names are proposed, values never."""

from __future__ import annotations

from coach.library.families import FAMILIES, Family
from coach.library.metric import Metric
from coach.library.outputs import FIRST, HEADS, VERBS

__all__ = ["FAMILIES", "FIRST", "HEADS", "VERBS", "Family", "Metric"]
