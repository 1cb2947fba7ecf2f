"""A turn in the making: the session so far and what is being said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from coach.dialogue.values import Change, Reply
from coach.session import At, Draft, Session


class Turn(NamedTuple):
    """What a message has brought so far."""

    talk: Session
    replies: tuple[Reply, ...] = ()
    by: str = ""
    near: At = ()  # the key result spoken of
    goes_on: bool = True  # whether a question follows
    back: bool = False  # a step was taken back

    @property
    def number(self) -> int:
        """The number of the message."""
        return len(self.talk.messages) - 1

    def having(self, **new: Any) -> Turn:  # noqa: ANN401  (fields of the session)
        """The turn with parts of its session replaced."""
        return self._replace(talk=self.talk._replace(**new))

    def said(self, kind: str, text: str, *, changed: Sequence[Change] = (), options: tuple[str, ...] = ()) -> Turn:
        """The turn with one more thing said."""
        return (
            self._replace(replies=(*self.replies, Reply(kind, text, "", self.near, options, tuple(changed))))
            if text
            else self
        )

    def told(self, text: str, *, once: str = "") -> Turn:
        """The turn with an explanation; once: said one time in a talk."""
        if once and once in self.talk.notes:
            return self
        turn = self.having(notes=(*self.talk.notes, once)) if once else self
        return turn.said("told", text)

    def changed_by(self, changed: Sequence[Change]) -> Turn:
        """The turn with changes that are shown and not told."""
        return self._replace(replies=(*self.replies, Reply("heard", "", changed=tuple(changed)))) if changed else self

    def spoken(self) -> Turn:
        """The turn with changes that no words tell of carried by the reply beside them: no reply is empty."""
        kept, waiting = list[Reply](), tuple[Change, ...]()
        for each in self.replies:
            if each.text:
                kept.append(each._replace(changed=(*waiting, *each.changed)))
                waiting = ()
            elif kept:
                kept[-1] = kept[-1]._replace(changed=(*kept[-1].changed, *each.changed))
            else:
                waiting = (*waiting, *each.changed)
        return self._replace(replies=tuple(kept))

    def waiting(self) -> Turn:
        """The question that was put still waits; no other follows."""
        return self._replace(goes_on=False)

    def moved_to(self, changed: Sequence[Change]) -> Turn:
        """The turn that goes on with the key result spoken of last."""
        lines = [each.at for each in changed if len(each.at) == 2 and each.slot != "line"]
        asked = None if any(each.slot == "line" for each in changed) else self.talk.asked
        return self._replace(near=lines[-1] if lines else asked.at if asked and len(asked.at) == 2 else ())


def outcome(turn: Turn, draft: Draft, changed: Sequence[Change]) -> Turn:
    """The turn with a new draft; near stays with the key result that was asked about."""
    asked = turn.talk.asked
    near = asked.at if asked is not None and len(asked.at) == 2 else turn.near
    return (
        turn.having(draft=draft)._replace(near=near)
        if changed or draft != turn.talk.draft
        else turn._replace(near=near)
    )
