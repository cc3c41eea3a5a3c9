# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number that is counted of dossiers, each defined once; the tables choose among them.

Unless a definition says otherwise a dossier belongs to the period in which it was received, and everything is counted
as it stood when the period ended (or at the moment of counting, while the period still runs): a week that is over does
not change because of what is done later.
"""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.domain.tally import Column

_SIGNING, _SAME_DAY, _ORDINARY, _DUE = "Cách ký", "Trong ngày", "Chuyển quy trình thường", "So với hạn trả"
_WAYS, _TO_PRINT, _TO_RETURN = "Kênh", "Phút từ bắt đầu đến in", "Phút từ bắt đầu đến trả"
_MEDIAN = (
    "Trung vị (theo hạng): xếp các hồ sơ đo được tăng dần, lấy hồ sơ thứ n×50 % làm tròn lên; đo từ lúc bắt đầu nhập "
    "đến {what}, tính bằng phút, bỏ phần lẻ của giây."
)
_NINETIETH = (
    "Phân vị 90 (theo hạng): xếp các hồ sơ đo được tăng dần, lấy hồ sơ thứ n×90 % làm tròn lên, tức chín phần mười hồ "
    "sơ không lâu hơn; đo từ lúc bắt đầu nhập đến {what}, tính bằng phút."
)
_PRINT = "lúc in tờ khai lần đầu, trước khi chốt kỳ"
_RETURN = "lúc người dân nhận kết quả trước khi chốt kỳ, kể cả đêm và ngày nghỉ"


def _column(name: str, title: str, definition: str, group: str = "") -> Column:
    return Column(name, title, definition, group=group)


def _reason(code: str, title: str) -> Column:
    return _column(f"ordinary_{code}", title, f"Trong số chuyển quy trình thường: hồ sơ có lý do «{title}».", _ORDINARY)


def _share(name: str, title: str, part: str, definition: str, group: str, whole: str = "received") -> Column:
    return Column(name, title, definition, "share", group, share_of=(part, whole), adds_up=False)


def _minutes(name: str, title: str, definition: str, group: str) -> Column:
    return Column(name, title, definition, "minutes", group, adds_up=False)


ORDINARY_COLUMNS = (
    _reason("after_cut_off", "Sau giờ chót"),
    _reason("papers_missing", "Thiếu giấy tờ"),
    _reason("needs_verification", "Phải xác minh"),
    _reason("leader_absent", "Người ký vắng"),
    _reason("system_down", "Hệ thống gián đoạn"),
    _reason("other", "Lý do khác"),
)
_ALL = (
    Column("code", "Mã", "Mã thủ tục theo Cơ sở dữ liệu quốc gia.", "text", adds_up=False),
    Column("sector", "Lĩnh vực", "Lĩnh vực của thủ tục theo danh mục hiện nay.", "text", adds_up=False),
    _column("received", "Nhận", "Số hồ sơ tiếp nhận trong kỳ, tính theo ngày giờ tiếp nhận."),
    _column("written", "Viết hộ", "Trong số nhận: hồ sơ do cán bộ hoặc người tình nguyện viết thay người dân."),
    _column("signed", "Ký tên", "Trong số nhận: tờ khai do người dân ký tên.", _SIGNING),
    _column("thumb", "Điểm chỉ", "Trong số nhận: tờ khai điểm chỉ, không có người làm chứng.", _SIGNING),
    _column(
        "thumb_witnessed", "Điểm chỉ có làm chứng", "Trong số nhận: tờ khai điểm chỉ trước người làm chứng.", _SIGNING
    ),
    _column(
        "at_once",
        "Được giải quyết ngay",
        "Trong số nhận: hồ sơ lúc nhận được quyết định giải quyết và trả trong ngày.",
        _SAME_DAY,
    ),
    _column("without_slip", "Không viết giấy hẹn", "Trong số nhận: hồ sơ không phải viết giấy hẹn trả.", _SAME_DAY),
    _column(
        "same_day",
        "Xong trong ngày",
        "Trong số nhận: hồ sơ cơ quan làm xong ngay trong ngày nhận (đã trả, đã gửi đi, "
        "chờ người dân đến lấy, hoặc kết thúc khác), trước lúc chốt kỳ.",
        _SAME_DAY,
    ),
    _share("same_day_share", "Tỷ lệ xong trong ngày", "same_day", "Xong trong ngày chia cho số nhận.", _SAME_DAY),
    Column(
        "ordinary",
        "Chuyển quy trình thường",
        "Trong số nhận: hồ sơ đã chuyển sang quy trình thường trước lúc chốt kỳ.",
        group=_ORDINARY,
        sum_of=tuple(column.id for column in ORDINARY_COLUMNS),
    ),
    *ORDINARY_COLUMNS,
    _column(
        "before_due", "Trước hạn", "Trong số nhận: có kết quả, cơ quan làm xong vào một ngày trước ngày hẹn trả.", _DUE
    ),
    _column(
        "on_due",
        "Đúng hạn",
        "Trong số nhận: xong trong ngày hẹn trả và không quá giờ hẹn, hoặc xong mà không có hạn hẹn; "
        "gồm cả hồ sơ từ chối, rút, dừng khi chưa quá hạn.",
        _DUE,
    ),
    _column("late", "Quá hạn", "Trong số nhận: xong sau giờ hẹn trả.", _DUE),
    _column("open", "Chưa xong", "Trong số nhận: lúc chốt kỳ cơ quan chưa làm xong, kể cả đang chờ bổ sung.", _DUE),
    _column("online", "Trực tuyến", "Trong số nhận: hồ sơ nộp trực tuyến.", _WAYS),
    _share("online_share", "Tỷ lệ trực tuyến", "online", "Số nộp trực tuyến chia cho số nhận.", _WAYS),
    _column("post", "Bưu chính", "Trong số nhận: hồ sơ nộp hoặc trả qua bưu chính công ích.", _WAYS),
    _share("post_share", "Tỷ lệ bưu chính", "post", "Số qua bưu chính chia cho số nhận.", _WAYS),
    _column("village_head", "Trưởng thôn", "Trong số nhận: hồ sơ có kết quả gửi trưởng thôn trao tận nhà.", _WAYS),
    _share("village_head_share", "Tỷ lệ trưởng thôn", "village_head", "Số gửi trưởng thôn chia cho số nhận.", _WAYS),
    _minutes("print_median", "Trung vị", _MEDIAN.format(what=_PRINT), _TO_PRINT),
    _minutes("print_ninetieth", "90 %", _NINETIETH.format(what=_PRINT), _TO_PRINT),
    _minutes("return_median", "Trung vị", _MEDIAN.format(what=_RETURN), _TO_RETURN),
    _minutes("return_ninetieth", "90 %", _NINETIETH.format(what=_RETURN), _TO_RETURN),
)
COLUMNS: Mapping[str, Column] = {column.id: column for column in _ALL}
"""By id."""
MINUTES: Mapping[str, tuple[str, int]] = {
    "print_median": ("to_print", 50),
    "print_ninetieth": ("to_print", 90),
    "return_median": ("to_return", 50),
    "return_ninetieth": ("to_return", 90),
}
"""Of the columns in minutes: the span they measure, and the percentile."""


def rank_of(count: int, percent: int) -> int:
    """The rank, from 1, of a percentile among so many sorted values: the smallest that ``percent`` of them reach."""
    return -(-count * percent // 100)
