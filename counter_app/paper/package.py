# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a .docx as named parts, with limits a hostile file cannot cross."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO

from counter_app.domain.errors import BadInput

_MOST_ENTRIES = 2_000
_MOST_BYTES = 100_000_000


class PaperUnreadable(BadInput):
    """The file is not a Word document we can open."""

    def __init__(self) -> None:
        super().__init__(
            "Không mở được tệp này: đây không phải tệp Word (.docx) còn nguyên vẹn. Hồ sơ không bị ảnh hưởng. "
            "Hãy mở tệp bằng Word, lưu lại thành .docx rồi thử lại."
        )


def read_parts(path: Path | BinaryIO) -> dict[str, bytes]:
    """Part name -> bytes. Raises PaperUnreadable for anything but a sane package."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise PaperUnreadable
            parts = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, RuntimeError) as trouble:
        raise PaperUnreadable from trouble
    if "word/document.xml" not in parts and "_rels/.rels" not in parts:
        raise PaperUnreadable
    return parts
