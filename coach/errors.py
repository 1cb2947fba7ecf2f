"""Every error that is raised on purpose.

CoachError              a sentence for the user: what is wrong, where, what to do
├── InputError          what was given cannot be read (exit 2 in the terminal)
│   ├── TooLarge        over a limit of size or number
│   └── NoOKRs          readable, but no objective or key result stands in it
├── UsageError          an option, a code or a profile that does not exist (exit 2)
└── WriteError          the document could not be written back; the original is untouched
"""

from __future__ import annotations


class CoachError(Exception):
    """A sentence for the user. Anything that is not a CoachError is a bug."""


class InputError(CoachError):
    """What was given cannot be read.

    The sentence names the file and, where there is one, the line.
    """

    def __init__(self, sentence: str, *, name: str = "", line: int | None = None) -> None:
        where = f"{name}:{line}: " if name and line else f"{name}: " if name else ""
        super().__init__(where + sentence)
        self.name, self.line = name, line


class TooLarge(InputError):
    """Over a limit: 20 MB of input, 10,000 characters in one part; less on the page."""


class NoOKRs(InputError):
    """Readable, but no objective or key result was found."""


class UsageError(CoachError):
    """An option, a code or a profile that does not exist."""


class WriteError(CoachError):
    """The document could not be written back; the original is untouched."""
