# SPDX-License-Identifier: GPL-3.0-or-later
"""The column of fields, grouped as on the form. Rows come and go without moving the row under the clerk's eyes."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.form import FieldGroup, FormSpec
from counter_app.ui.fields.address_input import AddressInput, Places
from counter_app.ui.fields.field_row import FieldRow
from counter_app.ui.fields.group_heading import GroupHeading

_LABEL_LETTERS = 34
_WIDEST_FACT = "✓ nam, sinh 1951"
_SEEN_AROUND_PX = 48


class FormSheet(QScrollArea):
    """All rows of one form.

    Signals:
        copy_wanted: «same person» was clicked (the group's id).
    """

    copy_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._blocks: list[tuple[GroupHeading, list[FieldRow]]] = []
        self._places: Places | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the columns keep their width when rows come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def build(self, form: FormSpec) -> None:
        """Make the rows of a form, replacing those of another."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 8, 12, 8)
        column.setSpacing(4)
        self.rows, self._blocks = {}, []
        titles = {group.id: group.title for group in form.groups}
        for group in form.groups:
            self._build_group(group, titles.get(group.same_as, ""), column)
        column.addStretch(1)
        self._share_widths()
        self.setWidget(content)
        if self._places is not None:
            self.offer_places(self._places)

    def offer_places(self, places: Places) -> None:
        """Have every address of this form and of later ones suggest from these places."""
        self._places = places
        for row in self.rows.values():
            if isinstance(row.input, AddressInput):
                row.input.offer(places)

    def show_asked(self, asked: Set[str], anchor: FieldRow | None) -> None:
        """Show the rows that are asked; what is above the anchor greys instead of vanishing."""
        order = list(self.rows.values())
        place = order.index(anchor) if anchor in order else -1
        with_change = [row for row in order if (row.spec.id in asked) != (row.isEnabled() and not row.isHidden())]
        if with_change:
            self.keep_still(anchor, lambda: self._apply(asked, order[:place] if place > 0 else []))

    def start_afresh(self, asked: Set[str]) -> None:
        """Show exactly the asked rows: a form was opened."""
        self._apply(asked, [])
        self.verticalScrollBar().setValue(0)

    def asked_rows(self) -> list[FieldRow]:
        """The rows keys move through, in paper order."""
        return [row for row in self.rows.values() if not row.isHidden() and row.isEnabled()]

    def asked_groups(self) -> list[list[FieldRow]]:
        """The asked rows, block by block; empty blocks are left out."""
        asked = set(self.asked_rows())
        blocks = [[row for row in rows if row in asked] for _heading, rows in self._blocks]
        return [rows for rows in blocks if rows]

    def keep_still(self, anchor: FieldRow | None, change: Callable[[], None]) -> None:
        """Change the sheet while the anchor stays where it is on screen, as far as scrolling can do that."""
        before = self._height_of(anchor)
        change()
        self._settle_layout()
        if anchor is not None and before is not None:
            after = self._height_of(anchor)
            bar = self.verticalScrollBar()
            if after is not None and bar.maximum() > 0:
                bar.setValue(bar.value() + after - before)

    def reveal(self, row: FieldRow) -> None:
        """Scroll no more than is needed to see a row with its remarks and a bit around."""
        self._settle_layout()
        self._scroll_to(row)
        # New remarks get their height only when the event loop has polished them.
        QTimer.singleShot(0, self, lambda: self._scroll_to(row))

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type needs other columns."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._share_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width when it is scarce."""
        super().resizeEvent(event)
        self._share_widths()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(self.fontMetrics().averageCharWidth() * 60, 120)

    def _scroll_to(self, row: FieldRow) -> None:
        if self.rows.get(row.spec.id) is row:
            self.ensureWidgetVisible(row, 0, min(_SEEN_AROUND_PX, self.viewport().height() // 4))

    def _build_group(self, group: FieldGroup, twin_title: str, column: QVBoxLayout) -> None:
        heading = GroupHeading(group, twin_title)
        heading.copy_wanted.connect(self.copy_wanted)
        column.addWidget(heading)
        rows = [FieldRow(spec) for spec in group.fields]
        for row in rows:
            column.addWidget(row)
            self.rows[row.spec.id] = row
        self._blocks.append((heading, rows))

    def _apply(self, asked: Set[str], above: list[FieldRow]) -> None:
        for row in self.rows.values():
            is_asked = row.spec.id in asked
            stays_grey = row in above and not row.isHidden()
            row.setVisible(is_asked or stays_grey)
            row.set_asked(is_asked)
        for heading, rows in self._blocks:
            heading.setVisible(any(not row.isHidden() for row in rows))

    def _share_widths(self) -> None:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(row.spec.label) for row in self.rows.values()), default=0)
        scarce = max(self.viewport().width() // 3, 120)
        label_px = min(longest + 8, metrics.averageCharWidth() * _LABEL_LETTERS, scarce)
        heavy = self.font()
        heavy.setWeight(QFont.Weight.DemiBold)
        fact_px = min(QFontMetrics(heavy).horizontalAdvance(_WIDEST_FACT) + 4, scarce)
        for row in self.rows.values():
            row.set_widths(label_px, fact_px)

    def _settle_layout(self) -> None:
        content = self.widget()
        layout = content.layout() if content else None
        if content is None or layout is None:
            return
        layout.activate()
        width = self.viewport().width()
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else content.sizeHint().height()
        content.resize(width, max(wanted, self.viewport().height()))

    def _height_of(self, row: FieldRow | None) -> int | None:
        if row is None or row.isHidden():
            return None
        return row.mapTo(self.viewport(), QPoint(0, 0)).y()
