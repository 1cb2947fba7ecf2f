"""What would be different: sentences that stand as key results, told from stories, wishes and what the team is there for."""

from __future__ import annotations

import re

from coach.builtin import nouns, own, states
from coach.dialogue import bearing, cues, figures, measures, phrasing, stray
from coach.dialogue.ear import FIGURES, Ear
from coach.dialogue.saying import Saying
from coach.sentence import Is

_IT = re.compile(r"(?:it|that|this)\b", re.IGNORECASE)
_ITS_VALUE = re.compile(
    r"(?:(?:it|that|this)(?:'s| is| stands| was)|we(?:'re| are)(?= at)|currently|today|now)\b[^\d]{0,24}\d",
    re.IGNORECASE,
)
_THAT = re.compile(r"that (?P<what>(?:they|people|(?:the |our )?[a-z]+s) (?!(?:is|are)\b)[a-z]+ .+)", re.IGNORECASE)
_MEASURE = re.compile(
    r"(?:the )?(?:share|number|rate|percentage|proportion|part|amount|count|time|days|hours|minutes) (?:of|until|to|from|between|for) [a-z]",
    re.IGNORECASE,
)
_NONE = re.compile(r"no (?!longer\b|more\b|one\b|idea\b)[a-z]", re.IGNORECASE)  # what is ruled out, not what is seen
_OURS = re.compile(r"(?:our|my|your|you|we|it|this|that|there)\b", re.IGNORECASE)
_THEM = re.compile(r"(?:they|people|\w+s)\b", re.IGNORECASE)


def opened(ear: Ear, say: Saying) -> bool:
    """A change said without a digit, whatever else could be read as a figure: "Rooms ready by two", "every week"."""
    if (say.digits and not say.threshold) or say.asked in FIGURES:
        return False
    if say.figures and bearing.of_them(ear, say):
        return True
    moves = phrasing.moved(say.text) or cues.OPENS.search(say.text) is not None
    return (moves or say.asked in ("outcome", "purpose")) and noticed(ear, say)


def measured_next(ear: Ear, say: Saying) -> bool:
    """Propose a key result where the next sentence says how much of it there is: "Results are ready by seven. 71% of them."."""
    following = ear.following
    if (
        following is None
        or (say.digits and not say.threshold)
        or (say.kr.reading.form not in ("active", "passive", "state", "phrase") and not names(say, following))
        or _no_sign(say)
        or (cues.OURS.match(say.text) and not cues.CHANGED.search(say.text))
    ):
        return False
    amiss = cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text)  # a complaint is no objective
    if say.asked == "objective" and "objective" in ear.open and not ear.has("objective") and not amiss:
        return False
    bare = counts(following) and ear.about(following.whole) in (None, ear.current)
    own = any(stray.strays(each.text, following.whole, say.text) for each in following.figures)
    bare = bare and not measures.stated(following) and not own
    return (bare or cues.unknown(following.whole)) and figures.outcome(ear, say.text, say.whole)


def counts(following: Saying) -> bool:
    """Whether a sentence, or what stands before its first comma, is a figure and little else."""
    first = Saying(following.whole.partition(",")[0])
    return any(each.measured and each.length < 9 for each in (following, first))


def counted(later: list[Saying]) -> bool:
    """Whether the next piece says how many, or that nobody knows: what stands before it is a measure."""
    return bool(later) and (cues.unknown(later[0].whole) or counts(later[0]))


def names(say: Saying, following: Saying | None) -> bool:
    """Whether a few words name what the next sentence gives the value of: "Lost bags. It's 9 now"."""
    return (
        following is not None
        and following.measured
        and following.length < 9
        and _ITS_VALUE.match(following.whole) is not None
        and not say.figures
        and len(say.text.split()) < 7
        and bool(say.stems)
        and not phrasing.planned(say.whole)
    )


def meant(ear: Ear, say: Saying) -> bool:
    """What a sign is there for, or a measure that no key result is, said where a figure or a purpose was asked for."""
    if say.asked not in (*FIGURES, "purpose", "outcome") or say.figures:
        return False
    if clause := _THAT.match(say.text):
        return figures.outcome(ear, clause["what"], say.whole)
    return bool(_MEASURE.match(say.text)) and ear.strange(say.stems) and figures.outcome(ear, say.text, say.whole)


def noticed(ear: Ear, say: Saying) -> bool:
    """Propose a key result where a sentence says what is otherwise then; False where it says something else."""
    if _no_sign(say) or not (_changed(say) or _wanted(ear, say)):
        return False
    first = "objective" in ear.open and say.asked == "objective" and not ear.has("objective")
    if first and (not cues.AMISS.search(say.text) or cues.NEGATED.search(say.text)):
        return False
    return figures.outcome(ear, say.text, say.whole)


def _no_sign(say: Saying) -> bool:
    worded = cues.WORDED.match(say.text) is not None and say.length < 4  # "zero of course"
    if worded or (_NONE.match(say.text) and not say.figures and say.asked not in ("outcome", "purpose")):
        return True
    if say.asked in ("ready", "fix") and not (cues.OPENS.match(say.text) or say.digits):
        return True
    if say.asked in FIGURES and not states.harms(say.kr) and say.length < (3 if cues.OPENS.match(say.text) else 4):
        return True
    thin = not say.stems and len(say.text.split()) < 3
    vague = _IT.match(say.text) and not cues.CHANGED.search(say.text)
    return bool(
        thin or vague or cues.unknown(say.text) or say.text[:1].isdigit() or cues.STANDS.match(say.text) or _story(say)
    )


def _story(say: Saying) -> bool:
    """Something that happened once, to somebody."""
    if own.compared(say.text) or phrasing.moved(say.text):
        return False
    reading = say.kr.reading
    past = reading.form == "active" and reading.verb >= 0 and reading.line.tags[reading.verb] & Is.PAST
    return bool(cues.STORY.match(say.text) or (past and not _THEM.match(say.text)))


def _changed(say: Saying) -> bool:
    """Whether it says that something is otherwise: by its verb, by a word of comparison, by what it counts."""
    words = say.text.lower().split()[1:]
    verb = any(phrasing.moves(word.strip(".,")) for word in words) and say.kr.reading.form not in ("order", "doing")
    if verb or phrasing.moved(say.text):
        return True
    if say.asked in FIGURES:
        return cues.OPENS.search(say.text) is not None or (states.harms(say.kr) and say.kr.reading.form == "phrase")
    counts = states.counts_itself(say.kr) or say.kr.kind == "outcome"
    return counts or cues.CHANGED.search(say.text) is not None or own.compared(say.text)


def _wanted(ear: Ear, say: Saying) -> bool:
    """An answer to the question for a sign, about those it is for or about what was named."""
    if say.asked not in ("outcome", "purpose") or cues.MINE.match(say.text):
        return False
    if (
        say.kr.reading.form in ("active", "passive", "state")
        and len(say.text.split()) > 3
        and not _OURS.match(say.text)
    ):
        return True
    named = frozenset[str]().union(*(nouns.loose(about) for about in ear.lines.values()))
    return (len(say.text.split()) > 2 and cues.MANY.match(say.text) is not None) or bool(say.stems & named)
