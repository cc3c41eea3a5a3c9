# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door through which anything leaves this PC as files: the tally, reports, backups, packs, booklets, archives.

Every file is written beside under a passing name, forced to the device, read back and compared; only when all are right
do they get their names, the manifest last. «Đã chép xong» therefore means that it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from counter_app import __version__
from counter_app.casework.export_disk import Disk
from counter_app.casework.export_refusals import ExportCancelled, ExportFailed
from counter_app.casework.export_run import (
    Cancelled,
    ExportDone,
    ExportedFile,
    ExportProgress,
    ExportRun,
    Progress,
    clear_left_overs,
    told,
)
from counter_app.casework.print_room import stored_settings
from counter_app.domain.errors import CounterError
from counter_app.domain.manifest import Manifest, ManifestFile, manifest_name
from counter_app.domain.outgoing import Outgoing
from counter_app.paths import PROGRAM
from counter_app.settings import Settings
from counter_app.storage.exports import ExportOutcome
from counter_app.storage.register import Register

PAST_SHOWN = 5


@dataclass(frozen=True)
class PastExport:
    """One line of the log, as it is shown. ``target``: the stick's label and serial, empty for a folder."""

    at: datetime
    kind: str
    period: str
    target: str
    outcome: str
    clerk: str


def _quiet(_progress: ExportProgress) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


class ExportDoor:
    """Blocking: call it from a worker. Without a register (a receiving office has none) nothing is entered in a log."""

    def __init__(
        self, clock: Callable[[], datetime], register: Register | None = None, disk: Disk | None = None
    ) -> None:
        self._clock, self._register, self._disk = clock, register, disk or Disk()

    def write(
        self,
        outgoing: Outgoing,
        folder: Path,
        progress: Progress = _quiet,
        cancelled: Cancelled = _never,
        *,
        target: str = "",
        clerk: str = "",
        ask_before_numbering: bool = False,
    ) -> ExportDone:
        """Put ``outgoing`` on a stick or into a folder (that is there), whole or not at all.

        A file of the same name and content is left as it is; of another content too, and the new one gets a number
        («ten-2.xlsx»). ``target``: the stick's label and serial for the log, never a path. ``clerk``: who
        does it, as the log names them; by default the one of the settings.

        Raises:
            ExportFailed, ExportCancelled: nothing new stands there.
            ExportClash: a number would be needed and ``ask_before_numbering`` is set; nothing new stands there.
            CounterError: the content could not be made, or the register could not be told.
        """
        settings = stored_settings(self._register) if self._register else Settings()
        entry = self._enter(outgoing, target, clerk or settings.clerk)
        run = ExportRun(self._disk, folder, outgoing, progress, cancelled, ask=ask_before_numbering)
        try:
            done = run.write_all(lambda files: self._manifest(outgoing, settings, files))
            self._tell(entry, "done", done)
        except BaseException as error:
            self._take_back(run, entry, error)
            raise
        if run.clear_away():
            return done
        with suppress(CounterError):  # the log says «done», which is true
            self._tell(entry, "left_traces", done)
        return replace(done, left_traces=True)

    def past(self, limit: int = PAST_SHOWN) -> list[PastExport]:
        """What left last, newest first, as the log has it; nothing without a register."""
        known = self._register.exports.recent(limit) if self._register else []
        return [PastExport(one.at, one.kind, one.period, one.target, one.outcome, one.clerk) for one in known]

    def clear_left_overs(self, folder: Path) -> int:
        """Remove the passing files a broken-off export left on a stick; returns how many there were.

        Raises:
            ExportFailed: they are there and cannot be removed.
        """
        with told():
            return clear_left_overs(self._disk, folder)

    def _take_back(self, run: ExportRun, entry: int | None, error: BaseException) -> None:
        """After a failure: leave the stick as it was, and say where that did not work."""
        left = not run.undo()
        with suppress(CounterError):  # what is said to the clerk is why it broke off; the log says «failed» already
            self._tell(entry, "cancelled" if isinstance(error, ExportCancelled) else "failed", None)
        if left and isinstance(error, ExportFailed):
            raise ExportFailed(error.trouble, error.missing, left=True) from error
        if left and isinstance(error, ExportCancelled):
            raise ExportCancelled(left=True) from error

    def _enter(self, outgoing: Outgoing, target: str, clerk: str) -> int | None:
        if self._register is None:
            return None
        name = manifest_name(outgoing.kind, outgoing.period)
        return self._register.exports.begin(outgoing.kind, outgoing.period, name, target, clerk)

    def _tell(self, entry: int | None, outcome: ExportOutcome, done: ExportDone | None) -> None:
        if self._register is None or entry is None:
            return
        if done is None:
            self._register.exports.end(entry, outcome)
        else:
            self._register.exports.end(entry, outcome, done.manifest, done.size, done.manifest_sha256)

    def _manifest(self, outgoing: Outgoing, settings: Settings, files: tuple[ExportedFile, ...]) -> bytes:
        return Manifest(
            program=PROGRAM,
            version=__version__,
            kind=outgoing.kind,
            title=f"TẬP DƯỢT: {outgoing.title}" if settings.practice else outgoing.title,
            period=outgoing.period,
            unit=settings.commune,
            province=settings.province,
            made_at=self._clock(),
            files=tuple(ManifestFile(name=file.name, size=file.size, sha256=file.sha256) for file in files),
        ).to_bytes()
