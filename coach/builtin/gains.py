"""Who is better off when a line comes true, and what they can do or no longer suffer.

A line that says how things go is taken at its word ("Trucks leave on time"); a measure is told by what
it spares people ("Boarding time" -> wait less for boarding); a deliverable by what it lets them do;
what names a theme alone ("CSAT") by the library's reading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coach import library, model
from coach.builtin import aspect, change, clauses, nouns, own, roles, states
from coach.builtin.change import Change
from coach.builtin.stated import AMISS
from coach.library import themes
from coach.library.trades import ones
from coach.model import KeyResult, Objective
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON, singular
from coach.words import bag

OWN, KNOWN, AIMED, THEME, MADE, USED = range(6)  # how near a gain is to the team's own words, nearest first


class Gain(NamedTuple):
    """Somebody, and what they can do when it goes well: ("readers", "get their book soon")."""

    who: str  # "" where `what` is the whole clause
    what: str
    line: str  # the noun of the line that it comes from
    rank: int

    @property
    def clause(self) -> str:
        """The gain as a clause."""
        return f"{self.who} {self.what}".strip()


_WHO = re.compile(r"^(?P<who>[a-z][\w'’-]*(?: [a-z][\w'’-]*)?) (?:who|that) (?P<what>.+)$")
_TELLS = re.compile(r"^(?P<who>\S+(?: \S+){0,2}?) (?:who|that) (?P<what>.+)$", re.IGNORECASE)
_THIN = re.compile(  # gains that say no more than that a thing is there, or whose noun could be anything
    r"^(?:find the answer|have understood|want more|settle choices|know enough|find in |keep using|want to stay|decide what"
    r"|do their daily work|can rely on|would not want|stay with|raise the alarm$)"
)
_USE = re.compile(r"^(?:get their work done|get through|finish)\b")
_LOOSE = bag("it them they")
_MOST_WORDS = 9  # of what somebody gains: more is a thing with a long name
_TIME = re.compile(
    r"(?<!\bon)(?<!\bin)(?<!\bfirst)\s+(?:lead |cycle |response |waiting )?(?:times?|durations?|latency|delays?|turnaround)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:the\s+)?(?:share|percentage|percent|proportion|number|count|median|average|mean|rate|amount|total)\s+(?:of\s+)?"
    r"(?:(?:minutes|hours|days|weeks|time)\s+)?",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\s+(?:within|in|by|under|in under|at least|before|after)\s+[\w:.,]*\d.*$|\s+[\d].*$", re.IGNORECASE
)
_UNWANTED = re.compile(
    r"\b(?:not|never|no longer|die|dies|leave(?! on time)|drop out|fail|late|lost|missed|below|behind|without a|turned away|give up|complain|have to|has to|twice)\b"
)
_RETURNS = re.compile(
    r"\b(?:come back|comes back|return|reopen|recur|repeat)\b"
)  # things do so when they were not settled
_AGREES = {"is": "are", "has": "have", "was": "were"}
_HURT = bag(
    "fall falls injury injuries infection infections accident accidents ulcer ulcers sore sores relapse relapses"
)
_SPANS = bag("days hours minutes weeks months nights shifts")  # "sick days" are met by nobody
_OWED = bag("arrears debts losses costs")  # nobody meets these
_WENT_AMISS = AMISS | bag("left thrown turned sent given put declined stolen abandoned")
_QUEUES = re.compile(r"^(?:waits?|queues?|waiting)\s+(?P<place>(?:at|in|for|on|before)\s.+)$", re.IGNORECASE)
_UNTIL = re.compile(r"^time until (?P<clause>.+)$", re.IGNORECASE)
_PEOPLE = frozenset(
    word for trade in library.TRADES for word in (trade.people, trade.staff) if word and " " not in word
) | bag(
    "newcomers people users customers developers engineers applicants candidates readers visitors residents tenants parents children "
    "families donors members starters partners buyers callers colleagues managers learners trainees beginners guests employees "
    "contributors researchers teams participants pupils students patients nurses drivers owners volunteers citizens passengers clients "
    "workers listeners authors suppliers relatives carers"
)
_AUDIENCE = bag("listeners viewers visitors")
_NEVER_SERVED = bag("users people cleaners workers leavers employers panels followers")


def people(objective: Objective) -> str:
    """Say who is served by an objective as a whole: whom most of its lines are for; "" when nobody is known."""
    counts: dict[str, int] = {}
    for kr in objective.key_results[:_READ]:
        who = aspect.aspect(kr, objective).people
        if who:
            counts[who] = counts.get(who, 0) + (1 if who in _NEVER_SERVED else 2)
    return max(counts, key=lambda who: counts[who]) if counts else ""


_READ = 12  # lines of a long objective that are looked at


def gains(objective: Objective) -> Iterator[Gain]:
    """Tell what each line is for, those nearest to the team's own words first."""
    found: list[Gain] = []
    served = people(objective)
    deliverable = model.key_result(objective.text)
    if deliverable.kind == "output" and deliverable.reading.form in ("order", "doing"):
        found += (
            gain._replace(rank=USED if _USE.match(gain.what) else AIMED)
            for gain in _of_line(deliverable, objective, served)
        )
    for kr in objective.key_results[:_READ]:
        if not (
            roles.holds(kr) or roles.names_a_day(kr)
        ):  # a level held for everybody, or a day, says nothing about who is better off
            found += _of_line(kr, objective, served)
    theme = _themed(objective.text, objective, served)
    if theme is not None:
        found.append(theme._replace(rank=AIMED))
    seen: set[str] = set()
    for gain in sorted(found, key=lambda each: each.rank):
        if gain.clause not in seen and not any(mark.isdigit() for mark in gain.clause):
            seen.add(gain.clause)
            yield gain


def _of_line(kr: KeyResult, objective: Objective, served: str) -> Iterator[Gain]:
    about = aspect.aspect(kr, objective)
    who = about.people if about.people not in ("", "users", "people") else served or about.people
    if who == "users" and not library.tech(about.trade) and _SOFTWARE.isdisjoint(about.around | about.near):
        who = "people"
    options = change.changes(kr, objective)
    told = _told(kr, options, who)
    if told is not None:
        yield told
    for each in options:
        gain = _meant(each, kr, sure=about.trade is not None)
        if gain is not None:
            yield gain._replace(who=who) if gain.who == "people" and who in _PEOPLE else gain
    if told is None and kr.kind in _MEASURES and roles.role(kr, (), None) in ("change", "kept"):
        theme = _themed(kr.measure.metric or kr.text, objective, who)
        if theme is not None:
            yield theme


# --- the team's own measure ---


_SOFTWARE = bag("app apps api software user users code build deploy release sdk server website portal product signup")
_MEASURES = frozenset(("outcome", "unmeasured"))


def _told(kr: KeyResult, options: tuple[Change, ...], who: str) -> Gain | None:
    """Take a line at its word: how things go, or what its own measure spares somebody."""
    slot = next((each for each in options if each.how == "slot"), None)
    if slot is None and (kr.kind not in _MEASURES or kr.reading.verb_class in ("deliver", "obtain")):
        return None
    subject = slot.subject if slot is not None else _subject(kr)
    said = _as_said(subject) or _happening(kr, subject) or _going(kr)
    if said is not None:
        return said
    if not subject or not who or (LEXICON[subject.split()[0].lower()] & Is.VERB and " " not in subject):
        return None
    return _spared(kr, subject, who, slot)


def _subject(kr: KeyResult) -> str:
    """Name what a kept line measures, without its statistic: "Median minutes from call" says none."""
    name = _COUNTED.sub("", own.bare(kr.measure.metric)).strip()
    if _TELLS.match(kr.text) and not any(mark.isdigit() for mark in kr.text):
        name = kr.text
    return "" if name.lower().startswith(("from", "to ", "between")) else nouns.inside(name)


def _as_said(subject: str) -> Gain | None:
    """Take people at their word: "Owners who finish the treatment" do; of "drivers who leave" there are fewer."""
    match = _TELLS.match(_LIMIT.sub("", subject))
    if match is None:
        return None
    who, what = nouns.inside(match["who"]), match["what"]
    first, _, rest = what.partition(" ")
    what = f"{_AGREES.get(first, first)} {rest}".strip()
    returns = _RETURNS.search(what) and not LEXICON[who.rsplit(maxsplit=1)[-1].lower()] & Is.ACTOR
    if returns or _UNWANTED.search(what):
        negated = re.sub(r"^(?:do|does|did) not ", "", what)
        return Gain(who, negated, subject, OWN) if negated != what else Gain(f"fewer {who}", what, subject, OWN)
    return Gain(who, what, subject, OWN)


def _happening(kr: KeyResult, subject: str) -> Gain | None:
    """Turn what happens into less of it: of "Samples lost or mislabelled" there are fewer."""
    words = subject.split()
    tags = [LEXICON[word.lower()] for word in words]
    if len(words) < 2 or len(words) > _MOST_WORDS or not tags[0] & Is.PLURAL or not tags[1] & Is.PAST:
        return None
    if words[1] not in _WENT_AMISS or kr.measure.direction == "up":
        return None
    return Gain(f"fewer {words[0]}", f"are {' '.join(words[1:])}", words[0], OWN)


def _going(kr: KeyResult) -> Gain | None:
    """Say a promise without its figure: "Letters answered within 10 days" are answered in time."""
    reading = kr.reading
    if reading.form not in ("active", "passive") or reading.verb < 1 or _UNWANTED.search(kr.text):
        return None
    words, tags = reading.line
    limit, target = _LIMIT.search(kr.text), reading.amounts.target
    if target is not None and clauses.unit(target) != "time":
        return None  # "Price cut to EUR 9" promises no hour
    if limit is None or kr.measure.baseline is not None or not tags[reading.verb - 1] & (Is.PLURAL | Is.ACTOR):
        return None
    thing, said = words[: reading.verb], kr.text[: limit.start()].split()[reading.verb :]
    if len(said) + len(thing) > _MOST_WORDS or not said:
        return None
    clause = f"{'are ' if reading.form == 'passive' else ''}{' '.join(said)} in time"
    return Gain(" ".join(thing), clause, " ".join(thing), OWN)


def _spared(kr: KeyResult, subject: str, who: str, slot: Change | None) -> Gain | None:
    """What somebody no longer suffers when a measure moves: waiting, faults, harm."""
    until, queue = _UNTIL.match(subject), _QUEUES.match(subject)
    if until:
        words = until["clause"].split()
        return Gain("", f"{until['clause']} sooner", subject, OWN) if len(words) > 2 else None
    if queue:
        return Gain(who, f"wait less {queue['place']}", subject, OWN)
    if _TIME.search(subject) or (slot is not None and slot.shape == "median time"):
        thing = _TIME.sub("", subject)
        bare = thing.lower() in ("", "time", "lead", "cycle") or thing.lower().startswith(("time ", "wait"))
        return None if bare else Gain(who, f"wait less for {_many(thing)}", subject, OWN)
    return _harm(kr, subject, who)


def _many(thing: str) -> str:
    """A thing that one waits for, in the plural where it can be counted: "CI build" -> "CI builds"."""
    last = thing.rsplit(maxsplit=1)[-1]
    bits = LEXICON[last.lower()]
    counted = bits & (Is.WORK | Is.NOUN) and not last.endswith(("s", "ing", "ment", "tion", "y", "th", "age"))
    return f"{thing}s" if counted else thing


def _harm(kr: KeyResult, subject: str, who: str) -> Gain | None:
    head = re.split(r" (?:per|about) ", subject)[0].split()
    if kr.measure.direction == "up" or not head or len(head) > 4:
        return None
    if head[-1].lower() in ("complaints", "complaint"):
        about = subject.partition(" about ")[2]
        return Gain(who, f"no longer complain about {about}", subject, OWN) if about else None
    if head[-1].lower() in _OWED:
        return None
    bad = any(LEXICON[word.lower()] & Is.BAD for word in head) or states.harms(kr)
    if not bad or not LEXICON[head[-1].lower()] & Is.PLURAL:
        return None
    if head[-1].lower() in _SPANS:
        return None
    verb = "suffer" if head[-1].lower() in _HURT else "meet"
    return Gain(who, f"{verb} fewer {' '.join(head)}", subject, OWN)


# --- what a deliverable lets people do, and what a theme stands for ---


def _meant(each: Change, kr: KeyResult, *, sure: bool) -> Gain | None:
    match = _WHO.match(each.meant)
    if match is None or each.how == "slot":
        return None
    who, what = match["who"], match["what"]
    words = what.split()
    known = who.split()[-1] in _PEOPLE and not (who == "people" and each.how != "library")
    if not known or who == "guests" or _LOOSE & {*words[:3], words[-1]} or len(words) > _MOST_WORDS:
        return None
    if each.how == "use" or _THIN.match(what) or not _nominal(each.subject):
        return None
    named = who.split()[-1] in kr.reading.line.words  # the line itself says for whom
    made = MADE if named and not _USE.match(what) else USED
    return Gain(who, what, each.subject, KNOWN if each.how == "library" and sure else made)


def _nominal(subject: str) -> bool:
    """Whether a name reads as one: "deployments", no "rollout ticket deflection approach"."""
    words = subject.split()
    return len(words) <= _MOST_WORDS and not (LEXICON[words[0].lower()] & Is.VERB and singular(words[0]) == words[0])


def _themed(text: str, objective: Objective, who: str) -> Gain | None:
    words = re.findall(r"[\w-]+", text)
    theme = themes.of(frozenset(word.lower() for word in words), frozenset(objective.reading.line.words))
    if theme is None:
        return None
    trade = library.trade(frozenset(), frozenset(objective.reading.line.words), frozenset())
    software = not _SOFTWARE.isdisjoint(word.lower() for word in (*words, *objective.reading.line.words))
    served = who if (who in _PEOPLE and who not in _NEVER_SERVED) or (who == "users" and software) else "customers"
    groups = {
        themes.SERVED: served,
        themes.STAFF: trade.staff if trade else "colleagues",
        themes.READERS: who if who in _AUDIENCE else themes.READERS,
    }
    about = next(word for word in words if not ones([word.lower()]).isdisjoint(theme.words))
    return Gain(groups.get(theme.who, theme.who), theme.what, nouns.inside(about), THEME)
