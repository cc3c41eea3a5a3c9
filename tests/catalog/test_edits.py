# SPDX-License-Identifier: GPL-3.0-or-later
"""One slip of the finger is forgiven, at any place of any word; two are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.catalog.edits import begins_within_one_edit

LETTERS = "abcdegh"
WORDS = st.text(LETTERS, min_size=1, max_size=7)


def beginnings_one_edit_away(word: str) -> set[str]:
    """Everything that may be typed for a beginning of the word: made the slow and plain way."""
    typed = set()
    for end in range(len(word) + 1):
        start = word[:end]
        typed.add(start)
        for at in range(len(start) + 1):
            typed.update(start[:at] + letter + start[at:] for letter in LETTERS)
            typed.add(start[:at] + start[at + 1 :])
            if at < len(start):
                typed.update(start[:at] + letter + start[at + 1 :] for letter in LETTERS)
            if at + 1 < len(start):
                typed.add(start[:at] + start[at + 1] + start[at] + start[at + 2 :])
    return typed


@given(WORDS, WORDS)
def test_it_agrees_with_trying_every_slip(typed: str, word: str) -> None:
    assert begins_within_one_edit(typed, word) == (typed in beginnings_one_edit_away(word))


@given(WORDS, st.data())
def test_every_single_slip_is_forgiven(word: str, data: st.DataObject) -> None:
    assert begins_within_one_edit(data.draw(st.sampled_from(sorted(beginnings_one_edit_away(word)))), word)


@pytest.mark.parametrize("typed", ["knai tu", "kahi", "khiaa", "khxxi"])
def test_two_slips_are_another_word(typed: str) -> None:
    assert begins_within_one_edit(typed, "khai") == (typed == "kahi")
