# SPDX-License-Identifier: GPL-3.0-or-later
"""The values a template may ask for: answers in the words of the paper, composed sentences, facts of the office.

A value is data: it is put into the paper once and never read as a tag again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter_app.domain.derived import derive, printed_value
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing

# What XML cannot hold, and the private characters reserved for marks.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")

SYSTEM_TAGS: Mapping[str, str] = {
    "co_quan.ten": "Kính gửi",
    "noi_lam": "Làm tại",
    "ngay_lam": "Ngày làm",
    "ky.diem_chi": "Điểm chỉ",
    "ky.lam_chung": "Có người làm chứng",
    "ky.ngon_tay": "Ngón tay điểm chỉ",
    "ky.ten_nguoi_ky": "Người ký",
    "ky.nguoi_viet_ho": "Người viết hộ",
    "ky.nguoi_lam_chung_1": "Người làm chứng thứ nhất",
    "ky.nguoi_lam_chung_2": "Người làm chứng thứ hai",
    "co_quan.xa": "Tên xã, phường, đặc khu",
    "co_quan.tinh": "Tên tỉnh, thành phố",
    "co_quan.dien_thoai": "Điện thoại của cơ quan",
    "co_quan.can_bo": "Người tiếp nhận",
}
"""What the program itself knows and every template may ask for, with the title used in sentences."""


class AnswerUnprintable(CounterError):
    """An answer holds a character no paper can show; ``field_id`` says which."""

    def __init__(self, field_id: str, title: str) -> None:
        super().__init__(
            f"Mục «{title}» có ký tự không in được, nên chưa in. Phần đã khai còn nguyên; xóa mục ấy rồi gõ lại."
        )
        self.field_id = field_id


@dataclass(frozen=True, eq=False)
class Value:
    """One value as a template sees it: true when there is something to print, equal to its own code.

    ``text``: the words of the paper; ``code``: the stored answer; ``fields``: the answers it is made of.
    """

    value_id: str
    text: str = ""
    code: str = ""
    fields: tuple[str, ...] = ()
    blank: bool = False
    """True for dots that stand for nothing."""

    def __bool__(self) -> bool:
        return bool(self.text)

    def __eq__(self, other: object) -> bool:
        return self.code == other if isinstance(other, str) else self is other

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class PrintedValue:
    """A value where it stands on the paper: ``text`` is exactly what is between its marks.

    ``mark`` is the number of ``domain.marks``; ``blank``: nothing is answered, ``text`` is empty or dots.
    """

    mark: int
    value_id: str
    text: str
    fields: tuple[str, ...]
    blank: bool


class Role:
    """The values of one person or matter: ``nguoi_yeu_cau`` of ``nguoi_yeu_cau.ho_ten``."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}


def values_of(
    form: FormSpec, answers: Mapping[str, str], office: Office, signing: Signing, signed_on: date | None
) -> dict[str, Value]:
    """Every value a template of this form may ask for, by its tag.

    Raises:
        AnswerUnprintable: an answer or a fact of the office holds a character no paper can show.
    """
    shown = printed_answers(form, answers)
    values = {
        spec.id: Value(spec.id, printed_value(form, spec.id, shown), shown.get(spec.id, ""), (spec.id,))
        for spec in form.fields()
    }
    for derived in form.derived:
        values[derived.id] = Value(derived.id, derive(form, derived, shown), fields=derived.of)
    values |= _system_values(form, shown, office, signing, signed_on)
    return {tag: _printable(form, value) for tag, value in values.items()}


def title_of(form: FormSpec, value_id: str) -> str:
    """What a sentence calls a value: the field's label, or the title of the office's fact."""
    if value_id in SYSTEM_TAGS:
        return SYSTEM_TAGS[value_id]
    fields = {spec.id: spec.label for spec in form.fields()}
    composed = {derived.id: derived.of[0] for derived in form.derived}
    return fields.get(value_id) or fields.get(composed.get(value_id, ""), value_id)


def by_role(values: Mapping[str, Value]) -> dict[str, Role | Value]:
    """The same values nested as the tags are written."""
    context: dict[str, Role | Value] = {}
    for tag, value in values.items():
        role, dot, name = tag.rpartition(".")
        if not dot:
            context[tag] = value
            continue
        group = context.setdefault(role, Role())
        assert isinstance(group, Role)
        group.values[name] = value
    return context


def _system_values(
    form: FormSpec, shown: Mapping[str, str], office: Office, signing: Signing, signed_on: date | None
) -> dict[str, Value]:
    witnesses = (*signing.witnesses, "", "")
    signer = f"{form.signer_role}.ho_ten"
    words = {
        "co_quan.ten": office.authority,
        "noi_lam": office.place,
        "ngay_lam": signed_on.isoformat() if signed_on else "",
        "ky.diem_chi": "có" if signing.by_thumbprint else "",
        "ky.lam_chung": "có" if signing.with_witnesses else "",
        "ky.ngon_tay": signing.finger.on_paper,
        "ky.ten_nguoi_ky": shown.get(signer, ""),
        "ky.nguoi_viet_ho": signing.scribe,
        "ky.nguoi_lam_chung_1": witnesses[0],
        "ky.nguoi_lam_chung_2": witnesses[1],
        "co_quan.xa": office.commune,
        "co_quan.tinh": office.province,
        "co_quan.dien_thoai": office.phone,
        "co_quan.can_bo": office.clerk,
    }
    made_of = {"ky.ten_nguoi_ky": (signer,)}
    return {tag: Value(tag, text, text, made_of.get(tag, ())) for tag, text in words.items()}


def _printable(form: FormSpec, value: Value) -> Value:
    text = unicodedata.normalize("NFC", value.text).replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n")
    if _UNPRINTABLE.search(text):
        raise AnswerUnprintable(value.fields[0] if value.fields else value.value_id, title_of(form, value.value_id))
    return value if text == value.text else Value(value.value_id, text, value.code, value.fields)
