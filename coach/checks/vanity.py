"""Whether a number counts exposure or volume: K010."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checks.check import Hit, check
from coach.model import KeyResult
from coach.sentence.lexicon import LEXICON, Is, singular
from coach.words import bag

EXPOSURE = bag(
    "view pageview page-view impression hit follower like download install installation subscriber registration "
    "mention article coverage tweet hashtag traffic publication byline commit deployment star retweet "
    "exposure clicks reach mr pr loc story-point play"
)
SELECTED = bag("active who whose that returning paying repeat retention per-user conversion")  # not all that came by
NOTICED = bag("mentioned featured quoted covered included")
SOCIAL = bag("hashtag hashtags tweets retweets likes")
NETWORKS = bag("linkedin twitter instagram facebook tiktok mastodon youtube bluesky threads xing")
VIEWED = bag("viewed downloaded liked watched played streamed clicked installed")
SIGNED = bag("sign-up sign-ups signup signups subscription subscriptions reader readers")
MERGED = bag("mr mrs pr prs")
PRESS = bag("coverage press media")
AMOUNTS = bag("number amount count total volume")
PEOPLE = bag("user account member customer sign-up signup subscriber follower registration")
CROWD = bag("audience people readership viewers listeners public households")
WEB = bag("site website web page blog homepage portal online shop store channel docs documentation landing")
OWN_DOING = bag("deployment commit tweet mr mrs pr prs loc story-point line-of-code")  # volume that is easy to produce
GROSS = bag("cumulative all-time registered lifetime")
EXPOSED = EXPOSURE | OWN_DOING | {f"{noun}s" for noun in EXPOSURE | OWN_DOING}
TELLING = (
    EXPOSED
    | VIEWED
    | SIGNED
    | WEB
    | SOCIAL
    | MERGED
    | NOTICED
    | GROSS
    | NETWORKS
    | {"mailing", "total", "requests", "social", "reach", "reached", "reaching"}
)


@check(
    "K010",
    level="warning",
    message="This number can rise by itself. {Head} can add up while nobody is better off.",
    question="If it fell by a fifth, what would you do differently?",
    many="{n} numbers can rise by themselves. If one fell by a fifth, what would you do differently?",
    fixes={
        "Reach 8,000 app downloads": (
            "Bathers who book a lane in the app from [baseline: bathers a week - the till] to [target: bathers a week - the team]"
        ),
        "50,000 followers on our channel": (
            "Viewers who come to a market day from [baseline: share of visitors asked - stall holders] to [target: share of visitors - the team]"
        ),
        "Increase number of deployments to 300": (
            "Faults reported within a day of a change from [baseline: faults a month - service desk] to [target: faults a month - the team]"
        ),
    },
    passes=[
        "Inbound demo requests from 5 to 25 a month",
        "D30 retention of new installs from 14% to 22%",
        "Code reviews waiting longer than a day from 40% to 10%",
        "Increase deployment frequency from weekly to daily",
    ],
    source="Ries: good for feeling awesome, bad for action; Lean Analytics",
    kinds=("outcome", "activity-volume", "output", "milestone"),
)
def vanity_metric(kr: KeyResult) -> Iterator[Hit]:
    """The number counts exposure or volume.

    Views, followers, downloads and changes shipped add up whether or not anybody is better off.
    Where such a number is the product itself, keep it and say so.
    """
    target, said = kr.measure.target, kr.reading.line.words
    if target is None or TELLING.isdisjoint(said) or kr.reading.direction == "down" or not SELECTED.isdisjoint(said):
        return
    head = exposed(kr) if kr.kind in ("outcome", "activity-volume") else ""
    gross = not GROSS.isdisjoint(said) and not (target.unit == "%" and target.role == "level")
    if head or is_noticed(kr) or gross:
        yield Hit(slots={"head": plural(head or "counts of this kind")})


def exposed(kr: KeyResult) -> str:
    """Return the noun of exposure or volume that the line counts, "" if it counts none."""
    target = kr.measure.target
    if target is not None and target.unit == "times" and kr.measure.baseline:
        return ""  # "deployments from weekly to daily" is a frequency
    share = target is not None and target.unit == "%" and target.role == "level"  # a share of them is another thing
    nouns: frozenset[str] = (
        OWN_DOING if kr.kind == "activity-volume" and kr.reading.form in ("order", "done") else EXPOSURE
    )
    words, tags = kr.reading.line
    if not WEB.isdisjoint(words):
        nouns |= {"visit"}  # to a library they are use, to a page they are exposure
    clauses = [(clause.start, clause.end) for clause in kr.reading.clauses[share:]]
    figured = [(a, b) for a, b in clauses if tags[a] & Is.UP or any(tag & Is.QTY for tag in tags[a:b])]
    heads = [singular(noun) for a, b in figured for noun in counted(words[a:b])]
    mailing = "newsletter" in words and not SIGNED.isdisjoint(words)
    if not share and (mailing or ("mailing" in words and "list" in words)):
        return "sign-up"
    volume = "" if share else merged(words) or people(words)
    if kr.reading.lemma == "reach":
        nouns -= {"reach"}  # the verb: "orders reach the customer"
    return volume or next((noun for noun in heads if noun in nouns), "")


def merged(words: list[str]) -> str:
    """Return the word for changes merged that a line counts, "" if it counts none."""
    if "requests" in words and words[words.index("requests") - 1] in ("pull", "merge"):
        return "prs"
    return next((word for word in words if word in MERGED), "")


def people(words: list[str]) -> str:
    """Return the people whom a line counts as a total, "" if it counts none so."""
    after = words[words.index("total") + 1 :][:2] if "total" in words else []
    return next((word for word in after if singular(word) in PEOPLE), "")


def counted(words: list[str]) -> list[str]:
    """Return the nouns that a line counts: the last one before a preposition; after "number of", the next."""
    heads, noun = [], ""
    for word in words:
        bits = LEXICON[word]
        if noun and bits & (Is.PREP | Is.SUB | Is.COMPARE | Is.DET | Is.AUX | Is.COPULA):
            heads.append(noun)
            if not LEXICON[noun] & Is.EFFECT and noun not in AMOUNTS:
                return heads
            noun = ""
        elif word in EXPOSED or (not word[0].isdigit() and bits & Is.NOUN and not bits & (Is.PREP | Is.ADV)):
            noun = word
    return [*heads, noun]


def is_noticed(kr: KeyResult) -> bool:
    """Whether the line counts that somebody takes notice: "mentioned in 25 articles", "reach 5,000 people"."""
    reading = kr.reading
    said, counts = reading.line.words, kr.measure.target and kr.measure.target.role == "count"
    if not SOCIAL.isdisjoint(said) or ("social" in said and "media" in said):
        return True
    if not NETWORKS.isdisjoint(said) and (reading.lemma == "post" or "posts" in said):
        return True
    if reading.lemma == "reach":
        return any(word in CROWD or (counts and LEXICON[word] & Is.ACTOR) for word in said)
    if reading.form in ("passive", "done") and not VIEWED.isdisjoint(said):
        return True
    return not NOTICED.isdisjoint(said) and bool(counts or not PRESS.isdisjoint(said))


def plural(noun: str) -> str:
    """Return the noun as a message names many of it."""
    if noun in MERGED:
        return "merged changes"
    return noun if noun.endswith("s") or noun in ("coverage", "traffic", "exposure") or " " in noun else noun + "s"
