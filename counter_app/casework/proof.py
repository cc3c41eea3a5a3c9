# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof of a paper: every answer is found again where it was printed, whole, or a sentence says which is not.

Three readings, because each has caught what the others let through: the laid-out page, the DOCX, the PDF.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from counter_app.documents import PrintedValue, Rendered, check_paper
from counter_app.domain.form import FormSpec, Overflow
from counter_app.paper.pages import Pages
from counter_app.paper.pdf import read_pdf_text

_FINDINGS = {
    "unsupported": "«{label}» có phần chương trình chưa vẽ được ({text}).",
    "missing_glyph": "«{label}» có chữ mà phông in không có: {text}.",
    "cut": "«{label}» bị cắt vì dài quá chỗ của mẫu.",
    "overflow": "«{label}» tràn ra ngoài trang.",
}


@dataclass(frozen=True)
class PaperFault:
    """Why a paper may not be printed, and the field to mend (None when no field is to blame)."""

    field_id: str | None
    sentence: str


def prove(form: FormSpec, rendered: Rendered, pages: Pages, docx: bytes, pdf: bytes) -> tuple[PaperFault, ...]:
    """All faults of a paper, each once; empty when it may be printed."""
    faults = [
        *page_faults(form, rendered, pages),
        *_faults_in_docx(rendered, docx),
        *_faults_in_pdf(form, rendered, pdf),
    ]
    return tuple(dict.fromkeys(faults))


def page_faults(form: FormSpec, rendered: Rendered, pages: Pages) -> list[PaperFault]:
    """What is wrong on the laid-out pages: altered, too long for the form's rule, cut, or unprintable."""
    faults = []
    for mark, value in rendered.printed.items():
        if value.blank:
            continue
        field_id, label = _named(form, rendered, mark)
        if _squeezed(pages.text_of_mark(mark)) != _squeezed(value.text):
            faults.append(PaperFault(field_id, f"«{label}» trên trang không đúng như đã khai."))
        if line_count(pages, mark) > rule_of(form, value).lines:
            faults.append(PaperFault(field_id, f"«{label}» dài quá chỗ của mẫu; xin viết gọn lại."))
    for finding in pages.findings:
        field_id, label = _named(form, rendered, finding.mark)
        faults.append(PaperFault(field_id, _FINDINGS[finding.kind].format(label=label, text=finding.text)))
    if pages.page_count > form.pages:
        sentence = f"Tờ khai dài {pages.page_count} trang, mẫu chỉ có {form.pages}; xin viết gọn lại."
        faults.append(PaperFault(None, sentence))
    return faults


def _faults_in_docx(rendered: Rendered, docx: bytes) -> list[PaperFault]:
    found = check_paper(rendered, docx)
    return [PaperFault(_field_of(rendered, fault.value_id), fault.sentence) for fault in found]


def _faults_in_pdf(form: FormSpec, rendered: Rendered, pdf: bytes) -> list[PaperFault]:
    text = _squeezed(read_pdf_text(pdf))
    faults = []
    for mark, value in rendered.printed.items():
        if not value.blank and _squeezed(value.text) not in text:
            field_id, label = _named(form, rendered, mark)
            faults.append(PaperFault(field_id, f"«{label}» trong tệp PDF không đúng như đã khai."))
    return faults


def _squeezed(text: str) -> str:
    """Text without its white space: line ends fall anywhere; a PDF tells a hyphen that may not break as a plain one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).replace("\u2011", "-").replace("\u2010", "-")


def rule_of(form: FormSpec, value: PrintedValue) -> Overflow:
    """How far a printed value may shrink and run on; what the office itself prints gets four lines."""
    for derived in form.derived:
        if derived.id == value.value_id:
            return derived.overflow
    try:
        return form.field(value.value_id).overflow
    except KeyError:
        return Overflow(lines=4)


def line_count(pages: Pages, mark: int) -> int:
    """On how many lines a value stands."""
    return len({(spot.page, round(spot.rect.y_pt)) for spot in pages.spots if spot.mark == mark})


def _named(form: FormSpec, rendered: Rendered, mark: int | None) -> tuple[str | None, str]:
    """The field to name for a mark, and its label."""
    value = rendered.printed.get(mark) if mark is not None else None
    if value is None:
        return None, form.title
    field_id = _field_of(rendered, value.value_id)
    return field_id, form.field(field_id).label if field_id else form.title


def _field_of(rendered: Rendered, value_id: str | None) -> str | None:
    for value in rendered.printed.values():
        if value.value_id == value_id and value.fields:
            return value.fields[0]
    return None
