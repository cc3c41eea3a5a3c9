# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraph + width -> shaped lines. Words go through QTextLayout; tabs, pictures and breaks are placed around them."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QTextCharFormat, QTextLayout, QTextOption

from counter_app.domain.marks import END_MARK, FIRST_MARK
from counter_app.paper.fonts import (
    SUB_DROP,
    SUPER_RISE,
    SUPER_SIZE,
    face_metrics,
    has_glyph,
    installed_family,
    qfont,
    symbol_family,
)
from counter_app.paper.holes import Hole
from counter_app.paper.inlines import Anchored, Break, NoteMark, PageField, Paragraph, Picture, Tab, Words
from counter_app.paper.line_builder import LineBuilder
from counter_app.paper.lines import MarkRange, ShapedParagraph
from counter_app.paper.looks import RunLook
from counter_app.paper.rules import PLAIN, Rule, rules_of

NoteNumber = Callable[[NoteMark], str]
FieldText = Callable[[PageField], str]
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u00a0\u2028")
_SHAPED_AS = {"\u2011": "-"}
_MARKS = re.compile(f"[{chr(FIRST_MARK)}-{END_MARK}]")
_NOT_THE_END = " ."
SMALL_CAPS = 0.8
"""Size of small capitals, as the office suites draw them; Qt's own are smaller."""


class _Formats(threading.local):
    """Formats of one thread: each holds a font, which belongs to the thread that uses it."""

    def __init__(self) -> None:
        self.made = lru_cache(maxsize=1024)(_make_format)


def char_format(look: RunLook, family: str) -> QTextCharFormat:
    """Qt's character format of a run drawn in an installed family."""
    return _FORMATS.made(look, family)


def _make_format(look: RunLook, family: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(qfont(look, family))
    made.setForeground(QBrush(QColor("#" + look.colour)))
    if look.highlight:
        made.setBackground(QBrush(QColor("#" + look.highlight)))
    if look.underline == "single":
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(QColor("#" + (look.underline_colour or look.colour)))
    made.setFontStrikeOut(look.strike)
    rise = {"super": SUPER_RISE, "sub": -SUB_DROP}.get(look.position, 0.0) + look.raised / look.size
    if rise:
        # Qt counts in percent of the ascent of the (already smaller) font.
        share = SUPER_SIZE if look.position else 1.0
        made.setBaselineOffset(100 * rise / (share * face_metrics(family, look.bold, look.italic).ascent))
    return made


_FORMATS = _Formats()


class Label(NamedTuple):
    """The number or bullet of a list item, what follows it, and which of its edges stands at the number's place."""

    text: str
    look: RunLook
    suffix: str
    aligned: str = "left"


class Shaper:
    """Collects a paragraph's words into stretches between tabs and breaks, and hands them to the line builder."""

    def __init__(self, paragraph: Paragraph, width: float, default_tab: float, holes: tuple[Hole, ...] = ()) -> None:
        self._paragraph = paragraph
        self._width = width
        self._builder = LineBuilder(paragraph.look, width, default_tab, paragraph.mark_look, holes)
        self._text: list[str] = []
        self._length = 0
        self._open: tuple[int, int] | None = None
        self._marks: list[MarkRange] = []
        self._pending: list[tuple[str, RunLook]] = []
        self._pending_start = 0
        self._notes: list[tuple[int, str]] = []
        self._anchored: list[tuple[int, Anchored]] = []
        self._problems: list[tuple[str, str, int]] = []
        self._rules: list[Rule] = []

    def shape(self, label: Label | None, note: NoteNumber, field: FieldText) -> ShapedParagraph:
        if label is not None:
            self._label(label)
        for inline in self._paragraph.inlines:
            match inline:
                case Words(text, look):
                    self._words(text, look)
                case Tab():
                    self._flush()
                    self._builder.tab(inline, self._length)
                    self._append("\t")
                case Break(kind, look):
                    self._flush(stretched=kind == "line" and self._justified)
                    self._append("\n")
                    self._builder.line_break(kind, look, self._length)
                case Picture():
                    self._flush()
                    self._builder.picture(inline, self._length)
                case NoteMark():
                    if not inline.own:
                        self._notes.append((self._length, f"{inline.kind}:{inline.note}"))
                    self._words(note(inline), inline.look)
                case PageField():
                    self._words(field(inline), inline.look)
                case Anchored():
                    self._anchored.append((self._length, inline))
        return self._finished()

    def _finished(self) -> ShapedParagraph:
        if self._open is not None:
            self._marks.append(MarkRange(self._open[0], self._open[1], self._length))
        self._flush()
        lines, wide = self._builder.finish(self._length)
        text = "".join(self._text)
        self._problems += [("cut", text[start:end].strip(), start) for start, end in wide]
        return ShapedParagraph(
            self._paragraph,
            self._width,
            text,
            lines,
            tuple(self._marks),
            tuple(self._notes),
            tuple(self._anchored),
            tuple(self._problems),
            tuple(self._rules),
        )

    def _label(self, label: Label) -> None:
        self._words(label.text, label.look)
        if label.aligned != "left":
            self._flush()
            self._builder.lean(label.aligned)
        if label.suffix == "space":
            self._words(" ", label.look)
        elif label.suffix == "tab":
            self._flush()
            self._builder.tab(Tab(label.look), self._length, to_indent=True)
            self._append("\t")

    def _append(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _words(self, text: str, look: RunLook) -> None:
        """Strip the marks out of the text, remembering where each value begins and ends."""
        if not _MARKS.search(text):
            self._plain(text, look)
            return
        done = 0
        for mark in _MARKS.finditer(text):
            self._plain(text[done : mark.start()], look)
            self._mark(mark.group())
            done = mark.end()
        self._plain(text[done:], look)

    def _mark(self, letter: str) -> None:
        if self._open is not None:
            self._marks.append(MarkRange(self._open[0], self._open[1], self._length))
        self._open = None if letter == END_MARK else (ord(letter) - FIRST_MARK, self._length)

    def _plain(self, text: str, look: RunLook) -> None:
        text = unicodedata.normalize("NFC", text)
        if look.caps:
            text = text.upper()
        elif look.small_caps:
            small = replace(look, size=round(look.size * SMALL_CAPS), small_caps=False)
            for is_lower, letters in groupby(text, str.islower):
                piece = "".join(letters)
                self._plain(
                    piece.upper() if is_lower else piece, small if is_lower else replace(look, small_caps=False)
                )
            return
        if not text:
            return
        if not self._pending:
            self._pending_start = self._length
        self._pending.append((text, look))
        if look.double_strike or look.underline not in PLAIN:
            self._rules.extend(rules_of(text, self._length, look))
        self._append(text)

    @property
    def _justified(self) -> bool:
        return self._paragraph.look.alignment == "justify"

    def _flush(self, stretched: bool = False) -> None:
        """``stretched``: a justified line that ends in a manual break is spread to the margin all the same."""
        if not self._pending:
            return
        text = "".join(piece for piece, _ in self._pending)
        ranges: list[QTextLayout.FormatRange] = []
        looks: list[tuple[int, RunLook]] = []
        at = 0
        for piece, look in self._pending:
            looks.append((at, look))
            for start, end, family in self._by_family(piece, look, at):
                one = QTextLayout.FormatRange()
                one.start, one.length, one.format = at + start, end - start, char_format(look, family)
                ranges.append(one)
            at += len(piece)
        layout = QTextLayout(text + _NOT_THE_END * stretched, qfont(looks[0][1]))
        layout.setTextOption(_option(self._justified))
        layout.setFormats(ranges)
        self._builder.words(layout, tuple(looks), self._pending_start, len(text))
        self._pending = []

    def _by_family(self, text: str, look: RunLook, at: int) -> list[tuple[int, int, str]]:
        """Split where a sign must come from another font; a letter no font has becomes a problem."""
        family = installed_family(look.family)
        if _drawn_by(family, look.bold, look.italic).draw(text):
            return [(0, len(text), family)]
        strange = [i for i, c in enumerate(text) if not _drawn(c, family, look.bold, look.italic)]
        found: list[tuple[int, int, str]] = []
        done = 0
        for i in strange:
            other = symbol_family(text[i], look.bold, look.italic)
            if other is None:
                self._problems.append(("missing_glyph", text[i], self._pending_start + at + i))
                continue
            if i > done:
                found.append((done, i, family))
            found.append((i, i + 1, other))
            done = i + 1
        if done < len(text):
            found.append((done, len(text), family))
        return found


class _Letters(set[str]):
    """Letters a face draws, found out one by one as they are asked for."""

    def __init__(self, family: str, bold: bool, italic: bool) -> None:
        super().__init__()
        self._face = (family, bold, italic)

    def draw(self, text: str) -> bool:
        """Whether the face draws every letter of ``text``."""
        new = frozenset(text).difference(self)
        self.update(letter for letter in new if _drawn(letter, *self._face))
        return not new or new.issubset(self)


@lru_cache(maxsize=64)
def _drawn_by(family: str, bold: bool, italic: bool) -> _Letters:
    return _Letters(family, bold, italic)


@lru_cache(maxsize=16384)
def _drawn(letter: str, family: str, bold: bool, italic: bool) -> bool:
    return letter in _UNSEEN or has_glyph(family, bold, italic, _SHAPED_AS.get(letter, letter))


@lru_cache(maxsize=2)
def _option(justify: bool) -> QTextOption:
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignJustify if justify else Qt.AlignmentFlag.AlignLeft)
    return option


def shape(
    paragraph: Paragraph,
    width: float,
    default_tab: float,
    label: Label | None = None,
    note: NoteNumber = lambda mark: mark.note,
    field: FieldText = lambda one: one.shown,
    holes: tuple[Hole, ...] = (),
) -> ShapedParagraph:
    """Lay one paragraph into lines of ``width``. Needs a Qt application; hold ``fonts.QT_TEXT`` around it."""
    return Shaper(paragraph, width, default_tab, holes).shape(label, note, field)
