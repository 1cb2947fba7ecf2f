"""The guided talk: what a team says in any order becomes a draft, and one question at a time asks for what is missing.

    talk, replies = dialogue.start()
    talk, replies = dialogue.step(talk, "Patients wait too long. 27 minutes in March.")
    okrs = dialogue.okrs(talk.draft)

Pure: nothing is read or written; the session that comes back is all there is to keep. `dialogue.by_model` lets a
language model hear and word; it is imported where one is asked.
"""

from coach.dialogue.edit import confirm, drop, edit, turn_to, undo
from coach.dialogue.paste import from_last
from coach.dialogue.shape import findings, key_result, okrs, open_numbers
from coach.dialogue.stages import Stage, stages
from coach.dialogue.talk import go_on, start, step
from coach.dialogue.telling import boss
from coach.dialogue.values import Change, Hear, Heard, Reply, Slot, Word
from coach.session import Session

__all__ = [
    "Change",
    "Hear",
    "Heard",
    "Reply",
    "Session",
    "Slot",
    "Stage",
    "Word",
    "boss",
    "confirm",
    "drop",
    "edit",
    "findings",
    "from_last",
    "go_on",
    "key_result",
    "okrs",
    "open_numbers",
    "stages",
    "start",
    "step",
    "turn_to",
    "undo",
]
