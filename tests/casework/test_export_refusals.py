# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and names of the export door."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.casework.export_door import ExportDoor
from counter_app.casework.export_refusals import ExportFailed, ExportTrouble, sentence_of, size_in_words, trouble_of
from counter_app.casework.export_run import numbered
from tests.casework.sticks import week_set

Clock = Callable[[], datetime]


@pytest.mark.parametrize("trouble", ExportTrouble)
def test_every_trouble_says_that_the_register_is_safe_and_what_to_do(trouble: ExportTrouble) -> None:
    told = sentence_of(trouble, 5_000_000)
    assert "Sổ hồ sơ trên máy còn nguyên" in told
    assert "; xin " in told


@pytest.mark.parametrize(
    ("code", "trouble"),
    [(19, ExportTrouble.LOCKED), (112, ExportTrouble.FULL), (1167, ExportTrouble.GONE), (21, ExportTrouble.GONE)],
)
def test_windows_says_it_by_numbers_of_its_own(code: int, trouble: ExportTrouble) -> None:
    error = OSError(errno.EINVAL, "as Python maps most of them")
    error.winerror = code  # type: ignore[attr-defined,unused-ignore]
    assert trouble_of(error) is trouble


def test_numbers_stand_before_the_suffix() -> None:
    assert numbered("tuan.xlsx", 1) == "tuan.xlsx"
    assert numbered("tally-2026-11-02..2026-11-20.xlsx", 2) == "tally-2026-11-02..2026-11-20-2.xlsx"
    assert numbered("tally-2026-W47.manifest.json", 3) == "tally-2026-W47-3.manifest.json"


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 KB"), (800_000, "800 KB"), (1_000_001, "1,1 MB"), (3_500_000_000, "3,5 GB"), (12_000_000, "12 MB")],
)
def test_sizes_are_said_rounded_up(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_stick_that_is_not_there_has_nothing_left_on_it(tmp_path: Path, fixed_clock: Clock) -> None:
    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock).write(week_set(), tmp_path / "gone")
    assert (failed.value.trouble, failed.value.left) == (ExportTrouble.GONE, False)


def test_a_file_in_the_way_of_the_folder(tmp_path: Path, fixed_clock: Clock) -> None:
    (tmp_path / "mot-cua").write_bytes(b"a file")
    with pytest.raises(ExportFailed) as failed:
        ExportDoor(fixed_clock).write(week_set(), tmp_path)
    assert failed.value.trouble is ExportTrouble.NAME_TAKEN
