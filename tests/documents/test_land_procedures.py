# SPDX-License-Identifier: GPL-3.0-or-later
"""Land and securities on land: which papers a case asks for, and how long each way of filing takes."""

from __future__ import annotations

import tomllib

import pytest

from counter_app.domain.checklist import Checklist
from counter_app.domain.procedure import Procedure
from tests.documents.papers import FORM_IDS, PROJECT, load_form

FORM_OF = {
    "1.011441": "bpbd-01a",
    "1.011443": "bpbd-03a",
    "1.013978": "dat-dang-ky-lan-dau",
    "1.013833": "dat-bien-dong",
    "1.013831": "dat-bien-dong",
    "1.012784": "dat-tach-hop-thua",
}
SECURITIES = ("1.011441", "1.011443")
LAND = tuple(code for code in FORM_OF if code not in SECURITIES)


def load_procedure(code: str) -> Procedure:
    path = PROJECT / "forms_catalog" / "procedures" / f"{code}.toml"
    return Procedure.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def needed(code: str, **choices: str) -> set[str]:
    return {component.id for component in Checklist(load_procedure(code), choices, frozenset()).needed()}


@pytest.mark.parametrize("code", FORM_OF)
def test_each_has_its_form_and_the_clerk_writes_it(code: str) -> None:
    procedure = load_procedure(code)
    assert procedure.form_ids == (FORM_OF[code],)
    assert FORM_OF[code] in FORM_IDS
    assert [component.id for component in procedure.components if component.made_here and component.id in needed(code)]


@pytest.mark.parametrize(
    ("code", "choices", "expected"),
    [
        ("1.011441", {"tra_duoc": "khong"}, "giay_chung_nhan"),
        ("1.011441", {"tra_duoc": "co"}, "tra_giay_chung_nhan"),
        ("1.011441", {"ai_nop": "nop_thay"}, "uy_quyen"),
        ("1.011441", {"giay_khac": "co"}, "giay_khac"),
        ("1.011443", {"bang_long": "khong"}, "dong_y"),
        ("1.011443", {"can_cu": "khac"}, "can_cu"),
        ("1.013978", {"thua_ke": "co"}, "thua_ke"),
        ("1.013978", {"nhieu_nguoi": "co"}, "danh_sach"),
        ("1.013831", {"viec": "thua_ke"}, "thua_ke"),
        ("1.013831", {"viec": "mua_ban"}, "hop_dong"),
        ("1.013833", {"ai_nop": "nop_thay"}, "dai_dien"),
        ("1.012784", {"van_ban": "co"}, "van_ban"),
    ],
)
def test_an_answer_asks_for_its_paper(code: str, choices: dict[str, str], expected: str) -> None:
    assert expected in needed(code, **choices)


@pytest.mark.parametrize(
    ("code", "choices", "spared"),
    [
        ("1.011441", {"tra_duoc": "co"}, "giay_chung_nhan"),
        ("1.011443", {"tra_duoc": "co"}, "giay_chung_nhan"),
        ("1.011443", {}, "dong_y"),
        ("1.013978", {}, "dai_dien"),
        ("1.013831", {"viec": "mua_ban"}, "thua_ke"),
    ],
)
def test_nothing_is_asked_that_the_case_does_not_need(code: str, choices: dict[str, str], spared: str) -> None:
    assert spared not in needed(code, **choices)


@pytest.mark.parametrize("code", SECURITIES)
def test_a_security_is_registered_on_the_day_and_in_three_days_at_the_latest(code: str) -> None:
    procedure = load_procedure(code)
    assert procedure.may_be_given_at_once
    assert "15 giờ" in procedure.same_day
    assert [(limit.quantity, limit.unit) for limit in procedure.time_limits] == [(0, "same_day"), (3, "working_day")]


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("1.013978", {"direct": 27, "post": 20, "online": 17}),
        ("1.013833", {"direct": 10}),
        ("1.013831", {"direct": 18, "post": 4, "online": 18}),
        ("1.012784", {"direct": 22, "post": 12, "online": 12}),
    ],
)
def test_land_has_a_time_limit_for_each_way_of_filing(code: str, days: dict[str, int]) -> None:
    limits = load_procedure(code).time_limits
    assert {limit.channel: limit.quantity for limit in limits} == days
    assert {limit.unit for limit in limits} == {"working_day"}
    assert {limit.certainty for limit in limits} == {"single_source"}


@pytest.mark.parametrize("code", LAND)
def test_the_clerk_is_told_that_the_province_makes_the_form(code: str) -> None:
    assert any("tỉnh ban hành" in note for note in load_procedure(code).notes)
    assert load_form(FORM_OF[code]).certainty == "unverified"
