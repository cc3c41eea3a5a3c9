# SPDX-License-Identifier: GPL-3.0-or-later
"""Which fields are asked follows from the answers, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.journey import gaps, printed_answers, same_person, visible_fields
from tests.domain.sample_form import sample_form

FORM = sample_form()
IDENTIFIED = {
    "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "nguoi_yeu_cau.ngay_sinh": "1951-04-12",
    "nguoi_yeu_cau.so_dinh_danh": "042151001234",
}


def asked(answers: dict[str, str]) -> list[str]:
    return [spec.id for spec in visible_fields(FORM, answers)]


def test_sex_is_not_asked_of_somebody_with_number_and_full_birth_date() -> None:
    assert "nguoi_yeu_cau.gioi_tinh" not in asked(IDENTIFIED)


def test_sex_is_asked_when_the_number_is_missing_or_the_birth_date_is_partial() -> None:
    assert "nguoi_yeu_cau.gioi_tinh" in asked({})
    assert "nguoi_yeu_cau.gioi_tinh" in asked(IDENTIFIED | {"nguoi_yeu_cau.ngay_sinh": "1951"})
    assert "nguoi_yeu_cau.gioi_tinh" in asked(IDENTIFIED | {"nguoi_yeu_cau.so_dinh_danh": "181234567"})


def test_a_hidden_required_field_is_no_gap() -> None:
    missing = {spec.id for spec in gaps(FORM, IDENTIFIED)}
    assert "nguoi_yeu_cau.gioi_tinh" not in missing
    assert {"nguoi_duoc_cap.ho_ten", "nguoi_duoc_cap.gioi_tinh", "muc_dich"} <= missing


def test_an_answer_that_became_hidden_is_not_printed() -> None:
    answers = IDENTIFIED | {"nguoi_yeu_cau.gioi_tinh": "nu"}
    assert "nguoi_yeu_cau.gioi_tinh" not in printed_answers(FORM, answers)


def test_the_same_person_is_copied_with_what_follows_from_it() -> None:
    copied = same_person(FORM, "nguoi_duoc_cap", IDENTIFIED)
    assert copied == {
        "nguoi_duoc_cap.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
        "nguoi_duoc_cap.ngay_sinh": "1951-04-12",
        "nguoi_duoc_cap.so_dinh_danh": "042151001234",
        "quan_he": "ban_than",
    }


def test_a_group_without_a_twin_copies_nothing() -> None:
    assert same_person(FORM, "noi_dung", IDENTIFIED) == {}


@given(st.dictionaries(st.sampled_from([spec.id for spec in FORM.fields()]), st.text(max_size=14)))
def test_whatever_is_printed_was_asked_and_every_gap_is_asked(answers: dict[str, str]) -> None:
    visible = asked(answers)
    assert list(printed_answers(FORM, answers)) == visible
    assert {spec.id for spec in gaps(FORM, answers)} <= set(visible)
