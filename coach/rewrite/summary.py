"""What the reasons of a review have in common, in the team's words and without anybody's name.

found = summary.summary(reasons, part, settings, llm.Turn(seconds=settings.seconds))
found.common, found.apart, found.question      # each may be ""
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from coach import llm, prompts, sentence
from coach.builtin import nouns
from coach.errors import ModelError
from coach.llm import Form, Rehearsal, Turn
from coach.masked import Mask
from coach.rewrite import spoken
from coach.settings import Settings

FEWEST = 2  # reasons: one alone has nothing in common with anything, and whose it is would be plain
_MOST_WORDS = 40
_PEOPLE = re.compile(
    r"\b(?:most|many|several|few|one|two|three|four|five|six|seven|eight|nine|ten|half|majority|minority|everyone|everybody"
    r"|nobody|somebody|someone|(?:team )?members?|persons?|colleagues?|he|she|his|her|him)\b|@",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\b(?:dozens?|hundreds?|thousands?|millions?|twice|thrice|double[ds]?|triple[ds]?|halves|thirds?|quarters?|percent|per cent)\b",
    re.IGNORECASE,
)


class SummaryForm(Form):
    """common and apart are sentences; each may be empty."""

    common: str
    apart: str
    question: str


class Summary(NamedTuple):
    """What several say, where they differ, and a question for the talk; "" where there is none.

    trouble: why the reasons stand alone although a model was asked.
    """

    common: str = ""
    apart: str = ""
    question: str = ""
    trouble: str = ""


def summary(reasons: Sequence[str], part: str, settings: Settings, turn: Turn, names: Sequence[str] = ()) -> Summary:
    """Sum up what members wrote about a part, with one request; empty where there is no model or nothing to sum up.

    names: of the members, held out of what is shown even where a reason names one. The reasons are sent sorted, so
    that their order tells nothing of who wrote them.
    """
    written = _written(reasons)
    if settings.builtin or len(written) < FEWEST:
        return Summary()
    rendered = prompts.render("review", team={"part": part, "reasons": written})
    asked = [llm.Message(role=role, content=text) for role, text in rendered.messages]
    try:
        form = llm.ask(asked, SummaryForm, settings, turn)
    except ModelError as failed:
        return Summary(trouble=str(failed))
    return accepted(form, written, part, names)


def texts(reasons: Sequence[str], part: str, settings: Settings, mask: Mask | None) -> tuple[tuple[str, ...], ...]:
    """What would be sent: the coach's instructions, last what is of the team."""
    turn = Rehearsal()
    turn.mask = mask
    summary(reasons, part, settings, turn)
    return tuple(turn.sent)


def _written(reasons: Sequence[str]) -> list[str]:
    return sorted({" ".join(each.split()) for each in reasons if each.strip()})


def accepted(form: SummaryForm, reasons: Sequence[str], part: str, names: Sequence[str] = ()) -> Summary:
    """What of a summary may be shown, sentence by sentence."""
    common, apart, asked = (" ".join(each.split()) for each in (form.common, form.apart, form.question))
    given = (*reasons, part)
    return Summary(
        common if _said(common, given, names) else "",
        apart if _said(apart, given, names) else "",
        asked if spoken.question(asked) and _quiet(asked, given, names) else "",
    )


def _said(text: str, given: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a sentence is in the words of the reasons: half of its nouns at least stand in them."""
    theirs = frozenset().union(*(nouns.loose(each) for each in given))
    mine = nouns.loose(text) - nouns.loose("some others say find agree differ reason part")
    return bool(text) and "?" not in text and len(mine & theirs) * 2 >= len(mine) and _quiet(text, given, names)


def _quiet(text: str, given: Sequence[str], names: Sequence[str]) -> bool:
    """Whether nobody is named and nothing counted in it: a name may stand in the part itself alone, which comes last in `given`."""
    small = " ".join(word for each in given for word in re.findall(r"[\w'’-]+", each) if word.islower())
    parts = {word.lower() for name in names for word in re.findall(r"\w{2,}", name)}
    spoken_of = {word.lower() for word in re.findall(r"\w{2,}", text)}
    numbers = sentence.read(text).amounts.quantities or _NUMBERS.search(text)
    counted = numbers or _PEOPLE.search(text) or spoken.names(text, (given[-1], small))
    return len(text.split()) <= _MOST_WORDS and not counted and not parts & spoken_of and spoken.plain(text, given)
