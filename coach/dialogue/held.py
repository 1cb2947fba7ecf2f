"""What is to stay as good as it is: a bound, a comparison with today, an answer to what is not traded."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.dialogue import cues, phrasing, plans, reasons, wanted
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying

_GUARD_LEAD = re.compile(
    r"^(?:(?:the )?(?:one )?(?:thing|what) )?(?:that )?(?:we|i)(?:'d| would| will|'ll| must| may| can| should| do)?(?: not| never|n't|'t|not)(?: want to)? (?:give up|trade|risk|lose)(?: (?:it|that|this)(?: for it)?)?[:,]?\s*(?:is\s+)?",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\b(?:longer|more often|earlier|sooner)\b", re.IGNORECASE)
_BOUND_FROM = re.compile(r"\s+(?:must|may|should|can|could|shall|has to|have to|needs? to)\b", re.IGNORECASE)
_HOLDS = re.compile(r"\b(?:stays?|remains?|keeps?)\b", re.IGNORECASE)


def unled(text: str) -> str:
    """What stays as good, without "we would not give up"."""
    lead = _GUARD_LEAD.match(text)
    return text[lead.end() :] if lead and lead.end() < len(text) else text


def led(ear: Ear, say: Saying) -> bool:
    """What is called that which is not to be lost, whatever figure it holds: "what we must not lose is the price"."""
    match = _GUARD_LEAD.match(say.text)
    named = match is not None and match.group().rstrip().endswith((" is", ":")) and nouns.loose(say.text[match.end() :])
    return bool(named) and ear.put("guard", unled(say.text), say.whole)


def answered(ear: Ear, say: Saying) -> bool:
    """What is not traded, where that was asked for: any words, unless they say something else."""
    if reasons.suffered(ear, say):
        return True
    if plans.fresh(say.text) and plans.not_there(say):
        return all(ear.put("try", thing, say.whole) for thing in phrasing.things(say.text))
    lasts = cues.GUARD.search(say.whole) or cues.LASTS.search(say.whole)
    other = "objective" in ear.open and (wanted.wish(say) or (wanted.acted(say) and not lasts))
    return not other and not (say.measured and not lasts) and ear.put("guard", unled(say.text), say.whole)


def guarded(ear: Ear, say: Saying) -> bool:
    """What must stay as good."""
    ruled_out = ear.has("guard") and re.match(r"no (?!longer\b|more\b|one\b|idea\b)[a-z]", say.text, re.IGNORECASE)
    if cues.LEAVE.search(say.whole) or (ruled_out and not say.figures):
        return ear.put("guard", say.text, say.whole)
    if (
        not cues.GUARD.search(say.whole)
        or say.measured
        or cues.OPENS.search(say.text)
        or (_GROWS.search(say.text) and not cues.LASTS.search(say.whole))
    ):
        return False
    if say.asked == "outcome" and _HOLDS.search(say.whole) and not _GUARD_LEAD.match(say.whole):
        return False  # "they stay a second year" is a sign
    return ear.put("guard", unled(say.text), say.whole)


def kept_as_is(ear: Ear, say: Saying) -> bool:
    """What is compared with today, or must not be worse, whatever figure it holds: "no more overtime than now"."""
    return cues.NO_WORSE.match(say.text) is not None and ear.put("guard", say.text, say.whole)


def bounded(ear: Ear, say: Saying) -> bool:
    """A level that is kept or not crossed, of something that no key result is: "we hold uptime at 99.9%"."""
    bound = say.measured and cues.KEPT_UNDER.search(say.whole) is not None
    held = cues.HELD.match(say.text) is not None and say.kr.kind == "health"
    return (bound or held) and not _about_it(ear, say) and ear.put("guard", say.text, say.whole)


def _about_it(ear: Ear, say: Saying) -> bool:
    """Whether a bound is said of a key result: "it must not be more than 5"."""
    if re.match(r"(?:it|they|that|this)\b", say.text, re.IGNORECASE):
        return True
    measure = cues.HELD.sub("", _BOUND_FROM.split(say.text, maxsplit=1)[0])
    return bool(ear.lines) and not ear.strange(nouns.loose(say.text)) and not ear.another(measure)
