# SPDX-License-Identifier: GPL-3.0-or-later
"""Packs on a screen: what lies over the shipped catalogue is named, a refusal tells every reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.casework.catalogue_care import PackRefused
from counter_app.casework.catalogue_shelf import Overlaid, ShelfFacts
from counter_app.catalog.pack_file import PackFacts
from counter_app.catalog.problems import Problem
from counter_app.domain.errors import CounterError
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.packs_flow import PacksFlow
from counter_app.ui.screens.packs import PacksScreen
from counter_app.ui.widgets.pdf_place import pack_dialog
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press

PACK = PackFacts(
    schema_version=1, name="tinh-thu", title="Gói <b>thử</b>", version="3", issuer="Sở thử", date=date(2026, 11, 1)
)


class Shelf:
    """A shelf with nothing on it at first."""

    def __init__(self) -> None:
        self.packs: tuple[PackFacts, ...] = ()
        self.trouble: CounterError | None = None
        self.problems: tuple[Problem, ...] = ()

    def look(self) -> ShelfFacts:
        overlaid = (Overlaid("1.000656", "Đăng ký khai tử", "office"),) if self.packs else ()
        return ShelfFacts(self.packs, bool(self.packs), overlaid, Path("/o"), ("lists/fees.toml",), self.problems)

    def take_in(self, pack: Path) -> PackFacts:
        assert pack == Path("/usb/goi.zip")
        if self.trouble:
            raise self.trouble
        self.packs = (PACK,)
        return PACK

    def undo(self) -> None:
        self.packs = ()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk, shelf: Shelf) -> PacksScreen:
    theme.apply(qapp, "light", 10.5)
    screen = PacksScreen()
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitActive(screen)
    screen.setFocus()
    flow = PacksFlow(screen, background, NoticeBoard(), shelf, lambda: Path("/usb/goi.zip"))  # type: ignore[arg-type]
    flow.show()
    qtbot.waitUntil(lambda: background.idle)
    return screen


def words(screen: PacksScreen) -> str:
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_an_empty_shelf_says_so(screen: PacksScreen) -> None:
    assert "Chưa nhập gói nào." in words(screen)
    assert "lists/fees.toml" in words(screen)
    assert not screen.undo.isEnabled()


def test_a_pack_comes_in_is_named_and_goes_back(qtbot: QtBot, screen: PacksScreen, background: BackgroundDesk) -> None:
    press(focused(), Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: background.idle and "Bản 3" in words(screen))
    assert "Đã nhập gói «Gói <b>thử</b>», bản 3 của Sở thử." in words(screen)
    assert "Cơ quan tự đặt" in words(screen)
    assert "Có hiệu lực khi mở lại chương trình" in words(screen)
    with qtbot.waitSignal(screen.restart_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)
    press(focused(), Qt.Key.Key_U, CTRL)
    qtbot.waitUntil(lambda: background.idle and "Chưa nhập gói nào." in words(screen))
    assert "Đã lùi lại" in words(screen)


def test_a_refused_pack_tells_every_reason(
    qtbot: QtBot, screen: PacksScreen, background: BackgroundDesk, shelf: Shelf
) -> None:
    shelf.trouble = PackRefused([f"Lỗi {number}." for number in range(8)])
    press(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: background.idle and "Lỗi 7." in words(screen))
    assert "Chưa nhập gói danh mục" in screen.told.text()
    with qtbot.assertNotEmitted(screen.restart_requested):
        press(focused(), Qt.Key.Key_Return, CTRL)


def test_what_is_wrong_in_the_catalogue_is_named(
    qtbot: QtBot, screen: PacksScreen, background: BackgroundDesk, shelf: Shelf
) -> None:
    shelf.problems = (Problem("catalog/forms/x.toml", "Tệp catalog/forms/x.toml, khóa «id»: thiếu."),)
    press(focused(), Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: background.idle and "khóa «id»: thiếu." in words(screen))


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_packs_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: PacksScreen, background: BackgroundDesk, points: float
) -> None:
    theme.apply(qapp, "light", points)
    press(focused(), Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: background.idle and clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


def test_the_dialog_for_a_pack_speaks_vietnamese(screen: PacksScreen) -> None:
    dialog = pack_dialog(screen)
    assert dialog.labelText(dialog.DialogLabel.Accept) == "Nhập"
    dialog.deleteLater()
