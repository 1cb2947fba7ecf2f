"""CSV and TSV: delimiters, quotes, layouts, each cell in its place."""

from __future__ import annotations

import contextlib
import time

import clock
import pytest

from coach import parse
from coach.errors import InputError, NoOKRs, TooLarge
from coach.model import Fields, KeyResult, OKRSet
from coach.parse import table
from coach.parse.columns import Column, column, row_kind


def read(text: str | bytes, form: str = "csv") -> OKRSet:
    return parse.read(text, form)


def texts(okrs: OKRSet) -> dict[str, list[str]]:
    return {o.text: [kr.text for kr in o.key_results] for o in okrs.objectives}


def only(okrs: OKRSet) -> KeyResult:
    return okrs.objectives[0].key_results[0]


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("Key_Result_2_Owner", Column("owner", "key result", 2)),
        ("key_result_1_title", Column("key result", "key result", 1)),
        ("KR3", Column("key result", "key result", 3)),
        ("KR 2 - Target", Column("target", "key result", 2)),
        ("**Objective**", Column("objective")),
        ("keyResults", Column("key result")),
        ("Start value*", Column("baseline")),
        ("Hedef Tanımı", Column("objective")),
        ("KR İlerleme(%)", Column("progress", "key result")),
        ("Schlüsselergebnis", Column("key result")),
        ("Objective Owner", Column("owner", "objective")),
        ("Objective type", Column("okr type")),
        ("% complete", Column("progress")),
        ("Owner_Email_ID", Column("owner")),
        ("Metric_Target_Value", Column("target")),
        ("Week of", None),
        ("x" * 200, None),
    ],
)
def test_headers_have_synonyms(header: str, meant: Column | None) -> None:
    assert column(header) == meant


def test_type_cells_name_their_row() -> None:
    assert [row_kind(w) for w in ("Epic", "KR1", "Sub-task", "Totals", "Objective 2", "Weather")] == [
        "objective", "key result", "initiative", "other", "objective", "",
    ]  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Objective", "Key result", "Owner"], ["Trains run on time", "Late arrivals from 9 to 4", "Ida"]]
    okrs = read("\n".join(delimiter.join(r) for r in rows))
    assert texts(okrs) == {"Trains run on time": ["Late arrivals from 9 to 4"]}
    assert only(okrs).owner == "Ida"


def test_one_row_a_key_result_with_blank_objectives_totals_and_empty_rows() -> None:
    okrs = read(
        "Objective,Key result,Owner,Baseline,Target,Unit,Due,Data source\n"
        "Trains run on time,Arrivals within 3 minutes,Ida,71,85,%,June,control room\n"
        ",Connections missed a day,Per,40,12,,,\n"
        ",Total,,111,97,,,\n,,,,,,,\n"
        "Crews stay,Leavers a year,,9,4,,,\n"
    )
    assert texts(okrs) == {
        "Trains run on time": ["Arrivals within 3 minutes", "Connections missed a day"],
        "Crews stay": ["Leavers a year"],
    }
    assert only(okrs).fields == Fields(baseline="71", target="85", unit="%", deadline="June", source="control room")
    assert only(okrs).measure.target is not None
    assert only(okrs).measure.target.value == 85


def test_a_repeated_objective_is_one() -> None:
    okrs = read("Objective;Key result\nTrains run;Late from 9 to 4\nTrains run;Missed from 7 to 2\n")
    assert texts(okrs) == {"Trains run": ["Late from 9 to 4", "Missed from 7 to 2"]}


def test_a_turkish_export_with_bom_and_decimal_comma() -> None:
    header = "Kullanıcı Adı Soyadı;Hedef Tanımı;Hedef Ağırlığı;Hedef Durumu;KR Tanımı;KR Durumu;Minimum Hedef;Hedef;KR İlerleme;KR İlerleme(%)"
    okrs = read(("\ufeff" + header + "\nDeniz A;Yolcular bekler;20;Devam;Bekleme süresi;Bitti;3;2,5;7;70,5\n").encode())
    kr = only(okrs)
    assert okrs.source.bom
    assert (kr.owner, kr.status, kr.progress, kr.fields.target) == ("Deniz A", "Bitti", "70,5", "2,5")
    assert (okrs.objectives[0].owner, okrs.objectives[0].status) == ("Deniz A", "Devam")


def test_one_row_an_item_by_order_with_tasks_below() -> None:
    okrs = read(
        "Order,Type,Summary,Status,Period,Owner,OKR type,Labels,Start value,Current value,Target value\n"
        "1,Objective,Riders trust the timetable,On track,Q3,ana@x.org,Committed,north,,,\n"
        '1.1,Key result,Trips on time,AT RISK,Q3,bo@x.org,,"a,b",61,64,80\n'
        "1.1.1,Task,New signal plan,,,,,,,,\n"
        "1.2,Key result,Complaints a week,not Started,Q3,,,,40,40,10\n"
    )
    objective = okrs.objectives[0]
    assert (objective.type, objective.tags, okrs.cycle) == ("committed", ("north",), "Q3")
    assert only(okrs).fields == Fields(baseline="61", target="80")
    assert [i.text for i in only(okrs).initiatives] == ["New signal plan"]
    assert only(okrs).tags == ("a", "b")


def test_a_tracker_lists_children_before_parents() -> None:
    okrs = read(
        "Issue key,Issue Type,Summary,Parent,Assignee\n"
        "AB-2,Story,KR1: Calls answered within 20 s from 40% to 70%,AB-1,Bo\n"
        "AB-4,Bug,Phone broken,AB-1,\nAB-3,Sub-task,Train two people,AB-2,\nAB-1,Epic,Callers get through,,Ana\n"
    )
    assert texts(okrs) == {"Callers get through": ["Calls answered within 20 s from 40% to 70%"]}
    assert [i.text for i in only(okrs).initiatives] == ["Train two people"]


def test_beside_rows_called_key_results_a_story_is_work() -> None:
    okrs = read("Type,Title\nObjective,Callers get through\nKey Result,Waiting from 90 to 30 s\nStory,New queue\n")
    assert texts(okrs) == {"Callers get through": ["Waiting from 90 to 30 s"]}


def test_key_results_in_numbered_columns() -> None:
    okrs = read(
        "name,due_at,status,completion,key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_completion\n"
        "Guests come back,2031-12-31,open,0.4,Repeat bookings from 20% to 30%,0.5,Complaints from 9 to 4,0.2\n"
    )
    assert texts(okrs) == {"Guests come back": ["Repeat bookings from 20% to 30%", "Complaints from 9 to 4"]}
    assert [kr.progress for kr in okrs.objectives[0].key_results] == ["0.5", "0.2"]
    assert [kr.fields.deadline for kr in okrs.objectives[0].key_results] == ["2031-12-31", "2031-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "Guests come back,Repeat bookings 30%\n,Complaints from 9 to 4\n",
        "Objective,Guests come back\nKR1,Repeat bookings 30%\nKR2,Complaints from 9 to 4\n",
        "Guests come back,Repeat bookings 30%,Complaints from 9 to 4\nStaff stay on,Leavers from 9 to 4,Sick days from 8 to 5\n",
        "O: Guests come back\nKR: Repeat bookings 30%\nKR: Complaints from 9 to 4\n",
        "Objective: Guests come back,Owner,Score\nRepeat bookings 30%,Ana,0.4\nComplaints from 9 to 4,Bo,0.2\n",
    ],
    ids=["blank below", "labels", "in columns", "one column", "header is the objective"],
)
def test_without_a_header_row(text: str) -> None:
    assert texts(read(text))["Guests come back"] == ["Repeat bookings 30%", "Complaints from 9 to 4"]


def test_several_key_results_and_initiatives_in_one_cell() -> None:
    okrs = read(
        'Objective;Key result;Initiatives\nGuests come back;"- Repeat ""direct"" bookings 30%\n- Complaints from 9 to 4";"Call back; new form"\n'
    )
    first, second = okrs.objectives[0].key_results
    assert (first.text, second.text) == ('Repeat "direct" bookings 30%', "Complaints from 9 to 4")
    assert [i.text for i in second.initiatives] == ["Call back", "new form"]
    source = okrs.source.text
    assert first.words.place(8) == source.index("direct")
    assert source[second.words.span.start :].startswith("Complaints")  # type: ignore[union-attr]


def test_an_initiative_behind_the_words_of_a_cell_is_read() -> None:
    okrs = read(
        'Objective,Key result\nGuests come back,"Bookings 30%; Initiative: call them, twice; Initiative: form"\n'
    )
    assert only(okrs).text == "Bookings 30%"
    assert [i.text for i in only(okrs).initiatives] == ["call them, twice", "form"]


def test_dropped_rows_are_no_key_results() -> None:
    okrs = read(
        "Objective,Key result,Status\nGuests come back,Bookings 30%,on track\n,Reviews of 4,Cancelled\n,~~Calls of 9~~,\n"
    )
    assert texts(okrs) == {"Guests come back": ["Bookings 30%"]}


def test_a_quote_that_never_closes_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"kitchen\.csv:3: A quote opens here"):
        parse.read('Objective,Key result\nA,b c d\nE,"f g h\ni,j\n', "csv", "kitchen.csv")


def test_quotes_inside_words_are_words() -> None:
    okrs = read('Objective,Key result\nGuests come back,5" plates from 3 to 4\n"Fresh" first,Waste of 3 "big" bins\n')
    assert texts(okrs) == {"Guests come back": ['5" plates from 3 to 4'], '"Fresh" first': ['Waste of 3 "big" bins']}


def test_the_apostrophe_before_a_formula_comes_off() -> None:
    okrs = read("Objective,Key result,Baseline\nGuests come back,'+5 points of bookings,'-3\n")
    assert (only(okrs).text, only(okrs).fields.baseline) == ("+5 points of bookings", "-3")


def test_another_table_holds_no_okrs() -> None:
    with pytest.raises(NoOKRs):
        read("Day,Weather\nMonday,Rain\n")


def test_a_cell_of_more_than_ten_thousand_characters_is_refused_with_its_line() -> None:
    with pytest.raises(TooLarge, match=r"2: One part has 10,001 characters"):
        parse.read(f"Objective,Key result\nA,{'x' * 10_001}\n", "csv", "a.csv")


@pytest.mark.parametrize(
    "text", ['"' * 200_001, 'a,"' * 100_000, '"a' * 100_000, ("x" * 50 + '"') * 4000, 'x,"a\n' * 200_000]
)
def test_hostile_quotes_cost_one_pass(text: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(InputError):
        table.cut(text + '\n"', ",")
    assert time.process_time() - begin < 2


def test_a_long_table_is_read_in_linear_time() -> None:
    def seconds(count: int) -> float:
        text = "Objective,Key result,Owner\n" + "".join(
            f"Aim {i // 5},Late trains from {i} to 4,Ida\n" for i in range(count)
        )
        source = parse.sources.load(text, name="", size=10**8)
        assert sum(len(a.results) for a in table.read(source).aims) == count
        return clock.seconds(lambda: table.read(source))

    seconds(500)
    assert seconds(16_000) < seconds(2_000) * 8 * 2.5


def test_utf16_windows_and_sep_lines() -> None:
    text = "sep=;\r\nZiel;Schlüsselergebnis;Verantwortlich\r\nPakete kommen an;Verluste von 9 auf 4;Jörg\r\n"
    for data in (text.encode("utf-16"), text.encode("cp1252"), text.encode("utf-8-sig")):
        okrs = read(data)
        assert texts(okrs) == {"Pakete kommen an": ["Verluste von 9 auf 4"]}
        assert only(okrs).owner == "Jörg"
