# SPDX-License-Identifier: GPL-3.0-or-later
"""Occasions and visits as files: the shipped ones hold, faulty ones are told, the office's own stand above."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from counter_app.catalog.customs import custom_problems, load_customs
from counter_app.catalog.layers import Layer, shipped_layer
from counter_app.domain.scheme import LetterEvent
from counter_app.workshop import shipped_catalog

FIRE = """
schema_version = 1
event = "fire"
title = "Cháy nhà"
letter = "thu-chia-buon-hoa-hoan"
announced = "by_hand"
source = "thử"
certainty = "unverified"
"""
VISIT = """
schema_version = 1
id = "thu"
title = "Thử"
procedures = ["9.999999"]
source = "thử"
certainty = "unverified"
"""


def office(folder: Path, part: str, name: str, text: str) -> Layer:
    (folder / part).mkdir(parents=True)
    (folder / part / name).write_text(text, encoding="utf-8")
    return Layer.overlay("office", folder, "catalog/")


def test_what_is_shipped_refers_to_what_there_is() -> None:
    assert custom_problems([shipped_layer()], shipped_catalog()) == []


def test_every_event_of_a_plan_has_its_occasion() -> None:
    assert tuple(load_customs([shipped_layer()]).occasions) == get_args(LetterEvent)


def test_a_file_of_the_office_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    above = office(tmp_path, "occasions", "fire.toml", FIRE)
    customs = load_customs([shipped_layer(), above])
    assert customs.occasions["fire"].title == "Cháy nhà"
    assert customs.problems == ()


@pytest.mark.parametrize(
    ("part", "name", "text", "told"),
    [
        ("occasions", "chay.toml", FIRE, "khác tên tệp"),
        ("occasions", "fire.toml", FIRE.replace("thu-chia-buon-hoa-hoan", "thu-la"), "không có mẫu thu-la"),
        ("occasions", "fire.toml", FIRE + 'texts = { khong_co = "a" }\n', "thư không có trường này"),
        ("occasions", "fire.toml", FIRE + 'texts_done = { khong_co = "a" }\n', "thư không có trường này"),
        ("occasions", "fire.toml", FIRE.replace("by_hand", "result"), "fire.toml"),
        ("occasions", "fire.toml", FIRE + 'copied = { "gia_dinh.ho_ten" = ["ai.do"] }\n', "không tờ khai nào"),
        (
            "visits",
            "thu.toml",
            VISIT,
            "không có thủ tục 9.999999",
        ),
    ],
)
def test_a_faulty_file_is_told(tmp_path: Path, part: str, name: str, text: str, told: str) -> None:
    problems = custom_problems([office(tmp_path, part, name, text)], shipped_catalog())
    assert any(told in problem.sentence for problem in problems)
