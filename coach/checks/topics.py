"""What a line speaks of: the things and people that a rewrite no longer names, and those that nobody had named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.checks import names
from coach.checks.commitments import FIRM
from coach.checks.compared import Compared, Line
from coach.checks.meaning import NOUNS, NOUNS_IN_ISE, SMALL, Vocabulary
from coach.checks.thesaurus import LIGHT
from coach.checks.turns import way
from coach.sentence.lexicon import LEXICON, VERBAL, Is, singular
from coach.words import bag

WHOEVER = bag("customer client user people person member visitor employee staff team everyone anyone")
_TAKING_PART = WHOEVER | bag("participant attendee learner guest respondent reader caller applicant")
_MEASURED_IN = {
    "distance": bag("km m cm mm"),
    "weight": bag("kg g t"),
    "volume": bag("l ml"),
    "duration": bag("second minute hour day week month year"),
    "energy": bag("kWh MWh GWh"),
}
_SERVICES = [[word] for word in ("support", "service", "services", "success", "care", "relations")]  # customer support
_WHOSE = {  # nouns that say of whom they are
    "attrition": bag("staff employee worker personnel workforce colleague"),
    "turnout": bag("voter"),
    "readership": bag("reader"),
    "ridership": bag("rider passenger"),
    "absenteeism": bag("staff employee worker personnel workforce colleague"),
    "nps": bag("customer client user"),
    "footfall": bag("visitor shopper"),
}
_ANYBODY = bag("staff people persons employees colleagues individuals items pieces units places sites locations")


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
    implied = {whose for word in both.after.words for whose in _WHOSE.get(word, ())}
    return [
        Gone(line, at, word)
        for line in both.before.lines
        for at, word in line.naming
        if not there.knows(word) and singular(word) not in implied and line.words[at + 1 : at + 2] not in _SERVICES
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


def _is_somebody(each: Gone) -> bool:
    return bool(LEXICON[each.word] & Is.ACTOR) and singular(each.word) not in WHOEVER


def _is_of_a_measure(each: Gone, missing: list[Gone]) -> bool:
    """Whether a word only says whose measure it was that gave way: driver safety."""
    return any(other.line is each.line and other.at == each.at + 1 for other in missing)


def _narrows(each: Gone, there: Vocabulary) -> bool:
    """Whether a word stands right before a noun that the rewrite kept: Spanish-speaking residents."""
    after = dict(each.line.naming).get(each.at + 1)
    return after is not None and there.knows(after) and not LEXICON[each.word] & (Is.METRIC | Is.GAUGE)


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
        and not way(word)
        for line in both.goals
        for clause in line.reading.clauses
        if clause.verb >= 0
    )


def _is_named_beside(both: Compared) -> bool:
    """Whether the rewrite has a measure from what the team said beside the line, or says it in the team's words."""
    if both.said.lines and any(_is_said(both, line) for line in both.goals):
        return True
    measures = {word for line in both.goals for _, word in line.naming if LEXICON[word] & (Is.METRIC | Is.GAUGE)}
    return any(both.said.vocabulary.knows(word) and not both.before.vocabulary.knows(word) for word in measures)


def _is_said(both: Compared, line: Line) -> bool:
    """Whether a line consists of what the team said beside the original: orders delivered on the agreed day."""
    words = [word for _, word in line.free if word not in LIGHT and word[0].isalpha() and not LEXICON[word] & SMALL]
    return len(words) > 1 and all(map(both.said.vocabulary.knows, words))


def newcomers(both: Compared, line: Line) -> Iterator[int]:
    """Token indexes of words that name something which nobody named. What may be a verb is left to the reader."""
    there = both.given.vocabulary
    for index, word in line.naming:
        bits = LEXICON[word]
        if word in _ANYBODY and "=" in line.words:
            continue  # what a sum adds up: 75 staff
        if word.startswith("first-") and _is_one_said(word.removeprefix("first-"), both):
            continue  # after one year
        if _says_no_more(both, line, index) or _is_verb_of_a_clause(line, index):
            continue
        noun = not bits & VERBAL or word in NOUNS_IN_ISE or bits & (Is.GAUGE | Is.ACTOR)
        if noun and word not in FIRM and not there.knows(word) and not _is_predicate(line, index):
            yield index


def _says_no_more(both: Compared, line: Line, at: int) -> bool:
    """Whether a new word says what was meant: course participants, trial-to-paid conversion, a distance in km."""
    word = line.words[at]
    if singular(word) in _TAKING_PART:
        return not any(LEXICON[other] & Is.ACTOR for side in both.before.lines for _, other in side.naming)
    if word == "age":
        return line.words[at + 1 : at + 2] == ["of"]  # under the age of 25
    units = _MEASURED_IN.get(word, frozenset())
    if any(quantity.unit in units for quantity in line.quantities):
        return True
    return bool(at and "-to-" in line.words[at - 1] and LEXICON[word] & Is.METRIC)


def _is_verb_of_a_clause(line: Line, at: int) -> bool:
    """Whether an unknown word is what a clause says that its subject does: flights depart."""
    bits = LEXICON[line.words[at]]
    return bool(bits & Is.UNKNOWN or not bits & NOUNS) and at in line.verbs


def _is_one_said(unit: str, both: Compared) -> bool:
    """Whether the team spoke of one unit of time: after one year."""
    return any(q.value == 1 and q.unit == unit for line in both.given.lines for q in line.quantities)


def _is_predicate(line: Line, at: int) -> bool:
    """Whether a word is said of a thing and names none: are available."""
    before = line.words[at - 1] if at else ""
    return bool(LEXICON[before] & Is.COPULA) and not LEXICON[line.words[at]] & (Is.METRIC | Is.ACTOR)
