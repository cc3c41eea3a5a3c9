# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one screen: ours with the answers, and another whose window is pasted into.

``python -m tests.ui.portal_programs ours`` or ``… other``; told by lines on standard input, answering by lines.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.domain.portal_copy import PortalField, PortalSheet
from counter_app.ui.portal_window import PortalWindow

FIELDS = (
    PortalField("nguoi_yeu_cau.ho_ten", "Họ, chữ đệm, tên", "Người yêu cầu", "Đặng Thị Quỳnh Ỷ"),
    PortalField("nguoi_yeu_cau.so_dinh_danh", "Số định danh", "Người yêu cầu", "042151001234", sensitive=True),
    PortalField("nguoi_yeu_cau.noi_cu_tru", "Nơi cư trú", "Người yêu cầu", "Buôn H'Bluê, xã Ea Kao, tỉnh Đắk Lắk"),
)
A_HAND_LATER_MS = 400
A_LOOK_LATER_MS, A_LOOKS = 50, 200


def say(*words: str) -> None:
    """One line to whoever started this program."""
    sys.stdout.write("\t".join(words) + "\n")
    sys.stdout.flush()


def ours() -> None:
    """The window of portal copy mode, with nobody at its keyboard."""
    window = PortalWindow()
    window.ticked.connect(lambda field_id: say("ticked", field_id))
    window.closed.connect(lambda everything: say("closed", str(everything)))
    window.show_sheet("hồ sơ 26-0001", PortalSheet(FIELDS), ())
    window.show()

    def go_on() -> None:
        window.copy_following()
        say("at")

    orders: dict[str, Callable[[], object]] = {
        "close": window.close,
        "next": go_on,
        "hand": lambda: window.after.set_current("hand"),
    }
    _listen(orders)
    say("ready")
    QApplication.exec()


def other() -> None:
    """A window of another program: «paste» into it, or «keep» whatever comes onto the clipboard, as managers do."""
    line = QLineEdit()
    line.show()

    def paste() -> None:
        line.clear()
        line.paste()
        say("pasted", line.text())

    def keep() -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(lambda: say("kept", clipboard.text()))
        say("keeping")

    orders: dict[str, Callable[[], object]] = {
        "paste": lambda: QTimer.singleShot(A_HAND_LATER_MS, paste),
        "look": lambda: _look(A_LOOKS),
        "look for nothing": lambda: _look(A_LOOKS, for_nothing=True),
        "keep": keep,
    }
    _listen(orders)
    say("ready")
    QApplication.exec()


def _look(times: int, *, for_nothing: bool = False) -> None:
    """Say what is on the clipboard; the system tells another program of it a moment after it was put there."""
    text = QGuiApplication.clipboard().text()
    if bool(text) is not for_nothing or not times:
        say("seen", text)
    else:
        QTimer.singleShot(A_LOOK_LATER_MS, lambda: _look(times - 1, for_nothing=for_nothing))


def _listen(orders: Mapping[str, Callable[[], object]]) -> None:
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, QApplication.instance())

    def read() -> None:
        line = sys.stdin.readline()
        if line:
            orders[line.strip()]()
        else:
            QApplication.quit()

    notifier.activated.connect(read)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    {"ours": ours, "other": other}[sys.argv[1]]()
