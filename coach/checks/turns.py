"""Which way a line goes, and whether its rewrite goes the other way: up, down, hold, before, after, not."""

from __future__ import annotations

from collections.abc import Iterable

from coach.checks.compared import Compared, Line
from coach.checks.meaning import NOUNS
from coach.sentence.lexicon import LEXICON, Is, lemma
from coach.words import bag

_UPWARD, _DOWNWARD = bag("more higher greater up longer"), bag("fewer less lower down shorter")
_LENGTHEN, _SHORTEN = (
    bag("lengthen extend widen deepen heighten prolong swell climb"),
    bag("shorten narrow shrink sink slide"),
)
_PHRASAL = bag("sign signs signed speed speeds set sets follow back build pick step make clean start")
_PAIRS = bag(
    "before/after above/below over/under inside/outside first/last early/late earlier/later complete/start finish/start "
    "complete/begin finish/begin join/leave open/close buy/sell win/lose gain/lose keep/lose pass/fail arrive/leave add/remove "
    "allow/prevent enable/prevent save/spend accept/reject stay/leave hire/dismiss faster/slower quicker/slower sooner/later "
    "better/worse cheaper/dearer"
)
_OPPOSITES = {(one, two) for pair in _PAIRS for one, _, two in (pair.partition("/"), pair.partition("/")[::-1])}
_QUALITIES = ("able", "ible", "ful", "al", "ive", "ent", "ant", "ous", "ly", "ised", "ic")
_MORE, _FEWER = bag("more"), bag("fewer less")
_NEGATED = bag("without not never don't")
_NEGATIVE = bag("without not never don't doesn't cannot can't won't no none zero nobody nor free")
_SPEED = bag("speed speeds pace frequency velocity faster sooner quicker quick quickly")


def flipped(both: Compared) -> list[Line]:
    """Goal lines that go the other way than the original, about the same things."""
    before = ways(both.before.lines)
    return [line for line in both.goals if before and _is_flipped(both, line, before)]


def swapped(both: Compared) -> list[str]:
    """Words that became their opposite: before it is picked, after it is picked; who complete it, who start it."""
    before = {form for line in both.before.lines for _, word in line.free for form in (word, lemma(word))}
    after = {form for line in both.after.lines for _, word in line.free for form in (word, lemma(word))}
    return [
        two
        for one, two in _OPPOSITES
        if one in before - after and two in after - before and two not in both.given.words
    ]


def turned_amount(both: Compared) -> bool:
    """Whether fewer of something became more of it, or the reverse: the words beside are all there still."""
    return any(
        line - few <= frozenset().union(*_amounts(both.goals, many, few))
        for few, many in ((_FEWER, _MORE), (_MORE, _FEWER))
        for line in _amounts(both.before.lines, few, many)
    )


def _amounts(lines: Iterable[Line], said: frozenset[str], unsaid: frozenset[str]) -> list[frozenset[str]]:
    """The words of lines with the one amount and not the other, where it bounds nothing ("more than")."""
    words = (frozenset(word for _, word in line.free) for line in lines)
    return [each for each in words if each & said and not each & unsaid and "than" not in each]


def lost_negation(both: Compared) -> bool:
    """Whether "without" or "not" of the original is gone."""
    if not any(word in _NEGATED for line in both.before.lines for _, word in line.free):
        return False
    bounded = any(quantity.bound for line in both.after.lines for quantity in line.quantities)
    return not bounded and _NEGATIVE.isdisjoint(both.after.words)


def ways(lines: Iterable[Line]) -> set[str]:
    """Which ways some lines say that things go: up, down, hold."""
    found: set[str] = set()
    for line in lines:
        for index, word in line.free:
            if not _is_comparison(line.words, index) and not _is_of_quality(line.words, index):
                found |= way(word)
        if line.reading.verb_class == "hold":
            found.add("hold")
        found |= _step(line) | _factor(line)
    return found


def way(word: str) -> set[str]:
    """Which way a word says that something goes, if any."""
    bits = LEXICON[word]
    if word in _UPWARD or (bits & Is.UP and word not in _DOWNWARD) or lemma(word) in _LENGTHEN:
        return {"up"}
    return {"down"} if word in _DOWNWARD or bits & Is.DOWN or lemma(word) in _SHORTEN else set()


def _is_comparison(words: list[str], index: int) -> bool:
    """Whether a word of more or less belongs to a bound ("more than"), or to its verb ("sign up")."""
    before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
    return (
        after == "than" or before in ("or", "no", "not") or before in _PHRASAL or (words[index], after) == ("up", "to")
    )


def _is_of_quality(words: list[str], index: int) -> bool:
    """Whether "more" or "less" stands before a quality: more reliable forecasts may have a lower error."""
    after = words[index + 1] if index + 1 < len(words) else ""
    return words[index] in ("more", "less") and after.endswith(_QUALITIES) and not LEXICON[after] & (NOUNS | Is.PAST)


def _factor(line: Line) -> set[str]:
    """Which way a multiple takes what it is said of: halve, double."""
    factors = (each.value for each in line.quantities if each.role == "factor" and each.slot == "target")
    return {"up" if value > 1 else "down" for value in factors if value is not None and value != 1}


def _step(line: Line) -> set[str]:
    """Which way a line steps from its figure of today to the one that it aims at."""
    base, target = line.reading.amounts.baseline, line.reading.amounts.target
    if target and target.role == "delta":  # grows $2M, from 4 to 6
        base = next((each for each in line.quantities if each.slot == "baseline"), None)
        target = next((each for each in line.quantities if each.slot == "target" and each.role != "delta"), target)
    if not base or not target or base.unit != target.unit or "=" in line.words:
        return set()
    if base.value is None or target.value is None or base.value == target.value:
        return set()
    return {"up"} if target.value > base.value else {"down"}


def _is_flipped(both: Compared, line: Line, before: set[str]) -> bool:
    after = ways((line,))
    if not after or not _shares_subject(both, line):
        return False
    if _against(both, line, before):
        return True
    return before.isdisjoint(after) and ({"up", "down"} <= before | after or "hold" in before | after)


def _against(both: Compared, line: Line, before: set[str]) -> bool:
    """Whether a line steps from a figure to a figure the other way than the original goes: it drops from 3 to 9."""
    step = _step(line) if _SPEED.isdisjoint(both.before.words) else set()
    return bool(step) and len(before - {"hold"}) == 1 and step.isdisjoint(before)


def _shares_subject(both: Compared, line: Line) -> bool:
    """Whether a line speaks of what the original speaks of: at least half of its naming words."""
    known = sum(both.before.vocabulary.knows(word) for _, word in line.naming)
    return 2 * known >= len(line.naming)
