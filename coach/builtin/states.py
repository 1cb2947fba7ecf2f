"""Lines that say how things are, though no verb of change and no figure stands in them.

"Families turned away", "Lessons that start late", "Expired units": nobody makes these, they happen,
and they can be counted. By grammar they look like things to deliver ("Website relaunched").
"""

from __future__ import annotations

import re
from itertools import takewhile

from coach.builtin import clauses, nouns
from coach.builtin.compared import LEVELS
from coach.model import KeyResult
from coach.sentence import Is
from coach.sentence.lexicon import lemma

_COMPARED = re.compile(  # "Settle claims faster": how it goes is the point, not what is made
    r"\b(?:faster|sooner|quicker|earlier|shorter|better|easier|smoother|cheaper|safer|cleaner|quieter|calmer|closer)"
    r"(?:$|[.,;]|\s+(?:for|to|at|in|on|after|before|than|by|and|from|with)\b)"
    r"|\b(?:on time|in time|in full|(?:right|done|fixed|solved) (?:the )?first time|first time right)\b",
    re.IGNORECASE,
)
_TIME_TO = re.compile(
    r"(?:lead |cycle |waiting |response )?time (?:to|from|until|between)\b|(?:lead|cycle|waiting|response) time\b",
    re.IGNORECASE,
)
_PILE = re.compile(
    r"(?:\w+ )?(?:waiting list|backlog|queue)s?\b(?! (?:system|tool|app|software|screen|management|ticket))",
    re.IGNORECASE,
)
_QUICK = re.compile(
    r"\b(?:faster|sooner|quicker|quickly|earlier|shorter|waits?|waiting time|delays?|time (?:to|from)|lead time)\b",
    re.IGNORECASE,
)
_AMISS = nouns.bag(
    "late missing missed lost broken cracked bruised damaged expired spoiled spoilt rejected returned refused wrong faulty defective "
    "lame sick empty open overdue unpaid unanswered cancelled canceled failed failing duplicate repeat repeated wasted stolen delayed "
    "blocked stale abandoned unused incomplete false torn leaking unsold unread unsolved uncollected unplanned avoidable"
)
_MADE = nouns.bag(  # participles of these say that something was delivered
    "build launch publish write rewrite migrate create install deploy ship release move translate document implement train hire introduce "
    "roll set buy order redesign refresh replace upgrade complete finish test automate integrate add define design develop deliver update "
    "review approve sign plan prepare draft map connect digitise digitize print paint renovate open close certify"
)
_SPOILT = nouns.bag("los lose throw waste miss break damage spoil steal return refuse reject decline leave turn")
_MISDONE = re.compile(r"(?:mis|over|double-?)[a-z-]+ed$")  # mislabelled, overbooked, double-booked
_HARMS = nouns.bag("breakdowns typos mix-ups no-shows stoppages spills cancellations rejects mishaps")
_EFFORT = nouns.bag(
    "training coaching planning testing reporting onboarding marketing mapping briefing meeting engineering monitoring mentoring pricing "
    "branding recruiting hiring funding building cleaning painting screening scheduling tracking"
)
_PLACED = nouns.bag("ready late behind overdue missing twice unanswered idle")
_PLACES = re.compile(r"^(?:out of|on time|in time|on the (?:\w+ )?day|at the first go|within)\b", re.IGNORECASE)
_UNDONE = frozenset(word for word in _AMISS if word.startswith("un"))  # their stems are those of what was done
_NOT_WANTED = frozenset(
    nouns.stem(word)
    for word in (_AMISS - _UNDONE) | _SPOILT | nouns.bag("behind back twice reopened corrected waiting drop fail")
)
_QUANTIFIERS = nouns.bag("less fewer more no not")
_BY_THE_CLOCK = re.compile(
    r"\b(?:by|before|until)\s+(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o'clock)|\d{1,2}:\d\d|noon|midday|midnight)\b",
    re.IGNORECASE,
)
_TIMES = nouns.bag("time times")
_SHARE = re.compile(r"\b(?:share|percentage|proportion)\b", re.IGNORECASE)
_MANY = re.compile(r"[a-z'’ -]*[a-z]{2}s\b(?<!ss)", re.IGNORECASE)
_LAUNCHED = nouns.bag("launch design release update build plan start order offer test pilot trial set")
_GOES = nouns.bag("move switch change convert return upgrade transfer")
_WHO = nouns.bag("who that which")


def stated(kr: KeyResult) -> str:
    """Tell in which unit a line says that it is counted: "%", "time", "money", "ratio" or "count".

    "" where that is open: 20% less of a cost is money, and "within 4 hours" may be a share or a time.
    """
    target = kr.reading.amounts.target
    if target is not None and target.value:
        if target.role == "factor":  # twice the loans: a number of them, where they can be counted
            return "count" if kr.reading.line.tags[-1] & Is.PLURAL or _MANY.match(kr.measure.metric) else ""
        if target.role == "count" or (target.role == "level" and kr.measure.metric):
            return clauses.unit(target)
    return "%" if _SHARE.search(kr.text) else ""


def unit(kr: KeyResult) -> str:
    """Tell how such a line can be counted: "time" for how fast, "many" for how many or which share, "" if open."""
    if _QUICK.search(kr.text):
        return "time"
    return "many" if counts_itself(kr) else ""


def amiss(kr: KeyResult) -> bool:
    """Tell whether the line names something that nobody wants more of."""
    words = [nouns.stem(word) for word in kr.reading.line.words]
    bad = any(tag & Is.BAD for tag in takewhile(lambda tag: not tag & Is.PREP, kr.reading.line.tags))
    return (
        bad
        or not _NOT_WANTED.isdisjoint(words)
        or not (_UNDONE | _HARMS).isdisjoint(kr.reading.line.words)
        or any(_MISDONE.match(word) for word in kr.reading.line.words)
        or bool(re.search(r"\bout of (?:stock|order|service|date|use|reach)\b", kr.text, re.IGNORECASE))
        or bool(re.match(r"(?:fewer|less|reduce|no)\b", kr.text, re.IGNORECASE))
    )


def times(kr: KeyResult) -> bool:
    """Tell whether a line names a time itself, in its first words: "Time to hire", "Wait time at counter"."""
    return not _TIMES.isdisjoint(kr.reading.line.words[:3])


def harms(kr: KeyResult) -> bool:
    """Tell whether a line names, in its first words, things that nobody wants: "Lost bags", "Fewer complaints"."""
    words, tags = kr.reading.line
    return any(tag & Is.BAD or word in _AMISS for word, tag in zip(words[:3], tags[:3], strict=True))


def noun_first(kr: KeyResult) -> bool:
    """Tell whether what looks like an order opens with a noun after all: "Wait time down", "Rework costs"."""
    words, tags = kr.reading.line
    if words[0] == "direct" and len(words) == 2:  # "Direct bookings": a describing word, though it looks like an order
        return bool(tags[1] & Is.METRIC)
    target = kr.measure.target
    signed = target is not None and target.role == "delta" and target.text.lstrip()[:1] in "+-−"
    if signed and tags[0] & Is.NOUN and tags[1] & Is.PLURAL:  # "Season passes +12%"
        return True
    if words[-1] in LEVELS and not any(tag & (Is.PREP | Is.DET | Is.QTY) for tag in tags):  # "Pitch win rate"
        return len(words) > 2 and bool(tags[0] & Is.NOUN)
    if len(words) > 2 and words[1] == "to" and tags[0] & Is.NOUN:  # "Trial to paid", but "Move to direct drilling"
        return words[0] not in _GOES
    if len(words) > 2 and tags[2] & Is.ACTOR and kr.reading.form == "order":  # "Survey first-time visitors"
        return False
    measured = len(words) > 1 and bool(tags[1] & (Is.METRIC | Is.BAD) or words[1] in _TIMES)
    return measured and bool(tags[0] & Is.NOUN) and not _launches(kr)


def _launches(kr: KeyResult) -> bool:
    """Tell "Launch loyalty card" from "Launch delays": what is launched stands last, and measures nothing."""
    words, tags = kr.reading.line
    thing = len(words) > 2 and tags[2] & Is.NOUN and not tags[2] & (Is.METRIC | Is.BAD | Is.DOWN | Is.UP)
    return bool(thing) and words[0] in _LAUNCHED and kr.reading.verb_class == "deliver"


def _harm_first(kr: KeyResult) -> bool:
    """Tell a line that opens with what nobody wants: "Missing items per order", "Breakdowns on line 4"."""
    words, tags = kr.reading.line
    if len(words) > 1 and words[0] in _AMISS and tags[1] & Is.PLURAL:
        return True
    bad = bool(tags) and bool(words) and (tags[0] & Is.BAD or words[0] in _HARMS)
    return bool(bad and tags[0] & Is.PLURAL) and kr.reading.form == "phrase"


def counts_itself(kr: KeyResult) -> bool:
    """Tell whether a line names something that happens and can be counted as it stands."""
    if _COMPARED.search(kr.text) or _TIME_TO.match(kr.text) or _PILE.match(kr.text) or _harm_first(kr):
        return True
    if kr.reading.form in ("order", "doing"):
        return noun_first(kr) and kr.measure.target is None
    if _BY_THE_CLOCK.search(kr.text):  # "Results to the wards by noon": each day anew
        return True
    words, tags = list(kr.reading.line.words), list(kr.reading.line.tags)
    while words and words[0] in _QUANTIFIERS:
        words, tags = words[1:], tags[1:]
    head = next((n for n, tag in enumerate(tags[:5]) if tag & (Is.PLURAL | Is.ACTOR)), 0)
    if not words:
        return False
    if any(word in _AMISS for word in words[:head]):
        return bool(tags[head] & Is.PLURAL)
    return head + 1 < len(words) and (_told(words, tags, head) or (head > 0 and _told(words, tags, 0)))


def _told(words: list[str], tags: list[int], head: int) -> bool:
    """What stands behind the noun says what happens to it or what it does."""
    following, tag = words[head + 1], tags[head + 1]
    many = bool(tags[head] & (Is.PLURAL | Is.ACTOR))
    late = tag & Is.PAST and not _AMISS.isdisjoint(words[head + 2 : head + 4])  # "Jobs delivered late"
    if many and (late or following in _AMISS or _MISDONE.match(following)):  # "Shelves empty at noon"
        return True
    if following in _WHO or following in _PLACED:
        return many or following == "missing"
    base = lemma(following)
    base = nouns.stem(following) if base == following else base
    if tag & Is.PAST or base in _SPOILT:
        return base in _SPOILT or (many and base not in _MADE)
    if following.endswith("ing"):
        return many and following not in _EFFORT
    return many and _PLACES.match(" ".join(words[head + 1 : head + 5])) is not None
