# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a visit: which this case has, in what order, and on which screen each is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.dossier import Step

if TYPE_CHECKING:
    from counter_app.domain.form import FormSpec
    from counter_app.ui.on_desk import OnDesk

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
