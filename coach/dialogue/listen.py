"""The built-in hearer: a message cut into sentences, and for each the place in the draft that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coach import model
from coach.builtin import clauses, nouns, roles, states
from coach.dialogue import cues, figures, foreign, mending, named, orders, pairs, phrasing, plans, signs, titles, tongue
from coach.dialogue.ear import FIGURES, WHOLE, Ear
from coach.dialogue.saying import Saying, endless, sentences
from coach.dialogue.values import Heard, Slot

_GUARD_LEAD = re.compile(
    r"^(?:what )?(?:we|i)(?:'d| would| will|'ll)? (?:not|never|n't) (?:give up|trade|risk|lose)(?: (?:it|that|this)(?: for it)?)?[:,]?\s*(?:is\s+)?",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\b(?:still|not|never|must|every|all)\b", re.IGNORECASE)
_GROWS = re.compile(r"\b(?:longer|more often|earlier|sooner)\b", re.IGNORECASE)
_BOUND_FROM = re.compile(r"\s+(?:must|may|should|can|could|shall|has to|have to|needs? to)\b", re.IGNORECASE)
_NOT_US = re.compile(r"we (?:should|must|will) not\b|we (?:shouldn't|mustn't|won't)\b", re.IGNORECASE)
_IT = re.compile(r"(?:it|that|this)\b", re.IGNORECASE)
_NOT = re.compile(r",? (?:and )?not \d[\d.,]*\s?%?(?: [a-z]+)?$")
_TIMED = re.compile(r"(?:last|this|next) (?:year|month|quarter|week|season|half)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:the |in the )?(?:next|this|coming) (?:half year|year|quarter|half|season|month|spring|summer|autumn|winter):\s+",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:the |our )?(?:plans?|to do|ideas?|initiatives?|tasks?)\s*:", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:stays?|remains?|keeps?)\b", re.IGNORECASE)
_TYPES = (
    ("committed", re.compile(r"\bcommit(?:ted|ment)\b|\bmust land\b|\bpromised?\b(?=.*\b(?:objective|all of it|whole)\b)", re.IGNORECASE)),
    ("aspirational", re.compile(r"\b(?:aspirational|stretch|moonshot)\b", re.IGNORECASE)),
    ("learning", re.compile(r"\b(?:a learning (?:goal|objective)|learn first|find out first)\b", re.IGNORECASE)),
)  # fmt: skip
_LABELS = (
    ("team", re.compile(r"^(?:our |the )?team(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:we are|we're) (?P<value>(?:the |a )?[\w &-]{2,40}? (?:team|department|group|crew|unit)(?: (?:at|of|in|for) [\w '-]{2,40})?)$", re.IGNORECASE)),
    ("team", re.compile(r"^we (?:run|look after|operate|maintain|are responsible for) (?P<value>(?:the|our|all|a|an|two|three|four|five) [a-z][^,:]{2,60})$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>[\w&-]+(?: [\w&-]+){0,2} team)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>(?:the|our) [\w &-]{2,40}? (?:office|department|desk|unit))$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>(?:[a-z][\w'-]* ){1,4}?[a-z][\w'-]*, (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:shops|practices|sites|branches|houses|schools|stores|clinics|wards|offices|people|of us|locations|teams|depots|plants))$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:we are|we're|it's|its|it is) (?P<value>an? (?:[a-z][\w'-]* ){0,3}[a-z][\w'-]*(?:, \d+ [a-z]+(?: on paper)?)?)$", re.IGNORECASE)),
    ("cycle", re.compile(r"^(?:this|it)(?:'s| is) for (?P<value>.*\d.*)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?:our|the|my) (?:problem|trouble|pain|issue|reason) is(?: that)? (?P<value>.+)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?P<value>(?!(?:fewer|less|more|no)\b)[^,\d]{3,40} (?:complains?|complained|grumbles?|(?:is|are) (?:angry|unhappy|frustrated)) (?:that|about|because) [^\d]+)$", re.IGNORECASE)),
    ("why", re.compile(rf"^(?P<value>(?!(?:fewer|less|more|no|we|i)\b)[^,\d]{{3,40}} (?:says?|said|tells? us|told us|finds?|feels?|reports?)\b[^\d]*{cues.AMISS.pattern}[^\d]*)$", re.IGNORECASE)),
    ("cycle", re.compile(r"^(?:our |the )?(?:cycle|quarter|period)(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?:why(?: now)?:|because|(?:we(?:'re| are) doing (?:this|it)|we do (?:this|it)|this matters|it matters) because|the reason is(?: that)?)\s*(?P<value>.+)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?:we (?:need|depend on)|depends on|it depends on) (?P<value>(?:the |our )?[\w &-]{2,40}? (?:team|department|supplier|agency|board|office)\b.*)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?:it|this|that|all of it) depends on (?P<value>[\w '-]+ (?:giving|doing|helping|agreeing|saying|being|having|letting)\b.+)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?P<value>.{2,60}? (?:must|has to|have to|needs? to|would have to) help(?: us)?\b.*)$", re.IGNORECASE)),
    ("held", re.compile(r"^(?:we hold this line|health|we watch|held):?\s+(?P<value>.+)$", re.IGNORECASE)),
)  # fmt: skip
_KR = re.compile(r"(?:for |on |in )?(?:kr|key result|line)\s?#?(?P<number>\d{1,2})\s*[:,]?\s+", re.IGNORECASE)
_NO_ORDER = re.compile(
    r"(?:under|over|about|fewer|less|more|we|they|it|i|he|she|you|nobody|everybody|that|this|there|put|set)\b",
    re.IGNORECASE,
)
_WORK = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))
Attempt = Callable[[Ear, Saying], bool]


def hear(said: str, slots: Sequence[Slot]) -> list[Heard]:
    """Propose a place for each thing that a message says."""
    if tongue.other(said) or (
        not tongue.english(said) and any(tongue.other(slot.value) or tongue.other(slot.about) for slot in slots)
    ):
        return foreign.hear(said, slots)
    ear = Ear(said, slots)
    if endless(said):
        ear.put("remark", said, said)
        return ear.heard
    every = [each._replace(text=_unnumbered(ear, each.text)) for each in titles.read(sentences(said), said)]
    aims = _aims(ear, [each.text for each in every if not each.kind])
    for n, each in enumerate(every):
        asked = ear.asked.name if ear.asked and n == 0 else ""
        asked = "objective" if each.text in aims else "" if aims and asked == "objective" else asked
        ear.following = Saying(every[n + 1].text) if n + 1 < len(every) else None
        if mending.heard(ear, each.text):
            continue
        if each.kind and titles.placed(ear, each):
            continue
        _take(ear, Saying(_undated(ear, _uncorrected(each.text), asked), asked))
    return ear.heard


def _aims(ear: Ear, pieces: list[str]) -> list[str]:
    """The piece that answers the question for the objective: a wish for somebody, else what somebody does."""
    if ear.asked is None or ear.asked.name != "objective" or len(pieces) < 2:
        return []
    every = [Saying(_undated(Ear("", ()), piece, "")) for piece in pieces]
    wished = [n for n, say in enumerate(every) if _wish(say)]
    acted = [n for n, say in enumerate(every) if _acted(say) and not _counted(every[n + 1 :])]
    found = (wished or acted or [-1])[0]
    return [pieces[found]] if found >= 0 else ["-"]


def _counted(later: list[Saying]) -> bool:
    """Whether the next piece says how many, or that nobody knows: what stands before it is a measure."""
    return bool(later) and (cues.unknown(later[0].whole) or (later[0].measured and later[0].length < 9))


def _wish(say: Saying) -> bool:
    return (
        phrasing.wishes(say.whole)
        and not _IT.match(say.text)
        and not phrasing.planned(say.whole)
        and (say.threshold or not say.measured)
        and not cues.GUARD.search(say.whole)
    )


def _acted(say: Saying) -> bool:
    """Whether it says what others do, or how it is for them."""
    return (
        (say.kr.reading.form in ("active", "passive", "state") or (say.threshold and not phrasing.moved(say.text)))
        and (say.threshold or not say.measured)
        and not cues.OURS.match(say.text)
        and not cues.OPENS.match(say.text)
        and not phrasing.planned(say.whole)
        and not (cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text))
        and len(say.text.split()) > 2
    )


def _take(ear: Ear, say: Saying) -> None:
    """Find the place of one sentence: what was asked for, what it says of itself, then what it looks like."""
    order = _ASKED if say.asked in FIGURES else _SAID
    if any(attempt(ear, say) for attempt in order) or (say.asked != "objective" and _late(ear, say)):
        return
    aim = say.asked == "objective" and len(say.text.split()) > 1 and not (cues.denies(say.text) and say.length < 4)
    if aim and cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text):
        ear.put("why", say.text, say.whole)  # what goes astray today is a reason, not yet an aim
    elif aim and not cues.STANDS.match(say.text) and not cues.MINE.match(say.text):
        _objective(ear, say)
    elif _astray(say):
        ear.put("why", say.text, say.whole)
    elif plans.fresh(say.text) and _fresh(say) and not say.figures:
        ear.put("try", say.text, say.whole)
    else:
        ear.put("remark", say.whole, say.whole)


def _astray(say: Saying) -> bool:
    """Whether it says what goes badly for somebody today, without a figure: "riders find the gate too far"."""
    amiss = cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text)
    return bool(amiss) and not say.digits and say.length > 2 and not cues.unknown(say.whole)


def _suffered(ear: Ear, say: Saying) -> bool:
    """What goes badly today, said before any figure of it was asked for: a reason, unless the next piece counts it."""
    counted = ear.following is not None and _counted([ear.following])
    told = say.asked in ("", "objective") and say.kr.reading.form in ("active", "passive", "state")
    if not told or counted or not _astray(say) or cues.CHANGED.search(say.text):
        return False
    return ear.put("why", say.text, say.whole)


def _late(ear: Ear, say: Saying) -> bool:
    """What others do, said when something else was asked: the objective, where none stands."""
    lacking = "objective" in ear.open and not ear.has("objective")
    return (
        lacking
        and _acted(say)
        and len(say.text.split()) > 4
        and not cues.unknown(say.whole)
        and ear.put("objective", say.text, say.whole)
    )


def _unnumbered(ear: Ear, sentence: str) -> str:
    """Take "KR 2:" off the front of a sentence; it says which key result is spoken of."""
    match = _KR.match(sentence)
    if match is None or not 1 <= int(match["number"]) <= len(ear.lines) or match.end() >= len(sentence):
        return sentence
    ear.current = list(ear.lines)[int(match["number"]) - 1]
    return sentence[match.end() :]


def _uncorrected(sentence: str) -> str:
    """A correction without what it takes back: "late vans are 13%, not 12%"."""
    return _NOT.sub("", sentence) if cues.CORRECTS.match(sentence) else sentence


def _undated(ear: Ear, sentence: str, asked: str) -> str:
    """Take the time off the front of a sentence: "By June no queue any more"."""
    if ahead := _AHEAD.match(sentence):
        ear.put("cycle", ahead.group().rstrip(": "), sentence)
        return sentence[ahead.end() :]
    date = next((each for clause in clauses.read(sentence)[:1] for each in clause.dates if each.due), None)
    if asked in ("cycle", "deadline") or date is None or not sentence.startswith(date.text):
        return sentence
    rest = sentence[len(date.text) :].lstrip(" ,")
    if len(rest.split()) < 3 or Saying(rest).figures:
        return sentence
    ear.put("cycle", date.text, sentence)
    return rest


def _answered(ear: Ear, say: Saying) -> bool:
    """An answer to a question that any words answer."""
    if (
        say.asked not in WHOLE
        or orders.filler(say.whole)
        or cues.BLANK.search(say.whole)
        or _intends(say)
        or (say.asked != "cycle" and cues.DUE.match(say.text) and say.short_date)
        or (cues.CORRECTS.match(say.whole) and say.figures)
    ):
        return False
    if say.asked == "guard" and plans.fresh(say.text) and _fresh(say):
        return all(ear.put("try", thing, say.whole) for thing in phrasing.things(say.text))
    if say.asked == "guard":
        lasts = cues.GUARD.search(say.whole) or _LASTS.search(say.whole)
        other = ("objective" in ear.open and (_wish(say) or (_acted(say) and not lasts))) or (
            say.measured and not lasts
        )
        return not other and ear.put("guard", _unled(say.text), say.whole)
    short = len(say.text.split()) < 6 and not cues.OURS.match(say.text) and say.kr.reading.form == "phrase"
    if say.asked == "cycle" and (say.figures or not (say.date or short)):
        return False
    return ear.put(say.asked, say.text, say.whole)


def _fresh(say: Saying) -> bool:
    """Whether something that is not there yet is named: it cannot stay as it is."""
    return say.kr.reading.form in ("phrase", "order") and say.kr.kind in _WORK and not _LASTS.search(say.whole)


def _unled(text: str) -> str:
    """What stays as good, without "we would not give up"."""
    lead = _GUARD_LEAD.match(text)
    return text[lead.end() :] if lead and lead.end() < len(text) else text


def _given(ear: Ear, say: Saying) -> bool:
    """What somebody outside decided is a reason, whatever was asked."""
    return cues.GIVEN.search(say.whole) is not None and ear.put("why", say.text, say.whole)


def _labelled(ear: Ear, say: Saying) -> bool:
    for slot, pattern in _LABELS:
        match = pattern.match(say.text) or (pattern.match(say.whole.rstrip(" .")) if slot == "why" else None)
        if match:
            return ear.put(slot, match["value"].rstrip(" ."), say.whole)
    for value, pattern in _TYPES:
        if (found := pattern.search(say.whole)) and not say.figures:
            ear.put(f"type:{value}", found.group(), say.whole)
            return say.length < 12
    return False


def _aimed(ear: Ear, say: Saying) -> bool:
    """How it is to be for somebody, while no objective stands."""
    if "objective" not in ear.open or ear.has("objective"):
        return False
    if _NOT_US.match(say.text):
        return ear.put("guard", say.text, say.whole)
    who = say.asked == "objective" and say.threshold and not phrasing.moved(say.text)  # "residents under 25 take part"
    if (
        phrasing.planned(say.whole)
        or not (who or phrasing.wishes(say.whole))
        or (say.figures and say.asked != "objective")
    ):
        return False
    return _objective(ear, say)


def _objective(ear: Ear, say: Saying) -> bool:
    return (
        ear.put("remark", say.whole, say.whole) if ear.has("objective") else ear.put("objective", say.text, say.whole)
    )


def _planned(ear: Ear, say: Saying) -> bool:
    """What the team will do or make."""
    plan = phrasing.planned(say.whole) or (say.text if say.asked == "try" or _thing(say) else "")
    if signs.names(say, ear.following) or cues.GUARD.search(say.whole):
        return False
    if not plan or plan[:1].isdigit() or cues.unknown(say.whole) or _moves(plan):
        return False
    if ear.about(say.whole) and not _LIST.match(say.whole) and not _intends(say):
        return False
    for thing in phrasing.things(plan):
        ear.put("try", thing, say.whole)
    return True


def _intends(say: Saying) -> bool:
    """Whether a sentence says what the team means to do or make, which answers no other question."""
    plan = phrasing.planned(say.whole)
    return bool(plan) and _effort(plan) and not cues.GUARD.search(say.whole) and not say.text.lower().startswith("to ")


def _effort(plan: str) -> bool:
    """Whether a plan is something to do or to make, whatever it shares with a key result: "try a second gate"."""
    kr = model.key_result(plan)
    return kr.kind in _WORK and not states.counts_itself(kr) and not any(map(str.isdigit, plan))


def _thing(say: Saying) -> bool:
    """Whether it is a thing to do or to make, by its grammar; a bare noun is one where a sign was asked for."""
    if _NO_ORDER.match(say.text) or _TIMED.match(say.whole) or cues.AMISS.search(say.text):
        return False
    kr = say.kr
    if phrasing.moved(say.text) and kr.reading.form != "order":
        return False
    if kr.reading.form in ("order", "doing", "done") and kr.kind in _WORK and not states.counts_itself(kr):
        return True
    noun = say.asked in ("outcome", "purpose") and kr.reading.form == "phrase" and roles.role(kr, (), None) == "way"
    return noun and not cues.CHANGED.search(say.text) and len(say.text.split()) > 1 and bool(nouns.loose(say.text))


def _moves(plan: str) -> bool:
    """Whether a plan is a change with its figures: "we want to get from 8% to 5%"."""
    return Saying(plan).measured and model.key_result(plan).kind not in _WORK


def _guarded(ear: Ear, say: Saying) -> bool:
    """What must stay as good."""
    if cues.LEAVE.search(say.whole):
        return ear.put("guard", say.text, say.whole)
    if (
        not cues.GUARD.search(say.whole)
        or say.measured
        or cues.OPENS.search(say.text)
        or (_GROWS.search(say.text) and not _LASTS.search(say.whole))
    ):
        return False
    if say.asked == "outcome" and _HOLDS.search(say.whole) and not _GUARD_LEAD.match(say.whole):
        return False  # "they stay a second year" is a sign
    return ear.put("guard", _unled(say.text), say.whole)


def _kept_as_is(ear: Ear, say: Saying) -> bool:
    """What is compared with today, or must not be worse, whatever figure it holds: "no more overtime than now"."""
    return cues.NO_WORSE.match(say.text) is not None and ear.put("guard", say.text, say.whole)


def _bounded(ear: Ear, say: Saying) -> bool:
    """A level that is kept or not crossed, of something that no key result is: "we hold uptime at 99.9%"."""
    bound = say.measured and cues.KEPT_UNDER.search(say.whole) is not None
    held = cues.HELD.match(say.text) is not None and say.kr.kind == "health"
    return (bound or held) and not _about_it(ear, say) and ear.put("guard", say.text, say.whole)


def _about_it(ear: Ear, say: Saying) -> bool:
    """Whether a bound is said of a key result: "it must not be more than 5"."""
    if re.match(r"(?:it|they|that|this)\b", say.text, re.IGNORECASE):
        return True
    measure = cues.HELD.sub("", _BOUND_FROM.split(say.text, maxsplit=1)[0])
    return bool(ear.lines) and not ear.strange(nouns.loose(say.text)) and not ear.another(measure)


def _dated(ear: Ear, say: Saying) -> bool:
    """A time that stands alone is the cycle's, or the aim's where that was asked for."""
    date = say.date or (say.text if cues.AFTER.fullmatch(say.text) else "")
    numbered = any(map(str.isdigit, say.text.replace(date, "")))
    if not date or numbered or Saying(say.text).figures or len(say.text.split()) - len(date.split()) > 3:
        return False
    if ear.current and say.asked in ("target", "deadline"):
        return ear.put("deadline", date, say.whole, at=ear.current)
    return ear.put("cycle", say.text, say.whole)


_SAID: tuple[Attempt, ...] = (
    plans.listed, _kept_as_is, pairs.heard, named.heard, _given, _bounded, _answered, _labelled, _aimed, _dated, _planned, _guarded, _suffered, signs.opened, figures.heard, signs.noticed, signs.measured_next,
)  # fmt: skip
_ASKED: tuple[Attempt, ...] = (
    plans.listed,
    _kept_as_is,
    pairs.heard,
    _bounded,
    signs.meant,
    figures.heard,
    *_SAID,
)  # a figure was asked for
