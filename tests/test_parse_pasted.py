"""Documents as people paste them: each shape once, read into objectives, key results and what hangs on them."""

from __future__ import annotations

import time

import pytest

from coach import export, parse, review
from coach.errors import NoOKRs
from coach.model import KeyResult, Objective

Row = tuple[str, list[str]]


def rows(text: str, name: str = "") -> list[Row]:
    """Each objective with its key results."""
    return [(o.text, [kr.text for kr in o.key_results]) for o in parse.read(text, name=name).objectives]


def first(text: str, name: str = "") -> KeyResult:
    return parse.read(text, name=name).objectives[0].key_results[0]


def aim(text: str, name: str = "") -> Objective:
    return parse.read(text, name=name).objectives[0]


def tried(part: Objective | KeyResult) -> list[str]:
    return [i.text for i in part.initiatives]


def test_a_reason_before_labelled_key_results_belongs_to_the_heading() -> None:
    found = aim(
        "# Plan\n\n## Skippers come back\n\n- Why: a second harbour opened\n- KR1: Berths kept from 40 to 90\n- KR2: Moorings at 4.6\n"
    )
    assert (found.text, found.why) == ("Skippers come back", "a second harbour opened")
    assert len(found.key_results) == 2
    assert rows(
        "# Harbour\n\n- Why: a second harbour opened\n- Objective: Skippers come back\n- KR: Berths kept from 40 to 90\n"
    ) == [("Skippers come back", ["Berths kept from 40 to 90"])]


def test_initiatives_behind_a_semicolon_stay_in_their_line() -> None:
    text = "## Skippers come back\n\n- Waiting from 40 min to 15 min; Initiative: second crane\n- Queue from 8 to 3; Initiatives: new quay; night shift\n"
    assert rows(text) == [("Skippers come back", ["Waiting from 40 min to 15 min", "Queue from 8 to 3"])]
    assert [tried(kr) for kr in aim(text).key_results] == [["second crane"], ["new quay", "night shift"]]


def test_a_first_name_in_a_bracket_owns_the_line() -> None:
    owned = {
        "Damage from 4% to 1% (Mia)": ("Damage from 4% to 1%", "Mia"),
        "Damage from 4% to 1% (Tom Berger)": ("Damage from 4% to 1%", "Tom Berger"),
        "Damage from 4% to 1% (Tom, Ines).": ("Damage from 4% to 1%", "Tom, Ines"),
        "Damage from 4% to 1% `@tom`": ("Damage from 4% to 1%", "tom"),
        "Trips from 3 to 9 (Spain)": ("Trips from 3 to 9 (Spain)", None),
        "Trips from 3 to 9 (Ben Nevis tour included)": ("Trips from 3 to 9 (Ben Nevis tour included)", None),
    }
    for text, (words, owner) in owned.items():
        found = first(f"# Objective: Goods arrive whole\n\n- {text}\n")
        assert (found.text, found.owner) == (words, owner), text


def test_a_score_behind_a_dash_is_no_part_of_the_goal() -> None:
    found = aim(
        "# Objective: Goods arrive whole\n\n- Returns from 90 to 20 a week – 0.3\n- Loss < 2 % | on track\n- Fill rate - 0.9\n"
    )
    assert [(kr.text, kr.progress, kr.status) for kr in found.key_results] == [
        ("Returns from 90 to 20 a week", "0.3", None),
        ("Loss < 2 %", None, "on track"),
        ("Fill rate - 0.9", None, None),
    ]


def test_a_label_between_stars_is_no_bullet() -> None:
    assert rows("*Objective:* Crews rest\n• KR1 – Hours between tours from 7 to 11\n", "crew.txt") == [
        ("Crews rest", ["Hours between tours from 7 to 11"])
    ]


def test_numbers_in_a_listing_line_come_off() -> None:
    text = "Objective 1: Crews rest. Key results: 1) breaks from 2 to 4, 2) swaps from 12% to 5%.\nObjective 2: Vans run. Key results: 1) halts from 9 to 3; 2) tows from 8 to 3.\n"
    assert rows(text, "crew.txt") == [
        ("Crews rest", ["breaks from 2 to 4", "swaps from 12% to 5%"]),
        ("Vans run", ["halts from 9 to 3", "tows from 8 to 3"]),
    ]


def test_a_blank_corner_over_objectives_beside_numbered_columns() -> None:
    text = "| | KR 1 | KR 2 |\n|---|---|---|\n| **Tills are quick** | Queue from 8 to 3 min | |\n| **Shelves are full** | Gaps from 9% to 2% | Returns from 5 to 1 |\n"
    assert rows(text) == [
        ("Tills are quick", ["Queue from 8 to 3 min"]),
        ("Shelves are full", ["Gaps from 9% to 2%", "Returns from 5 to 1"]),
    ]


def test_yaml_keys_that_number_key_results_are_no_words() -> None:
    text = "objectives:\n  roads:\n    name: Roads are safe\n    key_results:\n      crashes:\n        name: Crashes from 40 to 20\n        owner: Li\n      holes:\n        name: Holes from 50 to 5\n"
    assert rows(text, "roads.yml") == [("Roads are safe", ["Crashes from 40 to 20", "Holes from 50 to 5"])]
    assert first(text, "roads.yml").owner == "Li"


def test_a_heading_over_labelled_bullets_is_no_yaml() -> None:
    for text in (
        "# Objective: Vans are clean\r\n\r\n- KR: Dirt from 9 to 4\r\n- Launch the hose\r\n",
        "- Objective: Vans are clean\n- KR: Dirt from 9 to 4\n- KR: Launch the hose\n",
    ):
        assert parse.read(text).source.format == "markdown"
        assert rows(text) == [("Vans are clean", ["Dirt from 9 to 4", "Launch the hose"])]
    assert (
        parse.read("# depot\n- objective: Vans are clean\n  key_results:\n    - Dirt from 9 to 4\n").source.format
        == "yaml"
    )


def test_results_behind_hard_breaks_are_key_results() -> None:
    listed = "## O: Orders leave on the day\n\n1. Dispatch on the day from 64% to 92% \\\n   Mispicks from 40 to 10 a week \\\n   We count them at the gate.\n2. Returns from 9 to 3\n"
    assert rows(listed) == [
        (
            "Orders leave on the day",
            ["Dispatch on the day from 64% to 92%", "Mispicks from 40 to 10 a week", "Returns from 9 to 3"],
        )
    ]
    bold = "1. **Orders leave on the day** \\\n   Dispatch on the day from 64% to 92% \\\n   Mispicks from 40 to 10 a week\n"
    assert rows(bold) == [
        ("Orders leave on the day", ["Dispatch on the day from 64% to 92%", "Mispicks from 40 to 10 a week"])
    ]


def test_an_unlabelled_line_before_labelled_ones_is_a_key_result_below_an_objective() -> None:
    text = "## O: Orders leave on the day\n\n- Mispicks from 40 to 10 a week\n- KR2: Returns from 9 to 3\n"
    assert rows(text) == [("Orders leave on the day", ["Mispicks from 40 to 10 a week", "Returns from 9 to 3"])]


HTML = """# Plan

<table class="wiki">
  <tr><th>Objective</th><th>Key Result</th><th>Owner</th></tr>
  <tr>
    <td rowspan="2"><b>Goods arrive whole</b></td>
    <td>Damage from 4% to 1%</td>
    <td>Li</td>
  </tr>
  <tr><td><ul><li>Returns from 90 to 30 a week</li><li>Launch the new belt</li></ul></td><td>Mo</td></tr>
</table>

## Objective: Vans run

- KR: Tows from 9 to 3
"""


def test_tables_of_html() -> None:
    assert rows(HTML) == [
        ("Goods arrive whole", ["Damage from 4% to 1%", "Returns from 90 to 30 a week", "Launch the new belt"]),
        ("Vans run", ["Tows from 9 to 3"]),
    ]
    assert [kr.owner for kr in aim(HTML).key_results] == ["Li", "Mo", "Mo"]
    written = export.home(parse.read(HTML), [review.edit((0, 0), "Broken goods from 4 to 1", ["Buy foam"])]).decode()
    assert written == HTML.replace("Damage from 4% to 1%", "Broken goods from 4 to 1; Initiative: Buy foam")


def test_a_table_of_html_that_never_ends_is_text() -> None:
    assert rows("## Objective: Vans run\n\n<table><tr><td>\n\n- KR: Tows from 9 to 3\n") == [
        ("Vans run", ["Tows from 9 to 3"])
    ]


def test_a_bracket_in_a_label_says_how_it_is_meant_and_whose_it_is() -> None:
    found = aim(
        "### Objective 1 (Committed): Vans run\n\n- KR1 (Mia): Tows from 9 to 3\n- KR2 [P0]: Halts from 5 to 1\n- KR3 (stretch): Dents from 8 to 2\n- Reviews (Mo): from 3 to 4\n"
    )
    assert (found.text, found.type) == ("Vans run", "committed")
    assert [(kr.text, kr.owner, kr.tags) for kr in found.key_results] == [
        ("Tows from 9 to 3", "Mia", ()),
        ("Halts from 5 to 1", None, ("P0",)),
        ("Dents from 8 to 2", None, ("aspirational",)),
        ("Reviews (Mo): from 3 to 4", None, ()),
    ]


def test_an_objective_inside_a_sentence_of_a_mail() -> None:
    text = "Hello team,\n\nAs discussed, our objective for Q3 is: Vans run all week. We will know we are there when\n\n- tows fall from 9 to 3\n- halts fall from 5 to 1\n\nCheers\nAda\n"
    assert rows(text, "mail.txt") == [("Vans run all week", ["tows fall from 9 to 3", "halts fall from 5 to 1"])]


def test_a_row_of_an_unknown_level_that_key_results_name_as_parent_is_their_objective() -> None:
    text = "level,id,parent_id,title,owner\ncompany,1,,Vans run,Jo\nkr,2,1,Tows from 9 to 3,Jo\nkr,3,1,Halts from 5 to 1,Li\n"
    assert rows(text, "tree.csv") == [("Vans run", ["Tows from 9 to 3", "Halts from 5 to 1"])]


def test_a_light_in_a_status_column_is_read_as_in_a_line() -> None:
    text = "## Objective: Vans run\n\n| KR | Status |\n|---|---|\n| Tows from 9 to 3 | 🟢 |\n| Halts from 5 to 1 | late |\n"
    assert [kr.status for kr in aim(text).key_results] == ["on track", "late"]


def test_cells_that_reach_down_without_end_take_no_time() -> None:
    begun = time.process_time()
    with pytest.raises(NoOKRs):
        parse.read("<table>" + "<tr><td rowspan=9999>x</td>" * 3000 + "</table>")
    assert time.process_time() - begun < 2


def test_a_mark_alone_in_its_line_is_no_key_result() -> None:
    plan = "Trees live past year three\nSurvival from 60% to 85%\n\\\n400 adopted trees\nEvery tree watered in July\n"
    assert rows(plan) == [
        ("Trees live past year three", ["Survival from 60% to 85%", "400 adopted trees", "Every tree watered in July"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ann: Readers find a seat. Launch the map, 6 tours\n",
        "Library, spring\n\nAnn: Readers find a seat. Launch the map, 6 tours\n\nBob: Staff go home on time. Publish the rota; 3 nurses, part time.\n",
        "- CFO: Readers find a seat. Launch the map; 6 tours\n",
    ],
)
def test_lines_that_are_owner_objective_and_key_results(text: str) -> None:
    first, *more = parse.read(text).objectives
    assert (first.text, first.owner) == ("Readers find a seat", text[text.index(":") - 3 : text.index(":")])
    assert [kr.text for kr in first.key_results] == ["Launch the map", "6 tours"]
    assert [[kr.text for kr in o.key_results] for o in more] in ([], [["Publish the rota", "3 nurses, part time"]])


@pytest.mark.parametrize(
    "text",
    [
        "Ann: The tap drips. He fixes it on Monday, 3 pm\nBob: Fine. We wait, all day\n",
        "Ann: Hello all. Cake at noon, 3 sorts!\n",
        "Ann: Readers find a seat. Launch the map, 6 tours\nThen we all went home.\n",
    ],
)
def test_a_chat_is_no_list_of_owners(text: str) -> None:
    with pytest.raises(NoOKRs):
        parse.read(text)


def test_an_initiative_in_the_line_of_an_objective_or_of_its_key_results() -> None:
    own = parse.read("- Objective: Readers find a seat; Initiative: buy lamps\n  - KR: 40 readers a day\n").objectives[
        0
    ]
    assert [i.text for i in own.initiatives] == ["buy lamps"]
    line = "- CFO: Bills are paid on time. 9 of 10 firms, all sizes; Initiative: send a note; 3 late payers.\n"
    aim = parse.read(line).objectives[0]
    assert [(kr.text, [i.text for i in kr.initiatives]) for kr in aim.key_results] == [
        ("9 of 10 firms, all sizes", ["send a note"]),
        ("3 late payers", []),
    ]


def test_what_stands_under_a_heading_that_names_people() -> None:
    text = "# Team\n\n- Ann\n- Bob\n\n| O | KR |\n|---|---|\n| Guests return | Visits from 2 to 3 |\n\n## Kitchen is calm\n\n- Rush orders from 40 to 15\n"
    found = [(o.text, [kr.text for kr in o.key_results]) for o in parse.read(text).objectives]
    assert found == [("Guests return", ["Visits from 2 to 3"]), ("Kitchen is calm", ["Rush orders from 40 to 15"])]
    people = "# OKRs\n\n## Kitchen is calm\n\n- Rush orders from 40 to 15\n\n## Team\n\n- Ann\n\n| Name | Role |\n|---|---|\n| Bob | Cook |\n"
    assert [(o.text, len(o.key_results)) for o in parse.read(people).objectives] == [("Kitchen is calm", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "##\u00a0Guests return\n\n-\u00a0Visits\u00a0from 2 to 3\n",
        "*Objective:* Guests return :tada:\n• Visits from 2 to 3 :clock1: :+1:\n",
    ],
)
def test_pasted_from_a_page_or_a_chat(text: str) -> None:
    (objective,) = parse.read(text).objectives
    assert objective.text == "Guests return"
    assert [kr.text for kr in objective.key_results] in (["Visits from 2 to 3"], ["Visits\u00a0from 2 to 3"])


def test_a_row_of_html_without_a_cell() -> None:
    text = "<table><tr><th>Objective</th><th>KR</th></tr><tr></tr><tr><td>Guests return</td><td>Visits from 2 to 3</td></tr></table>\n"
    (objective,) = parse.read(text).objectives
    assert (objective.text, [kr.text for kr in objective.key_results]) == ("Guests return", ["Visits from 2 to 3"])


@pytest.mark.parametrize(
    "text",
    [
        "Objectives\n1. Patients sleep\n2. Nurses rest\n\nKey Results\n1.1 Night noise from 60 dB to 45 dB\n2.1 Breaks from 4 to 9\n2.2 Sick days from 8 to 5\n",
        "## Objectives\n\n- Patients sleep\n- Nurses rest\n\n## Key Results\n\n- KR1.1 Night noise from 60 dB to 45 dB\n- KR2.1 Breaks from 4 to 9\n- KR2.2 Sick days from 8 to 5\n",
        "## Objectives\n\n- O1: Patients sleep\n- O2: Nurses rest\n\n## Key Results\n\n- KR1.1 Night noise from 60 dB to 45 dB\n- KR2.1: Breaks from 4 to 9\n- Sick days from 8 to 5\n",
    ],
)
def test_objectives_and_key_results_in_two_lists(text: str) -> None:
    found = {o.text: [kr.text for kr in o.key_results] for o in parse.read(text).objectives}
    assert found == {
        "Patients sleep": ["Night noise from 60 dB to 45 dB"],
        "Nurses rest": ["Breaks from 4 to 9", "Sick days from 8 to 5"],
    }


@pytest.mark.parametrize("arrow", ["->", "=>", "→"])
def test_arrows_as_bullets(arrow: str) -> None:
    text = f"O: Bakers sleep\n{arrow} Night shifts from 20 to 8\n{arrow} Buy a prover\n"
    okrs = parse.read(text)
    assert [kr.text for kr in okrs.objectives[0].key_results] == ["Night shifts from 20 to 8", "Buy a prover"]
    home = export.home(okrs, [review.edit((0, 1), "Shifts from 9 to 4", ["Buy a prover"])]).decode()
    assert home.startswith(f"O: Bakers sleep\n{arrow} Night shifts from 20 to 8\n{arrow} Shifts from 9 to 4\n")
    assert home.rstrip().endswith(f"{arrow} Initiative: Buy a prover")


def test_a_mark_alone_is_no_held_line() -> None:
    text = "# Bakers sleep\n\n- Night shifts from 20 to 8\n\n# Health metrics\n\n| Metric | Level |\n|---|---|\n:| Returns | < 2% |\n"
    assert all(words.text for words in parse.read(text).held)


def test_what_hangs_on_key_results_in_the_line_of_their_objective() -> None:
    (aim,) = parse.read(
        "- CFO: Bills are paid. Committed: audit passed by 3 May; 40 firms, all sizes (0.7); 9 calls.\n"
    ).objectives
    assert [(kr.text, kr.owner, kr.progress, kr.tags) for kr in aim.key_results] == [
        ("audit passed by 3 May", "CFO", None, ("committed",)),
        ("40 firms, all sizes", "CFO", "0.7", ()),
        ("9 calls", "CFO", None, ()),
    ]


def test_goals_above_labelled_key_results_are_objectives_and_names_are_not() -> None:
    text = "- {}\n  - Workshop: Buses are ready at five\n    - KR: 40 buses checked before 4:30\n    - KR: Breakdowns from 9 to 3\n"
    above = parse.read(text.format("Ops: Buses leave on time")).objectives
    assert [(o.text, o.owner, len(o.key_results), o.why) for o in above] == [
        ("Buses leave on time", "Ops", 0, None),
        ("Buses are ready at five", "Workshop", 2, "Buses leave on time"),
    ]
    assert [o.text for o in parse.read(text.format("VP Operations")).objectives] == ["Buses are ready at five"]
