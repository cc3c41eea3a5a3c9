# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints one procedure of the list in two lines; data text is drawn as it is, never as markup."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counter_app.ui.models.hit_rows import BADGE_ROLE, LEAD_ROLE, UNDER_ROLE

Index = QModelIndex | QPersistentModelIndex

PAD_PX = 12
BAR_PX = 4


class HitDelegate(QStyledItemDelegate):
    """What leads the row at the left, name over code and sector, badge at the right.

    ``widest_lead``: the room kept for what leads.
    """

    def __init__(self, parent: QWidget | None = None, widest_lead: str = "Ctrl+9") -> None:
        super().__init__(parent)
        self._widest_lead = widest_lead

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines and some air."""
        line = QFontMetrics(option.font).height()
        return QSize(200, 2 * line + PAD_PX + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; the chosen one has a tinted ground and a bar."""
        rect: QRect = option.rect
        palette: QPalette = option.palette
        font: QFont = option.font
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.highlight())
            painter.fillRect(QRect(rect.left(), rect.top(), BAR_PX, rect.height()), palette.accent())
        lead_width = QFontMetrics(font).horizontalAdvance(self._widest_lead) + PAD_PX
        _draw_lead(painter, rect, str(index.data(LEAD_ROLE) or ""))
        inner = rect.adjusted(BAR_PX + PAD_PX + lead_width, PAD_PX // 2, -PAD_PX, -PAD_PX // 2)
        top = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        under = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.height() - top.height())
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        _draw(painter, top, index.data(Qt.ItemDataRole.DisplayRole), bold, palette.color(QPalette.ColorRole.Text))
        quiet = quiet_colour()
        badge = str(index.data(BADGE_ROLE) or "")
        if badge:
            width = QFontMetrics(font).horizontalAdvance(badge)
            _draw(painter, QRect(under.right() - width, under.top(), width + 1, under.height()), badge, font, quiet)
            under.setRight(under.right() - width - PAD_PX)
        _draw(painter, under, index.data(UNDER_ROLE), font, quiet)
        painter.restore()


def _draw_lead(painter: QPainter, rect: QRect, lead: str) -> None:
    painter.setPen(quiet_colour())
    place = rect.adjusted(BAR_PX + PAD_PX, 0, 0, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, lead)


def quiet_colour() -> QColor:
    """The secondary colour. Asked of the program: a style sheet makes a view's own one half transparent."""
    return QApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def _draw(painter: QPainter, place: QRect, text: object, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(str(text or ""), Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
