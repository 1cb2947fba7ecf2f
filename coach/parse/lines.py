"""Single lines into the draft: an objective opened, a key result added, "Owner: Objective. KR, KR" split."""

from __future__ import annotations

from coach.model import Words
from coach.parse import label, line, owner
from coach.parse.draft import Aim, Draft, Result
from coach.parse.line import Goal
from coach.parse.spans import cut
from coach.parse.tree import Node

FIELDS = frozenset({"baseline", "target", "unit", "metric", "deadline", "source"})
META = FIELDS | {"owner", "status", "progress", "type", label.WHY, label.HELD, label.SKIP, "team", "cycle"}


class Lines:
    """What one line adds to the draft, knowing the style of the whole document.

    style: owners stand before the lines. labelled: lines say what they are, so a list that does
    not is no OKRs. single: the labels found in the singular: beside them "Objectives: ..." explains.
    """

    def __init__(self, draft: Draft, goals: list[Goal], *, style: bool = False) -> None:
        self.draft = draft
        self.style = style or owner.styled(goals)
        said = [g for g in goals if g.label in (label.OBJECTIVE, label.KEY_RESULT) and g.words.text]
        aims = sum(g.label == label.OBJECTIVE for g in said)
        results = len(said) - aims
        self.labelled = (aims >= 1 and results >= 1) or results >= 2 or aims >= 2
        self.single = {g.label for g in said if not g.plural}
        self.aims: dict[str, Aim] = {}  # objectives by their number
        self.numbers: dict[tuple[int, str], Result] = {}  # key results by objective and number

    def owned(self, goal: Goal) -> Goal:
        """Take the prefix for the owner where it is one."""
        return line.owned(goal) if owner.owns(goal, style=self.style) else goal

    def splits(self, goal: Goal) -> bool:
        """Whether a line is "Owner: Objective. KR, KR"."""
        if goal.label or goal.rest is None or not owner.owns(goal, style=self.style):
            return False
        return len(line.sentences(goal.rest)) > 1

    def parent(self, goal: Goal) -> str:
        """Give the words of an objective as the parent of others."""
        words = self.owned(goal).words
        return _stopped(line.sentences(words)[0] if self.splits(goal) else words).text

    def open(self, goal: Goal, *why: str) -> Aim:
        """Begin an objective; "Owner: Objective. KR, KR" brings its key results."""
        split = self.splits(goal)
        goal = self.owned(goal)
        first, *rest = line.sentences(goal.words) if split else [goal.words]
        aim = self.draft.open(goal._replace(words=_stopped(first)) if split else goal)
        if goal.number:
            self.aims[goal.number] = aim
        aim.why += [w for w in why if w]
        if split:
            self._within(goal, rest, aim)
        else:
            aim.initiatives += goal.initiatives
        return aim

    def _within(self, goal: Goal, rest: list[Words], aim: Aim) -> None:
        """Add the key results of the objective's own line: sentences, cut at semicolons or else at commas.

        A line with initiatives is cut at semicolons alone: "Owner: Objective. KR; Initiative: ...; KR".
        """

        def put(words: Words) -> None:
            words = _stopped(words)
            found = line.read(words)  # "Committed: ...", "... (0.7)"
            if found.label or found.dropped or not found.words.text:
                found = Goal(words)
            tags = tuple(dict.fromkeys((*goal.tags, *found.tags)))
            aim.results.append(Result(found._replace(owner=found.owner or goal.owner, tags=tags)))

        cuts = line.parted if goal.initiatives else line.listed
        for sentence in rest:
            for words in cuts(_stopped(sentence)):
                put(words)
        for parked in goal.initiatives:
            initiative, *others = line.parted(parked)
            (aim.results[-1] if aim.results else aim).initiatives.append(_stopped(initiative))
            for words in others:
                put(words)

    def add(self, goal: Goal, aim: Aim | None = None) -> Result:
        """Add a key result to an objective, by default to the last one."""
        result = Result(self.owned(goal), initiatives=list(goal.initiatives))
        aim = aim or self.draft.aim()
        aim.results.append(result)
        if goal.number:
            self.numbers[id(aim), goal.number] = result
        return result

    def listed(self, goal: Goal, aim: Aim) -> Result:
        """Add the key results of a line that lists them ("Key results: 40 guests; no complaint"); the last one."""
        parts = line.listed(goal.words) if goal.plural else [goal.words]
        for words in parts[:-1]:
            self.add(Goal(words, owner=goal.owner, tags=goal.tags), aim)
        return self.add(goal._replace(words=parts[-1]), aim)

    def initiatives(self, items: list[Node], aim: Aim, result: Result | None) -> None:
        """Park lines under the key result their number names, the one given, or the objective."""
        for node in items:
            goal = node.goal
            if goal.words.text and not goal.dropped and goal.label not in META:
                named = self._numbered(goal.number, aim) if goal.number else None
                (named or result or aim).initiatives.append(self.owned(goal).words)

    def _numbered(self, number: str, aim: Aim) -> Result | None:
        """Find the key result that `I1.1` or `I1.1.2` names."""
        return self.numbers.get((id(aim), number)) or self.numbers.get((id(aim), number.rpartition(".")[0]))

    def held(self, items: list[Node]) -> None:
        """Hold lines that are watched, not graded."""
        for node in items:
            if node.goal.words.text and not node.goal.dropped:
                self.draft.hold(node.goal.words)


def with_field(goal: Goal, name: str, words: str) -> Goal:
    """Give a goal the owner, status or progress that a line of its own names."""
    if name == "owner":
        return goal._replace(owner=words)
    return goal._replace(status=words) if name == "status" else goal._replace(progress=words)


def labelled(items: list[Node]) -> bool:
    """Whether any line of a list, at any depth, says that it is an objective or a key result."""
    todo = list(items)
    while todo:
        node = todo.pop()
        if node.goal.label in (label.OBJECTIVE, label.KEY_RESULT):
            return True
        todo += node.children
    return False


def _stopped(words: Words) -> Words:
    """Take off a final full stop."""
    text = words.text
    return cut(words, 0, len(text) - 1) if text.endswith(".") and not text.endswith("..") else words
