"""The registry: every check is complete, and says it in a tone that one could say aloud."""

import inspect
import re

import pytest

from coach import checks, kinds
from coach.checks import profiles, shown
from coach.checks.check import Check

ALL = pytest.mark.parametrize("check", checks.CHECKS, ids=lambda check: check.code)
NEVER_SAID = re.compile(
    r"\b(error|warning|blocked|violation|wrong|bad|vanity|sandbagging|only|just|merely|should|must|effort|mistake)\b|!",
    re.IGNORECASE,
)


def test_codes_are_unique_and_never_reused():
    codes = [check.code for check in checks.CHECKS]
    assert len(codes) == len(set(codes))
    assert not set(codes) & set(checks.RETIRED)


def test_nothing_is_forgotten():
    wanted = (
        {f"O00{n}" for n in range(1, 9)}
        | {f"K{n:03}" for n in range(1, 16)}
        | {f"S00{n}" for n in range(1, 7)}
        | {f"C00{n}" for n in range(1, 5)}
        | {f"P00{n}" for n in range(1, 5)}
    )
    assert wanted <= set(checks.BY_CODE)


@ALL
def test_is_a_frozen_value(check):
    assert isinstance(check, Check)
    with pytest.raises(AttributeError):
        check.code = "X000"
    assert hash(check.code)
    assert callable(check)


@ALL
def test_is_complete(check):
    assert re.fullmatch(r"[OKSCPR]\d{3}", check.code)
    assert check.level in profiles.RANK
    assert check.draft in profiles.RANK
    assert check.fixes
    assert check.passes
    assert check.source
    assert check.summary.endswith(".")
    assert check.rationale
    assert check.kinds <= set(kinds.KINDS)
    assert set(check.unless) <= set(checks.BY_CODE)
    assert check.name == check.rule.__name__.replace("_", "-")
    assert len(inspect.signature(check.rule).parameters) <= 2


@ALL
def test_three_voices(check):
    """A headline and a why; one question, and nothing else, ends it."""
    assert ". " in check.message
    assert check.question.count("?") == 1
    assert check.question.endswith("?")
    if check.many:
        headline, _, question = check.many.partition(". ")
        assert "{n}" in check.many
        assert headline
        assert question.count("?") == 1


def strings(check):
    """Every string of a check that a team may see, those inside its rule's module included."""
    constants = [
        value
        for value in vars(inspect.getmodule(check.rule)).values()
        if isinstance(value, str) and ". " in value and "\n" not in value
    ]
    return [check.message, check.question, check.many, *constants, *map(str, check.fixes.values())]


@ALL
def test_tone(check):
    if check.family != "R":
        for said in strings(check):
            assert not NEVER_SAID.search(said), said


def test_every_shown_code_has_its_place():
    codes = {check.code for check in checks.CHECKS if check.family != "R" and not check.of_cycle}
    assert set(shown.ORDER) | shown.FORM_FIELDS == codes


@ALL
def test_is_explained(check):
    page = checks.explain(check.code)
    for part in (check.code, check.name, check.summary, check.question, check.source):
        assert part in page


def test_what_looks_at_a_cycle_says_so_and_claims_no_document():
    of_cycle = {check.code for check in checks.CHECKS if check.of_cycle}
    assert of_cycle == {"C003", "C004", "P001", "P002", "P003", "P004"}
    assert all("looks at a cycle, not at a document" in checks.explain(code) for code in of_cycle)
    assert not any("not at a document" in checks.explain(code) for code in set(checks.BY_CODE) - of_cycle)


def test_catalogue_is_printed_from_the_code():
    page = checks.catalogue()
    assert all(f"### {check.code} {check.name}" in page for check in checks.CHECKS)
    assert page.endswith("\n")


def test_profiles_name_codes_that_exist():
    for profile in profiles.PROFILES.values():
        assert set(profile.levels) <= set(checks.BY_CODE)
    for lowered in profiles.TYPES.values():
        assert set(lowered) <= set(checks.BY_CODE)
