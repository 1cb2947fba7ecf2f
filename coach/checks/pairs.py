"""What a push may cost: measures that are pushed, and the one beside each that shows the price."""

from __future__ import annotations

from typing import NamedTuple

from coach.sentence.lexicon import singular


class Counter(NamedTuple):
    """A measure that is pushed, and the one beside it that shows the price."""

    push: frozenset[str]  # words that must stand in the measure
    watch: frozenset[str]  # any of these elsewhere in the set holds the other side
    say: str


def _pairs(*rows: tuple[str, str, str]) -> dict[str, list[Counter]]:
    table: dict[str, list[Counter]] = {}
    for push, watch, say in rows:
        counter = Counter(frozenset(push.split()), frozenset(watch.split()), say)
        table.setdefault(push.split()[0], []).append(counter)
    return table


PAIRS = _pairs(  # Grove's paired indicators: speed and quality, volume and quality, cost and service, growth and stay
    ("frequency deployment", "fail failure rollback incident defect", "the share of changes that fail"),
    ("frequency release", "fail failure rollback incident defect", "the share of releases that fail"),
    ("lead time change", "fail failure defect error rework", "the share of changes that fail"),
    ("lead-time change", "fail failure defect error rework", "the share of changes that fail"),
    ("coverage test", "defect escaped bug incident", "faults that get past the tests"),
    ("deployment time", "fail failure rollback incident", "the share of changes that fail"),
    ("latency", "error cost", "the share of requests that end in an error"),
    ("availability", "cost frequency", "what the uptime costs"),
    ("handling time", "reopen repeat resolution csat satisfaction again", "second calls about the same thing"),
    ("response time", "resolution reopen csat satisfaction quality", "answers that settle it the first time"),
    ("first response", "resolution reopen csat satisfaction quality", "answers that settle it the first time"),
    ("resolution time", "reopen satisfaction csat quality", "cases that come back"),
    ("backlog", "error reopen csat quality", "cases that come back"),
    ("ticket", "reopen csat satisfaction resolution", "cases that come back"),
    ("cost", "quality service satisfaction csat complaint level error", "what the people served say"),
    ("price", "churn volume retention", "customers who leave"),
    ("hire time", "retention stay leave attrition quality", "new people who are still there after half a year"),
    ("fill time", "retention stay leave attrition quality", "new people who are still there after half a year"),
    ("fill role", "retention stay leave attrition quality", "new people who are still there after half a year"),
    ("sign-up", "activation retention churn active", "new sign-ups who come back"),
    ("signup", "activation retention churn active", "new sign-ups who come back"),
    ("registration", "activation retention active", "those registered who come back"),
    ("conversion", "refund return retention churn", "those who cancel soon after"),
    ("activation", "retention churn", "those who are still there a month later"),
    ("pipeline", "win conversion close", "the share that ends in a signature"),
    ("lead", "win conversion qualified close sql", "leads that sales would have wanted"),
    ("logo", "retention churn", "those who stay past the first year"),
    ("revenue", "margin retention churn satisfaction", "customers who stay"),
    ("sale", "margin return discount retention", "what is returned or discounted"),
    ("cycle", "win discount quality error", "what is lost by hurrying"),
    ("close day", "correction error restatement", "corrections after the close"),
    ("decision time", "appeal overturned error", "decisions overturned on appeal"),
    ("processing time", "error right quality appeal", "cases decided right the first time"),
    ("waiting time", "error quality complaint satisfaction", "what people say of the visit"),
    ("wait", "error quality complaint satisfaction", "what people say of the visit"),
    ("queue", "error quality complaint satisfaction", "what people say of the visit"),
    ("click phishing", "report reported", "suspicious mails that people report"),
    ("rate click", "report unsubscribe conversion", "those who unsubscribe or leave again"),
    ("email", "unsubscribe complaint", "those who unsubscribe"),
    ("throughput", "error defect quality rework", "work that comes back"),
    ("velocity", "defect quality rework", "work that comes back"),
    ("productivity", "quality error overtime sickness", "overtime and mistakes"),
    ("shift length", "error overtime", "overtime and mistakes"),
    ("delivery time", "damage complaint return error", "parcels that arrive damaged"),
    ("occupancy", "rate price satisfaction complaint", "what guests say"),
    ("utilization", "overtime sickness wait", "overtime and waiting"),
    ("discharge", "readmission return", "patients who come back soon after"),
    ("stay length", "readmission return", "patients who come back soon after"),
    ("stock", "shortage missing available", "shelves that run empty"),
    ("engagement", "unsubscribe complaint retention churn", "those who leave or switch it off"),
)


FORMS = {  # of every word of a pair: singular and plural
    form: word for pairs in PAIRS.values() for pair in pairs for word in pair.push for form in (word, word + "s")
}


def lemmas(text: str) -> set[str]:
    """Return the words of a text in the singular, parts of compounds too."""
    words = text.lower().split()
    found = set(map(singular, words))
    if "-" in text:
        found.update(singular(part) for word in words if "-" in word for part in word.split("-"))
    return found
