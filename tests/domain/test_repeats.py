# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows alike are written once and asked one after the other; what a row needs, it needs only once it is begun."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, printed_answers, same_person, visible_fields
from tests.domain.sample_form import form_data

ROWS = 4


def household(**changes: Any) -> dict[str, Any]:
    """A group of people written once, as a form file has it."""
    return {
        "id": "thanh_vien",
        "title": "Thành viên",
        "repeats": ROWS,
        "repeats_title": "Thành viên thứ {n}",
        "fields": [
            {"id": "thanh_vien.ho_ten", "label": "Họ, tên", "kind": "name", "required": True},
            {"id": "thanh_vien.so_dinh_danh", "label": "Số định danh", "kind": "personal_id", "required": True},
            {
                "id": "thanh_vien.so_giay_to",
                "label": "Giấy tờ khác",
                "kind": "text",
                "shown_when": {
                    "all": [
                        {"field": "thanh_vien.so_dinh_danh", "verb": "empty"},
                        {"any": [{"field": "muc_dich", "verb": "answered"}]},
                    ]
                },
                "required_when": {"field": "thanh_vien.so_dinh_danh", "verb": "empty"},
            },
            {"id": "thanh_vien.ghi_chu", "label": "Ghi chú", "kind": "text"},
        ],
    } | changes


def form_with(group: dict[str, Any], **more: Any) -> FormSpec:
    data = form_data()
    return FormSpec.model_validate(data | {"groups": [*data["groups"], group]} | more)


FORM = form_with(household())
ROW_FIELDS = [spec.id for spec in FORM.fields() if spec.role.startswith("thanh_vien_")]


def asked(answers: dict[str, str]) -> list[str]:
    return [spec.id for spec in visible_fields(FORM, answers) if spec.id in ROW_FIELDS]


def lacking(answers: dict[str, str]) -> list[str]:
    return [spec.id for spec in gaps(FORM, answers) if spec.id in ROW_FIELDS]


def test_a_group_written_once_becomes_its_rows() -> None:
    rows = [group for group in FORM.groups if group.id.startswith("thanh_vien")]
    assert [group.id for group in rows] == ["thanh_vien_1", "thanh_vien_2", "thanh_vien_3", "thanh_vien_4"]
    assert rows[2].title == "Thành viên thứ 3"
    assert [spec.id for spec in rows[1].fields][:2] == ["thanh_vien_2.ho_ten", "thanh_vien_2.so_dinh_danh"]


def test_a_form_that_was_read_reads_the_same_again() -> None:
    assert FormSpec.model_validate_json(FORM.model_dump_json(), strict=True) == FORM


def test_without_a_title_of_its_own_a_row_is_numbered() -> None:
    form = form_with(household(repeats_title=""))
    assert form.groups[-1].title == "Thành viên (4)"


def test_the_next_row_is_asked_when_this_one_is_begun() -> None:
    assert asked({}) == ["thanh_vien_1.ho_ten", "thanh_vien_1.so_dinh_danh", "thanh_vien_1.ghi_chu"]
    begun = asked({"thanh_vien_1.ho_ten": "Y Moan"})
    assert "thanh_vien_2.ho_ten" in begun
    assert "thanh_vien_3.ho_ten" not in begun


def test_a_row_after_an_emptied_one_is_neither_asked_nor_printed() -> None:
    answers = {"thanh_vien_1.ho_ten": "Y Moan", "thanh_vien_3.ho_ten": "H'Hen", "thanh_vien_2.ho_ten": ""}
    assert "thanh_vien_3.ho_ten" not in printed_answers(FORM, answers)


def test_conditions_inside_a_row_look_at_the_same_row_and_at_fields_outside() -> None:
    answers = {
        "thanh_vien_1.ho_ten": "Y Moan",
        "thanh_vien_1.so_dinh_danh": "042185001234",
        "muc_dich": "x",
        "thanh_vien_2.ho_ten": "H'Hen",
    }
    assert "thanh_vien_1.so_giay_to" not in asked(answers)
    assert "thanh_vien_2.so_giay_to" in asked(answers)
    assert "thanh_vien_2.so_giay_to" not in asked(answers | {"muc_dich": ""})


def test_a_row_needs_its_fields_only_once_it_is_begun() -> None:
    assert lacking({}) == ["thanh_vien_1.ho_ten"]
    assert lacking({"thanh_vien_1.ho_ten": "Y Moan"}) == ["thanh_vien_1.so_dinh_danh"]
    first = {"thanh_vien_1.ho_ten": "Y Moan", "thanh_vien_1.so_dinh_danh": "042185001234", "muc_dich": "x"}
    assert lacking(first) == []
    assert lacking(first | {"thanh_vien_2.ho_ten": "H'Hen"}) == ["thanh_vien_2.so_dinh_danh", "thanh_vien_2.so_giay_to"]


def test_the_first_row_may_be_left_out_when_its_first_field_is_free() -> None:
    group = household()
    group["fields"][0]["required"] = False
    form = form_with(group)
    assert [spec.id for spec in gaps(form, {}) if spec.role.startswith("thanh_vien")] == []


def test_same_person_works_for_a_row() -> None:
    form = form_with(household(same_as="nguoi_yeu_cau", same_sets={"thanh_vien.ghi_chu": "chủ hộ"}))
    copied = same_person(form, "thanh_vien_1", {"nguoi_yeu_cau.ho_ten": "Y Moan"})
    assert copied == {"thanh_vien_1.ho_ten": "Y Moan", "thanh_vien_1.ghi_chu": "chủ hộ"}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"repeats": 1}, "greater than or equal to 2"),
        ({"repeats": 41}, "less than or equal to 40"),
        ({"repeats_title": "Thành viên"}, "lacks"),
        ({"repeats": None}, "without repeats"),
        ({"id": "ho"}, "must be called ho"),
    ],
)
def test_a_row_written_wrongly_is_refused(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        form_with(household(**changes))


def test_a_row_may_not_take_the_name_of_another_group_s_field() -> None:
    data = form_data()
    data["groups"][0]["fields"][0]["id"] = "thanh_vien_2.ho_ten"
    with pytest.raises(ValidationError, match="share an id"):
        FormSpec.model_validate({**data, "groups": [*data["groups"], household()], "sample": {}})


CONDITIONS = st.recursive(
    st.builds(
        lambda name, verb: {"field": name, "verb": verb},
        st.sampled_from(["dong.a", "dong.b", "dong.c", "muc_dich"]),
        st.sampled_from(["answered", "empty", "full_date", "no_personal_number"]),
    ),
    lambda parts: st.builds(
        lambda key, inside: {key: inside}, st.sampled_from(["all", "any"]), st.lists(parts, min_size=1, max_size=3)
    ),
    max_leaves=4,
)
FLAGS = st.fixed_dictionaries(
    {"required": st.booleans()}, optional={"shown_when": CONDITIONS, "required_when": CONDITIONS}
)


@given(
    repeats=st.integers(2, 20),
    flags=st.tuples(FLAGS, FLAGS, FLAGS),
    answered=st.sets(st.tuples(st.integers(1, 20), st.sampled_from("abc"))),
    purpose=st.booleans(),
)
def test_whatever_a_row_says_it_is_asked_in_turn_and_means_itself(
    repeats: int, flags: tuple[dict[str, Any], ...], answered: set[tuple[int, str]], purpose: bool
) -> None:
    fields = [
        {"id": f"dong.{name}", "label": name, "kind": "text"} | flag for name, flag in zip("abc", flags, strict=True)
    ]
    once = form_with({"id": "dong", "title": "Dòng", "fields": fields})
    form = form_with({"id": "dong", "title": "Dòng", "fields": fields, "repeats": repeats})
    answers = {f"dong_{row}.{name}": "x" for row, name in answered} | {"muc_dich": "x" * purpose}
    shown = {spec.id for spec in visible_fields(form, answers)}
    missing = {spec.id for spec in gaps(form, answers)}
    for row in range(1, repeats + 1):
        in_turn = all(answers.get(f"dong_{earlier}.a") for earlier in range(1, row))
        alone = {f"dong.{name}": answers.get(f"dong_{row}.{name}", "") for name in "abc"}
        alone |= {"muc_dich": answers["muc_dich"]}
        written = {spec.id for spec in visible_fields(once, alone)}
        needed = {spec.id for spec in gaps(once, alone)}
        for name in "abc":
            begun = row == 1 if name == "a" else bool(alone["dong.a"])
            assert (f"dong_{row}.{name}" in shown) == (in_turn and f"dong.{name}" in written)
            assert (f"dong_{row}.{name}" in missing) == (in_turn and begun and f"dong.{name}" in needed)
