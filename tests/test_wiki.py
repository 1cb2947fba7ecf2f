"""Wiki text pasted as text: Jira and Confluence, MediaWiki, a table cut from a browser."""

from __future__ import annotations

from coach import parse
from coach.model import OKRSet


def texts(okrs: OKRSet) -> dict[str, list[str]]:
    return {o.text: [kr.text for kr in o.key_results] for o in okrs.objectives}


def test_a_jira_table_below_its_heading() -> None:
    okrs = parse.read(
        "h1. Depot OKRs Q3\n\nh2. Parcels arrive whole\n\n||Key result||Owner||Baseline||Target||\n"
        "|Share arriving whole|[~ines]|71 %|85 %|\n|Complaints a [week|https://wiki.example/a]|{color:red}Jan{color}|14|5|\n\n"
        "h2. Drivers stay\n\n* Leavers from 9 to 4\n** Initiative: new rota\n* Sick days from 11 to 8\n",
        "wiki",
    )
    assert texts(okrs) == {
        "Parcels arrive whole": ["Share arriving whole", "Complaints a week"],
        "Drivers stay": ["Leavers from 9 to 4", "Sick days from 11 to 8"],
    }
    first, second = okrs.objectives[0].key_results
    assert (first.owner, first.fields.baseline, first.fields.target) == ("ines", "71 %", "85 %")
    assert second.owner == "Jan"
    assert [i.text for i in okrs.objectives[1].key_results[0].initiatives] == ["new rota"]
    span = first.words.span
    assert span is not None
    assert okrs.source.text[span.start : span.end] == first.text


def test_a_confluence_table_with_lists_in_its_cells() -> None:
    okrs = parse.read(
        "||Objective||Key Results||Owner||\n|Parcels arrive whole|* Share whole from 71 % to 85 %\n* Complaints from 14 to 5|Ines|\n"
        "|Drivers stay|* Leavers from 9 to 4|Jan|\n",
        "wiki",
    )
    assert texts(okrs) == {
        "Parcels arrive whole": ["Share whole from 71 % to 85 %", "Complaints from 14 to 5"],
        "Drivers stay": ["Leavers from 9 to 4"],
    }


def test_mediawiki() -> None:
    okrs = parse.read(
        "{| class=\"wikitable\"\n|+ OKRs\n! Objective !! Key result !! Owner\n|-\n| rowspan=\"2\" | '''Parcels arrive whole''' || Share whole from 71 % to 85 % "
        "|| [[User:Ines|Ines]]\n|-\n|\n| Complaints from 14 to 5\n| Jan\n|}\n\n== Drivers stay ==\n* Leavers from 9 to 4\n* Sick days from 8 to 5\n",
        "wiki",
    )
    assert texts(okrs) == {
        "Parcels arrive whole": ["Share whole from 71 % to 85 %", "Complaints from 14 to 5"],
        "Drivers stay": ["Leavers from 9 to 4", "Sick days from 8 to 5"],
    }
    assert [kr.owner for kr in okrs.objectives[0].key_results] == ["Ines", "Jan"]


def test_a_table_cut_from_a_browser() -> None:
    okrs = parse.read(
        "Objective\tKey result\tOwner\nParcels arrive whole\tShare arriving whole\tInes\n\tComplaints a week\tJan\n"
    )
    assert texts(okrs) == {"Parcels arrive whole": ["Share arriving whole", "Complaints a week"]}


def test_hostile_bars() -> None:
    text = (
        "||Objective||Key result||\n|Parcels arrive whole|Complaints from 14 to 5|\n"
        + "|" * 9000
        + "\n"
        + "[a|" * 3000
        + "\n"
    )
    assert "Parcels arrive whole" in texts(parse.read(text, "wiki"))


def test_wiki_is_told_from_markdown() -> None:
    lists = "* Share whole from 71 % to 85 %\n* Complaints from 14 to 5\n"
    forms = {
        f"h2. Parcels arrive whole\n{lists}": "wiki",
        f"== Parcels arrive whole ==\n{lists}": "wiki",
        f"||Objective||Key results||\n|Parcels arrive whole|{lists}|\n": "wiki",
        f"## Parcels arrive whole\n\n{lists}": "markdown",
        "## Parcels arrive whole\n\n| KR | Owner |\n|---|---|\n| Complaints from 14 to 5 || Jan |\n": "markdown",
    }
    assert {text: parse.read(text).source.format for text in forms} == forms
