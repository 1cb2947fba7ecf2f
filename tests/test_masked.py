"""Names and addresses that stay here: what is sent holds none of them, what comes back is in the team's own words."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.masked import Mask
from coach.parse import people

NAMES = ("Ines Kowalski", "Tom O’Neil", "Björn")


@pytest.mark.parametrize(
    "said",
    [
        "Ask Ines, or Kowalski.",
        "INES KOWALSKI counts it",
        "Ines\nKowalski",
        "Björn’s log and Tom O’Neil’s list",
        "ines.kowalski@example.org",
        "@ines_k, @tom.oneil",
    ],
)
def test_no_name_and_no_address_is_left(said: str) -> None:
    mask = Mask(NAMES)
    sent = mask.hidden(said)
    assert not any(part in sent for part in ("nes", "NES", "owalski", "Björn", "Neil", "example", "oneil"))
    assert mask.restored(sent) == said


def test_one_person_keeps_one_number() -> None:
    assert Mask(NAMES).hidden("Ines Kowalski, Ines, Björn, a@b.org, c@d.org, a@b.org") == (
        "[person 1], [person 1b], [person 3], [e-mail 1], [e-mail 2], [e-mail 1]"
    )


def test_words_that_hold_a_name_stay() -> None:
    assert Mask(("Ann", "Li")).hidden("Annual lists of Lisbon, planned") == "Annual lists of Lisbon, planned"


@pytest.mark.parametrize("role", ["support", "orders", "Bookings", "info", "sales", "@support"])
def test_the_address_of_a_role_hides_no_plain_word(role: str) -> None:
    mask = Mask()
    said = f"Fewer {role.strip('@').lower()} tickets. {role.strip('@')} counts them"
    sent = mask.hidden(f"{said}: {role if '@' in role else f'{role}@example.org'}")
    assert sent.startswith(said)
    assert "example" not in sent.removeprefix(said)
    assert f"@{role}" not in sent


@pytest.mark.parametrize(
    ("name", "stays", "hidden"),
    [
        ("Will Baker", "We will bake; the baker will see", "Will and WILL and Baker and will baker"),
        ("May", "Complaints may fall by May, from 3 May to May 2027, in May", "May counts; MAY sends; ask May"),
        ("will", "Who will count", "Will"),
        ("Mark", "a mark on each box", "Mark"),
    ],
)
def test_a_name_that_is_a_plain_word_is_one_where_it_is_written_large(name: str, stays: str, hidden: str) -> None:
    mask = Mask((name,))
    assert mask.hidden(stays) == stays
    sent = mask.hidden(hidden)
    assert not [part for part in ("will", "may", "mark", "baker") if part in sent.lower()]
    assert mask.restored(sent) == hidden


def test_a_mark_that_somebody_typed_comes_back_as_typed() -> None:
    mask = Mask(NAMES)
    said = "[person 1] is Ines, [e-mail 1] is a@b.org"
    assert mask.restored(mask.hidden(said)) == said


def test_a_mark_that_stands_for_nobody_stays() -> None:
    assert Mask(NAMES).restored("[person 9] and [Person 1]") == "[person 9] and [Person 1]"


def test_within_json_quotes_are_escaped() -> None:
    mask = Mask(('Zoë "Zed" Key',))
    sent = mask.hidden(json.dumps({"line": 'Zoë "Zed" Key counts'}, ensure_ascii=False))
    assert "Zed" not in sent
    assert json.loads(mask.restored(sent, in_json=True)) == {"line": 'Zoë "Zed" Key counts'}


@given(st.lists(st.text(max_size=12), max_size=4), st.text(alphabet="ab @.[person1]e-mailÄ\n", max_size=60))
def test_whatever_is_hidden_comes_back(names: list[str], said: str) -> None:
    mask = Mask([*names, "ab", "b a"])
    assert mask.restored(mask.hidden(said)) == said


def test_hiding_a_long_text_is_quick() -> None:
    for hostile in ("a.b-c" * 20_000, "a.b-c@" * 20_000, "@a." * 30_000):
        began = time.perf_counter()
        Mask(NAMES).hidden(hostile)
        assert time.perf_counter() - began < 2


def test_people_are_found_by_their_first_names() -> None:
    assert list(people.named("Ask Maria Santos, or Tom's list. A tom-tom, the bridge.")) == ["Maria Santos", "Tom"]


def test_owners_are_people_and_no_roles() -> None:
    assert list(people.owners("Ines K. & Tom Berger, CFO / Sales")) == ["Ines K.", "Tom Berger"]
