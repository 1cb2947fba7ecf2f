"""`okr-coach explain`: what a check looks for, why, with examples and source."""

from __future__ import annotations

import argparse

from coach import checks


def run(options: argparse.Namespace) -> int:
    """Print one check, the list of all, or the catalogue as Markdown."""
    if options.all:
        print(checks.catalogue(), end="")
    elif options.code:
        print(checks.explain(options.code))
    else:
        for each in checks.CHECKS:
            mark = " (looks at a cycle, not at a document)" if each.of_cycle else ""
            print(f"{each.code}  {each.name:<28} {each.summary}{mark}")
    return 0
