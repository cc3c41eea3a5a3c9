# SPDX-License-Identifier: GPL-3.0-or-later
"""``register``: check, back up, restore and count from outside the window; never a name, never a loss."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from counter_app.paths import Folders
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.place import RegisterPlace
from counter_app.storage.register import Register
from tests.cli.spoken import Run

NAME = "Đặng Thị Quỳnh Ỷ"


def clock() -> datetime:
    """A fixed moment in Viet Nam."""
    return datetime(2026, 11, 24, 9, 5, tzinfo=timezone(timedelta(hours=7)))


def opened(folders: Folders) -> Register:
    """The register of these folders."""
    return Register.open(folders.register, AccountUnlock(), clock)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A register with one dossier."""
    made = Folders.at(tmp_path / "quay").make()
    register = opened(made)
    dossier = register.dossiers.begin("1.000656", "khai-tu", "2024-08-16")
    register.dossiers.save_answers(dossier.id, {"nguoi_yeu_cau.ho_ten": NAME}, None, "typing")
    register.close()
    return made


def test_a_sound_register_passes_the_check(run: Run, folders: Folders) -> None:
    shape = run("register", "check", "--data-dir", folders.data, "--json").shape
    assert (shape["ok"], shape["problems"], shape["dossiers"]) == (True, [], 1)
    assert "nguyên vẹn" in run("register", "check", "--data-dir", folders.data).answer


def test_a_damaged_register_fails_the_check_with_exit_code_1(run: Run, folders: Folders) -> None:
    path = RegisterPlace(folders.register).register
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    spoken = run("register", "check", "--data-dir", folders.data, "--json")
    assert spoken.code == 1
    assert spoken.shape["ok"] is False
    assert spoken.shape["problems"]


def test_counts_hold_no_names(run: Run, folders: Folders) -> None:
    spoken = run("register", "stats", "--data-dir", folders.data, "--json")
    assert spoken.shape["dossiers"] == 1
    assert spoken.shape["by_procedure"] == {"1.000656": 1}
    assert spoken.shape["by_state"]["draft"] == 1
    told = run("register", "stats", "--data-dir", folders.data).answer
    assert "Đang nhập: " in told
    assert "<" not in told
    assert "1.000656: 1" in told
    assert NAME not in told + spoken.answer


def test_a_backup_is_made_and_put_back_and_the_register_before_is_kept(run: Run, folders: Folders) -> None:
    made = Path(run("register", "backup", "--data-dir", folders.data, "--json").shape["backup"])
    assert made.is_file()
    register = opened(folders)
    register.dossiers.begin("1.000656", "khai-tu", "2024-08-16")
    register.close()
    for named in ([], [made.name], [str(made)]):
        shape = run("register", "restore", *named, "--data-dir", folders.data, "--json").shape
        assert shape["backup"] == made.name
        assert Path(shape["set_aside"]).is_file()
        assert run("register", "stats", "--data-dir", folders.data, "--json").shape["dossiers"] == 1


def test_a_backup_that_is_not_there_is_bad_input(run: Run, folders: Folders) -> None:
    assert run("register", "restore", "khong-co.sqlite", "--data-dir", folders.data).is_refusal(2)


@pytest.mark.parametrize("action", ["check", "backup", "restore", "stats"])
def test_an_open_window_keeps_the_register_to_itself(run: Run, folders: Folders, action: str) -> None:
    run("register", "backup", "--data-dir", folders.data)
    register = opened(folders)
    try:
        assert run("register", action, "--data-dir", folders.data).is_refusal(1)
    finally:
        register.close()


@pytest.mark.parametrize("action", ["check", "backup", "restore", "stats"])
def test_where_there_is_no_register_none_is_made(run: Run, tmp_path: Path, action: str) -> None:
    spoken = run("register", action, "--data-dir", tmp_path / "khong-co", "--json")
    assert spoken.is_refusal(1) or spoken.is_refusal(2)
    assert not (tmp_path / "khong-co").exists()
