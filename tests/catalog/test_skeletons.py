# SPDX-License-Identifier: GPL-3.0-or-later
"""A skeleton is sound TOML of the right schema, says what is known, and the check names what remains."""

from __future__ import annotations

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.catalog.skeleton import blueprint_skeleton, form_skeleton, procedure_skeleton
from counter_app.catalog.toml_text import toml_text
from counter_app.domain.errors import BadInput
from counter_app.workshop import shipped_catalog
from tests.catalog.small import opened, problems_of
from tests.catalog.test_sector_files import write_sector

TODAY = date(2026, 11, 24)
ODD_LISTED = [offer.code for offer in shipped_catalog().offers if not offer.has_forms][::25]

KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=120).filter(lambda t: t[:4] != "2026")
VALUES = st.recursive(
    TEXTS | st.integers(-(2**40), 2**40) | st.booleans() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_is_written_reads_the_same_again(told: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(told)) == told


@pytest.mark.parametrize("code", ODD_LISTED)
def test_a_skeleton_says_all_that_was_listed(code: str) -> None:
    procedure = shipped_catalog().procedure(code)
    told = tomllib.loads(procedure_skeleton(procedure, None))
    assert type(procedure).model_validate(told) == procedure


def test_a_skeleton_in_place_of_the_listed_entry_passes_the_check(small_catalog: Path) -> None:
    listed = small_catalog / write_sector(small_catalog, "9.000002")
    procedure = opened(small_catalog).procedure("9.000002")
    listed.unlink()
    (small_catalog / "procedures" / "9.000002.toml").write_text(procedure_skeleton(procedure, None), encoding="utf-8")
    assert problems_of(small_catalog) == []


def test_with_a_form_the_check_names_exactly_what_remains(small_catalog: Path) -> None:
    shutil.rmtree(small_catalog / "procedures" / "listed", ignore_errors=True)
    procedure = opened(small_catalog).procedure("9.000001")
    (small_catalog / "procedures" / "9.000001.toml").write_text(procedure_skeleton(procedure, "don-moi"), "utf-8")
    (small_catalog / "forms" / "don-moi.toml").write_text(form_skeleton("don-moi", procedure, TODAY), "utf-8")
    (problem,) = problems_of(small_catalog)
    assert (problem.file, "không có tệp mẫu don-moi.docx" in problem.sentence) == ("forms/don-moi.toml", True)
    shutil.copyfile(*(small_catalog.parent / "templates_docx" / f"{name}.docx" for name in ("don-xin-cho", "don-moi")))
    assert problems_of(small_catalog) == []


def test_the_blueprint_names_its_form_and_its_doubts() -> None:
    told = tomllib.loads(blueprint_skeleton("don-moi", shipped_catalog().procedure("1.000656")))
    assert told["form"] == "don-moi"
    assert told["doubts"]


@pytest.mark.parametrize("form_id", ["", "Đơn", "../x", "a/b", "con.toml", "-a", "A"])
def test_a_name_that_is_none_for_a_form_is_refused(form_id: str) -> None:
    with pytest.raises(BadInput, match="không dấu"):
        form_skeleton(form_id, shipped_catalog().procedure("1.000656"), TODAY)
