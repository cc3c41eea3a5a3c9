# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that takes time goes through this desk, so that the GUI thread never waits.

Lanes, each in strict order: a page being laid out must never hold up the saving of what was typed.
Answers come back on the GUI thread; a screen never sees a thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot

from counter_app.ui.notices import NoticeBoard

T = TypeVar("T")
Failed = Callable[[BaseException], None]
_TURN_S = 0.001
"""How long a thread may keep the interpreter from one that waits.

Qt gives it back at every call, so a page of a thousand calls would wait Python's usual 5 ms many times over while the
register is being written.
"""


class Lane(Enum):
    """Which worker: the register (disk, database), a count of a period, the paper (layout, printer), an office suite
    drawing pages, a stick.

    A count and a suite take seconds and a stick minutes: the clerk goes on typing beside them.
    """

    REGISTER = "register"
    COUNT = "count"
    PAPER = "paper"
    SUITE = "suite"
    DRIVE = "drive"


@dataclass(frozen=True, eq=False)
class _Errand:
    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Failed
    key: str = ""


class BackgroundDesk(QObject):
    """Accepts work on the GUI thread and delivers its result there."""

    became_idle = Signal()
    """Everything accepted so far has been done and delivered."""
    closing = Signal()
    """The window goes: what takes long and can be done again may stop itself."""
    _finished = Signal(object, object)

    def __init__(self, notices: NoticeBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._notices = notices
        self._workers = {lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane.value) for lane in Lane}
        self._outstanding = 0
        self._closed = False
        self._newest: dict[str, _Errand] = {}
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is waiting, running or undelivered."""
        return self._outstanding == 0

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do ``work`` after everything accepted before it in this lane, then call ``then`` with its result.

        A failure goes to ``failed``, by default to the notice board.
        """
        self._submit(lane, _Errand(work, then, failed or self._notices.report))

    def run_latest(self, lane: Lane, key: str, work: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Like ``run``, but newer work under the same key replaces older, whose result is never delivered."""
        errand = _Errand(work, then, self._notices.report, key)
        self._newest[key] = errand
        self._submit(lane, errand)

    def close(self) -> None:
        """Wait for what was accepted, deliver it, and end the workers. What is asked afterwards is not done."""
        self.closing.emit()
        while not self.idle:
            for worker in self._workers.values():
                worker.submit(_nothing).result()  # in order: when this is done, all before it is done
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        self._closed = True
        for worker in self._workers.values():
            worker.shutdown()

    def _submit(self, lane: Lane, errand: _Errand) -> None:
        if self._closed:  # a page that is painted once more while the window goes
            return
        self._outstanding += 1
        future = self._workers[lane].submit(self._perform, errand)
        future.add_done_callback(lambda done: self._finished.emit(errand, done))

    def _perform(self, errand: _Errand) -> Any:
        return None if self._is_stale(errand) else errand.work()

    def _is_stale(self, errand: _Errand) -> bool:
        return bool(errand.key) and self._newest.get(errand.key) is not errand

    @Slot(object, object)
    def _deliver(self, errand: _Errand, done: Future[Any]) -> None:
        stale = self._is_stale(errand)
        if errand.key and not stale:
            del self._newest[errand.key]
        try:
            error = done.exception()
            if error is not None:
                errand.failed(error)
            elif errand.then is not None and not stale:
                errand.then(done.result())
        finally:
            self._outstanding -= 1
            if self.idle:
                self.became_idle.emit()


def _nothing() -> None:
    """The last in a queue: when it is done, the queue was empty once."""
