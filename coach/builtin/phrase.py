"""Cutting the team's own noun phrases out of a line.

A thing is what a line makes, moves or wishes for ("deployment portal"), without article, figure,
wish or tag.
"""

from __future__ import annotations

import re
from functools import lru_cache

from coach import library, sentence
from coach.builtin import nouns
from coach.builtin.thing import Thing
from coach.sentence import Is, Reading
from coach.sentence.lexicon import LEXICON, inflect, singular
from coach.words import bag

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|~~|\*\*|__|https?://\S+|\S*[&#]\d+\S*|\S+/&\d+")
_TAIL = re.compile(
    r"\s(?:=>|==>|-->|=)\s.*$|\s[-–—]\s(?:done|wip|push|in progress|complete|not started|cancel).*$", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.;!?](?:\s+(?=[A-Z\d\"'“])|$)")
_SPACE = re.compile(r"\s+")
_LABEL = re.compile(
    r"(hiring|recruiting|research|training):\s+(?=\w)", re.IGNORECASE
)  # "Hiring: two nurses" is an order
_TRYING = re.compile(
    r"^(?:work|continue|begin|start|aim|try|strive|help) to (\w)", re.IGNORECASE
)  # says no deed of its own
_ORDERS = {"hiring": "Hire", "recruiting": "Recruit", "research": "Research", "training": "Train"}
NOUNS = Is.NOUN | Is.METRIC | Is.ACTOR | Is.WORK | Is.CREDENTIAL | Is.NOMINAL | Is.EFFECT
_BEFORE = Is.DET | Is.QTY | Is.COMPARE | Is.QUALITY | Is.ADV | Is.PRON | Is.DATE
_EMPTY_HEADS = bag(
    "number set series range variety part kind type amount round version iteration phase draft step piece majority "
    "percentage share batch couple handful selection first second next top rest copy copies pair introduction"
)
_AMOUNTS = bag("number amount percentage share majority couple least")
_SKIPPED = bag(
    "new own first second third next initial final key top main major minor full complete whole proper basic various several relevant appropriate enough existing current additional more other different necessary required possible potential important significant clear detailed comprehensive brand-new alpha beta stable official dedicated quarterly monthly weekly daily annual updated revised upcoming latest remaining regular ongoing internal unified scalable robust solid successful actionable private joint external public most common complete shared old whole current"
)
_SINGULAR_S = bag(
    "news series kubernetes aws sales chaos analytics logistics devops ops gis sms pos https economics physics maths sports headquarters premises sos redis postgres windows jenkins"
)
_NAME = re.compile(r"^[\"'“‘`]?(?:[A-Z][\w.+-]*|\w*[A-Z]\w*[A-Z]\w*|\w+\.\w{2,})")
GIVEN = {  # verbs whose new thing stands behind a preposition
    **dict.fromkeys(("equip", "outfit", "fit", "furnish", "supply", "stock", "provide"), "with"),
    **dict.fromkeys(("convert", "turn", "transform"), "into"),
}
_CADENCES = bag("daily weekly fortnightly monthly quarterly yearly annually")
_MOST_WORDS = 5
_READ = 600  # characters of a line that are looked at
_DEPTH = 3  # "of" phrases inside each other
_LINKS = bag("and , & or + /")
_MARKS = bag("\" “ ” ‘ ’ * # ' ` 's ’s")
_QUOTES = str.maketrans("", "", '"“”')
_TIMES = bag(
    "day days week weeks month months quarter quarters year years hour hours minute minutes end eoq h1 h2 q1 q2 q3 q4 monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays weekend weekends evening-time lot lots way ways thing things"
)
_OUTSIDE = bag(
    "faster sooner quicker quickly earlier according including based via per able regarding such e.g i.e etc"
)
_ENDS = Is.PREP | Is.SUB | Is.COPULA | Is.MODAL | Is.AUX | Is.COMPARE | Is.DET | Is.PRON | Is.PUNCT
_ADJECTIVE = re.compile(r".{3,}(?:ive|al|ous|ful|able|ible|ic|ary|less|ent|-based|-led|-free)$")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Cut a line to its first sentence without tags, asides, links and progress."""
    text = _ASIDE.sub(" ", text[:_READ]).strip()
    label = _LABEL.match(text)
    if label:
        text = f"{_ORDERS[label[1].lower()]} {text[label.end() :]}"
    text = _TRYING.sub(lambda match: match[1].upper(), _TAIL.sub("", text), count=1)
    stop = _SENTENCE.search(text)
    if stop and len(text[: stop.start()].split()) > 1:
        text = text[: stop.start()]
    return _SPACE.sub(" ", text).strip(" .,;:-–—\t")


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Read the plain form of a line."""
    return sentence.read(plain(text))


def thing(reading: Reading, start: int, end: int, *, depth: int = _DEPTH) -> Thing | None:
    """Cut the first noun phrase out of a range of tokens; None if there is none worth repeating."""
    words, tags = reading.line
    begin, start = start, _first(words, tags, start, end)
    if start >= end:
        return None
    stop, head = _end(words, tags, start, end)
    if head < 0:
        return None
    start, stop, head = _one_of_a_list(reading, start, stop, head)
    if head < 0 or not words[head][:1].isalnum():
        return None
    found = _with_of(reading, start, head, end, depth)
    article = any(words[i] in ("the", "a", "an") for i in range(begin, start))
    return found._replace(article=found.article or article) if found else None


def _with_of(reading: Reading, start: int, head: int, end: int, depth: int) -> Thing | None:
    """Keep "code of conduct" whole; of "rollout of the portal" or "a number of routes" take what is behind."""
    words, tags = reading.line
    if words[head : head + 2] == ["support", "for"] and depth:
        inner = thing(reading, head + 2, end, depth=depth - 1)
        return _cut(reading, start, inner.end, inner.end - 1) if inner is not None else None
    if head + 1 < end and words[head + 1] == "of":
        inner = thing(reading, head + 2, end, depth=depth - 1) if depth else None
        if words[head] in _EMPTY_HEADS or tags[head] & Is.NOMINAL:
            return inner
        if inner is not None and inner.end - start <= _MOST_WORDS + 2:
            return _cut(reading, start, inner.end, head)
    if words[head] in _AMOUNTS and head == start:
        return None
    return _cut(reading, _last_words(reading, start, head + 1), head + 1, head)


def _end(words: list[str], tags: list[int], at: int, end: int) -> tuple[int, int]:
    """Where the noun phrase that begins here ends, and its last noun (-1 without one).

    A word that could be a verb is a noun here unless what stands around it says otherwise: "class
    books", "landing page", but "owners give the medicine".
    """
    head = -1
    for i in range(at, end):
        tag = tags[i]
        if words[i] in _LINKS or words[i] in _MARKS:
            continue
        if (
            (tag & Is.QTY and head >= 0 and (words[i][:1].isdigit() or words[i] in ("each", "every")))
            or words[i] in _OUTSIDE
            or tag & _ENDS
            or ((tag & Is.DATE or (words[i] in _CADENCES and i + 1 == end)) and head >= 0)
        ):
            return i, head
        after = tags[i + 1] if i + 1 < end else Is.PUNCT
        many = head == i - 1 and head >= 0 and (words[head].endswith("s") or bool(tags[head] & (Is.PLURAL | Is.ACTOR)))
        several = many and (
            words[head].endswith("s") or bool(tags[head] & Is.PLURAL)
        )  # not "customer requested features"
        if tag & Is.PAST and not tag & NOUNS:
            if not after & NOUNS or (several and words[i - 1] not in _LINKS):
                return i, head
        elif (tag & Is.ING and many and not after & NOUNS) or (
            tag & (Is.VERB | Is.THIRD)
            and not tag & NOUNS
            and ((many and after & (Is.DET | Is.QTY | Is.PRON)) or (several and after & NOUNS))
        ):
            return i, head
        elif (
            not (tag & Is.QUALITY and (after & NOUNS or not tag & NOUNS))
            and not tag & (Is.ADV | Is.READY)
            and words[i][:1].isalnum()
        ):
            head = i
    return end, head


def _last_words(reading: Reading, start: int, end: int) -> int:
    """Where the last few words of a phrase begin; what is written together counts as one."""
    tokens = reading.amounts.tokens
    at, seen = end - 1, 1
    while at > start:
        if tokens.ends[at - 1] != tokens.starts[at]:
            seen += 1
            if seen > _MOST_WORDS:
                break
        at -= 1
    return at


def _first(words: list[str], tags: list[int], at: int, end: int) -> int:
    while (
        at < end
        and words[at] != "online"
        and (
            words[at] in _SKIPPED
            or words[at] == "using"
            or (
                tags[at] & (Is.QUALITY | Is.READY) and at + 1 < end and tags[at + 1] & Is.DET
            )  # "make available the maps"
            or words[at]
            in ("of", "to", "with", "at", "least", "up", "for", "in", "on", "than", "our", "not", "as", "over")
            or (
                tags[at] & _BEFORE
                and not (tags[at] & (Is.NOUN | Is.NAME) and not tags[at] & (Is.DET | Is.QTY | Is.PRON | Is.DATE))
            )
            or (tags[at] & Is.PUNCT and words[at] != "`")
        )
    ):
        at += 1
    return at


def _one_of_a_list(reading: Reading, start: int, stop: int, head: int) -> tuple[int, int, int]:
    """Take the first of "A, B and C": its start, its end and its head. "C/C++ driver" is one thing."""
    words, tags = reading.line
    for i in range(start + 1, stop):
        if words[i] not in _LINKS or _glued(reading, i, stop):
            continue
        if i == start + 1 and i + 1 < stop and (_ADJECTIVE.match(words[start]) or tags[start] & Is.QUALITY):
            start = i + 1  # "interactive, role-based sessions" is one thing as well
            continue
        heads = [k for k in range(start, i) if words[k] not in _MARKS and words[k][:1].isalnum()]
        return (start, i, heads[-1]) if heads else (start, stop, -1)
    return start, stop, head


def _glued(reading: Reading, i: int, stop: int) -> bool:
    """Tell a mark inside a word ("C/C++") from one between words."""
    tokens = reading.amounts.tokens
    before = tokens.ends[i - 1] == tokens.starts[i]
    after = i + 1 < stop and tokens.ends[i] == tokens.starts[i + 1]
    return before and (after or tokens.words[i] == "+") and tokens.words[i] != ","


def _cut(reading: Reading, start: int, end: int, head: int) -> Thing | None:
    tokens = reading.amounts.tokens
    text = reading.text[tokens.starts[start] : tokens.ends[end - 1]].strip("\"'“”‘’*_ ").replace("`", "")
    word = tokens.words[head]
    if not text or (
        word in _TIMES
        and (word not in ("day", "days", "week", "hours", "evening", "evenings", "weekend") or head == start)
    ):
        return None
    many = word not in _SINGULAR_S and (
        (word.endswith("men") and word not in ("specimen", "regimen"))
        or singular(word) != word
        or word in ("people", "staff", "police")
        or bool(reading.line.tags[head] & Is.PLURAL)
    )
    name = _named(text, start)
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = text.translate(_QUOTES)
    if (start == 0 and not name) or _titled(reading.text):
        text = _lowered(text)
    return Thing(text, word, many, name and not many, start, end)


def _titled(line: str) -> bool:
    """Tell a line in Title Case: its capitals say nothing about names."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", line) if not word.isupper()]
    return len(long) > 1 and all(word[:1].isupper() for word in long)


def _lowered(text: str) -> str:
    """Write the first phrase of a line as it stands inside a sentence; a Title Case Phrase loses its capitals."""
    parts = text.split(" ")
    if len(parts) > 1 and all(part[:1].isupper() for part in parts):
        return " ".join(
            part.lower() if part[1:].islower() and not LEXICON[part.lower()] & Is.UNKNOWN else part for part in parts
        )
    return nouns.inside(text)


def _named(text: str, start: int) -> bool:
    """Tell a name, which takes no article, from words: every word of it is capitalised and not by position."""
    parts = text.split()
    if start == 0 and len(parts) < 2:
        return sum(letter.isupper() for letter in text) > 1 and not text.isupper()
    last = parts[-1].lower()
    common = (
        LEXICON[last] & (Is.WORK | Is.METRIC | Is.ACTOR | Is.NOMINAL | Is.CREDENTIAL) and not LEXICON[last] & Is.UNKNOWN
    )
    return all(_NAME.match(part) for part in parts) and not common


def clause_thing(reading: Reading) -> Thing | None:
    """Cut out what the first clause is about: the object of an order, the subject of a statement."""
    if not reading.clauses:
        return None
    start, end = reading.clauses[0].about
    words, tags = reading.line
    if (
        reading.form == "doing"
        and reading.verb == 0
        and len(words) > 1
        and tags[1] & Is.WORK
        and not tags[1] & Is.PLURAL
    ):
        start = 0  # "Handling course"
    if reading.form in ("active", "phrase") and order(reading):
        return thing(reading, 1, len(words))
    if reading.form == "order":
        end = reading.clauses[0].end
    if reading.form == "order" and reading.verb == 0 and len(words) > 1 and _noun_after_all(words, tags):
        start = 0
    elif reading.form == "order" and reading.verb == 1 and words[0] in _SKIPPED:
        start = 0  # "First aid course"
    return (thing_given(reading, start, end) if reading.form == "order" else None) or thing(reading, start, end)


def thing_given(reading: Reading, start: int, end: int) -> Thing | None:
    """Cut out what comes into being behind the one that gets it: "Equip every branch with a tablet"."""
    words, tags = reading.line
    mark = GIVEN.get(reading.lemma)
    at = next((i for i in range(start + 1, end - 1) if tags[i] & Is.PREP or words[i] == "to"), -1) if mark else -1
    return thing(reading, at + 1, end) if at > 0 and words[at] == mark else None


def verb(reading: Reading) -> str:
    """The base form of what the line says to do."""
    if reading.form in ("active", "phrase") and order(reading):
        return reading.line.words[0]
    return reading.lemma


def order(reading: Reading) -> bool:
    """Tell an order whose object looks like a verb: "Digitise old burial books"."""
    words, tags = reading.line
    if len(words) < 2 or not tags[0] & Is.VERB:
        return False
    if words[1] in ("our", "the", "a", "an"):
        return True  # "Hold our strategy workshop"
    return not tags[0] & (NOUNS | Is.NOUN_TOO | Is.PREP)


def _noun_after_all(words: list[str], tags: list[int]) -> bool:
    """Tell "Handover sheet" and "Video about mending" from an order: the first word is a noun there."""
    if words[1] == "of" or (words[0] == "guide" and words[1] == "to"):
        return True
    if not tags[0] & (NOUNS | Is.NOUN_TOO):
        return False
    if tags[1] & Is.PREP and words[1] in _ABOUT:
        return not (words[1] == "with" and tags[0] & Is.ACTOR)  # "Partner with two sawmills" is done
    people = words[0] in library.FIRST and bool(tags[-1] & Is.ACTOR and tags[-1] & Is.PLURAL)
    if people or words[1] in _SKIPPED:
        return False  # "Survey first-time visitors", "Test new glue types"
    if words[0] == "open":
        return words[1] in ("day", "house", "evening", "night", "air", "mic", "source", "workshop")
    loose = (
        words[0] not in _ALWAYS_VERBS
        and words[0] not in library.VERBS
        and words[0] not in library.PRODUCES
        and words[0].removeprefix("re") not in library.PRODUCES  # "Relaunch website"
        and not tags[0] & _MOVES
    )
    return (
        (words[0] in _COMPOUNDING or loose)
        and not tags[1] & (Is.DET | Is.QTY | Is.PLURAL | Is.PREP | Is.QUALITY)
        and len(words) <= 6
    )


_ABOUT = bag("about for on of with")
_ALWAYS_VERBS = bag("use reach help make keep take get go let give put work do have be feature")
_MOVES = Is.UP | Is.DOWN | Is.CHANGE | Is.REACH | Is.HOLD | Is.OBTAIN | Is.MEASURE | Is.ACTIVITY
_COMPOUNDING = bag(
    "handover repair test survey design audit review research support contact report pilot demo video label control exchange drill record map water interview"
)


def after(reading: Reading, at: int, prepositions: frozenset[str]) -> Thing | None:
    """Cut out the phrase behind the first of some prepositions from a token on: "on cooling"; no "to handle ..."."""
    words, tags = reading.line
    for i in range(at, len(words) - 1):
        if words[i] in (";", ":"):
            return None
        if words[i] in prepositions:
            does = words[i] == "to" and tags[i + 1] & (Is.VERB | Is.ADV) and not tags[i + 1] & Is.NOUN
            return None if does else thing(reading, i + 1, len(words))
    return None


def before_head(reading: Reading, whole: Thing) -> Thing | None:
    """Cut off the head of a compound: "onboarding guide" -> onboarding; None where nothing stands before it."""
    words, tags = reading.line
    at = next((i for i in range(whole.start, whole.end) if words[i] == whole.head), whole.end - 1)
    if at <= whole.start or not tags[at - 1] & (NOUNS | Is.ING | Is.NAME):
        return None
    return _cut(reading, whole.start, at, at - 1)


def deed(reading: Reading, whole: Thing) -> str:
    """Name what a line does to a thing that is there already: "replacing the fryer", "mapping hydrants"."""
    words = reading.line.words
    at = reading.verb
    particle = (
        f" {words[at + 1]}"
        if at + 1 < len(words) and words[at + 1] in ("up", "down", "out", "off", "over", "to")
        else ""
    )
    named = whole.text if whole.plural or whole.mass else whole.the
    return f"{inflect(reading.lemma)[2]}{particle} {named}"
