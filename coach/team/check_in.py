"""One look every week or two: a value or "no new number until ...", how sure, one line; then at most three to talk about.

One scribe does it for all. What is pre-set is what stood there last time, so that a line that did not move is no work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from coach.errors import InputError
from coach.team.calendar import Calendar
from coach.team.parts import Line, Plan
from coach.team.scale import Scale, scale, value

FALL = 2
"""A fall of "how sure" that is worth a talk, in points of ten."""
BEHIND = 0.1
"""How far behind its even pace a line may lie before it is listed, as a share of the whole way."""
TALKS = 3
HELD = ("held", "slipped", "can't say")


class Entry(NamedTuple):
    """One key result at one check-in: a value, or until when there is none; both empty: nothing was said."""

    at: str
    value: str = ""  # as typed: "84%"
    until: str = ""  # "20 November": no new number until then
    sure: int | None = None
    line: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number; None where none was given."""
        return value(self.value) if self.value.strip() else None


class CheckIn(NamedTuple):
    """One check-in of the whole team. held: for each held line, held | slipped | can't say."""

    day: date
    entries: tuple[Entry, ...] = ()
    held: tuple[tuple[str, str], ...] = ()
    change: str = ""  # what we change
    help: str = ""  # who helps
    by: str = ""  # the scribe, set by the store

    def of(self, at: str) -> Entry:
        """What was entered for a key result; an empty entry where nothing was."""
        return next((each for each in self.entries if each.at == at), Entry(at))


class Point(NamedTuple):
    """One place on the chart: the day, what was entered (None: no new number), where an even pace would be."""

    day: date
    actual: float | None
    expected: float | None


class Talk(NamedTuple):
    """One line to talk about, two minutes. why: fell | behind; headline and one question for the page."""

    at: str
    why: str
    headline: str
    question: str


def checked(whole: Plan, entered: CheckIn) -> CheckIn:
    """A check-in that can be kept. Raises InputError with what does not fit."""
    lines, seen = {line.id: line for line in whole.lines}, set[str]()
    for entry in entered.entries:
        if entry.at not in lines or entry.at in seen:
            raise InputError("A line of this check-in does not stand in the set any longer. Open the page again.")
        seen.add(entry.at)
        if entry.sure is not None and not 0 <= entry.sure <= 10:
            raise InputError("How sure lies between 0 and 10.")
        if entry.value.strip() and entry.number is None:
            raise InputError(f"“{entry.value}” holds no number. Write the value, or until when there is none.")
        if entry.value.strip() and entry.until.strip():
            raise InputError("A line has a new number, or a day until which there is none. Leave one of them empty.")
    held = {each.id for each in whole.held}
    if any(at not in held or said not in HELD for at, said in entered.held):
        raise InputError(f"A held line is one of: {', '.join(HELD)}.")
    return entered


def joined(before: CheckIn, entered: CheckIn, seen: CheckIn) -> CheckIn:
    """One check-in out of two that were entered for the same day: what each says of a line of its own stays.

    before: what is kept by now. seen: what whoever entered had before them; what they left as it was is no news.
    """
    return entered._replace(
        entries=_latest(before.entries, (each for each in entered.entries if each not in seen.entries)),
        held=tuple((dict(before.held) | dict(each for each in entered.held if each not in seen.held)).items()),
        change=before.change if entered.change == seen.change else entered.change,
        help=before.help if entered.help == seen.help else entered.help,
    )


def _latest(before: Iterable[Entry], later: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({each.at: each for each in (*before, *later)}.values())


def preset(whole: Plan, before: Sequence[CheckIn]) -> tuple[Entry, ...]:
    """What the next check-in begins with: how sure as last time, no value; a day that was waited for stays."""
    return tuple(
        Entry(line.id, until=before[-1].of(line.id).until if before else "", sure=last_sure(before, line.id))
        for line in whole.lines
    )


def last_sure(before: Sequence[CheckIn], at: str) -> int | None:
    """How sure the team was when it last said so."""
    return next((each.of(at).sure for each in reversed(before) if each.of(at).sure is not None), None)


def last_value(before: Sequence[CheckIn], at: str) -> str:
    """The last value that was entered, as typed; "" where there was none."""
    return next((each.of(at).value for each in reversed(before) if each.of(at).value.strip()), "")


def chart(line: Line, days: Calendar, entered: Sequence[CheckIn]) -> tuple[Point, ...]:
    """The line as it was expected and as it went, from the first day to the last."""
    ruler = scale(line)
    points = [Point(days.begins, ruler.start, ruler.expected(0))]
    points += [Point(e.day, ruler.on(e.of(line.id).value), ruler.expected(days.elapsed(e.day))) for e in entered]
    return (*points, Point(days.ends, None, ruler.expected(1)))


def gap(ruler: Scale, share: float, number: float) -> float:
    """How much of the whole way a value lies behind its even pace; 0 where it does not, or no way is known."""
    progress = ruler.progress(number)
    if progress is None or (ruler.limit and not ruler.held):
        return 0.0
    return max((1.0 if ruler.held else share) - progress, 0.0)


def talks(whole: Plan, days: Calendar, before: Sequence[CheckIn], entered: CheckIn) -> tuple[Talk, ...]:
    """What is worth a talk: falls of two or more, the deepest first, then lines behind pace; three at most."""
    found: dict[str, Talk] = {}
    falls, behind = list(_falls(whole, before, entered)), list(_behind(whole, days, before, entered))
    for _, each in (*sorted(falls, key=_heavy), *sorted(behind, key=_heavy)):
        found.setdefault(each.at, each)
    return tuple(found.values())[:TALKS]


def _heavy(each: tuple[float, Talk]) -> float:
    return -each[0]


def _falls(whole: Plan, before: Sequence[CheckIn], entered: CheckIn) -> Iterator[tuple[float, Talk]]:
    for line in whole.lines:
        now, last = entered.of(line.id).sure, last_sure(before, line.id)
        if now is not None and last is not None and last - now >= FALL:
            headline = f"{line.name}: how sure fell from {last} to {now}."
            yield last - now, Talk(line.id, "fell", headline, "What do you know that the number does not say?")


def _behind(whole: Plan, days: Calendar, before: Sequence[CheckIn], entered: CheckIn) -> Iterator[tuple[float, Talk]]:
    for line in whole.lines:
        ruler = scale(line)
        looked = ((each.day, each.of(line.id).value.strip()) for each in (entered, *reversed(before)))
        day, last = next(((day, last) for day, last in looked if last), (entered.day, ""))
        number = ruler.on(last)
        short = gap(ruler, days.elapsed(day), number) if number is not None else 0.0
        if short >= BEHIND:
            where = "outside the line that is held" if ruler.held else "behind an even pace"
            yield short, Talk(line.id, "behind", f"{line.name}: {last}, {where}.", "What is in the way?")


def channel(whole: Plan, before: Sequence[CheckIn], entered: CheckIn) -> str:
    """The check-in in four lines, for the team's channel: what moved, what is in doubt, what we change, who helps."""
    moved: list[str] = []
    doubt: list[str] = []
    for line in whole.lines:
        now, last = entered.of(line.id), last_value(before, line.id)
        if now.value.strip():
            moved.append(_moved(line, last, now.value.strip()))
        doubt += _doubt(line, now, last_sure(before, line.id))
    held = {each.id: each.text for each in whole.held}
    doubt += [f"{held[at]} slipped" for at, said in entered.held if said == "slipped" and at in held]
    return "\n".join(
        f"{label}: {' '.join(said.split()).rstrip('.') or 'nothing this time'}."
        for label, said in (
            ("Moved", "; ".join(moved)),
            ("In doubt", ". ".join(doubt)),
            ("We change", entered.change),
            ("Help", entered.help),
        )
    )


def _moved(line: Line, last: str, now: str) -> str:
    target = line.read.measure.target
    aim = f" (aim {target.text})" if target and target.value is not None and scale(line).aim is not None else ""
    return f"{line.name} {last.strip()} -> {now}{aim}" if last and last.strip() != now else f"{line.name} {now}{aim}"


def _doubt(line: Line, now: Entry, last: int | None) -> Iterator[str]:
    note = f"; {now.line.strip().rstrip('.')}" if now.line.strip() else ""
    if now.until.strip():
        yield f"{line.name}, no new number until {now.until.strip()}{note}"
    elif now.sure is not None and last is not None and now.sure < last:
        yield f"{line.name}, how sure went from {last} to {now.sure}{note}"
    elif now.sure is not None and now.sure <= 3:
        yield f"{line.name}, how sure is {now.sure}{note}"
