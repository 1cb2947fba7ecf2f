"""Decisions: what is taken, parked, edited, kept and waived, and the set that follows."""

from __future__ import annotations

import pytest

from coach import checks, parse, review, rewrite
from coach.errors import UsageError
from coach.model import Decision, Option, Proposal, ProposedInitiative, ProposedResult, ProposedSet, Rewrite, Waiver

OKRS = parse.read(
    "## A kitchen for all (owner: Ida)\n\n- Open the second counter (0.3)\n  - Initiative: find a cook\n- 400 recipe cards\n- Complaints from 9 to 4\n"
)


def option(text: str, *initiatives: str) -> Option:
    return Option(text, "outcome", "why", "reading", "definition", initiatives=initiatives)


def proposed() -> Proposal:
    results = (
        ProposedResult(option("Share served in ten minutes, [baseline: share - the till]"), ((0, 0), (0, 1)), "result"),
        ProposedResult(option("Complaints from 9 to 4"), ((0, 2),), "kept"),
    )
    initiatives = (
        ProposedInitiative("Open the second counter", 0, ((0, 0),)),
        ProposedInitiative("Recipe cards", 0, ((0, 1),)),
    )
    whole = ProposedSet(
        (0,), "A kitchen for all", (option("Guests eat without waiting"),), results, initiatives, (), (), None, (), ""
    )
    return Proposal(
        "builtin",
        (whole,),
        (Rewrite((0, 1), "400 recipe cards", "output", None, (option("Cards used", "Print cards"),)),),
        (),
    )


def test_the_whole_set_decides_once_for_each_part() -> None:
    decided = review.take(proposed())
    assert [d.at for d in decided] == [(0,), (0, 0), (0, 1), (0, 2)]
    okrs = review.apply(OKRS, decided)
    objective = okrs.objectives[0]
    assert (objective.text, objective.owner) == ("Guests eat without waiting", "Ida")
    assert [kr.text for kr in objective.key_results] == [
        "Share served in ten minutes, [baseline: share - the till]",
        "Complaints from 9 to 4",
    ]
    assert [i.text for i in objective.key_results[0].initiatives] == [
        "find a cook",
        "Open the second counter",
        "400 recipe cards",
    ]
    assert objective.key_results[1] == OKRS.objectives[0].key_results[2]


def test_one_option_of_a_line() -> None:
    assert review.first(proposed()) == [Decision((0, 1), "take", "Cards used", ("Print cards",))]
    kr = review.apply(OKRS, review.first(proposed())).objectives[0].key_results[1]
    assert (kr.text, [i.text for i in kr.initiatives]) == ("Cards used", ["Print cards"])


def test_an_edit_is_read_like_a_line() -> None:
    kr = (
        review.apply(OKRS, [review.edit((0, 0), " KR7:  Guests served [P0]\n from 40% to 70%. ")])
        .objectives[0]
        .key_results[0]
    )
    assert kr.text == "Guests served [P0] from 40% to 70%"
    assert (kr.progress, kr.measure.target.text if kr.measure.target else "") == ("0.3", "70%")


def test_a_promise_is_tagged() -> None:
    kr = (
        review.apply(OKRS, [review.edit((0, 1), "Committed: cards in both kitchens by 31 March")])
        .objectives[0]
        .key_results[1]
    )
    assert kr.tags == ("committed",)


def test_keep_and_waive_leave_the_words() -> None:
    okrs = review.apply(OKRS, [review.keep((0, 2)), review.waive((0, 1), "K003", "contract ends 30 June")])
    assert okrs.objectives[0].key_results[1].waivers == (Waiver("K003", "contract ends 30 June"),)
    assert [kr.text for kr in okrs.objectives[0].key_results] == [kr.text for kr in OKRS.objectives[0].key_results]


def test_parked_under_the_objective() -> None:
    okrs = review.apply(OKRS, [Decision((0, 0), "take", under=(0,))])
    assert [i.text for i in okrs.objectives[0].initiatives] == ["Open the second counter", "find a cook"]


@pytest.mark.parametrize(
    "decided",
    [
        [Decision((0, 0), "take", under=(0, 0))],
        [Decision((0, 0), "take", under=(0, 1)), Decision((0, 1), "take", under=(0, 2))],
        [Decision((0,), "take", under=(0, 0))],
        [Decision((0, 9), "keep")],
        [Decision((4,), "keep")],
    ],
)
def test_what_cannot_be(decided: list[Decision]) -> None:
    with pytest.raises(UsageError):
        review.apply(OKRS, decided)


def test_the_last_decision_about_a_part_counts() -> None:
    okrs = review.apply(OKRS, [review.edit((0, 1), "First words here"), review.keep((0, 1))])
    assert okrs.objectives[0].key_results[1].text == "400 recipe cards"


def test_a_composed_set_can_be_taken() -> None:
    proposal = rewrite.compose(OKRS, checks.run(OKRS))
    okrs = review.apply(OKRS, review.take(proposal))
    said = [t for o in okrs.objectives for p in (o, *o.key_results) for t in (p.text, *(i.text for i in p.initiatives))]
    assert "400 recipe cards" in said
