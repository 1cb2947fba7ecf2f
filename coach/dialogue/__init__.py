"""The guided talk: what a team says in any order becomes a draft, and one question at a time asks for what is missing.

    talk, replies = dialogue.start()
    talk, replies = dialogue.step(talk, "Patients wait too long. 27 minutes in March.")
    okrs = dialogue.okrs(talk.draft)

Pure: nothing is read or written; the session that comes back is all there is to keep.
"""

from coach.dialogue.shape import findings, okrs, open_numbers
from coach.dialogue.talk import start, step
from coach.dialogue.values import Change, Hear, Heard, Reply, Slot, Word

__all__ = [
    "Change",
    "Hear",
    "Heard",
    "Reply",
    "Slot",
    "Word",
    "findings",
    "okrs",
    "open_numbers",
    "start",
    "step",
]
