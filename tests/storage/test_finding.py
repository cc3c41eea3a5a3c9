# SPDX-License-Identifier: GPL-3.0-or-later
"""The search box over dossiers: marks, order of words and half-typed words do not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.text import fold
from counter_app.storage.lives import Delivery
from counter_app.storage.person_index import Mark, mark_for
from counter_app.storage.register import Register
from counter_app.storage.word_index import search_words
from tests.people import HBLUE, NFD_TYPED, QUYNH, YMOAN

PEOPLE = {
    "26-0001": QUYNH,
    "26-0002": HBLUE,
    "26-0003": YMOAN,
    "26-0004": NFD_TYPED,
}


@pytest.fixture
def filled(register: Register) -> Register:
    for person in PEOPLE.values():
        dossier = register.dossiers.begin("1.004873", "f", "v")
        answers = {
            "nguoi_yeu_cau.ho_ten": person.name,
            "nguoi_yeu_cau.so_dinh_danh": person.id_number,
            "nguoi_yeu_cau.noi_cu_tru": person.address,
        }
        register.dossiers.save_answers(dossier.id, answers, None, Step.TYPING)
    register.dossiers.begin("1.000656", "f", "v")
    return register


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("dang", ["26-0001"]),
        ("ĐẶNG thị", ["26-0001"]),
        ("quynh dang", ["26-0001"]),
        ("  qu  đ ", ["26-0001"]),
        ("blue", ["26-0002"]),
        ("h'blue", ["26-0002"]),
        ("hblue nie", ["26-0002"]),
        ("y moan", ["26-0003"]),
        ("thuỷ", ["26-0004"]),
        ("thủy", ["26-0004"]),
        ("thi", ["26-0004", "26-0001"]),
        ("uynh", []),
        ("bui la nhan", []),
        (QUYNH.id_number, ["26-0001"]),
        (QUYNH.id_number[:5], ["26-0001"]),
        ("066", ["26-0003", "26-0002"]),
        ("066 087", ["26-0003"]),
        ("51001234", []),
        ("1.004873", ["26-0004", "26-0003", "26-0002", "26-0001"]),
        ("1.0006", ["26-0005"]),
        ("26-0003", ["26-0003"]),
        ("26-000", ["26-0005", "26-0004", "26-0003", "26-0002", "26-0001"]),
        ("26-", ["26-0005", "26-0004", "26-0003", "26-0002", "26-0001"]),
        ("3", ["26-0003"]),
        ("0003", ["26-0003"]),
        ("99999999999999999999", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("", []),
        ("   ", []),
    ],
)
def test_what_is_typed_finds_the_dossier(filled: Register, typed: str, numbers: list[str]) -> None:
    assert [line.number for line in filled.dossiers.find(typed)] == numbers


def test_a_corrected_name_is_found_by_its_new_spelling_only(filled: Register) -> None:
    found = filled.dossiers.find("quynh")[0]
    filled.dossiers.save_answers(found.id, {"nguoi_yeu_cau.ho_ten": "Đặng Thị Quyên"}, None, Step.TYPING)
    assert filled.dossiers.find("quynh") == []
    assert [line.id for line in filled.dossiers.find("quyen")] == [found.id]
    filled.dossiers.save_answers(found.id, {"nguoi_yeu_cau.ho_ten": None}, None, Step.TYPING)
    assert filled.dossiers.find("quyen") == []


def test_a_discarded_dossier_is_still_found_and_says_so(filled: Register) -> None:
    found = filled.dossiers.find("quynh")[0]
    filled.dossiers.set_state(found.id, DossierState.DISCARDED)
    assert filled.dossiers.find("quynh")[0].state is DossierState.DISCARDED


def test_the_limit_keeps_the_latest(filled: Register) -> None:
    assert [line.number for line in filled.dossiers.find("1.004873", limit=1)] == ["26-0004"]


@pytest.mark.parametrize(
    ("field_id", "value", "mark"),
    [
        ("nguoi_chet.ho_ten", "Đỗ Ước", Mark(folded=" do uoc")),
        ("ho_ten_me", "Đỗ Ước", Mark(folded=" do uoc")),
        ("nguoi_chet.noi_chet", "Đỗ Ước", None),
        ("nguoi_chet.so_dinh_danh", "042151001234", Mark(digits="042151001234")),
        ("nguoi_chet.giay_to", "183456789", Mark(digits="183456789")),
        ("nguoi_yeu_cau.dien_thoai", "0912345678", None),
        ("nguoi_yeu_cau.ho_ten", "?!", Mark(folded=" ?!")),
        ("nguoi_yeu_cau.ho_ten", "   ", None),
    ],
)
def test_names_go_by_their_field_and_numbers_by_their_shape(field_id: str, value: str, mark: Mark | None) -> None:
    assert mark_for(field_id, value) == mark


@pytest.mark.parametrize("typed", ["h'leo", "hleo", "leo", "buon h'leo"])
def test_a_village_is_found_however_its_apostrophe_is_typed(filled: Register, typed: str) -> None:
    (line,) = filled.dossiers.find("moan")
    filled.lives.note_delivery(line.id, Delivery(village="Buôn Ea H'Leo"))
    assert [found.id for found in filled.dossiers.find(typed)] == [line.id]


@given(st.text(st.sampled_from("aăâđơưèẻỹĐẦ'- "), min_size=1, max_size=30))
def test_every_word_of_a_name_is_among_its_search_words(name: str) -> None:
    assert set(fold(name).split()) <= set(search_words(name))
