# SPDX-License-Identifier: GPL-3.0-or-later
"""A set that may leave: its names are taken by every file system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.outgoing import Outgoing, OutgoingFile, is_safe_name


@given(st.text(max_size=90))
def test_only_names_every_file_system_takes(name: str) -> None:
    if is_safe_name(name):
        assert name.isascii()
        assert not set(name) & set('<>:"/\\|?* \x00')
        assert len(name) <= 80
    else:
        with pytest.raises(ValueError, match="file system"):
            OutgoingFile(name, bytes)


@pytest.mark.parametrize("name", ["CON", "nul.txt", "com1", "LPT9.pdf", "..", "a.", "Tổng.xlsx", ""])
def test_names_that_some_system_refuses(name: str) -> None:
    assert not is_safe_name(name)


def test_two_names_that_differ_in_capitals_only_are_one_on_a_stick() -> None:
    with pytest.raises(ValueError, match="capitals"):
        Outgoing("pack", "t", "f", (OutgoingFile("a.txt", bytes), OutgoingFile("A.TXT", bytes)))


@pytest.mark.parametrize(("folder", "period"), [("../ngoai", ""), ("/tuyet/doi", ""), ("a//b", ""), ("a", "tuần 47")])
def test_no_folder_above_and_no_strange_period(folder: str, period: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        Outgoing("tally", "t", folder, (), period)
