"""Replies of models: forty ways to be malformed, and any text at all, end in a value or in a sentence."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import errors, llm
from coach.llm import reply


class Line(llm.Form):
    text: str
    share: float
    tags: list[str]
    watch: str | None = None


GOOD = '{"text": "Fewer missed buses", "share": 0.5, "tags": ["bus"]}'
VALUE = Line(text="Fewer missed buses", share=0.5, tags=["bus"])

READABLE = {
    "as asked": GOOD,
    "fenced": f"```json\n{GOOD}\n```",
    "fenced without a name": f"```\n{GOOD}\n```",
    "fenced with CRLF": f"```json\r\n{GOOD}\r\n```",
    "byte order mark": "\ufeff" + GOOD,
    "white space": f"\n\n  {GOOD}\t\n",
    "thoughts before": f"<think>\nA bus {{ or two }}.\n</think>\n\n{GOOD}",
    "thoughts before a fence": f"\n<thinking>Buses.</thinking>```json\n{GOOD}\n```",
    "empty thoughts": f"<think></think>{GOOD}",
    "fields in another order": '{"tags": ["bus"], "share": 0.5, "text": "Fewer missed buses"}',
    "a field that is null": GOOD[:-1] + ', "watch": null}',
    "escapes": '{"text": "Fewer \\u006dissed buses", "share": 5e-1, "tags": ["bus"]}',
}
MALFORMED = {
    "empty": "",
    "white space": " \n ",
    "prose": "Here is the line you asked for.",
    "prose before": f"Sure! {GOOD}",
    "prose after": f"{GOOD} I hope this helps.",
    "prose around a fence": f"Here:\n```json\n{GOOD}\n```\nBye.",
    "thoughts alone": f"<think>{GOOD}</think>",
    "thoughts without an end": f"<think>{GOOD}",
    "thoughts after": f"{GOOD}<think>Buses.</think>",
    "open fence": f"```json\n{GOOD}",
    "two objects": GOOD + GOOD,
    "a list of it": f"[{GOOD}]",
    "a text of it": json.dumps(GOOD),
    "null": "null",
    "a number": "7",
    "cut in a text": GOOD[:20],
    "cut at the end": GOOD[:-1],
    "one bracket too many": GOOD + "}",
    "trailing comma": GOOD[:-1] + ",}",
    "single quotes": GOOD.replace('"', "'"),
    "comment": GOOD[:-1] + "/* fine */}",
    "bare keys": GOOD.replace('"text"', "text"),
    "NaN": GOOD.replace("0.5", "NaN"),
    "Infinity": GOOD.replace("0.5", "Infinity"),
    "too large a number": GOOD.replace("0.5", "1e999"),
    "number as text": GOOD.replace("0.5", '"0.5"'),
    "true as number": GOOD.replace("0.5", "true"),
    "null as text": GOOD.replace('"Fewer missed buses"', "null"),
    "text as list": GOOD.replace('["bus"]', '"bus"'),
    "list of numbers": GOOD.replace('["bus"]', "[1]"),
    "missing field": '{"text": "Fewer missed buses", "share": 0.5}',
    "extra field": GOOD[:-1] + ', "confidence": 0.9}',
    "a key twice": GOOD[:-1] + ', "share": 0.9}',
    "a key twice, deep": GOOD.replace('["bus"]', '[{"a": 1, "a": 2}]'),
    "other keys": '{"Text": "Fewer missed buses", "Share": 0.5, "Tags": []}',
    "wrapped": f'{{"answer": {GOOD}}}',
    "lone surrogate": GOOD.replace("Fewer", "\\ud800"),
    "raw lone surrogate": GOOD.replace("Fewer", "\ud800"),
    "null byte": GOOD.replace("Fewer", "Fe\x00wer"),
    "raw newline": GOOD.replace("Fewer ", "Fewer\n"),
    "deep lists": GOOD.replace('["bus"]', "[" * 100_000 + "]" * 100_000)[:199_999],
    "a megabyte": GOOD.replace("Fewer", "F" * 1_000_000),
    "the schema": json.dumps(Line.model_json_schema()),
    "YAML": "text: Fewer missed buses\nshare: 0.5\ntags:\n- bus",
    "XML": "<text>Fewer missed buses</text>",
}


@pytest.mark.parametrize("shape", READABLE)
def test_what_is_meant_is_read(shape: str) -> None:
    assert reply.read(READABLE[shape], Line) == VALUE


@pytest.mark.parametrize("shape", MALFORMED)
def test_what_is_malformed_is_a_sentence(shape: str) -> None:
    began = time.perf_counter()
    with pytest.raises(errors.BadReply) as met:
        reply.read(MALFORMED[shape], Line)
    assert time.perf_counter() - began < 0.1
    assert str(met.value).endswith(".")
    assert "missed" not in str(met.value)
    assert met.value.__context__ is None


def test_at_least_forty_shapes_are_tried() -> None:
    assert len(MALFORMED) >= 40


_plain = st.none() | st.booleans() | st.floats() | st.text()
_keys = st.text() | st.sampled_from(["text", "share", "tags"])
_json = st.recursive(_plain, lambda inner: st.lists(inner) | st.dictionaries(_keys, inner)).map(json.dumps)


@given(st.one_of(st.text(), _json))
def test_any_reply_is_a_value_or_a_sentence(text: str) -> None:
    try:
        assert isinstance(reply.read(text, Line), Line)
    except errors.BadReply as met:
        assert str(met).endswith(".")  # noqa: PT017


@given(st.integers(0, len(GOOD)), st.text(max_size=3))
def test_a_whole_reply_with_something_put_in_is_read_or_refused(at: int, text: str) -> None:
    try:
        assert isinstance(reply.read(GOOD[:at] + text + GOOD[at:], Line), Line)
    except errors.BadReply as met:
        assert str(met).endswith(".")  # noqa: PT017
