# SPDX-License-Identifier: GPL-3.0-or-later
"""The printed code: hard to misread, and a slip names the group in which it is."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.storage.recovery_code import GROUPS, LETTERS, new_code, read_code
from counter_app.storage.refusals import CodeMistyped

CODE = new_code()


def test_a_code_is_eight_groups_of_four_without_look_alikes() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}", CODE)
    assert len({new_code() for _ in range(50)}) == 50


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE.replace("0", "O").replace("1", "I").replace("V", "U"),
        CODE.replace("0", "o").replace("1", "l").replace("D", "Đ"),
    ],
    ids=("as_printed", "small", "closed", "spaced", "surrounded", "like_capitals", "like_small_letters"),
)
def test_the_same_code_typed_otherwise_is_the_same(typed: str) -> None:
    assert read_code(typed) == CODE


@given(place=st.integers(0, GROUPS * 4 - 1), letter=st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told_with_its_group(place: int, letter: str) -> None:
    bare = list(CODE.replace("-", ""))
    if bare[place] == letter:
        return
    bare[place] = letter
    with pytest.raises(CodeMistyped) as told:
        read_code("".join(bare))
    assert told.value.group == place // 4 + 1
    assert f"Nhóm thứ {place // 4 + 1}" in str(told.value)


@given(place=st.integers(0, GROUPS * 4 - 2))
def test_two_swapped_letters_of_a_group_are_told(place: int) -> None:
    bare = list(CODE.replace("-", ""))
    if place % 4 == 3 or bare[place] == bare[place + 1]:
        return
    bare[place], bare[place + 1] = bare[place + 1], bare[place]
    with pytest.raises(CodeMistyped):
        read_code("".join(bare))


@given(first=st.integers(0, GROUPS - 1), second=st.integers(0, GROUPS - 1))
def test_two_swapped_groups_are_told(first: int, second: int) -> None:
    groups = CODE.split("-")
    if first == second:
        return
    groups[first], groups[second] = groups[second], groups[first]
    with pytest.raises(CodeMistyped) as told:
        read_code("-".join(groups))
    assert told.value.group == min(first, second) + 1


@pytest.mark.parametrize(
    "typed",
    ["", "ABCD", CODE[:-1], CODE + "A", CODE + "-" + CODE],
    ids=("nothing", "one_group", "one_less", "one_more", "twice"),
)
def test_a_code_of_another_length_is_told_without_a_group(typed: str) -> None:
    with pytest.raises(CodeMistyped) as told:
        read_code(typed)
    assert told.value.group is None


@given(st.text(max_size=60))
def test_nothing_typed_here_is_a_crash(typed: str) -> None:
    with contextlib.suppress(CodeMistyped):
        assert len(read_code(typed)) == len(CODE)
