"""A process of its own that votes without end, or commits, and says after each call what was acknowledged.

python tests/review_writer.py URL REVIEW answer  what one member has answered so far, until it is killed
python tests/review_writer.py URL REVIEW vote    ballots of one member under new keys, until it is killed
python tests/review_writer.py URL REVIEW commit  keys of commits, until it is killed
"""

from __future__ import annotations

import itertools
import sys

from reviewed import DAYS, LEAD, ballot
from store_writer import tell

from coach import store, team
from coach.team import Ballot, Choice

if __name__ == "__main__":
    place, review, what = sys.argv[1:]
    kept = store.connect(place)
    kept.reviews.review(LEAD, review)
    team.load(Ballot, team.dump(ballot()))  # what is slow the first time is done before it counts
    tell("ready")
    for n in itertools.count():
        if what == "answer":
            kept.sheets.keep(LEAD, review, Ballot(help=str(n)))
            tell("answered", n)
        elif what == "vote":
            kept.reviews.vote(LEAD, review, f"key-{n}", ballot("yes", ("drop", 3 + n % 5, f"reason {n}")))
            tell("voted", n)
        else:
            kept.reviews.choose(LEAD, review, f"own-{n}", Choice("1.2", "own", name=f"Ida {n}"))
            tell("chosen", n)
            if n == 3:
                cycle = kept.reviews.commit(LEAD, review, "commit", DAYS, "the season begins")
                tell("committed", cycle.id)
                break
    while True:
        kept.reviews.review(LEAD, review)
