# SPDX-License-Identifier: GPL-3.0-or-later
"""«Người làm việc tại quầy»: who they are, what each may do, and by a digit what is to be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.roles import Colleague
from counter_app.ui.people_words import lines_of, rights_of, state_of, wishes_for
from counter_app.ui.screens.asked_list import AskedList
from counter_app.ui.widgets.plain_label import PlainLabel

ABOUT = (
    "Mỗi hồ sơ, tờ giấy ghi tên người đang ngồi quầy. F12 để đổi người; ai đặt PIN thì phải gõ PIN mới vào được. "
    "Người đã nghỉ vẫn được tính trong số liệu cũ."
)


class PeopleScreen(AskedList):
    """Signal: wished (id, 0 for nobody; what is wanted)."""

    wished = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Người làm việc tại quầy", parent)
        self._people: list[Colleague] = []
        self.title = PlainLabel("", "heading").wrapped()
        self.state = PlainLabel("", "secondary").wrapped()
        self.rights = PlainLabel("").wrapped()
        self.doing = PlainLabel("Làm gì (bấm số)", "strong")
        self._with_keys.append(self.doing)
        self.place(
            (PlainLabel("Người làm việc tại quầy", "heading").wrapped(), PlainLabel(ABOUT, "secondary").wrapped()),
            (self.title, self.state, self.rights, self.doing, self.keys, self.asking),
        )
        self.keys.picked.connect(self._wish)
        self.stop_asking()

    @property
    def chosen(self) -> Colleague | None:
        """Who is marked in the list."""
        row = self.list.currentRow()
        return self._people[row] if 0 <= row < len(self._people) else None

    def colleague(self, clerk_id: int | None) -> Colleague | None:
        """The line with this id."""
        return next((one for one in self._people if one.id == clerk_id), None)

    def show_people(self, people: Sequence[Colleague], at: int = 0) -> None:
        """Show the list; ``at``: the id to stand on, else the same as before."""
        wanted = at or (self.chosen.id if self.chosen else 0)
        self._people = list(people)
        self.show_lines(lines_of(people), next((place for place, one in enumerate(people) if one.id == wanted), 0))

    def show_row(self, _row: int) -> None:
        """Who is marked, what she may do, what can be changed."""
        chosen = self.chosen
        self.title.setText(chosen.name if chosen else "Chưa có ai trong danh sách")
        self.state.setText(state_of(chosen) if chosen else "")
        self.rights.setText(rights_of(chosen.role) if chosen else "")
        self.keys.offer(wishes_for(chosen))
        self.show_parts(asking=False)

    def enter(self) -> bool:
        """To the keys."""
        self.keys.focus()
        return True

    def _wish(self, wish: str) -> None:
        self.wished.emit(self.chosen.id if self.chosen else 0, wish)
