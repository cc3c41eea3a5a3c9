# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of people connected with the register; what is changed counts at once, at the lock too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.casework.people_desk import NewColleague
from counter_app.domain.errors import BadInput
from counter_app.domain.roles import Role
from counter_app.ui.background import Lane
from counter_app.ui.people_words import ADD, CHANGE, COME_BACK, LEAVE, NO_PIN, PIN, ROSTER, questions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counter_app.casework.people_desk import PeopleDesk
    from counter_app.domain.roles import Colleague, Who
    from counter_app.ui.flow import Backroom
    from counter_app.ui.screens.people import PeopleScreen

_TITLES = {ADD: "Thêm người làm việc tại quầy", CHANGE: "Sửa", PIN: "PIN của"}
_DONE = {
    ADD: "Đã thêm «{name}».",
    CHANGE: "Đã sửa «{name}»; giấy tờ và hồ sơ trước đây giữ tên cũ.",
    PIN: "Đã đặt PIN cho «{name}»; lần sau vào quầy phải gõ PIN này.",
    NO_PIN: "Đã bỏ PIN của «{name}».",
    LEAVE: "«{name}» không còn trong danh sách vào quầy; số liệu cũ giữ nguyên.",
    COME_BACK: "«{name}» làm việc lại.",
}
OWN_PIN = (
    "Đã đặt PIN cho «{name}». Người đang ngồi quầy chưa có PIN: đặt PIN cho mình ngay, nếu không khóa màn hình rồi sẽ "
    "không tự mở lại được."
)


class PeopleFlow(QObject):
    """Signals: changed (the list is another now), renamed (old name, new name), roster_wanted (who is on duty when)."""

    changed = Signal()
    renamed = Signal(str, str)
    roster_wanted = Signal()

    def __init__(self, screen: PeopleScreen, room: Backroom, desk: PeopleDesk) -> None:
        super().__init__(screen)
        self._screen, self._room, self._desk = screen, room, desk
        self._asked: tuple[str, Colleague | None] = ("", None)
        screen.wished.connect(self._wish)
        screen.answered.connect(self._take_answers)

    def show(self) -> None:
        """Show everybody."""
        self._screen.stop_asking()
        self._fetch()

    def _fetch(self, at: int = 0) -> None:
        def take(people: Sequence[Colleague]) -> None:
            self._screen.show_people(people, at)
            if people and self._room.who().id is None:  # the list has just begun with whoever sits here
                self.changed.emit()

        self._room.background.run(Lane.REGISTER, self._desk.all, take)

    def _wish(self, _clerk_id: int, wish: str) -> None:
        if wish == ROSTER:
            self.roster_wanted.emit()
            return
        chosen = self._screen.chosen if wish != ADD else None
        questions = questions_of(wish, chosen)
        self._asked = (wish, chosen)
        if questions:
            self._screen.ask(" ".join(filter(None, (_TITLES[wish], chosen.name if chosen else ""))), questions)
        elif chosen is not None:
            self._do(wish, chosen, {})

    def _take_answers(self, answers: dict[str, str]) -> None:
        wish, chosen = self._asked
        if wish == PIN and answers["pin"] != answers["again"]:
            self._room.notices.report(BadInput("Hai lần gõ PIN không giống nhau. Chưa có gì thay đổi; xin gõ lại."))
            self._wish(chosen.id if chosen else 0, wish)
            return
        self._do(wish, chosen, answers)

    def _do(self, wish: str, chosen: Colleague | None, answers: dict[str, str]) -> None:
        by = self._room.who()
        work = _work(self._desk, by, wish, chosen, answers)
        name = answers.get("name") or (chosen.name if chosen else "")

        def done(kept: Colleague | None) -> None:
            if wish == PIN and self._lacks_own_pin(by, chosen):
                self._room.notices.say("warn", OWN_PIN.format(name=name))
            else:
                self._room.notices.say("good", _DONE[wish].format(name=kept.name if kept else name))
            if wish == CHANGE and chosen is not None and kept is not None:
                self.renamed.emit(chosen.name, kept.name)
            self._screen.stop_asking()
            self._fetch(kept.id if kept else 0)
            self.changed.emit()

        self._room.background.run(Lane.REGISTER, work, done)

    def _lacks_own_pin(self, by: Who, chosen: Colleague | None) -> bool:
        """Whether whoever sits here could not come back after the next lock."""
        mine = self._screen.colleague(by.id)
        return mine is not None and mine != chosen and not mine.has_pin and mine.role is not Role.VOLUNTEER


def _work(
    desk: PeopleDesk, by: Who, wish: str, chosen: Colleague | None, answers: dict[str, str]
) -> Callable[[], Colleague | None]:
    if wish in {ADD, CHANGE}:
        told = NewColleague(answers["name"], Role(answers["role"]), answers["organisation"])
        if chosen is None:
            return lambda: desk.add(by, told)
        return lambda: desk.change(by, chosen.id, told)
    if chosen is None:
        return lambda: None

    def change() -> None:
        if wish in {PIN, NO_PIN}:
            desk.set_pin(by, chosen.id, answers.get("pin", ""))
        else:
            desk.set_active(by, chosen.id, wish == COME_BACK)

    return change
