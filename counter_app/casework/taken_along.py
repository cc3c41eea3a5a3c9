# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaves by the export door and is no count: the encrypted backup, the key file, packs, booklets and posters.

The key file never goes along with a backup: it is an export of its own, for a stick kept elsewhere.
"""

from __future__ import annotations

import io
import zipfile
from functools import partial
from pathlib import Path
from typing import Literal

from counter_app.casework.catalogue_care import packs_in_use
from counter_app.catalog.packs import pack_folders
from counter_app.domain.errors import CounterError
from counter_app.domain.outgoing import Outgoing, OutgoingFile
from counter_app.paths import Folders
from counter_app.storage.keys import KEY_FILE_NAME
from counter_app.storage.refusals import file_trouble_told
from counter_app.storage.register import Register

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""One moment for every file in a pack, so that the same pack is the same bytes."""


class NoPacks(CounterError):
    """No pack is in use."""

    def __init__(self) -> None:
        super().__init__("Chưa nhập gói danh mục nào nên không có gói để chép. Chưa có gì thay đổi.")


def backup_to_take(register: Register) -> Outgoing:
    """A checked backup made now. It opens only with the key file and this account or the printed recovery code.

    Raises:
        RegisterDamaged, DiskFull, …: no backup could be made.
    """
    backup = register.back_up()
    file = OutgoingFile(backup.path.name, partial(_read, backup.path))
    return Outgoing("backup", f"Bản sao lưu sổ hồ sơ, {backup.at:%H:%M ngày %d/%m/%Y} (đã mã hóa)", "sao-luu", (file,))


def key_to_take(register: Register) -> Outgoing:
    """The key file as it is kept: wrapped, useless without this account or the printed recovery code."""
    file = OutgoingFile(KEY_FILE_NAME, partial(_read, register.place.key))
    return Outgoing("backup", "Tệp khóa của sổ hồ sơ, để riêng với bản sao lưu", "khoa-so", (file,))


def packs_to_take(folders: Folders) -> Outgoing:
    """The catalogue packs in use, each as the file another office can take in.

    Raises:
        NoPacks: there are none.
    """
    facts = packs_in_use(folders)
    kept = {folder.name: folder for folder in pack_folders(folders.catalog_packs)}
    files = tuple(
        OutgoingFile(f"{pack.name}-{pack.version}.zip", partial(_zipped, kept[pack.name]))
        for pack in facts
        if pack.name in kept
    )
    if not files:
        raise NoPacks
    return Outgoing("pack", f"Gói danh mục đang dùng ({len(files)} gói)", "goi-danh-muc", files)


def paper_to_take(kind: Literal["booklet", "poster"], path: Path) -> Outgoing:
    """A booklet or poster that was just made."""
    title, name = {
        "booklet": ("Cuốn hồ sơ mẫu", "ho-so-mau-viet-san.pdf"),
        "poster": ("Bảng niêm yết", "bang-niem-yet.pdf"),
    }[kind]
    return Outgoing(kind, title, "ho-so-mau", (OutgoingFile(name, partial(_read, path)),))


def _read(path: Path) -> bytes:
    with file_trouble_told():
        return path.read_bytes()


def _zipped(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, _read(path))
    return packed.getvalue()
