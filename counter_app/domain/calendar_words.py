# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, dates and hours spelled out in Vietnamese (mốt, tư, lăm, linh).

Years follow the civil-status papers: «hai nghìn hai mươi sáu», without «không trăm»; plain numbers name it.
"""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_LARGEST = 9999
_LAST_TWO = 100


def number_words(number: int) -> str:
    """Spell a whole number from 0 to 9999: 24 is «hai mươi tư», 1005 «một nghìn không trăm linh năm».

    Raises:
        ValueError: outside that range.
    """
    if not 0 <= number <= _LARGEST:
        raise ValueError("only numbers from 0 to 9999 are spelled out")
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    spelled = f"{_DIGITS[thousands]} nghìn"
    return f"{spelled} {_hundreds(rest)}" if rest else spelled


def year_words(year: int) -> str:
    """Spell a year: 2026 is «hai nghìn hai mươi sáu», 2005 «hai nghìn không trăm linh năm».

    Raises:
        ValueError: not a year from 1 to 9999.
    """
    if not 1 <= year <= _LARGEST:
        raise ValueError("only years from 1 to 9999 are spelled out")
    thousands, rest = divmod(year, 1000)
    if thousands and 10 <= rest < _LAST_TWO:
        return f"{_DIGITS[thousands]} nghìn {_tens(rest)}"
    return number_words(year)


def month_words(month: int) -> str:
    """Spell the number of a month: the fourth is «tư»."""
    return "tư" if month == 4 else number_words(month)


def time_words(hour: int, minute: int) -> str:
    """Spell an hour of the day: «chín giờ năm phút», «chín giờ» when on the hour."""
    spelled = f"{number_words(hour)} giờ"
    return f"{spelled} {number_words(minute)} phút" if minute else spelled


def _below_thousand(number: int) -> str:
    return _tens(number) if number < _LAST_TWO else _hundreds(number)


def _hundreds(number: int) -> str:
    """The last three digits with their hundreds named, also when these are zero."""
    hundreds, rest = divmod(number, 100)
    spelled = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return spelled
    return f"{spelled} linh {_DIGITS[rest]}" if rest < 10 else f"{spelled} {_tens(rest)}"


def _tens(number: int) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _DIGITS[unit]
    spelled = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{spelled} {_unit_after_tens(tens, unit)}" if unit else spelled


def _unit_after_tens(tens: int, unit: int) -> str:
    if unit == 5:
        return "lăm"
    if tens > 1 and unit in {1, 4}:
        return "mốt" if unit == 1 else "tư"
    return _DIGITS[unit]
