# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole administrative papers of the usual kinds, laid out as Nghị định 30/2020 asks. People are invented."""

from __future__ import annotations

from fidelity.papers.letterhead import BODY, answers, letterhead, nation, signature, title
from fidelity.wordml import (
    BOLD,
    CENTRED,
    GRID,
    ITALIC,
    LONG,
    LYING,
    RIGHT,
    UPRIGHT,
    Paper,
    cell,
    counted,
    note,
    note_sign,
    par,
    row,
    run,
    table,
    tabs,
)

_NUMBERS = {"header1": par(runs=counted("PAGE"), look=CENTRED)}
_TITLE_PAGE = UPRIGHT + "<w:titlePg/>"
_CHAIR = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def _body(*texts: str) -> str:
    return "".join(par(text, BODY) for text in texts)


def _official_letter() -> str:
    about = par(
        "V/v tổ chức Ngày không viết, không hẹn tại Bộ phận Một cửa", '<w:jc w:val="left"/>', mark='<w:sz w:val="24"/>'
    )
    return (
        letterhead("Số: 45/UBND-VP")
        + about
        + par(
            "Kính gửi:\t- Các trưởng thôn;\n\t- Công chức Văn phòng - Thống kê.",
            tabs((110, "left", "none")) + '<w:spacing w:before="240"/>',
        )
        + _body(LONG * 2, "Thực hiện Kế hoạch số 32/KH-UBND, " + LONG, LONG * 3, "Trân trọng./.")
        + signature(_CHAIR, "Nguyễn Văn Đức")
    )


def _invitation() -> str:
    return (
        letterhead("Số: 12/GM-UBND")
        + title("GIẤY MỜI", "Dự hội nghị sơ kết cải cách hành chính")
        + par("Kính gửi: " + "." * 60, CENTRED)
        + _body("Ủy ban nhân dân xã trân trọng kính mời quý vị tới dự hội nghị.")
        + "".join(
            par(runs=run(label, BOLD) + run(text), look=BODY)
            for label, text in (
                ("1. Thời gian: ", "07 giờ 30 phút, ngày 27/11/2026 (thứ Sáu)."),
                ("2. Địa điểm: ", "Hội trường Ủy ban nhân dân xã."),
                ("3. Nội dung: ", LONG),
            )
        )
        + signature("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Trần Thị Ngọc Ánh")
    )


def _decision() -> str:
    grounds = [
        par(f"Căn cứ {text};", BODY, mark=ITALIC)
        for text in ("Luật Tổ chức chính quyền địa phương", LONG[:-2], "Nghị định số 118/2025/NĐ-CP")
    ]
    articles = [par(runs=run(f"Điều {n}. ", BOLD) + run(LONG * (1 + n % 3)), look=BODY) for n in range(1, 8)]
    return (
        letterhead("Số: 08/QĐ-UBND")
        + title("QUYẾT ĐỊNH", "Về việc ban hành Quy chế tiếp nhận và trả kết quả")
        + par(runs=run("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", BOLD), look=CENTRED)
        + "".join(grounds)
        + par(runs=run("QUYẾT ĐỊNH:", BOLD), look=CENTRED + "<w:keepNext/>")
        + "".join(articles)
        + signature("CHỦ TỊCH", "Nguyễn Văn Đức", "Nơi nhận:\n- Như Điều 7;\n- TT Đảng ủy, HĐND xã;\n- Lưu: VT, VP.")
    )


def _list_lying() -> str:
    widths = [30.0, 130, 70, 160, 120, 90, 80]
    titles = ("STT", "Họ, chữ đệm, tên", "Ngày sinh", "Nơi cư trú", "Thủ tục", "Ngày nhận", "Ghi chú")
    head = row(
        *(cell(par(runs=run(t, BOLD), look=CENTRED), look='<w:vAlign w:val="center"/>') for t in titles),
        look="<w:tblHeader/>",
    )
    people = ("Đặng Thị Quỳnh Ỷ", "H'Bluê Niê Kđăm", "Nguyễn Hoàng Phương Thảo", "Lò Văn Ế")
    rows = [
        row(
            str(n + 1),
            people[n % 4],
            f"{1 + n % 28:02d}/0{1 + n % 9}/19{50 + n % 49}",
            LONG[: 30 + n * 7 % 60],
            "Đăng ký khai tử",
            "24/11/2026",
            "",
        )
        for n in range(34)
    ]
    return (
        par(runs=run("BẢNG KÊ HỒ SƠ TIẾP NHẬN TRONG TUẦN", BOLD), look=CENTRED)
        + par("(Từ ngày 23/11 đến ngày 27/11/2026)", CENTRED, mark=ITALIC)
        + par()
        + table(widths, head, *rows)
        + signature("NGƯỜI LẬP BẢNG", "Phạm Minh Khuê", "Người kiểm tra:\n(ký, ghi rõ họ tên)")
    )


def _proposal() -> tuple[str, dict[str, str]]:
    points = "".join(par(f"{n}. {LONG}", BODY, note_sign(n + 1) + run(" " + LONG * 2)) for n in range(1, 9))
    notes = "".join(note(n + 1, f"Điều {n} Nghị định số 118/2025/NĐ-CP. {LONG}") for n in range(1, 9))
    body = (
        par("Mẫu số 02", RIGHT, mark=ITALIC)
        + letterhead("Số: 77/TTr-UBND")
        + title("TỜ TRÌNH", "Về việc hỗ trợ người dân làm thủ tục")
        + par("Kính gửi: Ủy ban nhân dân tỉnh.", CENTRED)
        + points
        + signature(_CHAIR, "Nguyễn Văn Đức")
    )
    return body, {"footnotes": notes, **_NUMBERS}


def _minutes() -> str:
    speakers = "".join(
        par(runs=run(f"- Ông (bà) {name}: ", BOLD) + run(LONG * 2), look=BODY)
        for name in ("Đặng Thị Quỳnh Ỷ", "Lò Văn Ế", "Trần Thị Ngọc Ánh", "Phạm Minh Khuê")
    )
    parts = (("I. THÀNH PHẦN", LONG), ("II. NỘI DUNG", LONG * 3), ("III. KẾT LUẬN", LONG * 2))
    text = "".join(par(runs=run(head, BOLD), look="<w:keepNext/>") + par(said, BODY) for head, said in parts)
    return (
        nation()
        + title("BIÊN BẢN", "Họp thôn về việc bình xét hộ nghèo")
        + _body("Hôm nay, hồi 19 giờ 30 phút, " + LONG)
        + text
        + speakers
        + signature("CHỦ TỌA", "Lò Văn Ế", "Thư ký:\n(ký tên)")
    )


def _report() -> str:
    chapters = "".join(
        par(runs=run(f"{n}. {'Kết quả thực hiện nhiệm vụ được giao'}", BOLD), look=BODY + "<w:keepNext/>")
        + _body(*(f"{letter}) {LONG * 2}" for letter in "abcđ"))
        for n in range(1, 6)
    )
    inner = table([90, 90], row("Đúng hạn", "97"), row("Trễ hạn", "3"))
    tally = table(
        [140, 150, 177],
        row("Lĩnh vực", "Tiếp nhận", "Giải quyết"),
        row("Hộ tịch", "120", cell(par("Trong đó:"), inner, par())),
        row("Chứng thực", "340", "340"),
    )
    return (
        letterhead("Số: 90/BC-UBND")
        + title("BÁO CÁO", "Kết quả cải cách hành chính quý IV năm 2026")
        + chapters
        + tally
        + signature(_CHAIR, "Nguyễn Văn Đức")
    )


def _notice() -> str:
    rows = [row(cell(par(f"Ca {n}", CENTRED)), f"{7 + n} giờ 00", LONG[: 40 + 20 * n]) for n in range(1, 6)]
    return (
        letterhead("Số: 15/TB-UBND")
        + title("THÔNG BÁO", "Lịch tiếp công dân tháng 12 năm 2026")
        + _body(LONG * 2)
        + table([60, 90, 317], row("Ca", "Giờ", "Nội dung"), *rows, look=GRID + CENTRED)
        + _body(LONG)
        + signature(_CHAIR, "Nguyễn Văn Đức")
    )


def _plan_with_annex() -> str:
    first = (
        letterhead("Số: 32/KH-UBND")
        + title("KẾ HOẠCH", "Ngày không viết, không hẹn")
        + _body(*[f"{n}. {LONG * 2}" for n in range(1, 9)])
        + signature(_CHAIR, "Nguyễn Văn Đức")
    )
    end = par("", f'<w:sectPr><w:type w:val="nextPage"/>{UPRIGHT}</w:sectPr>')
    tasks = [row(str(n), LONG[: 60 + n * 17 % 90], "Văn phòng", "Thường xuyên", LONG[:50]) for n in range(1, 22)]
    annex = (
        par(runs=run("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ", BOLD), look=CENTRED)
        + par()
        + table(
            [30, 300, 110, 110, 170],
            row("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm", look="<w:tblHeader/>"),
            *tasks,
        )
    )
    return first + end + annex


def _certificate() -> str:
    head = par(runs=run("Xét đề nghị của ông/bà ") + run("ĐẶNG THỊ QUỲNH Ỷ", BOLD) + run(f", {LONG}"), look=BODY)
    return (
        letterhead("Số: 210/UBND-XNTTHN")
        + title("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")
        + head
        + par(runs=run("XÁC NHẬN:", BOLD), look=CENTRED)
        + answers(
            "Họ, chữ đệm, tên:",
            "Ngày, tháng, năm sinh:",
            "Giới tính:",
            "Dân tộc:",
            "Nơi cư trú:",
            "Tình trạng hôn nhân: hiện tại chưa đăng ký kết hôn với ai",
        )
        + _body("Giấy này được cấp để: " + LONG)
        + signature("NGƯỜI KÝ GIẤY XÁC NHẬN\n(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)", "Nguyễn Văn Đức")
    )


_PROPOSAL, _PROPOSAL_NOTES = _proposal()

PAPERS: dict[str, Paper] = {
    "form_official_letter": Paper(_official_letter(), whole=True),
    "form_invitation": Paper(_invitation(), whole=True),
    "form_decision": Paper(_decision(), _TITLE_PAGE, _NUMBERS, whole=True),
    "form_list_lying": Paper(_list_lying(), LYING, {"footer1": par(runs=counted("PAGE"), look=RIGHT)}, whole=True),
    "form_proposal_notes": Paper(_PROPOSAL, _TITLE_PAGE, _PROPOSAL_NOTES, whole=True),
    "form_minutes": Paper(_minutes(), _TITLE_PAGE, _NUMBERS, whole=True),
    "form_report": Paper(_report(), _TITLE_PAGE, _NUMBERS, whole=True),
    "form_notice": Paper(_notice(), whole=True),
    "form_plan_annex": Paper(_plan_with_annex(), LYING, _NUMBERS, whole=True),
    "form_certificate": Paper(_certificate(), whole=True),
}
