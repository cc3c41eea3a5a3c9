# SPDX-License-Identifier: GPL-3.0-or-later
"""What cleaning keeps, mends, removes and refuses; what searching ignores."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counter_app.domain.text import (
    ETH_NOTE,
    FANCY_NOTE,
    HIDDEN_NOTE,
    LOOK_ALIKE_NOTE,
    LOOSE_MARK_NOTE,
    clean,
    fold,
)
from tests.people import PEOPLE, addresses, vietnamese_names

ANYTHING = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from("aeoðÐĐhk '\u0300\u0301\u0302\u0306\u0323\u200b\u202e\u00ad\ud800\ue000😀\n\t𝐍ﬁ\u0410"), max_size=14
)
LAST_LETTER_PLANE = 0x20000
"""Beyond lie ideographs, tags and private use."""
FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(ANYTHING, st.booleans())
@example("e\u0301\u0302\u0301\u0302", False)
@example(" \u0300a", True)
def test_clean_text_is_composed_and_free_of_what_cannot_be_printed(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines).text
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {unicodedata.category(c) for c in cleaned if c != "\n" or not lines}.isdisjoint(FORBIDDEN)
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()
    cleaned.encode("utf-8")


@given(ANYTHING, st.booleans())
@example("ÐÐ hÐ ÐhÐ", False)
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    once = clean(text, lines=lines).text
    assert clean(once, lines=lines).text == once
    assert clean(once, lines=lines).problem == ""


@given(vietnamese_names() | addresses())
def test_right_vietnamese_is_left_alone_and_without_a_word(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.notes, cleaned.problem) == (unicodedata.normalize("NFC", text), (), "")


@given(vietnamese_names())
def test_decomposed_text_becomes_the_same_composed_name(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    assert clean(unicodedata.normalize("NFD", name)).text == composed


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u202e", "\u2066", "\x00", "\x1b",
                                    "\ue000", "\ufe0f", "\u3164", "\u2800", "\U000e0041"])  # fmt: skip
def test_hidden_characters_are_removed_with_a_note(hidden: str) -> None:
    cleaned = clean(f"Ng{hidden}uyễn")
    assert (cleaned.text, cleaned.notes, cleaned.problem) == ("Nguyễn", (HIDDEN_NOTE,), "")


@pytest.mark.parametrize("refused", ["😀", "🇻🇳", "❤", "⌚", "\ufffd", "\uffff", "\u0378", "א", "ب", "1\u20e3"])
def test_what_no_paper_can_show_is_refused_with_its_place(refused: str) -> None:
    cleaned = clean(f"Lan {refused}")
    assert cleaned.problem.startswith(f"Ký tự thứ {4 + len(refused) if refused[0] == '1' else 5} (U+")
    assert "gõ lại" in cleaned.problem
    assert cleaned.text in {"Lan", "Lan 1"}
    cleaned.problem.encode("utf-8")


def test_half_a_character_is_refused() -> None:
    for half in ("\ud83d", "\udc00"):
        assert clean(f"Lan {half}").problem.startswith("Ký tự thứ 5 (U+D")


def test_a_refusal_does_not_quote_what_was_typed() -> None:
    assert "Lan" not in clean("Lan 😀").problem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Ðặng", "Đặng"), ("ðặng", "đặng"), ("LÊ ÐỨC", "LÊ ĐỨC"), ("H'Ðơk", "H'Đơk"), ("Hðơk", "Hđơk"), ("Ɖào", "Đào"),
     ("Ð.V. An", "Đ.V. An")],
)  # fmt: skip
def test_the_icelandic_letter_is_mended_where_vietnamese_has_its_own(typed: str, meant: str) -> None:
    cleaned = clean(typed)
    assert (cleaned.text, cleaned.notes) == (meant, (ETH_NOTE,))


@pytest.mark.parametrize("name", ["Guðrún", "Sigurðsson", "Davíð", "SIGURÐUR"])
def test_an_icelandic_name_keeps_its_letter(name: str) -> None:
    assert clean(name).text == name


def test_a_tone_typed_before_its_hat_still_makes_one_letter() -> None:
    assert clean("e\u0301\u0302 a\u0300\u0306 e\u0323\u0302").text == "ế ằ ệ"


def test_letters_without_a_composed_form_survive() -> None:
    assert clean("Ê\u0306ban ơ\u0306").text == "Ê\u0306ban ơ\u0306"
    assert clean("Ê\u0306ban").notes == ()


def test_a_mark_without_a_letter_is_dropped_with_a_note() -> None:
    cleaned = clean("An \u0301 Bình")
    assert (cleaned.text, cleaned.notes) == ("An Bình", (LOOSE_MARK_NOTE,))


def test_decorative_letters_become_everyday_ones() -> None:
    cleaned = clean("𝐍𝐠𝐮𝐲𝐞\u0302\u0303𝐧 Ａｎ")
    assert (cleaned.text, cleaned.notes) == ("Nguyễn An", (FANCY_NOTE,))


def test_a_word_of_mixed_alphabets_is_only_pointed_out() -> None:
    cleaned = clean("L\u0430n")
    assert (cleaned.text, cleaned.notes) == ("L\u0430n", (LOOK_ALIKE_NOTE,))
    assert clean("Анна").notes == ()


def test_spaces_of_every_kind_become_single_ones() -> None:
    cleaned = clean("\u00a0 Lan\u2003\tAnh\u3000")
    assert (cleaned.text, cleaned.notes) == ("Lan Anh", ())


def test_line_breaks_are_kept_only_where_asked() -> None:
    assert clean("một\r\nhai\u2028ba").text == "một hai ba"
    assert clean(" một \r\n hai\u2028ba\n", lines=True).text == "một\nhai\nba"


@pytest.mark.parametrize(
    "text", ["A & B", "<Nguyễn>", "{{ 7*7 }}", "{% raw %}", "“Hoa” ‘Lan’ \"\\'", "½ ha, 50 m², 30 °C"]
)
def test_ordinary_signs_stay_as_typed(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).problem == ""


def test_every_sample_person_can_be_kept() -> None:
    for person in PEOPLE:
        assert clean(person.name).problem == clean(person.address).problem == ""


@given(st.text(st.characters(), max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_is_stable_for_every_single_character() -> None:
    unstable = [c for c in map(chr, range(LAST_LETTER_PLANE)) if fold(fold(c)) != fold(c)]
    assert unstable == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Thị Quỳnh Ỷ", "dang thi quynh y"),
        ("ÐÀO ðào Đào", "dao dao dao"),
        ("Hoà HÒA hòa", "hoa hoa hoa"),
        ("  giấy   ĐỘC\u00a0thân ", "giay doc than"),
        ("H’Bluê H'Bluê", "h'blue h'blue"),
        ("1.004873", "1.004873"),
    ],
)
def test_searching_ignores_case_marks_and_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
