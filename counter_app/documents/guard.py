# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at the door: looks at a template without running anything of it and lists every fault at once."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from counter_app.documents.guard_parts import part_faults
from counter_app.documents.guard_tags import TaggedPart, read_tags
from counter_app.domain.errors import CounterError

MAX_ENTRIES = 200
MAX_TOTAL_BYTES = 20 * 1024 * 1024
"""Of the file itself, and of everything inside it unpacked."""
MAX_RATIO = 100
_SMALL_BYTES = 4096
_ENCRYPTED = 0x1
_ENTRY_SIGNATURE = b"PK\x01\x02"
# A list of entries is read whole by the ZIP reader, at half a kilobyte each: stop before that.
_MAX_LISTED = 20 * MAX_ENTRIES
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
TOO_LARGE = "Tệp mẫu quá lớn (hơn 20 MB)."
_NOT_ZIP = "Tệp mẫu không phải tệp Word .docx, hoặc đã hỏng."


class TemplateRefused(CounterError):
    """A template that must not be used; ``faults`` has one sentence each."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"Không dùng được tệp mẫu. {' '.join(faults)} Hồ sơ còn nguyên; lấy lại tệp mẫu gốc.")


def open_template(docx: bytes) -> tuple[dict[str, bytes], dict[str, TaggedPart]]:
    """The parts of a template, and those of them that carry tags.

    Raises:
        TemplateRefused: with every fault found.
    """
    parts, faults = unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    faults = part_faults(parts)
    if faults:
        raise TemplateRefused(faults)
    tagged, faults = read_tags(parts)
    if faults:
        raise TemplateRefused(faults)
    return parts, tagged


def read_template_file(path: Path) -> bytes:
    """The content of a template file.

    Raises:
        TemplateRefused: it is too large to be one.
        OSError: it cannot be read.
    """
    with path.open("rb") as handle:
        docx = handle.read(MAX_TOTAL_BYTES + 1)
    if len(docx) > MAX_TOTAL_BYTES:
        raise TemplateRefused([TOO_LARGE])
    return docx


def unpack(docx: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The harmless files inside, and a sentence for everything that is not."""
    if docx.count(_ENTRY_SIGNATURE) > _MAX_LISTED:
        return {}, [_too_many(docx.count(_ENTRY_SIGNATURE))]
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            faults = _directory_faults(entries)
            parts, damaged = _read(archive, [entry for entry in entries[:MAX_ENTRIES] if not _is_harmful(entry)])
    # Damaged headers make the ZIP reader stumble in many ways; each of them means the same.
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error):
        return {}, [_NOT_ZIP]
    return parts, list(dict.fromkeys([*faults, *damaged]))


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> tuple[dict[str, bytes], list[str]]:
    parts: dict[str, bytes] = {}
    faults: list[str] = []
    room = MAX_TOTAL_BYTES
    for entry in entries:
        if entry.is_dir() or entry.file_size > room:
            continue
        try:
            with archive.open(entry) as packed:
                parts[entry.filename] = packed.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error):
            faults.append(_NOT_ZIP)
            continue
        room -= entry.file_size
    return parts, faults


def _directory_faults(entries: list[zipfile.ZipInfo]) -> list[str]:
    faults: list[str] = []
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        faults.append(_too_many(len(entries)))
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        faults.append("Tệp mẫu bung ra quá lớn (hơn 20 MB).")
    if any(_bursts(entry) for entry in entries):
        faults.append("Tệp mẫu nén bất thường, có thể là bom nén.")
    if any(_escapes(name) for name in names):
        faults.append("Tệp mẫu có tệp con mang đường dẫn ra ngoài.")
    if len({name.casefold() for name in names}) != len(names):
        faults.append("Tệp mẫu có hai tệp con trùng tên.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        faults.append("Tệp mẫu bị khóa bằng mật khẩu.")
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        faults.append("Tệp mẫu có tệp con nén bằng cách lạ.")
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        faults.append(_NOT_ZIP)
    return faults


def _too_many(count: int) -> str:
    return f"Tệp mẫu có quá nhiều tệp con ({count}, chỉ nhận đến {MAX_ENTRIES})."


def _is_harmful(entry: zipfile.ZipInfo) -> bool:
    locked = entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PACKINGS
    return bool(locked) or _bursts(entry) or _escapes(entry.filename)


def _bursts(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def unpacked_parts(docx: bytes) -> Mapping[str, bytes]:
    """The files inside a .docx of our own making, with the same care.

    Raises:
        TemplateRefused: it is damaged.
    """
    parts, faults = unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    return parts
