# SPDX-License-Identifier: GPL-3.0-or-later
"""One setting as a row, drawn from its declaration: type, range, title and options all come from there."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from counter_app.domain.text import clean
from counter_app.ui.widgets.number_line import NumberLine
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.segments import Segments
from counter_app.ui.widgets.tick_box import TickBox


class SettingRow(QWidget):
    """Title at the left, the right kind of input beside it. Announces a value once it is settled."""

    settled = Signal(str, object)
    """Name of the setting and its new value; not emitted when nothing changed."""

    def __init__(self, name: str, declared: FieldInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._declared = declared
        self._value: object = None
        title = declared.title or name
        self._input = self._make_input(title)
        self.label = PlainLabel(title).wrapped()
        self.label.setBuddy(self._input)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.label, 2)
        beside = QHBoxLayout()
        beside.addWidget(self._input)
        if not isinstance(self._input, QLineEdit | Segments):
            beside.addStretch(1)
        row.addLayout(beside, 3)

    def show_value(self, value: object) -> None:
        """Show a value without announcing it."""
        self._value = value
        match self._input:
            case QLineEdit():
                self._input.setText(str(value))
            case NumberLine():
                self._input.set_value(float(str(value)))
            case Segments():
                self._input.set_current(str(value))
            case TickBox():
                self._input.setChecked(bool(value))
            case PlainLabel():
                self._input.setText("Có" if value is True else "Chưa" if value is False else str(value))

    def focus_input(self) -> None:
        """Put the cursor into the input."""
        self._input.setFocus()

    def _settle(self, value: object) -> None:
        if value != self._value:
            self._value = value
            self.settled.emit(self.name, value)

    def _make_input(self, title: str) -> QWidget:
        extra = _extra(self._declared)
        kind = self._declared.annotation
        if extra.get("read_only"):
            return PlainLabel("", "secondary")
        if get_origin(kind) is Literal:
            options = extra.get("options", {})
            segments = Segments(title, [(code, options.get(code, code)) for code in get_args(kind)])
            segments.picked.connect(self._settle)
            return segments
        if kind is bool:
            box = TickBox("Có")
            box.setAccessibleName(title)
            box.toggled.connect(self._settle)
            return box
        if kind in (int, float):
            return self._make_number(title, whole=kind is int)
        return self._make_line(title)

    def _make_number(self, title: str, *, whole: bool) -> QWidget:
        limits = self._declared.metadata
        least = next((float(limit.ge) for limit in limits if hasattr(limit, "ge")), 0.0)
        most = next((float(limit.le) for limit in limits if hasattr(limit, "le")), 9999.0)
        number = NumberLine(title, least, most, 1 if whole else 0.5)
        number.settled.connect(lambda value: self._settle(int(value) if whole else value))
        return number

    def _make_line(self, title: str) -> QWidget:
        line = QLineEdit()
        line.setAccessibleName(title)
        for limit in self._declared.metadata:
            if hasattr(limit, "max_length"):
                line.setMaxLength(limit.max_length)
        line.editingFinished.connect(lambda: self._settle(clean(line.text()).text))
        return line


def _extra(declared: FieldInfo) -> dict[str, Any]:
    extra = declared.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else {}


def section_of(declared: FieldInfo) -> str:
    """The heading a setting stands under."""
    return str(_extra(declared).get("section", ""))


def is_hidden(declared: FieldInfo) -> bool:
    """Whether a setting has a screen of its own and no row here."""
    return bool(_extra(declared).get("hidden"))
