"""A process that is killed while somebody votes or the team commits loses nothing that it had acknowledged."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import review_writer
from reviewed import DAYS, LEAD, SIX, ballot, begun, enrolled, guests
from stores import looks_sound, url

from coach import store
from coach.team import Choice

WRITER = Path(review_writer.__file__)
Count = Callable[[int, int], int]


def killed(file: Path, review: str, what: str, seconds: float) -> list[list[str]]:
    """What a writer had acknowledged when it was killed."""
    command = [sys.executable, str(WRITER), url(file), review, what]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout
    assert writer.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    out, trouble = writer.communicate()
    assert (writer.returncode, trouble) == (-signal.SIGKILL, b"")
    return [line.split() for line in out.decode().splitlines()]


def test_a_vote_survives_kill_9_whole_and_once(tmp_path: Path, count: Count) -> None:
    file = tmp_path / "drafts.sqlite3"
    kept = store.connect(url(file))
    enrolled(kept)
    review = begun(kept).id
    kept.reviews.join(LEAD, review, "Ida")
    seen = 0
    for _ in range(count(4, 60)):
        told = killed(file, review, "vote", random.uniform(0, 0.15))
        own = kept.reviews.own(LEAD, review)
        if told:
            assert own
            n = int(own.marks[1].reason.removeprefix("reason "))
            assert n in {int(told[-1][1]), int(told[-1][1]) + 1}  # the last one, or one more that it could not tell
            assert own == ballot("yes", ("keep", 3 + n % 5, f"reason {n}"))
            seen += 1
        assert kept.reviews.review(LEAD, review).voted == (own is not None)
        assert looks_sound(file)
    assert seen
    kept.close()


def test_a_commit_survives_kill_9_as_a_whole_or_not_at_all(tmp_path: Path, count: Count) -> None:
    committed = 0
    for round_ in range(count(4, 60)):
        file = tmp_path / f"{round_}.sqlite3"
        kept = store.connect(url(file))
        review = begun(kept, 3).id
        for guest, said in zip(guests(kept, review, 3), SIX, strict=False):
            kept.reviews.vote(guest.who, review, "v", said)
        kept.reviews.choose(LEAD, review, "own", Choice("1.3", "own", name="Moe"))
        told = killed(file, review, "commit", random.uniform(0, 0.1))
        stands = kept.reviews.review(LEAD, review)
        chosen = [int(each[1]) for each in told if each[0] == "chosen"]
        names = [each.name for each in stands.choices[1:]]
        assert names == [f"Ida {n}" for n in range(len(names))]
        assert len(names) >= len(chosen)
        acknowledged = [each[1] for each in told if each[0] == "committed"]
        found = [each.id for each in kept.cycles.all(LEAD)]
        assert found == ([stands.cycle] if stands.cycle else [])
        assert set(acknowledged) <= set(found)
        assert bool(stands.ended) == bool(stands.cycle)
        assert (kept.rooms.room(LEAD, review) is None) == bool(stands.cycle)
        if stands.cycle:
            assert len(kept.cycles.versions(LEAD, stands.cycle)) == 1
        elif names:
            assert kept.reviews.commit(LEAD, review, "commit", DAYS, "the season begins").version == 1
        committed += bool(stands.cycle)
        assert looks_sound(file)
        kept.close()
    assert committed
