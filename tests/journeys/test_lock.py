# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock at the real window: nothing of a citizen is left to see, nothing typed is lost, the right one comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.casework.people_desk import NewColleague, PeopleDesk
from counter_app.clock import office_now
from counter_app.domain.roles import Role, Who
from counter_app.storage import pins
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from counter_app.ui.background import Lane
from counter_app.ui.idle_watch import IdleWatch
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk
from tests.ui.what_shows import shown_texts

PLANTED = ("QUÝ THỊ", "Quý Thị", "042185001234", "quý thị")


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST", 2**4)


@pytest.fixture
def two_officials(named_office: None, data_folder: Path) -> str:  # noqa: ARG001 the office is named first
    """The clerk of the settings with PIN 4071, a leader with 2580, a volunteer; returns the recovery code."""
    register = Register.open(data_folder / "register", AccountUnlock(), office_now)
    desk, by = PeopleDesk(register, lambda: "Lê Thị Thử"), Who("Lê Thị Thử")
    (clerk,) = desk.all()
    leader = desk.add(by, NewColleague("H'Bluê Niê Kdăm", Role.LEADER))
    desk.add(by, NewColleague("Sáng", Role.VOLUNTEER, "Đoàn Thanh niên xã"))
    desk.set_pin(clerk.who, clerk.id, "4071")
    desk.set_pin(by, leader.id, "2580")
    code = register.reissue_code()
    register.close()
    return code


def is_locked(clerk: Clerk) -> bool:
    return clerk.program.window.cover.is_up


def planted_words_shown() -> list[str]:
    return [text for text in shown_texts() if any(word in text for word in PLANTED)]


def picture(clerk: Clerk) -> QImage:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return clerk.program.window.grab().toImage()


def begin_a_form(clerk: Clerk) -> QLineEdit:
    """A form with a name and half an ID number; the cursor stays in the number."""
    clerk.type("1.004873", "<Return>", "<Ctrl+Return>")
    clerk.type("Quý Thị Ỷ", "<Return>")
    clerk.type("12/4/1985", "<Return>")
    clerk.type("0421850")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


@pytest.mark.usefixtures("named_office")
def test_one_clerk_without_a_pin_is_asked_nothing_and_hides_the_screen_with_one_key(sit_down: NewClerk) -> None:
    clerk = sit_down()
    assert clerk.screen == "choose"
    assert not is_locked(clerk)
    field = begin_a_form(clerk)
    assert planted_words_shown()
    clerk.press("<F12>")
    assert is_locked(clerk)
    assert planted_words_shown() == []
    clerk.press("1")
    clerk.wait(lambda: not is_locked(clerk))
    assert QApplication.focusWidget() is field
    clerk.type("01234", "<Return>")
    desk = clerk.program.counter.visit.desk if clerk.program.counter else None
    assert desk is not None
    assert desk.answers["nguoi_yeu_cau.so_dinh_danh"] == "042185001234"


@pytest.mark.usefixtures("two_officials")
def test_a_counter_with_pins_opens_locked_and_the_pin_names_who_acts(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.wait(lambda: is_locked(clerk))
    clerk.press("2")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: any("PIN không đúng" in text for text in shown_texts()))
    assert is_locked(clerk)
    clerk.type("2580", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    assert clerk.program.at_counter.who().name == "H'Bluê Niê Kdăm"
    assert "H'Bluê Niê Kdăm" in " ".join(shown_texts())


@pytest.mark.usefixtures("two_officials")
def test_while_locked_no_key_reaches_what_lies_behind_and_work_goes_on(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    begin_a_form(clerk)
    clerk.press("<F12>")
    for key in ("<F3>", "<F1>", "<F2>", "<F11>", "<Ctrl+K>", "<Ctrl+Return>", "<Escape>", "<Ctrl+B>", "<Alt+4>"):
        clerk.press(key)
        assert is_locked(clerk)
        assert planted_words_shown() == []
    workshop = clerk.program.workshop
    assert workshop is not None
    (line,) = workshop.register.dossiers.recent(1)
    assert line.person == "QUÝ THỊ Ỷ"
    assert workshop.register.dossiers.load(line.id).answers["nguoi_yeu_cau.so_dinh_danh#typed"] == "0421850"
    done: list[str] = []
    clerk.program.notices.say("good", "Đã in tờ khai của Quý Thị Ỷ")
    clerk.program.background.run(Lane.PAPER, lambda: "xong", done.append)
    clerk.wait(lambda: done == ["xong"])
    assert planted_words_shown() == []


@pytest.mark.usefixtures("two_officials")
def test_a_picture_of_the_locked_window_holds_nothing_of_the_form_behind(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    clerk.press("<F12>")
    with_nothing_behind = picture(clerk)
    clerk.press("1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    begin_a_form(clerk)
    clerk.press("<F12>")
    assert picture(clerk) == with_nothing_behind


@pytest.mark.usefixtures("two_officials")
def test_a_volunteer_sits_down_before_an_empty_desk_and_sees_no_other_room(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    begin_a_form(clerk)
    clerk.press("<F12>", "3")
    clerk.wait(lambda: not is_locked(clerk))
    clerk.wait(lambda: clerk.screen == "choose")
    assert planted_words_shown() == []
    for key in ("<F3>", "<F11>"):
        clerk.press(key)
        assert clerk.screen == "choose"
        assert any("việc của cán bộ" in text for text in shown_texts())
        clerk.press("<Ctrl+.>")
    clerk.type("doc than", "<Return>")
    assert clerk.screen == "components"


def test_a_forgotten_pin_is_set_anew_with_the_recovery_code(sit_down: NewClerk, two_officials: str) -> None:
    clerk = sit_down()
    clerk.press("2", "<F1>")
    clerk.type(two_officials, "<Return>")
    clerk.type("8642", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    clerk.press("<F12>", "2")
    clerk.type("8642", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    assert clerk.program.at_counter.who().role is Role.LEADER


@pytest.mark.usefixtures("two_officials")
def test_nobody_there_for_a_while_locks_the_counter(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not is_locked(clerk))
    idle = clerk.program.window.findChildren(IdleWatch)[0]
    idle.wait_for(300)
    handle = clerk.program.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert not is_locked(clerk)
    clerk.wait_for(lambda: is_locked(clerk))


@pytest.mark.usefixtures("two_officials")
def test_no_pin_stands_in_a_log_or_bare_in_the_data_folder(sit_down: NewClerk, data_folder: Path) -> None:
    clerk = sit_down()
    clerk.press("2")
    clerk.type("90817263", "<Return>")
    clerk.wait(lambda: any("PIN không đúng" in text for text in shown_texts()))
    clerk.close()
    holding = [
        path
        for path in data_folder.rglob("*")
        if path.is_file() and any(pin in path.read_bytes() for pin in (b"90817263", b"scrypt$"))
    ]
    assert holding == []
