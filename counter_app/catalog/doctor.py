# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks that need the whole catalogue: references between files, names of files, versions of one form.

What a template says inside is not checked here: that is the documents room's contract.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from counter_app.catalog.condition_checks import unknown_values
from counter_app.catalog.form_checks import form_faults
from counter_app.catalog.problems import Problem
from counter_app.catalog.reading import Read
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure


def problems_among(
    procedures: Sequence[Read[Procedure]],
    forms: Sequence[Read[FormSpec]],
    templates: Collection[str],
    faulty_files: frozenset[str],
) -> Iterator[Problem]:
    """Faults of models that are each well-formed.

    Args:
        templates: names of the .docx files there are.
        faulty_files: files already refused; a reference to what they hold is not reported twice.
    """
    known = {read.model.id for read in forms}
    seen: dict[tuple[str, str], str] = {}
    for read in procedures:
        file, procedure = read.file, read.model
        told = list(_procedure_faults(procedure))
        if not read.listed and Path(file).stem != procedure.code:
            told.append(f"khóa «code»: mã {procedure.code} khác tên tệp")
        told += [
            f"khóa «forms»: không có mẫu {form_id} trong thư mục forms"
            for form_id in procedure.form_ids
            if form_id not in known and not _is_in_a_faulty_file(form_id, faulty_files)
        ]
        own = (read.layer.label, procedure.code)
        if own in seen:
            told.append(f"khóa «code»: mã {procedure.code} đã có ở tệp {seen[own]}")
        seen.setdefault(own, file)
        yield from _as_problems(file, told)
    for form in forms:
        yield from _as_problems(form.file, [*_file_faults(form, templates), *form_faults(form.model)])
    yield from _version_problems(forms)


def _as_problems(file: str, told: Sequence[str]) -> Iterator[Problem]:
    for ending in told:
        yield Problem(file, f"Tệp {file}, {ending}.")


def _is_in_a_faulty_file(form_id: str, faulty_files: frozenset[str]) -> bool:
    return any(Path(file).stem.startswith(form_id) for file in faulty_files)


def _procedure_faults(procedure: Procedure) -> Iterator[str]:
    begins, ends = procedure.effective_from, procedure.effective_to
    if begins and ends and ends < begins:
        yield "khóa «effective_to»: ngày hết hiệu lực đứng trước ngày có hiệu lực"
    codes = {question.id: {choice.code for choice in question.choices} for question in procedure.questions}
    for question in procedure.questions:
        for asked, value in unknown_values(question.shown_when, codes):
            yield f"khóa «questions[{question.id}].shown_when»: {asked} không có lựa chọn «{value}»"
    for use in procedure.form_uses:
        for asked, value in unknown_values(use.when, codes):
            yield f"khóa «forms[{use.id}].when»: {asked} không có lựa chọn «{value}»"
    for component in procedure.components:
        for asked, value in unknown_values(component.needed_when, codes):
            yield f"khóa «components[{component.id}].needed_when»: {asked} không có lựa chọn «{value}»"


def _file_faults(read: Read[FormSpec], templates: Collection[str]) -> Iterator[str]:
    if not Path(read.file).stem.startswith(read.model.id):
        yield f"khóa «id»: tên tệp phải bắt đầu bằng {read.model.id}"
    if read.model.template not in templates:
        yield f"khóa «template»: không có tệp mẫu {read.model.template}"


def _version_problems(forms: Sequence[Read[FormSpec]]) -> Iterator[Problem]:
    """Two versions of one form in one layer that are offered on the same day; a higher layer may replace a lower."""
    in_time = sorted(forms, key=lambda r: (r.layer.label, r.model.id, r.model.effective_from, r.file))
    for first, second in pairwise(in_time):
        earlier, later = first.model, second.model
        if (first.layer.label, earlier.id) != (second.layer.label, later.id):
            continue
        if earlier.effective_to is None or later.effective_from <= earlier.effective_to:
            yield Problem(
                second.file,
                f"Tệp {second.file}, khóa «effective_from»: trùng thời gian hiệu lực với bản ở tệp {first.file}.",
            )
