# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates of people, of which the day, or the day and the month, may be unknown.

A partial date stays partial: it is never filled up with 1 January. Typed dates are always day before month.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from counter_app.domain.calendar_words import month_words, number_words, year_words
from counter_app.domain.reading import Choice, Reading
from counter_app.domain.text import clean, fold

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DECEMBER = 12
_DATE_WORDS = re.compile("ngay|mung|mong|thang|nam")
_UNKNOWN_DAY = re.compile(r"^[\s/.,\-–_?…]+")
_SEPARATOR = re.compile(r" ?[/.,\-–] ?| ")
_TWO_DIGIT_CENTURIES = (1900, 2000)
_TWO_DIGIT_YEARS_AHEAD = 50
_YEARS_AHEAD = 100
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_NOT_UNDERSTOOD = "Không đọc được ngày này. Gõ như 1/2/1985, 01021985, 2/1985 hoặc chỉ năm 1985."
_YEAR_MISSING = "Chưa có năm. Gõ đủ bốn chữ số của năm, ví dụ 2/1985 hoặc 1/2/1985."
_YEAR_UNCLEAR = "Năm chưa rõ. Gõ đủ bốn chữ số của năm, ví dụ 1985."
_MONTH_UNKNOWN = "Có ngày mà không có tháng. Nếu chỉ biết năm thì gõ riêng năm, ví dụ 1985."


@dataclass(frozen=True)
class Age:
    """Full years lived; ``exact`` is False when the birth date leaves the last birthday open."""

    years: int
    exact: bool

    def shown(self) -> str:
        """«75 tuổi» or «khoảng 75 tuổi»."""
        return f"{self.years} tuổi" if self.exact else f"khoảng {self.years} tuổi"


@dataclass(frozen=True)
class PartialDate:
    """A year, perhaps with its month, perhaps with its day.

    Raises:
        ValueError: no such date, or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, iso: str) -> Self:
        """Read «1985», «1985-02» or «1985-02-01».

        Raises:
            ValueError: another form, or no such date.
        """
        found = _ISO.fullmatch(iso)
        if found is None:
            raise ValueError("not a canonical date")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, full: date) -> Self:
        """The full date of a calendar day."""
        return cls(full.year, full.month, full.day)

    @property
    def iso(self) -> str:
        """The canonical form, as stored."""
        return "-".join(self._written_parts())

    @property
    def is_full(self) -> bool:
        """Whether day, month and year are known."""
        return self.day is not None

    def shown(self) -> str:
        """«01/02/1985», «02/1985» or «1985»."""
        return "/".join(reversed(self._written_parts()))

    def long(self) -> str:
        """«ngày 02 tháng 3 năm 2026»: days below 10 and months 1, 2 with a zero (Nghị định 30/2020/NĐ-CP)."""
        day = "" if self.day is None else f"{self.day:02}"
        month = "" if self.month is None else f"{self.month:02}" if self.month <= 2 else f"{self.month}"
        return _phrase(day, month, f"{self.year:04}")

    def in_words(self) -> str:
        """«ngày mười lăm tháng ba năm hai nghìn hai mươi sáu»; unknown parts are left out."""
        day = "" if self.day is None else number_words(self.day)
        month = "" if self.month is None else month_words(self.month)
        return _phrase(day, month, year_words(self.year))

    def earliest(self) -> date:
        """The first calendar day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last calendar day it may be."""
        month = self.month or _DECEMBER
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def age(self, on: date) -> Age | None:
        """Full years at the end of the day ``on``; None when the birth lies wholly after it.

        Of a birth date without day or month the larger possible age is told, marked as not exact.
        """
        oldest, youngest = (_full_years(born, on) for born in (self.earliest(), self.latest()))
        return None if oldest < 0 else Age(oldest, exact=oldest == youngest)

    def _written_parts(self) -> list[str]:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return parts


def _phrase(day: str, month: str, year: str) -> str:
    parts = (("ngày", day), ("tháng", month), ("năm", year))
    return " ".join(f"{name} {part}" for name, part in parts if part)


def _full_years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def read_date(typed: str, today: date, *, future: bool = False, oldest_year: int = 1880) -> Reading:
    """Read a typed date, full or partial; the value is ``PartialDate.iso``.

    A two-digit year that fits two centuries gives ``choices`` instead of a value.

    Args:
        typed: ``1/2/85``, ``01021985``, ``2/1985``, ``1985``, ``ngày 1 tháng 2 năm 1985``, ``1985-02-01`` …
        today: by the office's clock.
        future: whether a day after ``today`` is allowed.
        oldest_year: earlier years are refused as slips of the finger.
    """
    cleaned = clean(typed)
    if cleaned.problem:
        return Reading(None, problem=cleaned.problem)
    text = fold(cleaned.text)
    if not text:
        return Reading("")
    try:
        day, month, year = _typed_parts(text)
        limits = _Limits(today, future, oldest_year)
        dates = list(_possible_dates(day, month, year, limits))
    except _DateError as error:
        return Reading(None, problem=str(error))
    if len(dates) == 1:
        return Reading(dates[0].iso)
    years = " hoặc ".join(str(found.year) for found in dates)
    choices = tuple(Choice(found.iso, found.shown()) for found in dates)
    return Reading(None, note=f"Năm {year} có thể là {years}: chọn một.", choices=choices)


class _DateError(ValueError):
    """A typed date that cannot be used; the text is the sentence for the clerk."""


@dataclass(frozen=True)
class _Limits:
    today: date
    future: bool
    oldest_year: int

    def objection(self, found: PartialDate, *, year_was_short: bool) -> str:
        """Why a possible date lies outside the limits; empty when it does not."""
        if found.year < self.oldest_year:
            return f"Năm {found.year} quá xa. Xem lại năm rồi gõ lại."
        ahead = _TWO_DIGIT_YEARS_AHEAD if year_was_short else _YEARS_AHEAD
        if self.future and found.year <= self.today.year + ahead:
            return ""
        if self.future:
            return f"Năm {found.year} còn quá xa. Xem lại năm rồi gõ lại."
        if found.earliest() <= self.today:
            return ""
        named = f"Ngày {found.shown()}" if found.is_full else _sentence_start(found.long())
        return f"{named} chưa tới (hôm nay là {self.today:%d/%m/%Y}). Xem lại rồi gõ lại."


def _typed_parts(folded: str) -> tuple[int, int, str]:
    """Day, month (0 for unknown) and the year's digits.

    Raises:
        _DateError: not a date.
    """
    bare = " ".join(_DATE_WORDS.sub(" ", folded).split())
    tokens = _SEPARATOR.split(_UNKNOWN_DAY.sub("", bare))
    if not all(re.fullmatch("[0-9]+", token) for token in tokens):
        raise _DateError(_NOT_UNDERSTOOD)
    if len(tokens) == 1:
        tokens = _split_run(tokens[0])
    elif len(tokens[0]) == 4:
        tokens.reverse()
    if len(tokens) > 3 or any(len(token) > 2 for token in tokens[:-1]):
        raise _DateError(_NOT_UNDERSTOOD)
    day, month, year = ["0"] * (3 - len(tokens)) + tokens
    if len(tokens) == 2 and (len(year) == 1 or (len(year) == 2 and int(year) <= _DECEMBER)):
        raise _DateError(_YEAR_MISSING)
    if len(year) not in {2, 4} or year == "0000":
        raise _DateError(_YEAR_UNCLEAR)
    return int(day), int(month), year


def _split_run(digits: str) -> list[str]:
    """Cut digits typed without separators: ddmmyyyy, ddmmyy, mmyyyy or yyyy."""
    match len(digits):
        case 8:
            return [digits[:2], digits[2:4], digits[4:]]
        case 6 if int(digits[2:4]) > _DECEMBER and 1 <= int(digits[:2]) <= _DECEMBER:
            return [digits[:2], digits[2:]]
        case 6:
            return [digits[:2], digits[2:4], digits[4:]]
        case 4:
            return [digits]
        case 2:
            raise _DateError(_YEAR_UNCLEAR)
        case _:
            raise _DateError(
                f"Đã gõ liền {len(digits)} chữ số. Gõ liền cả ngày cần 8 chữ số (01021985) hoặc 6 (010285)."
            )


def _possible_dates(day: int, month: int, year: str, limits: _Limits) -> Iterator[PartialDate]:
    """The dates within the limits that the parts may mean; at least one.

    Raises:
        _DateError: there is none; the sentence tells about the first one tried.
    """
    _refuse_impossible(day, month, year)
    short = len(year) == 2
    years = [century + int(year) for century in _TWO_DIGIT_CENTURIES] if short else [int(year)]
    objections: list[str] = []
    for candidate in years:
        try:
            found = PartialDate(candidate, month or None, day or None)
        except ValueError:
            objections.append(f"Tháng {month} năm {candidate} không có ngày {day}. Xem lại rồi gõ lại.")
            continue
        objection = limits.objection(found, year_was_short=short)
        if objection:
            objections.append(objection)
        else:
            yield found
    if len(objections) == len(years):
        raise _DateError(objections[0])


def _refuse_impossible(day: int, month: int, year: str) -> None:
    if month > _DECEMBER:
        swapped = f" Gõ ngày trước, tháng sau: {month}/{day}/{year}." if 1 <= day <= _DECEMBER else ""
        raise _DateError(f"Không có tháng {month}.{swapped or ' Xem lại rồi gõ lại.'}")
    if day and not month:
        raise _DateError(_MONTH_UNKNOWN)
    if month and day > _LONGEST_MONTHS[month - 1]:
        raise _DateError(f"Tháng {month} không có ngày {day}. Xem lại rồi gõ lại.")


def _sentence_start(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]
