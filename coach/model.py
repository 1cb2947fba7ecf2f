"""What others judge or keep: OKRSet, Objective, KeyResult and what is said about them.

All values are frozen NamedTuples, because `make bench` says so: they are built in a quarter of the
time of a frozen dataclass. A KeyResult is made by `key_result`, which reads its text once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from coach import kinds, sentence
from coach.quantities import Quantity, When
from coach.sentence import Reading

LEVELS = ("error", "warning", "info")
TYPES = ("committed", "aspirational", "learning")
_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Half-open character offsets into the decoded source text."""

    start: int
    end: int


class Words(NamedTuple):
    """The words of a part as written, and where they stand.

    span covers the words in the source and no more (no bullet, label, box, owner or progress).
    pieces says where each run of `text` stands when the source holds more than the text between
    (wrapped lines, emphasis, a link's address): pairs (offset in text, offset in source), first at
    text offset 0. Empty when text == source[span].
    """

    text: str
    span: Span | None = None
    pieces: tuple[tuple[int, int], ...] = ()

    def place(self, offset: int) -> int | None:
        """The source offset of a character of the text; None without a source."""
        if self.span is None:
            return None
        at, start = 0, self.span.start
        for piece, where in self.pieces:
            if piece > offset:
                break
            at, start = piece, where
        return start + offset - at


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
    fields: Fields = Fields()
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


class Lines(NamedTuple):
    """Where the lines of a text begin, for telling places as a person counts them."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """Index a text; \\n, \\r\\n and \\r end a line."""
        return cls((0, *(found.end() for found in _BREAK.finditer(text))))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


class Source(NamedTuple):
    """The document as it came: decoded text and what is needed to write the same bytes again."""

    name: str = ""
    text: str = ""
    format: str = ""  # markdown | plain | csv | tsv | yaml | json | wiki
    encoding: str = "utf-8"
    bom: bytes = b""


class OKRSet(NamedTuple):
    """One team's objectives for one cycle, as read."""

    objectives: tuple[Objective, ...] = ()
    source: Source = Source()
    held: tuple[Words, ...] = ()  # health lines: watched, not graded
    team: str | None = None
    cycle: str | None = None


At = tuple[int, ...]  # () the set, (o,) an objective, (o, k) a key result


class Finding(NamedTuple):
    """What the reader is told about one part. start and end are offsets into the part's text."""

    at: At
    code: str
    name: str
    level: str
    message: str
    question: str
    quote: str
    start: int = 0
    end: int = 0
    stop: int = 0  # where the first sentence of the message ends

    @property
    def headline(self) -> str:
        """The first sentence of the message: what is there."""
        return self.message[: self.stop] if self.stop else self.message

    @property
    def why(self) -> str:
        """The rest of the message, in the line's own nouns."""
        return self.message[self.stop :].strip() if self.stop else ""


class Opinion(NamedTuple):
    """A model's view: shown apart, counted in nothing."""

    at: At
    text: str


class Placeholder(NamedTuple):
    """A number or name that is missing: `[slot: need - who]` in files, a chip on pages."""

    slot: str  # baseline | target | metric | population | window | date | owner | source
    need: str
    question: str
    who: str | None = None

    def __str__(self) -> str:
        return f"[{self.slot}: {self.need} - {self.who or '?'}]"


class Provenance(NamedTuple):
    """Where a figure, date or name of a proposal comes from."""

    quote: str
    origin: str  # original | context | answer | library | placeholder
    where: str  # "line 4", "question 2", "context", "metric library"


class Option(NamedTuple):
    """One reading of what a line is for, checked before it is shown."""

    text: str
    kind: str
    why: str
    reading: str
    definition: str
    watch: str | None = None
    findings: tuple[Finding, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    provenance: tuple[Provenance, ...] = ()
    initiatives: tuple[str, ...] = ()
    how: str = "library"  # library | family | use | slot: how it was found


class Rewrite(NamedTuple):
    """A weak part, and what could stand in its place: at most two options, or a question alone."""

    at: At
    before: str
    kind_before: str
    question: str | None
    options: tuple[Option, ...] = ()
    initiatives: tuple[str, ...] = ()
    attempts: int = 1
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


class Question(NamedTuple):
    """One open question of the coach. An answer is free text and may fill any slot."""

    id: str  # stable across runs: "counts:0", "levels:0", "notices:0", "drop:0", "base:0.2"
    text: str
    hint: str
    at: At  # the objective or the line that it is about


class Answer(NamedTuple):
    """What the team said, to a question (its id) or beside the document (id "context")."""

    question: str
    text: str


class ProposedResult(NamedTuple):
    """A key result of the proposed set.

    lines are the parts of the original it stands for; the first is the one whose place its text
    takes, the others stand among the initiatives under it (or say the same thing twice).
    """

    option: Option
    lines: tuple[At, ...]
    form: str  # result | committed | learning | kept | apart (kept out of this objective, as the team asked)
    lacks: str = ""  # a kept line's missing slot, in words: "today's value"
    notes: tuple[str, ...] = ()  # sentences built from what the team said: cause, who asked for it


class ProposedInitiative(NamedTuple):
    """A line that became something to try, under a proposed key result (its index) or None.

    None: it serves the objective as a whole, or (form) it is a duty, parked or not now.
    """

    text: str
    under: int | None
    lines: tuple[At, ...]
    form: str = "try"  # try | duty | parked | not now
    note: str = ""  # what the team said about it: "space for the children's corner"


class KeptLine(NamedTuple):
    """A line that stays as it is. `lacks` says what is missing, "" if nothing."""

    at: At
    text: str
    lacks: str
    said: str = ""  # what the team said about it: "3 in January"


class ProposedSet(NamedTuple):
    """One whole proposed objective.

    Every original line has exactly one fate: a result (and, where it is a deliverable, its place
    among the initiatives under that result), an initiative under none, held or waiting.
    """

    at: At  # (o,)
    objective: str  # the team's own words
    aims: tuple[Option, ...]  # options for the objective; () keeps the team's
    results: tuple[ProposedResult, ...]
    initiatives: tuple[ProposedInitiative, ...]
    held: tuple[KeptLine, ...]  # lines the team holds
    waiting: tuple[KeptLine, ...]  # lines that need the team's answer, or are not measurable yet
    guardrail: str | None  # what we protect
    questions: tuple[Question, ...]
    stays: str  # "Can stay: ..." one or two sentences
    why_now: str = ""  # what the team said about why, "" if nothing
    limits: tuple[str, ...] = ()  # what the team said it cannot do or move
    answered: bool = False  # the team has said something: `why` folds, the page is shorter


class Proposal(NamedTuple):
    """A whole set, options part by part, and what stays word for word."""

    engine: str
    sets: tuple[ProposedSet, ...]
    rewrites: tuple[Rewrite, ...]
    unchanged: tuple[str, ...]


class Decision(NamedTuple):
    """What a person decided about one part.

    action take: `text` replaces the words; with text None the line is parked as an initiative
    under the key result `under`. edit: like take, in the person's own words. keep: nothing
    changes. waive: nothing changes, `reason` is kept with the finding's `code`.
    `initiatives` are written as lines of their own below the part.
    """

    at: At
    action: str  # take | edit | keep | waive
    text: str | None = None
    initiatives: tuple[str, ...] = ()
    under: At | None = None
    code: str = ""
    reason: str = ""


def _amount(quantity: Quantity | None) -> Amount | None:
    if quantity is None:
        return None
    return Amount(quantity.text, quantity.value, quantity.unit, quantity.role)


def _deadline(when: When | None) -> Deadline | None:
    return None if when is None else Deadline(when.text, when.date)


def measure(reading: Reading, fields: Fields = Fields()) -> Measure:
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
    return found if fields == Fields() else _with_fields(found, fields)


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


def key_result(words: Words | str, fields: Fields = Fields(), **rest: object) -> KeyResult:
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
