"""What a model thinks of an objective of the draft: apart from all that counts, let go with a reason, taken back like any step."""

from __future__ import annotations

from coach import spent
from coach.dialogue import settle, shape
from coach.dialogue.talk import UNDO
from coach.errors import InputError
from coach.session import Aim, Draft, Session, View

FEWEST, MOST = 2, 30  # key results; past the most no single scenario says much


def about(home: Aim) -> tuple[str, ...]:
    """The words that an opinion is about: the objective and its key results."""
    subject = shape.objective(home)
    return subject.text, *(each.text for each in subject.key_results)


def may_ask(draft: Draft, home: Aim) -> bool:
    """Whether an opinion on an objective says something: it has words and key results, and the checks pass."""
    return home.words is not None and FEWEST <= len(home.lines) <= MOST and shape.passes(draft, home)


def stands(home: Aim) -> View | None:
    """The opinion that nobody has let go."""
    return next((each for each in home.views if not each.let_go), None)


def viewed(talk: Session, view: View) -> Session:
    """Keep what came of asking for an opinion. It takes the place of the one that stands; those let go stay.

    One that did not come (`view.trouble`), or whose objective is gone, leaves what it took.
    """
    talk = talk._replace(opined=spent.total((talk.opined, view.spent)))
    home = _home(talk.draft, view)
    if view.trouble or home is None:
        return talk
    return _step(talk, home._replace(views=(*(each for each in home.views if each.let_go), view)))


def let_go(talk: Session, view: View, reason: str) -> Session:
    """Let an opinion go; the reason is kept with it. Raises InputError for a reason without words, and for another one."""
    from coach.rewrite import opinion  # noqa: PLC0415  (with a model behind it)

    home = _home(talk.draft, view)
    if home is None or view.opinion is None or view not in home.views or view.let_go:
        raise InputError("This opinion does not stand any longer, so nothing was kept. Look at what stands now.")
    gone = view._replace(opinion=opinion.dismissed(view.opinion, reason))
    return _step(talk, home._replace(views=tuple(gone if each == view else each for each in home.views)))


def _home(draft: Draft, view: View) -> Aim | None:
    return next((each for each in draft.aims if (each.id,) == view.at), None)


def _step(talk: Session, home: Aim) -> Session:
    return talk._replace(draft=settle.with_aim(talk.draft, home), past=(*talk.past, talk.draft)[-UNDO:])
