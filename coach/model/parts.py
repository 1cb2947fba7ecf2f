"""The parts of a document: objectives, key results, measures. Each is read once, when it is made."""

from __future__ import annotations

from typing import NamedTuple

from coach import kinds, sentence
from coach.model.place import Source, Words
from coach.quantities import Quantity, When
from coach.sentence import Reading

TYPES = ("committed", "aspirational", "learning")


class Amount(NamedTuple):
    """A level or change, as words and, where it has one, as a number."""

    text: str
    value: float | None
    unit: str
    role: str


class Deadline(NamedTuple):
    """The goal's own time: its words, and the last day where the words decide it."""

    text: str
    date: str | None


class Measure(NamedTuple):
    """What is counted, which way is better, from where to where and until when."""

    metric: str = ""
    direction: str | None = None
    unit: str = ""
    baseline: Amount | None = None
    target: Amount | None = None
    deadline: Deadline | None = None


class Fields(NamedTuple):
    """What a form, a table or JSON gives beside the sentence. Fields win over the sentence."""

    metric: str | None = None
    baseline: str | None = None
    target: str | None = None
    unit: str | None = None
    deadline: str | None = None
    source: str | None = None


NO_FIELDS = Fields()


class Waiver(NamedTuple):
    """`okr: allow K005 - reason`: a finding the team keeps on purpose."""

    code: str
    reason: str


class Initiative(NamedTuple):
    """What the team will try; never graded."""

    words: Words

    @property
    def text(self) -> str:
        """The words as written."""
        return self.words.text


class KeyResult(NamedTuple):
    """One key result, read once. Made by `key_result`, never by hand."""

    words: Words
    reading: Reading
    kind: str
    measure: Measure
    fields: Fields = NO_FIELDS
    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    tags: tuple[str, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def text(self) -> str:
        """The goal as written."""
        return self.words.text


class Objective(NamedTuple):
    """One objective with its key results. Made by `objective`."""

    words: Words
    reading: Reading
    key_results: tuple[KeyResult, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    type: str | None = None  # one of TYPES, None when undeclared
    owner: str | None = None
    status: str | None = None
    tags: tuple[str, ...] = ()
    why: str | None = None  # why now, or the parent goal
    waivers: tuple[Waiver, ...] = ()

    @property
    def text(self) -> str:
        """The goal as written."""
        return self.words.text


class OKRSet(NamedTuple):
    """One team's objectives for one cycle, as read."""

    objectives: tuple[Objective, ...] = ()
    source: Source = Source()
    held: tuple[Words, ...] = ()  # health lines: watched, not graded
    team: str | None = None
    cycle: str | None = None


def _amount(quantity: Quantity | None) -> Amount | None:
    if quantity is None:
        return None
    return Amount(quantity.text, quantity.value, quantity.unit, quantity.role)


def _deadline(when: When | None) -> Deadline | None:
    return None if when is None else Deadline(when.text, when.date)


def measure(reading: Reading, fields: Fields = NO_FIELDS) -> Measure:
    """The measure a reading states; fields win over the sentence."""
    amounts = reading.amounts
    target = amounts.target
    found = Measure(
        reading.metric_text,
        reading.direction,
        target.unit if target else "",
        _amount(amounts.baseline),
        _amount(target),
        _deadline(amounts.deadline),
    )
    return found if fields is NO_FIELDS or fields == NO_FIELDS else _with_fields(found, fields)


def _with_fields(found: Measure, fields: Fields) -> Measure:
    baseline, target = _field_amount(fields.baseline, fields.unit), _field_amount(fields.target, fields.unit)
    return Measure(
        fields.metric or found.metric,
        found.direction,
        fields.unit or (target.unit if target else found.unit),
        baseline or found.baseline,
        target or found.target,
        _field_deadline(fields.deadline) or found.deadline,
    )


def _field_amount(text: str | None, unit: str | None) -> Amount | None:
    if not text or not text.strip():
        return None
    amounts = sentence.read(text.strip()).amounts
    if not amounts.quantities:
        return Amount(text.strip(), None, unit or "", "level")
    first = amounts.quantities[0]
    return Amount(text.strip(), first.value, first.unit or unit or "", first.role)


def _field_deadline(text: str | None) -> Deadline | None:
    if not text or not text.strip():
        return None
    dates = sentence.read(f"by {text.strip()}").amounts.dates
    return Deadline(text.strip(), dates[0].date if dates else None)


def key_result(words: Words | str, fields: Fields = NO_FIELDS, **rest: object) -> KeyResult:
    """Read a key result once: its sentence, its kind, its measure."""
    if isinstance(words, str):
        words = Words(words)
    reading = sentence.read(words.text)
    return KeyResult(
        words,
        reading,
        kinds.kind(reading, fields_target=bool(fields.target)),
        measure(reading, fields),
        fields,
        **rest,  # type: ignore[arg-type]
    )


def objective(words: Words | str, key_results: tuple[KeyResult, ...] = (), **rest: object) -> Objective:
    """Read an objective once."""
    if isinstance(words, str):
        words = Words(words)
    return Objective(words, sentence.read(words.text), key_results, **rest)  # type: ignore[arg-type]
