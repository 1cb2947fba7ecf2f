"""A figure that is of something else: it fills no place of the key result that it was proposed for.

A figure is of what its clause names: the noun that it counts ("380 tickets") and the one that the clause speaks of
("the spring concert sold 210 of 400"). Where neither stands in the words of a key result, or a key result that is
counted in one unit is given another, the figure stays beside it until the team says what it is. A figure without a
noun of its own ("about 27", "1 in 20") is of what was asked.
"""

from __future__ import annotations

import re

from coach import model
from coach.builtin import clauses, nouns, states
from coach.builtin.topics import WANTED, fits
from coach.dialogue import akin, compound, cues
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.words import bag

PLACES = ("baseline", "target")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OF = re.compile(r"\s*(?:of|out of) (?:the |our |all |these |those )?(?:\d[\d.,]* )?")
_COUNTED = re.compile(r"(?: [^\W\d_]+)?? [^\W\d_]+s\b")
_WISHED = re.compile(
    r"\b(?:wants?|expects?|hopes?|would like|'d like|asks?) (?:it|them|that|this|these|those)\b", re.IGNORECASE
)
_HAVE = re.compile(
    r"(?:well,? |so |and |but )?(?:we(?:'ve| have)? (?:got |have |need |run |own |operate |employ |are )?|there are |(?:our|the) (?:[\w'-]+ ){1,3}(?:has|have|holds?|employs?) )(?:about |around |roughly )?(?=\d)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\b(?:a|an|per|each|every) (?:hour|day|night|week|month|quarter|year|season|shift|trip)\b", re.IGNORECASE
)
_STOP = Is.PREP | Is.CONJ | Is.COPULA | Is.AUX | Is.MODAL | Is.PRON | Is.SUB | Is.ADV | Is.DET
GENERIC = nouns.loose(  # counts anything, or says how much of it
    "people person times cases points percent stars things ones others items units weeks days hours minutes seconds months years quarters "
    "kilos kilograms grams tonnes tons litres liters metres meters kilometres miles degrees pounds euros dollars cents watts percentage "
    "number figure share rate level value average median mean total count target aim goal baseline rest maximum minimum most least "
    "spring summer autumn winter january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today year week month quarter day everybody everyone nobody something"
)
_STANDING = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD | Is.OBTAIN | Is.MEASURE
_SAYS = bag(
    "think guess say said know knew do did make made see saw take took have had get got stand stood love like manage managed "
    "average averaged average lose lost put believe suppose estimate reckon mean meant plan go went"
)
_SIZED = re.compile(
    r"\d\s?(?:kg|kilos?|kilograms?|grams?|tons?|tonnes?|t|l|hl|lit(?:er|re)s?|km|kilomet(?:er|re)s?|met(?:er|re)s?|miles|kwh|mwh|degrees|stars?|points?|[gm]b)\b",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\d (?:out )?of (\d{1,6})\b")
_BARE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)")
_MORE = frozenset(("more", "extra", "additional", "other", "new"))
_LASTED = frozenset(
    ("took", "lasted", "needed", "stood", "was", "were", "stayed", "averaged")
)  # how much of it there is
_COST = re.compile(r"(?:the|our) (?:[\w'-]+ ){1,4}cost (?:us )?(?:about |around |roughly )?[$€£]?\d", re.IGNORECASE)
_SPECIFIC = frozenset(("time", "money"))
_LONGEST = 400  # characters of a sentence that is read for this


def strays(value: str, quote: str, about: str, there: str = "", *, aim: bool = False) -> bool:
    """Tell whether a figure is of something that a key result does not name.

    value: the figure, as it stands in quote, the sentence. about: the words of the key result; there: its figures so
    far, with the words around them. aim: it was proposed as the aim.
    """
    if len(quote) > _LONGEST or value not in quote:
        return False
    if akin.of_all(quote, about) or _deed(value, quote) - nouns.loose(about) - nouns.loose(there):
        return True
    if not any(map(str.isdigit, value)) or akin.meant(quote, {(0,): about}) is not None:
        return False
    things = counted(value, quote) - nouns.loose(about) - nouns.loose(there)
    other = (
        compound.another(quote, about)
        or _other_unit(value, about, there, things=bool(things))
        or _stock(value, quote, about, aim=aim)
    )
    return other or _names_other(value, quote, about, there)


def _names_other(value: str, quote: str, about: str, there: str) -> bool:
    """Whether the nouns around a figure stand in no words of the key result."""
    known = nouns.loose(about) | nouns.loose(there)
    if event(quote) and not nouns.loose(quote) & known:
        return True
    if not nouns.loose(about):  # "half of them": what it is of stands elsewhere
        return False
    named = counted(value, quote) | _spoken_of(value, quote)
    return bool(named) and not nouns.loose(_clause(value, quote)) & known


def _deed(value: str, quote: str) -> frozenset[str]:
    """What we do so often or so much of: "we sail every 40 minutes"; nothing where the verb says that it stands so."""
    clause = _clause(value, quote).strip()
    reading = model.key_result(clause).reading
    words, tags = reading.line.words, reading.line.tags
    if not 0 < reading.verb < min(3, len(words)) or words[0] not in ("we", "they", "i"):
        return frozenset()
    verb = words[reading.verb]
    at = words[reading.verb + 1 :][:1] == ["at"]  # "we sit at 54%"
    states = at or tags[reading.verb] & (Is.COPULA | Is.AUX | Is.MODAL | _STANDING) or verb in _SAYS or verb in WANTED
    rest = nouns.loose(clause) - nouns.loose(value) - GENERIC - nouns.loose(verb)
    return frozenset() if states or rest else nouns.loose(verb)


def event(text: str) -> bool:
    """Whether a sentence tells of one thing that happened: "the spring concert sold 210 of 400 seats"."""
    if _COST.match(text):
        return True
    reading = model.key_result(text).reading
    words, tags = reading.line.words, reading.line.tags
    if not 0 < reading.verb < len(words) or words[0] not in ("the", "our") or _RATE.search(text):
        return False
    subject, verb = tags[1 : reading.verb], tags[reading.verb]
    one = (
        bool(subject)
        and not any(tag & _STOP for tag in subject)
        and subject[-1] & Is.NOUN
        and not subject[-1] & Is.PLURAL
    )
    told = verb & Is.PAST and not verb & (Is.COPULA | Is.AUX | Is.UP | Is.DOWN | Is.CHANGE)
    return bool(one and told) and any(map(str.isdigit, text)) and words[reading.verb] not in _LASTED


def _stock(value: str, quote: str, about: str, *, aim: bool) -> bool:
    """Whether a sentence says how much there is, which is no aim and no value of what happens: "we have 1200 costumes"."""
    match = _HAVE.match(quote)
    has = match is not None and quote.startswith(value, match.end()) and bool(counted(value, quote))
    flows = " a " in value or " per " in value or _RATE.search(quote.partition(value)[2]) is not None
    return has and not flows and (aim or model.key_result(about).reading.form in ("active", "passive", "state"))


def bare(text: str) -> bool:
    """Whether a sentence is one figure and no more: "about 14 percent"."""
    found = [figure for clause in clauses.read(text) for figure in clause.figures]
    short = len(found) == 1 and any(map(str.isdigit, found[0].text)) and len(text.split()) < 6
    return short and not counted(found[0].text, text) and not _spoken_of(found[0].text, text)


def of(value: str, quote: str) -> str:
    """A figure with the noun that it counts, as they stand in a sentence: "380 tickets"."""
    match = _COUNTED.match(quote, quote.find(value) + len(value)) if value in quote else None
    return value + match.group() if match and counted(value, quote) and nouns.loose(match.group()) - GENERIC else value


def _other_unit(value: str, about: str, there: str, *, things: bool) -> bool:
    """Whether a time is given for money, a share for a time: what is counted in one stays counted in it."""
    base, number = _SCALE.search(there), _BARE.fullmatch(value.strip())
    if base is not None and number is not None and float(number[1]) > float(base[1]):
        return True  # no mark of 15 is reached out of 5
    units = _units(value)
    sized = _SIZED.search(value) is not None
    counted = next(iter(_units(there)), "") or states.unit(model.key_result(about))
    if (sized or (things and not units & {"%", "ratio", "time", "money"})) and counted in (
        "time",
        "%",
        "money",
        "ratio",
    ):
        return True
    if not units or counted in ("", "many", "count"):
        return counted == "many" and units == {"money"}
    return bool((units | {counted}) & _SPECIFIC) and "count" not in units and not fits(counted, units)


def _units(text: str) -> set[str]:
    return {figure.unit for clause in clauses.read(text) for figure in clause.figures}


def _clause(value: str, quote: str) -> str:
    """The stretch between two commas or stops that the figure stands in; behind a colon what stands before it, too."""
    at = quote.find(value)
    before, after = quote[:at], quote[at + len(value) :]
    start = max(before.rfind(mark) for mark in (";", "\n", ". "))
    comma = before.rfind(",")
    if comma > start and nouns.loose(before[comma:]):
        start = comma
    end = next((n for n, mark in enumerate(after) if mark in ",;\n"), len(after))
    return quote[start + 1 : at + len(value) + end]


def counted(value: str, quote: str) -> frozenset[str]:
    """The plural noun behind a figure: "380 tickets", "210 of 400 seats"; what a rate is taken of is none."""
    if cues.without_base(quote) != quote and cues.without_base(value) != value:
        return frozenset()
    after = quote.partition(value)[2]
    if of := _OF.match(after):
        after = after[of.end() :]
    words = [match.group() for match in _WORD.finditer(value)]
    found = [word for word in words if LEXICON[word.lower()] & Is.PLURAL]
    run: list[str] = []
    for match in re.finditer(r"\s+([^\W\d_]+(?:['’-][^\W\d_]+)*)|\S", after):
        word = match.group(1)
        if word is not None and word.lower() in _MORE:
            continue
        if word is None or len(run) > 2 or LEXICON[word.lower()] & _STOP:
            break
        run.append(word)
        if LEXICON[word.lower()] & Is.PLURAL:
            found += run
            break
    return nouns.loose(" ".join(found)) - GENERIC


def _spoken_of(value: str, quote: str) -> frozenset[str]:
    """What a clause with a figure speaks of: its subject, or the nouns in front of the figure where no verb stands."""
    clause = _clause(value, quote)
    before = clause.partition(value)[0]
    if _WISHED.search(before):  # who wants it is not what it is of
        return frozenset()
    reading = model.key_result(clause.strip()).reading
    words, tags = reading.line.words, reading.line.tags
    if reading.form == "phrase" or reading.verb < 0 or (reading.verb == 0 and clause.strip().endswith(value)):
        return _phrase(_WORD.findall(before.lower()))
    subject: list[str] = []
    for n in range(min(reading.verb, len(words)) - 1, -1, -1):
        if tags[n] & (Is.AUX | Is.MODAL | Is.COPULA | Is.ADV | Is.NEG):
            continue
        if tags[n] & (Is.PREP | Is.PUNCT | Is.SUB | Is.CONJ):
            break
        subject.insert(0, words[n])
    return _phrase(subject)


def _phrase(words: list[str]) -> frozenset[str]:
    """The nouns of a phrase that names a thing: it has an article, or stands in the plural; a name has neither."""
    bits = [LEXICON[word] for word in words]
    if any(bit & (Is.PRON | Is.PREP) for bit in bits) or cues.OURS.match(" ".join(words)):
        return frozenset()
    names = any(bit & Is.DET for bit in bits[:1]) or any(bit & Is.PLURAL for bit in bits)
    names = names or (
        len(words) > 1 and bool(bits[-1] & Is.NOUN) and not any(bit & (_STOP | Is.AUX) for bit in bits)
    )  # "sick leave"
    told = [word for word, bit in zip(words, bits, strict=True) if bit & (Is.NOUN | Is.PLURAL)]
    return nouns.loose(" ".join(told)) - GENERIC if names else frozenset()
