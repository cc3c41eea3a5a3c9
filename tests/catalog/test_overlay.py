# SPDX-License-Identifier: GPL-3.0-or-later
"""What the office lays over the shipped catalogue counts, and is always seen to be the office's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.catalog.catalog import Catalog, open_catalog
from counter_app.catalog.layers import Layer, template_files
from tests.catalog.small import DATA, FORM_FILE, PROCEDURE_FILE, small_layer
from tests.catalog.test_sector_files import write_sector

FEES = """schema_version = 1
[[fees]]
code = "{code}"
text = "5.000 đồng"
source = "Nghị quyết 01/2026/NQ-HĐND"
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The office's own folder, still empty."""
    for part in ("procedures", "forms", "lists", "templates"):
        (tmp_path / "office" / part).mkdir(parents=True)
    return tmp_path / "office"


def over(small_catalog: Path, office: Path) -> Catalog:
    return open_catalog((small_layer(small_catalog), Layer.overlay("office", office, "catalog/")))


def copied(small_catalog: Path, office: Path, file: str, sound: str, other: str) -> Path:
    text = (small_catalog / file).read_text(encoding="utf-8")
    assert sound in text
    (office / file).write_text(text.replace(sound, other), encoding="utf-8")
    return office / file


def test_a_missing_overlay_changes_nothing(small_catalog: Path, tmp_path: Path) -> None:
    catalog = over(small_catalog, tmp_path / "nowhere")
    assert catalog.problems == ()
    assert catalog.origin_of("9.000001") == "shipped"


def test_a_procedure_of_the_office_stands_for_the_shipped_one(small_catalog: Path, office: Path) -> None:
    copied(small_catalog, office, PROCEDURE_FILE, "Giấy xác nhận chỗ bán", "Giấy chỗ chợ của xã")
    catalog = over(small_catalog, office)
    assert catalog.problems == ()
    assert catalog.procedure("9.000001").short_name == "Giấy chỗ chợ của xã"
    assert [(offer.code, offer.origin) for offer in catalog.offers] == [("9.000001", "office")]


def test_a_procedure_may_be_added(small_catalog: Path, office: Path) -> None:
    write_sector(office, "9.000002")
    catalog = over(small_catalog, office)
    assert {offer.code: offer.origin for offer in catalog.offers} == {"9.000001": "shipped", "9.000002": "office"}


def test_a_form_of_the_office_stands_for_the_version_of_the_same_day(small_catalog: Path, office: Path) -> None:
    copied(small_catalog, office, FORM_FILE, 'title = "Đơn xin chỗ bán hàng"', 'title = "Đơn của xã"')
    catalog = over(small_catalog, office)
    assert catalog.problems == ()
    assert [form.title for form in catalog.forms("don-xin-cho")] == ["Đơn của xã"]
    assert catalog.form_origins == {"don-xin-cho": ("office",)}
    assert catalog.origin_of("9.000001") == "office", "a form of the office is seen on its procedure"


def test_a_later_version_of_the_office_is_offered_from_its_day_on(small_catalog: Path, office: Path) -> None:
    copied(small_catalog, office, FORM_FILE, "effective_from = 2025-07-01", "effective_from = 2026-05-01")
    catalog = over(small_catalog, office)
    assert catalog.problems == (), "a higher layer may overlap a lower one"
    assert catalog.form("don-xin-cho", date(2026, 4, 30)).effective_from == date(2025, 7, 1)
    assert catalog.form("don-xin-cho", date(2026, 5, 1)).effective_from == date(2026, 5, 1)
    assert catalog.form_origins == {"don-xin-cho": ("shipped", "office")}


def test_a_fee_of_the_province_takes_the_place_of_the_shipped_one(small_catalog: Path, office: Path) -> None:
    (office / "lists" / "fees.toml").write_text(FEES.format(code="9.000001"), encoding="utf-8")
    catalog = over(small_catalog, office)
    assert catalog.problems == ()
    assert catalog.procedure("9.000001").fee.text == "5.000 đồng (Nghị quyết 01/2026/NQ-HĐND)"
    assert catalog.offers[0].origin == "office"


def test_a_fee_for_nothing_known_is_told_with_its_file(small_catalog: Path, office: Path) -> None:
    (office / "lists" / "fees.toml").write_text(FEES.format(code="9.000009"), encoding="utf-8")
    (problem,) = over(small_catalog, office).problems
    assert problem.file == "catalog/lists/fees.toml"
    assert "9.000009" in problem.sentence


def test_a_faulty_file_of_the_office_leaves_the_shipped_one_in_its_place(small_catalog: Path, office: Path) -> None:
    copied(small_catalog, office, PROCEDURE_FILE, "schema_version = 1", "schema_version = 7")
    catalog = over(small_catalog, office)
    (problem,) = catalog.problems
    assert problem.file == f"catalog/{PROCEDURE_FILE}"
    assert catalog.procedure("9.000001").short_name == "Giấy xác nhận chỗ bán"
    assert catalog.origin_of("9.000001") == "shipped"


def test_a_template_of_the_office_stands_for_the_shipped_one(small_catalog: Path, office: Path) -> None:
    mine = office / "templates" / "don-xin-cho.docx"
    mine.write_bytes((DATA / "templates_docx" / "don-xin-cho.docx").read_bytes())
    layers = (small_layer(small_catalog), Layer.overlay("office", office, "catalog/"))
    assert template_files(layers) == {"don-xin-cho.docx": mine}
