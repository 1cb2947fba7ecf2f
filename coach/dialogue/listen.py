"""The built-in hearer: a message cut into sentences, and for each the place in the draft that it belongs to.

Which figure belongs to which key result is decided by coach.builtin.hearing, here as in the rewriting of pasted sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach import model
from coach.builtin import clauses, hearing, nouns, own, roles, states
from coach.builtin.topics import Finder, Topic, fits
from coach.dialogue import foreign, people, phrasing, tongue
from coach.dialogue.values import Heard, Slot
from coach.model import Answer
from coach.sentence import Is
from coach.session import At

_GUARD = re.compile(
    r"\b(?:(?:not|n't|never) (?:give (?:\w+ )?up|trade|lose|risk)|(?:must|may|should) not (?:get worse|suffer|lose|fall|rise|grow)|protect"
    r"|(?:does|do|did) not (?:go up|grow|rise|get (?:worse|longer|slower)|fall|drop|lose)"
    r"|(?:stays?|remains?)\b(?! (?:open|on)\b)|keeps? (?:its|their|his|her)|no (?:more|fewer|less|longer|higher|lower)\b.* than (?:now|today|before)|at the cost of|without making)\b",
    re.IGNORECASE,
)
_GUARD_LEAD = re.compile(
    r"^(?:what )?(?:we|i)(?:'d| would| will|'ll)? (?:not|never|n't) (?:give up|trade|risk|lose)(?: (?:it|that|this)(?: for it)?)?[:,]?\s*(?:is\s+)?",
    re.IGNORECASE,
)
_STANDS = re.compile(
    r"^(?:we|our team|our department|i) (?:run|are|make|build|look after|maintain|serve|operate|support|work)\b(?! at\b)",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"(?:\s+(?:and|but)|,)\s+(?=(?:(?:we|they)\s+)?(?:want|need|aim|hope|would like|should|have to)\b)", re.IGNORECASE
)
_UNWANTED = re.compile(
    r"\b(?:no|without|not (?:want|like|set|need)(?: an?| any)?|don't (?:want|like|set|need)(?: an?| any)?)\s+(?:targets?|aims?|levels?|numbers?|figures?)\b(?! (?:yet|known|named))",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"\b(?:(?:the )?same (?:day|week|hour)|(?:at once|immediately|daily|weekly|monthly|hourly|yearly|zero|none|never|always|twice|once)"
    r"|every (?:second|third|fourth|fifth|tenth|other|single)?\s?\w+|all of (?:them|it)|nobody|everybody|everyone)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:more|fewer|less|faster|quicker|sooner|earlier|shorter|better|higher|lower|longer|easier|again|rarely|rare|no longer|any ?more|"
    r"instead|on time|without|back|down|up|first time|still|already)\b",
    re.IGNORECASE,
)
_TYPES = (
    (
        "committed",
        re.compile(
            r"\bcommit(?:ted|ment)\b|\bmust land\b|\bpromised?\b(?=.*\b(?:objective|all of it|whole)\b)", re.IGNORECASE
        ),
    ),
    ("aspirational", re.compile(r"\b(?:aspirational|stretch|moonshot)\b", re.IGNORECASE)),
    ("learning", re.compile(r"\b(?:a learning (?:goal|objective)|learn first|find out first)\b", re.IGNORECASE)),
)
_LABELS = (
    ("team", re.compile(r"^(?:our |the )?team(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:we are|we're) (?P<value>(?:the |a )?[\w &-]{2,40}? (?:team|department|group|crew|unit))$", re.IGNORECASE)),
    ("cycle", re.compile(r"^(?:our |the )?(?:cycle|quarter|period)(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?:why(?: now)?:|because|the reason is(?: that)?)\s*(?P<value>.+)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?:we (?:need|depend on)|depends on|it depends on) (?P<value>(?:the |our )?[\w &-]{2,40}? (?:team|department|supplier|agency|board|office)\b.*)$", re.IGNORECASE)),
    ("held", re.compile(r"^(?:we hold this line|health|we watch|held):?\s+(?P<value>.+)$", re.IGNORECASE)),
)  # fmt: skip
_FILLER = re.compile(
    r"^(?:more or less|hm+|well|ok(?:ay)?|yes|no|right|sure|thanks?|thank you|hello|hi|hey|good morning|that is all|that's it)\W*$",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"\b(?:don't|do not|can't|cannot) (?:know|say|tell)\b|\bno (?:idea|clue)\b|^(?:no|none|nothing|nobody|unknown)\W*$|\bnobody (?:knows|has|said)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"^(?:an? )?(?:more|fewer|less|larger|smaller|higher|lower|shorter|longer|faster|quicker|better|rarer)\b(?! (?:than|or)\b)|\bno longer\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?:on|at|in|by|around|about)\s+|\s+(?:at the moment|today|now|currently|these days)$", re.IGNORECASE
)
_PUT = re.compile(r"^(?:put|set|make it|write|say|let's say|take)\b", re.IGNORECASE)
_STORY = re.compile(
    r"^(?!They|People|We|The|Our)[A-Z][a-z]+ (?:came|was|went|said|told|had|did|left|asked|wanted|got|became|started|began|stopped|[a-z]+ed)\b"
)
_DUE = re.compile(r"^(?:by|before|until|till|at the end|end of)\b", re.IGNORECASE)
_MINE = re.compile(r"(?:i|my|me)\b", re.IGNORECASE)
_MANY = re.compile(
    r"(?:they|people|everybody|everyone|nobody|somebody|children|(?:the |our |new |more |fewer |most |some )*\w+s)\b(?! (?:were|was)\b)",
    re.IGNORECASE,
)
_LED = re.compile(r"(?P<metric>[^,:\d]{4,80}?)\s*[,:]\s")
_IS = re.compile(
    r"(?P<metric>[^,:\d]{3,60}?)\s+(?:is|are|was|were|stands?)\s+(?:currently |now )?(?:at |about |around |roughly )?(?=[\d$€£])",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|never|without|stop|fewer|less|no longer|don't|do not)\b", re.IGNORECASE)
_AMISS = re.compile(
    r"\b(?:back|late|lost|wrong|breaks?|broken|waits?|missing|complain\w*|too (?:long|late|slow)|fails?|again and again|stands?)\b",
    re.IGNORECASE,
)
_FACT = re.compile(r"\b(?:costs?|takes|was|were|had|last|lost|lose)\b", re.IGNORECASE)
_KR = re.compile(r"(?:for |on |in )?(?:kr|key result|line)\s?#?(?P<number>\d{1,2})\s*[:,]?\s+", re.IGNORECASE)
_AT = re.compile(
    r"(?:we|they|it)(?:'re|'s| are| is| were| was)?(?: currently| now)? at (?:about |around )?[\d.,]+\s?%? of (?:the |our |all )?(?P<metric>[a-z].+)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:after|before|until|by) (?:the )?[\w ]{3,25}", re.IGNORECASE)
_AIMED = re.compile(r"\b(?:reach(?:able|ed)?|aims?|targets?|levels?|goals?|named)\b", re.IGNORECASE)
_AIMING = re.compile(
    r"\b(?:wants?|wanted|hopes?|aims?|target|goal|should|promised?|would like|would be|put|set)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"(?:nobody|no one|no-one)\b(?!.*\b(?:know|knows|known|counts?|counted|measure[sd]?|tracks?|tracked|name[sd]?|said|says|thought|looked|records?|recorded|tells?|idea)\b)"
    r"|no\b(?!\s+(?:idea|clue|level|number|figure|aim|one|date|target)\b)(?=\s+\w+\s+\w)|you\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"^(?:under|below|at most|at least|above|over|no more than|less than|more than|up to|within|max)\b", re.IGNORECASE
)
_NO_ORDER = re.compile(
    r"(?:under|over|about|fewer|less|more|we|they|it|i|he|she|you|nobody|everybody|that|this|there|put|set)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:never|not|isn't|hasn't been|wasn't)(?: been)?(?: yet)? (?:measured|counted|tracked|looked at|recorded|known)\b",
    re.IGNORECASE,
)
_STATISTIC = nouns.loose("median average mean typical total it that they number share rate figure value today last")
_FIGURES = ("baseline", "target", "who")
_WHOLE = {"guard", "cycle", "team", "why", "need", "partner"}  # questions that a whole answer answers
_WORK = frozenset(("output", "activity", "activity-volume", "coverage", "baseline"))


def hear(said: str, slots: Sequence[Slot]) -> list[Heard]:
    """Propose a place for each thing that a message says."""
    ear = _Ear(said, slots)
    if tongue.other(said) or any(tongue.other(slot.value) or tongue.other(slot.about) for slot in slots):
        return foreign.hear(said, slots)
    sentences = [
        each
        for each in _sentences(said)
        if not _FILLER.match(each) and not tongue.dodges(each) and not tongue.hostile(each) and not _asks(each, said)
    ]
    for n, sentence in enumerate(sentences):
        ear.take(sentence, first=n == 0)
    return ear.heard


def _sentences(said: str) -> Iterator[str]:
    seen = -1
    for clause in clauses.read(said):
        if clause.sentence != seen:
            seen = clause.sentence
            yield from (piece for piece in _WANTS.split(clause.whole) if piece.strip())


def _asks(sentence: str, said: str) -> bool:
    """Whether a sentence is a question, which is no answer."""
    end = said.find(sentence) + len(sentence)
    wonders = re.match(r"(?:maybe|perhaps|probably|i guess)\b", sentence, re.IGNORECASE)
    return not wonders and (sentence.endswith("?") or said[end : end + 1] == "?")


class _Ear:
    """Hears one message, sentence by sentence; what was spoken of last is spoken of still."""

    def __init__(self, said: str, slots: Sequence[Slot]) -> None:
        self.said, self.heard = said, list[Heard]()
        self.asked = next((slot for slot in slots if slot.asked), None)
        self.filled = {(slot.at, slot.name): slot.value for slot in slots if slot.value}
        self.lines: dict[At, str] = {slot.at: slot.about for slot in slots if len(slot.at) == 2}
        self.aim: At = next((slot.at for slot in slots if len(slot.at) == 1), (1,))
        self.open = {slot.name for slot in slots if slot.at == self.aim and not slot.value}
        self.current = self.asked.at if self.asked and len(self.asked.at) == 2 else None

    def put(self, slot: str, value: str, quote: str, *, at: At | None = None, how: str = "said") -> None:
        self.heard.append(Heard(slot, self.aim if at is None else at, value.strip(), quote, how))

    def take(self, sentence: str, *, first: bool) -> None:
        """Find the place of one sentence: what it was asked for, what it says of itself, then what it looks like."""
        asked = self.asked.name if self.asked and first else ""
        sentence = self._dateless(self._numbered(sentence), asked)
        text = phrasing.bare(sentence)
        figure = [self._figured] if asked in _FIGURES else []
        for attempt in (
            self._answered,
            *figure,
            self._labelled,
            self._aimed,
            self._planned,
            self._guarded,
            self._dated,
            self._opened,
            self._figured,
            self._noticed,
        ):
            if attempt(sentence, text, asked):
                return
        if (
            asked == "objective"
            and len(text.split()) > 1
            and not _DENIES.match(text)
            and not _STANDS.match(text)
            and not _MINE.match(text)
        ):
            self._objective(sentence)
        else:
            self.put("remark", sentence, sentence)

    def _numbered(self, sentence: str) -> str:
        """Take "KR 2:" off the front of a sentence; it says which key result is spoken of."""
        match = _KR.match(sentence)
        if match is None or not 1 <= int(match["number"]) <= len(self.lines) or match.end() >= len(sentence):
            return sentence
        self.current = list(self.lines)[int(match["number"]) - 1]
        return sentence[match.end() :]

    def _dateless(self, sentence: str, asked: str) -> str:
        """Take the time off the front of a sentence: "By June no queue any more"."""
        date = next((each for clause in clauses.read(sentence)[:1] for each in clause.dates if each.due), None)
        if asked in ("cycle", "deadline") or date is None or not sentence.startswith(date.text):
            return sentence
        rest = sentence[len(date.text) :].lstrip(" ,")
        if len(rest.split()) < 3 or any(clause.figures for clause in clauses.read(rest)):
            return sentence
        self.put("cycle", date.text, sentence)
        return rest

    def _answered(self, sentence: str, text: str, asked: str) -> bool:
        """An answer to a question that any words answer."""
        if asked not in _WHOLE or _BLANK.search(sentence) or (_CORRECTS.match(sentence) and _has_figure(sentence)):
            return False
        if (
            asked == "guard"
            and _has_figure(sentence)
            and any(map(str.isdigit, sentence))
            and not _GUARD.search(sentence)
        ):
            return False
        if asked == "cycle" and not (_date(text) or len(text.split()) < 6 or _has_figure(text)):
            return False
        if asked == "cycle" and _has_figure(text):
            return False
        if asked == "guard":
            text = text[(match.end() if (match := _GUARD_LEAD.match(text)) else 0) :] or text
        self.put(asked, text, sentence)
        return True

    def _labelled(self, sentence: str, text: str, asked: str) -> bool:  # noqa: ARG002
        for slot, pattern in _LABELS:
            match = pattern.match(text) or (pattern.match(sentence.rstrip(" .")) if slot == "why" else None)
            if match:
                self.put(slot, match["value"].rstrip(" ."), sentence)
                return True
        for value, pattern in _TYPES:
            if (found := pattern.search(sentence)) and not clauses.read(sentence)[0].figures:
                self.put(f"type:{value}", found.group(), sentence)
                return len(sentence.split()) < 12
        return False

    def _aimed(self, sentence: str, text: str, asked: str) -> bool:
        """How it is to be for somebody, while no objective stands."""
        if "objective" not in self.open or phrasing.planned(sentence) or not phrasing.wishes(sentence):
            return False
        if any(each.slot == "objective" for each in self.heard):
            return False
        if any(clause.figures for clause in clauses.read(sentence)) and asked != "objective":
            return False
        self._objective(sentence)
        return True

    def _objective(self, sentence: str) -> None:
        if any(each.slot == "objective" for each in self.heard):
            self.put("remark", sentence, sentence)
        else:
            self.put("objective", phrasing.bare(sentence), sentence)

    def _planned(self, sentence: str, text: str, asked: str) -> bool:
        """What the team will do or make."""
        plan = phrasing.planned(sentence)
        if not plan:
            kr = model.key_result(text)
            made = kr.reading.form in ("order", "doing", "done") and kr.kind in _WORK and not states.counts_itself(kr)
            bare_thing = (
                asked in ("outcome", "try", "purpose")
                and roles.role(kr, (), None) == "way"
                and kr.reading.form == "phrase"
            )
            if not (made or (bare_thing and not _CHANGED.search(text))) or _NO_ORDER.match(text):
                return asked == "try" and self._tries(text, sentence)
            if bare_thing and not made and (len(text.split()) < 2 or not nouns.loose(text)):
                return False
            plan = text
        if _measured(plan) or self._about(sentence) or plan[:1].isdigit():
            return False
        return self._tries(plan, sentence)

    def _tries(self, plan: str, sentence: str) -> bool:
        if _unknown(sentence):
            return False
        for thing in phrasing.things(plan):
            self.put("try", thing, sentence)
        return True

    def _guarded(self, sentence: str, text: str, asked: str) -> bool:  # noqa: ARG002
        bare_figure = _has_figure(sentence) and any(map(str.isdigit, sentence))
        if not _GUARD.search(sentence) or bare_figure or _OPENS.search(text) or self._about_a_line(sentence, asked):
            return False
        lead = _GUARD_LEAD.match(text)
        self.put("guard", text[lead.end() :] if lead and lead.end() < len(text) else text, sentence)
        return True

    def _about_a_line(self, sentence: str, asked: str) -> bool:
        return (
            asked == "outcome"
            and not _GUARD_LEAD.match(sentence)
            and re.search(r"\b(?:stays?|remains?|keeps?)\b", sentence) is not None
        )

    def _dated(self, sentence: str, text: str, asked: str) -> bool:
        """A time that stands alone is the cycle's."""
        date = _date(text) or (text if _AFTER.fullmatch(text) else "")
        if (
            not date
            or any(clause.figures for clause in clauses.read(text))
            or len(text.split()) - len(date.split()) > 3
        ):
            return False
        if asked == "target" or (asked == "deadline" and self.current):
            self.put("deadline", date, sentence, at=self.current)
        else:
            self.put("cycle", text, sentence)
        return True

    def _opened(self, sentence: str, text: str, asked: str) -> bool:
        """A change said without a digit, whatever else could be read as a figure: "Rooms ready by two", "every week"."""
        if any(mark.isdigit() for mark in sentence) or asked in _FIGURES:
            return False
        return bool(_OPENS.search(text) or asked in ("outcome", "purpose")) and self._noticed(sentence, text, asked)

    def _figured(self, sentence: str, text: str, asked: str) -> bool:
        """Figures, people who know, and "nobody knows": for the key result that it speaks of."""
        figures = any(clause.figures for clause in clauses.read(sentence))
        digits = any(mark.isdigit() for mark in sentence)
        if _UNWANTED.search(sentence) and not figures and self.current is None:
            self.put("remark", sentence, sentence)
            return True
        if asked in _FIGURES and (not figures or not digits) and self._worded(sentence, asked):
            return True
        if figures and not digits and not self.current:
            return False
        if self.current and not figures and self._nobody(sentence, asked):
            return True
        if (
            self.current
            and not figures
            and len(sentence.split()) < 9
            and (digits or _WORDED.fullmatch(text))
            and not people.knows(sentence)
            and not _all_date(text)
        ):
            slot = (
                asked
                if asked in ("baseline", "target")
                else "target"
                if (self.current, "baseline") in self.filled
                else "baseline"
            )
            self._fill(slot, _NUMBERED.sub("", text), sentence, self.current)
            return True
        if figures and _STANDS.match(text) and self.current is None:
            return False
        if digits and figures and self._opens_another(text):
            return self._new_measure(sentence, text)
        if digits and figures and self._both_ends(text):
            self._outcome(text, sentence)
            return True
        if figures and not self.current and not self._about(sentence):
            return self._new_measure(sentence, text)
        if figures and not (asked in ("baseline", "target") and self._about(sentence) in (self.current, None)):
            if self._other_measure(sentence, text):
                return self._new_measure(sentence, text)
        if figures and asked not in _FIGURES and self._elsewhere(text):
            return self._new_measure(sentence, text)
        told = figures and self._facts(sentence, asked)
        return self._people(sentence, asked) or told

    def _both_ends(self, text: str) -> bool:
        """A whole key result of its own: a measure that no line names, from where to where."""
        measure = model.key_result(text).measure
        led = _LED.match(text)
        named = nouns.loose(led["metric"] if led else measure.metric) - _STATISTIC
        if measure.baseline is None or measure.target is None or not named:
            return False
        return all(len(named & nouns.loose(about)) * 2 < len(named) for about in self.lines.values())

    def _opens_another(self, text: str) -> bool:
        """Whether a sentence begins with a change that no key result names: "Fewer swapped shifts, 30 a month"."""
        led = _LED.match(text)
        named = nouns.loose(led["metric"]) if led and _OPENS.match(text) else frozenset[str]()
        return bool(named) and not any(named <= nouns.loose(about) for about in self.lines.values())

    def _elsewhere(self, text: str) -> bool:
        """Whether what a figure counts is mostly named by no key result."""
        if self.current is not None and (self.current, "baseline") not in self.filled:
            return False
        named = nouns.loose(self._behind(text))
        return len(named) > 1 and all(len(named & nouns.loose(about)) * 2 < len(named) for about in self.lines.values())

    def _worded(self, sentence: str, asked: str) -> bool:
        """An answer about a figure that holds none."""
        if _UNWANTED.search(sentence):
            self.put("target", "", sentence, at=self.current, how="unwanted")
            return True
        if asked != "who" and (_unknown(sentence)):
            slot = "target" if _AIMED.search(sentence) else asked
            self.put(slot, "", sentence, at=self.current, how="unknown")
            self.filled[self.current or (), slot] = "?"
            self._people(sentence, asked)
            return True
        match = _WORDED.search(sentence)
        body = match is not None and match.group().lower() in ("nobody", "everybody", "everyone", "always", "never")
        if match and asked != "who" and len(sentence.split()) < (4 if body else 9):
            self.put(asked, match.group(), sentence, at=self.current)
            return True
        return False

    def _nobody(self, sentence: str, asked: str) -> bool:
        """Nobody knows what the key result spoken of stands at, or is to reach."""
        if asked in (*_FIGURES, "outcome", "purpose", "objective") or not self.current or len(sentence.split()) > 10:
            return False
        if not (_unknown(sentence)) or (_GUARD.search(sentence) or _OPENS.search(sentence)):
            return False
        slot = "target" if (self.current, "baseline") in self.filled else "baseline"
        self.put(slot, "", sentence, at=self.current, how="unknown")
        self.filled[self.current, slot] = "?"
        self._people(sentence, asked)
        return True

    def _people(self, sentence: str, asked: str) -> bool:
        """Somebody who could know, or who will look after it."""
        if asked in _FIGURES and (source := people.source(sentence)) and self.current:
            self.put("source", source, sentence, at=self.current)
            return True
        who, owner = (
            people.knows(sentence, alone=asked == "who" or (self.asked is not None and self.asked.person)),
            people.owns(sentence, alone=asked == "owner"),
        )
        at = self._about(sentence) or self.current
        if asked in _FIGURES:
            owner, who = "", who or owner
        if owner and at:
            self.put("owner", owner, sentence, at=at)
        elif who and (at or asked == "who"):
            self.filled.setdefault((at or (), "baseline"), "?")
            self.put("who", who, sentence, at=at or (self.asked.at if self.asked else self.aim))
        return bool((owner or who) and (at or asked == "who"))

    def _about(self, sentence: str) -> At | None:
        """The key result whose nouns a sentence shares, if it is one alone."""
        finder = Finder(self._topics(), alone=True)
        scores: dict[At, float] = {}
        for clause in clauses.read(sentence):
            for score, topic in finder.matching(clause):
                scores[topic.at] = scores.get(topic.at, 0) + score
        best = max(scores.values(), default=0)
        found = [at for at, score in scores.items() if score == best]
        return found[0] if len(found) == 1 else self.current if self.current in found else None

    def _topics(self) -> list[Topic]:
        return [
            Topic(at, nouns.loose(about), frozenset(), about.lower(), self._unit(at), result=True)
            for at, about in self.lines.items()
        ]

    def _other_measure(self, sentence: str, text: str) -> bool:
        """Whether a sentence with a figure speaks of a thing that no key result names: "31k a month is the cloud bill"."""
        if self._about(sentence) or self.current is None:
            return False
        kr = model.key_result(text)
        both = kr.measure.baseline is not None and kr.measure.target is not None
        if both and len(nouns.loose(kr.measure.metric)) > 0:
            return True
        return self.asked is not None and self.asked.name == "outcome" and bool(self._behind(text))

    def _new_measure(self, sentence: str, text: str) -> bool:
        """A figure of something not spoken of before: it brings its own key result."""
        kr = model.key_result(text)
        metric = kr.measure.metric.strip(" ,:")
        named = len(nouns.loose(metric) - _STATISTIC) > 0 and metric in self.said and not _BOUND.match(text)
        if (
            kr.measure.baseline
            and kr.measure.target
            and kr.kind in ("outcome", "unmeasured", "activity-volume", "coverage")
        ):
            self._outcome(text, sentence)
            return True
        led = _LED.match(text) or _IS.match(text)
        at_now = _AT.match(text)
        if at_now or (led and len(nouns.loose(led["metric"]) - _STATISTIC) > 0):
            self._outcome((at_now or led)["metric"].strip(" ."), sentence)  # type: ignore[index]
            return self._facts(sentence, "") or True
        start = text.find(metric)
        figure = kr.measure.target or kr.measure.baseline
        leads = figure is None or start < text.find(figure.text) or kr.reading.form in ("active", "passive")
        behind = self._behind(text)
        if behind:
            self._outcome(behind, sentence)
            return self._facts(sentence, "baseline") or True
        if not named or not leads or kr.kind in ("activity", "output"):
            return bool(self.lines) and self._facts(sentence, "")
        self._outcome(metric, sentence)
        self._facts(sentence, "")
        return True

    def _behind(self, text: str) -> str:
        """What a figure counts where a whole sentence says it: "7 releases had to be rolled back"."""
        figures = [figure for clause in clauses.read(text) for figure in clause.figures]
        if len(figures) != 1 or figures[0].unit not in ("count", "%"):
            return ""
        after = re.split(r"\s+because\b|,", text[text.find(figures[0].text) + len(figures[0].text) :], maxsplit=1)[
            0
        ].strip(" .,")
        after = re.sub(r"^of (?:the |our |all )?", "", after)
        reading = model.key_result(after).reading
        whole = (reading.form in ("active", "passive") or re.match(r"[a-z]+s (?:had|have|were|are) ", after)) and len(
            after.split()
        ) > 2
        return after if whole and after in self.said and "that" not in after.split()[:1] else ""

    def _facts(self, sentence: str, asked: str) -> bool:
        """Ask the ear of the rewriting coach what a sentence says about the key results."""
        at = self._about(sentence) or self.current
        digits = any(mark.isdigit() for mark in sentence)
        aiming = (
            asked == "target"
            or (asked != "baseline" and (_BOUND.match(sentence) or _PUT.match(sentence)) is not None)
            or (asked != "baseline" and at is not None and (at, "baseline") in self.filled)
        )
        question = f"{'levels' if aiming else 'counts'}:0"
        if at is None:
            at = self._corrected(sentence) or (
                None if self._closed(sentence) else self._fitting(sentence, "target" if aiming else "baseline")
            )
            if at is None:
                return not self._closed(sentence) and self._unplaced(sentence)
        topics = self._topics()
        if self._about(sentence) is None:  # no noun says so: it is about what was spoken of
            topics = [each for each in topics if each.at == at]
        if asked == "target" and not aims(sentence):
            return False
        heard = hearing.hear([Answer(question, sentence)], topics, {question: (at,) if at else ()}, alone=True)
        for (where, slot), fact in heard.slots.items():
            if slot == "deadline" and not _DUE.match(fact.text) and (where, "target") not in heard.slots:
                continue  # when it was so, not when it is to be
            if (
                slot == "deadline"
                and not _DUE.match(fact.text)
                and fact.text.lower().startswith("in ")
                and asked != "target"
            ):
                continue
            worded = slot in ("baseline", "target") and digits and not any(mark.isdigit() for mark in fact.text)
            if slot in ("baseline", "target", "deadline", "source") and fact.text in self.said and not worded:
                value = _whole(fact.text, sentence)
                as_asked = slot == "target" and asked == "baseline" and (where, "baseline") not in heard.slots
                if as_asked and not _AIMING.search(sentence):
                    slot = "baseline"  # noqa: PLW2901  (a bare figure goes where it was asked for)
                elif slot == "baseline" and _PUT.match(sentence):
                    slot = "target"  # noqa: PLW2901
                self._fill(slot, value, sentence, where)
        for fact in heard.loose:
            self.put("loose", fact.text, sentence)
        for where, slot in heard.closed:
            if where or at:
                self.put(slot, "", sentence, at=where or at, how="unknown")
                self.filled[where or at or (), slot] = "?"
        return bool(heard.slots or heard.loose or heard.closed)

    def _closed(self, sentence: str) -> bool:
        """Whether a question was put that no figure answers, and more than a figure was said."""
        return self.asked is not None and self.asked.name in _WHOLE and len(sentence.split()) > 4

    def _corrected(self, sentence: str) -> At | None:
        """The key result that a correction without a noun is about: the one that holds a figure of that unit."""
        if not _CORRECTS.match(sentence):
            return None
        units = {figure.unit for clause in clauses.read(sentence) for figure in clause.figures}
        found = [at for at in self.lines if (at, "baseline") in self.filled and self._unit(at) in units]
        return found[0] if len(found) == 1 else None

    def _fitting(self, sentence: str, slot: str) -> At | None:
        """The one key result that lacks this slot and can be counted in this unit."""
        units = {figure.unit for clause in clauses.read(sentence) for figure in clause.figures}
        open_ = [at for at in self.lines if (at, slot) not in self.filled]
        found = [at for at in open_ if fits(self._unit(at), units)]
        return found[0] if len(found) == 1 else None

    def _unplaced(self, sentence: str) -> bool:
        """A figure that fits two key results or none fills none."""
        figures = [figure for clause in clauses.read(sentence) for figure in clause.figures]
        if not figures or not self.lines:
            return False
        self.put("loose", figures[0].text, sentence)
        return True

    def _fill(self, slot: str, value: str, sentence: str, at: At) -> None:
        how = "corrected" if _CORRECTS.search(sentence) else "said"
        self.put(slot, value, sentence, at=at, how=how)
        self.filled[at, slot] = value
        self.current = at

    def _unit(self, at: At) -> str:
        value = self.filled.get((at, "baseline")) or self.filled.get((at, "target")) or ""
        heard = next((figure.unit for clause in clauses.read(value) for figure in clause.figures), "")
        return heard or states.unit(model.key_result(self.lines[at]))

    def _noticed(self, sentence: str, text: str, asked: str) -> bool:
        """What would be different: it stands as a key result."""
        if asked in ("ready", "fix") and not (_OPENS.match(text) or any(map(str.isdigit, text))):
            return False
        if (
            _unknown(text)
            or (asked in _FIGURES and len(text.split()) < 4)
            or text[:1].isdigit()
            or _STANDS.match(text)
            or not (nouns.loose(text) or len(text.split()) > 2)
        ):
            return False
        kr = model.key_result(text)
        changed = _CHANGED.search(text) or own.compared(text) or states.counts_itself(kr) or kr.kind == "outcome"
        if re.match(r"(?:it|that|this)\b", text, re.IGNORECASE) and not _CHANGED.search(text):
            return False
        if _STORY.match(text) and not own.compared(text):
            return False
        told = kr.reading.verb >= 0 and kr.reading.line.tags[kr.reading.verb] & Is.PAST and kr.reading.form == "active"
        if told and not own.compared(text) and not re.match(r"(?:they|people|\w+s)\b", text, re.IGNORECASE):
            return False  # a story of one time
        others = len(text.split()) > 2 and _MANY.match(text) is not None
        near = bool(
            nouns.loose(text) & frozenset().union(*(nouns.loose(about) for about in self.lines.values()), frozenset())
        )
        wanted = asked in ("outcome", "purpose") and (others or near) and not _MINE.match(text)
        if not changed and not wanted:
            return False
        free = (
            "objective" in self.open
            and asked == "objective"
            and not any(each.slot == "objective" for each in self.heard)
        )
        if free and (not _AMISS.search(text) or _NEGATED.search(text)):
            return False
        self._outcome(text, sentence)
        return True

    def _outcome(self, text: str, sentence: str) -> None:
        self.put("outcome", text, sentence)
        new = sum(each.slot == "outcome" for each in self.heard)
        self.current = (*self.aim, -new)
        self.lines[self.current] = text
        if any(clause.figures for clause in clauses.read(text)):
            self._facts(text, "")


_CORRECTS = re.compile(
    r"^(?:no\b(?=,| wait| sorry)|sorry|correction|actually|i (?:mean|meant)|rather|make (?:that|it)|change|wait)",
    re.IGNORECASE,
)


def aims(sentence: str) -> bool:
    """Whether a figure said about an aim can be one: a short answer, a bound, a wish, no cost and no past."""
    return (
        len(sentence.split()) < 7
        or not _FACT.search(sentence)
        or bool(_AIMING.search(sentence) or _AIMED.search(sentence))
    )


def _whole(value: str, sentence: str) -> str:
    """A figure with what belongs to it: "half of that", "every third one"; "85" of "85 customers come every week"."""
    if any(mark.isdigit() for mark in value):
        head, _, rest = value.partition(" ")
        return head if head.isdigit() and len(rest.split()) > 3 else value
    longer = [match.group() for match in _WORDED.finditer(sentence) if value in match.group()]
    of_that = re.search(rf"{re.escape(value)} of (?:that|it|them|those|this)\b", sentence)
    return of_that.group() if of_that else max([value, *longer], key=len)


def _has_figure(text: str) -> bool:
    return any(clause.figures for clause in clauses.read(text))


def _unknown(sentence: str) -> bool:
    """Whether a sentence says that nobody knows: "nobody counts that", not "nobody is listed by name"."""
    if _NEVER.search(sentence):
        return True
    return hearing.unknown(sentence) and not _DENIES.match(sentence)


def _all_date(text: str) -> bool:
    """Whether each digit of a text belongs to a date."""
    date = _date(text)
    return bool(date) and not any(map(str.isdigit, text.replace(date, "")))


def _date(text: str) -> str:
    dates = [date for clause in clauses.read(text) for date in clause.dates]
    return dates[0].text if dates else ""


def _measured(plan: str) -> bool:
    """Whether a plan says a change with its figures: "we want to get from 8% to 5%"."""
    return any(clause.figures for clause in clauses.read(plan)) and model.key_result(plan).kind not in _WORK
