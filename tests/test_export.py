"""What is written reads back the same; the public JSON keeps its schema."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from hypothesis import given
from sets import ODD, sets

from coach import checks, export, parse, rewrite
from coach.export import likeness, schema
from coach.model import Initiative, OKRSet, Words, key_result, objective


@given(sets())
@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
def test_what_is_written_reads_back_the_same(form: str, okrs: OKRSet) -> None:
    text = getattr(export, form)(okrs)
    assert likeness.of(parse.read(text, form)) == likeness.of(okrs)


@pytest.mark.parametrize("text", ODD)
def test_odd_words_in_every_place(text: str) -> None:
    kr = key_result(text, owner="Ida", progress="0.4")._replace(initiatives=(Initiative(Words(text)),))
    okrs = OKRSet((objective(f"{text}!", (kr, key_result("Late from 9 to 4"))),), held=(Words(text),))
    for form in ("markdown", "csv", "json"):
        assert likeness.of(parse.read(getattr(export, form)(okrs), form)) == likeness.of(okrs)


PLAIN = """\
## Riders trust the timetable [north] (owner: Ida)

- Why: the council asked for it
- Trips on time from 61% to 80% [P0] (0.4) (owner: Per)
  - Initiative: New signal plan
- Committed: all trams off the old line by 31 March (contract ends)
- Waiting at the stop from [baseline: minutes - the sensors] to [target: minutes worth promising - the team]

### We hold this line

- nobody is hurt
"""


def test_markdown_looks_as_a_person_would_write_it() -> None:
    okrs = parse.read(PLAIN, "markdown")
    assert export.markdown(okrs) == PLAIN
    assert okrs.held[0].text == "nobody is hurt"
    assert okrs.objectives[0].key_results[1].tags == ("committed",)


def test_a_spreadsheet_runs_nothing() -> None:
    okrs = OKRSet((objective("=1+1", (key_result("@SUM(A1)", owner="+49 30"), key_result("-3 degrees")), why="\tTab"),))
    for row in csv.reader(io.StringIO(export.csv(okrs))):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


SOURCE = "# Trams\n\n## Riders trust the timetable\n\n- Trips on time from 61% to 80% by June (0.4) @per\n- Launch the new app\n  - Initiative: hire\n"


def test_check_json_is_what_the_schema_says() -> None:
    okrs = parse.read(SOURCE, "markdown", "trams.md")
    found = checks.run(okrs)
    data = json.loads(json.dumps(export.check_json(okrs, found)))
    jsonschema.Draft202012Validator.check_schema(schema.CHECK)
    jsonschema.validate(data, schema.CHECK)
    first, second = data["objectives"][0]["key_results"]
    assert (data["version"], data["source"], data["status"]) == (1, "trams.md", "blocked")
    assert (first["line"], first["owner"], first["progress"], first["measure"]["baseline"]["value"]) == (
        5,
        "per",
        "0.4",
        61.0,
    )
    assert (second["line"], second["kind"], second["initiatives"]) == (6, "output", ["hire"])
    hit = next(f for f in second["findings"] if f["level"] == "error")
    line = SOURCE.splitlines()[hit["line"] - 1]
    assert line[hit["column"] - 1 : hit["end_column"] - 1] == hit["quote"]


def test_the_schema_refuses_what_is_not_in_it() -> None:
    okrs = parse.read(SOURCE)
    data = json.loads(json.dumps(export.check_json(okrs, checks.run(okrs))))
    data["objectives"][0]["key_results"][0]["kind"] = "nice"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema.CHECK)


def test_rewrite_json_tells_lines() -> None:
    okrs = parse.read(SOURCE)
    data = json.loads(json.dumps(export.rewrite_json(okrs, rewrite.compose(okrs, checks.run(okrs)))))
    assert set(data) == {"version", "engine", "sets", "rewrites", "unchanged", "left_out"}
    lines = {n for r in data["sets"][0]["key_results"] for n in r["from"]} | {
        n for i in data["sets"][0]["initiatives"] for n in i["from"]
    }
    assert lines <= {3, 5, 6}
    assert all(
        {"before", "line", "kind_before", "options", "usage", "attempts", "calls"} <= set(r) for r in data["rewrites"]
    )


def test_share_text_shows_chips_and_counts_them() -> None:
    okrs = parse.read(PLAIN)
    chat, wiki = export.chat(okrs), export.wiki(okrs)
    assert "*Riders trust the timetable* (Ida)" in chat
    assert "Waiting at the stop from (today ?) to (aim ?)" in chat
    assert "Open: 2 figures or names" in chat
    assert "We hold: nobody is hurt." in chat
    assert "h2. Riders trust the timetable" in wiki
    assert "** Initiative: New signal plan" in wiki


def test_an_objective_that_ends_like_a_label_reads_back() -> None:
    okrs = parse.read('{"objectives": [{"objective": "! Open !! Key results", "key_results": ["Visits from 2 to 3"]}]}')
    assert parse.read(export.markdown(okrs), "markdown").objectives[0].text == "! Open !! Key results"


def test_objectives_without_words_stay_apart() -> None:
    table = "objective,key result,owner\nDoors open,Visits from 2 to 3,Ann\n"
    first = parse.read(table).objectives[0]
    bare = first._replace(words=Words(""))
    owned = bare._replace(owner="Ida")
    for objectives in ((first, bare), (bare, first), (owned, bare), (bare, owned, first)):
        okrs = OKRSet(objectives)
        assert likeness.of(parse.read(export.markdown(okrs), "markdown")) == likeness.of(okrs)
