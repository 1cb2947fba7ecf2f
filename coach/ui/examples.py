"""Eight trades, each with a draft as such a team would paste it. Made up for this page."""

from __future__ import annotations

from typing import NamedTuple


class Example(NamedTuple):
    """A draft to look around with."""

    trade: str
    text: str


EXAMPLES = (
    Example(
        "Hospital ward",
        """\
# Ward 4, spring
## A calmer ward at night
- Buy soft-close bins for all 14 rooms
- Night shift completes the noise training
- Fewer call bells between midnight and 5
- Pain asked about at every round
- No patient falls more than today
""",
    ),
    Example(
        "Primary school",
        """\
Objective: Children love reading
- Open the new reading corner
- 6 author visits
- Parents read aloud at home
- Order 400 picture books
""",
    ),
    Example(
        "Restaurant kitchen",
        """\
Less waste, happy guests

* new ordering list for the cold room
* weigh what comes back on plates
* throw away 30% less
* retrain the weekend crew on portions
* main courses on the table within 20 minutes
""",
    ),
    Example(
        "Platform team",
        """\
# Build platform, second quarter

## Engineers enjoy shipping
1. Ship the preview environments
2. Cut the median pipeline run from 31 to 12 minutes
3. Move 25 repositories to the shared runners
4. Hold 4 office hours a month
5. Keep artefact store availability at 99.9%
""",
    ),
    Example(
        "Online shop support",
        """\
Objective;Key result;Owner;Target
Customers get help fast;Launch the chat assistant;Mirel;
Customers get help fast;First reply time;Juno;under 3 hours
Customers get help fast;Rewrite 60 help articles;Pavel;
Customers get help fast;Second contacts about the same order from 19% to 11%;Juno;11%
""",
    ),
    Example(
        "Town museum",
        """\
Objective: Become a museum for the whole town
Key results:
- Audio guide in 5 languages
- Renovate the east wing before the fire permit ends on 30 September
- Increase visitor satisfaction
- 20 school classes come back for a second visit
- Publish 3 posts a week
""",
    ),
    Example(
        "Fruit farm",
        """\
O: A good harvest that reaches the market
KR1: Plant wind hedges along the north field
KR2: Reduce fruit sorted out at the packing line
KR3: Certify the cold store
KR4: Hire 9 pickers before the season
KR5: Crates picked by 9 are on the lorry the same day, 95%
""",
    ),
    Example(
        "Bus depot",
        """\
| Objective | Key result | Owner |
|---|---|---|
| Buses people can rely on | Replace the depot software | Anselm |
| Buses people can rely on | First departures on time, from 88% to 96% | Teodora |
| Buses people can rely on | Inspect 120 doors | Anselm |
| Buses people can rely on | Fewer trips cancelled at short notice | Teodora |
""",
    ),
)
