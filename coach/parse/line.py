"""One goal line taken apart: label, owner, tags, progress, waivers off; the words stay.

`read(words)` takes the Words of one part (a bullet's text, a table cell) and gives a Goal.
"""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from coach.model import Waiver, Words
from coach.parse import bracket, exact, markup
from coach.parse import label as labels
from coach.parse.spans import cut, squeezed
from coach.parse.tail import tail
from coach.words import bag

_INITIATIVE = re.compile(r"[ \t]*[;|][ \t]*Initiative(s)?[ \t]*:[ \t]*")
_BULLET = re.compile(r"(?:[-*+•◦▪‣–—·○●■□➢➤►▶✓☐☑✔]|\d{1,3}[.)](?=[ \t]))[ \t]+")
_BOX = re.compile(r"\[([ xX✓-])\](?:[ \t]+|$)|[☐☑☒✅✔][ \t]+")
_PICTURE = re.compile("[\u2600-\u2bff\U0001f000-\U0001faff]\ufe0f?[ \t]+")
_SHORTCODE = re.compile(r"(?:[ \t]*:[a-z+\-][a-z0-9_+\-]*:)+$")  # ":tada:" of a chat
_PREFIX = re.compile(r"(?P<name>[^:!?]{1,100}?)[ \t]*:[ \t]+(?=\S)")
_SPLIT = re.compile(r"(?<=[^\s.][.!?])[ \t]+(?=[\"“'(\[]*[A-Z0-9À-Þ>%<$€~?])")
_PARENS = re.compile(r"\([^()]*\)")
_JOINERS = bag(
    "and or including which with as but so to for by per excluding where then than in on of at from because "
    "e.g. i.e. both pre during driving resulting leading ensuring using making bringing enabling allowing "
    "reducing increasing improving covering starting especially particularly such reviewed measured based "
    "aligned etc"
)


class Goal(NamedTuple):
    """A goal line without all that is not the goal itself.

    label: one of the kinds of coach.parse.label ("objective", "key result", "initiative", "held",
    "why", "skip", a field's name) as the line says, "" when it says nothing.
    number: "1.2" of `KR1.2:`, "1" of `O1`, else "".
    prefix: the words before a colon that may name an owner ("Geo: ..."); rest: the words after them.
    """

    words: Words
    label: str = ""
    number: str = ""
    owner: str | None = None
    status: str | None = None
    progress: str | None = None
    tags: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    type: str | None = None  # committed | aspirational | learning
    dropped: bool = False  # struck out, or reported as dropped
    bold: bool = False  # the whole line was emphasised
    link: bool = False  # the whole line was one link
    plural: bool = False  # the label announces several lines: "Key results:"
    prefix: str = ""
    rest: Words | None = None
    initiatives: tuple[Words, ...] = ()  # `; Initiative: ...` in the same line or cell
    exact: bool = False  # we wrote and marked it: even without words it is what its label says


def read(words: Words, *, labelled: bool = True) -> Goal:
    """Take one line apart. With labelled=False no label is looked for (a cell of a known column)."""
    if exact.MARK in words.text and (marked := _exact(words)):
        return marked
    bare = markup.plain(words)
    words, done = _unmarked(bare.words)
    initiatives: tuple[Words, ...] = ()
    if "nitiative" in words.text:
        words, initiatives = _initiatives(words)
    found = labels.label(words.text) if labelled else None
    kind, number, owner, plural, type_ = "", "", None, False, None
    beside = None
    if found:
        kind, number, owner, plural = found.kind, found.number, found.owner, found.plural
        if kind == "type" and number:
            type_, kind, number = labels.TYPES[number], "", ""
        words = cut(words, found.end, len(words.text))
        beside = bracket.read(bracket.Bracket(found.said, square=True)) if found.said else None
        if beside is not None:
            owner, type_ = owner or beside.owner, beside.type
        if kind == labels.KEY_RESULT and (again := labels.label(words.text)) and again.kind == "type":
            type_, words = labels.TYPES.get(again.number), cut(words, again.end, len(words.text))
    words = squeezed(words)
    off = tail(words.text)
    if off.start or off.end < len(words.text):
        words = cut(words, off.start, off.end)
    if words.text.endswith(":"):
        code = _SHORTCODE.search(words.text)
        words = cut(words, 0, code.start() if code else len(words.text) - 1)
    tags = (beside.tag, *off.tags) if beside is not None and beside.tag else off.tags
    left = bare.partly and bracket.STATE.match(words.text.lower()) is not None  # "~~New door~~ moved to autumn"
    prefix, rest = ("", None) if owner else _prefix(words)
    return Goal(
        words, kind, number, owner or off.owner, off.status or done, off.progress, tags, off.waivers,
        type_ or off.type, bare.struck or off.dropped or left, bare.bold, bare.link, plural, prefix, rest, initiatives,
    )  # fmt: skip


def owned(goal: Goal) -> Goal:
    """The goal with its prefix taken as its owner."""
    if goal.rest is None:
        return goal
    return goal._replace(words=goal.rest, owner=goal.owner or goal.prefix, prefix="", rest=None)


def _exact(words: Words) -> Goal | None:
    """Read a line that we wrote and marked: its words as they stand."""
    found = exact.body(words)
    if found is None:
        return None
    goal, label, said = found
    return Goal(goal, label.kind if label else "", exact=True, **said)  # type: ignore[arg-type]


def _unmarked(words: Words) -> tuple[Words, str | None]:
    """Bullets, numbers and boxes off the beginning; "done" for a ticked box."""
    done, at, text = None, 0, words.text
    if text[:1].isalpha():
        return words, None
    for _ in range(4):
        box = _BOX.match(text, at)
        if box:
            done = "done" if (box[1] or box[0][0]) in "xX✓☑✅✔" else done
            at = box.end()
            continue
        bullet = _BULLET.match(text, at) or (None if text[at : at + 1] in bracket.LIGHTS else _PICTURE.match(text, at))
        if bullet is None:
            break
        at = bullet.end()
    return (cut(words, at, len(text)) if at else words), done


def _initiatives(words: Words) -> tuple[Words, tuple[Words, ...]]:
    """`goal; Initiative: a; Initiative: b` as goal and (a, b)."""
    marks = list(_INITIATIVE.finditer(words.text))
    if not marks or marks[0].start() == 0:
        return words, ()
    ends = [m.start() for m in marks[1:]] + [len(words.text)]
    parked = [cut(words, m.end(), end) for m, end in zip(marks, ends, strict=True)]
    each = [w for m, found in zip(marks, parked, strict=True) for w in (listed(found) if m[1] else [found])]
    return cut(words, 0, marks[0].start()), tuple(w for w in each if w.text)


def _prefix(words: Words) -> tuple[str, Words | None]:
    """Words before a colon that may name who owns the line."""
    if ":" not in words.text:
        return "", None
    match = _PREFIX.match(words.text)
    if match is None:
        return "", None
    name = match["name"].strip()
    if not name[:1].isupper() or len(name.split()) > 14 or ". " in name[5:]:
        return "", None
    return name, cut(words, match.end(), len(words.text))


def sentences(words: Words) -> list[Words]:
    """The sentences of a line."""
    text = words.text
    if "." not in text and "!" not in text and "?" not in text:
        return [words]
    starts = [0] + [m.end() for m in _SPLIT.finditer(text) if not _abbreviated(text, m.start())]
    if len(starts) == 1:
        return [words]
    return [cut(words, a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _abbreviated(text: str, at: int) -> bool:
    """Whether the full stop before `at` ends an abbreviation ("Dir. ", "vs. ", "e.g. ")."""
    word = text[max(0, at - 8) : at].rsplit(None, 1)[-1].lower()
    return word in (
        "dir.",
        "vs.",
        "e.g.",
        "i.e.",
        "no.",
        "sr.",
        "jr.",
        "dr.",
        "mr.",
        "ms.",
        "st.",
        "avg.",
        "approx.",
        "incl.",
    )


def clauses(words: Words) -> list[Words]:
    """The goals of a sentence that lists them: "20 new shops, 5 of them kept, no complaint".

    Split at commas when every piece can stand alone: it has two words or more and does not begin
    with a joining word. Commas in brackets do not count.
    """
    text = words.text
    if "," not in text:
        return [words]
    masked = _PARENS.sub(lambda m: "_" * len(m.group()), text) if "(" in text else text
    cuts: list[int] = [i for i, c in enumerate(masked) if c == "," and masked[i + 1 : i + 2].isspace()]
    edges = [-1, *cuts, len(text)]
    parts = [cut(words, a + 1, b) for a, b in itertools.pairwise(edges)]
    if len(parts) > 2 and parts[-1].text.startswith("and "):
        parts[-1] = cut(words, edges[-2] + 1 + text[edges[-2] + 1 :].index("and ") + 4, len(text))
    return parts if all(_alone(p.text) for p in parts) else [words]


def parted(words: Words) -> list[Words]:
    """The pieces of a line between its semicolons."""
    text = words.text
    marks = [-1, *(i for i, c in enumerate(text) if c == ";"), len(text)]
    parts = [cut(words, a + 1, b) for a, b in itertools.pairwise(marks)] if len(marks) > 2 else [words]
    return [w for w in parts if w.text]


def listed(words: Words) -> list[Words]:
    """The goals of a line that lists them, between semicolons or, without any, commas."""
    parts = parted(words) if ";" in words.text else clauses(words)
    return [w for w in (_unmarked(part)[0] for part in parts) if w.text]


def _alone(text: str) -> bool:
    found = text.split()
    return len(found) >= 2 and (found[0].lower() not in _JOINERS or text.lower().startswith("at least "))
