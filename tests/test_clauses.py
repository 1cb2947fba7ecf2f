"""Two goals in one line, and lines that look like it: written before any score was seen."""

import pytest

from coach import sentence
from coach.checks import clauses

TWO = """
Paint the hall and hire a caretaker
Waiting time under 10 minutes and 95% of calls answered
Cut waste by 20%; open a repair café
Train the porters, buy two hoists
Shop open on Sundays, newsletter sent to members, two new stalls
Win 5 new schools and keep churn below 3%
Increase repeat guests by 10% and reduce complaints by 20%
New menu launched and kitchen renovated
Hire 3 midwives and 2 doctors
Revenue from 2M to 3M, margin from 12% to 15%
Write the handbook. Run four drills.
Move the depot to Leeds & renegotiate the lease
Publish the price list and visit all dealers
Improve onboarding and rebuild the billing page
NPS of 40 and 80% retention
Complete the fire audit and clear the cellar
""".strip().splitlines()

ONE = """
Sales and marketing qualified leads from 40 to 60
Draft and publish the tenants' guide
Cut p95 from 400 to 250 ms while error rate stays under 1%
Terms and conditions accepted by 90% of members
Visitors from Bergen and Oslo from 200 to 400
Reduce time from application to decision from 11 to 6 weeks
Research and development cost under EUR 2M
Health and safety training for porters
Design, build and test the new pump
80% of nurses and doctors use the new rota
Patients who arrive, wait and leave within 60 minutes from 40% to 70%
Launch the portal to cut calls and letters by half
Increase bookings on Saturdays and Sundays from 40 to 70
Interview 12 tenants and share the findings
Hire a nurse, who will train the staff
Complaints about noise, dust and smell from 30 to 10 a month
Fast and reliable delivery: 95% within 2 days
Publish the map by Q2 and not later
Orders shipped within 24 hours, up from 60% to 90%
Rate of lost, late or broken parcels from 6% to 3%
""".strip().splitlines()


@pytest.mark.parametrize("line", TWO)
def test_two(line):
    assert len(clauses.goals(sentence.read(line))) > 1


@pytest.mark.parametrize("line", ONE)
def test_one(line):
    assert len(clauses.goals(sentence.read(line))) == 1


def test_goals_quote_the_line():
    reading = sentence.read("Cut the wait to 2 h and raise satisfaction to 90%")
    slots = clauses.slots(reading, clauses.goals(reading))
    assert slots == {"n": "two", "first": "Cut the wait to 2 h", "second": "raise satisfaction to 90%"}


@pytest.mark.parametrize("part", ["and, ; ( ", "a, b and c. ", "to be and to do, ", "[x] (", "with by and "])
def test_hostile_lines_are_linear(part):
    reading = sentence.read(part * (10_000 // len(part)))
    assert clauses.goals(reading)
