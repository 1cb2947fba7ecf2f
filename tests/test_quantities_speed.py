"""Reading grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest

from coach import quantities

SHAPES = [
    "1 to 2 to ",
    "5% ",
    "30 June 2027 ",
    "from 1 to 2 ",
    "every 5 ",
    "X% ",
    "1 000",
    "(5 ",
    '" in 2019 ',
    "a-",
    "1,",
]


def spent(text: str) -> float:
    """The shortest of three readings, in seconds."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        quantities.read(text)
        times.append(time.process_time() - begun)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_about_ten_times_as_long(shape):
    short, long = (shape * 3_000)[:3_000], (shape * 30_000)[:30_000]
    assert spent(long) <= 40 * spent(short) + 0.02
