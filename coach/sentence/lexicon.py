"""What a word may be: one integer of bits a word form, found by table, else by the word's shape.

The table is made once from `coach.words` (every inflected form of every verb, every plural); a word that it lacks is
looked at once and remembered.
"""

from __future__ import annotations

from functools import lru_cache

from coach import words
from coach.words import bag


class Is:
    """What a word form may be, as bits. Many may be set: `support` is a verb and a noun."""

    # forms of a verb: base, -ed, -ing, third person; NOUN_TOO is a verb that is as often a noun
    VERB, PAST, ING, THIRD, NOUN_TOO = (1 << n for n in range(5))
    # what a verb does
    UP, DOWN, CHANGE, REACH, HOLD, OBTAIN, ACTIVITY, MEASURE, LEARN = (1 << n for n in range(5, 14))
    DECIDE, STUDY, STATE, ENSURE, DOING, VERDICT, BY_OTHERS, BEHAVIOUR = (1 << n for n in range(14, 22))
    # nouns, and what they name
    NOUN, PLURAL, METRIC, GAUGE, BAD, ACTOR, OWN, WORK = (1 << n for n in range(22, 30))
    CREDENTIAL, NOMINAL, EFFECT, STANDARD, UNKNOWN = (1 << n for n in range(30, 35))
    # small words
    DET, PREP, CONJ, SUB, PRON, COPULA, AUX, MODAL, ADV = (1 << n for n in range(35, 44))
    QUALITY, READY, GUARD, NEG, PUNCT, COMPARE = (1 << n for n in range(44, 50))
    # set by position: part of an amount, of a date, of a name-number
    QTY, DATE, NAME = (1 << n for n in range(50, 53))
    CADENCE = 1 << 53
    RARE = 1 << 55  # a noun that is seldom a verb at the head of a line: "water", "season"
    EFFORT = 1 << 54  # a noun of effort: "promotion"


_VERBS = {  # word list: what its verbs are
    "UP": Is.UP, "DOWN": Is.DOWN, "CHANGE": Is.CHANGE, "REACH": Is.REACH, "HOLD": Is.HOLD, "OBTAIN": Is.OBTAIN,
    "ACTIVITY": Is.ACTIVITY, "MEASURE": Is.MEASURE, "LEARN": Is.LEARN, "DECIDE": Is.DECIDE, "STUDY": Is.STUDY,
    "STATE": Is.STATE, "ENSURE": Is.ENSURE, "DOING": Is.DOING, "NOUN_TOO": Is.NOUN_TOO, "VERDICT": Is.VERDICT,
    "BY_OTHERS": Is.BY_OTHERS, "BEHAVIOUR": Is.BEHAVIOUR,
}  # fmt: skip
_NOUNS = {
    "METRIC": Is.METRIC, "GAUGE": Is.GAUGE | Is.METRIC, "BAD": Is.BAD | Is.METRIC, "ACTOR": Is.ACTOR, "OWN": Is.OWN,
    "WORK": Is.WORK, "CREDENTIAL": Is.CREDENTIAL, "NOMINAL": Is.NOMINAL, "EFFECT": Is.EFFECT, "STANDARD": Is.STANDARD, "ACTIVITY_NOUN": Is.EFFORT,
}  # fmt: skip
_SMALL = {
    "DETERMINER": Is.DET, "PREPOSITION": Is.PREP, "CONJUNCTION": Is.CONJ, "SUBORDINATOR": Is.SUB, "PRONOUN": Is.PRON,
    "COPULA": Is.COPULA, "AUX": Is.AUX, "MODAL": Is.MODAL, "ADVERB": Is.ADV, "QUALITY": Is.QUALITY, "READY": Is.READY,
    "GUARDRAIL": Is.GUARD, "COMPARATOR": Is.COMPARE, "NEGATION": Is.NEG, "CADENCE": Is.CADENCE,
}  # fmt: skip
VERBAL = Is.VERB | Is.PAST | Is.ING | Is.THIRD
NOMINALS = Is.NOUN | Is.METRIC | Is.ACTOR | Is.OWN | Is.WORK | Is.CREDENTIAL | Is.NOMINAL | Is.EFFECT
_VOWELS = frozenset("aeiou")
_WITH_PREFIX = 5  # letters that a verb with its prefix has at least
_ED = bag("need seed speed feed bed red indeed hundred shed embed wed exceed succeed proceed bleed weed")
_FINAL_DOUBLE = frozenset("bdglmnprt")


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """The word without its plural -s."""
    if len(word) < 4 or word[-1] != "s" or word[-2:] in ("ss", "us", "is"):
        return words.IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _doubles(base: str) -> bool:
    """Whether the last letter doubles before -ed and -ing: plan, stop, refer; not open, cover."""
    return (
        len(base) >= 3
        and base[-1] in _FINAL_DOUBLE
        and base[-2] in _VOWELS
        and base[-3] not in _VOWELS
        and (sum(c in _VOWELS for c in base) == 1 or base in words.DOUBLING)
    )


def inflect(base: str) -> tuple[str, list[str], str]:
    """Third person, past forms and -ing form of a verb, by rule."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third, past = base + "es", base + "ed"
    elif base.endswith("e"):
        third, past = base + "s", base + "d"
    else:
        third, past = base + "s", (base + base[-1] if _doubles(base) else base) + "ed"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        ing = base[:-1] + "ing"
    else:
        ing = (base + base[-1] if _doubles(base) else base) + "ing"
    return third, [past], ing


def lemma_candidates(word: str) -> list[str]:
    """Base forms that a word with -ed, -ing or -s could come from, best first."""
    if word in words.IRREGULAR:
        return [words.IRREGULAR[word]]
    if word.endswith(("ied", "ies")):
        return [word[:-3] + "y"]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            double = [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _FINAL_DOUBLE else []
            return (
                [*double, stem, stem + "e"]
                if not stem.endswith(("at", "iz", "is", "v", "uc", "ag"))
                else [stem + "e", stem]
            )
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return [word[:-1], word[:-2]]
    return [word[:-1]] if word.endswith("s") else []


class Lexicon(dict[str, int]):
    """Word form to bits; an unseen word is judged by its shape and remembered."""

    limit = 50_000

    def __init__(self) -> None:
        super().__init__()
        self.listed: dict[str, int] = {}  # without what was remembered: no word's bits hang on the words seen before

    def __missing__(self, word: str) -> int:
        bits = self.shape(word)
        if len(self) < self.limit:
            self[word] = bits
        return bits

    def shape(self, word: str) -> int:
        """What an unlisted word may be."""
        if not word[:1].isalpha():
            return Is.NOUN | Is.UNKNOWN if any(c.isalpha() for c in word) else Is.PUNCT
        for part in ("'s", "’s"):
            if word.endswith(part):
                return Is.DET if len(word) > 3 else Is.NOUN
        if "-" in word or "/" in word:
            return self._compound(word)
        return self._ending(word)

    def _compound(self, word: str) -> int:
        parts = [p for p in word.replace("/", "-").split("-") if p]
        if not parts:
            return Is.PUNCT
        last = self.get(parts[-1]) or self[parts[-1]]
        if parts[0] in words.NUMBER_WORDS and not last & Is.PLURAL:
            return Is.NOUN | Is.UNKNOWN  # "one-click"
        if parts[0] in ("re", "pre", "co", "un", "de", "auto", "cross", "over", "out"):
            return last
        if last & Is.NOUN or last & NOMINALS:
            return (last & (NOMINALS | Is.PLURAL | Is.BAD | Is.GAUGE)) | Is.NOUN
        if last & (Is.PAST | Is.ING):
            return Is.NOUN | Is.UNKNOWN
        first = self.get(parts[0]) or self[parts[0]]
        return last | first if "/" in word else Is.NOUN | Is.UNKNOWN

    def _ending(self, word: str) -> int:
        return self._again(word) or self._inflected(word) or _by_suffix(word) or Is.NOUN | Is.UNKNOWN | _by_ending(word)

    def _again(self, word: str) -> int:
        """A listed verb of doing with re-, un- or de- before it: "refit", "unplug"."""
        if len(word) < _WITH_PREFIX or word[:2] not in ("re", "un", "de"):
            return 0
        known = self.listed.get(word[2:], 0)
        return Is.VERB | Is.DOING if known & Is.VERB and known & Is.DOING else 0

    def _inflected(self, word: str) -> int:
        """A form of a listed verb, or a plural."""
        for base in lemma_candidates(word):
            known = self.listed.get(base, 0) or (self._again(base) if word[-1] != "s" else 0)
            if known & Is.VERB:
                form = Is.PAST if word.endswith("ed") else Is.ING if word.endswith("ing") else Is.THIRD
                noun = known & Is.NOUN and form == Is.THIRD  # "demos"
                return (known & ~(Is.VERB | Is.NOUN)) | form | (Is.NOUN | Is.PLURAL if noun else 0)
        one = singular(word)
        if one == word:
            return 0
        known = self.listed.get(one, 0)
        if known & NOMINALS:
            return (known & (NOMINALS | Is.BAD | Is.GAUGE)) | Is.NOUN | Is.PLURAL
        return Is.NOUN | Is.PLURAL | Is.UNKNOWN | _by_ending(one)


def _by_suffix(word: str) -> int:
    if word.endswith("ly") and len(word) > 4:
        return Is.ADV
    if word.endswith(words.COMPARATIVES) and word not in words.NO_COMPARATIVES:
        return Is.QUALITY
    if len(word) > 4 and word.endswith(("ify", "ize", "ise")) and word not in words.NO_VERBS:
        return Is.VERB | Is.DOING
    if word.endswith("ed") and len(word) > 4 and word not in _ED:
        return Is.PAST | Is.DOING | Is.UNKNOWN
    if word.endswith("ing") and len(word) > 5:
        return Is.ING | Is.DOING | Is.UNKNOWN | Is.NOUN
    return 0


def _by_ending(noun: str) -> int:
    """What an unlisted noun names, as far as its ending tells: "beekeeper" acts, "playtest" is done."""
    if noun.endswith(words.PEOPLE):
        return Is.ACTOR
    if noun.endswith(words.QUALITIES) and noun not in words.NO_QUALITIES:
        return Is.METRIC
    return Is.WORK if noun.endswith(words.WORK_ENDINGS) else 0


def _add(table: Lexicon, word: str, bits: int) -> None:
    table[word] = dict.get(table, word, 0) | bits


def _verb_forms(table: Lexicon, base: str, bits: int) -> None:
    third, pasts, ing = inflect(base)
    irregular = _PARTICIPLES.get(base)
    _add(table, base, Is.VERB | bits)
    if base == "be":
        return
    _add(table, third, Is.THIRD | bits)
    for past in irregular or pasts:
        _add(table, past, Is.PAST | bits)
    _add(table, ing, Is.ING | bits)


_PARTICIPLES: dict[str, list[str]] = {}
for _form, _base in words.IRREGULAR.items():
    if _form not in words.NOT_PAST:
        _PARTICIPLES.setdefault(_base, []).append(_form)


def _spellings(listed: str) -> list[str]:
    found = listed.split()
    return (
        found
        + [w[:-3] + "ise" for w in found if w.endswith("ize")]
        + [w[:-7] + "isation" for w in found if w.endswith("ization")]
        + [w[:-2] + "se" for w in found if w.endswith("yze")]
    )


def build() -> Lexicon:
    """The table, from the lists of `coach.words`."""
    table = Lexicon()
    _add_verbs(table)
    _add_nouns(table)
    for name, bits in _SMALL.items():
        for word in getattr(words, name).split():
            _add(table, word, bits)
    for adjective in words.ADJECTIVE.split():
        _add(table, _comparative(adjective), Is.QUALITY)
    for word, names in words.OVERRIDE.items():
        table[word] = _named(names)
    table.listed = dict(table)
    return table


def _add_verbs(table: Lexicon) -> None:
    for name, bits in _VERBS.items():
        for base in _spellings(getattr(words, name)):
            _verb_forms(table, base, bits)
    for base in words.OTHER_VERBS.split():
        if base not in table:
            _verb_forms(table, base, Is.DOING)
    for base in words.OTHER_NOUN_TOO.split():
        _verb_forms(table, base, Is.NOUN_TOO | Is.RARE)
    for base in f"{words.NOUN_TOO} {words.OTHER_NOUN_TOO}".split():
        _add(table, base, Is.NOUN)
        _add(table, inflect(base)[0], Is.NOUN | Is.PLURAL)


def _add_nouns(table: Lexicon) -> None:
    for name, bits in _NOUNS.items():
        for noun in _spellings(getattr(words, name)):
            _add(table, noun, bits | Is.NOUN)
            if bits == Is.STANDARD:
                continue  # "Leeds" is no plural of LEED
            for plural in words.PLURALS.get(noun, (inflect(noun)[0],)):
                _add(table, plural, bits | Is.NOUN | Is.PLURAL)


def _comparative(adjective: str) -> str:
    if adjective.endswith("e"):
        return adjective + "r"
    if adjective.endswith("y"):
        return adjective[:-1] + "ier"
    doubled = (
        len(adjective) <= 4 and adjective[-1] in "gntdm" and adjective[-2] in _VOWELS and adjective[-3] not in _VOWELS
    )
    return adjective + (adjective[-1] if doubled else "") + "er"


def _named(names: str) -> int:
    found = 0
    for name in names.split():
        found |= getattr(Is, name)
    return found


LEXICON = build()


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """The base form of a verb form; the word itself if none is known."""
    bits = LEXICON[word]
    if bits & Is.VERB:
        return word
    for base in lemma_candidates(word):
        if LEXICON.listed.get(base, 0) & Is.VERB:
            return base
    candidates = lemma_candidates(word)
    return candidates[0] if candidates else word
