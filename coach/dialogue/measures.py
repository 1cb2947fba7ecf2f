"""What a figure is of: the words around it that name a measure.

A measure stands in front of its value ("time to hire is 62 days", "lost bags: 9") or behind it ("7 bags were lost").
"""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns
from coach.dialogue import cues
from coach.dialogue.saying import Saying

LED = re.compile(r"(?P<metric>[^,:\d]{4,80}?)\s*[,:]\s")
IS = re.compile(
    r"(?P<metric>[^,:\d]{3,60}?)\s+(?:is|are|was|were|stands?|(?:takes?|costs?)(?: us| them)?|lasts?|reached|(?:went|are|is) (?:up|down) to|(?:rose|grew|fell|dropped|climbed|sank) to)\s+(?:currently |now )?(?:at |about |around |roughly )?(?=[\d$€£])",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:we|they|it)(?:'re|'s| are| is| were| was)?(?: currently| now)? at (?:about |around )?[\d.,]+\s?%? of (?:the |our |all )?(?P<metric>[a-z].+)",
    re.IGNORECASE,
)
_NOW = re.compile(r"\W*(?:today|right now|at the moment|currently|at present)\b", re.IGNORECASE)
_COST = re.compile(r"\s+costs?\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?!(?:it|that|this|they|there|we|which)\b)\w[\w-]*(?: [\w-]+){0,4} (?:is|are|was|were)\b", re.IGNORECASE
)
_LAST_WORD = re.compile(r"\s+(?:is|are|at|after|within|in|by|for|about|of|around|roughly)$", re.IGNORECASE)
SHARE = re.compile(r"\s*of (?:the |our |all )?(?!them\b|that\b|it\b|those\b|these\b)[a-z]+s [a-z]+")
_ARE = re.compile(r"[a-z]+s (?:are|were) ")
_HAD = re.compile(r"[a-z]+s (?:had|have|were|are) ")
_PREPOSED = re.compile(r"(?:for|of|in|on|at|by|from|to|with)\b", re.IGNORECASE)
STATISTIC = nouns.loose(
    "median average mean typical total we'd i'd they'd we i like it that they guess estimate answer current aim target goal number share rate figure value today last want wants need needs hope hopes most least those these glad happy content pleased"
)


def measured(say: Saying, said: str) -> str:
    """What a figure is of, in the words around it; "" where they do not say."""
    if _NOW.match(say.whole) and say.text.endswith(say.figures[-1].text):  # "today a claim is paid after 23 days"
        return _LAST_WORD.sub("", say.text.removesuffix(say.figures[-1].text).strip())
    led = _led(say)
    if led is not None:
        return led
    if found := behind(say, said):
        return found
    metric = say.kr.measure.metric.strip(" ,:")
    if _PREPOSED.match(metric):
        return ""
    if metric not in said or not nouns.loose(metric) - STATISTIC or cues.BOUND.match(say.text):
        return ""
    figure = say.kr.measure.target or say.kr.measure.baseline
    leads = figure is None or say.text.find(metric) < say.text.find(figure.text)
    stands = leads or say.kr.reading.form in ("active", "passive")
    return metric if stands and say.kr.kind not in ("activity", "output") else ""


def _led(say: Saying) -> str | None:
    """The measure that stands in front of its value; None where none does, "" where it is of another clause."""
    led = _AT.match(say.text) or LED.match(say.text) or IS.match(say.text)
    if led and led.re is LED and _OWN.match(say.text, led.end()):  # "training done, churn is 9%"
        led = IS.match(say.text[led.end() :])
        return led["metric"] if led and nouns.loose(led["metric"]) - STATISTIC else ""
    if led is None or not nouns.loose(led["metric"]) - STATISTIC:
        return None
    verb = _COST.match(say.text, led.end("metric"))  # "servers cost": not the servers are counted
    return say.text[: verb.end()] if verb else led["metric"].strip(" .")


def behind(say: Saying, said: str) -> str:
    """What a figure counts where a whole sentence says it: "7 releases had to be rolled back"."""
    figures = [each for each in say.figures if any(map(str.isdigit, each.text))] or say.figures
    if len(figures) != 1 or figures[0].unit not in ("count", "%", "ratio"):
        return ""
    at = say.text.find(figures[0].text) + len(figures[0].text)
    share = figures[0].unit == "%" and SHARE.match(say.text[at:])
    after = re.sub(r"^of (?:the |our |all )?", "", re.split(r"\s+because\b|,", say.text[at:])[0].strip(" .,"))
    if (
        len(after.split()) < (2 if share or cues.AMISS.search(after) else 3)
        or after.startswith("that ")
        or after not in said
    ):
        return ""
    form = model.key_result(after).reading.form
    if after.startswith("them ") and len(after.split()) > 3:
        return after
    return after if form in ("active", "passive") or _HAD.match(after) or _ARE.search(after) or share else ""


def stated(say: Saying) -> str:
    """The measure that a sentence names before its value: "Time to hire is 62 days"; "" where it names none."""
    led = IS.match(say.text)
    return led["metric"] if led and nouns.loose(led["metric"]) - STATISTIC else ""
