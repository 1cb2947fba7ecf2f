"""Ask in the terminal, line by line: take, edit or keep."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from coach import review
from coach.cli import terminal
from coach.model import Decision, Lines, OKRSet, Proposal, Rewrite

HELP = "e writes your own words, Enter keeps the line, q stops asking"


def decisions(okrs: OKRSet, proposal: Proposal) -> list[Decision]:
    """What the person decides about each weak line; what was decided before q counts.

    Questions go to standard error, so that standard output holds results alone.
    """
    terminal.utf8(sys.stdin)
    decided: list[Decision] = []
    lines = Lines.of(okrs.source.text)
    if proposal.rewrites:
        _say(f"{_help(max(len(each.options) for each in proposal.rewrites))}.")
    for each in proposal.rewrites:
        _show(okrs, each, lines)
        answer = _ask(each)
        if answer is None:
            break
        decided.extend(answer)
    return decided


def _say(words: str = "") -> None:
    print(terminal.safe(words), file=sys.stderr)


def _show(okrs: OKRSet, each: Rewrite, lines: Lines) -> None:
    words = review.part(okrs, each.at).words
    line = lines.at(words.span.start)[0] if words.span else 1
    _say(f"\nline {line}: {each.before}")
    for number, option in enumerate(each.options, start=1):
        _say(f"  {number}  {option.text}")
        _say(f"     {option.why} {option.reading}")
    if each.question:
        _say(f"  {each.question}")


def _ask(each: Rewrite) -> list[Decision] | None:
    """One answer; None to stop asking."""
    for answer in _answers():
        if answer in ("q", "quit"):
            return None
        if answer in ("", "k", "keep"):
            return [Decision(each.at, "keep")]
        if answer in ("e", "edit"):
            text = _typed("your words: ")
            return [Decision(each.at, "edit", text)] if text else [Decision(each.at, "keep")]
        if answer.isdecimal() and 1 <= int(answer) <= len(each.options):
            return [review.take_option(each, int(answer) - 1)]
        _say(f"  {_help(len(each.options))}")
    return None


def _help(options: int) -> str:
    """What may be typed where so many options are shown."""
    takes = ["", "1 takes that option, ", "1 or 2 takes that option, "]
    return takes[min(options, 2)] + HELP


def _answers() -> Iterator[str]:
    while (answer := _typed("> ")) is not None:
        yield answer.lower()


def _typed(prompt: str) -> str | None:
    """One typed line without its white space; None at the end of input."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    row = sys.stdin.readline()
    return row.strip() if row else None
