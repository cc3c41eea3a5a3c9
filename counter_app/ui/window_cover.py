# SPDX-License-Identifier: GPL-3.0-or-later
"""One screen in place of everything else in the window: while it is up nothing of a citizen can be seen or reached.

The parts are not painted over but hidden, so that a picture of the window, a tooltip and a screen reader find nothing.
Work behind the window goes on.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QToolTip, QVBoxLayout, QWidget


class WindowCover(QObject):
    """Holds the window's parts and, when it is up, the screen instead of them; ``above`` both there is always room."""

    def __init__(self, window: QMainWindow, parts: QWidget, above: QWidget) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._stack = QStackedWidget()
        self._stack.addWidget(parts)
        self._focus: QWidget | None = None
        self._beside: list[QWidget] = []
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self._stack, 1)
        window.setCentralWidget(whole)

    @property
    def is_up(self) -> bool:
        """Whether the window's parts are hidden."""
        return self._stack.currentWidget() is not self._parts

    def put_up(self, screen: QWidget) -> None:
        """Hide everything but this screen; what is being typed is taken as if its field had been left."""
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        if not self.is_up:
            QGuiApplication.inputMethod().commit()
            self._focus = self._window.focusWidget()
            self._hide_beside()
        self._stack.setCurrentWidget(screen)
        self._allow_keys(False)
        screen.setFocus()

    def take_down(self) -> None:
        """Everything as it was, the cursor in the same field."""
        self._stack.setCurrentWidget(self._parts)
        self._allow_keys(True)
        for widget in self._beside:
            widget.show()
        self._beside = []
        kept = self._focus if self._focus is not None and self._focus.isVisible() else self._parts.focusWidget()
        if kept is not None:
            kept.setFocus()
        self._focus = None

    def _hide_beside(self) -> None:
        """Lists hanging from a field, dialogs and windows beside this one; the last come back."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or not widget.isVisible():
                continue
            if isinstance(widget, QDialog):
                widget.reject()
            else:
                self._beside.append(widget)
                widget.hide()

    def _allow_keys(self, allowed: bool) -> None:
        """The window's own keys; those of its screens sleep while their screens are hidden."""
        near = Qt.FindChildOption.FindDirectChildrenOnly
        for shortcut in self._window.findChildren(QShortcut, options=near):
            shortcut.setEnabled(allowed)
