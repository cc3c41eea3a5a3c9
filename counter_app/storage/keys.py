# SPDX-License-Identifier: GPL-3.0-or-later
"""The register's key: 256 random bits, kept wrapped in ``key.json`` beside it, never bare on disk.

It is wrapped for each user account that may open it and for the printed recovery code. Wrapping again never
changes the key, so every backup opens with every valid wrapping.
"""

from __future__ import annotations

import json
import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from counter_app.storage.account import Account, this_account
from counter_app.storage.recovery_code import new_code, read_code
from counter_app.storage.refusals import KeyUnreadable, NeedsRecoveryCode, WrongCode, file_trouble_told
from counter_app.whole_file import put_whole

KEY_FILE_NAME = "key.json"
KEY_BYTES = 32
_NONCE_BYTES = 12
CODE_COST = 2**15
"""32 MB and a tenth of a second: the code has 120 random bits, so this only has to be decent."""


class _Wrapping(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    nonce: str
    wrapped: str


class _AccountWrapping(_Wrapping):
    kind: Literal["windows", "file"]
    note: str


class _CodeWrapping(_Wrapping):
    salt: str
    cost: Annotated[int, Field(ge=2**10, le=2**20)]


class KeyFile(BaseModel):
    """The content of ``key.json``. ``register_id`` is also inside the register: strangers are told apart."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    format: Literal[1] = 1
    register_id: Annotated[str, Field(min_length=1)]
    accounts: tuple[_AccountWrapping, ...] = ()
    recovery: _CodeWrapping

    @classmethod
    def around(cls, key: bytes, register_id: str, code: str) -> KeyFile:
        """A key file that opens by ``code`` alone, until an account is added."""
        return cls(register_id=register_id, recovery=_wrap_for_code(key, register_id, code))

    @classmethod
    def read(cls, path: Path) -> KeyFile:
        """The key file at ``path``.

        Raises:
            FileNotFoundError: there is none.
            KeyUnreadable: it is damaged; it is left as it is.
        """
        try:
            with file_trouble_told():
                return cls.model_validate_json(path.read_bytes())
        except ValidationError as trouble:
            raise KeyUnreadable from trouble

    def write(self, *paths: Path) -> None:
        """Replace each of ``paths`` in one step."""
        with file_trouble_told():
            for path in paths:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                put_whole(path, (json.dumps(self.model_dump(), indent=1) + "\n").encode("ascii"))

    def with_account(self, key: bytes, account: Account) -> KeyFile:
        """Also open for ``account``; the others keep their way in."""
        secret, note = account.new_secret()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        wrapped = AESGCM(secret).encrypt(nonce, key, _bound_to(self.register_id, "account"))
        entry = {"kind": account.kind, "note": note, "nonce": _text(nonce), "wrapped": _text(wrapped)}
        added = _AccountWrapping.model_validate(entry)
        return self.model_copy(update={"accounts": (*self.accounts, added)})

    def with_code(self, key: bytes, code: str) -> KeyFile:
        """Open by ``code`` instead of the recovery code before it."""
        return self.model_copy(update={"recovery": _wrap_for_code(key, self.register_id, code)})

    def key_for_account(self, account: Account) -> bytes | None:
        """The key, when this account may have it."""
        for entry in self.accounts:
            secret = account.secret(entry.note) if entry.kind == account.kind else None
            key = secret and _unwrap(secret, entry, _bound_to(self.register_id, "account"))
            if key:
                return key
        return None

    def key_for_code(self, code: str) -> bytes | None:
        """The key, when the code is the one printed last."""
        secret = _stretched(code, b64decode(self.recovery.salt), self.recovery.cost)
        return _unwrap(secret, self.recovery, _bound_to(self.register_id, "recovery"))


@dataclass(frozen=True)
class AccountUnlock:
    """Open by the user account, without a question."""

    account: Account = field(default_factory=this_account)

    def key_from(self, keys: KeyFile) -> bytes:
        """The register's key.

        Raises:
            NeedsRecoveryCode: the account's secret is lost, or it is another account.
        """
        key = keys.key_for_account(self.account)
        if key is None:
            raise NeedsRecoveryCode
        return key


@dataclass(frozen=True)
class CodeUnlock:
    """Open by the printed code; afterwards this account opens it without a question."""

    code: str
    account: Account = field(default_factory=this_account)

    def key_from(self, keys: KeyFile) -> bytes:
        """The register's key.

        Raises:
            CodeMistyped: the code contradicts itself, with the group to look at.
            WrongCode: a code, but not of this register.
        """
        key = keys.key_for_code(read_code(self.code))
        if key is None:
            raise WrongCode
        return key


Unlock = AccountUnlock | CodeUnlock


@dataclass(frozen=True)
class NewKey:
    """What the first start makes: the key, its file and the code to print once."""

    key: bytes = field(repr=False)
    file: KeyFile
    code: str = field(repr=False)

    @classmethod
    def forge(cls, account: Account) -> NewKey:
        """A new key for a new register."""
        key, code = secrets.token_bytes(KEY_BYTES), new_code()
        file = KeyFile.around(key, secrets.token_hex(16), code)
        return cls(key, file.with_account(key, account), code)


def _wrap_for_code(key: bytes, register_id: str, code: str) -> _CodeWrapping:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE_BYTES)
    secret = _stretched(code, salt, CODE_COST)
    wrapped = AESGCM(secret).encrypt(nonce, key, _bound_to(register_id, "recovery"))
    return _CodeWrapping(salt=_text(salt), cost=CODE_COST, nonce=_text(nonce), wrapped=_text(wrapped))


def _unwrap(secret: bytes, wrapping: _Wrapping, bound: bytes) -> bytes | None:
    try:
        return AESGCM(secret).decrypt(b64decode(wrapping.nonce), b64decode(wrapping.wrapped), bound)
    except (InvalidTag, ValueError):
        return None


def _stretched(code: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost, r=8, p=1).derive(code.encode("ascii"))


def _bound_to(register_id: str, way: str) -> bytes:
    return f"counter-app register {register_id} {way}".encode()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
