"""Whom a line or an objective is for: the first people it names that are not the team's own."""

from __future__ import annotations

from coach.builtin import thing
from coach.sentence import Is, Reading
from coach.sentence.lexicon import singular
from coach.words import bag

_NOT_SERVED = bag(  # nouns that can act and name an organisation, a place, a role or a part, no one to be better off
    "leader audience lead hire opportunity who everyone everybody someone anyone nobody account country city town region company organization "
    "organisation firm branch lab bar shop adopter publication persona driver bank market team community party house pet foster like "
    "staff director manager officer engineer analyst author magazine newspaper seller judge people person man vet member contractor "
    "supplier vendor stakeholder village department university institution executive administrator admin candidate employee colleague "
    "region builder outlet school hospital council charity household library museum club hotel restaurant church group court authority agency "
    "ministry herd brigade board bakery brewery café cafe business"
)


def served(reading: Reading) -> str:
    """Name the people, in the plural; "" when nobody is named."""
    words, tags = reading.line
    for i, word in enumerate(words):
        acts = tags[i] & Is.ACTOR and not tags[i] & (Is.OWN | Is.VERB)
        last = singular(word.rsplit("-", 1)[-1])  # "multi-region"
        if acts and word not in _NOT_SERVED and last not in _NOT_SERVED:
            return word if tags[i] & Is.PLURAL else thing.plural(word)
    return ""
