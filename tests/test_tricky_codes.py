"""Lines that are easy to judge wrongly, in our own shapes: what has to be found, and what must not be.

Firm codes have to be there; other findings may stand beside them.
"""

import pytest

from coach import checks, model
from coach.model import OKRSet

FIRM = [  # line, codes that have to stand, codes that must not
    ("Launch in 3 countries", "", "K002"),
    ("Ship weekly", "K009", "K001"),
    ("Reduce P99 latency of payment processing by 30%", "K006", "K001 K002 K004"),
    ("Achieve SOC 2 Type II certification by 30 November", "", "K001 K002 K013"),
    ("Publish 12 blog posts", "K004", "K006 K010"),
    ("Increase number of deployments to 300", "K004 K010 K006", "K001"),
    ("Increase deployment frequency from weekly to daily", "", "K001 K002 K004 K006 K008 K010"),
    ("Zero Sev-1 incidents", "K014", "K001 K002"),
    ("100% of services migrated to the new platform", "K005", "K002 K014"),
    ("80% of teams deploy through the new platform weekly", "K006", "K001 K004 K005"),
    ("Increase automated test coverage from 60% to 85%", "", "K001 K002 K006"),
    ("Increase user engagement by 15% with Feature X", "K006 K009", "K001 K002"),
    ("Reduce rollback rate to under 1%", "K006", "K001 K002 K007"),
    ("Launch Foo 4.1 to improve sign-ups by 25%", "K001 K006", "K002 K004"),
    ("Publish average and tail latency from six cells by 7 March", "", "K002"),
    ("Hire 3 senior engineers", "", "K002"),
    ("Fill 90% of critical roles within 45 days", "K006", "K001 K004 K005"),
    ("Train 200 managers in feedback", "K004", "K002"),
    ("70% of employees say they got useful feedback last month (now 48%)", "", "K001 K002 K006 K004"),
    ("Conduct 15 customer interviews and decide on pricing model by 15 May", "", "K002"),
    ("Close 40 tickets per agent per week", "K004", "K001"),
    ("Close 12 deals worth EUR 600k", "K006", "K001 K004 K011"),
    ("Make 500 cold calls", "K004", "K001"),
    ("Book 60 meetings that prospects accept", "K006", "K004"),
    ("Reach 50,000 LinkedIn followers", "K010 K006", "K001"),
    ("Improve customer satisfaction", "K002", "K001"),
    ("CSAT >= 90%", "K006", "K002 K012"),
    ("Improve churn from 5% to 3%", "", "K001 K002 K006 K007 K008"),
    ("Increase churn from 5% to 3%", "K008", "K006"),
    ("Increase reported near misses from 12 to 40 a month", "", "K001 K004 K006 K008 K010"),
    ("Maintain 99.95% availability", "K012", "K006"),
    ("Keep p95 under 300 ms while traffic grows five-fold", "", "K001 K002 K011"),
    ("Establish a baseline for time-to-value", "K002", "K001"),
    ("Support the sales team with 10 case studies", "K003 K004", "K002"),
    ("Reduce support cost per ticket from EUR 9 to EUR 6", "", "K001 K003 K006"),
    ("95% of orders ship within 24 hours (today 81%)", "", "K001 K004 K005 K006"),
    ("Digitise 20 forms", "K004", "K002"),
    ("Cut median time from application to decision from 11 to 6 weeks", "", "K001 K006 K008"),
    ("Complete 80% of roadmap items", "K005", "K006"),
    ("Grow annual revenue by 20%", "K006", "K001 K004"),
    ("Roll out MFA to all staff", "K005", "K002"),
    ("Phishing simulation click rate from 14% to 5%", "", "K001 K006 K008 K010"),
    ("Get featured in 3 tier-1 publications", "K010", "K002"),
    ("Sign 2 of 5 named distributors, first order placed by 31 March", "", "K001 K002 K013"),
]
REGRESSIONS = [
    ("Cut code reviews waiting >24h from 40% to 10%", "", "K010 K001 K006"),
    ("Reduce hobbyist churn from 8% to 5%", "", "K001 K006 K008"),
    ("Reduce plan cancellations from 8% to 5%", "", "K001 K003 K006"),
    ("NPS from 32 to 50", "", "K001 K002 K006 K009"),
    ("Achieve completion of 12 interviews by June", "K004", "K002"),
    ("Achieve launch of 5 features", "K004", "K002"),
    ("p95 latency from 420ms → 250ms", "", "K001 K002 K006"),
    ("90-day churn 30% → 12%", "", "K001 K002 K006 K008"),
    ("Migrate 80% of services", "K005", "K002 K006"),
    ("Durchsatz pro Schicht von 12,5 % auf 15,5 %", "", "K008"),
]
SEED_GOOD = [
    "Reduce P99 latency of payment processing by 30%",
    "Increase automated test coverage from 60% to 85%",
    "Increase user engagement by 15% with Feature X",
    "Reduce deployment time by 50%",
    "Increase deployment frequency to daily",
    "Reduce rollback rate to under 1%",
    "Increase user engagement with Feature X by 20%",
]
SETS = [  # a line whose question stands on its set
    ("Increase deployment frequency from weekly to daily", "S003"),
    ("Increase automated test coverage from 60% to 85%", "S003"),
    ("Reduce support cost per ticket from EUR 9 to EUR 6", "S003"),
    ("Cut median time from application to decision from 11 to 6 weeks", "S003"),
    ("Phishing simulation click rate from 14% to 5%", "S003"),
]


def findings(line):
    okrs = OKRSet((model.objective("Guests come back", (model.key_result(line),)),))
    return checks.run(okrs)


def codes(line):
    return {f.code for f in findings(line) if f.at == (0, 0)}


@pytest.mark.parametrize(("line", "firm", "never"), [*FIRM, *REGRESSIONS])
def test_line(line, firm, never):
    found = codes(line)
    assert set(firm.split()) <= found
    assert not set(never.split()) & found


@pytest.mark.parametrize("line", SEED_GOOD)
def test_a_good_key_result_shows_one_question(line):
    kr = model.key_result(line)
    shown = [f for f in checks.headline(findings(line)) if len(f.at) == 2]
    assert kr.kind not in ("output", "activity")
    assert sum(bool(f.question) for f in shown) == 1


@pytest.mark.parametrize(("line", "code"), SETS)
def test_the_other_side_is_asked_of_the_set(line, code):
    assert code in {f.code for f in findings(line)}


def test_the_plain_ones():
    assert "K001" in codes("Deploy Feature X")
    assert "K002" in codes("Improve customer satisfaction")
    assert "K010" in codes("Number of deployments from 200 to 300")
    assert "O003" in {f.code for f in checks.run(OKRSet((model.objective("Improve customer satisfaction"),)))}
    goal = model.objective("Make mobile the way our customers prefer to reach us")
    assert not {"O002", "O003"} & {f.code for f in checks.run(OKRSet((goal,)))}
    love = model.objective("New users love us from day one")
    assert not {"O001", "O002", "O003"} & {f.code for f in checks.run(OKRSet((love,)))}
