"""A rewrite beside its original, read once: what each rule of faithfulness looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, product, zip_longest
from typing import NamedTuple

from coach import kinds, sentence
from coach.checks import figures
from coach.checks.check import Pair
from coach.checks.meaning import CHANGING, SMALL, Vocabulary, is_content, vocabulary
from coach.checks.placing import OF_THE_TIME, place
from coach.checks.thesaurus import ABBREVIATED, LIGHT, PHRASES
from coach.quantities import Amounts, Quantity, Tokens, When
from coach.sentence import Reading
from coach.sentence.lexicon import LEXICON, Is, lemma
from coach.words import bag

PLACEHOLDER = re.compile(r"\[(baseline|target|metric|population|window|date|owner|source): [^\[\]\d]+ - [^\[\]\d]+\]")
EFFORT = bag("output activity activity-volume coverage learning baseline")
_LABELLED = re.compile(r"\b(?:proposed|option)\b|\[metric: ", re.IGNORECASE)
_INITIATIVE = re.compile(r"\s*(?:[-*•]\s*)?(?:initiative|initiatives|next step|task)\s*\d*\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(r"\s*(?:[-*•]\s+|\d+[.)]\s+)?(?:(?:KR|Key result|O|Objective)\s*[\d.]*\s*:\s*)?", re.IGNORECASE)
PART_OF_YEAR = re.compile(r"\b(first|second|third|fourth) (half|quarter)\b(?: of the year)?", re.IGNORECASE)
TIMES = bag("second minute hour day week month year")
_MEASURES = bag("g kg t kt ml l mm cm m km kB MB GB TB kWh MWh GWh kW MW")
_WEEKDAYS = bag("monday tuesday wednesday thursday friday saturday sunday")
_MOST = 50  # dates of a line
_RATES = [[word] for word in ("rate", "rates", "time", "times", "ratio", "count")]
_AGED = bag("older younger")
_LATER = bag("later earlier sooner")
_SUBJECTS = bag("they we it who i you")
_CHANGES = {
    ("account", "for"),
    ("accounts", "for"),
    ("speed", "up"),
    ("scale", "up"),
    ("ramp", "up"),
    ("slow", "down"),
    ("step", "up"),
    ("scale", "down"),
}
_COMPARED_WITH = bag("than as versus vs against compared since")
_NEAR = 7  # words before an amount that say what it does
_ABBREVIATION = range(2, 6)  # letters
_SHORT_FOR: dict[str, list[str]] = {}
for _short, _words in ABBREVIATED.items():
    for _word in _words.split():
        _SHORT_FOR.setdefault(_word, []).append(_short)
_RUNNING = bag("up available")
_PARTICLES = bag("up out off in over")  # sign up is sign-up


class Line(NamedTuple):
    """One line of a text, without its bullet or label."""

    text: str
    offset: int  # where it stands in the whole text
    reading: Reading
    initiative: bool
    open: bool  # says what is missing, or that it is a proposal
    quantities: tuple[Quantity, ...]  # as read; one without a unit has that of its line
    free: tuple[tuple[int, str], ...]  # words outside of amounts, dates, names and placeholders, with token index
    naming: tuple[tuple[int, str], ...]  # those among them that name something
    verbs: frozenset[int]  # token indexes of what its clauses say is done
    dates: tuple[When, ...] = ()  # as read, and the parts of a year that are written out: in the second half of 2027

    @property
    def words(self) -> list[str]:
        """Every token, lowered."""
        return self.reading.amounts.tokens.words

    @property
    def names(self) -> list[tuple[int, int, str]]:
        """Name-numbers with their offsets, lowered: soc 2."""
        tokens = self.reading.amounts.tokens
        found = []
        for start, end in self.reading.amounts.names:
            words = tokens.words[bisect_left(tokens.starts, start) : bisect_left(tokens.starts, end)]
            found.append((start, end, " ".join(words)))
        return found

    def counted(self, quantity: Quantity) -> set[str]:
        """The words after a figure that say what is counted: 15 foster families."""
        tokens = self.reading.amounts.tokens
        found: set[str] = set()
        after = bisect_left(tokens.starts, quantity.end)
        for word in tokens.words[after : after + _NEAR]:
            content = is_content(word)
            if not content and word not in LIGHT:
                break
            if content:
                found.add(word)
        return found


class Side(NamedTuple):
    """The lines of one text, and what they say taken together."""

    lines: tuple[Line, ...]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # words that follow each other
    vocabulary: Vocabulary
    figures: figures.Index[Line]
    ratios: frozenset[str]  # the numbers inside of figures such as 6 of our 8
    pers: frozenset[str]  # what rates are counted per: day, week, ticket; and words such as weekly
    names: frozenset[str]  # name-numbers, lowered: soc 2


class Compared(NamedTuple):
    """Both sides, what the team said beside them, and all that it gave."""

    before: Side
    after: Side
    said: Side
    given: Side  # before and said

    @property
    def goals(self) -> tuple[Line, ...]:
        """The rewritten lines that are goals, not initiatives."""
        return tuple(line for line in self.after.lines if not line.initiative) or self.after.lines

    @property
    def effort(self) -> bool:
        """Whether the original is something to do or to deliver."""
        return any(kinds.kind(line.reading) in EFFORT for line in self.before.lines)


@lru_cache(maxsize=16)
def compared(pair: Pair) -> Compared:
    """Read both sides once for all rules."""
    before, after, said = (pair.original,), (pair.rewrite,), tuple(pair.said)
    given = (*before, *said)
    original = _side(before, _told_otherwise(before, after))
    return Compared(
        original,
        _side(after, _told_otherwise(after, given)),
        _read_side(said),
        _side(given, _told_otherwise(given, after)) if said else original,
    )


class _Forms(NamedTuple):
    """How a text writes its words: once for each text, for the same document stands beside every option of it."""

    words: frozenset[str]
    shorts: frozenset[str]  # words that may stand for others: ARR, cfo
    compounds: frozenset[str]  # two or three words that follow each other, as one: on-time, ontime
    written: Mapping[str, frozenset[str]]  # short forms that it could write out, with the words of each


def _told_otherwise(texts: Sequence[str], others: Sequence[str]) -> frozenset[str]:
    """What some texts write in short or as one word and others in full or apart, or the other way round."""
    found: set[str] = set()
    for one, other in product(map(_forms, texts), map(_forms, others)):
        found |= one.compounds & other.words
        found |= {short for short in other.shorts if short in one.written}
        found.update(*(other.written[short] for short in one.shorts if short in other.written))
    return frozenset(found)


@lru_cache(maxsize=64)
def _forms(text: str) -> _Forms:
    lines = [line.words for line in _lines(text)]
    words = frozenset(word for line in lines for word in line)
    shorts = {word.replace("&", "") for word in words if len(word) in _ABBREVIATION and not LEXICON[word] & SMALL}
    compounds: set[str] = set()
    for line in lines:
        for run in (*pairwise(line), *zip(line, line[1:], line[2:], strict=False)):
            compounds.add("".join(run))
            compounds.add("-".join(run))
    written: dict[str, set[str]] = {}
    for line in lines:
        _write_out(line, written)
    return _Forms(words, frozenset(shorts), frozenset(compounds), {k: frozenset(v) for k, v in written.items()})


def _write_out(line: Sequence[str], written: dict[str, set[str]]) -> None:
    """Add the short forms that a line writes out: by initials, small words with or without, or as listed."""
    words = [part for word in line for part in word.split("-") if part[:1].isalpha()]
    plain = [word for word in words if not LEXICON[word] & SMALL]
    for row in (words,) if len(plain) == len(words) else (words, plain):
        initials = "".join(word[0] for word in row)
        for start, length in product(range(len(row)), _ABBREVIATION):
            if start + length <= len(row):
                written.setdefault(initials[start : start + length], set()).update(row[start : start + length])
    for word in words:
        for short in _SHORT_FOR.get(word, ()):
            written.setdefault(short, set()).update(ABBREVIATED[short].split())


@lru_cache(maxsize=128)
def _lines(text: str) -> tuple[Line, ...]:
    found, at = [], 0
    for row in text.split("\n"):
        label = _INITIATIVE.match(row)
        plain = label or _LABEL.match(row)
        start = plain.end() if plain else 0
        words = row[start:].rstrip()
        if words:
            found.append(_line(words, at + start, initiative=label is not None))
        at += len(row) + 1
    return tuple(found)


def _line(text: str, offset: int, *, initiative: bool) -> Line:
    reading = sentence.read(text)
    words, starts, _ = reading.amounts.tokens
    taken: set[int] = set()
    spans = [(q.start, q.end) for q in reading.amounts.quantities] + [(d.start, d.end) for d in reading.amounts.dates]
    spans += [found.span() for found in PLACEHOLDER.finditer(text)] + list(reading.amounts.names)
    for start, end in spans:
        taken.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    free = tuple((index, word) for index, word in enumerate(words) if index not in taken)
    heads = {clause.verb for clause in reading.clauses if clause.form in ("order", "done", "doing")}
    naming = tuple(
        (index, word)
        for index, word in free
        if index not in heads
        and (is_content(word) or _is_noun_here(words, index) or _is_attribute(words, index))
        and not _is_bound_word(words, index)
    )
    is_open = bool(PLACEHOLDER.search(text) or _LABELLED.search(text))
    verbs = frozenset(clause.verb for clause in reading.clauses)
    line = Line(text, offset, reading, initiative, is_open, reading.amounts.quantities, free, naming, verbs)
    return line._replace(quantities=tuple(_with_unit(line)), dates=tuple(_dates(text, reading.amounts)))


def _dates(text: str, amounts: Amounts) -> Iterator[When]:
    """Dates, with the parts of a year that are written out, and those that something is compared with as such."""
    parts = [(part.start(), part.end()) for part in islice(PART_OF_YEAR.finditer(text), _MOST)]
    read = list(amounts.dates)
    for start, last in parts:
        inside = next((when for when in read if when.start < last and start < when.end), None)
        end = max(last, inside.end) if inside else last
        whole = When(start, end, text[start:end], None, "deadline")
        read = [*(when for when in read if when is not inside), whole]
    for when in read:
        if not _is_weekday_of(when, read):
            yield when._replace(slot="since") if _is_compared(amounts.tokens, when) else when


def _is_compared(tokens: Tokens, when: When) -> bool:
    """Whether a date is what something is compared with: lower than in 2024."""
    at = bisect_left(tokens.starts, when.start)
    before = tokens.words[max(0, at - 3) : at]
    return not _COMPARED_WITH.isdisjoint(before) and _LATER.isdisjoint(before)


def _with_unit(line: Line) -> Iterator[Quantity]:
    """Amounts, a bare one in the unit that the line speaks of: days to answer from 12 to 7, 9 months, up from 6."""
    units = {quantity.unit for quantity in line.quantities if quantity.lead != "per"} & TIMES
    rated = any(quantity.lead == "per" for quantity in line.quantities)
    units = units or {word[:-1] for _, word in line.free if word[-1] == "s" and word[:-1] in TIMES and not rated}
    unit = units.pop() if len(units) == 1 else ""
    aim = line.reading.amounts.target
    measure = unit or (aim.unit if aim is not None and aim.unit in _MEASURES else "")
    placed = [place(line.reading, quantity) for quantity in line.quantities]
    for quantity, after in zip_longest(placed, placed[1:]):
        spans = quantity.lead == "from" and after is not None and (after.lead, after.unit) == ("to", unit)
        ends = quantity.slot in ("baseline", "target") or quantity.lead == "not" or spans
        bare = not quantity.unit and quantity.role in ("level", "delta") and ends
        if quantity.lead == "per":
            quantity = quantity._replace(unit=quantity.unit.removeprefix("working "))  # noqa: PLW2901
        known = measure if quantity.slot == "baseline" else unit  # 60 litres per kg, 90 today
        yield quantity._replace(unit=known) if bare and known and not line.counted(quantity) else quantity


def _is_weekday_of(when: When, dates: Sequence[When]) -> bool:
    """Whether a date only names the day of the week of the next: Friday, 3 July."""
    return when.text.lower() in _WEEKDAYS and any(0 < other.start - when.end < 3 for other in dates[:_MOST])


def _is_people(word: str) -> bool:
    return bool(LEXICON[word] & Is.ACTOR) or word.endswith(("ers", "ors", "ants", "ees", "ists", "ians"))


def _is_bound_word(words: list[str], index: int) -> bool:
    """Whether a word belongs to a bound or to a verb of change: no later than, speed up."""
    before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
    if words[index] in _LATER:
        return before in ("no", "or", "not")
    if (words[index], after) in _CHANGES or {(before, words[index]), (words[index], after)} & PHRASES.keys():
        return True
    return bool(before in _SUBJECTS and LEXICON[words[index]] & Is.VERB)


def _is_noun_here(words: list[str], index: int) -> bool:
    """Whether a verb's form stands for a thing: open rate, the archive, errors in picking."""
    bits, before = LEXICON[words[index]], LEXICON[words[index - 1]] if index else 0
    if bits & Is.VERB and words[index + 1 : index + 2] in _RATES:
        return True
    if bits & Is.VERB and before & Is.DET:
        return words[index] not in LIGHT
    return bool(bits & Is.ING and before & Is.PREP) and _is_alone(words, index)


def _is_attribute(words: list[str], index: int) -> bool:
    """Whether a verb's form stands before its noun: lapsed members, reported near-misses."""
    if index + 1 >= len(words) or not is_content(words[index + 1]):
        return False
    if words[index] in _AGED and _is_people(words[index + 1]):
        return True
    if LEXICON[words[index]] & Is.ING and _is_people(words[index + 1]) and not LEXICON[words[index]] & CHANGING:
        return True
    if not LEXICON[words[index]] & Is.PAST:
        return False
    return index == 0 or not is_content(words[index - 1])


def _is_alone(words: list[str], index: int) -> bool:
    """Whether a verb's form has no object: errors in picking to 1%, not by calling members."""
    after = words[index + 1] if index + 1 < len(words) else ""
    light = words[index] in LIGHT or LEXICON[words[index]] & CHANGING
    return not light and (not after or bool(LEXICON[after] & (Is.PREP | Is.PUNCT | Is.CONJ)))


def _side(texts: tuple[str, ...], spelled: frozenset[str]) -> Side:
    """The lines of some texts, with words that they say in another form."""
    side = _read_side(texts)
    return side._replace(vocabulary=side.vocabulary.with_(vocabulary(spelled))) if spelled else side


def _is_up_for_a_share(line: Line) -> bool:
    """Whether something is up or available for a share of the time."""
    starts = line.reading.amounts.tokens.starts
    return any(
        line.words[(at := bisect_left(starts, quantity.end)) : at + 3] == OF_THE_TIME
        and not _RUNNING.isdisjoint(line.words[max(0, bisect_left(starts, quantity.start) - 3) : at])
        for quantity in line.quantities
        if quantity.unit == "%"
    )


@lru_cache(maxsize=64)
def _read_side(texts: tuple[str, ...]) -> Side:
    lines = tuple(line for text in texts for line in _lines(text))
    tokens = [line.words for line in lines]
    words = frozenset(word for line in tokens for word in line)
    pairs = frozenset(pair for line in tokens for pair in pairwise(line))
    said = {PHRASES[pair] for pair in pairs & PHRASES.keys()}
    phrasal = {f"{verb}-{after}" for verb, after in pairs if after in _PARTICLES}
    phrasal |= {"uptime" for line in lines if _is_up_for_a_share(line)}
    phrasal |= {f"{lemma(verb)}{after}" for verb, after in pairs if after in _PARTICLES}  # paid out, a payout
    rates = {quantity.per for line in lines for quantity in line.quantities if quantity.per}
    rates |= {word for word in words if word.endswith("ly")}
    parts = [quantity.text.split() for line in lines for quantity in line.quantities if " of " in quantity.text]
    ratios = frozenset(part for figure in parts for part in figure if part.isdecimal())
    index = figures.index(
        (line, quantity) for line in lines for quantity in line.quantities if quantity.slot != "progress"
    )
    names = frozenset(name for line in lines for _, _, name in line.names)
    return Side(lines, words, pairs, vocabulary(words | phrasal | said), index, ratios, frozenset(rates), names)
