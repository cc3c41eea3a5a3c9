# SPDX-License-Identifier: GPL-3.0-or-later
"""How the citizen signs, by one key, with the finger, the scribe and the witnesses where they are needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFormLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.domain.text import clean
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel

_TITLES = {
    SigningMode.SIGNATURE: "Ký tên",
    SigningMode.THUMBPRINT: "Điểm chỉ",
    SigningMode.THUMBPRINT_WITNESSED: "Điểm chỉ, có người làm chứng",
}
_LETTERS = {
    "k": SigningMode.SIGNATURE, "1": SigningMode.SIGNATURE,
    "d": SigningMode.THUMBPRINT, "đ": SigningMode.THUMBPRINT, "2": SigningMode.THUMBPRINT,
    "n": SigningMode.THUMBPRINT_WITNESSED, "3": SigningMode.THUMBPRINT_WITNESSED,
}  # fmt: skip
_SHOWN_LETTERS = dict(zip(SigningMode, "KDN", strict=True))
WITNESSES = 2
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_NAMED = 3
"""Names told under the line; the arrows know them all."""
NOT_CHECKED = "Ngón nào: theo lệ công chứng, chưa kiểm chứng cho tờ khai."


class SigningPicker(QFrame):
    """Three large choices and what follows from them.

    Signals:
        signing_changed: the new ``Signing``.
    """

    signing_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._signing = Signing()
        self._clerk = ""
        self._scribes: tuple[str, ...] = ()
        self.choices = {mode: self._choice(mode) for mode in SigningMode}
        self.finger = QComboBox()
        self.scribe = LineInput()
        self.witnesses = [LineInput() for _ in range(WITNESSES)]
        self._offered = PlainLabel("", "small").wrapped()
        self._note = PlainLabel(NOT_CHECKED, "small").wrapped()
        self._details = QFormLayout()
        self._place()
        self._listen()
        self.show_signing(self._signing)

    @property
    def signing(self) -> Signing:
        """What is picked now."""
        return self._signing

    def show_signing(self, signing: Signing) -> None:
        """Show what is stored; lines are left alone when they say so already."""
        self._signing = signing
        self.choices[signing.mode].setChecked(True)
        self.finger.setCurrentIndex(list(Finger).index(signing.finger))
        names = (signing.scribe, *signing.witnesses, *[""] * WITNESSES)
        for line, name in zip((self.scribe, *self.witnesses), names, strict=False):
            if line.text() != name and not line.hasFocus():
                line.show_raw(name)
        self._details.setRowVisible(self.finger, signing.by_thumbprint)
        self._note.setVisible(signing.by_thumbprint)
        for line in self.witnesses:
            self._details.setRowVisible(line, signing.with_witnesses)

    def offer_scribes(self, clerk: str, scribes: Sequence[str]) -> None:
        """``clerk`` is put down when the citizen cannot write; the arrows on the line go through ``scribes``."""
        self._clerk, self._scribes = clerk, tuple(scribes)
        more = "…" if len(scribes) > _NAMED else ""
        self._offered.setText(f"Mũi tên ↓ chọn: {', '.join(scribes[:_NAMED])}{more}")
        self._details.setRowVisible(self._offered, len(scribes) > 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down on the line of the scribe go through those offered."""
        if watched is self.scribe and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = 0 if event.modifiers() & _HELD else _STEPS.get(Qt.Key(event.key()), 0)
            if step and self._scribes:
                names = ("", *self._scribes)
                at = names.index(self.scribe.text()) if self.scribe.text() in names else 0
                self.scribe.normalise(names[(at + step) % len(names)])
                self._tell()
                return True
        return super().eventFilter(watched, event)

    def pick_by_letter(self, letter: str) -> bool:
        """K, D, N or 1, 2, 3; False when the letter means nothing here."""
        mode = _LETTERS.get(letter.lower())
        if mode is None:
            return False
        self.choices[mode].setChecked(True)
        self.choices[mode].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()
        return True

    def _choice(self, mode: SigningMode) -> ActionButton:
        button = ActionButton(_TITLES[mode], "segment")
        button.setText(f"{_SHOWN_LETTERS[mode]}   {_TITLES[mode]}")
        button.setCheckable(True)
        button.setStyleSheet("text-align: left; outline: 0;")
        return button

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(PlainLabel("NGƯỜI DÂN KÝ THẾ NÀO", "accent"))
        group = QButtonGroup(self)
        for button in self.choices.values():
            group.addButton(button)
            column.addWidget(button)
        self.finger.addItems([finger.on_paper for finger in Finger])
        self._details.setContentsMargins(0, 4, 0, 0)
        self._details.setVerticalSpacing(4)
        self._add_detail("Ngón tay", self.finger)
        self._add_detail("Người viết hộ", self.scribe)
        self._details.addRow(self._offered)
        self._details.setRowVisible(self._offered, False)
        self.scribe.installEventFilter(self)
        for number, line in enumerate(self.witnesses, start=1):
            self._add_detail(f"Làm chứng {number}", line)
            line.setPlaceholderText("để trống thì in dòng chấm")
        self.scribe.setPlaceholderText("không có thì để trống")
        column.addLayout(self._details)
        column.addWidget(self._note)

    def _add_detail(self, title: str, part: QWidget) -> None:
        label = PlainLabel(title)
        label.setBuddy(part)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)  # as high as its line
        part.setAccessibleName(title)
        self._details.addRow(label, part)

    def _listen(self) -> None:
        for button in self.choices.values():
            button.clicked.connect(self._tell)
        self.finger.activated.connect(self._tell)
        for line in (self.scribe, *self.witnesses):
            line.editingFinished.connect(lambda line=line: self._take_name(line))

    def _take_name(self, line: LineInput) -> None:
        cleaned = clean(line.text())
        line.mark_problem(bool(cleaned.problem))
        line.setToolTip(cleaned.problem)
        if not cleaned.problem:
            line.normalise(cleaned.text)
            self._tell()

    def _scribe_for(self, mode: SigningMode) -> str:
        """The name on the line; the clerk's comes and goes with the thumbprint, another name stays."""
        name, was, will = self.scribe.text(), self._signing.by_thumbprint, mode is not SigningMode.SIGNATURE
        if will and not was and not name:
            return self._clerk
        return "" if was and not will and name == self._clerk else name

    def _tell(self) -> None:
        mode = next(mode for mode, button in self.choices.items() if button.isChecked())
        witnesses = tuple(line.text() for line in self.witnesses if line.text())
        told = Signing(
            mode=mode,
            finger=list(Finger)[self.finger.currentIndex()],
            scribe=self._scribe_for(mode),
            witnesses=witnesses if mode is SigningMode.THUMBPRINT_WITNESSED else (),
        )
        if told != self._signing:
            self.show_signing(told)
            self.signing_changed.emit(told)
