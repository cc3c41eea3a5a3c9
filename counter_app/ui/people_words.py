# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with somebody of the office's list, and what is asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from counter_app.domain.roles import RIGHTS, Colleague, Right, Role
from counter_app.ui.questions import Question, choice, secret, typed

ADD, CHANGE, PIN, NO_PIN, LEAVE, COME_BACK, ROSTER = "add", "change", "pin", "no_pin", "leave", "come_back", "roster"
_MAY: dict[Right, str] = {
    Right.WRITE: "viết hộ, đọc lại, in",
    Right.HANDLE: "tiếp nhận, giải quyết, trả kết quả",
    Right.SEE_OTHERS: "xem mọi hồ sơ",
    Right.EXPORT: "xuất số liệu",
    Right.SET: "cài đặt",
    Right.RESET_PIN: "đặt lại PIN cho người khác",
}


def wishes_for(chosen: Colleague | None) -> tuple[tuple[str, str], ...]:
    """The keys, in the order of use."""
    always = ((ADD, "Thêm người"),)
    if chosen is None:
        return (*always, (ROSTER, "Lịch trực"))
    if not chosen.active:
        return (*always, (COME_BACK, "Cho làm việc lại"), (ROSTER, "Lịch trực"))
    pin = ((PIN, "Đổi PIN"), (NO_PIN, "Bỏ PIN")) if chosen.has_pin else ((PIN, "Đặt PIN"),)
    return (*always, (CHANGE, "Sửa tên, vai, đoàn thể"), *pin, (LEAVE, "Cho nghỉ"), (ROSTER, "Lịch trực"))


def questions_of(wish: str, chosen: Colleague | None) -> tuple[Question, ...]:
    """What is asked; nothing where it is done at once."""
    if wish == PIN:
        return (
            secret("pin", "PIN, 4 đến 8 chữ số", "Chưa gõ PIN."),
            secret("again", "Gõ PIN lần nữa", "Chưa gõ lại PIN."),
        )
    if wish not in {ADD, CHANGE}:
        return ()
    known = chosen if wish == CHANGE else None
    roles = tuple((role.value, role.caption) for role in Role)
    return (
        typed("name", "Họ và tên", "Chưa ghi tên.", known.name if known else ""),
        choice("role", "Vai", roles, known.role.value if known else ""),
        typed("organisation", "Thuộc đoàn thể, đơn vị", "", known.organisation if known else "", "Đoàn Thanh niên xã"),
    )


def state_of(one: Colleague) -> str:
    """«Tình nguyện viên · Đoàn Thanh niên xã · chưa có PIN»."""
    parts = [one.role.caption, one.organisation, "có PIN" if one.has_pin else "chưa có PIN"]
    return "  ·  ".join(part for part in (*parts, "" if one.active else "đã nghỉ") if part)


def rights_of(role: Role) -> str:
    """«Được: viết hộ, đọc lại, in. Không được: …»."""
    may = [words for right, words in _MAY.items() if right in RIGHTS[role]]
    not_ = [words for right, words in _MAY.items() if right not in RIGHTS[role]]
    told = f"Được: {', '.join(may)}."
    return f"{told}\nKhông được: {', '.join(not_)}." if not_ else told


def lines_of(people: Sequence[Colleague]) -> list[str]:
    """The list at the left, two lines each."""
    return [f"{'●' if one.active else '○'}  {one.name}\n     {state_of(one)}" for one in people]
