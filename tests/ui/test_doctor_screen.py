# SPDX-License-Identifier: GPL-3.0-or-later
"""The doctor's screen: every template gets its card, every fault its line, and what was not looked at is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from counter_app.casework.template_care import TemplateHealth
from counter_app.documents import Ailment
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.ui import theme
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.doctor_flow import DoctorFlow
from counter_app.ui.notices import NoticeBoard
from counter_app.ui.screens.doctor import DoctorScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import focused, press
from tests.ui.sample_papers import form

NO_PLACE = Ailment("no_place", "thân văn bản", "Không có chỗ nào cho «Họ, chữ đệm, tên».")
MARKUP = Ailment("bad_tag", "chân trang", "Thẻ «<b>in đậm</b>» chưa đóng; " + "xin mở tệp trong Word mà sửa. " * 6)
WELL = TemplateHealth(Path("don-thu.docx"), "don-thu", ())
ILL = TemplateHealth(Path("don-thu.docx"), "don-thu", (NO_PLACE, MARKUP))
STRAY = TemplateHealth(Path("la.docx"), "", (NO_PLACE,))


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> DoctorScreen:
    theme.apply(qapp, "light", 10.5)
    doctor = DoctorScreen()
    qtbot.addWidget(doctor)
    doctor.resize(1270, 640)
    doctor.show()
    qtbot.waitExposed(doctor)
    return doctor


class Round:
    """A doctor who says what he was told to, or breaks off."""

    def __init__(self, *findings: TemplateHealth | Exception) -> None:
        self.findings = findings
        self.looked_at = 0

    def __call__(self, forms: Sequence[FormSpec]) -> Iterator[TemplateHealth]:
        for finding in self.findings:
            self.looked_at += 1
            if isinstance(finding, Exception):
                raise finding
            yield finding


def make_rounds(qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk, walk: Round) -> DoctorFlow:
    flow = DoctorFlow(screen, background, NoticeBoard(), [form()], walk)
    flow.begin()
    qtbot.waitUntil(lambda: "đang" not in screen.progress.text().lower())
    return flow


def words(screen: DoctorScreen) -> list[str]:
    return [label.text() for label in screen.results.findChildren(QLabel) if label.isVisible()]


def test_a_healthy_template_is_called_so_by_the_title_of_its_form(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    make_rounds(qtbot, screen, background, Round(WELL))
    assert words(screen) == ["Đơn thử", "Không có lỗi", "don-thu.docx"]
    assert screen.progress.text() == "Đã khám xong 1 tệp mẫu: không tệp nào có lỗi."


def test_every_fault_is_told_with_its_place_and_never_as_markup(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    make_rounds(qtbot, screen, background, Round(ILL, STRAY))
    assert {"2 lỗi", "1 lỗi", str(NO_PLACE), str(MARKUP)} <= set(words(screen))
    assert str(NO_PLACE).startswith("Thân văn bản: ")
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in screen.findChildren(QLabel))
    assert screen.progress.text() == "Đã khám xong 2 tệp mẫu: 2 tệp có lỗi, cộng 3 lỗi."


def test_a_file_no_form_uses_goes_by_its_name(qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk) -> None:
    make_rounds(qtbot, screen, background, Round(WELL, STRAY))
    assert words(screen)[3:6] == ["la.docx", "1 lỗi", "Chưa tờ khai nào dùng tệp này"]


def test_a_template_that_is_not_there_is_a_fault_not_health(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    make_rounds(qtbot, screen, background, Round())
    assert words(screen)[:2] == ["Đơn thử", "1 lỗi"]
    assert "Thiếu tệp mẫu" in " ".join(words(screen))


def test_the_progress_counts_the_files_seen_so_far(screen: DoctorScreen) -> None:
    screen.begin()
    assert screen.progress.text() == "Đang khám tệp mẫu đầu tiên…"
    screen.add("Đơn thử", "don-thu.docx", [])
    assert screen.progress.text() == "Đã khám 1 tệp mẫu, đang khám tiếp…"


def test_a_round_that_breaks_off_says_how_far_it_came(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    make_rounds(qtbot, screen, background, Round(WELL, CounterError("Ổ đĩa không đọc được.")))
    assert screen.progress.text().startswith("Mới khám được 1 tệp mẫu rồi dừng")
    assert words(screen)[0] == "Đơn thử"


def test_looking_again_begins_with_an_empty_page(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    walk = Round(ILL)
    make_rounds(qtbot, screen, background, walk)
    walk.findings = (WELL,)
    screen.again.setFocus()
    press(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "không tệp nào có lỗi" in screen.progress.text())
    assert words(screen) == ["Đơn thử", "Không có lỗi", "don-thu.docx"]


def test_a_round_begun_anew_replaces_the_one_under_way(
    qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk
) -> None:
    flow = DoctorFlow(screen, background, NoticeBoard(), [form()], Round(WELL))
    flow.begin()
    flow.begin()
    qtbot.waitUntil(lambda: background.idle and "xong" in screen.progress.text())
    assert words(screen).count("Đơn thử") == 1


def test_a_window_that_closes_does_not_wait_for_the_templates_left(
    screen: DoctorScreen, background: BackgroundDesk
) -> None:
    walk = Round(WELL, STRAY, STRAY, STRAY)
    flow = DoctorFlow(screen, background, NoticeBoard(), [form()], walk)
    flow.begin()
    background.close()
    assert walk.looked_at == 1


def test_the_arrow_keys_turn_a_long_page(qtbot: QtBot, screen: DoctorScreen, background: BackgroundDesk) -> None:
    make_rounds(qtbot, screen, background, Round(*[ILL] * 12))
    bar = screen.results.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    screen.setFocus()
    press(focused(), Qt.Key.Key_PageDown)
    assert bar.value() > 0


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_doctor_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: DoctorScreen, background: BackgroundDesk, points: float
) -> None:
    theme.apply(qapp, "light", points)
    make_rounds(qtbot, screen, background, Round(ILL, STRAY, WELL))
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []
