"""What changed between an original and its rewrite: figures, ways, words. The rules of faithfulness ask here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach import model
from coach.checks import compared as read
from coach.checks import figures
from coach.checks.compared import Compared, Line
from coach.checks.meaning import NOUNS_IN_ISE, groups, known
from coach.model import Finding, OKRSet
from coach.quantities import Quantity
from coach.quantities.lexicon import CADENCE
from coach.sentence.lexicon import LEXICON, VERBAL, Is, lemma
from coach.words import bag

FLOOR, CEILING = (">", ">="), ("<", "<=")
INSIDE = ("within", "in", "inside")
STATISTICS = ("median", "mean average", "p50", "p75", "p90", "p95", "p99", "worst maximum slowest")
UPWARD, DOWNWARD = bag("more higher greater up longer"), bag("fewer less lower down shorter")
PHRASAL = bag("sign signs signed speed speeds set sets follow back build pick step make clean start")
COMMITMENTS = {
    "law": bag(
        "law legal legally statutory statute regulation regulations regulatory mandatory mandated required requires requirement compulsory"
    ),
    "contract": bag("contract contracts contractual contractually sla"),
    "must": bag("must shall obliged obligation"),
}
COMMITTING = frozenset().union(*COMMITMENTS.values())
LIGHT_VERBS = bag("make get do have be let go")
NEGATIVE = bag("without not never don't doesn't cannot can't won't no none zero nobody nor free")
NOUGHT = bag("no none zero without never free nobody eliminate eliminates end ends stop stops avoid avoids")
EVERY = bag("all every each everyone everybody full")
PERIODS = ("week", "month", "quarter", "year")
ACRONYMS = bag(
    "nps enps csat ces mttr mttd arr mrr nrr grr arpu cac ltv dso kpi sla ctr mau dau wau okr kr i q1 q2 q3 q4 h1 h2"
)
_LEVEL_LEADS = bag("to at from = : -> → reach reaches")
_CAPITAL = re.compile(r"[A-Z][\w'’&-]*")
DIGITS = re.compile(r"\d")


def matches(old: Quantity, texts: Sequence[Line]) -> list[tuple[Line, Quantity]]:
    """Figures of some lines that are equal to one."""
    return [(line, new) for line in texts for new in line.quantities if figures.same(old, new)]


def is_period(quantity: Quantity) -> bool:
    """Whether it is a span of weeks or longer: "in 6 weeks"."""
    return quantity.unit in PERIODS and quantity.lead in INSIDE


def is_given(quantity: Quantity, given: Sequence[Quantity], both: Compared) -> bool:
    """Whether the team gave a figure, in these or equal words."""
    if any(figures.same(quantity, other) for other in given):
        return True
    words = [word for line in (*both.before, *both.said) for word in line.reading.amounts.tokens.words]
    if quantity.value == 1 and quantity.unit in ("", "times"):
        pers = {other.per for other in given} | {word for word in words if word.endswith("ly")}
        if quantity.unit == "times":
            return any(groups(quantity.per) & groups(per) for per in pers if per)
        return "a" in words or "an" in words or "one" in words
    if quantity.value == 0:
        return not NOUGHT.isdisjoint(words)
    if quantity.role == "all":
        return quantity.slot != "target" or not EVERY.isdisjoint(words)
    return False


def candidates(both: Compared) -> Iterator[tuple[Line, Quantity]]:
    """The original's figures that a rewrite has to keep."""
    for line in both.before:
        for quantity in line.quantities:
            if (
                quantity.role != "placeholder"
                and quantity.value is not None
                and not (quantity.role == "all" and quantity.slot == "other")
            ):
                yield line, quantity


def missing(both: Compared) -> list[Quantity]:
    """The original's figures that stand nowhere in the rewrite."""
    words = [word for line in both.after for word in line.reading.amounts.tokens.words]
    pers = {q.per for line in both.after for q in line.quantities} | {word for word in words if word.endswith("ly")}
    found = []
    for _, old in candidates(both):
        if matches(old, both.after) or _otherwise(old, words, pers):
            continue
        if not _answered(old, both):
            found.append(old)
    return found


def _otherwise(old: Quantity, words: list[str], pers: set[str]) -> bool:
    """Whether a figure is said without a figure: no, every, weekly, a."""
    if old.value == 0:
        return not NOUGHT.isdisjoint(words)
    if old.role == "all":
        return not EVERY.isdisjoint(words)
    if old.unit == "times" and old.value == 1:
        return any(groups(old.per) & groups(per) for per in pers if per)
    return old.value == 1 and old.unit == "" and not old.bound and ("a" in words or "an" in words)


def _answered(old: Quantity, both: Compared) -> bool:
    """Whether what the team said put another figure in its place."""
    said = [q for line in both.said for q in line.reading.amounts.quantities]
    return any(
        (new.unit == old.unit or not new.unit) and any(figures.same(new, other) for other in said)
        for line in both.goals
        for new in line.quantities
    )


def altered(both: Compared) -> list[tuple[Quantity, Quantity, Line]]:
    """Pairs of a figure that is gone and the new figure that stands where it stood."""
    given = both.given()
    pairs, taken = [], set()
    for old in missing(both):
        for line in both.goals:
            derived = read.workings(line, given)
            for index, new in enumerate(line.reading.amounts.quantities):
                if (
                    id(new) in taken
                    or index in derived
                    or new.slot == "progress"
                    or new.value is None
                    or is_given(new, given, both)
                ):
                    continue
                if new.value == old.value or (new.unit == old.unit and new.slot == old.slot):
                    pairs.append((old, new, line))
                    taken.add(id(new))
                    break
    return pairs


def dropped(both: Compared) -> list[Quantity]:
    """Figures that are gone and have nothing in their place."""
    replaced = {id(old) for old, _, _ in altered(both)}
    return [old for old in missing(both) if id(old) not in replaced]


def mismatched(both: Compared, *, turned: bool) -> Iterator[tuple[Line, Quantity, Quantity]]:
    """Equal figures that changed what they do. turned: a floor became a ceiling or the other way round."""
    for origin, old in candidates(both):
        equal = matches(old, both.after)
        if not equal or any(_agree(origin, old, line, new) for line, new in equal):
            continue
        line, new = equal[0]
        opposite = any((old.bound in one and new.bound in two) for one, two in ((FLOOR, CEILING), (CEILING, FLOOR)))
        if opposite == turned:
            yield line, old, new


def _agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    return (
        {old.slot, new.slot} != {"baseline", "target"}
        and _bounds_agree(old, new)
        and not (_way(old) and _way(new) and _way(old) != _way(new))
        and _rates_agree(origin, old, line, new)
        and _nouns_agree(origin, old, line, new)
    )


def _bounds_agree(old: Quantity, new: Quantity) -> bool:
    one, two = (_bound(quantity) for quantity in (old, new))
    if one == two or old.value == 0:
        return True
    return old.unit in figures.SECONDS and {one, two} <= {"<", "<="} and (old.lead in INSIDE or new.lead in INSIDE)


def _bound(quantity: Quantity) -> str:
    if not quantity.bound and quantity.unit in figures.SECONDS and quantity.lead in INSIDE:
        return "<="
    return quantity.bound


def _way(quantity: Quantity) -> str:
    """Whether a figure is plainly a change ("by 30%") or plainly a level ("to 30%"); "" when it does not say."""
    if quantity.unit == "points" or quantity.role == "factor":
        return ""
    if quantity.lead == "by" or (quantity.role == "delta" and quantity.lead not in _LEVEL_LEADS):
        return "change"
    return "level" if quantity.lead in _LEVEL_LEADS else ""


def _rates_agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    if old.per == new.per or (old.per and new.per and _same_words(old.per, new.per)):
        return True
    if old.per and new.per:
        return False
    per, other = (old.per, line) if old.per else (new.per, origin)
    return known(per.split()[-1], frozenset(other.reading.amounts.tokens.words))


def _same_words(one: str, two: str) -> bool:
    return one == two or (
        bool(groups(one.rsplit(maxsplit=1)[-1]) & groups(two.rsplit(maxsplit=1)[-1]))
        and one.split()[:-1] == two.split()[:-1]
    )


def _nouns_agree(origin: Line, old: Quantity, line: Line, new: Quantity) -> bool:
    one, two = read.noun_phrase(origin, old), read.noun_phrase(line, new)
    if not one or not two or old.unit:
        return True
    words = frozenset(two)
    return any(known(word, words) for word in one)


def statistic(both: Compared) -> Iterator[tuple[Line, str, str]]:
    """A median that became a mean, p99 that became p95, or either that is gone: line, old, new."""
    given = {word for line in (*both.before, *both.said) for word in line.reading.amounts.tokens.words}
    there = {word for line in both.after for word in line.reading.amounts.tokens.words}
    for names in STATISTICS:
        old = given & set(names.split())
        if not old or there & set(names.split()):
            continue
        new = [word for other in STATISTICS for word in other.split() if word in there - given]
        if new or "mean" not in names.split():
            yield both.goals[0], next(iter(old)), new[0] if new else ""


def cadence(both: Compared) -> Iterator[tuple[Line, str, str]]:
    """Weekly readers that became monthly readers: line, old, new."""
    old, new = _cadences(both.before), _cadences(both.after)
    for period, word in old.items():
        others = [other for other in new if other not in old and other not in _cadences(both.said)]
        if period not in new and others:
            yield both.goals[0], word, new[others[0]]


def _cadences(lines: Sequence[Line]) -> dict[str, str]:
    found = {}
    for line in lines:
        for word in line.reading.amounts.tokens.words:
            if word in CADENCE:
                found[CADENCE[word]] = word
        for quantity in line.quantities:
            if quantity.per:
                found[quantity.per] = quantity.text
    return found


def loose_digits(both: Compared) -> Iterator[tuple[Line, int, int]]:
    """Names with digits that the team did not give: SOC 1 for SOC 2, another ticket."""
    given = {" ".join(_said(line, span)) for line in (*both.before, *both.said) for span in line.reading.amounts.names}
    plain = {word for line in (*both.before, *both.said) for word in line.reading.amounts.tokens.words}
    for line in both.after:
        for span in line.reading.amounts.names:
            words = _said(line, span)
            if (
                any(map(DIGITS.search, words))
                and " ".join(words) not in given
                and not all(word in plain for word in words)
                and words[0] not in STATISTICS
            ):
                yield line, *span


def _said(line: Line, span: tuple[int, int]) -> list[str]:
    tokens = line.reading.amounts.tokens
    return [word for word, start in zip(tokens.words, tokens.starts, strict=True) if span[0] <= start < span[1]]


def ways(lines: Sequence[Line]) -> set[str]:
    """Which ways some lines say that things go: up, down, hold."""
    found: set[str] = set()
    for line in lines:
        words = line.reading.amounts.tokens.words
        for index, word in line.words():
            after, before = (words[index + 1] if index + 1 < len(words) else ""), (words[index - 1] if index else "")
            if (
                after == "than"
                or before in ("or", "no", "not")
                or before in PHRASAL
                or (word == "up" and after == "to")
            ):
                continue
            bits = LEXICON[word]
            if word in UPWARD or (bits & Is.UP and word not in DOWNWARD):
                found.add("up")
            elif word in DOWNWARD or bits & Is.DOWN:
                found.add("down")
        if line.reading.verb_class == "hold":
            found.add("hold")
        base, target = line.reading.amounts.baseline, line.reading.amounts.target
        if (
            base
            and target
            and base.value is not None
            and target.value is not None
            and base.unit == target.unit
            and base.value != target.value
        ):
            found.add("up" if target.value > base.value else "down")
    return found


def shares_subject(before: Sequence[Line], line: Line) -> bool:
    """Whether a line speaks of what some others speak of: at least half of its naming words."""
    there = read.vocabulary(tuple(before))
    naming = [word for _, word in read.content(line)]
    return not naming or 2 * sum(known(word, there) for word in naming) >= len(naming)


def vanished(both: Compared) -> list[str]:
    """What was to be delivered and stands nowhere in the rewrite: its nouns, or its verb."""
    gone = read.lost(both.before, both.after)
    there = read.vocabulary(both.after)
    for line in both.before:
        reading = line.reading
        if reading.verb >= 0 and not gone:
            verb = reading.amounts.tokens.words[reading.verb]
            bits = LEXICON[verb]
            if bits & (Is.DOING | Is.ACTIVITY) and lemma(verb) not in LIGHT_VERBS and not known(verb, there):
                gone.append(verb)
    return gone


def gone(both: Compared) -> list[str]:
    """Naming words of the original that the rewrite lacks, unless it says that it proposes another measure."""
    return read.lost(both.before, both.after)


def is_new(word: str, there: frozenset[str]) -> bool:
    """Whether a word names something that nobody named. What may be a verb is left to the reader."""
    bits = LEXICON[word]
    if word in COMMITTING:
        return False
    return not known(word, there) and (not bits & VERBAL or word in NOUNS_IN_ISE or bool(bits & (Is.GAUGE | Is.ACTOR)))


def vocabulary(both: Compared) -> frozenset[str]:
    """Every word that the team used."""
    return read.vocabulary((*both.before, *both.said))


def new_names(both: Compared) -> Iterator[tuple[Line, int, int]]:
    """Capitalised names that the team did not use."""
    there = vocabulary(both)
    for line in both.after:
        text = line.text
        if text.isupper() or sum(word[:1].isupper() for word in text.split()) * 2 > len(text.split()) + 1:
            continue
        spans = [found.span() for found in read.PLACEHOLDER.finditer(text)] + [
            (d.start, d.end) for d in line.reading.amounts.dates
        ]
        for found in _CAPITAL.finditer(text):
            word = found[0].lower().replace("’", "'")
            first = not text[: found.start()].strip(" \"'“‘(*_") or text[: found.start()].rstrip().endswith(
                (".", ":", "!", "?")
            )
            if (
                first
                or word in ACRONYMS
                or any(a <= found.start() < b for a, b in spans)
                or known(word, there)
                or DIGITS.search(word)
            ):
                continue
            if not (LEXICON[word] & (Is.PREP | Is.DET | Is.CONJ)):
                yield line, *found.span()


def errors(line: Line) -> list[Finding]:
    """The errors that the checks find in a line, read as a key result."""
    from coach import checks  # noqa: PLC0415  (the checks know the rules that ask this)

    result = model.key_result(line.text)
    okrs = OKRSet((model.objective("", (result,)),))
    return [found for found in checks.run(okrs) if found.at == (0, 0) and found.level == "error"]
