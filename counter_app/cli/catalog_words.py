# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure and its forms as plain text lines, for ``catalog show`` without ``--json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.procedure import Component, LegalBasis, Procedure, TimeLimit

CERTAINTY_WORDS = {"verified": "đã đối chiếu", "single_source": "một nguồn", "unverified": "chưa đối chiếu"}
ORIGIN_WORDS = {"shipped": "", "pack": "; từ gói danh mục", "office": "; cơ quan tự đặt"}
_UNITS = {
    "same_day": "trong ngày",
    "working_day": "ngày làm việc",
    "day": "ngày",
    "hour": "giờ",
    "month": "tháng",
    "unknown": "Cổng chưa ghi",
}
_CHANNELS = {"any": "", "direct": " (trực tiếp)", "online": " (trực tuyến)", "post": " (bưu chính)"}
_WAYS = (("hand_in", "Phải nộp"), ("show", "Xuất trình"), ("look_up", "Cơ quan tự tra cứu"))


def procedure_lines(procedure: Procedure) -> Iterator[str]:
    """Everything a clerk asks about a procedure."""
    yield f"{procedure.code}  {procedure.name}"
    yield f"Lĩnh vực: {procedure.sector}. Nơi giải quyết: {procedure.agency}."
    yield f"Mức tin cậy: {CERTAINTY_WORDS[procedure.certainty]} ({procedure.source})."
    yield "Thời hạn: " + ("; ".join(_limit(limit) for limit in procedure.time_limits) or "chưa rõ")
    if procedure.same_day:
        yield f"Trả trong ngày: {procedure.same_day}"
    exempt = f" Miễn: {procedure.fee.exempt}" if procedure.fee.exempt else ""
    yield f"Lệ phí: {procedure.fee.text or 'chưa rõ'}{exempt}"
    if procedure.result:
        yield f"Kết quả: {procedure.result}"
    yield from _who_lines(procedure)
    for way, title in _WAYS:
        yield from _component_lines(title, [part for part in procedure.components if part.way == way])
    if procedure.legal_basis:
        yield "Căn cứ pháp lý:"
    for basis in procedure.legal_basis:
        yield f"  - {_law(basis)}"


def form_lines(form: FormSpec) -> Iterator[str]:
    """The form's fields, as ``fill`` names them."""
    until = f" đến {form.effective_to:%d/%m/%Y}" if form.effective_to else ""
    yield f"Mẫu {form.id}: {form.title} (từ {form.effective_from:%d/%m/%Y}{until}; {CERTAINTY_WORDS[form.certainty]})"
    for group in form.groups:
        yield f"  {group.title}"
        for spec in group.fields:
            yield f"    {spec.id}: {spec.label} [{_field_words(spec)}]"


def _who_lines(procedure: Procedure) -> Iterator[str]:
    if procedure.must_be_present:
        yield f"Phải có mặt: {'; '.join(procedure.must_be_present)}."
    writing = procedure.writing_on_behalf
    if not writing.allowed:
        yield f"Không viết hộ: {writing.reason} ({writing.source})."
    if procedure.online_only:
        yield f"Chỉ nộp trên Cổng: {procedure.online_only}"


def _limit(limit: TimeLimit) -> str:
    time = (f"{limit.quantity} " if limit.quantity and limit.unit != "same_day" else "") + _UNITS[limit.unit]
    time += _CHANNELS[limit.channel]
    return f"{limit.case}: {time}" if limit.case else time


def _component_lines(title: str, parts: Sequence[Component]) -> Iterator[str]:
    if parts:
        yield f"{title}:"
    for part in parts:
        counts = [f"{part.originals} bản chính"] * bool(part.originals) + [f"{part.copies} bản sao"] * bool(part.copies)
        condition = " (tùy trường hợp)" if part.needed_when else ""
        yield f"  - {part.name}{': ' if counts else ''}{', '.join(counts)}{condition}"


def _law(basis: LegalBasis) -> str:
    days = f"từ {basis.in_force_from:%d/%m/%Y}" if basis.in_force_from else ""
    if basis.in_force_to:
        days += f" đến {basis.in_force_to:%d/%m/%Y}"
    title = f", {basis.title}" if basis.title else ""
    return f"{basis.document}{title}" + (f" ({days.strip()})" if days else "")


def _field_words(spec: FieldSpec) -> str:
    need = "bắt buộc" if spec.required else "có khi bắt buộc" if spec.required_when else "tùy ý"
    need += ", chỉ khi được hỏi" if spec.shown_when else ""
    codes = " | ".join(choice.code for choice in spec.choices[:8]) + (" | …" if len(spec.choices) > 8 else "")
    return f"{spec.kind}, {need}" + (f", một trong: {codes}" if codes else "")
