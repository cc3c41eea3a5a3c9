# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof of a paper: every answer is found again where it was printed, whole, or a sentence says which is not.

Three readings, because each has caught what the others let through: the laid-out page, the DOCX, the PDF.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counter_app.documents import PrintedValue, Rendered, check_paper, is_on_addendum, read_back
from counter_app.domain.form import FormSpec, Overflow
from counter_app.paper.pages import Finding, Pages
from counter_app.paper.pdf import read_pdf_text

_FINDINGS = {
    "unsupported": "«{label}» có phần chương trình chưa vẽ được ({text}).",
    "missing_glyph": "«{label}» có chữ mà phông in không có: {text}.",
    "cut": "«{label}» bị cắt vì dài quá chỗ của mẫu.",
    "overflow": "«{label}» tràn ra ngoài trang.",
}
_SHORT = 4
MOST_ADDENDUM_PAGES = 4
"""Pages of words behind the form; more than that is no answer to a question."""
_AS_IN_A_PDF = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u00ad": None, "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl"}
)
"""What PDF writers tell in other letters: hyphens, and two letters drawn as one."""


@dataclass(frozen=True)
class PaperFault:
    """Why a paper may not be printed, and the field to mend (None when no field is to blame)."""

    field_id: str | None
    sentence: str


def prove(form: FormSpec, rendered: Rendered, pages: Pages, docx: bytes, pdf: bytes) -> tuple[PaperFault, ...]:
    """All faults of a paper on our own pages, each once; empty when it may be printed."""
    faults = [
        *page_faults(form, rendered, pages),
        *_faults_in_docx(rendered, docx),
        *_faults_in_pdf(form, rendered, pages.text(), pdf),
    ]
    return tuple(dict.fromkeys(faults))


def prove_elsewhere(
    form: FormSpec, rendered: Rendered, pages: Pages, docx: bytes, pdf: bytes, page_count: int
) -> tuple[PaperFault, ...]:
    """All faults of a paper whose pages another program drew.

    Ours still tell whether an answer keeps to the form's rule; what they lack the other program has drawn.
    """
    faults = [
        *_rule_faults(form, rendered, pages),
        *_finding_faults(form, rendered, [finding for finding in pages.findings if finding.kind != "unsupported"]),
        *_length_faults(form, rendered, page_count),
        *_faults_in_docx(rendered, docx),
        *_faults_in_pdf(form, rendered, read_back(docx), pdf),
    ]
    return tuple(dict.fromkeys(faults))


def page_faults(form: FormSpec, rendered: Rendered, pages: Pages) -> list[PaperFault]:
    """What is wrong on the laid-out pages: altered, too long for the form's rule, cut, or unprintable."""
    altered = []
    for mark, value in rendered.printed.items():
        if not value.blank and _squeezed(pages.text_of_mark(mark)) != _squeezed(value.text):
            field_id, label = _named(form, rendered, mark)
            altered.append(PaperFault(field_id, f"«{label}» trên trang không đúng như đã khai."))
    return [
        *altered,
        *_rule_faults(form, rendered, pages),
        *_finding_faults(form, rendered, pages.findings),
        *_length_faults(form, rendered, pages.page_count),
    ]


def _rule_faults(form: FormSpec, rendered: Rendered, pages: Pages) -> Iterator[PaperFault]:
    for mark, value in rendered.printed.items():
        if is_too_long(form, value, pages, mark):
            field_id, label = _named(form, rendered, mark)
            yield PaperFault(field_id, f"«{label}» dài quá chỗ của mẫu; xin viết gọn lại.")


def _finding_faults(form: FormSpec, rendered: Rendered, findings: Iterable[Finding]) -> Iterator[PaperFault]:
    for finding in findings:
        field_id, label = _named(form, rendered, finding.mark)
        yield PaperFault(field_id, _FINDINGS[finding.kind].format(label=label, text=finding.text))


def _length_faults(form: FormSpec, rendered: Rendered, page_count: int) -> Iterator[PaperFault]:
    most = form.pages + (MOST_ADDENDUM_PAGES if rendered.has_addendum else 0)
    if page_count > most:
        yield PaperFault(None, f"Tờ khai dài {page_count} trang, mẫu chỉ có {form.pages}; xin viết gọn lại.")


def _faults_in_docx(rendered: Rendered, docx: bytes) -> list[PaperFault]:
    found = check_paper(rendered, docx)
    return [PaperFault(_field_of(rendered, fault.value_id), fault.sentence) for fault in found]


def _faults_in_pdf(form: FormSpec, rendered: Rendered, source: str, pdf: bytes) -> list[PaperFault]:
    """Every printed value, composed sentences too, stands in the PDF as often as in the text it was made of."""
    text = _squeezed(read_pdf_text(pdf))
    lines = [_squeezed(line) for line in source.splitlines()]
    faults = []
    for mark, value in rendered.printed.items():
        words = _squeezed(value.text)
        if not value.blank and _count(words, text) < _wanted(words, lines):
            field_id, label = _named(form, rendered, mark)
            faults.append(PaperFault(field_id, f"«{label}» trong tệp PDF không đúng như đã khai."))
    return faults


def _wanted(words: str, lines: list[str]) -> int:
    """How often words must be found. Once for a short number: the number of a page may look the same."""
    if len(words) < _SHORT and words.isdigit():
        return 1
    return max(1, sum(_count(words, line) for line in lines))


def _count(words: str, text: str) -> int:
    """How often words stand in a text, overlapping or not; nothing is always there."""
    found, place = 0, text.find(words)
    while words and place >= 0:
        found, place = found + 1, text.find(words, place + 1)
    return found if words else 1


def _squeezed(text: str) -> str:
    """Text without its white space: line ends fall anywhere; a PDF tells a hyphen that may not break as a plain one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).translate(_AS_IN_A_PDF)


def rule_of(form: FormSpec, value: PrintedValue) -> Overflow:
    """How far a printed value may shrink and run on; what the office itself prints gets four lines."""
    for derived in form.derived:
        if derived.id == value.value_id:
            return derived.overflow
    try:
        return form.field(value.value_id).overflow
    except KeyError:
        return Overflow(lines=4)


def is_too_long(form: FormSpec, value: PrintedValue, pages: Pages, mark: int) -> bool:
    """Whether a value takes more lines than its place has; an addendum has as many as it needs."""
    return not (value.blank or is_on_addendum(value)) and line_count(pages, mark) > rule_of(form, value).lines


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
