"""Where the measure stands today: stated or not, in every shape we could think of before any score was seen."""

from __future__ import annotations

import pytest

from coach import quantities

STATED = [
    ("Raise the share of walk-ins served within ten minutes from 55% to 80%", "55%"),
    ("Cut no-shows at the clinic from 1 in 5 to 1 in 10", "1 in 5"),
    ("Median repair time down to 4 days (today 9)", "9"),
    ("Members who renew: 71% -> 80%", "71%"),
    ("Members who renew 71% → 80%", "71%"),
    ("Loans per visit up from 1.4", "1.4"),
    ("Late deliveries fall from about 40 a week to under 15", "40"),
    ("Grow weekly readers to 12,000, currently 7,500", "7,500"),
    ("Current waiting time is 21 days; bring it to 10", "21 days"),
    ("Bring the error rate to 2% (was 5%)", "5%"),
    ("Baseline: 34 complaints a month. Target: 20", "34"),
    ("We are at 62% on-time today and reach 75% by June", "62%"),
    ("As of March the median wait is 26 minutes", "26 minutes"),
    ("Share of pupils who read at home from [baseline: share - class teachers] to [target: share - the team]", None),
    ("From zero to 40 paying growers", "zero"),
    ("Recycled share 48% to 60%", "48%"),
    ("Shorten claims handling, now 14 days, to 8 days", "14 days"),
    ("Move net promoter score from −4 to +10", "−4"),
    ("Double bookings from 200 a month to 400", "200"),
    ("Referrals from GPs rise from 30 to 45 per quarter", "30"),
    ("Sell 900 season tickets (last year: 640)", "640"),
    ("Spoilage of 3% instead of 7%", "7%"),
    ("Energy use of 90 kWh per square metre, down from 120 kWh", "120 kWh"),
    ("From X% to Y% of staff would recommend us", "X%"),
    ("Answer time to 2 hours from 6 hours", "6 hours"),
    ("30 villages connected, up from 18 in 2025", "18"),
    ("Harvest losses (2025: 12%) below 8%", "12%"),
    ("Absence starts at 6.1% and ends at 5%", "6.1%"),
    ("Burst pipes from 13 to [target: pipes - the team]", "13"),
    ("Burst pipes from 13 last winter to [target: pipes a winter - the team]", "13"),
    ("Late buses 21% → [target: share - the team]", "21%"),
    ("Burst pipes were 13 last month, 5 by June", "13"),
    ("Last year 140 pipes burst", "140"),
    ("Last week 4 of our trams broke down", "4"),
]
NOT_STATED = [
    "Ferry runs from Oslo to Kiel carry 20% more freight",
    "Survey families from May to June and hear from 300",
    "80% of users from 18 to 25 find a course that fits",
    "Cut the time from order to delivery to 3 days",
    "New users love us from day one",
    "Applications from 30 countries",
    "Raise donations by 12%",
    "Volunteers aged 16 to 24 give 500 hours",
    "Run 5 to 7 open evenings",
    "90-day churn under 4%",
    "Open from 8 to 18 on weekdays",
    "95% of parcels arrive within 2 to 3 days",
    "Current members bring 50 friends",
    "Replies from 3 to 5 partner museums",
    "Move 40 patients from ward 3 to ward 7",
]


@pytest.mark.parametrize(("text", "baseline"), STATED)
def test_a_stated_baseline_is_read(text, baseline):
    found = quantities.read(text).baseline
    assert found is not None
    assert baseline is None or found.text == baseline


@pytest.mark.parametrize("text", NOT_STATED)
def test_other_amounts_are_no_baseline(text):
    assert quantities.read(text).baseline is None


def test_churn_keeps_its_window_out_of_the_baseline():
    amounts = quantities.read("90-day churn 30% -> 12%")
    assert [(q.text, q.slot) for q in amounts.quantities] == [("30%", "baseline"), ("12%", "target")]
