"""What changed in the words between an original and its rewrite: ways, things, promises, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from coach import model
from coach.checks import names
from coach.checks.commitments import FIRM
from coach.checks.compared import Compared, Line
from coach.checks.meaning import CHANGING, NOUNS, NOUNS_IN_ISE, SMALL, Vocabulary
from coach.model import Finding, OKRSet
from coach.sentence.lexicon import LEXICON, VERBAL, Is, lemma, singular
from coach.words import bag

_UPWARD, _DOWNWARD = bag("more higher greater up longer"), bag("fewer less lower down shorter")
_LENGTHEN, _SHORTEN = (
    bag("lengthen extend widen deepen heighten prolong swell climb"),
    bag("shorten narrow shrink sink slide"),
)
_PHRASAL = bag("sign signs signed speed speeds set sets follow back build pick step make clean start")
_PAIRS = (
    ("before", "after"),
    ("above", "below"),
    ("over", "under"),
    ("inside", "outside"),
    ("first", "last"),
    ("early", "late"),
    ("earlier", "later"),
)
_OPPOSITES = _PAIRS + tuple((two, one) for one, two in _PAIRS)
_WHOEVER = bag("customer client user people person member visitor employee staff team everyone anyone")
_NEGATED = bag("without not never don't")
_NEGATIVE = bag("without not never don't doesn't cannot can't won't no none zero nobody nor free")
_SPEED = bag("speed speeds pace frequency velocity faster sooner quicker quick quickly")
_LIGHT_VERBS = bag(  # say that something is so, or is done, and not what
    "make get do have be let go come take place happen occur stand lie sit keep hold bring put set see show give meet count account "
    "amount represent constitute comprise mean remain stay become turn run work carry perform last exceed total need want like "
    "compare leave find know belong relate concern contain include name say tell call report record state describe register "
    "switch move cost own face possess experience say ensure manage succeed end begin start"
)
_DOING = Is.DOING | Is.ACTIVITY | Is.STUDY
_SERVICES = [[word] for word in ("support", "service", "services", "success", "care", "relations")]  # customer support
_ANYBODY = bag("staff people persons employees colleagues individuals items pieces units places sites locations")


def ways(lines: Iterable[Line]) -> set[str]:
    """Which ways some lines say that things go: up, down, hold."""
    found: set[str] = set()
    for line in lines:
        for index, word in line.free:
            if not _is_comparison(line.words, index):
                found |= _way(word)
        if line.reading.verb_class == "hold":
            found.add("hold")
        base, target = line.reading.amounts.baseline, line.reading.amounts.target
        if base and target and base.unit == target.unit:
            found |= _step(base.value, target.value)
    return found


def _is_comparison(words: list[str], index: int) -> bool:
    """Whether a word of more or less belongs to a bound ("more than"), or to its verb ("sign up")."""
    before, after = (words[index - 1] if index else ""), (words[index + 1] if index + 1 < len(words) else "")
    return (
        after == "than" or before in ("or", "no", "not") or before in _PHRASAL or (words[index], after) == ("up", "to")
    )


def _way(word: str) -> set[str]:
    bits = LEXICON[word]
    if word in _UPWARD or (bits & Is.UP and word not in _DOWNWARD) or lemma(word) in _LENGTHEN:
        return {"up"}
    return {"down"} if word in _DOWNWARD or bits & Is.DOWN or lemma(word) in _SHORTEN else set()


def _step(base: float | None, target: float | None) -> set[str]:
    if base is None or target is None or base == target:
        return set()
    return {"up"} if target > base else {"down"}


def flipped(both: Compared) -> list[Line]:
    """Goal lines that go the other way than the original, about the same things."""
    before = ways(both.before.lines)
    return [line for line in both.goals if before and _is_flipped(both, line, before)]


def _is_flipped(both: Compared, line: Line, before: set[str]) -> bool:
    after = ways((line,))
    if not after or not shares_subject(both, line):
        return False
    if _against(both, line, before):
        return True
    return before.isdisjoint(after) and ({"up", "down"} <= before | after or "hold" in before | after)


def _against(both: Compared, line: Line, before: set[str]) -> bool:
    """Whether a line steps from a figure to a figure the other way than the original goes: it drops from 3 to 9."""
    base, target = line.reading.amounts.baseline, line.reading.amounts.target
    if not base or not target or base.unit != target.unit or not _SPEED.isdisjoint(both.before.words):
        return False
    step = _step(base.value, target.value)
    return bool(step) and len(before - {"hold"}) == 1 and step.isdisjoint(before)


def swapped(both: Compared) -> list[str]:
    """Small words that became their opposite: before it is picked, after it is picked."""
    before = {word for line in both.before.lines for _, word in line.free}
    after = {word for line in both.after.lines for _, word in line.free}
    return [two for one, two in _OPPOSITES if one in before - after and two in after - both.given.words]


def lost_negation(both: Compared) -> bool:
    """Whether "without" or "not" of the original is gone."""
    if not any(word in _NEGATED for line in both.before.lines for _, word in line.free):
        return False
    bounded = any(quantity.bound for line in both.after.lines for quantity in line.quantities)
    return not bounded and _NEGATIVE.isdisjoint(both.after.words)


def shares_subject(both: Compared, line: Line) -> bool:
    """Whether a line speaks of what the original speaks of: at least half of its naming words."""
    known = sum(both.before.vocabulary.knows(word) for _, word in line.naming)
    return 2 * known >= len(line.naming)


class Gone(NamedTuple):
    """A naming word of the original that the rewrite says in no form."""

    line: Line
    at: int  # token index
    word: str

    @property
    def name(self) -> bool:
        """Whether it is written as a name."""
        return names.is_name(self.line, self.at)


def gone(both: Compared) -> list[Gone]:
    """What the original names and the rewrite does not."""
    there = both.after.vocabulary
    return [
        Gone(line, at, word)
        for line in both.before.lines
        for at, word in line.naming
        if not there.knows(word) and line.words[at + 1 : at + 2] not in _SERVICES
    ]


def narrowing(both: Compared, missing: list[Gone]) -> list[Gone]:
    """Those of the missing words that said who, where or which: names, people, and what stood before a kept noun.

    A line that proposes its measure may leave the old measure's own noun; it keeps whom and what it is for.
    """
    there = both.after.vocabulary
    return [
        each
        for each in missing
        if each.name or _narrows(each, there) or (_is_somebody(each) and not _is_of_a_measure(each, missing))
    ]


def _is_somebody(each: Gone) -> bool:
    return bool(LEXICON[each.word] & Is.ACTOR) and singular(each.word) not in _WHOEVER


def _is_of_a_measure(each: Gone, missing: list[Gone]) -> bool:
    """Whether a word only says whose measure it was that gave way: driver safety."""
    return any(other.line is each.line and other.at == each.at + 1 for other in missing)


def _narrows(each: Gone, there: Vocabulary) -> bool:
    """Whether a word stands right before a noun that the rewrite kept: Spanish-speaking residents."""
    after = dict(each.line.naming).get(each.at + 1)
    return after is not None and there.knows(after) and not LEXICON[each.word] & (Is.METRIC | Is.GAUGE)


def left_out(both: Compared) -> list[str]:
    """What a compound line was to deliver beside its result, and the rewrite says in no form."""
    there = both.after.vocabulary
    found = []
    for line in both.before.lines:
        clauses = line.reading.clauses if len(line.reading.clauses) > 1 else ()
        for clause in clauses:
            named = [word for at, word in line.naming if clause.start <= at < clause.end]
            if clause.bits & _DOING and named and not any(map(there.knows, (line.words[clause.verb], *named))):
                found += named
    return found


def vanished(both: Compared) -> list[str]:
    """What was to be done and stands nowhere in the rewrite: its nouns, one of two verbs, or a verb for another."""
    missing = [each.word for each in gone(both)]
    if missing:
        return missing
    verbs = [
        line.words[clause.verb] for line in both.before.lines for clause in line.reading.clauses if clause.verb >= 0
    ]
    verbs = [verb for verb in verbs if LEXICON[verb] & _DOING and lemma(verb) not in _LIGHT_VERBS]
    lost = [verb for verb in verbs if not both.after.vocabulary.knows(verb)]
    return lost if len(verbs) > 1 or _other_verbs(both, _DOING) else []


def replaced_verbs(both: Compared) -> list[str]:
    """What the others do, where the rewrite has them do something else: paid for sent."""
    lost = [
        word
        for line in both.before.lines
        for index, word in line.free
        if _is_deed(line, index) and index != line.reading.verb and not both.after.vocabulary.knows(word)
    ]
    return lost if _other_verbs(both, VERBAL) else []


def _other_verbs(both: Compared, bits: int) -> bool:
    """Whether a goal line does something that nobody spoke of."""
    there = both.given.vocabulary
    return any(
        _is_deed(line, index) and LEXICON[word] & bits and not there.knows(word)
        for line in both.goals
        if not line.open
        for index, word in line.free
    )


def _is_deed(line: Line, at: int) -> bool:
    """Whether a word is a verb that says what is done, not that something changes, is had or may be."""
    bits = LEXICON[line.words[at]]
    small = CHANGING | SMALL | Is.STATE | Is.COPULA | Is.AUX | Is.MODAL
    if not bits & VERBAL or bits & small or lemma(line.words[at]) in _LIGHT_VERBS:
        return False
    return not bits & (NOUNS | Is.NOUN_TOO) or any(clause.verb == at for clause in line.reading.clauses)


def lost_heads(both: Compared, missing: list[Gone]) -> list[Gone]:
    """Those of the missing words that a rewrite cannot do without.

    What says who, where or which is kept. The measure's own noun may become a verb (the conversion of quotes, quotes
    become orders) or give way to the measure that the team named itself.
    """
    kept = restricting(both, missing)
    return kept if kept or _is_said_as_verb(both) or _is_named_beside(both) else missing


def restricting(both: Compared, missing: list[Gone]) -> list[Gone]:
    """Those of the missing words that said who, where or which: names, people, attributes, whole phrases."""
    there = both.after.vocabulary
    lost = {(id(each.line), each.at) for each in missing}
    return [
        each
        for each in missing
        if each.name or LEXICON[each.word] & Is.ACTOR or _narrows(each, there) or _in_lost_phrase(each, lost)
    ]


def _in_lost_phrase(each: Gone, lost: set[tuple[int, int]]) -> bool:
    """Whether a word stands in a phrase after a preposition of which nothing is left: in rural counties."""
    words, naming = each.line.words, dict(each.line.naming)
    start = each.at
    while start > 0 and (start in naming or LEXICON[words[start - 1]] & Is.DET or start - 1 in naming):
        start -= 1
        if LEXICON[words[start]] & Is.PREP:
            break
    if not LEXICON[words[start]] & Is.PREP:
        return False
    end = each.at
    while end + 1 in naming:
        end += 1
    return all((id(each.line), at) in lost for at in range(start, end + 1) if at in naming)


def _is_said_as_verb(both: Compared) -> bool:
    """Whether a goal line has a verb of its own for what the original said as a noun."""
    there = both.before.vocabulary
    return any(
        clause.form in ("active", "state", "passive")
        and not there.knows(word := line.words[clause.verb])
        and not _way(word)
        for line in both.goals
        for clause in line.reading.clauses
        if clause.verb >= 0
    )


def _is_named_beside(both: Compared) -> bool:
    """Whether the rewrite has a measure from what the team said beside the line."""
    measures = {word for line in both.goals for _, word in line.naming if LEXICON[word] & (Is.METRIC | Is.GAUGE)}
    return any(both.said.vocabulary.knows(word) and not both.before.vocabulary.knows(word) for word in measures)


def newcomers(both: Compared, line: Line) -> Iterator[int]:
    """Token indexes of words that name something which nobody named. What may be a verb is left to the reader."""
    there = both.given.vocabulary
    for index, word in line.naming:
        bits = LEXICON[word]
        if word in _ANYBODY and "=" in line.words:
            continue  # what a sum adds up: 75 staff
        noun = not bits & VERBAL or word in NOUNS_IN_ISE or bits & (Is.GAUGE | Is.ACTOR)
        if noun and word not in FIRM and not there.knows(word) and not _is_predicate(line, index):
            yield index


def _is_predicate(line: Line, at: int) -> bool:
    """Whether a word is said of a thing and names none: are available."""
    before = line.words[at - 1] if at else ""
    return bool(LEXICON[before] & Is.COPULA) and not LEXICON[line.words[at]] & (Is.METRIC | Is.ACTOR)


@lru_cache(maxsize=256)
def findings(text: str) -> list[Finding]:
    """What the checks find in a line, read as a key result."""
    from coach import checks  # noqa: PLC0415  (the checks know the rules that ask this)

    okrs = OKRSet((model.objective("", (model.key_result(text),)),))
    return [found for found in checks.run(okrs) if found.at == (0, 0)]
