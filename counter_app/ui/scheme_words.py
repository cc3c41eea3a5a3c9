# SPDX-License-Identifier: GPL-3.0-or-later
"""A scheme in words: its frame, every clause with its article, and what can be changed about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from counter_app.casework.scheme_edits import (
    AGE,
    CUT_OFF,
    DAYS,
    MOVED,
    PEOPLE,
    PEOPLE_WORDS,
    PROCEDURES,
    STARTS,
    TARGET,
    TITLE,
    shown_days,
)
from counter_app.domain.granting import days_of
from counter_app.ui.questions import Question, choice, of_kind, typed

if TYPE_CHECKING:
    from counter_app.catalog.schemes import KnownScheme
    from counter_app.domain.scheme import Grant, ProcedureChoice, Scheme

TOGGLE, COPY = "toggle", "copy"
"""Wishes that are no change of the plan itself."""
_YES_NO = (("no", "Không"), ("yes", "Có"))
_NEEDS = {"complete": "đủ giấy tờ", "no_verification": "không phải xác minh", "on_request": "khi được yêu cầu"}
_KINDS = {
    "writes": "Viết hộ",
    "sample_booklet": "Cuốn mẫu viết sẵn",
    "same_day": "Trả ngay, không giấy hẹn",
    "online_help": "Nộp trực tuyến",
    "post": "Bưu chính",
    "village_head": "Trưởng thôn",
    "letters": "Thư",
    "on_the_spot": "Bốn tại chỗ",
}
_STEPS = {"appraise": "thẩm định", "approve": "phê duyệt", "seal": "đóng dấu", "return": "trả kết quả"}
_PERIODS = {"week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
_UNITS = {"dossiers": "hồ sơ", "percent": "%"}
_MOST_CODES = 8


@dataclass(frozen=True)
class Clause:
    """One line of the plan: what it gives, the words of the plan, whom and what it is for, and where that stands."""

    title: str
    sentence: str
    scope: str
    source: str


def wishes_of(scheme: Scheme, *, runs: bool) -> list[tuple[str, str]]:
    """Everything that can be done with a plan, its code and its words."""
    told = [
        (TOGGLE, "Tắt mô hình này" if runs else "Bật mô hình này"),
        (DAYS, "Thứ trong tuần"),
        (CUT_OFF, "Giờ chót"),
        (STARTS, "Ngày bắt đầu, kết thúc"),
        (AGE, "Tuổi người cao tuổi"),
        (PEOPLE, "Dành cho ai"),
        (PROCEDURES, "Thêm, bớt thủ tục"),
        (MOVED, "Dời một ngày"),
    ]
    if scheme.targets:
        told.append((TARGET, "Chỉ tiêu"))
    return [*told, (TITLE, "Tên mô hình"), (COPY, "Chép thành mô hình mới")]


def questions_of(scheme: Scheme, wish: str, today: date) -> list[Question]:
    """What a change must know, as the plan has it now."""
    match wish:
        case "title" | "copy":
            return [typed("title", "Tên mô hình", "Xin ghi tên.", value=scheme.title if wish == TITLE else "")]
        case "days":
            hint = "2 đến 7, Chủ nhật là 8; để trống: mọi ngày làm việc"
            return [typed("days", "Thứ mấy", value=shown_days(scheme), hint=hint)]
        case "cut_off":
            until = f"{scheme.cut_off:%H:%M}" if scheme.cut_off else ""
            return [typed("cut_off", "Giờ chót", value=until, hint="ví dụ 15:00; để trống: hết giờ làm việc")]
        case "starts":
            return _period(scheme, today)
        case "age":
            return [typed("age", "Từ bao nhiêu tuổi", "Xin ghi số tuổi.", value=str(scheme.elderly_from))]
        case "moved":
            return [
                _day("from", "Ngày của mô hình không làm", today),
                _day("to", "Làm bù vào ngày", today),
                typed("why", "Vì sao", "Xin ghi lý do."),
            ]
        case "procedures":
            return [
                _which_grant(scheme),
                typed("add", "Thêm mã thủ tục", hint="1.004873, cách nhau bằng dấu cách"),
                typed("drop", "Bớt mã thủ tục", hint="để trống nếu không bớt"),
            ]
        case "people":
            return [_which_grant(scheme)]
        case "target":
            names = [(target.id, target.title) for target in scheme.targets]
            return [
                choice("target", "Chỉ tiêu nào", names),
                typed("quantity", "Con số", hint="để trống: chưa định"),
                typed("whom", "Riêng lĩnh vực hoặc cán bộ nào", hint="để trống: chung cho mọi nơi, mọi người"),
            ]
    return []


def questions_about_people(scheme: Scheme, grant_id: str) -> list[Question]:
    """Whom one clause is for; asked once the clause is known, so that its own answers stand there."""
    people = next(grant.people for grant in scheme.grants if grant.id == grant_id)
    return [choice(name, words, _YES_NO, _yes(name in people)) for name, words in PEOPLE_WORDS.items()]


def frame_lines(known: KnownScheme, *, runs: bool, today: date) -> list[str]:
    """The plan beside its clauses, one fact a line."""
    return list(_frame(known, runs=runs, today=today))


def clauses_of(scheme: Scheme) -> list[Clause]:
    """Every clause of the plan, with its article."""
    found = [_clause(grant, scheme) for grant in scheme.grants]
    for text in scheme.exclusions:
        found.append(Clause("Không áp dụng", text, "", scheme.document))
    for target in scheme.targets:
        number = "cơ quan tự định" if target.quantity is None else f"{target.quantity:g} {_UNITS[target.unit]}"
        found.append(Clause("Chỉ tiêu", f"{target.title}: {number} mỗi {_PERIODS[target.period]}", "", target.clause))
    for duty in scheme.roster:
        found.append(Clause("Phân công", f"{duty.who}: {duty.does}", "", duty.clause))
    if scheme.listening is not None:
        found.append(Clause("Lắng nghe dân nói", scheme.listening.rule, "", scheme.listening.clause))
    return found


def _frame(known: KnownScheme, *, runs: bool, today: date) -> Iterator[str]:
    scheme = known.scheme
    yield f"{scheme.issuer} · {scheme.document}"
    until = f"nhận đến {scheme.cut_off:%H:%M}" if scheme.cut_off else "đến hết giờ làm việc"
    day = days_of(scheme)
    yield f"{day[:1].upper()}{day[1:]}, {until} · người cao tuổi: từ {scheme.elderly_from} tuổi"
    ends = f" đến {scheme.planned_until:%d/%m/%Y}" if scheme.planned_until else ", không ghi ngày kết thúc"
    yield f"Thực hiện từ {scheme.starts_on:%d/%m/%Y}{ends}"
    if runs and scheme.is_past_its_period(today):
        yield "▲ Kế hoạch đã hết thời gian ghi trong văn bản; đang áp dụng tiếp vì cơ quan còn bật."
    for moved in scheme.moved:
        yield f"Dời {moved.from_day:%d/%m/%Y} sang {moved.to_day:%d/%m/%Y}: {moved.why}"
    if scheme.reports:
        yield f"Báo cáo theo {', '.join(_PERIODS[period] for period in scheme.reports)}"
    yield "Cơ quan đã sửa hoặc tự lập" if known.origin == "office" else "Theo kế hoạch gốc, chưa sửa"


def _clause(grant: Grant, scheme: Scheme) -> Clause:
    people = ", ".join(PEOPLE_WORDS[name] for name in grant.people)
    needs = [_NEEDS[need] for need in grant.needs]
    until = f"đến {grant.cut_off:%H:%M}" if grant.cut_off else ""
    days = "mọi ngày làm việc" if grant.days == "working_day" else ""
    steps = f"các bước: {', '.join(_STEPS[step] for step in grant.steps)}" if grant.steps else ""
    scope = [f"Cho: {people}", f"thủ tục: {_meant(grant.procedures)}", *needs, until, days, steps]
    return Clause(
        _KINDS[grant.kind],
        grant.sentence,
        " · ".join(part for part in scope if part),
        f"{scheme.document}, {grant.clause}",
    )


def _meant(procedures: ProcedureChoice) -> str:
    rules = [
        ("tất cả", procedures.every),
        ("xã giải quyết", procedures.commune),
        ("luật cho trả ngay", procedures.at_once),
        ("nộp trực tuyến được", procedures.online),
    ]
    told = [words for words, meant in rules if meant] + [f"lĩnh vực {sector}" for sector in procedures.sectors]
    more = len(procedures.codes) - _MOST_CODES
    told += list(procedures.codes[:_MOST_CODES]) + ([f"và {more} mã nữa"] if more > 0 else [])
    if procedures.at_most_working_days is not None:
        told.append(f"trong {procedures.at_most_working_days} ngày làm việc trở xuống")
    if procedures.but_not:
        told.append(f"trừ {', '.join(procedures.but_not)}")
    return ", ".join(told)


def _period(scheme: Scheme, today: date) -> list[Question]:
    until = f"{scheme.planned_until:%d/%m/%Y}" if scheme.planned_until else ""
    ends = of_kind("until", "Đến ngày (để trống: không ghi)", "date", today, value=until)
    return [_day("starts", "Thực hiện từ ngày", today, f"{scheme.starts_on:%d/%m/%Y}"), ends]


def _day(question_id: str, label: str, today: date, value: str = "") -> Question:
    return of_kind(question_id, label, "date", today, "Xin ghi ngày.", value=value)


def _which_grant(scheme: Scheme) -> Question:
    names = [(grant.id, f"{_KINDS[grant.kind]} ({grant.clause})") for grant in scheme.grants]
    return choice("grant", "Điều khoản nào", names)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
