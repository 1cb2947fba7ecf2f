"""Whether a rewrite says what the team said: R001 R002 R003 R004 R005 R006 R007 R008.

    findings = faithfulness.compare("Cut the wait by half", "Reduce the wait by 50%", said=())

`compare` is the wide gate: conversions, restated words, other order and sums whose working is shown pass. `faithful`
is the narrow one for our own options: figures, dates and names are copied character by character.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.checks import copied, names, polarity
from coach.checks.check import Hit, Pair, finding
from coach.checks.compared import compared
from coach.checks.kept import altered_number, invented_number, lost_deadline
from coach.checks.meant import direction_flipped, silent_substitution, subject_drift, word
from coach.checks.mended import bad_placeholder, misfits, regression
from coach.model import Finding

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


def compare(original: str, rewrite: str, said: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What a rewrite changed that the team did not say: findings of R001-R008, in the rewrite's order.

    `rewrite` holds goal lines and, each on its own line, `Initiative: ...`. `said` is what the team said beside it.
    """
    pair = polarity.restated(Pair(original, rewrite, tuple(said)))
    found = [finding(rule, hit, pair, (), hit.level or rule.level) for rule in RULES for hit in rule(pair)]
    return tuple(sorted(found, key=lambda f: (f.start, f.code)))


def plain(talk: str, originals: Sequence[str], said: Sequence[str] = ()) -> bool:
    """Whether a sentence beside an option holds no digit, date or name that the team did not give."""
    both = compared(Pair("\n".join(originals), talk, tuple(said)))
    return not (any(copied.invented(both, talk=True)) or any(names.new_names(both)))


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
    hits += [(bad_placeholder, hit) for hit in misfits(both, vague_too=False)]
    hits += [(subject_drift, word(line, start, end)) for line, start, end in names.new_names(both)]
    return tuple(finding(rule, hit, pair, (), rule.level) for rule, hit in hits)
