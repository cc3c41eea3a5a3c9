# SPDX-License-Identifier: GPL-3.0-or-later
"""All settings on one page, drawn from their declarations; a change counts as soon as its field is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app import __version__
from counter_app.settings import OFFICE, ONLINE, PAPER, SAFETY, SCREEN, Settings
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.flow import FlowLayout
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.setting_row import SettingRow, is_hidden, section_of

_AT_THE_RIGHT = (PAPER, ONLINE, SAFETY)
"""The sections of the second column, so that both are about as long."""


class SettingsScreen(QWidget):
    """Announces changes by name; the register keeps them, not this screen."""

    changed = Signal(dict)
    recovery_code_requested = Signal()
    backup_requested = Signal()
    backup_out_requested = Signal()
    key_out_requested = Signal()
    test_page_requested = Signal()
    doctor_requested = Signal()
    schemes_requested = Signal()
    people_requested = Signal()
    practice_requested = Signal()
    practice_anew_requested = Signal()
    spot_requested = Signal()
    archive_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = {
            name: SettingRow(name, declared)
            for name, declared in Settings.model_fields.items()
            if not is_hidden(declared)
        }
        self.backup = ActionButton("Sao lưu ngay")
        self.backup_out = ActionButton("Chép bản sao lưu ra USB")
        self.key_out = ActionButton("Chép tệp khóa ra USB khác")
        self.new_code = ActionButton("Lập và in mã khôi phục mới")
        self.test_page = ActionButton("In trang thử")
        self.doctor = ActionButton("Khám các mẫu tờ khai")
        self.schemes = ActionButton("Mô hình phục vụ: bật, tắt, sửa")
        self.people = ActionButton("Người làm việc tại quầy, PIN")
        self.practice = ActionButton("Vào tập dượt (người bịa đặt)")
        self.practice_anew = ActionButton("Làm lại sổ tập dượt từ đầu")
        self.practice_anew.hide()
        self.spot = ActionButton("4 tại chỗ, ủy quyền")
        self.archive = ActionButton("Nộp lưu trữ hồ sơ đã xong")
        self._place()
        for row in self.rows.values():
            row.settled.connect(lambda name, value: self.changed.emit({name: value}))
        self.backup.clicked.connect(self.backup_requested)
        self.backup_out.clicked.connect(self.backup_out_requested)
        self.key_out.clicked.connect(self.key_out_requested)
        self.new_code.clicked.connect(self.recovery_code_requested)
        self.test_page.clicked.connect(self.test_page_requested)
        self.doctor.clicked.connect(self.doctor_requested)
        self.schemes.clicked.connect(self.schemes_requested)
        self.people.clicked.connect(self.people_requested)
        self.practice.clicked.connect(self.practice_requested)
        self.practice_anew.clicked.connect(self.practice_anew_requested)
        self.spot.clicked.connect(self.spot_requested)
        self.archive.clicked.connect(self.archive_requested)
        self.show_settings(Settings())

    def show_settings(self, settings: Settings) -> None:
        """Show what is kept now."""
        for name, row in self.rows.items():
            row.show_value(getattr(settings, name))

    def show_practice(self, *, in_it: bool, has_home: bool) -> None:
        """What can be done about practising: go there, or begin it anew where it has its own folder."""
        self.practice.setVisible(not in_it)
        self.practice_anew.setVisible(in_it and has_home)

    def _place(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setSpacing(12)
        grid.addWidget(PlainLabel("Cài đặt", "heading"), 0, 0, 1, 2)
        sections = dict.fromkeys(section_of(row) for row in Settings.model_fields.values())
        columns = (QVBoxLayout(), QVBoxLayout())
        for section in sections:
            columns[section in _AT_THE_RIGHT].addWidget(self._card(section))
        columns[0].addWidget(_about())
        for number, column in enumerate(columns):
            column.setSpacing(12)
            column.addStretch(1)
            grid.addLayout(column, 1, number)
            grid.setColumnStretch(number, 5 + number)
        grid.setRowStretch(1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self.setFocusProxy(next(iter(self.rows.values())).label.buddy())

    def _card(self, section: str) -> QFrame:
        card, column = _empty_card(section)
        for name, declared in Settings.model_fields.items():
            if name in self.rows and section_of(declared) == section:
                column.addWidget(self.rows[name])
        buttons = FlowLayout(8)
        for button in {
            OFFICE: (self.schemes, self.people, self.spot, self.archive),
            SAFETY: (self.backup, self.backup_out, self.key_out, self.new_code),
            SCREEN: (self.practice, self.practice_anew),
            PAPER: (self.test_page, self.doctor),
        }.get(section, ()):
            buttons.addWidget(button)
        if buttons.count():
            column.addLayout(buttons)
        return card


def _about() -> QFrame:
    card, column = _empty_card("Giới thiệu")
    column.addWidget(PlainLabel(f"Quầy một cửa {__version__}  ·  Qt {qVersion()}", "secondary"))
    column.addWidget(
        PlainLabel(
            "Phần mềm tự do, giấy phép GPL-3.0. Không kết nối mạng; dữ liệu chỉ nằm trong máy này.", "secondary"
        ).wrapped()
    )
    return card


def _empty_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(8)
    column.addWidget(PlainLabel(title, "strong"))
    return card, column
