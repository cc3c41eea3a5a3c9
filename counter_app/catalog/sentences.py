# SPDX-License-Identifier: GPL-3.0-or-later
"""Schema errors in the words of the person who edits the data files.

The path to a key names list items by their own id (``groups[nguoi_chet].fields[nguoi_chet.ho_ten].kind``),
because nobody counts to the twenty-third field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from counter_app.domain.conditions import AllOf, AnyOf, Predicate
from counter_app.domain.form import Derived, FieldChoice, FieldGroup, FieldSpec, FormSpec, Overflow
from counter_app.domain.procedure import (
    Component,
    Fee,
    FormUse,
    LegalBasis,
    Procedure,
    Question,
    TimeLimit,
    WritingOnBehalf,
)

if TYPE_CHECKING:
    from pydantic import ValidationError

_Detail = Mapping[str, Any]
"""One error, as pydantic tells it."""
_BRANCH = re.compile(r"(?:function-\w+\[.*, )?(Predicate|AllOf|AnyOf|FormUse|constrained-str)\]?")
"""How the validator names the kind of condition, or of a form's entry, it tried, in the path to an error."""
_MODELS = (
    Predicate, AllOf, AnyOf, Derived, FieldChoice, FieldGroup, FieldSpec, FormSpec, Overflow,
    Component, Fee, FormUse, LegalBasis, Procedure, Question, TimeLimit, WritingOnBehalf,
)  # fmt: skip
_KEYS = sorted({key for model in _MODELS for key in model.model_fields})

_TYPES = {
    "string": "chữ trong ngoặc kép",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "date": "ngày dạng 2026-01-31",
    "tuple": "danh sách [ … ]",
    "dict": "bảng { … }",
    "model": "bảng { … }",
}

_REASONS: tuple[tuple[str, str], ...] = (
    (r"kind «choice» needs choices", "kiểu «choice» phải có choices"),
    (r"only kind «choice» has choices", "chỉ kiểu «choice» mới có choices và other_allowed"),
    (r"two choices share a code", "hai lựa chọn trùng mã"),
    (r"two fields share an id", "hai trường trùng id"),
    (r"two components share an id", "hai thành phần hồ sơ trùng id"),
    (r"unknown field (\S+)", r"nhắc tới trường không có: \1"),
    (r"same_as names unknown group (\S+)", r"same_as nhắc tới khối không có: \1"),
    (r"default «(.*)» is not among its choices", r"default «\1» không nằm trong choices"),
    (r"never ask for copies of a paper that is shown", "giấy tờ xuất trình thì không được đòi bản sao"),
    (r"a paper handed in needs a number", "giấy tờ phải nộp thì cần originals hoặc copies lớn hơn 0"),
    (r"by_post stands for a paper that would be shown", 'by_post chỉ dùng cho giấy tờ xuất trình (way = "show")'),
    (r"shown_when looks at a later or unknown", "shown_when nhắc tới câu hỏi đứng sau hoặc không có"),
    (r"needed_when looks at unknown question (\S+)", r"needed_when nhắc tới câu hỏi không có: \1"),
    (r"when looks at unknown question (\S+)", r"when nhắc tới câu hỏi không có: \1"),
    (r"unit «(\w+)» needs quantity", r"đơn vị «\1» phải có quantity lớn hơn 0"),
    (r"a ban needs reason and source", "không cho viết hộ thì phải có reason và source"),
    (r"repeats_title without repeats", "có repeats_title mà không có repeats"),
    (r"repeats_title lacks", "repeats_title thiếu chỗ cho số thứ tự {n}"),
    (r"repeats, so (\S+) must be called (\S+)…", r"khối lặp lại nên trường \1 phải mang tên \2…"),
    (r"verb «(\w+)» on (\S+) needs (values?)", r"điều kiện «\1» trên \2 thiếu \3"),
)


def sentences_of(file: str, raw: object, error: ValidationError, place: tuple[str | int, ...] = ()) -> list[str]:
    """One Vietnamese sentence per fault of one data file.

    Args:
        raw: what was read from the file.
        place: where in it the faulty model stands; empty for the file itself.
    """
    details = [{**detail, "loc": (*place, *detail["loc"])} for detail in error.errors(include_url=False)]
    told = [_sentence(file, raw, detail) for detail in details if _is_meant(raw, detail)]
    # An empty answer would hide the fault: then every branch is told.
    return list(dict.fromkeys(told)) or [_sentence(file, raw, detail) for detail in details]


def reason_in_vietnamese(message: str) -> str | None:
    """The Vietnamese reading of a sentence raised by a model of ``domain``; None when it is not known."""
    subject, _, _ = message.partition(": ")
    for pattern, reading in _REASONS:
        if found := re.search(pattern, message):
            words = found.expand(reading)
            return f"{subject}: {words}" if re.fullmatch(r"[\w.-]+", subject) else words
    return None


def _is_meant(raw: object, detail: _Detail) -> bool:
    """Whether an error is one of its own.

    A union is told per branch: only the kind of condition that was written counts. A list whose items are
    faulty is also called too short.
    """
    here = raw
    for step in detail["loc"]:
        if branch := _branch_tried(step):
            if branch not in _branches_of(here):
                return False
        else:
            here = _enter(here, step)
    return detail["type"] != "too_short" or not here


def _branch_tried(step: str | int) -> str:
    found = _BRANCH.fullmatch(step) if isinstance(step, str) else None
    return found[1] if found else ""


def _branches_of(raw: object) -> set[str]:
    """What this is among the things a union allows: a condition's kind, or an entry of ``forms``."""
    if not isinstance(raw, dict):
        return {"Predicate", "constrained-str"}
    return {"FormUse", "AllOf" if "all" in raw else "AnyOf" if "any" in raw else "Predicate"}


def _enter(raw: object, step: str | int) -> object:
    if isinstance(raw, dict):
        return raw.get(step)
    if isinstance(raw, list) and isinstance(step, int) and step < len(raw):
        return raw[step]
    return None


def _twins(raw: object, detail: _Detail) -> str:
    """Which id or code is there twice, when that is the fault."""
    if " share a" not in detail["msg"]:
        return ""
    here = raw
    for step in detail["loc"]:
        here = _enter(here, step)
    key = "code" if detail["msg"].endswith("code") else "id"
    counted = Counter(_named(here, key))
    return f" ({', '.join(name for name, times in counted.items() if times > 1)})"


def _named(raw: object, key: str) -> Iterator[str]:
    for items in raw.values() if isinstance(raw, dict) else ():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and "fields" in item:
                yield from _named({"fields": item["fields"]}, key)
            elif isinstance(item, dict):
                yield str(item.get(key, ""))


def _path(raw: object, loc: Sequence[str | int]) -> str:
    here, path = raw, ""
    for step in loc:
        if _branch_tried(step):
            continue
        here = _enter(here, step)
        path += f"[{_name_of(here, step)}]" if isinstance(step, int) else f".{step}"
    return path.lstrip(".")


def _name_of(item: object, position: int) -> str:
    if isinstance(item, dict):
        for key in ("id", "code", "document", "case"):
            if isinstance(item.get(key), str):
                return str(item[key])
    return f"mục {position + 1}"


def _sentence(file: str, raw: object, detail: _Detail) -> str:
    path = _path(raw, detail["loc"])
    place = f"Tệp {file}, khóa «{path}»" if path else f"Tệp {file}"
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    return f"{place}: {_reason(detail, key)}{_twins(raw, detail)}."


def _reason(detail: _Detail, key: str) -> str:
    kind, limits = detail["type"], detail.get("ctx", {})
    match kind:
        case "extra_forbidden":
            near = get_close_matches(key, _KEYS, n=1)
            return "khóa này không có trong lược đồ" + (f"; có phải «{near[0]}»" if near else "")
        case "missing":
            return "thiếu khóa bắt buộc này"
        case "literal_error":
            return f"giá trị không dùng được; chỉ nhận {_listed(limits)}"
        case "string_pattern_mismatch":
            return f"giá trị không đúng dạng {limits['pattern']}"
        case "too_short":
            return f"cần ít nhất {limits['min_length']} mục"
        case "greater_than_equal":
            return f"số không được dưới {limits['ge']}"
        case "less_than_equal":
            return f"số không được quá {limits['le']}"
        case "value_error":
            said = detail["msg"].removeprefix("Value error, ")
            return reason_in_vietnamese(said) or f"dữ liệu không khớp nhau ({said})"
    return _type_reason(kind, detail["msg"])


def _type_reason(kind: str, message: str) -> str:
    wanted = _TYPES.get(kind.partition("_")[0])
    return f"sai kiểu; cần {wanted}" if wanted else f"giá trị không dùng được ({message})"


def _listed(limits: dict[str, Any]) -> str:
    return str(limits["expected"]).replace(" or ", ", ").replace("'", "")
