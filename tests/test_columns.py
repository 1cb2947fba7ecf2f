"""Figures in columns judge their line as if it said them, and stand in the proposed set."""

import pytest

from coach import checks, export, parse, rewrite
from coach.model import Fields, key_result

SHEET = """Objective;Key Result;Owner;Start;Target
Readers love to borrow here;Repeat loans;Ada;18%;25%
;Return visits;Ben;100;150
;Order errors;Cem;12;5
;No book lost on the way;Dia;;
;Night post boxes;Eli;2;6
"""


@pytest.mark.parametrize(
    ("line", "start", "target"),
    [
        ("Repeat loans", "18%", "25%"),
        ("Return visits", "100", "150"),
        ("Order errors", "12", "5"),
        ("Order errors", None, "5"),
        ("Support letters", "40", "20"),
        ("Order value", None, "50 EUR"),
    ],
)
def test_a_measure_in_columns_is_a_measure(line: str, start: str | None, target: str) -> None:
    """The name alone reads like work; its figures say that it is counted."""
    assert key_result(line, Fields(baseline=start, target=target)).kind == "outcome"


@pytest.mark.parametrize(
    ("line", "start", "target"),
    [
        ("Launch the app", "0", "1"),
        ("Launch the app", "2", "5"),
        ("Train staff", "0", "40"),
        ("Handbook", "0%", "100%"),
        ("Open house", None, "TBD"),
        ("Night menu", "no", "yes"),
    ],
)
def test_columns_that_count_work_leave_it_work(line: str, start: str | None, target: str) -> None:
    """How far a delivery is measures nothing else."""
    assert key_result(line, Fields(baseline=start, target=target)).kind == "output"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (Fields(baseline="18", target="25", unit="%"), ": from 18 % to 25 %"),
        (Fields(target="25%"), ": 25%"),
        (Fields(baseline="18%"), " (today 18%)"),
        (Fields(source="the till"), ""),
        (Fields(), ""),
    ],
)
def test_what_the_columns_say_besides(fields: Fields, said: str) -> None:
    """As it stands behind the line."""
    assert key_result("Repeat loans", fields).beside == said


def test_what_the_line_says_is_not_said_twice() -> None:
    """A sheet that splits a key result and repeats it."""
    both = Fields(baseline="18%", target="25%")
    assert key_result("Repeat loans from 18% to 25%", both).beside == ""
    assert key_result("Repeat loans to 25%", both).beside == " (today 18%)"


def test_no_line_of_the_sheet_is_called_work_and_its_figures_are_shown() -> None:
    """The set shows what the columns hold; the document's own cells stay apart."""
    okrs = parse.read(SHEET, name="aims.csv")
    found = checks.run(okrs)
    assert not [each.at for each in found if each.code == "K001"]
    proposal = rewrite.compose(okrs, found)
    shown = rewrite.text(proposal, okrs)
    for words in (
        "Repeat loans: from 18% to 25%",
        "Return visits: from 100 to 150",
        "Order errors: from 12 to 5",
        "from 2 to 6",
    ):
        assert words in shown
    data = export.rewrite_json(okrs, proposal)
    assert "Repeat loans: from 18% to 25%" in str(data["sets"])
    assert export.home(okrs, ()) == SHEET.encode()
