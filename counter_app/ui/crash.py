# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of defence: what escapes everywhere else saves the draft first, then says so in the window.

The report holds frames only. What an error says is left out, because it may quote a person's data.
"""

from __future__ import annotations

import logging
import platform
import re
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)

from counter_app import __version__
from counter_app.logs import Facts
from counter_app.ui.notices import frames_of

log = logging.getLogger(__name__)

SAVED = "Những gì đã gõ đã được lưu. Bấm «Làm tiếp» để tiếp tục; nếu lỗi lặp lại, đóng chương trình rồi mở lại."
NOT_SAVED = (
    "Chưa chắc những gì vừa gõ đã được lưu: bấm «Làm tiếp» và xem lại ô đang gõ. Những gì lưu trước đó vẫn còn nguyên."
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|«[^»]*»|\d{4,}")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashGuard(QObject):
    """Catches what nobody else caught, on any thread, while it is installed."""

    crashed = Signal(str, str)
    """The sentence for the clerk and the path of the report (empty when it could not be written)."""
    _caught = Signal(str, str)

    def __init__(
        self,
        folder: Path,
        save_draft: Callable[[], None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._save_draft = save_draft
        self._now = now
        self._busy = False
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._answer)  # direct on the GUI thread, queued from any other

    def install(self) -> None:
        """Stand behind every thread and behind Qt's own messages."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(log_qt_message)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    @Slot(str)
    def tell_breakdown(self, kind: str) -> None:
        """Answer a breakdown the notice board has already logged."""
        self._caught.emit(kind, "")

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        frames = frames_of(error.with_traceback(trace))
        log.critical("unexpected %s\n%s", Facts(kind.__name__), Facts(frames))
        self._caught.emit(kind.__name__, frames)

    def _catch_in_thread(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._catch(what.exc_type, what.exc_value, what.exc_traceback)

    @Slot(str, str)
    def _answer(self, kind: str, frames: str) -> None:
        if self._busy:  # the answer itself failed: one report is enough
            return
        self._busy = True
        try:
            saved = self._try_to_save()
            report = self._write_report(kind, frames) if frames else ""
            self.crashed.emit(SAVED if saved else NOT_SAVED, report)
        finally:
            self._busy = False

    def _try_to_save(self) -> bool:
        try:
            self._save_draft()
        except Exception as error:  # noqa: BLE001 whatever it was, the clerk must still be told
            log.critical("draft not saved: %s\n%s", Facts(type(error).__name__), Facts(frames_of(error)))
            return False
        return True

    def _write_report(self, kind: str, frames: str) -> str:
        at = self._now()
        target = self._folder / f"bao-loi-{at:%Y%m%d-%H%M%S}.txt"
        lines = (
            f"counter-app {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()}",
            f"{at:%d/%m/%Y %H:%M:%S}",
            kind,
            frames,
        )
        try:
            target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        except OSError:
            return ""
        return str(target)


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Put a message of Qt into the log, without anything it quotes."""
    log.log(_LEVELS.get(kind, logging.WARNING), "qt %s: %s", context.category, _QUOTED.sub("…", message))
