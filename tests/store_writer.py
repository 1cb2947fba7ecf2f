"""A process of its own that writes into one draft, and says after each call what was acknowledged.

python tests/store_writer.py URL DRAFT NAME        turns and edits without end, until it is killed
python tests/store_writer.py URL DRAFT NAME EDITS  that many edits of one list, each tried until it is kept
"""

from __future__ import annotations

import itertools
import json
import os
import sys

from stores import ADA

from coach import store
from coach.errors import Conflict
from coach.store import Change, Store


def tell(*words: object) -> None:
    """One line, written whole: what was told before a kill is what the parent reads."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def talk(kept: Store, draft: str, name: str) -> None:
    tell("ready")
    for n in itertools.count():
        turn = kept.say(ADA, draft, f"{name}-{n}", f"message {name}-{n}")
        tell("said", turn.message.id)
        revision = kept.draft(ADA, draft).revision
        kept.answer(ADA, turn, f"answer to {name}-{n}", Change(f"after {name}-{n}", revision))
        tell("answered", turn.message.id)
        edited = kept.save(ADA, draft, f"{name}-{n}-edit", Change(f"edited {name}-{n} " + "x" * 5000, revision + 1))
        tell("edited", edited.revision, f"{name}-{n}")


def edit(kept: Store, draft: str, name: str, edits: int) -> int:
    """Add words to the list that the draft holds; a lost race begins again from what stands. How often it was lost."""
    lost = 0
    for n in range(edits):
        stands = kept.draft(ADA, draft)
        state, revision = stands.state, stands.revision
        while True:
            try:
                kept.save(ADA, draft, f"{name}-{n}", Change(json.dumps([*json.loads(state), f"{name}-{n}"]), revision))
            except Conflict as conflict:
                state, revision, lost = conflict.theirs, conflict.revision, lost + 1
            else:
                break
    return lost


if __name__ == "__main__":
    place, draft, name, *edits = sys.argv[1:]
    kept = store.connect(place)
    if edits:
        tell("lost", edit(kept, draft, name, int(edits[0])))
    else:
        talk(kept, draft, name)
