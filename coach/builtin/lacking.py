"""Lines that name their own measure and lack a slot: they get that slot and nothing else.

"Reduce P99 latency by 30%" lacks the value it starts from; "Faster reports to the wards" lacks both
ends; "Owners who give the medicine as told" can be counted as it stands. Figures are copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach.builtin import nouns, phrase
from coach.builtin.aspect import Aspect
from coach.builtin.thing import Thing
from coach.model import KeyResult
from coach.quantities import Quantity
from coach.sentence import Is, Reading
from coach.sentence.lexicon import inflect, singular
from coach.words import IRREGULAR, bag

_FASTER = bag("faster sooner quicker quickly earlier promptly")
_FEWER = bag("fewer less")
_TIMES = bag("time times duration delay delays wait waits latency turnaround lead-time cycle-time downtime ramp-up")
_QUEUES = bag("queue queues line lines wait waits waiting")
_LEVELS = bag(
    "rate ratio share percentage score nps enps csat margin margins cost costs price revenue income profit arr mrr uptime availability occupancy "
    "utilization utilisation yield throughput conversion retention churn turnover attrition absence absenteeism sickness accuracy attendance "
    "footfall count number volume spend spending consumption bookings sales average frequency productivity overtime reach velocity"
)
_USE = bag("usage use adoption uptake take-up utilization")
_CONTENT = bag("satisfaction happiness experience experiences")
_KNOWN = bag("awareness understanding visibility knowledge")
_RIGHT = bag("quality accuracy reliability")
_AMISS = bag(
    "late missing lost broken damaged expired spoiled spoilt rejected returned refused wrong faulty defective lame overdue unpaid "
    "unanswered cancelled canceled failed duplicate repeat repeated wasted delayed incomplete empty unsold unread uncollected "
    "unplanned avoidable reopened missed stale flaky unused"
)
_LEFT_OUT = bag("left thrown given turned sent broken put")
_SPEED_WORDS = bag("speed velocity responsiveness")
_OPEN = bag(
    "cooperation collaboration communication alignment engagement performance efficiency effectiveness culture excellence transparency "
    "productivity workflow status state situation work image sustainability innovation improvement improvements process"
)
COMPARED = _FASTER | _FEWER | bag("shorter more higher lower better")
_MOST = 14  # words of a line that can stand as its own measure


class Own(NamedTuple):
    """A measure in the line's own words."""

    subject: str
    metric: str
    shape: str  # share | median time | count | level
    direction: str
    need: str
    aim: str
    definition: str
    watch: str
    tail: str = ""  # what follows the metric, with {today}: ": 30% less than {today}"
    meant: str = ""


_WATCH = {
    "share": "the share also moves with who is counted; keep that the same",
    "median time": "the median also falls when hard cases wait longer; look at the longest",
    "count": "fewer found can mean fewer looked for; keep the way of counting",
    "level": "agree on how it is counted before the first value is written down",
}


def measures(kr: KeyResult, aspect: Aspect) -> Iterator[Own]:
    """Find how a line can be its own measure; nothing when it names none."""
    reading = aspect.reading
    if not reading.clauses:
        return
    if kr.measure.target is not None:
        yield from _given(kr)
        return
    if reading.amounts.quantities:
        return
    if kr.kind not in ("unmeasured", "output", "outcome", "activity", "coverage", "milestone"):
        return
    found = _compared(aspect) or _stated(kr, aspect) or _wished(kr, aspect)
    if found is not None:
        yield found


# --- a figure stands, its starting point is missing ---


def _given(kr: KeyResult) -> Iterator[Own]:
    target = kr.reading.amounts.target
    metric = _metric(kr)
    if (
        target is None
        or not target.value
        or target.unit == "times"
        or not metric
        or kr.measure.baseline is not None
        or kr.kind not in ("outcome", "unmeasured")
    ):
        return
    if target.role in ("delta", "factor"):
        yield Own(
            subject=nouns.inside(metric), metric=nouns.starting(metric), shape="level", direction=kr.measure.direction or "up",
            need="value it starts from, and over which time", aim="",
            definition=f"{nouns.inside(metric)}, same count and same time at both ends",
            watch=_WATCH["level"], tail=f": {_moved(target, kr)}{_when(kr)}", meant="a change from where you stand today",
        )  # fmt: skip
    elif target.role == "level" and len(kr.reading.clauses) == 1 and target.unit != "%":
        yield Own(
            subject=nouns.inside(metric), metric=nouns.starting(metric), shape="level", direction=kr.measure.direction or "up",
            need="value in the last full month", aim="", definition=f"{nouns.inside(metric)}, counted the same way at both ends",
            watch=_WATCH["level"], tail=f", from {{today}} to {_bounded(target, kr)}{_when(kr)}", meant="a change from where you stand today",
        )  # fmt: skip


def _metric(kr: KeyResult) -> str:
    text = _EFFECT.sub("", phrase.plain(kr.measure.metric).strip("\"' "))
    words = text.split()
    if (
        not words
        or len(words) > 9
        or words[0].lower() in ("rolling", "overall")
        or any(mark.isdigit() for mark in text.replace("P9", "").replace("p9", ""))
    ):
        return ""
    return text


_EFFECT = re.compile(
    r"^(?:an? )?(?:increase|rise|growth|uplift|lift|gain|reduction|decrease|drop|cut|improvement) (?:in|of) (?:the )?",
    re.IGNORECASE,
)


def _moved(target: Quantity, kr: KeyResult) -> str:
    up = kr.measure.direction != "down"
    amount = target.text.strip()
    bound = (
        f"{_BOUND[target.bound]} "
        if target.bound in _BOUND and not amount.lower().startswith(("at ", "up ", "more", "less"))
        else ""
    )
    if target.role == "factor" and not amount.endswith("%"):
        return (
            f"{bound}{amount} {{today}}"
            if amount.lower() in _MULTIPLES
            else f"{bound}{amount} of {{today}}"
            if not up
            else f"{bound}{amount} times {{today}}"
        )
    return f"{bound}{amount} {'more' if up else 'less'} than {{today}}"


_MULTIPLES = bag("double triple quadruple half twice")
_BOUND = {">=": "at least", "<=": "at most", "<": "under", ">": "more than", "~": "about"}


def _bounded(target: Quantity, kr: KeyResult) -> str:
    """Copy a level with the words that bound it."""
    before = kr.reading.text[: target.start]
    match = re.search(
        r"(?:[<>]=?|≥|≤|\bat (?:least|most)|\b(?:under|below|over|above|less than|more than|up to|within))\s*$",
        before,
        re.IGNORECASE,
    )
    return f"{match.group().strip() + ' ' if match else ''}{target.text}"


def _when(kr: KeyResult) -> str:
    """Copy the goal's own time, with its preposition."""
    when = next((date for date in kr.reading.amounts.dates if date.slot == "deadline"), None)
    if when is None:
        return ""
    match = re.search(
        r"\b(?:by|before|until|till|in|during|at|for|within|through)\s+(?:the\s+)?(?:(?:end|start|middle|close|beginning)\s+of\s+)?(?:the\s+)?$",
        kr.reading.text[: when.start],
        re.IGNORECASE,
    )
    return f" {match.group().lstrip() if match else 'by '}{when.text}"


# --- a comparative says which way ---


def _compared(aspect: Aspect) -> Own | None:
    words = aspect.reading.line.words
    if (
        words[0] in ("shorter", *_FASTER)
        or (len(words) > 1 and words[-1] in _FASTER)
        or any(word in _FASTER for word in words[1:])
    ):
        return _quicker(aspect)
    if words[0] in _FEWER or (words[0] in ("more", "higher", "lower") and len(words) > 1):
        return _amount(aspect, words[0])
    return None


def _quicker(aspect: Aspect) -> Own | None:
    reading = aspect.reading
    words, tags = reading.line
    start = 1 if words[0] in ("shorter", *_FASTER) else reading.clauses[0].object[0] if reading.form == "order" else 0
    thing = phrase.thing(reading, start, len(words))
    if thing is None:
        return None
    rest = _until(reading, thing.end)
    about = f"{thing.text} {rest}".strip()
    end = ""
    if reading.form == "order":
        end = _participle(reading.lemma)
    elif reading.form == "active" and reading.verb > 0:
        return _until_done(reading, thing)
    else:
        end = next((words[i] for i in range(thing.end, len(words)) if tags[i] & Is.PAST), "")
        if end and end in rest.split():
            about = thing.text
    if thing.head in _TIMES and thing.head not in _QUEUES:
        metric = f"{about}: median"
    elif thing.head in _QUEUES:
        metric = f"{about}: median minutes of waiting"
    else:
        metric = f"{about}: median time from request to {end or 'done'}"
    return _own(about, metric, "median time", "down", "median time in the last full month", "time worth promising",
                "from the first request to the end, the middle case of all")  # fmt: skip


def _until_done(reading: Reading, thing: Thing) -> Own | None:
    """ "Plates leave the pass faster": the time until plates leave the pass."""
    tokens = reading.amounts.tokens
    stop = next((i for i, word in enumerate(tokens.words) if word in _FASTER and i > thing.end), 0)
    if not stop:
        return None
    told = reading.text[tokens.starts[thing.start] : tokens.ends[stop - 1]]
    about = f"time until {nouns.inside(told)}"
    return _own(
        about,
        f"{about}: median",
        "median time",
        "down",
        "median in the last full month",
        "time worth promising",
        "from the order or request on, the middle case of all",
    )


def _until(reading: Reading, at: int) -> str:
    """The phrase behind a thing that says where, to whom or when, up to a comparative."""
    words, tags = reading.line
    end = at
    while (
        end < len(words)
        and words[end] not in _FASTER
        and not tags[end] & (Is.QTY | Is.PAST)
        and words[end] not in (",", ";", "and")
    ):
        end += 1
    if end <= at or not tags[at] & Is.PREP or end - at > 6:
        return ""
    tokens = reading.amounts.tokens
    return reading.text[tokens.starts[at] : tokens.ends[end - 1]]


def _amount(aspect: Aspect, word: str) -> Own | None:
    thing = phrase.thing(aspect.reading, 1, len(aspect.reading.line.words))
    if thing is None or thing.head in _OPEN:
        return None
    words, tags = aspect.reading.line
    behind = thing.end < len(words) and bool(tags[thing.end] & Is.PAST)
    if (behind or words[1] in _AMISS) and thing.plural and len(words) <= _MOST:
        text = aspect.reading.text[aspect.reading.amounts.tokens.starts[1] :]
        return _share(text, thing, "down" if word in ("fewer", "less", "lower") else "up")
    rest = _until(aspect.reading, thing.end)
    about = f"{thing.text} {rest}".strip()
    direction = "down" if word in ("fewer", "less", "lower") else "up"
    if thing.head in _LEVELS or thing.head in _TIMES or (word in ("higher", "lower") and not thing.plural):
        return _level(about, direction)
    if not thing.plural:
        return _own(
            about,
            f"{about}: amount per month",
            "count",
            direction,
            "amount in the last full month",
            "amount worth reaching",
            f"{about}, counted the same way each month",
        )
    return _own(
        about,
        f"{about}: per month",
        "count",
        direction,
        "number in the last full month",
        _worth("number", direction),
        f"all {about}, counted the same way each month",
    )


# --- the line says how things are ---


def _stated(kr: KeyResult, aspect: Aspect) -> Own | None:
    reading = aspect.reading
    words, tags = reading.line
    if reading.form in ("order", "doing", "done") or len(words) > _MOST or reading.amounts.quantities:
        return None
    thing = phrase.thing(reading, 0, len(words))
    if thing is None or thing.start > 2:
        return None
    if words[0] in _AMISS and (thing.plural or thing.mass):
        return _share(phrase.plain(kr.text), thing, "down")
    if thing.end >= len(words):
        return None
    text = phrase.plain(kr.text)
    after, tag = words[thing.end], tags[thing.end]
    person = bool(tags[thing.end - 1] & Is.ACTOR)
    behind = reading.text[reading.amounts.tokens.starts[thing.end] :].strip()
    if after == "because" or (
        after in ("ready", "late", "missing", "behind", "overdue", "unanswered") and thing.plural
    ):
        return _share(text, thing, "up" if after == "ready" else "down")
    if after in ("that", "who", "which"):
        return _share(text, thing, _wanted(words[thing.end :]))
    if (
        tag & Is.PAST
        and not tag & Is.VERDICT
        and (thing.plural or thing.mass)
        and (words[thing.end] in _AMISS | _LEFT_OUT | _BAD_PAST)
    ):
        return _share(text, thing, "down")
    if tag & Is.PAST and thing.plural and _PROMPT.search(behind):
        return _share(text, thing, "up")
    if (
        thing.plural
        and not person
        and reading.form == "active"
        and reading.verb == thing.end
        and tag & Is.VERB
        and not tag & Is.PAST
    ):
        return _share(f"{thing.text} that {behind}", thing, _wanted(words[thing.end :]))
    if person and reading.form in ("active", "state") and kr.kind in ("unmeasured", "outcome"):
        verb = behind
        if after in ("is", "has", "does"):
            verb = {"is": "are", "has": "have", "does": "do"}[after] + behind[len(after) :]
        elif tag & Is.THIRD:
            verb = f"{_base(after)}{behind[len(after) :]}"
        return _share(f"{thing.many} who {verb}", thing._replace(text=thing.many), _wanted(words[thing.end :]))
    return None


_BAD_PAST = bag(
    "rejected lost returned refused declined missed damaged wasted cancelled canceled reopened delayed spoiled stolen abandoned complained"
)
_PROMPT = re.compile(
    r"\b(?:in time|on time|at the first go|(?:the )?first time|the same day|without|as planned|as told|in full|on the day)\b"
)
_WRONG = _AMISS | _BAD_PAST | bag("fail fails drop leave wait late complain cancel")


def _wanted(words: list[str]) -> str:
    return "down" if any(word in _WRONG for word in words) else "up"


def _base(third: str) -> str:
    return (
        third[:-3] + "y"
        if third.endswith("ies")
        else third[:-2]
        if third.endswith(("ches", "shes", "sses", "oes"))
        else third.removesuffix("s")
    )


def _share(text: str, thing: Thing, direction: str) -> Own:
    about = nouns.inside(text)
    return _own(about, f"{about}: share of {thing.many.split(' of ')[0].split()[-1]}", "share", direction, "share in the last full month", _worth("share", direction),
                f"{about}, of all {thing.text if thing.text != about else thing.head}")  # fmt: skip


# --- the line wishes for a measure to move ---


def _wished(kr: KeyResult, aspect: Aspect) -> Own | None:
    reading, thing = aspect.reading, aspect.thing
    if thing is None or thing.head in _OPEN or len(reading.clauses) > 1:
        return None
    direction = reading.direction if reading.direction in ("up", "down") else "up"
    wish = reading.verb_class in ("up", "down", "change", "reach", "hold", "state") or reading.form == "phrase"
    if not wish:
        return None
    rest = _until(reading, thing.end)
    about = f"{thing.text} {rest}".strip()
    of = phrase.after(reading, thing.end - 1, bag("of with for among in to")) or phrase.before_head(reading, thing)
    inner = _inner(reading, thing) or of
    if thing.text.split(" of ")[0].split()[-1].lower() in _USE or thing.head in _USE:
        return _of_use(inner, aspect)
    if thing.head in _CONTENT:
        people = aspect.people or "people"
        return _own(f"{people} who got what they came for", f"{people.capitalize()} who got what they came for: share of those asked", "share", "up",
                    "share when you last asked", "share worth reaching", "those who say so, of all asked; keep how many answered in sight")  # fmt: skip
    if thing.head in _KNOWN and inner is not None:
        people = aspect.people or "people"
        return _own(f"{people} who know {inner.the}", f"{people.capitalize()} who can say what {inner.the} {'are' if inner.plural else 'is'} for: share of those asked", "share", "up",
                    "share when you last asked", "share worth reaching", "those who can say it in their own words, of a few asked at random")  # fmt: skip
    if thing.head in _RIGHT and inner is not None and kr.kind == "unmeasured":
        return _own(f"{inner.many} right at the first go", f"{inner.many.capitalize() if inner.many.islower() else inner.many} right at the first go: share of {inner.many.split()[-1]}", "share", "up",
                    "share in the last full month", "share worth reaching", f"{inner.many} that nobody had to correct or do again, of all")  # fmt: skip
    if thing.head in _TIMES:
        return _own(
            about,
            f"{about}: median",
            "median time",
            "down",
            "median in the last full month",
            "time worth promising",
            "every case of the month, waiting included",
        )
    bad = bool(reading.line.tags[thing.end - 1] & Is.BAD) and kr.kind == "unmeasured"
    if thing.head in _LEVELS or singular(thing.head) in _LEVELS:
        return _level(about, "down" if bad else direction)
    if bad and thing.plural:
        return _own(
            about,
            f"{about}: per month",
            "count",
            "down",
            "number in the last full month",
            "number you would accept",
            f"all {about}, counted the same way each month",
        )
    return None


def _inner(reading: Reading, thing: Thing) -> Thing | None:
    words = reading.line.words
    for i in range(thing.start, thing.end):
        if words[i] == "of":
            return phrase.thing(reading, i + 1, thing.end)
    return None


def _of_use(inner: Thing | None, aspect: Aspect) -> Own | None:
    if inner is None:
        return None
    people = aspect.people or "people"
    return _own(f"use of {inner.the}", f"{nouns.starting(people)} who use {inner.the} in an ordinary week: share of those who could", "share", "up",
                "share in the last full week", "share worth reaching", f"those seen in the log that week, of all who could use {inner.the}")  # fmt: skip


def _level(about: str, direction: str) -> Own:
    return _own(
        about,
        about,
        "level",
        direction,
        "value in the last full month",
        f"value {'worth reaching' if direction == 'up' else 'you would accept'}",
        f"{about}, counted the same way at both ends",
    )


def _worth(noun: str, direction: str) -> str:
    return f"{noun} worth reaching" if direction == "up" else f"{noun} you would accept"


def _own(about: str, metric: str, shape: str, direction: str, need: str, aim: str, definition: str) -> Own:  # noqa: PLR0913
    return Own(nouns.inside(about), nouns.starting(metric), shape, direction, need, aim, definition, _WATCH[shape])


def _participle(verb: str) -> str:
    irregular = next((form for form, base in IRREGULAR.items() if base == verb and not form.endswith("ing")), "")
    return irregular or inflect(verb)[1][0]
