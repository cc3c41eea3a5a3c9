# SPDX-License-Identifier: GPL-3.0-or-later
"""A year alone, where the form asks no more («Năm sinh»); of a full date typed here the year is kept."""

from __future__ import annotations

import re
from datetime import date

from counter_app.domain.calendar_words import year_words
from counter_app.domain.dates import PartialDate, read_date
from counter_app.domain.form import FieldSpec
from counter_app.domain.reading import Choice, Reading

_ONLY_YEAR = "Ở đây chỉ ghi năm: đã bỏ ngày, tháng."
_CENTURIES = (1900, 2000)
_TWO_WAYS = "Năm {year} có thể là {years}: chọn một."


class YearKind:
    """A year; its value is four digits."""

    name = "year"

    def read(self, typed: str, field: FieldSpec, today: date) -> Reading:
        """Read the year; two digits that fit two centuries are asked about."""
        short = re.fullmatch(r"\s*([0-9]{2})\s*", typed, re.ASCII)
        if short:
            return _from_two_digits(short[1], field, today)
        reading = read_date(typed, today, future=field.future)
        if reading.choices:
            years = {choice.value[:4] for choice in reading.choices}
            return _ask(typed.strip()[-2:], sorted(years))
        if not reading.value:
            return reading
        return Reading(reading.value[:4], note=_ONLY_YEAR if len(reading.value) > 4 else "")

    def shown(self, value: str, field: FieldSpec) -> str:
        """«1985»."""
        return PartialDate.from_iso(value).shown()

    def on_paper(self, value: str, field: FieldSpec) -> str:
        """«1985»."""
        return self.shown(value, field)

    def spoken(self, value: str, field: FieldSpec) -> str:
        """«một nghìn chín trăm tám mươi lăm»."""
        return year_words(int(value))


def _from_two_digits(digits: str, field: FieldSpec, today: date) -> Reading:
    latest = today.year + (50 if field.future else 0)
    years = [str(century + int(digits)) for century in _CENTURIES if century + int(digits) <= latest]
    return Reading(years[0]) if len(years) == 1 else _ask(digits, years)


def _ask(digits: str, years: list[str]) -> Reading:
    choices = tuple(Choice(year, year) for year in years)
    return Reading(None, note=_TWO_WAYS.format(year=digits, years=" hoặc ".join(years)), choices=choices)
