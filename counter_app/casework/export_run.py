# SPDX-License-Identifier: GPL-3.0-or-later
"""One export on its way: passing files, read back and compared, then named, or everything taken back.

It remembers all it made, so that whatever happens the stick ends as it was or with the whole set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from counter_app.casework.export_disk import Disk
from counter_app.casework.export_refusals import (
    ExportCancelled,
    ExportClash,
    ExportFailed,
    ExportTrouble,
    trouble_of,
)
from counter_app.domain.manifest import MANIFEST_SUFFIX, manifest_name, sha256_of
from counter_app.domain.outgoing import Outgoing

HALF_FOLDER = "~counter-app-dang-chep"
"""Passing files lie here, at the top of the stick, so that the next start finds what a power cut left."""
_HALF_SUFFIX = ".part"
_SLACK_BYTES = 64 * 1024
"""Room for the manifest, for names, and for the last cluster of each file."""

Stage = Literal["writing", "verifying"]
Standing = Literal["written", "already_there"]


@dataclass(frozen=True)
class ExportProgress:
    """How far it has come. ``share``: of this stage, 0 to 1."""

    stage: Stage
    share: float


@dataclass(frozen=True)
class ExportedFile:
    """One file as it stands there now. ``already_there``: the same content stood there before."""

    name: str
    size: int
    sha256: str
    standing: Standing = "written"


@dataclass(frozen=True)
class ExportDone:
    """It is there, read back and equal. ``manifest_sha256`` covers all. ``left_traces``: clearing away failed."""

    folder: Path
    files: tuple[ExportedFile, ...]
    manifest: str
    manifest_sha256: str
    left_traces: bool = False

    @property
    def already_there(self) -> bool:
        """Whether everything was there before, to the last byte."""
        return all(file.standing == "already_there" for file in self.files)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


Progress = Callable[[ExportProgress], None]
Cancelled = Callable[[], bool]
WriteManifest = Callable[[tuple[ExportedFile, ...]], bytes]


@dataclass(frozen=True)
class _Half:
    """A passing file and what it is to become."""

    path: Path
    file: ExportedFile


class ExportRun:
    """Use it once: ``write_all``, then ``clear_away`` or ``undo``."""

    def __init__(
        self, disk: Disk, root: Path, outgoing: Outgoing, progress: Progress, cancelled: Cancelled, *, ask: bool
    ) -> None:
        self._disk, self._root, self._outgoing = disk, root, outgoing
        self._progress, self._cancelled, self._ask = progress, cancelled, ask
        self._target = root.joinpath(*filter(None, outgoing.folder.split("/")))
        self._half_folder = root / HALF_FOLDER
        self._device: int | None = None
        self._halves: list[Path] = []
        self._placed: list[Path] = []
        self._made: list[Path] = []

    def write_all(self, manifest: WriteManifest) -> ExportDone:
        """Write, compare, name.

        Raises:
            ExportFailed, ExportCancelled, ExportClash: call ``undo``.
        """
        with told():
            self._device = self._disk.device(self._root)
            clear_left_overs(self._disk, self._root)
            if self._disk.make_folder(self._half_folder):
                self._made.append(self._half_folder)
        files, halves = self._write_files()
        kept = manifest_name(self._outgoing.kind, self._outgoing.period)
        if not halves and (there := self._digest_of(kept)) is not None:
            return ExportDone(self._target, files, kept, there)
        halves.append(self._write_manifest(kept, manifest(files)))
        self._verify(halves)
        self._place(halves)
        return ExportDone(self._target, files, halves[-1].file.name, halves[-1].file.sha256)

    def undo(self) -> bool:
        """Take back everything this run made; False when something would not go."""
        if self._device is None:
            return True  # nothing was made
        if not self._is_there():
            return False
        stuck = [path for path in (*reversed(self._placed), *self._halves) if not self._gone(path)]
        return self._folders_gone() and not stuck

    def clear_away(self) -> bool:
        """Remove the passing folder after all its files have their names; False when it would not go."""
        try:
            self._disk.remove_folder(self._half_folder)
        except OSError:
            return False
        return True

    def _write_files(self) -> tuple[tuple[ExportedFile, ...], list[_Half]]:
        files: list[ExportedFile] = []
        halves: list[_Half] = []
        wanted = self._outgoing.files
        for at, each in enumerate(wanted):
            content = each.content()
            file = self._find_name(ExportedFile(each.name, len(content), sha256_of(content)))
            files.append(file)
            if file.standing == "already_there":
                continue
            rest = sum(len(other.content()) for other in wanted[at + 1 :]) if not self._fits(len(content)) else 0
            self._refuse_if_full(len(content) + rest)
            halves.append(self._write(file, content, at / len(wanted), 1 / len(wanted)))
        return tuple(files), halves

    def _write_manifest(self, name: str, content: bytes) -> _Half:
        with told():
            number = next(n for n in range(1, 10**6) if self._disk.size(self._target / numbered(name, n)) is None)
        file = ExportedFile(numbered(name, number), len(content), sha256_of(content))
        return self._write(file, content, 1.0, 0.0)

    def _find_name(self, file: ExportedFile) -> ExportedFile:
        """The first name that is free or already holds this very content."""
        number = 1
        while True:
            name = numbered(file.name, number)
            digest = self._digest_of(name, file.size)
            if digest is None and number > 1 and self._ask:
                raise ExportClash(file.name)
            if digest is None:
                return replace(file, name=name)
            if digest == file.sha256:
                return replace(file, name=name, standing="already_there")
            number += 1

    def _digest_of(self, name: str, size: int | None = None) -> str | None:
        """What stands under a name: its digest, empty where already its size is another, None where nothing stands."""
        path = self._target / name
        with told():
            found = self._disk.size(path)
            if found is None:
                return None
            return self._disk.digest(path, self._beat_nothing) if size in {None, found} else ""

    def _fits(self, size: int) -> bool:
        with told():
            return size + _SLACK_BYTES <= self._disk.free(self._root)

    def _refuse_if_full(self, size: int) -> None:
        with told():
            lack = size + _SLACK_BYTES - self._disk.free(self._root)
        if lack > 0:
            raise ExportFailed(ExportTrouble.FULL, lack)

    def _write(self, file: ExportedFile, content: bytes, before: float, part: float) -> _Half:
        path = self._half_folder / f"{len(self._halves):04}{_HALF_SUFFIX}"
        self._halves.append(path)

        def beat(done: int) -> None:
            self._stop_if_cancelled()
            self._progress(ExportProgress("writing", before + part * done / max(1, len(content))))

        with told(missing=len(content)):
            self._disk.write_new(path, content, beat)
        self._refuse_if_elsewhere(path)
        return _Half(path, file)

    def _verify(self, halves: list[_Half]) -> None:
        whole = max(1, sum(half.file.size for half in halves))
        before = 0
        for half in halves:

            def beat(done: int, before: int = before) -> None:
                self._stop_if_cancelled()
                self._progress(ExportProgress("verifying", min(1.0, (before + done) / whole)))

            self._refuse_if_elsewhere(half.path)
            with told():
                digest = self._disk.digest(half.path, beat)
            if digest != half.file.sha256:
                raise ExportFailed(ExportTrouble.DIFFERS)
            before += half.file.size

    def _place(self, halves: list[_Half]) -> None:
        with told():
            for folder in reversed([self._target, *self._target.parents]):
                if folder.is_relative_to(self._root) and folder != self._root and self._disk.make_folder(folder):
                    self._made.append(folder)
        self._refuse_if_elsewhere(self._target)
        self._stop_if_cancelled()
        with told():
            for half in halves:
                target = self._target / half.file.name
                self._disk.rename(half.path, target)
                self._placed.append(target)
                self._halves.remove(half.path)
            for folder in {self._target, *(folder.parent for folder in self._made)}:
                self._disk.sync_folder(folder)
        for half in halves:
            self._refuse_if_elsewhere(self._target / half.file.name)

    def _refuse_if_elsewhere(self, path: Path) -> None:
        """Where a stick was, its folder may remain: what is written then lands on this PC's own disk."""
        with told():
            if self._disk.device(path) != self._device:
                raise ExportFailed(ExportTrouble.GONE)

    def _is_there(self) -> bool:
        try:
            return self._disk.device(self._root) == self._device
        except OSError:
            return False

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise ExportCancelled

    def _beat_nothing(self, _done: int) -> None:
        self._stop_if_cancelled()

    def _gone(self, path: Path) -> bool:
        try:
            self._disk.remove(path)
        except OSError:
            return False
        return True

    def _folders_gone(self) -> bool:
        try:
            for folder in reversed(self._made):
                self._disk.remove_folder(folder)
        except OSError:
            return False
        return True


def clear_left_overs(disk: Disk, root: Path) -> int:
    """Remove the passing files a broken-off export left on a stick; returns how many there were."""
    folder = root / HALF_FOLDER
    halves = [folder / name for name in disk.names(folder) if name.endswith(_HALF_SUFFIX)]
    for path in halves:
        disk.remove(path)
    with suppress(OSError):  # not there, or something lies in it that is not ours
        disk.remove_folder(folder)
    return len(halves)


def numbered(name: str, number: int) -> str:
    """«tuan.xlsx», 2 -> «tuan-2.xlsx»; a manifest keeps its double suffix. Number 1 is the name itself."""
    suffix = MANIFEST_SUFFIX if name.endswith(MANIFEST_SUFFIX) else Path(name).suffix
    return name if number == 1 else f"{name.removesuffix(suffix)}-{number}{suffix}"


@contextmanager
def told(missing: int = 0) -> Iterator[None]:
    """The stick's errors as refusals. Only calls to the stick stand inside: another disk's error is not the stick's."""
    try:
        yield
    except OSError as error:
        raise ExportFailed(trouble_of(error), missing) from error
