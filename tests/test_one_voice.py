"""Check and rewrite say the same of a line."""

import pytest
from teams import found, pasted

from coach import model, rewrite


def told(*lines: str) -> str:
    okrs = pasted("Objective: Readers feel at home\n" + "".join(f"- {line}\n" for line in lines))
    return rewrite.text(rewrite.compose(okrs, found(okrs)), okrs)


def test_a_line_with_an_open_question_does_not_stand_as_it_is() -> None:
    """Followers rise by themselves: the check asks, and line by line there is another reading."""
    said = told("Instagram followers from 1,200 to 3,000", "Complaints from 20 to 10")
    assert "line 3 stands as it is" in said
    assert "line 2 has its numbers and a question" in said


def test_no_line_without_a_count_says_already_what_to_count() -> None:
    """A theme names nothing to count; a share that the line names is there."""
    assert "says already" not in told("Improve reader satisfaction", "Complaints from 20 to 10")


@pytest.mark.parametrize("line", ["Don't lose more than 2 volunteers", "Do not exceed 3 complaints a week"])
def test_what_is_not_to_pass_a_number_is_held(line: str) -> None:
    """Nobody asks what is better when losing people goes well."""
    assert model.key_result(line).kind == "health"
    said = told(line, "Complaints from 20 to 10")
    assert "WE HOLD THIS LINE" in said
    assert "goes well" not in said
