# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at the door: looks at a template without running anything of it and lists every fault at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from counter_app.documents.guard_parts import part_faults
from counter_app.documents.guard_tags import TaggedPart, read_tags
from counter_app.domain.errors import CounterError

MAX_ENTRIES = 200
MAX_TOTAL_BYTES = 20 * 1024 * 1024
MAX_RATIO = 100
_SMALL_BYTES = 4096
_ENCRYPTED = 0x1
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
    parts, faults = _unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    faults = part_faults(parts)
    if faults:
        raise TemplateRefused(faults)
    tagged, faults = read_tags(parts)
    if faults:
        raise TemplateRefused(faults)
    return parts, tagged


def _unpack(docx: bytes) -> tuple[dict[str, bytes], list[str]]:
    """The files inside, read only after their directory has been found harmless."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            entries = archive.infolist()
            faults = _directory_faults(entries)
            return ({}, faults) if faults else (_read(archive, entries), [])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        return {}, [_NOT_ZIP]


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.is_dir():
            continue
        with archive.open(entry) as packed:
            parts[entry.filename] = packed.read(entry.file_size + 1)
    return parts


def _directory_faults(entries: list[zipfile.ZipInfo]) -> list[str]:
    faults: list[str] = []
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES:
        faults.append(f"Tệp mẫu có quá nhiều tệp con ({len(entries)}, chỉ nhận đến {MAX_ENTRIES}).")
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
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        faults.append(_NOT_ZIP)
    return faults


def _bursts(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def unpacked_parts(docx: bytes) -> Mapping[str, bytes]:
    """The files inside a .docx of our own making, with the same care.

    Raises:
        TemplateRefused: it is damaged.
    """
    parts, faults = _unpack(docx)
    if faults:
        raise TemplateRefused(faults)
    return parts
