# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing, or in words why not yet, and what has left the program so far.

Printer and ways out are a part of their own, so that they stay in sight when the choices above them scroll.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from counter_app.casework.paper_desk import PrintOrder
from counter_app.domain.dossier import PrintEntry, PrintOutcome
from counter_app.ui.fields.line_input import LineInput
from counter_app.ui.shortcuts import Key
from counter_app.ui.widgets.action_button import ActionButton
from counter_app.ui.widgets.plain_label import PlainLabel
from counter_app.ui.widgets.uncertain_print import PAPERS, UncertainPrint

MOST_COPIES = 20
_LEDGER_LINES = 5
NO_PRINTER = "Chưa thấy máy in nào trên máy này; vẫn lưu được tệp PDF."
_SIDES = (("mặt: theo mẫu", None), ("một mặt", False), ("hai mặt", True))
_OUTCOMES = {
    PrintOutcome.SENT: "đã gửi máy in",
    PrintOutcome.SAVED: "đã lưu",
    PrintOutcome.UNKNOWN: "chưa rõ đã in hay chưa",
    PrintOutcome.FAILED: "không in được",
}


class PrintPanel(QFrame):
    """Printer, copies, reason, the three ways out and the ledger.

    Signals:
        print_requested: a ``PrintOrder``.
        pdf_requested, docx_requested: the other two ways out.
        settled: the clerk says how an uncertain print went (its ``PrintEntry``, whether it came out).
    """

    print_requested = Signal(object)
    pdf_requested = Signal()
    docx_requested = Signal()
    settled = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._reason_needed = False
        self._blocked = ""
        self.printer = QComboBox()
        self.printer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.printer.setMinimumContentsLength(10)
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.counted = PlainLabel("bản")
        self.copies.setAccessibleName("Số bản")
        self.pages = LineInput()
        self.pages.setPlaceholderText("tất cả; 1, 2-3")
        self.sides = QComboBox()
        for title, duplex in _SIDES:
            self.sides.addItem(title, duplex)
        self.reason = LineInput()
        self.reason.setPlaceholderText("lý do in lại, ví dụ: tờ trước in mờ")
        self.reason.setAccessibleName("Lý do in lại")
        self.print_button = ActionButton("In", "primary", Key.PRINT)
        self.print_button.pressed_by_space = False  # one space too many while reading back must not print
        self.pdf_button = ActionButton("Lưu PDF", "plain", Key.SAVE_PDF)
        self.docx_button = ActionButton("Mở bằng Word", "plain", Key.OPEN_DOCX)
        self.why = PlainLabel("", "wait").wrapped()
        self._ledger = PlainLabel("", "small").wrapped()
        self.ways_out = QFrame()
        self.uncertain = UncertainPrint()
        self._place()
        self.print_button.clicked.connect(self.ask_print)
        self.pdf_button.clicked.connect(self.ask_pdf)
        self.docx_button.clicked.connect(self.ask_docx)
        self.uncertain.settled.connect(self.settled)
        self.reason.edited.connect(lambda _raw: self._judge())
        self.reason.returnPressed.connect(self.ask_print)

    def show_printers(self, names: Sequence[str], chosen: str, copies: int) -> None:
        """Offer the printers; a choice the clerk has made on this page stays."""
        shown = [self.printer.itemText(row) for row in range(self.printer.count())]
        if shown != list(names):
            self.printer.clear()
            self.printer.addItems(list(names))
            self.printer.setCurrentIndex(list(names).index(chosen) if chosen in names else 0)
            self.copies.setValue(copies)
        self._judge()

    def count_sets(self, is_packet: bool) -> None:
        """What is counted: copies of the only form, or whole packets."""
        self.counted.setText("bộ" if is_packet else "bản")
        self.copies.setAccessibleName("Số bộ" if is_packet else "Số bản")

    def show_blocked(self, sentence: str) -> None:
        """Why nothing may leave the program yet; empty when it may."""
        self._blocked = sentence
        self._judge()

    def show_prints(self, prints: Sequence[PrintEntry], *, reason_needed: bool) -> None:
        """What was printed so far; a reason may be given for every further print, and sometimes must."""
        self._reason_needed = reason_needed
        is_new_question = self.uncertain.ask_about(prints)
        printed = any(entry.what == "form" and entry.outcome is not PrintOutcome.FAILED for entry in prints)
        self.reason.setVisible((reason_needed or printed) and not self.uncertain.asks)
        lines = [_ledger_line(entry) for entry in prints]
        self._ledger.setText("\n".join(lines[-_LEDGER_LINES:]))
        self.setVisible(bool(lines))
        self._judge()
        if is_new_question and self.uncertain.isVisible():
            self.uncertain.focus_answers()

    def ledger_text(self) -> str:
        """The ledger as shown, one print a line."""
        return self._ledger.text()

    def ask_print(self) -> None:
        """Print, or show what is missing for it."""
        if self.uncertain.asks:
            self.uncertain.focus_answers()
        elif self._reason_needed and not self.reason.text().strip():
            self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.print_button.isEnabled():
            reason = " ".join(self.reason.text().split())
            pages, duplex = self.pages.text().strip(), self.sides.currentData()
            self.print_requested.emit(
                PrintOrder(self.printer.currentText(), self.copies.value(), reason, pages=pages, duplex=duplex)
            )
            self.reason.show_raw("")
            self.pages.show_raw("")  # the next sheet is a whole one again

    def ask_pdf(self) -> None:
        """Save as PDF unless something is open."""
        if not self._blocked:
            self.pdf_requested.emit()

    def ask_docx(self) -> None:
        """Open as DOCX unless something is open."""
        if not self._blocked:
            self.docx_requested.emit()

    def _judge(self) -> None:
        printable = self.printer.count() > 0
        reasoned = bool(self.reason.text().strip()) or not self._reason_needed
        self.print_button.setEnabled(not self._blocked and printable and reasoned)
        self.pdf_button.setEnabled(not self._blocked)
        self.docx_button.setEnabled(not self._blocked)
        if self._blocked:
            words = self._blocked
        elif not printable:
            words = NO_PRINTER
        elif not reasoned and not self.uncertain.asks:
            words = "Bản này đã in rồi: ghi lý do in lại."
        else:
            words = ""
        self.why.setText(words)
        self.why.setVisible(bool(words))

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(PlainLabel("SỔ IN", "accent"))
        column.addWidget(self._ledger)
        self.hide()
        self._place_ways_out()

    def _choice_rows(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        self.sides.setAccessibleName("In một mặt hay hai mặt")
        return (
            _row("Máy in", self.printer, self.copies, self.counted),
            _row("Trang", self.pages, self.sides),
        )

    def _place_ways_out(self) -> None:
        self.ways_out.setProperty("role", "foot")
        self.why.setStyleSheet("font-weight: 400;")
        files = QHBoxLayout()
        files.setSpacing(8)
        files.addWidget(self.pdf_button)
        files.addWidget(self.docx_button)
        column = QVBoxLayout(self.ways_out)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.uncertain)
        column.addWidget(self.why)
        for row in self._choice_rows():
            column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(self.print_button)
        column.addLayout(files)


def _row(title: str, field: QWidget, *beside: QWidget) -> QHBoxLayout:
    """A labelled field that takes the room, and what stands beside it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    label = PlainLabel(title)
    label.setBuddy(field)
    field.setAccessibleName(title)
    for widget in (label, field, *beside):
        row.addWidget(widget, 1 if widget is field else 0)
    return row


def _ledger_line(entry: PrintEntry) -> str:
    """«24/11 09:05 · tờ khai bản 1 · 2 bản · HP LaserJet · đã gửi máy in»."""
    version = f" bản {entry.version}" if entry.version else ""
    parts = [f"{entry.at:%d/%m %H:%M}", f"{PAPERS.get(entry.what, entry.what)}{version}"]
    if entry.printer:
        parts += [f"{entry.copies} tờ", entry.printer]
    parts.append(_OUTCOMES[entry.outcome])
    return " · ".join(part for part in [*parts, entry.reason] if part)
