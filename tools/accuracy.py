"""Measure how well `okr-coach check` reads labelled lines, and write the table into README.md.

    python tools/accuracy.py --gold keyresults.jsonl --objectives objectives.jsonl

Gold files hold one JSON object a line and are never part of the repository:

    key results  {"objective", "key_result", "kinds": [accepted], "target", "baseline", "deadline", "compound", "vanity"}
    objectives   {"objective", "metric", "deliverable", "vague", "bau", "compound"}

A flag that is null was left open by the labellers and is not counted. The share of lines read right comes with its 95%
Wilson interval. For flags, which are rare, the table says too how many were found and how many alarms were false.
"""

from __future__ import annotations

import argparse
import json
import math
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

README = Path(__file__).resolve().parent.parent / "README.md"
OPEN, CLOSE = "<!-- accuracy -->", "<!-- /accuracy -->"
FAMILIES = {
    "outcome": "result", "health": "result", "milestone": "result", "unmeasured": "unmeasured", "output": "effort",
    "activity": "effort", "activity-volume": "effort", "coverage": "effort", "baseline": "effort", "learning": "effort",
}  # fmt: skip
SLOTS = ("target", "baseline", "deadline")
KEY_RESULT_CODES = {"compound": "K011", "vanity": "K010"}
OBJECTIVE_CODES = {"metric": "O001", "deliverable": "O002", "vague": "O003", "bau": "O004", "compound": "O005"}

Part = dict[str, Any]


class Row(NamedTuple):
    """One line of the table: pairs of (label, said)."""

    name: str
    pairs: list[tuple[bool, bool]]
    flag: bool


def read(path: Path) -> list[Part]:
    """The labelled lines of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """The 95% interval of a share (Wilson 1927)."""
    if n == 0:
        return 0.0, 1.0
    share, spread = hits / n, 1 + z * z / n
    middle = (share + z * z / (2 * n)) / spread
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / spread
    return middle - half, middle + half


def check(command: str, objectives: list[Part]) -> list[Part]:
    """What the program says about each objective, in order; each stands alone, as a set of its own would blur it."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "okrs.json"
        document.write_text(json.dumps({"objectives": objectives}, ensure_ascii=False), encoding="utf-8")
        arguments = [*shlex.split(command), "check", str(document), "--format", "json", "--exit-zero"]
        run = subprocess.run(arguments, capture_output=True, text=True, timeout=600, check=False)
    if run.returncode:
        sys.exit(f"{command} check ended with {run.returncode}: {run.stderr.strip()[-400:]}")
    said: list[Part] = json.loads(run.stdout)["objectives"]
    if len(said) != len(objectives):
        sys.exit(f"{len(objectives)} objectives went in, {len(said)} came back.")
    return said


def _has_code(code: str) -> Callable[[Part], bool]:
    return lambda part: any(finding["code"] == code for finding in part["findings"])


def _has_slot(slot: str) -> Callable[[Part], bool]:
    return lambda part: bool(part["measure"][slot])


def _flag(name: str, key: str, gold: Iterable[Part], said: Iterable[Part], says: Callable[[Part], bool]) -> Row:
    pairs = [
        (bool(label[key]), says(part)) for label, part in zip(gold, said, strict=True) if label.get(key) is not None
    ]
    return Row(name, pairs, flag=True)


def key_result_rows(gold: list[Part], command: str) -> list[Row]:
    """Kind, family, the slots of the measure, and the two flags."""
    documents = [{"objective": g.get("objective") or "Make it better", "key_results": [g["key_result"]]} for g in gold]
    parts = [objective["key_results"][0] for objective in check(command, documents)]
    kinds = [(True, part["kind"] in g["kinds"]) for g, part in zip(gold, parts, strict=True)]
    families = [
        (True, FAMILIES[part["kind"]] in {FAMILIES[kind] for kind in g["kinds"]})
        for g, part in zip(gold, parts, strict=True)
    ]
    return [
        Row("kind (one of ten)", kinds, flag=False),
        Row("family (effort, result, unmeasured)", families, flag=False),
        *(_flag(slot, slot, gold, parts, _has_slot(slot)) for slot in SLOTS),
        *(_flag(name, name, gold, parts, _has_code(code)) for name, code in KEY_RESULT_CODES.items()),
    ]


def objective_rows(gold: list[Part], command: str) -> list[Row]:
    """The flags of objectives."""
    parts = check(command, [{"objective": g["objective"], "key_results": []} for g in gold])
    return [_flag(f"objective: {name}", name, gold, parts, _has_code(code)) for name, code in OBJECTIVE_CODES.items()]


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    lines = [
        "| what is read | lines | read right | 95% interval | found | false alarms | F1 |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        n, right = len(row.pairs), sum(label == said for label, said in row.pairs)
        low, high = wilson(right, n)
        cells = [row.name, str(n), f"{right / n:.1%}" if n else "-", f"{low:.1%} to {high:.1%}", *_flag_cells(row)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _flag_cells(row: Row) -> list[str]:
    if not row.flag:
        return ["", "", ""]
    found = sum(label and said for label, said in row.pairs)
    labelled, alarms = sum(label for label, _ in row.pairs), sum(said for _, said in row.pairs)
    f1 = 2 * found / (labelled + alarms) if labelled + alarms else 1.0
    return [f"{found} of {labelled}", f"{alarms - found} of {alarms}", f"{f1:.2f}"]


def write(text: str, readme: Path = README) -> None:
    """Put the table between the two markers of the README."""
    before, opened, rest = readme.read_text(encoding="utf-8").partition(OPEN)
    _, closed, after = rest.partition(CLOSE)
    if not opened or not closed:
        sys.exit(f"{readme.name} lacks the markers {OPEN} and {CLOSE}; put them where the table belongs.")
    readme.write_text(f"{before}{OPEN}\n{text}\n{CLOSE}{after}", encoding="utf-8")


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="labelled key results, JSON lines")
    parser.add_argument("--objectives", type=Path, help="labelled objectives, JSON lines")
    parser.add_argument("--command", default=".venv/bin/okr-coach")
    parser.add_argument("--dry-run", action="store_true", help="print the table, leave README.md alone")
    options = parser.parse_args()
    rows = key_result_rows(read(options.gold), options.command)
    if options.objectives:
        rows += objective_rows(read(options.objectives), options.command)
    text = table(rows)
    print(text)
    if not options.dry_run:
        write(text)


if __name__ == "__main__":
    main()
