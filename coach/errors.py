"""Every error that is raised on purpose.

CoachError              a sentence for the user: what is wrong, where, what to do
├── InputError          what was given cannot be read (exit 2 in the terminal)
│   ├── TooLarge        over a limit of size or number
│   └── NoOKRs          readable, but no objective or key result stands in it
├── UsageError          an option, a code or a profile that does not exist (exit 2)
├── ModelError          the language model gave no answer that can be used; the built-in coach goes on
│   ├── NoKey           no key, or one that the provider does not take
│   ├── Refused         the provider or the model turned the request down: the same again is turned down again
│   ├── Unavailable     not reached, too slow or too busy just now
│   └── BadReply        an answer came and cannot be read
├── StoreError          drafts cannot be read or kept at the moment; what was kept before is untouched
│   ├── NotFound        nothing with this address here; the same for what others own and for what never was
│   │   └── NoDraft     no draft with this address in this workspace
│   ├── Forbidden       it is there, and this person has another part in it
│   ├── TooEarly        the answers are not open yet
│   ├── TooOften        a code was tried too often; holds the seconds to wait
│   ├── Busy            somebody else is at it; the same again in a moment works
│   │   └── TakenOver   somebody else answers the message from now on
│   └── Conflict        the draft has changed since it was read; holds both
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


class ModelError(CoachError):
    """The language model gave no answer that can be used; what the built-in coach says stands instead.

    Its sentence holds neither a key nor what a team wrote, and no exception of a library hangs on it.
    """


class NoKey(ModelError):
    """No key was given, or the provider does not take it."""


class Refused(ModelError):
    """The provider or the model turned the request down: unknown model, spent quota, too long, filtered."""


class Unavailable(ModelError):
    """The provider was not reached, was too slow, or was too busy just now."""


class BadReply(ModelError):
    """An answer came and does not hold what was asked for, or breaks off.

    places: where its form is another one, by the names of our fields; for the model that mends it, and for no page.
    """

    def __init__(self, sentence: str, *, places: str = "") -> None:
        super().__init__(sentence)
        self.places = places

    @property
    def told(self) -> str:
        """The sentence with the places."""
        return f"{str(self).removesuffix('.')}: {self.places}." if self.places else str(self)


class StoreError(CoachError):
    """Drafts cannot be read or kept at the moment; what was kept before is untouched."""


class NotFound(StoreError):
    """Nothing with this address here. What another team owns, and what never was, are answered alike."""


class Forbidden(StoreError):
    """It is there, and this person has another part in it: a guest answers, a member decides, a lead opens and commits."""


class TooEarly(StoreError):
    """The answers are not open yet, or are open and take no more."""


class TooOften(StoreError):
    """A code was tried too often. wait: seconds until the next try counts; None where somebody has to make a new code."""

    def __init__(self, sentence: str, *, wait: float | None) -> None:
        super().__init__(sentence)
        self.wait = wait


class NoDraft(NotFound):
    """No draft with this address in this workspace; it may have been deleted, or belong to another one."""


class Busy(StoreError):
    """Somebody else writes the file, or answers the message; the same again in a moment works."""


class TakenOver(Busy):
    """Somebody else answers the message from now on, or has answered it; the same again never works."""


class Conflict(StoreError):
    """The draft has changed since it was read. Nothing was kept of the change that lost.

    mine: the state that was to be kept. theirs: the state that stands; `revision` is its number, to build on,
    and `person` made it.
    """

    def __init__(self, sentence: str, *, mine: str, theirs: str, revision: int, person: str) -> None:
        super().__init__(sentence)
        self.mine, self.theirs, self.revision, self.person = mine, theirs, revision, person
