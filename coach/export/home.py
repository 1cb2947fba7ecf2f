"""The document as it came, with the decisions written in; every byte beside them stays.

The result is read again before it is handed out: it must say what was decided. Where the words do
not read back as they are, they are escaped, then marked; where a line of its own has no place, an
initiative goes into the line. What fits no way stays as it was: `home` refuses then, `fitted` says what.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from coach.errors import WriteError
from coach.export.fit import Fitted, fitted, refusal
from coach.model import Decision, OKRSet

__all__ = ["Fitted", "changes", "diff", "fitted", "home", "refusal"]


def home(okrs: OKRSet, decisions: Iterable[Decision] = ()) -> bytes:
    """Write decisions into the document that a set was read from: all of them.

    Raises WriteError when its format is not written back yet, or when a decision has no form in it
    that reads back as decided; the sentence says in which form to take it instead.
    """
    found = fitted(okrs, decisions, whole=True)
    if found.left:
        raise WriteError(found.refusal)
    return found.content


def diff(okrs: OKRSet, decisions: Iterable[Decision]) -> str:
    """Show what `home` would change, as a unified diff; empty when nothing does.

    Raises WriteError like `home`.
    """
    return changes(okrs, home(okrs, decisions))


def changes(okrs: OKRSet, after: bytes) -> str:
    """Show what lies between a document and the bytes that `home` or `fitted` made of it, as a unified diff."""
    text = after[len(okrs.source.bom) :].decode(okrs.source.encoding)
    name = okrs.source.name or "okrs"
    rows = difflib.unified_diff(_lines(okrs.source.text), _lines(text), f"a/{name}", f"b/{name}")
    return "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
