# SPDX-License-Identifier: GPL-3.0-or-later
"""«Danh mục»: every procedure the program knows, found, narrowed, and told in full on one page.

The cursor stays in the search line; the arrows move through the list, as where a visit begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.models.catalogue_rows import CatalogueRows
from counter_app.ui.screens.catalogue_layout import CatalogueLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.catalogue_filters import Filters
from counter_app.ui.widgets.procedure_card import Aside

if TYPE_CHECKING:
    from counter_app.domain.offered import Origin
    from counter_app.domain.procedure import Procedure
    from counter_app.ui.models.hit_rows import Hit

PAUSE_MS = 30
"""A page is built when the arrow has rested so long: running through the list stays light."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}

Find = Callable[[str, Filters], Sequence["Hit"]]
Describe = Callable[[str], tuple["Procedure", Aside]]


class CatalogueScreen(QWidget):
    """Announces what is wanted of the procedure in front.

    ``find`` gives the rows, ``describe`` a procedure with what its page says besides, ``forms_of`` the ids and titles
    of its forms.

    Signals:
        begin_requested: take this procedure up (its code).
        guide_requested, guide_file_requested: print the citizens' page, save it as PDF (the code).
        blank_requested, sample_requested: print a form empty, or filled as a sample (code, form id).
        press_requested, packs_requested: the two screens behind this one.
    """

    begin_requested = Signal(str)
    guide_requested = Signal(str)
    guide_file_requested = Signal(str)
    blank_requested = Signal(str, str)
    sample_requested = Signal(str, str)
    press_requested = Signal()
    packs_requested = Signal()

    def __init__(
        self,
        find: Find,
        describe: Describe,
        forms_of: Callable[[str], Sequence[tuple[str, str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._describe = describe
        self._forms_of = forms_of
        self._sectors: dict[str, int] = {}
        self._rows = CatalogueRows(self)
        self._parts = CatalogueLayout(self._rows)
        self.setLayout(self._parts)
        self.setFocusProxy(self._parts.search)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.show_page)
        self._connect()

    @property
    def marked(self) -> tuple[str, ...]:
        """The codes the clerk has marked."""
        return self._rows.marked

    @property
    def code(self) -> str:
        """The procedure in front; empty when the list is."""
        procedure = self._rows.procedure(self._parts.rows.currentIndex().row())
        return procedure.code if procedure else ""

    def show_catalogue(self, sectors: Mapping[str, int], origins: Mapping[str, Origin], *, schemes_run: bool) -> None:
        """Show the list from its first row, with what it can be narrowed to."""
        if self._sectors != sectors:
            self._sectors = dict(sectors)
            self._parts.filters.show_sectors(sectors)
        self._rows.set_origins(origins)
        self._parts.filters.set_schemes_run(schemes_run)
        self.refresh()
        self._parts.search.selectAll()

    def refresh(self) -> None:
        """Search again, the row in front staying in front where it is still found."""
        before, typed = self.code, self._parts.search.text().strip()
        hits = self._find(typed, self._parts.filters.filters())
        self._rows.show(hits)
        place = next((row for row, hit in enumerate(hits) if hit.procedure.code == before and not typed), 0)
        if hits:
            self._parts.rows.setCurrentIndex(self._rows.index(place))
        self._count(len(hits))
        self._pause.start()

    def show_page(self) -> None:
        """Tell everything about the procedure in front."""
        self._pause.stop()
        code = self.code
        if code:
            self._parts.page.show_procedure(*self._describe(code))
        else:
            self._parts.page.show_procedure(None)
        forms = self._forms_of(code) if code else ()
        self._parts.forms.clear()
        for form_id, title in forms:
            self._parts.forms.addItem(title, form_id)
        self._parts.forms.setVisible(len(forms) > 1)
        for button in (self._parts.begin, self._parts.guide, self._parts.guide_file, self._parts.mark):
            button.setEnabled(bool(code))
        for button in (self._parts.blank, self._parts.sample):
            button.setEnabled(bool(forms))

    def begin_current(self) -> None:
        """Take up the procedure in front."""
        self._with_code(self.begin_requested.emit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the cursor stays in the search line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers() & _HELD:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin_current()
            return True
        if event.key() in _MOVES and watched is self._parts.search:
            self._move(Qt.Key(event.key()))
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        parts = self._parts
        parts.search.textChanged.connect(self.refresh)
        parts.filters.changed.connect(self.refresh)
        parts.rows.selectionModel().currentChanged.connect(lambda *_: self._pause.start())
        parts.rows.doubleClicked.connect(self.begin_current)
        for watched in (parts.search, parts.rows):
            watched.installEventFilter(self)
        for button, key, act in (
            (parts.begin, Key.NEXT_STEP, self.begin_current),
            (parts.guide, Key.PRINT, lambda: self._with_code(self.guide_requested.emit)),
            (parts.guide_file, Key.SAVE_PDF, lambda: self._with_code(self.guide_file_requested.emit)),
            (parts.blank, Key.BLANK_FORM, lambda: self._with_form(self.blank_requested.emit)),
            (parts.sample, Key.SAMPLE_FORM, lambda: self._with_form(self.sample_requested.emit)),
            (parts.mark, Key.MARK, self._mark),
            (parts.press, Key.PRESS, self.press_requested.emit),
            (parts.packs, Key.PACKS, self.packs_requested.emit),
        ):
            button.clicked.connect(act)
            bind(key, self, act)
        bind(Key.NEXT_GROUP, self, lambda: self._scroll(1))
        bind(Key.PREVIOUS_GROUP, self, lambda: self._scroll(-1))

    def _with_code(self, emit: Callable[[str], object]) -> None:
        if self.code:
            emit(self.code)

    def _with_form(self, emit: Callable[[str, str], object]) -> None:
        self.show_page()  # the arrow may still be running
        if self._parts.forms.count():
            emit(self.code, self._parts.forms.currentData())

    def _mark(self) -> None:
        row = self._parts.rows.currentIndex().row()
        self._rows.mark(row)
        self._count(self._rows.rowCount())
        if row + 1 < self._rows.rowCount():
            self._parts.rows.setCurrentIndex(self._rows.index(row + 1))

    def _move(self, key: Qt.Key) -> None:
        view = self._parts.rows
        page = max(1, view.height() // max(1, view.sizeHintForRow(0)) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        last = self._rows.rowCount() - 1
        if last >= 0:
            view.setCurrentIndex(self._rows.index(min(last, max(0, view.currentIndex().row() + steps[key]))))

    def _scroll(self, pages: int) -> None:
        bar = self._parts.page.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep() * 9 // 10)

    def _count(self, found: int) -> None:
        marked = f"  ·  đánh dấu {len(self.marked)}" if self.marked else ""
        nothing = "Không thấy thủ tục nào; thử bớt chữ, hoặc bỏ bớt điều kiện lọc."
        self._parts.counted.setText(f"{found} thủ tục{marked}" if found else f"{nothing}{marked}")
