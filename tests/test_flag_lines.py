"""Lines of our own for flags that real documents rarely show: written before any score was seen.

Each list holds lines that carry the flag and lines that look alike and do not. A rule may miss
some; it may not get worse.
"""

import pytest

from coach import checks, model

METRIC = """
+ Grow revenue from museum tours by 40%
+ Answer every parent within two days
+ Cut food waste in half
+ Become a bakery with 500 regulars
+ Double the number of families on the farm path
+ Bring sickness down to 4%
+ Serve 30,000 meals without a complaint
+ Lift parcel accuracy above 99.5%
+ Reduce night-time noise by a third
+ A ferry that is on time 9 times in 10
+ Save EUR 200k on heating
+ Triple our share of repeat guests
+ Three out of four pupils read fluently
+ Drive checkout uptime to 99.9%
+ Zero injuries on the slopes
+ Reach one million listeners
+ Have half of our volunteers return
+ Win twenty new hospital customers
+ Trains that leave within 60 seconds of the plan
+ Lower the price of a visit by 5 euros
- Become the first choice of dentists in the valley
- Get ready for ISO 27001
- Make Q3 the calmest season for our drivers
- Win our Series B
- Launch version 4.1 of the booking app
- Parents trust the B2B portal
- Make day one great for new nurses
- Be ready for the 2027 flood season
- Help the over-60s find their way online
- Move into building 7
- Pass SOC 2 without a scramble
- Make the A40 crossing safe for walkers
- Guests sleep well from the first night
- Give level 2 support the tools it needs
- Bring COVID-19 patients home sooner
- Be a 24/7 refuge for animals
- Let IPv6 users in
- Support Python 3.13 from its first day
- One team, one voice towards the council
- Nobody waits in the rain
""".strip().splitlines()

BAU = """
+ Maintain our market position
+ Continue monthly reporting to the board
+ Keep hiring good cooks
+ Continue to support the branches
+ Sustain current service levels
+ Keep the lights on in the workshop
+ Remain a reliable supplier
+ Preserve our standing with the growers
+ Continue the work on road safety
+ Stay a good neighbour to the village
+ Keep running the weekend clinic
+ Ongoing maintenance of the boilers
+ Business as usual for the archive
+ Uphold our cleaning standards
+ Carry on with the reading groups
+ Maintain good relations with suppliers
+ Keep up the weekly market
+ Continuity of the night bus
+ Keep delivering parcels on time
+ Continue efforts to tidy the depot
- Residents keep their homes through the renovation
- Keep customer data safe as we open the door to partners
- Stay compliant when the new food law starts
- Keep promises to patients who wait for a bed
- Sustainable packaging that growers choose
- Make upkeep of the lifts a matter of minutes
- Hold the line for drivers while the bridge is closed
- Become the bakery that people drive across town for
- New foster homes stay with us past the first winter
- Guests stay a second night because they want to
- Teach every crew to mend what they break
- The archive can be searched by anybody
- Turn maintenance from firefighting into a plan
- Visitors remain curious after the first hall
- End the paper forms at the clinic
- Keep p95 low while traffic grows five-fold
- Growers continue with us after the first harvest
- Retention specialists find work they love
- Start a weekly market in the old town
- Open the workshop to the school
""".strip().splitlines()

VANITY = """
+ Reach 50,000 followers on the museum channel
+ 1M cumulative downloads of the bus app
+ Increase number of deployments to 300
+ 20,000 page views a month on the recipe site
+ Get 3,000 likes for the winter campaign
+ 10,000 newsletter subscribers
+ 500 registered users by June
+ Be mentioned in 25 press articles
+ Double impressions of our posters online
+ 2,000 app installs by summer
+ Increase website traffic by 30%
+ Reach 40,000 people with the water campaign
+ Commits per engineer up from 9 to 12
+ 15% more hashtag use on social media
+ 600 registrations for the open day
+ Lift views of the repair videos to 8,000
+ Featured in 5 trade magazines
+ Total sign-ups from 10,000 to 25,000
+ Raise video plays to 100,000
+ 1,200 stars on the open repository
- Code reviews that wait longer than a day from 40% to 10%
- Visitors who come back within a year from 8% to 20%
- Subscribers who open three letters in a row from 22% to 35%
- Share of followers who book a table from 1% to 3%
- Deployment frequency from weekly to daily
- Demo requests from the website from 5 to 25 a month
- Conversion of visits to bookings from 2% to 4%
- Active listeners who finish an episode from 30% to 45%
- Failed deployments from 9 to 2 a month
- Retention of new installs after 30 days from 14% to 22%
- Cancelled subscriptions from 6% to 3% a month
- 80% of registered carers use the rota every week
- Share of traffic accidents with injuries from 12% to 8%
- Cost per download from EUR 2 to EUR 1
- Publish 12 recipes
- Households that heat with wood from 400 to 250
- Reviews with four stars or more from 60% to 75%
- Orders per week from 120 to 180
- Visits to the emergency room by children from 90 to 60 a month
- Volunteers who sign up for a second season from 35% to 60%
""".strip().splitlines()


def codes(code: str, text: str) -> set[str]:
    if code[0] == "K":
        okrs = model.OKRSet((model.objective("Guests come back", (model.key_result(text),)),))
    else:
        okrs = model.OKRSet((model.objective(text),))
    return {finding.code for finding in checks.run(okrs)}


@pytest.mark.parametrize(
    ("code", "lines", "most_missed", "most_false"),
    [("O001", METRIC, 2, 2), ("O004", BAU, 3, 2), ("K010", VANITY, 3, 2)],
    ids=["metric", "bau", "vanity"],
)
def test_flag(code, lines, most_missed, most_false):
    missed = [line for line in lines if line[0] == "+" and code not in codes(code, line[2:])]
    false = [line for line in lines if line[0] == "-" and code in codes(code, line[2:])]
    assert len(lines) == 40
    assert len(missed) <= most_missed, missed
    assert len(false) <= most_false, false
