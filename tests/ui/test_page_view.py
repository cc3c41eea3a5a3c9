# SPDX-License-Identifier: GPL-3.0-or-later
"""The page beside the fields: geometry, pictures made elsewhere, zoom, mark and click."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.widgets.page_pane import PagePane
from counter_app.ui.widgets.page_stack import PageStack
from tests.ui.sample_papers import A4_PT, BlankPages, BlankPreview, Box, Place


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, background: BackgroundDesk) -> PagePane:
    theme.apply(qapp, "light", 10.5)
    pane = PagePane(background)
    qtbot.addWidget(pane)
    pane.resize(500, 600)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@given(
    page=st.integers(0, 3),
    x=st.floats(1, A4_PT[0] - 1),
    y=st.floats(1, A4_PT[1] - 1),
    scale=st.floats(0.3, 4),
    width=st.floats(100, 3000),
)
def test_a_point_on_a_page_is_found_again(page: int, x: float, y: float, scale: float, width: float) -> None:
    stack = PageStack((A4_PT,) * 4, scale, width)
    spot = stack.place_of(Place(page, Box(x, y, 1, 1))).topLeft()
    found = stack.at(spot)
    assert found is not None
    assert found[0] == page
    assert found[1:] == pytest.approx((x, y), abs=0.01)


def test_between_the_pages_there_is_no_page() -> None:
    stack = PageStack((A4_PT, A4_PT), 1.0, 700)
    assert stack.at(QPointF(300, A4_PT[1] + stack.gap_px * 1.5)) is None


def test_pages_are_drawn_off_the_window_at_its_own_resolution(
    qtbot: QtBot, pane: PagePane, background: BackgroundDesk
) -> None:
    pages = BlankPages()
    pane.show_preview(BlankPreview(pages))
    qtbot.waitUntil(lambda: background.idle)
    page, dots = pages.asked[0]
    assert page == 0
    assert dots == pytest.approx(pane.view.stack.scale * 72 * pane.devicePixelRatioF())


def test_the_old_picture_stays_until_the_new_one_is_there(
    qtbot: QtBot, pane: PagePane, background: BackgroundDesk
) -> None:
    pane.show_preview(BlankPreview())
    qtbot.waitUntil(lambda: background.idle)
    before = pane.view._pictures.of(0)
    pane.show_preview(BlankPreview())
    assert before is not None
    assert pane.view._pictures.of(0) is before
    qtbot.waitUntil(lambda: pane.view._pictures.of(0) is not before)


def test_a_hidden_page_costs_no_drawing(qtbot: QtBot, pane: PagePane, background: BackgroundDesk) -> None:
    pane.hide()
    pages = BlankPages()
    pane.show_preview(BlankPreview(pages))
    assert pages.asked == []
    pane.show()
    qtbot.waitUntil(lambda: background.idle and bool(pages.asked))


def test_zooming_steps_and_fits_again(pane: PagePane) -> None:
    pane.show_preview(BlankPreview())
    fitted = pane.view.percent
    pane.view.zoom_in()
    larger = pane.view.percent
    assert larger > fitted
    pane.view.zoom_out()
    assert pane.view.percent < larger
    pane.view.zoom_to_width()
    assert pane.view.percent == fitted


def test_a_fitted_page_follows_the_width(pane: PagePane) -> None:
    pane.show_preview(BlankPreview())
    before = pane.view.percent
    pane.resize(800, 600)
    assert pane.view.percent > before


def test_newer_pages_do_not_move_what_is_looked_at(pane: PagePane) -> None:
    pane.show_preview(BlankPreview())
    pane.view.verticalScrollBar().setValue(333)
    pane.show_preview(BlankPreview())
    assert pane.view.verticalScrollBar().value() == 333


def test_the_marked_field_is_brought_into_view(pane: PagePane) -> None:
    preview = BlankPreview(places={"cuoi": Place(1, Box(100, 800, 50, 12))})
    pane.show_preview(preview)
    pane.mark("cuoi")
    place = pane.view.stack.place_of(preview.places["cuoi"])
    top = pane.view.verticalScrollBar().value()
    assert top < place.top()
    assert place.bottom() < top + pane.view.viewport().height()


def test_a_click_on_a_field_tells_the_field_and_elsewhere_nothing(qtbot: QtBot, pane: PagePane) -> None:
    preview = BlankPreview(places={"ten": Place(0, Box(100, 100, 80, 14))})
    pane.show_preview(preview)
    spot = pane.view.stack.place_of(preview.places["ten"]).center().toPoint()
    with qtbot.waitSignal(pane.field_clicked) as seen:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert seen.args == ["ten"]
    with qtbot.assertNotEmitted(pane.field_clicked):
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot * 2)


def test_a_picture_that_comes_too_late_is_let_go(qtbot: QtBot, pane: PagePane, background: BackgroundDesk) -> None:
    pane.show_preview(BlankPreview())
    qtbot.waitUntil(lambda: background.idle)
    pane.show_preview(BlankPreview())
    delete(pane.view._pictures)
    with qtbot.captureExceptions() as raised:
        background.close()
    assert raised == []
