"""JSON: any nesting that says objective and key results; strings keep their place."""

from __future__ import annotations

import json
import time

import pytest

from coach import checks, export, parse
from coach.errors import InputError, TooLarge
from coach.model import Fields, OKRSet


def read(value: object) -> OKRSet:
    return parse.read(value if isinstance(value, str) else json.dumps(value), "json", "okrs.json")


def texts(okrs: OKRSet) -> dict[str, list[str]]:
    return {o.text: [kr.text for kr in o.key_results] for o in okrs.objectives}


MEANT = {"Guests come back": ["Repeat bookings from 20% to 30%", "Complaints from 9 to 4"]}
AIM, FIRST, SECOND = "Guests come back", *MEANT["Guests come back"]


@pytest.mark.parametrize(
    "value",
    [
        {"objectives": [{"objective": AIM, "key_results": [FIRST, SECOND]}]},
        [{"objective": AIM, "key_results": [FIRST, {"text": SECOND}]}],
        {"okrs": [{"title": f"O1: {AIM}", "keyResults": [{"title": f"KR1: {FIRST} (0.4)"}, {"description": SECOND}]}]},
        {"goal": AIM, "krs": {"KR1": FIRST, "KR2": {"name": SECOND}}},
        {"objectives": {AIM: [FIRST, SECOND]}},
        {"objectives": {"O1": {"title": AIM, "results": [FIRST, SECOND]}}},
        {"company": {"teams": [{"name": "Desk", "Q3": {"Objective": AIM, "KeyResults": [{"Metric": FIRST}, {"Metric": SECOND}]}}]}},
        [{"Objective": AIM, "Key Result": FIRST}, {"Objective": AIM, "Key Result": SECOND}],
        [{"id": 1, "type": "Objective", "name": AIM}, {"id": 2, "type": "KeyResult", "name": FIRST, "parentOkrId": 1},
         {"id": 3, "type": "KeyResult", "name": SECOND, "parentOkrId": 1}],
        {AIM: [FIRST, SECOND]},
    ],
)  # fmt: skip
def test_the_same_set_in_many_shapes(value: object) -> None:
    assert texts(read(value)) == MEANT


def test_fields_of_a_key_result() -> None:
    okrs = read({"objective": AIM, "type": "committed", "owner": "Ana", "why": "rooms stand empty", "key_results": [
        {"text": "Bookings", "owner": "Bo", "status": "on track", "progress": 0.4, "tags": ["north", "x;y"], "baseline": "20%", "target": 30,
         "unit": "%", "due": "June", "data_source": "the desk", "initiatives": ["Call back"]}]})  # fmt: skip
    objective, kr = okrs.objectives[0], okrs.objectives[0].key_results[0]
    assert (objective.type, objective.owner, objective.why) == ("committed", "Ana", "rooms stand empty")
    assert (kr.owner, kr.status, kr.progress, kr.tags) == ("Bo", "on track", "0.4", ("north", "x;y"))
    assert kr.fields == Fields(baseline="20%", target="30", unit="%", deadline="June", source="the desk")
    assert [i.text for i in kr.initiatives] == ["Call back"]


def test_a_measure_counts_where_the_text_does_not_say_it() -> None:
    measure = {"metric": "bookings", "baseline": {"text": "20%", "value": 20.0, "unit": "%"}, "target": None}
    said, unsaid = (
        read(
            [
                {
                    "objective": AIM,
                    "key_results": [{"text": FIRST, "measure": measure}, {"text": "Bookings", "measure": measure}],
                }
            ]
        )
        .objectives[0]
        .key_results
    )
    assert said.fields == Fields()
    assert unsaid.fields == Fields(baseline="20%")


def test_strings_keep_their_place_through_escapes() -> None:
    source = '{"objective": "Gu\\u00e4sts \\"come\\" back \\ud83d\\ude00 now", "key_results": ["one two three"]}'
    okrs = read(source)
    words = okrs.objectives[0].words
    assert words.text == 'Guästs "come" back 😀 now'
    assert [source[words.place(words.text.index(c)) or 0] for c in ("s", "c", "k", "w")] == ["s", "c", "k", "w"]
    span = okrs.objectives[0].key_results[0].words.span
    assert span is not None
    assert source[span.start : span.end] == "one two three"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ('{"objective": "a",\n "objective": "b"}', r'okrs.json:1: The key "objective" stands twice'),
        ('{"objectives": [}', r"okrs.json:1: This is no JSON"),
        ("[" * 70 + "]" * 70, r"okrs.json:1: Lists and mappings are nested more than 64 deep"),
        ("[" * 300_000, r"okrs.json:1: Lists and mappings are nested"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(source: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read(source)


def test_one_line_of_many_key_results() -> None:
    source = json.dumps(
        {
            "objectives": [
                {"objective": AIM, "key_results": [f"Late trains on line {i} from 9 to 4" for i in range(5_000)]}
            ]
        }
    )
    begin = time.process_time()
    okrs = read(source)
    assert len(okrs.objectives[0].key_results) == 5_000
    assert time.process_time() - begin < 30


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(TooLarge, match="at most 20 MB"):
        parse.read('"' + "x" * 20_000_001 + '"', "json")


def test_the_report_of_check_is_read_again() -> None:
    okrs = read({"objective": AIM, "key_results": [FIRST, "Open the second desk by June"]})
    again = read(export.check_json(okrs, checks.run(okrs)))
    assert texts(again) == texts(okrs)
    assert all(kr.fields == Fields() for kr in again.objectives[0].key_results)
