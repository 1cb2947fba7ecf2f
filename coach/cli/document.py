"""The document that a command is about: a file, or standard input."""

from __future__ import annotations

import sys

from coach import checks, parse
from coach.cli import terminal
from coach.errors import InputError
from coach.model import Lines, OKRSet

STDIN = "-"


def read(file: str, *, judged: bool = True) -> OKRSet:
    """Read the OKRs of a file or of standard input; not judged: the sentences are left to `parse.judged`.

    Raises InputError (with file, line and what to do) when it cannot be read.
    """
    return parse.read(content(file), name=name(file), judged=judged)


def tell_waivers(okrs: OKRSet) -> None:
    """Say on standard error which waivers have no effect, and why."""
    for at, sentence in checks.loose_waivers(okrs):
        objective = okrs.objectives[at[0]]
        words = objective.key_results[at[1]].words if len(at) == 2 else objective.words
        line, column = Lines.of(okrs.source.text).at(words.span.start) if words.span else (1, 1)
        told = f"{okrs.source.name or 'text'}:{line}:{column}: {sentence}"
        print(terminal.safe(told), file=sys.stderr)


def name(file: str) -> str:
    """What messages call it."""
    return "stdin" if file == STDIN else file


def content(file: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises InputError when there is no such file, it is a folder, or reading is not allowed.
    """
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        with open(file, "rb") as opened:  # noqa: PTH123  (pathlib takes 3 ms to import)
            return opened.read()
    except FileNotFoundError:
        raise InputError(
            "there is no such file; check the path, or give - to read standard input.", name=file
        ) from None
    except IsADirectoryError:
        raise InputError("this is a folder; name one document in it.", name=file) from None
    except OSError as error:
        raise InputError(f"it cannot be read ({(error.strerror or 'no reason given').lower()}).", name=file) from None
    except ValueError:
        raise InputError("this is not a path; check its name.", name=file.replace("\0", "\\0")) from None
