# SPDX-License-Identifier: GPL-3.0-or-later
"""Carries an export to a stick: follows the drives while one is awaited, has it written, says how it ended.

Any room begins one with a maker of what is to leave; the rest happens here, on a lane of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from counter_app.casework.export_refusals import ExportFailed
from counter_app.casework.rights import NotYours, require
from counter_app.casework.stick_steps import BUSY, ENDED, StickState, StickSteps
from counter_app.devices.drive_watch import DriveWatch
from counter_app.domain.errors import CounterError
from counter_app.domain.roles import Right
from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.stick_words import words_for

if TYPE_CHECKING:
    from counter_app.casework.export_door import ExportDoor
    from counter_app.casework.export_run import ExportDone, ExportProgress
    from counter_app.devices.drives import DriveRoom
    from counter_app.domain.drive import Drive
    from counter_app.domain.outgoing import Outgoing
    from counter_app.domain.roles import Who
    from counter_app.ui.screens.export_stick import ExportStickScreen

Then = Callable[["ExportDone"], None]
PREPARING = "Đang làm tệp để chép…"
BROKEN = "Làm tệp thì gặp trục trặc. Chưa chép tệp nào; sổ hồ sơ còn nguyên."
STILL_BUSY = "Đang chép một bộ tệp khác ra USB. Bộ mới chưa được chép; xin chờ xong rồi làm lại."


@dataclass
class _Job:
    """One export: what is to leave, once it is known, and the way to stop it."""

    then: Then | None
    outgoing: Outgoing | None = None
    stop: threading.Event = field(default_factory=threading.Event)


class ExportFlow(QObject):
    """The one way from any screen to a stick. One export at a time.

    Signals:
        wanted: bring the screen to the front.
        left: the clerk is done with it.
    """

    wanted = Signal()
    left = Signal()
    _told = Signal(object)

    def __init__(
        self,
        screen: ExportStickScreen,
        background: BackgroundDesk,
        notices: NoticeBoard,
        door: ExportDoor,
        drives: DriveRoom,
        who: Callable[[], Who],
    ) -> None:
        super().__init__(screen)
        self._screen, self._background, self._notices = screen, background, notices
        self._door, self._drives, self._who = door, drives, who
        self._steps = StickSteps()
        self._job: _Job | None = None
        self._cleared: set[str] = set()
        self.watch = DriveWatch(self)
        self.watch.changed.connect(self._look)
        self._told.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        background.closing.connect(self._stop)
        screen.next_requested.connect(self._go_on)
        screen.insist_requested.connect(lambda: self._move(self._steps.insist()))
        screen.chosen.connect(lambda device: self._move(self._steps.choose(device)))
        screen.leave_requested.connect(self._leave)
        screen.put_away.connect(self._rest)
        screen.brought_back.connect(self._resume)

    @property
    def state(self) -> StickState:
        """How the export stands."""
        return self._steps.state

    def begin(self, make: Callable[[], Outgoing], then: Then | None = None) -> None:
        """Take something out. ``make`` runs on a worker; ``then`` is called when all has arrived, here."""
        if self._job is not None and self._steps.state in BUSY:
            self._notices.say("warn", STILL_BUSY)
            self.wanted.emit()
            return
        try:
            require(self._who(), Right.EXPORT)
        except NotYours as refused:
            self._notices.report(refused)
            return
        job = self._job = _Job(then)
        self._steps = StickSteps()
        self._screen.show_subject(PREPARING)
        self._screen.show_steps(self._steps)
        self.wanted.emit()
        self._background.run(
            Lane.DRIVE, make, lambda outgoing: self._take(job, outgoing), lambda error: self._fail(job, error)
        )
        self._fetch_past()
        self.watch.begin()

    def _take(self, job: _Job, outgoing: Outgoing) -> None:
        if job is self._job:
            job.outgoing = outgoing
            self._screen.show_subject(outgoing.title, [file.name for file in outgoing.files], outgoing.folder)
            self._move(self._steps.prepared())

    def _look(self) -> None:
        if self.watch.is_watching and self._steps.state not in BUSY:
            self._background.run_latest(Lane.DRIVE, "drives", self._drives_now, self._see)

    def _see(self, drives: list[Drive]) -> None:
        if self.watch.is_watching:
            self._move(self._steps.look(drives))

    def _drives_now(self) -> list[Drive]:
        """On the worker: which there are, cleared of what a broken-off export left on them."""
        drives = self._drives.look()
        writable = [drive for drive in drives if drive.mount and not drive.read_only and not drive.suspicion]
        for drive in writable:
            if drive.device not in self._cleared:
                with suppress(ExportFailed):  # tried again by the door before it writes
                    self._door.clear_left_overs(Path(drive.mount))
        self._cleared = {drive.device for drive in writable}
        return drives

    def _move(self, steps: StickSteps) -> None:
        before, self._steps = self._steps, steps
        if steps != before:
            self._screen.show_steps(steps)
        if steps.state is StickState.WRITING and before.state is not StickState.WRITING:
            self._write(steps)

    def _go_on(self) -> None:
        drive = self._steps.drive
        if self._steps.state in ENDED:
            self._leave()
        elif self._steps.state is StickState.NOT_OPEN and drive is not None:
            self._background.run(Lane.DRIVE, lambda: self._drives.open_drive(drive), lambda _opened: self._look())
        elif self._steps.state is StickState.FAILED and self._job is not None and self._job.outgoing is None:
            self._leave()
        else:
            self._move(self._steps.go_on())
            self._look()

    def _write(self, steps: StickSteps) -> None:
        job, drive = self._job, steps.drive
        outgoing = job.outgoing if job else None
        if job is None or drive is None or outgoing is None:
            return
        stop, clerk = threading.Event(), self._who().name
        job.stop = stop

        def write() -> ExportDone:
            return self._door.write(
                outgoing,
                Path(drive.mount),
                self._told.emit,
                stop.is_set,
                target=drive.named,
                clerk=clerk,
                ask_before_numbering=not steps.numbering,
            )

        self._background.run(
            Lane.DRIVE, write, lambda done: self._arrive(job, drive, done), lambda error: self._fail(job, error)
        )

    def _show_progress(self, told: ExportProgress) -> None:
        if told.stage == "verifying":
            self._move(self._steps.verifying())
        self._screen.show_progress(told.share)

    def _arrive(self, job: _Job, drive: Drive, done: ExportDone) -> None:
        self._move(self._steps.arrived(already_there=done.already_there, left_traces=done.left_traces))
        if self._steps.state is StickState.CLOSING:
            self._background.run(
                Lane.DRIVE,
                lambda: self._drives.make_safe(drive),
                lambda safe: self._end(self._steps.closed(safe=safe)),
                lambda _error: self._end(self._steps.closed(safe=False)),
            )
        else:
            self._end(self._steps)
        if job.then is not None:
            job.then(done)

    def _fail(self, job: _Job, error: BaseException) -> None:
        if job is not self._job:
            return
        if isinstance(error, CounterError):
            self._end(self._steps.failed(error))
        else:
            self._end(self._steps.failed(CounterError(BROKEN)))
            self._notices.report(error)

    def _end(self, steps: StickSteps) -> None:
        """A write is over, one way or the other; said at the foot of the window where nobody looks at the screen."""
        self._move(steps)
        self._fetch_past()
        self._look()
        if not self._screen.isVisible():
            words = words_for(steps)
            self._notices.say("good" if steps.state in ENDED else "warn", f"{words.title}. {words.sentence}")
            self._rest()

    def _fetch_past(self) -> None:
        self._background.run(Lane.REGISTER, self._door.past, self._screen.show_past)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop.set()

    def _leave(self) -> None:
        if self._steps.state in BUSY:
            self._stop()
            return
        self._forget_unless_busy()
        self.left.emit()

    def _rest(self) -> None:
        """Another screen is in front: a stick put in now is not for this."""
        if self._steps.state not in BUSY:
            self.watch.end()

    def _resume(self) -> None:
        if self._job is not None and not self.watch.is_watching:
            self._move(self._steps.resumed())
            self.watch.begin()

    def _forget_unless_busy(self) -> None:
        if self._steps.state not in BUSY:
            self.watch.end()
            self._job = None
