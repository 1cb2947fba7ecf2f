"""Print figures of speed, and fail on ratios within this one run: figures of another machine prove nothing.

`make bench`; `python tools/bench.py --readme` writes the table into README.md.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from coach import checks, model

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORD = re.compile(r"\w+|[^\w\s]")

SHAPES = (  # about seventy characters a line, as teams write them
    "Launch the {n} for all {p} and bring {a} of them along",
    "Increase the share of {p} who use the {n} from {a}% to {b}%",
    "Reduce the time {p} wait for an answer from the {n} by {a}%",
    "{b}% of {p} use the {n} at least once a week by the end of Q3",
    "Support {p} of district {a} with questions about the new {n}",
    "Publish {a} articles that explain the {n} to first-time {p}",
    "Improve the {n} so that {p} no longer have to ask on the phone (area {a})",
    "Median days that {p} wait for a working {n} down from {b} to {a}",
    "Migrate all {p} of district {a} to the {n} and switch off the old one",
    "Keep the availability of the {n} above {b}% while we add {p}",
    "{n} ready, tested with {a} {p} and handed over by 30 September",
    "Hire {a} people for the {n} and train them with {p} before the season starts",
    "Zero complaints about the {n} from the {a} largest groups of {p}",
    "Get the {n} for {p} certified by an outside auditor by 30 June (audit {a})",
    "Establish a baseline for how often {p} come back to the {n} in {a} weeks",
)
NOUNS = (
    "booking page",
    "night shift rota",
    "claims portal",
    "reading room",
    "cold store",
    "order desk",
    "lab report",
    "season ticket",
    "grant form",
    "spare parts list",
)
PEOPLE = ("customers", "patients", "readers", "drivers", "teachers", "tenants", "suppliers", "visitors")


class Figure(NamedTuple):
    """One measured figure; `ratio` must hold against `limit` (at least or at most)."""

    name: str
    value: str
    ratio: float
    limit: float
    at_least: bool

    @property
    def holds(self) -> bool:
        """Whether the ratio is within its limit."""
        return self.ratio >= self.limit if self.at_least else self.ratio <= self.limit


def lines(count: int) -> list[str]:
    """So many distinct key results, of the shapes that teams write."""
    product = itertools.product(range(3, 1000), PEOPLE, NOUNS, SHAPES)
    return [s.format(n=n, p=p, a=a, b=a + 10) for a, p, n, s in itertools.islice(product, count)]


def best(work: Callable[[], object], times: int = 3) -> float:
    """The best wall time of a few runs, in seconds: the least disturbed one."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def document(count: int, each: int = 4) -> str:
    """A Markdown document with so many key results."""
    rows = []
    for i, line in enumerate(lines(count)):
        if i % each == 0:
            rows.append(f"\n## People of place {i // each} get what they came for\n")
        rows.append(f"- {line}")
    return "# Goals\n" + "\n".join(rows) + "\n"


def judge(texts: list[str]) -> int:
    """From texts to findings, in memory."""
    found = 0
    for start in range(0, len(texts), 4):
        results = tuple(model.key_result(text) for text in texts[start : start + 4])
        found += len(checks.run(model.OKRSet((model.objective("Visitors find their way without asking", results),))))
    return found


def in_memory() -> Figure:
    """Texts to findings, against cutting the same texts into words: 20,000 a second where 400,000 are cut."""
    texts = lines(20_000)
    words, whole = best(lambda: [WORD.findall(text) for text in texts]), best(lambda: judge(texts))
    return Figure(
        "texts to findings in memory, one core",
        f"{len(texts) / whole:,.0f} key results/s",
        whole / words,
        20.0,
        at_least=False,
    )


def linear(folder: Path) -> Figure:
    """Ten times the text takes about ten times as long, through the command line: reading, checks, score and JSON."""
    took = []
    for count in (10_000, 100_000):
        file = folder / f"{count}.md"
        file.write_text(document(count))
        took.append(best(partial(_run, [str(BIN / "okr-coach"), "check", str(file), "--format", "json"]), 2))
    ratio = took[1] / took[0]
    return Figure(
        "100,000 key results to JSON against 10,000", f"{ratio:.1f} times as long", ratio, 14.0, at_least=False
    )


def hostile() -> Figure:
    """Parts of 10,000 characters, made to be slow, against an ordinary text of that length (5 ms: 20 times is 100 ms)."""
    plain = (" ".join(lines(400)))[:10_000]
    parts = [
        "1" * 10_000,
        "1," * 5_000,
        "from 1 to " * 1_000,
        "a" * 10_000,
        "[" * 10_000,
        "(" * 5_000 + ")" * 5_000,
        "% " * 5_000,
        "by end of " * 1_000,
        "and " * 2_500,
        "- " * 5_000,
        "=> " * 3_333,
        "**" * 5_000,
        "1.1." * 2_500,
        "to 5% and " * 1_000,
        "\u00a0" * 10_000,
        "while " * 1_666,
        "$" * 10_000,
        "2)" * 5_000,
        "$5" * 5_000,
        "by 1) and " * 1_000,
        "which ] and -- . " * 588,
        "[date: x] " * 1_000,
    ]
    base = best(lambda: judge([plain]))
    worst = max(best(partial(judge, [part]), 2) for part in parts)
    return Figure(
        "hostile parts of 10,000 characters, the slowest", f"{worst * 1000:.0f} ms", worst / base, 20.0, at_least=False
    )


def _run(command: list[str]) -> None:
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {run.returncode}: {run.stderr.decode()[-400:]}")


def _commands(folder: Path, name: str, text: str) -> tuple[list[str], list[str]]:
    file, config = folder / name, folder / "proselint.json"
    file.write_text(text)
    config.write_text(json.dumps({"max_errors": 1_000_000}))
    ours = [str(BIN / "okr-coach"), "check", str(file), "--exit-zero"]
    return ours, [str(BIN / "proselint"), "--config", str(config), "check", str(file)]


def against_proselint(folder: Path) -> Figure:
    """Lines of Markdown a second, findings written, program start taken off both; each uses what cores it can."""
    text = document(9_000)
    count = text.count("\n")
    ours, theirs = _commands(folder, "long.md", text)
    starts = _commands(folder, "one.md", "# Goals\n\n- Launch it\n")
    our_start, their_start = (best(partial(_run, command)) for command in starts)
    our_time, their_time = best(lambda: _run(ours)) - our_start, best(lambda: _run(theirs)) - their_start
    return Figure(
        f"check of {count:,} lines of Markdown, all cores",
        f"{count / our_time:,.0f} lines/s (proselint {count / their_time:,.0f})",
        their_time / our_time,
        2.5,
        at_least=True,
    )


def small_file(folder: Path) -> Figure:
    """A whole run on a file of 20 key results, against a whole run of proselint."""
    ours, theirs = _commands(folder, "small.md", document(20))
    our_time, their_time = best(lambda: _run(ours), 9), best(lambda: _run(theirs), 9)
    return Figure(
        "whole `okr-coach check` of 20 key results",
        f"{our_time * 1000:.0f} ms (proselint {their_time * 1000:.0f} ms)",
        our_time / their_time,
        1.0,
        at_least=False,
    )


def crowd(teams: int = 50) -> Figure:
    """A turn of the guided talk when many teams talk at once and their panels poll, against one team alone: `tests/load`."""
    run = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "load" / "crowd.py"), "--teams", str(teams), "--turns", "4", "--json"],
        capture_output=True,
        check=False,
    )
    if run.returncode:
        sys.exit(f"{teams} teams at once: {run.stdout.decode()[-400:]}{run.stderr.decode()[-400:]}")
    found = json.loads(run.stdout)
    return Figure(
        f"turn of the guided talk, p95, {teams} teams at once",
        f"{found['p95_ms']} ms ({found['alone_p95_ms']} ms alone)",
        found["ratio"],
        3.0,
        at_least=False,
    )


def main() -> None:
    """Measure, print, and exit 1 when a ratio does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = [in_memory(), against_proselint(folder), small_file(folder), linear(folder), hostile(), crowd()]
    rows = ["| what | figure | ratio in this run | limit |", "|---|---|---|---|"]
    rows += [
        f"| {f.name} | {f.value} | {f.ratio:.2f} | {'at least' if f.at_least else 'at most'} {f.limit:g} |"
        for f in figures
    ]
    print("\n".join(rows))
    if options.readme:
        readme = ROOT / "README.md"
        text = readme.read_text()
        head, rest = text.split("<!-- bench -->\n", 1)
        readme.write_text(
            f"{head}<!-- bench -->\n" + "\n".join(rows) + "\n<!-- /bench -->" + rest.split("<!-- /bench -->", 1)[1]
        )
    if broken := [f.name for f in figures if not f.holds]:
        sys.exit("Out of its ratio: " + "; ".join(broken))


if __name__ == "__main__":
    main()
