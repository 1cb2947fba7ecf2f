"""Names and addresses that stay here: neutral marks stand in their place in what is sent, and they come back in the answer.

    mask = Mask(("Ines Kowalski",))
    mask.hidden("Ask Ines, ines@example.org")  # "Ask [person 1b], [e-mail 1]"
    mask.restored("[person 1b] counts it")     # "Ines counts it"

One mask serves one turn: the same words get the same mark in all of it. A mark says who is the same person, not who it is.
A name that is a plain word too, as Will or May, is one where it is written large; "by May" is a month.
"""

from __future__ import annotations

import json
import re
import string
from collections import Counter
from collections.abc import Iterable

from coach.sentence.lexicon import LEXICON
from coach.words import bag

_MAIL = r"(?<![\w.+'’-])[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w@])@[\w](?:[\w.-]*\w)?"
_MARK = r"\[(?:person|e-mail) \d+(?:[a-z]|z\d+)?\]"  # typed by somebody: hidden too, so that it comes back as it was
_ADDRESS = re.compile(f"{_MAIL}|{_HANDLE}")
MARKS = re.compile(_MARK, re.IGNORECASE)
_PLAIN_NAMES = bag(  # names that are plain words as well
    "may april june august summer autumn will mark bill rob pat sue jack frank drew gene chase chance dean art grace hope faith joy "
    "rose lily ivy iris daisy dawn eve olive ruby amber jade pearl crystal penny rich miles lane dale glen cliff heath young long "
    "short small little brown white black green gray grey king price stone wood woods field fields hill lake bush banks page cook "
    "baker carpenter taylor mason miller fisher hunter farmer potter smith day weeks love best moody wise strong"
)
_SHARED = bag(
    "info contact hello hi office noreply no-reply enquiries billing feedback jobs press post webmaster abuse"
)
_MONTHS = bag("april may june august")
_DATED = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|by|until|till|since|last|next|early|mid|late|end of|every))[ \t]+$", re.IGNORECASE
)
_DAY = re.compile(r"[ \t]+\d")
_NEAR = 12  # characters that a date may hold before the name of a month
_PARTICLES = bag("and of the von van der den de di da del la le zu zur bin al ter ten")


class Mask:
    """Hides the names that it is made with, every e-mail address and every @name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._people: dict[str, int] = {}  # each spelling, and the number of the person
        self._marks: dict[str, str] = {}  # hidden words, and the mark in their place
        self._spellings: Counter[int] = Counter()
        self._mails = 0
        for name in dict.fromkeys(" ".join(each.split()) for each in names):
            self._know(name)
        self._secret = self._pattern()

    def hidden(self, text: str) -> str:
        """The text with marks in the place of names and addresses."""
        known = len(self._people)
        for address in _ADDRESS.findall(text):  # a check may quote a part of it later on
            local, _, domain = address.strip("@").partition("@")
            self._know(" ".join(filter(None, ("" if _shared(local) else local, domain))))
        if len(self._people) > known:
            self._secret = self._pattern()
        return self._secret.sub(lambda found: found[0] if _dated(found) else self._mark(found[0]), text)

    def _pattern(self) -> re.Pattern[str]:
        known = sorted(self._people, key=len, reverse=True)
        spelled = (rf"(?<!\w){re.escape(each).replace(chr(92) + ' ', chr(92) + 's+')}(?!\w)" for each in known)
        return re.compile("|".join((_MAIL, _HANDLE, _MARK, *spelled)))

    def restored(self, text: str, *, in_json: bool = False) -> str:
        """The text with the words back in the place of their marks; in_json: within the quotes of JSON."""
        words = {mark.lower(): said for said, mark in self._marks.items()}

        def said(found: re.Match[str]) -> str:
            known = words.get(found[0].lower(), found[0])
            return json.dumps(known, ensure_ascii=False)[1:-1] if in_json else known

        return MARKS.sub(said, text)

    def _know(self, name: str) -> None:
        """A name as it stands, in capitals and in small letters, and each part of it by itself."""
        parts = [each.strip(".,'’()\"") for each in name.split()]
        parts = [each for each in parts if len(each) > 1 and each.lower() not in _PARTICLES]
        number = next((self._people[each] for each in (name, *parts) if each in self._people), self._number())
        for each in (name, *parts):
            for spelling in _spellings(each):
                if len(spelling) > 1:
                    self._people.setdefault(spelling, number)

    def _number(self) -> int:
        return max(self._people.values(), default=0) + 1

    def _mark(self, said: str) -> str:
        if said not in self._marks:
            self._marks[said] = self._new(said)
        return self._marks[said]

    def _new(self, said: str) -> str:
        name = " ".join(said.split())
        if "@" in said and not said.startswith("@"):
            self._mails += 1
            return f"[e-mail {self._mails}]"
        number = self._people.setdefault(name, self._number())
        self._spellings[number] += 1
        return f"[person {number}{_letter(self._spellings[number])}]"


def _letter(n: int) -> str:
    """The first spelling of a name has no letter, the second is b."""
    return "" if n == 1 else string.ascii_lowercase[n - 1] if n <= len(string.ascii_lowercase) else f"z{n}"


def _spellings(name: str) -> tuple[str, ...]:
    """How a name may be written; one that is a plain word is written large."""
    large = (name.upper(), name.title())
    if _plain(name):
        return large
    return (name, *large, name.lower() if len(name) > 2 else name)


def _plain(name: str) -> bool:
    return name.lower() in _PLAIN_NAMES or name.lower() in LEXICON.listed


def _shared(local: str) -> bool:
    """Whether an address is that of a role, as support@: no person is called so, and the word stands in any line."""
    word = local.lower()
    return word in _SHARED or (word in LEXICON.listed and word not in _PLAIN_NAMES)


def _dated(found: re.Match[str]) -> bool:
    """Whether the name of a month is one here: "by May", "31 May", "May 2027"."""
    if found[0].lower() not in _MONTHS:
        return False
    text, at = found.string, found.start()
    return bool(_DATED.search(text[max(0, at - _NEAR) : at]) or _DAY.match(text, found.end()))
