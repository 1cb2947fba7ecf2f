"""A document judged on all cores: a long one is parted by objectives, and each further core takes one share.

Reading sentences and checking them is two thirds of a run and looks at one objective at a time. A forked process has
the whole document at no cost, and what it finds is small: findings and points, no readings, cross its pipe.
"""

from __future__ import annotations

import itertools
import marshal
import os
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from coach import checks, parse
from coach.checks import score
from coach.checks.score import Grade, Points, Tally
from coach.model import Finding, Objective, OKRSet

LONG = 1_500  # parts from which on another process gains more than it costs
MOST = 8  # processes: with more, what one process alone does takes longest


class Share(NamedTuple):
    """Some objectives in a row, and the place of the first."""

    first: int
    goals: Sequence[Objective]


class Found(NamedTuple):
    """What is said of a share, and what each of its objectives brings to the score."""

    findings: list[Finding]
    tallies: list[Tally]


def processes(okrs: OKRSet) -> int:
    """How many processes a document is worth: one where the system cannot fork, and beside threads, which a fork would break."""
    parts = sum(1 + len(goal.key_results) for goal in okrs.objectives)
    if parts < LONG or not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


def judge(okrs: OKRSet, profile: str, processes: int) -> tuple[tuple[Finding, ...], Grade]:
    """Return findings and grade of a document that is unread: those that `checks.run` and `score.grade` return."""
    if processes == 1:
        okrs = okrs._replace(objectives=tuple(map(parse.judged, okrs.objectives)))
        findings = checks.run(okrs, profile)
        return findings, score.grade(okrs, findings, profile)
    mine, *others = _shares(okrs.objectives, processes)
    workers = [Worker(share, profile) for share in others]
    try:
        found = [_judged(mine, profile), *(worker.answer() for worker in workers)]
    finally:
        for worker in workers:
            worker.end()
    findings = (*checks.of_set(okrs, profile), *(each for share in found for each in share.findings))
    tallies = [tally for share in found for tally in share.tallies]
    return findings, score.total(okrs, findings, tallies, parse.judged, profile)


def _shares(goals: Sequence[Objective], count: int) -> list[Share]:
    """Part objectives into so many shares, about equal in objectives; at least one, fewer when objectives are few."""
    count = max(1, min(count, len(goals)))
    ends = [len(goals) * i // count for i in range(count + 1)]
    return [Share(first, goals[first:end]) for first, end in itertools.pairwise(ends)]


def _judged(share: Share, profile: str) -> Found:
    """Read and check a share objective by objective; its readings are gone when the next one begins."""
    found = Found([], [])
    for o, unread in enumerate(share.goals, share.first):
        goal = parse.judged(unread)
        found.findings.extend(checks.of_objective(goal, o, profile))
        found.tallies.append(score.tally(goal, profile))
    return found


class Worker:
    """A forked process that judges one share, and the pipe on which it answers."""

    def __init__(self, share: Share, profile: str) -> None:
        self.share, self.profile = share, profile
        self.pipe, answers = os.pipe()
        self.process: int | None = None
        with suppress(OSError):  # there may be no process to be had; then nothing answers
            self.process = os.fork()
        if self.process == 0:
            self._work(answers)
        os.close(answers)

    def _work(self, answers: int) -> None:
        """In the new process: judge, answer, end. Nothing of the first process is flushed, told or cleaned up twice."""
        try:
            os.close(self.pipe)  # so that writing fails, and this process ends, when nobody is left to read
            found = _judged(self.share, self.profile)
            plain = [tuple(each) for each in found.findings], [(*each[:2], tuple(each[2])) for each in found.tallies]
            with os.fdopen(answers, "wb") as pipe:
                marshal.dump(plain, pipe)  # a quarter of pickle's time; it takes plain tuples only
        finally:
            os._exit(0)

    def answer(self) -> Found:
        """Wait for what it found. Of a worker that came to nothing the share is judged here, where faults are told."""
        with os.fdopen(os.dup(self.pipe), "rb") as pipe:
            answer = pipe.read()
        try:
            findings, tallies = marshal.loads(answer)  # noqa: S302  (our own process wrote it)
        except (EOFError, ValueError, TypeError):
            return _judged(self.share, self.profile)
        return Found(
            [Finding(*each) for each in findings], [Tally(name, names, Points(*each)) for name, names, each in tallies]
        )

    def end(self) -> None:
        """Leave nothing behind, whether or not it answered."""
        os.close(self.pipe)
        if self.process is not None:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
