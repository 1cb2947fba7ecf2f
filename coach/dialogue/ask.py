"""The next question: what is missing, most useful first, the set before the line, never one that was put before.

A question is made from the draft alone; the talk says which ones were put, and how often a place was asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach import checks, model
from coach.builtin import aim as aims
from coach.builtin import change, nouns, option
from coach.dialogue import loose, phrasing, shape, turned
from coach.dialogue.settle import aim as aim_of
from coach.model import Finding
from coach.session import Aim, Asked, At, Line, Session

INVITATION = "Tell me in any order: what will be different by the end of the cycle, for whom, what you plan to do, and what you already count. I sort it."
LOSS = "at a loss"  # the note that somebody does not know where to begin
FEWEST = 2  # key results that an objective is asked for
SHORT = 8  # messages: what is good to know and can be added later is asked about while the talk is shorter
ROUNDS = 2  # on one finding; then there is a choice
_REFINED = frozenset(("O001", "O002", "O003", "O004", "O005", "K007", "K008", "K011"))
_NO_TALK = frozenset(("S001", "S002", "S003", "K002", "K006"))  # asked for by the places that are open
MOST_FINDINGS = 3
_MADE = "O002"  # an objective that names what will be made or done
_LATE = "One sentence is still open: what do these key results show together, and for whom?"
READY = (
    "Would you get up for it?",
    "Would you get up for this one?",
    "And for this one, would you get up?",
    "Would you get up for that as well?",
)
_SAYS_WHO = {"active": True, "state": True}
_DONE = re.compile(r"done|finished|complete|shipped|launched|closed", re.IGNORECASE)
KEEP = "keep it"
YES, NO, SHOW = "yes", "not yet", "show me the draft"


def question(talk: Session, near: At = ()) -> Asked | None:
    """Choose the next question; None when everything was asked about. near: the key result spoken of last."""
    put = frozenset(talk.questions)
    return next((each for each in _wanted(talk, near) if each.text not in put), None)


def key(slot: str, at: At, code: str = "") -> str:
    """What the number of rounds is counted by."""
    return ":".join([slot, ".".join(map(str, at)), code]).rstrip(":")


def _wanted(talk: Session, near: At) -> Iterator[Asked]:
    home = aim_of(talk.draft)
    yield from _unclear(talk)
    yield from _last(talk)
    yield from _partners(talk)
    yield from _objective(talk, home)
    yield from _made(talk, home)
    yield from _signs(talk, home)
    yield from _figures(talk, home, near)
    yield from _around(talk, home)
    if not home.approved:
        yield from _refine(talk, home)
        yield from _good_to_know(talk, home)
        yield from _ready(talk, home)


def _rounds(talk: Session, slot: str, at: At, code: str = "") -> int:
    return talk.rounds.get(key(slot, at, code), 0)


def _worded(talk: Session, slot: str, at: At, texts: Sequence[str], code: str = "", most: int = 2) -> Iterator[Asked]:
    """The first wording that was not put yet, while the place was asked about less than `most` times."""
    if _rounds(talk, slot, at, code) < most:
        yield from (Asked(slot, at, text, code=code) for text in texts if text not in talk.questions)


def _unclear(talk: Session) -> Iterator[Asked]:
    """Two values for one place, and figures that fit two key results."""
    home = aim_of(talk.draft)
    for line_id, slot, stands, later in talk.draft.clashes:
        found = next((each for aim in talk.draft.aims for each in aim.lines if each.id == line_id), None)
        if found is not None:
            text = f"{nouns.starting(_name(found))}: you said {stands.text} and {later.text}. Which one holds?"
            at = next((aim.id, line_id) for aim in talk.draft.aims if found in aim.lines)
            again = f"Which of the two is to stand, {stands.text} or {later.text}?"
            yield from (Asked("clash", at, each, (stands.text, later.text), slot) for each in (text, again))
    for each in home.lines:
        if text := turned.question(each, _name(each, 8)):
            yield Asked(turned.CODE, (home.id, each.id), text, (YES, turned.SWAP))
    yield from loose.questions(talk.draft, home)


def _last(talk: Session) -> Iterator[Asked]:
    """Lines of last quarter that nobody has decided about."""
    for aim in talk.draft.aims:
        for each in aim.lines:
            if each.form == "last":
                yield from _of_last(aim, each)


def _of_last(aim: Aim, line: Line) -> Iterator[Asked]:
    """Keep, evolve or stop; what is done is offered as stopped first."""
    name, at = _name(line, 14), (aim.id, line.id)
    if "state" in line.slots and _DONE.match(line.slots["state"].text):
        texts = (
            f"Last quarter: {name}, done. Stop it here, or keep or evolve it?",
            f"And {name}, done: stop, keep or evolve?",
        )
        yield from (Asked("last", at, text, ("stop", "keep", "evolve")) for text in texts)
        return
    score = f", scored {line.slots['score'].text}" if "score" in line.slots else ""
    texts = (f"Last quarter: {name}{score}. Keep it, evolve it or stop?", f"And {name}{score}: keep, evolve or stop?")
    yield from (Asked("last", at, text, ("keep", "evolve", "stop")) for text in texts)


def _partners(talk: Session) -> Iterator[Asked]:
    """What another team brings to an objective of both."""
    for aim in talk.draft.aims:
        for n, each in enumerate(aim.partners):
            if each.gives is None:
                yield from _worded(
                    talk,
                    "partner",
                    (aim.id,),
                    (
                        f"{nouns.starting(each.team.text)} owns it with you: what will they do for it, and have they said yes?",
                    ),
                    str(n),
                    1,
                )


def _objective(talk: Session, home: Aim) -> Iterator[Asked]:
    if home.words is not None or "objective" in home.gaps:
        return
    texts = (
        "What will be different at the end, and for whom - in one sentence, without a number?",
        "If it goes well, who is better off, and what do they tell others?",
        "When did somebody last complain, and about what?",
    )
    if LOSS in talk.notes:
        texts = (texts[2], texts[1], texts[0])  # what went badly is easier to tell than what will be different
    first = (INVITATION,) if home.id == 1 else ("Which other change is worth a quarter, and for whom?",)
    yield from _worded(talk, "objective", (home.id,), (*first, *texts), most=3)


def _made(talk: Session, home: Aim) -> Iterator[Asked]:
    """What an objective is for that names what will be made or done, asked once before anything is built on it."""
    aims_ = [each for each in talk.draft.aims if each.words or each.lines]
    if home.words is None or home.lines or _rounds(talk, "fix", (home.id,), _MADE):
        return
    at = (aims_.index(home),)
    for each in shape.findings(talk.draft):
        if each.at == at and each.code == _MADE and not _SAYS_WHO.get(model.objective(home.words.text).reading.form):
            yield from _about(talk, home, each)


def _signs(talk: Session, home: Aim) -> Iterator[Asked]:
    """Outcomes: what each deliverable is for, then what would be noticed."""
    laddered = _rounds(talk, "outcome", (home.id,), "0") > 0 or len(home.tries) > FEWEST
    if len(home.lines) < FEWEST and "outcome" not in home.gaps and laddered:
        yield from _purposes(talk, home)
    if len(home.lines) >= FEWEST or "outcome" in home.gaps:
        return
    if not home.lines:
        texts = [
            f"Suppose that has come true{'' if home.id == talk.draft.aims[0].id else ', too'}. What happens more often or less often then?",
            "Who would notice it first, and by what?",
            "When did you last see it go well, and what happened there?",
        ]
    else:
        texts = [
            "What else would show it?",
            "By which other sign would you notice it?",
            "If that one came true alone, what would still be missing?",
        ]
    yield from _worded(talk, "outcome", (home.id,), texts, str(len(home.lines)), 3 if not home.lines else 2)


def _purposes(talk: Session, home: Aim) -> Iterator[Asked]:
    if home.lines:
        return
    objective = shape.objective(home)
    for each in home.tries[:2]:
        kr = model.key_result(each.text)
        texts = (
            change.question(kr, objective),
            f"Suppose it is done: {phrasing.inside(each.text)}. What will somebody notice?",
        )
        yield from _worded(talk, "purpose", (home.id,), texts, each.text)


def _figures(talk: Session, home: Aim, near: At) -> Iterator[Asked]:
    open_ = {each.id: [slot for slot in shape.missing(each) if slot not in each.gaps] for each in home.lines}
    bare = [each for each in home.lines if "baseline" in open_[each.id]]
    brief = all(len(_name(each).split()) < 6 for each in bare[:3])
    if len(bare) > FEWEST and brief and not any(_rounds(talk, "baseline", (home.id, each.id)) for each in home.lines):
        listed = nouns.listed([_name(each, 7) for each in bare[:3]], "or")
        yield from _worded(
            talk,
            "counts",
            (home.id,),
            (f"What do you already count: {listed} - and what did it say last time?",),
            str(len(home.lines) > FEWEST),
            1,
        )
    lines = sorted(home.lines, key=lambda each: (home.id, each.id) != near)
    for each in lines:
        here = (home.id, each.id) == near
        for slot in open_[each.id]:
            again = _rounds(talk, slot, (home.id, each.id)) > 0
            yield from _worded(talk, slot, (home.id, each.id), _asking(each, slot, here=here, again=again))


def _asking(line: Line, slot: str, *, here: bool, again: bool) -> list[str]:
    """The wordings for one figure, best first; the second time it is asked who could say it."""
    plain_name = _name(line)
    name = nouns.starting(plain_name)
    if slot == "baseline":
        who = ["Who could look up today's value?", f"Who could look up today's value: {plain_name}?"]
        plain = ["Where does it stand today?", "And today, where is it?"]
        named = [f"{name}: where does it stand today?", f"{name}: what did it say last time?"]
    else:
        who = ["Who could say what is reachable?", f"Who could say what is reachable: {plain_name}?"]
        plain = ["What would be worth reaching?", "Which level would you aim for?", "And what would be good enough?"]
        named = [f"{name}: what would be worth reaching?", f"{name}: which level would you aim for?"]
    known = [*plain, *named] if here else named  # without its name it is asked for where it was spoken of
    people = who if here else who[1:]
    return people if again else [*known, *people]


def _around(talk: Session, home: Aim) -> Iterator[Asked]:
    if home.lines and not home.guards and "guard" not in home.gaps:
        texts = ("What would you not trade for it?", "What has to stay as good as it is while you do this?")
        yield from _worded(talk, "guard", (home.id,), texts, most=1)


def _good_to_know(talk: Session, home: Aim) -> Iterator[Asked]:
    """What can be added on the page as well: asked about while the talk is short."""
    if len(talk.messages) >= SHORT or not home.lines:
        return
    if (
        talk.draft.cycle is None
        and "cycle" not in home.gaps
        and not any("deadline" in each.slots for each in home.lines)
    ):
        yield from _worded(talk, "cycle", (home.id,), ("By when is it to be so?",), most=1)
    nameless = [
        line
        for aim, line, slot, who in shape.open_numbers(talk.draft)
        if aim == home.id and not who and slot in line.gaps and line.gaps[slot].why == "unknown"
    ]
    if nameless:
        listed = nouns.listed(list(dict.fromkeys(_name(each, 6) for each in nameless))[:3])
        yield from _worded(talk, "who", (home.id,), (f"Who could look up what is open: {listed}?",), most=1)


def _refine(talk: Session, home: Aim) -> Iterator[Asked]:
    """Findings on the draft: two rounds each, then a choice, then it stands."""
    aims_ = [each for each in talk.draft.aims if each.words or each.lines]
    if home not in aims_ or sum(name.startswith("fix:") for name in talk.rounds) > MOST_FINDINGS:
        return
    o = aims_.index(home)
    for each in shape.findings(talk.draft):
        if each.at[:1] != (o,) or each.level == "info" or each.code in _NO_TALK:
            continue
        if each.code == _MADE and home.words and _SAYS_WHO.get(model.objective(home.words.text).reading.form):
            continue  # somebody else acts in it
        if each.level == "error" or each.code in _REFINED:
            yield from _about(talk, home, each)


def _about(talk: Session, home: Aim, finding: Finding) -> Iterator[Asked]:
    line = home.lines[finding.at[1]] if len(finding.at) == 2 else None
    at = (home.id, line.id) if line else (home.id,)
    rounds = _rounds(talk, "fix", at, finding.code)
    if rounds < ROUNDS:
        said = _name(line, 12) if line else home.words.text if home.words else ""
        texts = (f"{finding.headline} {finding.question}", f"How would you say it instead: {said}?")
        yield from (Asked("fix", at, text, code=finding.code) for text in texts[rounds:])
        return
    offered = offers(home, line)
    if not offered:
        return
    text = "Two ways to say it, or it stays as it is. Which one?" if len(offered) > 1 else "This way, or as it is?"
    yield Asked(
        "choose",
        at,
        f"{nouns.starting(_name(line, 6)) if line else 'Objective'}: {phrasing.inside(text)}",
        (*offered, KEEP),
        finding.code,
    )


def offers(home: Aim, line: Line | None) -> tuple[str, ...]:
    """At most two ways to say a part, built from the team's words and checked."""
    objective = shape.objective(home)
    if line is None:
        return tuple(each.text for each in aims.aims(objective))[:2]
    return tuple(each.text for each in option.offered(shape.key_result(line), objective))[:2]


def _ready(talk: Session, home: Aim) -> Iterator[Asked]:
    if not home.lines:
        return
    if (
        home.words is None
    ):  # nobody gets up for what has no sentence: it is asked for once more, and stands without none
        yield from _worded(talk, "objective", (home.id,), (_LATE,), "late", 1)
        return
    yield from _worded(talk, "ready", (home.id,), READY, most=1)


def why(asked: Asked, *, finding: Finding | None = None) -> str:
    """Say why a question is asked, in one or two sentences."""
    if finding is not None and finding.why:
        return finding.why
    if asked.code in checks.BY_CODE:
        return checks.BY_CODE[asked.code].summary
    return WHY.get(asked.slot, "It is open in the draft. Leaving it open is fine too.")


WHY = {
    "objective": "An objective says what will be different for somebody. With that in one sentence the rest can be judged by it.",
    "outcome": "A key result shows that the objective comes true. Two of them are harder to meet by accident than one.",
    "purpose": "A thing can be finished while everything else stays as it is. What it is for is the key result; the thing itself goes under it.",
    "counts": "Much is counted already, in a list, a log or a system. What you have costs nothing to look at every two weeks.",
    "baseline": "Without today's value nobody can tell half-way whether it moves.",
    turned.CODE: "From today's value to the aim it goes the other way than the words say. Both can be right.",
    "target": "The level says when it is good enough, and how far it is from here. It can stay open until somebody names it.",
    "guard": "Many numbers can be reached at the cost of something else. Naming it once is enough to keep an eye on it.",
    "cycle": "A level without a day can be met at any time. One day for the whole set is enough.",
    "who": "A name beside an open number is how it gets filled before the cycle starts.",
    "clash": "Two values were said for one place. Both are kept until you say which one holds.",
    "steer": "A figure of something that no key result names fills none of them. It can be a key result of its own, or stay beside.",
    "which": "A figure belongs to one key result. It fills none until that is clear.",
    "ready": "It is asked and not scored. A set that nobody would get up for is worth another sentence.",
    "last": "What was learned last quarter is the cheapest start there is. The last value becomes today's.",
    "partner": "What two teams own is done when both know what the other one brings.",
}


def _name(line: Line, most: int = 9) -> str:
    """A key result inside a sentence."""
    return phrasing.short(phrasing.inside(line.text or line.name, line.said.text), most)
