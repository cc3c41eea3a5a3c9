# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pages to print, as a clerk types it: «2», «1-2, 4», «3-». Typed from 1, kept from 0 as the printer wants it."""

from __future__ import annotations

import re
import unicodedata

from counter_app.domain.errors import BadInput

_PART = re.compile(r"([0-9]{1,4})?(-)?([0-9]{1,4})?")


class NoSuchPages(BadInput):
    """The words are no page numbers, or name a page the paper does not have."""

    def __init__(self, page_count: int) -> None:
        super().__init__(
            f"Trang cần in chưa đúng: giấy này có {page_count} trang. Chưa in tờ nào, hồ sơ vẫn được lưu. "
            "Hãy ghi như “2” hoặc “1-2”, để trống là in tất cả."
        )


def pages_named(typed: str, page_count: int) -> tuple[int, ...]:
    """Page numbers from 0, ascending, each once; empty when nothing is typed. Raises NoSuchPages."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFKC", typed))
    found: set[int] = set()
    for part in filter(None, re.split(r"[,;]", re.sub(r"\s+", "", plain))):
        found.update(_span(part, page_count))
    if plain.strip() and not found:
        raise NoSuchPages(page_count)
    return tuple(sorted(found))


def _span(part: str, page_count: int) -> range:
    matched = _PART.fullmatch(part)
    if matched is None or part == "-" or (matched[3] and not matched[2]):
        raise NoSuchPages(page_count)
    first = int(matched[1]) if matched[1] else 1
    last = int(matched[3]) if matched[3] else page_count if matched[2] else first
    if not 1 <= first <= last <= page_count:
        raise NoSuchPages(page_count)
    return range(first - 1, last)
