# SPDX-License-Identifier: GPL-3.0-or-later
"""Letter case of names, safe for Vietnamese and for Highland names (H'Bluê, K'Tiêng, Y Moan).

A word typed in mixed case is someone's way of writing a name and is kept, unless a plain slip («NGuyễn»).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from counter_app.domain.syllables import is_syllable

CaseRule = Literal["upper", "title", "as_typed", "sentence"]

_WORDS = re.compile("[^\\s\\-–'’‘ʼ`´]+")
_APOSTROPHES = frozenset("'’‘ʼ`´")


def upper_vi(text: str) -> str:
    """Capitals, composed."""
    return unicodedata.normalize("NFC", text.upper())


def title_vi(text: str) -> str:
    """Each word, and each part after an apostrophe or a hyphen, with a capital first."""
    one_case = text in (text.upper(), text.lower())
    titled = _WORDS.sub(lambda word: _titled(word.group(), text[: word.start()], one_case), text)
    return unicodedata.normalize("NFC", titled)


def apply_case(text: str, rule: CaseRule) -> str:
    """The text as the form's field wants it."""
    match rule:
        case "upper":
            return upper_vi(text)
        case "title":
            return title_vi(text)
        case "sentence":
            return unicodedata.normalize("NFC", text[:1].upper() + text[1:])
        case "as_typed":
            return text


def _titled(word: str, before: str, one_case: bool) -> str:
    capital = word[:1].upper() + word[1:].lower()
    if one_case:
        return capital
    # «K'bang» typed so: a deliberate small letter after a deliberate capital.
    if word.islower() and before[-1:] in _APOSTROPHES and before[-2:-1].isupper():
        return word
    if word.islower() or word.isupper() or word.swapcase() == capital:
        return capital
    return capital if _is_slip(word, capital) else word


def _is_slip(word: str, capital: str) -> bool:
    """Whether mixed case is a finger left on Shift: the word is an ordinary Vietnamese syllable.

    «HNhi», «YBan», «KTiêng» are not: the short title of a Highland name written together with it.
    """
    joined_title = word[0] in "HYK" and word[1].isupper() and word[2:].islower()
    return is_syllable(capital) and (not joined_title or word.startswith("KH"))
