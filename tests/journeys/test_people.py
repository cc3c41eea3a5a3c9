# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's people by keyboard: added, given a PIN, switched to, and named in what they do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from counter_app.domain.roles import Role
from counter_app.storage import pins
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk, SitDownAt
from tests.ui.what_shows import shown_texts


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST", 2**4)


def open_people(clerk: Clerk) -> None:
    clerk.press("<F11>")
    buttons = clerk.program.window.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Người làm việc tại quầy, PIN").setFocus()
    clerk.press("<Return>")
    assert clerk.screen == "people"


def names(clerk: Clerk) -> list[tuple[str, Role, bool]]:
    assert clerk.program.workshop is not None
    return [(one.name, one.role, one.has_pin) for one in clerk.program.workshop.register.people.all()]


@pytest.mark.usefixtures("named_office")
def test_a_volunteer_is_added_a_pin_is_set_and_places_are_changed(sit_down: NewClerk) -> None:
    clerk = sit_down()
    open_people(clerk)
    clerk.press("1")
    clerk.type("H'Bluê Niê Kdăm", "<Return>", "3", "<Return>")
    clerk.type("Đoàn Thanh niên xã", "<Return>")
    assert names(clerk) == [("Lê Thị Thử", Role.CLERK, False), ("H'Bluê Niê Kdăm", Role.VOLUNTEER, False)]
    clerk.press("<Up>", "3")
    clerk.type("4071", "<Return>")
    clerk.type("4072", "<Return>")
    assert "không giống nhau" in clerk.sentences[-1]
    clerk.type("4071", "<Return>")
    clerk.type("4071", "<Return>")
    assert names(clerk)[0] == ("Lê Thị Thử", Role.CLERK, True)
    clerk.press("<F12>", "2")
    clerk.wait(lambda: not clerk.program.window.cover.is_up)
    assert clerk.program.at_counter.who().role is Role.VOLUNTEER
    assert clerk.screen == "choose"
    clerk.press("<F12>", "1")
    clerk.type("4071", "<Return>")
    clerk.wait(lambda: not clerk.program.window.cover.is_up)
    assert clerk.program.at_counter.who().name == "Lê Thị Thử"


@pytest.mark.usefixtures("named_office")
def test_a_name_changed_here_is_changed_in_the_settings_and_on_the_next_paper(sit_down: NewClerk) -> None:
    clerk = sit_down()
    open_people(clerk)
    clerk.press("2")
    clerk.type("Lê Thị Thử Nghiệm", "<Return>", "<Return>", "<Return>")
    clerk.wait(lambda: clerk.program.settings.clerk == "Lê Thị Thử Nghiệm")
    assert clerk.program.at_counter.who().name == "Lê Thị Thử Nghiệm"


@pytest.mark.usefixtures("named_office")
def test_setting_another_pin_first_warns_of_being_locked_out(sit_down: NewClerk) -> None:
    clerk = sit_down()
    open_people(clerk)
    clerk.press("1")
    clerk.type("Sáng", "<Return>", "2", "<Return>", "<Return>")
    assert names(clerk)[1] == ("Sáng", Role.LEADER, False)
    clerk.press("3")
    clerk.type("4071", "<Return>")
    clerk.type("4071", "<Return>")
    assert "đặt PIN cho mình ngay" in clerk.sentences[-1]


def test_who_is_on_duty_is_named_for_the_model_days_and_told_on_the_day(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-25T09:00", "dak-nong")
    open_people(clerk)
    assert not any("người trực" in text for text in shown_texts())
    clerk.press("1")
    clerk.type("Sáng", "<Return>", "3", "<Return>", "<Return>")
    assert any("chưa phân công người trực" in text for text in shown_texts())
    clerk.press("5")
    assert clerk.screen == "roster"
    clerk.wait()
    clerk.press("2", "2", "<Return>", "1", "<Return>")
    assert any(" · trực: Sáng" in text for text in shown_texts())
    clerk.press("<Escape>")
    assert clerk.screen == "people"
    clerk.press("<Escape>")
    assert clerk.screen == "settings"
