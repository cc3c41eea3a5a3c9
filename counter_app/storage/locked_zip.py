# SPDX-License-Identifier: GPL-3.0-or-later
"""A zip that opens with a password and nothing else: AES-256 (WinZip AE-2), as 7-Zip and WinRAR read it.

Names of entries are readable without the password, so they name no person.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import pyzipper

SHORTEST_PASSWORD = 12


def locked_zip(files: Iterable[tuple[str, bytes]], password: str) -> bytes:
    """The files in one encrypted zip.

    Raises:
        ValueError: the password is shorter than ``SHORTEST_PASSWORD``.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise ValueError("too short a password")
    content = io.BytesIO()
    with pyzipper.AESZipFile(content, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, told in files:
            archive.writestr(name, told)
    return content.getvalue()
