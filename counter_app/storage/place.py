# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts of a register lie, and what to say when one of them is missing or does not fit the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter_app.domain.errors import CounterError
from counter_app.storage.backups import newest_good
from counter_app.storage.keys import KEY_FILE_NAME, CodeUnlock, KeyFile, Unlock
from counter_app.storage.refusals import (
    KeyMissing,
    KeyOfAnother,
    KeyUnreadable,
    RegisterDamaged,
    file_trouble_told,
)
from counter_app.storage.register_file import REGISTER_FILE_NAME, RegisterFile, journal_of


@dataclass(frozen=True)
class RegisterPlace:
    """Where the parts of one register lie."""

    folder: Path

    @property
    def register(self) -> Path:
        """The encrypted file."""
        return self.folder / REGISTER_FILE_NAME

    @property
    def unfinished(self) -> Path:
        """The file while the first start is making it."""
        return self.folder / f"{REGISTER_FILE_NAME}.new"

    @property
    def unfinished_journal(self) -> Path:
        """What SQLite leaves beside it."""
        return journal_of(self.unfinished)

    @property
    def key(self) -> Path:
        """Its key, wrapped."""
        return self.folder / KEY_FILE_NAME

    @property
    def backups(self) -> Path:
        """Backups and a second copy of the key file."""
        return self.folder / "backups"

    @property
    def key_copy(self) -> Path:
        """The second copy of the key file."""
        return self.backups / KEY_FILE_NAME

    def keys(self) -> KeyFile:
        """The key file.

        Raises:
            KeyMissing, KeyUnreadable: with the way back to the copy.
        """
        try:
            return KeyFile.read(self.key)
        except FileNotFoundError as trouble:
            raise KeyMissing(copy_exists=self.key_copy.exists()) from trouble

    def damage(self, key: bytes) -> CounterError:
        """What to say when the file cannot be read with ``key``: a stranger's key, or damage and the way out."""
        try:
            if KeyFile.read(self.key_copy).register_id != KeyFile.read(self.key).register_id:
                return KeyOfAnother()
        except (OSError, CounterError):
            pass  # without both key files nothing can be compared
        good = newest_good(self.backups, key)
        return RegisterDamaged(good.path.name, good.at) if good else RegisterDamaged()

    def open_file(self, key: bytes) -> RegisterFile:
        """The register's file, locked for this process.

        Raises:
            RegisterDamaged: also when the file is empty, which SQLite would take for a new one.
        """
        with file_trouble_told():
            if self.register.stat().st_size == 0:
                raise self.damage(key)
        return RegisterFile(self.register, key, damage_told=lambda: self.damage(key))

    def settle_keys(self, keys: KeyFile, key: bytes, unlock: Unlock) -> None:
        """After a code opened the register let this account in too, and see that the key file has its copy."""
        if isinstance(unlock, CodeUnlock) and keys.key_for_account(unlock.account) is None:
            keys = keys.with_account(key, unlock.account)
            keys.write(self.key)
        self.copy_keys(keys)

    def copy_keys(self, keys: KeyFile) -> None:
        """Keep the second copy in step; the copy of another register's key is moved aside, never lost."""
        try:
            copy = KeyFile.read(self.key_copy)
        except (FileNotFoundError, KeyUnreadable):
            copy = None
        if copy is not None and copy.register_id != keys.register_id:
            copy.write(self.backups / f"key-{copy.register_id}.json")
        if copy != keys:
            keys.write(self.key_copy)
