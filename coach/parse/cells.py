"""What the cells of one row, or the fields of one mapping, make of a part.

Shared by tables, YAML and JSON: the cell that names a part is read like any goal line, the other
cells win over what stands in the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.model import Fields, Waiver, Words
from coach.parse import label as labels
from coach.parse import line, markup, spans
from coach.parse.bracket import LIGHTS, report
from coach.parse.columns import COMMITMENTS, MEASURES, plain
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal

Values = Mapping[str, Words]

_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "null", "keine", "nil", "?", "--"))
_TOTALS = frozenset(
    (
        "total",
        "totals",
        "sum",
        "subtotal",
        "overall",
        "average",
        "avg",
        "summe",
        "gesamt",
        "durchschnitt",
        "toplam",
        "ortalama",
        "totaal",
    )
)
_SHORT = 40  # characters of a row's name
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c]|<br[ \t]*/?>|</?(?:li|ul|ol|p|div)>")
_BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪‣–·●○■□➢➤►☐☑✓✔]|\d{1,2}[.)]|\(?[a-z]\))[ \t]+")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_WAIVER = re.compile(r"([A-Z]\d{3})[ \t]*[-–—:]+[ \t]*(.*)")
_KEPT = (labels.SKIP, labels.HELD, labels.INITIATIVE, labels.WHY)
_PARTS = (labels.OBJECTIVE, labels.KEY_RESULT)


def unguarded(words: Words) -> Words:
    """Take off the apostrophe that keeps a spreadsheet from running a cell as a formula."""
    return spans.cut(words, 1, len(words.text)) if words.text[:1] == "'" and _GUARDED.match(words.text) else words


def said(words: Words | None, *, verbatim: bool = False) -> str | None:
    """Return the text of a cell without markup; None for an empty one and for the signs of nothing."""
    if words is None or not words.text:
        return None
    if verbatim:
        return words.text
    text = " ".join(markup.plain(words).words.text.split())
    return None if text.lower() in _NOTHING else text


def total(words: Words) -> bool:
    """Whether a row only adds up others ("Total", "Sum of scores")."""
    name = plain(words.text).split() if len(words.text) < _SHORT else []
    return bool(name) and name[0] in _TOTALS and len(name) <= 4


def goal(words: Words, values: Values, *, verbatim: bool = False) -> Goal:
    """Read the cell that names a part; what other cells say of it wins.

    verbatim: the words are a goal as it was written out by us, nothing hangs on them.
    """
    found = Goal(spans.squeezed(words)) if verbatim else _read(words)
    progress, status = (said(values.get(n), verbatim=verbatim) for n in ("progress", "status"))
    if verbatim:
        pass
    elif progress and progress.lower() in ("true", "yes", "ja", "x", "✓"):
        progress, status = None, status or "done"
    elif progress and progress.lower() in ("false", "no", "nein"):
        progress = None
    return found._replace(
        owner=_owner(said(values.get("owner"), verbatim=verbatim), verbatim=verbatim) or found.owner,
        status=LIGHTS.get(status or "", status) or found.status,
        progress=progress or found.progress,
        tags=_tags(values.get("tags"), verbatim=verbatim) or found.tags,
        type=COMMITMENTS.get((said(values.get("okr type")) or "").lower()) or found.type,
        waivers=_waivers(values.get("waivers")) or found.waivers,
        dropped=found.dropped or (status is not None and not verbatim and report(status).dropped),
    )


def _read(words: Words) -> Goal:
    found = line.read(words)
    if found.label and found.label not in (*_KEPT, *_PARTS):
        return line.read(words, labelled=False)
    return found


def _owner(text: str | None, *, verbatim: bool) -> str | None:
    return text if verbatim or text is None else text.lstrip("@ ") or None


def _tags(words: Words | None, *, verbatim: bool) -> tuple[str, ...]:
    if words is None or not words.text:
        return ()
    parts = re.split(r"[;\n]" if verbatim or ";" in words.text else r"[,\n]", words.text)
    return tuple(t for t in (p.strip() if verbatim else p.strip().lstrip("#") for p in parts) if t)


def _waivers(words: Words | None) -> tuple[Waiver, ...]:
    if words is None or not words.text:
        return ()
    found = [_WAIVER.match(part.strip()) for part in re.split(r"\n|;(?=[ ]*[A-Z]\d{3}\b)", words.text)]
    return tuple(Waiver(m[1], m[2].strip()) for m in found if m)


def fields(values: Values, *, verbatim: bool = False) -> Fields:
    """Gather the measure's own cells."""
    return Fields(**{name: said(values.get(name), verbatim=verbatim) for name in MEASURES})


def several(words: Words) -> list[Words]:
    """Split a cell into its parts: its bulleted, numbered or labelled lines, or lines that each stand alone."""
    if not _BREAK.search(words.text):
        return [words]
    edges = [0, *(i for m in _BREAK.finditer(words.text) for i in m.span()), len(words.text)]
    parts = [spans.cut(words, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    parts = [p for p in parts if p.text]
    marked = [bool(_BULLET.match(p.text) or _labelled(p.text)) for p in parts]
    alone = all(len(p.text.split()) > 2 and not p.text[0].islower() for p in parts)
    if not any(marked) and not alone:
        return [words]
    out: list[list[Words]] = []
    for part, mark in zip(parts, marked, strict=True):
        if mark or not any(marked) or not out:
            out.append([part])
        else:  # a wrapped line of the part above
            out[-1].append(part)
    return [_joined(p) for p in out]


def _labelled(text: str) -> bool:
    found = labels.label(text)
    return found is not None and found.kind in (*_PARTS, labels.INITIATIVE)


def _joined(parts: list[Words]) -> Words:
    if len(parts) == 1 or any(p.span is None for p in parts):
        return Words(
            " ".join(p.text for p in parts),
            parts[0].span if len(parts) == 1 else None,
            parts[0].pieces if len(parts) == 1 else (),
        )
    text, pieces = "", []
    for part in parts:
        assert part.span is not None
        text += " " if text else ""
        pieces += [(len(text) + at, where) for at, where in part.pieces or ((0, part.span.start),)]
        text += part.text
    first, last = parts[0].span, parts[-1].span
    assert first is not None
    assert last is not None
    return Words(text, first._replace(end=last.end), tuple(pieces))


def initiatives(words: Words | None, *, verbatim: bool = False) -> list[Words]:
    """Split a cell into initiatives: its lines, or what stands between semicolons."""
    if words is None or said(words, verbatim=verbatim) is None:
        return []
    if _BREAK.search(words.text):
        edges = [0, *(i for m in _BREAK.finditer(words.text) for i in m.span()), len(words.text)]
    elif verbatim or _BULLET.match(words.text):
        edges = [0, len(words.text)]
    else:
        edges = [0, *(i for m in re.finditer(";", words.text) for i in m.span()), len(words.text)]
    parts = [spans.cut(words, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [p if verbatim else line.read(p).words for p in parts if p.text]


def add(draft: Draft, aim: Aim, found: Goal, values: Values, *, verbatim: bool = False) -> Result | None:
    """Put a key result's cell where its own label says; None when it is no key result."""
    if found.dropped or found.label == labels.SKIP or not found.words.text:
        return None
    if found.label == labels.HELD:
        draft.hold(found.words)
        return None
    if found.label == labels.WHY:
        aim.why.append(found.words.text)
        return None
    if found.label == labels.INITIATIVE:
        (aim.results[-1] if aim.results else aim).initiatives.append(found.words)
        return None
    result = Result(found, fields(values, verbatim=verbatim))
    aim.results.append(result)
    return result


def trimmed(words: Words) -> Words:
    """Take white space off both ends."""
    return spans.cut(words, 0, len(words.text))
