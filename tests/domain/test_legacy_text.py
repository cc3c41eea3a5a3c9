# SPDX-License-Identifier: GPL-3.0-or-later
"""Old encodings are recognised and turned round exactly; everything else is left in peace."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.legacy_text import LegacyGuess, suspect_legacy
from counter_app.domain.syllables import is_syllable
from tests.people import PEOPLE, addresses, vietnamese_names

# The upper half of TCVN 5712:1993 (VN3) as the fonts have it, written apart from the program's own table.
TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "A1A2A3A4A5A6A7A8A9AAABACADAEB5B6B7B8B9BBBCBDBEC6C7C8C9CACBCCCECFD0D1D2D3D4D5D6D7D8DCDDDEDFE1E2E3E4E5"
            "E6E7E8E9EAEBECEDEEEFF1F2F3F4F5F6F7F8F9FAFBFCFDFE"
        ).decode("latin-1"),
        strict=True,
    )
)
# VNI: the plain letter, then one character for hat or breve with its tone.
VNI_TONES = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_HATS = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
VNI_BREVES = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_ALONE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}

# Words that tell TCVN3 by themselves; «Thuû» or «Quúnh» alone might be anything.
CERTAIN = ("Nguyễn", "Trần", "Đặng", "Bình", "Hằng", "Đắk", "Thưởng", "Tuyết")


def to_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(letter, letter) for letter in text)


def to_vni(text: str) -> str:
    return "".join(_vni_letter(letter) for letter in text)


def _vni_letter(letter: str) -> str:
    small = letter.lower()
    coded = VNI_ALONE.get(small)
    if coded is None:
        base, *marks = list(unicodedata.normalize("NFD", small))
        tone = next((mark for mark in marks if mark in VNI_TONES), "")
        if "\u0302" in marks:
            coded = base + VNI_HATS[tone]
        elif "\u0306" in marks:
            coded = base + VNI_BREVES[tone]
        else:
            coded = (
                {"o": "ô", "u": "ö"}.get(base, base) + VNI_TONES[tone] if "\u031b" in marks else base + VNI_TONES[tone]
            )
    return coded.upper() if letter.isupper() else coded


def without_capital_tones(name: str) -> str:
    """TCVN3 fonts have no capital letter with a tone: those come small, in a font of capitals."""
    return "".join(c if c.isascii() or c in TCVN3 else c.lower() for c in name)


def test_the_names_of_the_old_fonts_are_read() -> None:
    assert suspect_legacy("NguyÔn ThÞ §µo") == LegacyGuess("TCVN3 (ABC)", "Nguyễn Thị Đào")
    assert suspect_legacy("Nguyeãn Thò Ñaøo") == LegacyGuess("VNI-Windows", "Nguyễn Thị Đào")


@given(vietnamese_names(), st.sampled_from(CERTAIN))
def test_a_name_in_tcvn3_comes_back_exactly(name: str, certain: str) -> None:
    written = without_capital_tones(f"{certain} {certain} {unicodedata.normalize('NFC', name)}")
    if not all(c.isascii() or c in TCVN3 for c in written):
        return
    assert suspect_legacy(to_tcvn3(written)) == LegacyGuess("TCVN3 (ABC)", written)


@given(vietnamese_names(), st.sampled_from(("Nguyễn", "Trần", "Hằng", "Quỳnh", "Thuỷ", "Thưởng")))
def test_a_kinh_name_in_vni_comes_back_exactly(name: str, certain: str) -> None:
    if not all(is_syllable(word) for word in name.split()):
        return
    written = f"{certain} {name}"
    assert suspect_legacy(to_vni(written)) == LegacyGuess("VNI-Windows", written)


@given(addresses())
def test_an_address_in_tcvn3_keeps_its_numbers_and_commas(address: str) -> None:
    written = without_capital_tones(address).replace("Ê Cam", "Đông")
    guess = suspect_legacy(to_tcvn3(written))
    assert guess == LegacyGuess("TCVN3 (ABC)", written)


@given(vietnamese_names() | addresses(), st.sampled_from((str, str.upper, str.lower)))
def test_right_vietnamese_is_never_suspected(text: str, case: type[str]) -> None:
    assert suspect_legacy(case(text)) is None
    assert suspect_legacy(unicodedata.normalize("NFD", case(text))) is None


def test_the_sample_people_are_never_suspected() -> None:
    assert [suspect_legacy(text) for person in PEOPLE for text in (person.name, person.address)] == [None] * 16


@pytest.mark.parametrize(
    "text",
    ["H'Bluê", "Niê", "Siu Klê", "Y Kê", "Võ", "Lê Võ Hà", "Tô Hoài", "Hoà", "Toàn", "LÊ VÕ", "Ðào", "Ðông Hà", "Bê",
     "François Lefèvre", "Hélène Noël", "Zoë", "Loïc", "Phan Minh Loïc", "Anaïs Benoît", "René", "José Muñoz",
     "Mª José", "Jürgen Müller", "Bär", "Björn Sjöberg", "Søren Ødegård", "Großmann", "João Guimarães", "Ångström",
     "Citroën", "50 m²", "«Lan»", "§ 12", "1º", "20 °C", "Smith & Søn", "", "Lan Anh", "C# ¼"],
)  # fmt: skip
def test_names_and_signs_of_other_peoples_are_left_in_peace(text: str) -> None:
    assert suspect_legacy(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("D­¬ng", "Dương"), ("Nguyªn", "Nguyên"), ("§µ N½ng", "Đà Nẵng"), ("Hå ChÝ Minh", "Hồ Chí Minh"),
     ("Th\u03bcnh", "Thành"), ("Ng« ThÞ H'Bluª", "Ngô Thị H'Bluê"), ("x· B×nh Minh", "xã Bình Minh")],
)  # fmt: skip
def test_short_and_odd_tcvn3_is_recognised(typed: str, meant: str) -> None:
    assert suspect_legacy(typed) == LegacyGuess("TCVN3 (ABC)", meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Traàn", "Trần"), ("Hoà Traàn", "Hồ Trần"), ("TRAÀN THÒ LYÙ", "TRẦN THỊ LÝ"), ("Ñaëng", "Đặng"),
     ("Ngoâ Vaên Döông", "Ngô Văn Dương"), ("Haèng", "Hằng")],
)  # fmt: skip
def test_short_and_odd_vni_is_recognised(typed: str, meant: str) -> None:
    assert suspect_legacy(typed) == LegacyGuess("VNI-Windows", meant)
