# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing that stands against printing: its sentence, the way back to the field, and a reason to let it stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from counter_app.domain.review import Concern
from counter_app.ui.fields.remark import Remark, RemarkBox, Weight
from counter_app.ui.widgets.action_button import ActionButton

UNREADABLE = "unreadable"
"""Code of a field that holds text nobody could read: it can only be mended, no reason lets it stand."""


class ConcernCard(QFrame):
    """A concern, open or overruled.

    Signals:
        edit_requested: go to the field (its id).
        overruled: field id, code, reason.
        passed: Enter on an empty reason: go on to the next card.
    """

    edit_requested = Signal(str)
    overruled = Signal(str, str, str)
    passed = Signal()

    def __init__(self, concern: Concern, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.concern = concern
        self.setProperty("role", "notice-warn" if concern.is_open else "card")
        # Made first, so that keys reach it first: mending is the rule, letting it stand the exception.
        self.mend = ActionButton("Sửa", parent=self)
        self.mend.setAccessibleName(f"Sửa: {concern.sentence}")
        self.mend.clicked.connect(lambda: self.edit_requested.emit(self.concern.field_id))
        reason = concern.override.reason if concern.override else ""
        code = "" if concern.code == UNREADABLE else concern.code
        self.box = RemarkBox(Remark(Weight.DOUBT, concern.sentence, code=code, reason=reason), self)
        self.box.reason_given.connect(lambda code, given: self.overruled.emit(self.concern.field_id, code, given))
        self.box.passed.connect(self.passed)
        self.box.left_back.connect(lambda: self.mend.setFocus(Qt.FocusReason.TabFocusReason))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.box, 1)
        row.addWidget(self.mend, 0, Qt.AlignmentFlag.AlignTop)
