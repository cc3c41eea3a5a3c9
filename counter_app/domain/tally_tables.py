# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a tally that count dossiers, in the order of files: which columns each has, what its rows are.

A table here has no rows yet; who counts fills it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from counter_app.domain.tally import Column, CountTable, Identity
from counter_app.domain.tally_columns import COLUMNS

_SIGNING = ("signed", "thumb", "thumb_witnessed")
_WORK = ("received", "written", "at_once", "without_slip", "same_day", "same_day_share", "ordinary")
_DUE = ("before_due", "on_due", "late", "open")
_MINUTES = ("print_median", "print_ninetieth", "return_median", "return_ninetieth")
_WAYS = ("online", "online_share", "post", "post_share", "village_head", "village_head_share")
_REASONS = COLUMNS["ordinary"].sum_of

BY_DUE = Identity(("received",), _DUE, "Nhận = trước hạn + đúng hạn + quá hạn + chưa xong")
BY_SIGNING = Identity(("received",), _SIGNING, "Nhận = ký tên + điểm chỉ + điểm chỉ có làm chứng")
BY_REASON = Identity(("ordinary",), _REASONS, "Chuyển quy trình thường = cộng các lý do")
_IDENTITIES = (BY_DUE, BY_SIGNING, BY_REASON)


def _chosen(names: tuple[str, ...], *, overlapping: bool) -> tuple[Column, ...]:
    # Where a dossier may stand in several rows the last row is counted, not added up.
    parts = [COLUMNS[name] for name in names]
    groups = Counter(part.group for part in parts)
    shown = [
        replace(
            part,
            sum_of=part.sum_of if set(part.sum_of) <= set(names) else (),
            # A heading above one column alone says nothing more.
            group=part.group if groups[part.group] > 1 else "",
        )
        for part in parts
    ]
    return tuple(replace(column, adds_up=False) if overlapping else column for column in shown)


def _table(
    table_id: str, title: str, row_title: str, names: tuple[str, ...], note: str = "", *, overlapping: bool = False
) -> CountTable:
    kept = tuple(one for one in _IDENTITIES if {*one.left, *one.right} <= set(names))
    columns = _chosen(names, overlapping=overlapping)
    return CountTable(table_id, title, columns, (), None, row_title, note, kept)


PROCEDURES = _table("procedures", "Theo thủ tục", "Thủ tục", ("code", *_WORK, *_DUE, *_MINUTES))
SECTORS = _table("sectors", "Theo lĩnh vực", "Lĩnh vực", (*_WORK, *_DUE, *_WAYS))
SCHEMES = _table(
    "schemes",
    "Theo mô hình",
    "Mô hình",
    (*_WORK, *_SIGNING, *_DUE),
    "Đếm hồ sơ mà lúc nhận có ít nhất một nội dung của mô hình được áp dụng; được hưởng nhiều mô hình thì đếm ở từng "
    "mô hình, dòng cuối đếm mỗi hồ sơ một lần.",
    overlapping=True,
)
MODEL_DAYS = _table(
    "model_days",
    "Ngày mô hình và cả kỳ",
    "Ngày",
    (*_WORK, *_REASONS, *_DUE),
    "Mỗi dòng đếm hồ sơ nhận vào những ngày của mô hình đó; dòng cuối là cả kỳ.",
    overlapping=True,
)
MODEL_PROCEDURES = _table(
    "model_procedures",
    "Ngày mô hình, theo thủ tục",
    "Thủ tục",
    ("code", "sector", "received", "written", "same_day", "same_day_share", "ordinary", *_REASONS),
    "Chỉ đếm hồ sơ nhận vào ngày của một mô hình có ngày cố định trong tuần.",
)
BENEFICIARIES = _table(
    "beneficiaries",
    "Theo đối tượng",
    "Đối tượng",
    ("received", "written", *_SIGNING, "same_day", "same_day_share"),
    "Một người thuộc nhiều diện thì đếm ở từng diện; dòng cuối đếm mỗi hồ sơ một lần. Người dân tộc "
    "thiểu số chỉ đếm được từ khi cơ quan cho ghi (Cài đặt).",
    overlapping=True,
)
CLERKS = _table("clerks", "Theo người tiếp nhận", "Người tiếp nhận", (*_WORK, *_DUE, "online", *_MINUTES))
SCRIBES = _table(
    "scribes",
    "Theo người viết hộ",
    "Người viết hộ",
    ("received", *_SIGNING, "same_day", "same_day_share", "print_median", "print_ninetieth"),
    "Chỉ đếm hồ sơ được viết hộ.",
)
ORGANISATIONS = _table(
    "organisations",
    "Người viết hộ, theo tổ chức",
    "Tổ chức",
    ("received", *_SIGNING, "same_day", "same_day_share", "print_median", "print_ninetieth"),
    "Chỉ đếm hồ sơ được viết hộ.",
)
CHANNELS_IN = _table("channels_in", "Theo kênh nộp", "Kênh nộp", (*_WORK, *_DUE))
CHANNELS_OUT = _table(
    "channels_out",
    "Theo kênh trả",
    "Kênh trả",
    ("received", "same_day", "same_day_share", "before_due", "on_due", "late", "return_median", "return_ninetieth"),
    "Chỉ đếm hồ sơ nhận trong kỳ mà kết quả đã trả hoặc đã gửi đi trước lúc chốt kỳ.",
)
_COURSE = ("received", "written", "same_day", "same_day_share", "ordinary")
DAYS = _table("days", "Từng ngày", "Ngày", _COURSE, "Ngày không nhận hồ sơ nào thì không có dòng.")
WEEKS = _table("weeks", "Từng tuần", "Tuần", _COURSE, "Tuần ở đầu và cuối kỳ chỉ đếm những ngày thuộc kỳ.")
DOSSIER_TABLES = (
    MODEL_DAYS,
    MODEL_PROCEDURES,
    PROCEDURES,
    SECTORS,
    SCHEMES,
    BENEFICIARIES,
    CLERKS,
    SCRIBES,
    ORGANISATIONS,
    CHANNELS_IN,
    CHANNELS_OUT,
    DAYS,
    WEEKS,
)
"""In the order of files; of the last two a tally has the one that suits its length."""
