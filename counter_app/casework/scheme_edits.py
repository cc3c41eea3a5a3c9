# SPDX-License-Identifier: GPL-3.0-or-later
"""One change to a scheme, from what a clerk typed: its days, its hours, its people, its procedures, its targets.

Each gives a new scheme; nothing is written here. What cannot be read is refused in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time

from counter_app.domain.errors import BadInput
from counter_app.domain.scheme import Beneficiary, Grant, MovedDay, ProcedureChoice, Scheme, Target
from counter_app.domain.text import fold

TITLE, DAYS, CUT_OFF, STARTS, AGE, MOVED = "title", "days", "cut_off", "starts", "age", "moved"
PROCEDURES, PEOPLE, TARGET = "procedures", "people", "target"
PEOPLE_WORDS: Mapping[Beneficiary, str] = {
    "everyone": "mọi người",
    "persons": "cá nhân",
    "organisations": "tổ chức",
    "elderly": "người cao tuổi",
    "illiterate": "không biết chữ",
    "disabled": "người khuyết tật",
    "blind": "người khiếm thị",
    "other": "lý do khác",
}
_UNCHANGED = "Mô hình chưa đổi; xin nhập lại."
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hg]\s*(\d{1,2})?)?")
_CODE = re.compile(r"\d{1,2}\.\d{6}")
_SUNDAY = 8
"""As Vietnamese count: thứ Hai is 2, Chủ nhật is 8."""
OLDEST, YOUNGEST = 100, 50


def changed(scheme: Scheme, what: str, answers: Mapping[str, str]) -> Scheme:
    """The scheme with one thing changed.

    Raises:
        BadInput: what was typed cannot be meant; the sentence says why.
    """
    return _EDITS[what](scheme, answers)


def copied(scheme: Scheme, title: str, known: Mapping[str, object]) -> Scheme:
    """The same plan under another name, to be changed into the office's own.

    Raises:
        BadInput: the title is empty.
    """
    words = re.findall(r"[a-z0-9]+", fold(title))
    if not words:
        raise BadInput(f"Mô hình mới cần một tên. {_UNCHANGED}")
    stem = "-".join(words[:6])
    new_id = next(name for name in _names(stem) if name not in known)
    return scheme.model_copy(update={"id": new_id, "title": title.strip()})


def shown_days(scheme: Scheme) -> str:
    """The weekdays as they are typed: «3», «2 4»; empty for every working day."""
    return " ".join(str(weekday + 1) for weekday in scheme.weekdays)


def _title(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    title = answers["title"].strip()
    if not title:
        raise BadInput(f"Tên mô hình không được để trống. {_UNCHANGED}")
    return scheme.model_copy(update={"title": title})


def _days(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    told = re.findall(r"\d+", answers["days"])
    numbers = {int(number) for number in told}
    if not numbers <= set(range(2, _SUNDAY + 1)):
        raise BadInput(f"Thứ ghi bằng số 2 đến 7, Chủ nhật là 8; cách nhau bằng dấu cách. {_UNCHANGED}")
    return scheme.model_copy(update={"weekdays": tuple(sorted(number - 1 for number in numbers))})


def _cut_off(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    typed = answers["cut_off"].strip()
    if not typed:
        return scheme.model_copy(update={"cut_off": None})
    match = _HOUR.fullmatch(typed.lower())
    try:
        until = time(int(match[1]), int(match[2] or 0)) if match else None
    except ValueError:
        until = None
    if until is None:
        raise BadInput(f"Giờ chót ghi như 15:00 hoặc 15h; để trống là không có giờ chót. {_UNCHANGED}")
    return scheme.model_copy(update={"cut_off": until})


def _starts(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    starts_on = date.fromisoformat(answers["starts"])
    until = date.fromisoformat(answers["until"]) if answers.get("until") else None
    if until is not None and until < starts_on:
        raise BadInput(f"Ngày kết thúc trước ngày bắt đầu. {_UNCHANGED}")
    return scheme.model_copy(update={"starts_on": starts_on, "planned_until": until})


def _age(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    typed = answers["age"].strip()
    if not typed.isdecimal() or not YOUNGEST <= int(typed) <= OLDEST:
        raise BadInput(f"Tuổi ghi bằng số, từ {YOUNGEST} đến {OLDEST}. {_UNCHANGED}")
    return scheme.model_copy(update={"elderly_from": int(typed)})


def _moved(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    from_day, to_day = date.fromisoformat(answers["from"]), date.fromisoformat(answers["to"])
    if not scheme.is_model_day(from_day):
        raise BadInput(f"Ngày {from_day:%d/%m/%Y} không phải ngày của mô hình nên không dời. {_UNCHANGED}")
    if from_day == to_day:
        raise BadInput(f"Hai ngày trùng nhau. {_UNCHANGED}")
    moved = MovedDay.model_validate({"from": from_day, "to": to_day, "why": answers["why"].strip()})
    others = tuple(one for one in scheme.moved if one.from_day != from_day)
    return scheme.model_copy(update={"moved": (*others, moved)})


def _procedures(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    add, drop = _codes(answers["add"]), _codes(answers["drop"])
    if not add and not drop:
        raise BadInput(f"Chưa ghi mã thủ tục nào, ví dụ 1.004873. {_UNCHANGED}")

    def edit(grant: Grant) -> Grant:
        now = grant.procedures
        codes = [code for code in dict.fromkeys((*now.codes, *add)) if code not in drop]
        by_rule = now.every or now.commune or now.at_once or now.online or bool(now.sectors)
        but_not = [code for code in now.but_not if code not in add]
        if by_rule:
            but_not = list(dict.fromkeys((*but_not, *drop)))
        if not codes and not by_rule:
            raise BadInput(f"Điều khoản phải còn ít nhất một thủ tục. {_UNCHANGED}")
        kept = now.model_copy(update={"codes": tuple(codes), "but_not": tuple(but_not)})
        return grant.model_copy(update={"procedures": ProcedureChoice.model_validate(kept.model_dump())})

    return _with_grant(scheme, answers["grant"], edit)


def _people(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    people = tuple(name for name in PEOPLE_WORDS if answers.get(name) == "yes")
    if not people:
        raise BadInput(f"Điều khoản phải dành cho ít nhất một nhóm người. {_UNCHANGED}")
    return _with_grant(scheme, answers["grant"], lambda grant: grant.model_copy(update={"people": people}))


def _target(scheme: Scheme, answers: Mapping[str, str]) -> Scheme:
    typed = answers["quantity"].strip().replace(",", ".")
    try:
        quantity = float(typed) if typed else None
    except ValueError as error:
        raise BadInput(f"Chỉ tiêu ghi bằng số. {_UNCHANGED}") from error

    def edit(target: Target) -> Target:
        return target.model_copy(update={"quantity": quantity}) if target.id == answers["target"] else target

    return scheme.model_copy(update={"targets": tuple(edit(target) for target in scheme.targets)})


def _with_grant(scheme: Scheme, grant_id: str, edit: Callable[[Grant], Grant]) -> Scheme:
    grants = tuple(edit(grant) if grant.id == grant_id else grant for grant in scheme.grants)
    return scheme.model_copy(update={"grants": grants})


def _codes(typed: str) -> tuple[str, ...]:
    words = typed.replace(",", " ").replace(";", " ").split()
    wrong = next((word for word in words if not _CODE.fullmatch(word)), None)
    if wrong is not None:
        raise BadInput(f"«{wrong}» không phải mã thủ tục; mã có dạng 1.004873. {_UNCHANGED}")
    return tuple(dict.fromkeys(words))


def _names(stem: str) -> list[str]:
    return [stem, *(f"{stem}-{number}" for number in range(2, 1000))]


_EDITS: Mapping[str, Callable[[Scheme, Mapping[str, str]], Scheme]] = {
    TITLE: _title,
    DAYS: _days,
    CUT_OFF: _cut_off,
    STARTS: _starts,
    AGE: _age,
    MOVED: _moved,
    PROCEDURES: _procedures,
    PEOPLE: _people,
    TARGET: _target,
}
