"""A line written by us whose words would otherwise be read as something else.

`- KR: Target: 5 (0.7) <!-- okr: as written {"owner": "Ines"} -->`: after its label everything before
the mark is the goal, character for character; what hangs on it stands in the mark. Pages that show
Markdown do not show the mark, and the words stay free to edit.
"""

from __future__ import annotations

from collections.abc import Mapping

from coach.model import Waiver, Words
from coach.parse import label as labels
from coach.parse.spans import cut, squeezed

MARK = "<!-- okr: as written"
_END = "-->"


def mark(said: Mapping[str, object]) -> str:
    """Write the mark; said: owner, status, progress, tags, type, waivers as far as there are any."""
    given = {k: v for k, v in said.items() if v}
    import json  # noqa: PLC0415  (few documents bear a mark)

    data = (
        " " + json.dumps(given, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e") if given else ""
    )
    return f"{MARK}{data} {_END}"


def needs_label(text: str) -> bool:
    """Whether words begin like a label, so that one of ours has to stand before them."""
    return labels.label(text) is not None


def body(words: Words) -> tuple[Words, labels.Label | None, dict[str, object]] | None:
    """The goal, its label and what hangs on it; None when the line bears no mark (or a broken one)."""
    at = words.text.rfind(MARK)
    close = words.text.find(_END, at)
    if at < 0 or close < 0:
        return None
    said = _said(words.text[at + len(MARK) : close].strip())
    if said is None:
        return None
    goal = cut(words, 0, at)
    found = labels.label(goal.text)
    if found is not None:
        goal = cut(goal, found.end, len(goal.text))
    return squeezed(goal), found, said


def _said(data: str) -> dict[str, object] | None:
    if not data:
        return {}
    import json  # noqa: PLC0415

    try:
        said = json.loads(data)
    except (json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    out: dict[str, object] = {
        k: said[k] for k in ("owner", "status", "progress", "type") if isinstance(said.get(k), str)
    }
    if isinstance(said.get("tags"), list):
        out["tags"] = tuple(str(t) for t in said["tags"])
    if isinstance(said.get("waivers"), list):
        out["waivers"] = tuple(
            Waiver(str(w[0]), str(w[1])) for w in said["waivers"] if isinstance(w, list) and len(w) == 2
        )
    return out
