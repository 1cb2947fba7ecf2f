"""What is measured of an outcome, without a model: figures, names and words are read anew and no check of ours is trusted alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coach import checks
from coach.builtin import accounting, lines, screen
from coach.builtin.roles import WEAK
from coach.model import KeyResult, OKRSet, ProposedResult
from evals.engines import Outcome
from evals.talk import Told

FIRST, SECOND = "first draft passed", "passed by the second"
INVENTED, NUMBERS, NAMES, SUBJECT = "nothing invented", "figures kept", "names kept", "subject kept"
RESULTS, ACCOUNTED, IDENTITY = "key results that are results", "lines accounted for", "good lines untouched"
CLEAN, QUIET = "nothing forbidden shown", "nothing asked for good lines"
HEARD, ASKED = "what was told is in the draft", "at most one question a turn"  # of dialogues
SHARES = (FIRST, SECOND, INVENTED, NUMBERS, NAMES, SUBJECT, RESULTS, ACCOUNTED, IDENTITY, CLEAN, QUIET, HEARD, ASKED)
MUST = (SECOND, INVENTED, ACCOUNTED, IDENTITY, CLEAN, QUIET, HEARD)  # what a case holds or fails by

_SOUND = frozenset(("outcome", "milestone", "health", "learning"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MONTH = re.compile(
    r"\b(?:January|February|April|June|July|August|September|October|November|December)\b|(?<=[a-z,\d] )(?:March|May)\b"
)
_MONEY = re.compile(r"[€$£¥]|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|francs?|pounds?)\b")
_GAP = re.compile(r"\[\w+: [^\]]*\]|\bKR \d+\b")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w&-]+")
_WORD = re.compile(r"[^\W\d_]{5,}")
_COUNTED = re.compile(
    r"^\W*(?:\d+[.)]|(?:\W*(?:KR|Key Result|Objective|O))\W*\d+(?:\.\d+)?\b)", re.IGNORECASE | re.MULTILINE
)
_STEM = 5  # letters that two forms of a word share

Share = tuple[int, int]  # hits, of how many


class Scores(NamedTuple):
    """Every figure of one case. shares: by the names above. found: what was invented, dropped or shown against the case."""

    shares: Mapping[str, Share]
    found: tuple[str, ...] = ()
    words: int = 0  # on the page
    accepted: int = 0  # key results that the model wrote and that hold
    settled: int = 0  # lines of the team that they stand for
    calls: int = 0
    tokens: int = 0
    estimated: bool = False

    @property
    def passed(self) -> bool:
        """Whether the case holds."""
        return not self.failing

    @property
    def failing(self) -> list[str]:
        """The names of what it fails by."""
        return [name for name in MUST if name in self.shares and self.shares[name][0] < self.shares[name][1]]


def score(outcome: Outcome | Told, calls: int = 0, tokens: int = 0, *, estimated: bool = False) -> Scores:
    """Score one outcome, of a document or of a dialogue."""
    found = _talk(outcome) if isinstance(outcome, Told) else _document(outcome, calls)
    return found._replace(calls=calls, tokens=tokens, estimated=estimated)


def _talk(told: Told) -> Scores:
    draft = told.draft.lower()
    given = _facts(told.case.given())
    made = sorted(_facts(_GAP.sub(" ", " ".join(told.texts()))) - given - set(map(str, range(10))))
    lost = [f"not in the draft: {each}" for each in told.case.keep if each.lower() not in draft]
    forbidden = [each for each in told.case.never if each.lower() in draft]
    asked = [sum(each.text.count("?") for each in turn) for turn in told.replies]
    shares = {
        INVENTED: _one(not made),
        HEARD: (len(told.case.keep) - len(lost), len(told.case.keep)),
        CLEAN: _one(not forbidden),
        ASKED: (sum(each <= 1 for each in asked), len(asked)),
    }
    words = max(len(" ".join(each.text for each in turn).split()) for turn in told.replies)
    return Scores(shares, (*made, *lost, *forbidden), words, accepted=told.results, settled=told.results)


def _document(outcome: Outcome, calls: int) -> Scores:
    made, forbidden = invented(outcome), _forbidden(outcome)
    results = list(_results(outcome.after))
    sound = list(_sound(outcome.after)) if outcome.after else []
    weak = _weak(outcome.before)
    ours = outcome.proposal is not None
    shares = {
        INVENTED: _one(not made),
        NUMBERS: _retained(_NUMBER, outcome),
        NAMES: _retained(_NAME, outcome),
        SUBJECT: _subjects(outcome),
        RESULTS: (len(sound), len(results)) if results else (0, 1),
        ACCOUNTED: _one(_accounted(outcome)),
        IDENTITY: _one(all(any(text in each for each in _lines(outcome.after)) for text in _good(outcome))),
        CLEAN: _one(not forbidden),
        QUIET: _one(bool(weak) or not calls),
    }
    if ours:
        drafts = _drafts(outcome)
        shares[FIRST] = (sum(each == 1 for each in drafts), len(drafts))
        shares[SECOND] = (sum(each in (1, 2) for each in drafts), len(drafts))
        written = [each for each in _proposed(outcome) if each.option.how == "model"]
        accepted, settled = len(written), sum(len(each.lines) for each in written)
    else:
        holds = not made and shares[RESULTS][0] == shares[RESULTS][1] and _accounted(outcome)
        shares[FIRST] = shares[SECOND] = _one(holds)
        accepted = settled = len(sound) if not made else 0
    at_line = lines.numbers(outcome.before)
    pages = [screen.words(each, at_line) for each in outcome.proposal.sets] if outcome.proposal else []
    return Scores(
        shares=shares,
        found=(*made, *forbidden),
        words=max(pages, default=len(outcome.reply.split())),
        accepted=accepted,
        settled=settled,
    )


def _one(holds: bool) -> Share:  # noqa: FBT001  (the value is what is counted)
    return int(holds), 1


def invented(outcome: Outcome) -> list[str]:
    """Figures, months and currencies that are shown and nobody gave, and figures of a line put to another one."""
    found = sorted(_facts(" ".join(texts(outcome))) - _facts(outcome.case.given()))
    for each in _proposed(outcome):
        own = _figures(" ".join(_own(each, outcome)))
        for text in (each.option.text, each.other.text if each.other else ""):
            found += [f"{one} in {text!r}" for one in sorted(_figures(text) - own)]
    return found


def _facts(text: str) -> set[str]:
    return _figures(text) | {each for kind in (_MONTH, _MONEY) for each in kind.findall(text)}


def _figures(text: str) -> set[str]:
    return set(_NUMBER.findall(text))


def _own(result: ProposedResult, outcome: Outcome) -> Iterator[str]:
    """All that a key result may take a figure from: its lines, the objective, what was said."""
    for o, k in result.lines:
        objective = outcome.before.objectives[o]
        kr = objective.key_results[k]
        yield from (objective.text, objective.why or "", kr.text, *(str(each or "") for each in kr.fields))
        yield from (each.text for each in kr.initiatives)
    yield from (each.text for each in outcome.case.said)


def texts(outcome: Outcome) -> Iterator[str]:
    """Every text that a person would read."""
    if outcome.proposal is None:
        yield _COUNTED.sub(" ", outcome.reply)
        return
    for each in outcome.proposal.sets:
        yield from (re.sub(r"\bline \d+", "", text) for text in accounting.texts(each))
        yield from (each.option.text for each in each.results)
        yield from (each.other.text for each in each.results if each.other)


def _proposed(outcome: Outcome) -> list[ProposedResult]:
    return [one for each in outcome.proposal.sets for one in each.results] if outcome.proposal else []


def _forbidden(outcome: Outcome) -> list[str]:
    """Texts of `never` that are shown, beside the lines of the document as they stand."""
    shown = " ".join(texts(outcome))
    for text in sorted(_lines(outcome.before), key=len, reverse=True):
        shown = shown.replace(text, " ")
    return [each for each in outcome.case.never if each.lower() in shown.lower()]


def _drafts(outcome: Outcome) -> list[int]:
    """How many drafts each set took for which the model was asked; 0: what it wrote was not shown."""
    if outcome.proposal is None:
        return []
    attempts = {each.at[0]: each.attempts for each in outcome.proposal.rewrites if each.calls}
    return [
        0 if each.engine == "builtin" else attempts.get(each.at[0], 0)
        for each in outcome.proposal.sets
        if each.trouble or each.engine != "builtin"
    ]


def _retained(pattern: re.Pattern[str], outcome: Outcome) -> Share:
    given = {each for text in _lines(outcome.before) for each in pattern.findall(text)}
    shown = " ".join((*texts(outcome), *_lines(outcome.after)))
    kept = set(_NUMBER.findall(shown)) | set(re.findall(r"[\w&-]+", shown))
    return len(given & kept), len(given)


def _results(okrs: OKRSet | None) -> Iterator[KeyResult]:
    for objective in okrs.objectives if okrs else ():
        yield from objective.key_results


def _lines(okrs: OKRSet | None) -> Iterator[str]:
    for kr in _results(okrs):
        yield from (kr.text, *(each.text for each in kr.initiatives))
    for objective in okrs.objectives if okrs else ():
        yield from (each.text for each in objective.initiatives)


def _subjects(outcome: Outcome) -> Share:
    """Key results that share a word with their lines, the objective or what was said; of the plain reply, with any line."""
    if outcome.proposal is None:
        given = _stems(outcome.case.given())
        written = [each.text for each in _results(outcome.after)]
        return sum(bool(_stems(each) & given) for each in written), len(written)
    ours = [each for each in _proposed(outcome) if each.option.how == "model"]
    kept = sum(bool(_stems(each.option.text) & _stems(" ".join(_own(each, outcome)))) for each in ours)
    return kept, len(ours)


def _stems(text: str) -> set[str]:
    return {each[:_STEM].lower() for each in _WORD.findall(text)}


def _weak(okrs: OKRSet) -> set[tuple[int, ...]]:
    return {each.at for each in checks.run(okrs) if each.code in WEAK and each.level != "info"}


def _sound(okrs: OKRSet) -> Iterator[KeyResult]:
    """Key results that are results by kind and in which no check finds an error."""
    broken = {each.at for each in checks.run(okrs) if each.code in WEAK and each.level == "error"}
    for o, objective in enumerate(okrs.objectives):
        yield from (kr for k, kr in enumerate(objective.key_results) if kr.kind in _SOUND and (o, k) not in broken)


def _accounted(outcome: Outcome) -> bool:
    if outcome.proposal is None:
        return all(any(_like(text, each) for each in outcome.reply.splitlines()) for text in _lines(outcome.before))
    try:
        for o, each in enumerate(outcome.proposal.sets):
            accounting.check(each, outcome.before.objectives[o])
    except AssertionError:
        return False
    return True


def _like(text: str, line: str) -> bool:
    """Whether half of the longer words of a line are still there."""
    words = _stems(text)
    return len(words & _stems(line)) * 2 >= len(words)


def _good(outcome: Outcome) -> Sequence[str]:
    """Lines that hold a figure and in which no check finds a weakness, and those that the case names."""
    weak = _weak(outcome.before)
    fine = [
        kr.text
        for o, objective in enumerate(outcome.before.objectives)
        for k, kr in enumerate(objective.key_results)
        if (o, k) not in weak and _figures(kr.text)
    ]
    return (*fine, *outcome.case.keep)
