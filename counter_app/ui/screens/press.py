# SPDX-License-Identifier: GPL-3.0-or-later
"""«Cuốn hồ sơ mẫu, bảng niêm yết»: what goes in, where it is written, how far it has come, and what came of it.

Making goes on while the clerk does other things; this screen only shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.ui.screens.press_layout import PressLayout
from counter_app.ui.shortcuts import Key, bind

Product = Literal["booklet", "poster"]
FILE_NAMES: dict[str, str] = {"booklet": "ho-so-mau-viet-san.pdf", "poster": "bang-niem-yet.pdf"}


@dataclass(frozen=True)
class PressChoice:
    """What the clerk asked for. ``which``: all that has a form, the marked, or a scheme's."""

    product: str
    which: str
    scheme_id: str
    size: str
    out: Path


class PressScreen(QWidget):
    """Announces what is to be made; shows what it is told.

    Signals:
        make_requested: a ``PressChoice``.
        stop_requested: leave what is under way.
        open_requested: show the finished file (its path).
        place_requested: ask where to (the suggested path).
        stick_requested: take the finished file out (what it is, its path).
    """

    make_requested = Signal(object)
    stop_requested = Signal()
    open_requested = Signal(str)
    place_requested = Signal(str)
    stick_requested = Signal(str, str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._made = self._made_product = ""
        self._busy = False
        self.parts = PressLayout()
        self.setLayout(self.parts)
        self.setFocusProxy(self.parts.product)
        self.parts.product.picked.connect(self._pick_product)
        self.parts.which.picked.connect(lambda _code: self._fit())
        self.parts.browse.clicked.connect(lambda: self.place_requested.emit(self.parts.place.text()))
        self.parts.make.clicked.connect(self._ask)
        self.parts.stop.clicked.connect(self.stop_requested)
        self.parts.open.clicked.connect(lambda: self.open_requested.emit(self._made))
        self.parts.to_stick.clicked.connect(lambda: self.stick_requested.emit(self._made_product, self._made))
        bind(Key.NEXT_STEP, self, self._ask)
        self._pick_product("booklet")

    @property
    def is_busy(self) -> bool:
        """Whether something is being made."""
        return self._busy

    def offer(self, marked: int, schemes: Sequence[tuple[str, str]]) -> None:
        """How many procedures are marked, and which schemes there are (id, title)."""
        parts = self.parts
        chosen = parts.scheme.currentData()
        parts.scheme.clear()
        for scheme_id, title in schemes:
            parts.scheme.addItem(title, scheme_id)
        parts.scheme.setCurrentIndex(max(0, parts.scheme.findData(chosen)))
        parts.marked.setText(
            f"Đang đánh dấu {marked} thủ tục."
            if marked
            else "Chưa đánh dấu thủ tục nào: ở Danh mục (F7), chọn thủ tục rồi bấm Ins."
        )
        if marked and not self._busy:
            parts.which.set_current("marked")
        self._fit()

    def set_place(self, place: Path) -> None:
        """Where the file goes."""
        self.parts.place.setText(str(place))

    def begin(self) -> None:
        """It is being made."""
        self._busy = True
        self.parts.bar.setRange(0, 0)
        self._tell("strong", "Đang làm; vẫn tiếp nhận hồ sơ bình thường được.")
        self._fit()
        self.parts.stop.setFocus()

    def show_progress(self, done: int, steps: int) -> None:
        """So many parts of so many."""
        self.parts.bar.setRange(0, steps)
        self.parts.bar.setValue(done)
        self._tell("strong", f"Đã làm {done} / {steps} phần; vẫn tiếp nhận hồ sơ bình thường được.")

    def finish(self, path: Path, sentence: str) -> None:
        """It is there."""
        self._made, self._made_product = str(path), self.parts.product.current()
        self._end("good", sentence)
        self.parts.open.show()
        self.parts.to_stick.show()
        self.parts.open.setFocus()

    def fail(self, sentence: str) -> None:
        """It was stopped or broke off: nothing was written, for the reason told."""
        self._end("wait", sentence)
        self.parts.make.setFocus()

    def _end(self, role: Literal["good", "wait"], sentence: str) -> None:
        had_focus = self.parts.stop.hasFocus()
        self._busy = False
        self._tell(role, sentence)
        self._fit()
        if had_focus:
            self.parts.make.setFocus()

    def _tell(self, role: Literal["good", "wait", "strong"], sentence: str) -> None:
        self.parts.told.set_role(role)
        self.parts.told.setText(sentence)

    def _pick_product(self, product: str) -> None:
        folder = Path(self.parts.place.text()).parent if self.parts.place.text() else self._folder
        self.set_place(folder / FILE_NAMES[product])
        self._fit()

    def _fit(self) -> None:
        """Show what the choice needs and nothing else."""
        parts, busy = self.parts, self._busy
        parts.show_row(parts.size, parts.product.current() == "poster")
        parts.show_row(parts.scheme, parts.which.current() == "scheme")
        parts.show_row(parts.marked, parts.which.current() == "marked")
        for part in (parts.product, parts.which, parts.scheme, parts.size, parts.place, parts.browse, parts.make):
            part.setEnabled(not busy)
        parts.bar.setVisible(busy)
        parts.stop.setVisible(busy)
        if busy:
            parts.open.hide()
            parts.to_stick.hide()

    def _ask(self) -> None:
        parts = self.parts
        if self._busy:
            return
        place = Path(parts.place.text().strip()).expanduser()
        if place.suffix.lower() != ".pdf":
            place = place.with_name(f"{place.name or FILE_NAMES[parts.product.current()]}.pdf")
            self.set_place(place)
        self.make_requested.emit(
            PressChoice(
                parts.product.current(),
                parts.which.current(),
                parts.scheme.currentData() or "",
                parts.size.current(),
                place,
            )
        )
