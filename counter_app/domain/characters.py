# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a single character: hidden, decorative, foreign look-alike, or impossible to print.

Combining marks are not wrong as such: Ê-đê writes «ê̆», which has no composed form.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum


class Trouble(Enum):
    """Why a character is refused."""

    PICTURE = "picture"
    BROKEN = "broken"
    RIGHT_TO_LEFT = "right_to_left"


# Blank or joining characters whose category does not tell: Hangul fillers, the braille blank, Khmer inherent
# vowels, Mongolian and other variation selectors, the combining grapheme joiner.
_HIDDEN_BY_NAME = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_WHITE_CONTROLS = frozenset("\t\n\v\f\r\x85")
_PICTURE_BLOCKS = ((0x2300, 0x23FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF), (0x1F000, 0x1FAFF))
_DECORATIVE_BLOCKS = ((0xFB00, 0xFB06), (0xFF01, 0xFF5E), (0x1D400, 0x1D7FF))
_LATIN = r"[A-Za-zÀ-ɏḀ-ỿ]"
_OTHER_ALPHABET = r"[Ͱ-ϿЀ-ԯ]"
_MIXED_WORD = re.compile(rf"{_LATIN}{_OTHER_ALPHABET}|{_OTHER_ALPHABET}{_LATIN}")


def is_hidden(character: str) -> bool:
    """Whether it shows nothing on paper: controls, bidi and zero-width signs, soft hyphen, private use."""
    if character in _WHITE_CONTROLS:
        return False
    if character in _HIDDEN_BY_NAME or _within(character, ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))):
        return True
    return unicodedata.category(character) in {"Cc", "Cf", "Co"}


def trouble_of(character: str) -> Trouble | None:
    """Why the character must be refused; None when it need not."""
    category = unicodedata.category(character)
    if category in {"Cs", "Cn"} or character == "\ufffd":
        return Trouble.BROKEN
    if category == "Me" or _within(character, _PICTURE_BLOCKS):
        return Trouble.PICTURE
    if unicodedata.bidirectional(character) in {"R", "AL", "AN"} and category != "Cf":
        return Trouble.RIGHT_TO_LEFT
    return None


def plain_form(character: str) -> str:
    """The everyday letters of a decorative one (𝐍, Ｎ, ﬁ); any other character as it is."""
    if _within(character, _DECORATIVE_BLOCKS):
        return unicodedata.normalize("NFKC", character)
    return character


def is_look_alike(text: str) -> bool:
    """Whether a word mixes Latin letters with Greek or Cyrillic ones."""
    return _MIXED_WORD.search(text) is not None


def _within(character: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in blocks)
