"""Hearing one message: what was spoken of last, what stands already, and what has been heard so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from coach import model
from coach.builtin import clauses, nouns, states
from coach.builtin.topics import Finder, Topic, fits
from coach.dialogue import akin, compound, cues, measures, stray
from coach.dialogue.saying import Saying
from coach.dialogue.values import Heard, Slot
from coach.session import At

_WHERE = re.compile(
    r"\s+(?:at|in|on|of|for|per|by|from|with|within|until|before|after|who|that|which|whose)\b", re.IGNORECASE
)  # where the head of a measure ends
_COUNTS = nouns.loose(
    "number share rate percentage part level count amount average median mean total figure value time day hour"
)
_FIGURE = re.compile(r"\d[\d.,]*")
FIGURES = ("baseline", "target", "who")
WHOLE = frozenset(("guard", "cycle", "team", "why", "need", "partner"))  # questions that a whole answer answers


class Ear:
    """Listens to one message, sentence by sentence; what was spoken of last is spoken of still."""

    def __init__(self, said: str, slots: Sequence[Slot]) -> None:
        self.said, self.heard = said, list[Heard]()
        self.asked = next((slot for slot in slots if slot.asked), None)
        self.filled = {(slot.at, slot.name): slot.value for slot in slots if slot.value}
        self.lines: dict[At, str] = {slot.at: slot.about for slot in slots if len(slot.at) == 2}
        self.aim: At = next((slot.at for slot in slots if len(slot.at) == 1), (1,))
        self.open = {slot.name for slot in slots if slot.at == self.aim and not slot.value}
        self.following: Saying | None = None  # the next sentence
        self.current: At | None = self.asked.at if self.asked and len(self.asked.at) == 2 else None

    def put(self, slot: str, value: str, quote: str, *, at: At | None = None, how: str = "said") -> bool:
        """Propose a place; always True, so that it can end a search."""
        self.heard.append(Heard(slot, self.aim if at is None else at, value.strip(), quote, how))
        return True

    def has(self, slot: str) -> bool:
        """Whether this message has filled a place of the objective already."""
        return any(each.slot == slot for each in self.heard)

    def fill(self, slot: str, value: str, say: Saying, at: At) -> bool:
        """Propose a value for a key result, which is spoken of from here on; a figure of something else stays beside it."""
        if slot == "target" and (self._put_right(say, at) or self._said_again(value, at)):
            slot = "baseline"
        if slot in stray.PLACES and stray.strays(
            value, say.whole, self.lines.get(at, ""), self.there(at), aim=slot == "target"
        ):
            return self.put("stray", value, say.whole, at=at)
        self.put(slot, value, say.whole, at=at, how="corrected" if cues.CORRECTS.match(say.whole) else "said")
        self.filled[at, slot] = value
        self.current = at
        return True

    def _put_right(self, say: Saying, at: At) -> bool:
        """Whether a correction says what today's value is: "no, that's 61%"."""
        stands = (at, "baseline") in self.filled and (at, "target") not in self.filled
        return stands and cues.PUTS_RIGHT.match(say.whole) is not None and not cues.AIMING.search(say.whole)

    def _said_again(self, value: str, at: At) -> bool:
        """Whether a figure is today's value said once more, where the aim stands: "check-in: 14 minutes on Fridays"."""
        today, aim = (self.filled.get((at, slot), "") for slot in ("baseline", "target"))
        figures = [_FIGURE.findall(each) for each in (value, today, aim)]
        return bool(figures[0]) and figures[0] == figures[1] != figures[2] and bool(figures[2])

    def there(self, at: At) -> str:
        """The figures of a key result so far."""
        return " ".join(self.filled.get((at, slot), "") for slot in stray.PLACES)

    def leave(self, slot: str, say: Saying, at: At | None, how: str = "unknown") -> bool:
        """Propose that a place stays open."""
        self.put(slot, "", say.whole, at=at, how=how)
        self.filled[at or (), slot] = "?"
        return True

    def next_slot(self) -> str:
        """What a figure without a cue is about: today's value, or the aim once that stands."""
        return "target" if self.aim_next(self.current or ()) else "baseline"

    def aim_next(self, at: At) -> bool:
        """Whether today's value stands or was left open, so that a figure is the aim; where that stands alone, it is not."""
        value = self.filled.get((at, "baseline"))
        return value is not None and not (value in ("", "?") and self.filled.get((at, "target")))

    def outcome(self, text: str, sentence: str) -> At:
        """Propose a key result, which is spoken of from here on."""
        self.put("outcome", text, sentence)
        new = sum(each.slot == "outcome" for each in self.heard)
        self.current = (*self.aim, -new)
        self.lines[self.current] = text
        return self.current

    def about(self, sentence: str) -> At | None:
        """The key result whose nouns a sentence shares, or that it means in other words, if it is one alone."""
        if (meant := akin.meant(sentence, self.lines)) is not None:
            return meant
        sentence = cues.without_base(sentence)
        finder = Finder(self.topics(), alone=True)
        scores: dict[At, float] = {}
        for clause in clauses.read(sentence):
            for score, topic in finder.matching(clause):
                scores[topic.at] = scores.get(topic.at, 0) + score
        scores = {at: score for at, score in scores.items() if not self._differs(sentence, at)}
        best = max(scores.values(), default=0)
        found = [at for at, score in scores.items() if score == best]
        return found[0] if len(found) == 1 else self.current if self.current in found else None

    def _differs(self, sentence: str, at: At) -> bool:
        """Whether a sentence shares a noun with a key result and counts another thing."""
        return akin.of_all(sentence, self.lines[at]) or compound.another(sentence, self.lines[at])

    def named(self, words: str) -> At | None:
        """The one key result that has all the nouns of these words, else the one that they are about."""
        stems = nouns.loose(words)
        found = [at for at, about in self.lines.items() if stems and stems <= nouns.loose(about)]
        return found[0] if len(found) == 1 else self.about(words) if words else None

    def topics(self) -> list[Topic]:
        """The key results, as the ear of the rewriting coach knows them."""
        return [
            Topic(at, nouns.loose(about), frozenset(), about.lower(), self.unit(at), result=True)
            for at, about in self.lines.items()
        ]

    def unit(self, at: At) -> str:
        """How a key result is counted, "" where that is open."""
        value = self.filled.get((at, "baseline")) or self.filled.get((at, "target")) or ""
        heard = next((figure.unit for clause in clauses.read(value) for figure in clause.figures), "")
        return heard or states.unit(model.key_result(self.lines[at]))

    def fitting(self, say: Saying, slot: str) -> At | None:
        """The one key result that lacks this slot and can be counted in this unit."""
        units = {figure.unit for figure in say.figures}
        return _alone(at for at in self.lines if (at, slot) not in self.filled and fits(self.unit(at), units))

    def open_line(self) -> At | None:
        """The one key result without a figure; of several the one named last."""
        found = self.bare()
        return found[-1] if found else None

    def bare(self) -> list[At]:
        """The key results without a figure."""
        return [at for at in self.lines if (at, "baseline") not in self.filled and (at, "target") not in self.filled]

    def counted(self) -> At | None:
        """The key result whose figure was given last, else the one named last."""
        found = [at for at in self.lines if (at, "baseline") in self.filled or (at, "target") in self.filled]
        return next(reversed(found or list(self.lines)), None)

    def corrected(self, say: Saying) -> At | None:
        """The key result that a correction without a noun is about: the one that holds a figure of that unit."""
        if not cues.CORRECTS.match(say.whole):
            return None
        units = {figure.unit for figure in say.figures}
        return _alone(at for at in self.lines if (at, "baseline") in self.filled and self.unit(at) in units)

    def another(self, measure: str) -> bool:
        """Whether these words name a measure that no key result is: the noun it counts, not where or of whom, is its own.

        "Complaints at the gate" and "wait at the gate" share a place and are two measures.
        """
        head = nouns.loose(_WHERE.split(measure, maxsplit=1)[0]) - _COUNTS
        return bool(head) and all(not head & nouns.loose(about) for about in self.lines.values())

    def other(self, measure: str, sentence: str) -> bool:
        """Whether a measure that a sentence names is that of no key result."""
        own = nouns.loose(measure) - measures.STATISTIC
        return self.strange(own) or all(compound.another(sentence, about) for about in self.lines.values())

    def known(self) -> frozenset[str]:
        """The nouns of the objective and its key results."""
        return nouns.loose(self.filled.get((self.aim, "objective"), "")).union(*map(nouns.loose, self.lines.values()))

    def knows(self, stems: frozenset[str]) -> bool:
        """Whether a key result names one of these nouns."""
        return any(stems & nouns.loose(about) for about in self.lines.values())

    def strange(self, stems: frozenset[str]) -> bool:
        """Whether most of these nouns are named by no key result."""
        return bool(stems) and all(len(stems & nouns.loose(about)) * 2 < len(stems) for about in self.lines.values())


def _alone(found: Iterable[At]) -> At | None:
    every = list(found)
    return every[0] if len(every) == 1 else None
