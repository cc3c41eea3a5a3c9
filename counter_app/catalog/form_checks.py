# SPDX-License-Identifier: GPL-3.0-or-later
"""What a form's model cannot see by itself: kinds, choices that conditions and samples name, composed words.

Each check yields Vietnamese endings of a sentence; the doctor puts the file's name before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from counter_app.catalog.condition_checks import unknown_values
from counter_app.domain.derived import ANY_CODE
from counter_app.domain.form import Derived, FieldSpec, FormSpec
from counter_app.domain.journey import gaps
from counter_app.domain.kinds import kind_of

_PLACE = re.compile(r"\{([^{}]*)\}")
_READ_ON = date(2100, 1, 1)
"""Samples are read as of a day late enough that none of their dates lies ahead."""


def form_faults(form: FormSpec) -> Iterator[str]:
    """Everything wrong with one form, each as «khóa …: …»."""
    yield from _shape_faults(form)
    codes = {spec.id: {choice.code for choice in spec.choices} for spec in form.fields() if _is_closed(spec)}
    for spec in form.fields():
        yield from _field_faults(spec, codes)
    for derived in form.derived:
        yield from _derived_faults(form, derived)
    yield from _same_faults(form)
    yield from _sample_faults(form)


def _shape_faults(form: FormSpec) -> Iterator[str]:
    if form.effective_to is not None and form.effective_to < form.effective_from:
        yield "khóa «effective_to»: ngày hết hiệu lực đứng trước ngày có hiệu lực"
    for group_id, times in Counter(group.id for group in form.groups).items():
        if times > 1:
            yield f"khóa «groups»: hai khối trùng id {group_id}"
    ids = [spec.id for spec in form.fields()] + [derived.id for derived in form.derived]
    for derived in form.derived:
        if ids.count(derived.id) > 1:
            yield f"khóa «derived[{derived.id}]»: trùng id với một giá trị khác của mẫu"
    roles = {field_id.partition(".")[0] for field_id in ids if "." in field_id}
    for clash in sorted(roles & set(ids)):
        yield f"khóa «{clash}»: vừa là một trường vừa là vai đứng trước dấu chấm của trường khác"
    if form.signer_role not in roles:
        yield f"khóa «signer_role»: không có vai {form.signer_role} trong mẫu"


def _is_closed(spec: FieldSpec) -> bool:
    return bool(spec.choices) and not spec.other_allowed


def _field_faults(spec: FieldSpec, codes: dict[str, set[str]]) -> Iterator[str]:
    place = f"khóa «fields[{spec.id}]"
    try:
        kind_of(spec.kind)
    except KeyError:
        yield f"{place}.kind»: không có kiểu trường «{spec.kind}»"
    else:
        if spec.default and (reason := _unreadable(spec, spec.default)):
            yield f"{place}.default»: {reason}"
    for key, condition in (("shown_when", spec.shown_when), ("required_when", spec.required_when)):
        for field_id, value in unknown_values(condition, codes):
            yield f"{place}.{key}»: trường {field_id} không có lựa chọn «{value}»"


def _unreadable(spec: FieldSpec, value: str) -> str:
    """Why a canonical value is not one; empty when the field takes it unchanged."""
    if _is_closed(spec) and value not in {choice.code for choice in spec.choices}:
        return f"không có lựa chọn «{value}»"
    reading = kind_of(spec.kind).read(value, spec, _READ_ON)
    if reading.value is None:
        return f"giá trị «{value}» không đọc được bằng kiểu {spec.kind}"
    if reading.value != value:
        return f"giá trị «{value}» chưa ở dạng lưu, phải là «{reading.value}»"
    return ""


def _derived_faults(form: FormSpec, derived: Derived) -> Iterator[str]:
    place = f"khóa «derived[{derived.id}]"
    first = form.field(derived.of[0])
    if derived.rule == "date_in_words":
        if first.kind != "date":
            yield f"{place}.of»: {first.id} không phải trường ngày"
        return
    if not derived.patterns:
        yield f"{place}.patterns»: thiếu câu mẫu"
    codes = {choice.code for choice in first.choices}
    for code, pattern in derived.patterns.items():
        if code != ANY_CODE and code not in codes:
            yield f"{place}.patterns»: trường {first.id} không có lựa chọn «{code}»"
        for named in _PLACE.findall(pattern):
            if named not in derived.of:
                yield f"{place}.patterns.{code}»: chỗ trống {{{named}}} không có trong of"


def _same_faults(form: FormSpec) -> Iterator[str]:
    for group in form.groups:
        for field_id, value in group.same_sets.items():
            if _has_known_kind(form.field(field_id)) and (reason := _unreadable(form.field(field_id), value)):
                yield f"khóa «groups[{group.id}].same_sets.{field_id}»: {reason}"


def _sample_faults(form: FormSpec) -> Iterator[str]:
    if not form.sample:
        yield "khóa «sample»: thiếu người mẫu"
        return
    for field_id, value in form.sample.items():
        if _has_known_kind(form.field(field_id)) and (reason := _unreadable(form.field(field_id), value)):
            yield f"khóa «sample.{field_id}»: {reason}"
    for spec in gaps(form, form.sample):
        yield f"khóa «sample»: người mẫu thiếu trường bắt buộc {spec.id}"


def _has_known_kind(spec: FieldSpec) -> bool:
    try:
        kind_of(spec.kind)
    except KeyError:
        return False
    return True
