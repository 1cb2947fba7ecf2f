"""A person at a page, over the websocket that Streamlit's own browser part speaks: no browser, the same messages.

    async with Visitor.at("127.0.0.1:8501", page="draft") as visitor:
        seconds = await visitor.say("Patients wait too long")
        visitor.chat[-1].text

A visitor keeps what stands on the page, and asks for the parts that refresh themselves as often as the page tells it to.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple, TypeVar

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

Path = tuple[int, ...]
PATIENCE = 30.0  # seconds
T = TypeVar("T")
WRITTEN = ("text", "markdown", "heading")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run something asynchronous to its end, in a thread of its own: browser tests keep a loop in theirs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Said(NamedTuple):
    """A message as it stands in the chat. name: who speaks, as the page calls them."""

    name: str
    text: str


class Node(NamedTuple):
    """An element or a block of the page. run: the run that drew it; fragment: the part that refreshes itself, or ""."""

    delta: Delta
    run: int
    fragment: str

    @property
    def kind(self) -> str:
        return self.delta.new_element.WhichOneof("type") or self.delta.add_block.WhichOneof("type") or ""

    @property
    def body(self) -> str:
        return getattr(self.delta.new_element, self.kind).body if self.kind in WRITTEN else ""


def plain(text: str) -> str:
    """The words of a text, whether it was drawn as text or as Markdown."""
    return " ".join(text.replace("\\", "").split())


class Stalled(Exception):
    """The page did not do what was waited for."""


class Visitor:
    """Made by `Visitor.at`. errors: what the page or the connection reported and nobody wishes to see."""

    def __init__(self, socket: websockets.ClientConnection, page: str, query: str) -> None:
        self.query, self.errors, self.refreshed = query, [], 0
        self._socket, self._page, self._hash = socket, page, ""
        self._nodes: dict[Path, Node] = {}
        self._run, self._drawn, self._finished, self._running = 0, set(), 0, False
        self._known: dict[str, ForwardMsg] = {}
        self._polls: dict[str, asyncio.Task[None]] = {}
        self._news = asyncio.Event()
        self._gone = False

    @classmethod
    @asynccontextmanager
    async def at(cls, address: str, page: str = "", query: str = "") -> AsyncIterator[Visitor]:
        """Open a page and wait until it stands. address: host and port."""
        async with websockets.connect(
            f"ws://{address}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            compression=None,
            max_size=None,
            open_timeout=PATIENCE,
        ) as socket:
            visitor = cls(socket, page, query)
            listening = asyncio.create_task(visitor._listen())
            try:
                await visitor.rerun()
                yield visitor
            finally:
                for task in (*visitor._polls.values(), listening):
                    task.cancel()

    # ---- what stands on the page

    @property
    def chat(self) -> tuple[Said, ...]:
        """The chat, from top to bottom."""
        found = sorted((path, node) for path, node in self._nodes.items() if node.kind == "chat_message")
        return tuple(Said(node.delta.add_block.chat_message.name, self._text(path)) for path, node in found)

    @property
    def text(self) -> str:
        """All that is written on the page."""
        return self._text(())

    @property
    def draft(self) -> str:
        """The id of the draft in the address."""
        return next((part[6:] for part in self.query.split("&") if part.startswith("draft=")), "")

    def _text(self, under: Path) -> str:
        inside = sorted((path, node.body) for path, node in self._nodes.items() if path[: len(under)] == under)
        return "\n".join(body for _, body in inside if body)

    def _widget(self, kind: str, label: str = "") -> str:
        for _, node in sorted(self._nodes.items(), key=lambda each: each[0]):
            widget = getattr(node.delta.new_element, node.kind) if node.kind == kind else None
            if widget is not None and label in getattr(widget, "label", ""):
                return str(widget.id)
        raise Stalled(f"the page has no {kind} {label!r}; it says: {self.text[:300]!r}")

    # ---- what a person does

    async def rerun(self, *states: WidgetState) -> None:
        """Send what was touched, and wait until the page stands again."""
        finished = self._finished
        await self._send(states=states)
        await self.until(lambda: self._finished > finished and not self._running, "stand still")

    async def press(self, label: str) -> None:
        """Press a button."""
        state = WidgetState(id=self._widget("button", label), trigger_value=True)
        await self.rerun(state)

    async def say(self, text: str) -> float:
        """Say something in the chat; seconds until the message and what the coach says to it stand on the page."""
        state = WidgetState(id=self._widget("chat_input"))
        state.chat_input_value.data = text
        before, start = self.chat, time.perf_counter()
        await self._send(states=(state,))
        await self.until(lambda: not self._running and self.chat != before and self.answered(text), f"answer {text!r}")
        return time.perf_counter() - start

    def answered(self, text: str) -> bool:
        """Whether the last that the team said is this, and the coach has said something to it."""
        chat = self.chat
        own = [each for each in chat if each.name != chat[0].name]
        return bool(own) and plain(text) in plain(own[-1].text) and chat[-1].name == chat[0].name

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for the page. Raises Stalled when it does not come to that, or the connection is lost."""
        ends = time.monotonic() + PATIENCE
        while not holds():
            if self._gone:
                raise Stalled(f"the connection was lost before the page could {what}")
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), ends - time.monotonic())
            except TimeoutError:
                raise Stalled(f"after {PATIENCE:g} s the page did not {what}; it says: {self.text[-300:]!r}") from None

    # ---- the protocol

    async def _send(self, *, states: tuple[WidgetState, ...] = (), fragment: str = "") -> None:
        message = BackMsg()
        ask = message.rerun_script
        ask.query_string, ask.page_script_hash, ask.fragment_id = self.query, self._hash, fragment
        ask.page_name = "" if self._hash else self._page
        ask.is_auto_rerun = bool(fragment)
        ask.widget_states.widgets.extend(states)
        try:
            await self._socket.send(message.SerializeToString())
        except websockets.ConnectionClosed:
            self._gone = True

    async def _poll(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            await self._send(fragment=fragment)

    async def _listen(self) -> None:
        with suppress(websockets.ConnectionClosed):
            async for data in self._socket:
                message = ForwardMsg()
                message.ParseFromString(data)  # type: ignore[arg-type]
                if message.hash:
                    self._known[message.hash] = message
                self._take(self._known.get(message.ref_hash, message))
                self._news.set()
        self._gone = True
        self._news.set()

    def _take(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self._begin()
            case "delta":
                self._draw(tuple(message.metadata.delta_path), message.delta)
            case "navigation":
                self._hash = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "auto_rerun":
                self._refresh(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "stop_auto_rerun":
                for fragment in message.stop_auto_rerun.fragment_ids:
                    self._stop(fragment)
            case "script_finished":
                self._end(message.script_finished)

    def _begin(self) -> None:
        self._run, self._drawn, self._running = self._run + 1, set(), True

    def _draw(self, path: Path, delta: Delta) -> None:
        if delta.WhichOneof("type") == "new_transient":
            return
        for old in [each for each in self._nodes if each[: len(path)] == path and delta.HasField("new_element")]:
            del self._nodes[old]
        self._nodes[path] = Node(delta, self._run, delta.fragment_id)
        self._drawn.add(delta.fragment_id)
        if delta.new_element.WhichOneof("type") == "exception":
            trouble = delta.new_element.exception
            self.errors.append(f"{trouble.type}: {trouble.message}")

    def _end(self, how: int) -> None:
        if how == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        whole = how != ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        if how == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.errors.append("the page does not compile")
        for path, node in list(self._nodes.items()):
            if node.run != self._run and (whole or node.fragment in self._drawn - {""}):
                del self._nodes[path]
        self._finished += whole
        self.refreshed += not whole
        self._running = False

    def _refresh(self, fragment: str, interval: float) -> None:
        """A part that refreshes itself goes on at its own pace, whatever else is drawn."""
        if fragment not in self._polls:
            self._polls[fragment] = asyncio.create_task(self._poll(fragment, interval))

    def _stop(self, fragment: str) -> None:
        if task := self._polls.pop(fragment, None):
            task.cancel()
