# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses: what a key costs over all units of today and of before, and how long their tables take to read."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.rows import Row, median, percentile
from counter_app.catalog.reference import read_units
from counter_app.domain.address_suggestions import AddressBook
from counter_app.domain.office import Office
from counter_app.domain.text import fold

TITLE = "addresses"
_OFFICE = Office("phường Thành Sen", "tỉnh Hà Tĩnh", "Thành Sen")
_TYPED = (
    "Thôn 3, xã Đức Quang, tỉnh Hà Tĩnh",
    "to 5 ben nghe quan 1 tp hcm",
    "so 12/5 ngo 7, duong Tran Phu, phường Hà Đông, thành phố Hà Nội",
    "thon dong thai xuan hoa tho xuan thanh hoa",
    "xóm Giữa, xã Bùi La Nhân, huyện Đức Thọ, tỉnh Hà Tĩnh",
    "buon E Cam, ea hleo, dak lak",
    "phuong thuy khue, quan tay hoo",
)


def measure(runs: int) -> list[Row]:
    """The tables read and indexed, then every beginning of every address, marked and not."""
    read = median([_ms(lambda: AddressBook(read_units(), _OFFICE)) for _ in range(max(1, runs // 3))])
    book = AddressBook(read_units(), _OFFICE)
    typed = [text[:end] for text in (*_TYPED, *map(fold, _TYPED)) for end in range(1, len(text) + 1)]
    keys = [_ms(lambda text=text: book.suggest(text)) for text in typed]  # type: ignore[misc]
    return [
        Row("13,356 communes read and indexed, once a day, in the background", read, "ms"),
        Row("one key in an address, p99", percentile(keys, 99), "ms"),
    ]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
