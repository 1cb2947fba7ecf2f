"""Nothing is lost: processes that are killed while they write, many that write at once, and any order of calls."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import store_writer
from stores import ADA, Clock, looks_sound, url

from coach import store
from coach.store import ANSWERED, COACH, OURS, TEAM, Change, Store

WRITER = Path(store_writer.__file__)
Count = Callable[[int, int], int]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite3"


def started(file: Path, draft: str, *arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(WRITER), url(file), draft, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


# ---- killed while writing


class Told(NamedTuple):
    """What writers were told is kept."""

    said: list[str]
    answered: list[str]
    edited: dict[int, str]


def killed(file: Path, draft: str, name: str, seconds: float) -> list[list[str]]:
    """The acknowledgements of a writer that was killed after a while."""
    writer = started(file, draft, name)
    assert writer.stdout
    assert writer.stdout.readline() == b"ready\n"
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    out, trouble = writer.communicate()
    assert (writer.returncode, trouble) == (-signal.SIGKILL, b"")
    return [line.split() for line in out.decode().splitlines()]


def holds(kept: Store, draft: str, told: Told) -> None:
    """Every acknowledged message, answer and revision is there, once and whole."""
    messages = kept.messages(ADA, draft)
    assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
    said = [m.id for m in messages if m.role == TEAM]
    answered = [m.answers for m in messages if m.role == COACH]
    assert len(said) == len(set(said))
    assert len(answered) == len(set(answered))
    assert set(told.said) <= set(said)
    assert set(told.answered) <= set(answered)
    assert {m.text for m in messages} == {f"message {i}" for i in said} | {f"answer to {i}" for i in answered}
    history = kept.revisions(ADA, draft)
    assert [r.number for r in history] == list(range(1, len(history) + 1))
    assert kept.draft(ADA, draft).revision == len(history)
    assert {r.key for r in history} >= set(answered)  # an answer and its revision, both or neither
    for number, name in told.edited.items():
        assert history[number - 1].key == f"{name}-edit"
    for number in random.sample(sorted(told.edited), min(5, len(told.edited))):
        assert kept.state(ADA, draft, number).startswith(f"edited {told.edited[number]} xxx")


def test_what_was_acknowledged_survives_kill_9(file: Path, count: Count) -> None:
    first = store.connect(url(file))
    draft = first.create(ADA, "", "[]").id
    first.close()
    told = Told([], [], {})
    for round_ in range(count(5, 100)):
        for what, *words in killed(file, draft, f"r{round_}", random.uniform(0, 0.25)):
            if what == "edited":
                told.edited[int(words[0])] = words[1]
            else:
                (told.said if what == "said" else told.answered).append(words[0])
        kept = store.connect(url(file))
        holds(kept, draft, told)
        kept.close()
        assert looks_sound(file)
    assert told.edited


def test_a_turn_that_was_killed_is_answered_once_by_the_next_process(file: Path, count: Count) -> None:
    clock = Clock()
    first = store.connect(url(file), clock=clock)
    draft = first.create(ADA, "", "[]").id
    first.close()
    for round_ in range(count(2, 10)):
        killed(file, draft, f"r{round_}", 0.05)
        kept = store.connect(url(file))
        kept.say(ADA, draft, f"own-{round_}", f"message own-{round_}")
        kept.close()
        later = store.connect(url(file), clock=lambda: store.now() + store.LEASE)
        waiting = later.unanswered(ADA, draft)
        assert waiting
        for turn in waiting:
            mine = later.say(ADA, draft, turn.message.id, turn.message.text)
            assert (mine.standing, mine.attempt) == (OURS, 2)
            change = Change(f"after {turn.message.id}", later.draft(ADA, draft).revision)
            assert later.answer(ADA, mine, f"answer to {turn.message.id}", change).standing == ANSWERED
        assert later.unanswered(ADA, draft) == ()
        holds(later, draft, Told([], [], {}))
        later.close()


# ---- many at once


def complete(file: Path, draft: str, writers: int, edits: int) -> None:
    kept = store.connect(url(file))
    stands = kept.draft(ADA, draft)
    wanted = {f"w{w}-{n}" for w in range(writers) for n in range(edits)}
    assert sorted(json.loads(stands.state)) == sorted(wanted)
    assert stands.revision == len(wanted) + 1
    assert {r.key for r in kept.revisions(ADA, draft)[1:]} == wanted
    kept.close()
    assert looks_sound(file)


def test_processes_that_edit_one_draft_lose_nothing(file: Path, count: Count) -> None:
    writers, edits = count(4, 16), count(10, 50)
    first = store.connect(url(file))
    draft = first.create(ADA, "", "[]").id
    first.close()
    running = [started(file, draft, f"w{w}", edits) for w in range(writers)]
    for each in running:
        out, trouble = each.communicate()
        assert (each.returncode, trouble) == (0, b""), out
    complete(file, draft, writers, edits)


def test_threads_that_edit_one_draft_lose_nothing(file: Path, count: Count) -> None:
    writers, edits = 16, count(5, 50)
    kept = store.connect(url(file))
    draft = kept.create(ADA, "", "[]").id
    lost: list[int] = []
    threads = [
        threading.Thread(target=lambda w=w: lost.append(store_writer.edit(kept, draft, f"w{w}", edits)))
        for w in range(writers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(lost) == writers
    kept.close()
    complete(file, draft, writers, edits)


def test_many_who_say_the_same_at_once_get_one_answer(file: Path, count: Count) -> None:
    """A page that is sent twice, or two windows: one is to answer, the others wait."""
    kept = store.connect(url(file))
    draft = kept.create(ADA, "", "[]").id
    for n in range(count(3, 50)):
        standings: list[str] = []
        barrier = threading.Barrier(16)

        def say(n: int = n, standings: list[str] = standings, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            turn = kept.say(ADA, draft, f"m{n}", f"message m{n}")
            standings.append(turn.standing)
            if turn.standing == OURS:
                kept.answer(ADA, turn, f"answer to m{n}", Change(f"after m{n}", n + 1))

        threads = [threading.Thread(target=say) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert standings.count(OURS) == 1
        assert len(standings) == 16
    holds(kept, draft, Told([], [f"m{n}" for n in range(count(3, 50))], {}))
    kept.close()


def test_many_who_begin_with_one_key_begin_one_draft(file: Path, count: Count) -> None:
    kept = store.connect(url(file))
    for n in range(count(3, 50)):
        found: list[str] = []
        barrier = threading.Barrier(16)

        def begin(n: int = n, found: list[str] = found, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            found.append(kept.create(ADA, "", "{}", "What do you want to change?", key=f"page-{n}").id)

        threads = [threading.Thread(target=begin) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 16
        assert len(set(found)) == 1
        assert len(kept.messages(ADA, found[0])) == 1
    kept.close()


def test_processes_that_start_on_a_new_file_at_once(tmp_path: Path, count: Count) -> None:
    code = "import sys; from coach import store; s = store.connect(sys.argv[1]); print(s.create(store.Acting('Ada', 'library'), '', '{}').id)"
    for n in range(count(1, 3)):
        file = tmp_path / f"new-{n}.sqlite3"
        running = [
            subprocess.Popen([sys.executable, "-c", code, url(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(count(4, 16))
        ]
        ends = [each.communicate() for each in running]
        assert [trouble for _, trouble in ends if trouble] == []
        kept = store.connect(url(file))
        assert {d.id for d in kept.drafts(ADA)} == {out.decode().strip() for out, _ in ends}
        kept.close()
