"""The verb of a statement: "PM hired", "80% of teams deploy weekly", "the site is live".

A word that may be noun or verb is judged by its neighbours: a base form after a plural, a third person after a singular,
a participle that no noun follows.
"""

from __future__ import annotations

from coach.sentence.lexicon import Is
from coach.sentence.phrases import DETERMINED, VERBAL, WORDS_OF_NOUN, Line, participle
from coach.words import bag

_FINITE = Is.PAST | Is.THIRD | Is.VERB
_SUBJECT = WORDS_OF_NOUN | Is.QTY | Is.PRON | Is.NAME | Is.ING
_AFTER_COPULA = Is.COPULA | Is.ADV | Is.QUALITY
_HELPERS = Is.ADV | Is.AUX | Is.MODAL | Is.NEG
_NO_FINITE = Is.QTY | Is.PREP
_NO_NOUN = Is.PREP | Is.CONJ | Is.ADV | Is.DATE
_ING, _COPULA = Is.ING, Is.COPULA
_AUXILIARY = Is.AUX | Is.MODAL
_UNLISTED = Is.UNKNOWN | Is.NOMINAL
_NO_UNLISTED = Is.PLURAL | VERBAL | Is.QTY
_NEAR = 12  # tokens that are looked back at: what stands further away belongs to something else
_CHANGING = Is.UP | Is.DOWN | Is.HOLD | Is.REACH
_RATE = (["a"], ["per"], ["each"], ["every"])
_PERIODS = (["day"], ["week"], ["month"], ["quarter"], ["year"], ["shift"], ["sprint"], ["hour"], ["minute"])
_SUBORDINATES = frozenset(("that", "which", "so"))  # "so operators walk less" says what for
_LEVEL = bag("flat steady stable level constant unchanged")
_DO = bag("do does did don't doesn't didn't")


def predicate(line: Line, at: int, end: int) -> tuple[int, str]:
    """The verb of a clause that begins with its subject, and its form."""
    words, tags = line
    i, seen = at, False  # seen: a noun stands before
    while i < end:
        tag, word = tags[i], words[i]
        if seen:
            if word in _SUBORDINATES:
                i = _past_relative(line, i, end)
                continue
            if word == "who":
                return next(((k, "active") for k in range(i + 1, end) if tags[k] & VERBAL), (-1, "phrase"))
            if tag & _ING and _modifies(line, i, end):
                return -1, "phrase"
            if tag & _AUXILIARY:
                return _after_auxiliary(line, i, end)
            form = _form_of(line, i, at, end) if tag & _FINITE and not tag & _NO_FINITE else ""
            if form or (tag & _UNLISTED and _unlisted_verb(line, i, at, end)):
                return i, form or "active"
        if tag & _COPULA:
            return _after_copula(line, i, end)
        if not seen:
            seen = bool(tag & _SUBJECT) or word == "all" or (i == at and bool(tag & Is.VERB))
        i += 1
    return -1, "phrase"


def _unlisted_verb(line: Line, i: int, start: int, end: int) -> bool:
    """A word after a plural subject that only a verb can be: "users love the app", "95% of reports refresh before 8"."""
    tags = line.tags
    if not tags[i] & _UNLISTED or tags[i] & _NO_UNLISTED or i + 1 >= end:
        return False
    if not tags[i - 1] & Is.PLURAL or tags[i - 1] & Is.QTY:
        return False
    if tags[i - 1] & Is.ACTOR and tags[i + 1] & (Is.DET | Is.PRON) and not tags[i + 1] & Is.QTY:
        return True
    return bool(
        tags[start] & Is.QTY
        and tags[i + 1] & (Is.PREP | Is.DATE | Is.DET)
        and "of" in line.words[max(start, i - _NEAR) : i]
    )


def _modifies(line: Line, i: int, end: int) -> bool:
    """An -ing form after its noun: "tweets mentioning the shop"; no verb of the line stands in it."""
    tags = line.tags
    if not tags[i] & Is.ING or tags[i] & Is.NOUN or tags[i - 1] & (Is.PREP | Is.PUNCT | Is.CONJ):
        return False
    if participle(tags[end - 1]) and tags[i + 1] & Is.NOUN:
        return False  # "permit hearing dates published"
    return i + 1 < end and not tags[i + 1] & (Is.COPULA | Is.MODAL | Is.THIRD | Is.PAST | Is.AUX)


def _past_relative(line: Line, at: int, end: int) -> int:
    """Past a relative clause: to its comma, or to its amount."""
    for i in range(at + 1, end):
        if line.words[i] in (",", ":") or line.tags[i] & Is.QTY:
            return i + 1
    return end


def _after_copula(line: Line, at: int, end: int) -> tuple[int, str]:
    tags = line.tags
    i = at + 1
    while i < end and tags[i] & _AFTER_COPULA and not tags[i] & (Is.PAST | Is.READY):
        i += 1
    if i < end and tags[i] & Is.PAST:
        return i, "passive"
    if i < end and tags[i] & Is.ING and not tags[i] & Is.NOUN:
        return i, "active"
    return at, "state"


def _after_auxiliary(line: Line, at: int, end: int) -> tuple[int, str]:
    """Read on: "have completed" is active, "have been trained" passive, "have a care plan" a state, "does not rise" active."""
    words, tags = line
    if words[at] in _DO:
        return next(((k, "active") for k in range(at + 1, end) if tags[k] & Is.VERB), (at, "state"))
    i = at + 1
    while i < end and tags[i] & _HELPERS and not tags[i] & VERBAL:
        i += 1
    if i >= end:
        return at, "state"
    if tags[i] & Is.COPULA or words[i] == "be":
        return _after_copula(line, i, end)
    if tags[at] & Is.MODAL or tags[i] & Is.PAST:
        return i, "active"
    return at, "state"


def _form_of(line: Line, i: int, start: int, end: int) -> str:
    """The form of the clause if this token is its verb, else ""."""
    tag = line.tags[i]
    if participle(tag) or (tag & Is.PAST and (not tag & Is.NOUN if i + 1 >= end else line.words[i + 1] == "by")):
        return _form_of_participle(line, i, end)
    if tag & Is.THIRD:
        return _form_of_third(line, i, start, end)
    return _form_of_base(line, i, start, end) if tag & Is.VERB else ""


def _form_of_participle(line: Line, i: int, end: int) -> str:
    """Judge: "contract signed" is passive, "nurses completed the course" active, "documented landing page" neither."""
    tags = line.tags
    before, after = tags[i - 1], tags[i + 1] if i + 1 < end else 0
    if tags[i] & Is.HOLD and i + 1 < end and line.words[i + 1] in _LEVEL:
        return "passive"  # "spend held flat"
    if before & (Is.DET | Is.PREP | Is.QUALITY | Is.CONJ) and not before & WORDS_OF_NOUN:
        return ""
    if after & DETERMINED and not after & (Is.DATE | Is.PREP):
        return "active" if before & Is.ACTOR else "passive" if after & Is.QTY else ""
    if after & WORDS_OF_NOUN and not after & _NO_NOUN:
        return "active" if before & Is.ACTOR else ""
    return "passive"


def _form_of_third(line: Line, i: int, start: int, end: int) -> str:
    tags = line.tags
    tag, before, after = tags[i], tags[i - 1], tags[i + 1] if i + 1 < end else 0
    if before & (Is.PREP | Is.DET) and not before & WORDS_OF_NOUN:
        return ""
    if not tag & Is.NOUN:
        return "active"
    if (
        before & Is.ACTOR and not before & Is.PLURAL and after & Is.PREP
    ):  # "Court rules in", "Client visits from 3 to 5"
        return "" if any(t & Is.QTY for t in tags[start : min(end, i + _NEAR)]) else "active"
    if tag & _CHANGING and i + 1 == end and tags[start] & Is.METRIC:
        return "active"  # "loneliness among older men falls"
    noun_before = before & (Is.QTY | WORDS_OF_NOUN | Is.QUALITY | Is.ING)
    rate = (
        line.words[i + 1 : i + 2] in _RATE
        and line.words[i + 2 : i + 3] in _PERIODS
        and any(t & Is.QTY for t in tags[start:i])
    )  # "50 emails a day"
    rhythm = line.words[i + 1 : i + 2] in (["every"], ["each"]) and not before & Is.ACTOR  # "safety walks every Monday"
    return "" if noun_before and (rate or rhythm or not after & (DETERMINED | Is.CADENCE)) else "active"


def _form_of_base(line: Line, i: int, start: int, end: int) -> str:
    """Judge a base form after a plural: "80% of teams deploy weekly"."""
    tags = line.tags
    tag, before, after = tags[i], tags[i - 1], tags[i + 1] if i + 1 < end else 0
    if not before & (Is.PLURAL | Is.PRON | Is.ADV):
        return ""
    if not tag & Is.NOUN:
        return "active"
    counted = any(t & DETERMINED for t in tags[max(start, i - _NEAR) : i])
    plain = before & Is.PLURAL and not before & (Is.WORK | Is.METRIC)  # "hospital networks"
    acts = before & Is.ACTOR or (plain and any(t & Is.ACTOR for t in tags[start:i]))
    return "active" if _acts_on(tag, before, after, counted=counted, acts=bool(acts), last=i + 1 == end) else ""


def _acts_on(tag: int, before: int, after: int, *, counted: bool, acts: bool, last: bool) -> bool:
    """Whether a word that may be a noun is the verb of the plural before it: "10 customers sign", not "skills baseline"."""
    if not (counted or acts or tag & (Is.BEHAVIOUR | _CHANGING) or after & DETERMINED):
        return False
    if before & Is.METRIC and not before & Is.ACTOR and not tag & _CHANGING:
        return False  # "sales cycle", but "errors drop to 3"
    if last or (after & WORDS_OF_NOUN and not after & (Is.PREP | Is.ADV)):
        return acts and (counted or bool(before & Is.ACTOR and not last and not tag & Is.METRIC))
    return not after & (Is.COPULA | Is.MODAL | Is.THIRD | Is.COMPARE | Is.PAST)
