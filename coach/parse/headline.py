"""A line of text above a list: the objective of the list, or words that lead on to it."""

from __future__ import annotations

from coach.parse import line, section
from coach.parse.heads import Head
from coach.parse.line import Goal
from coach.parse.spans import cut
from coach.parse.tree import Node
from coach.words import bag

LONG = 200  # a longer text is no headline
_WORDS = 16  # more words are no headline
_PHRASE = 6  # a sentence this short may be one wherever it stands
# "We measure it by:" leads on to the list and is no headline.
_LEADING_ON = bag("we measured measures how by what here below these this that the it with and for wir")
_COURTESY = bag("as please find attached here below these see i thanks following")


def headline(node: Node, head: Head | None, *, near: bool, labelled: bool) -> Goal | None:
    """The objective that a text states for the list below it, None when it states none.

    head: the heading above both. near: no blank line stands between. labelled: objectives of this
    document say what they are, so that a text alone does not make one.
    """
    goal, text = node.goal, node.raw.strip()
    words = goal.words.text
    if not words or len(text) > LONG or goal.link or section.greeting(text):
        return None
    if section.title(words) or section.skipped(words):
        return None
    if not goal.bold and not _leads(node, head, near=near, labelled=labelled):
        return None
    first, *more = line.sentences(goal.words)
    if more and text.endswith(":"):  # "We make the night safe. We measure it by:" - the last sentence leads on
        return goal._replace(words=cut(first, 0, len(first.text.rstrip("."))))
    return goal


def _leads(node: Node, head: Head | None, *, near: bool, labelled: bool) -> bool:
    """Whether a text without emphasis is a headline."""
    count, text = len(node.goal.words.text.split()), node.raw.rstrip()
    if count > _WORDS:
        return False
    if text.endswith(":"):
        several = len(line.sentences(node.goal.words)) > 1
        return head is None and (several or section.words(text)[0] not in _LEADING_ON)
    if labelled or (text.endswith((".", "!", "?", ",")) and not _sentence(node, count, near=near)):
        return False
    if head is None:
        return True
    return head.aim is None and not node.gap and count >= 3 and len(head.goal.words.text.split()) <= 2


def _sentence(node: Node, count: int, *, near: bool) -> bool:
    """Whether a whole sentence is a headline: a short one, or one right above the list that is no courtesy."""
    text = node.raw.rstrip()
    if count <= _PHRASE:
        return not text.endswith(",")
    single = text.endswith(".") and len(line.sentences(node.goal.words)) == 1
    return near and single and section.words(text)[0] not in _COURTESY
