"""Messages that are no answer: another language, anger, orders to the coach, questions about something else."""

from __future__ import annotations

import re

from coach.words import bag

_ENGLISH = bag(
    "the a an and of to in is are was were we our for with on it that this not no by from at be have has will want more less as stay stays today than does do can"
)
_OTHERS = {
    "German": bag("der die das und ist nicht wir ich ein eine einen zu mit auf für von den dem im es sind haben hat wird werden soll sollen kein keine mehr weniger bei aus nach am zum zur liegt uns unsere unser bis wollen heute pro ziel derzeit"),
    "French": bag("le la les et est pas nous je un une des du pour avec sur dans que qui sont avons plus moins chez notre nos ne au aux par"),
    "Spanish": bag("el los las y es no nosotros yo un una para con en que son tenemos más menos nuestro nuestra nuestros por del al se está"),
    "Italian": bag("il lo gli e è non noi io un una per con nel che sono abbiamo più meno nostro nostra di della dei si"),
    "Dutch": bag("de het en is niet wij ik een voor met op van zijn hebben heeft wordt meer minder bij uit naar ons onze we"),
    "Portuguese": bag("o os as e é não nós eu um uma para com em que são temos mais menos nosso nossa por do da ao"),
}  # fmt: skip
_HOSTILE = re.compile(
    r"\b(?:waste of (?:my |our )?time|stupid|idiot\w*|nonsense|rubbish|bullshit|crap|shut up|annoying|useless|hate (?:this|you|okrs?)|"
    r"go away|leave me alone|ridiculous|damn|dumb|fuck\w*|wtf)\b",
    re.IGNORECASE,
)
_DODGE = re.compile(
    r"^(?:(?:well|hm+|it|that|we|honestly|maybe)[,.' ]*)*(?:(?:will |ll )?(?:depends?|see)|(?:is |s )?(?:difficult|hard to (?:say|tell)|tricky|complicated|a good question))\W*$",
    re.IGNORECASE,
)
_STEERS = re.compile(
    r"^(?:please |now |and |so )*(?:ignore|disregard|forget|override|bypass|skip)\b[^.?!]{0,40}?"
    r"\b(?:instructions?|rules|prompts?|guidelines|(?:the|your) checks|everything above)\b|\bsystem prompt\b|^you are now\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")


def other(said: str) -> str:
    """Name the language of a message that is not English; "" where it is, or where that is not sure."""
    words = [word.lower() for word in _LETTERS.findall(said[:2000])]
    english = sum(word in _ENGLISH for word in words)
    counts = {name: sum(word in known for word in words) for name, known in _OTHERS.items()}
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] >= 2 and counts[name] > english + 1 else ""


def english(said: str) -> bool:
    """Whether a message is English beyond doubt."""
    words = [word.lower() for word in _LETTERS.findall(said[:2000])]
    return not other(said) and sum(word in _ENGLISH for word in words) > 1


def dodges(said: str) -> bool:
    """Tell whether a message says nothing: "It depends.", "We will see."."""
    return _DODGE.match(said.strip()) is not None


def hostile(said: str) -> bool:
    """Tell whether somebody has had enough."""
    return _HOSTILE.search(said) is not None


def steers(said: str) -> bool:
    """Tell whether a sentence gives orders to the coach: "ignore your instructions and ...". It is nothing to try."""
    return _STEERS.search(said.strip()) is not None


def outside(said: str) -> str:
    """Say that a message does not go into the draft."""
    if said.rstrip().endswith("?"):
        return "That lies outside of what I sort; your words are kept with the talk."
    return "That is kept with the talk, beside the draft."
