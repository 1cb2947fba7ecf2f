"""What is done or delivered: deeds that a rewrite drops, or says as something else."""

from __future__ import annotations

from bisect import bisect_left

from coach.checks.compared import Compared, Line
from coach.checks.meaning import CHANGING, NOUNS, SMALL, vocabulary
from coach.checks.topics import WHOEVER, gone
from coach.sentence.lexicon import LEXICON, VERBAL, Is, lemma, singular
from coach.words import bag

_HAVING = bag("get have receive see")
_LIGHT_VERBS = bag(  # say that something is so, or is done, and not what
    "make get do have be let go come take place happen occur stand lie sit keep hold bring put set see show give meet count account "
    "amount represent constitute comprise mean remain stay become turn run work carry perform last exceed total need want like "
    "compare leave find know belong relate concern contain include name say tell call report record state describe register "
    "switch move cost own face possess experience say ensure manage succeed end begin start"
)
_DOING = Is.DOING | Is.ACTIVITY | Is.STUDY


def left_out(both: Compared) -> list[str]:
    """What a compound line was to deliver beside its result, and the rewrite says in no form."""
    there = both.after.vocabulary
    found = []
    for line in both.before.lines:
        clauses = line.reading.clauses if len(line.reading.clauses) > 1 else ()
        for clause in clauses:
            first, last = (bisect_left(line.naming, (at,)) for at in (clause.start, clause.end))
            named = [word for _, word in line.naming[first:last]]
            if clause.bits & _DOING and named and not any(map(there.knows, (line.words[clause.verb], *named))):
                found += named
    return found


def vanished(both: Compared) -> list[str]:
    """What was to be done and stands nowhere in the rewrite: its nouns, one of two verbs, or a verb for another."""
    missing = [each.word for each in gone(both)]
    if any(line.open for line in both.goals):
        written = vocabulary(word for line in both.after.lines for _, word in line.free)  # who is asked is no topic
        named = (word for line in both.before.lines for _, word in line.naming)
        missing = [word for word in named if singular(word) not in WHOEVER and not written.knows(word)]
    if missing:
        return missing
    verbs = [verb for line in both.before.lines for verb in _tasks(line)]
    lost = [verb for verb in verbs if lemma(verb) not in _LIGHT_VERBS and not both.after.vocabulary.knows(verb)]
    return lost if len(verbs) > 1 or _other_verbs(both, _DOING) or (_lightened(both) and _lost_acts(both)) else []


def _tasks(line: Line) -> list[str]:
    """What is to be done: the verbs of the clauses, and those after "and"."""
    after_and = {at for at, word in line.free if at and line.words[at - 1] == "and" and LEXICON[word] & Is.VERB}
    verbs = (line.words[at] for at in sorted((line.verbs | after_and) - {-1}))
    return [verb for verb in verbs if LEXICON[verb] & _DOING]


def replaced_verbs(both: Compared) -> list[str]:
    """What the others do, where the rewrite has them do something else: paid for sent."""
    lost = [
        word
        for line in both.before.lines
        for index, word in line.free
        if _is_deed(line, index) and index != line.reading.verb and not both.after.vocabulary.knows(word)
    ]
    return (lost or _lost_acts(both)) if _other_verbs(both, VERBAL) or _lightened(both) else []


def _lightened(both: Compared) -> bool:
    """Whether a goal line now says of the others that they have or get something: get an answer."""
    there = both.given.vocabulary
    return any(
        clause.form == "active" and clause.lemma in _HAVING and not there.knows(clause.lemma)
        for line in both.goals
        for clause in line.reading.clauses
    )


def _lost_acts(both: Compared) -> list[str]:
    """What somebody does in the original, be it as little as finding or giving."""
    there = both.after.vocabulary
    return [
        word
        for line in both.before.lines
        for clause in line.reading.clauses
        if clause.form in ("active", "passive") and not there.knows(word := line.words[clause.verb])
        if LEXICON[word] & VERBAL and not LEXICON[word] & (CHANGING | Is.COPULA | Is.AUX | Is.MODAL)
    ]


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
    return not bits & (NOUNS | Is.NOUN_TOO) or at in line.verbs
