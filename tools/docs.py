"""Print docs/checks.md from the code; `--check` fails when it is out of step."""

from __future__ import annotations

import sys
from pathlib import Path

from coach import checks

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"


def main() -> None:
    """Write the page, or compare it."""
    page = checks.catalogue()
    if "--check" in sys.argv[1:]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
            sys.exit("docs/checks.md is out of step with the checks: run `make docs`.")
        return
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
