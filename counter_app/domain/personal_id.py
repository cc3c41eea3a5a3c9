# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal ID numbers (số định danh cá nhân, 12 digits) and the older 9-digit CMND numbers.

The first three digits tell where the birth was registered, by the 63 provinces of before 1/7/2025; the same
two-digit codes name other provinces today (24 was Bắc Giang, is Bắc Ninh), so never look them up elsewhere.
Structure: Nghị định 137/2015/NĐ-CP Điều 13; provinces: Thông tư 07/2016/TT-BCA.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from counter_app.domain.reading import Reading
from counter_app.domain.text import clean

ID_LENGTH = 12
OLD_ID_LENGTH = 9
OLD_ID_NOTE = (
    "Đây là số chứng minh nhân dân cũ (9 số), đã hết giá trị sử dụng sau ngày 31/12/2024. "
    "Nếu người dân có số định danh 12 số thì ghi số đó."
)

Sex = Literal["nam", "nu"]

_SEPARATORS = re.compile(r"[\s.\-–_]+")
_FIRST_ABROAD = 100
_LETTERS_FOR_DIGITS = dict(zip("OoQlIiSBZ", "000111582", strict=True))

_PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang",
    "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái",
    "017": "Hòa Bình", "019": "Thái Nguyên", "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang",
    "025": "Phú Thọ", "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định", "037": "Ninh Bình",
    "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh", "044": "Quảng Bình", "045": "Quảng Trị",
    "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định",
    "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng", "070": "Bình Phước",
    "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai", "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre",
    "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang",
    "092": "Cần Thơ", "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


@dataclass(frozen=True)
class IdFacts:
    """What a 12-digit number says about its holder.

    ``province_title``: where the birth was registered, by its name of before 1/7/2025; None when the prefix
    is not in the table (numbers from 100 on: registered abroad).
    """

    sex: Sex
    birth_year: int
    province_prefix: str
    province_title: str | None


def read_personal_id(typed: str) -> Reading:
    """Read a typed number; the value is its bare digits, 12 of them or (old CMND) 9."""
    cleaned = clean(typed)
    number = _SEPARATORS.sub("", cleaned.text)
    if cleaned.problem:
        return Reading(None, problem=cleaned.problem)
    if not number:
        return Reading("")
    stranger = re.search(r"[^0-9]", number)
    if stranger:
        return Reading(None, problem=_stranger_sentence(stranger.group(), stranger.start() + 1))
    if len(number) == OLD_ID_LENGTH:
        return Reading(number, note=OLD_ID_NOTE)
    if len(number) != ID_LENGTH:
        return Reading(None, problem=_length_sentence(len(number)))
    return Reading(number, warning=_prefix_warning(facts_of(number)))


def facts_of(id12: str) -> IdFacts:
    """What the digits of a 12-digit number say.

    Raises:
        ValueError: not twelve digits.
    """
    if not is_full_id(id12):
        raise ValueError("a personal ID number has twelve digits")
    century, sex_digit = divmod(int(id12[3]), 2)
    return IdFacts(
        sex="nu" if sex_digit else "nam",
        birth_year=1900 + 100 * century + int(id12[4:6]),
        province_prefix=id12[:3],
        province_title=_PROVINCES.get(id12[:3]),
    )


def is_full_id(number: str) -> bool:
    """Whether this is a canonical 12-digit number."""
    return re.fullmatch(rf"[0-9]{{{ID_LENGTH}}}", number) is not None


def grouped(number: str) -> str:
    """The digits in groups of three, as they are read aloud: «042 151 001 234»."""
    return " ".join(number[at : at + 3] for at in range(0, len(number), 3))


def known_prefixes() -> tuple[str, ...]:
    """The province prefixes of the table, for tests and invented people."""
    return tuple(_PROVINCES)


def _stranger_sentence(character: str, place: int) -> str:
    meant = _LETTERS_FOR_DIGITS.get(character)
    if meant is not None:
        return f"Ký tự thứ {place} là chữ {character}, không phải số {meant}. Gõ lại bằng phím số."
    return f"Ký tự thứ {place} («{character}») không phải chữ số. Số định danh chỉ gồm chữ số."


def _length_sentence(count: int) -> str:
    return (
        f"Đã gõ {count} chữ số. Số định danh cá nhân có {ID_LENGTH} chữ số "
        f"(số chứng minh nhân dân cũ có {OLD_ID_LENGTH}). Xem lại trên thẻ."
    )


def _prefix_warning(facts: IdFacts) -> str:
    if facts.province_title is not None or int(facts.province_prefix) >= _FIRST_ABROAD:
        return ""
    return f"Ba số đầu {facts.province_prefix} không có trong bảng mã tỉnh. Xem lại trên thẻ."
