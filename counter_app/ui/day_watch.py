# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the line at the top true, minute by minute, and asks once when the PC's clock cannot be believed.

Until the clerk confirms the date, no rule of a day is applied; everything else goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.ui.day_words import DOUBTED, day_line, plain_day, until_next_minute_ms

if TYPE_CHECKING:
    from counter_app.casework.service_day import ServiceDay
    from counter_app.ui.window import MainWindow


class DayWatch(QObject):
    """Knows the day as soon as somebody tells it how.

    Signals:
        minute_passed: another minute began; what shows time left looks again.
        told: the line was written anew; what holds today may be another.
    """

    minute_passed = Signal()
    told = Signal()

    def __init__(self, window: MainWindow, clock: Callable[[], datetime]) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._day: Callable[[], ServiceDay] | None = None
        self._believed, self._duty = True, ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def clock_is_sound(self) -> bool:
        """Whether the rules of a day may rest on the clock."""
        return self._believed

    @property
    def day(self) -> ServiceDay | None:
        """The calendar and the schemes of now; None while they are not known."""
        return self._day() if self._day is not None else None

    def begin(self) -> None:
        """Say the plain day; nothing more is known yet."""
        self._turn()

    def learn(self, day: Callable[[], ServiceDay]) -> None:
        """How the office's day is told from now on (without waiting for a file)."""
        self._day = day
        self.tell()

    def doubt(self) -> None:
        """The clock is plainly wrong: ask for the date once."""
        self._believed = False
        self.tell()
        self._window.question.ask(
            f"Máy đang ghi hôm nay là {plain_day(self._clock().date())}, có vẻ sai. Hồ sơ vẫn lưu bình thường; quy tắc "
            "theo ngày tạm dừng cho đến khi xác nhận.",
            "Đúng ngày này",
            "Sai ngày",
            self._take_answer,
        )

    def note_duty(self, names: Sequence[str], *, is_shared: bool) -> None:
        """Who is on duty today; told on a model day, and its lack too where several share the counter."""
        nobody = " · chưa phân công người trực" if is_shared else ""
        self._duty = f" · trực: {', '.join(names)}" if names else nobody
        self.tell()

    def tell(self) -> None:
        """Put the day into the line at the top."""
        now = self._clock()
        if not self._believed:
            self._window.set_day_banner(f"{plain_day(now.date())} · {DOUBTED}", lively=False)
        elif self._day is None:
            self._window.set_day_banner(plain_day(now.date()), lively=False)
        else:
            words, lively = day_line(self._day().banner(now), now)
            self._window.set_day_banner(f"{words}{self._duty}" if lively else words, lively)
        self.told.emit()

    def _turn(self) -> None:
        self.tell()
        self._timer.start(until_next_minute_ms(self._clock()))
        self.minute_passed.emit()

    def _take_answer(self, right: bool) -> None:
        if right:
            self._believed = True
            self.tell()
        else:
            self._window.say(
                "warn",
                "Xin sửa ngày giờ của máy (góc phải thanh tác vụ) rồi mở lại chương trình. Hồ sơ vẫn lưu bình thường; "
                "đến lúc đó không tính hạn trả và ngày mô hình.",
            )
