# SPDX-License-Identifier: GPL-3.0-or-later
"""A finished file gets its name even when a virus scanner holds it for a while."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counter_app.storage import finished_file
from counter_app.storage.finished_file import replace_patiently


@pytest.mark.parametrize("held", [1, 9])
def test_a_scanner_that_holds_the_file_is_waited_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    source, target = tmp_path / "half", tmp_path / "whole"
    source.write_bytes(b"new")
    real, tries = os.replace, []

    def held_open(*paths: Path) -> None:
        tries.append(paths)
        if len(tries) <= held:
            raise PermissionError(13, "being scanned")
        real(*paths)

    monkeypatch.setattr(os, "replace", held_open)
    replace_patiently(source, target, pause_s=0)
    assert target.read_bytes() == b"new"
    assert len(tries) == held + 1


def test_a_file_that_is_never_let_go_is_told_after_ten_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half").write_bytes(b"new")
    tries = []

    def held_open(*paths: Path) -> None:
        tries.append(paths)
        raise PermissionError(13, "being scanned")

    monkeypatch.setattr(os, "replace", held_open)
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "half", tmp_path / "whole", pause_s=0)
    assert len(tries) == finished_file.REPLACE_TRIES
