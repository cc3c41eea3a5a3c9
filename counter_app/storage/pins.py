# SPDX-License-Identifier: GPL-3.0-or-later
"""PINs as slow salted hashes, and how long one waits after wrong ones.

A PIN changes who sits at the counter; it does not guard the register's key, so a thief of the file gains nothing by it.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from datetime import timedelta

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

COST = 2**15
"""32 MB and a tenth of a second, so that ten thousand PINs take a quarter of an hour and a switch stays quick."""
_BLOCK, _LANES, _BYTES = 8, 1, 32
FREE_TRIES = 3
"""Slips of the finger that cost nothing."""
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=15)


def hashed(pin: str) -> str:
    """What is kept of a PIN: «scrypt$cost$salt$hash»; two equal PINs look different."""
    salt = secrets.token_bytes(16)
    return "$".join(("scrypt", str(COST), _text(salt), _text(_stretched(pin, salt, COST))))


def matches(pin: str, kept: str) -> bool:
    """Whether this is the PIN that was kept; takes as long for a wrong one."""
    _, cost, salt, hash_ = kept.split("$")
    return hmac.compare_digest(_stretched(pin, b64decode(salt), int(cost)), b64decode(hash_))


def wait_after(wrong_tries: int) -> timedelta:
    """How long nobody may try after so many wrong ones in a row: doubling, up to a quarter of an hour."""
    if wrong_tries < FREE_TRIES:
        return timedelta()
    doubled = min(wrong_tries - FREE_TRIES, 16)
    return min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def _stretched(pin: str, salt: bytes, cost: int) -> bytes:
    return Scrypt(salt=salt, length=_BYTES, n=cost, r=_BLOCK, p=_LANES).derive(pin.encode())


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
