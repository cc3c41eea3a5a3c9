# SPDX-License-Identifier: GPL-3.0-or-later
"""The packets of online filings on the disk: pictures taken in, finished files, and their wiping.

A packet lies in a private folder only until its upload is confirmed. Wiping renames the folder first, so that one
broken off by a power cut is known at the next start and finished then. Each file is written over with zeros before it
is deleted; on a flash disk the old cells may outlive that, which only an encrypted disk can help.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierId
from counter_app.domain.errors import CounterError
from counter_app.domain.filing import Crop, Look, Packet, PacketFile, Scan, ScanEdit
from counter_app.whole_file import put_whole, write_whole

OUT = "nop"
_TAKEN = "anh"
_LIST = "packet.json"
_FILES = "files.json"
_WIPING = "wiping-"
_BLOCK = 1 << 16
_PRIVATE = 0o700


class NotWiped(CounterError):
    """Another program holds a file of the packet open."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa xóa hết được ảnh của gói vì một chương trình khác đang mở tệp. Mã hồ sơ đã ghi, hồ sơ an toàn; "
            "đóng chương trình đó, phần còn lại sẽ tự xóa khi mở lại chương trình này."
        )


class PacketFiles:
    """The folders of all packets under one private root."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def folder(self, dossier_id: DossierId) -> Path:
        """Where the finished files of a packet lie, to be chosen in the portal."""
        return self._place(dossier_id) / OUT

    def load(self, dossier_id: DossierId) -> Packet:
        """The packet as it was kept last; empty when there is none."""
        kept = self._place(dossier_id) / _LIST
        if not kept.is_file():
            return Packet()
        told = json.loads(kept.read_text(encoding="utf-8"))
        return Packet({component: tuple(_scan(one) for one in scans) for component, scans in told.items()})

    def keep(self, dossier_id: DossierId, packet: Packet) -> None:
        """Keep the order and how each picture is set right; what is in no component any more is wiped."""
        place = self._made(dossier_id)
        told = {component: [asdict(scan) for scan in scans] for component, scans in packet.scans.items()}
        put_whole(place / _LIST, json.dumps(told, ensure_ascii=False).encode())
        used = {scan.file for scan in packet.every()}
        for path in (place / _TAKEN).iterdir():
            if path.name not in used:
                _wipe_file(path)

    def take_in(self, dossier_id: DossierId, content: bytes) -> str:
        """Keep a picture; the name it has in the packet."""
        folder = self._made(dossier_id) / _TAKEN
        number = max((int(path.name) for path in folder.iterdir() if path.name.isdigit()), default=0) + 1
        write_whole(folder / str(number), content)
        return str(number)

    def taken(self, dossier_id: DossierId, file: str) -> bytes:
        """A picture of the packet."""
        return (self._place(dossier_id) / _TAKEN / file).read_bytes()

    def write_out(self, dossier_id: DossierId, files: Sequence[tuple[PacketFile, bytes]]) -> None:
        """Put the finished files in place of those made before."""
        place = self._made(dossier_id)
        for path in (place / OUT).iterdir():
            _wipe_file(path)
        for file, content in files:
            write_whole(place / OUT / file.name, content)
        put_whole(place / _FILES, json.dumps([asdict(file) for file, _content in files]).encode())

    def files(self, dossier_id: DossierId) -> tuple[PacketFile, ...]:
        """The finished files, in order; empty before the first time they were made."""
        kept = self._place(dossier_id) / _FILES
        told = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else []
        return tuple(PacketFile(**one) for one in told)

    def wipe(self, dossier_id: DossierId) -> None:
        """Write over and delete everything of a packet; nothing when there is none.

        Raises:
            NotWiped: a file is held open; the rest is gone, it follows at the next start.
        """
        place = self._place(dossier_id)
        if place.is_dir():
            going = self._root / f"{_WIPING}{place.name}-{os.urandom(4).hex()}"
            try:
                place.rename(going)
            except OSError as error:  # Windows keeps a folder whose file is open
                raise NotWiped from error
            _wipe_folder(going)

    def finish_wiping(self) -> int:
        """Finish what a power cut or an open file left behind; how many packets that were."""
        left = sorted(self._root.glob(f"{_WIPING}*")) if self._root.is_dir() else []
        for place in left:
            _wipe_folder(place)
        return len(left)

    def kept(self) -> dict[DossierId, datetime]:
        """The packets that are there, each with when it was last touched (office time)."""
        if not self._root.is_dir():
            return {}
        places = [path for path in self._root.iterdir() if path.is_dir() and path.name.isdigit()]
        return {
            DossierId(int(path.name)): datetime.fromtimestamp(_touched(path), VIET_NAM)
            for path in sorted(places, key=lambda path: int(path.name))
        }

    def _place(self, dossier_id: DossierId) -> Path:
        return self._root / str(int(dossier_id))

    def _made(self, dossier_id: DossierId) -> Path:
        place = self._place(dossier_id)
        for folder in (self._root, place, place / _TAKEN, place / OUT):
            folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE)
        return place


def wipe_picture(path: Path) -> bool:
    """Write over and delete a picture outside the packet (in the scanner's folder); False when it cannot be."""
    try:
        _wipe_file(path)
    except OSError:
        return False
    return True


def _touched(place: Path) -> float:
    return max(path.stat().st_mtime for path in (place, *place.rglob("*")))


def _wipe_folder(place: Path) -> None:
    held = False
    for path in sorted(place.rglob("*"), reverse=True):
        try:
            path.rmdir() if path.is_dir() and not path.is_symlink() else _wipe_file(path)
        except OSError:
            held = True
    if held:
        raise NotWiped
    place.rmdir()


def _wipe_file(path: Path) -> None:
    if path.is_symlink():  # what it points at is not ours to write over
        path.unlink()
        return
    with path.open("r+b") as handle:
        left = path.stat().st_size
        while left > 0:
            left -= handle.write(bytes(min(left, _BLOCK)))
        handle.flush()
        os.fsync(handle.fileno())
    path.unlink()


def _scan(told: dict[str, object]) -> Scan:
    edit = told["edit"]
    assert isinstance(edit, dict)
    return Scan(
        file=str(told["file"]),
        edit=ScanEdit(int(edit["turned"]), Crop(**edit["crop"]), Look(edit["look"])),
        origin=str(told["origin"]),
    )
