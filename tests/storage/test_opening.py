# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening: every state a folder can be in ends in a register or in a sentence, and never in a loss."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from counter_app.domain.errors import CounterError
from counter_app.storage import beginning, keys
from counter_app.storage.account import FileAccount
from counter_app.storage.keys import AccountUnlock, CodeUnlock
from counter_app.storage.migrations import MIGRATIONS
from counter_app.storage.recovery_code import new_code
from counter_app.storage.refusals import (
    KeyMissing,
    KeyOfAnother,
    KeyUnreadable,
    NeedsRecoveryCode,
    RegisterBusy,
    RegisterDamaged,
    RegisterMissing,
    RegisterTooNew,
    WrongCode,
)
from counter_app.storage.register import Register
from counter_app.storage.register_file import RegisterFile, uri_of
from tests.storage.conftest import TurnableClock


def _open(folder: Path, unlock: AccountUnlock | CodeUnlock | None = None) -> Register:
    return Register.open(folder, unlock or AccountUnlock(), TurnableClock())


def _begun(folder: Path) -> str:
    register = _open(folder)
    register.dossiers.begin("1.004873", "f", "v")
    code = register.code_to_print
    register.close()
    assert code
    return code


def _prints(folder: Path) -> dict[str, str]:
    """The content of every file, to show that a refusal changed nothing."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-journal")
    }


def _refused(folder: Path, kind: type[CounterError], unlock: AccountUnlock | CodeUnlock | None = None) -> CounterError:
    before = _prints(folder)
    with pytest.raises(kind) as told:
        _open(folder, unlock)
    assert _prints(folder) == before
    return told.value


def test_the_code_is_told_once_at_the_first_start(folder: Path) -> None:
    code = _begun(folder)
    again = _open(folder)
    assert again.code_to_print is None
    assert len(again.dossiers.recent()) == 1
    again.close()
    assert code.encode() not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_folder_is_closed_to_others_and_holds_no_plain_database(folder: Path) -> None:
    _begun(folder)
    assert not (folder / "register.sqlite").read_bytes().startswith(b"SQLite format 3")
    if os.name != "nt":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()} == {0o600}


def test_a_long_vietnamese_path_with_signs_works(tmp_path: Path) -> None:
    folder = tmp_path / ("Bộ phận Một cửa 100% #1 ? & ' " + "dài " * 30).strip() / "sổ"
    _begun(folder)
    register = _open(folder)
    assert len(register.dossiers.recent()) == 1
    register.back_up()
    register.close()


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/srv/sổ 1?/r#.sqlite"), "file:///srv/s%E1%BB%95%201%3F/r%23.sqlite"),
        (PureWindowsPath(r"C:\Users\Hà 100%\r.sqlite"), "file:///C%3A/Users/H%C3%A0%20100%25/r.sqlite"),
        (PureWindowsPath(r"\\may-chu\chung\r.sqlite"), "file:////may-chu/chung/r.sqlite"),
    ],
)
def test_any_path_becomes_an_address_sqlite_reads(path: PurePath, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_lost_account_asks_for_the_code_and_then_never_again(folder: Path, tmp_path: Path) -> None:
    code = _begun(folder)
    newcomer = FileAccount(tmp_path / "tài khoản mới")
    _refused(folder, NeedsRecoveryCode, AccountUnlock(newcomer))
    assert not newcomer.secret_file.exists()
    _open(folder, CodeUnlock(code, newcomer)).close()
    _open(folder, AccountUnlock(newcomer)).close()
    _open(folder).close()


def test_a_wrong_code_changes_nothing_however_often(folder: Path, tmp_path: Path) -> None:
    _begun(folder)
    for _ in range(3):
        _refused(folder, WrongCode, CodeUnlock(new_code(), FileAccount(tmp_path / "khác")))
    _open(folder).close()


def test_a_reissued_code_opens_and_the_old_one_no_longer(folder: Path, tmp_path: Path) -> None:
    old = _begun(folder)
    register = _open(folder)
    new = register.reissue_code()
    register.close()
    stranger = FileAccount(tmp_path / "khác")
    _refused(folder, WrongCode, CodeUnlock(old, stranger))
    (folder / "key.json").unlink()
    (folder / "backups" / "key.json").rename(folder / "key.json")
    _open(folder, CodeUnlock(new, stranger)).close()


def test_a_missing_key_is_told_with_its_copy(folder: Path) -> None:
    _begun(folder)
    (folder / "key.json").unlink()
    told = _refused(folder, KeyMissing)
    assert isinstance(told, KeyMissing)
    assert told.copy_exists
    assert "backups" in str(told)
    (folder / "backups" / "key.json").unlink()
    told = _refused(folder, KeyMissing)
    assert isinstance(told, KeyMissing)
    assert not told.copy_exists


def test_a_damaged_key_is_told(folder: Path) -> None:
    _begun(folder)
    (folder / "key.json").write_text("{}")
    _refused(folder, KeyUnreadable)


@pytest.mark.parametrize("also_missing", [(), ("key.json",), ("backups/key.json",)])
def test_a_missing_register_is_never_replaced_by_an_empty_one(folder: Path, also_missing: tuple[str, ...]) -> None:
    _begun(folder)
    for name in ("register.sqlite", *also_missing):
        (folder / name).unlink()
    _refused(folder, RegisterMissing)


def test_backups_alone_also_mean_that_there_was_a_register(folder: Path) -> None:
    register = _open(folder)
    register.back_up()
    register.close()
    for name in ("register.sqlite", "key.json", "backups/key.json"):
        (folder / name).unlink()
    _refused(folder, RegisterMissing)


def test_the_key_of_another_register_is_told_apart_from_damage(folder: Path, tmp_path: Path) -> None:
    _begun(folder)
    _begun(tmp_path / "xã bên")
    (folder / "key.json").write_bytes((tmp_path / "xã bên" / "key.json").read_bytes())
    _refused(folder, KeyOfAnother)


def test_another_registers_key_copy_is_kept_aside(folder: Path, tmp_path: Path) -> None:
    _begun(folder)
    _begun(tmp_path / "xã bên")
    stranger = (tmp_path / "xã bên" / "key.json").read_bytes()
    (folder / "backups" / "key.json").write_bytes(stranger)
    _open(folder).close()
    kept = [path.read_bytes() for path in (folder / "backups").glob("key-*.json")]
    assert kept == [stranger]
    assert (folder / "backups" / "key.json").read_bytes() == (folder / "key.json").read_bytes()


@pytest.mark.parametrize("spoil", [b"", b"not a register", b"SQLite format 3\x00" + b"\0" * 5000, b"\xa5" * 8192])
def test_a_file_that_is_no_register_is_refused(folder: Path, spoil: bytes) -> None:
    _begun(folder)
    (folder / "register.sqlite").write_bytes(spoil)
    _refused(folder, RegisterDamaged)


def test_damage_names_the_newest_backup_that_can_be_read(folder: Path) -> None:
    clock = TurnableClock()
    register = Register.open(folder, AccountUnlock(), clock)
    good = register.back_up()
    clock.turn(days=1)
    spoilt = register.back_up()
    register.close()
    spoilt.path.write_bytes(spoilt.path.read_bytes()[:-100])
    (folder / "register.sqlite").write_bytes(b"\0" * 4096)
    told = _refused(folder, RegisterDamaged)
    assert good.path.name in str(told)
    assert "09:05 ngày 24/11/2026" in str(told)


def test_a_newer_register_is_refused_and_both_versions_named(folder: Path) -> None:
    _begun(folder)
    register = _open(folder)
    with register._file.bare() as raw:
        raw.execute("PRAGMA user_version = 99")
    register.close()
    told = _refused(folder, RegisterTooNew)
    assert "99" in str(told)
    assert f" {len(MIGRATIONS)}." in str(told)


def test_a_second_opener_is_told_to_close_the_first(folder: Path, register: Register) -> None:
    with pytest.raises(RegisterBusy):
        _open(folder)
    register.dossiers.begin("1", "f", "v")


def test_another_process_is_locked_out_too_and_back_in_after_a_crash(folder: Path) -> None:
    program = (
        "import sys, os\n"
        "from pathlib import Path\n"
        "from counter_app.storage.keys import AccountUnlock\n"
        "from counter_app.storage.register import Register\n"
        "from tests.storage.conftest import TurnableClock\n"
        "register = Register.open(Path(sys.argv[1]), AccountUnlock(), TurnableClock())\n"
        "register.dossiers.begin('1', 'f', 'v')\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(RegisterBusy):
            _open(folder)
        other.kill()
    register = _open(folder)
    assert len(register.dossiers.recent()) == 1
    register.close()


class PowerCut(BaseException):
    """Ends the program in the middle."""


@pytest.mark.parametrize("at", ["file.write", "rename", "migrate"])
def test_a_power_cut_at_the_first_start_leaves_a_clean_second_first_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def cut(*_arguments: object, **_named: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        if at == "file.write":
            patched.setattr(keys.KeyFile, "write", cut)
        else:
            patched.setattr(beginning, "replace_patiently" if at == "rename" else "migrate", cut)
        with pytest.raises(PowerCut):
            _open(folder)
    register = _open(folder)
    assert register.dossiers.begin("1", "f", "v").number == "26-0001"
    assert (register.code_to_print is None) is (at == "rename")
    assert register.reissue_code()
    register.close()
    _open(folder).close()
    assert sorted(path.name for path in folder.glob("*") if not path.name.endswith("-journal")) == [
        "backups",
        "key.json",
        "register.sqlite",
    ]


def test_a_register_being_made_by_another_process_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = RegisterFile(folder / "register.sqlite.new", b"k" * 32)
    with other.transaction() as session:
        session.connection().exec_driver_sql("CREATE TABLE a (b)")
    with pytest.raises(RegisterBusy):
        _open(folder)
    assert (folder / "register.sqlite.new").exists()
    other.close()
