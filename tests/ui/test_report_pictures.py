# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures say the same as the table: drawn without colour, read aloud, with gaps where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.domain.periods import PeriodKind, period_of
from counter_app.first_look import Scheme
from counter_app.ui import theme
from counter_app.ui.report_bars import PERIODS, group_bars, period_bars, periods_up_to, pictured_column, share_column
from counter_app.ui.widgets.group_chart import GroupBar, GroupChart
from counter_app.ui.widgets.period_chart import PeriodBar, PeriodChart
from counter_app.ui.widgets.report_pictures import ReportPictures
from tests.ui.report_samples import PROCEDURES, WEEK, tally

RECEIVED = PROCEDURES[1]
BARS = [PeriodBar(f"T{n}", float(n), str(n), n / 20, f"{5 * n} %", is_shown=n == 12) for n in range(1, 13)]


@pytest.mark.parametrize("kind", PERIODS)
def test_so_many_periods_of_one_kind_end_with_the_one_on_screen(kind: PeriodKind) -> None:
    period = period_of(kind, WEEK.first)
    shown = periods_up_to(period)
    assert len(shown) == PERIODS[kind]
    assert shown[-1] == period
    assert all(one.after() == other for one, other in pairwise(shown))


def test_a_number_over_the_weeks_has_gaps_where_nothing_is_counted_yet() -> None:
    before = tally(WEEK.before(), received=7)
    share = share_column(tally().tables[0])
    assert share is PROCEDURES[2]
    bars = period_bars(tally(), {before.period.code: before}, "procedures", "1.000656", RECEIVED, share)
    assert [(bar.title, bar.value, bar.words) for bar in bars[-3:]] == [
        ("T46", None, "…"),
        ("T47", 7, "7"),
        ("T48", 1234, "1.234"),
    ]
    assert (bars[-1].share_words, bars[-1].is_shown, bars[-2].is_shown) == ("100 %", True, False)


def test_groups_stand_with_the_largest_first() -> None:
    bars = group_bars(tally().tables[0], RECEIVED)
    assert [bar.words for bar in bars] == ["1.234", "40", "12"]
    assert [bar.words for bar in group_bars(tally().tables[0], PROCEDURES[2])] == ["100 %", "12,5 %", "–"]


def test_words_are_not_drawn_but_the_first_number_beside_them() -> None:
    assert pictured_column(PROCEDURES, PROCEDURES[0]) is RECEIVED
    assert pictured_column(PROCEDURES, PROCEDURES[3]) is PROCEDURES[3]
    assert pictured_column(PROCEDURES[:1], None) is None


def test_a_picture_can_be_read_aloud(qtbot: QtBot) -> None:
    pictures = ReportPictures()
    qtbot.addWidget(pictures)
    pictures.draw(tally(), {}, tally().tables[0], None, RECEIVED)
    assert pictures.course.accessibleName() == "Biểu đồ: Tiếp nhận · Cộng   - ○ - Trả trong ngày"
    assert pictures.course.accessibleDescription().endswith("T48: 1.286, Trả trong ngày 90 %")
    assert pictures.groups.accessibleDescription().startswith("Đăng ký khai tử: 1.234; Đăng ký khai sinh: 40")


def _grey(widget: QWidget, size: QSize) -> QImage:
    widget.resize(size)
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def _darkness(image: QImage, left: float, right: float, top: float) -> float:
    """How much of a part of a picture is not its ground, 0 to 1."""
    ground = image.pixelColor(1, image.height() - 1).value()
    columns = range(round(image.width() * left), round(image.width() * right))
    rows = range(round(image.height() * top), image.height() - 30)
    marks = [abs(image.pixelColor(x, y).value() - ground) > 40 for x in columns for y in rows]
    return sum(marks) / len(marks)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_colour_the_period_on_screen_still_stands_out(qtbot: QtBot, qapp: QApplication, scheme: Scheme) -> None:
    theme.apply(qapp, scheme, 10.5)
    chart = PeriodChart()
    qtbot.addWidget(chart)
    chart.show_bars("Tiếp nhận", [replace(bar, value=12.0) for bar in BARS])
    picture = _grey(chart, QSize(600, 160))
    assert _darkness(picture, 11.4 / 12, 11.6 / 12, 0.4) > 0.95, "filled"
    assert 0.02 < _darkness(picture, 10.4 / 12, 10.6 / 12, 0.4) < 0.6, "hatched"


@pytest.mark.parametrize("points", [10.5, 15.75, 21.0])
def test_pictures_of_nothing_and_of_much_are_painted_without_trouble(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    theme.apply(qapp, "light", points)
    course, groups = PeriodChart(), GroupChart()
    for chart in (course, groups):
        qtbot.addWidget(chart)
    course.show_bars("Không có gì", [replace(bar, value=None, share=None, words="–") for bar in BARS], "Tỷ lệ")
    groups.show_bars("Không có gì", [], 0)
    empty = [_grey(chart, QSize(300, 90)) for chart in (course, groups)]
    course.show_bars("Nhiều", [replace(bar, value=1e9, words="1.000.000.000") for bar in BARS], "Tỷ lệ")
    groups.show_bars("Nhiều", [GroupBar(f"Thủ tục {n}", float(n), str(n)) for n in range(500, 470, -1)], 500)
    full = [_grey(chart, QSize(300, 200)) for chart in (course, groups)]
    assert all(_darkness(one, 0, 1, 0.1) > _darkness(other, 0, 1, 0.1) for one, other in zip(full, empty, strict=True))
