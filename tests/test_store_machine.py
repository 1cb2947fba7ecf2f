"""Any order of calls, beside a model in dicts: what the store tells is what the model knows."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule
from stores import ADA, BEN, STRANGER, Clock, ids, looks_sound, url

from coach import store
from coach.errors import Busy, Conflict, NoDraft, StoreError
from coach.store import ANSWERED, INTERRUPTED, OURS, PENDING, Acting, Change, Turn

PEOPLE = st.sampled_from([ADA, BEN])
STATES = st.sampled_from(["{}", '{"n": 1}', '{"n": 2}', "words with ü and 62%"])
KEYS = st.sampled_from([f"k{n}" for n in range(12)])
TEXTS = st.sampled_from(["We hold 3 shelves", "", "skip"])
LEASE = store.LEASE.total_seconds()


@dataclass
class Asked:
    """What the model knows about a message."""

    text: str
    person: str
    attempt: int = 1
    until: float = 0
    answer: str | None = None


@dataclass
class Known:
    """What the model knows about a draft."""

    states: list[str]
    content: list[int]
    keys: set[str] = field(default_factory=set)
    asked: dict[str, Asked] = field(default_factory=dict)
    talk: list[tuple[str, str]] = field(default_factory=list)

    def revise(self, key: str, state: str, expected: int, content: int | None = None) -> bool:
        """Whether the change is kept, or is kept already."""
        if state == self.states[-1] or key in self.keys:
            return True
        if expected != len(self.states):
            return False
        self.states.append(state)
        self.content.append(content or len(self.states))
        self.keys.add(key)
        return True


class Drafting(RuleBasedStateMachine):
    """Two people of one workspace, a stranger, and restarts."""

    drafts = Bundle("drafts")
    turns = Bundle("turns")

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.clock, self.ids, self.at = Clock(), ids(), 0.0
        self.known: dict[str, Known] = {}
        self.opened()

    def opened(self) -> None:
        self.kept = store.connect(url(self.folder / "drafts.sqlite3"), clock=self.clock, ids=self.ids)

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.kept.close()
            assert looks_sound(self.folder / "drafts.sqlite3")
            shutil.rmtree(self.folder)

    @rule(target=drafts, who=PEOPLE, state=STATES)
    def create(self, who: Acting, state: str) -> str:
        draft = self.kept.create(who, "Goal", state).id
        assert draft not in self.known
        self.known[draft] = Known([state], [1])
        return draft

    @rule(draft=drafts, who=PEOPLE, key=KEYS, state=STATES, back=st.integers(-1, 2))
    def save(self, draft: str, who: Acting, key: str, state: str, back: int) -> None:
        known = self.known.get(draft)
        if known is None:
            with pytest.raises(NoDraft):
                self.kept.save(who, draft, f"e{key}", Change(state, 1))
            return
        stands, expected = known.states[-1], len(known.states) - back
        if known.revise(f"e{key}", state, expected):
            assert self.kept.save(who, draft, f"e{key}", Change(state, expected)).state == known.states[-1]
        else:
            with pytest.raises(Conflict) as lost:
                self.kept.save(who, draft, f"e{key}", Change(state, expected))
            assert (lost.value.mine, lost.value.theirs, lost.value.revision) == (state, stands, len(known.states))

    @rule(draft=drafts, who=PEOPLE, key=KEYS, number=st.integers(0, 6))
    def restore(self, draft: str, who: Acting, key: str, number: int) -> None:
        known = self.known.get(draft)
        if known is None or not 0 < number <= len(known.states):
            with pytest.raises(StoreError):
                self.kept.restore(who, draft, f"u{key}", number, 1)
            return
        expected = len(known.states)
        assert known.revise(f"u{key}", known.states[number - 1], expected, known.content[number - 1])
        assert self.kept.restore(who, draft, f"u{key}", number, expected).state == known.states[-1]

    @rule(target=turns, draft=drafts, who=PEOPLE, key=KEYS, text=TEXTS)
    def say(self, draft: str, who: Acting, key: str, text: str) -> Turn | None:
        known = self.known.get(draft)
        if known is None:
            with pytest.raises(NoDraft):
                self.kept.say(who, draft, key, text)
            return None
        asked = known.asked.get(key)
        if asked and asked.text != text:
            with pytest.raises(StoreError):
                self.kept.say(who, draft, key, text)
            return None
        turn = self.kept.say(who, draft, key, text)
        if asked is None:
            known.asked[key] = Asked(text, who.person, 1, self.at + LEASE)
            known.talk.append(("team", text))
            assert (turn.standing, turn.attempt) == (OURS, 1)
        elif asked.answer is not None:
            assert (turn.standing, turn.answer and turn.answer.text) == (ANSWERED, asked.answer)
        elif asked.until > self.at:
            assert turn.standing == PENDING
        else:
            asked.attempt, asked.until = asked.attempt + 1, self.at + LEASE
            assert (turn.standing, turn.attempt) == (OURS, asked.attempt)
        assert turn.message.person == known.asked[key].person
        return turn if turn.standing == OURS else None

    @rule(turn=turns, who=PEOPLE)
    def renew(self, turn: Turn | None, who: Acting) -> None:
        if turn is None:
            return
        asked = self.asked(turn)
        if asked and asked.answer is None and asked.attempt == turn.attempt:
            asked.until = self.at + LEASE
            self.kept.renew(who, turn)
        else:
            with pytest.raises(Busy if asked else NoDraft):
                self.kept.renew(who, turn)

    @rule(turn=turns, who=PEOPLE, state=STATES, back=st.integers(0, 1))
    def answer(self, turn: Turn | None, who: Acting, state: str, back: int) -> None:
        if turn is None:
            return
        asked, text = self.asked(turn), f"answer {turn.attempt} to {turn.message.id}"
        known = self.known.get(turn.draft)
        change = Change(state, len(known.states) - back if known else 1)
        if known is None or asked is None:
            with pytest.raises(NoDraft):
                self.kept.answer(who, turn, text, change)
        elif asked.answer is not None:
            assert self.kept.answer(who, turn, text, change).answer.text == asked.answer
        elif asked.attempt != turn.attempt:
            with pytest.raises(Busy):
                self.kept.answer(who, turn, text, change)
        elif known.revise(turn.message.id, change.state, change.expected):
            asked.answer = text
            known.talk.append(("coach", text))
            assert self.kept.answer(who, turn, text, change).standing == ANSWERED
        else:
            with pytest.raises(Conflict):
                self.kept.answer(who, turn, text, change)

    def asked(self, turn: Turn) -> Asked | None:
        known = self.known.get(turn.draft)
        return known and known.asked.get(turn.message.id)

    @rule(seconds=st.sampled_from([1.0, LEASE - 1, LEASE]))
    def wait(self, seconds: float) -> None:
        self.clock.move(seconds)
        self.at += seconds

    @rule(draft=consumes(drafts), who=PEOPLE)
    def delete(self, draft: str, who: Acting) -> None:
        self.kept.delete(who, draft)
        del self.known[draft]
        with pytest.raises(NoDraft):
            self.kept.delete(who, draft)

    @rule()
    def restart(self) -> None:
        self.kept.close()
        self.opened()

    @precondition(lambda self: hasattr(self, "known"))
    @invariant()
    def tells_what_is_known(self) -> None:
        assert {d.id for d in self.kept.drafts(ADA, limit=1000)} == set(self.known)
        assert self.kept.drafts(STRANGER) == ()
        for draft, known in self.known.items():
            stands = self.kept.draft(BEN, draft)
            assert (stands.state, stands.revision) == (known.states[-1], len(known.states))
            assert [r.content for r in self.kept.revisions(ADA, draft)] == known.content
            assert [(m.role, m.text) for m in self.kept.messages(ADA, draft)] == known.talk
            assert {t.message.id: t.standing for t in self.kept.unanswered(ADA, draft)} == {
                key: PENDING if asked.until > self.at else INTERRUPTED
                for key, asked in known.asked.items()
                if asked.answer is None
            }


TestDrafting = Drafting.TestCase
TestDrafting.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=30)
