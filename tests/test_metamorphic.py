"""How a line is typed does not change the verdict on it."""

import pytest

from coach import checks, model
from coach.model import OKRSet

LINES = [
    "Launch the tablet checklist by 30 June",
    "Publish 12 recipes",
    "Reduce late deliveries by 30%",
    "Late departures from 1,200 to 400 a year",
    "Improve repeat bookings",
    "100% of depots moved to the new radio",
    "Support the night shift with difficult calls",
    "Zero late deliveries",
    "Average handling time from 9 to 6 minutes - all branches",
    "Raise seat occupancy by 5%",
    "Increase spoiled loaves from 6 to 2",
    "Answer objections in 10 days and train the new clerks",
    "Reach 8,000 app downloads",
    "Keep the choir's debt under 2,000 euros",
    "Guests who say 'quiet room' from 48% to 70%",
    "Establish a baseline for waiting time",
    "Council approves the cycle lane",
    "Double repeat orders",
]
GOALS = [
    "Improve customer satisfaction",
    "Open the new wash hall",
    "Cut empty runs by a third",
    "Maintain our market position",
    "Shorten the queue at the ferry and rebuild the café",
    "Night nurses find the trolley stocked",
    "Growers choose the co-op's seed",
]
TYPED = {
    "first letter": lambda text: text[0].lower() + text[1:],
    "all caps": str.upper,
    "curly quotes": lambda text: text.replace(" '", " ‘").replace("'", "’"),
    "dashes": lambda text: text.replace(" - ", " – "),
    "hard spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(",", "\u2009") if any(c.isdigit() for c in text) else text,
    "digits together": lambda text: text.replace(",", "") if any(c.isdigit() for c in text) else text,
    "full stop": lambda text: text + ".",
    "percent apart": lambda text: text.replace("%", " %"),
    "two spaces": lambda text: text.replace(" ", "  "),
}


def verdict(goal, line):
    kr = model.key_result(line)
    found = checks.run(OKRSet((model.objective(goal, (kr,)),)))
    return kr.kind, sorted((f.at, f.code, f.level) for f in found)


@pytest.mark.parametrize("how", TYPED)
@pytest.mark.parametrize("line", LINES)
def test_key_result(line, how):
    assert verdict("Guests come back", TYPED[how](line)) == verdict("Guests come back", line)


@pytest.mark.parametrize("how", TYPED)
@pytest.mark.parametrize("goal", GOALS)
def test_objective(goal, how):
    line = "Late departures from 9 to 4 a week"
    assert verdict(TYPED[how](goal), line) == verdict(goal, line)
