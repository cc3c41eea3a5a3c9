# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a visit: which this case has, in what order, and on which screen each is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.casework.packet import packet_gaps, visit_concerns
from counter_app.domain.dossier import Step
from counter_app.ui.widgets.step_bar import StepState, StepStatus

if TYPE_CHECKING:
    from counter_app.domain.form import FormSpec
    from counter_app.ui.on_desk import OnDesk
    from counter_app.ui.visit_group import VisitGroup

NO_FORM = "no_form"
"""The screen of the typing step where there is nothing to type."""
BLANK_FORM = "blank_form"
"""The screen of the typing step where the law lets nobody write for the citizen."""
ORDER = (Step.COMPONENTS, Step.TYPING, Step.CHECK, Step.RECEIVE)
TITLES = {
    Step.COMPONENTS: "Thành phần",
    Step.TYPING: "Khai",
    Step.CHECK: "Kiểm tra, in",
    Step.RECEIVE: "Tiếp nhận",
}
CHOOSE = "choose"


def steps_of(desk: OnDesk) -> tuple[Step, ...]:
    """Where nothing is typed there is nothing to check and print."""
    return ORDER if desk.packet and not desk.writes_itself else (Step.COMPONENTS, Step.TYPING, Step.RECEIVE)


def screen_of(desk: OnDesk) -> str:
    """The screen on which the present step is done."""
    if desk.step != Step.TYPING:
        return desk.step
    if desk.writes_itself:
        return BLANK_FORM
    return desk.step if desk.packet else NO_FORM


def step_beside(desk: OnDesk, step: int) -> Step | None:
    """The step after (1) or before (-1) the present one."""
    steps = steps_of(desk)
    at = steps.index(Step(desk.step)) + step
    return steps[at] if 0 <= at < len(steps) else None


def form_beside(desk: OnDesk, step: int) -> FormSpec | None:
    """The form to be typed after or before this one, while typing."""
    return desk.form_beside(step) if screen_of(desk) == Step.TYPING else None


def shown_steps(desk: OnDesk, group: VisitGroup) -> list[StepState]:
    """The bar above the work: where the dossier stands and what each step still lacks."""
    missing = desk.checklist.missing()
    empty = packet_gaps(desk.packet, desk.answers)
    concerns = [concern for concern in visit_concerns(group.parts()) if concern.is_open]
    what = {
        Step.COMPONENTS: f"thiếu {len(missing)} giấy tờ" if missing else "",
        Step.TYPING: f"còn {len(empty)} mục bắt buộc" if empty else "",
        Step.CHECK: concerns[0].sentence if concerns and not empty else "",
        Step.RECEIVE: "",
    }
    if desk.writes_itself:
        what[Step.TYPING] = "người dân tự viết"
    place = steps_of(desk).index(Step(desk.step))
    at = f" ({group.desks.index(desk) + 1}/{len(group.desks)})" if len(group.desks) > 1 and desk in group.desks else ""
    steps = [StepState(CHOOSE, "Thủ tục", "done", desk.procedure.short_name + at)]
    for number, step in enumerate(steps_of(desk)):
        state: StepStatus = "current" if number == place else "done" if number < place else "todo"
        if what[step] and number < place and not (step == Step.TYPING and desk.writes_itself):
            state = "open_issue"
        steps.append(StepState(step, TITLES[step], state, what[step]))
    return steps


def next_words(desk: OnDesk, group: VisitGroup) -> str:
    """The words of the next action."""
    following = step_beside(desk, 1)
    if form_beside(desk, 1) is not None:
        return "Tờ khai sau →"
    if following is not None:
        return f"{TITLES[following]} →"
    return "Hồ sơ sau →" if group.beside(desk, 1) is not None else "Người tiếp theo"
