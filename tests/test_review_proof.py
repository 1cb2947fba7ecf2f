"""A process that is killed while somebody answers, votes or the team commits loses nothing that it had acknowledged.

It is killed after so many acknowledgements and a moment more, however slow the machine is.
"""

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


def killed(file: Path, review: str, what: str, after: int) -> list[list[str]]:
    """What a writer had acknowledged when it was killed: so many things at least."""
    command = [sys.executable, str(WRITER), url(file), review, what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stderr
        told = [writer.stdout.readline() for _ in range(1 + after)]
        time.sleep(random.uniform(0, 0.02))
        writer.send_signal(signal.SIGKILL)
        told += writer.stdout.readlines()
        trouble = writer.stderr.read()
    assert (writer.returncode, trouble) == (-signal.SIGKILL, b"")
    ready, *lines = [line.decode().split() for line in told]
    assert ready == ["ready"]
    return lines


def test_an_answer_that_was_kept_survives_kill_9_before_it_is_sent(tmp_path: Path, count: Count) -> None:
    file = tmp_path / "drafts.sqlite3"
    kept = store.connect(url(file))
    enrolled(kept)
    review = begun(kept).id
    kept.reviews.join(LEAD, review, "Ida")
    for n in range(count(3, 40)):
        told = killed(file, review, "answer", 1 + n % 4)
        sheet = kept.sheets.own(LEAD, review)
        assert sheet
        assert int(sheet.help) in {int(told[-1][1]), int(told[-1][1]) + 1}
        assert kept.reviews.review(LEAD, review).voted == 0
        assert looks_sound(file)
    kept.close()


def test_a_vote_survives_kill_9_whole_and_once(tmp_path: Path, count: Count) -> None:
    file = tmp_path / "drafts.sqlite3"
    kept = store.connect(url(file))
    enrolled(kept)
    review = begun(kept).id
    kept.reviews.join(LEAD, review, "Ida")
    for round_ in range(count(4, 60)):
        told = killed(file, review, "vote", round_ % 5)
        own = kept.reviews.own(LEAD, review)
        if told:
            assert own
            n = int(own.marks[1].reason.removeprefix("reason "))
            assert n in {int(told[-1][1]), int(told[-1][1]) + 1}  # the last one, or one more that it could not tell
            assert own == ballot("yes", ("drop", 3 + n % 5, f"reason {n}"))
        assert kept.reviews.review(LEAD, review).voted == (own is not None)
        assert looks_sound(file)
    kept.close()


def test_a_commit_survives_kill_9_as_a_whole_or_not_at_all(tmp_path: Path, count: Count) -> None:
    committed = 0
    acknowledgements = (4, 5, 3, 4, 0, 2)  # four names, then the commit
    for round_ in range(count(4, 60)):
        file = tmp_path / f"{round_}.sqlite3"
        kept = store.connect(url(file))
        review = begun(kept, 3).id
        for guest, said in zip(guests(kept, review, 3), SIX, strict=False):
            kept.reviews.vote(guest.who, review, "v", said)
        kept.reviews.choose(LEAD, review, "own", Choice("1.3", "own", name="Moe"))
        told = killed(file, review, "commit", acknowledgements[round_ % len(acknowledgements)])
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
