"""What a check is: one small function, and all that belongs to it beside it.

    @check("K003", level="error", message="...", question="...", fixes={bad: better}, passes=[good])
    def activity_verb(kr: KeyResult) -> Iterator[Hit]:
        \"\"\"The key result names effort.

        Why that matters, for `explain`.
        \"\"\"

What can be derived is not declared: the name comes from the function, what it looks at from the
first parameter's type, summary and rationale from the docstring, the family from the letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from coach import model
from coach.checks.course import FACTS, Fact
from coach.checks.profiles import LIMITS, Limits
from coach.checks.wording import GENERIC
from coach.model import At, Fields, Finding, KeyResult, Objective, OKRSet
from coach.sentence import Is, Reading
from coach.sentence.lexicon import LEXICON


class Pair(NamedTuple):
    """A part before and after rewriting, and what else the team said."""

    original: str
    rewrite: str
    said: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words that a hit's span points into."""
        return self.rewrite


Part = KeyResult | Objective | OKRSet | Pair | Fact
Example = str | Pair | Fact
Rule = Callable[..., Iterator["Hit"]]  # a rule; some take the profile's limits beside the part
NO_SLOTS: Mapping[str, str] = {}


class Hit(NamedTuple):
    """What a rule yields: where it looks, the words for the message's slots, and what differs here.

    span (0, 0) is the whole part. level, message and question replace those of the check when a
    case of it weighs or sounds different; "" keeps the check's own.
    """

    span: tuple[int, int] = (0, 0)
    slots: Mapping[str, str] = NO_SLOTS
    level: str = ""
    message: str = ""
    question: str = ""


class Check(NamedTuple):
    """One check as a frozen, callable value."""

    code: str
    name: str  # the pattern that it looks for: activity_verb -> activity-verb
    level: str  # while reviewing; profiles may lower it, nothing raises it
    message: str  # the first sentence is the headline, the second says why
    question: str
    many: str  # what is said once of {n} parts: a headline and a question
    fixes: Mapping[Any, Any]  # {text that fires: text that is better}, Pairs for the R family
    passes: tuple[Any, ...]
    source: str
    rule: Rule
    kinds: frozenset[str]  # the kinds of key result that it looks at; empty: every kind
    draft: str  # the level while drafting
    limited: bool  # its rule takes the profile's limits
    unless: tuple[str, ...]  # codes that silence it where they stand as error or warning

    def __call__(self, part: Part, limits: Limits = LIMITS) -> Iterator[Hit]:
        """Yield the hits of the rule on one part."""
        return self.rule(part, limits) if self.limited else self.rule(part)

    def fires(self, part: Part, limits: Limits = LIMITS) -> bool:
        """Whether the rule has a hit on the part."""
        return any(True for _ in self(part, limits))

    @property
    def target(self) -> type[Part]:
        """What it looks at: KeyResult, Objective, OKRSet, Pair, or a fact of a cycle."""
        return _TARGETS[next(iter(self.rule.__annotations__.values()))]

    @property
    def of_cycle(self) -> bool:
        """Whether it looks at a cycle, so that no document can make it fire."""
        return self.target in FACTS

    @property
    def family(self) -> str:
        """The letter of the code."""
        return self.code[0]

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return _doc(self.rule).partition("\n")[0]

    @property
    def rationale(self) -> str:
        """The rest of the docstring."""
        return _doc(self.rule).partition("\n")[2].strip()

    def part(self, example: Example) -> Part:
        """Return the part that an example of this check stands for.

        A line without a bullet is an objective, `- ` lines below it are its key results, `Why: ` is
        its reason, `Owner: ` and `Source: ` belong to a key result; an empty line begins the next.
        """
        if not isinstance(example, str):
            return example
        if self.target is KeyResult:
            return _key_result(example)
        okrs = OKRSet(tuple(map(_objective, example.split("\n\n"))))
        return okrs if self.target is OKRSet else okrs.objectives[0]


_TARGETS: Mapping[str, type[Part]] = {each.__name__: each for each in (KeyResult, Objective, OKRSet, Pair, *FACTS)}


def _doc(rule: Rule) -> str:
    import inspect  # noqa: PLC0415  (for paper; judging does without it)

    return inspect.getdoc(rule) or ""


def _key_result(block: str) -> KeyResult:
    said = dict(line.split(": ", 1) for line in block.splitlines()[1:])
    return model.key_result(block.partition("\n")[0], Fields(source=said.get("Source")), owner=said.get("Owner"))


def _objective(block: str) -> Objective:
    first, *rest = block.splitlines()
    results = tuple(model.key_result(line[2:]) for line in rest if line.startswith("- "))
    why = next((line.removeprefix("Why: ") for line in rest if line.startswith("Why: ")), None)
    return model.objective(first, results, why=why)


def check(  # noqa: PLR0913 - a check is declared by its fields, each by name
    code: str,
    *,
    level: str,
    message: str,
    question: str,
    fixes: Mapping[Any, Any],
    passes: Sequence[Example],
    source: str,
    many: str = "",
    kinds: Sequence[str] = (),
    draft: str = "",
    unless: Sequence[str] = (),
) -> Callable[[Rule], Check]:
    """Make a check of a rule."""

    def made(rule: Rule) -> Check:
        return Check(
            code, rule.__name__.replace("_", "-"), level, message, question, many, fixes, tuple(passes), source,
            rule, frozenset(kinds), draft or level, len(rule.__annotations__) > 2, tuple(unless),
        )  # fmt: skip

    return made


UNSAID = {"object": "it", "metric": "this line", "head": "it"}  # for what a line does not name, or names at length
SHORT, LONG = 40, 70  # letters: what is never cut, and what is the most
MOST = 8  # words of a quote that is cut
_LOOSE = Is.DET | Is.PREP | Is.CONJ | Is.SUB | Is.COPULA | Is.AUX | Is.MODAL  # no end for a quote


_READ = (KeyResult, Objective)  # parts with a reading; a tuple, because a union is made anew at each call


def word(name: str, part: Part, quote: str, given: Mapping[str, str]) -> str:
    """Return the words for a slot of a message: those of the hit, else those that the reading holds.

    `{Object}` is `{object}` with a capital, for the start of a sentence; `{object}` stands inside one.
    """
    if name == "quote":
        return clip(quote)
    if name in given:
        return given[name]
    if name[0].isupper():
        found = word(name[0].lower() + name[1:], part, quote, given)
        return found[:1].upper() + found[1:]
    if not isinstance(part, _READ):
        raise KeyError(name)
    reading = part.reading
    found = measure(reading) if name == "metric" else reading.head if name == "head" else thing(reading)
    return inside(found) or UNSAID[name]


_DIGIT = re.compile(r"\d")


def measure(reading: Reading) -> str:
    """Return the measure's words; "" where they hold a figure or say no more than "fewer"."""
    words = reading.metric_text
    first, _, rest = words.partition(" ")
    words = rest if first.lower() in ("million", "billion", "thousand", "hundred", "dozen") else words
    one = " " not in words and LEXICON[words.lower()] & (Is.QUALITY | Is.ADV)
    return "" if one or (" " in words and _DIGIT.search(words)) else words


_BREAKS = frozenset("([,;:")


def thing(reading: Reading) -> str:
    """Return what a line is about, without what stands behind its first preposition."""
    if not reading.clauses:
        return ""
    first, last = reading.clauses[0].about
    words, tags = reading.line
    if last <= first or tags[first] & Is.PREP:
        return ""
    end = first + 1
    while end < last and words[end] not in _BREAKS and not (tags[end] & Is.PREP and words[end] != "of"):
        end += 1
    tokens = reading.amounts.tokens
    return reading.text[tokens.starts[first] : tokens.ends[end - 1]]


def inside(words: str) -> str:
    """Return words as they stand inside a sentence: no capital but a name's, nothing long."""
    words = clip(words)
    first, _, rest = words.partition(" ")
    if first.lower() in ("our", "my"):
        return f"the {rest}"
    if first.lower() in ("number", "share", "percentage", "proportion", "amount") and rest.startswith("of "):
        return f"the {first.lower()} {rest}"
    if not words[1:].islower() or words[0].islower() or not GENERIC.isdisjoint((first.lower(), first.lower()[:-1])):
        return words[:1].lower() + words[1:] if words[1:].islower() else words
    return words if LEXICON[words.split(" ", 1)[0].lower()] & Is.UNKNOWN else words[0].lower() + words[1:]


def clip(words: str) -> str:
    """Return words short enough to stand in quotes inside a sentence: about eight, cut where a word ends."""
    if len(words) <= SHORT:
        return words
    kept = words.split(" ")
    if len(kept) > MOST + 2:
        kept = kept[:MOST]
    elif len(words) <= LONG:
        return words
    while len(kept) > 1 and (sum(map(len, kept)) + len(kept) > LONG or LEXICON[kept[-1].lower()] & _LOOSE):
        kept.pop()
    return " ".join(kept)[:LONG].rstrip(" ,;:-(") + " …"


class Voices(NamedTuple):
    """A message and its question taken apart once: what a reader is told, with the slots that it takes."""

    headline: str  # the first sentence: what is there
    why: str
    question: str
    slots: tuple[str, ...]  # those that the three name
    said: str  # headline and why


_SLOT = re.compile(r"\{(\w+)\}")


@cache
def _voices(message: str, question: str) -> Voices:
    headline, stop, why = message.partition(". ")
    headline += stop.rstrip()
    return Voices(headline, why, question, tuple(set(_SLOT.findall(message + question))), f"{headline} {why}")


def finding(check: Check, hit: Hit, part: Part, at: At, level: str) -> Finding:
    """Say a hit to the reader."""
    (start, end), given, _, message, question = hit
    text = "" if isinstance(part, OKRSet) else part.text
    if not end:
        end = len(text)
    quote = text[start:end]
    headline, why, question, slots, said = _voices(message or check.message, question or check.question)
    if slots:
        words = {name: word(name, part, quote, given) for name in slots}
        headline = headline.format_map(words)
        said = f"{headline} {why.format_map(words)}"
        question = question.format_map(words)
    return Finding(at, check.code, check.name, level, said, question, quote, start, end, len(headline))


def asked(check: Check, fact: Fact) -> Iterator[tuple[str, str]]:
    """What a check of a cycle says to one fact: each time a headline and one question."""
    for hit in check(fact):
        headline, _, question, _, _ = _voices(hit.message or check.message, hit.question or check.question)
        yield headline.format_map(hit.slots), question.format_map(hit.slots)
