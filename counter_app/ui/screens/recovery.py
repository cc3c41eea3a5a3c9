# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code: shown once to be printed and put away, asked for when this account cannot open the register.

Nothing here offers to delete a register: without the code it stays as it is, and can be opened later.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel, restyle
from counter_app.ui.widgets.tick_box import TickBox

WHY = (
    "Sổ hồ sơ được khóa bằng mật mã và chỉ mở được bằng tài khoản máy tính này. Nếu máy hỏng, phải cài lại"
    " hoặc đổi tài khoản, mã dưới đây là cách duy nhất để mở lại sổ."
)
HOW = (
    "In mã này ra giấy, bỏ phong bì, cất vào nơi khóa được (két, tủ hồ sơ mật). Không lưu trong máy,"
    " không chụp ảnh, không gửi qua mạng."
)


class RecoveryCodeScreen(QWidget):
    """Goes on only after the code was printed, or the clerk says it is put away, or asks to be reminded."""

    print_requested = Signal()
    stored = Signal(bool)
    """True: printed or put away; False: later, and the reminder stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = PlainLabel("")
        self._code.setProperty("big", "true")
        self._code.setProperty("mono", "true")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setWordWrap(True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.print_button = ActionButton("In mã khôi phục", "primary", Key.PRINT)
        self.put_away = TickBox("Tôi đã in hoặc chép mã ra giấy và đã cất")
        self.go_on = ActionButton("Tiếp tục", "plain", Key.NEXT_STEP)
        self.later = ActionButton("Để sau, nhắc tôi", "quiet")
        self._place()
        self.setFocusProxy(self.print_button)
        self.print_button.clicked.connect(self.print_requested)
        self.put_away.toggled.connect(self._allow)
        self.go_on.clicked.connect(lambda: self.stored.emit(True))
        self.later.clicked.connect(lambda: self.stored.emit(False))
        anywhere = Qt.ShortcutContext.WindowShortcut  # the notice bar may hold the focus after a print that failed
        bind(Key.PRINT, self, self.print_requested.emit, anywhere)
        bind(Key.NEXT_STEP, self, self.go_on.click, anywhere)

    def show_code(self, code: str) -> None:
        """Show a code; it has not been put away yet."""
        groups = code.split("-")
        half = (len(groups) + 1) // 2
        self._code.setText(" – ".join(groups[:half]) + "\n" + " – ".join(groups[half:]))
        self._code.setAccessibleName(f"Mã khôi phục: {code}")
        self._printed = False
        self.put_away.setChecked(False)
        self._allow()

    def note_printed(self) -> None:
        """The printer took the page: that is as good as copying the code by hand."""
        self._printed = True
        self._allow()

    def _allow(self) -> None:
        self.go_on.setEnabled(self._printed or self.put_away.isChecked())

    def _place(self) -> None:
        self._printed = False
        self.go_on.setEnabled(False)
        paper = QFrame()
        paper.setProperty("role", "card")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.addWidget(self._code)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.print_button, self.go_on, self.later):
            buttons.addWidget(button)
        buttons.addStretch(1)
        _page(self, "Mã khôi phục sổ hồ sơ", WHY, paper, PlainLabel(HOW).wrapped(), self.put_away, buttons)


class UnlockScreen(QWidget):
    """Asks for the code. What it says of the register is always the same: everything is still there."""

    submitted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = QLineEdit()
        self.code.setProperty("role", "search")
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setPlaceholderText("Gõ từng nhóm chữ như trên tờ giấy")
        label = PlainLabel("Mã khôi phục", "strong")
        label.setBuddy(self.code)
        self.code.setAccessibleName(label.text())
        self._problem = PlainLabel("", "bad").wrapped()
        self._problem.hide()
        self.open = ActionButton("Mở sổ", "primary", Key.NEXT)
        row = QHBoxLayout()
        row.addWidget(self.open)
        row.addStretch(1)
        why = (
            "Tài khoản máy tính này chưa có chìa khóa của sổ hồ sơ. Lấy tờ giấy «Mã khôi phục» đã cất"
            " và gõ mã vào đây. Hồ sơ vẫn còn nguyên; không có gì bị xóa, gõ sai bao nhiêu lần cũng được."
        )
        _page(self, "Mở sổ hồ sơ bằng mã khôi phục", why, label, self.code, self._problem, row)
        self.setFocusProxy(self.code)
        self.open.clicked.connect(self._submit)
        self.code.returnPressed.connect(self._submit)
        self.code.textChanged.connect(lambda: self.show_problem(""))

    def show_problem(self, sentence: str) -> None:
        """Say under the line why the code does not open; empty takes it away."""
        self._problem.setText(f"■ {sentence}" if sentence else "")
        self._problem.setVisible(bool(sentence))
        self.code.setProperty("problem", "true" if sentence else "false")
        restyle(self.code)
        if sentence:
            self.code.setFocus()
            self.code.selectAll()

    def _submit(self) -> None:
        typed = self.code.text().strip()
        if typed:
            self.submitted.emit(typed)
        else:
            self.show_problem("Chưa gõ mã.")


def _page(screen: QWidget, title: str, why: str, *parts: QWidget | QHBoxLayout) -> None:
    """One column in the middle, narrow enough to read."""
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addStretch(1)
    column.addWidget(PlainLabel(title, "title").wrapped())
    column.addWidget(PlainLabel(why).wrapped())
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(2)
    row = QHBoxLayout(screen)
    row.setContentsMargins(24, 12, 24, 12)
    row.addStretch(1)
    row.addLayout(column, 4)
    row.addStretch(1)
