"""Putting what was heard into an option's text: figures as said, placeholders gone, provenance kept."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.builtin.change import Change
from coach.builtin.hearing import Fact, Hearing
from coach.model import At, KeyResult, Option, Placeholder, Provenance

_PREPOSITION = re.compile(r"^(?:by|before|until|till|in|from|at|on|during|as of)\b", re.IGNORECASE)
_OPEN_BASE = "keeps its meaning once"  # the reason that a change without its base is given
_SHARE = re.compile(r"\bshare\b|\bpercent|%|\brate\b")
_TIME = re.compile(r"\b(?:time|days?|minutes?|hours?|weeks?|months?|seconds?)\b")
_COUNT = re.compile(r"\b(?:number|count|times|requests|per (?:day|week|month|quarter|release|year))\b")
_MONEY = re.compile(r"\b(?:cost|money|eur|usd|gbp|revenue|price|spend|value)\b")


def unit(change: Change) -> str:
    """How a change's metric is counted: "%", "time", "money", "count", or "" when that is open."""
    words = f"{change.unit} {change.shape} {change.metric}".lower()
    if _SHARE.search(words):
        return "%"
    if _TIME.search(f"{change.unit} {change.shape}".lower()) or re.search(
        r"\b(?:median|typical|mean)\s+(?:\w+\s+)?(?:days|minutes|hours|weeks|time)", words
    ):
        return "time"
    if _MONEY.search(words):
        return "money"
    return "count" if _COUNT.search(words) else ""


def fits(fact: Fact | None, counted: str) -> bool:
    """Tell whether a figure can stand in a metric counted that way. "9 of 22" is a share as counted."""
    if fact is None or not fact.unit or not counted:
        return True
    same = {fact.unit, counted}
    return (
        len(same) == 1 or same == {"%", "ratio"} or bool(re.fullmatch(r"(?:none|zero|all|every\w*)", fact.text.lower()))
    )


def fill(option: Option, at: At, heard: Hearing) -> Option:
    """Fill every slot that the team has filled."""
    text, left, provenance = option.text, [], list(option.provenance)
    for placeholder in option.placeholders:
        if placeholder.slot == "date" and (day := heard.get(at, "deadline")) is not None:
            text = text.replace(f"by {placeholder}", due(day.text), 1).replace(str(placeholder), day.text, 1)
            provenance.append(day.provenance())
            continue
        fact = heard.get(at, placeholder.slot)
        if fact is None:
            named = _with_who(placeholder, heard.get(at, "who") or heard.get(at, "source"))
            text = text.replace(str(placeholder), str(named), 1)
            left.append(named)
            continue
        text = text.replace(str(placeholder), said(fact), 1)
        provenance = [each for each in provenance if each.quote != str(placeholder)]
        provenance.append(fact.provenance())
    deadline = heard.get(at, "deadline")
    if deadline is not None and deadline.text.lower() not in text.lower():
        text = f"{text} {due(deadline.text)}"
        provenance.append(deadline.provenance())
    settled = _OPEN_BASE in option.why and all(each.slot != "baseline" for each in left)
    why = "The line says what moves, and from where." if settled else option.why
    return option._replace(text=text, why=why, placeholders=tuple(left), provenance=tuple(provenance))


def said(fact: Fact) -> str:
    """Write a figure as it stands in a key result: with the period a baseline was counted in."""
    if fact.turned:
        return f'"{fact.text}"'
    text = f"{nouns.inside(fact.text)}{fact.rate and f' {fact.rate}'}"
    return f"{text} ({fact.period})" if fact.period and fact.period not in text else text


def due(text: str) -> str:
    """Write a date as it stands at the end of a key result."""
    return text if _PREPOSITION.match(text) else f"by {text}"


def _with_who(placeholder: Placeholder, fact: Fact | None) -> Placeholder:
    if fact is None or placeholder.slot != "baseline" or any(mark.isdigit() for mark in fact.text):
        return placeholder
    return placeholder._replace(who=fact.text)


def as_counted(subject: str, at: At, heard: Hearing, option: Option) -> Option:
    """Turn the option to what the team counts: their metric is another than the one proposed."""
    baseline, target = heard.get(at, "baseline"), heard.get(at, "target")
    first = baseline or target
    assert first is not None
    left = [each for each in option.placeholders if heard.get(at, each.slot) is None]
    ends = {each.slot: str(each) for each in left}
    start = said(baseline) if baseline else ends.get("baseline", "")
    aim = said(target) if target else ends.get("target", "")
    text = (
        f"{nouns.starting(subject)}: from {start} to {aim}"
        if start and aim
        else f"{nouns.starting(subject)}: {start or aim}"
    )
    turned = option._replace(
        text=text,
        definition=f"as you count it: {first.quote}",
        watch=option.watch,
        placeholders=tuple(each for each in left if str(each) in text),
        provenance=tuple(each.provenance() for each in (baseline, target) if each),
    )
    return fill(turned, at, heard)


def kept(kr: KeyResult, at: At, heard: Hearing, lacks: str) -> tuple[Option, str]:
    """Keep a good line word for word; where the team has told what it lacked, with that figure put in."""
    option = Option(kr.text, kr.kind, "", "", "", provenance=tuple(_own(kr)))
    baseline, target, deadline = (heard.get(at, slot) for slot in ("baseline", "target", "deadline"))
    told = [fact.provenance() for fact in (baseline, target) if fact is not None]
    if target is not None:  # the figure in the line is part of its name: "Rooms ready at two"
        start = f"from {said(baseline)} " if baseline else ""
        option = option._replace(text=f"{kr.text}: {start}to {said(target)}", provenance=(*option.provenance, *told))
        lacks = lacks if baseline is None else ""
    elif baseline is not None and kr.measure.baseline is None:
        option = option._replace(text=_with_today(kr, baseline), provenance=(*option.provenance, *told))
        lacks = ""
    if deadline is not None and kr.measure.deadline is None:
        option = option._replace(
            text=f"{option.text} {due(deadline.text)}", provenance=(*option.provenance, deadline.provenance())
        )
    return option, lacks


def _with_today(kr: KeyResult, today: Fact) -> str:
    """Put today's figure before "to <target>", or behind the line."""
    target = kr.reading.amounts.target
    match = re.search(r"\bto\s+(?:\w+\s+)?$", kr.text[: target.start] if target else "")
    if match:
        return f"{kr.text[: match.start()]}from {said(today)} {kr.text[match.start() :]}"
    if target is not None and target.role in ("delta", "factor"):
        return f"{kr.text}, from {said(today)}"
    return (
        f"{kr.text} (today {today.text}{today.rate and f' {today.rate}'}{f', {today.period}' if today.period else ''})"
    )


def _own(kr: KeyResult) -> list[Provenance]:
    return [Provenance(quantity.text, "original", "") for quantity in kr.reading.amounts.quantities]
