"""What people gain where a line or an objective names no more than a theme: "CSAT", "Availability", "Grow ARR".

Each theme: its words, who gains ("served", "staff", or a group by name) and what they then can do. The sentence
is a reading of the theme, so it is offered with "not so?". No figure, no adjective of quality.
"""

from __future__ import annotations

from typing import NamedTuple

from coach.library.trades import ones
from coach.words import bag

SERVED, STAFF, READERS = "served", "staff", "readers"


class Theme(NamedTuple):
    """A theme and the gain it stands for."""

    words: frozenset[str]
    near: frozenset[str]  # where given, one of these has to stand there too: "performance" of an app, not of a person
    who: str  # SERVED, STAFF, or the group itself; "" where `what` is the whole clause
    what: str


def _theme(who: str, what: str, words: str) -> Theme:
    first, _, near = words.partition("+")
    return Theme(ones(bag(first)), ones(bag(near)), who, what)


_CUSTOMER = "customer customers guest guests client clients desk agents strategy level operations team"
THEMES: tuple[Theme, ...] = (
    _theme(SERVED, "work on any day without running into an outage", "availability uptime outage outages stability stabilize stabilise resilience"),
    _theme(SERVED, "no longer wait for a page to answer", "latency"),
    _theme(SERVED, "no longer wait for a page to answer", "performance speed fast slow scaling + application app page pages api web site query load limits"),
    _theme(STAFF, "finish a change without waiting for builds or for each other", "velocity throughput productivity mr mrs"),
    _theme(SERVED, "meet fewer faults and see those they report put right", "bug bugs defect defects fault faults regression regressions crash crashes quality"),
    _theme("managers", "get the people they wait for without a long search", "hire hires hiring recruit recruiting recruitment vacancy vacancies headcount talent candidate candidates"),
    _theme(SERVED, "find what they came for and keep using it", "onboarding on-boarding + app activation users payments trial signup sign-up"),
    _theme("colleagues", "stay with us and would ask a friend to join", "turnover attrition enps employer employee employees morale wellbeing happiness culture burnout"),
    _theme("colleagues", "stay with us and would ask a friend to join", "team teams company place workplace + work workplace great productive happy strong world-class class winning best better engagement"),
    _theme("colleagues", "see their next step and get help to take it", "career careers leadership promotion succession growth-path mentoring"),
    _theme("colleagues", "hear other views before a choice is made", "diversity diverse inclusion belonging underrepresented gender"),
    _theme("newcomers", "find their feet soon and work without asking before each step", "onboarding on-boarding induction newcomers starters"),
    _theme("crews", "go home unhurt and speak up when something nearly happened", "safety safer accident accidents injury injuries near-miss misses"),
    _theme(SERVED, "have no reason to complain about the same thing twice", "complaint complaints objection objections escalation escalations"),
    _theme(SERVED, "get their matter settled the first time they ask", "csat satisfaction responsiveness ticket tickets delight hotline first-contact"),
    _theme(SERVED, "get their matter settled the first time they ask", f"support service + {_CUSTOMER}"),
    _theme(SERVED, "come back and tell others to come too", "nps loyalty loyal"),
    _theme(SERVED, "come back and tell others to come too", f"review reviews rating ratings score + breakfast store online {_CUSTOMER}"),
    _theme(SERVED, "stay with us because they get what they came for", "churn retention renewal renewals renew"),
    _theme(SERVED, "keep what they ordered because it is what they expected", "returned refund refunds"),
    _theme("colleagues", "decide on figures that are there when they are needed", "reporting analytics dashboards forecast visibility tracking predictability insight insights data-driven metrics"),
    _theme("colleagues", "decide on figures that are there when they are needed", "usage dashboard data + data dashboard warehouse"),
    _theme("colleagues", "decide what comes next on what users told them", "research validate validation interviews"),
    _theme("buyers", "who have the need come to us of their own accord", "leads inbound awareness brand voice campaign campaigns marketing seo demand go-to-market social"),
    _theme(SERVED, "arrive when they were told they would", "departures arrivals punctual punctuality on-time timetable"),
    _theme(SERVED, "find what they came for and take it home", "revenue basket conversion + visitor visitors shop store basket"),
    _theme("", "more customers choose us, and those who came stay with us", "revenue arr mrr acv iacv bookings sales quota"),
    _theme("", "more customers choose us, and those who came stay with us", "growth pipeline market deal deals win account accounts accelerate + target rate new customer customers north south market stage strong quota"),
    _theme(SERVED, "find what they came for and keep using it", "activation adoption usage"),
    _theme(SERVED, "find what they came for and keep using it", "product + vision next next-generation popular users loved"),
    _theme(SERVED, "get on by themselves without having to ask anybody", "documentation docs handbook self-service faq"),
    _theme("colleagues", "get a case through without a detour or doing it twice", "process processes operational procedure procedures continuity workflow workflows"),
    _theme("colleagues", "know what they need to know without having to ask twice", "communication collaboration alignment cooperation transparency"),
    _theme("colleagues", "know who decides what and whom to ask", "organization organisation structure organisational organizational layer responsibilities"),
    _theme("colleagues", "get what they order without chasing it or paying twice", "purchasing procurement"),
    _theme(SERVED, "can leave their data with us without fear for it", "security vulnerability vulnerabilities privacy phishing"),
    _theme("contributors", "get an answer and come back with more", "contributor contributors open-source ecosystem wider-community"),
    _theme(READERS, "come back of their own accord for what they find", "content blog newsletter article articles episode episodes podcast video videos post posts posting publishing"),
    _theme("donors", "see what their gift does and give again", "donor donors donation donations fundraising"),
    _theme("", "less of what is bought or made is thrown away", "waste scrap leftovers"),
)  # fmt: skip


def of(words: frozenset[str], around: frozenset[str]) -> Theme | None:
    """Find the theme that most words speak of, the earlier one first; None when there is none.

    around: the words of the objective, where what has to stand near may stand too.
    """
    words = ones(words)
    near = words | ones(around)
    fits = (theme for theme in THEMES if words & theme.words and (not theme.near or near & theme.near))
    return max(fits, key=lambda theme: len(words & theme.words), default=None)
