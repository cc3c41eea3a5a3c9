# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts of the catalogue in the words of the counter; every screen says them the same way."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counter_app.domain.offered import Certainty, Origin
    from counter_app.domain.procedure import Component, LegalBasis, Procedure, TimeLimit
    from counter_app.domain.validity import Validity

CERTAINTY: dict[Certainty, str] = {
    "verified": "đã đối chiếu",
    "single_source": "mới có một nguồn",
    "unverified": "chưa kiểm chứng",
}

ORIGINS: dict[Origin, str] = {"shipped": "", "pack": "Gói danh mục", "office": "Cơ quan tự đặt"}
CHANNELS = {"any": "", "direct": "nộp trực tiếp", "online": "nộp trực tuyến", "post": "nộp qua bưu chính"}


def time_limit(limit: TimeLimit) -> str:
    """«Thông thường: 03 ngày làm việc»."""
    match limit.unit:
        case "same_day":
            length = "Ngay trong ngày"
        case "working_day":
            length = f"{limit.quantity:02} ngày làm việc"
        case "day":
            length = f"{limit.quantity:02} ngày"
        case "hour":
            length = f"{limit.quantity} giờ"
        case "month":
            length = f"{limit.quantity:02} tháng"
        case "unknown":
            length = "Cổng dịch vụ công chưa ghi"
    asides = [part for part in (CHANNELS[limit.channel], limit.note) if part]
    if asides:
        length = f"{length} ({'; '.join(asides)})"
    return f"{limit.case}: {length[:1].lower()}{length[1:]}" if limit.case else length


def out_of_time(title: str, standing: Validity) -> str:
    """«Tờ khai … đã hết hiệu lực sau ngày 28/02/2027.»"""
    turns = f"{standing.turns_on:%d/%m/%Y}" if standing.turns_on else ""
    if standing.state == "ended":
        return f"«{title}» đã hết hiệu lực sau ngày {turns}. Xin hỏi mẫu mới trước khi dùng."
    return f"«{title}» đến ngày {turns} mới có hiệu lực."


def not_written_for(procedure: Procedure) -> str:
    """Why the citizen must write alone, with the article; empty when the clerk may write."""
    writing = procedure.writing_on_behalf
    return "" if writing.allowed else f"Không viết hộ: {writing.reason.rstrip('.')} ({writing.source})."


def fee(procedure: Procedure) -> str:
    """What is paid, who need not, and how sure that is."""
    exempt = procedure.fee.exempt
    if exempt and not exempt.startswith("Miễn"):
        exempt = f"Miễn: {exempt}"
    words = ". ".join(part.rstrip(".") for part in (procedure.fee.text, exempt) if part)
    sure = procedure.fee.certainty == "verified" or not words
    return words if sure else f"{words} ({CERTAINTY[procedure.fee.certainty]})"


def quantity(component: Component) -> str:
    """«01 bản chính, 02 bản sao»; for papers that are only shown nothing is kept, and that is said."""
    if component.way == "look_up":
        return "ghi số, ngày, nơi cấp; cơ quan tự tra cứu"
    if component.way == "show":
        return "xem bản chính rồi trả lại ngay"
    kept = ((component.originals, "bản chính"), (component.copies, "bản sao"))
    return ", ".join(f"{number:02} {what}" for number, what in kept if number)


def law(basis: LegalBasis) -> str:
    """«Nghị định 123/2015/NĐ-CP quy định …, từ 01/01/2016»."""
    words = " ".join(part for part in (basis.document, basis.title) if part)
    return ", ".join(part for part in (words, _between(basis.in_force_from, basis.in_force_to)) if part)


def _between(first: date | None, last: date | None) -> str:
    parts = (f"từ {first:%d/%m/%Y}" if first else "", f"đến hết {last:%d/%m/%Y}" if last else "")
    return " ".join(part for part in parts if part)


def saved_at(at: datetime, today: date) -> str:
    """«09:07» today, «20/11 09:07» this year, with the year otherwise."""
    if at.date() == today:
        return f"{at:%H:%M}"
    return f"{at:%d/%m %H:%M}" if at.year == today.year else f"{at:%d/%m/%Y %H:%M}"
