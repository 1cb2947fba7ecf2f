"""The parts of a document: objectives, key results, measures. Each is read once, when it is made."""

from __future__ import annotations

from typing import NamedTuple

from coach import kinds, sentence
from coach.model.place import Source, Words
from coach.quantities import Quantity, When
from coach.sentence import Is, Reading
from coach.sentence.slots import ORDERS

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

    @property
    def beside(self) -> str:
        """What the columns say and the line does not, as it stands behind the line: ": from 18% to 25%"."""
        return "" if self.fields is NO_FIELDS else _unsaid(self.reading, self.fields)


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


def _unsaid(reading: Reading, fields: Fields) -> str:
    said = reading.amounts
    baseline = _said(fields.baseline, fields.unit, said.baseline)
    target = _said(fields.target, fields.unit, said.target)
    if baseline and target:
        return f": from {baseline} to {target}"
    return f": {target}" if target else f" (today {baseline})" if baseline else ""


def _said(text: str | None, unit: str | None, in_line: Quantity | None) -> str:
    """A figure of a column with its unit; "" where there is none, or the line says the same."""
    amount = _field_amount(text, unit)
    if amount is None or (in_line is not None and amount.value == in_line.value):
        return ""
    bare = unit and amount.value is not None and not sentence.read(amount.text).amounts.quantities[0].unit
    return f"{amount.text} {unit}" if bare else amount.text


def _kind(reading: Reading, found: Measure, fields: Fields) -> str:
    """The kind of a line; its columns' figures are read as if the line said them.

    "Return visits" with 100 and 150 beside it is the measure that "Return visits from 100 to 150" is. A deed with its
    thing ("Launch the app"), and a column that counts it from nothing, tell how far work is and stay work.
    """
    kind = kinds.kind(reading, fields_target=bool(fields.target))
    figures = "" if fields is NO_FIELDS or kind not in _OPEN_KINDS else _unsaid(reading, fields)
    if not figures or _of_work(reading, found):
        return kind
    return kinds.kind(sentence.read(f"{reading.text}{figures.removeprefix(':') if ' to ' in figures else figures}"))


_OPEN_KINDS = frozenset(("output", "activity", "unmeasured"))  # of which a figure decides


def _of_work(reading: Reading, found: Measure) -> bool:
    """Whether figures beside a line tell how far its work is."""
    if found.target is None or found.target.value is None:
        return True
    start, end = found.baseline, found.target
    if (
        reading.form in ORDERS
        and reading.clauses
        and (
            len(reading.line.words) < 2
            or reading.line.tags[1] & (Is.DET | Is.OWN | Is.QTY)
            or reading.clauses[0].bits & _MOVES
        )
    ):
        return True
    from_nothing = start is not None and not start.value
    done = end.value == 1 or (end.value == 100 and end.unit == "%")
    return from_nothing and (done or reading.form in ORDERS)


_MOVES = Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD | Is.REACH | Is.OBTAIN


def key_result(words: Words | str, fields: Fields = NO_FIELDS, **rest: object) -> KeyResult:
    """Read a key result once: its sentence, its kind, its measure."""
    if isinstance(words, str):
        words = Words(words)
    reading = sentence.read(words.text)
    found = measure(reading, fields)
    return KeyResult(
        words,
        reading,
        _kind(reading, found, fields),
        found,
        fields,
        **rest,  # type: ignore[arg-type]
    )


def objective(words: Words | str, key_results: tuple[KeyResult, ...] = (), **rest: object) -> Objective:
    """Read an objective once."""
    if isinstance(words, str):
        words = Words(words)
    return Objective(words, sentence.read(words.text), key_results, **rest)  # type: ignore[arg-type]
