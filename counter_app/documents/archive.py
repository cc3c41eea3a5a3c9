# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a ZIP file from a stranger: a Word template, a catalogue pack. Nothing is written, everything is limited."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

MAX_TOTAL_BYTES = 20 * 1024 * 1024
"""Of the file itself, and of everything inside it unpacked."""
MAX_RATIO = 100
_SMALL_BYTES = 4096
_ENCRYPTED = 0x1
_ENTRY_SIGNATURE = b"PK\x01\x02"
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# Damaged headers make the ZIP reader stumble in many ways; each of them means the same.
_STUMBLES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True)
class ArchiveRules:
    """What is being opened. ``noun`` begins every sentence; ``damaged`` is the sentence for what is no ZIP file."""

    noun: str
    damaged: str
    most_entries: int


@dataclass(frozen=True)
class Opened:
    """``parts``: the harmless files inside; ``names``: of all; ``faults``: a sentence for everything that is not."""

    parts: dict[str, bytes]
    names: tuple[str, ...]
    faults: tuple[str, ...]


def open_archive(content: bytes, rules: ArchiveRules) -> Opened:
    """Look at a ZIP file and unpack what does no harm."""
    listed = content.count(_ENTRY_SIGNATURE)
    # A list of entries is read whole by the ZIP reader, at half a kilobyte each: stop before that.
    if listed > 20 * rules.most_entries:
        return Opened({}, (), (_too_many(listed, rules),))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            faults = _directory_faults(entries, rules)
            harmless = [entry for entry in entries[: rules.most_entries] if not _is_harmful(entry)]
            parts, damaged = _read(archive, harmless, rules)
    except _STUMBLES:
        return Opened({}, (), (rules.damaged,))
    names = tuple(entry.filename for entry in entries)
    return Opened(parts, names, tuple(dict.fromkeys([*faults, *damaged])))


def _read(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], rules: ArchiveRules
) -> tuple[dict[str, bytes], list[str]]:
    parts: dict[str, bytes] = {}
    faults: list[str] = []
    room = MAX_TOTAL_BYTES
    for entry in entries:
        if entry.is_dir() or entry.file_size > room:
            continue
        try:
            with archive.open(entry) as packed:
                parts[entry.filename] = packed.read(entry.file_size + 1)
        except _STUMBLES:
            faults.append(rules.damaged)
            continue
        room -= entry.file_size
    return parts, faults


def _directory_faults(entries: list[zipfile.ZipInfo], rules: ArchiveRules) -> list[str]:
    faults: list[str] = []
    names = [entry.filename for entry in entries]
    if len(entries) > rules.most_entries:
        faults.append(_too_many(len(entries), rules))
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        faults.append(f"{rules.noun} bung ra quá lớn (hơn 20 MB).")
    if any(_bursts(entry) for entry in entries):
        faults.append(f"{rules.noun} nén bất thường, có thể là bom nén.")
    if any(_escapes(name) for name in names):
        faults.append(f"{rules.noun} có tệp con mang đường dẫn ra ngoài.")
    if len({name.casefold() for name in names}) != len(names):
        faults.append(f"{rules.noun} có hai tệp con trùng tên.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        faults.append(f"{rules.noun} bị khóa bằng mật khẩu.")
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        faults.append(f"{rules.noun} có tệp con nén bằng cách lạ.")
    return faults


def _too_many(count: int, rules: ArchiveRules) -> str:
    return f"{rules.noun} có quá nhiều tệp con ({count}, chỉ nhận đến {rules.most_entries})."


def _is_harmful(entry: zipfile.ZipInfo) -> bool:
    locked = entry.flag_bits & _ENCRYPTED or entry.compress_type not in _PACKINGS
    return bool(locked) or _bursts(entry) or _escapes(entry.filename)


def _bursts(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _escapes(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")
