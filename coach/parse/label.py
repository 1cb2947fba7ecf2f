"""What a line calls itself: `KR1.1:`, "O1 -", "**CEO KR:**", "Schlüsselergebnis:", "Initiative:", "Owner:".

Labels are whole words at the beginning of a line, followed by a number, a colon, a dash or a wide
gap. What a heading or a line says of itself wins over where it stands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OBJECTIVE, KEY_RESULT, INITIATIVE, HELD, WHY, SKIP = "objective", "key result", "initiative", "held", "why", "skip"

# Words of a label (lowered), and what the line then is. Other languages: the words that teams put
# on their sheets in German, French, Spanish, Italian, Dutch and Portuguese.
WORDS: dict[str, str] = {
    **dict.fromkeys(
        (
            "o", "obj", "objective", "objectives", "goal", "goals", "okr", "aim", "north star objective", "our objective", "ziel",
            "ziele", "objectif", "objectifs", "objetivo", "objetivos", "obiettivo", "obiettivi", "doel", "doelstelling", "mål",
        ),
        OBJECTIVE,
    ),
    **dict.fromkeys(
        (
            "kr", "krs", "key result", "key results", "key-result", "key-results", "keyresult", "keyresults", "our key results",
            "schlüsselergebnis", "schlüsselergebnisse", "schluesselergebnis", "schluesselergebnisse", "kernergebnis",
            "kernergebnisse", "résultat clé", "résultats clés", "resultado clave", "resultados clave", "resultado-chave",
            "resultados-chave", "risultato chiave", "risultati chiave", "kernresultaat", "kernresultaten",
            "how we measure it", "how we measure success", "measures of success", "success measures", "measured by",
            "we will know we are there when", "we know we succeeded when", "as measured by",
        ),
        KEY_RESULT,
    ),
    **dict.fromkeys(
        (
            "i", "initiative", "initiatives", "initiativen", "key initiatives", "maßnahme", "maßnahmen", "massnahme", "massnahmen",
            "next step", "next steps", "how we get there", "how we will get there", "how", "what we will try", "we will try",
            "action", "actions", "action items", "activities", "projects", "project", "epic", "epics", "tactics", "tasks",
            "task", "iniciativas", "iniciativa", "iniziative", "initiatieven", "deliverables", "work", "the work", "nächste schritte",
        ),
        INITIATIVE,
    ),
    **dict.fromkeys(
        (
            "health", "health metric", "health metrics", "health line", "health lines", "health check", "guardrail", "guardrails",
            "we hold this line", "we hold these lines", "what we protect", "we protect", "needs your answer", "counter-metric",
            "counter-metrics", "counter metrics", "waiting", "held", "kpis we watch", "we watch",
        ),
        HELD,
    ),
    **dict.fromkeys(
        (
            "why", "why now", "why this", "why this matters", "why it matters", "because", "rationale", "reason", "context",
            "background", "warum", "parent", "parent objective", "parent goal", "supports", "description", "summary", "motivation",
        ),
        WHY,
    ),
    **dict.fromkeys(
        (
            "note", "notes", "nb", "n.b.", "ps", "p.s.", "risk", "risks", "budget", "total", "sum", "legend", "dependency",
            "dependencies", "assumption", "assumptions", "comment", "comments", "fyi", "todo", "to do", "to-do", "bug", "bugs",
            "question", "questions", "update", "agenda", "attendees", "present", "parking lot", "dropped", "out of scope",
            "not doing", "hinweis", "notiz", "risiken", "last updated", "reviewed", "link", "links", "see also", "see",
            "definition", "counted as", "watch", "lesson", "lessons", "good", "bad", "try",
        ),
        SKIP,
    ),
    "owner": "owner", "owners": "owner", "dri": "owner", "responsible": "owner", "accountable": "owner", "lead": "owner",
    "verantwortlich": "owner", "assignee": "owner",
    "status": "status", "state": "status", "rag": "status", "confidence": "status",
    "progress": "progress", "score": "progress", "grade": "progress", "fortschritt": "progress",
    "baseline": "baseline", "start": "baseline", "start value": "baseline", "starting value": "baseline", "today": "baseline",
    "target": "target", "target value": "target", "zielwert": "target",
    "unit": "unit", "metric": "metric", "deadline": "deadline", "due": "deadline", "due date": "deadline",
    "data source": "source", "source": "source",
    "team": "team", "cycle": "cycle", "quarter": "cycle", "period": "cycle",
    "type": "type", "okr type": "type",
}  # fmt: skip
PLURAL = frozenset(
    w
    for w, kind in WORDS.items()
    if kind in (OBJECTIVE, KEY_RESULT) and w.endswith(("s", "se", "ti", "vi", "en", "ziele"))
)
TYPES = {
    "c": "committed", "committed": "committed", "commit": "committed", "roofshot": "committed",
    "a": "aspirational", "aspirational": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
    "l": "learning", "learning": "learning",
}  # fmt: skip

_STEMS = ("objective", "key result", "goal", "initiative", "krs", "ziel", "ergebnis")
_AROUND = frozenset(
    (
        "our",
        "is",
        "the",
        "my",
        "main",
        "for",
        "in",
        "of",
        "this",
        "next",
        "quarter",
        "year",
        "half",
        "team",
        "company",
        "and",
        "new",
        "für",
        "unser",
    )
)
_PERIOD = re.compile(r"(?:q[1-4]|h[12]|fy)?(?:20)?\d{0,2}$")
_COMMON = frozenset(("how", "work", "tasks", "task", "project", "projects", "actions", "action"))
_SHORT = frozenset(re.split(r"[ -]", w)[0] for w, kind in WORDS.items() if kind in (OBJECTIVE, KEY_RESULT, INITIATIVE))
_FIRST = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(
    r"(?P<word>[^\W\d_]+(?:[ -](?:[Rr]esults?|RESULTS?|cl[ée]s?|clave|chiave))?)"
    r"(?:(?:[ \t]?[#№]?[ \t]?|-)(?P<number>\d{1,3}(?:[.\-–]\d{1,3}){0,3}[a-z]?))?"
    r"(?P<gap>[ \t]*(?:[:：]|[)\]](?=\s|$)|=(?!>)|(?:[.\-–—]+|//|\|)(?=\s|$))[ \t]*|[ \t]+|$)"
)
_ROLE = re.compile(
    r"(?P<owner>[^:]{1,60}?)[ \t]+(?P<word>KRs?|Key Results?|Objectives?)(?:[ \t]?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}))?[ \t]*:[ \t]*"
)
_INSIDE = re.compile(
    r"(?:KR[ \t]?\d*(?:\.\d+)*|[Kk]ey [Rr]esults?(?:[ \t]\d+)?|(?:[Oo]ur |[Tt]he )?[Oo]bjective(?:[ \t]\d+)?(?: for [^:.]{1,20}?)?(?: is)?|O\d*|Initiatives?)[ \t]*[:：]"
)
_BESIDE = re.compile(r"([^()\[\]:]{1,30}?)[ \t]*[(\[]([^()\[\]:]{1,30})[)\]][ \t]*:")
_BEFORE = frozenset(".;,|/\\)–—-\n!?")


class Label(NamedTuple):
    """A label found at the beginning of a line; the words go on at `end`."""

    kind: str
    end: int
    number: str = ""
    owner: str | None = None
    plural: bool = False
    said: str = ""  # the words in a bracket of the label: "Objective 1 (committed): ..."


def label(text: str) -> Label | None:
    """What a line calls itself, None without a label."""
    if not text[:1].isalpha():
        return None
    colon = text.find(":", 0, 90)
    if colon > 0 and (found := _longest(text, colon)):
        return found
    if colon > 0 and (said := _BESIDE.match(text, 0, colon + 1)) and (found := label(f"{said[1]}:")):
        return found._replace(end=colon + 1, said=said[2]) if found.kind in (OBJECTIVE, KEY_RESULT) else None
    first = _FIRST.match(text)
    if first and first.group().lower() in _SHORT and (found := _short(text)):
        return found
    return _role(text, colon) if colon > 0 else None


def _role(text: str, colon: int) -> Label | None:
    """Labels with an owner before them: "CEO KR: ...", "Head of Sales Objective 2: ..."."""
    head = text[:colon]
    if "KR" not in head and "Key" not in head and "Objective" not in head:
        return None
    role = _ROLE.match(text)
    if role is None or not role["owner"].strip(" -–—,"):
        return None
    kind = KEY_RESULT if role["word"][0] == "K" else OBJECTIVE
    return Label(kind, role.end(), role["number"] or "", role["owner"].strip(" -–—,*"))


def group(text: str) -> str:
    """What a heading that is nothing but a label announces ("Key Results", "Initiatives:"), else ""."""
    words = text.strip().rstrip(":").lower()
    return WORDS.get(words, "") if len(words) > 1 else ""


def _longest(text: str, colon: int) -> Label | None:
    """Labels of one or several words before a colon."""
    words = text[:colon].strip().lower()
    kind = WORDS.get(words) or _dated(words)
    if kind:
        return Label(kind, colon + 1, "", None, words in PLURAL)
    if len(words) > 1 and words in TYPES:
        return Label("type", colon + 1, words)
    return None


def _dated(words: str) -> str:
    """The kind of a label with words around it: "our objective for Q3", "key results 2027"."""
    if len(words) > 45 or not any(stem in words for stem in _STEMS):
        return ""
    kept = [w for w in words.split() if w not in _AROUND and not _PERIOD.match(w)]
    return WORDS.get(" ".join(kept), "") if kept else ""


def _short(text: str) -> Label | None:
    """Labels with a number, a dash or a gap: "KR1.1 ...", "Objective 2 - ...", "GOAL  ...", "O1) ..."."""
    match = _HEAD.match(text)
    kind = WORDS.get(match["word"].lower()) if match else None
    if match is None or kind not in (OBJECTIVE, KEY_RESULT, INITIATIVE):
        return None
    word, number = match["word"], match["number"] or ""
    mark = match["gap"].strip()
    if (
        not mark
        and number
        and text[len(word)].isspace()
        and match.end() < len(text)
        and not text[match.end() : match.end() + 1].isupper()
    ):
        return Label(kind, len(word) + 1) if word == "KR" else None  # "KR 5 reference stories" counts stories
    if not (_alone(word, match["gap"], mark) if not number else word.isupper() or word.lower() != "i"):
        return None
    number = number.replace("-", ".").replace("–", ".")
    return Label(kind, match.end(), number, None, word.lower() in PLURAL and not number)


def _alone(word: str, gap: str, mark: str) -> bool:
    """Whether a word without a number is a label: by the mark after it, or the gap for those no sentence begins with."""
    if len(word) == 1 or word.lower() in _COMMON:
        return mark.startswith((":", "="))
    return bool(mark) or word == "KR" or not gap or len(gap) > 1 or "\t" in gap


def inner(text: str) -> list[int]:
    """Where further labels stand in a line: "O: be first. KR: 40 orders; KR: no returns" has two."""
    if ":" not in text:
        return []
    found: list[int] = []
    for match in _INSIDE.finditer(text):
        at = match.start()
        before = text[:at].rstrip() if at and at < 200 else text[max(0, at - 20) : at].rstrip()
        if match.group()[:1] == "I" and before[-1:] in (";", "|"):
            continue  # "goal; Initiative: what is tried for it" is one line
        if at and before and before[-1] in _BEFORE and (text[at - 1].isspace() or text[at - 1] in "/|\\"):
            found.append(at)
    return found
