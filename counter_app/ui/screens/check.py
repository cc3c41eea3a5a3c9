# SPDX-License-Identifier: GPL-3.0-or-later
"""The check page: every answer, what still stands open, how the citizen signs, and the ways out.

It may be shown again at any moment (a newer preview, a stored override); the keys stay where they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from counter_app.domain.dossier import Heard, PrintEntry
from counter_app.domain.review import MISSING, Concern, ReviewRow
from counter_app.domain.signing import Signing
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.screens.check_layout import CheckLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.concern_card import UNREADABLE
from counter_app.ui.widgets.page_pane import PreviewLike
from counter_app.ui.widgets.plain_label import restyle

CITIZEN = "citizen"
"""Who heard the answers read back: the citizen; any other text is the name of somebody else."""


@dataclass(frozen=True)
class CheckView:
    """Everything the page shows.

    ``reprint``: these very answers were printed before, so a reason is asked; ``unreadable``: labels of fields, by
    id, that hold text nobody could read yet; ``clerk``: who writes for a citizen who cannot; ``scribes``: who else
    may write, who is on duty first; ``page_note``: who draws the pages, where it is not the program; ``is_packet``:
    there are several forms.
    """

    rows: Sequence[ReviewRow]
    concerns: Sequence[Concern]
    signing: Signing = field(default_factory=Signing)
    heard: Heard | None = None
    prints: Sequence[PrintEntry] = ()
    printers: Sequence[str] = ()
    printer: str = ""
    copies: int = 1
    reprint: bool = False
    preview: PreviewLike | None = None
    clerk: str = ""
    scribes: Sequence[str] = ()
    unreadable: Mapping[str, str] = field(default_factory=dict)
    page_note: str = ""
    is_packet: bool = False

    def open_matters(self) -> list[Concern]:
        """What is unreadable first, then the concerns; a gap that is only unreadable is told once."""
        half_typed = [
            Concern(field_id, UNREADABLE, f"«{label}» đang gõ dở, chương trình chưa đọc được.")
            for field_id, label in self.unreadable.items()
        ]
        told = {(field_id, MISSING) for field_id in self.unreadable}
        return half_typed + [concern for concern in self.concerns if (concern.field_id, concern.code) not in told]


class CheckScreen(QWidget):
    """Step «Kiểm tra, in».

    Signals:
        edit_requested: go to a field (its id).
        overruled: let a concern stand (field id, code, reason).
        signing_changed: the new ``Signing``.
        print_requested: a ``PrintOrder``.
        settled: how an uncertain print went (its ``PrintEntry``, whether it came out).
    """

    edit_requested = Signal(str)
    overruled = Signal(str, str, str)
    signing_changed = Signal(object)
    read_back_requested = Signal()
    print_requested = Signal(object)
    settled = Signal(object, bool)
    pdf_requested = Signal()
    docx_requested = Signal()
    back_requested = Signal()

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = CheckLayout(background)
        self.setLayout(self._parts)
        self._arriving = False
        self._view: CheckView | None = None
        self._connect_parts()
        for key, act in (
            (Key.READ_BACK, self.read_back_requested.emit),
            (Key.PRINT, self._parts.printing.ask_print),
            (Key.SAVE_PDF, self._parts.printing.ask_pdf),
            (Key.OPEN_DOCX, self._parts.printing.ask_docx),
            (Key.PAGE, self._parts.halves.toggle_page),
        ):
            bind(key, self, act)

    def show_check(self, view: CheckView) -> None:
        """Show the page; on arrival the keys go to what is to be done next."""
        self._view = view
        parts = self._parts
        was_asking = parts.printing.uncertain.asks
        matters = view.open_matters()
        parts.answers.show_rows(view.rows, matters)
        parts.signing.offer_scribes(view.clerk, view.scribes)
        parts.signing.show_signing(view.signing)
        parts.printing.show_printers(view.printers, view.printer, view.copies)
        parts.printing.count_sets(view.is_packet)
        parts.page.say(view.page_note)
        parts.printing.show_prints(view.prints, reason_needed=view.reprint)
        parts.printing.show_blocked(_why_blocked(matters))
        self._show_heard(view.heard)
        if view.preview is not None:
            parts.page.show_preview(view.preview)
        if self._arriving or (was_asking and not parts.printing.uncertain.asks):
            self._arriving = False
            self._focus_next_thing()

    def showEvent(self, event: QShowEvent) -> None:
        """The next ``show_check`` is an arrival."""
        super().showEvent(event)
        self._parts.fit_aside(self.fontMetrics().averageCharWidth())
        self._arriving = True

    def changeEvent(self, event: QEvent) -> None:
        """Another size of type needs another width."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._parts.fit_aside(self.fontMetrics().averageCharWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys nobody else wanted: one letter picks the way of signing, Shift+Enter goes back."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ShiftModifier and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.back_requested.emit()
        elif held or not self._parts.signing.pick_by_letter(event.text()):
            super().keyPressEvent(event)

    def _connect_parts(self) -> None:
        parts = self._parts
        parts.answers.edit_requested.connect(self.edit_requested)
        parts.answers.overruled.connect(self.overruled)
        parts.answers.line_entered.connect(parts.page.mark)
        parts.answers.passed.connect(self._focus_next_thing)
        parts.page.field_clicked.connect(self.edit_requested)
        parts.page.bind_keys(self)
        parts.signing.signing_changed.connect(self.signing_changed)
        parts.read_back.clicked.connect(self.read_back_requested)
        parts.printing.print_requested.connect(self.print_requested)
        parts.printing.settled.connect(self.settled)
        parts.printing.pdf_requested.connect(self.pdf_requested)
        parts.printing.docx_requested.connect(self.docx_requested)

    def _show_heard(self, heard: Heard | None) -> None:
        parts = self._parts
        if heard is None:
            parts.heard.setText("Chưa đọc lại cho người dân nghe.")
            parts.heard.set_role("wait")
        else:
            who = "người dân" if heard.by == CITIZEN else heard.by
            parts.heard.setText(f"✓ {who} đã nghe và nói đúng, lúc {heard.at:%H:%M}.")
            parts.heard.set_role("good")
        parts.read_back.setProperty("role", "primary" if heard is None else "plain")
        restyle(parts.read_back)

    def _focus_next_thing(self) -> None:
        """A print nobody knows about, else an open concern, else reading back, else printing."""
        if self._parts.printing.uncertain.asks:
            self._parts.printing.uncertain.focus_answers()
            return
        if self._parts.answers.focus_open_card():
            return
        heard = self._view is not None and self._view.heard is not None
        target = self._parts.printing.print_button if heard else self._parts.read_back
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def _why_blocked(concerns: Sequence[Concern]) -> str:
    waiting = [concern for concern in concerns if concern.is_open]
    if not waiting:
        return ""
    more = f" (và {len(waiting) - 1} điều nữa)" if len(waiting) > 1 else ""
    return f"Chưa in được: {waiting[0].sentence}{more} Sửa, hoặc ghi lý do giữ nguyên."
