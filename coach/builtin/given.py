"""Lines with a figure whose starting point is missing: they get that slot, the figure is copied as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.builtin import counted, phrase
from coach.builtin.counted import Own
from coach.model import KeyResult
from coach.quantities import Quantity

_EFFECT = re.compile(
    r"^(?:an? )?(?:increase|rise|growth|uplift|lift|gain|reduction|decrease|drop|cut|improvement) (?:in|of) (?:the )?",
    re.IGNORECASE,
)
_BOUNDED = re.compile(
    r"(?:[<>]=?|≥|≤|\bat (?:least|most)|\b(?:under|below|over|above|less than|more than|up to|within))\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\b(?:by|before|until|till|in|during|at|for|within|through)\s+(?:the\s+)?(?:(?:end|start|middle|close|beginning)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby\s+(?:at least |at most |about |around |more than |up to |over |under |[<>≥≤~]=?\s*)?$", re.IGNORECASE
)
_BOUND = {">=": "at least", "<=": "at most", "<": "under", ">": "more than", "~": "about"}
_SIGNS = {"-": "less", "−": "less", "–": "less", "+": "more"}
_SAYS_BOUND = ("at ", "up ", "more", "less")
_VERB_END = re.compile(r"\s+(?:increases?|rises?|grows?|falls?|drops?|decreases?|goes up|goes down)$", re.IGNORECASE)
_MULTIPLIED = re.compile(r"\s+(?:doubled|tripled|trebled|quadrupled|halved)$", re.IGNORECASE)
_COMPARED = {"less": "down", "fewer": "down", "lower": "down", "more": "up", "higher": "up"}
_MOST = 9  # words of a metric that can be named
_NAMELESS = frozenset(("rolling",))  # a metric that begins so says not of what


def measures(kr: KeyResult) -> Iterator[Own]:
    """Give a figure its starting point; nothing where the figure does not measure or the metric has no name."""
    target, metric = kr.reading.amounts.target, _metric(kr)
    if target is None or not target.value or target.unit == "times" or not metric:
        return
    if kr.measure.baseline is not None or kr.kind not in ("outcome", "unmeasured"):
        return
    metric = metric.removeprefix("cent ")  # "20 per cent fewer faults"
    compared, _, rest = metric.partition(" ")
    direction = _COMPARED.get(compared.lower(), kr.measure.direction or "up")
    if compared.lower() in _COMPARED:  # "20% less diesel use than last year"
        metric = rest.split(" than ", 1)[0]
    if target.role in ("delta", "factor"):
        yield counted.level(metric, direction, f": {_moved(target, kr, direction)}{when(kr)}{_limit(kr)}")
    elif target.role == "level" and len(phrase.read(kr.text).clauses) == 1 and target.unit != "%":
        yield counted.level(metric, direction, f", from {{today}} to {_bounded(target, kr)}{when(kr)}{_limit(kr)}")


def _metric(kr: KeyResult) -> str:
    """The metric's own words; "" when they are too many, or hold a figure that is not part of a name like P99."""
    text = _VERB_END.sub("", _EFFECT.sub("", phrase.plain(_named(kr)).strip("\"' ")))
    words = text.split()
    if not words or len(words) > _MOST or words[0].lower() in _NAMELESS:
        return ""
    text = _MULTIPLIED.sub("", text)  # "Loans doubled": the multiple is said behind the name
    return "" if any(word[:1].isdigit() for word in words) else text


def _named(kr: KeyResult) -> str:
    """The metric, with what stands between it and "by": "Average review to merge time by 1 day"."""
    (start, end), target = kr.reading.metric, kr.reading.amounts.target
    between = kr.reading.text[end : target.start] if target is not None and end else ""
    by = _BY.search(between)
    return kr.reading.text[start : end + by.start()] if by and between.startswith(" to ") else kr.measure.metric


def _moved(target: Quantity, kr: KeyResult, direction: str) -> str:
    """Say a change with its missing base: "down by 30% from {today}", "double {today}"; the amount is copied."""
    amount, before = target.text.strip(), kr.reading.text[: target.start]
    named = amount.lower().startswith(_SAYS_BOUND)
    bound = f"{_BOUND[target.bound]} " if target.bound in _BOUND and not named else ""
    if target.role == "factor" and not amount.endswith("%"):
        return f"{bound}{amount} {'from ' if _MULTIPLIED.match(f' {amount}') else ''}{{today}}"
    sign = amount[0] if amount[0] in _SIGNS else before[-1:] if before[-1:] in _SIGNS else ""
    if sign:
        return f"{amount.lstrip(sign)} {_SIGNS[sign]} than {{today}}"
    by = "by " if _BY.search(before) else ""
    return f"{direction} {by}{bound}{amount} from {{today}}"


def _bounded(target: Quantity, kr: KeyResult) -> str:
    """Copy a level with the words that bound it."""
    match = _BOUNDED.search(kr.reading.text[: target.start])
    return f"{match.group().strip() + ' ' if match else ''}{target.text}"


def when(kr: KeyResult) -> str:
    """Copy the goal's own time, with its preposition."""
    found = next((date for date in kr.reading.amounts.dates if date.slot == "deadline"), None)
    if found is None:
        return ""
    match = _LEAD.search(kr.reading.text[: found.start])
    return f" {match.group() if match else 'by '}{found.text}"


def _limit(kr: KeyResult) -> str:
    """Copy what must not get worse: "while churn stays under 3%"."""
    start, end = kr.reading.guardrail
    return f" {kr.reading.text[start:end].strip()}" if end else ""
