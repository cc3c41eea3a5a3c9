# SPDX-License-Identifier: GPL-3.0-or-later
"""The key: opened by the account or by the code, by nobody else, and never bare on the disk."""

from __future__ import annotations

import ctypes
import json
import os
from pathlib import Path
from typing import Any

import pytest

from counter_app.storage.account import FileAccount, WindowsAccount, this_account
from counter_app.storage.dpapi import Dpapi, NotThisAccount
from counter_app.storage.keys import AccountUnlock, CodeUnlock, KeyFile, NewKey
from counter_app.storage.recovery_code import new_code
from counter_app.storage.refusals import KeyUnreadable, NeedsRecoveryCode, WrongCode


@pytest.fixture
def account(tmp_path: Path) -> FileAccount:
    return FileAccount(tmp_path / "tài khoản")


class FakeCrypt32:
    """Answers like crypt32 for one account: protects by a byte, refuses what another account protected."""

    def __init__(self, account_byte: int) -> None:
        self.account_byte, self.asked_to_show_a_dialog = account_byte, False
        self.handed_out: list[Any] = []

    def CryptProtectData(self, source: Any, *rest: Any) -> int:
        return self._answer(bytes([self.account_byte]) + _bytes_of(source), *rest)

    def CryptUnprotectData(self, source: Any, *rest: Any) -> int:
        protected = _bytes_of(source)
        return self._answer(protected[1:], *rest) if protected[0] == self.account_byte else 0

    def _answer(self, content: bytes, *rest: Any) -> int:
        *_, flags, target = rest
        self.asked_to_show_a_dialog |= not flags & 1
        held = (ctypes.c_ubyte * len(content)).from_buffer_copy(content)
        self.handed_out.append(held)
        target._obj.size = len(content)
        target._obj.bytes = ctypes.cast(held, ctypes.POINTER(ctypes.c_ubyte))
        return 1


class FakeKernel32:
    def __init__(self) -> None:
        self.freed: list[int | None] = []

    def LocalFree(self, pointer: ctypes.c_void_p) -> None:
        self.freed.append(pointer.value)


def _bytes_of(reference: Any) -> bytes:
    return ctypes.string_at(reference._obj.bytes, reference._obj.size)


def test_the_account_and_the_code_open_the_same_key(account: FileAccount) -> None:
    new = NewKey.forge(account)
    assert len(new.key) == 32
    assert AccountUnlock(account).key_from(new.file) == new.key
    assert CodeUnlock(new.code.lower(), account).key_from(new.file) == new.key


def test_neither_the_key_nor_the_code_is_in_the_key_file_or_shown(account: FileAccount, tmp_path: Path) -> None:
    new = NewKey.forge(account)
    new.file.write(tmp_path / "key.json")
    content = (tmp_path / "key.json").read_bytes()
    assert new.key not in content
    assert new.key.hex().encode() not in content
    assert new.code.encode() not in content
    assert new.code not in repr(new)
    assert repr(new.key) not in repr(new)


def test_a_wrong_code_opens_nothing(account: FileAccount) -> None:
    new = NewKey.forge(account)
    with pytest.raises(WrongCode):
        CodeUnlock(new_code(), account).key_from(new.file)


def test_a_lost_account_secret_asks_for_the_code(account: FileAccount, tmp_path: Path) -> None:
    new = NewKey.forge(account)
    account.secret_file.unlink()
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(account).key_from(new.file)
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(FileAccount(tmp_path / "người khác")).key_from(new.file)


def test_two_accounts_may_share_a_register(account: FileAccount, tmp_path: Path) -> None:
    new = NewKey.forge(account)
    second = FileAccount(tmp_path / "ca chiều")
    shared = new.file.with_account(new.key, second)
    assert AccountUnlock(account).key_from(shared) == AccountUnlock(second).key_from(shared) == new.key


def test_a_new_code_replaces_the_old_one(account: FileAccount) -> None:
    new = NewKey.forge(account)
    code = new_code()
    changed = new.file.with_code(new.key, code)
    assert CodeUnlock(code, account).key_from(changed) == new.key
    with pytest.raises(WrongCode):
        CodeUnlock(new.code, account).key_from(changed)


def test_a_wrapping_moved_to_another_register_opens_nothing(account: FileAccount) -> None:
    new = NewKey.forge(account)
    moved = new.file.model_copy(update={"register_id": "khác"})
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(account).key_from(moved)
    with pytest.raises(WrongCode):
        CodeUnlock(new.code, account).key_from(moved)


@pytest.mark.parametrize("spoil", [b"", b"{", b"[]", b'{"format": 2}', b"\xff\xfe", b"null"])
def test_a_damaged_key_file_is_refused_and_left_as_it_is(tmp_path: Path, spoil: bytes) -> None:
    (tmp_path / "key.json").write_bytes(spoil)
    with pytest.raises(KeyUnreadable):
        KeyFile.read(tmp_path / "key.json")
    assert (tmp_path / "key.json").read_bytes() == spoil


def test_every_changed_character_of_a_wrapping_is_noticed(account: FileAccount) -> None:
    new = NewKey.forge(account)
    stored = json.loads(new.file.model_dump_json())
    for place in range(len(stored["accounts"][0]["wrapped"]) - 4):
        changed = json.loads(json.dumps(stored))
        wrapped = changed["accounts"][0]["wrapped"]
        changed["accounts"][0]["wrapped"] = (
            wrapped[:place] + ("A" if wrapped[place] != "A" else "B") + wrapped[place + 1 :]
        )
        with pytest.raises(NeedsRecoveryCode):
            AccountUnlock(account).key_from(KeyFile.model_validate(changed))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_secret_and_key_file_are_for_this_account_only(account: FileAccount, tmp_path: Path) -> None:
    NewKey.forge(account).file.write(tmp_path / "sổ" / "key.json")
    modes = [
        path.stat().st_mode & 0o777 for path in (account.secret_file, account.folder, tmp_path / "sổ" / "key.json")
    ]
    assert modes == [0o600, 0o700, 0o600]


def test_a_damaged_secret_file_is_as_good_as_lost(account: FileAccount) -> None:
    new = NewKey.forge(account)
    account.secret_file.write_bytes(b"short")
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(account).key_from(new.file)


def test_the_configuration_folder_follows_the_environment(tmp_path: Path) -> None:
    account = this_account()
    assert isinstance(account, FileAccount)
    assert account.folder == tmp_path / "config"


def test_windows_protects_for_its_account_only() -> None:
    crypt32, kernel32 = FakeCrypt32(7), FakeKernel32()
    windows = WindowsAccount(Dpapi(crypt32, kernel32))
    new = NewKey.forge(windows)
    assert new.file.accounts[0].kind == "windows"
    assert AccountUnlock(windows).key_from(new.file) == new.key
    assert not crypt32.asked_to_show_a_dialog
    assert len(kernel32.freed) == len(crypt32.handed_out) == 2
    other = WindowsAccount(Dpapi(FakeCrypt32(8), FakeKernel32()))
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(other).key_from(new.file)
    with pytest.raises(NotThisAccount):
        other.dpapi.unprotect(b"\x07abc")


def test_a_register_moved_between_systems_asks_for_the_code(account: FileAccount) -> None:
    windows = WindowsAccount(Dpapi(FakeCrypt32(7), FakeKernel32()))
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(account).key_from(NewKey.forge(windows).file)
    with pytest.raises(NeedsRecoveryCode):
        AccountUnlock(windows).key_from(NewKey.forge(account).file)
