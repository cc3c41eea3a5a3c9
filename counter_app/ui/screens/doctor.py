# SPDX-License-Identifier: GPL-3.0-or-later
"""«Khám mẫu»: what the template doctor says of every template, one card each, as they are looked at.

Plain words only: a sentence may quote what somebody wrote into a template.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.badges import badge
from counter_app.ui.widgets.plain_label import PlainLabel, Role

ADVICE = "Lỗi được sửa trong Word, ngay trên tệp mẫu; sửa xong thì khám lại. Khám mẫu không thay đổi tệp nào."


class DoctorScreen(QWidget):
    """Shows what it is given; looks at no file itself.

    Signals:
        again_requested: look at all templates once more.
    """

    again_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = PlainLabel("", "strong").wrapped()
        self.again = ActionButton("Khám lại")
        self.again.clicked.connect(self.again_requested)
        self.results = QScrollArea()
        self._cards = QVBoxLayout()
        self._seen: list[int] = []
        self._place()

    def begin(self) -> None:
        """An empty page: the first template is being looked at."""
        while (item := self._cards.takeAt(0)) is not None:
            card = item.widget()
            if card is not None:
                card.hide()
                card.deleteLater()
        self._seen = []
        self._say("strong", "Đang khám tệp mẫu đầu tiên…")

    def add(self, title: str, file_name: str, faults: Sequence[str]) -> None:
        """One template more; ``faults`` say what is wrong and where, none of them means it may be used."""
        self._seen.append(len(faults))
        self._cards.addWidget(_card(title, file_name, faults))
        self._say("strong", f"Đã khám {len(self._seen)} tệp mẫu, đang khám tiếp…")

    def finish(self) -> None:
        """All have been looked at."""
        ill = [number for number in self._seen if number]
        if not self._seen:
            self._say("bad", "Không thấy tệp mẫu nào.")
        elif ill:
            self._say("bad", f"Đã khám xong {len(self._seen)} tệp mẫu: {len(ill)} tệp có lỗi, cộng {sum(ill)} lỗi.")
        else:
            self._say("good", f"Đã khám xong {len(self._seen)} tệp mẫu: không tệp nào có lỗi.")

    def stop_short(self) -> None:
        """It broke off; what is shown holds, the rest has not been looked at."""
        self._say("bad", f"Mới khám được {len(self._seen)} tệp mẫu rồi dừng vì trục trặc. Bấm «Khám lại».")

    def _say(self, role: Role, words: str) -> None:
        self.progress.set_role(role)
        self.progress.setText(words)

    def _place(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._cards.setSpacing(8)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.results.setWidgetResizable(True)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setAccessibleName("Kết quả khám mẫu")
        self.results.setWidget(page)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(PlainLabel("Khám mẫu", "heading"))
        top.addStretch(1)
        top.addWidget(self.again)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(PlainLabel(ADVICE, "secondary").wrapped())
        whole.addWidget(self.progress)
        whole.addWidget(self.results, 1)
        # The arrow keys turn the page at once; Tab leads to the button.
        self.setFocusProxy(self.results)


def _card(title: str, file_name: str, faults: Sequence[str]) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    top = QHBoxLayout()
    top.setSpacing(12)
    top.addWidget(PlainLabel(title, "strong").wrapped(), 1)
    health = badge(f"{len(faults)} lỗi", "bad") if faults else badge("Không có lỗi", "good")
    top.addWidget(health, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(6)
    column.addLayout(top)
    column.addWidget(PlainLabel(file_name, "secondary").wrapped())
    for number, fault in enumerate(faults, start=1):
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(f"{number}."), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(fault).wrapped(), 1)
        column.addLayout(row)
    return card
