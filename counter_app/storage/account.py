# SPDX-License-Identifier: GPL-3.0-or-later
"""What ties the register's key to one user account, so that daily work needs no password.

On Windows the account's own protection; elsewhere a secret file that lives apart from the data folder, so that
a copied data folder alone opens nothing.
"""

from __future__ import annotations

import secrets
import sys
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from counter_app.paths import config_folder
from counter_app.storage.dpapi import Dpapi, NotThisAccount
from counter_app.storage.refusals import file_trouble_told
from counter_app.whole_file import put_whole

SECRET_BYTES = 32


class Account(Protocol):
    """One user account, as far as it can keep a 32-byte secret."""

    @property
    def kind(self) -> str:
        """Which of the ways below; written into the key file."""

    def new_secret(self) -> tuple[bytes, str]:
        """A secret only this account gets back, and the note by which it does (may be written openly)."""

    def secret(self, note: str) -> bytes | None:
        """The secret again; None when this account cannot."""


@dataclass(frozen=True)
class WindowsAccount:
    """The note is the secret itself, protected by Windows."""

    dpapi: Dpapi = field(default_factory=Dpapi.of_this_windows)
    kind: str = "windows"

    def new_secret(self) -> tuple[bytes, str]:
        """See ``Account``."""
        secret = secrets.token_bytes(SECRET_BYTES)
        return secret, b64encode(self.dpapi.protect(secret)).decode("ascii")

    def secret(self, note: str) -> bytes | None:
        """See ``Account``."""
        try:
            return self.dpapi.unprotect(b64decode(note))
        except NotThisAccount:
            return None


@dataclass(frozen=True)
class FileAccount:
    """The secret lies in a file of the account's configuration folder, readable by nobody else."""

    folder: Path = field(default_factory=config_folder)
    kind: str = "file"

    @property
    def secret_file(self) -> Path:
        """Where the secret lies; losing it means typing the recovery code once."""
        return self.folder / "account.secret"

    def new_secret(self) -> tuple[bytes, str]:
        """The account's secret, made at the first call; the note is empty. A damaged file is kept aside."""
        kept = self.secret("")
        if kept is not None:
            return kept, ""
        made = secrets.token_bytes(SECRET_BYTES)
        with file_trouble_told():
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            put_whole(self.secret_file, made)
        return made, ""

    def secret(self, note: str) -> bytes | None:
        """See ``Account``."""
        try:
            kept = self.secret_file.read_bytes()
        except OSError:
            return None
        return kept if len(kept) == SECRET_BYTES else None


def this_account() -> Account:
    """The account the program runs under."""
    return WindowsAccount() if sys.platform == "win32" else FileAccount()
