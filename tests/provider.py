"""A provider of a model that misbehaves on demand: real HTTP on loopback, one scene a request.

    with Provider() as provider:
        provider.play("429", "good")   # the first request meets a full minute, every later one is answered

What a scene answers with is `provider.text`; every request is kept in `provider.requests`.
"""

from __future__ import annotations

import gc
import json
import socket
import struct
import sys
import threading
import time
import warnings
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from coach.llm.provider import litellm

HANG = 3.0  # seconds; longer than any deadline in the tests


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    text = ""  # what this request is answered with

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        owner = self.server.owner
        with owner.lock:
            owner.requests.append({"body": asked, "key": self.headers.get("Authorization", ""), "path": self.path})
            if owner.texts:
                owner.text = owner.texts.pop(0) if len(owner.texts) > 1 else owner.texts[0]
            fields = json.dumps(asked.get("response_format") or {}) + str(asked.get("messages", "")).partition("\\n")[2]
            self.text = next((said for field, said in owner.forms.items() if f'"{field}"' in fields), owner.text)
            scene = owner.scenes.pop(0) if len(owner.scenes) > 1 else owner.scenes[0]
        (STREAMS if asked.get("stream") and scene in STREAMS else PLAIN)[scene](self, asked)

    def give(self, status: int, body: str | bytes, kind: str = "application/json", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def fail(self, status: int, message: str, code: str | None = None, **headers: str) -> None:
        body = {"error": {"message": message, "type": code or "error", "code": code, "param": None}}
        self.give(status, json.dumps(body), **headers)

    def drop(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def event(self, data: str) -> None:
        self.wfile.write(f"data: {data}\n\n".encode())
        self.wfile.flush()

    def pieces(self, asked: dict[str, Any], share: float = 1.0, text: str | None = None) -> None:
        text = self.text if text is None else text
        text = text[: int(len(text) * share)]
        for at in range(0, len(text), 12):
            self.event(_chunk(asked, {"content": text[at : at + 12]}))

    def finish(self, asked: dict[str, Any], reason: str = "stop", *, usage: bool = True) -> None:
        self.event(_chunk(asked, {}, reason))
        if usage:
            self.event(_chunk(asked, None, usage={"prompt_tokens": 40, "completion_tokens": 9, "total_tokens": 49}))
        self.event("[DONE]")


def _chunk(asked: dict[str, Any], delta: dict[str, Any] | None, reason: str | None = None, **more: object) -> str:
    choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": reason}]
    return json.dumps(
        {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": asked["model"],
            "choices": choices,
            **more,
        }
    )


def _completion(asked: dict[str, Any], content: str | None, reason: str = "stop", **message: object) -> dict[str, Any]:
    said = {"role": "assistant", "content": content, **message}
    usage = {"prompt_tokens": 40, "completion_tokens": 9, "total_tokens": 49}
    choices = [{"index": 0, "message": said, "finish_reason": reason}]
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": asked["model"],
        "choices": choices,
        "usage": usage,
    }


Scene = Callable[[_Handler, dict[str, Any]], None]


def _answer(change: Callable[[dict[str, Any], str], Any], kind: str = "application/json") -> Scene:
    def scene(handler: _Handler, asked: dict[str, Any]) -> None:
        said = change(asked, handler.text)
        handler.give(200, said if isinstance(said, (str, bytes)) else json.dumps(said), kind)

    return scene


def _failure(status: int, message: str, code: str | None = None, **headers: str) -> Scene:
    return lambda handler, _: handler.fail(status, message, code, **headers)


def _echoed(handler: _Handler, _: dict[str, Any]) -> None:
    handler.fail(401, f"Incorrect API key provided: {handler.headers.get('Authorization')}", "invalid_api_key")


def _no_schema(handler: _Handler, asked: dict[str, Any]) -> None:
    if asked.get("response_format", {}).get("type") == "json_schema":
        handler.fail(400, "response_format of type json_schema is not supported by this model")
    else:
        (STREAMS if asked.get("stream") else PLAIN)["good"](handler, asked)


def _no_format(handler: _Handler, asked: dict[str, Any]) -> None:
    if "response_format" in asked:
        handler.fail(400, f"Unknown parameter: response_format ({asked['response_format']['type']})")
    else:
        (STREAMS if asked.get("stream") else PLAIN)["good"](handler, asked)


def _short_body(handler: _Handler, asked: dict[str, Any]) -> None:
    data = json.dumps(_completion(asked, handler.text)).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(data) + 500))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2])
    handler.wfile.flush()
    handler.drop()


def _broken_off(ending: Callable[[_Handler], None]) -> Scene:
    """Half of an answer that is not streamed, under headers that are in order."""

    def scene(handler: _Handler, asked: dict[str, Any]) -> None:
        data = json.dumps(_completion(asked, handler.text)).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2])
        handler.wfile.flush()
        handler.close_connection = True
        ending(handler)

    return scene


def _drip(piece: bytes) -> Callable[[_Handler], None]:
    """Bytes that come one by one, each before any limit on a single wait ends."""

    def ending(handler: _Handler) -> None:
        for _ in range(int(HANG / 0.1)):
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(0.1)

    return ending


def _hang(handler: _Handler, _: dict[str, Any]) -> None:
    time.sleep(HANG)
    handler.close_connection = True


def _no_usage(asked: dict[str, Any], text: str) -> dict[str, Any]:
    made = _completion(asked, text)
    del made["usage"]
    return made


PLAIN: dict[str, Scene] = {
    "good": _answer(_completion),
    "no usage": _answer(_no_usage),
    "as text/plain": _answer(_completion, "text/plain"),
    "html": _answer(lambda *_: "<html><body>Sign in to the network</body></html>", "text/html"),
    "cut envelope": _answer(lambda asked, text: json.dumps(_completion(asked, text))[:-40]),
    "no choices": _answer(lambda asked, text: {**_completion(asked, text), "choices": []}),
    "null": _answer(lambda asked, _: _completion(asked, None)),
    "empty": _answer(lambda asked, _: _completion(asked, "")),
    "refusal": _answer(lambda asked, _: _completion(asked, None, refusal="I can't help with that.")),
    "length": _answer(lambda asked, text: _completion(asked, text[: len(text) // 2], "length")),
    "cut, called complete": _answer(lambda asked, text: _completion(asked, text[: len(text) // 2])),
    "filtered": _answer(lambda asked, _: _completion(asked, "", "content_filter")),
    "wrong form": _answer(lambda asked, _: _completion(asked, '{"haiku": "leaves fall"}')),
    "prose": _answer(lambda asked, _: _completion(asked, "Sure! Here is what I think about your goals.")),
    "short body": _short_body,
    "reset": lambda handler, _: handler.drop(),
    "hang": _hang,
    "429": _failure(429, "Too many requests", "rate_limit_exceeded", Retry_After="0"),
    "429 for long": _failure(429, "Too many requests", "rate_limit_exceeded", Retry_After="300"),
    "quota": _failure(429, "You exceeded your current quota", "insufficient_quota"),
    "500": _failure(500, "The server had an error"),
    "502": lambda handler, _: handler.give(502, "<html>Bad gateway</html>", "text/html"),
    "503": _failure(503, "Overloaded"),
    "529": _failure(529, "Overloaded", "overloaded_error"),
    "400": _failure(400, "Unrecognized request argument supplied: frobnicate"),
    "401": _echoed,
    "403": _failure(403, "This project may not use the model", "permission_denied"),
    "404": _failure(404, "The model does not exist", "model_not_found"),
    "too long": _failure(400, "This model's maximum context length is 4097 tokens", "context_length_exceeded"),
    "422": _failure(422, "Extra inputs are not permitted"),
    "no schema": _no_schema,
    "no format": _no_format,
    "half a character": _answer(lambda asked, _: _completion(asked, '{"line": "\ud800"}')),
    "stall in the middle": _broken_off(lambda _: time.sleep(HANG)),
    "drip": _broken_off(_drip(b" ")),
    "reset in the middle": _broken_off(_Handler.drop),
    "error in the middle": _answer(lambda *_: {"error": {"message": "Overloaded", "code": 503}}),
    "bad piece in the middle": _answer(lambda asked, text: json.dumps(_completion(asked, text))[:-60] + '"}{'),
    "end in the middle": _broken_off(lambda _: None),
    "length in the middle": _answer(lambda asked, text: _completion(asked, text[: len(text) // 2], "length")),
}


def _streamed(handler: _Handler, asked: dict[str, Any]) -> None:
    handler.begin()
    handler.pieces(asked)
    handler.finish(asked)


def _without_usage(handler: _Handler, asked: dict[str, Any]) -> None:
    handler.begin()
    handler.pieces(asked)
    handler.finish(asked, usage=False)


def _half(ending: Callable[[_Handler, dict[str, Any]], None]) -> Scene:
    def scene(handler: _Handler, asked: dict[str, Any]) -> None:
        handler.begin()
        handler.pieces(asked, 0.5)
        ending(handler, asked)

    return scene


def _written(*deltas: dict[str, Any], reason: str = "stop") -> Scene:
    """A stream that comes to its end with these pieces, whatever is asked."""

    def scene(handler: _Handler, asked: dict[str, Any]) -> None:
        handler.begin()
        for delta in deltas:
            handler.event(_chunk(asked, delta))
        handler.finish(asked, reason)

    return scene


def _without_choices(handler: _Handler, asked: dict[str, Any]) -> None:
    handler.begin()
    handler.event(_chunk(asked, None))
    handler.event("[DONE]")


def _cut_event(handler: _Handler, asked: dict[str, Any]) -> None:
    handler.begin()
    handler.wfile.write(f"data: {_chunk(asked, {'content': handler.text})}"[:-40].encode())


def _short_stream(handler: _Handler, asked: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.pieces(asked, 0.5)
    handler.close_connection = True


def _unfinished(ending: Callable[[_Handler], None]) -> Scene:
    """The whole text, and then no word that it is whole."""

    def scene(handler: _Handler, asked: dict[str, Any]) -> None:
        handler.begin()
        handler.pieces(asked)
        ending(handler)

    return scene


STREAMS: dict[str, Scene] = {
    "good": _streamed,
    "no usage": _without_usage,
    "reset in the middle": _half(lambda handler, _: handler.drop()),
    "stall in the middle": _half(lambda *_: time.sleep(HANG)),
    "end in the middle": _half(lambda *_: None),
    "error in the middle": _half(lambda handler, _: handler.event('{"error": {"message": "Overloaded", "code": 503}}')),
    "bad piece in the middle": _half(lambda handler, _: handler.event('{"choices": [{"del')),
    "length in the middle": _half(lambda handler, asked: handler.finish(asked, "length")),
    "drip": _half(lambda handler, _: _drip(b": still here\n\n")(handler)),
    "refusal": _written({"refusal": "I can't help with that."}),
    "empty": _written(),
    "null": _written({"content": None}),
    "filtered": _written({"content": "{"}, reason="content_filter"),
    "no choices": _without_choices,
    "cut envelope": _cut_event,
    "short body": _short_stream,
    "length": _half(lambda handler, asked: handler.finish(asked, "length")),
    "half a character": _written({"content": '{"line": "\ud800"}'}),
    "nothing after the headers": lambda handler, _: (handler.begin(), time.sleep(HANG))[0],
    "end without a finish": _unfinished(lambda _: None),
    "reset without a finish": _unfinished(_Handler.drop),
    "stall without a finish": _unfinished(lambda _: time.sleep(HANG)),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    owner: Provider

    def handle_error(self, *_: object) -> None:
        """A client that has gone is no news here."""


class Provider:
    """The server, in a thread; `url` is what COACH_API_BASE would be."""

    def __init__(self, text: str = "{}") -> None:
        self.text = text
        self.texts: list[str] = []  # one a request, the last one goes on; empty: `text` for all
        self.forms: dict[str, str] = {}  # by a field of the form that is asked for; else `text`
        self.lock = threading.Lock()
        self.requests: list[dict[str, Any]] = []
        self.scenes = ["good"]
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.owner = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def play(self, *scenes: str) -> None:
        """Meet the next requests with these scenes; the last one goes on."""
        with self.lock:
            self.scenes = list(scenes)
            self.requests.clear()

    def __enter__(self) -> Self:
        litellm()  # seconds that no turn of a test is to spend
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        with (
            warnings.catch_warnings()
        ):  # litellm keeps its clients, and with them their connections, and never closes one
            warnings.simplefilter("ignore")
            if "litellm" in sys.modules:
                sys.modules["litellm"].in_memory_llm_clients_cache.flush_cache()
            gc.collect()
