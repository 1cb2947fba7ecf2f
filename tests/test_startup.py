"""A light command stays light: what is imported on the way to a check of plain Markdown."""

from __future__ import annotations

import ast
import importlib.metadata
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HEAVY = (
    "pydantic",
    "rapidfuzz",
    "markdown_it",
    "streamlit",
    "litellm",
    "yaml",
    "jinja2",
    "sqlalchemy",
    "platformdirs",
    "asyncio",
    "importlib.metadata",
)
PLAIN = "# Goals\n\n## Readers find the book they want\n\n- Launch the new catalogue\n- Share of searches that end with a loan from 20% to 35%\n"
PROBE = """
import json, sys
from coach import cli
code = cli.main(sys.argv[1:])
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def modules(*arguments: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    code, loaded = json.loads(run.stderr.splitlines()[-1])
    assert code in (0, 1)
    return set(loaded)


@pytest.mark.parametrize("form", ["text", "json"])
def test_check_of_plain_markdown_loads_nothing_heavy(tmp_path: Path, form: str) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(PLAIN)
    assert not {m for m in modules("check", str(file), "--format", form) if m.startswith(HEAVY)}


def test_rewrite_loads_neither_a_model_nor_the_page(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(PLAIN)
    assert not {
        m for m in modules("rewrite", str(file)) if m.startswith(("streamlit", "litellm", "pydantic", "sqlalchemy"))
    }


def seconds(command: list[str]) -> float:
    """The processor time of a whole run: the median of five."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    found = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run(command, capture_output=True, check=False, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run.returncode in (0, 1), run.stderr
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found)


def test_a_whole_check_of_a_small_file_takes_a_few_starts_of_python(tmp_path: Path) -> None:
    file = tmp_path / "okrs.md"
    file.write_text(
        PLAIN + "".join(f"- Share of shelves in order in room {n} from {n}% to {n + 40}%\n" for n in range(18))
    )
    check = [sys.executable, "-m", "coach.cli", "check", str(file)]
    seconds(check)  # compiled once
    assert seconds(check) < 16 * seconds([sys.executable, "-c", "pass"])


def test_what_the_package_requires_is_imported() -> None:
    """A bare install brings nothing that no file uses."""
    root = Path(__file__).parents[1]
    required = tomllib.loads((root / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {re.split(r"[^\w.-]", each, maxsplit=1)[0].lower() for each in required}
    trees = [ast.parse(file.read_text()) for file in (root / "coach").rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    homes = importlib.metadata.packages_distributions()
    used = {home.lower() for module in modules for home in homes.get(module.partition(".")[0], [])}
    assert names <= used
