"""Clauses of a goal sentence: where they begin and end, their verb, what they are about.

A goal line is an order ("Publish 12 posts"), a finished order ("Survey published"), a statement ("80% of teams deploy
weekly") or a bare phrase ("p95 latency under 300 ms"). Which one it is decides who acts. Word forms alone cannot tell
("Support cost per ticket", "Support the sales team"): position and the words after it do.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.sentence.lexicon import LEXICON, Is, lemma

WORDS_OF_NOUN = Is.NOUN | Is.METRIC | Is.ACTOR | Is.WORK | Is.CREDENTIAL | Is.NOMINAL | Is.EFFECT
CLASS_BITS = (
    Is.UP
    | Is.DOWN
    | Is.CHANGE
    | Is.REACH
    | Is.HOLD
    | Is.OBTAIN
    | Is.ACTIVITY
    | Is.MEASURE
    | Is.LEARN
    | Is.ENSURE
    | Is.STATE
    | Is.DOING
)
_FINITE = Is.COPULA | Is.MODAL | Is.THIRD
_STOP = Is.PREP | Is.SUB | Is.COPULA | Is.MODAL | Is.COMPARE | Is.GUARD | Is.AUX
_INSIDE = WORDS_OF_NOUN | Is.DET | Is.QTY | Is.QUALITY | Is.PAST | Is.ING | Is.NAME | Is.ADV | Is.READY
_VERBAL = Is.VERB | Is.PAST | Is.ING | Is.THIRD
_ENDS = frozenset(".;!?")
_DO = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
_DONT = frozenset(("don't", "not", "never"))
_LINKS = frozenset(("and", "&", ",", "/", "or", "+"))

PHRASAL = {  # verb and particle that mean another thing together
    ("reach", "out"): Is.ACTIVITY, ("look", "into"): Is.ACTIVITY, ("follow", "up"): Is.ACTIVITY,
    ("work", "on"): Is.ACTIVITY, ("work", "with"): Is.ACTIVITY, ("engage", "with"): Is.ACTIVITY, ("meet", "with"): Is.ACTIVITY,
    ("find", "out"): Is.LEARN, ("figure", "out"): Is.LEARN, ("make", "sure"): Is.ENSURE,
    ("speed", "up"): Is.CHANGE, ("step", "up"): Is.UP, ("ramp", "up"): Is.UP, ("scale", "up"): Is.UP,
    ("drive", "up"): Is.UP, ("drive", "down"): Is.DOWN, ("bring", "down"): Is.DOWN, ("cut", "down"): Is.DOWN,
    ("scale", "down"): Is.DOWN, ("catch", "up"): Is.CHANGE, ("set", "up"): Is.DOING, ("go", "live"): Is.DOING,
    ("sign", "off"): Is.DOING, ("close", "down"): Is.DOING, ("run", "down"): Is.DOWN,
}  # fmt: skip


class Clause(NamedTuple):
    """One clause. All numbers are token indexes; ranges are half open; -1 and (0, 0) mean none."""

    start: int
    end: int
    form: (
        str  # order | done (finished order, participle first) | doing (-ing first) | passive | active | state | phrase
    )
    verb: int
    lemma: str
    bits: int  # of the verb
    subject: tuple[int, int]  # the phrase before the verb; of a phrase, the phrase
    object: tuple[int, int]
    head: int  # head noun of the object (order) or of the subject
    inner: int  # head noun after "number of", "share of", "% of": what is counted

    @property
    def about(self) -> tuple[int, int]:
        """The words the clause is about: the object of an order, else the subject."""
        return self.object if self.form in ("order", "done", "doing") else self.subject


class Line(NamedTuple):
    """The tokens of a line with what each may be at its place."""

    words: list[str]
    tags: list[int]


def phrase_end(line: Line, at: int, end: int) -> tuple[int, int]:
    """Where the noun phrase that begins at a token ends, and its head noun (-1 if it has none)."""
    tags, words = line.tags, line.words
    head, i = -1, at
    while i < end:
        tag, word = tags[i], words[i]
        if tag & WORDS_OF_NOUN and not tag & (Is.PREP | Is.SUB):
            head = i
        elif tag & (_STOP | Is.DATE):
            break
        elif word in _LINKS and i + 1 < end and i > at and tags[i + 1] & _INSIDE and not tags[i + 1] & Is.VERB:
            i += 1
            continue
        elif tag & (Is.PUNCT | Is.CONJ):
            if word not in ("(", '"', "'", "“", "‘", "*", "`", "#", "-"):
                break
        elif not tag & _INSIDE or (tag & Is.DET and i > at and head >= 0):
            break
        i += 1
    return i, head


def full_phrase(line: Line, at: int, end: int) -> tuple[int, int, int]:
    """A noun phrase with its "of", "per", "for" and "in" phrases: end, head, and the head after "of"."""
    stop, head = phrase_end(line, at, end)
    inner = -1
    while stop + 1 < end and line.tags[stop] & Is.PREP and not line.tags[stop + 1] & (Is.QTY | Is.DATE | Is.COMPARE):
        if line.words[stop] == "to" and line.tags[stop + 1] & Is.VERB and not line.tags[stop + 1] & Is.NOUN:
            break
        after, noun = phrase_end(line, stop + 1, end)
        if noun < 0:
            break
        if inner < 0 and line.words[stop] == "of":
            inner = noun
        stop = after
    return stop, head, inner


def _amount_follows(line: Line, at: int, end: int) -> bool:
    """A level stands at a place: a number, a comparator, "from 3", "to 40%", "under 2 h"."""
    if at >= end:
        return False
    tag, word = line.tags[at], line.words[at]
    if tag & (Is.QTY | Is.COMPARE) or word in (":", "@"):
        return True
    following = line.tags[at + 1] if at + 1 < end else 0
    if word in ("from", "to", "under", "below", "above", "over", "at", "up", "down", "of"):
        return bool(following & (Is.QTY | Is.COMPARE)) or (
            word in ("up", "down", "from") and any(t & Is.QTY for t in line.tags[at:end])
        )
    return False


def _compound(line: Line, at: int, end: int) -> bool:
    """Whether a word that may be verb or noun begins a noun phrase ("Support cost per ticket")."""
    tags, words = line.tags, line.words
    nxt, following = tags[at + 1], words[at + 1]
    if nxt & (Is.COPULA | Is.MODAL | Is.COMPARE | Is.AUX) or following in ("of", "'s", "’s"):
        return True
    if following == "per" or _from_to(line, at, end):
        return True
    if following == "to" or nxt & Is.SUB:
        return bool(tags[at] & Is.METRIC and at + 2 < end and tags[at + 2] & (Is.QTY | Is.COMPARE))
    if nxt & Is.PREP:
        if following in ("for", "in") and tags[at] & (Is.NOMINAL | Is.EFFECT):
            return True
        if tags[at] & Is.METRIC and _amount_follows(line, at + 1, end):
            return True
        full = full_phrase(line, at + 2, end)[0]
        return full < end and bool(tags[full] & Is.PAST) and not tags[full] & Is.NOUN
    if nxt & Is.QTY:
        stop, head = phrase_end(line, at + 1, end)
        return bool(tags[at] & Is.METRIC) and (head < 0 or head == stop)
    if nxt & (Is.DET | Is.PRON | Is.QUALITY | Is.ADV | Is.NAME) and not nxt & WORDS_OF_NOUN:
        return False
    if following in _LINKS:
        i = at + 2
        while i < end - 1 and words[i] in _LINKS:
            i += 1
        return not (i < end and tags[i] & (Is.VERB | Is.PAST))
    if following == ":":
        return True
    if nxt & Is.PUNCT:
        return False
    if nxt & Is.PAST and not nxt & Is.NOUN:
        return True
    return _noun_compound(line, at, end)


def _from_to(line: Line, at: int, end: int) -> bool:
    """A level moves from one amount to another, and the verb is none of moving."""
    tags, words = line.tags, line.words
    if tags[at] & (CLASS_BITS & ~Is.DOING & ~Is.ACTIVITY) or words[at] in ("move", "shift", "drive", "take"):
        return False
    for i in range(at + 2, end - 1):
        if words[i] == "from" and tags[i + 1] & Is.QTY:
            return any(words[k] == "to" and tags[k + 1] & Is.QTY for k in range(i + 2, end - 1))
    return False


def _noun_compound(line: Line, at: int, end: int) -> bool:
    tags = line.tags
    stop, head = phrase_end(line, at + 1, end)
    if head < 0:
        return False
    full, _, _ = full_phrase(line, at + 1, end)
    if tags[head] & (Is.METRIC | Is.GAUGE) and not tags[at] & (Is.MEASURE | Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD):
        if _amount_follows(line, stop, end) or _amount_follows(line, full, end):
            return True
        if tags[head] & Is.GAUGE and stop >= end and head == at + 1:
            return True
    if stop < end and (tags[stop] & (Is.COPULA | Is.MODAL) or (tags[stop] & Is.THIRD and not tags[stop] & Is.NOUN)):
        return True
    later = [i for i in range(at + 2, min(full + 1, end)) if tags[i] & Is.PAST and not tags[i] & Is.NOUN]
    return any(i + 1 >= end or line.words[i + 1] == "by" or tags[i + 1] & Is.PUNCT for i in later)


def verb_first(line: Line, at: int, end: int) -> str:
    """The form of a clause that begins with its verb: order, done, doing; "" when it does not."""
    tag = line.tags[at]
    if tag & (Is.QTY | Is.DATE | Is.NAME | Is.PREP) or not tag & _VERBAL:
        if tag & Is.UNKNOWN and at + 1 < end and line.tags[at + 1] & Is.DET and not line.tags[at + 1] & Is.NEG:
            return "order"  # "Gitify the docs"
        return ""
    if at + 1 >= end:
        return "order" if tag & Is.VERB and (tag & Is.ACTIVITY or not tag & Is.NOUN) else ""
    if tag & Is.VERB:
        ambiguous = tag & (Is.NOUN_TOO | Is.NOUN)
        if ambiguous and _compound(line, at, end):
            return ""
        return "" if line.tags[at + 1] & (Is.COPULA | Is.COMPARE) else "order"
    if tag & Is.ING:
        return "" if _gerund_is_noun(line, at, end) else "doing"
    if tag & Is.PAST:
        return "" if _participle_is_adjective(line, at, end) else "done"
    return ""


def _gerund_is_noun(line: Line, at: int, end: int) -> bool:
    nxt = line.tags[at + 1]
    if nxt & (Is.COPULA | Is.MODAL | Is.COMPARE) or line.words[at + 1] in ("of", ":"):
        return True
    if (nxt & Is.PAST and not nxt & Is.NOUN) or (
        line.words[at + 1] in _LINKS and not line.tags[min(at + 2, end - 1)] & Is.ING
    ):
        return True
    if nxt & (Is.DET | Is.QTY | Is.PREP | Is.PRON):
        return False
    stop, head = phrase_end(line, at + 1, end)
    full, _, _ = full_phrase(line, at + 1, end)
    if head < 0:
        return False
    if full < end and line.tags[full] & Is.PAST and not line.tags[full] & Is.NOUN:
        return True
    return bool(line.tags[head] & Is.METRIC) or _amount_follows(line, stop, end) or _amount_follows(line, full, end)


def _participle_is_adjective(line: Line, at: int, end: int) -> bool:
    if line.tags[at] & (Is.UP | Is.DOWN | Is.CHANGE | Is.REACH):
        return False
    stop, head = phrase_end(line, at + 1, end)
    if head < 0 or line.tags[at + 1] & (Is.DET | Is.PREP):
        return False
    if stop < end and line.tags[stop] & (Is.COPULA | Is.MODAL):
        return True
    return bool(line.tags[head] & Is.METRIC) and _amount_follows(line, full_phrase(line, at + 1, end)[0], end)


def skip_front(line: Line, at: int, end: int) -> int:
    """The first word that matters: past "to", "we will", adverbs, quotes, a date in front."""
    tags, words = line.tags, line.words
    while at < end - 1:
        tag, word = tags[at], words[at]
        if (
            word in ("to", "we", "will", "i", "and", "then", "please", "also", "team's")
            or tag & (Is.MODAL | Is.PUNCT)
            or (tag & Is.ADV and not tag & (_VERBAL | Is.NOUN | Is.QTY))
        ) or word in _DONT or (word == "do" and words[at + 1] == "not"):
            at += 1
        elif word == "be" and words[at + 1] == "able":
            at += 3
        elif (tag & Is.DATE or (tag & Is.PREP and tags[at + 1] & Is.DATE)) and _skips_date(line, at, end):
            at = _skips_date(line, at, end)
        else:
            break
    return min(at, end - 1)


def _skips_date(line: Line, at: int, end: int) -> int:
    i = at + 1
    while i < end and (line.tags[i] & (Is.DATE | Is.PREP | Is.DET) or line.words[i] == ","):
        i += 1
    return i if i < end else 0


def predicate(line: Line, at: int, end: int) -> tuple[int, str]:
    """The verb of a clause that begins with its subject, and its form."""
    tags, words = line.tags, line.words
    i, seen = at, False  # seen: a noun stands before
    while i < end:
        tag = tags[i]
        if words[i] in ("that", "which") and seen:
            i = _relative_end(line, i, end)
            continue
        if words[i] == "who" and seen:
            return _next_verb(line, i + 1, end), "active"
        if tag & Is.COPULA:
            return _after_copula(line, i, end)
        if tag & (Is.AUX | Is.MODAL) and seen:
            return _after_auxiliary(line, i, end)
        if seen and tag & (Is.PAST | Is.THIRD | Is.VERB) and not tag & (Is.QTY | Is.PREP):
            form = _finite(line, i, at, end)
            if form:
                return i, form
        if tag & (WORDS_OF_NOUN | Is.QTY | Is.PRON | Is.NAME | Is.ING) or words[i] == "all":
            seen = True
        i += 1
    return -1, "phrase"


def _relative_end(line: Line, at: int, end: int) -> int:
    """Past a relative clause: to its comma or its second verb."""
    i = at + 1
    while i < end and not line.words[i] == ",":
        i += 1
    return i + 1


def _next_verb(line: Line, at: int, end: int) -> int:
    for i in range(at, end):
        if line.tags[i] & _VERBAL:
            return i
    return -1


def _after_copula(line: Line, at: int, end: int) -> tuple[int, str]:
    i = at + 1
    while i < end and line.tags[i] & (Is.COPULA | Is.ADV) and not line.tags[i] & (Is.PAST | Is.READY):
        i += 1
    if i < end and line.tags[i] & Is.PAST:
        return i, "passive"
    if i < end and line.tags[i] & Is.ING and not line.tags[i] & Is.NOUN:
        return i, "active"
    return at, "state"


def _after_auxiliary(line: Line, at: int, end: int) -> tuple[int, str]:
    """ "have completed" is active, "have been trained" passive, "have a care plan" a state."""
    if line.words[at] in _DO:
        verb = _next_verb(line, at + 1, end)
        return (verb, "active") if verb > 0 else (at, "state")
    i = at + 1
    while i < end and line.tags[i] & (Is.ADV | Is.AUX | Is.MODAL | Is.NEG) and not line.tags[i] & _VERBAL:
        i += 1
    if i >= end:
        return at, "state"
    if line.tags[i] & Is.COPULA or line.words[i] in ("be", "been"):
        return _after_copula(line, i, end)
    if line.tags[at] & Is.MODAL:
        return i, "active"
    if line.tags[i] & Is.PAST and not (
        i + 1 < end and line.tags[i + 1] & WORDS_OF_NOUN and line.tags[at] & Is.AUX and line.tags[i] & Is.UNKNOWN
    ):
        return i, "active"
    return at, "state"


def _finite(line: Line, i: int, start: int, end: int) -> str:
    """The form of the clause if this token is its verb, else ""."""
    tags, words = line.tags, line.words
    tag = tags[i]
    before = tags[i - 1]
    after = tags[i + 1] if i + 1 < end else 0
    if tag & Is.PAST and not tag & Is.VERB:
        person = any(t & Is.ACTOR for t in tags[start:i])
        if words[i - 1] == "self" or before & Is.DET or before & Is.PREP or before & Is.QUALITY:
            return ""
        if after & (WORDS_OF_NOUN | Is.DET | Is.QTY) and not after & (Is.PREP | Is.CONJ | Is.ADV):
            if after & (Is.DET | Is.QTY) and not after & Is.DATE:
                return "active" if before & Is.ACTOR else "passive" if after & Is.QTY else ""
            return "active" if person and before & (Is.ACTOR | Is.PLURAL) else ""
        return "passive"
    if tag & Is.THIRD and not (
        tag & Is.NOUN and before & (Is.QTY | Is.DET | Is.PREP | Is.NOUN | Is.QUALITY) and not after & (Is.DET | Is.QTY)
    ):
        return "" if before & (Is.PREP | Is.DET | Is.ADV & 0) else "active"
    if (
        tag & Is.VERB
        and before & (Is.PLURAL | Is.PRON | Is.ADV)
        and not (tag & Is.NOUN and (after & (_FINITE | Is.COMPARE | Is.PAST) or i + 1 == end))
    ):
        if tag & Is.NOUN and after & WORDS_OF_NOUN and not after & (Is.PREP | Is.ADV):
            return "active" if any(t & (Is.QTY | Is.DET) for t in tags[start:i]) and before & Is.ACTOR else ""
        return "active"
    return ""


def boundary(line: Line, at: int, end: int) -> int:
    """Where the words of a measure or object end: at its amount, purpose, guardrail or date."""
    tags, words = line.tags, line.words
    for i in range(at, end):
        tag = tags[i]
        if (tag & (Is.GUARD | Is.COMPARE) and i > at) or words[i] in (";", ":") or (tag & Is.DATE and i > at):
            return i - 1 if i > at + 1 and tags[i - 1] & Is.PREP else i
        if i > at and tag & Is.QTY and (tags[i - 1] & Is.PREP or tags[i - 1] & WORDS_OF_NOUN):
            while i > at and tags[i - 1] & (Is.PREP | Is.PUNCT) and words[i - 1] != "of":
                i -= 1
            return i
        if words[i] == "to" and i > at and i + 1 < end and tags[i + 1] & Is.VERB and not tags[i + 1] & Is.QTY:
            return i
    return end


def clause(line: Line, start: int, end: int) -> Clause:
    """Read the clause between two tokens."""
    at = skip_front(line, start, end)
    at = _past_front_phrase(line, at, end)
    at = _past_label(line, at, end)
    form = verb_first(line, at, end)
    if form:
        return _order(line, start, at, end, form)
    verb, form = predicate(line, at, end)
    stop, head, inner = full_phrase(line, _past_amount(line, at, end), end if verb < 0 else max(verb, at + 1))
    limit = boundary(line, at, end if verb < 0 else max(verb, at + 1))
    bits = line.tags[verb] if verb >= 0 else 0
    base = lemma(line.words[verb]) if verb >= 0 else ""
    after = (verb + 1, boundary(line, min(verb + 1, end), end)) if verb >= 0 else (0, 0)
    return Clause(at, end, form, verb, base, bits, (at, limit), after, head, inner)


def _past_amount(line: Line, at: int, end: int) -> int:
    """Past "80% of", "at least 12", "all of" to the noun that is counted."""
    i = at
    while i < end - 1 and (
        (line.tags[i] & (Is.QTY | Is.COMPARE) and not line.tags[i] & WORDS_OF_NOUN)
        or (line.words[i] == "of" and i > at and line.tags[i - 1] & Is.QTY)
    ):
        i += 1
    return i


def _past_front_phrase(line: Line, at: int, end: int) -> int:
    """Past "For each stage," and "As a result,"."""
    if line.tags[at] & Is.PREP and not line.tags[at] & (Is.QTY | Is.VERB):
        for i in range(at + 1, min(at + 12, end - 1)):
            if line.words[i] == ",":
                return skip_front(line, i + 1, end)
    return at


def _past_label(line: Line, at: int, end: int) -> int:
    """Past "Onboarding:" when an order follows the colon."""
    for i in range(at + 1, min(at + 5, end - 1)):
        if line.words[i] in (":", "]"):
            following = skip_front(line, i + 1, end)
            return following if verb_first(line, following, end) == "order" else at
    return at


def _order(line: Line, start: int, at: int, end: int, form: str) -> Clause:
    tags, words = line.tags, line.words
    base = lemma(words[at])
    bits = tags[at]
    if at > start and words[at - 1] in _DONT:
        bits = bits & ~CLASS_BITS | Is.ACTIVITY  # a rule of conduct has no end product
    i = at + 1
    while i + 1 < end and words[i] in _LINKS and tags[i + 1] & _VERBAL and (tags[i + 1] & bits & _VERBAL):
        i += 2  # "Design and roll out"
    if i < end and (base, words[i]) in PHRASAL:
        bits = bits & ~CLASS_BITS | PHRASAL[base, words[i]]
        i += 1
    while i < end - 1 and (
        (tags[i] & Is.PREP and words[i] in ("up", "out", "down", "off", "back", "over", "through"))
        or (tags[i] & Is.ADV and not tags[i] & (Is.NOUN | Is.QTY))
    ):
        i += 1
    nouns = _past_amount(line, i, end)
    if nouns < end and tags[nouns] & Is.PREP and not tags[nouns] & Is.QTY and nouns + 1 < end:
        nouns = _past_amount(line, nouns + 1, end)
    stop, head, inner = full_phrase(line, nouns, end)
    return Clause(at, end, form, at, base, bits, (0, 0), (i, boundary(line, i, end)), head, inner)


def split(line: Line, end: int) -> list[tuple[int, int]]:
    """Sentences and coordinated clauses: at full stops, semicolons, and where a verb follows a comma or "and"."""
    tags, words = line.tags, line.words
    cuts, begin = [], 0
    for i in range(1, end - 1):
        word = words[i]
        if word in _ENDS or (
            (word in (",", "and", "&", "-", "–", "—") or tags[i] & Is.CONJ)
            and i > begin + 1
            and _starts_clause(line, i + 1, end)
        ):
            cuts.append((begin, i))
            begin = i + 1
    if begin < end:
        cuts.append((begin, end))
    return [(a, b) for a, b in cuts if b > a]


def _starts_clause(line: Line, at: int, end: int) -> bool:
    tags = line.tags
    if at < end and line.words[at] in ("and", "then", "also"):
        at += 1
    if at >= end - 1:
        return False
    tag = tags[at]
    return bool(
        tag & Is.VERB and not tag & (Is.NOUN | Is.NOUN_TOO | Is.PREP | Is.QTY) and not tags[at - 2] & Is.PREP
    ) or bool(tag & Is.VERB and tag & Is.NOUN_TOO and tags[at + 1] & (Is.DET | Is.QTY))


def tag_words(words: list[str]) -> list[int]:
    """What each word may be, before its place is known."""
    return [LEXICON[w] for w in words]
