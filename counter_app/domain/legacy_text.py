# SPDX-License-Identifier: GPL-3.0-or-later
"""Recognises names pasted from files in the old fonts TCVN3 (ABC, .VnTime) and VNI-Windows.

Look before cleaning: in TCVN3 the letter «ư» is the soft hyphen, which cleaning removes.
A guess is only offered; it is made when the accented words become Vietnamese syllables and, as they stand,
could not be Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from counter_app.domain.syllables import is_syllable

_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_ACCENTED = re.compile("[\u00a1-\u00ff]")
_CAPITAL_AFTER_SMALL = re.compile("[a-z\u00df-\u00ff][\u00c0-\u00de]")
_LAST_LATIN_1 = 0xFF
# European first names that happen to spell a Vietnamese syllable in VNI.
_EUROPEAN = frozenset({"loïc", "naïm", "thaï", "maï"})
_COMPANY_FOR_ONE_DOUBT = 2
_WITNESSES_FOR_STRANGERS = 2


@dataclass(frozen=True)
class LegacyGuess:
    """What the text would be if it came in an old encoding; ``encoding_title`` is for the clerk."""

    encoding_title: str
    converted: str


@dataclass(frozen=True)
class _Encoding:
    title: str
    convert: Callable[[str], str | None]
    telling: re.Pattern[str]
    """What no European name contains."""


def suspect_legacy(text: str) -> LegacyGuess | None:
    """The reading of a text in an old encoding, or None when it looks right as it is."""
    composed = unicodedata.normalize("NFC", text).replace("\u03bc", "\u00b5")
    beyond = any(ord(letter) > _LAST_LATIN_1 and letter.isalpha() for letter in composed)
    if beyond or not _ACCENTED.search(composed):
        return None
    for encoding in (_TCVN3, _VNI):
        if _is_likely(composed, encoding):
            return LegacyGuess(encoding.title, _converted(composed, encoding))
    return None


def _is_likely(text: str, encoding: _Encoding) -> bool:
    words = _WORD.findall(text)
    accented = [word for word in words if _ACCENTED.search(word) and len(word) > 1]
    converted = [encoding.convert(word) for word in accented]
    if not all(meant is not None and meant.isalpha() for meant in converted):
        return False
    doubtful = [
        word
        for word, meant in zip(accented, converted, strict=True)
        if is_syllable(meant or "") and not _stands_as_it_is(word)
    ]
    telling = sum(encoding.telling.search(word) is not None for word in doubtful)
    # Highland names («H'Bluª») become no syllable: they may stand beside two words that tell.
    if not all(is_syllable(meant or "") for meant in converted):
        return telling >= _WITNESSES_FOR_STRANGERS
    plain = [is_syllable(word) for word in words if not _ACCENTED.search(word)]
    in_company = len(plain) >= _COMPANY_FOR_ONE_DOUBT and all(plain)
    return bool(telling) or len(doubtful) > 1 or (len(doubtful) == 1 and in_company)


def _stands_as_it_is(word: str) -> bool:
    if _CAPITAL_AFTER_SMALL.search(word):
        return False
    return is_syllable(word.replace("Ð", "Đ").replace("ð", "đ")) or word.lower() in _EUROPEAN


def _converted(text: str, encoding: _Encoding) -> str:
    words = _WORD.sub(lambda word: _converted_word(word.group(), encoding), text)
    return unicodedata.normalize("NFC", words)


def _converted_word(word: str, encoding: _Encoding) -> str:
    meant = encoding.convert(word) if _ACCENTED.search(word) else None
    if meant is None or (len(word) == 1 and not is_syllable(meant)):
        return word
    return meant


_TCVN3_CODES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ"
    " C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ"
    " E8ố E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
_TCVN3_LETTERS = {chr(int(pair[:2], 16)): pair[2:] for pair in _TCVN3_CODES.split()}

# VNI writes a letter and, behind it, a second character for its mark.
_VNI_MARKS = {
    "a": "ùá øà ûả õã ïạ ââ áấ àầ åẩ ãẫ äậ êă éắ èằ úẳ üẵ ëặ",
    "e": "ùé øè ûẻ õẽ ïẹ âê áế àề åể ãễ äệ",
    "o": "ùó øò ûỏ õõ ïọ âô áố àồ åổ ãỗ äộ",
    "u": "ùú øù ûủ õũ ïụ",
    "y": "ùý øỳ ûỷ õỹ",
    "ô": "ùớ øờ ûở õỡ ïợ",
    "ö": "ùứ øừ ûử õữ ïự",
}
_VNI_SINGLE = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI_PAIRS = {letter + pair[0]: pair[1:] for letter, pairs in _VNI_MARKS.items() for pair in pairs.split()}
_VNI_UNIT = re.compile("[aeouyôö][ùøûõïâáàåãäêéèúüë]|.", re.IGNORECASE | re.DOTALL)


def _from_tcvn3(word: str) -> str | None:
    letters = [_TCVN3_LETTERS.get(letter, letter if letter.isascii() else "") for letter in word]
    return "".join(letters) if all(letters) else None


def _from_vni(word: str) -> str | None:
    units = [_vni_letter(unit) for unit in _VNI_UNIT.findall(word)]
    return "".join(units) if all(units) else None


def _vni_letter(unit: str) -> str:
    small = unit.lower()
    meant = _VNI_PAIRS.get(small) or _VNI_SINGLE.get(small) or (small if small.isascii() else "")
    return meant.upper() if unit[0].isupper() else meant


_TCVN3 = _Encoding("TCVN3 (ABC)", _from_tcvn3, re.compile(f"[\u00a1-\u00bf×÷]|{_CAPITAL_AFTER_SMALL.pattern}"))
_VNI = _Encoding("VNI-Windows", _from_vni, re.compile("[aeouy][øûõåãäâùáà]|a[éèêëúü]|[ôö][ùøûõï]", re.IGNORECASE))
