# SPDX-License-Identifier: GPL-3.0-or-later
"""The press: part by part, stopped without a trace, and its end told in a sentence."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.booklet import BookletMade, BookletStep
from counter_app.casework.catalogue_papers import PressWish
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.schemes import Schemes, load_schemes
from counter_app.domain.errors import BadInput, CounterError
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.press_flow import NOTHING_MARKED, PressFlow
from counter_app.ui.screens.press import PressScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import CTRL, focused, press

PARTS = 3


class Papers:
    """Makes nothing; tells what was asked and how often it was asked on."""

    def __init__(self) -> None:
        self.wishes: list[PressWish] = []
        self.parts_made = 0
        self.closed = False
        self.trouble: CounterError | None = None

    def schemes(self) -> Schemes:
        return load_schemes([shipped_layer()])

    def booklet(self, wish: PressWish) -> Generator[BookletStep, None, None]:
        self.wishes.append(wish)
        try:
            for part in range(1, PARTS + 1):
                if self.trouble:
                    raise self.trouble
                self.parts_made = part
                yield BookletStep(part, PARTS)
            yield BookletStep(PARTS, PARTS, BookletMade(7, 2, 3))
        except GeneratorExit:
            self.closed = True
            raise

    def poster(self, wish: PressWish) -> int:
        self.wishes.append(wish)
        return 4


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> PressScreen:
    theme.apply(qapp, "light", 10.5)
    screen = PressScreen(tmp_path)
    qtbot.addWidget(screen)
    screen.resize(1270, 640)
    screen.show()
    qtbot.waitActive(screen)
    screen.setFocus()
    return screen


@pytest.fixture
def flow(qtbot: QtBot, screen: PressScreen, background: BackgroundDesk, papers: Papers) -> PressFlow:
    flow = PressFlow(screen, background, NoticeBoard(), papers)  # type: ignore[arg-type]
    flow.show(("1.000656", "1.004873"))
    qtbot.waitUntil(lambda: background.idle)
    return flow


@pytest.mark.usefixtures("flow")
def test_the_marked_are_offered_first_and_the_end_is_told(qtbot: QtBot, screen: PressScreen, papers: Papers) -> None:
    press(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not screen.is_busy)
    assert papers.wishes[0].codes == ("1.000656", "1.004873")
    assert "7 trang, 2 thủ tục, 3 tờ khai mẫu" in screen.parts.told.text()
    assert str(papers.wishes[0].out) in screen.parts.told.text()
    with qtbot.waitSignal(screen.open_requested) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [str(papers.wishes[0].out)]


@pytest.mark.usefixtures("flow")
def test_a_poster_of_a_scheme_on_large_paper(qtbot: QtBot, screen: PressScreen, papers: Papers) -> None:
    press(focused(), Qt.Key.Key_2)
    screen.parts.which.setFocus()
    press(focused(), Qt.Key.Key_3)
    screen.parts.size.setFocus()
    press(focused(), Qt.Key.Key_2)
    press(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not screen.is_busy)
    (wish,) = papers.wishes
    assert wish.scheme_id == screen.parts.scheme.currentData()
    assert (wish.poster_size, wish.codes, wish.out.name) == ("A3", (), "bang-niem-yet.pdf")
    assert "khổ A3: 4 thủ tục" in screen.parts.told.text()


@pytest.mark.usefixtures("flow")
def test_stopping_leaves_the_walk_closed(qtbot: QtBot, screen: PressScreen, papers: Papers) -> None:
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert screen.is_busy
    press(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.is_busy)
    assert screen.parts.told.text().startswith("Đã dừng. Chưa tạo tệp nào")
    assert papers.closed or not papers.parts_made
    assert papers.parts_made < PARTS


@pytest.mark.usefixtures("flow")
def test_what_went_wrong_is_a_sentence(qtbot: QtBot, screen: PressScreen, papers: Papers) -> None:
    papers.trouble = BadInput("Ổ đĩa đầy. Chưa tạo tệp nào.")
    press(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not screen.is_busy)
    assert screen.parts.told.text() == "Ổ đĩa đầy. Chưa tạo tệp nào."
    assert screen.parts.make.hasFocus()


def test_nothing_marked_is_told_before_anything_is_made(
    qtbot: QtBot, screen: PressScreen, background: BackgroundDesk, papers: Papers
) -> None:
    flow = PressFlow(screen, background, NoticeBoard(), papers)  # type: ignore[arg-type]
    flow.show(())
    qtbot.waitUntil(lambda: background.idle)
    screen.parts.which.set_current("marked")
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert screen.parts.told.text() == NOTHING_MARKED
    assert papers.wishes == []


@pytest.mark.usefixtures("flow")
def test_a_window_that_closes_does_not_wait_for_the_parts_left(
    screen: PressScreen, background: BackgroundDesk, papers: Papers
) -> None:
    press(focused(), Qt.Key.Key_Return, CTRL)
    assert screen.is_busy
    background.close()
    assert papers.parts_made == 1


def test_a_name_without_its_ending_gets_it(qtbot: QtBot, screen: PressScreen, tmp_path: Path) -> None:
    screen.set_place(tmp_path / "cuon mau")
    with qtbot.waitSignal(screen.make_requested) as seen:
        press(focused(), Qt.Key.Key_Return, CTRL)
    assert seen.args is not None
    assert seen.args[0].out == tmp_path / "cuon mau.pdf"


@pytest.mark.usefixtures("flow")
@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_press_is_cut(qtbot: QtBot, qapp: QApplication, screen: PressScreen, points: float) -> None:
    theme.apply(qapp, "light", points)
    for product in ("booklet", "poster"):
        screen.parts.product.set_current(product)
        screen.parts.which.set_current("scheme")
        qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


def test_a_finished_file_can_go_to_a_stick(qtbot: QtBot, screen: PressScreen, tmp_path: Path) -> None:
    assert screen.parts.to_stick.isHidden()
    screen.finish(tmp_path / "a.pdf", "Đã làm xong.")
    screen.parts.product.set_current("poster")
    with qtbot.waitSignal(screen.stick_requested) as asked:
        press(screen.parts.to_stick, Qt.Key.Key_Return)
    assert asked.args == ["booklet", str(tmp_path / "a.pdf")], "what was made, not what is chosen now"
    screen.begin()
    assert screen.parts.to_stick.isHidden()
