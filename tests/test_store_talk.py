"""A whole talk through the store, with a restart between any two turns, ends where it ends in memory."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from stores import ADA, looks_sound, url

from coach import dialogue, session, store
from coach.errors import Conflict
from coach.store import OURS, Change

PLAYS = Path(__file__).parent / "plays"
DRAFTED = "What we hold"


def lines(play: str) -> list[str]:
    text = (PLAYS / f"{play}.txt").read_text()
    return [line.removeprefix("team:").strip() for line in text.splitlines() if line.startswith("team:")]


def written(replies: tuple[dialogue.Reply, ...]) -> str:
    return json.dumps([reply._asdict() for reply in replies], ensure_ascii=False)


def turn_of(kept: store.Store, draft: str, key: str, text: str) -> None:
    """What the page does with a message."""
    turn = kept.say(ADA, draft, key, text)
    while turn.standing == OURS:
        stands = kept.draft(ADA, draft)
        talk, replies = dialogue.step(session.load(stands.state), text, by=ADA.person)
        with suppress(Conflict):  # somebody edited meanwhile: once more, from what stands now
            turn = kept.answer(ADA, turn, written(replies), Change(session.dump(talk), stands.revision))


@pytest.mark.parametrize("play", ["cooperative", "changes_mind", "german"])
def test_a_talk_with_a_restart_between_any_two_turns(tmp_path: Path, play: str) -> None:
    file = tmp_path / "drafts.sqlite3"
    said = lines(play)
    assert len(said) >= 4
    talk, replies = dialogue.start()
    kept = store.connect(url(file))
    draft = kept.create(ADA, DRAFTED, session.dump(talk), written(replies)).id
    kept.close()
    for n, text in enumerate(said):
        kept = store.connect(url(file))
        turn_of(kept, draft, f"m{n}", text)
        turn_of(kept, draft, f"m{n}", text)  # sent again after the answer was lost on the way
        kept.close()
        talk, _ = dialogue.step(talk, text, by=ADA.person)
    kept = store.connect(url(file))
    assert session.load(kept.draft(ADA, draft).state) == session.load(session.dump(talk))
    assert len(kept.messages(ADA, draft)) == 1 + 2 * len(said)
    assert json.loads(kept.export(ADA, draft))["revisions"][-1]["state"] == json.loads(session.dump(talk))
    kept.close()
    assert looks_sound(file)
