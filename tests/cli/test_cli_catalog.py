# SPDX-License-Identifier: GPL-3.0-or-later
"""``catalog`` answers in the promised shapes."""

from __future__ import annotations

import pytest

from counter_app.workshop import shipped_catalog
from tests.cli.spoken import Run

CODES = sorted(shipped_catalog().procedures)
SHOWN = [
    *sorted(offer.code for offer in shipped_catalog().offers if offer.has_forms),
    *sorted(offer.code for offer in shipped_catalog().offers if not offer.has_forms)[::60],
]
"""Every procedure that prints something, and a few of those that are only listed."""


def test_the_list_has_every_procedure_in_the_promised_shape(run: Run) -> None:
    rows = run("catalog", "list", "--json").shape["procedures"]
    assert sorted(row["code"] for row in rows) == CODES
    for row in rows:
        assert set(row) == {"code", "name", "sector", "forms", "components", "certainty", "origin"}
        assert isinstance(row["components"], int)
        assert all(isinstance(form_id, str) for form_id in row["forms"])


def test_the_list_for_people_has_a_line_for_each(run: Run) -> None:
    *lines, summary = run("catalog", "list").answer.splitlines()
    assert sorted(line.split()[0] for line in lines) == CODES
    assert summary.startswith(f"Biết {len(CODES)} thủ tục")


def test_the_list_tells_how_far_it_reaches(run: Run) -> None:
    shape = run("catalog", "list", "--json").shape
    rows, summary = shape["procedures"], shape["summary"]
    assert summary["known"] == len(rows)
    assert summary["with_components"] == sum(row["components"] > 0 for row in rows)
    assert summary["with_forms"] == sum(bool(row["forms"]) for row in rows)
    for sure in ("verified", "single_source", "unverified"):
        assert summary[sure] == sum(row["certainty"] == sure for row in rows)


@pytest.mark.parametrize("code", SHOWN)
def test_show_gives_the_whole_procedure_and_every_field(run: Run, code: str) -> None:
    shape = run("catalog", "show", code, "--json").shape
    procedure = shipped_catalog().procedure(code)
    whole = procedure.model_dump(mode="json")
    assert {key: shape[key] for key in whole if key != "forms"} == {
        key: value for key, value in whole.items() if key != "forms"
    }
    assert [form["id"] for form in shape["forms"]] == list(procedure.form_ids)
    for form in shape["forms"]:
        ids = [field["id"] for field in form["fields"]]
        assert ids == [spec.id for spec in shipped_catalog().form(form["id"]).fields()]
        for field in form["fields"]:
            assert {"id", "label", "kind", "required", "choices"} <= set(field)
            assert all(set(choice) == {"code", "label"} for choice in field["choices"])


@pytest.mark.parametrize("code", SHOWN)
def test_show_for_people_names_every_field_and_component(run: Run, code: str) -> None:
    told = run("catalog", "show", code).answer
    procedure = shipped_catalog().procedure(code)
    for form in shipped_catalog().forms_of(code):
        assert all(f"{spec.id}: {spec.label}" in told for spec in form.fields())
    assert all(component.name in told for component in procedure.components)
    assert all(basis.document in told for basis in procedure.legal_basis)


def test_the_shipped_catalogue_and_its_templates_pass_the_check(run: Run) -> None:
    assert run("catalog", "check", "--json").shape == {"ok": True, "problems": []}
    assert run("catalog", "check").code == 0


@pytest.mark.parametrize("code", ["", "khong-co", "1.00487", "1.0048731", "Nguyễn Thị Mẫu", "\x07", "\ud800"])
def test_an_unknown_code_is_bad_input(run: Run, code: str) -> None:
    assert run("catalog", "show", code).is_refusal(2)
    assert run("--json", "catalog", "show", code).is_refusal(2)
