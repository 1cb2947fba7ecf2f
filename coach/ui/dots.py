"""How sure, as dots: a row a key result, a dot a person, a line from the lowest to the highest. A Vega-Lite picture."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

LONGEST = 34  # characters of a name beside its row
ROW = 74  # pixels
APART = 0.24  # of a row, between two dots of one value
INK = {True: "#C6CFCC", False: "#3C4A47"}


def chart(rows: Sequence[tuple[str, Sequence[int]]], *, night: bool, scale: float = 1) -> dict[str, Any]:
    """Draw the rows: name, and the sorted answers. scale: of the type, for a projector."""
    font = round(15 * scale)
    text = {"labelColor": INK[night], "labelFontSize": font, "title": None, "grid": False, "ticks": False}
    names = {
        **text,
        "values": list(range(len(rows))),
        "labelExpr": f"{json.dumps([_short(name) for name, _ in rows])}[datum.value]",
        "domain": False,
        "labelLimit": round(280 * scale),
        "labelPadding": 14,
    }
    y = {
        "field": "row",
        "type": "quantitative",
        "scale": {"domain": [-0.5, len(rows) - 0.5], "reverse": True, "nice": False},
        "axis": names,
    }
    x = {"type": "quantitative", "scale": {"domain": [0, 10]}, "axis": {**text, "values": list(range(11))}}
    spans = [{"row": row, "low": sure[0], "high": sure[-1]} for row, (_, sure) in enumerate(rows)]
    line = {
        "data": {"values": spans},
        "mark": {"type": "rule", "strokeWidth": 3, "color": "#8A9692", "opacity": 0.6},
        "encoding": {"y": y, "x": {**x, "field": "low"}, "x2": {"field": "high"}},
    }
    dots = {
        "data": {"values": [dot for row, (_, sure) in enumerate(rows) for dot in _dots(row, sure)]},
        "mark": {"type": "circle", "size": round(260 * scale**2), "opacity": 1, "color": "#2B7F72"},
        "encoding": {"y": y, "x": {**x, "field": "sure"}},
    }
    return {
        "height": round(max(len(rows), 2) * ROW * scale),
        "layer": [line, dots],
        "config": {"view": {"strokeWidth": 0}},
    }


def _dots(row: int, sure: Sequence[int]) -> list[dict[str, float]]:
    """The dots of a row; equal answers stand above each other."""
    apart = min(APART, 0.8 / max(Counter(sure).values()))
    return [
        {"row": row + (k - (n - 1) / 2) * apart, "sure": value}
        for value, n in sorted(Counter(sure).items())
        for k in range(n)
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"
