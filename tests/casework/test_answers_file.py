# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers from a file are read like typing, and whatever is wrong is named."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.casework.answers_file import nested, read_answers
from counter_app.domain.errors import BadInput
from tests.casework.sample_orders import FORM_IDS, TODAY, form_of

FORM = form_of("khai-tu")


def test_typing_is_understood_in_a_file_too() -> None:
    given_answers = {
        "nguoi_yeu_cau": {"ho_ten": "đặng thị quỳnh ỷ", "ngay_sinh": "1/2/1985", "so_dinh_danh": "042 185 001 234"}
    }
    assert read_answers(FORM, given_answers, TODAY) == {
        "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
        "nguoi_yeu_cau.ngay_sinh": "1985-02-01",
        "nguoi_yeu_cau.so_dinh_danh": "042185001234",
    }


def test_a_year_may_be_a_number_and_nothing_may_be_empty() -> None:
    answers = read_answers(FORM, {"nguoi_yeu_cau": {"ngay_sinh": 1960, "ho_ten": None, "noi_cu_tru": "  "}}, TODAY)
    assert answers == {"nguoi_yeu_cau.ngay_sinh": "1960"}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ([], "đối tượng JSON"),
        ("chữ", "đối tượng JSON"),
        ({"khong_co": "x"}, "khong_co"),
        ({"nguoi_yeu_cau": {"ho_tem": "x"}}, "nguoi_yeu_cau.ho_tem"),
        ({"nguoi_yeu_cau": "x"}, "nguoi_yeu_cau"),
        ({"nguoi_yeu_cau": {"ho_ten": ["a"]}}, "nguoi_yeu_cau.ho_ten"),
        ({"nguoi_yeu_cau": {"ho_ten": {"a": "b"}}}, "nguoi_yeu_cau.ho_ten"),
        ({"nguoi_yeu_cau": {"ho_ten": True}}, "nguoi_yeu_cau.ho_ten"),
        ({"nguoi_yeu_cau": {"ngay_sinh": "31/2/1985"}}, "nguoi_yeu_cau.ngay_sinh"),
        ({"nguoi_yeu_cau": {"ngay_sinh": "1/2/2099"}}, "nguoi_yeu_cau.ngay_sinh"),
        ({"nguoi_yeu_cau": {"ngay_sinh": "1/2/25"}}, "nguoi_yeu_cau.ngay_sinh"),
        ({"nguoi_yeu_cau": {"so_dinh_danh": "123"}}, "nguoi_yeu_cau.so_dinh_danh"),
        ({"nguoi_yeu_cau": {"ho_ten": "Vui \U0001f600"}}, "nguoi_yeu_cau.ho_ten"),
        ({"nguoi_yeu_cau": {"ho_ten": "hỏng \ud800"}}, "nguoi_yeu_cau.ho_ten"),
    ],
)
def test_what_is_wrong_names_its_field(wrong: Any, named: str) -> None:
    with pytest.raises(BadInput, match=named):
        read_answers(FORM, wrong, TODAY)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_sample_of_a_form_can_be_fed_back(form_id: str) -> None:
    form = form_of(form_id)
    assert read_answers(form, nested(form.sample), TODAY) == dict(form.sample)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_no_json_ends_in_anything_but_answers_or_a_sentence(anything: object) -> None:
    with suppress(BadInput):
        assert isinstance(read_answers(FORM, anything, TODAY), dict)
