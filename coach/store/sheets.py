"""Answer sheets: what somebody has answered alone so far, kept before it is sent. It counts in nothing.

A phone that reloads finds it again. No other call gives it, and nobody else is given it by these; it goes when it is
sent, when the answers open, with the seat and with the review.
"""

from __future__ import annotations

from coach import team
from coach.errors import InputError
from coach.store import reviewing
from coach.store.opened import Opened
from coach.store.reviewing import stands
from coach.store.rights import GUEST, seat
from coach.store.values import BALLOT, Acting, fits
from coach.team import Ballot


class Sheets:
    """The answer sheets of all reviews. Each call is about the caller's own, in the round of now."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def keep(self, who: Acting, review: str, ballot: Ballot) -> None:
        """Keep what somebody has answered so far, whatever it still lacks, in the place of what was kept before.

        Raises TooEarly once the answers are open, and InputError for somebody who has not sat down.
        """
        fits(team.dump(ballot), BALLOT, "ballot")
        now = self._opened.clock()
        with self._opened.writing(who) as connection:
            stand = reviewing.settle_open(connection, stands(connection, who, review, GUEST, hold=now), now)
            if reviewing.voter(connection, review, seat(who)) is None:
                raise InputError(reviewing.NAMELESS)
            reviewing.takes_answers(stand)
            reviewing.jot(connection, stand, seat(who), ballot, now)

    def own(self, who: Acting, review: str) -> Ballot | None:
        """What the caller has answered and not sent; None where nothing waits."""
        with self._opened.reading(who) as connection:
            content = reviewing.sheet(connection, stands(connection, who, review, GUEST), seat(who))
            return team.load(Ballot, content) if content is not None else None
