# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole papers that citizens hand in or take home: forms to fill, a receipt. People are invented."""

from __future__ import annotations

from fidelity.drawings import inline_picture, text_box
from fidelity.papers.letterhead import BODY, answers, letterhead, nation, signature, title
from fidelity.wordml import (
    BOLD,
    BOTH,
    CENTRED,
    ITALIC,
    LONG,
    RIGHT,
    TEXT_PT,
    Paper,
    cell,
    par,
    row,
    run,
    table,
    tabs,
)


def _citizen_form() -> str:
    boxes = row(
        cell(par("Đề nghị cấp bản sao: Có ☐ Không ☑"), par("Số lượng: 02 bản")),
        cell(
            par(runs=run("Người yêu cầu", BOLD), look=CENTRED),
            par("(Ký, ghi rõ họ, chữ đệm, tên)", CENTRED, mark=ITALIC),
            *[par()] * 4,
        ),
    )
    return (
        nation()
        + title("TỜ KHAI ĐĂNG KÝ LẠI KHAI SINH")
        + par("Kính gửi: Ủy ban nhân dân xã An Dũng", CENTRED)
        + answers("Họ, chữ đệm, tên người yêu cầu:", "Nơi cư trú: " + LONG[:110], "Giấy tờ tùy thân:", "Quan hệ:")
        + par(runs=run("Đề nghị cơ quan đăng ký khai sinh cho người có tên dưới đây:", BOLD))
        + answers("Họ, chữ đệm, tên:", "Ngày, tháng, năm sinh: 05/11/1987 ghi bằng chữ:")
        + par(
            "Giới tính: Nữ\tDân tộc: Ê-đê\tQuốc tịch: Việt Nam\t",
            tabs((170, "left", "dot"), (320, "left", "dot"), (TEXT_PT, "right", "dot")),
        )
        + answers("Nơi sinh:", "Quê quán:", "Họ tên mẹ:", "Năm sinh:", "Họ tên cha:", "Năm sinh:")
        + par("Tôi cam đoan những nội dung khai trên đây là đúng sự thật. " + LONG, BODY)
        + par("Làm tại: An Dũng, ngày 24 tháng 11 năm 2026", RIGHT, mark=ITALIC)
        + table([230, 237], boxes, look="<w:tblBorders/>")
    )


def _boxed_motto() -> str:
    motto = par("Mẫu số 01\n(Ban hành kèm theo Quyết định)", CENTRED, mark='<w:sz w:val="20"/>')
    return (
        par(runs=text_box(motto, 330, -20, 130, 34))
        + par()
        + nation()
        + title("ĐƠN ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI")
        + answers(
            *(
                f"{n}. {label}:"
                for n, label in enumerate(("Họ và tên", "Ngày sinh", "Số định danh", "Thường trú", "Tạm trú"), 1)
            )
        )
        + "".join(par(f"☐ {LONG[: 60 + n * 30]}", '<w:ind w:left="720" w:hanging="360"/>' + BOTH) for n in range(5))
        + par("Đồng ý: ☑   Không đồng ý: ☐   Ý kiến khác: ☐")
        + signature("NGƯỜI LÀM ĐƠN", "H'Bluê Niê Kđăm", "Xác nhận:\n(của trưởng thôn)")
    )


def _appointment_slip() -> str:
    rows = [
        row(str(n), name, "01", "Bản chính") for n, name in enumerate(("Tờ khai theo mẫu", LONG[:80], "Giấy báo tử"), 1)
    ]
    head = row("STT", "Thành phần hồ sơ", "Số lượng", "Loại")
    return (
        letterhead("Mã hồ sơ: H41.25-261124-0007", "BỘ PHẬN TIẾP NHẬN\nVÀ TRẢ KẾT QUẢ")
        + title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
        + answers("Tiếp nhận hồ sơ của: Đặng Thị Quỳnh Ỷ", "Địa chỉ: Thôn 3, " + LONG[:60], "Số điện thoại:")
        + table([30, 290, 60, 80], head, *rows)
        + answers("Thời gian nhận hồ sơ: 14 giờ 50 phút, ngày 24/11/2026", "Thời gian trả kết quả:")
        + par(runs=inline_picture(70, 70), look=CENTRED)
        + signature("NGƯỜI TIẾP NHẬN", "Phạm Minh Khuê", "Người nộp hồ sơ:\n(ký, ghi rõ họ tên)")
    )


PAPERS: dict[str, Paper] = {
    "form_citizen": Paper(_citizen_form(), whole=True),
    "form_boxed_motto": Paper(_boxed_motto(), whole=True),
    "form_slip": Paper(_appointment_slip(), whole=True),
}
