# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sits at the counter: the settings' name until somebody sits down, and everybody is told of a change."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from counter_app.domain.roles import Role, Who
from counter_app.ui.at_counter import AtCounter


def test_the_settings_name_counts_until_somebody_sits_down(qtbot: QtBot) -> None:
    names = ["Lê Thị Thử"]
    seat = AtCounter(lambda: names[0])
    names[0] = "H'Bluê Niê Kdăm"
    assert seat.who() == Who("H'Bluê Niê Kdăm")
    volunteer = Who("Sáng", Role.VOLUNTEER, 7, "Đoàn Thanh niên xã")
    with qtbot.waitSignal(seat.changed) as told:
        seat.sit_down(volunteer)
    assert told.args == [volunteer]
    assert seat.who() is volunteer
