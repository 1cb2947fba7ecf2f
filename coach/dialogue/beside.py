"""Nothing that is said is lost: a clause whose words stand nowhere in the draft is kept beside it, whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.builtin import nouns
from coach.dialogue import orders, saying, settle
from coach.dialogue.turn import Turn
from coach.dialogue.values import Change
from coach.session import Aside, Draft, Told
from coach.words import bag

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")
_LABEL = re.compile(r"^\W*(?:KR|key result|objective|O)\s?#?\d{1,2}(?:\.\d{1,2})?\s*[:.)–—-]?\s+", re.IGNORECASE)
_EMPTY = bag(  # words that carry no content of their own: grammar, and what people say when they talk about figures
    "a an the this that these those it its it's they them their there here he she his her him we us our ours i me my you your who whom whose which what "
    "and or but so then than as if when while where because since though although of in on at to from by for with without into onto out off up down over under about around "
    "between before after until till during per via is are was were be been being am do does did done doing has have had having will would shall could can may might "
    "not no nor n't t s ll d re ve m don doesn didn won isn aren wasn weren hasn haven couldn wouldn mustn let lets okay ok well yes hm hmm um uh oh ah hi hello hey please thanks thank "
    "really very quite rather also too more less most least some any all both each every much many few one ones now today currently present moment right yet still already again ever "
    "want wants wanted like would hope hopes need needs aim aims goal target think guess suppose believe say says said mean means know knows call see sees look looks measure measures measured "
    "count counts counted happy glad fine worth reach roughly nearly almost maybe perhaps probably actually basically honestly first second third kr krs o objective key result results "
    "thing things get gets got go goes going make makes put puts take takes took time our everybody everyone nobody plus wait sorry correction correct instead change changed plan planning plans try might "
    "hold holds line ask look could year month week quarter end start last next own owns looks after number lose give gave idea clue not"
) | {"should", "only", "just", "must", "wrong", "good", "great", "lovely", "nice"}
_STEM = 5  # letters that two forms of a word share


def keep(turn: Turn, said: str) -> Turn:
    """Keep each clause of a message that has a word of content standing nowhere in the draft."""
    home, known = settle.aim(turn.talk.draft), words(turn.talk.draft)
    pieces = (piece for piece in dict.fromkeys(saying.sentences(said)) if not orders.filler(piece))
    lost = [piece for piece in pieces if _content(_LABEL.sub("", piece)) - known]
    if not lost:
        return turn
    aside = tuple(Aside(Told(piece.strip(), turn.number, turn.by), "remark") for piece in lost)
    draft = settle.with_aim(turn.talk.draft, home._replace(aside=(*home.aside, *aside)))
    turn = turn.having(draft=draft)
    changed = [Change((home.id,), "remark", piece.strip()) for piece in lost]
    fresh = words(turn.talk.draft._replace(aims=())) | _told(turn)
    whole = [piece for piece in lost if not _content(piece) & fresh]
    return turn.changed_by(changed) if not whole else turn.said("heard", _kept(whole), changed=changed)


def words(draft: Draft) -> frozenset[str]:
    """The content of all that stands in a draft, in its slots and beside them."""
    return frozenset(word for text in _texts(draft) for word in _content(text))


def _told(turn: Turn) -> frozenset[str]:
    texts = (text for reply in turn.replies for each in reply.changed for text in (each.text, each.before))
    return frozenset(word for text in texts for word in _content(text))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Told):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _texts(part))
    elif isinstance(value, tuple):
        yield from (text for part in value for text in _texts(part))


def _content(text: str) -> frozenset[str]:
    """The words of a text that say something, each by its first letters."""
    found = (word.lower().rstrip(".,") for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in found if word not in _EMPTY)


def _kept(pieces: list[str]) -> str:
    said = nouns.listed([f'"{" ".join(piece.split())}"' for piece in pieces[:3]])
    return f"Kept beside the draft: {said}{' and more' if len(pieces) > 3 else ''}."
