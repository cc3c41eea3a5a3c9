# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list of the catalogue is narrowed to; the first line of every box says what it narrows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from counter_app.domain.offered import Certainty, Origin
from counter_app.ui.phrases import CERTAINTY
from counter_app.ui.widgets.action_button import ActionButton


@dataclass(frozen=True)
class Filters:
    """The clerk's choice; None and empty narrow nothing. ``of_schemes``: what the running schemes name."""

    sector: str = ""
    printable: bool | None = None
    certainty: Certainty | None = None
    origin: Origin | None = None
    of_schemes: bool = False


_PRINTABLE = (("Mọi thủ tục", None), ("Có mẫu in", True), ("Chỉ tra cứu", False))
_SURE = tuple((words[:1].upper() + words[1:], sure) for sure, words in CERTAINTY.items())
_CERTAINTY = (("Mọi mức tin", None), *_SURE)
_ORIGINS = (
    ("Mọi nguồn", None),
    ("Có sẵn", "shipped"),
    ("Gói danh mục", "pack"),
    ("Cơ quan tự đặt", "office"),
)


class CatalogueFilters(QWidget):
    """Four boxes and a chip.

    Signals:
        changed: another choice (ask ``filters``).
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sector = _box("Lĩnh vực")
        self.printable = _box("Mẫu in", *_PRINTABLE)
        self.certainty = _box("Mức chắc chắn", *_CERTAINTY)
        self.origin = _box("Nguồn", *_ORIGINS)
        self.of_schemes = ActionButton("Theo mô hình đang chạy", "chip")
        self.of_schemes.setCheckable(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.sector, 0, 0, 1, 3)
        for column, box in enumerate((self.printable, self.certainty, self.origin)):
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.of_schemes, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.show_sectors({})
        self.set_schemes_run(False)
        for box in self._boxes():
            box.currentIndexChanged.connect(self.changed)
        self.of_schemes.toggled.connect(self.changed)

    def filters(self) -> Filters:
        """What is chosen now."""
        return Filters(
            sector=self.sector.currentData() or "",
            printable=self.printable.currentData(),
            certainty=self.certainty.currentData(),
            origin=self.origin.currentData(),
            of_schemes=self.of_schemes.isChecked(),
        )

    def show_sectors(self, sectors: Mapping[str, int]) -> None:
        """Offer these sectors with the number of procedures in each."""
        self.sector.blockSignals(True)
        self.sector.clear()
        self.sector.addItem(f"Mọi lĩnh vực  ·  {sum(sectors.values())}", "")
        for sector, number in sectors.items():
            self.sector.addItem(f"{sector}  ·  {number}", sector)
        self.sector.blockSignals(False)

    def set_schemes_run(self, run: bool) -> None:
        """Whether the office runs a scheme at all: without one there is nothing to tick."""
        self.of_schemes.setVisible(run)
        if not run:
            self.of_schemes.setChecked(False)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.sector, self.printable, self.certainty, self.origin


def _box(name: str, *options: tuple[str, object]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setMaxVisibleItems(24)
    for words, value in options:
        box.addItem(words, value)
    return box
