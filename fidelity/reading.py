# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF as lines of words with their places. Leaders are not words: one side types dots where the other draws them."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw

_SAME_LINE_PT = 2.5
_COLUMN_GAP_PT = 16.0
"""A wider hole between two words is a tab or another cell: a new line begins there."""
_LEADERS = frozenset(".-_…·")
_LEADER_SIGNS = 3


@dataclass(frozen=True)
class Word:
    """One word; ``base`` is its baseline, counted from the foot of the page as PDF does."""

    text: str
    x1: float
    x2: float
    base: float


@dataclass(frozen=True)
class TextLine:
    """Words standing in a row without a hole."""

    page: int
    x: float
    y: float
    words: tuple[str, ...]


@dataclass(frozen=True)
class ReadPdf:
    """What a reader finds."""

    page_count: int
    lines: tuple[TextLine, ...]
    words: tuple[str, ...]


def read_pdf(content: bytes) -> ReadPdf:
    """Lines and words of all pages."""
    document = pypdfium2.PdfDocument(content)
    lines: list[TextLine] = []
    words: list[str] = []
    for number, page in enumerate(document):
        found = _words(page)
        page.close()
        words += [word.text for word in found]
        lines += [_line(number, row) for row in _rows(found)]
    count = len(document)
    document.close()
    return ReadPdf(count, tuple(lines), tuple(words))


def _words(page: pypdfium2.PdfPage) -> list[Word]:
    texts = page.get_textpage()
    letters = [_letter(texts, at) for at in range(texts.count_chars())]
    texts.close()
    found: list[Word] = []
    word: list[Word] = []
    for number, letter in enumerate(letters):
        away = word and (abs(letter.base - word[-1].base) > _SAME_LINE_PT or not -4 < letter.x1 - word[-1].x2 < 3)
        if word and (away or not letter.text.strip() or _leads(letters, number)):
            found.append(_joined(word))
            word = []
        if letter.text.strip() and not _leads(letters, number):
            word.append(letter)
    return [*found, _joined(word)] if word else found


def _letter(texts: pypdfium2.PdfTextPage, at: int) -> Word:
    """One letter with its baseline; boxes tell the font's depth instead, which differs between two fonts of a line."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(texts.raw, at, x, y)
    text = unicodedata.normalize("NFC", texts.get_text_range(at, 1)).replace("\ufffe", "-")
    text = text.replace("\u2010", "-").replace("\u2011", "-")
    return Word(text, x.value, texts.get_charbox(at, loose=True)[2], y.value)


def _leads(letters: list[Word], number: int) -> bool:
    """Whether a sign is one of many alike in a row."""
    sign = letters[number].text
    if sign not in _LEADERS:
        return False
    first = last = number
    while first and letters[first - 1].text == sign:
        first -= 1
    while last + 1 < len(letters) and letters[last + 1].text == sign:
        last += 1
    return last - first >= _LEADER_SIGNS - 1


def _joined(letters: list[Word]) -> Word:
    return Word("".join(one.text for one in letters), letters[0].x1, letters[-1].x2, letters[0].base)


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-round(w.base), w.x1)):
        row = next((r for r in rows if abs(r[0].base - word.base) <= _SAME_LINE_PT), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return [part for row in rows for part in _parts(sorted(row, key=lambda w: w.x1))]


def _parts(row: list[Word]) -> list[list[Word]]:
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.x1 - before.x2 > _COLUMN_GAP_PT:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _line(page: int, row: list[Word]) -> TextLine:
    return TextLine(page, row[0].x1, row[0].base, tuple(word.text for word in row))
