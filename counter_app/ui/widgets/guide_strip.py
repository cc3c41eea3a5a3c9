# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines under the fields that explain the current one. Their place has one height for the whole form."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from counter_app.domain.form import FieldSpec
from counter_app.ui.fields.lock_mark import SENSITIVE
from counter_app.ui.widgets.plain_label import PlainLabel

_FEWEST_LINES = 2
_MOST_LINES = 3
_AROUND_PX = 12
_BESIDE_PX = 34


class GuideStrip(QFrame):
    """What belongs into the field, and why it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._sentences: list[str] = []
        self._words = PlainLabel("", "secondary").wrapped()
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.addWidget(self._words)

    def prepare(self, specs: Iterable[FieldSpec]) -> None:
        """Take the height that the longest explanation of a form needs, so that nothing moves between fields."""
        self._sentences = [_explanation(spec, required=True) for spec in specs]
        self._fix_height()

    def explain(self, spec: FieldSpec, required: bool) -> None:
        """Say what belongs into a field and why it is asked."""
        sentence = _explanation(spec, required=required)
        self._words.setText(self._shortened(sentence))
        self._words.setToolTip(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another number of lines."""
        super().resizeEvent(event)
        self._fix_height()

    def _fix_height(self) -> None:
        line = self.fontMetrics().lineSpacing()
        needed = max((self._height_of(sentence) for sentence in self._sentences), default=0)
        wanted = max(line * _FEWEST_LINES, min(needed, line * _MOST_LINES)) + _AROUND_PX
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _height_of(self, sentence: str) -> int:
        room = QRect(0, 0, max(self.width() - _BESIDE_PX, 80), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, sentence).height()

    def _shortened(self, sentence: str) -> str:
        """The sentence, or as many of its words as the strip holds; the rest is in the tool tip."""
        words = sentence.split(" ")
        most = self.fontMetrics().lineSpacing() * _MOST_LINES
        while len(words) > 1 and self._height_of(" ".join(words)) > most:
            words = [*words[:-2], "…"]
        return " ".join(words)


def _explanation(spec: FieldSpec, *, required: bool) -> str:
    parts = ["Bắt buộc" if required else "Nếu có"]
    if spec.hint:
        parts.append(spec.hint)
    if spec.footnote:
        parts.append(f"chú thích {spec.footnote} của mẫu")
    if spec.certainty != "verified":
        parts.append("mục này chưa kiểm chứng với bản gốc")
    why = spec.why or (SENSITIVE if spec.sensitive else "")
    return f"{' · '.join(parts)}. {why}".strip()
