"""Whether a rewrite says what the team said: R001 R002 R003 R004 R005 R006 R007 R008.

    findings = faithfulness.compare("Cut the wait by half", "Reduce the wait by 50%", said=())

`compare` is the wide gate: conversions, restated words, other order and sums whose working is shown pass. `faithful`
is the narrow one for our own options: figures, dates and names are copied character by character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.checks import answers, commitments, copied, drift, names, placeholders, qualifiers
from coach.checks.check import Hit, Pair, check, finding
from coach.checks.compared import PLACEHOLDER, Compared, Line, Side, compared
from coach.checks.days import same_day
from coach.checks.ledger import ledger
from coach.model import Finding
from coach.quantities import Quantity
from coach.sentence.lexicon import LEXICON, Is
from coach.words import bag

_SEASONS = bag("spring summer autumn winter")
_GONE = "“{old}” is gone. It says which figure is meant."
MOST_DATES = 50  # that are followed up


def compare(original: str, rewrite: str, said: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What a rewrite changed that the team did not say: findings of R001-R008, in the rewrite's order.

    `rewrite` holds goal lines and, each on its own line, `Initiative: ...`. `said` is what the team said beside it.
    """
    pair = Pair(original, rewrite, tuple(said))
    found = [finding(rule, hit, pair, (), hit.level or rule.level) for rule in RULES for hit in rule(pair)]
    return tuple(sorted(found, key=lambda f: (f.start, f.code)))


def faithful(
    option: str, originals: Sequence[str], said: Sequence[str] = (), initiatives: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """What an option of our own holds that was not copied: figures, dates and names stand in it as they were given.

    Stricter than `compare`: nothing is converted, completed or derived. Words of a definition (share of all, no, one,
    some, a day) are no figures. Empty when the option is faithful.
    """
    pair = Pair(
        "\n".join(originals), "\n".join([option, *(f"Initiative: {text}" for text in initiatives)]), tuple(said)
    )
    both = compared(pair)
    hits = [(invented_number, Hit(span)) for span in copied.invented(both)]
    hits += [(bad_placeholder, hit) for hit in _misfits(both, vague_too=False)]
    hits += [(subject_drift, _word(line, start, end)) for line, start, end in names.new_names(both)]
    return tuple(finding(rule, hit, pair, (), rule.level) for rule, hit in hits)


@check(
    "R001",
    level="error",
    message="{quote} is a figure that nobody gave. A number that we made up becomes the one that everybody remembers.",
    question="Who gave that figure, or who could?",
    many="{n} figures were given by nobody. Who could give them?",
    fixes={
        Pair("Improve activation", "Activation from 35% to 50%"): Pair(
            "Improve activation", "Activation from [baseline: share - analytics] to [target: share - the team]"
        ),
        Pair("Grow subscribers from 400 by 25%", "Subscribers from 400 to 500"): Pair(
            "Grow subscribers from 400 by 25%", "Subscribers from 400 to 500 (400 + 25% = 500)"
        ),
    },
    passes=[
        Pair("Cut no-shows by half", "No-shows down by 50%"),
        Pair("Improve NPS", "NPS from 31 to 45", ("NPS is 31, the board wants 45",)),
    ],
    source="Anti-fabrication contracts of other tools; a published log in which a coach mis-stated a baseline",
)
def invented_number(pair: Pair) -> Iterator[Hit]:
    """The rewrite holds a figure that the team never gave.

    Every figure of a rewrite comes from the original or from what the team said. A conversion, a word for a number
    and a sum whose working is shown from given figures are no inventions.
    """
    for line, quantity in ledger(pair).invented:
        yield _hit(line, quantity)


@check(
    "R002",
    level="error",
    message="{old} became {quote}. The unit, what it is counted per, and whether it is a floor or an exact level are part of a figure.",
    question="Which of the two is meant?",
    many="{n} figures changed on the way. Which ones are meant?",
    fixes={
        Pair("Bring the defect rate under 1%", "Defect rate at 1%"): Pair(
            "Bring the defect rate under 1%", "Defect rate under 1%"
        ),
        Pair("Raise margin by 5%", "Margin up 5 points"): Pair("Raise margin by 5%", "Margin up 5%"),
    },
    passes=[
        Pair("At least 85% of calls answered", "85% or more of calls answered"),
        Pair("Cut handling time to 1,200 s", "Handling time down to 20 minutes"),
    ],
    source="What Matters OKR playbook: metrics that cannot be read two ways",
)
def altered_number(pair: Pair) -> Iterator[Hit]:
    """A figure that the team gave changed its value, unit, role or bound.

    "Under 1%" is not "1%", five percent are not five points, and today's value is not the aim.
    """
    both, became = compared(pair), ledger(pair)
    for old, new, line in became.altered:
        yield _hit(line, new, old=old.text)
    for old, new, line in became.changed:
        yield _hit(line, new, old=f"“{old.lead} {old.text}”" if LEXICON[old.lead] & Is.PREP else old.text)
    for old, new, line in answers.misplaced(both):
        yield _hit(
            line,
            new,
            message="{old} was said of something else. A figure fills the place that it was given for.",
            old=old.text,
        )
    for lost in became.lost:
        yield Hit(slots={"old": lost.text}, message="{old} is gone. A figure that the team gave stays in the line.")
    for one, other in (*qualifiers.statistics(both), *qualifiers.cadences(both), *qualifiers.hedges(both)):
        message = "“{old}” became “{new}”. Which of the two is meant is part of a figure." if other else _GONE
        yield Hit(slots={"old": one, "new": other}, message=message)


@check(
    "R003",
    level="error",
    message="{old} is gone or moved. A date that somebody named may be the one thing that is fixed.",
    question="Is that date fixed by someone else?",
    many="{n} dates are gone or moved. Which of them are fixed?",
    fixes={
        Pair("Publish the tariff before 1 July", "Publish the tariff"): Pair(
            "Publish the tariff before 1 July", "Before 1 July, publish the tariff"
        )
    },
    passes=[Pair("Open the surgery by end of June", "By 30 June, open the surgery")],
    source="What Matters OKR playbook: use real dates",
)
def lost_deadline(pair: Pair) -> Iterator[Hit]:
    """A date or window of the original is gone or moved, or a new one appeared.

    Equal days count as equal however they are written: the end of June is 30 June.
    """
    both = compared(pair)
    given = [when for line in both.given.lines for when in line.dates][:MOST_DATES]
    there = [(line, when) for line in both.after.lines for when in line.dates][:MOST_DATES]
    answered = any(same_day(old, new) for line in both.said.lines for old in line.dates for _, new in there)
    for old in [when for line in both.before.lines for when in line.dates][:MOST_DATES]:
        kept = [new for _, new in there if same_day(old, new)]
        turned = kept and all({old.slot, new.slot} == {"deadline", "since"} for new in kept)
        if turned or not (kept or answered or _SEASONS & both.after.words & set(old.text.lower().split())):
            yield Hit(slots={"old": old.text})
    for period in ledger(pair).periods:
        yield Hit(slots={"old": period.text})
    for line, new in there:
        if not PLACEHOLDER.fullmatch(new.text) and not any(same_day(new, old) for old in given):
            span = (line.offset + new.start, line.offset + new.end)
            yield Hit(span, message="{quote} is a date that nobody named. It may be read as a promise.")


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
        yield _hit(line, new)
    for line in drift.flipped(both):
        yield _whole(line)
    if both.goals and (drift.lost_negation(both) or drift.swapped(both)):
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
        for at in () if line.open else drift.newcomers(both, line):
            level = "error" if names.is_name(line, at) else "warning"
            yield _word(line, starts[at], ends[at])._replace(level=level)
    for line, start, end in names.new_names(both):
        if line.open or line.initiative:
            yield _word(line, start, end)
    for line, start, end in names.new_numbers(both):
        yield _word(line, start, end)


@check(
    "R006",
    level="error",
    message="{quote} hides what is missing. A gap with a name and a person gets filled, a blank stays.",
    question="Who could tell us, and by when?",
    many="{n} gaps have no name. Who could fill them?",
    fixes={
        Pair("Hire faster", "Time to hire down to TBD"): Pair(
            "Hire faster", "Time to hire down to [target: days - the team]"
        ),
        Pair("Reduce days to close", "Days to close from X% to Y%"): Pair(
            "Reduce days to close", "Days to close from [baseline: days - accounting] to [target: days - the team]"
        ),
    },
    passes=[Pair("Improve sign-ups", "Sign-ups from [baseline: a week - analytics] to [target: a week - ?]")],
    source="Handbooks in the wild that shipped “exact metric TBD”",
)
def bad_placeholder(pair: Pair) -> Iterator[Hit]:
    """An unknown is left vague, or written in a form that asks nobody.

    The one form is `[slot: what is needed - who might know]`, without digits, at most three in a line.
    """
    both = compared(pair)
    yield from _misfits(both, vague_too=not any(placeholders.vague(line.text) for line in both.before.lines))


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
    gone = drift.vanished(both) if both.effort else drift.left_out(both)
    if gone:
        yield _words(gone)
    for word in (*commitments.broken(both), *commitments.untested(both)):
        yield Hit(slots={"words": word})
    for word in commitments.hardened(both):
        yield Hit(slots={"words": word}, message="“{words}” makes a promise of what was none.")


@check(
    "R008",
    level="error",
    message="The rewrite was to mend the line, and this stands in it. {headline}",
    question="Is this closer to what you meant, and what did we get wrong?",
    many="{n} rewrites bring something new with them. What did we get wrong?",
    fixes={
        Pair("Raise uptime to 99%", "Raise uptime from 99% to 95%", ("95%",)): Pair(
            "Raise uptime to 99%", "Uptime at 99%"
        ),
    },
    passes=[
        Pair(
            "Launch the shop",
            "By launch of the shop, [target: buyers - the team] buy a week (proposed)\nInitiative: Launch the shop",
        )
    ],
    source="OKR Orca: the rewrite goes through the same diagnosis",
)
def regression(pair: Pair) -> Iterator[Hit]:
    """The rewrite does not clear what it set out to mend, or brings a new error.

    A line that is only said in another way is left alone; one that parks a deliverable or names a gap set out to mend.
    """
    both = compared(pair)
    mends = _mends(both.after) and not _mends(both.before)
    errors = [(line, found) for line in both.goals for found in drift.findings(line.text) if found.level == "error"]
    known = {found.code for line in both.before.lines for found in drift.findings(line.text)} if errors else set()
    for line, found in errors:
        if mends or found.code not in known:
            yield Hit((line.offset, line.offset + len(line.text)), {"headline": found.headline})


RULES = (
    invented_number,
    altered_number,
    lost_deadline,
    direction_flipped,
    subject_drift,
    bad_placeholder,
    silent_substitution,
    regression,
)


def _mends(side: Side) -> bool:
    """Whether a text parks something or names a gap."""
    return any(line.initiative or PLACEHOLDER.search(line.text) for line in side.lines)


def _hit(line: Line, quantity: Quantity, message: str = "", **slots: str) -> Hit:
    return Hit((line.offset + quantity.start, line.offset + quantity.end), slots, message=message)


def _lost_subject(both: Compared) -> Iterator[Hit]:
    """What the original names and the rewrite does not. A name is certain, another word is asked about."""
    parked = drift.left_out(both)
    missing = [] if both.effort else [each for each in drift.gone(both) if each.word not in parked]
    if lost := names.lost_numbers(both):
        yield _words(lost)
    if any(line.open for line in both.goals):
        missing = drift.narrowing(both, missing)
    elif not any(True for line in both.goals for _ in drift.newcomers(both, line)):
        missing = drift.lost_heads(both, missing)
    elif not (missing or both.effort) and (verbs := drift.replaced_verbs(both)):
        yield _words(verbs, "warning")
    if missing:
        yield _words([each.word for each in missing], "error" if any(each.name for each in missing) else "warning")


def _misfits(both: Compared, *, vague_too: bool) -> Iterator[Hit]:
    for line in both.after.lines:
        for start, end in placeholders.misfits(line.text, vague_too=vague_too):
            yield Hit((line.offset + start, line.offset + end))


def _words(gone: Sequence[str], level: str = "") -> Hit:
    return Hit(slots={"words": ", ".join(dict.fromkeys(gone))}, level=level)


def _word(line: Line, start: int, end: int) -> Hit:
    return Hit((line.offset + start, line.offset + end), {"words": line.text[start:end]})


def _whole(line: Line) -> Hit:
    return Hit((line.offset, line.offset + len(line.text)))
