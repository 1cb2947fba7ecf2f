"""What a cycle shows and a document cannot: the facts that P001-P004, C003 and C004 look at. `coach.team` gathers them.

Each says itself in one sentence, for examples on paper.
"""

from __future__ import annotations

from typing import NamedTuple

PARTNER, NAMED, NEEDED = "partner", "named", "needed"


class Looked(NamedTuple):
    """When the team last looked: looks in a row that nobody held, and weeks since the last one."""

    missed: int
    weeks: int

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        return f"The last look was {self.weeks} weeks ago; looks missed since: {self.missed}"


class Pace(NamedTuple):
    """One key result at one look: the share of its way, the share of the cycle, and how sure the team is, 0-10."""

    name: str
    progress: float
    share: float
    sure: int
    settling: bool = False  # in the first two weeks

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        early = ", in the first two weeks" if self.settling else ""
        return f"{self.name}: {self.progress:.0%} of the way after {self.share:.0%} of the cycle, how sure {self.sure}{early}"


class Revised(NamedTuple):
    """What differs between two versions of a committed set, and the reason that was given."""

    what: str  # words | starting point | aim | by when | owner | stopped
    before: str
    after: str
    why: str = ""
    settling: bool = False

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        reason = f", because: {self.why}" if self.why else ", no reason noted"
        early = ", in the first two weeks" if self.settling else ""
        change = f"from {self.before} to {self.after}" if self.after else f"“{self.before}”"
        return f"{self.what.capitalize()}: {change}{reason}{early}"


class Update(NamedTuple):
    """The one line that stands beside a value at a look."""

    name: str
    line: str

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        return f"{self.name}: “{self.line}”"


class Need(NamedTuple):
    """Another team that a part of the set needs, how that is known, and whether they agreed in any way."""

    part: str
    team: str
    how: str = NAMED  # partner: owns the objective too | named: in a line | needed: among those who have to move
    agreed: bool = False

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        how = {PARTNER: "owns it too", NEEDED: "has to move"}.get(self.how, "is named in it")
        return f"{self.part} - {self.team} {how}, {'agreed' if self.agreed else 'silent so far'}"


class Earlier(NamedTuple):
    """An aspirational aim beside what came before it; each field but the name may be empty."""

    name: str = ""
    means: tuple[float, ...] = ()  # the mean grade of each earlier cycle
    reached: str = ""  # where the line stood at the end of the last cycle, if that is the new aim or beyond
    carried: str = ""  # the new aim, if the pace of the last cycle alone brings it
    sure: int | None = None  # at the first look, 0-10

    @property
    def text(self) -> str:
        """The fact in a sentence."""
        told = (
            f"earlier cycles ended at {', '.join(map(str, self.means))}" if self.means else "",
            f"stood at {self.reached} already" if self.reached else "",
            f"last cycle's pace brings {self.carried}" if self.carried else "",
            f"how sure at the first look: {self.sure}" if self.sure is not None else "",
        )
        return ": ".join(filter(None, (self.name, "; ".join(filter(None, told)))))


Fact = Looked | Pace | Revised | Update | Need | Earlier
FACTS: tuple[type[Fact], ...] = (Looked, Pace, Revised, Update, Need, Earlier)
