# SPDX-License-Identifier: GPL-3.0-or-later
"""«Giấy đã ra chưa?»: asks about a sheet whose fate the program does not know, one sheet at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from counter_app.domain.dossier import PrintEntry, PrintOutcome
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

PAPERS = {
    "form": "tờ khai",
    "slip": "phiếu nhắc",
    "pdf": "tệp PDF",
    "docx": "tệp Word",
    "decision": "phiếu trả lời",
    "blank": "tờ khai trống",
    "sample": "tờ khai mẫu",
    "giay-tiep-nhan-ho-so": "giấy tiếp nhận",
    "phieu-bo-sung": "phiếu bổ sung",
    "phieu-tu-choi": "phiếu từ chối",
    "van-ban-xin-loi": "văn bản xin lỗi",
    "thong-bao-dung": "thông báo dừng",
    "phieu-kiem-soat": "phiếu kiểm soát",
}
"""The clerk's word for what a line of the ledger is about."""


class UncertainPrint(QFrame):
    """The question and its two answers.

    Signals:
        settled: the ledger's entry and whether it came out of the printer.
    """

    settled = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice-warn")
        self._entry: PrintEntry | None = None
        self._words = PlainLabel("").wrapped()
        self.came_out = ActionButton("1  Đã ra")
        self.did_not = ActionButton("2  Chưa")
        self.came_out.setAccessibleName("Giấy đã ra")
        self.did_not.setAccessibleName("Giấy chưa ra")
        self.came_out.clicked.connect(lambda: self._settle(True))
        self.did_not.clicked.connect(lambda: self._settle(False))
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self.came_out)
        answers.addWidget(self.did_not)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(6)
        column.addWidget(PlainLabel("Giấy đã ra chưa?", "wait"))
        column.addWidget(self._words)
        column.addLayout(answers)
        self.hide()

    @property
    def asks(self) -> bool:
        """Whether an answer is waited for."""
        return self._entry is not None

    def ask_about(self, prints: Sequence[PrintEntry]) -> bool:
        """Ask about the oldest sheet nobody knows about; True when that is a new question."""
        unsure = next((entry for entry in prints if entry.outcome is PrintOutcome.UNKNOWN), None)
        is_new = unsure is not None and (self._entry is None or self._entry.id != unsure.id)
        self._entry = unsure
        self.setVisible(unsure is not None)
        if unsure is not None:
            version = f" bản {unsure.version}" if unsure.version else ""
            self._words.setText(
                f"{PAPERS.get(unsure.what, unsure.what).capitalize()}{version}, {unsure.copies} tờ, gửi máy in "
                f"{unsure.printer} lúc {unsure.at:%H:%M ngày %d/%m}: chương trình ngừng trước khi biết kết quả."
            )
        return is_new

    def focus_answers(self) -> None:
        """Give the keys to the question."""
        self.came_out.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 answer, arrows move between the answers."""
        match event.key():
            case Qt.Key.Key_1:
                self._settle(True)
            case Qt.Key.Key_2:
                self._settle(False)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                other = self.did_not if self.came_out.hasFocus() else self.came_out
                other.setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                super().keyPressEvent(event)

    def _settle(self, came_out: bool) -> None:
        if self._entry is not None:
            self.settled.emit(self._entry, came_out)
