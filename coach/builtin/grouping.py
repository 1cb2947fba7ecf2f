"""Which lines serve the same change: each line's role, then the groups that share a key result.

A line that is a change, a promise or a level held stands for itself. A line that is a way to get
somewhere goes to the change whose object it names, then to the ways that serve the same change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.builtin import change, nouns, own, roles
from coach.builtin.change import Change
from coach.builtin.verdicts import Verdict
from coach.model import At, Finding, KeyResult, Objective

MOST = 4  # key results in one proposed set, lines kept word for word not counted

_SURVEYS = nouns.bag("survey surveys questionnaire questionnaires poll polls interview interviews")
_RANK = {"library": 0, "slot": 0, "family": 1, "use": 2}


class Line(NamedTuple):
    """One key result as pasted, with what it is taken for.

    role: kept | change | way | hold | committed | learning | unmeasurable | apart | drop | duty | parked
    """

    at: At
    kr: KeyResult
    role: str
    stems: frozenset[str]
    changes: tuple[Change, ...]
    said: Verdict | None = None

    @property
    def text(self) -> str:
        """The line as written."""
        return self.kr.text


class Group(NamedTuple):
    """Lines behind one proposed key result; the first is the one whose place it takes."""

    lines: tuple[Line, ...]
    change: Change | None
    role: str  # kept | change | committed | learning | apart

    @property
    def stems(self) -> frozenset[str]:
        """What the group is about: its lines, and the change they serve."""
        about = f"{self.change.subject} {self.change.metric}" if self.change else ""
        return frozenset().union(nouns.stems(about), *(line.stems for line in self.lines))


class Sorted(NamedTuple):
    """All lines of an objective, each in one place."""

    groups: tuple[Group, ...]
    held: tuple[Line, ...]
    wide: tuple[Line, ...]  # ways that serve the objective as a whole
    waiting: tuple[Line, ...]  # ways whose change nobody has named
    aside: tuple[Line, ...]  # drop, duty, parked, unmeasurable


def sort(
    objective: Objective, o: int, findings: Mapping[At, Sequence[Finding]], verdicts: Mapping[At, Verdict]
) -> Sorted:
    """Give every line of an objective its place."""
    lines = [
        _line((o, k), kr, objective, findings.get((o, k), ()), verdicts.get((o, k)))
        for k, kr in enumerate(objective.key_results)
    ]
    common = nouns.shared(line.stems for line in lines)
    fixed = [
        Group((line,), None, line.role) for line in lines if line.role in ("kept", "committed", "learning", "apart")
    ]
    groups = fixed + _changes([line for line in lines if line.role == "change"], common)
    asking = [line for line in lines if groups and line.role == "way" and _asks(line.kr)]
    ways = [line for line in lines if line.role == "way" and line not in asking]
    for loose in (common | nouns.stems(objective.text), common):  # a noun of the objective's own where no other counts
        groups, ways = _homes(groups, ways, loose)
    clusters, waiting = _clusters(ways, common | nouns.stems(objective.text))
    groups, wide = _budget(groups, clusters, len(lines))
    wide = sorted((*wide, *asking), key=lambda line: line.at)
    if groups:  # one line is asked about at a time; the next one's turn comes with the answer
        waiting = sorted(waiting, key=lambda line: (line.kr.measure.target is None, line.at))
        wide, waiting = sorted((*wide, *waiting[1:]), key=lambda line: line.at), waiting[:1]
    ordered = sorted(groups, key=lambda group: group.lines[0].at)
    return Sorted(
        tuple(ordered),
        tuple(line for line in lines if line.role == "hold"),
        tuple(wide),
        tuple(waiting),
        tuple(line for line in lines if line.role in ("drop", "duty", "parked", "unmeasurable")),
    )


def _line(at: At, kr: KeyResult, objective: Objective, found: Sequence[Finding], said: Verdict | None) -> Line:
    role = roles.role(kr, found, said)
    counted = said is not None and said.kind == "counted"
    seen = change.changes(kr, objective) if role in ("change", "way", "apart") and not counted else ()
    about = nouns.stems(kr.text) or nouns.loose(kr.text)
    if role == "change":
        seen = tuple(each for each in seen if not own.compared(each.subject))
    if role == "change" and (kr.reading.form != "order" or roles.counts_itself(kr)):
        # its own words are its metric, unless the library knows the same thing
        seen = tuple(each for each in seen if each.how in ("library", "slot") and nouns.stems(each.subject) & about)
    if role == "change" and kr.measure.target is not None:  # what the team aims at is not put away for another metric
        seen = tuple(each for each in seen if each.how == "slot")
    if role == "change" and not seen and not counted and roles.opaque(kr):
        role = "way"
    if role == "way" and seen and seen[0].how == "slot" and kr.reading.form not in ("order", "doing"):
        role, seen = "change", seen[:1]  # it is its own measure: "Flaky tests"
    if role == "change" and not seen and not counted and kr.measure.target is not None:
        role = "kept"
    bare = roles.unmeasured(kr) and not roles.WITHIN.search(kr.text)
    if role == "kept" and (bare or _says_who(kr)):
        role = "change"
    return Line(at, kr, role, about, seen, said)


def _asks(kr: KeyResult) -> bool:
    """Tell a survey: it asks about the objective as a whole, whatever noun it shares with one line."""
    return not _SURVEYS.isdisjoint(kr.reading.line.words)


def _says_who(kr: KeyResult) -> bool:
    """Tell a line whose figure says who is counted: "Visitors who buy at least one bottle", "Girls who still play at 16"."""
    measure = kr.measure
    inside = measure.target is not None and measure.target.unit != "%" and measure.target.role in ("count", "level")
    return inside and measure.baseline is None and not {"who", "that"}.isdisjoint(kr.reading.line.words[1:3])


def _changes(lines: Sequence[Line], common: frozenset[str]) -> list[Group]:
    """Change lines; two that name the same metric of the same thing become one."""
    groups: list[Group] = []
    for line in lines:
        best = line.changes[0] if line.changes else None
        same = next(
            (
                n
                for n, group in enumerate(groups)
                if best and group.change and group.change.key == best.key and (group.stems & line.stems) - common
            ),
            None,
        )
        if same is None:
            groups.append(Group((line,), best, "change"))
        else:
            groups[same] = groups[same]._replace(lines=(*groups[same].lines, line))
    return groups


def _homes(groups: list[Group], ways: Sequence[Line], common: frozenset[str]) -> tuple[list[Group], list[Line]]:
    """Each way goes to the change whose object it names, by itself or through a way that is there; the rest is handed back."""
    homeless = list(ways)
    while True:
        about = [group.stems if group.role in ("kept", "change") else frozenset[str]() for group in groups]
        found = [(line, _home(line, groups, about, common)) for line in homeless]
        for line, n in found:
            if n is not None:
                groups[n] = groups[n]._replace(lines=(*groups[n].lines, line))
        homeless = [line for line, n in found if n is None]
        if len(homeless) == len(found):
            return groups, homeless


def _home(line: Line, groups: Sequence[Group], about: Sequence[frozenset[str]], common: frozenset[str]) -> int | None:
    """Find the one change that a way names; None when there is none, or two alike."""
    scores = [
        len((line.stems & words) - common) * 2
        + any(one.key == group.change.key for one in line.changes if group.change)
        if words
        else 0
        for group, words in zip(groups, about, strict=True)
    ]
    best = max(scores, default=0)
    return scores.index(best) if best and scores.count(best) == 1 else None


def _clusters(ways: Sequence[Line], common: frozenset[str]) -> tuple[list[Group], list[Line]]:
    """Ways that share an object or a change; a way whose change nobody can name waits."""
    clusters: list[list[Line]] = []
    for line in ways:
        near = [cluster for cluster in clusters if any(_near(line, other, common) for other in cluster)]
        merged = [each for cluster in near for each in cluster] + [line]
        clusters = [cluster for cluster in clusters if cluster not in near] + [merged]
    groups: list[Group] = []
    waiting: list[Line] = []
    for cluster in clusters:
        found = _shared_change(cluster)
        if found is None:
            waiting += cluster
        else:
            groups.append(Group(_anchored(cluster, found), found, "change"))
    return groups, sorted(waiting, key=lambda line: line.at)


def _near(line: Line, other: Line, common: frozenset[str]) -> bool:
    if (line.stems & other.stems) - common:
        return True
    return bool(line.changes and other.changes and line.changes[0].key == other.changes[0].key)


def _shared_change(cluster: Sequence[Line]) -> Change | None:
    """Find the change most of the lines share, the better-founded one first."""
    counts: dict[str, int] = {}
    for line in cluster:
        for key in {each.key for each in line.changes}:
            counts[key] = counts.get(key, 0) + 1
    every = [
        (-counts[one.key], _RANK.get(one.how, 1), place, n, one)
        for n, line in enumerate(cluster)
        for place, one in enumerate(line.changes)
    ]
    return min(every)[-1] if every else None


def _anchored(cluster: Sequence[Line], found: Change) -> tuple[Line, ...]:
    """Put the line that names the change first."""
    first = next((line for line in cluster if found in line.changes), cluster[0])
    return (first, *(line for line in cluster if line is not first))


def _budget(groups: list[Group], clusters: list[Group], lines: int) -> tuple[list[Group], list[Line]]:
    """Choose few changes: those the team wrote, then the best founded; the rest serves the objective as a whole.

    Where the team has named two changes, one line alone brings up no third.
    """
    named = sum(group.role in ("change", "kept") for group in groups)
    most = 2 if lines < 5 else 3 if lines < 9 else MOST
    room = min(most - named, 1) if named else most
    ranked = sorted(clusters, key=lambda group: (_rank(group), -len(group.lines), group.lines[0].at))
    if named:
        ranked = [group for group in ranked if len(group.lines) > 1 or (named == 1 and _rank(group) < _RANK["use"])]
    kept = ranked[: max(0, room)]
    rest = [line for group in clusters if group not in kept for line in group.lines]
    return groups + kept, sorted(rest, key=lambda line: line.at)


def _rank(group: Group) -> int:
    return _RANK.get(group.change.how, 1) if group.change else _RANK["use"]
