# SPDX-License-Identifier: GPL-3.0-or-later
"""Portal copy mode: a narrow window over the portal, with the answers in its order, each ticked once it was pasted.

The clerk stays in the portal: after a paste the next answer stands on the clipboard by itself. Nothing is sent and
nothing is driven; every answer goes over by the clerk's own hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from counter_app.domain.portal_copy import PortalField, PortalSheet
from counter_app.domain.text import fold
from counter_app.ui.phrases import CERTAINTY
from counter_app.ui.portal_clipboard import PortalClipboard
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.roomy_rows import in_whole_lines
from counter_app.ui.widgets.segments import Segments

WIDTH_LETTERS = 34
"""How wide the window is, in letters of its own type."""
ABOUT = "Dán vào cổng (Ctrl+V): ô sau tự nằm sẵn để dán tiếp."


class PortalWindow(QWidget):
    """Always on top of the portal.

    Signals:
        ticked: a field was pasted (its id).
        anew_requested: all ticks are to be taken back.
        closed: the clerk is done with it; True when every field was pasted.
    """

    ticked = Signal(str)
    anew_requested = Signal()
    closed = Signal(bool)

    def __init__(self, clipboard: PortalClipboard | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._sheet = PortalSheet(())
        self._ticks: set[str] = set()
        self._at = -1
        self._clipboard = clipboard or PortalClipboard(self)
        self._head = PlainLabel("", "strong").wrapped()
        self._order = PlainLabel("", "small").wrapped()
        self._label = PlainLabel("", "secondary").wrapped()
        self._value = PlainLabel("", "heading").wrapped()
        self._value.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.after = Segments("Sau khi dán", (("auto", "Tự chép ô sau"), ("hand", "Chờ bấm")))
        self.copy_next = ActionButton("Chép ô sau", "primary", Key.NEXT)
        self.copy_back = ActionButton("Ô trước", "plain", Key.PREVIOUS)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm ô, ví dụ: ngay sinh")
        self.search.setAccessibleName("Tìm ô để chép")
        self.fields = QListWidget()
        in_whole_lines(self.fields, "Các ô theo thứ tự")
        self.anew = ActionButton("Chép lại từ đầu", "quiet")
        self.done = ActionButton("Xong", "plain", Key.NEXT_STEP)
        self._place()
        self._connect()

    def show_sheet(self, title: str, sheet: PortalSheet, ticks: Iterable[str]) -> None:
        """Show a dossier's fields; the first not pasted yet is put on the clipboard."""
        self._sheet, self._ticks = sheet, set(ticks)
        self.setWindowTitle(f"Chép sang cổng · {title}")
        known = "Thứ tự theo cổng" if sheet.source else "Thứ tự theo tờ khai, chưa biết thứ tự của cổng"
        self._order.setText(f"{known} ({CERTAINTY[sheet.certainty]}).")
        self.search.clear()
        self._fill()
        self._go_to(sheet.next_open(self._ticks))

    def stand_aside(self) -> None:
        """Stand at the right edge of the screen, as high as it is."""
        letters = self.fontMetrics().averageCharWidth() * WIDTH_LETTERS
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width = min(max(letters, self.minimumSizeHint().width()), screen.width() // 2)
        height = round(screen.height() * 0.86)
        self.setGeometry(screen.right() - width - 8, screen.top() + 40, width, height)

    def copy_following(self) -> None:
        """Put the next field not pasted yet on the clipboard; after the last one the window is done."""
        # Left first: a field that a clipboard's keeper took counts now, and is not offered again.
        self._clipboard.leave()
        self._go_to(self._sheet.next_open(self._ticks, self._at))

    def copy_former(self) -> None:
        """Back to the field before, pasted or not."""
        if self._sheet.fields:
            self._go_to(max(0, self._at - 1))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing stays on the clipboard, nor in this window, should anything show it again."""
        self._clipboard.clear()
        is_done = self._sheet.next_open(self._ticks) is None
        self._sheet, self._at = PortalSheet(()), -1
        self._label.clear()
        self._value.clear()
        self.fields.clear()
        self.closed.emit(is_done)
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hidden while the counter is locked: the clipboard is empty meanwhile."""
        self._clipboard.clear()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The answer it stands at is ready again."""
        if self._at >= 0:
            self._clipboard.offer(self._sheet.fields[self._at])
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter copies, while the cursor stays in the search line."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
                self._enter()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not held:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        if self.search.text().strip():
            item = self.fields.currentItem()
            self.search.clear()
            if item is not None and not item.isHidden():
                self._go_to(self.fields.row(item))
        else:
            self.copy_following()

    def _walk(self, step: int) -> None:
        """To the next row that is shown, and copy it."""
        at = self.fields.currentRow() + step
        while 0 <= at < self.fields.count() and self.fields.item(at).isHidden():
            at += step
        if 0 <= at < self.fields.count():
            self._go_to(at)

    def _go_to(self, place: int | None) -> None:
        if place is None:
            self._clipboard.clear()
            self._at = -1
            done = "Đã chép hết." if self._sheet.fields else "Hồ sơ chưa khai ô nào nên không có gì để chép."
            self._label.setText("")
            self._value.setText(done)
            self.done.setFocus()
        else:
            field = self._sheet.fields[place]
            self._at = place
            self._clipboard.offer(field)
            self._label.setText(f"{place + 1}. {field.group} · {field.label}")
            self._value.setText(field.value)
            self.fields.setCurrentRow(place)
        self._tell()

    def _take_paste(self, field_id: str) -> None:
        if field_id not in self._ticks:
            self._ticks.add(field_id)
            self.ticked.emit(field_id)
        place = next((place for place, field in enumerate(self._sheet.fields) if field.id == field_id), None)
        if place is not None:
            self.fields.item(place).setText(self._words(place, self._sheet.fields[place]))
        self._tell()

    def _after_paste(self) -> None:
        if self.after.current() == "auto":
            self.copy_following()

    def _begin_anew(self) -> None:
        self._clipboard.clear()
        self._ticks.clear()
        self.anew_requested.emit()
        self._fill()
        self._go_to(self._sheet.next_open(()))

    def _fill(self) -> None:
        self.fields.clear()
        for place, field in enumerate(self._sheet.fields):
            self.fields.addItem(QListWidgetItem(self._words(place, field)))

    def _words(self, place: int, field: PortalField) -> str:
        return f"{'✓' if field.id in self._ticks else '○'} {place + 1}. {field.label}\n     {field.value}"

    def _tell(self) -> None:
        pasted = sum(field.id in self._ticks for field in self._sheet.fields)
        self._head.setText(f"Đã dán {pasted} / {len(self._sheet.fields)} ô")

    def _seek(self, typed: str) -> None:
        wanted = fold(typed.strip())
        first = None
        for place, field in enumerate(self._sheet.fields):
            fits = wanted in fold(f"{field.label} {field.group} {field.value}")
            self.fields.item(place).setHidden(not fits)
            first = place if fits and first is None else first
        if wanted and first is not None:
            self.fields.setCurrentRow(first)

    def _connect(self) -> None:
        self._clipboard.pasted.connect(self._take_paste)
        self._clipboard.taken.connect(self._after_paste)
        self.copy_next.clicked.connect(self.copy_following)
        self.copy_back.clicked.connect(self.copy_former)
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.fields.itemClicked.connect(lambda item: self._go_to(self.fields.row(item)))
        self.anew.clicked.connect(self._begin_anew)
        self.done.clicked.connect(self.close)
        bind(Key.PREVIOUS, self, self.copy_former)
        bind(Key.NEXT_STEP, self, self.close)
        bind(Key.BACK, self, self.close)

    def _place(self) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(8)
        moves.addWidget(self.copy_next, 1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.copy_back)
        ends.addStretch(1)
        ends.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for part in (self._head, self._label, self._value):
            column.addWidget(part)
        column.addLayout(moves)
        column.addWidget(PlainLabel(ABOUT, "small").wrapped())
        column.addWidget(self.after)
        column.addWidget(self.search)
        column.addWidget(self.fields, 1)
        column.addWidget(self._order)
        column.addLayout(ends)
        column.addWidget(self.anew)
        self.setFocusProxy(self.search)
