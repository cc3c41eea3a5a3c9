# SPDX-License-Identifier: GPL-3.0-or-later
"""The typing screen: moves through the fields, has each read when it is left, and says what changed.

It keeps nothing on disk and lays out no page: whoever listens does.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.domain.dossier import Override
from counter_app.domain.form import FormSpec
from counter_app.ui.background import BackgroundDesk
from counter_app.ui.fields.address_input import Places
from counter_app.ui.fields.field_row import FieldRow
from counter_app.ui.fields.row_keys import RowKeys
from counter_app.ui.screens.answer_book import AnswerBook
from counter_app.ui.screens.field_reader import FieldReader, Outcome
from counter_app.ui.screens.typing_layout import TypingLayout
from counter_app.ui.shortcuts import Key, bind
from counter_app.ui.widgets.page_pane import PreviewLike


class TypingScreen(QWidget):
    """Step «Khai».

    Signals:
        answered: a field was left and is settled (field id, canonical value, "" when emptied).
        answers_replaced: several at once (field id -> value).
        typing: the text of a field changed, or cannot be read (field id, text as typed).
        field_entered: the keys go to this field now.
        overruled: a doubt is let stand (field id, code, reason).
    """

    answered = Signal(str, str)
    answers_replaced = Signal(dict)
    typing = Signal(str, str)
    field_entered = Signal(str)
    overruled = Signal(str, str, str)
    next_requested = Signal()
    back_requested = Signal()

    def __init__(self, background: BackgroundDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = TypingLayout(background)
        self.setLayout(self._parts)
        self.forms = self._parts.strip
        self.forms.bind_keys(self)
        self._keys = RowKeys(self)
        self._form: FormSpec | None = None
        self._book: AnswerBook | None = None
        self._reader: FieldReader | None = None
        self._here: FieldRow | None = None
        self._keys.pressed.connect(self._press)
        self._keys.entered.connect(self._enter)
        self._keys.left.connect(self._read)
        self._parts.sheet.copy_wanted.connect(self._copy_into)
        self._parts.page.field_clicked.connect(self.focus_field)
        self._parts.page.bind_keys(self)
        bind(Key.PAGE, self, self._toggle_page)
        for key in (Key.SAME_PERSON, Key.CLEAR_FORM, Key.UNDO):
            bind(key, self, partial(self._press, key, None))

    def show_form(
        self,
        form: FormSpec,
        answers: Mapping[str, str],
        unfinished: Mapping[str, str],
        at_field: str | None,
        overrides: tuple[Override, ...],
        today: date,
    ) -> None:
        """Show a visit's form with what is known, the keys at ``at_field`` or at the first gap."""
        self._here = None
        self._book = AnswerBook(form, answers, unfinished, overrides)
        if self._reader is not None:
            self._reader.deleteLater()
        self._reader = FieldReader(self._book, today, self)
        self._reader.answered.connect(self._say_answered)
        self._reader.put_off.connect(self.typing)
        if form != self._form:
            self._build(form)
        self._parts.sheet.start_afresh(self._book.asked())
        self._reader.load_all(self._parts.sheet.rows.values())
        self._parts.halves.bring_work_to_front()
        where = at_field if at_field in self._book.asked() else self._first_gap()
        self.focus_field(where)
        if where and where in unfinished:
            self._parts.sheet.rows[where].go_on_typing()

    def show_preview(self, preview: PreviewLike) -> None:
        """Show newer pages beside the fields."""
        self._parts.page.show_preview(preview)

    def show_forecast(self, sentences: Mapping[str, str]) -> None:
        """Say beside the fields what would not fit on the paper."""
        if self._reader is not None and self._reader.take_forecast(sentences):
            self._follow()

    def offer_places(self, places: Places) -> None:
        """Suggest these places in every address from now on."""
        self._parts.sheet.offer_places(places)
        self._follow()

    def focus_field(self, field_id: str | None) -> None:
        """Give the keys to a field; one that is not asked, or none, changes nothing."""
        row = self._parts.sheet.rows.get(field_id or "")
        if row is not None and row.isEnabled() and not row.isHidden():
            self._parts.halves.bring_work_to_front()
            row.focus_input()

    def current_answers(self) -> dict[str, str]:
        """Settled answers by field id, hidden fields included."""
        return dict(self._book.answers) if self._book else {}

    def settle(self) -> bool:
        """Read every field that was not left yet; True when none holds unreadable text."""
        waiting = [row for row in self._parts.sheet.rows.values() if row.dirty and row.isEnabled()]
        return {self._read(row) for row in waiting} <= {Outcome.SETTLED}

    def hideEvent(self, event: QHideEvent) -> None:
        """Another screen comes: what is in the fingers is read first."""
        self.settle()
        super().hideEvent(event)

    def _build(self, form: FormSpec) -> None:
        self._form = form
        self._keys.forget()
        self._parts.sheet.build(form)
        self._parts.guide.prepare(form.fields())
        for row in self._parts.sheet.rows.values():
            self._keys.watch(row)
            row.input.edited.connect(lambda raw, row=row: self._take_text(row, raw))
            row.input.finished.connect(lambda row=row: self._read(row))
            row.way_picked.connect(lambda value, row=row: self._pick_way(row, value))
            row.reason_given.connect(lambda code, reason, row=row: self._overrule(row, code, reason))
            row.passed.connect(lambda row=row: self._step(row, 1))
            row.left_back.connect(row.focus_input)

    def _press(self, key: Key, row: FieldRow | None) -> None:
        row = row or self._here
        if row is None or self._book is None:
            return
        match key:
            case Key.NEXT:
                self._go_on(row)
            case Key.PREVIOUS:
                self._read(row)
                self._step(row, -1)
            case Key.NEXT_STEP:
                self._read(row)
                self.next_requested.emit()
            case Key.NEXT_GROUP | Key.PREVIOUS_GROUP:
                self._read(row)
                self._step_group(row, 1 if key is Key.NEXT_GROUP else -1)
            case Key.SAME_PERSON:
                target = self._book.copy_target(row.spec.id)
                if target is not None:
                    self._copy_into(target.id)
            case Key.CLEAR_FORM:
                self._read(row)
                self._replace(self._book.cleared())
                self._parts.sheet.asked_rows()[0].focus_input()
            case Key.UNDO:
                self._undo()

    def _go_on(self, row: FieldRow) -> None:
        doubted_before = not row.dirty and any(remark.code and not remark.reason for remark in row.remarks)
        outcome = self._read(row)
        if outcome is Outcome.ASKS or (outcome is Outcome.SETTLED and doubted_before):
            row.focus_remark()
            self._parts.sheet.reveal(row)
        elif outcome is Outcome.REFUSED:
            QApplication.beep()  # the clerk's eyes may be on the citizen's papers
            self._parts.sheet.reveal(row)
        else:
            self._step(row, 1)

    def _step(self, row: FieldRow, step: int) -> None:
        rows = self._parts.sheet.asked_rows()
        at = rows.index(row) + step if row in rows else 0
        if at < 0:
            self.back_requested.emit()
        elif at >= len(rows):
            self.next_requested.emit()
        else:
            rows[at].focus_input()

    def _step_group(self, row: FieldRow, step: int) -> None:
        groups = self._parts.sheet.asked_groups()
        at = next((at for at, rows in enumerate(groups) if row in rows), 0) + step
        if 0 <= at < len(groups):
            groups[at][0].focus_input()

    def _read(self, row: FieldRow) -> Outcome:
        if self._reader is None or self._parts.sheet.rows.get(row.spec.id) is not row:
            return Outcome.SETTLED
        row.input.finish()
        was_dirty = row.dirty
        outcome = self._reader.read(row)
        if was_dirty:
            self._follow()
        return outcome

    def _follow(self) -> None:
        """Show what follows from the answers: fields that come and go, facts, doubts, what is missing."""
        if self._book is None or self._reader is None:
            return
        sheet, reader, book = self._parts.sheet, self._reader, self._book
        asked = book.asked()

        def change() -> None:
            sheet.show_asked(asked, self._here)
            reader.refresh_all(sheet.rows.values())

        sheet.keep_still(self._here, change)

    def _take_text(self, row: FieldRow, raw: str) -> None:
        if self._reader is not None:
            self._announce_defaults()
            self._reader.typed(row)
            self.typing.emit(row.spec.id, raw)

    def _say_answered(self, field_id: str, value: str) -> None:
        self._announce_defaults()
        self.answered.emit(field_id, value)

    def _announce_defaults(self) -> None:
        unsaid = self._book.take_unsaid() if self._book else {}
        if unsaid:
            self.answers_replaced.emit(unsaid)

    def _pick_way(self, row: FieldRow, value: str) -> None:
        if self._reader is not None:
            self._reader.pick(row, value)
            self._follow()
            self._step(row, 1)

    def _overrule(self, row: FieldRow, code: str, reason: str) -> None:
        if self._book is not None:
            self._book.overrule(row.spec.id, code, reason)
            self.overruled.emit(row.spec.id, code, reason)
            self._follow()

    def _copy_into(self, group_id: str) -> None:
        if self._book is None or self._form is None:
            return
        self.settle()
        group = next(group for group in self._form.groups if group.id == group_id)
        changes = self._book.copied(group)
        if changes:
            self._replace(changes)
            self.focus_field(self._book.first_gap_after(group.fields[0].id) or group.fields[0].id)

    def _replace(self, changes: Mapping[str, str]) -> None:
        if self._book is not None:
            self._announce_defaults()
            self._book.replace(changes)
            self.answers_replaced.emit(dict(changes))
            self._reload(changes)

    def _undo(self) -> None:
        restored = self._book.undo() if self._book else None
        if restored is None:
            return
        answers, unfinished = restored
        self.answers_replaced.emit(answers)
        for field_id, raw in unfinished.items():
            self.typing.emit(field_id, raw)
        self._reload(answers)

    def _reload(self, field_ids: Container[str]) -> None:
        if self._reader is not None:
            self._reader.load_all(row for row in self._parts.sheet.rows.values() if row.spec.id in field_ids)
            self._follow()

    def _enter(self, row: FieldRow) -> None:
        self._here = row
        self._parts.page.mark(row.spec.id)
        self._parts.guide.explain(row.spec, required=self._book.requires(row.spec) if self._book else False)
        self._parts.sheet.reveal(row)
        self.field_entered.emit(row.spec.id)

    def _first_gap(self) -> str | None:
        gaps = self._book.gaps() if self._book else []
        rows = self._parts.sheet.asked_rows()
        return gaps[0].id if gaps else rows[0].spec.id if rows else None

    def _toggle_page(self) -> None:
        self._parts.halves.toggle_page()
        if self._here is not None and self._here.isVisible():
            self._here.input.setFocus()
        elif self._parts.page.isVisible():
            self._parts.page.view.setFocus()
