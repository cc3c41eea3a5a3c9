# SPDX-License-Identifier: GPL-3.0-or-later
"""The page view with its one line of controls; both the typing screen and the check page have one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app.ui.background import BackgroundDesk
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.page_pictures import DrawablePages
from counter_app.ui.widgets.page_stack import SpotLike
from counter_app.ui.widgets.page_view import PageView
from counter_app.ui.widgets.plain_label import PlainLabel, button_text


class PreviewLike(Protocol):
    """What a preview offers; see ``casework.filling.Preview``."""

    @property
    def pages(self) -> DrawablePages: ...
    def spots_of(self, field_id: str) -> tuple[SpotLike, ...]: ...
    def field_at(self, page: int, x_pt: float, y_pt: float) -> str | None: ...


class PagePane(QWidget):
    """Pages of a form with zoom and page number.

    Signals:
        field_clicked: the clerk clicked a field on the paper (its id).
    """

    field_clicked = Signal(str)

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView(background)
        self._preview: PreviewLike | None = None
        self._field_id = ""
        self._where = PlainLabel("", "secondary")
        self.note = PlainLabel("", "secondary").wrapped()
        self.note.setContentsMargins(12, 4, 12, 4)
        self.note.hide()
        self._zoom = PlainLabel("", "secondary")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        column.addWidget(self._controls())
        self.view.place_clicked.connect(self._find_field)
        self.view.page_shown.connect(self._tell_page)
        self.view.zoom_changed.connect(self._tell_zoom)

    def bind_keys(self, owner: QWidget) -> None:
        """Zoom by key anywhere on the screen that owns this pane."""
        bind(Key.ZOOM_IN, owner, self.view.zoom_in)
        bind(Key.ZOOM_OUT, owner, self.view.zoom_out)
        bind(Key.ZOOM_FIT, owner, self.view.zoom_to_width)

    def show_preview(self, preview: PreviewLike) -> None:
        """Show newer pages; the mark stays on the same field."""
        self._preview = preview
        self.view.show_pages(preview.pages)
        self.mark(self._field_id)

    def say(self, sentence: str) -> None:
        """Who draws these pages, above them; empty when it is the program itself."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def mark(self, field_id: str) -> None:
        """Mark a field on the paper; an unknown one marks nothing."""
        self._field_id = field_id
        self.view.mark(self._preview.spots_of(field_id) if self._preview and field_id else ())

    def _controls(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self._where)
        row.addStretch(1)
        for text, key, act in (
            ("−", Key.ZOOM_OUT, self.view.zoom_out),
            ("", None, None),
            ("+", Key.ZOOM_IN, self.view.zoom_in),
            ("Vừa ngang", Key.ZOOM_FIT, self.view.zoom_to_width),
        ):
            if key is None or act is None:
                row.addWidget(self._zoom)
                continue
            button = QPushButton(button_text(text))
            button.setProperty("role", "quiet")
            button.setAccessibleName(key.title)
            button.setToolTip(f"{key.title} ({key.shown})")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        return bar

    def _find_field(self, page: int, x_pt: float, y_pt: float) -> None:
        found = self._preview.field_at(page, x_pt, y_pt) if self._preview else None
        if found is not None:
            self.field_clicked.emit(found)

    def _tell_page(self, page: int) -> None:
        self._where.setText(f"trang {page + 1}/{self.view.page_count}")

    def _tell_zoom(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")
