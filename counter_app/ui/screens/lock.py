# SPDX-License-Identifier: GPL-3.0-or-later
"""«Quầy đang khóa»: who sits down, by a digit, and the PIN. No citizen's name is on this screen.

The same screen changes places: name, PIN, Enter.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.roles import Colleague
from counter_app.ui.questions import secret, typed
from counter_app.ui.screens.lock_layout import LockLayout
from counter_app.ui.shortcuts import Key, bind

_CHECKING = "Đang kiểm tra…"
_DIGITS = "123456789"


class LockScreen(QWidget):
    """Signals: entered (id, PIN, empty where none is set), code_entered (id, recovery code, new PIN)."""

    entered = Signal(int, str)
    code_entered = Signal(int, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Colleague] = []
        self.parts = LockLayout()
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.people)
        self.parts.people.installEventFilter(self)
        self.parts.people.itemActivated.connect(lambda _item: self._choose())
        self.parts.pin.returnPressed.connect(self._enter)
        self.parts.pin.installEventFilter(self)
        self.parts.enter.clicked.connect(self._enter)
        self.parts.forgotten.clicked.connect(self._ask_code)
        self.parts.asking.answered.connect(self._take_code)
        self.parts.asking.cancelled.connect(self.begin)
        bind(Key.HELP, self, self._ask_code)

    def show_people(self, people: Sequence[Colleague], current: int | None, usual_name: str) -> None:
        """Offer these; ``usual_name`` alone where the office has no list. The one who sat here is marked."""
        self._people = list(people)
        lines = [_line(place, one) for place, one in enumerate(self._people)]
        self.parts.show_lines(lines or [f"1   {usual_name or 'Người tiếp nhận'}"])
        at = next((place for place, one in enumerate(self._people) if one.id == current), 0)
        self.parts.people.setCurrentRow(at)
        self.begin()

    def begin(self) -> None:
        """Ask who sits down."""
        self.parts.show_part(self.parts.people)
        self.parts.say("")
        self.parts.people.setFocus()

    def refuse(self, sentence: str) -> None:
        """It was not that person, or not yet."""
        asking = self.parts.asking.isVisible()
        self.parts.say(sentence)
        self.parts.pin.setEnabled(True)
        self.parts.pin.clear()
        if asking:
            self.parts.asking.focus_first()
        elif self.parts.pin.isVisible():
            self.parts.pin.setFocus()
        else:
            self.parts.people.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Names laid out before the style sheet came have another height."""
        super().showEvent(event)
        self.parts.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit chooses, Enter as well; Esc in the PIN goes back to the names."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self.parts.people:
            place = _DIGITS.find(event.text()) if event.text() else -1
            if 0 <= place < self.parts.people.count():
                self.parts.people.setCurrentRow(place)
                self._choose()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        elif event.key() == Qt.Key.Key_Escape:
            self.begin()
            return True
        return super().eventFilter(watched, event)

    @property
    def _chosen(self) -> Colleague | None:
        row = self.parts.people.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def _choose(self) -> None:
        chosen = self._chosen
        self.parts.say("")
        if chosen is None or not chosen.has_pin:
            self.entered.emit(chosen.id if chosen else 0, "")
            return
        self.parts.title_pin(chosen.name)
        self.parts.show_part(self.parts.pin)
        self.parts.pin.setEnabled(True)
        self.parts.pin.clear()
        self.parts.pin.setFocus()

    def _enter(self) -> None:
        chosen, pin = self._chosen, self.parts.pin.text()
        if chosen is None or not pin or not self.parts.pin.isEnabled():
            return
        self.parts.pin.setEnabled(False)
        self.parts.say(_CHECKING, good=True)
        self.entered.emit(chosen.id, pin)

    def _ask_code(self) -> None:
        chosen = self._chosen
        if chosen is None or not self.parts.pin.isVisible():
            return
        self.parts.show_part(self.parts.asking)
        self.parts.say("")
        self.parts.asking.ask(
            f"Đặt PIN mới cho {chosen.name} bằng mã khôi phục của sổ (tờ giấy đã cất khi mở sổ)",
            (
                typed("code", "Mã khôi phục", "Chưa gõ mã.", hint="gõ từng nhóm chữ như trên tờ giấy"),
                secret("pin", "PIN mới, 4 đến 8 chữ số", "Chưa gõ PIN."),
            ),
        )
        self.parts.asking.focus_first()

    def _take_code(self, answers: dict[str, str]) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.parts.say(_CHECKING, good=True)
            self.code_entered.emit(chosen.id, answers["code"], answers["pin"])


def _line(place: int, one: Colleague) -> str:
    digit = _DIGITS[place] if place < len(_DIGITS) else " "
    told = one.organisation or one.role.caption
    return f"{digit}   {one.name}  ·  {told}"
