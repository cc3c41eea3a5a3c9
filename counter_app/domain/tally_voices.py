# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables that count letters, ratings, feedback and listening days; without rows, who counts fills them."""

from __future__ import annotations

from counter_app.domain.tally import Column, CountTable, Identity

_SCORES, _SOURCES, _WAYS, _ANSWERED = "Mức", "Cách đánh giá", "Nhận bằng", "Trả lời"
_EACH_SCORE = ("score_4", "score_3", "score_2", "score_1")
LETTERS = CountTable(
    "letters",
    "Thư của Ủy ban nhân dân",
    (
        Column("made", "Soạn", "Số thư soạn trong kỳ, theo ngày soạn.", sum_of=("printed", "declined", "waiting")),
        Column("printed", "Đã in", "Trong số soạn: thư đã in trước lúc chốt kỳ."),
        Column("declined", "Không gửi", "Trong số soạn: thư đã bỏ, không gửi."),
        Column("waiting", "Chưa in", "Trong số soạn: thư chưa in lúc chốt kỳ."),
    ),
    (),
    row_title="Dịp",
    identities=(Identity(("made",), ("printed", "declined", "waiting"), "Soạn = đã in + không gửi + chưa in"),),
)
RATINGS = CountTable(
    "ratings",
    "Hài lòng",
    (
        Column("rated", "Lượt đánh giá", "Số lượt đánh giá của những ngày trong kỳ.", sum_of=_EACH_SCORE),
        Column("score_4", "Rất hài lòng", "Lượt chọn mức 4.", group=_SCORES),
        Column("score_3", "Hài lòng", "Lượt chọn mức 3.", group=_SCORES),
        Column("score_2", "Bình thường", "Lượt chọn mức 2.", group=_SCORES),
        Column("score_1", "Không hài lòng", "Lượt chọn mức 1.", group=_SCORES),
        Column("content", "Hài lòng trở lên", "Lượt chọn mức 3 hoặc 4.", sum_of=("score_4", "score_3")),
        Column(
            "content_share",
            "Tỷ lệ hài lòng",
            "Lượt hài lòng trở lên chia cho lượt đánh giá.",
            "share",
            share_of=("content", "rated"),
            adds_up=False,
        ),
        Column("by_screen", "Trên màn hình", "Lượt chọn trên màn hình ở quầy.", group=_SOURCES),
        Column("by_paper", "Phiếu giấy", "Lượt nhập từ phiếu giấy.", group=_SOURCES),
    ),
    (),
    row_title="Lĩnh vực",
    note="Đánh giá chỉ ghi ngày, không ghi ai đã đánh giá.",
    identities=(
        Identity(("rated",), _EACH_SCORE, "Lượt đánh giá = cộng các mức"),
        Identity(("rated",), ("by_screen", "by_paper"), "Lượt đánh giá = màn hình + phiếu giấy"),
    ),
)
_OUTCOMES = ("in_time", "late", "passed_on", "waiting", "waiting_late")
FEEDBACK = CountTable(
    "feedback",
    "Phản ánh, kiến nghị",
    (
        Column("received", "Nhận", "Số phản ánh, kiến nghị nhận trong kỳ, theo ngày giờ nhận.", sum_of=_OUTCOMES),
        Column("direct", "Trực tiếp", "Trong số nhận: nói trực tiếp tại quầy.", group=_WAYS),
        Column("paper", "Đơn, phiếu", "Trong số nhận: bằng đơn hoặc phiếu giấy.", group=_WAYS),
        Column("phone", "Điện thoại", "Trong số nhận: qua điện thoại.", group=_WAYS),
        Column("box", "Hòm thư", "Trong số nhận: qua hòm thư góp ý.", group=_WAYS),
        Column("online", "Trực tuyến", "Trong số nhận: qua mạng.", group=_WAYS),
        Column("in_time", "Đúng hạn", "Trả lời trước lúc chốt kỳ, không sau ngày hẹn.", group=_ANSWERED),
        Column("late", "Quá hạn", "Trả lời trước lúc chốt kỳ nhưng sau ngày hẹn.", group=_ANSWERED),
        Column("passed_on", "Chuyển nơi khác", "Chưa trả lời vì đã chuyển cơ quan có thẩm quyền.", group=_ANSWERED),
        Column("waiting", "Chờ, trong hạn", "Lúc chốt kỳ chưa trả lời, chưa qua ngày hẹn.", group=_ANSWERED),
        Column("waiting_late", "Chờ, quá hạn", "Lúc chốt kỳ chưa trả lời, đã qua ngày hẹn.", group=_ANSWERED),
    ),
    (),
    row_title="Loại",
    identities=(
        Identity(("received",), _OUTCOMES, "Nhận = đúng hạn + quá hạn + chuyển + đang chờ"),
        Identity(("received",), ("direct", "paper", "phone", "box", "online"), "Nhận = cộng các cách nhận"),
    ),
)
LISTENING = CountTable(
    "listening",
    "Ngày lắng nghe dân nói",
    (
        Column("planned", "Buổi đã định", "Số buổi có ngày họp dự định trong kỳ."),
        Column("held", "Buổi đã họp", "Trong số buổi đã định: buổi đã bắt đầu họp trước lúc chốt kỳ."),
        Column("attendance", "Người dự", "Tổng số người dự của những buổi đã họp."),
        Column("opinions", "Ý kiến", "Số ý kiến ghi ở những buổi đó.", sum_of=("answered", "late", "waiting")),
        Column("answered", "Trả lời đúng hạn", "Ý kiến trả lời trước lúc chốt kỳ, không sau ngày hẹn."),
        Column("late", "Trả lời quá hạn", "Ý kiến trả lời trước lúc chốt kỳ nhưng sau ngày hẹn."),
        Column("waiting", "Chưa trả lời", "Ý kiến chưa trả lời lúc chốt kỳ."),
    ),
    (),
    row_title="Thôn, tổ dân phố",
    identities=(
        Identity(("opinions",), ("answered", "late", "waiting"), "Ý kiến = trả lời đúng hạn + quá hạn + chưa trả lời"),
    ),
)
VOICE_TABLES = (LETTERS, RATINGS, FEEDBACK, LISTENING)
