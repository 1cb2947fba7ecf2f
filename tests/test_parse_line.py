"""One goal line taken apart."""

from __future__ import annotations

from functools import partial

import clock
import pytest

from coach.model import Waiver, Words
from coach.parse import line
from coach.parse.spans import words_at


def goal(text: str) -> line.Goal:
    return line.read(words_at(f"## {text}", 3, len(text) + 3))


WORDS = {
    "KR1.1: Queues from 9 to 4 minutes": "Queues from 9 to 4 minutes",
    "**KR 2:** Doors open at eight": "Doors open at eight",
    "- [ ] 3. Doors open at eight.": "Doors open at eight",
    "KR 5 reference letters": "5 reference letters",
    "KR double the bookings": "double the bookings",
    "Head of Sales KR:Win the north": "Win the north",
    "Schlüsselergebnis 2: Weniger Ausschuss": "Weniger Ausschuss",
    "GOAL  Good food": "Good food",
    "O: be top": "be top",
    "Objective 3 – Rivers run clear": "Rivers run clear",
    "[Share of *new* members](https://example.org/a_(b)?c=1) above 20%": "Share of new members above 20%",
    "Clean the _old_ pump_house_2": "Clean the old pump_house_2",
    "Run `make all` daily": "Run `make all` daily",
    "Sales &amp; service answer in 2 h": "Sales & service answer in 2 h",
    "2 * 3 doors": "2 * 3 doors",
    r"Doors \* windows \w glass": r"Doors * windows \w glass",
    "New ~~old~~ doors": "New doors",
    "Churn 5% -> 3%": "Churn 5% -> 3%",
    "NPS => 40": "NPS",  # an arrow after a name reports
    "NPS -> 40": "NPS -> 40",
    "Wait from 9 to 4 => 80%": "Wait from 9 to 4",
    "Reach 5,000 people (half of them new)": "Reach 5,000 people (half of them new)",
    "from [X] to [Y]": "from [X] to [Y]",
    "Late trains from [baseline: share - yard] to [target: share - the team]": (
        "Late trains from [baseline: share - yard] to [target: share - the team]"
    ),
    "Make #openskies a word": "Make #openskies a word",
    "Talk about #openskies": "Talk about #openskies",
    "Buy paper, pens etc.": "Buy paper, pens etc.",
    "Lift  the\tlid": "Lift the lid",
    "I want to be heard": "I want to be heard",
    "How we work together": "How we work together",
    "Task force meets weekly": "Task force meets weekly",
    "Damage -20%": "Damage -20%",
    "done": "done",
    "(0.7)": "(0.7)",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_words(text: str, words: str) -> None:
    """The goal without bullet, label, box, emphasis, address, progress and full stop."""
    assert goal(text).words.text == words


LABELS = {
    "KR1.1: a b": ("key result", "1.1"),
    "Key Result 2 - a b": ("key result", "2"),
    "KR-3: a b": ("key result", "3"),
    "CEO KR 4: a b": ("key result", "4"),
    "O1 a b": ("objective", "1"),
    "Objective 3 a b": ("", ""),
    "O1 A b": ("objective", "1"),
    "Objective #2: a b": ("objective", "2"),
    "Ziel: a b": ("objective", ""),
    "Objectif : a b": ("objective", ""),
    "I1.2 Do it": ("initiative", "1.2"),
    "Maßnahme: a b": ("initiative", ""),
    "Initiative: a b": ("initiative", ""),
    "Needs your answer: a b": ("held", ""),
    "Why now: a b": ("why", ""),
    "Risks: a b": ("skip", ""),
    "Target: 40": ("target", ""),
    "Owner: Ines": ("owner", ""),
    "Objectively a b": ("", ""),
    "Okra grows: a b": ("", ""),
    "Krill count: 40": ("", ""),
}


@pytest.mark.parametrize(("text", "said"), LABELS.items())
def test_labels(text: str, said: tuple[str, str]) -> None:
    """What a line calls itself, and its number."""
    found = goal(text)
    assert (found.label, found.number) == said


SAID = {
    "Open the dome - @ines": {"owner": "ines"},
    "Open the dome (owner: Ines Kay)": {"owner": "Ines Kay"},
    "Open the dome. Owner: Tom": {"owner": "Tom"},
    "Open the dome | DRI: Tom": {"owner": "Tom"},
    "Open the dome (0.7)": {"progress": "0.7"},
    "Open the dome [70%]": {"progress": "70%"},
    "Open the dome => 70%, motor missing": {"progress": "70%, motor missing"},
    "Open the dome --> WIP": {"status": "WIP"},
    "Open the dome - done": {"status": "done"},
    "Open the dome: 45% done": {"progress": "45% done"},
    "Open the dome. 50% complete": {"progress": "50% complete"},
    "Open the dome (50% complete, roof is on)": {"progress": "50% complete, roof is on"},
    "Open the dome - Status: at risk": {"status": "at risk"},
    "Open the dome ✅": {"status": "done"},
    "- [x] Open the dome": {"status": "done"},
    "[P0] Open the dome [SKY][NORTH]": {"tags": ("P0", "SKY", "NORTH")},
    "Open the dome #sky #q3": {"tags": ("sky", "q3")},
    "Open the dome ([#14](https://example.org/14))": {"tags": ()},
    "Open the dome (committed)": {"type": "committed"},
    "Aspirational: Open the dome": {"type": "aspirational"},
    "Open the dome [A]": {"type": "aspirational"},
    "Open the dome (okr: allow K005 - the roof is rented)": {"waivers": (Waiver("K005", "the roof is rented"),)},
    "Open the dome <!-- okr: allow K005, K007 - rented -->": {
        "waivers": (Waiver("K005", "rented"), Waiver("K007", "rented"))
    },
    "~~Open the dome~~": {"dropped": True},
    "Open the dome [dropped]": {"dropped": True},
    "Open the dome => cancelled in May": {"dropped": True},
    "**Open the dome**": {"bold": True},
    "**Open** the dome": {"bold": False},
    "[Open the dome](https://example.org)": {"link": True},
}


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_what_hangs_on_a_line(text: str, said: dict[str, object]) -> None:
    """Owner, state, tags and the like come off, and the goal stays."""
    found = goal(text)
    assert {k: getattr(found, k) for k in said} == said
    if not found.dropped:
        assert found.words.text == "Open the dome"


def test_initiatives_in_the_line() -> None:
    """What we write into a cell is read back."""
    found = goal("KR1: Doors open at eight; Initiative: second key; Initiative: new lamp")
    assert (found.words.text, [w.text for w in found.initiatives]) == (
        "Doors open at eight",
        ["second key", "new lamp"],
    )


def test_owner_prefix() -> None:
    """The words before a colon are kept apart; the document decides whether they are an owner."""
    found = goal("Geo: Map the coast")
    assert (found.words.text, found.prefix) == ("Geo: Map the coast", "Geo")
    assert line.owned(found).words.text == "Map the coast"
    assert line.owned(found).owner == "Geo"


def test_sentences_and_clauses() -> None:
    """ "Objective. KR, KR" by sentences, then by commas where each piece stands alone."""
    first, second = line.sentences(Words("Fill the house. 300 seats, 4 new plays, and two tours in spring."))
    assert first.text == "Fill the house."
    assert [w.text for w in line.clauses(second)] == ["300 seats", "4 new plays", "two tours in spring."]
    whole = Words("Make signup, trial, and upgrade easy")
    assert line.clauses(whole) == [whole]
    brackets = Words("3 kinds (red, blue, green) of paint")
    assert line.clauses(brackets) == [brackets]
    assert len(line.sentences(Words("Dir. Sales meets approx. 40 people"))) == 1


def test_a_long_line_is_quick() -> None:
    """Hostile lines of 10,000 characters take no time to speak of."""
    for hostile in (
        "[",
        "(",
        "[a](",
        "*a ",
        "`",
        "<!-- ",
        "=> 3 ",
        "~~",
        "a: ",
        "KR: a; ",
        "[P0]",
        "#a ",
        ". ",
        "okr: allow ",
        "\\",
    ):
        text = "KR: a " + hostile * (10_000 // len(hostile))
        assert clock.seconds(partial(goal, text)) < 0.1, hostile
