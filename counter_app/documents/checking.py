# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a produced paper before anyone prints it: what was answered is on it, what is not an answer is the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from counter_app.documents.guard import TemplateRefused, unpacked_parts
from counter_app.documents.people import list_tags
from counter_app.documents.rendering import Rendered
from counter_app.documents.template import Template
from counter_app.documents.text_of_docx import paragraph_texts
from counter_app.documents.values import SYSTEM_TAGS, title_of
from counter_app.domain.derived import printed_value
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.marks import END_MARK, FIRST_MARK, mark_of, strip_marks

FaultKind = Literal["damaged", "lost", "changed", "leftover_tag", "none_word", "mark_left", "no_place", "unknown_tag"]
_TAG = re.compile(r"\{[\{%#]|[\}%#]\}")
_NONE = re.compile(r"\b(None|Undefined|nan)\b")
_DAMAGED = "Tệp in ra bị hỏng nên chưa in. Phần đã khai còn nguyên; bấm In lại."


@dataclass(frozen=True)
class Fault:
    """Something wrong with a paper; ``value_id`` is empty when it is not about one value."""

    value_id: str
    kind: FaultKind
    sentence: str


def contract_faults(template: Template, form: FormSpec) -> list[Fault]:
    """Where template and form disagree: places for nothing, answers without a place."""
    fields = {spec.id for spec in form.fields()}
    derived = {rule.id for rule in form.derived}
    within = {field_id for rule in form.derived for field_id in rule.of}
    looped = list_tags(form)
    in_rows = {field_id for tag in template.asked & looped.keys() for field_id in looped[tag]}
    unknown = template.asked - fields - derived - SYSTEM_TAGS.keys() - looped.keys()
    homeless = (derived | (fields - within)) - template.asked - in_rows
    return [
        Fault(tag, "unknown_tag", f"Tệp mẫu {template.name} hỏi mục {tag} mà tờ khai không có.")
        for tag in sorted(unknown)
    ] + [
        Fault(tag, "no_place", f"Tệp mẫu {template.name} không có chỗ in mục «{title_of(form, tag)}».")
        for tag in sorted(homeless)
    ]


def check_paper(rendered: Rendered, docx: bytes) -> list[Fault]:
    """Everything wrong with the file about to be printed; an empty list when nothing is."""
    faults = contract_faults(rendered.template, rendered.form)
    faults += [_lost(rendered, spec.id) for spec in rendered.form.fields() if _is_unsaid(rendered, spec)]
    try:
        parts = unpacked_parts(docx)
        for name in rendered.template.compiled:
            marked = paragraph_texts(rendered.parts[name])
            faults += _compare(rendered, marked, paragraph_texts(parts[name]))
    except (TemplateRefused, KeyError, etree.XMLSyntaxError):
        return [*faults, Fault("", "damaged", _DAMAGED)]
    return faults


def _compare(rendered: Rendered, marked: list[str], found: list[str]) -> Iterator[Fault]:
    if len(marked) != len(found):
        yield Fault("", "damaged", _DAMAGED)
        return
    for expected, actual in zip(marked, found, strict=True):
        yield from _value_faults(rendered, expected, actual)
        yield from _form_faults(expected, actual)


def _value_faults(rendered: Rendered, expected: str, actual: str) -> Iterator[Fault]:
    """Each value of a paragraph must stand in it, in its turn."""
    position = 0
    for mark, _ in _values_in(expected):
        value = rendered.printed.get(mark)
        place = -1 if value is None else actual.find(value.text, position)
        if value is None:
            yield Fault("", "damaged", _DAMAGED)
        elif place < 0:
            yield _lost(rendered, value.value_id)
        else:
            position = place + len(value.text)


def _is_unsaid(rendered: Rendered, spec: FieldSpec) -> bool:
    """Whether an answer is in no value of the paper; one that only chooses the words of a sentence is not missed."""
    if not rendered.answers.get(spec.id):
        return False
    rules = {rule.id: rule for rule in rendered.form.derived}
    words = printed_value(rendered.form, spec.id, rendered.answers)
    for value in rendered.printed.values():
        if spec.id not in value.fields or value.blank:
            continue
        rule = rules.get(value.value_id)
        chooses = rule is not None and spec.kind == "choice" and rule.of[0] == spec.id
        if rule is None or rule.rule != "sentence" or chooses or words in value.text:
            return False
    # «Không có»: the chosen sentence is empty, and an empty place is what the form then asks for.
    return not (spec.kind == "choice" and any(rule.of[0] == spec.id for rule in rules.values()))


def _lost(rendered: Rendered, value_id: str) -> Fault:
    title = title_of(rendered.form, value_id)
    sentence = f"Mục «{title}» không ra đúng trên giấy nên chưa in. Phần đã khai còn nguyên; xem lại mục ấy rồi bấm In."
    return Fault(value_id, "lost", sentence)


def _form_faults(expected: str, actual: str) -> Iterator[Fault]:
    """What is not a value must be the form's own words, whole and without traces of the machine."""
    if strip_marks(actual) != actual:
        yield Fault("", "mark_left", _DAMAGED)
    elif strip_marks(expected) != actual:
        yield Fault("", "changed", _DAMAGED)
    words = _VALUE.sub(" ", expected)
    if _TAG.search(words):
        yield Fault("", "leftover_tag", "Trên giấy còn sót thẻ của tệp mẫu nên chưa in. Lấy lại tệp mẫu gốc.")
    if _NONE.search(words):
        yield Fault("", "none_word", "Trên giấy có chữ lạ của máy (None) nên chưa in. Lấy lại tệp mẫu gốc.")


_VALUE = re.compile(f"([{mark_of(0)}-{chr(ord(END_MARK) - 1)}])([^{END_MARK}]*){END_MARK}")


def _values_in(marked: str) -> Iterator[tuple[int, str]]:
    for value in _VALUE.finditer(marked):
        yield ord(value.group(1)) - FIRST_MARK, value.group(2)
