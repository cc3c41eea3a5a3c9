# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: three facts about the office, asked once, with the head of its papers growing beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.catalog.reference import read_provinces
from counter_app.domain.administrative_units import Province
from counter_app.domain.office import Office
from counter_app.domain.text import clean, fold
from counter_app.ui.screens.first_run_layout import KINDS, FirstRunLayout
from counter_app.ui.shortcuts import Key, bind


class FirstRunScreen(QWidget):
    """Announces the office once commune and province are known; the clerk's name may wait."""

    completed = Signal(object)
    """counter_app.domain.office.Office"""

    def __init__(
        self,
        parent: QWidget | None = None,
        provinces: tuple[Province, ...] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        known = provinces or read_provinces()
        self._parts = FirstRunLayout(known, today())
        self.setLayout(self._parts)
        self.setFocusProxy(self._parts.commune)
        self._connect()

    def office(self) -> Office:
        """The office as far as it has been told."""
        kind, name = self._kind_and_name()
        province = self._parts.province.current()
        return Office(
            commune=f"{kind} {name}" if name else "",
            province=province.full_name if province else "",
            place=name,
            clerk=clean(self._parts.clerk.text()).text,
        )

    def _connect(self) -> None:
        parts = self._parts
        parts.commune.textChanged.connect(self._show_sample)
        parts.kind.picked.connect(self._show_sample)
        parts.province.picked.connect(self._show_sample)
        parts.commune.returnPressed.connect(parts.province.setFocus)
        parts.commune.editingFinished.connect(self._settle_kind)
        parts.province.left_by_enter.connect(parts.clerk.setFocus)
        parts.clerk.returnPressed.connect(self._complete)
        parts.begin.clicked.connect(self._complete)
        bind(Key.NEXT_STEP, self, self._complete)

    def _kind_and_name(self) -> tuple[str, str]:
        """A kind typed before the name counts as chosen: «phường Thành Sen»."""
        typed = clean(self._parts.commune.text()).text
        for kind in KINDS:
            if fold(typed).startswith(fold(kind) + " "):
                return kind, typed.split(" ", len(kind.split()))[-1]
        return self._parts.kind.current(), typed

    def _settle_kind(self) -> None:
        kind, name = self._kind_and_name()
        if name and self._parts.commune.text() != name:
            self._parts.kind.set_current(kind)
            self._parts.commune.setText(name)

    def _show_sample(self) -> None:
        self._parts.head.show_office(self.office())
        self._parts.say_problem(self._parts.commune, "")
        self._parts.say_problem(self._parts.province.line, "")

    def _complete(self) -> None:
        problem = self._first_problem()
        if problem is None:
            self.completed.emit(self.office())
            return
        field, sentence = problem
        self._parts.say_problem(field, sentence)
        field.setFocus()

    def _first_problem(self) -> tuple[QLineEdit, str] | None:
        office = self.office()
        refused = clean(self._parts.commune.text()).problem
        if refused:
            return self._parts.commune, refused
        if not office.commune:
            return self._parts.commune, "Gõ tên xã, phường hoặc đặc khu."
        if not office.province:
            return self._parts.province.line, "Chọn tỉnh, thành phố trong danh sách."
        return None
