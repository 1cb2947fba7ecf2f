"""How long a turn takes when many teams talk to one server at once, against one team alone on the same server.

    python tests/load/crowd.py                     fifty teams, six turns each
    python tests/load/crowd.py --teams 100 --json

Each team has a draft of its own, thinks between its turns, and leaves its page open, so that the panels go on polling.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import websockets
from server import APP, PAGE, serving
from wire import Stalled, Visitor

SAYS = (
    "We run the laundry of three clinics. Nurses wait for clean coats, about 40 minutes each morning, the tea list says so.",
    "By the end of November we want no more than 15 minutes. We plan a second round at night and labels on the bags.",
    "They also borrow coats from other wards",
    "Nobody counts that. Sister Agnes could",
    "The linen must stay as clean as it is now",
    "Skip that one",
    "The second round is the one that matters",
    "Enough, show me the draft",
)
ALONE = 6  # talks of one team before the crowd comes, and as many after it has gone


class Crowd(NamedTuple):
    """What was measured. turns: seconds of each; errors: what went amiss; refreshed: how often a panel was drawn anew."""

    turns: list[float]
    errors: list[str]
    refreshed: list[int]

    @property
    def p95(self) -> float:
        """The time within which 19 of 20 turns were answered, in seconds."""
        return statistics.quantiles(self.turns, n=20, method="inclusive")[-1] if len(self.turns) > 1 else float("inf")


async def talk(address: str, page: str, turns: int, think: float, crowd: Crowd) -> None:
    """One team, from hello to its last turn. think: seconds between two turns, on average."""
    try:
        async with Visitor.at(address, page) as visitor:
            for n in range(turns):
                await asyncio.sleep(random.uniform(0, 2 * think))
                crowd.turns.append(await visitor.say(SAYS[n % len(SAYS)]))
            crowd.errors.extend(visitor.errors)
            crowd.refreshed.append(visitor.refreshed)
    except (Stalled, OSError, websockets.WebSocketException) as error:
        crowd.errors.append(f"{type(error).__name__}: {error}")


async def measure(address: str, page: str, teams: int, turns: int, think: float) -> Crowd:
    """So many teams at once; they come within one time of thinking."""
    crowd = Crowd([], [], [])

    async def come(n: int) -> None:
        await asyncio.sleep(n * think / teams)
        await talk(address, page, turns, think, crowd)

    await asyncio.gather(*map(come, range(teams)))
    return crowd


async def alone(address: str, page: str, turns: int, crowd: Crowd) -> None:
    """One team after another, each with the server to itself."""
    for _ in range(ALONE):
        await talk(address, page, turns, 0.2, crowd)


async def compare(address: str, page: str, teams: int, turns: int, think: float) -> tuple[Crowd, Crowd]:
    """One team alone before and after, as the machine may be busy with other things; and the crowd between."""
    one = Crowd([], [], [])
    await talk(address, page, turns, 0.2, Crowd([], [], []))  # warms the server up
    await alone(address, page, turns, one)
    many = await measure(address, page, teams, turns, think)
    await alone(address, page, turns, one)
    return one, many


def figures(one: Crowd, many: Crowd, teams: int) -> dict[str, object]:
    """What is printed."""
    return {
        "teams": teams,
        "alone_p95_ms": round(one.p95 * 1000),
        "median_ms": round(statistics.median(many.turns or [float("inf")]) * 1000),
        "p95_ms": round(many.p95 * 1000),
        "ratio": round(many.p95 / one.p95, 2),
        "turns": len(many.turns),
        "panels": sum(many.refreshed),
        "errors": one.errors + many.errors,
    }


def main() -> None:
    """Measure, print; exit 1 when anything went amiss."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teams", type=int, default=50)
    parser.add_argument("--turns", type=int, default=6)
    parser.add_argument("--think", type=float, default=10.0, help="seconds between two turns of a team, on average")
    parser.add_argument("--app", type=Path, default=APP)
    parser.add_argument("--page", default=PAGE, help="the path of the page, '' for the first one")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    random.seed(7)
    with tempfile.TemporaryDirectory() as folder, serving(options.app, Path(folder) / "drafts.sqlite3") as server:
        one, many = asyncio.run(compare(server.address, options.page, options.teams, options.turns, options.think))
    found = figures(one, many, options.teams)
    if options.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:14}{value}" for name, value in found.items()))
    sys.exit(1 if found["errors"] or len(many.turns) < options.teams * options.turns else 0)


if __name__ == "__main__":
    main()
