"""What one person has in front of them, as a frozen value, and what they can do with it.

Every verb takes a Desk and returns the next one; nothing here knows the page. What is costly
(reading, checking, composing) is done by a verb and kept, so that drawing stays cheap.
"""

from __future__ import annotations

from typing import NamedTuple

from coach import checks, parse, review, rewrite
from coach.model import Answer, At, Decision, Finding, OKRSet, Option, Proposal, Question, Rewrite
from coach.session import Sending, View
from coach.spent import Spent
from coach.ui import wording

UNKNOWN = "don't know"
HANDED_DOWN, AS_WRITTEN = "handed down", "as written"
CONTEXT = Question("context", "What else is there to know?", "figures, dates, who asked for it", ())


class Step(NamedTuple):
    """How things stood at one moment, and in words what was done then."""

    done: str
    answers: tuple[Answer, ...]
    asked: tuple[Question, ...]
    decisions: tuple[Decision, ...]


class Made(NamedTuple):
    """How a turn of the model ended: what stands for these answers since, and what it took."""

    answers: tuple[Answer, ...]
    proposal: Proposal
    spent: Spent


class Desk(NamedTuple):
    """A document, what the coach proposes for it, and what the person said and decided so far."""

    okrs: OKRSet = OKRSet()
    title: str = ""
    findings: tuple[Finding, ...] = ()
    headlines: tuple[Finding, ...] = ()  # what a person sees of them
    proposal: Proposal = Proposal("", (), (), ())
    offers: tuple[Decision, ...] = ()  # what taking the whole proposal would decide, line by line
    answers: tuple[Answer, ...] = ()
    asked: tuple[Question, ...] = ()  # the questions that have an answer, as they were asked
    decisions: tuple[Decision, ...] = ()  # at most one a part
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()  # what was undone
    note: str = ""  # one calm sentence when something did not work
    sending: Sending | None = None  # None: nobody has said yet whether a model may be asked
    made: tuple[Made, ...] = ()  # what turns of the model ended in
    views: tuple[View, ...] = ()  # at most one an objective; nothing else knows of them

    @property
    def empty(self) -> bool:
        """Whether nothing has been read yet."""
        return not self.okrs.objectives

    def decision(self, at: At) -> Decision | None:
        """What was decided about a part."""
        return next((each for each in self.decisions if each.at == at), None)

    def offer(self, at: At) -> Decision | None:
        """What taking the proposal means for a part; None where it changes nothing."""
        return next((each for each in self.offers if each.at == at and each.action == "take"), None)

    def headline(self, at: At) -> Finding | None:
        """The one finding that is said about an objective or a line."""
        return next((each for each in self.headlines if each.at == at and each.code[0] in "OK"), None)

    def overall(self, o: int) -> tuple[Finding, ...]:
        """What is said about an objective's lines together, or about the whole document."""
        return tuple(each for each in self.headlines if not each.at or (each.at == (o,) and each.code[0] not in "OK"))

    def readings(self, at: At) -> Rewrite | None:
        """The readings of a weak part."""
        return next((each for each in self.proposal.rewrites if each.at == at), None)

    def view(self, at: At) -> View | None:
        """What a model was asked to think of an objective's set."""
        return next((each for each in self.views if each.at == at), None)

    def answer(self, question: str) -> str:
        """What was said to a question, "" if nothing."""
        return next((each.text for each in self.answers if each.question == question), "")

    @property
    def due(self) -> bool:
        """Whether the model is to be asked about the document with these answers."""
        return bool(self.sending and self.sending.model) and self.ended is None

    @property
    def ended(self) -> Made | None:
        """The turn of the model for what stands now."""
        return next((each for each in reversed(self.made) if each.answers == self.answers), None)

    @property
    def standing(self) -> tuple[Decision, ...]:
        """The decisions that count: a waived line waits for its reason."""
        return tuple(each for each in self.decisions if each.action != "waive" or each.reason)


def read(_: Desk, given: str | bytes, name: str = "", title: str = "") -> Desk:
    """Read a document and propose a set for it; what was on the desk before is put away.

    Raises InputError when it cannot be read, TooLarge past what a page holds (2 MB, 500 parts).
    """
    okrs = parse.read(given, name=name, limits=parse.PAGE)
    findings = tuple(checks.run(okrs))
    return _composed(Desk(okrs, title or name, findings, checks.headline(findings)))


def fail(desk: Desk, sentence: str) -> Desk:
    """Say one sentence; nothing else changes."""
    return desk._replace(note=sentence)


def answer(desk: Desk, question: Question, text: str | None) -> Desk:
    """Take in what the person said to a question; no words take the answer back."""
    text = (text or "").strip()
    if text == desk.answer(question.id):
        return desk
    answers = tuple(
        each._replace(text=text) if each.question == question.id else each
        for each in desk.answers
        if text or each.question != question.id
    )
    if text and not desk.answer(question.id):
        answers = (*answers, Answer(question.id, text))
    asked = (*(each for each in desk.asked if each.id != question.id), question)
    before = desk.offers
    after = _composed(
        _done(desk, f"said: {text}" if text else "took an answer back")._replace(answers=answers, asked=asked)
    )
    return after._replace(decisions=tuple(_followed(each, before, after) for each in after.decisions))


def take(desk: Desk, at: At, option: Option | None = None) -> Desk:
    """Take what is proposed for a part, or another reading of it."""
    offer = desk.offer(at)
    if option is not None:
        offer = Decision(at, "take", option.text, option.initiatives)
    return desk if offer is None else _decided(desk, offer, "took a line")


def take_all(desk: Desk, at: At = ()) -> Desk:
    """Take everything proposed (for one objective) that the person has not decided yet."""
    decided = {each.at for each in desk.decisions}
    more = [each for each in desk.offers if each.at[: len(at)] == at and each.at not in decided]
    return _done(desk, "took the set")._replace(decisions=(*desk.decisions, *more)) if more else desk


def keep(desk: Desk, at: At, reason: str = AS_WRITTEN) -> Desk:
    """Leave a part as it is; the reason tells it from a part that stays because the whole set was taken."""
    return _decided(desk, Decision(at, "keep", reason=reason), "kept a line")


def edit(desk: Desk, at: At, text: str) -> Desk:
    """Put the person's own words in a part's place; a deliverable that they leave out stays as something to try."""
    text = " ".join(text.split())
    found, offer = desk.decision(at), desk.offer(at)
    if not text or (found is not None and (found.action, found.text) == ("edit", text)):
        return desk
    said = set(text.casefold().split())
    left = [each for each in _deliverables(desk, at, offer) if not said.issuperset(each.casefold().split())]
    return _decided(desk, Decision(at, "edit", text, tuple(left)), "edited a line")


def _deliverables(desk: Desk, at: At, offer: Decision | None) -> tuple[str, ...]:
    """What a part names that can be tried: what its option leaves behind, or the line itself where it is no result."""
    if len(at) == 2 and (offer is None or (offer.text is None and offer.under is not None)):
        waits = any(line.at == at for line in desk.proposal.sets[at[0]].waiting)
        return (desk.okrs.objectives[at[0]].key_results[at[1]].text,) if waits or offer is not None else ()
    return offer.initiatives if offer is not None else ()


def waive(desk: Desk, at: At, reason: str = "") -> Desk:
    """Keep a part on purpose; it counts once it has a reason."""
    finding = desk.headline(at)
    return _decided(
        desk, Decision(at, "waive", code=finding.code if finding else "", reason=reason.strip()), "waived a line"
    )


def open_again(desk: Desk, at: At) -> Desk:
    """Forget what was decided about a part."""
    left = tuple(each for each in desk.decisions if each.at != at)
    return _done(desk, "opened a line again")._replace(decisions=left)


def undo(desk: Desk) -> Desk:
    """Go back one step."""
    if not desk.past:
        return desk
    *past, step = desk.past
    return _standing(desk, step)._replace(past=tuple(past), future=(_step(desk, step.done), *desk.future))


def redo(desk: Desk) -> Desk:
    """Do again what was undone."""
    if not desk.future:
        return desk
    step, *future = desk.future
    return _standing(desk, step)._replace(past=(*desk.past, _step(desk, step.done)), future=tuple(future))


def close(_: Desk) -> Desk:
    """Put the document away."""
    return Desk()


def agree(desk: Desk, model: str, masked: bool) -> Desk:  # noqa: FBT001  (what stands in a switch)
    """Let a model be asked about this document, or, with no name, the built-in coach alone."""
    return desk._replace(sending=Sending(model, masked))


def arrived(desk: Desk, made: Made) -> Desk:
    """Put up what a turn of the model ended in; for a document that has changed since, it is put away."""
    if made.answers != desk.answers or not desk.due:
        return desk
    before = desk.offers
    after = _proposed(desk._replace(made=(*desk.made, made)), made.proposal)
    return after._replace(decisions=tuple(_followed(each, before, after) for each in after.decisions))


def without(desk: Desk, trouble: str) -> Proposal:
    """The built-in coach's proposal, with a sentence why it stands although a model was asked."""
    proposal = rewrite.compose(desk.okrs, desk.findings, desk.answers)
    return proposal._replace(sets=tuple(each._replace(trouble=trouble) for each in proposal.sets))


def again(desk: Desk) -> Desk:
    """Ask the model once more."""
    return desk._replace(made=tuple(each for each in desk.made if each.answers != desk.answers))


def viewed(desk: Desk, view: View) -> Desk:
    """Put up what a model thinks of an objective's set, in the place of what it thought before."""
    return desk._replace(views=(*(each for each in desk.views if each.at != view.at), view))


def let_go(desk: Desk, at: At, reason: object) -> Desk:
    """Dismiss an opinion; the reason is kept with it. Raises InputError for a reason without words."""
    from coach.rewrite import opinion  # noqa: PLC0415  (with a model behind it)

    view = desk.view(at)
    if view is None or view.opinion is None:
        return desk
    return viewed(desk, view._replace(opinion=opinion.dismissed(view.opinion, str(reason or ""))))._replace(note="")


def _composed(desk: Desk) -> Desk:
    """Propose for what stands now; while the model is asked anew, what it wrote before stays in sight."""
    if desk.ended is not None:
        return _proposed(desk, desk.ended.proposal)
    if desk.due and desk.made:
        return desk._replace(note="")
    return _proposed(desk, rewrite.compose(desk.okrs, desk.findings, desk.answers))


def _proposed(desk: Desk, proposal: Proposal) -> Desk:
    return desk._replace(proposal=proposal, offers=tuple(review.take(proposal)), note="")


def _followed(decision: Decision, before: tuple[Decision, ...], after: Desk) -> Decision:
    """Go on filling what was taken with an open number; whatever else was approved stays."""
    closed = decision.text is not None and not any(piece.slot for piece in wording.pieces(decision.text))
    if closed or decision not in before:
        return decision
    return after.offer(decision.at) or decision


def _decided(desk: Desk, decision: Decision, done: str) -> Desk:
    if desk.decision(decision.at) == decision:
        return desk
    rest = tuple(each for each in desk.decisions if each.at != decision.at)
    return _done(desk, done)._replace(decisions=(*rest, decision))


def _done(desk: Desk, done: str) -> Desk:
    return desk._replace(past=(*desk.past, _step(desk, done)), future=(), note="")


def _step(desk: Desk, done: str) -> Step:
    return Step(done, desk.answers, desk.asked, desk.decisions)


def _standing(desk: Desk, step: Step) -> Desk:
    there = desk._replace(answers=step.answers, asked=step.asked, decisions=step.decisions, note="")
    return there if step.answers == desk.answers else _composed(there)
