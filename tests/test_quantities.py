"""Amounts, dates and name-numbers of sentences, exactly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import quantities

# sentence: "text|value|unit|role|slot|bound" of each quantity, then "@text|slot|date" of each date
EXACT = {
    # name-numbers
    "Pass SOC 2 and ISO 27001": [],
    "Reduce p95 latency": [],
    "No Sev-1 incidents": ["No|0||level|target|"],
    "Offer 24/7 support in B2B": [],
    "Meet WCAG 2.2 on every page": ["every|100|%|all|target|"],
    "Ship v4.1 on 5G phones": [],
    "Close #123 and docs/77": [],
    "Fewer 4xx answers": [],
    "Invite 3rd party makers": [],
    "Write to Level 3 learners in Year 9": [],
    "Add the 5-star lodge and a two-factor login": [],
    "Migrate to Python 3.12": [],
    "See https://example.org/2024/50 for more": [],
    # numbers and units
    "Reach 1,200 members": ["1,200|1200||count|target|"],
    "Reach 1 200 members": ["1 200|1200||count|target|"],
    "Reach 1\u2009200 members": ["1\u2009200|1200||count|target|"],
    "Reach 1'200 members": ["1'200|1200||count|target|"],
    "Error rate below 2,5%": ["2,5%|2.5|%|level|target|<"],
    "Win $2M in pledges": ["$2M|2000000|$|level|target|"],
    "Raise EUR 3.5 million": ["EUR 3.5 million|3500000|EUR|level|target|"],
    "Spend less than 40k € on fuel": ["40k €|40000|EUR|level|target|<"],
    "Save £1.2bn": ["£1.2bn|1200000000|GBP|level|target|"],
    "Load in under 300ms": ["300ms|300|ms|level|target|<"],
    "Location factor of .65": [".65|0.65||level|target|"],
    "Attendance at 97.5 percent": ["97.5 percent|97.5|%|level|target|"],
    "Occupancy up 4 percentage points": ["4 percentage points|4|points|delta|target|"],
    "Mark up by 3pp": ["3pp|3|points|delta|target|"],
    "Hire two carpenters": ["two|2||count|target|"],
    "Plant a dozen trees": ["a dozen|12||count|target|"],
    "Visit twenty-five farms": ["twenty-five|25||count|target|"],
    "Half of families cook at home": ["Half|50|%|level|target|"],
    "Halve queue times": ["Halve|0.5|x|factor|target|"],
    "Cut waste by a third": ["a third|33.333|%|delta|target|"],
    "Two-thirds of pupils pass": ["Two-thirds|66.667|%|level|target|"],
    "Double the number of loans": ["Double|2|x|factor|target|"],
    "Grow orders 3x": ["3x|3|x|factor|target|"],
    "Make checkout 2 times faster": ["2 times|2|x|factor|target|"],
    "Deploy daily": ["daily|1|times|level|target|"],
    "Raise deployment frequency to weekly": ["weekly|1|times|level|target|"],
    "Walk the wards every two weeks": ["every two weeks|1|times|level|target|"],
    "Monthly active riders feel safe": [],
    "9 out of 10 guests come back": ["9 out of 10|90|%|level|target|"],
    "2/3 of tenants reply": ["2/3|66.667|%|level|target|"],
    "Staff ratio of 7:1": ["7:1|7|:1|level|target|"],
    "Visit 5-7 schools": ["5-7|5||count|target|"],
    "Visit 5–7 schools": ["5–7|5||count|target|"],
    "At least 85% on time": ["85%|85|%|level|target|>="],
    "90%+ of crews trained": ["90%+|90|%|level|target|>="],
    "No more than 3 falls": ["3|3||count|target|<="],
    "Up to 40 places": ["40|40||count|target|<="],
    "More than 500 visitors": ["500|500||count|target|>"],
    "10 or more partners": ["10|10||count|target|>="],
    "Zero lost keys": ["Zero|0||level|target|"],
    "All lifts inspected": ["All|100|%|all|target|"],
    "Full attendance at drills": ["Full|100|%|all|target|"],
    "A tool that lets all teams report": [],
    "Platforms staffed at 6:30 on 95% of days": ["95%|95|%|level|target|"],
    "Riders who wait over 20 minutes from 23% to 5%": [
        "20 minutes|20|minute|level|other|>",
        "23%|23|%|level|baseline|",
        "5%|5|%|level|target|",
    ],
    "Growers who renew 71% (2024) -> 80%": [
        "71%|71|%|level|baseline|",
        "80%|80|%|level|target|",
        "@2024|since|2024-12-31",
    ],
    "Brief at least one ministry": ["one|1||count|target|>="],
    # placeholders
    "Raise giving from X% to Y%": ["X%|None|%|placeholder|baseline|", "Y%|None|%|placeholder|target|"],
    "Earn $N a month": ["$N|None|$|placeholder|target|"],
    "Reach TBD riders": ["TBD|None||placeholder|target|"],
    "??% of calls answered": ["??%|None|%|placeholder|target|"],
    "Wait from [baseline: days - front desk] to [target: days - the team]": [
        "[baseline: days - front desk]|None||placeholder|baseline|",
        "[target: days - the team]|None||placeholder|target|",
    ],
    # windows and asides
    "95% of orders ship within 24 hours": ["95%|95|%|level|target|", "24 hours|24|hour|level|window|"],
    "Answer within 24 hours": ["24 hours|24|hour|level|target|"],
    "3 falls per 1,000 bed days": ["3|3||count|target|", "1,000|1000||count|other|"],
    "Raise referrals by 20% while complaints stay under 5 a week": ["20%|20|%|delta|target|", "5|5||level|other|<"],
    "Get 300 replies in the first month": ["300|300||count|target|"],
    "Lower churn to 3% in the last 12 months": ["3%|3|%|level|target|", "12 months|12|month|level|window|"],
    # progress
    "Write 4 guides => 70%": ["4|4||count|target|", "70%|70|%|level|progress|"],
    "Train crews. 50% complete": ["50%|50|%|level|progress|"],
    "Open 3 depots (0.7)": ["3|3||count|target|", "0.7|0.7||level|progress|"],
    "Survey tenants. Total: 90%.": ["90%|90|%|level|progress|"],
    # dates
    "Open by 30 June": ["@30 June|deadline|None"],
    "Open by 30 June 2027": ["@30 June 2027|deadline|2027-06-30"],
    "Open by June 30th, 2027": ["@June 30th, 2027|deadline|2027-06-30"],
    "Open by 2027-06-30": ["@2027-06-30|deadline|2027-06-30"],
    "Open by 30.06.2027": ["@30.06.2027|deadline|2027-06-30"],
    "Open by end of February 2028": ["@end of February 2028|deadline|2028-02-29"],
    "Open by EOQ": ["@EOQ|deadline|None"],
    "Open by the end of Q1": ["@end of Q1|deadline|None"],
    "Open in Q4": ["@Q4|deadline|None"],
    "Open in H1 FY27": ["@H1 FY27|deadline|None"],
    "Open by end of quarter": ["@end of quarter|deadline|None"],
    "Open this quarter": ["@this quarter|deadline|None"],
    "Open before the season": ["@the season|deadline|None"],
    "Open by Black Friday": ["@Black Friday|deadline|None"],
    "Open by 2030": ["@2030|deadline|2030-12-31"],
    "Fill the Q3 pipeline": ["@Q3|qualifier|None"],
    "Visitors may park for 2 hours": ["2 hours|2|hour|level|window|"],
    "Up 10% since March": ["10%|10|%|delta|target|", "@March|since|None"],
    "Report within 7 days in May": ["7 days|7|day|level|target|", "@May|deadline|None"],
    "First of the second kind": [],
    "1. Open 3 shops": ["3|3||count|target|"],
    # what bounds and parts may look like
    "Keep letters to 4 pages or less": ["4|4||count|target|<="],
    "Bring the share of paper forms to a quarter": ["a quarter|25|%|level|target|"],
    "Pump 1,200 t of silt": ["1,200 t|1200|t|level|target|"],
    "Do not exceed 3 errors": ["3|3||count|target|<="],
    "Finish by week 8": ["@week 8|deadline|None"],
    "Score 4.5 out of 5": ["4.5 out of 5|4.5|/5|level|target|"],
}


def seen(text: str) -> list[str]:
    amounts = quantities.read(text)
    found = []
    for q in amounts.quantities:
        value = None if q.value is None else f"{q.value:.0f}" if q.value == int(q.value) else f"{q.value:.5g}"
        found.append(f"{q.text}|{value}|{q.unit}|{q.role}|{q.slot}|{q.bound}")
    return found + [f"@{d.text}|{d.slot}|{d.date}" for d in amounts.dates]


@pytest.mark.parametrize(("text", "expected"), EXACT.items())
def test_exactly_these_amounts(text, expected):
    assert seen(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Post 5 times a day", "day"),
        ("Close 20 deals/month", "month"),
        ("Meet weekly", "week"),
        ("Meet twice a week", "week"),
    ],
)
def test_rates_keep_what_they_are_counted_per(text, per):
    assert quantities.read(text).quantities[0].per == per


def test_a_range_keeps_both_ends():
    found = quantities.read("Visit 5-7 schools").target
    assert found is not None
    assert (found.value, found.high) == (5, 7)


def test_names_are_kept_with_their_spans():
    text = "Pass SOC 2 with p95 under 200 ms"
    assert [text[start:end] for start, end in quantities.read(text).names] == ["SOC 2", "p95"]


SHAPES = [text for text in EXACT if text.isascii()]


def essence(text: str) -> str:
    amounts = quantities.read(text)
    return json.dumps(
        [[q.value, q.high, q.unit, q.role, q.slot, q.bound] for q in amounts.quantities]
        + [[d.date, d.slot] for d in amounts.dates]
    )


@pytest.mark.parametrize("text", SHAPES)
def test_case_spaces_dashes_and_quotes_do_not_matter(text):
    plain = essence(text)
    assert essence(text[0].lower() + text[1:]) == plain
    assert essence(text.upper()) == plain
    assert essence(text.replace(" ", "\u00a0")) == plain
    assert essence(text.replace(" ", "\u2009")) == plain
    assert essence(text.replace("'", "\u2019")) == plain
    assert essence(f'"{text}"') == plain
    for dash in "–—−":
        if "example.org" not in text and "=>" not in text:
            assert essence(text.replace("-", dash)) == plain, dash


ODD = "aZ1 2,./-–—%$€£x:;()[]?~#@&'\"_İ½²٣\t\n=>+<"
PIECES = [
    *[
        "from",
        "to",
        "by",
        "of",
        "in",
        "the",
        "a",
        "at",
        "least",
        "under",
        "than",
        "X%",
        "$N",
        "->",
        "=>",
        "5",
        "7:1",
        "2/3",
        ".5",
        "1,200",
        "1.5",
        "10k",
        "3x",
        "30",
        "June",
        "2027",
        "Q3",
        "FY27",
        "half",
        "third",
    ],
    *[
        "double",
        "all",
        "every",
        "no",
        "zero",
        "one",
        "two",
        "weeks",
        "days",
        "%",
        "points",
        "[target:",
        "]",
        "(",
        ")",
        ".",
        ",",
        ";",
        "today",
        "currently",
        "(0.7)",
        "end",
        "EOQ",
        "May",
        "99.99.9999",
    ],
]


@given(
    st.one_of(
        st.text(max_size=60), st.text(ODD, max_size=60), st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
    )
)
def test_never_crashes_and_spans_quote_the_text(text):
    amounts = quantities.read(text)
    for part in (*amounts.quantities, *amounts.dates):
        assert part.text == text[part.start : part.end] != ""
    for start, end in amounts.names:
        assert 0 <= start < end <= len(text)
    words, starts, ends = amounts.tokens
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert len(words) == len(starts)
