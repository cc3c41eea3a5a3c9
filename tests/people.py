# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented citizens with the names that break programs, and strategies that invent more of them.

Nobody here exists; the ID numbers are made up to fit sex and birth year.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from counter_app.domain.dates import PartialDate
from counter_app.domain.personal_id import Sex, known_prefixes

TODAY = date(2026, 11, 24)
"""A model day, as in the fixture ``fixed_clock``."""


@dataclass(frozen=True)
class Person:
    """A citizen as a clerk would take her down; ``born`` is canonical (``PartialDate.iso``)."""

    name: str
    sex: Sex
    born: str
    id_number: str
    address: str
    ethnicity: str = "Kinh"


QUYNH = Person(
    "Đặng Thị Quỳnh Ỷ", "nu", "1951-04-12", "042151001234",
    "Thôn 3, xã Bùi La Nhân, tỉnh Hà Tĩnh",
)  # fmt: skip
HBLUE = Person(
    "H'Bluê Niê Kdăm", "nu", "2001-02-09", "066301000127",
    "Buôn Ê Cam, xã Ea Thử, tỉnh Đắk Lắk", ethnicity="Ê-đê",
)  # fmt: skip
KTIENG = Person(
    "K'Tiêng", "nam", "1964-11", "068064000318",
    "Thôn Đăng Thử, xã Lạc Thử, tỉnh Lâm Đồng", ethnicity="Cơ-ho",
)  # fmt: skip
YMOAN = Person(
    "Y Moan Êban", "nam", "1987-11-05", "066087000442",
    "Buôn Kmrơng, xã Ea Thử, tỉnh Đắk Lắk", ethnicity="Ê-đê",
)  # fmt: skip
SANG = Person("Sáng", "nam", "1990-12-31", "001090000561", "Số 12/5, ngõ 7, phường Thử Nghiệm, thành phố Hà Nội")
NFD_TYPED = Person(
    unicodedata.normalize("NFD", "Nguyễn Thị Thuỷ Ngữ"), "nu", "1978-06-30", "040178000673",
    unicodedata.normalize("NFD", "Xóm Giữa, xã Bùi La Nhân, tỉnh Hà Tĩnh"),
)  # fmt: skip
YEAR_ONLY = Person(
    "Trần Văn Ưởng", "nam", "1936", "042036000784",
    "Thôn Đông, xã Bùi La Nhân, tỉnh Hà Tĩnh",
)  # fmt: skip
LONG_NAME = Person(
    "Công Tằng Tôn Nữ Hoàng Nguyễn Phương Trường Nghiêng Khuynh Ỷ", "nu", "1999-09-19", "046199000895",
    "Số nhà 1234/56/789B, đường Nguyễn Thượng Hiền, tổ dân phố số 17 khu phố Đông Nghĩa Trường Thượng, "
    "khu tái định cư Hương Nghiêm Phượng Hoàng, phường Thượng Thử Nghiệm, thành phố Huế",
)  # fmt: skip
PEOPLE = (QUYNH, HBLUE, KTIENG, YMOAN, SANG, NFD_TYPED, YEAR_ONLY, LONG_NAME)

_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Võ", "Đỗ", "Bùi", "Hồ", "Ngô", "Dương", "Lý", "Ưng", "Ỷ")
_MIDDLES = ("Thị", "Văn", "Đức", "Ngọc", "Quỳnh", "Hữu", "Thuỷ", "Diễm", "Xuân", "Kỳ", "Ái", "Ẩn")
_GIVEN = ("Ỷ", "Ngữ", "Nghiêng", "Đào", "Thưởng", "Tuyết", "Oanh", "Uyên", "Ấn", "Ớt", "Hằng", "Hoà", "Mỹ", "Sáng")
_HIGHLAND = (
    "H'Bluê Niê Kdăm", "K'Tiêng", "Y Moan Êban", "Y Bliêng Mlô", "Hđơk Kbuôr", "Rơ Châm H'Yéo", "Ksor Jă",
    "Siu Klê", "Zơ Râm Hăng", "A Lăng Thị Bhrếch", "Vừ A Sếnh", "Giàng Thị Dợ", "Ayun H'Đê̆",
)  # fmt: skip
_STREETS = ("Thôn 3", "Xóm Giữa", "Tổ dân phố 5", "Số 12/5, ngõ 7", "Buôn Ê Cam", "Ấp Đông", "Bản Nậm Ủ")
_COMMUNES = ("xã Bùi La Nhân", "phường Thử Nghiệm", "xã Ea Thử", "đặc khu Đảo Thử")
_PROVINCES = ("tỉnh Hà Tĩnh", "tỉnh Đắk Lắk", "thành phố Huế", "tỉnh Quảng Ngãi")


def vietnamese_names() -> st.SearchStrategy[str]:
    """Full names as they stand on a card: Kinh names of one to five words, and Highland names."""
    words = st.tuples(
        st.sampled_from(_SURNAMES),
        st.lists(st.sampled_from(_MIDDLES), max_size=3),
        st.sampled_from(_GIVEN),
    ).map(lambda parts: " ".join((parts[0], *parts[1], parts[2])))
    return st.one_of(words, words, st.sampled_from(_GIVEN), st.sampled_from(_HIGHLAND))


def addresses() -> st.SearchStrategy[str]:
    """Addresses of two levels, as canonical text."""
    parts = (st.sampled_from(_STREETS), st.sampled_from(_COMMUNES), st.sampled_from(_PROVINCES))
    return st.tuples(*parts).map(", ".join)


def partial_dates(
    earliest: date = date(1880, 1, 1), latest: date = TODAY, *, full_only: bool = False
) -> st.SearchStrategy[PartialDate]:
    """Dates of which the day, or day and month, may be unknown; none begins after ``latest``."""
    full = st.dates(earliest, latest)
    if full_only:
        return full.map(PartialDate.of)
    return st.one_of(
        full.map(PartialDate.of),
        full.map(lambda day: PartialDate(day.year, day.month)),
        full.map(lambda day: PartialDate(day.year)),
    )


def id_numbers(sex: Sex, year: int) -> st.SearchStrategy[str]:
    """Twelve-digit numbers that fit a person of this sex born in this year (1900 to 2399)."""
    digit = 2 * (year // 100 - 19) + (sex == "nu")
    return st.builds(
        lambda prefix, tail: f"{prefix}{digit}{year % 100:02}{tail:06}",
        st.sampled_from(known_prefixes()),
        st.integers(1, 999_999),
    )
