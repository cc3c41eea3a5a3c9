# SPDX-License-Identifier: GPL-3.0-or-later
"""The form files: complete samples, canonical answers, conditions as the forms' notes have them."""

from __future__ import annotations

from datetime import date

import pytest

from counter_app.domain.derived import derive
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import gaps, printed_answers, same_person, visible_fields
from counter_app.domain.kinds import kind_of
from counter_app.domain.review import disagreements
from tests.documents.papers import CIVIL_STATUS, FORM_IDS, TODAY, load_form, stored_answers

MARITAL, DEATH = "xac-nhan-tinh-trang-hon-nhan", "khai-tu"


def cases(form: FormSpec) -> dict[str, dict[str, str]]:
    return {
        "sample": form.sample,
        "shortest": stored_answers(form.id, "shortest"),
        "longest": stored_answers(form.id, "longest"),
    }


def asked(form: FormSpec, answers: dict[str, str]) -> set[str]:
    return {spec.id for spec in visible_fields(form, answers)}


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_samples_leave_no_gap_and_contradict_nothing(form_id: str) -> None:
    form = load_form(form_id)
    for name, answers in cases(form).items():
        assert [spec.id for spec in gaps(form, answers)] == [], name
        assert disagreements(form, answers) == [], name
        assert set(answers) <= asked(form, answers), name


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_sample_answers_are_canonical(form_id: str) -> None:
    form = load_form(form_id)
    for answers in cases(form).values():
        for field_id, value in answers.items():
            spec = form.field(field_id)
            reading = kind_of(spec.kind).read(value, spec, TODAY)
            assert reading.value == value, (field_id, reading)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_longest_answers_are_really_long(form_id: str) -> None:
    answers = stored_answers(form_id, "longest").values()
    assert max(map(len, answers)) >= 180
    assert sum(len(value) >= 60 for value in answers) >= 4


@pytest.mark.parametrize("form_id", CIVIL_STATUS)
def test_civil_status_forms_end_when_the_new_law_begins(form_id: str) -> None:
    assert load_form(form_id).effective_to == date(2027, 2, 28)


@pytest.mark.parametrize("form_id", CIVIL_STATUS)
def test_every_person_has_the_facts_checks_rely_on(form_id: str) -> None:
    form = load_form(form_id)
    ids = {spec.id for spec in form.fields()}
    people = {spec.role for spec in form.fields() if spec.name == "ho_ten"}
    assert len(people) >= 2
    for role in people:
        # A child that is registered at birth has no number yet.
        assert {f"{role}.ho_ten", f"{role}.ngay_sinh"} <= ids
        assert f"{role}.so_dinh_danh" in ids or role == "tre"


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_ethnic_origin_is_sensitive_and_the_clerk_can_say_why_it_is_asked(form_id: str) -> None:
    for spec in (spec for spec in load_form(form_id).fields() if spec.name == "dan_toc"):
        assert spec.sensitive
        assert spec.why
        assert spec.other_allowed
        assert len(spec.choices) == 54


@pytest.mark.parametrize(
    ("number", "born", "is_asked"),
    [
        ("042151001234", "1951-04-12", False),
        ("042151001234", "1951", True),
        ("", "1951-04-12", True),
        ("186123456", "1951-04-12", True),
    ],
)
def test_note_two_asks_only_without_number_or_full_birth_date(number: str, born: str, is_asked: bool) -> None:
    form = load_form(DEATH)
    answers = {"nguoi_chet.so_dinh_danh": number, "nguoi_chet.ngay_sinh": born}
    noted = {f"nguoi_chet.{name}" for name in ("gioi_tinh", "dan_toc", "quoc_tich", "noi_cu_tru_cuoi_cung")}
    assert noted & asked(form, answers) == (noted if is_asked else set())


def test_another_identity_paper_is_asked_only_without_a_personal_number() -> None:
    form = load_form(MARITAL)
    assert "nguoi_yeu_cau.loai_giay_to" not in asked(form, {"nguoi_yeu_cau.so_dinh_danh": "042151001234"})
    without = asked(form, {"nguoi_yeu_cau.loai_giay_to": "ho_chieu"})
    assert {"nguoi_yeu_cau.so_giay_to", "nguoi_yeu_cau.noi_cap", "nguoi_yeu_cau.ngay_cap"} <= without


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"so_dinh_danh": "042151001234"}, "Số định danh cá nhân 042151001234"),
        (
            {"so_dinh_danh": "186123456", "loai_giay_to": "cmnd", "noi_cap": "Công an tỉnh Nghệ Tĩnh",
             "ngay_cap": "1985-02-01"},
            "Chứng minh nhân dân số 186123456 do Công an tỉnh Nghệ Tĩnh cấp ngày 01/02/1985",
        ),
        (
            {"loai_giay_to": "Giấy chứng minh sĩ quan", "so_giay_to": "12/SQ", "noi_cap": "Bộ Quốc phòng",
             "ngay_cap": "2020-12-01"},
            "Giấy chứng minh sĩ quan số 12/SQ do Bộ Quốc phòng cấp ngày 01/12/2020",
        ),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_identity_line_says_what_note_three_wants(given: dict[str, str], words: str) -> None:
    form = load_form(MARITAL)
    rule = next(rule for rule in form.derived if rule.id == "nguoi_yeu_cau.giay_to")
    answers = {f"nguoi_yeu_cau.{name}": value for name, value in given.items()}
    assert derive(form, rule, printed_answers(form, answers)) == words


STATUS = {
    "chua_ket_hon": ({}, "Hiện tại chưa đăng ký kết hôn với ai"),
    "dang_co_chong": ({"vo_chong": "PHAN SÁNG"}, "Hiện tại đang có chồng là ông PHAN SÁNG"),
    "dang_co_vo": (
        {"vo_chong": "LÊ THỊ Ỷ", "ket_hon_so": "12/1999", "ket_hon_noi_cap": "UBND xã Thử",
         "ket_hon_ngay": "1999-03-02"},
        "Hiện tại đang có vợ là bà LÊ THỊ Ỷ (Giấy chứng nhận kết hôn số 12/1999, do UBND xã Thử cấp ngày 02/03/1999)",
    ),
    "ly_hon": (
        {"ly_hon_giay": "ban_an", "ly_hon_so": "5/2020/HNGĐ-ST", "ly_hon_ngay": "2020-06-05",
         "ly_hon_co_quan": "Tòa án nhân dân huyện Thử"},
        ("Đã đăng ký kết hôn hoặc đã có vợ/chồng, nhưng đã ly hôn theo Bản án ly hôn số 5/2020/HNGĐ-ST ngày 05/06/2020 "
        "của Tòa án nhân dân huyện Thử; hiện tại chưa đăng ký kết hôn với ai"),
    ),
    "vo_chet": (
        {"chet_giay": "trich_luc", "chet_so": "7", "chet_noi_cap": "UBND xã Thử", "chet_ngay": "2021-01-09"},
        ("Đã đăng ký kết hôn hoặc đã có vợ, nhưng vợ đã chết (Trích lục khai tử số 7 do UBND xã Thử cấp ngày "
        "09/01/2021); hiện tại chưa đăng ký kết hôn với ai"),
    ),
    "truoc_ket_hon_vo": (
        {"tu_ngay": "1990-05-05", "den_ngay": "1999-03-01", "vo_chong": "LÊ THỊ Ỷ"},
        ("Trong thời gian từ ngày 05/05/1990 đến ngày 01/03/1999 chưa đăng ký kết hôn với ai; "
         "hiện tại đang có vợ là bà LÊ THỊ Ỷ"),
    ),
    "Ly thân": ({}, "Ly thân"),
}  # fmt: skip


@pytest.mark.parametrize("status", STATUS)
def test_marital_status_is_written_as_the_circular_words_it(status: str) -> None:
    form = load_form(MARITAL)
    rule = next(rule for rule in form.derived if rule.id == "tinh_trang_hon_nhan.noi_dung")
    details, words = STATUS[status]
    answers = {"tinh_trang_hon_nhan.loai": status}
    answers |= {f"tinh_trang_hon_nhan.{name}": value for name, value in details.items()}
    assert derive(form, rule, printed_answers(form, answers)) == words


def test_status_is_required_only_of_who_gives_no_number() -> None:
    form = load_form(MARITAL)
    missing = {spec.id for spec in gaps(form, {"nguoi_duoc_cap.so_dinh_danh": "042151001234"})}
    assert "tinh_trang_hon_nhan.loai" not in missing
    assert "tinh_trang_hon_nhan.loai" in {spec.id for spec in gaps(form, {})}


def test_the_same_person_is_copied_and_the_relation_follows() -> None:
    form = load_form(MARITAL)
    given = {"nguoi_yeu_cau.ho_ten": "LÊ Ỷ", "nguoi_yeu_cau.ngay_sinh": "1951-04-12", "quan_he": "con"}
    copied = same_person(form, "nguoi_duoc_cap", given)
    assert copied == {
        "nguoi_duoc_cap.ho_ten": "LÊ Ỷ",
        "nguoi_duoc_cap.ngay_sinh": "1951-04-12",
        "quan_he": "ban_than",
    }


def test_no_choice_of_relation_has_a_code_that_is_another_words_short_form() -> None:
    relations = [spec for form_id in FORM_IDS for spec in load_form(form_id).fields() if spec.id == "quan_he"]
    assert relations
    for spec in relations:
        # «ba» is the father in the south and the grandmother in the north: it must be asked, never taken.
        assert "ba" not in {choice.code for choice in spec.choices}
