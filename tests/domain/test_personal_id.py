# SPDX-License-Identifier: GPL-3.0-or-later
"""ID numbers: how they are typed, what they say, and when they contradict the person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.consistency import ID_SEX, ID_YEAR, check_person
from counter_app.domain.dates import PartialDate
from counter_app.domain.personal_id import (
    OLD_ID_NOTE,
    IdFacts,
    Sex,
    facts_of,
    grouped,
    known_prefixes,
    read_personal_id,
)
from counter_app.domain.reading import Reading
from tests.people import PEOPLE, QUYNH, id_numbers

SEXES: tuple[Sex, ...] = ("nam", "nu")


@pytest.mark.parametrize(
    "typed", ["042151001234", "042 151 001 234", "042.151.001.234", " 042-151-001-234\u200b", "０42151001234"]
)
def test_spaces_and_dots_do_not_matter(typed: str) -> None:
    assert read_personal_id(typed) == Reading("042151001234")


def test_an_old_number_is_kept_with_a_word_about_its_end() -> None:
    assert read_personal_id("183 456 789") == Reading("183456789", note=OLD_ID_NOTE)
    assert "31/12/2024" in OLD_ID_NOTE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("04215100123", "Đã gõ 11 chữ số"),
        ("0421510012345", "Đã gõ 13 chữ số"),
        ("1", "Đã gõ 1 chữ số"),
        ("O42151001234", "Ký tự thứ 1 là chữ O, không phải số 0"),
        ("0421510o1234", "Ký tự thứ 8 là chữ o, không phải số 0"),
        ("042l51001234", "Ký tự thứ 4 là chữ l, không phải số 1"),
        ("04215100123a", "Ký tự thứ 12 («a») không phải chữ số"),
        ("04215100123😀", "Ký tự thứ 12"),
    ],
)
def test_a_number_that_cannot_be_is_refused_precisely(typed: str, said: str) -> None:
    reading = read_personal_id(typed)
    assert reading.value is None
    assert said in reading.problem


def test_nothing_typed_is_an_empty_answer() -> None:
    assert read_personal_id(" . ") == Reading("")


def test_an_unknown_province_only_warns_and_a_birth_abroad_does_not() -> None:
    assert "003" in read_personal_id("003151001234").warning
    assert read_personal_id("003151001234").value == "003151001234"
    assert read_personal_id("101151001234") == Reading("101151001234")


def test_the_table_holds_the_63_provinces_of_before_the_merger() -> None:
    assert len(known_prefixes()) == 63
    assert facts_of("024151001234").province_title == "Bắc Giang"
    assert facts_of("101151001234").province_title is None


@given(st.sampled_from(SEXES), st.integers(1900, 2399), st.data())
def test_a_number_says_the_sex_and_year_it_was_made_for(sex: Sex, year: int, data: st.DataObject) -> None:
    number = data.draw(id_numbers(sex, year))
    facts = facts_of(number)
    assert facts == IdFacts(sex, year, number[:3], facts.province_title)
    assert facts.province_title
    assert read_personal_id(grouped(number)) == Reading(number)
    assert check_person(number, sex, PartialDate(year, 5)) == ()


def test_digits_are_grouped_for_reading_aloud() -> None:
    assert grouped("042151001234") == "042 151 001 234"
    assert grouped("183456789") == "183 456 789"


@pytest.mark.parametrize("number", ["", "183456789", "04215100123x", "0421510012345", "٠٤٢١٥١٠٠١٢٣٤"])
def test_facts_need_twelve_digits(number: str) -> None:
    with pytest.raises(ValueError, match="twelve"):
        facts_of(number)


def test_the_sample_people_agree_with_their_numbers() -> None:
    for person in PEOPLE:
        assert check_person(person.id_number, person.sex, PartialDate.from_iso(person.born)) == ()


def test_a_wrong_sex_is_said_in_words() -> None:
    (found,) = check_person(QUYNH.id_number, "nam", None)
    assert found.code == ID_SEX
    assert "của Nữ" in found.sentence
    assert "ghi Nam" in found.sentence


def test_a_wrong_year_and_a_wrong_century_are_told_apart() -> None:
    (year,) = check_person(QUYNH.id_number, "nu", PartialDate(1961, 4, 12))
    (century,) = check_person(QUYNH.id_number, "nu", PartialDate(2051))
    assert (year.code, century.code) == (ID_YEAR, ID_YEAR)
    assert "sinh năm 1951" in year.sentence
    assert "từ 1900 đến 1999" in century.sentence


def test_both_disagreements_are_told_at_once() -> None:
    assert [found.code for found in check_person(QUYNH.id_number, "nam", PartialDate(1961))] == [ID_SEX, ID_YEAR]


@pytest.mark.parametrize(
    ("number", "sex", "born"),
    [(None, "nam", PartialDate(1951)), ("183456789", "nam", PartialDate(1951)), ("0421", "nam", None),
     ("042151001234", None, None), ("042151001234", "khác", None)],
)  # fmt: skip
def test_what_is_unknown_is_not_compared(number: str | None, sex: str | None, born: PartialDate | None) -> None:
    assert check_person(number, sex, born) == ()


def test_a_sentence_never_quotes_the_number() -> None:
    for found in check_person(QUYNH.id_number, "nam", PartialDate(1961)):
        assert QUYNH.id_number not in found.sentence
