# SPDX-License-Identifier: GPL-3.0-or-later
"""What plans want reached, against what was done: the four steps on the spot, and the targets of each scheme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counter_app.domain.periods import Period, PeriodKind, period_of
from counter_app.domain.tally import Column, CountTable

ON_THE_SPOT = CountTable(
    "on_the_spot",
    "«4 tại chỗ»",
    (
        Column(
            "procedures",
            "Thủ tục có hồ sơ",
            "Số thủ tục có ít nhất một hồ sơ cơ quan làm xong trong kỳ.",
            group="Thủ tục",
            adds_up=False,
        ),
        Column(
            "procedures_here",
            "Đủ 4 khâu",
            "Trong số đó: thủ tục có ít nhất một hồ sơ mà thẩm định, phê duyệt, đóng dấu, trả kết quả "
            "đều làm tại quầy.",
            group="Thủ tục",
            adds_up=False,
        ),
        Column(
            "procedures_share",
            "Tỷ lệ thủ tục",
            "Thủ tục đủ 4 khâu chia cho thủ tục có hồ sơ.",
            "share",
            "Thủ tục",
            share_of=("procedures_here", "procedures"),
            adds_up=False,
        ),
        Column("dossiers", "Hồ sơ xong", "Số hồ sơ cơ quan làm xong trong kỳ.", group="Hồ sơ"),
        Column("dossiers_here", "Đủ 4 khâu", "Trong số đó: hồ sơ làm cả 4 khâu tại quầy.", group="Hồ sơ"),
        Column(
            "dossiers_share",
            "Tỷ lệ hồ sơ",
            "Hồ sơ đủ 4 khâu chia cho hồ sơ làm xong.",
            "share",
            "Hồ sơ",
            share_of=("dossiers_here", "dossiers"),
            adds_up=False,
        ),
        Column(
            "classed",
            "Được xếp loại đủ 4 khâu",
            "Số thủ tục trong danh mục hiện nay mà cơ quan (hoặc mô hình đang chạy) xếp loại làm đủ 4 khâu "
            "tại chỗ, không kể có hồ sơ hay không.",
            group="Thủ tục",
        ),
    ),
    (),
    row_title="Lĩnh vực",
    note="Cấu phần «4 tại chỗ»: thẩm định, phê duyệt, đóng dấu, trả kết quả tại quầy.",
)
TARGETS = CountTable(
    "targets",
    "Chỉ tiêu và thực hiện",
    (
        Column(
            "goal",
            "Chỉ tiêu (hồ sơ)",
            "Con số của mô hình hoặc do cơ quan đặt, nhân số kỳ của chỉ tiêu nằm trọn trong kỳ báo cáo; không "
            "trọn kỳ nào thì không có chỉ tiêu.",
            adds_up=False,
        ),
        Column(
            "goal_share",
            "Chỉ tiêu (%)",
            "Tỷ lệ của mô hình hoặc do cơ quan đặt; kỳ báo cáo không trọn kỳ nào của chỉ tiêu thì không có.",
            "share",
            adds_up=False,
        ),
        Column("done", "Thực hiện", "Số hồ sơ (hoặc thủ tục) đã đạt điều chỉ tiêu nói tới.", adds_up=False),
        Column("whole", "Trên tổng số", "Tổng số hồ sơ (hoặc thủ tục) mà tỷ lệ tính trên đó.", adds_up=False),
        Column(
            "done_share",
            "Tỷ lệ thực hiện",
            "Thực hiện chia cho tổng số.",
            "share",
            share_of=("done", "whole"),
            adds_up=False,
        ),
        Column(
            "reached",
            "So với chỉ tiêu",
            "Thực hiện chia cho chỉ tiêu (số với số, tỷ lệ với tỷ lệ).",
            "share",
            adds_up=False,
        ),
    ),
    (),
    row_title="Chỉ tiêu",
    note="Trực tuyến: hồ sơ nhận trong kỳ nộp trực tuyến, trên tổng số nhận của lĩnh vực hoặc của người tiếp nhận.",
)


@dataclass(frozen=True)
class SetTarget:
    """A number the office set itself: for a sector, for one person, or (both empty) for everyone."""

    scheme_id: str
    target_id: str
    sector: str
    clerk: str
    from_day: date
    quantity: float


def whole_periods(kind: PeriodKind, within: Period) -> int:
    """How many weeks, months … lie wholly in a period."""
    one = period_of(kind, within.first)
    if one.first < within.first:
        one = one.after()
    found = 0
    while one.last <= within.last:
        found, one = found + 1, one.after()
    return found
