# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure told to a citizen: what to bring, where, how long, how much, by the words of the catalogue alone.

The usual case is told in full; papers of other cases are told with their case, never as if everybody needed them.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.domain.case_words import case_words
from counter_app.domain.checklist import Checklist
from counter_app.domain.offered import Certainty
from counter_app.domain.office import Office
from counter_app.domain.portal import SEARCH_ADDRESS, portal_address
from counter_app.domain.procedure import Component, Procedure, TimeLimit
from counter_app.paper.guide_page import GuidePage, GuidePaper, write_guide

RECEPTION = "Trung tâm Phục vụ hành chính công"
PORTAL_WORDS = "Quét để tìm trên Cổng dịch vụ công, hoặc vào dichvucong.gov.vn tìm mã {code}"
MOST_OTHER_PAPERS = 8
_SURE: dict[Certainty, str] = {
    "verified": "đã đối chiếu",
    "single_source": "mới có một nguồn",
    "unverified": "chưa kiểm chứng",
}
_CHANNELS = {"any": "", "direct": "nộp trực tiếp", "online": "nộp trực tuyến", "post": "qua bưu chính"}
_UNITS = {"working_day": "ngày làm việc", "day": "ngày", "hour": "giờ", "month": "tháng"}
_LEAST_TWO_DIGITS = 10


@dataclass(frozen=True)
class GuideWriter:
    """Makes guide pages of one office. ``search_address``: see ``domain.portal``; empty for no QR code."""

    office: Office
    search_address: str = SEARCH_ADDRESS

    def page(self, procedure: Procedure) -> GuidePage:
        """What the page says."""
        needed = list(Checklist(procedure, {}, frozenset()).needed())
        known = {part.plain for part in needed}
        others = [part for part in procedure.components if part not in needed and part.plain not in known]
        # Many papers of many cases would bury those that everybody needs.
        shown = others if len(others) <= MOST_OTHER_PAPERS else []
        told = [(part, "") for part in needed] + [(part, case_words(procedure, part.needed_when)) for part in shown]
        address = portal_address(procedure, self.search_address)
        return GuidePage(
            office_lines=self._office_lines(),
            name=procedure.short_name,
            about=f"Mã thủ tục {procedure.code}  ·  Lĩnh vực {procedure.sector}",
            hand_in=tuple(_paper(part, case) for part, case in told if part.way == "hand_in"),
            show=tuple(_paper(part, case) for part, case in told if part.way == "show"),
            looked_up="; ".join(dict.fromkeys(part.name for part in needed if part.way == "look_up")),
            facts=self._facts(procedure),
            law=tuple(dict.fromkeys(basis.document for basis in procedure.legal_basis)),
            notes=procedure.notes,
            sure=f"{procedure.source} ({_SURE[procedure.certainty]}). Quy định có thể đổi; xin hỏi lại tại quầy.",
            address=address,
            address_words=PORTAL_WORDS.format(code=procedure.code) if address else "",
            more_papers=len(others) > len(shown),
            usual=_usual(procedure) if len(others) > len(shown) else "",
        )

    def write(self, procedure: Procedure, page_number: int = 0) -> bytes:
        """The page as PDF."""
        return write_guide(self.page(procedure), page_number=page_number)

    def _office_lines(self) -> tuple[str, ...]:
        commune = self.office.commune
        return (f"ỦY BAN NHÂN DÂN {commune.upper()}" if commune else "", RECEPTION)

    def _facts(self, procedure: Procedure) -> tuple[tuple[str, str], ...]:
        where = f"{RECEPTION} {self.office.commune}".strip()
        if self.office.phone:
            where += f", điện thoại {self.office.phone}"
        limits = list(dict.fromkeys(time_words(limit) for limit in procedure.time_limits))
        return (
            ("Nộp ở đâu", where),
            ("Nơi giải quyết", procedure.agency),
            ("Bao lâu", "; ".join(limits) or "Xin hỏi tại quầy"),
            ("Trả ngay", procedure.same_day),
            ("Lệ phí", fee_words(procedure)),
            ("Nhận được", procedure.result),
            ("Ai phải đến", _who(procedure)),
            ("Không viết thay", "" if procedure.writing_on_behalf.allowed else _ban(procedure)),
        )


def time_words(limit: TimeLimit) -> str:
    """«Thông thường: 03 ngày làm việc (nộp trực tiếp)»."""
    asides = [_CHANNELS[limit.channel], limit.note if limit.unit != "unknown" else ""]
    aside = "; ".join(part for part in asides if part)
    words = f"{length_words(limit)} ({aside})" if aside else length_words(limit)
    return f"{limit.case}: {words}" if limit.case else words[:1].upper() + words[1:]


def length_words(limit: TimeLimit) -> str:
    """«03 ngày làm việc»; a unit the portal leaves blank is said to be blank."""
    match limit.unit:
        case "same_day":
            return "ngay trong ngày"
        case "unknown":
            return f"{limit.quantity} (Cổng chưa ghi ngày hay ngày làm việc)" if limit.quantity else "thời hạn chưa ghi"
        case _:
            return f"{_padded(limit.quantity)} {_UNITS[limit.unit]}"


def fee_words(procedure: Procedure) -> str:
    """What is paid and who need not."""
    parts = [part.rstrip(".") for part in (procedure.fee.text, procedure.fee.exempt) if part]
    return ". ".join(parts) if parts else "Xin hỏi tại quầy"


def _padded(quantity: int) -> str:
    return f"{quantity:02}" if quantity < _LEAST_TWO_DIGITS else str(quantity)


def _usual(procedure: Procedure) -> str:
    """The case whose papers are told, by the labels of the usual answers."""
    labels = (
        choice.label
        for question in procedure.questions[:1]
        for choice in question.choices
        if choice.code == question.default
    )
    return "".join(labels)


def _paper(part: Component, case: str) -> GuidePaper:
    counted = ((part.originals, "bản chính"), (part.copies, "bản sao"))
    kept = ", ".join(f"{number:02} {what}" for number, what in counted if number and part.way == "hand_in")
    here = "cán bộ viết hộ tại quầy" if part.made_here and "viết hộ" not in part.plain else ""
    aside = "; ".join(word for word in (kept, f"khi: {case}" if case else "", here, part.note) if word)
    return GuidePaper(part.plain, aside)


def _who(procedure: Procedure) -> str:
    if procedure.who_comes:
        return procedure.who_comes
    return f"Phải có mặt: {', '.join(procedure.must_be_present)}." if procedure.must_be_present else ""


def _ban(procedure: Procedure) -> str:
    return f"{procedure.writing_on_behalf.reason} ({procedure.writing_on_behalf.source})"
