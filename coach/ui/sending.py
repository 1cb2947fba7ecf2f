"""Before anything goes to a model: what will be sent, where to, and whether names are masked; and who wrote what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from coach import settings
from coach.errors import UsageError
from coach.session import Sending
from coach.settings import Settings
from coach.ui import readable, show
from coach.ui.wording import lit

BUILT_IN = "the built-in coach"
STOPPED = "The model was stopped."
STANDS = "What stands here is the built-in coach's."
HEIGHT = 130


def chosen() -> tuple[Settings, str]:
    """The settings of this server, and a sentence where they cannot be read: then no model is asked."""
    try:
        return settings.read(), ""
    except UsageError as unreadable:
        return Settings(), str(unreadable)


def undecided(choice: Sending | None, model: Settings) -> bool:
    """Whether nobody has said yet that this model may be asked, or that none is."""
    return not model.builtin and (choice is None or choice.model not in ("", model.model))


def place(model: Settings) -> str:
    """Where a model is asked, in words."""
    host = settings.host(model)
    return f"at {host}" if host else f"at the usual address of {model.model.partition('/')[0]}"


def ask(
    model: Settings,
    what: str,
    key: str,
    texts: Callable[[bool], Sequence[Sequence[str]]],
    decide: Callable[[str, bool], None],
    without: str = "Use the built-in coach",
) -> None:
    """Show what will be sent and take the decision: the name of the model or "", and whether names are masked.

    texts: what each request would hold, with names masked or not: the coach's instructions, last what is of the team.
    without: the tap that sends nothing, in words.
    """
    with show.card(f"sending-{key}"):
        st.header("Before anything is sent", anchor=False)
        st.markdown(
            f"**{lit(model.model)}**, {lit(place(model))}, would read the text below, together with the coach's own "
            f"instructions. Nothing has been sent yet. Your choice holds for this {what}, with all you add to it."
        )
        masked = st.toggle("Mask names and e-mail addresses", key=f"mask:{key}")
        plain, hidden = texts(False), texts(True)
        show.label("What you said and wrote, as it will go out; names and addresses stand out")
        with st.container(height=HEIGHT, border=False, key=f"outgoing-{key}"):
            _words([each[-1] for each in plain], [each[-1] for each in hidden], masked=masked)
        with st.container(horizontal=True, gap="small"):
            if st.button("Send it to the model", type="primary", icon=":material/send:", key=f"send:{key}"):
                decide(model.model, masked)
            if st.button(without, key=f"builtin:{key}"):
                decide("", masked)
        goes = hidden if masked else plain
        with st.expander("all that goes out, word for word", type="compact"):
            _codes(each[-1] for each in goes)
        with st.expander("the coach's own instructions", type="compact"):
            _codes(dict.fromkeys(text for each in goes for text in each[:-1]))


def _words(plain: Sequence[str], hidden: Sequence[str], *, masked: bool) -> None:
    """The team's own words of what goes out, for people to read."""
    both = [pair for texts in zip(plain, hidden, strict=True) for pair in readable.pairs(*texts, masked=masked)]
    st.markdown("\n".join(f"- {readable.marked(*pair, masked=masked)}" for pair in dict.fromkeys(both)))


def _codes(texts: Iterable[str]) -> None:
    for each in texts:
        st.code(each, language=None, wrap_lines=True)


def troubled(sentences: Sequence[str]) -> str:
    """Why the built-in coach's stands although a model was asked, each reason once."""
    told = list(dict.fromkeys(filter(None, sentences)))
    return " ".join([*told, STANDS]) if told else ""
