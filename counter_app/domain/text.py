# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as it may be stored and printed: composed Vietnamese letters, nothing invisible, nothing unprintable.

Old encodings must be looked for *before* cleaning (see ``legacy_text``): TCVN3 writes «ư» as a soft hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from counter_app.domain.characters import Trouble, is_hidden, is_look_alike, plain_form, trouble_of

HIDDEN_NOTE = "Đã bỏ ký tự ẩn, không in được."
FANCY_NOTE = "Đã đổi chữ trang trí thành chữ thường dùng."
ETH_NOTE = "Đã sửa chữ Ð (không phải chữ Việt) thành Đ."
LOOSE_MARK_NOTE = "Đã bỏ dấu đứng rời, không có chữ đi kèm."
LOOK_ALIKE_NOTE = "Có chữ trông như chữ Việt nhưng thuộc bảng chữ khác. Nên xóa và gõ lại bằng bàn phím."

_TROUBLE_WORDS = {
    Trouble.PICTURE: "là hình biểu tượng, không in lên tờ khai được",
    Trouble.BROKEN: "bị hỏng khi sao chép",
    Trouble.RIGHT_TO_LEFT: "thuộc loại chữ viết từ phải sang trái, không in đúng được",
}

_LINE_BREAKS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_LOOSE_MARKS = re.compile("(^|\\s)[\u0300-\u036f]+", re.MULTILINE)
# Some keyboards send the tone before the hat or the breve; Unicode never reorders that pair by itself.
_TONE_BEFORE_SHAPE = re.compile("(?<=[aeoAEO])(\u0323?)([\u0300\u0301\u0303\u0309])([\u0302\u0306])(?![\u0300-\u036f])")
# «đ» only begins a Vietnamese syllable; the names of the Central Highlands may put one consonant before it
# («Hđơk»). An eth further inside a word is left alone: it is an Icelandic name (Guðrún).
_ETH = re.compile(r"(?<![^\W\d_])([b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]?)([ÐðƉ])")
_ETH_MEANT = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}

_FOLDED_LETTERS = str.maketrans("đðɖ‘’ʼ`´", "ddd'''''")


@dataclass(frozen=True)
class Cleaned:
    """Text fit to keep, with what was done to it.

    ``notes``: sentences about what was removed or changed; ``problem``: a sentence that refuses the text, in
    which case ``text`` is what is left without the refused characters.
    """

    text: str
    notes: tuple[str, ...] = ()
    problem: str = ""


def fold(text: str) -> str:
    """The text as it is searched: lower case, no marks, đ as d, single spaces."""
    bare = _strip_marks(_strip_marks(text.translate(_FOLDED_LETTERS)).lower()).translate(_FOLDED_LETTERS)
    return " ".join(bare.split())


def clean(text: str, *, lines: bool = False) -> Cleaned:
    """Make typed or pasted text fit to keep and print.

    Args:
        text: anything at all, lone surrogates included.
        lines: keep line breaks; otherwise they become spaces.
    """
    notes: list[str] = []
    problem = _refusal(text)
    kept = _without_unprintable(_LINE_BREAKS.sub("\n", text), notes)
    composed = _composed(_plainly_written(kept, notes))
    spaced = _spaced(_with_marks_on_letters(composed, notes), lines)
    mended = _ETH.sub(lambda found: found[1] + _ETH_MEANT[found[2]], spaced)
    if mended != spaced:
        notes.append(ETH_NOTE)
    if is_look_alike(mended):
        notes.append(LOOK_ALIKE_NOTE)
    return Cleaned(mended, tuple(notes), problem)


def _strip_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})


def _refusal(text: str) -> str:
    for place, character in enumerate(text, start=1):
        trouble = trouble_of(character)
        if trouble is not None:
            code = f"U+{ord(character):04X}"
            return f"Ký tự thứ {place} ({code}) {_TROUBLE_WORDS[trouble]}. Xóa ký tự đó rồi gõ lại."
    return ""


def _without_unprintable(text: str, notes: list[str]) -> str:
    printable = "".join(c for c in text if trouble_of(c) is None)
    kept = "".join(c for c in printable if not is_hidden(c))
    if kept != printable:
        notes.append(HIDDEN_NOTE)
    return kept


def _plainly_written(text: str, notes: list[str]) -> str:
    plain = "".join(plain_form(c) for c in text)
    if plain != text:
        notes.append(FANCY_NOTE)
    return plain


def _composed(text: str) -> str:
    ordered = _TONE_BEFORE_SHAPE.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", ordered)


def _with_marks_on_letters(text: str, notes: list[str]) -> str:
    carried = _LOOSE_MARKS.sub(r"\1", text)
    if carried != text:
        notes.append(LOOSE_MARK_NOTE)
    return carried


def _spaced(text: str, lines: bool) -> str:
    if not lines:
        return " ".join(text.split())
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()
