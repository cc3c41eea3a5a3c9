# SPDX-License-Identifier: GPL-3.0-or-later
"""One field of the form on screen: label, input, fact at the right, remarks below. It shows; the sheet decides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from counter_app.domain.form import FieldSpec
from counter_app.ui.fields.address_input import AddressInput
from counter_app.ui.fields.inputs import FieldInput, input_for
from counter_app.ui.fields.listed_choice import ListedChoice
from counter_app.ui.fields.lock_mark import LockMark
from counter_app.ui.fields.remark import Remark, RemarkBox, Weight
from counter_app.ui.fields.side_facts import SideFact
from counter_app.ui.widgets.plain_label import PlainLabel

NOT_ASKED = "không phải khai"
REQUIRED = "bắt buộc"


class FieldRow(QWidget):
    """A row of the sheet.

    Signals:
        way_picked, reason_given, passed, left_back: what the clerk did in a remark (see ``RemarkBox``).
    """

    way_picked = Signal(str)
    reason_given = Signal(str, str)
    passed = Signal()
    left_back = Signal()

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.dirty = False
        """The text has changed since it was last read."""
        self.input: FieldInput = input_for(spec)
        self.label = PlainLabel(spec.label).wrapped()
        self.label.setBuddy(self.input)
        self.fact = PlainLabel("", "secondary")
        self._boxes: list[RemarkBox] = []
        self._remarks: tuple[Remark, ...] = ()
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._place()

    def set_widths(self, label_px: int, fact_px: int) -> None:
        """All rows share their columns."""
        lock_px = 20 if self.spec.sensitive else 0
        self.label.setFixedWidth(label_px - lock_px)
        self.label.setMinimumHeight(self.label.heightForWidth(label_px - lock_px))
        self.fact.setFixedWidth(fact_px)

    def set_fact(self, fact: SideFact, *, required: bool, empty: bool) -> None:
        """The words at the right; an empty required field says so in words."""
        if not self.isEnabled():
            self.fact.setText(NOT_ASKED)
            self.fact.set_role("secondary")
            return
        self.fact.setText(REQUIRED if required and empty and not fact.text else fact.text)
        self.fact.set_role(fact.role)

    def set_asked(self, asked: bool) -> None:
        """A field that is no longer asked stays where it is, but grey, so that nothing jumps."""
        self.setEnabled(asked)
        if not asked:
            self.set_fact(SideFact(), required=False, empty=True)
            self.set_remarks(())

    def set_remarks(self, remarks: Sequence[Remark]) -> None:
        """What is said under the field."""
        if tuple(remarks) == self._remarks:
            return
        self._remarks = tuple(remarks)
        for box in self._boxes:
            self._below.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [self._box(remark) for remark in remarks]
        refused = any(remark.weight in {Weight.REFUSED, Weight.ASK} for remark in remarks)
        self.input.mark_problem(refused)
        self.input.setAccessibleDescription(" ".join(remark.sentence for remark in remarks))

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is said under the field now."""
        return self._remarks

    @property
    def boxes(self) -> list[RemarkBox]:
        """The remarks as widgets."""
        return self._boxes

    def focus_remark(self) -> bool:
        """Give the keys to the first remark that waits for an answer."""
        return any(box.focus_way_in() for box in self._boxes if not box.remark.reason)

    def focus_input(self) -> None:
        """Give the keys to the field itself, all its text selected."""
        self.input.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on_typing(self) -> None:
        """Put the caret behind text that was cut short, so that the next key does not replace it."""
        if isinstance(self.input, QLineEdit):
            self.input.end(False)
        elif isinstance(self.input, QPlainTextEdit):
            self.input.moveCursor(QTextCursor.MoveOperation.End)

    def moveEvent(self, event: QMoveEvent) -> None:
        """A list that hangs below the input comes along."""
        super().moveEvent(event)
        if isinstance(self.input, ListedChoice | AddressInput):
            self.input.follow()

    def _box(self, remark: Remark) -> RemarkBox:
        box = RemarkBox(remark)
        box.way_picked.connect(self.way_picked)
        box.reason_given.connect(self.reason_given)
        box.passed.connect(self.passed)
        box.left_back.connect(self.left_back)
        self._below.addWidget(box)
        # Shown and dressed now, not by the event loop later: the sheet asks for the new height at once.
        box.show()
        for part in (box, *box.findChildren(QWidget)):
            part.ensurePolished()
        return box

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._labelled(), 0, 0)
        grid.addWidget(self.input, 0, 1)
        grid.addWidget(self.fact, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(self._below, 1, 1, 1, 2)

    def _labelled(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        if self.spec.sensitive:
            row.addWidget(LockMark(self.spec.why), 0, Qt.AlignmentFlag.AlignVCenter)
        return row
