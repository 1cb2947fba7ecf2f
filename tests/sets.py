"""Sets and texts for round trips: odd characters, words that look like labels, tails and markup."""

from __future__ import annotations

from hypothesis import strategies as st

from coach.model import Fields, Initiative, KeyResult, Objective, OKRSet, Waiver, Words, key_result, objective

ODD = (
    "Late trains from 9 to 4", "KR2: late trains", "Objective: be there", "Target: 40 shops", "Wards served (0.7)", "Beds free => 70%",
    "Calls - done", "a | b || c", "=SUM(A1)", "+5 points", "-3 degrees", "@ida answers", "'=quoted", "**bold** and *thin*", "under_score_d",
    "[P0] tag or not", "see [docs](http://x.example/1)", "# heading", "> quoted", "1. numbered", "- dashed", "a \\ b \\* c", "back\\", '"quoted" all',
    "semi; colon; Initiative: no", "`code` & <b>tags</b>", "Needs your answer: who?", "Committed: all off the old line by 31 March (contract ends)",
    "Guests served, from [baseline: share last month - the till] to [target: share worth promising - the team]", "Ida: 40% of beds", "~~gone~~",
    "Totals", "Notes", "|", "Fin.", "e.g. this etc.", "10 % – 20 %", "größer 😀", "a, b, and c", "x -- y <!-- okr: as written --> z", "Owner: Ida",
    "Team health: nobody leaves", "yes", "null", "$N to $M", "Committed", "https://x.example/a_b(c)", "ends with colon:", "two  blanks\nand a line",
)  # fmt: skip
WORDS = (
    "wards",
    "beds",
    "free",
    "late",
    "from",
    "to",
    "9",
    "4%",
    "by",
    "June",
    "share",
    "of",
    "calls",
    "answered",
    "-",
    "|",
    "(0.7)",
    "*",
    "KR:",
    "#1",
)

texts = st.one_of(st.sampled_from(ODD), st.lists(st.sampled_from(WORDS), min_size=2, max_size=7).map(" ".join)).map(
    lambda t: " ".join(t.split())
)
names = st.one_of(st.none(), st.sampled_from(("Ida", "Ida & Per", "ida@x.example", "CEO, CFO", "Per (acting)", "TBD")))
states = st.one_of(st.none(), st.sampled_from(("on track", "done", "AT RISK", "waits; for: Ida", "70% said Ida")))
scores = st.one_of(st.none(), st.sampled_from(("0.4", "70%", "70%, first half (of two)", "3 of 7")))
tags = st.lists(st.sampled_from(("P0", "north", "R&D", "a tag of more words")), max_size=2, unique=True).map(tuple)
waivers = st.lists(
    st.builds(Waiver, st.sampled_from(("K005", "O001")), st.sampled_from(("contract ends", "law (2031) -- fixed"))),
    max_size=1,
).map(tuple)
tried = st.lists(texts.map(lambda t: Initiative(Words(t))), max_size=2).map(tuple)
cells = st.one_of(st.none(), st.sampled_from(("40", "40 %", "=7", "end of June", "the till; daily", "|", "-")))
fields = st.one_of(st.just(Fields()), st.builds(Fields, *[cells] * 6))


@st.composite
def results(draw: st.DrawFn) -> KeyResult:
    """A key result with all that may hang on it."""
    made = key_result(
        draw(texts), draw(fields), owner=draw(names), status=draw(states), progress=draw(scores), tags=draw(tags)
    )
    return made._replace(initiatives=draw(tried), waivers=draw(waivers))


@st.composite
def objectives(draw: st.DrawFn) -> Objective:
    """An objective with its key results."""
    made = objective(
        draw(texts),
        tuple(draw(st.lists(results(), max_size=3))),
        type=draw(st.sampled_from((None, "committed", "learning"))),
    )
    return made._replace(
        owner=draw(names),
        status=draw(states),
        tags=draw(tags),
        why=draw(st.one_of(st.none(), texts)),
        initiatives=draw(tried),
        waivers=draw(waivers),
    )


@st.composite
def sets(draw: st.DrawFn) -> OKRSet:
    """A whole set; objectives of different words, because a table reads equal ones as one."""
    found = draw(st.lists(objectives(), min_size=1, max_size=3, unique_by=lambda o: o.text.lower()))
    held = tuple(Words(t) for t in draw(st.lists(texts, max_size=2)))
    named = st.sampled_from((None, "Depot", "Team: north"))
    return OKRSet(tuple(found), held=held, team=draw(named), cycle=draw(st.sampled_from((None, "Q3 2031"))))
