"""A draft for its readers: the page to print and the e-mail. Nothing is lost, nothing is added, nothing runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import play
import pytest
import tone
from sheets import full, sheet, told

from coach import export
from coach.model import Placeholder
from coach.session import Draft, Told

VOID = {"meta", "br"}
FETCHING = {"src", "href", "srcset", "action", "data", "poster", "background"}


class Page(HTMLParser):
    """The texts of a page by tag; whether every tag is closed, and what the page would run or fetch."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.fetches: list[str] = []
        self.runs: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetches += [f"{tag} {name}" for name, _ in attrs if name in FETCHING]
        self.runs += [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    @property
    def shown(self) -> str:
        return " ".join("".join(data for tag, data in self.texts if tag not in ("style", "script", "title")).split())


KEPT = (
    "Valley buses · winter half",
    "Villages of valley 1 get their bus when the plan says so, in every weather",
    "A promise",
    "With Road service: clears the pass by six (not confirmed yet)",
    "KR 1: Rides of line 11 that were called off because no driver came: from 14 a week to (aim ?)",
    "Owner: Noor",
    "Source: dispatch log",
    "Counted as: swaps after six in the morning",
    "Watch: a quiet month has few shifts",
    "two drivers on call",
    "a rota on the phone (KR 3)",
    "Nobody drives longer than nine hours",
    "Accidents stay at none",
    "the garage opens at five",
    "the council asked twice since the winter",
    "KR 3 was said as “Introduce a new rota tool”",
    "Not now: Paint the buses (dropped)",
    "Imre: KR 1 aim; KR 2 aim",
    "Nobody named yet: KR 3 today and aim",
    "“30”: which key result it belongs to",
    "KR 1 today: “14 a week” or “19 a week”",
)


@pytest.mark.parametrize("piece", KEPT)
def test_all_that_a_draft_holds_is_on_the_page_and_in_the_mail(piece: str) -> None:
    written = sheet(full())
    assert piece in " ".join(export.mail(written).split())
    for half in re.split(r"(?<=KR 1): | \((?=aim)|\)$", piece):
        assert half in Page(export.printed(written)).shown


def test_words_that_are_no_part_of_the_draft_stay_away() -> None:
    written = sheet(full())
    assert "tiring" not in export.printed(written) + export.mail(written)
    assert "was said as “Rides" not in export.mail(written)  # its words are there still


def test_the_figures_on_the_page_are_those_of_the_draft() -> None:
    shown = Page(export.printed(sheet(full()))).shown
    own = re.sub(r"KR \d", "", shown)
    assert set(re.findall(r"\d+", own)) == {"1", "11", "12", "14", "19", "30"}  # 1, 11, 12: names of lines


def test_key_results_of_several_objectives_are_told_apart() -> None:
    mail = " ".join(export.mail(sheet(full(2, 2))).split())
    assert "KR 1.1: Rides of line 11" in mail
    assert "KR 2.1: Rides of line 21" in mail
    assert "a rota on the phone (KR 2.2)" in mail


def test_those_who_were_named_come_first() -> None:
    assert [who for who, _ in sheet(full()).open] == ["Imre", "Nobody named yet"]


def test_open_numbers_are_counted_one_by_one() -> None:
    assert sheet(full()).missing == 4
    assert export.mail(sheet(full())).startswith(
        "Subject: Valley buses · winter half: Villages of valley 1 get their bus when the plan says so, in every weather (4 numbers open)\n\n"
    )
    draft = full()._replace(aims=full().aims[:1])
    settled = draft.aims[0]._replace(
        lines=(draft.aims[0].lines[0]._replace(slots={"baseline": told("14"), "target": told("3")}),)
    )
    assert export.mail(sheet(draft._replace(aims=(settled,)))).startswith("Subject: Valley buses · winter half: Villages of valley 1 get their bus when the plan says so, in every weather\n")  # fmt: skip


def test_an_address_stands_last() -> None:
    assert export.mail(sheet(full()), "http://127.0.0.1:8501/draft?draft=x").endswith(
        "\n\nThe draft: http://127.0.0.1:8501/draft?draft=x\n"
    )
    assert "The draft:" not in export.mail(sheet(full()))


def test_an_empty_draft() -> None:
    written = sheet(Draft())
    assert Page(export.printed(written)).shown == "Print Our OKRs The draft is empty so far."
    assert export.mail(written) == "Subject: Our OKRs: 0 objectives\n"


NASTY = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    '" onclick="alert(1)',
    "a\nSubject: b\r\nBcc: c@d",
    "<!-- - --> ]]> &amp; &lt;b&gt;",
    "\u202eesrever 'quoted' \x0b\x85 \u2028",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_what_a_team_writes_is_text_everywhere(nasty: str) -> None:
    """The same tags and attributes as with plain words: nothing of it runs, nothing is fetched."""
    plain, strange = full(), _everywhere(full(), nasty)
    wanted, found = Page(export.printed(sheet(plain))), Page(export.printed(sheet(strange)))
    assert found.open == wanted.open == []
    assert (found.runs, found.fetches) == ([], [])
    assert [tag for tag, _ in found.texts if tag in ("script", "style", "img")] == ["style", "script"]
    assert found.shown.count(" ".join(nasty.split())) > 10


def _everywhere(draft: Draft, nasty: str) -> Draft:
    """The draft with something in front of all that was told."""

    def change(value: object) -> object:
        if isinstance(value, Told):
            return value._replace(text=f"{nasty} {value.text}")
        if isinstance(value, Placeholder):
            return value
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(change, value))
        if isinstance(value, tuple):
            return tuple(map(change, value))
        return {name: change(each) for name, each in value.items()} if isinstance(value, dict) else value

    changed = change(draft)
    assert isinstance(changed, Draft)
    return changed


def test_a_subject_is_one_line() -> None:
    mail = export.mail(sheet(full()._replace(team=told("Buses\r\nBcc: somebody@elsewhere"))))
    assert mail.splitlines()[0].startswith("Subject: Buses Bcc: somebody@elsewhere · winter half: Villages")
    assert mail.splitlines()[1] == ""


def test_rows_of_a_mail_are_short() -> None:
    assert max(map(len, export.mail(sheet(full(3, 4))).splitlines())) <= 76


def test_a_page_runs_its_own_line_alone() -> None:
    html = export.printed(sheet(full()))
    assert "default-src 'none'" in html
    assert html.count("<script>") == 1
    assert "http" not in html.replace("http-equiv", "")


def test_the_words_of_the_page_are_calm() -> None:
    empty = Page(export.printed(sheet(full()))).shown + export.mail(sheet(full()))
    assert not list(tone.slips(empty))


@pytest.mark.parametrize(
    ("objectives", "results", "size"), [(1, 2, "roomy"), (1, 5, "usual"), (3, 3, "dense"), (3, 5, "tight")]
)
def test_words_get_smaller_as_the_page_fills(objectives: int, results: int, size: str) -> None:
    assert f'class="{size}"' in export.printed(sheet(full(objectives, results)))


def test_a_long_subject_is_cut() -> None:
    draft = full()
    longer = draft.aims[0]._replace(words=told("every village " * 40))
    subject = export.mail(sheet(draft._replace(aims=(longer,)))).splitlines()[0]
    assert subject.endswith(" … (4 numbers open)")
    assert len(subject) < 160


def test_an_open_place_stays_on_its_row() -> None:
    rows = export.mail(sheet(full(3, 5))).splitlines()
    assert any("(aim ?)" in row for row in rows)
    assert not any(row.strip().startswith("?)") for row in rows)


FILES = sorted(play.PLAYS.glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_was_talked_over_reads_as_it_was_said(file: Path) -> None:
    """Every figure of the mail and the page stands in a message of the team."""
    said = play.messages(file.read_text(encoding="utf-8"))
    _, talk = play.play(said)
    written = sheet(talk.draft)
    digits = set(re.findall(r"\d+", " ".join(said)))
    for text in (export.mail(written).partition("\n\n")[2], Page(export.printed(written)).shown):
        assert set(re.findall(r"\d+", re.sub(r"KR [\d.]+", "", text))) <= digits
        assert all(" ".join(kr.name.split()) in " ".join(text.split()) for aim in talk.draft.aims for kr in aim.lines if not kr.text)  # fmt: skip
