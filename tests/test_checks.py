"""The examples of every check are its tests: `fixes` keys fire it, their values and `passes` do not."""

import pytest

from coach import checks, model
from coach.checks.check import Pair
from coach.errors import UsageError
from coach.model import KeyResult, Objective, OKRSet

JUDGED = [check for check in checks.CHECKS if check.family != "R" and not check.of_cycle]
LIVED = [check for check in checks.CHECKS if check.of_cycle]
BAD = [pytest.param(check, bad, id=f"{check.code}-{n}") for check in JUDGED for n, bad in enumerate(check.fixes)]
PAIRS = [pytest.param(*pair, id=f"{check.code}-{n}") for check in JUDGED for n, pair in enumerate(check.fixes.items())]
GOOD = [
    pytest.param(check, good, id=f"{check.code}-{n}") for check in JUDGED for n, good in enumerate(check.fixes.values())
]
PASSES = [pytest.param(check, good, id=f"{check.code}-{n}") for check in JUDGED for n, good in enumerate(check.passes)]


def okrs_of(part) -> OKRSet:
    if isinstance(part, OKRSet):
        return part
    if isinstance(part, KeyResult):
        return OKRSet((model.objective("Guests come back", (part,)),))
    return OKRSet((part,))


def found(check, example, phase="review"):
    """All findings on the part that an example stands for."""
    part = check.part(example)
    at = {KeyResult: (0, 0), Objective: (0,), OKRSet: ()}[type(part)]
    return [f for f in checks.run(okrs_of(part), phase=phase) if f.at == at]


@pytest.mark.parametrize(("check", "bad"), BAD)
def test_fires(check, bad):
    assert check.code in {f.code for f in found(check, bad)}


@pytest.mark.parametrize(("check", "good"), GOOD)
def test_fix_is_clean(check, good):
    left = found(check, good)
    assert not [f for f in left if f.level == "error"]
    assert check.code not in {f.code for f in left if f.level != "info" or not has_gap(good)}


@pytest.mark.parametrize("check", LIVED, ids=lambda check: check.code)
def test_a_check_of_a_cycle_fires_on_facts(check):
    for bad, good in check.fixes.items():
        assert len(list(checks.asked(check, bad))) == 1, bad
        assert not list(checks.asked(check, good)), good
        assert bad.text != good.text
    assert not [fact for fact in check.passes if check.fires(fact)]


def has_gap(text: str) -> bool:
    """A placeholder in a slot leaves that slot's finding as a hint."""
    return "[" in text


def figures(text):
    words = (word.strip(".,;:()[]%") for word in text.split())
    return {word for word in words if any(char.isdigit() for char in word)}


@pytest.mark.parametrize(("bad", "good"), PAIRS)
def test_fix_holds_no_figure_of_its_own(bad, good):
    assert figures(good) <= figures(bad)


@pytest.mark.parametrize(("check", "good"), PASSES)
def test_passes(check, good):
    assert check.code not in {f.code for f in found(check, good)}


@pytest.mark.parametrize("phase", ["draft", "review"])
def test_phases_raise_what_a_paste_cannot_hold(phase):
    okrs = OKRSet((model.objective("Parents find a place in time", (model.key_result("Places from 40 to 80"),)),))
    levels = {f.code: f.level for f in checks.run(okrs, phase=phase)}
    expected = "info" if phase == "draft" else "warning"
    assert {levels[code] for code in ("O008", "C002", "K015")} == {expected}


def test_a_waiver_with_a_reason_silences_its_code():
    line = "Launch the tablet checklist"
    waived = model.key_result(line, waivers=(model.Waiver("K001", "the lift board asked for it"),))
    empty = model.key_result(line, waivers=(model.Waiver("K001", " "),))
    codes = [{f.code for f in checks.run(okrs_of(kr)) if f.at == (0, 0)} for kr in (waived, empty)]
    assert "K001" not in codes[0]
    assert "K001" in codes[1]


def test_a_committed_objective_makes_a_dated_delivery_a_milestone():
    line = model.key_result("Open the second entrance by 1 September")
    for kind, level in ((None, "warning"), ("committed", None)):
        okrs = OKRSet((model.objective("Visitors get in without a queue", (line,), type=kind),))
        assert next((f.level for f in checks.run(okrs) if f.code == "K001"), None) == level


def test_an_outside_force_is_asked_about_first():
    for line in ("Launch the permit portal before the old contract ends", "Open the pool for the season"):
        (finding,) = [f for f in checks.run(okrs_of(model.key_result(line))) if f.code == "K001"]
        assert (finding.level, finding.question) == ("warning", "Is the date fixed from outside?")


def test_a_measured_purpose_is_a_hint():
    kr = model.key_result("Launch Foo 4.1 to improve sign-ups by 25%")
    levels = {f.code: f.level for f in checks.run(okrs_of(kr)) if f.at == (0, 0)}
    assert levels["K001"] == "info"
    assert levels["K006"] == "warning"


def test_fields_win_and_disagreement_is_said():
    kr = model.key_result("Queue at the ferry down to 10 minutes", model.Fields(target="8 minutes"))
    assert "K008" in {f.code for f in checks.run(okrs_of(kr))}
    agreed = model.key_result(
        "Queue at the ferry down to 10 minutes", model.Fields(target="10 minutes", baseline="25 minutes")
    )
    assert not {"K008", "K006"} & {f.code for f in checks.run(okrs_of(agreed))}


@pytest.mark.parametrize("name", list(checks.PROFILES))
def test_profiles_never_raise_a_level(name):
    lines = [bad for check in JUDGED if check.target is KeyResult for bad in check.fixes]
    goals = [bad for check in JUDGED if check.target is Objective and check.family == "O" for bad in check.fixes]
    okrs = OKRSet(tuple(model.objective(goal, tuple(map(model.key_result, lines[:4]))) for goal in goals))
    rank = {"info": 0, "warning": 1, "error": 2}
    default = {(f.at, f.code, f.start): rank[f.level] for f in checks.run(okrs)}
    for f in checks.run(okrs, name):
        assert rank[f.level] <= default.get((f.at, f.code, f.start), 2)


def test_early_stage_takes_deliveries_as_they_are():
    okrs = okrs_of(model.key_result("Launch the referral feature"))
    assert next(f.level for f in checks.run(okrs, "early-stage") if f.code == "K001") == "info"


def test_unknown_names_are_sentences():
    with pytest.raises(UsageError, match="There is no check"):
        checks.named("Z999")
    with pytest.raises(UsageError, match="Choose one of: default"):
        checks.run(OKRSet(), "strict")
    with pytest.raises(UsageError, match="draft, review"):
        checks.run(OKRSet(), phase="later")
    assert checks.named("k003").code == "K003"


def test_a_pair_stands_for_itself():
    pair = Pair("before", "after")
    assert checks.CHECKS[0].part(pair) is pair
