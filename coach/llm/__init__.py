"""The one door to a language model: `ask(messages, schema)` and `stream(messages, schema)`.

A turn sends at most three requests and keeps one deadline; what comes back is a value of the schema or one of four
errors, each a sentence. Neither keys nor texts stand in an error, and no exception of the library hangs on one.
"""

from __future__ import annotations

from coach.llm.asking import ask
from coach.llm.door import Message
from coach.llm.reply import Form
from coach.llm.streaming import Stream, stream
from coach.llm.turn import REQUESTS, Rehearsal, Turn, Usage

__all__ = ["REQUESTS", "Form", "Message", "Rehearsal", "Stream", "Turn", "Usage", "ask", "stream"]
