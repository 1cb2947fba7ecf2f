"""Rewrites of goal lines, sound and subtly unsound: (original, rewrite, said, the rule that is broken or None).

TRIPLES were written before the rules were tuned; BLIND afterwards, and nothing was tuned to them.
"""

from __future__ import annotations

Triple = tuple[str, str, tuple[str, ...], str | None]

SOUND: list[Triple] = [
    # conversions
    (
        "Reduce the average handling time of a claim to 1,200 s",
        "Average handling time of a claim down to 20 minutes",
        (),
        None,
    ),
    (
        "Cut the wait for a hearing test from 8 weeks to 4 weeks",
        "Wait for a hearing test from 56 days to 28 days",
        (),
        None,
    ),
    ("Ship 90% of parcels within 48 hours", "90% of parcels ship within 2 days", (), None),
    ("Raise $2.5M for the hospice", "Raise $2,500,000 for the hospice", (), None),
    ("Serve 1.2 million school meals", "Serve 1,200,000 school meals", (), None),
    ("Cut the pilot line's cycle time to 90 s", "Pilot line's cycle time down to 1.5 minutes", (), None),
    ("Recycle 3 t of glass a month", "Recycle 3,000 kg of glass a month", (), None),
    ("Extend the warranty claims window to 24 months", "Warranty claims window extended to 2 years", (), None),
    ("Bring p95 search latency under 0.5 s", "p95 search latency under 500 ms", (), None),
    # restated words
    ("Cut no-shows at the dental clinic by half", "Reduce no-shows at the dental clinic by 50%", (), None),
    ("Halve the backlog of planning appeals", "Cut the backlog of planning appeals by 50%", (), None),
    ("Win a dozen new wholesale accounts", "Win 12 new wholesale accounts", (), None),
    ("1 in 5 visitors joins the friends' scheme", "20% of visitors join the friends' scheme", (), None),
    ("Double the number of loans to schools", "Grow the number of loans to schools 2x", (), None),
    ("Two thirds of tenants renew", "66.7% of tenants renew", (), None),
    ("Every ward reports falls weekly", "All wards report falls weekly", (), None),
    ("Zero missed deliveries to care homes", "No missed deliveries to care homes", (), None),
    ("Half of apprentices pass the first exam", "50% of apprentices pass the first exam", (), None),
    ("Three of our five depots run on solar", "3 of 5 depots run on solar", (), None),
    # comparators said differently
    ("At least 85% of calls answered by a nurse", "85% or more of calls answered by a nurse", (), None),
    ("Keep absence below 4%", "Keep absence under 4%", (), None),
    ("No more than 3 complaints per week about noise", "At most 3 complaints per week about noise", (), None),
    ("More than 500 growers use the price board", "Over 500 growers use the price board", (), None),
    ("Answer every enquiry within 24 hours", "Every enquiry answered in 24 hours or less", (), None),
    # reordering
    (
        "Increase trial sign-ups from 200 to 300 a month by 30 June",
        "By 30 June, monthly trial sign-ups rise from 200 to 300",
        (),
        None,
    ),
    (
        "Raise repeat bookings at the coast lodges by 15% before Easter",
        "Before Easter, repeat bookings at the coast lodges are up 15%",
        (),
        None,
    ),
    (
        "Reduce food waste in the canteen from 60 kg to 35 kg a day",
        "Canteen food waste: from 60 kg to 35 kg a day",
        (),
        None,
    ),
    ("In Q3, 40 museums lend us an object", "40 museums lend us an object in Q3", (), None),
    (
        "From 12% to 20%: share of riders who cycle to the station",
        "Share of riders who cycle to the station from 12% to 20%",
        (),
        None,
    ),
    ("By end of June bring injury days down to 4", "Injury days down to 4 by the end of June", (), None),
    ("Open the Saturday surgery by 1 September", "By 1 September, open the Saturday surgery", (), None),
    ("Grow donors under 30 from 400 to 650", "Donors under 30 grow from 400 to 650", (), None),
    ("Publish the safety report by May 15", "By 15 May, publish the safety report", (), None),
    # synonyms
    ("Cut customer complaints by 20%", "Reduce customer complaints by 20%", (), None),
    ("Lower staff turnover on the night shift to 9%", "Bring staff turnover on the night shift down to 9%", (), None),
    ("Boost newsletter open rate to 35%", "Raise newsletter open rate to 35%", (), None),
    (
        "Shorten onboarding of new carers from 6 weeks to 3",
        "Reduce onboarding of new carers from 6 weeks to 3 weeks",
        (),
        None,
    ),
    ("Increase client satisfaction to 4.5 out of 5", "Raise customer satisfaction to 4.5 out of 5", (), None),
    ("Get 30 farms to sign up for the seed bank", "30 farms register for the seed bank", (), None),
    ("Employees rate the canteen 8 or better", "Staff rate the canteen 8 or better", (), None),
    ("Improve median response time to 2 hours", "Median response time improves to 2 hours", (), None),
    ("Attain 99.9% availability of the booking system", "Reach 99.9% availability of the booking system", (), None),
    # shown sums
    ("Hire 8 nurses and 4 porters", "Hire 12 people (8 nurses + 4 porters = 12)", (), None),
    ("Open 3 shops in the north and 2 in the south", "Open 5 shops, 3 + 2 = 5, in the north and the south", (), None),
    ("Grow subscribers from 400 by 25%", "Subscribers from 400 to 500 (400 + 25% = 500)", (), None),
    ("Cut the 200 open tickets by 30%", "Open tickets from 200 to 140 (200 - 60 = 140; 30% of 200 = 60)", (), None),
    ("Visit 6 schools a month for 4 months", "Visit 24 schools (6 x 4 = 24): 6 schools a month for 4 months", (), None),
    # placeholders
    (
        "Improve sign-ups",
        "Sign-ups a month from [baseline: sign-ups a month - analytics] to [target: sign-ups a month - the team]",
        (),
        None,
    ),
    ("Reduce churn by 10%", "Churn down 10% from [baseline: churn today - finance]", (), None),
    (
        "Make discharge letters faster",
        "Median time to discharge letters from [baseline: days - ward clerk] to [target: days - the team]",
        (),
        None,
    ),
    (
        "Raise reading scores by [date: which term - head teacher]",
        "Reading scores raised by [target: points - head teacher] by [date: which term - head teacher]",
        (),
        None,
    ),
    # what the team said
    ("Improve NPS", "NPS from 31 to 45", ("NPS is 31 today and the board wants 45",), None),
    ("Fewer late trains", "Late trains from 9% to 6% by December", ("9% are late now", "aim for 6% by December"), None),
    ("Speed up repairs to 5 days", "Speed up repairs to 4 days", ("not 5, it has to be 4 days",), None),
    # a deliverable parked
    (
        "Launch the referral page by May",
        "Share of new accounts that come from a referral from [baseline: share - analytics] to [target: share - the team] by May\n"
        "Initiative: Launch the referral page",
        (),
        None,
    ),
    (
        "Publish 12 posts about soil health",
        "Growers who test their soil after reading us (proposed): [target: growers - the team]\nInitiative: Publish 12 posts about soil health",
        (),
        None,
    ),
    (
        "Migrate billing to the new ledger",
        "Invoices corrected after sending from [baseline: share - billing] to [target: share - the team]\nInitiative: Migrate billing to the new ledger",
        (),
        None,
    ),
    (
        "File the audit report with the regulator by law before 31 March",
        "The audit report is filed with the regulator before 31 March, as the law requires",
        (),
        None,
    ),
    (
        "Train 40 volunteers in Leeds to raise reported near-misses by 20%",
        "Reported near-misses up 20%\nInitiative: Train 40 volunteers in Leeds",
        (),
        None,
    ),
    (
        "Support the sales team in closing deals",
        "Deals won with our help from [baseline: deals a quarter - sales operations] to [target: deals a quarter - the team]\n"
        "Initiative: Support the sales team in closing deals",
        (),
        None,
    ),
]

UNSOUND: list[Triple] = [
    # R001: a figure nobody gave
    ("Improve activation", "Activation from 35% to 50%", (), "R001"),
    ("Reduce first response by 30%", "First response from 10 h to 7 h, down 30%", (), "R001"),
    ("Close the books faster", "Close the books in 5 days", (), "R001"),
    ("Grow the choir to 60 singers", "Grow the choir from 45 to 60 singers", (), "R001"),
    ("Cut lost luggage by a third", "Cut lost luggage by a third, to 4 per 1,000 bags", (), "R001"),
    (
        "Improve attendance at parents' evenings",
        "80% of parents attend parents' evenings",
        ("most parents come today",),
        "R001",
    ),
    ("Hire 8 nurses and 4 porters", "Hire 13 people (8 nurses + 4 porters = 13)", (), "R001"),
    ("Grow subscribers from 400 by 25%", "Subscribers from 400 to 500", (), "R001"),
    ("Launch the app", "2,000 people use the app a week (proposed)\nInitiative: Launch the app", (), "R001"),
    ("Brief farmers on the new feed", "All farmers are briefed on the new feed", (), "R001"),
    # R002: a given figure changed
    ("Bring the defect rate under 1%", "Bring the defect rate to 1%", (), "R002"),
    ("Raise margin by 5%", "Raise margin by 5 points", (), "R002"),
    ("Sign 20 logos this quarter", "Sign 20 deals this quarter", (), "R002"),
    ("Availability of 99.95%", "Availability of 99.9%", (), "R002"),
    ("Increase bookings by 30%", "Increase bookings to 30%", (), "R002"),
    ("Bring median wait to 12 minutes", "Bring mean wait to 12 minutes", (), "R002"),
    ("Keep p99 latency below 300 ms", "Keep p95 latency below 300 ms", (), "R002"),
    ("Publish 4 recipes a week", "Publish 4 recipes a month", (), "R002"),
    ("Spend less than EUR 9 per ticket", "Spend less than USD 9 per ticket", (), "R002"),
    ("Cut the wait from 21 days to 12 days", "Cut the wait from 21 days to 12 hours", (), "R002"),
    ("Recruit 15 foster families from 40 enquiries", "Recruit 40 foster families from 15 enquiries", (), "R002"),
    ("95% of orders ship within 24 hours", "95% of orders ship within 42 hours", (), "R002"),
    ("About 40 households switch to heat pumps", "Exactly 40 households switch to heat pumps", (), "R002"),
    ("Reduce rework by 20% and scrap by 10%", "Reduce rework by 20% and scrap", (), "R002"),
    # R003: a date lost, moved or new
    ("Publish the tariff before 1 July", "Publish the tariff", (), "R003"),
    ("Sell 300 gift boxes by Black Friday", "Sell 300 gift boxes by Q4", (), "R003"),
    ("Cut backlog to 50 cases in 6 weeks", "Cut backlog to 50 cases", (), "R003"),
    ("Reach 80% occupancy by the end of March", "Reach 80% occupancy by the end of May", (), "R003"),
    ("Reach 80% occupancy", "Reach 80% occupancy by the end of Q2", (), "R003"),
    ("Open the branch by 15 May 2027", "Open the branch by 15 May 2028", (), "R003"),
    ("Finish the audit in H1", "Finish the audit in H2", (), "R003"),
    ("Have 30 coaches licensed before the season", "Have 30 coaches licensed", (), "R003"),
    # R004: the direction
    ("Reduce contacts per order by 10%", "Increase contacts per order by 10%", (), "R004"),
    ("At least 85% of seats filled", "Up to 85% of seats filled", (), "R004"),
    ("Increase reported near-misses from 12 to 30", "Reduce near-misses from 30 to 12", (), "R004"),
    ("Keep energy cost at 3% of revenue", "Reduce energy cost to 3% of revenue", (), "R004"),
    ("Error budget use no more than 80%", "Error budget use no less than 80%", (), "R004"),
    ("Raise the share of walkers to 40%", "Lower the share of walkers to 40%", (), "R004"),
    ("Spend under 5k CHF on print", "Spend over 5k CHF on print", (), "R004"),
    ("Serve 200 more families without hiring", "Serve 200 more families by hiring", (), "R004"),
    # R005: another subject
    ("Payments latency under 200 ms", "Checkout conversion under 200 ms", (), "R005"),
    (
        "90% of Spanish-speaking residents get an answer in 3 days",
        "90% of residents get an answer in 3 days",
        (),
        "R005",
    ),
    ("Grow newsletter readers by 20%", "Grow newsletter readers by 20% using HubSpot", (), "R005"),
    ("Cut falls on the stroke ward by 25%", "Cut falls by 25%", (), "R005"),
    ("Raise retention of enterprise customers to 95%", "Raise retention of customers to 95%", (), "R005"),
    ("Raise retention of customers to 95%", "Raise retention of enterprise customers to 95%", (), "R005"),
    (
        "Deliver 98% of orders from the Ghent warehouse on time",
        "Deliver 98% of orders from the Antwerp warehouse on time",
        (),
        "R005",
    ),
    ("Reduce cost per visit to £12", "Reduce revenue per visit to £12", (), "R005"),
    ("60% of first-year students pass statistics", "60% of students pass statistics", (), "R005"),
    ("Get 25 schools in Kerala onto the platform", "Get 25 schools onto the platform", (), "R005"),
    # R006: an unknown hidden
    ("Reduce days to close", "Reduce days to close from X% to Y%", (), "R006"),
    ("Hire faster", "Time to hire down to TBD", (), "R006"),
    ("Improve forecast accuracy", "Forecast accuracy from current to better", (), "R006"),
    ("Improve the tasting tour", "Tasting tour rated [target: 8 of 10 - the team]", (), "R006"),
    ("Win back guests", "Guests who return from ___ to ___", (), "R006"),
    ("Lower the bill", "Monthly bill from [today] to [aim]", (), "R006"),
    # R007: vanished or slipped in
    (
        "Migrate to Kubernetes",
        "Cost per request from [baseline: cost - platform] to [target: cost - the team]",
        (),
        "R007",
    ),
    ("Delete inactive accounts, by law, by 1 May", "Delete inactive accounts by 1 May", (), "R007"),
    ("We must reach 95% vaccination of horses", "Reach 95% vaccination of horses", (), "R007"),
    ("Run 6 open evenings", "Applications for places rise to [target: applications - admissions]", (), "R007"),
]

TRIPLES = SOUND + UNSOUND
