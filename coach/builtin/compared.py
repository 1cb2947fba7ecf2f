"""Lines with a comparative: "Faster reports to the wards", "Fewer lame cows", "Plates leave the pass faster"."""

from __future__ import annotations

from coach.builtin import counted, nouns, phrase
from coach.builtin.counted import Own
from coach.builtin.stated import AMISS
from coach.builtin.thing import Thing
from coach.sentence import Is, Reading
from coach.sentence.lexicon import inflect
from coach.words import IRREGULAR, bag

FASTER = bag("faster sooner quicker quickly earlier promptly")
_FIRST = FASTER | {"shorter"}
_LESS = bag("fewer less lower")
WORDS = FASTER | bag("fewer less shorter more higher lower better")
TIMES = bag("time times duration delay delays wait waits latency turnaround lead-time cycle-time downtime ramp-up")
_QUEUES = bag("queue queues line lines wait waits waiting")
LEVELS = bag(
    "rate ratio share percentage score nps enps csat margin margins cost costs price revenue income profit arr mrr uptime availability occupancy "
    "utilization utilisation yield throughput conversion retention churn turnover attrition absence absenteeism sickness accuracy attendance "
    "waste scrap downtime punctuality footfall count number volume spend spending consumption bookings sales average frequency productivity overtime reach velocity"
)
OPEN = bag(  # nouns that say nothing yet: what goes badly has to be asked
    "cooperation collaboration communication alignment engagement performance efficiency effectiveness culture excellence transparency "
    "productivity workflow status state situation work image sustainability innovation improvement improvements process"
)
_GOES_ON = (
    "ing",
    "tion",
    "sion",
    "ment",
    "al",
    "rounds",
    "stay",
    "stays",
    "process",
    "procedure",
    "journey",
    "turnaround",
    "visits",
)
_AWAY = bag("absent present ill unwell asleep")
_MOST = 14  # words of a line that can stand as its own measure
_BEHIND = 6  # words behind a thing that still belong to it


def measure(reading: Reading) -> Own | None:
    """Turn the comparative into what is counted; None when the line has none."""
    words = reading.line.words
    if words[0] in _FIRST or any(word in FASTER for word in words[1:]) or words[-1] == "shorter":
        return _quicker(reading)
    if words[-1] in ("up", "down") and reading.form == "phrase":
        return _points(reading, words[-1])
    if words[0] in ("fewer", "less") or (words[0] in ("more", "higher", "lower") and len(words) > 1):
        return _amount(reading, words[0])
    return None


def _points(reading: Reading, direction: str) -> Own | None:
    """Take a level with an arrow in words: "Crash-free sessions up"."""
    thing = phrase.thing(reading, 0, len(reading.line.words) - 1)
    if thing is None or not thing.plural:
        return None
    last, tokens = len(reading.line.words) - 1, reading.amounts.tokens
    placed = thing.end < last and reading.line.tags[thing.end] & Is.PREP  # "Orders from restaurants up"
    about = reading.text[tokens.starts[thing.start] : tokens.ends[last - 1]] if placed else thing.text
    return counted.level(about, direction)


def _quicker(reading: Reading) -> Own | None:
    words = reading.line.words
    start = 1 if words[0] in _FIRST else reading.clauses[0].object[0] if reading.form == "order" else 0
    thing = phrase.thing(reading, start, len(words))
    if thing is None:
        return None
    if reading.form == "active" and reading.verb > 0:
        return _until_done(reading, thing)
    about = with_place(reading, thing)
    if thing.head in _QUEUES:
        return counted.median(
            about, f"{about}: median minutes of waiting", "every wait in busy hours, from the first minute on"
        )
    if thing.head in TIMES:
        return counted.median(about, f"{about}: median", "every case of the month, waiting included")
    if words[0] == "shorter" and not thing.head.endswith(_GOES_ON):
        return None  # "Shorter forms": a thing, no time
    end = _end(reading, thing)
    return counted.median(
        about,
        f"{about}: median time from request to {end}",
        "from the first request to the end, the middle case of all",
    )


def _end(reading: Reading, thing: Thing) -> str:
    """What ends the wait: "Refunds paid faster" -> paid, "Settle claims faster" -> settled."""
    words, tags = reading.line
    if reading.form == "order":
        return participle(reading.lemma)
    return next((words[i] for i in range(thing.end, len(words)) if tags[i] & Is.PAST), "done")


def _until_done(reading: Reading, thing: Thing) -> Own | None:
    tokens = reading.amounts.tokens
    stop = next((i for i, word in enumerate(tokens.words) if word in FASTER and i > thing.end), 0)
    if not stop:
        return None
    told = reading.text[tokens.starts[thing.start] : tokens.ends[stop - 1]]
    about = f"time until {nouns.inside(told)}"
    return counted.median(about, f"{about}: median", "from the order or request on, the middle case of all")


def _amount(reading: Reading, word: str) -> Own | None:
    words, tags = reading.line
    thing = phrase.thing(reading, 1, len(words))
    if thing is None or thing.head in OPEN:
        return None
    direction = "down" if word in _LESS else "up"
    apart = phrase.thing(reading, 1, len(words) - 1) if words[-1] in _AWAY and len(words) > 2 else None
    if apart is not None and apart.plural and apart.end == len(words) - 1:  # "Fewer pupils absent"
        return counted.share(reading.text[reading.amounts.tokens.starts[1] :], apart, direction)
    told = thing.end < len(words) and tags[thing.end] & Is.PAST
    if (told or words[1] in AMISS) and thing.plural and len(words) <= _MOST:
        return counted.share(reading.text[reading.amounts.tokens.starts[1] :], thing, direction)
    if thing.plural and thing.end < len(words) - 1 and words[thing.end] in ("who", "that") and len(words) <= _MOST:
        return counted.share(reading.text[reading.amounts.tokens.starts[1] :], thing, direction)
    about = with_place(reading, thing)
    if thing.head in LEVELS or thing.head in TIMES or (word in ("higher", "lower") and not thing.plural):
        return counted.level(about, direction)
    return counted.monthly(about, direction, "number" if thing.plural else "amount")


def with_place(reading: Reading, thing: Thing) -> str:
    """Name a thing with what says where, to whom or when: "waits at the night stops"."""
    words, tags = reading.line
    end = thing.end
    while (
        end < len(words)
        and words[end] not in (WORDS if end == len(words) - 1 else FASTER)
        and words[end] not in (",", ";", "and")
        and not tags[end] & (Is.QTY | Is.PAST)
    ):
        end += 1
    while end > thing.end and tags[end - 1] & Is.PREP:
        end -= 1  # "Health score for all accounts"
    if end <= thing.end or not tags[thing.end] & Is.PREP or end - thing.end > _BEHIND:
        return thing.text
    tokens = reading.amounts.tokens
    return f"{thing.text} {reading.text[tokens.starts[thing.end] : tokens.ends[end - 1]]}"


def participle(verb: str) -> str:
    """Write the participle of a verb: settle -> settled, pay -> paid."""
    irregular = next((form for form, base in IRREGULAR.items() if base == verb and not form.endswith("ing")), "")
    return irregular or inflect(verb)[1][0]
