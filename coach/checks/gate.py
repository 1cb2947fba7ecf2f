"""What of a proposal may be shown: every text that we wrote passes R001 to R008 against what the team gave.

    shown = gate.passed(proposed, objective, said)

A text that does not pass is a fault of ours; the team's own line stands in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.checks import faithfulness
from coach.model import Objective, Option, ProposedInitiative, ProposedResult, ProposedSet

_NAMING = re.compile(r"\d|\w.* [A-Z]|\b(?:end of|year)\b")  # without any of these talk holds no figure, name or date
_TELLING = re.compile(  # without any of these a text holds no figure, name or gap
    r"\d|\[|.[A-Z]|%|\b(?:half|halves?|halved|double[sd]?|triple[sd]?|twice|thrice|third|quarter|quarterly|dozen|hundred|"
    r"thousand|million|billion|two|three|four|five|six|seven|eight|nine|ten|daily|weekly|monthly|yearly|annually|nightly|hourly|"
    r"end of|year|TBD|XX?)\b",
)


def passed(proposed: ProposedSet, objective: Objective, said: Sequence[str]) -> ProposedSet:
    """A proposed set with nothing in it that nobody gave; each line keeps its place."""
    written = given(objective)
    results = tuple(_result(result, objective, written, said) for result in proposed.results)
    guarded = proposed.guardrail is None or _is_faithful((proposed.guardrail,), written, said)
    return proposed._replace(
        aims=options(proposed.aims, written, said),
        results=results,
        initiatives=tuple(_initiative(each, objective, written, said) for each in proposed.initiatives),
        guardrail=proposed.guardrail if guarded else None,
        questions=tuple(each for each in proposed.questions if _is_plain(each.text, written, said)),
    )


def options(offered: Sequence[Option], given: Sequence[str], said: Sequence[str]) -> tuple[Option, ...]:
    """The options all of whose texts pass."""
    return tuple(option for option in offered if _passes(option, given, said))


def given(objective: Objective) -> tuple[str, ...]:
    """All that the team wrote about an objective: its lines, their fields and initiatives."""
    texts = [objective.text, objective.why, *(each.text for each in objective.initiatives)]
    for kr in objective.key_results:
        texts += [kr.text, *kr.fields, *(each.text for each in kr.initiatives)]
    return tuple(text for text in texts if text)


def _passes(option: Option, given: Sequence[str], said: Sequence[str]) -> bool:
    """Whether all that a person may read of an option passes; the sentences beside it may count in words."""
    texts = [text for text in (option.text, option.definition, option.watch) if text]
    return _is_faithful(texts, given, said) and all(
        _is_plain(text, given, said) for text in (option.why, option.reading)
    )


def _is_plain(talk: str, given: Sequence[str], said: Sequence[str]) -> bool:
    return not _NAMING.search(talk) or faithfulness.plain(talk, given, said)


def _is_faithful(texts: Sequence[str], given: Sequence[str], said: Sequence[str]) -> bool:
    return not any(_TELLING.search(text) and faithfulness.faithful(text, given, said) for text in texts)


def _result(result: ProposedResult, objective: Objective, given: Sequence[str], said: Sequence[str]) -> ProposedResult:
    if _passes(result.option, given, said):
        return result
    line = objective.key_results[result.lines[0][1]]
    own = Option(line.text, line.kind, "", "", "", how="kept")
    return result._replace(option=own, form="kept", lacks="", notes=(), beside=line.beside)


def _initiative(
    each: ProposedInitiative, objective: Objective, given: Sequence[str], said: Sequence[str]
) -> ProposedInitiative:
    if not each.lines or _is_faithful((each.text,), given, said):
        return each
    return each._replace(text=objective.key_results[each.lines[0][1]].text)
