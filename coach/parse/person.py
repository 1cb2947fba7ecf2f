"""First names: "(Mia)" or "(Tom Berger)" behind a goal says whose it is, "(Spain)" what it is about.

Names that are also places, months or plain words ("Paris", "April", "Mark") are left out: a bracket
that may be part of the goal stays in it.
"""

from __future__ import annotations

import re

from coach.words import bag

FIRST = bag(
    "aaron adam adrian ahmed aisha alan alejandro alex alexander alexandra ali alice alina amanda amelia amina amir amy ana andrea "
    "andreas andrew angela anja anna anne antonio anton arjun ayşe barbara beatriz ben benjamin bianca birgit boris brian carla "
    "carlos carmen caroline catherine chloe chris christian christina claire clara claudia daniel daniela david deborah diego dmitri "
    "dominik ebru elena elif elisabeth elizabeth ella emily emma emre eric erik esra eva fatima felix fernando frank "
    "franziska gabriel hannah hans harry heike helen helena henry hiroshi hugo ibrahim ines ingrid irina isabel isabella ivan jakob "
    "james jan jana jane jennifer jens jessica joanna johanna john jonas jonathan jörg jose josé joseph juan julia julian jürgen karen "
    "karin katarina kate katharina katrin kevin kim klaus konrad kumar lara laura lea lena leo leonie liam lina linda lisa louis "
    "louise luca lucas lucia lucy luis luisa lukas maja manuel marco margaret maria marie marina mario markus marta martin martina "
    "mary mateo matthew matthias max maya mehmet mehdi mia michael michelle miguel mika mila mohammed monika murat mustafa nadia "
    "natalia nicole nikolai nina nora olga oliver olivia omar oscar pablo patricia patrick paul paula paulo pedro petra philipp pierre "
    "priya rachel rafael raj rajesh ravi rebecca richard robert roberto rosa ruth samira samuel sandra sanjay sara sarah sebastian "
    "selma sergej silvia simon sofia sonja sophia sophie stefan stefanie stephanie steve steven susan susanne sven tanja "
    "teresa theresa thomas tim tina tobias tom tomas ursula uwe valentina vera vincent walter wei wolfgang yuki yusuf zeynep zoe"
)
_NAME = re.compile(r"(?P<first>[^\W\d_]+)(?:[ \t]+[^\W\d_][\w.'’-]*){0,2}$")


def named(words: str) -> bool:
    """Whether words are a person's name, alone or with a family name: "Mia", "Tom Berger", "Ines K."."""
    found = _NAME.match(words)
    return found is not None and found["first"].lower() in FIRST and all(part[0].isupper() for part in words.split())
