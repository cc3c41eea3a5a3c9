# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what really lies in an encrypted file, page by page, also in parts no table uses any more.

Written from SQLCipher's published format (version 4: 4096-byte pages, AES-256-CBC, 80 bytes reserved).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80
SALT = 16
IV = 16


def plain_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Each page of a register or backup, decrypted without any check."""
    raw = path.read_bytes()
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        yield _opened(page[SALT if start == 0 else 0 :], key)


def plain_journal_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Whatever in a rollback journal decrypts as a page; its records begin after a 512-byte header."""
    raw = path.read_bytes()
    record = 4 + PAGE + 4
    for start in range(512, len(raw) - record + 1, record):
        yield _opened(raw[start + 4 : start + 4 + PAGE], key)


def _opened(page: bytes, key: bytes) -> bytes:
    body, iv = page[:-RESERVED], page[-RESERVED : -RESERVED + IV]
    opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opener.update(body) + opener.finalize()
