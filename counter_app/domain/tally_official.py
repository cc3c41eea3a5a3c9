# SPDX-License-Identifier: GPL-3.0-or-later
"""The official table II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP): columns 3 to 13, and what must add up in each row.

Layout as provincial systems export it; titles may be changed by the office, the numbers and equations may not. Column
9 holds what was refused, withdrawn or stopped in time, column 12 what waits for further papers, as those systems do.
"""

from __future__ import annotations

from counter_app.domain.tally import Column, CountTable, Identity

_IN, _NOW, _DONE, _OPEN = "Số lượng hồ sơ tiếp nhận", "trong kỳ", "Số lượng hồ sơ đã giải quyết", "Đang giải quyết"
_SENT_BACK = "gồm cả hồ sơ từ chối, rút, dừng khi chưa quá hạn"

OFFICIAL = CountTable(
    "official",
    "Biểu II.06a: tình hình, kết quả giải quyết thủ tục hành chính",
    (
        Column(
            "received",
            "(3) Tổng số",
            "Hồ sơ nhận trong kỳ cộng hồ sơ từ kỳ trước chuyển sang.",
            group=_IN,
            sum_of=("online", "direct", "carried"),
        ),
        Column("online", f"(4) Trực tuyến, {_NOW}", "Hồ sơ nhận trong kỳ bằng kênh trực tuyến.", group=_IN),
        Column(
            "direct",
            f"(5) Trực tiếp, dịch vụ bưu chính, {_NOW}",
            "Hồ sơ nhận trong kỳ bằng mọi kênh khác trực tuyến.",
            group=_IN,
        ),
        Column(
            "carried",
            "(6) Từ kỳ trước",
            "Hồ sơ nhận trước kỳ mà lúc kỳ bắt đầu cơ quan chưa làm xong.",
            group=_IN,
        ),
        Column(
            "done",
            "(7) Tổng số",
            "Trong cột 3: hồ sơ làm xong trong kỳ (đã trả, đã gửi, chờ người dân đến lấy, hoặc kết thúc khác).",
            group=_DONE,
            sum_of=("before_due", "on_due", "late"),
        ),
        Column("before_due", "(8) Trước hạn", "Trong cột 7: có kết quả vào một ngày trước ngày hẹn trả.", group=_DONE),
        Column(
            "on_due",
            "(9) Đúng hạn",
            f"Trong cột 7: xong trong ngày hẹn trả và không quá giờ hẹn, hoặc không có hạn hẹn; {_SENT_BACK}.",
            group=_DONE,
        ),
        Column("late", "(10) Quá hạn", "Trong cột 7: xong sau giờ hẹn trả.", group=_DONE),
        Column(
            "open",
            "(11) Tổng số",
            "Trong cột 3: lúc chốt kỳ cơ quan chưa làm xong.",
            group=_OPEN,
            sum_of=("open_in_time", "open_late"),
        ),
        Column(
            "open_in_time",
            "(12) Trong hạn",
            "Trong cột 11: lúc chốt kỳ chưa qua giờ hẹn trả, hoặc không có hạn (gồm cả hồ sơ chờ bổ sung).",
            group=_OPEN,
        ),
        Column("open_late", "(13) Quá hạn", "Trong cột 11: lúc chốt kỳ đã qua giờ hẹn trả.", group=_OPEN),
    ),
    (),
    row_title="Lĩnh vực",
    note="Đơn vị tính: số hồ sơ thủ tục hành chính.",
    identities=(
        Identity(("received",), ("online", "direct", "carried"), "(3) = (4) + (5) + (6)"),
        Identity(("done",), ("before_due", "on_due", "late"), "(7) = (8) + (9) + (10)"),
        Identity(("open",), ("open_in_time", "open_late"), "(11) = (12) + (13)"),
        Identity(("received",), ("done", "open"), "(3) = (7) + (11)"),
    ),
)
"""Without rows; who counts fills it."""
