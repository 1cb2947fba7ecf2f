"""A rewrite may say it better; it may not say something else."""

from __future__ import annotations

import pytest
from triples import SOUND, TRIPLES, UNSOUND

from coach.checks import faithfulness


def codes(original, rewrite, said=()):
    return {found.code for found in faithfulness.compare(original, rewrite, said)}


@pytest.mark.parametrize("triple", SOUND, ids=lambda triple: triple[1][:60])
def test_a_sound_rewrite_passes(triple):
    original, rewrite, said, _ = triple
    assert codes(original, rewrite, said) == set()


@pytest.mark.parametrize("triple", UNSOUND, ids=lambda triple: triple[1][:60])
def test_an_unsound_rewrite_is_caught(triple):
    original, rewrite, said, code = triple
    assert code in codes(original, rewrite, said)


def test_there_are_enough_of_both():
    assert len(SOUND) >= 60
    assert len(UNSOUND) >= 60
    assert len(set(TRIPLES)) == len(TRIPLES)
