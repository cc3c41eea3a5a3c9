# SPDX-License-Identifier: GPL-3.0-or-later
"""One visit from the chosen procedure to the result in the citizen's hand: which step is shown, what is open in each.

The steps can be jumped to freely; nothing here decides what is allowed, the check page says what still stands open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from counter_app.casework.handling import asking_of
from counter_app.casework.packet import form_asking, place_and_id
from counter_app.domain.dossier import DossierId, Step
from counter_app.ui.background import Lane
from counter_app.ui.on_desk import OnDesk
from counter_app.ui.visit_proposals import Proposals
from counter_app.ui.visit_steps import CHOOSE, form_beside, next_words, screen_of, shown_steps, step_beside, steps_of

if TYPE_CHECKING:
    from counter_app.casework.case import Case
    from counter_app.casework.handling import Asking
    from counter_app.casework.pen import Kept, Pen
    from counter_app.ui.blank_flow import BlankFlow
    from counter_app.ui.check_flow import CheckFlow
    from counter_app.ui.components_flow import ComponentsFlow
    from counter_app.ui.flow import Backroom
    from counter_app.ui.receive_flow import ReceiveFlow
    from counter_app.ui.typing_flow import TypingFlow
    from counter_app.ui.visit_group import VisitGroup
    from counter_app.ui.window import MainWindow


class Visit(QObject):
    """The flow of one visit over the window.

    Signals:
        ended: the desk is empty; time to choose again.
        previewed: the page of the open visit as it will print now (a ``Preview``).
        left: the clerk put the visit aside or dropped it (a sentence that says where it is now).
        printed: its form went to the printer.
        received: the office has taken it in.
    """

    ended = Signal()
    previewed = Signal(object)
    left = Signal(str)
    printed = Signal()
    received = Signal()

    def __init__(
        self,
        window: MainWindow,
        room: Backroom,
        components: ComponentsFlow,
        typing: TypingFlow,
        check: CheckFlow,
        receive: ReceiveFlow,
        blank: BlankFlow,
        group: VisitGroup,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._cases = room.cases
        self._background = room.background
        self._components, self._typing = components, typing
        self._check, self._receive, self._blank = check, receive, blank
        self._handling = room.handling
        self._visits = room.visits
        self._group = group
        self._proposals = Proposals(window.follows, room.visits)
        self._desk: OnDesk | None = None
        for flow in (components, typing, check, receive):
            flow.kept.connect(self._show_kept)
        typing.previewed.connect(self.previewed)
        receive.form_wanted.connect(lambda: self.to_step(Step.TYPING))
        typing.turned.connect(self._show_steps)
        typing.elsewhere.connect(self._turn_to)
        check.printed.connect(self._take_printed)
        receive.received.connect(self.received)

    @property
    def desk(self) -> OnDesk | None:
        """What lies on the desk; None between visits."""
        return self._desk

    def take_up(self, procedure_code: str) -> None:
        """Begin with a procedure for somebody new; nothing is stored until something is typed or ticked."""
        self.put_away()
        self._background.run(
            Lane.REGISTER, lambda: self._cases.take_up(procedure_code), lambda opened: self._begin([opened])
        )

    def follow(self, procedure_code: str) -> None:
        """The next procedure for the same person, with the answers the visit knows already."""
        begun = next((desk.pen.dossier_id for desk in self._group.desks if desk.pen.dossier_id is not None), None)
        if begun is None:
            self.take_up(procedure_code)
            return
        self._typing.finish()

        def go_on(opened: tuple[Case, Pen]) -> None:
            desk = OnDesk.from_case(*opened)
            self._typing.prepare(desk)
            self._group.add(desk)
            self._put_on_desk(desk)

        self._background.run(Lane.REGISTER, lambda: self._visits.take_up(procedure_code, begun), go_on)

    def open(self, dossier_id: DossierId) -> None:
        """Take up a stored dossier where it was left, with what else its visit brought."""
        self.put_away()
        cases, handling, visits = self._cases, self._handling, self._visits

        def open_it() -> tuple[tuple[Case, Pen], Asking, list[tuple[Case, Pen]]]:
            return cases.open(dossier_id), asking_of(handling.look(dossier_id)), visits.beside(dossier_id)

        self._background.run(Lane.REGISTER, open_it, lambda found: self._begin([found[0], *found[2]], found[1]))

    def to_step(self, step: str) -> None:
        """Show a step of the open visit; «choose» puts the dossier away."""
        if step == CHOOSE:
            self._leave_desk()
            return
        desk = self._desk
        if desk is None:
            return
        self._typing.flush()
        desk.step = step
        self._keep_step(desk)
        self._window.show_screen(screen_of(desk))
        if step == Step.COMPONENTS:
            self._components.show(desk)
        elif step == Step.RECEIVE:
            self._receive.show(desk)
        elif desk.writes_itself:
            self._blank.show(desk)
        elif desk.packet:
            self._typing.prepare(desk)
            (self._typing if step == Step.TYPING else self._check).show(desk)
        self._show_steps()

    def next(self) -> None:
        """The one next action: the following form or step; after the last, the next citizen."""
        desk = self._desk
        if desk is None:
            return
        following, form, other = step_beside(desk, 1), form_beside(desk, 1), self._group.beside(desk, 1)
        if form is not None:
            self._typing.turn_to(form)
        elif following == Step.RECEIVE and desk.step == Step.CHECK:
            self._put_on_desk(self._group.checked()[0][1], Step.RECEIVE)  # each by itself, in the order of the visit
        elif following is not None:
            self.to_step(following)
        elif other is not None:
            self._put_on_desk(other, Step.RECEIVE)
        else:
            self._group.begin()
            self.to_step(CHOOSE)

    def back(self) -> None:
        """One step back without losing anything."""
        if self._desk is None:
            self.ended.emit()
        elif self._is_elsewhere(self._desk):
            self.to_step(self._desk.step)
        elif (form := form_beside(self._desk, -1)) is not None:
            self._typing.turn_to(form)
        else:
            self.to_step(step_beside(self._desk, -1) or CHOOSE)

    def go_back_to(self) -> bool:
        """Show the open visit again from another room; False when it is in front already or there is none."""
        if self._desk is None or not self._is_elsewhere(self._desk):
            return False
        self.to_step(self._desk.step)
        return True

    def edit(self, keyed: str) -> None:
        """«Sửa» on the check page: to the typing step of its dossier, at that field."""
        place, field_id = place_and_id(keyed)
        desk = self._group.desks[place] if place < len(self._group.desks) else None
        form = form_asking(desk.packet, field_id, desk.form) if desk is not None and desk.packet else None
        if desk is not None and form is not None:
            desk.at_form, desk.at_field = form.id, field_id
            self._put_on_desk(desk, Step.TYPING)

    def put_aside(self) -> None:
        """«Để lại làm sau»: leave the desk, keep everything."""
        self._leave_with("put_aside", "Đã để lại hồ sơ {number}; mở lại ở Hồ sơ (F3) đúng chỗ đang làm.")

    def discard(self) -> None:
        """«Bỏ»: off the list of open work; can be taken back from the list."""
        self._leave_with("discard", "Đã bỏ hồ sơ {number}; lấy lại ở Hồ sơ (F3), nhóm «Đã bỏ», Ctrl+R.")

    def let_go(self, dossier_id: DossierId) -> None:
        """The list gives this dossier another state: if it lies on the desk, the desk is cleared first."""
        if self._desk is not None and self._desk.pen.dossier_id == dossier_id:
            self._typing.finish()
            self.put_away()
        self._group.begin(*(desk for desk in self._group.desks if desk.pen.dossier_id != dossier_id))

    def flush(self) -> None:
        """Hand the last keys to the register's worker."""
        self._typing.flush()

    def put_away(self) -> None:
        """Write what is still in the fingers and clear the desk; another visitor comes."""
        self._group.begin()
        self._clear()

    def _leave_desk(self) -> None:
        """To the choosing screen; until somebody new is served the next procedure may be for the same person."""
        self._clear()
        self._background.run(Lane.REGISTER, self._cases.close_case)
        self.ended.emit()
        self._proposals.show(self._desk, self._group)

    def _clear(self) -> None:
        self._typing.flush()
        self._desk = None
        self._proposals.hide()
        self._window.set_steps([])
        self._window.set_action(None, None)
        self._window.set_number("")
        self._window.set_saved("")

    def _leave_with(self, verb: Literal["put_aside", "discard"], sentence: str) -> None:
        if self._desk is None:
            return
        pen = self._desk.pen
        self._group.drop(self._desk)
        self._typing.finish()  # before the state changes: an answer written later would make it a draft again
        self._background.run(Lane.REGISTER, getattr(pen, verb), lambda number: self._say_left(sentence, number))
        self.to_step(CHOOSE)

    def _say_left(self, sentence: str, number: str) -> None:
        if number:
            self.left.emit(sentence.format(number=number))

    def _begin(self, opened: list[tuple[Case, Pen]], asking: Asking | None = None) -> None:
        """The first of these comes on the desk, the others belong to its visit."""
        desks = [OnDesk.from_case(case, pen) for case, pen in opened]
        if asking is not None:
            desks[0].asking = asking
        self._group.begin(*sorted(desks, key=lambda desk: desk.number or "~"))
        self._put_on_desk(desks[0])

    def _put_on_desk(self, desk: OnDesk, step: str = "") -> None:
        """This dossier of the visit is worked on now, at this step or where it was left."""
        self._typing.finish()
        self._desk = desk
        self._typing.take_up(desk)
        self._window.set_number(_said(desk.number))
        step = step or desk.step
        self.to_step(step if step in steps_of(desk) else Step.COMPONENTS)

    def _turn_to(self, place: int, form_id: str) -> None:
        """A form of another dossier of the visit."""
        desk = self._group.desks[place]
        desk.at_form, desk.at_field = form_id, None
        self._put_on_desk(desk, Step.TYPING)

    def _is_elsewhere(self, desk: OnDesk) -> bool:
        return self._window.current_screen() != screen_of(desk)

    def _take_printed(self, dossier_ids: set[DossierId]) -> None:
        for desk in self._group.desks:
            if desk.pen.dossier_id in dossier_ids:
                self._background.run(Lane.REGISTER, desk.pen.note_printed)
        if self._desk is not None:
            self._components.decision.note()
        self._show_steps()
        self.printed.emit()

    def _keep_step(self, desk: OnDesk) -> None:
        if desk.pen.dossier_id is not None:
            pen, at_field, step = desk.pen, desk.at_field, desk.step
            self._background.run(Lane.REGISTER, lambda: pen.write({}, at_field, step))

    def _show_kept(self, kept: Kept) -> None:
        if self._desk is not None and self._desk.pen.dossier_id == kept.dossier_id:
            self._desk.number = kept.number
            self._components.note_beginning(kept)
            self._window.set_number(_said(kept.number))
            self._window.set_saved(f"đã lưu {kept.saved_at:%H:%M:%S}")
            self._show_steps()

    def _show_steps(self) -> None:
        desk = self._desk
        if desk is None:
            return
        self._window.set_steps(shown_steps(desk, self._group))
        self._window.set_action(next_words(desk, self._group), "Lùi", leaving=bool(desk.number))
        self._proposals.show(self._desk, self._group)


def _said(number: str) -> str:
    return f"hồ sơ {number}" if number else ""
