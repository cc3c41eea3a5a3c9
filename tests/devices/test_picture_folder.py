# SPDX-License-Identifier: GPL-3.0-or-later
"""The watched folder: whole files only, newest first, and nothing breaks when it goes away."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from counter_app.devices.cameras import camera_command, camera_folders, open_camera, plugged_in_folders
from counter_app.devices.picture_folder import PictureFolders


def laid(folder: Path, name: str, content: bytes = b"x", old_s: float = 60) -> Path:
    path = folder / name
    path.write_bytes(content)
    at = time.time() - old_s
    os.utime(path, (at, at))
    return path


def names(folders: PictureFolders, *places: Path) -> list[str]:
    return [picture.path.name for picture in folders.look(places, datetime.now().astimezone())]


def test_the_newest_picture_comes_first_and_other_files_do_not_come(tmp_path: Path) -> None:
    laid(tmp_path, "b.JPG", old_s=30)
    laid(tmp_path, "Ảnh thẻ.png", old_s=20)
    laid(tmp_path, "c.pdf", old_s=40)
    laid(tmp_path, "thư.docx")
    (tmp_path / "d.jpg").mkdir()
    assert names(PictureFolders(), tmp_path) == ["Ảnh thẻ.png", "b.JPG", "c.pdf"]


def test_a_file_still_being_written_waits_until_it_stands_still(tmp_path: Path) -> None:
    folders = PictureFolders()
    laid(tmp_path, "a.jpg", b"half", old_s=0)
    assert names(folders, tmp_path) == []
    laid(tmp_path, "a.jpg", b"half and more", old_s=0)
    assert names(folders, tmp_path) == []
    assert names(folders, tmp_path) == ["a.jpg"]


def test_an_empty_file_is_no_picture(tmp_path: Path) -> None:
    laid(tmp_path, "a.jpg", b"")
    assert names(PictureFolders(), tmp_path) == []


def test_a_folder_that_is_gone_gives_nothing(tmp_path: Path) -> None:
    assert names(PictureFolders(), tmp_path / "gone", laid(tmp_path, "file")) == []


def test_a_camera_plugged_in_as_a_drive_shows_its_picture_folders(tmp_path: Path) -> None:
    (tmp_path / "phone" / "DCIM" / "100APPLE").mkdir(parents=True)
    (tmp_path / "phone" / "DCIM" / "Camera").mkdir()
    (tmp_path / "stick").mkdir()
    assert [folder.name for folder in plugged_in_folders([tmp_path / "phone", tmp_path / "stick"])] == [
        "100APPLE",
        "Camera",
    ]
    assert isinstance(plugged_in_folders(), list)


def test_the_folders_of_camera_programs_count_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "Camera Roll").mkdir()
    assert camera_folders(tmp_path) == [tmp_path / "Camera Roll"]


def test_each_system_has_its_own_camera_program() -> None:
    assert camera_command("win32") == ("explorer.exe", "microsoft.windows.camera:")
    assert camera_command("linux", lambda name: f"/usr/bin/{name}" if name == "cheese" else None) == (
        "/usr/bin/cheese",
    )
    assert camera_command("linux", lambda _name: None) is None


def test_the_camera_program_is_started_and_left_alone(tmp_path: Path) -> None:
    assert not open_camera((str(tmp_path / "none"),))
    assert open_camera((sys.executable, "-c", ""))


def test_a_file_untouched_for_a_while_is_whole_at_once(tmp_path: Path) -> None:
    laid(tmp_path, "a.jpg", old_s=5)
    later = datetime.now().astimezone() + timedelta(seconds=1)
    assert [picture.path.name for picture in PictureFolders().look([tmp_path], later)] == ["a.jpg"]
