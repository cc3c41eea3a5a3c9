# SPDX-License-Identifier: GPL-3.0-or-later
"""One visit from the chosen procedure to the result in the citizen's hand: which step is shown, what is open in each.

The steps can be jumped to freely; nothing here decides what is allowed, the check page says what still stands open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from counter_app.casework.handling import asking_of
from counter_app.casework.packet import form_asking, packet_concerns, packet_gaps
from counter_app.domain.dossier import DossierId, Step
from counter_app.ui.background import Lane
from counter_app.ui.on_desk import OnDesk
from counter_app.ui.visit_steps import CHOOSE, TITLES, form_beside, screen_of, step_beside, steps_of
from counter_app.ui.widgets.step_bar import StepState, StepStatus

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
    ) -> None:
        super().__init__(window)
        self._window = window
        self._cases = room.cases
        self._background = room.background
        self._components = components
        self._typing = typing
        self._check = check
        self._receive = receive
        self._blank = blank
        self._handling = room.handling
        self._desk: OnDesk | None = None
        for flow in (components, typing, check, receive):
            flow.kept.connect(self._show_kept)
        typing.previewed.connect(self.previewed)
        receive.form_wanted.connect(lambda: self.to_step(Step.TYPING))
        typing.turned.connect(self._show_steps)
        check.printed.connect(self._take_printed)
        receive.received.connect(self.received)

    @property
    def desk(self) -> OnDesk | None:
        """What lies on the desk; None between visits."""
        return self._desk

    def take_up(self, procedure_code: str) -> None:
        """Begin with a procedure; nothing is stored until something is typed or ticked."""
        self.put_away()
        self._background.run(Lane.REGISTER, lambda: self._cases.take_up(procedure_code), self._begin)

    def open(self, dossier_id: DossierId) -> None:
        """Take up a stored dossier where it was left."""
        self.put_away()
        cases, handling = self._cases, self._handling

        def open_it() -> tuple[Case, Pen, Asking]:
            return (*cases.open(dossier_id), asking_of(handling.look(dossier_id)))

        self._background.run(Lane.REGISTER, open_it, self._begin)

    def to_step(self, step: str) -> None:
        """Show a step of the open visit; «choose» puts the dossier away."""
        if step == CHOOSE:
            self.put_away()
            self._background.run(Lane.REGISTER, self._cases.close_case)
            self.ended.emit()
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
        following, form = step_beside(desk, 1), form_beside(desk, 1)
        if form is not None:
            self._typing.turn_to(form)
        elif following is not None:
            self.to_step(following)
        else:
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

    def edit(self, field_id: str) -> None:
        """«Sửa» on the check page: to the typing step, at that field."""
        desk = self._desk
        form = form_asking(desk.packet, field_id, desk.form) if desk is not None and desk.packet else None
        if desk is not None and form is not None:
            self._typing.turn_to(form)
            desk.at_field = field_id
            self.to_step(Step.TYPING)

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

    def flush(self) -> None:
        """Hand the last keys to the register's worker."""
        self._typing.flush()

    def put_away(self) -> None:
        """Write what is still in the fingers and clear the desk."""
        self._typing.flush()
        self._desk = None
        self._window.set_steps([])
        self._window.set_action(None, None)
        self._window.set_number("")
        self._window.set_saved("")

    def _leave_with(self, verb: Literal["put_aside", "discard"], sentence: str) -> None:
        if self._desk is None:
            return
        pen = self._desk.pen
        self._typing.finish()  # before the state changes: an answer written later would make it a draft again
        self._background.run(Lane.REGISTER, getattr(pen, verb), lambda number: self._say_left(sentence, number))
        self.to_step(CHOOSE)

    def _say_left(self, sentence: str, number: str) -> None:
        if number:
            self.left.emit(sentence.format(number=number))

    def _begin(self, opened: tuple[Case, Pen] | tuple[Case, Pen, Asking]) -> None:
        case, pen, *known = opened
        self._desk = OnDesk.from_case(case, pen)
        for asking in known:
            self._desk.asking = asking
        self._typing.take_up(self._desk)
        self._window.set_number(_said(self._desk.number))
        self.to_step(self._desk.step if self._desk.step in steps_of(self._desk) else Step.COMPONENTS)

    def _is_elsewhere(self, desk: OnDesk) -> bool:
        return self._window.current_screen() != screen_of(desk)

    def _take_printed(self, _entry: object) -> None:
        if self._desk is not None:
            pen = self._desk.pen
            self._background.run(Lane.REGISTER, pen.note_printed)
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
        missing = desk.checklist.missing()
        empty = packet_gaps(desk.packet, desk.answers)
        concerns = [c for c in packet_concerns(desk.packet, desk.answers, desk.overrides) if c.is_open]
        what = {
            Step.COMPONENTS: f"thiếu {len(missing)} giấy tờ" if missing else "",
            Step.TYPING: f"còn {len(empty)} mục bắt buộc" if empty else "",
            Step.CHECK: concerns[0].sentence if concerns and not empty else "",
            Step.RECEIVE: "",
        }
        if desk.writes_itself:
            what[Step.TYPING] = "người dân tự viết"
        place = steps_of(desk).index(Step(desk.step))
        steps = [StepState(CHOOSE, "Thủ tục", "done", desk.procedure.short_name)]
        for number, step in enumerate(steps_of(desk)):
            state: StepStatus = "current" if number == place else "done" if number < place else "todo"
            if what[step] and number < place and not (step == Step.TYPING and desk.writes_itself):
                state = "open_issue"
            steps.append(StepState(step, TITLES[step], state, what[step]))
        self._window.set_steps(steps)
        self._window.set_action(*self._actions(desk), leaving=bool(desk.number))

    def _actions(self, desk: OnDesk) -> tuple[str | None, str | None]:
        """The words of the next action and of the way back."""
        following = step_beside(desk, 1)
        if form_beside(desk, 1) is not None:
            return "Tờ khai sau →", "Lùi"
        if following is not None:
            return f"{TITLES[following]} →", "Lùi"
        return "Người tiếp theo", "Lùi"


def _said(number: str) -> str:
    return f"hồ sơ {number}" if number else ""
