"""What a line means stays: its way, what it speaks of, what it promises: R004 R005 R007."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.checks import commitments, deeds, names, topics, turns
from coach.checks.check import Hit, Pair, check
from coach.checks.compared import Compared, Line, compared
from coach.checks.kept import hit
from coach.checks.ledger import ledger


@check(
    "R004",
    level="error",
    message="{quote} turns the line round. What was to rise falls, or a floor became a ceiling.",
    question="Which way is better for you here?",
    many="{n} lines were turned round. Which way is better?",
    fixes={
        Pair("Reduce contacts per order by 10%", "Contacts per order up 10%"): Pair(
            "Reduce contacts per order by 10%", "Contacts per order down 10%"
        ),
        Pair("At least 85% of seats filled", "Up to 85% of seats filled"): Pair(
            "At least 85% of seats filled", "85% of seats filled or more"
        ),
    },
    passes=[
        Pair(
            "Increase reported near-misses",
            "Reported near-misses rise from [baseline: reports - safety] to [target: reports - the team]",
        )
    ],
    source="Sign and bound are parts of a measure; see K008",
)
def direction_flipped(pair: Pair) -> Iterator[Hit]:
    """Up became down, or a floor became a ceiling.

    Another measure that runs the other way (retention for churn) is an option to label, not a rewording.
    """
    both = compared(pair)
    for _, new, line in ledger(pair).turned:
        yield hit(line, new)
    for line in turns.flipped(both):
        yield _whole(line)
    if both.goals and (turns.lost_negation(both) or turns.swapped(both) or turns.turned_amount(both)):
        yield _whole(both.goals[0])


@check(
    "R005",
    level="error",
    message="The rewrite speaks of something else: {words}. Another group, place or measure is another goal.",
    question="Is this still about the same thing, or did we change the topic?",
    many="{n} lines speak of something else. Are they still about the same thing?",
    fixes={
        Pair("90% of Spanish-speaking residents get an answer", "90% of residents get an answer"): Pair(
            "90% of Spanish-speaking residents get an answer", "An answer for 90% of Spanish-speaking residents"
        )
    },
    passes=[Pair("Cut customer complaints", "Fewer complaints from clients")],
    source="Research on summaries: consistency of the things that are named",
)
def subject_drift(pair: Pair) -> Iterator[Hit]:
    """A product, group, place or measure is gone, or a new one came in.

    Words that mean the same pass; another measure is fine where it is labelled as proposed.
    """
    both = compared(pair)
    yield from _lost_subject(both)
    for line in both.goals:
        starts, ends = line.reading.amounts.tokens[1:]
        for at in () if line.open else topics.newcomers(both, line):
            level = "error" if names.is_name(line, at) else "warning"
            yield word(line, starts[at], ends[at])._replace(level=level)
    for line, start, end in names.new_names(both):
        if line.open or line.initiative or end - start == 1:
            yield word(line, start, end)
    for line, start, end in names.new_numbers(both):
        yield word(line, start, end)


@check(
    "R007",
    level="error",
    message="{words} is gone without a word, or something new stands in its place. The team may have promised it to somebody.",
    question="Shall we keep it as an initiative under this?",
    many="{n} promises are gone without a word. Shall we keep them as initiatives?",
    fixes={
        Pair(
            "Migrate to Kubernetes", "Cost per request from [baseline: cost - platform] to [target: cost - the team]"
        ): Pair(
            "Migrate to Kubernetes",
            "Cost per request from [baseline: cost - platform] to [target: cost - the team]\nInitiative: Migrate to Kubernetes",
        )
    },
    passes=[Pair("Delete inactive accounts, by law", "By law, delete inactive accounts")],
    source="Perdoo: initiatives are hypotheses, kept beside the key results",
)
def silent_substitution(pair: Pair) -> Iterator[Hit]:
    """A deliverable or a promise vanished, or a measure that nobody chose slipped in.

    What the team meant to deliver stays in view, as the goal or on a line `Initiative: ...`. A new measure says
    that it is proposed.
    """
    both = compared(pair)
    gone = deeds.vanished(both) if both.effort else deeds.left_out(both)
    if gone:
        yield _words(gone)
    for word in (*commitments.broken(both), *commitments.untested(both)):
        yield Hit(slots={"words": word})
    for word in commitments.hardened(both):
        yield Hit(slots={"words": word}, message="“{words}” makes a promise of what was none.")


def _lost_subject(both: Compared) -> Iterator[Hit]:
    """What the original names and the rewrite does not. A name is certain, another word is asked about."""
    parked = deeds.left_out(both)
    missing = [] if both.effort else [each for each in topics.gone(both) if each.word not in parked]
    if lost := names.lost_labels(both):
        yield _words(lost)
    if any(line.open for line in both.goals):
        missing = topics.narrowing(both, missing)
    elif not any(True for line in both.goals for _ in topics.newcomers(both, line)):
        missing = topics.lost_heads(both, missing)
    if not (missing or both.effort) and (verbs := deeds.replaced_verbs(both)):
        yield _words(verbs, "warning")
    if missing:
        yield _words([each.word for each in missing], "error" if any(each.name for each in missing) else "warning")


def _words(gone: Sequence[str], level: str = "") -> Hit:
    return Hit(slots={"words": ", ".join(dict.fromkeys(gone))}, level=level)


def word(line: Line, start: int, end: int) -> Hit:
    """A word of a line as what a finding points at."""
    return Hit((line.offset + start, line.offset + end), {"words": line.text[start:end]})


def _whole(line: Line) -> Hit:
    return Hit((line.offset, line.offset + len(line.text)))
