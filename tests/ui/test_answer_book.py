# SPDX-License-Identifier: GPL-3.0-or-later
"""The book of answers: unreadable text is no answer, several changes are undone together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier import Override
from counter_app.ui.screens.answer_book import AnswerBook
from tests.ui.sample_papers import form

FORM = form()
IDS = [spec.id for spec in FORM.fields()]


def test_settling_the_same_value_again_is_no_change() -> None:
    book = AnswerBook(FORM, {"muc_dich": "vay vốn"}, {})
    assert not book.settle("muc_dich", "vay vốn")
    assert book.settle("muc_dich", "")
    assert "muc_dich" not in book.answers


def test_settling_takes_an_unreadable_text_away() -> None:
    book = AnswerBook(FORM, {}, {"nguoi_yeu_cau.ngay_sinh": "31/2"})
    assert book.settle("nguoi_yeu_cau.ngay_sinh", "")
    assert book.unfinished == {}


def test_an_unreadable_text_drops_the_older_answer() -> None:
    book = AnswerBook(FORM, {"nguoi_yeu_cau.ngay_sinh": "1951"}, {})
    assert book.put_off("nguoi_yeu_cau.ngay_sinh", "31/2")
    assert not book.put_off("nguoi_yeu_cau.ngay_sinh", "31/2/1")
    assert "nguoi_yeu_cau.ngay_sinh" not in book.answers


def test_defaults_are_told_once_and_only_of_a_form_not_begun() -> None:
    fresh = AnswerBook(FORM, {}, {})
    assert fresh.take_unsaid() == {"quoc_tich": "Việt Nam"}
    assert fresh.take_unsaid() == {}
    assert AnswerBook(FORM, {"muc_dich": "x"}, {}).take_unsaid() == {}


def test_same_person_from_elsewhere_means_the_group_that_mirrors() -> None:
    book = AnswerBook(FORM, {}, {})
    for field_id in ("nguoi_yeu_cau.ho_ten", "nguoi_duoc_cap.ho_ten", "muc_dich"):
        target = book.copy_target(field_id)
        assert target is not None
        assert target.id == "nguoi_duoc_cap"


def test_nothing_is_copied_from_an_empty_twin() -> None:
    book = AnswerBook(FORM, {}, {})
    assert book.copied(FORM.groups[1]) == {}


def test_an_overruled_doubt_keeps_its_reason() -> None:
    number = "nguoi_yeu_cau.so_dinh_danh"
    answers = {number: "042151001234", "nguoi_yeu_cau.ngay_sinh": "1950"}
    book = AnswerBook(FORM, answers, {}, (Override(number, "id_year", "khai sinh ghi 1950"),))
    assert [doubt.reason for doubt in book.doubts()] == ["khai sinh ghi 1950"]
    fresh = AnswerBook(FORM, answers, {})
    assert [doubt.reason for doubt in fresh.doubts()] == [""]
    fresh.overrule(number, "id_year", "như giấy")
    assert [doubt.reason for doubt in fresh.doubts()] == ["như giấy"]


maps = st.dictionaries(st.sampled_from(IDS), st.sampled_from(["", "1951", "An"]), max_size=6)


@given(before=maps, unfinished=maps, changes=st.lists(maps, min_size=1, max_size=4))
def test_undoing_every_change_brings_the_beginning_back(
    before: dict[str, str], unfinished: dict[str, str], changes: list[dict[str, str]]
) -> None:
    begun = {field_id: value for field_id, value in before.items() if field_id not in unfinished}
    book = AnswerBook(FORM, begun, unfinished)
    answers, texts = dict(book.answers), dict(book.unfinished)
    for change in changes:
        book.replace(change)
    for _ in changes:
        assert book.undo() is not None
    assert (book.answers, book.unfinished) == (answers, texts)
    assert book.undo() is None
