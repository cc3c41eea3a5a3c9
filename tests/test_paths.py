# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things live, closed to others, and papers handed out do not stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counter_app.paths import Folders, config_folder


def test_the_command_line_wins_over_the_environment_and_that_over_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Folders.at(tmp_path / "chọn").data == tmp_path / "chọn"
    assert Folders.at().data == tmp_path / "data"
    monkeypatch.delenv("COUNTER_APP_DATA_DIR")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert Folders.at(None).data.name == "counter-app"


def test_a_relative_folder_does_not_follow_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Folders.at("sổ").data == tmp_path / "sổ"


def test_the_accounts_secret_is_not_under_the_data_folder() -> None:
    assert not config_folder().is_relative_to(Folders.at().data)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_all_folders_are_made_and_closed_to_others(tmp_path: Path) -> None:
    folders = Folders.at(tmp_path / "a" / "b").make()
    made = (folders.data, folders.register, folders.backups, folders.papers_out, folders.logs)
    assert {folder.stat().st_mode & 0o777 for folder in made} == {0o700}


def test_papers_handed_out_are_wiped_with_their_folders(tmp_path: Path) -> None:
    folders = Folders.at(tmp_path).make()
    (folders.papers_out / "26-0001").mkdir()
    (folders.papers_out / "26-0001" / "tờ khai.docx").write_bytes(b"PK")
    (folders.papers_out / "phiếu.docx").write_bytes(b"PK")
    assert folders.wipe_papers_out() == 0
    assert list(folders.papers_out.iterdir()) == []
    assert folders.register.exists()


def test_a_link_among_the_papers_takes_nothing_outside_with_it(tmp_path: Path) -> None:
    folders = Folders.at(tmp_path / "data").make()
    outside = tmp_path / "của nhà"
    outside.mkdir()
    (outside / "ảnh.jpg").write_bytes(b"x")
    (folders.papers_out / "lối tắt").symlink_to(outside, target_is_directory=True)
    assert folders.wipe_papers_out() == 0
    assert (outside / "ảnh.jpg").exists()
    assert list(folders.papers_out.iterdir()) == []


def test_a_paper_still_open_elsewhere_is_counted_and_the_rest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = Folders.at(tmp_path).make()
    for name in ("một.docx", "hai.docx"):
        (folders.papers_out / name).write_bytes(b"PK")
    real = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name == "hai.docx":
            raise PermissionError(13, "open in a word processor")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", held)
    assert folders.wipe_papers_out() == 1
    assert [path.name for path in folders.papers_out.iterdir()] == ["hai.docx"]
