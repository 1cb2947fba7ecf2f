"""Words a rule looks for, as sets, and the few groups that several rules share."""

from __future__ import annotations

from coach.words import bag

HARM = bag(  # where none at all is the honest level, and holding a level is the work
    "injury injuries accident harm death fatality infection safety safeguarding medication patient child abuse assault "
    "fire drowning poisoning breach security vulnerability vulnerabilities leak data-loss legal statutory law unlawful "
    "compliance compliant regulatory regulator fraud discrimination theft clinical sepsis ulcer lost-time radiation "
    "allergen contamination password-only unencrypted hazard collision derailment violence suicide overdose casualty "
    "casualties audit auditor"
)

NOUNS_LIKE = bag(  # nouns that end as adjectives do
    "clinic music topic logic archive drive table cable vegetable fabric graphic hive olive mosaic traffic public critic "
    "attic mechanic picnic native executive detective locomotive initiative perspective narrative objective incentive "
    "adhesive directive alternative representative relative motive captive deductible collectible receivable variable "
    "wearable timetable stable household"
)
ENDINGS = (
    "ive", "ic", "ical", "ous", "able", "ible", "ful", "less", "-class", "-edge", "-driven", "-powered", "-centric", "-first",
    "-based", "-wide", "-grade", "-oriented", "-focused", "-leading", "-performing", "-ready", "-proof", "-oiled", "-generation",
)  # fmt: skip


def adjectival(word: str) -> bool:
    """Whether a word has the shape of an adjective: innovative, data-driven, scalable."""
    return word.endswith(ENDINGS) and len(word) > 5 and word not in NOUNS_LIKE
