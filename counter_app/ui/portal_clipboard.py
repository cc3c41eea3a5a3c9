# SPDX-License-Identifier: GPL-3.0-or-later
"""Values put on the clipboard one by one for another program, which is noticed when it takes them.

The clipboard promises the text and hands it out only when it is asked for: so a paste is seen (X11, Windows). Managers
that keep what was copied are asked by the marks they know to leave it alone, and told from a hand by their haste.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from counter_app.domain.portal_copy import PasteWatch, PortalField

TEXT = "text/plain"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
KEEP_OUT: dict[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): bytes(4),
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
"""What asks clipboard managers (Klipper), Windows' history and its cloud not to keep what is copied."""
AFTER_PASTE_MS = 120
"""A browser asks more than once for one paste; the next value stands ready after that, before a hand pastes again."""


class _Promise(QMimeData):
    """Text that is handed out when it is asked for, and tells that it was."""

    def __init__(self, text: str, asked: Callable[[], None]) -> None:
        super().__init__()
        self._text, self._asked = text, asked

    def formats(self) -> list[str]:
        """Plain text, and the marks that keep managers away."""
        return [TEXT, *KEEP_OUT]

    def hasFormat(self, mimetype: str) -> bool:
        """Whether one of them is meant."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, preferred_type: object) -> object:
        """Hand it out."""
        if mimetype == TEXT:
            self._asked()
            return self._text
        return QByteArray(KEEP_OUT[mimetype]) if mimetype in KEEP_OUT else None


class PortalClipboard(QObject):
    """Offers one value at a time.

    Signals:
        pasted: another program took the value of this field (its id), for the first time.
        taken: the paste is over, the next value may follow.
    """

    pasted = Signal(str)
    taken = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._watch = PasteWatch()
        self._field: PortalField | None = None
        self._promise: _Promise | None = None
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(AFTER_PASTE_MS)
        self._over.timeout.connect(self.taken)
        application = QCoreApplication.instance()
        if application is not None:  # a promise must not outlive the interpreter that keeps it
            application.aboutToQuit.connect(self.clear)

    def offer(self, field: PortalField) -> None:
        """Put a value there; the one before counts as pasted if anybody asked for it."""
        self.leave()
        self._field = field
        self._watch.copied(self._now())
        self._promise = _Promise(field.value, lambda: self._asked_for(field))
        QGuiApplication.clipboard().setMimeData(self._promise)

    def leave(self) -> None:
        """Go on from a value: one that was asked for counts as pasted."""
        field, self._field = self._field, None
        self._over.stop()
        if field is not None and self._watch.counts_when_left():
            self.pasted.emit(field.id)

    def clear(self) -> None:
        """The end: nothing of a citizen's stays on the clipboard, as far as it is still ours."""
        self.leave()
        clipboard = QGuiApplication.clipboard()
        if self._promise is not None and clipboard.mimeData() is self._promise:
            clipboard.clear()
        self._promise = None

    def _asked_for(self, field: PortalField) -> None:
        # From within the other program's question: only note it, act when the events are handled again.
        if field is self._field and self._watch.asked(self._now()):
            QTimer.singleShot(0, self, lambda: self._note_paste(field))

    def _note_paste(self, field: PortalField) -> None:
        if field is self._field:
            self.pasted.emit(field.id)
            self._over.start()
