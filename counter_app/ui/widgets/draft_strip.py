# SPDX-License-Identifier: GPL-3.0-or-later
"""«Đang làm dở»: the newest unfinished dossiers, one key press away from where they were left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from counter_app.domain.dossier import DossierLine

SHOWN = 3


class DraftStrip(QWidget):
    """A short column of buttons; hidden when there is nothing unfinished."""

    resume_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.buttons: list[ActionButton] = []
        self.hide()

    def show_drafts(self, drafts: Sequence[DossierLine], titles: Mapping[str, str]) -> None:
        """Offer the first few drafts, newest first."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        if drafts:
            more = f" ({len(drafts)}; xem cả ở F3)" if len(drafts) > SHOWN else ""
            self._column.addWidget(PlainLabel(f"Đang làm dở{more}", "secondary"))
        for draft in drafts[:SHOWN]:
            title = titles.get(draft.procedure_code, draft.procedure_code)
            button = ActionButton(f"{draft.number}   {draft.person or '(chưa có tên)'}   {title}", "draft")
            button.clicked.connect(partial(self.resume_requested.emit, draft.id))
            self.buttons.append(button)
            self._column.addWidget(button)
        self.setVisible(bool(drafts))
