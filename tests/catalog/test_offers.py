# SPDX-License-Identifier: GPL-3.0-or-later
"""The list that is read first says of every procedure what the catalogue says of it later."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from counter_app.catalog.catalog import load_catalog
from counter_app.catalog.offers import Offer, read_offers
from counter_app.catalog.search import ProcedureIndex
from counter_app.domain.offered import Offered
from counter_app.installed import shipped_folder

SHIPPED = shipped_folder("forms_catalog")
SMALLEST = """
code = "9.000009"
name = "Thủ tục thử"
short_name = "Thử"
sector = "Thử"
certainty = "unverified"
[[time_limits]]
unit = "{unit}"
"""


def facts_of(offered: Offered) -> dict[str, object]:
    return {name: getattr(offered, name) for name in Offer.__dataclass_fields__}


def test_the_list_and_the_catalogue_agree() -> None:
    procedures = load_catalog(SHIPPED).procedures
    assert {offer.code: asdict(offer) for offer in read_offers(SHIPPED)} == {
        code: facts_of(procedure) for code, procedure in procedures.items()
    }


@pytest.mark.parametrize("query", ["", "doc than", "1.004873", "khai tu", "hộ tịch"])
def test_the_list_is_searched_like_the_catalogue(query: str) -> None:
    early, whole = ProcedureIndex(read_offers(SHIPPED)), ProcedureIndex(load_catalog(SHIPPED).procedures.values())
    assert (
        [hit.procedure.code for hit in early.find(query, {})]
        == [hit.procedure.code for hit in whole.find(query, {})]
        != []
    )


@pytest.mark.parametrize(("unit", "at_once"), [("same_day", True), ("working_day", False)])
def test_a_time_limit_of_one_day_is_said_on_the_list(tmp_path: Path, unit: str, at_once: bool) -> None:
    write(tmp_path, SMALLEST.format(unit=unit))
    assert [offer.may_be_given_at_once for offer in read_offers(tmp_path)] == [at_once]


@pytest.mark.parametrize("content", ["", "name =", "name = 3", 'code = "1"\ntime_limits = []', "[" * 5000])
def test_a_file_that_cannot_be_read_is_left_to_the_check_that_follows(tmp_path: Path, content: str) -> None:
    write(tmp_path, content)
    assert read_offers(tmp_path) == []


def write(folder: Path, content: str) -> None:
    (folder / "procedures").mkdir()
    (folder / "procedures" / "x.toml").write_text(content, encoding="utf-8")
