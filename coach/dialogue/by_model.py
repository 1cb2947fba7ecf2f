"""A model that hears and words for the talk, one turn at a time; code decides what of it stands, and what is asked.

helped = by_model.with_model(settings, llm.Turn(seconds=settings.seconds))
talk, replies = dialogue.step(talk, said, helped.hear, helped.word)
helped.trouble     # "" or the one sentence for the page
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from coach import llm, prompts
from coach.dialogue import borne_out, joined, listen, orders, reworded, tongue
from coach.dialogue.forms import HearingForm, WordingForm
from coach.dialogue.saying import Saying, endless, sentences
from coach.dialogue.values import Heard, Reply, Slot
from coach.errors import ModelError
from coach.settings import Settings

_FIGURES = ("baseline", "target")
T = TypeVar("T", bound=llm.Form)


def _nothing(_: str) -> tuple[str, ...]:
    """What a page may show of an answer that fills a form: nothing before it is whole."""
    return ()


class Helped:
    """hear and word for one step of the talk; both share the turn, so a step sends three requests at most.

    Whatever a model does, the built-in ear and the built-in question stand behind it; no ModelError leaves.
    trouble: why the model was not heard, one sentence, "" where nothing was amiss; after it no further request is sent.
    heard, worded: whether something of the model's stands in what was heard, and in the wording that it proposed.
    """

    def __init__(self, settings: Settings, turn: llm.Turn) -> None:
        self._settings, self._turn = settings, turn
        self._said, self._slots, self._both = "", tuple[Slot, ...](), tuple[Heard, ...]()
        self._question = ""  # in code's words
        self.trouble = ""
        self.heard = self.worded = False

    def hear(self, said: str, slots: Sequence[Slot]) -> Sequence[Heard]:
        """Propose a place for each thing that a message says; one request, none where code is certain."""
        built = listen.hear(said, slots)
        if certain(said, slots, built):
            return built
        self._said, self._slots = said, tuple(slots)
        self._both = tuple(self._joined(said, slots, built))
        return self._both

    def _joined(self, said: str, slots: Sequence[Slot], built: Sequence[Heard]) -> Sequence[Heard]:
        team = {**_draft(slots), "asked": _asked(slots), "message": said}
        reply = self._ask("hear", team, HearingForm)
        if reply is None:
            return built
        both = joined.joined(list(borne_out.judged(reply.pieces, said, slots)), built, said)
        self.heard = both != built
        return both

    def word(self, question: str) -> str:
        """Word a question that code chose; it comes back as it was where the wording may not stand.

        After a message that code understood for certain it stays in code's words, and nothing is sent.
        """
        if not self._slots or not reworded.wordable(question):
            return question
        team = {**_draft(self._slots), "message": self._said, "question": question}
        reply = self._ask("word", team, WordingForm, lambda text: reworded.growing(text, question, self._said))
        if reply is None:
            return question
        text = reworded.accepted(reply.question, question, *self._parts(), self._said)
        self._question, self.worded = question, text != question
        return text

    def worded_in(self, replies: Sequence[Reply]) -> bool:
        """Whether the question of a step stands in the model's words; the talk puts no wording twice."""
        return self.worded and all(each.text != self._question for each in replies)

    def _parts(self) -> tuple[tuple[str, ...], str]:
        """The key results, also those of this message, and the one that is spoken of, "" where that is not sure."""
        names = {at: kept["text"] for at, kept in _lines(self._slots).items()}
        new = [each for each in self._both if each.slot == "outcome"]
        names |= {(*each.at, -n): each.value for n, each in enumerate(new, 1)}
        spoken = {each.at for each in self._both if len(each.at) == 2} or {
            slot.at for slot in self._slots if slot.asked and len(slot.at) == 2
        }
        near = names.get(next(iter(spoken)), "") if len(spoken) == 1 else ""
        return tuple(names.values()), near

    def _ask(
        self, intent: str, team: dict[str, object], schema: type[T], shown: Callable[[str], object] = _nothing
    ) -> T | None:
        if self.trouble or self._settings.builtin or not self._turn.open:
            return None
        messages = prompts.render(intent, team=team).messages
        try:
            return llm.ask(
                [llm.Message(role=role, content=text) for role, text in messages],
                schema,
                self._settings,
                self._turn,
                shown,
            )
        except ModelError as failed:
            self.trouble = str(failed)
        return None


def with_model(settings: Settings, turn: llm.Turn) -> Helped:
    """What hears and words for one step of the talk, with the model of the settings; a new one each step.

    With the built-in coach in the settings nothing is sent, and it does what `dialogue.step` does by itself.
    """
    return Helped(settings, turn)


def certain(said: str, slots: Sequence[Slot], built: Sequence[Heard]) -> bool:
    """Whether code understands a message for certain, so that no model is asked: nothing in it, an order, one figure."""
    every = sentences(said)
    if not every or endless(said) or orders.filler(said) or orders.greets(said) or orders.read(said) is not None:
        return True
    if tongue.hostile(said):
        return True
    asked = next((slot for slot in slots if slot.asked), None)
    say = Saying(every[0])
    bare = len(every) == 1 and len(say.figures) == 1 and say.length < 5
    alone = len(built) == 1 and asked is not None and (built[0].slot, built[0].at) == (asked.name, asked.at)
    return bare and alone and asked is not None and asked.name in _FIGURES


def _lines(slots: Sequence[Slot]) -> dict[tuple[int, ...], dict[str, str]]:
    """Each key result by its place: its words, and what stands in its places."""
    lines: dict[tuple[int, ...], dict[str, str]] = {}
    for slot in slots:
        if len(slot.at) == 2:
            kept = lines.setdefault(slot.at, {"text": slot.about})
            kept.update({slot.name: slot.value} if slot.value else {})
    return lines


def _draft(slots: Sequence[Slot]) -> dict[str, object]:
    """The draft as a model reads it: the objective, and the key results by number."""
    objective = next((slot.value for slot in slots if slot.name == "objective"), "")
    lines = [{"number": n, **kept} for n, kept in enumerate(_lines(slots).values(), 1)]
    return {"objective": objective, "key_results": lines}


def _asked(slots: Sequence[Slot]) -> dict[str, object]:
    asked = next((slot for slot in slots if slot.asked), None)
    if asked is None:
        return {}
    lines = list(_lines(slots))
    return {"slot": asked.name, "about": lines.index(asked.at) + 1 if asked.at in lines else 0}
