# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture of the packet, live: what will be cut off lies in shade while the keys or the mouse move the edges.

Arrows push the chosen side, Space goes on to the next side; the mouse draws the frame.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.filing import Crop

STEP, FINE = 0.02, 0.004
"""Share of the picture a key moves an edge; with Shift the finer one."""
_SETTLE_MS = 250
_SIDES = ("left", "top", "right", "bottom")
_SIDE_WORDS = {"left": "mép trái", "top": "mép trên", "right": "mép phải", "bottom": "mép dưới"}
_INWARDS = {
    ("left", Qt.Key.Key_Right): 1,
    ("left", Qt.Key.Key_Left): -1,
    ("right", Qt.Key.Key_Left): 1,
    ("right", Qt.Key.Key_Right): -1,
    ("top", Qt.Key.Key_Down): 1,
    ("top", Qt.Key.Key_Up): -1,
    ("bottom", Qt.Key.Key_Up): 1,
    ("bottom", Qt.Key.Key_Down): -1,
}
_SHADE = QColor(0, 0, 0, 150)
_LEAST_FRAME_PX = 24


class ScanView(QWidget):
    """Shows a picture and its frame.

    Signals:
        cropped: the frame stands still (a ``Crop``).
        side_changed: which side the arrows push, in words.
    """

    cropped = Signal(object)
    side_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Ảnh đang sửa: phím mũi tên cắt mép, phím cách đổi mép")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()
        self._crop = Crop()
        self._side = "left"
        self._from: QPoint | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(lambda: self.cropped.emit(self._crop))

    @property
    def side(self) -> str:
        """The side the arrows push, in words."""
        return _SIDE_WORDS[self._side]

    def show_picture(self, image: QImage, crop: Crop) -> None:
        """Show the picture as it stands turned, whole, with its frame."""
        self._settle.stop()
        self._image, self._crop = image, crop
        self.update()

    def set_crop(self, crop: Crop) -> None:
        """The same picture with this frame; one that a hand is moving stays as it is."""
        if not self._settle.isActive() and self._from is None:
            self._crop = crop
            self.update()

    def clear(self) -> None:
        """No picture is chosen."""
        self.show_picture(QImage(), Crop())

    def flush(self) -> None:
        """Announce now what a key has just moved: another picture is about to be shown."""
        if self._settle.isActive():
            self._settle.stop()
            self.cropped.emit(self._crop)

    def sizeHint(self) -> QSize:
        """Room for a page upright."""
        return QSize(320, 420)

    def minimumSizeHint(self) -> QSize:
        """Still enough to see where an edge lies."""
        return QSize(160, 160)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows push the side; Space takes the next side."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self._image.isNull() or held:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._side = _SIDES[(_SIDES.index(self._side) + 1) % len(_SIDES)]
            self.side_changed.emit(self.side)
            self.update()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._push(Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A frame begins here."""
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self.setFocus()
            self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The frame follows."""
        if self._from is not None:
            self._frame(QRect(self._from, event.position().toPoint()).normalized())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The frame stands; a mere click takes it away."""
        if self._from is None:
            return
        drawn = QRect(self._from, event.position().toPoint()).normalized()
        self._from = None
        if drawn.width() < _LEAST_FRAME_PX or drawn.height() < _LEAST_FRAME_PX:
            self._crop = Crop()
            self.update()
        self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the shade over what goes, and the side the arrows push."""
        with QPainter(self) as painter:
            place = self._place()
            if place.isEmpty():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self._image)
            kept = self._kept(place)
            for shade in (
                QRect(place.left(), place.top(), place.width(), kept.top() - place.top()),
                QRect(place.left(), kept.bottom() + 1, place.width(), place.bottom() - kept.bottom()),
                QRect(place.left(), kept.top(), kept.left() - place.left(), kept.height()),
                QRect(kept.right() + 1, kept.top(), place.right() - kept.right(), kept.height()),
            ):
                painter.fillRect(shade, _SHADE)
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            painter.setPen(QPen(accent, 1))
            painter.drawRect(kept.adjusted(0, 0, -1, -1))
            if self.hasFocus():
                painter.fillRect(_edge(kept, self._side), accent)

    def _push(self, key: Qt.Key, fine: bool) -> None:
        towards = _INWARDS.get((self._side, key))
        if towards is None:  # an arrow across takes the side it points at
            self._side = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right", Qt.Key.Key_Up: "top"}.get(key, "bottom")
            self.side_changed.emit(self.side)
        else:
            self._crop = self._crop.moved(self._side, towards * (FINE if fine else STEP))
            self._settle.start()
        self.update()

    def _frame(self, drawn: QRect) -> None:
        place = self._place()
        inside = drawn.intersected(place)
        if inside.isEmpty():
            return
        self._crop = (
            Crop()
            .moved("left", (inside.left() - place.left()) / place.width())
            .moved("top", (inside.top() - place.top()) / place.height())
            .moved("right", (place.right() - inside.right()) / place.width())
            .moved("bottom", (place.bottom() - inside.bottom()) / place.height())
        )
        self.update()

    def _place(self) -> QRect:
        if self._image.isNull():
            return QRect()
        room = self.rect().adjusted(4, 4, -4, -4)
        size = self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(room.center() - QPoint(size.width() // 2, size.height() // 2), size)

    def _kept(self, place: QRect) -> QRect:
        cut = self._crop
        return place.adjusted(
            round(place.width() * cut.left),
            round(place.height() * cut.top),
            -round(place.width() * cut.right),
            -round(place.height() * cut.bottom),
        )


def _edge(kept: QRect, side: str) -> QRect:
    wide = 4
    return {
        "left": QRect(kept.left(), kept.top(), wide, kept.height()),
        "right": QRect(kept.right() - wide + 1, kept.top(), wide, kept.height()),
        "top": QRect(kept.left(), kept.top(), kept.width(), wide),
        "bottom": QRect(kept.left(), kept.bottom() - wide + 1, kept.width(), wide),
    }[side]
