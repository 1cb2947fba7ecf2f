"""How far a draft is: the stages in the order in which a set is built, each with its own test."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from coach.dialogue import settle, shape
from coach.session import Aim, Draft


class Stage(NamedTuple):
    """One stage: done, open, or left open on purpose."""

    name: str
    state: str  # done | open | left


def stages(draft: Draft, aim: int | None = None) -> tuple[Stage, ...]:
    """Test every stage for one objective (None: the one that is spoken of)."""
    home = settle.aim(draft, aim)
    return tuple(Stage(name, _state(test, gaps, draft, home)) for name, test, gaps in _STAGES)


def _state(test: Callable[[Draft, Aim], bool], gaps: tuple[str, ...], draft: Draft, home: Aim) -> str:
    if test(draft, home):
        return "done"
    left = any(slot in home.gaps for slot in gaps) or any(slot in each.gaps for each in home.lines for slot in gaps)
    return "left" if left else "open"


def _frame(draft: Draft, home: Aim) -> bool:
    return draft.cycle is not None or (bool(home.lines) and all("deadline" in each.slots for each in home.lines))


def _objective(draft: Draft, home: Aim) -> bool:
    if home.words is None:
        return False
    aims = [each for each in draft.aims if each.words or each.lines]
    at = (aims.index(home),)
    return not any(
        each.at == at and each.level != "info" and each.code.startswith("O") for each in shape.findings(draft)
    )


def _all(slot: str) -> Callable[[Draft, Aim], bool]:
    return lambda _, home: bool(home.lines) and not any(slot in shape.missing(each) for each in home.lines)


def _checked(draft: Draft, home: Aim) -> bool:
    """Whether the checks pass on an objective that is said, with no figure open and none in doubt."""
    lines = {each.id for each in home.lines}
    doubt = any(each[0] in lines for each in draft.clashes) or any(lines & {*each.lines} for each in draft.loose)
    open_ = home.words is None or not lines or any(map(shape.missing, home.lines))
    return not (doubt or open_) and shape.passes(draft, home)


_STAGES: tuple[tuple[str, Callable[[Draft, Aim], bool], tuple[str, ...]], ...] = (
    ("Frame", _frame, ("cycle",)),
    ("Why now", lambda _, home: bool(home.why), ("why",)),
    ("Ambition", lambda _, home: home.type is not None, ("type",)),
    ("Objective", _objective, ("objective",)),
    ("Signs", lambda _, home: len(home.lines) > 1, ("outcome",)),
    (
        "Measures",
        lambda _, home: bool(home.lines) and all(each.slots.get("source") or each.definition for each in home.lines),
        ("source",),
    ),
    ("Today", _all("baseline"), ("baseline",)),
    ("Aims", _all("target"), ("target",)),
    ("What we protect", lambda _, home: bool(home.guards), ("guard",)),
    ("What we try", lambda _, home: bool(home.tries or any(each.tries for each in home.lines)), ("try",)),
    ("Names", lambda _, home: bool(home.lines) and all("owner" in each.slots for each in home.lines), ("owner",)),
    ("Checked", _checked, ("objective", *shape.NEEDS)),
)
