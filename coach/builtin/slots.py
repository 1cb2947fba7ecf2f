"""The words that fill a metric's slots: nouns of the line, and verbs that agree with its thing."""

from __future__ import annotations

from coach.builtin import nouns
from coach.builtin.thing import Thing

NOUNS = frozenset(
    (
        "the",
        "deed",
        "thing",
        "things",
        "several",
        "single",
        "unit",
        "item",
        "an_item",
        "a",
        "one",
        "topic",
        "task",
        "tasks",
        "people",
        "staff",
        "trainees",
        "guests",
        "role",
        "roles",
        "a_role",
    )
)
_IRREGULAR = {"has": "have", "is": "are", "was": "were", "does": "do", "passes": "pass", "finishes": "finish"}


class Slots(dict[str, str]):
    """Words by slot name. A missing noun is a KeyError; any other slot is a verb that agrees with the thing."""

    plural = False

    def __missing__(self, slot: str) -> str:
        """A verb in the third person, as the thing's number asks: {works} -> "work" for lockers."""
        if slot.lower() in NOUNS:
            raise KeyError(slot)
        verb = slot.rstrip("_")
        if not self.plural:
            return verb
        return _IRREGULAR.get(verb) or (verb[:-2] if verb.endswith(("ches", "shes")) else verb.removesuffix("s"))

    def fill(self, template: str) -> str:
        """Fill a template; "" when the line has no word for a slot."""
        try:
            return template.format_map(self)
        except KeyError:
            return ""


def slots(thing: Thing | None, **words: str) -> Slots:
    """Collect the words of a line; empty ones are left out. Each noun stands with a small and a capital letter."""
    found = Slots()
    if thing is not None:
        found.plural = thing.plural
        words = {
            "the": thing.the,
            "thing": thing.text,
            "things": thing.many,
            "a": thing.a,
            "one": thing.one,
            "several": thing.text if thing.plural else "",
            "single": "" if thing.plural else thing.the,
            "unit": "" if thing.plural or thing.mass else thing.one,
            "item": "" if thing.mass else thing.one,
            "an_item": "" if thing.mass else thing.a,
        } | words
    else:
        words = {"the": "this line"} | words
    for key, value in words.items():
        if value:
            found[key] = value
            found[nouns.starting(key)] = nouns.starting(value)
    many = found.plural
    found |= {
        "it": "them" if many else "it", "he": "they" if many else "it", "they": "they are" if many else "it is", "its": "their" if many else "its",
        "one_of": "one of them" if many else "it", "them": "them",
    }  # fmt: skip
    return found
