"""`okr-coach eval`: replay or record the eval set; it lives in a checkout of the project, not in the package."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from coach.errors import UsageError


def run(arguments: Sequence[str]) -> int:
    """Run `python -m evals` of the checkout that this package stands in. Raises UsageError where there is none."""
    checkout = Path(__file__).resolve().parents[2]
    if not (checkout / "evals" / "__main__.py").is_file():
        raise UsageError(
            "The eval set lives in a checkout of the project, in its folder evals, and not in the installed package. "
            "In a checkout, `make evals` installs what it needs and replays it."
        )
    sys.path.insert(0, str(checkout))
    try:
        evals = importlib.import_module("evals.__main__")
    except ModuleNotFoundError as missing:
        raise UsageError(f"The eval set needs {missing.name}. `make evals` installs what it needs.") from None
    code: int = evals.main(arguments, prog="okr-coach eval")
    return code
