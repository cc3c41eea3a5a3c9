# SPDX-License-Identifier: GPL-3.0-or-later
"""The model day by keyboard alone: from the search line to the result in the citizen's hand, as the plan wants it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel

from bench.keystrokes import MARITAL_STATUS, pieces
from counter_app.casework.board_desk import Card
from counter_app.domain.periods import read_period
from counter_app.domain.stages import Action, Stage
from counter_app.ui.screens.schemes import SchemesScreen
from counter_app.ui.widgets.decision_strip import DecisionStrip
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import SitDownAt


def handled(clerk: Clerk) -> Card:
    assert clerk.program.workshop is not None
    workshop = clerk.program.workshop
    (line,) = workshop.register.dossiers.recent(5)
    return workshop.board.card(line.id)


def test_dak_nong_on_a_wednesday_from_choosing_to_returned_without_a_slip(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-25T09:00", "dak-nong")
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.press("<Ctrl+Return>")
    assert clerk.screen == "receive"
    clerk.press("<Return>")  # signed
    clerk.press("<Return>")  # received
    life = handled(clerk).handled.life
    assert life.stage is Stage.RECEIVED
    assert life.due is not None
    assert (life.due.hour, life.due.date()) == (17, life.history[0].at.date())
    clerk.press("<Return>", "<Return>", "<Return>")  # appraised, approved, sealed
    clerk.press("<Return>", "<Return>", "<Return>")  # return: the owner came, by this name
    clerk.type("042185001234", "<Return>", "<Return>")  # the number on the card, at the counter
    card = handled(clerk)
    assert card.handled.life.stage is Stage.RETURNED
    done = [entry.action for entry in card.handled.life.history]
    assert done == [
        Action.MAKE_READY,
        Action.SIGN,
        Action.RECEIVE,
        Action.APPRAISE,
        Action.APPROVE,
        Action.SEAL,
        Action.RETURN,
    ]
    service, delivery = card.handled.service, card.handled.delivery
    assert (service.written_by, service.inside_scheme, service.same_day) == ("clerk", True, True)
    assert not service.receipt
    assert delivery.collector_id_number == "042185001234"
    assert len(clerk.printer.jobs) == 1  # the form alone
    clerk.press("<Return>")
    assert clerk.screen == "choose"


def test_on_a_thursday_a_slip_is_printed_and_the_dossier_waits_on_the_board(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-26T09:00", "dak-nong")
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.press("<Ctrl+Return>", "<Return>", "<Return>")  # to the step, signed, received
    clerk.press("<Return>")  # the receipt
    clerk.wait(lambda: len(clerk.printer.jobs) > 1)
    assert [job.copies for job, _ in clerk.printer.jobs] == [1, 2]
    card = handled(clerk)
    assert card.handled.life.stage is Stage.RECEIVED
    assert (card.handled.service.receipt, card.handled.service.inside_scheme) == (True, False)
    clerk.press("<Return>")
    assert clerk.screen == "choose"


def test_who_the_visitor_is_and_why_is_kept_with_the_dossier(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-25T09:00", "dak-nong")
    clerk.type("doc than", "<Return>")
    clerk.press("<Ctrl+J>", "2", "5")
    clerk.type("gay tay", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.type("1/2/1950", "<Return>")
    clerk.press("<Alt+2>", "<Ctrl+J>", "7")
    clerk.wait()
    card = handled(clerk)
    assert card.handled.service.helped_for == ("elderly", "illiterate", "needs-verification", "other")
    assert card.handled.case.answers["viet_ho.ly_do"] == "gay tay"
    clerk.press("<Ctrl+F10>")
    clerk.wait(lambda: clerk.printer.jobs)


def test_a_will_is_not_written_here_but_still_taken_in(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-25T09:00", "dak-nong")
    clerk.type("chung thuc di chuc", "<Return>", "<Ctrl+Return>")
    assert clerk.screen == "blank_form"
    clerk.press("<Ctrl+Return>")
    assert clerk.screen == "receive"


def test_what_is_missing_is_asked_for_on_paper_and_the_form_is_one_key_away(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-26T09:00", "dak-nong")
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.press("<Ctrl+Return>", "<Return>", "<Return>")
    clerk.press("2")
    clerk.wait()
    clerk.type("thieu quyet dinh ly hon", "<Return>")
    assert handled(clerk).handled.life.stage is Stage.SUPPLEMENT_REQUESTED
    clerk.press("1")
    clerk.wait(lambda: len(clerk.printer.jobs) > 1)
    assert clerk.printer.jobs[-1][0].copies == 2
    clerk.press("c")
    assert clerk.screen == "typing"


def see_scheme(clerk: Clerk, title: str) -> None:
    """Through the settings to the plan whose title begins so."""
    clerk.press("<F11>")
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and focused.accessibleName().startswith("Mô hình phục vụ"):
            break
        clerk.press("<Tab>")
    clerk.press("<Return>")
    assert clerk.screen == "schemes"
    while title not in clerk.program.window.findChildren(SchemesScreen)[0].title.text():
        clerk.press("<Down>")


def test_a_target_of_one_sector_is_set_without_a_mouse_and_counted_against(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-26T09:00", "bui-la-nhan")
    see_scheme(clerk, "Thứ Ba")
    clerk.press("9")
    clerk.wait()
    clerk.press("<Return>")  # the first target of the plan: by sector
    clerk.type("20", "<Return>")
    clerk.type("ho tich", "<Return>")
    clerk.wait()
    assert clerk.program.workshop is not None
    (row,) = clerk.program.workshop.tallies.count(read_period("2026-11")).table("targets").rows
    assert (row.title.rpartition(": ")[2], row.cells["goal"], row.cells["done"]) == ("Hộ tịch", 20, 0)


def test_a_plan_is_switched_on_and_moved_to_another_day_without_a_mouse(sit_down_at: SitDownAt) -> None:
    clerk = sit_down_at("2026-11-26T09:00", "")
    see_scheme(clerk, "Thứ Tư")
    clerk.press("<Space>")
    clerk.press("2")
    clerk.wait()
    clerk.press("5", "<Return>")  # thứ Năm: today
    clerk.wait()
    day = clerk.program.day_watch.day
    assert day is not None
    assert [scheme.weekdays for scheme in day.schemes] == [(4,)]
    clerk.press("<F2>")
    clerk.type("doc than", "<Return>")
    assert clerk.screen == "components"
    strip = clerk.program.window.findChildren(DecisionStrip)[0]
    assert any("theo mô hình" in label.text() and "✓" in label.text() for label in strip.findChildren(QLabel))
