# SPDX-License-Identifier: GPL-3.0-or-later
"""Key presses for a complete 1.004873, beside the same paper typed into the form in a word processor.

Ours are the keys that tests/journeys plays through the real window. The neighbour's are counted generously: the file
is open, every word stands ready in the typist's head, two keys lead to each blank, no correction, no list, no record.
"""

from __future__ import annotations

from bench.keystrokes import MARITAL_STATUS, pieces
from bench.rows import Row
from bench.screen import application
from counter_app.casework.answers_file import read_answers
from counter_app.casework.filling import Order
from counter_app.clock import office_now
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.workshop import shipped_catalog, shipped_filler

TITLE = "key presses"
_KEYS_TO_A_BLANK = 2
_KEYS_TO_PRINT = 2
_ANSWERS = {
    "nguoi_yeu_cau": {"ho_ten": "Đặng Thị Quỳnh Ỷ", "ngay_sinh": "12041985", "so_dinh_danh": "042185001234"},
    "quan_he": "ban_than",
    "nguoi_duoc_cap": {
        "ho_ten": "Đặng Thị Quỳnh Ỷ",
        "ngay_sinh": "12041985",
        "so_dinh_danh": "042185001234",
        "gioi_tinh": "nu",
        "dan_toc": "kinh",
        "quoc_tich": "Việt Nam",
    },
    "tinh_trang_hon_nhan": {"loai": "chua_ket_hon"},
    "muc_dich": {"loai": "vay_von", "so_ban": "1"},
}


def measure(runs: int) -> list[Row]:  # noqa: ARG001 counting once is exact
    """Count both."""
    application()
    form = shipped_catalog().form("xac-nhan-tinh-trang-hon-nhan", on=office_now().date())
    answers = printed_answers(form, read_answers(form, _ANSWERS, office_now().date()))
    office = Office("xã Bùi La Nhân", "tỉnh Hà Tĩnh", "Bùi La Nhân")
    preview = shipped_filler().preview(Order(form, answers, office, signed_on=office_now().date()))
    blanks = [value.text for value in preview.rendered.printed.values() if not value.blank]
    theirs = sum(len(text) + _KEYS_TO_A_BLANK for text in blanks) + _KEYS_TO_PRINT
    ours = len(pieces(MARITAL_STATUS))
    return [Row("keys for a complete 1.004873, printed and kept", ours, "keys", "word processor", theirs)]
