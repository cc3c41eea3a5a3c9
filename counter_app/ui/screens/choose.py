# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a procedure: one search line that keeps the focus, the list under it, the card at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QSplitter, QVBoxLayout, QWidget

from counter_app.ui.models.hit_rows import Hit, HitRows
from counter_app.ui.shortcuts import PICKS, Key, bind
from counter_app.ui.widgets.draft_strip import DraftStrip
from counter_app.ui.widgets.hit_delegate import HitDelegate
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.procedure_card import NOTHING_MORE, Aside, ProcedureCard

if TYPE_CHECKING:
    from counter_app.domain.dossier import DossierLine
    from counter_app.domain.procedure import Procedure

_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class ChooseLayout(QHBoxLayout):
    """Builds and places the parts."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText("Tên thủ tục, lời người dân nói, hoặc mã số")
        self.search.setClearButtonEnabled(True)
        title = PlainLabel("Người dân cần làm thủ tục gì?", "heading")
        title.setBuddy(self.search)
        self.search.setAccessibleName(title.text())
        self.drafts = DraftStrip()
        self.hits = QListView()
        self.hits.setItemDelegate(HitDelegate(self.hits))
        self.hits.setUniformItemSizes(True)
        self.hits.setAccessibleName("Các thủ tục tìm thấy")
        self.nothing = PlainLabel("", "secondary").wrapped()
        self.card = ProcedureCard()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        for widget in (title, self.search, self.drafts, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.hits, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 12, 16, 12)
        beside.addWidget(self.card)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 6)
        split.setSizes([560, 700])
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(split)


class ChooseScreen(QWidget):
    """Finds at every key; arrows move, Enter chooses, Ctrl+1 … Ctrl+9 choose at once.

    ``describe`` gives the procedure of a code for the card, None while only the list is known; ``beside`` what else
    the card says of it.
    """

    chosen = Signal(str)
    resume_requested = Signal(int)

    def __init__(
        self,
        find: Callable[[str], Sequence[Hit]],
        describe: Callable[[str], Procedure | None],
        beside: Callable[[str], Aside] = lambda _code: NOTHING_MORE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._describe = describe
        self._beside = beside
        self._drafts: list[DossierLine] = []
        self._rows = HitRows(self)
        self._parts = ChooseLayout()
        self.setLayout(self._parts)
        self.setFocusProxy(self._parts.search)
        self._parts.hits.setModel(self._rows)
        self._connect()
        self.refresh()

    def focus_search(self) -> None:
        """Put the cursor in the search line, its text selected so that the next key replaces it."""
        self._parts.search.setFocus()
        self._parts.search.selectAll()

    def choose_current(self) -> None:
        """Take the marked procedure, as Enter does."""
        self._choose(self._parts.hits.currentIndex().row())

    def current_code(self) -> str:
        """The code of the marked procedure; empty when nothing is found."""
        procedure = self._rows.procedure(self._parts.hits.currentIndex().row())
        return procedure.code if procedure else ""

    def refresh(self) -> None:
        """Search again: the usage or the catalogue has changed."""
        typed = self._parts.search.text().strip()
        hits = self._find(typed)
        self._rows.show(hits)
        self._parts.nothing.setText(
            f"Không thấy thủ tục nào hợp với «{typed}». Thử bớt chữ, hoặc gõ mã số." if not hits else ""
        )
        self._parts.nothing.setVisible(not hits)
        self._show_drafts()
        if hits:
            self._parts.hits.setCurrentIndex(self._rows.index(0))
        else:
            self._parts.card.show_procedure(None)

    def show_card(self) -> None:
        """Show the card of the marked procedure: another is marked, or more is known of it now."""
        marked = self._rows.procedure(self._parts.hits.currentIndex().row())
        procedure = self._describe(marked.code) if marked else None
        self._parts.card.show_procedure(procedure, self._beside(procedure.code) if procedure else NOTHING_MORE)

    def set_drafts(self, drafts: list[DossierLine]) -> None:
        """Unfinished dossiers, newest first; shown while the search line is empty."""
        self._drafts = list(drafts)
        self._show_drafts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the cursor stays in the search line."""
        if watched is self._parts.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not event.modifiers() & _HELD:
                return self._key_in_search(event)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_in_drafts(watched, event)
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        parts = self._parts
        parts.search.textChanged.connect(self.refresh)
        parts.search.installEventFilter(self)
        parts.drafts.resume_requested.connect(self.resume_requested)
        parts.hits.selectionModel().currentChanged.connect(self.show_card)
        parts.hits.activated.connect(self.choose_current)
        parts.hits.clicked.connect(parts.search.setFocus)
        bind(Key.NEXT_STEP, self, self.choose_current)
        for row, key in enumerate(PICKS):
            bind(key, self, partial(self._choose, row))

    def _key_in_search(self, event: QKeyEvent) -> bool:
        row = self._parts.hits.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
            return True
        if event.key() == Qt.Key.Key_Up and row <= 0 and not self._parts.drafts.isHidden():
            self._parts.drafts.buttons[-1].setFocus()
            return True
        if event.key() in _MOVES:
            self._move(event.key(), row)
            return True
        return False

    def _key_in_drafts(self, watched: QObject, event: QKeyEvent) -> bool:
        buttons = self._parts.drafts.buttons
        place = next((place for place, button in enumerate(buttons) if button is watched), None)
        if place is None or event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        after = place + (1 if event.key() == Qt.Key.Key_Down else -1)
        target = buttons[after] if 0 <= after < len(buttons) else self._parts.search
        target.setFocus()
        return True

    def _move(self, key: int, row: int) -> None:
        page = max(1, self._parts.hits.height() // max(1, self._parts.hits.sizeHintForRow(0)) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        last = self._rows.rowCount() - 1
        if last >= 0:
            self._parts.hits.setCurrentIndex(self._rows.index(min(last, max(0, row + steps[Qt.Key(key)]))))

    def _choose(self, row: int) -> None:
        procedure = self._rows.procedure(row)
        if procedure is not None:
            self.chosen.emit(procedure.code)

    def _show_drafts(self) -> None:
        drafts = [] if self._parts.search.text().strip() else self._drafts
        # The whole list is gone through for their names: not at every key.
        titles = {hit.procedure.code: hit.procedure.short_name for hit in self._find("")} if drafts else {}
        self._parts.drafts.show_drafts(drafts, titles)
        for button in self._parts.drafts.buttons:
            button.installEventFilter(self)


_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
