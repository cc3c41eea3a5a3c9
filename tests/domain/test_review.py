# SPDX-License-Identifier: GPL-3.0-or-later
"""The check page shows every question asked, and every reason not to print yet."""

from __future__ import annotations

from counter_app.domain.dossier import Override
from counter_app.domain.review import MISSING, concerns_of, review_rows
from tests.domain.sample_form import sample_form

FORM = sample_form()
FULL = {
    "nguoi_yeu_cau.ho_ten": "ĐẶNG THỊ QUỲNH Ỷ",
    "nguoi_yeu_cau.ngay_sinh": "1951-04-12",
    "nguoi_yeu_cau.so_dinh_danh": "042151001234",
    "nguoi_duoc_cap.ho_ten": "SÁNG",
    "nguoi_duoc_cap.ngay_sinh": "1960",
    "nguoi_duoc_cap.gioi_tinh": "nam",
    "muc_dich": "Vay vốn",
}


def test_rows_come_in_paper_order_with_their_group() -> None:
    rows = review_rows(FORM, FULL)
    assert [row.field_id for row in rows][:3] == list(FULL)[:3]
    assert rows[0].group == "Người yêu cầu"
    assert rows[1].answer == "12/04/1951"
    assert rows[2].spoken == "042 151 001 234"


def test_nothing_stands_against_a_complete_and_consistent_case() -> None:
    assert concerns_of(FORM, FULL) == []


def test_a_gap_blocks_and_names_the_label() -> None:
    concerns = concerns_of(FORM, FULL | {"muc_dich": ""})
    assert [(c.field_id, c.code, c.is_open) for c in concerns] == [("muc_dich", MISSING, True)]
    assert "Mục đích" in concerns[0].sentence


def test_a_number_that_disagrees_with_the_birth_year_warns_until_overruled() -> None:
    answers = FULL | {"nguoi_yeu_cau.ngay_sinh": "1952-04-12"}
    (concern,) = concerns_of(FORM, answers)
    assert concern.is_open
    overruled = (Override(concern.field_id, concern.code, "Thẻ ghi đúng như vậy"),)
    (settled,) = concerns_of(FORM, answers, overruled)
    assert not settled.is_open


def test_a_sex_no_longer_asked_is_not_compared() -> None:
    assert concerns_of(FORM, FULL | {"nguoi_yeu_cau.gioi_tinh": "nam"}) == []


def test_a_gap_may_be_overruled_with_a_reason() -> None:
    overruled = (Override("muc_dich", MISSING, "Gia đình sẽ ghi tay"),)
    (concern,) = concerns_of(FORM, FULL | {"muc_dich": ""}, overruled)
    assert not concern.is_open
