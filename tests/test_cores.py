"""A document judged in several processes reads like one judged in one, whatever becomes of the processes."""

import os
import signal
import threading

import pytest

from coach import parse
from coach.cli import cores

SETS = (
    "## Objective: Neighbours find a tool to borrow\n- Open the shed on Sundays\n- Loans a week from 12 to 30\n- Label {n} shelves",
    "## Objective: Neighbours find a tool to borrow\n- Loans a week from 12 to 30\n- Repair the drill <!-- okr: allow K001 - the town asked -->",
    "## Objective: Borrowed tools come back whole\n- Tools that come back broken from 9% to {n}%\n- Print a leaflet",
    "## Objective: Improve the shed\n- Improve the opening hours\n- Members who borrow twice a month from [baseline: share - desk] to 40%",
    "## Objective: Place {n} has its own key\n",
)
TEXT = "# Tool library\n\n" + "\n\n".join(text.replace("{n}", str(n)) for n in range(3, 9) for text in SETS)


@pytest.fixture
def unread():
    return parse.read(TEXT, judged=False)


@pytest.fixture
def expected(unread):
    return cores.judge(unread, "default", 1)


@pytest.fixture(autouse=True)
def begun(monkeypatch):
    """Every process that a test begins; at its end none of them is left."""
    found, fork = [], os.fork

    def noted():
        process = fork()
        found.append(process)
        return process

    monkeypatch.setattr(os, "fork", noted)
    yield found
    for process in found:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.parametrize("processes", [2, 3, 100])
def test_findings_and_grade_are_those_of_one_process(unread, expected, processes, begun) -> None:
    assert cores.judge(unread, "default", processes) == expected
    assert len(begun) == min(processes, len(unread.objectives)) - 1


def test_the_profile_holds_in_every_process(unread) -> None:
    alone = cores.judge(unread, "early-stage", 1)
    assert cores.judge(unread, "early-stage", 2) == alone != cores.judge(unread, "default", 2)


def test_a_killed_process_loses_nothing(unread, expected, monkeypatch) -> None:
    first, read = os.getpid(), parse.judged

    def killed(goal):
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(goal)

    monkeypatch.setattr(cores.parse, "judged", killed)
    assert cores.judge(unread, "default", 3) == expected


def test_where_no_process_is_to_be_had_one_does_it(unread, expected, monkeypatch) -> None:
    def refused():
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert cores.judge(unread, "default", 3) == expected


def test_an_interrupt_leaves_no_process_behind(unread, monkeypatch) -> None:
    first, read = os.getpid(), parse.judged

    def interrupted(goal):
        if os.getpid() == first:
            raise KeyboardInterrupt
        return read(goal)

    monkeypatch.setattr(cores.parse, "judged", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cores.judge(unread, "default", 2)


def test_a_process_ends_when_the_first_one_is_gone(unread) -> None:
    long = unread._replace(objectives=unread.objectives * 40)  # so that its answer does not fit into the pipe
    worker = cores.Worker(cores.Share(0, long.objectives), "default")
    assert worker.process
    os.close(worker.pipe)
    assert os.waitpid(worker.process, 0)[1] == 0


def test_only_a_long_document_is_parted_and_none_beside_threads(unread, monkeypatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    count = threading.active_count
    others = count() - 1  # those of the program that runs the tests
    monkeypatch.setattr(threading, "active_count", lambda: count() - others)
    assert cores.processes(unread) == 1
    monkeypatch.setattr(cores, "LONG", 20)
    assert cores.processes(unread) == 3
    ends = threading.Event()
    beside = threading.Thread(target=ends.wait)
    beside.start()
    assert cores.processes(unread) == 1
    ends.set()
    beside.join()
