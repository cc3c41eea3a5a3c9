# SPDX-License-Identifier: GPL-3.0-or-later
"""``fill``: a JSON file becomes a checked paper, made by the same room as behind the window.

Nothing is kept in the register; the office's name is read from it when there is one.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from counter_app.casework.answers_file import read_answers
from counter_app.casework.filling import Filler, Order, PaperRefused, Produced
from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.compiled import FILE_NAME
from counter_app.catalog.layers import layers_of
from counter_app.cli.answer import give
from counter_app.cli.json_file import read_json
from counter_app.cli.office_of_register import office_of_register
from counter_app.clock import office_now
from counter_app.domain.errors import BadInput
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.review import concerns_of
from counter_app.domain.signing import Signing, SigningMode
from counter_app.domain.text import clean
from counter_app.paths import Folders
from counter_app.whole_file import write_whole
from counter_app.workshop import filler_over

MOST_WITNESSES = 2
_SUFFIXES = {".docx", ".pdf"}


@dataclass(frozen=True)
class Filled:
    """What ``fill`` tells when it is done."""

    out: Path
    form: FormSpec
    produced: Produced
    warnings: tuple[tuple[str, str], ...]
    """Pairs of field id and sentence: gaps, facts that disagree, what is to be known about the file."""


def run_fill(arguments: Namespace) -> int:
    """Make the paper and write it; returns the exit code."""
    out = _target(arguments.out)
    signing = _signing(arguments.signing, arguments.scribe, arguments.witness)
    folders = Folders.at(arguments.data_dir)
    layers = layers_of(folders)
    catalog = open_catalog(layers, folders.cache / FILE_NAME)
    today = office_now().date()
    form = _form(_forms(catalog, arguments.code, today), arguments.form)
    answers = read_answers(form, read_json(Path(arguments.data)), today)
    facts = office_of_register(folders)
    order = Order(form, printed_answers(form, answers), facts.office, signing, today)
    produced = _produced(filler_over(layers), order, arguments.engine or facts.engine)
    write_whole(out, produced.docx if out.suffix.lower() == ".docx" else produced.pdf)
    warnings = [(concern.field_id, concern.sentence) for concern in concerns_of(form, answers)]
    if not form.validity_on(today).is_current:
        warnings.append(("", "Mẫu này không có hiệu lực vào hôm nay."))
    warnings += [("", note) for note in (facts.note, produced.note) if note]
    filled = Filled(out, form, produced, tuple(warnings))
    give(arguments.json, _shape(filled), _lines(filled))
    return 0


def _produced(filler: Filler, order: Order, engine: str) -> Produced:
    """The checked paper; an answer that does not fit the form is bad input, naming its field."""
    try:
        return filler.produce(order, engine)
    except PaperRefused as refusal:
        first = refusal.faults[0]
        if first.field_id is None:
            raise
        raise BadInput(f"Trường «{first.field_id}»: {first.sentence} Chưa tạo tệp nào.") from refusal


def _target(named: str) -> Path:
    out = Path(named)
    if out.suffix.lower() not in _SUFFIXES:
        raise BadInput("--out phải là tên tệp kết thúc bằng .docx hoặc .pdf. Chưa tạo tệp nào.")
    return out


def _signing(mode: str, scribe: str, witnesses: list[str]) -> Signing:
    if len(witnesses) > MOST_WITNESSES:
        raise BadInput("--witness: tờ khai có chỗ cho nhiều nhất hai người làm chứng. Chưa tạo tệp nào.")
    if witnesses and mode == SigningMode.SIGNATURE:
        raise BadInput("--witness chỉ dùng khi điểm chỉ; xin thêm --signing thumbprint. Chưa tạo tệp nào.")
    named = tuple(_person("--witness", name) for name in witnesses)
    return Signing(
        mode=SigningMode.THUMBPRINT_WITNESSED if named else SigningMode(mode),
        scribe=_person("--scribe", scribe) if scribe else "",
        witnesses=named,
    )


def _person(option: str, name: str) -> str:
    cleaned = clean(name)
    if cleaned.problem or not cleaned.text:
        why = cleaned.problem or "Tên để trống."
        raise BadInput(f"{option}: {why} Chưa tạo tệp nào.")
    return cleaned.text


def _forms(catalog: Catalog, code: str, today: date) -> tuple[FormSpec, ...]:
    """The forms of a procedure; a letter or a paper no procedure asks for is named by its own id."""
    return (catalog.form(code, on=today),) if code in catalog.form_versions else catalog.forms_of(code, today)


def _form(forms: tuple[FormSpec, ...], form_id: str | None) -> FormSpec:
    if not forms:
        raise BadInput("Thủ tục này chưa có tờ khai trong chương trình. Chưa tạo tệp nào.")
    if form_id is None:
        return forms[0]
    for form in forms:
        if form.id == form_id:
            return form
    known = ", ".join(form.id for form in forms)
    raise BadInput(f"--form: thủ tục này không dùng mẫu đó; các mẫu của thủ tục: {known}. Chưa tạo tệp nào.")


def _shape(filled: Filled) -> Mapping[str, object]:
    return {
        "out": str(filled.out),
        "form": filled.form.id,
        "version": filled.form.effective_from.isoformat(),
        "pages": filled.produced.page_count,
        "engine": filled.produced.engine,
        "warnings": [{"field": field_id, "sentence": sentence} for field_id, sentence in filled.warnings],
    }


def _lines(filled: Filled) -> Iterator[str]:
    yield f"Đã ghi {filled.form.title}: {filled.produced.page_count} trang, tệp {filled.out}"
    for field_id, sentence in filled.warnings:
        yield f"Lưu ý{f' ({field_id})' if field_id else ''}: {sentence}"
