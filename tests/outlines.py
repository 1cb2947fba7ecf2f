"""An OKRSet as a few lines of text, for comparing what was read with what stands in the document."""

from __future__ import annotations

from coach.model import Objective, OKRSet, Source, Words
from coach.parse.draft import line_of


def outline(okrs: OKRSet) -> str:
    """Objectives, key results, initiatives and held lines, each with its line in the document."""
    found: list[str] = []
    for objective in okrs.objectives:
        found += _objective(objective, okrs.source)
    found += [_part("held", words, okrs.source) for words in okrs.held]
    return "".join(f"{line}\n" for line in found)


def _objective(objective: Objective, source: Source) -> list[str]:
    out = [_part("objective", objective.words, source) + _said(objective, ("owner", "status", "type", "tags", "why"))]
    out += ["    " + _part("initiative", i.words, source) for i in objective.initiatives]
    for result in objective.key_results:
        said = _said(result, ("owner", "status", "progress", "tags"))
        fields = "".join(f" | {k}: {v}" for k, v in result.fields._asdict().items() if v)
        out.append("  " + _part("kr", result.words, source) + said + fields)
        out += ["    " + _part("initiative", i.words, source) for i in result.initiatives]
    return out


def _part(kind: str, words: Words, source: Source) -> str:
    return f"{kind} {line_of(source, words) or '-'}: {words.text}"


def _said(part: object, names: tuple[str, ...]) -> str:
    values = ((name, getattr(part, name)) for name in names)
    return "".join(f" | {k}: {', '.join(v) if isinstance(v, tuple) else v}" for k, v in values if v)
