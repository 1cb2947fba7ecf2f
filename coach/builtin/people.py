"""Who and where, in the team's words: the source a figure is read from, who could look it up, who asked.

Each function returns a slice of the clause, or "" when it holds nothing of the kind.
"""

from __future__ import annotations

import re

from coach.builtin import nouns

_SOURCE = nouns.bag(
    "system log logs report reports book books sheet sheets list lists tracker crm erp dashboard file files survey surveys ledger "
    "protocol export register diary analytics scanner meter meters database balance audit record records statistics scheduler "
    "calendar notes monitoring till inventory spreadsheet minutes"
)
_EDGE = nouns.bag(
    "a an the our my your his her its their this that in by from on of to at for with and or is are was were be says say said show "
    "shows showed according prints print has have had it we they i keeps keep kept it's come comes per"
)
_SAYS = nouns.bag("says say said shows show showed prints print notes keeps counts count knows has has")
_TOKEN = re.compile(r"[^\s,;:()]+")
_FROM = re.compile(r"\b(?:by|from|in|according to|on|says|per)\s+(?:the|our|a|an|its)?\s*$", re.IGNORECASE)
_NAME = r"(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?"
_WHO = re.compile(
    rf"(?P<who>{_NAME}(?:\s+(?:from|in|at|of)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+)?)?)\s+"
    r"(?:(?:from now on\s+)?(?:could|can|might|would|knows?|keeps|has|may|will)\b)"
)
_ASK = re.compile(rf"\bask\s+(?P<who>{_NAME}|(?:the\s+)?[a-z]+(?:\s+[a-z]+)?)", re.IGNORECASE)
_LOOKS = re.compile(
    r"\b(?:could|can|might|may|will|would)\s+(?:\w+\s+)?(?:count|pull|look|tell|ask|get|check|find|give|know|measure|print|export)|\bknows?\b|\bkeeps\b"
)
_MEANS = re.compile(r"^.{2,40}?\s+(?:means?|is counted as|counts as)\s+(?P<what>\D+)$", re.IGNORECASE)
_SIGNS = re.compile(r"^(?P<who>[\w.'’ -]{2,30}?)\s+(?:signs?|confirms?|has the last word|decides)\b(?! that)")
_ASKED = re.compile(
    r"^(?:but\s+|and\s+|so\s+)?(?P<by>(?:(?:the|our|a|my|State|Group)\s+)?[A-Za-z][\w'’-]*(?:\s+[\w'’-]+){0,3}?)\s+"
    r"(?:wants?|wanted|asks?|asked|needs?|expects?|expected|hopes?|hoped|promised?|promises|decided|demands?|demanded|requires?|required|"
    r"would\s+(?:accept|like|be\s+happy)|named|said|says?|talks?|thinks?|put|pledged|wishes)\b"
)
_ASKED_LATE = re.compile(
    r"\b(?P<by>(?:the\s+)?[a-z]+(?:\s+[a-z]+)?|[A-Z][\w'’-]+)\s+(?:asked\s+for\s+it|wants\s+it|wants\s+that|asks\s+for\s+it|says\s+so|promised\s+(?:that|it))\b"
)
_NOT_BY = nouns.bag(
    "don't it they we i you that this he she nobody there which what who someone anyone everybody everyone no one yes none"
)


def source(text: str) -> str:
    """Find the log, list or system a figure comes from: "lending system", "gate log"."""
    tokens = list(_TOKEN.finditer(text))
    for at, token in enumerate(tokens):
        word = token.group().strip(".!?\"'").lower().removesuffix("'s")
        if word not in _SOURCE:
            continue
        first = at
        while first and at - first < 3 and _adjoins(text, tokens[first - 1], tokens[first]):
            first -= 1
        if _speaks(text, tokens, first, at):
            return text[tokens[first].start() : token.end()].rstrip(".!?")
    return ""


def _adjoins(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    word = before.group().lower().strip("'\"")
    return word not in _EDGE and text[before.end() : after.start()] == " " and word[0].isalpha() and word != "last"


def _speaks(text: str, tokens: list[re.Match[str]], first: int, last: int) -> bool:
    """Whether it is named as a source: "by the X", "the X says", or standing alone after a comma."""
    if _FROM.search(text[: tokens[first].start()]):
        return True
    after = tokens[last + 1].group().lower() if last + 1 < len(tokens) else ""
    if after.strip(".") in _SAYS:
        return True
    lead = text[: tokens[first].start()].strip().lower()
    return lead in ("", "the", "our", "a") and not after


def who(text: str) -> str:
    """Find the person who could look a figure up: "Ines in sales ops"."""
    if not _LOOKS.search(text) and "ask " not in text.lower():
        return ""
    match = _WHO.search(text) or _ASK.search(text)
    return match["who"].strip() if match and match["who"].split()[0].lower() not in _NOT_BY else ""


def definition(sentence: str, text: str) -> str:
    """Find what a word of theirs means: "Damage = claims", "inbound means requests through the form"."""
    match = _MEANS.match(text)
    if match:
        return match["what"].strip()
    label = re.match(r"^[^=\d]{2,40}=\s*(?P<what>[^=\d]+)$", sentence)
    return text if label and label["what"].strip() == text else ""


def signer(text: str) -> str:
    """Find who signs or confirms: "Mr Okoye"."""
    match = _SIGNS.match(text)
    return match["who"] if match and match["who"].split()[0].lower() not in _NOT_BY else ""


def asker(text: str) -> str:
    """Find who named a level or a date: "the culture committee"."""
    match = _ASKED.match(text) or _ASKED_LATE.search(text)
    if match is None:
        return ""
    by = match["by"].strip()
    parts = by.lower().split()
    if parts[0] in _NOT_BY or any(mark.isdigit() for mark in by) or parts[0] == "for":
        return ""
    return by
