"""Every string that a team may see: calm, about the line, one question at most."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import tone

from coach import checks, parse, rewrite
from coach.builtin import accounting
from coach.ui.examples import EXAMPLES

COACH = Path(__file__).parents[1] / "coach"
STORE = {"StoreError", "NoDraft", "Busy", "Conflict", "Fault"}
ERRORS = {
    "InputError",
    "TooLarge",
    "NoOKRs",
    "WriteError",
    *STORE,
}  # a UsageError is for the terminal, which shows codes
PATTERN = re.compile(r"^\n|\\|\(\?|^[a-z ]{200,}$")  # a pattern or a list of words to look for
KEY = re.compile(r"[\w.:%/*-]*|<style>.*", re.DOTALL)  # keys, icons, formats: no blank in them, or style


def constants(tree: ast.AST) -> Iterator[str]:
    """Strings of a module that are shown: no docstrings, no keys of dicts, no single lower words."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {id(key) for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys}
    silent |= {
        id(each)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) == "compile"
        for each in node.args
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in silent
            and _shown(node.value)
        ):
            yield node.value


def _shown(text: str) -> bool:
    return bool(text.strip()) and not (KEY.fullmatch(text) and text == text.lower())


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


PAGES = sorted(
    {
        text
        for file in (COACH / "ui").glob("*.py")
        if file.name != "examples.py"
        for text in constants(ast.parse(file.read_text()))
    }
)


def slips(texts: Iterable[str]) -> list[str]:
    return [slip for text in texts for slip in tone.slips(text)]


def test_strings_of_the_pages() -> None:
    assert not slips(PAGES)


def test_the_pages_have_strings() -> None:
    assert len(PAGES) > 60
    assert "Take the whole set" in PAGES


def sentences() -> Iterator[str]:
    """What is said when something cannot be read or written."""
    for file in COACH.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and _called(node) in ERRORS:
                yield from (
                    each.value
                    for each in ast.walk(node)
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )


def test_sentences_when_something_does_not_work() -> None:
    found = {text for text in sentences() if " " in text}
    assert len(found) > 10
    assert not slips(found)


SHOWN = [check for check in checks.CHECKS if check.family != "R"]  # the R family judges rewrites, in the terminal


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.code)
def test_messages_and_questions_of_checks(check: checks.Check) -> None:
    for text in (check.message, check.question, getattr(check, "many", "")):
        assert not list(tone.slips(text))
    assert "?" not in check.message
    assert tone.asks_once(check.question)


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.code)
def test_what_stands_behind_why(check: checks.Check) -> None:
    assert not list(tone.slips(f"{check.summary} {check.rationale}"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.trade)
def test_what_the_coach_says_about_the_examples(example) -> None:
    okrs = parse.read(example.text)
    findings = checks.run(okrs)
    for made in rewrite.compose(okrs, findings).sets:
        for text in (*accounting.texts(made), made.stays):
            assert not list(tone.slips(text))
            assert tone.asks_once(text)
        assert len(made.questions) <= 3
    for shown in checks.headline(findings):
        assert not list(tone.slips(f"{shown.message} {shown.question}"))


@pytest.mark.parametrize("part", ["library", "builtin"])
def test_what_the_coach_can_say(part: str) -> None:
    found = {
        text
        for file in (COACH / part).glob("*.py")
        for text in constants(ast.parse(file.read_text()))
        if " " in text and not PATTERN.search(text)
    }
    assert len(found) > 100
    assert not slips(found)


def test_the_rules_catch_what_they_name() -> None:
    for text in (
        "This is wrong",
        "You should add a number",
        "Well done",
        "Take it!",
        "K003",
        "Google says so",
        "only two",
        "a vanity count",
    ):
        assert list(tone.slips(text)), text
    for text in (
        "Every figure here is yours: 0 invented, 2 missing.",
        "This line is something you will do.",
        "Mustard, wronger, justice",
    ):
        assert not list(tone.slips(text)), text
    assert not tone.asks_once("Which one? And when?")
    assert tone.asks_once("From today ? to aim ?: who knows?")
