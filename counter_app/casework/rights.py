# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody at the counter may not do is refused in one sentence, before anything happens."""

from __future__ import annotations

from counter_app.domain.errors import CounterError
from counter_app.domain.roles import Right, Who

_NOT_FOR: dict[Right, str] = {
    Right.WRITE: "Việc viết hộ",
    Right.HANDLE: "Tiếp nhận, giải quyết, trả kết quả",
    Right.SEE_OTHERS: "Xem hồ sơ, thư, ý kiến của người khác",
    Right.EXPORT: "Xuất số liệu, lưu tờ khai ra tệp",
    Right.SET: "Cài đặt",
    Right.RESET_PIN: "Đặt lại PIN cho người khác",
}


class NotYours(CounterError):
    """The role at the counter does not allow it; nothing was changed."""

    def __init__(self, who: Who, right: Right) -> None:
        by = "lãnh đạo" if right is Right.RESET_PIN else "cán bộ"
        super().__init__(
            f"{_NOT_FOR[right]} là việc của {by}; người đang ngồi quầy là {who.role.caption.lower()}. Chưa có gì thay "
            f"đổi, hồ sơ đang viết vẫn còn nguyên; bấm F12 để {by} vào thay."
        )


def require(who: Who, right: Right) -> None:
    """Refuse what the role does not allow.

    Raises:
        NotYours: it is not this person's to do.
    """
    if not who.may(right):
        raise NotYours(who, right)
