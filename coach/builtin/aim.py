"""A vague objective gets one finished sentence: who is better off, and what they can do or no longer suffer.

It is put together from what its own key results are for (`gains`); nothing else goes in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from coach import checks, model
from coach.builtin import gains, nouns
from coach.builtin.gains import Gain
from coach.model import Objective, OKRSet, Option
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON

_LEAST, _MOST = 8, 14  # words
_SELF = " by themselves"
_WEAK = ("O001", "O002", "O003", "O004", "O005")
_WORD = re.compile(r"[\w'’-]+")
_TRIED = 6  # gains of a long objective that are put together


def aims(objective: Objective) -> tuple[Option, ...]:
    """Offer one sentence for an objective; () if no honest one can be made."""
    for said, used in _sentences(tuple(gains.gains(objective))[:_TRIED]):
        text = _full(said)
        if _LEAST <= len(text.split()) <= _MOST and _stands(text, objective):
            return (_option(_as_written(text, objective), used),)
    return ()


def _full(text: str) -> str:
    """A short "Fewer trees die" names whose they are."""
    return text.replace("Fewer ", "Fewer of our ", 1) if len(text.split()) < _LEAST else text


def _sentences(found: Sequence[Gain]) -> Iterator[tuple[str, tuple[Gain, ...]]]:
    """Sentences in the order in which they would be said: nearest to the team's words first, two gains before one."""
    every: list[tuple[Gain, ...]] = [pair for pair in combinations(found, 2) if _go_together(*pair)]
    every += [(gain,) for gain in found]
    for used in sorted(
        every, key=lambda each: (max(gains.KNOWN, *(gain.rank for gain in each)), -len(each), _two_groups(each))
    ):
        yield nouns.starting(_joined(*used)), used


def _two_groups(used: tuple[Gain, ...]) -> bool:
    return len({gain.who for gain in used}) > 1


def _go_together(first: Gain, second: Gain) -> bool:
    """Tell whether two gains say two things, and can stand in one sentence."""
    (verb, _, one), (other_verb, _, other) = first.what.partition(" "), second.what.partition(" ")
    about, other_about = nouns.stems(one), nouns.stems(other)
    if about & other_about or (verb == other_verb and not (first.who != second.who and about and other_about)):
        return False
    if first.who == second.who:
        return " and " not in first.what + second.what
    own = not {first.rank, second.rank} & {gains.AIMED, gains.THEME, gains.USED}
    return own and "" not in (first.who, second.who)


def _joined(first: Gain, second: Gain | None = None) -> str:
    if second is None:
        return first.clause
    if first.who != second.who:
        return f"{first.clause}, and {second.clause}"
    what = first.what
    if what.endswith(_SELF) and second.what.endswith(_SELF):
        what = what.removesuffix(_SELF)
    return f"{first.who} {what} and {second.what}".strip()


def _as_written(text: str, objective: Objective) -> str:
    """Give names the capitals that they have in the team's lines: "zendesk" -> "Zendesk"."""
    names = {
        word.lower(): word
        for line in (objective.text, *(kr.text for kr in objective.key_results))
        for word in _WORD.findall(line)[1:]
        if any(mark.isupper() for mark in word) and LEXICON[word.lower()] & Is.UNKNOWN
    }
    first, _, rest = text.partition(" ")
    return f"{first} {_WORD.sub(lambda found: names.get(found.group(), found.group()), rest)}"


def _stands(text: str, objective: Objective) -> bool:
    """Tell whether the sentence passes what the objective did not."""
    made = model.objective(text, objective.key_results)
    return not any(
        finding.at == (0,) and finding.level != "info" and finding.code in _WEAK
        for finding in checks.run(OKRSet((made,)))
    )


def _option(text: str, used: Sequence[Gain]) -> Option:
    spoken = nouns.listed(dict.fromkeys(gain.line for gain in used))
    groups = nouns.listed(dict.fromkeys(gain.who.removeprefix("fewer ") for gain in used if gain.who))
    return Option(
        text=text,
        kind="objective",
        why=f"Your lines speak of {spoken}.",
        reading=f"We read it as being for {groups} - not so?" if groups else "We read it so - not so?",
        definition="",
        how="stock" if any(gain.rank in (gains.KNOWN, gains.THEME) for gain in used) else "family",
    )
