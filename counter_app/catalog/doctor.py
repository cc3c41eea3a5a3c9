# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks that need the whole catalogue: references between files, names of files, versions of one form.

What a template says inside is not checked here: that is the documents room's contract.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from counter_app.catalog.condition_checks import unknown_values
from counter_app.catalog.form_checks import form_faults
from counter_app.catalog.problems import Problem
from counter_app.domain.form import FormSpec
from counter_app.domain.procedure import Procedure

Named = Sequence[tuple[str, FormSpec]]


def problems_among(
    procedures: Sequence[tuple[str, Procedure]],
    forms: Named,
    templates: Path,
    faulty_files: frozenset[str],
) -> Iterator[Problem]:
    """Faults of models that are each well-formed.

    Args:
        procedures, forms: with the file each was read from.
        templates: the folder of .docx templates.
        faulty_files: files already refused; a reference to what they hold is not reported twice.
    """
    known = {form.id for _, form in forms}
    first_file: dict[str, str] = {}
    for file, procedure in procedures:
        told = list(_procedure_faults(procedure, file))
        told += [
            f"khóa «forms»: không có mẫu {form_id} trong thư mục forms"
            for form_id in procedure.form_ids
            if form_id not in known and not _is_in_a_faulty_file(form_id, faulty_files)
        ]
        if procedure.code in first_file:
            told.append(f"khóa «code»: mã {procedure.code} đã có ở tệp {first_file[procedure.code]}")
        first_file.setdefault(procedure.code, file)
        yield from _as_problems(file, told)
    for file, form in forms:
        yield from _as_problems(file, [*_file_faults(form, file, templates), *form_faults(form)])
    yield from _version_problems(forms)


def _as_problems(file: str, told: Sequence[str]) -> Iterator[Problem]:
    for ending in told:
        yield Problem(file, f"Tệp {file}, {ending}.")


def _is_in_a_faulty_file(form_id: str, faulty_files: frozenset[str]) -> bool:
    return any(Path(file).stem.startswith(form_id) for file in faulty_files)


def _procedure_faults(procedure: Procedure, file: str) -> Iterator[str]:
    if Path(file).stem != procedure.code:
        yield f"khóa «code»: mã {procedure.code} khác tên tệp"
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


def _file_faults(form: FormSpec, file: str, templates: Path) -> Iterator[str]:
    if not Path(file).stem.startswith(form.id):
        yield f"khóa «id»: tên tệp phải bắt đầu bằng {form.id}"
    if not (templates / form.template).is_file():
        yield f"khóa «template»: không có tệp mẫu {form.template}"


def _version_problems(forms: Named) -> Iterator[Problem]:
    """Two versions of one form that are offered on the same day."""
    in_time = sorted(forms, key=lambda named: (named[1].id, named[1].effective_from, named[0]))
    for (earlier_file, earlier), (file, later) in pairwise(in_time):
        if earlier.id != later.id:
            continue
        if earlier.effective_to is None or later.effective_from <= earlier.effective_to:
            yield Problem(
                file,
                f"Tệp {file}, khóa «effective_from»: trùng thời gian hiệu lực với bản ở tệp {earlier_file}.",
            )
