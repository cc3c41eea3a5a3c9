# SPDX-License-Identifier: GPL-3.0-or-later
"""The contract of all field kinds, then what each kind does of its own."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.form import FieldChoice, FieldSpec
from counter_app.domain.kinds import KINDS, kind_of
from counter_app.domain.kinds.registry import by_name
from counter_app.domain.kinds.text import TextKind
from counter_app.domain.reading import Choice, Reading
from tests.people import HBLUE, NFD_TYPED, TODAY, addresses, id_numbers, partial_dates, vietnamese_names

SEX = (FieldChoice(code="nam", label="Nam"), FieldChoice(code="nu", label="Nữ"))
RELATION = (
    FieldChoice(code="ban_than", label="Bản thân"),
    FieldChoice(code="con", label="Con", paper="con đẻ"),
    FieldChoice(code="co", label="Cô"),
)


def field(kind: str, **details: Any) -> FieldSpec:
    if kind == "choice":
        details.setdefault("choices", SEX)
    return FieldSpec(id="nguoi.o", label="Ô", kind=kind, **details)


GOOD_TYPING: dict[str, st.SearchStrategy[str]] = {
    "text": addresses(),
    "long_text": st.lists(addresses(), min_size=1, max_size=3).map("\n".join),
    "name": vietnamese_names(),
    "date": partial_dates(full_only=True).map(lambda day: day.shown()),
    "time": st.times().map(lambda time: f"{time:%Hh%M}"),
    "personal_id": id_numbers("nu", 1951),
    "choice": st.sampled_from(["nam", "Nữ", "nu", "NAM"]),
    "count": st.integers(1, 99).map(str),
    "address": addresses(),
    "phone": st.from_regex(r"(0|\+84 ?)[35789][0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{3}", fullmatch=True),
    "amount": st.integers(1000, 10**12).map(str) | st.sampled_from(["1.200.000", "1 200 000 đ", "1tr2", "500k"]),
    "number": st.from_regex(r"[1-9][0-9]{0,9}(,[0-9]{1,4})?", fullmatch=True),
    "email": st.sampled_from(["quynh.y@thu-nghiem.vn", "Lan_1@thu.gov.vn"]),
    "year": st.integers(1900, TODAY.year).map(str),
}


def test_every_kind_has_an_example_here() -> None:
    assert set(GOOD_TYPING) == set(KINDS)
    assert {name: kind.name for name, kind in KINDS.items()} == {name: name for name in KINDS}


@pytest.mark.parametrize("name", sorted(GOOD_TYPING))
@given(data=st.data())
def test_a_good_answer_is_settled_and_reads_back_from_the_screen(name: str, data: st.DataObject) -> None:
    kind, spec = kind_of(name), field(name)
    reading = kind.read(data.draw(GOOD_TYPING[name]), spec, TODAY)
    assert reading.value
    assert (reading.problem, reading.choices) == ("", ())
    assert kind.read(kind.shown(reading.value, spec), spec, TODAY).value == reading.value
    for said in (kind.shown, kind.on_paper, kind.spoken):
        words = said(reading.value, spec)
        assert words
        assert unicodedata.is_normalized("NFC", words)


@pytest.mark.parametrize("name", sorted(GOOD_TYPING))
def test_an_emptied_field_is_an_empty_answer(name: str) -> None:
    assert kind_of(name).read(" \u00a0", field(name), TODAY) == Reading("")


@pytest.mark.parametrize("name", sorted(GOOD_TYPING))
@given(typed=st.text(st.characters(), max_size=20))
def test_any_typing_gives_a_value_a_question_or_a_sentence(name: str, typed: str) -> None:
    reading = kind_of(name).read(typed, field(name), TODAY)
    assert (reading.value is not None) + bool(reading.problem) + bool(reading.choices) == 1
    for words in (reading.value or "", reading.problem, reading.warning, reading.note):
        words.encode("utf-8")


@pytest.mark.parametrize("name", sorted(GOOD_TYPING))
@pytest.mark.parametrize("strange", ["Lan😀", "\ud800"])
def test_no_kind_takes_what_cannot_be_printed(name: str, strange: str) -> None:
    reading = kind_of(name).read(strange, field(name), TODAY)
    assert reading.value is None
    assert reading.problem


def test_two_kinds_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="text"):
        by_name((TextKind(), TextKind()))


def test_an_unknown_kind_is_our_bug() -> None:
    with pytest.raises(KeyError):
        kind_of("colour")


@pytest.mark.parametrize("name", ["text", "long_text", "name", "address"])
@pytest.mark.parametrize("typed", ["A & B", "<Nguyễn>", "{{ 7*7 }}", "{% raw %}", '"Hoa"', "a\\b"])
def test_signs_of_markup_are_ordinary_text(name: str, typed: str) -> None:
    assert kind_of(name).read(typed, field(name), TODAY).value == typed


@pytest.mark.parametrize("name", ["text", "long_text", "name", "address"])
def test_old_encodings_are_offered_never_forced(name: str) -> None:
    reading = kind_of(name).read("NguyÔn ThÞ §µo", field(name, case="upper"), TODAY)
    assert reading.value is None
    assert [choice.value for choice in reading.choices] == ["NGUYỄN THỊ ĐÀO", "NGUYÔN THÞ §µO".replace("µ", "\u039c")]
    assert "TCVN3" in reading.note


def test_the_soft_hyphen_of_tcvn3_is_seen_before_it_is_cleaned_away() -> None:
    reading = kind_of("name").read("D\u00ad\u00acng", field("name"), TODAY)
    assert reading.choices[0] == Choice("Dương", "Đổi thành Dương")


def test_the_case_of_the_form_is_applied() -> None:
    assert kind_of("name").read("đặng thị quỳnh ỷ", field("name", case="title"), TODAY).value == "Đặng Thị Quỳnh Ỷ"
    assert kind_of("name").read(HBLUE.name, field("name", case="upper"), TODAY).value == "H'BLUÊ NIÊ KDĂM"
    assert kind_of("name").read(NFD_TYPED.name, field("name"), TODAY).value == "Nguyễn Thị Thuỷ Ngữ"


@pytest.mark.parametrize(
    ("typed", "said"), [("Lan 2", "chữ số"), ("{{ 7*7 }}", "chưa có chữ cái"), ("Lan@", "«@»"), ("Lan_Anh", "«_»")]
)
def test_an_odd_name_is_kept_with_a_warning(typed: str, said: str) -> None:
    reading = kind_of("name").read(typed, field("name"), TODAY)
    assert reading.value == typed
    assert said in reading.warning


@given(vietnamese_names())
def test_a_hard_name_does_not_warn(name: str) -> None:
    assert kind_of("name").read(name, field("name"), TODAY).warning == ""


def test_a_partial_date_is_taken_only_where_the_form_takes_it() -> None:
    assert kind_of("date").read("1985", field("date", partial=True), TODAY).value == "1985"
    assert "cần đủ" in kind_of("date").read("1985", field("date"), TODAY).problem
    assert "chưa tới" in kind_of("date").read("25/11/2026", field("date"), TODAY).problem
    assert kind_of("date").read("25/11/2026", field("date", future=True), TODAY).value == "2026-11-25"
    assert len(kind_of("date").read("2/3/26", field("date"), TODAY).choices) == 2


def test_a_date_is_printed_short_and_spoken_in_words() -> None:
    kind, spec = kind_of("date"), field("date")
    assert kind.on_paper("1985-02-01", spec) == "01/02/1985"
    assert kind.spoken("1985-02-01", spec).startswith("ngày một tháng hai")
    assert kind.on_paper("1985", spec) == "1985"


def test_an_id_number_is_grouped_on_screen_and_plain_on_paper() -> None:
    kind, spec = kind_of("personal_id"), field("personal_id")
    assert kind.shown("042151001234", spec) == kind.spoken("042151001234", spec) == "042 151 001 234"
    assert kind.on_paper("042151001234", spec) == "042151001234"


def test_the_number_of_someone_not_yet_born_warns() -> None:
    assert "2051" in kind_of("personal_id").read("042351001234", field("personal_id"), TODAY).warning


@pytest.mark.parametrize("typed", ["0", "00", "100", "-1", "hai", "1.5", "٢"])
def test_a_count_is_a_number_from_1_to_99(typed: str) -> None:
    assert kind_of("count").read(typed, field("count"), TODAY).value is None


def test_a_count_is_printed_with_two_digits() -> None:
    kind, spec = kind_of("count"), field("count")
    assert kind.read("02", spec, TODAY) == Reading("2")
    assert (kind.shown("2", spec), kind.on_paper("2", spec), kind.spoken("2", spec)) == ("2", "02", "hai")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Thôn 3 , xã X,tỉnh Y", "Thôn 3, xã X, tỉnh Y"),
        ("Thôn 3,, xã X,", "Thôn 3, xã X"),
        (", Thôn 3", "Thôn 3"),
        ("số 12,5 ngõ 3", "số 12,5 ngõ 3"),
        ("Thôn 3\nxã X\r\ntỉnh Y\n", "Thôn 3, xã X, tỉnh Y"),
        (",", ""),
    ],
)
def test_an_address_is_one_line_with_tidy_commas(typed: str, kept: str) -> None:
    assert kind_of("address").read(typed, field("address"), TODAY).value == kept


def test_a_choice_is_found_by_code_label_or_beginning() -> None:
    spec = field("choice", choices=RELATION)
    for typed in ("ban_than", "Bản thân", "ban than", "BẢN", "b"):
        assert kind_of("choice").read(typed, spec, TODAY) == Reading("ban_than")
    assert kind_of("choice").read("Cô", spec, TODAY) == Reading("co")


def test_a_beginning_that_fits_two_options_is_asked_about() -> None:
    reading = kind_of("choice").read("c", field("choice", choices=RELATION), TODAY)
    assert [choice.value for choice in reading.choices] == ["con", "co"]


def test_what_is_no_option_is_refused_with_the_options() -> None:
    assert "Bản thân, Con, Cô" in kind_of("choice").read("Chú", field("choice", choices=RELATION), TODAY).problem


def test_free_text_is_taken_where_the_form_says_other() -> None:
    spec = field("choice", choices=RELATION, other_allowed=True)
    kind = kind_of("choice")
    assert kind.read("Con nuôi", spec, TODAY) == Reading("Con nuôi")
    assert kind.read("con", spec, TODAY) == Reading("con")
    assert [choice.value for choice in kind.read("Ba", spec, TODAY).choices] == ["ban_than", "Ba"]
    assert kind.on_paper("Con nuôi", spec) == kind.shown("Con nuôi", spec) == "Con nuôi"


def test_the_paper_may_use_other_words_than_the_screen() -> None:
    kind, spec = kind_of("choice"), field("choice", choices=RELATION)
    assert (kind.shown("con", spec), kind.on_paper("con", spec), kind.spoken("con", spec)) == ("Con", "con đẻ", "Con")
