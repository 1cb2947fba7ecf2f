"""What hangs on a goal line and is not the goal: progress, status, owner, tags, waivers, a full stop.

A tail is taken off the end, one piece at a time, until nothing more comes off. An arrow between
two amounts ("5% -> 3%") is the goal itself and stays.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.model import Waiver
from coach.parse import bracket
from coach.parse.bracket import LIGHTS, SEPARATORS, STATE, Bracket, Said, governed

_HINT = re.compile(  # begins with one class of all its marks, so that most characters are skipped in half the time
    r"[-=@#\[\]()✅☑✔🟢🟡🔴⇒→:–—|;,.](?:(?<=[=@#\[\]()✅☑✔🟢🟡🔴⇒→])|(?<=-)>|(?<=:) *\d|(?<=[-–—|;,.]) +[^\W_@])"
)
_WAIVER = re.compile(
    r"[(\[]?(?:#|//|<!--)?[ \t]*okr:[ \t]*allow[ \t]+([A-Z]\d{3}(?:[ ,]+[A-Z]\d{3})*|[a-z][a-z-]*[a-z])(?:[ \t]*(?!-->)[-–—:]+[ \t]*([^)\]]*?))?[ \t]*(?:-->)?[)\]]?[ \t]*$"
)
_ARROW = re.compile(r"[ \t]*(?:=+>|-{2,}>|⇒|->|→|➔|➜)[ \t]*")
_REPORT = re.compile(r"[ \t]=[ \t](?=\d{1,3}[ \t]?%[ \t]*(?:done|complete|finished))")
_AMOUNT_END = re.compile(r"(?:\d[\d.,]*|[NXYZ])[ \t]?([%€$£kKM]|[a-z]{1,4}\b)?$")
_AMOUNT_START = re.compile(r"[€$£~<>≥≤]*[ \t]?(?:\d[\d.,]*|[NXYZ]\b)[ \t]?([%€$£kKM]|[a-z]{1,4}\b)?")
_FROM = re.compile(r"\b(?:from|under|below|over|above|to|by)\b")
_GROUP_OPEN = {")": "(", "]": "["}
_OWNER_TAIL = re.compile(
    r"(?:[ \t]*[-–—|;,.][ \t]*|[ \t]{2,}|[ \t])(?:Owners?|owners?|DRI|Responsible|Verantwortlich)[ \t]*:[ \t]*([^:]{1,60})$"
)
_AT = re.compile(r"(?:[ \t]*[-–—|;,.][ \t]*|[ \t]+|^)`?((?:@[\w.\-]+[ \t,/&]*)+)`?$")
_FIELD = re.compile(
    r"(?:[ \t]*[-–—|;,.(][ \t]*|[ \t]{2,})(Status|status|Progress|progress|Score|score|Confidence|confidence|Grade|grade)[ \t]*[:=][ \t]*([^:]{1,80}?)\)?$"
)
_HASH = re.compile(r"[ \t]((?:#[^\W\d][\w\-/]*[ \t]*)+)$")
_DASH = re.compile(r"(?:[ \t]+(?:[-–—]+|\|)[ \t]+|[:.;][ \t]+)(?=[^-–—:.;]*)")
_SCORED = re.compile(r"(?<=[^\d\s%])[ \t]+[-–—|][ \t]+((?:0[.,]\d{1,2}|1[.,]0))$")
_ABBREVIATIONS = (
    "etc.",
    "e.g.",
    "i.e.",
    "a.m.",
    "p.m.",
    "inc.",
    "ltd.",
    "approx.",
    "...",
    "u.s.",
    "u.k.",
    "bzw.",
    "usw.",
)
_MAX_ROUNDS = 12


class Tail(NamedTuple):
    """Where the goal itself stands, text[start:end], and what hung on it."""

    start: int
    end: int
    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    type: str | None = None
    dropped: bool = False


def tail(text: str) -> Tail:
    """Take apart what hangs on a goal line, at its end and, for tags, at its beginning."""
    if _HINT.search(text) is None and "okr:" not in text:
        return Tail(0, _stop(text, len(text.rstrip())))
    return _Taker(text).run()


def _stop(text: str, end: int) -> int:
    """The end without a final full stop."""
    while end and text[end - 1].isspace():
        end -= 1
    if end < 2 or text[end - 1] != "." or text[max(0, end - 7) : end].lower().endswith(_ABBREVIATIONS):
        return end
    end -= 1
    while end and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end


class _Taker:
    """One line, its tails coming off."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start, self.end = 0, len(text.rstrip())
        self.owner: str | None = None
        self.status: str | None = None
        self.progress: str | None = None
        self.leads: list[str] = []  # tags before the goal
        self.tags: list[str] = []  # tags after it, the last one first
        self.waivers: list[Waiver] = []
        self.type: str | None = None
        self.dropped = False

    def run(self) -> Tail:
        self._waiver()
        self._lead()
        self._arrow()
        for _ in range(_MAX_ROUNDS):
            if not self._one():
                break
        end = _stop(self.text, self.end)
        if end <= self.start:  # nothing but tails: then they are the words
            return Tail(0, len(self.text.rstrip()))
        tags = tuple(dict.fromkeys((*self.leads, *reversed(self.tags))))
        return Tail(
            self.start, end, self.owner, self.status, self.progress, tags, tuple(self.waivers), self.type, self.dropped
        )

    def _one(self) -> bool:
        """Take one piece off the end; False when nothing comes off."""
        end = self.end
        while end > self.start and (self.text[end - 1].isspace() or self.text[end - 1] in ".,;"):
            end -= 1
        if end <= self.start:
            return False
        last = self.text[end - 1]
        if last == ")" and self._counts(self.text[self.start : end]):
            return True
        if last in _GROUP_OPEN:
            return self._group(end)
        if last in LIGHTS or self.text[end - 2 : end - 1] in LIGHTS:
            at = end - 1 if last in LIGHTS else end - 2
            self.status = self.status or LIGHTS[self.text[at]]
            return self._shrink(at)
        return self._named(end) or self._dash(end) or self._scored(end)

    def _shrink(self, end: int) -> bool:
        while end > self.start and (self.text[end - 1].isspace() or self.text[end - 1] in SEPARATORS):
            end -= 1
        self.end = end
        return True

    def _waiver(self) -> None:
        at = self.text.rfind("okr:")
        if at < 0:
            return
        found = _WAIVER.search(self.text, max(0, at - 8))
        if found:
            reason = (found[2] or "").strip()
            self.waivers += [Waiver(code, reason) for code in re.findall(r"[A-Z]\d{3}|[a-z-]+", found[1])]
            self._shrink(found.start())

    def _lead(self) -> None:
        """Tags, marks and issue numbers before the words: "[P0] ...", "✅ ..."."""
        while self.start < self.end:
            text = self.text[self.start : self.end]
            if text[0] in LIGHTS:
                self.status = self.status or LIGHTS[text[0]]
                self.start += len(text) - len(text[1:].lstrip("\ufe0f \t"))
                continue
            close = text.find("]", 0, 40) if text[0] == "[" else text.find(")", 0, 16) if text[0] == "(" else -1
            if close < 0:
                return
            said = bracket.read(
                Bracket(text[1:close].strip(), text[0] == "[", after=text[close + 1 : close + 3], lead=True)
            )
            if said is None:
                return
            self._note(said._replace(tag=None))
            self.leads += [said.tag] if said.tag else []
            self.start += len(text) - len(text[close + 1 :].lstrip(" \t:-–"))

    def _arrow(self) -> None:
        """Cut the line at an arrow that reports."""
        text = self.text[: self.end]
        for found in _ARROW.finditer(text, self.start + 1):
            before, after = text[self.start : found.start()], text[found.end() :]
            if self._reports(found.group().strip(), before.rstrip(), after):
                self._note(bracket.report(after))
                self._shrink(found.start())
                return
        report = _REPORT.search(text, self.start) if "=" in text else None
        if report:
            self._note(bracket.report(text[report.end() :]))
            self._shrink(report.start())

    @staticmethod
    def _reports(arrow: str, before: str, after: str) -> bool:
        if not after.strip():
            return True
        ends, starts = _AMOUNT_END.search(before[-24:]), _AMOUNT_START.match(after)
        stated = STATE.match(after.lower().lstrip(SEPARATORS + "[("))
        if arrow in ("->", "→", "➔", "➜"):
            return stated is not None
        if not (ends and starts) or stated:
            return True
        if before and _FROM.search(before[-40:].lower()):
            return ("from" in before[-60:].lower().split() and "to" in before.lower().split()[-6:]) or ends[
                1
            ] != starts[1]
        return ends[1] != starts[1]

    def _note(self, said: Said) -> bool:
        """Keep what a tail says; what is said nearest to the end of the line counts."""
        self.owner = self.owner or said.owner
        self.status = self.status or said.status
        self.progress = self.progress or said.progress
        self.type = self.type or said.type
        self.dropped = self.dropped or said.dropped
        if said.tag:
            self.tags.append(said.tag)
        return True

    def _group(self, end: int) -> bool:
        """A bracket at the end: "(0.7)", "[done]", "(owner: Ines)", "[P0]", "(#14)"."""
        text, close = self.text, self.text[end - 1]
        at = text.rfind(_GROUP_OPEN[close], self.start, end - 1)
        if at < 0 or at == self.start:
            return False
        said = bracket.read(Bracket(text[at + 1 : end - 1].strip(), close == "]", text[self.start : at]))
        return said is not None and self._note(said) and self._shrink(at)

    def _named(self, end: int) -> bool:
        """An owner, a status or tags with their name before them."""
        text = self.text[:end]
        near = max(self.start, end - 120)
        last = text[near:]
        if ":" in last or "=" in last:
            owner = _OWNER_TAIL.search(text, near)
            if owner and owner.start() > self.start:
                self.owner = self.owner or owner[1].strip(SEPARATORS + ".)@")
                return self._shrink(owner.start())
            field = _FIELD.search(text, near)
            if field and field.start() > self.start:
                self._note(bracket.report(field[2]))
                return self._shrink(field.start())
        if "@" in last:
            at = _AT.search(text, near)
            if at and at.start() > self.start and not governed(text[: at.start()]):
                self.owner = self.owner or ", ".join(re.findall(r"@([\w.\-]+)", at[1]))
                return self._shrink(at.start())
        if "#" in last:
            tags = _HASH.search(text, near)
            if tags and tags.start() > self.start and not governed(text[: tags.start()]):
                self.tags += reversed(re.findall(r"#([\w\-/]+)", tags[1]))
                return self._shrink(tags.start())
        return False

    def _scored(self, end: int) -> bool:
        """Take off a score behind a dash, where the goal before it has its own figures: "from 9 to 4 a week - 0.3"."""
        text = self.text[self.start : end]
        found = _SCORED.search(text, max(0, len(text) - 12))
        if found is None or not any(c.isdigit() for c in text[: found.start()]):
            return False
        self.progress = self.progress or found[1]
        return self._shrink(self.start + found.start())

    def _dash(self, end: int) -> bool:
        """Take off a report after a dash, a colon or a sentence ("- done", ": 45% done", ". 50% complete")."""
        text = self.text[self.start : end]
        near = max(0, len(text) - 200)
        for found in _DASH.finditer(text, near):
            if found.start() == 0:
                continue
            rest = text[found.end() :]
            stated = STATE.match(rest.lower())
            if stated is None:
                continue
            dash = found.group().strip()[0] in "-–—|"
            more = stated["more"].strip()
            if more and not (more[0] in "-–—,;:.(" or dash):
                continue
            self._note(bracket.report(rest))
            return self._shrink(self.start + found.start())
        return False

    def _counts(self, text: str) -> bool:
        """Take off ": Sourced 50 (100%), hired 1 (50%)": after a colon, what was done and the share of it."""
        if not text.endswith("%)"):
            return False
        at = text.rfind(": ")
        if at < 1:
            return False
        rest = text[at + 2 :]
        first = rest.split(" ", 1)[0]
        if not first.endswith("ed") or not first[0].isupper() or "%)" not in rest:
            return False
        self.progress = self.progress or rest.strip(SEPARATORS + ".")
        return self._shrink(self.start + at)
