"""Words a rule looks for, as sets, and the few groups that several rules share."""

from __future__ import annotations


def wordset(listed: str) -> frozenset[str]:
    """Return a set of words written as one string."""
    return frozenset(listed.split())


HARM = wordset(  # where none at all is the honest level, and holding a level is the work
    "injury injuries accident harm death fatality infection safety safeguarding medication patient child abuse assault "
    "fire drowning poisoning breach security vulnerability vulnerabilities leak data-loss legal statutory law unlawful "
    "compliance compliant regulatory regulator fraud discrimination theft clinical sepsis ulcer lost-time radiation "
    "allergen contamination password-only unencrypted hazard collision derailment violence suicide overdose casualty "
    "casualties"
)
