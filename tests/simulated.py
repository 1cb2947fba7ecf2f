"""A team that knows its fact sheet and tells one fact a turn, when it is asked for it.

It reads the coach's last question as a person would: what it asks for (today, the aim, a time, a sign ...) and which
of its own outcomes it names. Nothing here knows how the coach works. Manners: "cooperative" answers what it is asked;
"vague" hedges, and one time in three it first gives an answer that holds nothing; "all at once" tells everything in
its first message.
"""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

import yaml

FACTS = Path(__file__).parent / "facts"
SHEETS = yaml.safe_load((FACTS / "teams.yaml").read_text(encoding="utf-8"))
LATER = yaml.safe_load((FACTS / "later_teams.yaml").read_text(encoding="utf-8"))
MANNERS = ("cooperative", "vague", "all at once")

_ASKS = (  # what a question asks for; the first that fits
    ("ready", r"get up for|\bleave it\b|\bkeep it\b|draft as it stands"),
    ("guard", r"\btrade\b|protect|worse|suffer|watch the other side|not lose|give up for|refuse|eye on"),
    ("who", r"\bwho (?:could|can|would|might|knows|keeps|looks|has)\b|\bwhom?\b.*\bask\b"),
    (
        "today",
        r"\btoday|\bnow\b|current|stands?\b|last (?:time|month|week|year)|already count|count\b|starting point|at the moment",
    ),
    ("aim", r"\baim|level|reach|good\b|enough|target|worth|where to|should it|accept|how far|promis"),
    ("by", r"\bwhen\b|\bdate\b|until|deadline|cycle|how long"),
    ("tries", r"\btry\b|\bplan\b"),
    ("outcome", r"notice|\bsee\b|\bsign|show|tell|different|differently|change|happen|less of|more of|else"),
    ("intent", r"for whom|who is|better off|objective|one line|one sentence"),
)
_EMPTY = ("Hard to say.", "It depends.", "Hm, difficult.", "We will see.")
_HEDGES = ("Well, {}", "I think {}", "Hm. {}", "{} More or less.", "Not my field, but {}")


def asks(question: str) -> list[str]:
    """All that a question can be asking for, most likely first."""
    return [topic for topic, cues in _ASKS if re.search(cues, question, re.IGNORECASE)]


class Team:
    """One team at its desk. `answer(said)` gives its next message, None once it is content."""

    def __init__(self, sheet: dict, manner: str = "cooperative") -> None:
        self.sheet, self.manner = sheet, manner
        self.told: set[tuple[str, int]] = set()  # (topic, number of the outcome)
        self.dodged: set[tuple[str, int]] = set()
        self.last = 0  # the outcome spoken of last
        self.said: list[str] = []

    def answer(self, coach: str) -> str | None:
        """Answer what the coach said; None when it asks whether the draft may stand."""
        question = self._question(coach)
        if self.said and (not question or "ready" in asks(question)):
            return None
        text = self._everything() if not self.said and self.manner == "all at once" else self._tell(question)
        self.said.append(text)
        return text

    @staticmethod
    def _question(coach: str) -> str:
        found = re.findall(r"[^.?\n]*\?", coach)
        return found[-1].strip() if found else ""

    def _tell(self, question: str) -> str:
        if self.said and re.search(r": is that .* or ", question):
            return self.sheet["outcomes"][self.last]["say"]
        fact = ("intent", 0) if not self.said else self._fact(question)
        if fact is None:
            return "I don't know."
        if self.manner == "vague" and self.said and fact not in self.dodged and self._chance(fact) == 0:
            self.dodged.add(fact)
            self.last = fact[1]
            return _EMPTY[crc32(self.sheet["trade"].encode()) % len(_EMPTY)]
        self.told.add(fact)
        self.last = fact[1]
        text = self._words(fact)
        return self._hedged(text, fact) if self.manner == "vague" else text

    def _chance(self, fact: tuple[str, int]) -> int:
        return crc32(f"{self.sheet['trade']}{fact}".encode()) % 3

    def _hedged(self, text: str, fact: tuple[str, int]) -> str:
        form = _HEDGES[crc32(f"{fact}{self.sheet['trade']}".encode()) % len(_HEDGES)]
        first = text.split(maxsplit=1)[0]
        lowered = text if form.startswith("{") or not first.isalpha() or first == "I" else text[0].lower() + text[1:]
        return form.format(lowered if self.sheet_word(first) else text)

    @staticmethod
    def sheet_word(first: str) -> bool:
        """Whether a word is no name, so that it may be written small."""
        return first in {
            "The",
            "It",
            "We",
            "Fewer",
            "More",
            "Less",
            "Nobody",
            "Under",
            "About",
            "By",
            "They",
            "No",
            "A",
            "At",
        }

    def _fact(self, question: str) -> tuple[str, int] | None:
        for topic in asks(question):
            found = self._of(topic, question)
            if found is not None:
                return found
        return None

    def _of(self, topic: str, question: str) -> tuple[str, int] | None:
        """The fact of this topic that is told next, if there is one left."""
        if topic in ("guard", "by", "tries", "intent"):
            return (topic, 0) if self.sheet.get(topic) and (topic, 0) not in self.told else None
        if topic == "outcome":
            if self.sheet.get("offers") and ("offers", 0) not in self.told:
                return ("offers", 0)
            left = [n for n in range(len(self.sheet["outcomes"])) if ("outcome", n) not in self.told]
            return ("outcome", left[0]) if left else None
        kind = {"who": "today"}.get(topic, topic)
        named = self._named(question)
        for n in named or [self.last]:
            if (kind, n) not in self.told and ("outcome", n) in self.told:
                return (kind, n)
        return None

    def _named(self, question: str) -> list[int]:
        """The outcomes that a question names, best first."""
        words = set(re.findall(r"[a-z]+", question.lower()))
        scores = [(len(words & set(each["words"])), -n) for n, each in enumerate(self.sheet["outcomes"])]
        return [-n for score, n in sorted(scores, reverse=True) if score]

    def _words(self, fact: tuple[str, int]) -> str:
        topic, n = fact
        if topic == "outcome":
            return self.sheet["outcomes"][n]["say"]
        if topic in ("today", "aim"):
            return self.sheet["outcomes"][n][topic][0]
        return self.sheet[topic]

    def _everything(self) -> str:
        self.told.update({("intent", 0), ("guard", 0), ("by", 0), ("tries", 0), ("offers", 0)})
        parts = [self.sheet["intent"], self.sheet.get("offers")]
        for n, each in enumerate(self.sheet["outcomes"]):
            parts += [each["say"], each["today"][0], each["aim"][0]]
            self.told.update({("outcome", n), ("today", n), ("aim", n)})
        return " ".join(
            filter(
                None,
                [
                    *parts,
                    "What we would not give up: " + self.sheet["guard"],
                    self.sheet["by"],
                    self.sheet.get("tries"),
                ],
            )
        )
