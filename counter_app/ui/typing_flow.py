# SPDX-License-Identifier: GPL-3.0-or-later
"""The typing step: every change goes to the register and to the page, and neither holds up the next key.

A field that is left is written at once; a key that is pressed is written at most ``KEEP_TYPED_MS`` later. The timer
is not restarted by the next key, otherwise a clerk who never pauses would never be saved.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot

from counter_app.casework.case import TYPED, form_on_screen, title_in
from counter_app.casework.filling import Order
from counter_app.casework.packet import place_and_id
from counter_app.casework.prefill import Known, prefilled
from counter_app.domain.dossier import Override, Step
from counter_app.domain.journey import gaps, printed_answers
from counter_app.domain.kinds import kind_of
from counter_app.domain.review import MISSING
from counter_app.ui.background import Lane
from counter_app.ui.flow import Backroom, Flow
from counter_app.ui.widgets.form_strip import FormTab

if TYPE_CHECKING:
    from counter_app.casework.filling import Preview
    from counter_app.domain.form import FormSpec
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.screens.typing import TypingScreen
    from counter_app.ui.visit_group import VisitGroup

KEEP_TYPED_MS = 700


class TypingFlow(Flow):
    """Connects the typing screen with the pen and the preview.

    Signals:
        previewed: the page as it will print now (a ``Preview``).
        turned: another form of the visit is on the screen.
        elsewhere: a form of another dossier of the visit is wanted (the dossier's place, the form's id).
    """

    previewed = Signal(object)
    turned = Signal()
    elsewhere = Signal(int, str)

    def __init__(self, screen: TypingScreen, room: Backroom, group: VisitGroup) -> None:
        super().__init__(screen, room)
        self._screen = screen
        self._group = group
        self._pending: dict[str, str | None] = {}
        self._moved = False
        self._is_shown = False
        """Whether the form on the screen is this visit's: a field of the one before may still get the focus."""
        self._timer = QTimer(self, interval=KEEP_TYPED_MS, singleShot=True)
        self._timer.timeout.connect(self.flush)
        screen.typing.connect(self._take_key)
        screen.answered.connect(self._take_answer)
        screen.answers_replaced.connect(self._take_many)
        screen.field_entered.connect(self._enter)
        screen.overruled.connect(self._overrule)
        screen.forms.chosen.connect(self._choose_form)
        screen.forms.stepped.connect(self._step_form)

    def take_up(self, desk: OnDesk) -> None:
        """Another visit: its page is laid out from now on, whichever step is shown first."""
        self.flush()
        if desk is not self._desk:
            self._is_shown = False
        self._desk = desk

    def prepare(self, desk: OnDesk) -> None:
        """Fill in what the dossier knows; stored at once if it has begun, else with the first thing the clerk does."""
        known = Known(desk.checklist, self._room.clerk(), self._room.clock(), desk.number)
        for form in desk.packet:
            found = prefilled(form, desk.packet, known, desk.answers | desk.unfinished)
            desk.answers |= found
            desk.unsaid |= found
        if desk.unsaid and desk.pen.dossier_id is not None:
            self._pending |= self._take_unsaid(desk)
            self.flush()

    def show(self, desk: OnDesk) -> None:
        """Put a visit on the screen, at the field where it was left."""
        self.take_up(desk)
        self._is_shown = True
        self._screen.show_form(
            desk.form, desk.answers, desk.unfinished, desk.at_field, desk.overrides, self._room.today
        )
        self._show_strip()
        self.refresh_preview()

    def turn_to(self, form: FormSpec) -> None:
        """Another form of the open visit: what is in the fingers is read first."""
        desk = self._desk
        if desk is None or form == desk.form:
            return
        self.finish()
        desk.at_form, desk.at_field = form.id, None
        pen = desk.pen
        self._room.background.run(Lane.REGISTER, lambda: pen.turn_to(form.id))
        self.show(desk)
        self.turned.emit()

    @Slot()
    def flush(self) -> None:
        """Hand everything typed and not yet written to the register's worker."""
        self._timer.stop()
        if self._desk is None or not (self._pending or self._moved):
            return
        changes, self._pending, self._moved = self._pending, {}, False
        pen, at_field = self._desk.pen, self._desk.at_field
        self._keep(lambda: pen.write(changes, at_field, Step.TYPING))

    def finish(self) -> None:
        """Read the field that is still being typed, then hand everything over."""
        if self._desk is not None:
            self._screen.settle()
            self.flush()

    def refresh_preview(self, live: dict[str, str] | None = None) -> None:
        """Ask for the page; only the newest wish is laid out."""
        desk = self._desk
        if desk is None or not desk.packet:
            return
        answers = printed_answers(desk.form, live if live is not None else desk.answers)
        order = Order(desk.form, answers, self._room.office, desk.signing, self._room.today)
        self._room.background.run_latest(
            Lane.PAPER, "preview", lambda: self._room.forms.pages.preview(order), self._show_preview
        )

    def _take_key(self, field_id: str, typed: str) -> None:
        desk = self._desk
        if desk is None:
            return
        self._pending |= self._take_unsaid(desk)
        desk.unfinished[field_id] = typed
        desk.at_field = field_id
        self._pending[field_id + TYPED] = typed
        if not self._timer.isActive():
            self._timer.start()
        spec = desk.form.field(field_id)
        reading = kind_of(spec.kind).read(typed, spec, self._room.today)
        if reading.value is not None:
            self.refresh_preview(desk.answers | {field_id: reading.value})

    def _take_answer(self, field_id: str, value: str) -> None:
        self._take_many({field_id: value})

    def _take_many(self, answers: dict[str, str]) -> None:
        desk = self._desk
        if desk is None:
            return
        self._pending |= self._take_unsaid(desk)
        before = dict(desk.answers)
        for field_id, value in answers.items():
            desk.unfinished.pop(field_id, None)
            if value:
                desk.answers[field_id] = value
            else:
                desk.answers.pop(field_id, None)
            self._pending[field_id] = value or None
            self._pending[field_id + TYPED] = None
        desk.heard = None
        self._withdraw_overrides(desk, set(answers))
        self.flush()
        self._tell_others(desk, before)
        self._show_strip()
        self.refresh_preview()

    def _tell_others(self, desk: OnDesk, before: dict[str, str]) -> None:
        """A shared answer changes in the other dossiers too, as far as they still said the same and are not printed."""
        followed = self._group.follow(desk, before)
        for one in followed:
            one.desk.unsaid |= one.changes
            if one.desk.pen.dossier_id is not None:
                pen, at_field, step = one.desk.pen, one.desk.at_field, one.desk.step
                self._keep(partial(pen.write, self._take_unsaid(one.desk), at_field, step))
        told = " · ".join(filter(None, (one.sentence for one in followed if one.desk.number)))
        if told:
            self._room.notices.say("good", f"Đã sửa theo ở hồ sơ khác của lần đến này: {told}.")

    def _take_unsaid(self, desk: OnDesk) -> dict[str, str]:
        unsaid, desk.unsaid = desk.unsaid, {}
        return unsaid

    def _show_strip(self) -> None:
        desk = self._desk
        if desk is None:
            return
        tabs, current = [], ""
        for key, one in self._group.typed():
            for form in one.packet:
                tabs.append(FormTab(key + form.id, title_in(one.procedure, form), len(gaps(form, one.answers))))
                if one is desk and form == desk.form:
                    current = key + form.id
        self._screen.forms.show_forms(tabs, current)

    def _choose_form(self, tab_id: str) -> None:
        place, form_id = place_and_id(tab_id)
        if self._desk is self._group.desks[place]:
            self.turn_to(form_on_screen(self._group.desks[place].packet, form_id))
        else:
            self.elsewhere.emit(place, form_id)

    def _step_form(self, step: int) -> None:
        form = self._desk.form_beside(step) if self._desk else None
        other = self._group.beside(self._desk, step)
        if form is not None:
            self.turn_to(form)
        elif other is not None and other.packet and not other.writes_itself:
            self.elsewhere.emit(self._group.desks.index(other), other.packet[0 if step > 0 else -1].id)

    def _withdraw_overrides(self, desk: OnDesk, changed: set[str]) -> None:
        """A reason given for other facts is no reason any more."""
        stale = [override for override in desk.overrides if _concerns(override, changed)]
        desk.overrides = tuple(override for override in desk.overrides if override not in stale)
        for override in stale:
            withdraw = partial(desk.pen.overrule, override.field_id, override.code, "")
            self._keep(withdraw)

    def _enter(self, field_id: str) -> None:
        desk = self._desk
        if desk is None or not self._is_shown or desk.at_field == field_id:
            return
        desk.at_field = field_id
        if desk.pen.dossier_id is not None:
            self._moved = True
            if not self._timer.isActive():
                self._timer.start()

    def _show_preview(self, preview: Preview) -> None:
        self._screen.show_preview(preview)
        self._screen.show_forecast(preview.forecast)
        self.previewed.emit(preview)


def _concerns(override: Override, changed: set[str]) -> bool:
    """Whether an override was about these fields: a gap about itself, a disagreement about the whole person."""
    if override.code == MISSING:
        return override.field_id in changed
    role = override.field_id.partition(".")[0]
    return any(field_id.partition(".")[0] == role for field_id in changed)
