"""Which key result a figure bears on, where its clause does not name one."""

from __future__ import annotations

import re

from coach.builtin import nouns
from coach.dialogue import akin, cues, stray
from coach.dialogue.ear import FIGURES, Ear
from coach.dialogue.saying import Saying
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.session import At

_DOES_THAT = re.compile(
    r"\d[\d.,]*%?(?: of \d[\d.,]*)?(?: of)? (?P<who>(?:the |our )?[a-z]+ (?:do|does|did) (?:that|so|this|it))\b",
    re.IGNORECASE,
)


_OF_THEM = re.compile(r"\s*(?:of (?:them|those|these|us))?\W*(?:now|today|currently|at the moment)?\W*$", re.IGNORECASE)
_WOULD_DO = re.compile(
    r"\s*(?:of (?:them|those|these|us) )?(?:would|'d|will) (?:be (?:\w+ )?(?:great|good|fine|ok(?:ay)?|nice|enough|lovely|perfect)|do)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\W*(?:about |around |roughly |maybe )?$", re.IGNORECASE)


def of_them(ear: Ear, say: Saying) -> bool:
    """A share and no more where no figure was asked for: "half of them today" is said of the key result named last."""
    before, _, after = say.text.partition(say.figures[0].text)
    wanted = _WOULD_DO.match(after) is not None
    alone = len(say.figures) == 1 and _ABOUT.match(before) and (wanted or _OF_THEM.match(after))
    if not alone or say.digits or ear.current or (ear.asked and ear.asked.name in FIGURES):
        return False
    if not ear.lines and "objective" not in ear.open:  # half of those of whom the objective speaks
        slot = "target" if wanted else "baseline"
        return ear.fill(slot, say.figures[0].text, say, ear.outcome(say.figures[0].text, say.whole))
    half = [at for at in ear.lines if (at, "target") not in ear.filled]
    at = ear.open_line() or (half[-1] if half else None)
    if at is None and ear.lines and re.search(r"\bof (?:them|those|these)\b", say.text):
        return ear.put("remark", say.whole, say.whole)  # every place is taken, and it names nothing new
    slot = "target" if wanted or (at or (), "baseline") in ear.filled else "baseline"
    return at is not None and ear.fill(slot, say.figures[0].text, say, at)


_RATE = r"(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|a hundred|\d+)"
_AT_A_RATE = re.compile(
    rf"(?P<what>[^,:\d]{{3,100}}?)(?:,|:| is| are)? (?:about |around |roughly |nearly |almost )?(?P<rate>{_RATE})$",
    re.IGNORECASE,
)
_DO = re.compile(
    rf"(?:about |around |roughly |nearly |almost )?(?P<share>(?:a |one )?(?:half|third|quarter|fifth|tenth)|two thirds|three quarters|{_RATE}) (?:of (?:them|those|us) )?(?P<what>(?P<verb>[a-z]+)(?: [a-z'-]+){{1,12}})$",
    re.IGNORECASE,
)
VAGUE = nouns.loose(
    "fine ok okay enough super happy glad love hope manage think guess suppose say know today now do does did make get have want need"
)
_EVERY = re.compile(
    r"(?P<rate>every (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) (?P<what>(?!one\b|time\b|week\b|day\b|month\b|year\b)[a-z]+(?: [a-z'-]+){1,12})",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(?:down|up|back)? ?to (?:about |around )?$", re.IGNORECASE)


def worded(ear: Ear, say: Saying) -> bool:
    """An amount in words with what it is of: "one in eight", "a third buy something", "it should come down to two weeks"."""
    if cues.GUARD.search(say.whole) or cues.unknown(say.whole):
        return False
    return (
        _often(ear, say)
        or _one_in(ear, say)
        or _of_reason(ear, say)
        or _rate(ear, say)
        or _share_does(ear, say)
        or _every_nth(ear, say)
        or _comes_to(ear, say)
    )


def _often(ear: Ear, say: Saying) -> bool:
    """How often something happens that a key result counts: "we deploy twice a week"."""
    value = akin.often(say.text)
    if not value or len(say.figures) != 1:
        return False
    at, aimed = akin.meant(say.text, ear.lines), cues.aims(say.text)
    if (
        at is None and aimed and not say.stems - VAGUE - nouns.loose(value)
    ):  # "we want once a day": of what was spoken of
        half = [line for line in ear.lines if ear.aim_next(line) and akin.often(ear.there(line))]
        at = half[-1] if half else None
    ours, own = cues.OURS.match(say.text) is not None, say.stems - VAGUE - nouns.loose(value)
    if (
        at is None
        and not aimed
        and own
        and not own & ear.known()
        and (ours or say.asked not in ("outcome", "purpose", "objective"))
    ):
        return not cues.OPENS.search(say.text) and ear.put("stray", value, say.whole)
    return at is not None and ear.fill("target" if aimed or ear.aim_next(at) else "baseline", value, say, at)


def _one_in(ear: Ear, say: Saying) -> bool:
    """So many of those who do it: "one customer in five comes back within a month"."""
    match = cues.ONE_IN.fullmatch(say.text)
    if match is None:
        return False
    name = f"{match['who']} {match['what']}"
    own = nouns.loose(name)
    at = (None if ear.strange(own) else ear.named(name)) or ear.outcome(name, say.whole)
    return ear.fill("target" if cues.aims(say.text) else "baseline", match["rate"], say, at)


def _of_reason(ear: Ear, say: Saying) -> bool:
    """A figure and no more, where nothing stands but what goes badly: it counts that."""
    if ear.lines or "objective" not in ear.open or (ear.aim, "why") not in ear.filled or not stray.bare(say.text):
        return False
    figure = say.figures[0].text
    return ear.fill("target" if cues.aims(say.text) else "baseline", figure, say, ear.outcome(figure, say.whole))


def _rate(ear: Ear, say: Saying) -> bool:
    match = _AT_A_RATE.fullmatch(say.text)
    if match is None or not nouns.loose(match["what"]):
        return False
    if cues.OURS.match(match["what"]):  # "we want five out of ten": of what was spoken of
        half = [at for at in ear.lines if (at, "baseline") in ear.filled and (at, "target") not in ear.filled]
        at = ear.current or (half[-1] if half else None)
        if at is None or not cues.aims(say.text):
            return ear.put("remark", say.whole, say.whole)
        return ear.fill("target", match["rate"], say, at)
    own = nouns.loose(match["what"])
    named = None if ear.strange(own) else ear.named(match["what"])
    slot = "target" if cues.aims(say.text) else "baseline"
    return ear.fill(slot, match["rate"], say, named or ear.outcome(match["what"], say.whole))


def _share_does(ear: Ear, say: Saying) -> bool:
    match = _DO.fullmatch(say.text)
    if match is None or say.digits or not LEXICON[match["verb"].lower()] & Is.VERB or match["verb"].lower() == "would":
        return False
    if ear.current is not None:  # it says how many do something else
        own = nouns.loose(match["what"]) - VAGUE
        other = bool(own) and not own & nouns.loose(ear.lines[ear.current])
        return other and ear.put("stray", match["share"], say.whole, at=ear.current)
    return ear.fill("baseline", match["share"], say, ear.outcome(match["what"], say.whole))


def _every_nth(ear: Ear, say: Saying) -> bool:
    """So many of what happens: "every fifth costume comes back"."""
    match = _EVERY.fullmatch(say.text)
    if match is None or say.digits or not nouns.loose(match["what"]):
        return False
    own = nouns.loose(match["what"])
    at = (None if ear.strange(own) else ear.named(match["what"])) or ear.outcome(match["what"], say.whole)
    return ear.fill("baseline", match["rate"], say, at)


def _comes_to(ear: Ear, say: Saying) -> bool:
    """An aim in words for a key result that the sentence names."""
    if say.digits or len(say.figures) != 1 or say.figures[0].text not in say.text:
        return False
    at = ear.about(say.whole)
    aimed = _TO.search(say.text.partition(say.figures[0].text)[0]) is not None
    return (
        at is not None
        and aimed
        and (at, "target") not in ear.filled
        and ear.fill("target", say.figures[0].text, say, at)
    )


def heard(ear: Ear, say: Saying) -> bool:
    """Take in an aim to a value that stands, how many "do that", the other half of a pair."""
    return _moved_on(ear, say) or _does_that(ear, say) or _halfway(ear, say)


def _moved_on(ear: Ear, say: Saying) -> bool:
    """An aim said with today's value that stands already: "from 11 to 9 minutes then"."""
    measure = say.kr.measure
    if measure.baseline is None or measure.target is None or measure.baseline.value is None or ear.about(say.whole):
        return False
    known = [
        at
        for at in ear.lines
        if ear.filled.get((at, "baseline"), "").split(" ")[0] == measure.baseline.text.split(" ")[0]
    ]
    return (
        len(known) == 1 and measure.target.text in ear.said and ear.fill("target", measure.target.text, say, known[0])
    )


def _does_that(ear: Ear, say: Saying) -> bool:
    """How many do what was said before: "3 of 14 teams do that"; the draft gives it the words that it points to."""
    match = _DOES_THAT.search(say.whole)
    if match is None or nouns.loose(match["who"]) & nouns.loose(ear.lines.get(ear.current or (), "")):
        return False
    return ear.fill("baseline", say.figures[0].text, say, ear.outcome(match["who"], say.whole))


def _halfway(ear: Ear, say: Saying) -> bool:
    """A bare figure is the aim of the one key result that stands half-way, counted in the same unit."""
    if len(say.text.split()) > 3 or ear.current or (ear.asked and ear.asked.name in FIGURES):
        return False
    units = {figure.unit for figure in say.figures}
    half = [at for at in ear.lines if (at, "baseline") in ear.filled and (at, "target") not in ear.filled]
    found = [at for at in half if ear.unit(at) in units or say.figures[0].text in ("half", "a half")]
    if not found and cues.aims(say.text) and stray.bare(say.text):  # "down to 5" of 14 percent
        found = half
    return len(found) == 1 and ear.fill("target", say.figures[0].text, say, found[0])


def was(ear: Ear, say: Saying) -> bool:
    """What was so last year is no aim: it is today's value of the one key result that lacks it."""
    at = ear.fitting(say, "baseline")
    return at is not None and ear.fill("baseline", say.figures[0].text, say, at)


def other_scale(ear: Ear, say: Saying, at: At) -> bool:
    """Whether a figure is counted otherwise than the one that stands: a share for a time."""
    value = ear.filled.get((at, "baseline")) or ear.filled.get((at, "target")) or ""
    units = {figure.unit for figure in say.figures if any(map(str.isdigit, figure.text))}
    there = {figure.unit for figure in Saying(value).figures}
    return bool(units and there) and units.isdisjoint(there) and "%" in units | there and "count" not in units | there
