# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything of a procedure that the card in the queue leaves out, in words for the whole page of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from counter_app.domain.case_words import case_words
from counter_app.ui import phrases
from counter_app.ui.widgets.badges import certainty_words
from counter_app.ui.widgets.procedure_card import Aside, Line, Section

if TYPE_CHECKING:
    from counter_app.catalog.catalog import Catalog
    from counter_app.domain.form import FormSpec
    from counter_app.domain.offered import Origin
    from counter_app.domain.procedure import Component, Procedure
    from counter_app.ui.widgets.plain_label import Role

MOST_DOUBTS = 12
"""A form that nobody has compared has a doubt in every line: then its badge says it once."""


def whole_page(catalog: Catalog, code: str, today: date) -> Aside:
    """What stands on the page of a procedure besides its card."""
    procedure = catalog.procedure(code)
    usual = _usual_source(procedure)
    found = (
        Section("Người dân hay gọi", _told("; ".join(procedure.synonyms))),
        Section("Người nộp", _told("; ".join(procedure.applicants), "" if procedure.representative else _NO_PROXY)),
        Section("Câu hỏi để biết cần giấy tờ nào", tuple(_questions(procedure))),
        Section("Mẫu tờ khai", tuple(_forms(catalog, procedure, today))),
        Section("Nguồn dữ liệu", _sources(procedure, usual)),
    )
    return Aside(
        origin=catalog.origin_of(code),
        warnings=tuple(phrases.out_of_time(*named) for named in catalog.out_of_time(code, today)),
        sections=tuple(section for section in found if section.lines),
        of_papers={part.id: _paper(procedure, part, usual) for part in procedure.components},
    )


_NO_PROXY = "Không nộp thay được"


def _told(*words: str) -> tuple[Line, ...]:
    return tuple(Line(word) for word in words if word)


def _questions(procedure: Procedure) -> Iterator[Line]:
    for question in procedure.questions:
        answers = " / ".join(
            f"{choice.label} (thường gặp)" if choice.code == question.default else choice.label
            for choice in question.choices
        )
        case = case_words(procedure, question.shown_when)
        yield Line(question.text)
        yield Line(
            " ".join(part for part in (f"{answers}.", f"Chỉ hỏi khi: {case}." if case else "") if part), quiet=True
        )
        if question.why:
            yield Line(question.why, quiet=True)


def _usual_source(procedure: Procedure) -> str:
    """Where most of its papers come from: told once at the end, not under every one of them."""
    counted = Counter(component.source for component in procedure.components)
    return counted.most_common(1)[0][0] if counted else ""


def _paper(procedure: Procedure, component: Component, usual: str) -> str:
    """«Khi: …. Ghi chú. Nguồn: …»."""
    case = case_words(procedure, component.needed_when)
    source = f"Nguồn: {component.source}" if component.source != usual else ""
    parts = (f"Khi: {case}" if case else "", component.note, source)
    return ". ".join(part[:1].upper() + part[1:].rstrip(".") for part in parts if part)


def _forms(catalog: Catalog, procedure: Procedure, today: date) -> Iterator[Line]:
    for use in procedure.form_uses:
        form = catalog.form(use.id, today)
        versions = catalog.forms(use.id)
        origin = catalog.form_origins[use.id][versions.index(form)]
        case = case_words(procedure, use.when)
        yield Line(f"{form.title}{f' (khi: {case})' if case else ''}", tuple(_form_badges(form, origin)))
        yield Line(_about(form, versions), quiet=True)
        doubts = [spec for spec in form.fields() if spec.certainty != "verified"]
        if doubts:
            yield Line(_doubts_told([spec.label for spec in doubts]), quiet=True)


def _form_badges(form: FormSpec, origin: Origin) -> Iterator[tuple[str, Role]]:
    if phrases.ORIGINS[origin]:
        yield phrases.ORIGINS[origin], "accent"
    yield certainty_words(form.certainty)


def _about(form: FormSpec, versions: Sequence[FormSpec]) -> str:
    ends = f" đến hết {form.effective_to:%d/%m/%Y}" if form.effective_to else ""
    more = f"{len(versions)} bản theo thời gian" if len(versions) > 1 else ""
    counted = f"{form.pages} trang, {sum(1 for _ in form.fields())} ô"
    parts = (counted, f"hiệu lực từ {form.effective_from:%d/%m/%Y}{ends}", more, f"nguồn: {form.source}")
    return "  ·  ".join(part for part in parts if part)


def _doubts_told(labels: Sequence[str]) -> str:
    shown = "; ".join(dict.fromkeys(label.rstrip(":") for label in labels[:MOST_DOUBTS]))
    more = f"; và {len(labels) - MOST_DOUBTS} ô khác" if len(labels) > MOST_DOUBTS else ""
    return f"Ô chưa chắc chắn: {shown}{more}."


def _sources(procedure: Procedure, usual: str) -> tuple[Line, ...]:
    since = f"Thủ tục có hiệu lực từ {procedure.effective_from:%d/%m/%Y}" if procedure.effective_from else ""
    until = f"Thủ tục hết hiệu lực sau {procedure.effective_to:%d/%m/%Y}" if procedure.effective_to else ""
    fee = certainty_words(procedure.fee.certainty)
    unsure_fee = f"Lệ phí: {fee[0]}" if procedure.fee.text and procedure.fee.certainty != "verified" else ""
    papers = f"Giấy tờ: {usual}" if usual and usual != procedure.source else ""
    return _told(procedure.source, papers, procedure.portal_url, since, until, unsure_fee)
