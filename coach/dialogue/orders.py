"""What a message asks the coach to do: back, skip, "change the target of KR2 to 40", why, enough.

A message is an order when it is one as a whole; whatever else it holds is an answer.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.dialogue import pointing
from coach.dialogue.pointing import IT, NTH, NTH_ALONE, NUMBERED, THIS


class Order(NamedTuple):
    """One thing to do.

    number: of the key result as shown, or as coach.dialogue.pointing has it; slot and value: what goes where; old: what
    it takes the place of.
    """

    kind: str
    number: int = 0
    slot: str = ""
    value: str = ""
    old: str = ""

    @property
    def pointed(self) -> bool:
        """Whether it says itself what it is about, whatever was asked."""
        return self.kind in _POINTED or (self.kind in ("change", "drop") and self.number != 0)


_POINTED = frozenset(("recast", "quiet", "unclear"))
_FIRM = rf"(?:{NUMBERED}|{NTH})"  # it can mean nothing else
_ONE = rf"(?:{NUMBERED}|{NTH}|{THIS})"
_ANY = rf"(?:{NUMBERED}|{NTH}|{IT})"
_SLOT = r"(?P<slot>target|aim|goal|baseline|start(?:ing point)?|today(?:'s value)?|deadline|date|owner|source|name|text|wording)"
_SLOTS = {
    "aim": "target", "goal": "target", "start": "baseline", "starting point": "baseline", "today": "baseline",
    "today's value": "baseline", "date": "deadline", "text": "name", "wording": "name",
}  # fmt: skip
_PLEASE = re.compile(
    r"^(?:(?:please|thanks|thank you|ok(?:ay)?|well|no(?=,)|sorry|actually|can you|could you|let's|let us|just|hm+|then)[,.]?\s+)+|[\s,]+(?:please|now|thanks|thank you)?[.!\s]*$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:yes|no|yep|nope|yeah|yup|good|great|cool|ok(?:ay)?|fine|sure|thanks?(?: you)?|right|hm+|well|hello|hi|ja|nein|oui|non|s[ií])(?:[, ]+(?:fine|sure|ok|thanks))?\W*",
    re.IGNORECASE,
)
_LONGEST = 160  # characters of an order


def _one(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FIGURE = r"(?P<value>[$€£]?\d[^,]*?)(?:,? (?:instead of|rather than|and not|not) (?P<old>.+))?"
_EDIT = r"(?:change|set|make|put|correct|update|fix|adjust|edit|alter|amend|move)"
_CHANGES = (
    _one(
        rf"(?:change|set|make|put|correct|move|update) (?:the )?{_SLOT} (?:of|for|in|on) {_ONE} (?:to|as|=|is) (?P<value>.+)"
    ),
    _one(rf"(?:change|set|make|put|correct|update) {_FIRM}(?:'s)? {_SLOT} (?:to|as|=) (?P<value>.+)"),
    _one(rf"{_EDIT} {_FIRM} (?:to |as |be |at )*(?P<slot>){_FIGURE}"),
    _one(rf"(?:change|correct|set|update|fix|adjust) (?:{NTH_ALONE}|{IT}) (?:to|as) (?P<slot>){_FIGURE}"),
    _one(rf"{_FIRM} (?:should be|is to be|must be|has to be|becomes?) (?P<slot>){_FIGURE}"),
    _one(rf"(?:rename|reword|rephrase|call) {_ANY} (?P<slot>)(?:to|as|into)?:?\s*(?P<value>[^\d\W].*)"),
    _one(rf"{NUMBERED}\s*[:,]?\s*(?:the )?{_SLOT}\s*(?:is|to|=|:)?\s+(?P<value>.+)"),
)
_AIM = _one(r"(?:change|set|make|put|reword) (?:the )?objective (?:to|as|=)\s*:?\s*(?P<value>.+)")
_CYCLE = _one(r"(?:change|set|make) (?:the )?(?:cycle|quarter|end date) (?:to|as|=)\s*:?\s*(?P<value>.+)")
_PARTNER = _one(
    r"(?:(?:we |it is |it's )?(?:co-?own(?:s|ed)?|share[sd]?)(?: (?:it|this|the objective))? (?:with|by)|co-?owner(?:s)?(?: is|:)?|"
    r"(?:we )?(?:own|do) (?:it|this) (?:together )?with)\s+(?:the )?(?P<value>[^.?!]{2,60})"
)
_CONFIRMED = _one(r"(?:the )?(?P<value>[^.,?!]{2,40}?) (?:has |have )?(?:confirmed|said yes|agreed)(?: (?:it|to it))?")
_OWNS = _one(
    rf"(?P<value>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?) (?:owns|takes(?: over)?|looks after|is responsible for|is the owner of|has) {NUMBERED}"
)
_DROP = _one(
    rf"(?:(?:we|i|we can|we could)(?= drop (?:the )?(?:first|second|third|fourth|fifth|last|kr|key)) )?(?:drop|remove|delete|strike|forget|cancel|take out) (?:{NUMBERED}|{NTH_ALONE}|{THIS}|(?:the )?(?P<value>(?!it\b|that\b|the target)[^.?!]{{2,60}}))"
)
_RECAST = _one(  # "that one is a guardrail, not a key result"
    rf"(?:(?:make|treat|turn|move|put|take|count|see) )?{_ANY}(?:'s| is| was| should be| belongs?)?(?: as| to| into| under| with| rather| more of)*"
    r" (?:an? |the |our )?(?P<value>guard ?rails?|guards?|initiatives?|tasks?|something (?:we|to) (?:do|try|protect))"
    r"(?:,? (?:and )?(?:not|no) (?:an? )?(?:key result|kr|line))?"
)
_TO_DO = _one(r"initiative|task|something (?:we|to) (?:do|try)")
_QUIET = _one(
    r"(?:stop|quit) (?:asking(?: (?:me|us))?(?: (?:so many|any ?more|more|these|all these|all the))?(?: questions?)?|(?:with )?(?:the|your|these|all the|all these) questions?|questioning)"
    r"|(?:that(?:'s| is) |it(?:'s| is) )?(?:no|enough|too many)(?: more| of| with)*(?: (?:the|your|these))? (?:questions?|asking)(?: for (?:now|today))?"
    r"|(?:don't|do not) ask(?: me| us)?(?: any ?more| more| any)*(?: questions?)?"
)
_UNCLEAR = (
    _one(rf"{_EDIT} {_FIRM}(?!\w).*"),
    _one(rf"{_FIRM} (?:is|was|are|looks?|seems?)(?: \w+)? (?:wrong|not right|incorrect|off|false|mistaken)\b.*"),
)
_PLAIN = (  # as a whole, in this order
    ("unmeasurable", r"(?:(?:it|that|this|they)(?:'s| is| are)? )?(?:not (?:yet )?measur(?:able|ed)(?: yet)?|(?:can't|cannot|can not) (?:be )?measured?(?: (?:it|that))?(?: yet)?|unmeasurable)"),
    ("handed down", r"(?:(?:it|that|this|they)(?:'s| is| was| are)? )?(?:handed down|fixed from (?:above|outside)|given from above|from above|(?:comes|came) from above)(?:[, ]+(?:we )?(?:can't|cannot) change(?: (?:it|that))?)?|(?:we )?(?:can't|cannot|can not) change (?:it|that|this)"),
    ("draft", r"(?:that(?:'s| is) )?(?:enough|that will do)?[,. ]*(?:(?:show|give)(?: me| us)? (?:me |us )?(?:the |it|our |a )?(?:draft|set|okrs|result|it)|the draft|draft|enough|write it(?: for (?:me|us))?|where are we|(?:just )?write it for (?:me|us))"),
    ("boss", r"(?:explain|how (?:do|would|can) i (?:explain|tell|say)|say|tell|write|put)(?: it| this| that| the draft)?(?: up)? (?:to|for) (?:my|our|the) (?:boss|manager|lead|head|director|management|ceo|chief)"),
    ("example", r"(?:show|give)(?: me| us)? an? (?:other )?example|(?:an? )?example|for example|(?:such )?as what|like what|what would that look like"),
    ("copy", r"copy(?: (?:it|that|the draft))?|print(?: (?:it|that|the draft))?|download|export"),
    ("shorten", r"(?:make |cut )?(?:the |our )?objective (?:is )?(?:a bit )?(?:shorter|too long)|shorten (?:the |our )?objective"),
    ("shorter", r"shorter|(?:too|very) long|keep it short|(?:be )?brief(?:er)?|less (?:text|words|talk)|(?:make (?:it|that|the objective) |a bit )?shorter"),
    ("another", r"another(?: one)?|one more|more|a different one|something else|other one|(?:another|one more|add a|a further) (?P<value>key result|kr)"),
    ("second", r"(?:(?:and |now )?(?:(?:i|we)(?: also)? (?:want|have|need|would like)(?: to (?:add|have|write))?|i'd like(?: to add)?|there(?:'s| is)(?: also)?|add|open|start|begin|on to)(?: with)? )?(?:an?other|the (?:second|next)|an? (?:second|third|new|further)|second|third|one more|next|new|an?) objective(?: too| as well)?"),
    ("back", r"zur(?:ü|ue)ck|back|go back|undo|one step back|take (?:that|it) back|revert|oops|step back"),
    ("skip", r"weiter|(?:ü|ue)berspringen|suivant|skip(?: (?:it|this|that|this one|that one|(?:the|this|that) question))?|pass|next|next question|later|not now|move on|leave (?:it|that) open|no comment"),
    ("go on", r"go on|continue|carry on|what else(?: is open)?|ask(?: me)?(?: on)?"),
    ("what", r"what(?:['’]?s| is| are)? (?:the )?(?:meaning of |difference between )?(?:an? |the )?(?P<value>objectives?|key results?|baselines?|outcomes?|okrs?|outputs?|initiatives?)(?: and (?:an? |the )?(?:objectives?|key results?|outcomes?|outputs?))?(?:,? (?:anyway|again|even|exactly|actually|here|then))?"),
    ("why", r"why|why(?: do you)?(?: ask| need| want)?(?: to know)?(?: that| this| it)?|what(?: is| do you need| do you mean)?(?: it| that| this)? for|why (?:is|does) that (?:important|matter)"),
    ("done", r"(?:we(?:'re| are) |i(?:'m| am) )?(?:done|finished|ready)|that(?:'s| is) (?:it|all|fine|good)|finish|stop|(?:it )?looks? (?:good|fine|right)|approved?|good as it is|leave it (?:as it is|like that)|we take it|nothing else"),
    ("keep", r"(?:no,? |wait,? |but )*keep(?: (?:it|that|this|mine|ours|the line|the objective))?(?: as (?:it )?is)?|leave (?:it|mine)(?: as (?:it )?is)?|as it is"),
    ("last", r"(?:start|begin) (?:from|with) (?:the )?last (?:quarter|cycle|half|year)"),
    ("help", r"(?:hm+,? )?what do you mean|i (?:don't|do not) (?:understand|get it)|huh|help|what can i (?:say|do|type)|how does this work|commands"),
)  # fmt: skip
_SAID = tuple((kind, _one(pattern)) for kind, pattern in _PLAIN)


def filler(said: str) -> bool:
    """Whether a message is a yes, a no or a thank you, to nothing that was asked."""
    return _FILLER.fullmatch(said.strip()) is not None


def greets(said: str) -> bool:
    """Whether a message is a greeting and no more."""
    return (
        re.fullmatch(
            r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|moin)(?: (?:there|coach|all))?\W*",
            said.strip(),
            re.IGNORECASE,
        )
        is not None
    )


def read(said: str) -> Order | None:
    """The order that a message is; None where it is an answer."""
    if len(said) > _LONGEST or "\n" in said.strip():
        return None
    raw = said.strip().rstrip("?.! ")
    text = _PLEASE.sub("", raw).strip().rstrip("?.! ")
    if not text:
        return None
    return _change(text) or _change(raw) or _plain(raw) or _plain(text) or _named(text) or _corrected(text)


def _plain(text: str) -> Order | None:
    for kind, pattern in _SAID:
        match = pattern.fullmatch(text)
        if match:
            return Order(kind, value=match.groupdict().get("value") or "")
    return None


def _change(text: str) -> Order | None:
    for pattern in _CHANGES:
        match = pattern.fullmatch(text)
        if match:
            slot, old = match["slot"].lower(), match.groupdict().get("old") or ""
            value = match["value"].strip()
            if not slot and not any(map(str.isdigit, value.split()[0])):
                slot = "name"
            return Order("change", pointing.number(match), _SLOTS.get(slot, slot), value, old.strip())
    for slot, pattern in (("objective", _AIM), ("cycle", _CYCLE)):
        match = pattern.fullmatch(text)
        if match:
            return Order("change", 0, slot, match["value"].strip())
    return None


def _named(text: str) -> Order | None:
    match = _OWNS.fullmatch(text)
    if match:
        return Order("change", int(match["number"]), "owner", match["value"])
    match = _DROP.fullmatch(text)
    if match:
        return Order("drop", pointing.number(match), "", (match["value"] or "").strip())
    match = _PARTNER.fullmatch(text)
    if match:
        return Order("partner", value=match["value"].strip())
    match = _CONFIRMED.fullmatch(text)
    return Order("confirmed", value=match["value"].strip()) if match else None


def _corrected(text: str) -> Order | None:
    """What something is to be instead, that the coach is to be quiet, or an edit of a key result that is not clear."""
    match = _RECAST.fullmatch(text)
    if match:
        return Order("recast", pointing.number(match), "try" if _TO_DO.match(match["value"]) else "guard")
    if _QUIET.fullmatch(text):
        return Order("quiet")
    unclear = next((found for pattern in _UNCLEAR if (found := pattern.fullmatch(text))), None)
    return Order("unclear", pointing.number(unclear)) if unclear else None
