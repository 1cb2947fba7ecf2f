"""`okr-coach compare`: whether a rewrite keeps what the original said."""

from __future__ import annotations

import argparse
import json

from coach.checks import faithfulness
from coach.cli import document, terminal
from coach.errors import InputError
from coach.model import Finding


def run(options: argparse.Namespace) -> int:
    """Read JSON lines, print for each the findings of R001-R008; exit 0 when all could be read."""
    name = document.name(options.file)
    text = document.content(options.file).decode("utf-8-sig", errors="replace")
    for number, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            original, rewrite, said = _triple(row, name, number)
            findings = faithfulness.compare(original, rewrite, said)
            print(terminal.safe_json(json.dumps({"findings": [_plain(f) for f in findings]}, ensure_ascii=False)))
    return 0


def _triple(row: str, name: str, line: int) -> tuple[str, str, list[str]]:
    try:
        given = json.loads(row)
    except (json.JSONDecodeError, RecursionError):
        raise InputError(
            'this line is not JSON; give one object a line: {"original": "...", "rewrite": "...", "said": ["..."]}.',
            name=name,
            line=line,
        ) from None
    if not isinstance(given, dict):
        raise InputError(
            'this line is not an object; give {"original": "...", "rewrite": "...", "said": ["..."]}.',
            name=name,
            line=line,
        )
    original, rewrite, said = given.get("original"), given.get("rewrite"), given.get("said")
    if not isinstance(original, str) or not isinstance(rewrite, str):
        raise InputError(
            '"original" and "rewrite" have to be texts; add the one that is missing.', name=name, line=line
        )
    said = [] if said is None else [said] if isinstance(said, str) else said
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise InputError('"said" has to be a list of texts.', name=name, line=line)
    return original, rewrite, said


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.level,
        "message": finding.message,
        "question": finding.question,
        "quote": finding.quote,
    }
