"""One key result over a cycle: dashed the even pace, solid what was entered. A Vega-Lite picture of two layers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from coach.team import Calendar, Point
from coach.ui.dots import INK

HEIGHT = 128  # pixels
PACE, ENTERED = "#8A9692", {True: "#6FC0B0", False: "#1F6B60"}


def chart(points: Sequence[Point], days: Calendar, *, night: bool) -> dict[str, Any]:
    """Draw the points that `team.chart` gives; what is not known is not drawn."""
    _, weeks = days.week(days.ends)
    text = {"labelColor": INK[night], "labelFontSize": 12, "title": None, "grid": False, "ticks": False}
    whole = _weeks(days, days.ends)
    x = {
        "field": "week",
        "type": "quantitative",
        "scale": {"domain": [0, max(whole, *(_weeks(days, each.day) for each in points))], "nice": False},
        "axis": {
            **text,
            "values": [0, whole],
            "labelExpr": f"datum.value > 0 ? 'week {weeks}' : 'start'",
            "labelFlush": True,
        },
    }
    pace = [{"week": _weeks(days, each.day), "value": each.expected} for each in points if each.expected is not None]
    real = [{"week": _weeks(days, each.day), "value": each.actual} for each in points if each.actual is not None]
    ends = sorted({row["value"] for row in (*pace[:1], *pace[-1:])} or {row["value"] for row in (real[0], real[-1])})
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": False, "nice": False, "padding": 8},
        "axis": {**text, "values": ends, "domain": False, "labelExpr": "format(datum.value, ',.6~g')"},
    }
    dashed = {
        "data": {"values": pace},
        "mark": {"type": "line", "strokeDash": [4, 4], "strokeWidth": 1.5, "color": PACE},
        "encoding": {"x": x, "y": y},
    }
    solid = {
        "data": {"values": real},
        "mark": {
            "type": "line",
            "strokeWidth": 2.5,
            "color": ENTERED[night],
            "point": {"size": 46, "color": ENTERED[night], "filled": True},
        },
        "encoding": {"x": x, "y": y},
    }
    return {"height": HEIGHT, "layer": [dashed, solid], "config": {"view": {"strokeWidth": 0}}}


def drawn(points: Sequence[Point]) -> bool:
    """Whether there is anything to see: two ends of a pace, or a value that was entered."""
    return sum(each.expected is not None for each in points) > 1 or any(each.actual is not None for each in points[1:])


def told(name: str, points: Sequence[Point]) -> str:
    """The picture in words."""
    said = [f"{each.day.day} {each.day:%B} {each.actual:g}" for each in points if each.actual is not None]
    pace = [each.expected for each in points if each.expected is not None]
    even = f"; an even pace goes from {pace[0]:g} to {pace[-1]:g}" if len(pace) > 1 else ""
    return f"{name}: {', '.join(said) or 'no value yet'}{even}."


def _weeks(days: Calendar, day: date) -> float:
    return (day - days.begins).days / 7
