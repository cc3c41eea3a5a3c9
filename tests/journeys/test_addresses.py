# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses at the real window: the shipped places and the office's own villages reach the field."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk

HOME = "nguoi_chet.noi_cu_tru_cuoi_cung"


def begin_a_death(clerk: Clerk) -> None:
    clerk.type("khai tu", "<Return>", "<Ctrl+Return>")
    assert clerk.screen == "typing"
    clerk.go_to_field(HOME)


@pytest.mark.usefixtures("named_office")
def test_a_village_of_the_office_and_a_commune_of_another_province_are_taken_from_the_list(
    sit_down: NewClerk, data_folder: Path
) -> None:
    lists = data_folder / "catalog" / "lists"
    lists.mkdir(parents=True)
    (lists / "villages.toml").write_text('schema_version = 1\nvillages = ["Thôn Yên Mỹ"]\n', "utf-8")
    clerk = sit_down()
    begin_a_death(clerk)
    clerk.type("yen m", "<Down>", "<Return>")
    assert clerk._typing.current_answers()[HOME] == "Thôn Yên Mỹ, xã Bùi La Nhân, tỉnh Hà Tĩnh"
    clerk.go_to_field(HOME)
    clerk.type("so 5, ben thanh, hcm", "<Down>", "<Return>")
    assert clerk._typing.current_answers()[HOME] == "so 5, phường Bến Thành, thành phố Hồ Chí Minh"


@pytest.mark.usefixtures("named_office")
def test_a_faulty_village_list_is_told_and_places_are_offered_all_the_same(
    sit_down: NewClerk, data_folder: Path
) -> None:
    lists = data_folder / "catalog" / "lists"
    lists.mkdir(parents=True)
    (lists / "villages.toml").write_text("villages = [", "utf-8")
    clerk = sit_down()
    begin_a_death(clerk)
    assert any("thôn, tổ" in sentence for sentence in clerk.sentences)
    clerk.type("ben thanh, hcm", "<Down>", "<Return>")
    assert clerk._typing.current_answers()[HOME] == "phường Bến Thành, thành phố Hồ Chí Minh"
