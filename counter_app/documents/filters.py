# SPDX-License-Identifier: GPL-3.0-or-later
"""The few filters a template may use; every one turns a value into a value, blanks into the form's own dots.

Names are Vietnamese without marks, because office staff read them in Word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from counter_app.documents.people import People
from counter_app.documents.values import Value
from counter_app.domain.amounts import LARGEST_AMOUNT, OddWord, amount_words, grouped_amount, money_words, read_amount
from counter_app.domain.dates import PartialDate
from counter_app.domain.names import apply_case, title_vi, upper_vi
from counter_app.domain.personal_id import grouped

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


def ngay_so(value: Value) -> Value:
    """«02/03/2026»; «03/2026» or «2026» when no more is known."""
    date = _date(value)
    return value if date is None else replace(value, text=date.shown())


def ngay_bang_chu(value: Value) -> Value:
    """«ngày hai tháng ba năm hai nghìn hai mươi sáu»."""
    date = _date(value)
    return value if date is None else replace(value, text=date.in_words())


def so_tien(value: Value) -> Value:
    """«1.200.000»; what is not an amount stays as it was typed."""
    number = _amount(value)
    return value if number is None else replace(value, text=grouped_amount(number))


def bang_chu(value: Value, le: str = "linh") -> Value:
    """A number in words; with ``'le'`` an empty ten is «lẻ». What is not a number stays as it was typed."""
    number = _amount(value)
    return value if number is None else replace(value, text=amount_words(number, _odd(le)))


def tien_bang_chu(value: Value, le: str = "linh") -> Value:
    """«Một triệu hai trăm nghìn đồng»; with ``'le'`` an empty ten is «lẻ»."""
    number = _amount(value)
    return value if number is None else replace(value, text=money_words(number, _odd(le)))


def in_hoa(value: Value) -> Value:
    """Capitals, all Vietnamese marks kept."""
    return replace(value, text=upper_vi(value.text))


def hoa_dau_tu(value: Value) -> Value:
    """A capital for each word; names of the Highlands keep theirs («H'Bluê»)."""
    return replace(value, text=title_vi(value.text))


def hoa_dau_cau(value: Value) -> Value:
    """A capital for the first letter only."""
    return replace(value, text=apply_case(value.text, "sentence"))


def so_dinh_danh(value: Value) -> Value:
    """A personal number in groups: «042 151 001 234»."""
    return replace(value, text=grouped(value.code)) if value.code.isdigit() else value


def chu_so(value: Value, place: int) -> Value:
    """The digit at a place, counted from 1, for forms with a square for each; empty beyond the last."""
    return replace(value, text=value.code[place - 1 : place])


def noi(people: People, name: str) -> Value:
    """One value of every person of a list, joined: «Nguyễn A, Trần B và Lê C»."""
    found = [person.values[name] for person in people if person.values[name].text]
    *before, last = [value.text for value in found] or [""]
    text = f"{', '.join(before)} và {last}" if before else last
    return Value(f"{people.name}.{name}", text, fields=tuple(field for value in found for field in value.fields))


def _odd(le: str) -> OddWord:
    return "lẻ" if le == "le" else "linh"


def _date(value: Value) -> PartialDate | None:
    try:
        return PartialDate.from_iso(value.code)
    except ValueError:
        return None  # nothing answered, or a template that asks a date of what is none: print what is there


def _amount(value: Value) -> int | None:
    number = read_amount(value.code)
    return number if number is not None and number <= LARGEST_AMOUNT else None


def _part(value: Value, text: str, dots: int) -> Value:
    return cham(replace(value, text=text), dots)


def _date_parts(value: Value) -> tuple[str, str, str]:
    """Year, month, day as written on state papers: months 1 and 2 and days below 10 with a zero."""
    date = _date(value)
    if date is None:
        return "", "", ""
    month = "" if date.month is None else f"{date.month:02}" if date.month <= 2 else str(date.month)
    return f"{date.year:04}", month, "" if date.day is None else f"{date.day:02}"


_ALL = (
    *(cham, o, ngay_thang_nam, ngay_so, ngay_bang_chu, gio, phut, ngay, thang, nam),
    *(so_tien, bang_chu, tien_bang_chu, in_hoa, hoa_dau_tu, hoa_dau_cau, so_dinh_danh, chu_so, noi),
)
FILTERS: Mapping[str, Callable[..., Value]] = {filter_.__name__: filter_ for filter_ in _ALL}
