# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a row when it is left: the kind understands the text, the book keeps the value, the row shows the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from PySide6.QtCore import QObject, Signal

from counter_app.domain.kinds import kind_of
from counter_app.domain.reading import Choice, Reading
from counter_app.ui.fields.address_input import AddressInput
from counter_app.ui.fields.field_row import FieldRow
from counter_app.ui.fields.remark import Remark, Weight
from counter_app.ui.fields.side_facts import fact_of, fact_while_typing
from counter_app.ui.screens.answer_book import AnswerBook, Doubt

_OLD_ADDRESS = "Địa chỉ theo tên trước ngày 01/7/2025. Giữ nguyên nếu giấy tờ ghi như vậy."


class Outcome(Enum):
    """settled: there is a value (perhaps empty); asks: the clerk must pick; refused: a problem stands."""

    SETTLED = "settled"
    ASKS = "asks"
    REFUSED = "refused"


class FieldReader(QObject):
    """Reads rows into the book and puts remarks and facts beside them.

    Signals:
        answered: a field has a new value (field id, canonical value).
        put_off: a field holds text that cannot be read (field id, text).
    """

    answered = Signal(str, str)
    put_off = Signal(str, str)

    def __init__(self, book: AnswerBook, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._today = today
        self._own: dict[str, list[Remark]] = {}
        self._forecast: dict[str, str] = {}

    def load_all(self, rows: Iterable[FieldRow]) -> None:
        """Show what the book has for these rows."""
        shown = list(rows)
        for row in shown:
            self._load(row)
        self.refresh_all(shown)

    def _load(self, row: FieldRow) -> None:
        field_id = row.spec.id
        typed = self._book.unfinished.get(field_id)
        value = self._book.answers.get(field_id, "")
        self._own.pop(field_id, None)
        row.input.show_raw(typed if typed is not None else self._shown(row, value))
        row.dirty = typed is not None
        if typed:
            self._remark_on(row, kind_of(row.spec.kind).read(typed, row.spec, self._today))

    def read(self, row: FieldRow) -> Outcome:
        """Understand the row's text if it has changed since it was last read."""
        if not row.dirty:
            return self._standing(row)
        reading = kind_of(row.spec.kind).read(row.input.raw(), row.spec, self._today)
        self._remark_on(row, reading)
        if reading.value is None:
            if self._book.put_off(row.spec.id, row.input.raw()):
                self.answered.emit(row.spec.id, "")
            self.put_off.emit(row.spec.id, row.input.raw())
        else:
            self._keep(row, reading.value)
        return self._standing(row)

    def pick(self, row: FieldRow, value: str) -> None:
        """The clerk chose one of the ways to understand the row."""
        self._own.pop(row.spec.id, None)
        self._keep(row, value)

    def typed(self, row: FieldRow) -> None:
        """The row's text is changing: nothing is judged yet, numbers are counted."""
        row.dirty = True
        required = self._book.requires(row.spec)
        row.set_fact(fact_while_typing(row.spec, row.input.raw()), required=required, empty=not row.input.raw())

    def take_forecast(self, sentences: Mapping[str, str]) -> bool:
        """What would not fit on the paper; True when that has changed."""
        changed = self._forecast != dict(sentences)
        self._forecast = dict(sentences)
        return changed

    def refresh_all(self, rows: Iterable[FieldRow]) -> None:
        """Facts and remarks, from what is known now."""
        doubts: dict[str, list[Doubt]] = {}
        for doubt in self._book.doubts():
            doubts.setdefault(doubt.field_id, []).append(doubt)
        for row in rows:
            if row.isEnabled():
                self._refresh(row, doubts.get(row.spec.id, []))

    def _refresh(self, row: FieldRow, doubts: list[Doubt]) -> None:
        field_id = row.spec.id
        row.set_remarks([*self._remarks_of(field_id, doubts), *self._renamed(row)])
        if row.dirty and field_id not in self._book.unfinished:
            return
        value = self._book.answers.get(field_id, "")
        fact = fact_of(row.spec, value, self._book.answers, self._today)
        fact = fact.doubted() if doubts else fact
        row.set_fact(fact, required=self._book.requires(row.spec), empty=not row.input.raw())

    def _keep(self, row: FieldRow, value: str) -> None:
        row.dirty = False
        row.input.normalise(self._shown(row, value))
        if self._book.settle(row.spec.id, value):
            self.answered.emit(row.spec.id, value)

    def _remark_on(self, row: FieldRow, reading: Reading) -> None:
        remarks = []
        if reading.problem:
            remarks.append(Remark(Weight.REFUSED, reading.problem))
        if reading.choices:
            remarks.append(Remark(Weight.ASK, reading.note, reading.choices))
        elif reading.note:
            remarks.append(Remark(Weight.NOTE, reading.note))
        if reading.warning:
            remarks.append(Remark(Weight.FORECAST, reading.warning))
        self._own[row.spec.id] = remarks

    def _remarks_of(self, field_id: str, doubts: list[Doubt]) -> list[Remark]:
        remarks = list(self._own.get(field_id, ()))
        for doubt in doubts:
            remarks.append(Remark(Weight.DOUBT, doubt.sentence, code=doubt.code, reason=doubt.reason))
        if field_id in self._forecast:
            remarks.append(Remark(Weight.FORECAST, self._forecast[field_id]))
        return remarks

    def _renamed(self, row: FieldRow) -> list[Remark]:
        """An old address is told what it is called today; it stays as written unless the clerk takes that."""
        value = self._book.answers.get(row.spec.id, "")
        today = row.input.today(value) if isinstance(row.input, AddressInput) and value and not row.dirty else ()
        ways = tuple(Choice(address, f"Ghi theo tên mới: {address}") for address in today)
        return [Remark(Weight.NOTE, _OLD_ADDRESS, ways)] if ways else []

    def _standing(self, row: FieldRow) -> Outcome:
        weights = {remark.weight for remark in self._own.get(row.spec.id, ())}
        if Weight.REFUSED in weights:
            return Outcome.REFUSED
        return Outcome.ASKS if Weight.ASK in weights else Outcome.SETTLED

    @staticmethod
    def _shown(row: FieldRow, value: str) -> str:
        return kind_of(row.spec.kind).shown(value, row.spec) if value else ""
