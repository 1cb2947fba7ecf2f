"""Orders that set up a measurement ("start measuring waiting times") or end in a finding ("find out why they leave")."""

from __future__ import annotations

from coach.kinds.case import Case
from coach.sentence import Is
from coach.words import bag

MEASURING = bag("baseline baselines measurement measurements tracking instrumentation measurable")
STUDIES = bag(
    "trial trials experiment experiments test tests pilot pilots study interviews survey research comparison prototype"
)
_SETTING_UP = Is.DOING | Is.OBTAIN | Is.DECIDE
_MOVES = Is.UP | Is.DOWN | Is.CHANGE
_ASKING = Is.LEARN | Is.STUDY | Is.DECIDE
_QUESTIONS = bag("why what which whether how if where when who")
_CLAIMS = bag("hypothesis hypotheses assumption assumptions")
_RELATIVES = bag("which who where when")
_RAW = bag("data survey surveys measurement measurements value values figure figures study reading readings")
_RECORDS = bag("record log count monitor recording logging counting monitoring")
_TODAY = frozenset(("current", "today", "today's", "present"))
_COLLECTS = bag("capture collect gather take record get obtain")
_PUTS = bag("provide introduce put")
_METRICS = bag("metric metrics kpi kpis indicator indicators")
_STARTS = bag("start begin")
_COLLECTING = bag("collecting gathering capturing asking polling surveying")
_EXTENTS = bag("long much many often far high low big large fast frequently")
_FIGURES = bag("data figures statistics numbers")
_MEANS = bag("how way ways method methods means approach system mechanism process")


def measuring(case: Case) -> str:
    """Say "baseline" where a measurement is set up, not a level of it reached."""
    if case.level or case.share or (case.number and not case.counts_places()):
        return ""
    bits = case.clause.bits
    if bits & Is.MEASURE and not case.every:
        return "baseline"
    if bits & Is.LEARN and case.has(Is.METRIC) and case.says(_TODAY):
        return "baseline"  # "understand today's lead time"
    sets_up = bits & _SETTING_UP and not bits & _MOVES
    return "baseline" if sets_up and (_names_measurement(case) or _sets_about(case) or _asks_amount(case)) else ""


def _asks_amount(case: Case) -> bool:
    """Say whether it is like "establish how long callers wait", "find out how many give up": a figure is asked for."""
    text = case.line.words
    return any(text[i] == "how" and text[i + 1] in _EXTENTS for i in range(case.clause.verb + 1, case.clause.end - 1))


def _names_measurement(case: Case) -> bool:
    """What is made is a baseline, a tracking, metrics: its head says so, no modifier ("tracking page")."""
    clause, text = case.clause, case.line.words
    heads = [text[i] for i in (clause.head, clause.inner, clause.object[0]) if 0 < i < clause.end]
    if not MEASURING.isdisjoint(heads[:2] if clause.head > 0 else heads):
        return True
    return bool(heads) and heads[0] in _METRICS and clause.lemma in _PUTS


def _sets_about(case: Case) -> bool:
    """Say whether it is like "start measuring", "begin to track", "define how we measure", "capture baseline data"."""
    clause, (text, tags) = case.clause, case.line
    first = clause.verb + 1
    if (
        clause.lemma in _STARTS
        and text[first] in _COLLECTING
        and (case.has(Is.METRIC, first, clause.end) or case.says(_FIGURES))
    ):
        return True
    if text[clause.end - 1] == "baseline" and first < clause.end - 1:
        return True
    for i in range(first, clause.end - 1):
        if text[i] == "current" and clause.lemma in _COLLECTS and tags[i + 1] & Is.METRIC:
            return True
        if text[i] == "baseline" and (text[i + 1] in _RAW or clause.lemma in _COLLECTS):
            return True
        if tags[i] & Is.MEASURE or text[i] in _RECORDS:
            gerund = tags[i] & Is.ING and i == first
            means = text[i - 1] in ("we", "to") and (text[i - 2] in _MEANS or (text[i - 1] == "to" and i == first + 1))
            if gerund or text[i - 2 : i] == ["we", "can"] or (means and not tags[i] & Is.ING):
                return True
    return False


def learning(case: Case) -> str:
    """Say "learning" for finding out why, what, whether; but "what our churn is" asks for a baseline."""
    clause, text = case.clause, case.line.words
    bits = clause.bits
    if not bits & _ASKING:
        return ""
    asks = [i for i in range(clause.verb + 1, clause.end) if text[i] in _QUESTIONS and not _relative(case, i)]
    if bits & Is.LEARN and (asks or "that" in text[clause.verb + 1 : clause.verb + 4] or case.after_verb(Is.DECIDE)):
        current = asks and text[clause.end - 1] in ("is", "are") and case.has(Is.METRIC, asks[0], clause.end)
        return "baseline" if current or _asks_amount(case) else "learning"
    if not asks:
        tried = bits & Is.STUDY and not case.line.tags[clause.head] & Is.NOMINAL and not clause.head < 0
        return "learning" if tried and case.says(_CLAIMS, clause.verb + 1) else ""
    if bits & Is.DECIDE and text[asks[0]] == "whether":
        return "learning"
    studied = case.says(STUDIES, clause.verb + 1) if bits & Is.DECIDE else asks[0] <= clause.verb + 3
    return "learning" if studied and bits & (Is.STUDY | Is.DECIDE) else ""


def _relative(case: Case, i: int) -> bool:
    """Say whether a question word asks nothing: "residents who gave up" tells which residents."""
    text, tags = case.line
    follows_noun = i - 1 > case.clause.verb and tags[i - 1] & Is.NOUN and text[i - 1] != "question"
    return bool(follows_noun) and text[i] in _RELATIVES and text[i + 1 : i + 2] != ["of"]
