"""What reaches a terminal: safe characters, colour where a person looks, progress where it is long."""

from __future__ import annotations

import os
import re
import sys
from typing import TextIO

# C0 and C1 controls, and the marks that turn the direction of text: typed text may hold them, a terminal obeys them.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CODES = {"error": "31", "warning": "33", "info": "36", "quiet": "2", "strong": "1", "new": "32", "old": "31"}


def safe(text: str) -> str:
    """The text with every control character shown as its escape instead of sent."""
    return _UNSAFE.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


def safe_json(text: str) -> str:
    r"""JSON text in which control characters that JSON lets pass stand as \\u escapes."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def utf8(stream: TextIO) -> TextIO:
    """Write UTF-8 whatever the locale says; what it cannot hold is escaped."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def opened() -> None:
    """Put an empty stream where the shell closed a standard one (`<&-`): Python has None there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  (open as long as we run)


def discard(stream: TextIO) -> None:
    """Send what is left for a stream nowhere, so that the interpreter's own flush at exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def colours(stream: TextIO) -> bool:
    """Whether to colour: a terminal, and nobody asked for none (https://no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


class Paint:
    """Colours words by meaning, or leaves them alone."""

    def __init__(self, stream: TextIO) -> None:
        self.on = colours(stream)

    def __call__(self, meaning: str, words: str) -> str:
        """The words in the colour of a meaning: error, warning, info, quiet, strong, new or old."""
        return f"\x1b[{_CODES[meaning]}m{words}\x1b[0m" if self.on else words


def progress(words: str) -> None:
    """One line on standard error that the next one replaces; nothing where nobody looks."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
