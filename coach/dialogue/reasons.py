"""What a sentence says of itself or of today: its label, who decided it, and what goes badly."""

from __future__ import annotations

import re

from coach.dialogue import cues, signs
from coach.dialogue.ear import Ear
from coach.dialogue.saying import Saying

_OWNED = re.compile(
    r"\b(?:the|a|an|our|their|its|his|her|my|your) (?:breaks?|waits?|stands?|mess)\b", re.IGNORECASE
)  # nouns
_GROUP = re.compile(
    r"(?:the |our )?(?:[\w'-]+ ){1,3}(?:crew|team|staff|office|desk|department|unit|squad|board|committee)",
    re.IGNORECASE,
)
_TYPES = (
    ("committed", re.compile(r"\bcommit(?:ted|ment)\b|\bmust land\b|\bpromised?\b(?=.*\b(?:objective|all of it|whole)\b)", re.IGNORECASE)),
    ("aspirational", re.compile(r"\b(?:aspirational|stretch|moonshot)\b", re.IGNORECASE)),
    ("learning", re.compile(r"\b(?:a learning (?:goal|objective)|learn first|find out first)\b", re.IGNORECASE)),
)  # fmt: skip
_LABELS = (
    ("team", re.compile(r"^(?:our |the )?team(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:we are|we're) (?P<value>(?:the |a )?[\w &-]{2,40}? (?:team|department|group|crew|unit)(?: (?:at|of|in|for) [\w '-]{2,40})?)$", re.IGNORECASE)),
    ("team", re.compile(r"^we (?:run|look after|operate|maintain|are responsible for) (?P<value>(?:the|our|all|a|an|two|three|four|five) [a-z][^,:]{2,60})$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>[\w&-]+(?: [\w&-]+){0,2} team)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>(?:the|our) [\w &-]{2,40}? (?:office|department|desk|unit))$", re.IGNORECASE)),
    ("team", re.compile(r"^(?P<value>(?:[a-z][\w'-]* ){1,4}?[a-z][\w'-]*, (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:shops|beds|rooms|boats|seats|singers|members|classes|practices|sites|branches|houses|schools|stores|clinics|wards|offices|people|of us|locations|teams|depots|plants))$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:we are|we're|it's|its|it is) (?P<value>an? (?:[a-z][\w'-]* ){0,3}[a-z][\w'-]*(?:, \d+ [a-z]+(?: on paper)?)?)$", re.IGNORECASE)),
    ("team", re.compile(r"^(?:this is |it's )?(?P<value>(?:the |our )?[a-z][\w'&-]*(?: [\w'&-]+){0,3}) here$", re.IGNORECASE)),
    ("cycle", re.compile(r"^(?:this|it)(?:'s| is) for (?P<value>.*\d.*)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?P<value>(?:the|our) [\w' -]{3,40}? (?:asked|asks|demanded|demands|wants|ordered)(?: for)? (?:it|this|that))$", re.IGNORECASE)),
    ("why", re.compile(r"^(?:our|the|my) (?:problem|trouble|pain|issue|reason) is(?: that)? (?P<value>.+)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?P<value>(?!(?:fewer|less|more|no)\b)[^,\d]{3,40} (?:complains?|complained|grumbles?|(?:is|are) (?:angry|unhappy|frustrated)) (?:that|about|because) [^\d]+)$", re.IGNORECASE)),
    ("why", re.compile(rf"^(?P<value>(?!(?:fewer|less|more|no|we|i)\b)[^,\d]{{3,40}} (?:says?|said|tells? us|told us|finds?|feels?|reports?)\b[^\d]*{cues.AMISS.pattern}[^\d]*)$", re.IGNORECASE)),
    ("cycle", re.compile(r"^(?:our |the )?(?:cycle|quarter|period)(?: is|:)\s+(?P<value>.+)$", re.IGNORECASE)),
    ("why", re.compile(r"^(?:why(?: now)?:|because|(?:we(?:'re| are) doing (?:this|it)|we do (?:this|it)|this matters|it matters) because|the reason is(?: that)?)\s*(?P<value>.+)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?:we (?:need|depend on)|depends on|it depends on) (?P<value>(?:the |our )?[\w &-]{2,40}? (?:team|department|supplier|agency|board|office)\b.*)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?:it|this|that|all of it) depends on (?P<value>[\w '-]+ (?:giving|doing|helping|agreeing|saying|being|having|letting)\b.+)$", re.IGNORECASE)),
    ("need", re.compile(r"^(?P<value>.{2,60}? (?:must|has to|have to|needs? to|would have to) help(?: us)?\b.*)$", re.IGNORECASE)),
    ("held", re.compile(r"^(?:we hold this line|health|we watch|held):?\s+(?P<value>.+)$", re.IGNORECASE)),
)  # fmt: skip


def _goes_astray(say: Saying) -> bool:
    """Whether it says what goes badly for somebody today, without a figure: "riders find the gate too far"."""
    amiss = cues.AMISS.search(say.text) and not cues.NEGATED.search(say.text)
    return bool(amiss) and not say.digits and say.length > 2 and not cues.unknown(say.whole)


def astray(ear: Ear, say: Saying) -> bool:
    """What goes badly today, where nothing else was found in it."""
    return _goes_astray(say) and ear.put("why", say.text, say.whole)


def suffered(ear: Ear, say: Saying) -> bool:
    """What goes badly today, said before any figure of it was asked for: a reason, unless the next piece counts it."""
    if say.asked == "guard" and _OWNED.search(say.text):
        return False  # "they take their breaks"
    counted = ear.following is not None and signs.counted([ear.following])
    fares = cues.SUFFERS.search(say.text) is not None
    told = fares or (say.asked in ("", "objective", "guard") and say.kr.reading.form in ("active", "passive", "state"))
    changed = cues.CHANGED.search(cues.SUFFERS.sub("", say.text))
    if not told or counted or not _goes_astray(say) or changed or cues.GUARD.search(say.whole):
        return False
    return ear.put("why", say.text, say.whole)


def given(ear: Ear, say: Saying) -> bool:
    """What somebody outside decided is a reason, whatever was asked."""
    return cues.GIVEN.search(say.whole) is not None and ear.put("why", say.text, say.whole)


def labelled(ear: Ear, say: Saying) -> bool:
    """What names its own place: "our team is", "because", "it depends on"."""
    if say.asked == "objective" and _GROUP.fullmatch(say.text):
        return ear.put("team", say.text, say.whole)
    for slot, pattern in _LABELS:
        match = pattern.match(say.text) or (pattern.match(say.whole.rstrip(" .")) if slot == "why" else None)
        if match:
            return ear.put(slot, match["value"].rstrip(" ."), say.whole)
    for value, pattern in _TYPES:
        if (found := pattern.search(say.whole)) and not say.figures:
            ear.put(f"type:{value}", found.group(), say.whole)
            return say.length < 12
    return False
