# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers as a portal takes them, in its order where it is known, and a paste told from a keeper's haste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.form import FieldChoice, FieldGroup, FieldSpec, FormSpec, PortalOrder
from counter_app.domain.portal_copy import AT_ONCE_S, PasteWatch, PortalSheet, pasted, portal_sheet
from tests.casework.sample_orders import FORM_IDS, form_of


def spec(kind: str, **more: object) -> FieldSpec:
    return FieldSpec.model_validate({"id": "o", "label": "Ô", "kind": kind, **more})


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("personal_id", "042151001234", "042151001234"),
        ("date", "1951-04-12", "12/04/1951"),
        ("date", "1951", "1951"),
        ("phone", "0912345678", "0912345678"),
        ("name", "H'Bluê Niê Kdăm", "H'Bluê Niê Kdăm"),
        ("amount", "1500000", "1500000"),
    ],
)
def test_a_value_is_pasted_as_a_portal_takes_it(kind: str, value: str, shown: str) -> None:
    assert pasted(spec(kind, partial=kind == "date"), value) == shown


def test_a_choice_is_pasted_by_its_words_and_a_date_as_the_portal_writes_it() -> None:
    choice = spec("choice", choices=[FieldChoice(code="nam", label="Nam"), FieldChoice(code="nu", label="Nữ")])
    assert pasted(choice, "nu") == "Nữ"
    assert pasted(spec("date"), "1951-04-12", "yyyy-mm-dd") == "1951-04-12"
    assert pasted(spec("date", partial=True), "1951-04", "yyyy-mm-dd") == "04/1951"


def small(form_id: str = "mot", portal: PortalOrder | None = None) -> FormSpec:
    fields = tuple(FieldSpec(id=name, label=name, kind="text") for name in ("a", "b", "c"))
    group = FieldGroup(id="nhom", title="Nhóm", fields=fields)
    return FormSpec(
        schema_version=1,
        id=form_id,
        title="Đơn",
        template="don.docx",
        source="bịa",
        certainty="unverified",
        effective_from="2026-01-01",  # type: ignore[arg-type]
        signer_role="",
        groups=(group,),
        portal=portal,
    )


ANSWERS = {"a": "1", "b": "2", "c": "3"}
KNOWN = PortalOrder(order=("c", "a"), source="Cổng thử", certainty="single_source")


def test_the_portals_order_comes_first_and_the_rest_follows_the_paper() -> None:
    sheet = portal_sheet([small(portal=KNOWN)], ANSWERS)
    assert [field.id for field in sheet.fields] == ["c", "a", "b"]
    assert (sheet.certainty, sheet.source) == ("single_source", "Cổng thử")


def test_without_a_known_order_it_is_the_papers_and_says_so() -> None:
    sheet = portal_sheet([small()], ANSWERS)
    assert [field.id for field in sheet.fields] == ["a", "b", "c"]
    assert (sheet.certainty, sheet.source) == ("unverified", "")
    mixed = portal_sheet([small(portal=KNOWN), small("hai")], ANSWERS)
    assert mixed.certainty == "unverified"


def test_an_order_names_only_fields_of_its_form() -> None:
    with pytest.raises(ValueError, match="unknown field"):
        small(portal=PortalOrder(order=("x",), source="s", certainty="unverified"))


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_every_answer_of_a_sample_is_pasted_once_and_none_is_empty(form_id: str) -> None:
    form = form_of(form_id)
    sheet = portal_sheet([form, form], form.sample)
    assert len({field.id for field in sheet.fields}) == len(sheet.fields) > 5
    assert all(field.value for field in sheet.fields)
    assert any(field.sensitive for field in sheet.fields)


@given(st.sets(st.sampled_from("abc")), st.integers(-1, 2))
def test_the_next_open_field_is_one_not_pasted_yet(done: set[str], after: int) -> None:
    sheet = portal_sheet([small()], ANSWERS)
    place = sheet.next_open(done, after)
    if place is None:
        assert done == {"a", "b", "c"}
    else:
        assert sheet.fields[place].id not in done
    assert PortalSheet(()).next_open(()) is None


def test_a_paste_counts_once_and_haste_does_not() -> None:
    watch = PasteWatch()
    watch.copied(10.0)
    assert not watch.counts_when_left()
    assert not watch.asked(10.0 + AT_ONCE_S / 2)
    assert watch.counts_when_left(), "a keeper hands it out from now on"
    assert watch.asked(11.0)
    assert not watch.asked(11.01)
    watch.copied(12.0)
    assert not watch.counts_when_left()
