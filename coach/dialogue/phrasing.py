"""How what somebody said stands in a draft: the same words, as an objective, a key result or a thing to try."""

from __future__ import annotations

import re

from coach import model
from coach.builtin import nouns, own
from coach.sentence import Is
from coach.sentence.lexicon import LEXICON
from coach.words import bag

_HEDGE = re.compile(
    r"^(?:by the way,? |(?:i|we)(?:'d| would) (?:like|want|love|take) (?=\W*\d)|we (?:measure|see|track)[\w ]{0,20} (?:by|with|in) (?:the )?(?=number|share|time|how|count)|(?:no,? wait|wait|sorry|correction|i mean|i meant|no,? sorry)[,.:]\s+|(?:well|hm+|uh|um+|oh|idk|so that|ok(?:ay)?|honestly|actually|basically|maybe|perhaps|because)\b[,.:]?\s+|(?:yes|no|right|so|and|but|also|then|first)[,.:]\s+"
    r"|(?:hello|hi|hey)(?: (?:there|all|everybody|everyone))?[,.:!]\s+|(?:today|right now|at the moment|currently|so far|at present|for (?:the |this |next )(?:spring|summer|autumn|winter|year|quarter|season)|this (?:spring|summer|autumn|winter|year|quarter|half))\b,? (?!is\b|was\b|are\b|it's\b)"
    r"|the (?:thing|point|idea) is (?:that )?|(?:we|i)'d rather (?:say |have )?"
    r"|(?:and|but|also|so|then) |(?:i (?:think|guess|would say|suppose)|i'd say|we (?:think|guess)|not my field|as i said)\b[,.:]?\s+(?:that |but )?"
    r"|(?:we(?:'d| would)|[\w ]{2,24}?(?:would)?) (?:notices?|sees?)(?: it)?(?: first)?(?: when| if| because| that| by) )+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r",?\s+(?:i (?:suppose|think|guess|would say|believe)|more or less|maybe|perhaps|or so|really|though)$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:we|our (?!\w+ of\b)[\w-]+|i)(?:'d| would)? (?:wants?|like|love|wish|need|hope)(?: for)? (?P<who>(?!to\b).+?) to (?P<what>\w.+)$",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"^(?P<who>.+?) (?:should|ought to|shall) (?P<what>(?:not |never |all |be |also |still )?\w.+)$", re.IGNORECASE
)
_TO_BE = re.compile(
    r"^(?:(?:we|our team|i)(?:'d| would)? )?(?:just )?(?:want|like|wish|hope|need) to (?P<what>(?:be|become|feel|stay|have|see)\b.+)$",
    re.IGNORECASE,
)
_AIM_LEAD = re.compile(
    r"^(?:what we (?:want|hope for|would like) is(?: that|:)?\s+)|^(?:our |the )?(?:objective|aim|goal|idea)(?: is| would be)?(?: that|:)?\s+",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"^(?:first |then )?we (?:first )?try (?:out )?(?P<tried>.+)$"
    r"|^(?:i|we) (?:need|want) (?:the team|you|us|them|everyone|everybody) to (?P<told>(?!(?:be|feel|become|stay|have|see|know)\b).+)$"
    r"|^(?:we(?:'re| are)? )?(?:planning )?to (?P<bare>(?!(?:be|become|feel|stay|have|see|know)\b)[a-z]+ .+)$|^(?:we|i|the team)(?:(?:'d| would) also (?:like|love|want) to|'ll|'re going to| will| are going to| plan(?: to)?| want to| would like to|'d like to| intend to| mean to| have to|"
    r" need to| could| might(?: try(?: to)?)?| may try(?: to)?| also)+\s+(?!(?:be|become|feel|stay|have|see|know|know)\b)(?P<what>.+)$|^(?:the )?(?:plan|plans|to do|initiatives?|ideas?|we try|tasks?)\s*(?:is|are|:)\s*(?:to\s+)?(?P<listed>.+)$",
    re.IGNORECASE,
)
_ARE_PLANNED = re.compile(
    r"(?P<what>(?!(?:it|this|that|what)\b)[^,:\d]{3,80}?) (?:is|are|(?:has|have) been) (?:also |already )?(?:planned|on (?:the|our) (?:plan|list|roadmap)|in the pipeline)$",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"(?:we|i|our \w+)(?:'d| would)?(?:'re planning| are planning| plan| wants?| like| need| hope)\b", re.IGNORECASE
)
_MOVED = re.compile(
    r"\s+(?:go(?:es)?|gets?|becomes?|is|are)\s+(?:down|up|rare|rarer|shorter|fewer|lower|higher|less|longer|smaller|bigger)$"
    r"|\s+(?:gets?|becomes?|grows?|goes)\s+(?:much |far |a lot )?(?!never|other|under|over|after|together)\w{3,}er$"
    r"|\s+(?:falls?|drops?|rises?|grows?|shrinks?|declines?|decreases?|increases?|go(?:es)? (?:down|up))\s+by\s+.{2,20}$"
    r"|\s+(?:fall|drop|rise|grow|shrink)s?$",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"^(?:there (?:are|is|will be|would be)|(?:we|our [\w-]+(?: [\w-]+)?) (?:wants?|needs?|sees?|gets?|have|would like|would have|will have|would see))\s+(?=(?:far |much |a lot )?(?:fewer|less|more)\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"^(?P<much>fewer|more|less)\s+(?P<rest>(?!of\b|than\b).+)$", re.IGNORECASE)
_NO_LONGER = re.compile(r"\b(?:is|are) no longer\b", re.IGNORECASE)
_AND_NOT = re.compile(r"\b(?P<and>and|but) not (?=(?P<next>\w+))")
_PEOPLE = bag("people girls boys women men coaches pupils children residents owners")
_SMALL = bag("tea sometimes hard bread water linen food paper money traffic mail stock rent noise damage waste heat")
_ALONE = frozenset(
    ("nobody", "everybody", "everyone", "somebody", "someone", "each", "no-one", "nothing", "everything")
)


def bare(sentence: str) -> str:
    """Take off what people say before they say something, and the full stop behind it."""
    text = _TRAIL.sub("", sentence.strip().rstrip(".!?;, "))
    left = _HEDGE.sub("", text, count=1)
    return left if len(left) > 2 else text


def objective(sentence: str) -> str:
    """Say a wish as an objective: "We want people to feel safe" -> "People feel safe"."""
    text = bare(sentence)
    if lead := _AIM_LEAD.match(text):
        text = re.sub(r"^to\s+", "", text[lead.end() :])
    text = text.strip('"“” ')
    be = _TO_BE.match(text)
    if be is not None:
        return nouns.starting(be["what"])
    match = _WISH.match(text) or _SHOULD.match(text)
    if match is None:
        return nouns.starting(text)
    who, what = match["who"].strip(), match["what"]
    many = _many(who)
    if many is None:
        return nouns.starting(text if match.re is _SHOULD else f"{who} {what}")
    return nouns.starting(f"{who} {_now(what, many=many)}")


def wishes(sentence: str) -> bool:
    """Tell whether a sentence says how it is to be for somebody."""
    text = bare(sentence)
    return bool(_AIM_LEAD.match(text) or _TO_BE.match(text) or _WISH.match(text) or _SHOULD.match(text))


def _many(who: str) -> bool | None:
    """Whether a subject takes a verb in the plural; None where that is not sure."""
    words = [word.strip(",.").lower() for word in who.split()]
    if words[0] in _ALONE:
        return False
    for word in words:
        bits = LEXICON[word]
        if bits & Is.PREP or word in ("who", "that", "which"):
            break
        if bits & Is.PLURAL or word in ("people", "they", "children", "we", "you", "women", "men"):
            return True
    return False if len(words) < 4 and len(words) > 1 else None


def _now(what: str, *, many: bool) -> str:
    first, _, rest = what.partition(" ")
    verb = first.lower()
    if verb == "be":
        return f"{'are' if many else 'is'} {rest}"
    if verb == "not":
        return (f"are not {rest[3:]}" if many else f"is not {rest[3:]}") if rest.startswith("be ") else (
            f"do not {rest}" if many else f"does not {rest}"
        )  # fmt: skip
    if verb in ("never", "always", "still", "also", "all") and rest.startswith("be "):
        return f"{'are' if many else 'is'} {first} {rest[3:]}"
    if not many:
        return f"{_third(first)} {rest}".rstrip() if verb not in ("never", "still", "always", "all", "only") else what
    return _AND_NOT.sub(lambda m: m.group() if LEXICON[m["next"].lower()] & Is.PREP else f"{m['and']} do not ", what)


def _third(verb: str) -> str:
    """The verb as one subject takes it: "taste" -> "tastes"."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "ch", "sh", "o")) else f"{verb}s"


def result(sentence: str) -> str:
    """Say what would be noticed as the name of a measure: "Fewer bags are lost" -> "Bags that are lost"."""
    text = bare(sentence)
    if _WISH.match(text) or (_SHOULD.match(text) and not _AMOUNT.match(text)):
        text = objective(text)
    text = _NO_LONGER.sub(lambda match: match.group().split()[0], text)
    text = re.sub(r"^them\b", "They", text)
    if lead := re.match(r"too (?:many|few|much|little)\s+", text, re.IGNORECASE):
        return nouns.starting(_related(text[lead.end() :]))
    text = _THERE.sub("", text)
    moved = unmoved(_MOVED.sub("", text))
    if moved != text and len(moved.split()) > 1:
        return nouns.starting(moved)
    amount = _AMOUNT.match(text)
    if amount is None or LEXICON[amount["rest"].split()[0].lower()] & (Is.COPULA | Is.AUX):
        kr = model.key_result(text)
        return own.subject(kr) if kr.reading.form == "phrase" and own.compared(text) else nouns.starting(text)
    return nouns.starting(_related(amount["rest"]))


def unmoved(text: str) -> str:
    """A subject without its verb of change at the end: "Time to first report shrinks" -> "Time to first report"."""
    words = text.split()
    while len(words) > 1:
        last = words[-1].lower().strip(".,")
        if len(words) > 1 and LEXICON[words[-2].lower()] & Is.DET:  # "at the lift" is a noun
            break
        if not moves(last) and not (last == "and" and len(words) > 2):
            break
        words.pop()
    return " ".join(words) if len(words) < len(text.split()) else text


def moved(text: str) -> bool:
    """Whether a statement ends in its change: "onboarding tickets drop", "incidents become rarer"."""
    bare_text = text.rstrip(" .")
    return len(bare_text.split()) > 1 and (moves(bare_text.split()[-1].lower()) or _MOVED.search(bare_text) is not None)


def moves(word: str) -> bool:
    """Whether a word is a verb of change in a statement: "shrinks", "rise", "halve"."""
    bits = LEXICON[word]
    return bool(bits & (Is.UP | Is.DOWN | Is.CHANGE | Is.HOLD) and bits & (Is.VERB | Is.THIRD) and not bits & Is.PREP)


def _related(rest: str) -> str:
    """Make a statement about some of them the name of those: "callers hang up" -> "callers who hang up"."""
    reading = model.key_result(rest).reading
    words, tags = reading.line
    at = reading.verb
    if reading.form not in ("active", "passive", "state"):
        follows = len(words) > 1 and tags[0] & Is.PLURAL and not tags[1] & (Is.PREP | Is.PAST | Is.CONJ)
        at = 1 if follows else 0
    if at <= 0:
        return rest
    while at > 1 and tags[at - 1] & (Is.AUX | Is.COPULA | Is.MODAL):  # "are lost" begins with "are"
        at -= 1
    alone = at + 1 == len(words) or tags[at + 1] & Is.PREP
    if tags[at] & Is.PAST and alone and not tags[at] & (Is.AUX | Is.COPULA):
        return rest  # "water lost"
    reduced = (
        tags[at] & Is.PAST and not tags[at] & (Is.AUX | Is.COPULA) and at + 1 < len(words) and reading.form == "passive"
    )
    if any(word in ("who", "that", "which") for word in words[: at + 1]) or (
        reduced and words[at] not in ("are", "is", "were", "was")
    ):
        return rest
    head = next((n for n, tag in enumerate(tags[:at]) if tag & Is.PREP), at) - 1
    who = tags[head] & Is.ACTOR or words[head] in _PEOPLE
    start = reading.amounts.tokens.starts[at]
    return f"{rest[:start].rstrip()} {'who' if who else 'that'} {rest[start:]}"


def planned(sentence: str) -> str:
    """Give what is planned in a sentence, without "we will"; "" when nothing is."""
    text = bare(sentence)
    if found := _ARE_PLANNED.match(text):
        return found["what"]
    match = _PLANNED.match(text)
    if match is None:
        return ""
    return next(
        each for each in (match["tried"], match["told"], match["bare"], match["what"], match["listed"]) if each
    ).strip()


def wants(sentence: str) -> bool:
    """Tell whether a sentence wishes for something, with "to" behind it or without."""
    return _WANTS.match(bare(sentence)) is not None


def things(plan: str) -> list[str]:
    """Cut a list of plans: "self-service and a booking bot" -> two."""
    parts = [part.strip(" .") for part in re.split(r"[,;]\s*(?:and\s+)?|\s+and\s+(?=an?\s|the\s|more\s)", plan)]
    return [piece for part in parts if part for piece in _orders(part)] or [plan]


def _orders(part: str) -> list[str]:
    """Two orders in one breath: "launch the portal and migrate the old pipelines"."""
    first, joint, second = part.partition(" and ")
    verbs = [LEXICON[half.split()[0].lower()] & Is.VERB for half in (first, second) if half.split()]
    nouns_ = len(first.split()) > 1 and len(second.split()) > 1
    return [first, second] if joint and nouns_ and len(verbs) == 2 and all(verbs) else [part]


def subject(objective: str) -> str:
    """Who an objective is about, where a few words before its verb say it: "patients"; "" where that is not sure."""
    reading = model.key_result(objective).reading
    words, tags = reading.line
    many = len(words) > 2 and tags[0] & (Is.PLURAL | Is.ACTOR) and not tags[1] & (Is.PREP | Is.CONJ)
    if many and reading.form != "order" and reading.verb != 2 and words[1] not in ("who", "that", "which"):
        return objective.split(maxsplit=1)[0]
    if reading.verb < 1 or reading.verb > 4 or not reading.line.tags[reading.verb - 1] & Is.PLURAL:
        return ""
    return objective[: reading.amounts.tokens.starts[reading.verb]].strip()


def inside(text: str, said: str = "") -> str:
    """A name in the middle of a sentence; a first word that no list knows may be a name and keeps its capital.

    said: where the words come from; a word that stands small there is no name.
    """
    if (
        said
        and text
        and re.search(rf"(?<![\w-]){re.escape(text[0].lower() + text[1:].split(' ', 1)[0])}(?![\w-])", said)
    ):
        return text[0].lower() + text[1:]
    first = re.match(r"[^\W\d_]+", text)
    bits = LEXICON[first.group().lower()] if first else 0
    known = bits & Is.PLURAL or not bits & Is.UNKNOWN or (first is not None and first.group().lower() in _SMALL)
    return nouns.inside(text) if known else text


def short(text: str, most: int = 9) -> str:
    """A name in few words; the rest is left out with three dots."""
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + " …"
