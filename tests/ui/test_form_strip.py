# SPDX-License-Identifier: GPL-3.0-or-later
"""The strip of a dossier's forms: hidden for one, and giving way where the room is short."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui import theme
from counter_app.ui.widgets.form_strip import FormStrip, FormTab
from tests.ui.hands import CTRL, press

TABS = [
    FormTab("khai-sinh", "Tờ khai đăng ký khai sinh", 3),
    FormTab("nhan-con", "Tờ khai đăng ký nhận cha, mẹ, con"),
    FormTab("uy-quyen", "Văn bản ủy quyền nộp hồ sơ và nhận kết quả", 12),
]


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, "light", 10.5)
    owner = QWidget()
    column = QVBoxLayout(owner)
    strip, line = FormStrip(), QLineEdit()
    column.addWidget(strip)
    column.addWidget(line)
    strip.bind_keys(owner)
    qtbot.addWidget(owner)
    owner.resize(1200, 120)
    owner.show()
    qtbot.waitActive(owner)
    line.setFocus()
    return owner


def strip_of(screen: QWidget) -> FormStrip:
    strip = screen.findChild(FormStrip)
    assert isinstance(strip, FormStrip)
    return strip


def test_one_form_has_no_strip(screen: QWidget) -> None:
    strip = strip_of(screen)
    strip.show_forms(TABS[:1], "khai-sinh")
    assert not strip.isVisible()
    strip.show_forms(TABS, "khai-sinh")
    assert strip.isVisible()


def test_each_form_says_what_it_lacks_and_a_click_or_a_key_turns_to_it(qtbot: QtBot, screen: QWidget) -> None:
    strip = strip_of(screen)
    strip.show_forms(TABS, "nhan-con")
    assert [("còn" in button.text(), "✓" in button.text()) for button in strip.buttons] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert [button.property("step") for button in strip.buttons] == ["open_issue", "current", "open_issue"]
    with qtbot.waitSignal(strip.chosen) as clicked:
        strip.buttons[2].click()
    assert clicked.args == ["uy-quyen"]
    line = screen.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    for key, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
        with qtbot.waitSignal(strip.stepped) as stepped:
            press(line, key, CTRL)
        assert stepped.args == [step]


def test_names_end_in_dots_where_the_room_is_short_and_the_rest_stays(qtbot: QtBot, screen: QWidget) -> None:
    strip = strip_of(screen)
    strip.show_forms(TABS, "khai-sinh")

    def texts() -> list[str]:
        return [button.text() for button in strip.buttons]

    qtbot.waitUntil(strip.buttons[2].isVisible)
    whole = texts()
    assert all("…" not in text for text in whole)
    screen.resize(640, 120)
    qtbot.waitUntil(lambda: all("…" in text for text in texts()))
    assert screen.width() == 640
    assert [text[:4] for text in texts()] == ["Tờ 1", "Tờ 2", "Tờ 3"]
    assert "còn 12" in texts()[2]
    for button in strip.buttons:
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
    screen.resize(1200, 120)
    qtbot.waitUntil(lambda: texts() == whole)
