# SPDX-License-Identifier: GPL-3.0-or-later
"""How the typing screen is put together: fields and their guide at the left, the page at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.fields.form_sheet import FormSheet
from counter_app.ui.widgets.form_strip import FormStrip
from counter_app.ui.widgets.guide_strip import GuideStrip
from counter_app.ui.widgets.page_beside import PageBeside
from counter_app.ui.widgets.page_pane import PagePane


class TypingLayout(QVBoxLayout):
    """Builds and places; decides nothing."""

    def __init__(self, background: BackgroundDesk) -> None:
        super().__init__()
        self.strip = FormStrip()
        self.sheet = FormSheet()
        self.guide = GuideStrip()
        self.page = PagePane(background)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.guide)
        self.halves = PageBeside(work, self.page)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self.halves)
