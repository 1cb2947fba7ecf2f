"""What a column, a field or a key calls itself: header synonyms, shared by CSV, tables, YAML and JSON.

`column("Key_Result_2_Owner")` is Column("owner", "key result", 2). Names are those of the tools that
teams export from (Appfire, Betterworks, Culture Amp, Mirro, Peoplebox, PeopleCues, Viva Goals, Jira,
Atlassian Goals, BurningOKR, a Turkish export) and the plain words of sheets made by hand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

OBJECTIVE, KEY_RESULT, INITIATIVE = "objective", "key result", "initiative"
HELD, OTHER = "held", "other"
BOTH = "both"  # said of the objective and of its key result
MEASURES = ("metric", "baseline", "target", "unit", "deadline", "source")


class Column(NamedTuple):
    """What a column holds.

    field: objective | key result | initiative | title | type | okr type | owner | status | progress |
    baseline | current | target | goal | unit | deadline | metric | source | why | parent | order | id |
    tags | team | cycle | waivers | held | note (known, and not read).
    of: the part that a field is said of ("KR owner", "Objective status"), "" when the header does not say.
    number: 2 of "KR2" or "key_result_2_title", else 0.
    """

    field: str
    of: str = ""
    number: int = 0


_SYNONYMS: dict[str, str] = {
    "objective": """
        objective|objectives|obj|o|objective title|objective name|objective text|objective description|okr objective|our objective
        |team objective|strategic objective|annual objective|quarterly objective|goals|goal title|goal name|goal text|hedef tanımı
        |ziel|ziele|zielbeschreibung|objectif|objectifs|objetivo|objetivos|obiettivo|obiettivi|doel|doelstelling|okr""",
    "key result": """
        key result|key results|keyresult|keyresults|kr|krs|key result title|key result name|key result text|key result description
        |kr title|kr name|kr text|kr description|kr tanımı|schlüsselergebnis|schlüsselergebnisse|schluesselergebnis
        |schluesselergebnisse|kernergebnis|kernergebnisse|résultat clé|résultats clés|resultado clave|resultados clave
        |resultado chave|resultados chave|risultato chiave|risultati chiave|kernresultaat|kernresultaten|anahtar sonuç|anahtar sonuçlar
        |expected result|expected results|results|result|measurable result|measurable results""",
    "title": "title|name|summary|item|text|okr title|okr name|item title|item name|titel|bezeichnung|statement|wording",
    "type": "type|issue type|issuetype|item type|work type|work item type|kind|level|hierarchy level|art|typ|okr level|row type|goal type",
    "okr type": "okr type|objective type|commitment|committed or aspirational|goal kind|kr type|key result type",
    "owner": """
        owner|owners|dri|responsible|responsible person|accountable|lead|leader|assignee|assigned to|owner email|owner emails|owner name
        |owner email id|owner id|owner e mail|champion|driver|who|person|verantwortlich|verantwortliche|verantwortlicher|verantwortung
        |zuständig|besitzer|kullanıcı adı soyadı|sahibi|sorumlu|email|e mail|individual emails|point of contact|poc|responsable|propriétaire
        |team member|team members|eigentümer|eigner""",
    "status": "status|state|rag|rag status|confidence|confidence level|progress status|durumu|stand|zustand|current status|health status|estado|statut",
    "progress": """
        progress|progress percent|percent complete|percentage complete|complete|completion|completed|score|final score|grade|done
        |achieved|achievement|actual|ilerleme|başarı yüzdesi
        |fortschritt|zielerreichung|erreicht|erreichung|rating|final grade|result so far""",
    "baseline": """
        baseline|base line|base|baseline value|start|start value|starting value|starting point|initial|initial value|from|today|as is
        |startwert|ausgangswert|von|metric start value|value at start|started at|başlangıç""",
    "current": "current|current value|now|ist|ist wert|istwert|aktuell|metric current value|latest|latest value|actual value|value|mevcut",
    "target": """
        target|targets|target value|to|aim|desired|desired value|goal value|zielwert|soll|soll wert|sollwert|hedef|metric target value
        |target level|final value|finish value|end value|auf|bis wert|target metric|objetivo valor|cible""",
    "goal": "goal",
    "unit": "unit|units|unit of measure|measurement unit|einheit|birim|unité|unidad",
    "deadline": """
        due|due date|due at|deadline|end date|end|by|by when|when|until|target date|expected end date|finish date|fällig|fällig am|fälligkeit
        |termin|frist|enddatum|bis|bis wann|zieldatum|completion date|bitiş tarihi|échéance|fecha límite""",
    "metric": """
        metric|metrics|metric name|kpi|kpis|measure|measures|measured by|how measured|how we measure|how we measure it|indicator|indicators
        |kennzahl|kennzahlen|messgröße|messgrösse|measurement|ölçüt""",
    "source": "data source|source|source of data|metric source|datenquelle|quelle|where measured|measured in|source of truth",
    "initiative": """
        initiative|initiatives|initiativen|initiative title|action|actions|action items|activities|activity|tasks|task|projects|project
        |how|how we get there|next steps|next step|key initiatives|maßnahme|maßnahmen|massnahme|massnahmen|what we will try|epics
        |deliverables|deliverable|tactics|work|plan""",
    "why": """
        why|why now|why it matters|why this matters|rationale|reason|motivation|warum|begründung|supports|supported goal|contributes to
        |aligned to|aligned with|alignment|strategic priority|strategic pillar|purpose""",
    "parent": """
        parent|parent okr|parent goal|parent objective|parent link|parent id|parent key|parent issue|parent row ids|parent row id
        |parent goal ids|parent goal id|parent okr id|parent name|parent title|parent item|epic|epic link|epic name|parent reference
        |parent okr reference|übergeordnet|übergeordnetes ziel|company objective|parent unit goal""",
    "order": "order|no|nr|#|number|wbs|outline|outline number|position|rank|sıra",
    "id": "id|key|issue key|issue id|row id|ref|reference|okr reference|objective id|goal id|goal key|goal identifier|entityid|entity id|okr id|key result id|kr id",
    "tags": "tags|tag|labels|label|etiketler|schlagworte",
    "team": "team|teams|department|departments|squad|abteilung|bereich|unit name|takım",
    "cycle": "cycle|quarter|period|time period|goal cycle|zeitraum|quartal|time frame|timeframe|dönem|cycle name|okr cycle",
    "waivers": "waivers|waiver|allowed|okr allow",
    "held": "we hold this line|health metric|health metrics|guardrail|guardrails|counter metric|counter metrics|what we protect|held",
    "note": """
        note|notes|comment|comments|remark|remarks|description|details|weight|gewichtung|gewicht|ağırlığı|visibility|priority|priorität
        |start date|created at|created|creation date|updated at|updated|last updated|update|category|categories|kategorie|kategorisi
        |pillar|funder|hours|scope|approved|check in type|review cycle id|review cycle weightage|action type|objective action
        |objective type value|metric type|progress type|sub goals|lineage|minimum hedef|maksimum hedef|hedeflendirme türü|bemerkung
        |bemerkungen|kommentar|notiz|risk|risks|dependencies|dependency|reporter|resolution|sprint|story points|beschreibung|link|links
        |expected start date|shared with|direction|assigner|notification frequency|budget|cost|effort|confidence comment|audience|trend
        |last check in|next steps comment|blockers|learnings|retro|startdatum|kommentare""",
}  # fmt: skip

NAMES: dict[str, str] = {name.strip(): field for field, names in _SYNONYMS.items() for name in names.split("|")}

_OF: tuple[tuple[str, str], ...] = (
    ("key result", KEY_RESULT), ("keyresult", KEY_RESULT), ("kr", KEY_RESULT), ("schlüsselergebnis", KEY_RESULT),
    ("objective", OBJECTIVE), ("obj", OBJECTIVE), ("goal", OBJECTIVE), ("hedef", OBJECTIVE), ("ziel", OBJECTIVE), ("o", OBJECTIVE),
    ("metric", KEY_RESULT), ("initiative", INITIATIVE),
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-zß-ÿ0-9])(?=[A-ZÀ-Þ])")
_NUMBERED = re.compile(
    r"(kr|key result|keyresult|o|objective|initiative|schlüsselergebnis) ?#? ?(\d{1,2})(?: \d{1,2})*(?: (\D.*))?$"
)
_MARKS = re.compile(r"[*_`\[\](){}:?!/\\.%\-–—]+|\s+")
# What a qualified header can say: "KR weight" is a note about it, "Objective title" the objective itself.
_OWN = frozenset(("title", "objective", "key result", "initiative"))

# The words of a type cell, and what the row then is.
ROWS: dict[str, str] = {
    **dict.fromkeys(("objective", "o", "obj", "goal", "epic", "theme", "ziel", "okr", "objectif", "objetivo", "obiettivo", "doel"), OBJECTIVE),
    **dict.fromkeys(("key result", "keyresult", "kr", "story", "stories", "user story", "milestone", "metric", "kpi", "target", "schlüsselergebnis",
                     "kernergebnis", "résultat clé", "resultado clave", "result", "sub goal", "subgoal"), KEY_RESULT),
    **dict.fromkeys(("initiative", "task", "sub task", "subtask", "project", "work item", "action", "action item", "activity", "maßnahme",
                     "massnahme", "deliverable", "feature", "spike"), INITIATIVE),
    **dict.fromkeys(("held", "we hold this line", "guardrail", "health metric", "health"), HELD),
    **dict.fromkeys(("note", "notes", "comment", "risk", "total", "totals", "sum", "bug", "summe", "budget", "toplam", "group", "section"), OTHER),
}  # fmt: skip
COMMITMENTS = {
    "committed": "committed", "commit": "committed", "c": "committed", "roofshot": "committed",
    "aspirational": "aspirational", "a": "aspirational", "stretch": "aspirational", "moonshot": "aspirational",
    "learning": "learning", "l": "learning",
}  # fmt: skip


def plain(header: str) -> str:
    """Lower a header; its marks, camel humps and underscores become single blanks."""
    lowered = _CAMEL.sub(" ", header.strip().strip("\ufeff")).lower()
    return " ".join(_MARKS.sub(" ", lowered.replace("\u0307", "")).split())  # U+0307: what is left of a lowered "İ"


@lru_cache(maxsize=4096)
def column(header: str) -> Column | None:
    """Say what a header, a field or a key names; None for words of its own."""
    if len(header) > 80:
        return None
    name = plain(header)
    if field := NAMES.get(name):
        return Column(field)
    if numbered := _NUMBERED.match(name):
        part, number, rest = numbered.groups()
        of = dict(_OF)[part]
        inner = NAMES.get(rest) if rest else of
        if inner is None:
            return None
        return Column(
            of if inner in (*_OWN, "note") and rest not in ("weight", "notes", "note", "comment") else inner,
            of,
            int(number),
        )
    for prefix, of in _OF:
        if name.startswith(prefix + " ") and (inner := NAMES.get(name[len(prefix) + 1 :])):
            return Column(of if inner in _OWN else inner, of)
    return None


def row_kind(words: str) -> str:
    """Say what a type cell makes of its row: objective, key result, initiative, held, other; "" for nothing."""
    name = plain(words)
    if kind := ROWS.get(name):
        return kind
    shape = _NUMBERED.match(name)
    return dict(_OF)[shape[1]] if shape and not shape[3] else ROWS.get(name.rstrip("s"), "")
