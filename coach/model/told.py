"""What is said about parts: findings, options, a whole proposal, and what a person decided."""

from __future__ import annotations

from typing import NamedTuple

LEVELS = ("error", "warning", "info")
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
    """A model's view: shown apart, counted in nothing. engine: whose. dismissed: why the team lets it go, "" while open."""

    at: At
    text: str
    engine: str = ""
    dismissed: str = ""


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
    how: str = "library"  # library | family | use | slot | stock: how it was found


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
    other: Option | None = None  # a second reading of the line, where a model gave one
    beside: str = ""  # what the columns of a line that stays say besides: ": from 18% to 25%"


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
    later: tuple[Question, ...] = ()  # questions that wait until others have their answer
    answered: bool = False  # the team has said something: `why` folds, the page is shorter
    engine: str = "builtin"  # who wrote it: the built-in coach, or the name of a model
    trouble: str = ""  # why the built-in coach's stands, or stands for some lines, although a model was asked
    ours: bool = False  # the team's objective stands until somebody takes an aim: it says what they leave out

    @property
    def aim(self) -> Option | None:
        """The aim that stands in the objective's place when the set is taken; None keeps the team's."""
        return self.aims[0] if self.aims and not self.ours else None


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
