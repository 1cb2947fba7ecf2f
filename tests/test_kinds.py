"""Kinds of key results: a floor for every file of labelled lines, misses and false alarms of the rare kinds."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import family, kind, labelled, texts

from coach import kinds, sentence

# What the rules reach on lines that they were mended on (first shot: see below); no change may lose it unseen.
FLOORS = {
    "trades": 0.97,  # first shot 0.906 of kinds, 0.931 of families
    "second": 0.93,  # first shot 0.818 and 0.885
    "third": 0.96,  # first shot 0.883 and 0.928
    "fourth": 0.90,  # first shot 0.753 and 0.843: lines that begin with nouns that may be verbs
    "fifth": 0.96,  # first shot 0.820 and 0.880
    "sixth": 0.95,  # first shot 0.871 and 0.929
    "seventh": 0.95,  # first shot 0.883 and 0.903: clipped lines of a cycle's plan, digits in half of them
    "eighth": 0.95,  # first shot 0.855 and 0.906: many trades, numbered things, names with numbers
    "ninth": 0.93,  # first shot 0.813 and 0.885: small letters, several clauses, products and acronyms
    "tenth": 0.91,  # first shot 0.790 and 0.862: long lines, wishes without a change verb
    "eleventh": 0.94,  # first shot 0.826 and 0.896: software companies and foundations
    "twelfth": 0.94,  # first shot 0.895 and 0.932
    "thirteenth": 0.92,  # first shot 0.864 and 0.898
    "fourteenth": 0.95,  # first shot 0.891 and 0.924
    "fifteenth": 0.94,  # first shot 0.830 and 0.894
    "sixteenth": 0.90,  # first shot 0.787 and 0.851
    "seventeenth": 0.93,  # first shot 0.866 and 0.907
    "eighteenth": 0.95,  # first shot 0.831 and 0.899
    "nineteenth": 0.95,  # first shot 0.866 of kinds
    "twentieth": 0.95,  # first shot 0.892 of kinds
    "twenty_first": 0.96,  # first shot 0.908 of kinds
    "twenty_second": 0.95,  # first shot 0.892 of kinds
    "twenty_third": 0.97,  # first shot 0.933 of kinds
    "twenty_fourth": 0.95,  # first shot 0.802 of kinds: whole sentences, brackets, marks before a count
    "twenty_fifth": 0.95,  # first shot 0.879 of kinds
    "twenty_sixth": 0.96,  # first shot 0.817 and 0.883
    "twenty_seventh": 0.96,  # first shot 0.900 and 0.917
    "twenty_eighth": 0.96,  # first shot 0.833 and 0.867
    "twenty_ninth": 0.96,  # first shot 0.900 and 0.933
    "thirtieth": 0.95,  # first shot 0.900 and 0.950
    "thirty_first": 0.95,  # first shot 0.817 and 0.850
    "thirty_second": 0.97,  # first shot 0.933 and 0.933
    "ambiguous": 0.82,  # first shot 0.669 and 0.860: nothing but first words that may be noun or verb
}


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_lines_of_many_trades_get_their_kind(name: str, floor: float) -> None:
    judged = [(accepted, kind(text), text) for accepted, text in labelled(name)]
    misses = [f"{'/'.join(accepted)} read as {said}: {text}" for accepted, said, text in judged if said not in accepted]
    assert 1 - len(misses) / len(judged) >= floor, "\n".join(misses)
    strays = [text for accepted, said, text in judged if family(said) not in {family(one) for one in accepted}]
    assert 1 - len(strays) / len(judged) >= floor, "\n".join(strays)


# File: first-shot misses of 30 and false alarms of 10 are in the comment; now at most so many of each.
RARE = {
    "baseline": (0, 0),  # 9 and 4
    "milestone": (1, 0),  # 11 and 0
    "health": (0, 0),  # 11 and 3
    "learning": (1, 0),  # 12 and 0
}


@pytest.mark.parametrize(("rare", "most"), RARE.items())
def test_rare_kinds_are_found_and_raise_no_false_alarm(rare: str, most: tuple[int, int]) -> None:
    lines = list(labelled(rare))
    assert len(lines) >= 40
    missed = [text for accepted, text in lines if rare in accepted and kind(text) != rare]
    alarms = [text for accepted, text in lines if rare not in accepted and kind(text) == rare]
    assert (len(missed), len(alarms)) <= most, f"missed {missed}, false alarms {alarms}"
    assert len(missed) <= most[0], missed
    assert len(alarms) <= most[1], alarms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who acts?
        ("80% of tenants report leaks in the app", "outcome"),
        ("80% of the leaks repaired", "coverage"),
        ("Repair 80 leaks", "activity-volume"),
        ("Repair the roof", "output"),
        # What does the number count?
        ("40 new volunteers", "outcome"),
        ("40 leaflets", "activity-volume"),
        ("Open in 4 districts", "output"),
        ("Ovens in 4 bakeries", "output"),
        # Who says that it is done?
        ("Lease signed", "milestone"),
        ("Lease drafted", "output"),
        # The same verb with two lives
        ("Deliver 98% punctuality", "outcome"),
        ("Deliver the spring catalogue", "output"),
        ("Keep scrap under 2%", "health"),
        ("Keep in touch with alumni", "activity"),
        ("Hold the price of bread at EUR 3", "health"),
        ("Hold a tasting every month", "activity-volume"),
        ("Run the summer camp", "output"),
        ("Reach 30% of households", "outcome"),
        ("Reach out to households", "activity"),
        ("Make the waiting room friendlier", "unmeasured"),
        ("Make a map of the trails", "output"),
        ("Close 9 leases", "outcome"),
        ("Train 12 guides", "activity-volume"),
        ("Train punctuality from 88% to 94%", "outcome"),
        # Nouns that look like verbs
        ("Cover price from EUR 4 to EUR 5", "outcome"),
        ("Plan changes after approval from 14 to 5", "outcome"),
        ("Release notes opened by half of the subscribers", "outcome"),
        ("Process errors under 1%", "outcome"),
        # Unseen verbs, by shape and place
        ("Digitalify the archive", "output"),
        ("Zoop 14 barrels", "activity-volume"),
        ("Frobnicate our mailing list", "output"),
        # Verbless
        ("Rust driver", "output"),
        ("Audit trail", "output"),
        ("Dark mode is on by default", "output"),
        ("Heating cost", "unmeasured"),
        ("More loyal guests", "unmeasured"),
        ("Staff sickness lower", "unmeasured"),
        ("Gas burnt in the kiln less", "unmeasured"),
        ("Harbour app rating", "unmeasured"),
        ("Net promoter score", "unmeasured"),
        ("Broken crates, share of crates sent, from 9% to 4%", "outcome"),
        (
            "Guests who stop and come in, share a day, from [baseline: share - host] to [target: share - host]",
            "outcome",
        ),
        ("Flour that is missing at dawn, days a month, from [baseline: days - baker] to 2", "outcome"),
        ("Lorries off the road from 6 to 1", "outcome"),
        ("Field tests in Hull set up", "output"),
    ],
)
def test_the_decision_table(text: str, expected: str) -> None:
    assert kind(text) == expected


def test_a_target_beside_the_sentence_measures_a_bare_metric() -> None:
    reading = sentence.read("Heating cost")
    assert kinds.kind(reading) == "unmeasured"
    assert kinds.kind(reading, fields_target=True) == "outcome"
    assert kinds.kind(sentence.read("Build the shed"), fields_target=True) == "output"


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _first_lower(text: str) -> str:
    return text[0].lower() + text[1:]


SAME = {  # ways to write the same line
    "lower first letter": _first_lower,
    "upper first letter": _first_upper,
    "final full stop": lambda text: text.rstrip(".") + ".",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "curly apostrophes": lambda text: text.replace("'", "\u2019"),
    "bullet": lambda text: "- " + text,
    "dot bullet": lambda text: "• " + text,
    "quoted": lambda text: f"\u201c{text}\u201d" if '"' not in text else text,
    "en dash": lambda text: text.replace(" - ", " \u2013 "),
}


@pytest.mark.parametrize("way", SAME)
def test_the_way_a_line_is_written_does_not_change_its_kind(way: str) -> None:
    rewrite = SAME[way]
    changed = [
        f"{kind(text)} became {kind(rewrite(text))}: {rewrite(text)}"
        for text in texts()
        if kind(rewrite(text)) != kind(text)
    ]
    assert not changed, "\n".join(changed)


def test_capital_letters_do_not_change_a_kind() -> None:
    plain = [text for text in texts() if not any(c.isupper() for c in text[1:])]
    changed = [text for text in plain if kind(text.upper()) != kind(text)]
    assert len(plain) > 300
    assert not changed, "\n".join(changed)


@given(st.text(max_size=200))
def test_any_text_has_a_kind(text: str) -> None:
    assert kind(text) in kinds.KINDS


WORDS = sorted({word for text in texts() for word in text.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_order_of_words_has_a_kind(chosen: list[str]) -> None:
    text = " ".join(chosen)
    reading = sentence.read(text)
    assert kinds.kind(reading) in kinds.KINDS
    for start, end in (reading.object, reading.metric, reading.actor, reading.purpose, reading.guardrail):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "part", ["and the ", "that which ", "court rules in ", "to launch, ", "users like the ", "of ", "? "]
)
def test_a_hostile_line_takes_no_time(part: str) -> None:
    reading = sentence.read(part * (10_000 // len(part)))
    begin = time.process_time()
    kinds.kind(reading)
    assert time.process_time() - begin < 0.1
