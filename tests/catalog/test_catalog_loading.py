# SPDX-License-Identifier: GPL-3.0-or-later
"""A sound catalogue loads; versions of a form are told apart by day and by pin."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counter_app.catalog.catalog import (
    Catalog,
    FormVersionMissing,
)
from counter_app.catalog.compiling import check_catalog
from counter_app.catalog.layers import shipped_layer
from counter_app.domain.errors import BadInput
from tests.catalog.small import FORM_FILE, PROCEDURE_FILE, Spoil, opened, problems_of


@pytest.fixture
def two_versions(small_catalog: Path) -> Catalog:
    """The form as it is until the end of 2026, and as it will be from 2027."""
    text = (small_catalog / FORM_FILE).read_text(encoding="utf-8")
    later = text.replace("2025-07-01", "2027-01-01").replace("effective_to = 2026-12-31\n", "")
    (small_catalog / "forms" / "don-xin-cho.2027.toml").write_text(later, encoding="utf-8")
    return opened(small_catalog)


def test_a_sound_catalogue_has_no_problems(small_catalog: Path) -> None:
    assert problems_of(small_catalog) == []


def test_the_shipped_catalogue_has_no_problems() -> None:
    assert check_catalog((shipped_layer(),)) == []


def test_a_procedure_is_found_by_its_code_with_or_without_the_dot(small_catalog: Path) -> None:
    catalog = opened(small_catalog)
    assert catalog.procedure("9.000001") is catalog.procedure(" 9000001 ")


@pytest.mark.parametrize("code", ["", "9.000002", "Nguyễn Thị Mẫu", "9.00000１", "\x00"])
def test_an_unknown_code_is_bad_input(small_catalog: Path, code: str) -> None:
    with pytest.raises(BadInput, match="Không có thủ tục"):
        opened(small_catalog).procedure(code)


def test_a_name_typed_for_a_code_is_not_repeated_in_the_sentence(small_catalog: Path) -> None:
    with pytest.raises(BadInput) as refused:
        opened(small_catalog).procedure("Nguyễn Thị Mẫu")
    assert "Nguyễn" not in str(refused.value)


def test_the_day_decides_which_version_is_offered(two_versions: Catalog) -> None:
    last_day, first_day = date(2026, 12, 31), date(2027, 1, 1)
    assert two_versions.form("don-xin-cho", last_day).effective_from == date(2025, 7, 1)
    assert two_versions.form("don-xin-cho", first_day).effective_from == first_day
    assert [form.effective_from for form in two_versions.forms_of("9.000001", first_day)] == [first_day]


def test_a_pinned_version_is_kept_whatever_the_day(two_versions: Catalog) -> None:
    form = two_versions.form("don-xin-cho", date(2028, 5, 5), version="2025-07-01")
    assert form.effective_from == date(2025, 7, 1)


def test_a_pinned_version_that_is_gone_is_refused_with_a_way_out(two_versions: Catalog) -> None:
    with pytest.raises(FormVersionMissing, match="vẫn an toàn"):
        two_versions.form("don-xin-cho", version="2024-01-01")


def test_outside_every_version_the_newest_is_given_and_known_as_not_in_force(two_versions: Catalog) -> None:
    before_all = date(2020, 1, 1)
    form = two_versions.form("don-xin-cho", before_all)
    assert form.effective_from == date(2027, 1, 1)
    assert not form.validity_on(before_all).is_current


def test_versions_stand_oldest_first(two_versions: Catalog) -> None:
    assert [form.effective_from.year for form in two_versions.forms("don-xin-cho")] == [2025, 2027]


def test_an_unknown_form_is_bad_input_naming_the_known_ones(small_catalog: Path) -> None:
    with pytest.raises(BadInput, match="don-xin-cho"):
        opened(small_catalog).forms("don-khac")


def test_every_fault_is_told_and_what_is_sound_stays_usable(small_catalog: Path, spoil: Spoil) -> None:
    spoil(FORM_FILE, "partial = true", "partial = 7")
    catalog = opened(small_catalog)
    assert {problem.file for problem in catalog.problems} == {FORM_FILE}
    assert catalog.procedure("9.000001").form_ids == ()
    assert not catalog.offers[0].has_forms
    with pytest.raises(BadInput, match="1 tệp của danh mục có lỗi"):
        catalog.form("don-xin-cho")


def test_a_faulty_procedure_is_left_out(small_catalog: Path) -> None:
    for file in (PROCEDURE_FILE, FORM_FILE):
        (small_catalog / file).write_text("schema_version = 2\n", encoding="utf-8")
    catalog = opened(small_catalog)
    assert {problem.file for problem in catalog.problems} == {PROCEDURE_FILE, FORM_FILE}
    assert (list(catalog.procedures), list(catalog.form_versions), catalog.offers) == ([], [], ())


def test_a_missing_folder_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    assert {problem.file for problem in problems_of(tmp_path / "nowhere")} == {"procedures", "forms"}


def test_a_catalogue_without_any_procedure_is_a_problem(small_catalog: Path) -> None:
    (small_catalog / PROCEDURE_FILE).unlink()
    (problem,) = problems_of(small_catalog)
    assert "không có thủ tục nào" in problem.sentence
