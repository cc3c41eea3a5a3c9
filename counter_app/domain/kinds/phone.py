# SPDX-License-Identifier: GPL-3.0-or-later
"""Telephone numbers. What is unusual only warns: a neighbour's phone or «gọi con gái» still helps the office."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

_NO_DIGIT = "Số điện thoại chưa có chữ số nào. Gõ như 0912 345 678; nếu không có thì để trống."
_WITH_WORDS = "Số điện thoại có cả chữ. Xem lại, nếu đúng là muốn ghi thêm thì giữ nguyên."
_OLD_MOBILE = "Số di động bắt đầu bằng 01 đã đổi sang 10 chữ số từ năm 2018. Hỏi lại số đang dùng."
_ABROAD = "Số này có mã nước ngoài. Xem lại."
_UNUSUAL = "Đã gõ {count} chữ số. Số di động có 10 chữ số, số bàn có 11, đều bắt đầu bằng 0. Xem lại."

_BETWEEN_NUMBERS = re.compile(r"\s*[,;/]\s*")
_INSIDE_A_NUMBER = re.compile(r"[\s.\-–()]+")
_HOME = re.compile(r"(?:\+|00)84(?:0(?=[0-9]{9}))?|84(?=[235789][0-9]{8,9}$)")
_PLAIN = re.compile(r"\+?[0-9]+")
_MOBILE = re.compile(r"0[35789][0-9]{8}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_SERVICE = re.compile(r"1[89]00(?:[0-9]{4}|[0-9]{6})")
_OF_2018 = re.compile(r"01[0-9]{9}")
_TWO_CITIES = ("024", "028")
_FEWEST_DIGITS = 3


class PhoneKind:
    """One number or several; the value holds bare digits, parted by «, »; with words in it, what was typed."""

    name = "phone"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the numbers; +84 becomes 0."""
        cleaned = clean(typed)
        if cleaned.problem:
            return Reading(None, problem=cleaned.problem)
        if not cleaned.text:
            return Reading("")
        if not re.search(r"[0-9]", cleaned.text):
            return Reading(None, problem=_NO_DIGIT)
        numbers = [_bare(part) for part in _BETWEEN_NUMBERS.split(cleaned.text) if part]
        if not all(_is_number(number) for number in numbers):
            return Reading(cleaned.text, warning=_WITH_WORDS)
        return Reading(", ".join(numbers), warning=next(filter(None, map(_doubt, numbers)), ""))

    def shown(self, value: str, field: FieldSpec) -> str:
        """«0912 345 678», «0238 384 4567»."""
        numbers = value.split(", ")
        return ", ".join(map(_grouped, numbers)) if all(map(_is_number, numbers)) else value

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """The bare digits: a line never breaks inside a number."""
        return value

    def spoken(self, value: str, field: FieldSpec) -> str:
        """In groups, as it is shown."""
        return self.shown(value, field)


def _bare(part: str) -> str:
    digits = _INSIDE_A_NUMBER.sub("", part)
    home = _HOME.match(digits)
    return f"0{digits[home.end() :]}" if home else digits


def _is_number(number: str) -> bool:
    digits = number.removeprefix("+")
    return _PLAIN.fullmatch(number) is not None and len(digits) >= _FEWEST_DIGITS


def _doubt(number: str) -> str:
    if any(usual.fullmatch(number) for usual in (_MOBILE, _LANDLINE, _SERVICE)):
        return ""
    if number.startswith("+"):
        return _ABROAD
    return _OLD_MOBILE if _OF_2018.fullmatch(number) else _UNUSUAL.format(count=len(number))


def _grouped(number: str) -> str:
    match len(number):
        case 10:
            cuts = (4, 7)
        case 11 if number.startswith(_TWO_CITIES):
            cuts = (3, 7)
        case 11:
            cuts = (4, 7)
        case 8:
            cuts = (4, 8)
        case _:
            return number
    return " ".join(part for part in (number[: cuts[0]], number[cuts[0] : cuts[1]], number[cuts[1] :]) if part)
