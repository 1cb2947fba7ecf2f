"""YAML: spans through quotes and folds; bombs and tags do nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coach import parse
from coach.errors import InputError, TooLarge
from coach.model import OKRSet


def read(text: str) -> OKRSet:
    return parse.read(text, "yaml", "okrs.yml")


DOCUMENT = """\
---
team: Depot
objectives:
  - objective: Pakete kommen heil an – überall 😀
    owner: &ines Ines
    key_results:
      - Anteil heil von 71 % auf 85 %
      - text: "Beschwerden \\"pro\\" Woche von 14 auf 5"
        owner: *ines
        done: true
        initiatives: [Neue Kisten, 'Jan''s Idee']
      - >-
        Verluste auf der
        Strecke von 9 auf 4
      - |
        - Rückläufer von 8 auf 3
        - Anrufe von 7 auf 2
"""


def test_scalars_of_every_style_keep_their_place() -> None:
    okrs = read(DOCUMENT)
    objective = okrs.objectives[0]
    assert okrs.team == "Depot"
    assert objective.text == "Pakete kommen heil an – überall 😀"
    assert [kr.text for kr in objective.key_results] == [
        "Anteil heil von 71 % auf 85 %",
        'Beschwerden "pro" Woche von 14 auf 5',
        "Verluste auf der Strecke von 9 auf 4",
        "Rückläufer von 8 auf 3",
        "Anrufe von 7 auf 2",
    ]
    for kr in objective.key_results:
        for at, character in enumerate(kr.text):
            place = kr.words.place(at)
            assert place is not None
            assert DOCUMENT[place] in (character, "\\", "\n")
    second = objective.key_results[1]
    assert (second.owner, second.status) == ("Ines", "done")
    assert [i.text for i in second.initiatives] == ["Neue Kisten", "Jan's Idee"]


def test_projects_with_okrs_by_quarter() -> None:
    okrs = read(
        'Name: "Harbour"\nProjects:\n  - Name: "Ferry"\n    OKR:\n      Q4:\n        Objective: "Nobody waits at the pier."\n'
        '        KeyResults:\n          - Metric: "Signs at both piers."\n            Done: true\n          - Metric: "Waiting from 20 to 8 minutes."\n'
    )
    assert okrs.objectives[0].text == "Nobody waits at the pier"
    assert [(kr.text, kr.status) for kr in okrs.objectives[0].key_results] == [
        ("Signs at both piers", "done"),
        ("Waiting from 20 to 8 minutes", None),
    ]


def test_several_documents_and_merged_mappings() -> None:
    okrs = read(
        "common: &c\n  owner: Ida\nobjective: Trains run\n<<: *c\nkey_results: [Late from 9 to 4]\n---\nobjective: Crews stay\nkey_results: [Leavers from 5 to 2]\n"
    )
    assert [o.text for o in okrs.objectives] == ["Trains run", "Crews stay"]
    assert okrs.objectives[0].owner == "Ida"


def test_tags_are_never_executed(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    okrs = read(
        f"objective: Trains run\nkey_results:\n  - !!python/object/apply:os.mkdir ['{trap}']\n  - !!python/name:os.system 'Late from 9 to 4'\n"
    )
    assert not trap.exists()
    assert okrs.objectives[0].key_results[-1].text == "Late from 9 to 4"


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for at in range(1, 12):
        bomb += f"{chr(97 + at)}: &{chr(97 + at)} [{','.join(['*' + chr(96 + at)] * 9)}]\n"
    begin = time.process_time()
    with pytest.raises(TooLarge, match=r"okrs\.yml:\d+: Its aliases unfold"):
        read(bomb)
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- " * 5000 + "x", "nested more than 64 deep"),
        ("[" * 50_000, "nested more than 64 deep"),
        ("objective: a: b", r"okrs\.yml:1: This is no YAML"),
        ("objective: a\nobjective: b\n", r'okrs\.yml:1: The key "objective" stands twice'),
        ("a: &a\n  b: *a\n", "No objective"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read(text)
