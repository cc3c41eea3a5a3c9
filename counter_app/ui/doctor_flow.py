# SPDX-License-Identifier: GPL-3.0-or-later
"""Has the templates looked at one by one, so that a page asked for meanwhile waits for one template, not for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from counter_app.ui.background import BackgroundDesk, Lane
from counter_app.ui.notices import NoticeBoard

if TYPE_CHECKING:
    from counter_app.casework.template_care import TemplateHealth
    from counter_app.domain.form import FormSpec
    from counter_app.ui.screens.doctor import DoctorScreen

Examine = Callable[[Sequence["FormSpec"]], Iterator["TemplateHealth"]]

NO_FILE = "Thiếu tệp mẫu này trong thư mục mẫu."
UNUSED = "Chưa tờ khai nào dùng tệp này"


class DoctorFlow(QObject):
    """Connects the doctor's screen with the doctor. A round begun anew replaces the one under way."""

    def __init__(
        self,
        screen: DoctorScreen,
        background: BackgroundDesk,
        notices: NoticeBoard,
        forms: Sequence[FormSpec],
        examine: Examine,
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._background = background
        self._notices = notices
        self._forms = forms
        self._examine = examine
        self._round: Iterator[TemplateHealth] | None = None
        self._seen: set[str] = set()
        screen.again_requested.connect(self.begin)

    def begin(self) -> None:
        """Look at all templates from the first on."""
        self._screen.begin()
        self._seen = set()
        self._round = self._examine(self._forms)
        self._look_at_next(self._round)

    def _look_at_next(self, walk: Iterator[TemplateHealth]) -> None:
        if walk is not self._round:
            return

        def failed(error: BaseException) -> None:
            if walk is self._round:
                self._round = None
                self._screen.stop_short()
            self._notices.report(error)

        self._background.run(Lane.PAPER, lambda: next(walk, None), lambda health: self._take(walk, health), failed)

    def _take(self, walk: Iterator[TemplateHealth], health: TemplateHealth | None) -> None:
        if walk is not self._round:
            return
        if health is None:
            self._finish()
            return
        name = health.path.name
        self._seen.add(name)
        form = next((form for form in self._forms if health.form_id and form.template == name), None)
        faults = [str(ailment) for ailment in health.ailments]
        if form is not None:
            self._screen.add(form.title, name, faults)
        else:
            self._screen.add(name, UNUSED, faults)
        # Not at once: a window that is closing delivers what was asked, and would wait for every template.
        QTimer.singleShot(0, self, lambda: self._look_at_next(walk))

    def _finish(self) -> None:
        self._round = None
        # The doctor passes over a file that is not there; the clerk must not take that for health.
        for form in self._forms:
            if form.template not in self._seen:
                self._seen.add(form.template)
                self._screen.add(form.title, form.template, [NO_FILE])
        self._screen.finish()
