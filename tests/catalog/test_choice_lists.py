# SPDX-License-Identifier: GPL-3.0-or-later
"""A field names a reference list; a name nobody knows is told with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.catalog.choice_lists import CHOICE_LISTS, write_out_choices
from counter_app.catalog.problems import Problem
from counter_app.catalog.reference import lists_folder, read_list
from counter_app.workshop import shipped_catalog
from tests.catalog.small import FORM_FILE, problems_of

OWN = 'choices = [{ code = "rau", label = "Rau, quả" }, { code = "vai", label = "Vải" }]'


def write(catalog: Path, lines: str) -> None:
    """What the choice field of the small form says of its choices."""
    path = catalog / FORM_FILE
    text = path.read_text(encoding="utf-8")
    assert OWN in text
    path.write_text(text.replace(OWN, lines), encoding="utf-8")


@pytest.mark.parametrize("name", CHOICE_LISTS)
def test_every_list_that_may_be_named_is_there(name: str) -> None:
    assert read_list(lists_folder() / f"{name}.toml").items


def test_a_field_has_the_choices_of_its_list() -> None:
    field = {"id": "dan_toc", "kind": "choice", "choices_from": "ethnic_groups"}
    problems: list[Problem] = []
    assert write_out_choices("x.toml", {"groups": [{"id": "g", "fields": [field]}]}, problems)
    assert problems == []
    assert field["choices"][0] == {"code": "kinh", "label": "Kinh"}  # type: ignore[comparison-overlap]
    assert len(field["choices"]) == 54
    assert "choices_from" not in field


@pytest.mark.parametrize("form", [None, [], {"groups": 3}, {"groups": [3]}, {"groups": [{"fields": ["x"]}]}])
def test_what_is_not_built_like_a_form_is_left_to_others(form: object) -> None:
    assert write_out_choices("x.toml", form, [])


@pytest.mark.parametrize("wrong", ['"nobody_knows"', "3", '"../secret"', "[1]"])
def test_a_list_nobody_knows_is_told_with_file_and_key(small_catalog: Path, wrong: str) -> None:
    write(small_catalog, f"choices_from = {wrong}")
    told = [problem.sentence for problem in problems_of(small_catalog) if "choices_from" in problem.sentence]
    assert len(told) == 1
    assert FORM_FILE in told[0]
    assert "loai_hang" in told[0]


def test_choices_are_not_given_twice(small_catalog: Path) -> None:
    write(small_catalog, f'choices_from = "ethnic_groups"\n{OWN}')
    assert any("chỉ ghi một trong hai" in problem.sentence for problem in problems_of(small_catalog))


def test_the_shipped_death_form_offers_every_ethnic_group() -> None:
    wanted = [(item.code, item.name) for item in read_list(lists_folder() / "ethnic_groups.toml").items]
    (form, *_) = shipped_catalog().forms_of("1.000656")
    fields = [spec for spec in form.fields() if spec.name == "dan_toc"]
    assert fields
    for spec in fields:
        assert [(choice.code, choice.label) for choice in spec.choices] == wanted
