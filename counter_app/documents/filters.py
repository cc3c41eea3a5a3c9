# SPDX-License-Identifier: GPL-3.0-or-later
"""The few filters a template may use; every one turns a value into a value, blanks into the form's own dots.

Names are Vietnamese without marks, because office staff read them in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from counter_app.documents.values import Value

TICKED, UNTICKED = "☒", "☐"
_SHORT_DOTS, _YEAR_DOTS = 6, 8


def cham(value: Value, dots: int) -> Value:
    """The value, or so many dots when there is none."""
    return value if value.text else replace(value, text="." * dots, blank=True)


def o(value: Value, code: str) -> Value:
    """A box, ticked when the answer is this option."""
    return replace(value, text=TICKED if value.code == code else UNTICKED, blank=not value.code)


def ngay_thang_nam(value: Value) -> Value:
    """«ngày 02 tháng 3 năm 2026»; what is not known becomes dots, the words stay."""
    year, month, day = _date_parts(value)
    words = f"ngày {day or '.' * _SHORT_DOTS} tháng {month or '.' * _SHORT_DOTS} năm {year or '.' * _YEAR_DOTS}"
    return replace(value, text=words, blank=not value.code)


def gio(value: Value) -> Value:
    """The hour of «09:05»."""
    return _part(value, value.code.partition(":")[0], _SHORT_DOTS)


def phut(value: Value) -> Value:
    """The minutes of «09:05»."""
    return _part(value, value.code.partition(":")[2], _SHORT_DOTS)


def ngay(value: Value) -> Value:
    """The day of a date."""
    return _part(value, _date_parts(value)[2], _SHORT_DOTS)


def thang(value: Value) -> Value:
    """The month of a date."""
    return _part(value, _date_parts(value)[1], _SHORT_DOTS)


def nam(value: Value) -> Value:
    """The year of a date."""
    return _part(value, _date_parts(value)[0], _YEAR_DOTS)


def _part(value: Value, text: str, dots: int) -> Value:
    return cham(replace(value, text=text), dots)


def _date_parts(value: Value) -> tuple[str, str, str]:
    """Year, month, day as written on state papers: months 1 and 2 and days below 10 with a zero."""
    year, month, day, *_ = [*value.code.split("-"), "", ""]
    return year, month if month in {"", "01", "02"} else str(int(month)), day


FILTERS: Mapping[str, Callable[..., Value]] = {
    filter_.__name__: filter_ for filter_ in (cham, o, ngay_thang_nam, gio, phut, ngay, thang, nam)
}
