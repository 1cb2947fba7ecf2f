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
- New handover form for the night shift
- Falls training for the night staff
- Patients sleep better
- Buy 14 soft-close doors
- No more falls than today
""",
    ),
    Example(
        "Primary school",
        """\
Objective: Children love reading
- Open the new reading corner
- Order 400 picture books
- Parents read aloud at home
- 6 visits by authors
""",
    ),
    Example(
        "Restaurant kitchen",
        """\
Less waste, happy guests

* new ordering list for the cold room
* train the weekend crew on portions
* 30% less food thrown away
* main courses on the table faster
""",
    ),
    Example(
        "Platform team",
        """\
# Build platform, second quarter

## World-class developer experience
1. Launch self-service preview environments
2. Cut the median pipeline run from 31 to 12 minutes
3. Migrate 25 repositories to the shared runners
4. Run 6 onboarding sessions
5. Keep artefact store availability at 99.9%
""",
    ),
    Example(
        "Online shop support",
        """\
Objective;Key result;Owner
Customers get help fast;Launch the chat assistant;Mirel
Customers get help fast;Shorter first reply time;Juno
Customers get help fast;Rewrite 60 help articles;Pavel
Customers get help fast;Second contacts about the same order from 19% to 11%;Juno
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
- More school classes that come back for a second visit
""",
    ),
    Example(
        "Fruit farm",
        """\
O: A good harvest that reaches the market
KR1: Plant wind hedges along the north field
KR2: Fruit sorted out at the packing line from 12% to 7%
KR3: Crates reach the market the day they are picked
KR4: Hire 9 pickers before the season
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
