# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers for one sector or person: found without marks, from the period that runs, replaced when set again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counter_app.casework.service_day import OfficeDays
from counter_app.casework.target_setting import TargetSetting
from counter_app.catalog.layers import shipped_layer
from counter_app.domain.errors import BadInput
from counter_app.domain.roles import Role
from counter_app.domain.tally_targets import SetTarget
from tests.casework.living_counter import Counter, open_counter
from tests.casework.sample_orders import catalog

SCHEME, SECTOR, PERSON = "bui-la-nhan", "truc_tuyen_theo_linh_vuc", "truc_tuyen_theo_can_bo"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        opened.register.people.add("Đặng Thị Quỳnh Ỷ", Role.CLERK)
        yield opened


@pytest.fixture
def setting(counter: Counter) -> TargetSetting:
    return TargetSetting(counter.register, catalog(), OfficeDays(lambda: [shipped_layer()]), counter.watch)


def test_a_sector_and_a_person_are_found_without_marks(counter: Counter, setting: TargetSetting) -> None:
    assert setting.set(SCHEME, SECTOR, " ho tich", "20") == SetTarget(
        SCHEME, SECTOR, "Hộ tịch", "", date(2026, 11, 1), 20
    )
    setting.set(SCHEME, PERSON, "dang thi quynh y", "7,5")
    assert [(one.sector, one.clerk, one.quantity) for one in counter.register.targets.all()] == [
        ("Hộ tịch", "", 20),
        ("", "Đặng Thị Quỳnh Ỷ", 7.5),
    ]


def test_set_again_in_the_same_month_it_is_replaced_and_in_the_next_it_follows(
    counter: Counter, setting: TargetSetting
) -> None:
    for number in ("20", "24"):
        setting.set(SCHEME, SECTOR, "Hộ tịch", number)
        setting.set(SCHEME, PERSON, "Đặng Thị Quỳnh Ỷ", number)
    counter.at("2026-12-02T09:00")
    setting.set(SCHEME, SECTOR, "Hộ tịch", "30")
    told = [(one.sector or one.clerk, one.from_day.month, one.quantity) for one in counter.register.targets.all()]
    assert told == [("Hộ tịch", 11, 24), ("Đặng Thị Quỳnh Ỷ", 11, 24), ("Hộ tịch", 12, 30)]


@pytest.mark.parametrize(
    ("target", "whom", "quantity", "sentence"),
    [
        (SECTOR, "Hộ tịch", "nhiều", "phải có con số"),
        (SECTOR, "Hộ tịch", "", "phải có con số"),
        (SECTOR, "Hộ tịch", "-1", "số không âm"),
        (SECTOR, "Hộ tịch", "nan", "số không âm"),
        (SECTOR, "Đặng Thị Quỳnh Ỷ", "5", "Không có lĩnh vực «Đặng Thị Quỳnh Ỷ»"),
        (PERSON, "Hộ tịch", "5", "Không có ai tên «Hộ tịch»"),
    ],
)
def test_what_cannot_be_set_is_said_and_nothing_is(
    counter: Counter, setting: TargetSetting, target: str, whom: str, quantity: str, sentence: str
) -> None:
    with pytest.raises(BadInput, match=sentence):
        setting.set(SCHEME, target, whom, quantity)
    assert counter.register.targets.all() == ()
