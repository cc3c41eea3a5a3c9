# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole visits through the real window by keyboard alone, from the search line to the printed paper."""

from __future__ import annotations

import pytest

from bench.keystrokes import MARITAL_STATUS, pieces
from counter_app.domain.dossier import DossierState, PrintOutcome
from tests.journeys.clerk import Clerk, plain
from tests.journeys.conftest import NewClerk


def ledger(clerk: Clerk) -> list[tuple[str, PrintOutcome, int | None]]:
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    line = register.dossiers.recent(1)[0]
    return [(entry.what, entry.outcome, entry.version) for entry in register.papers.prints(line.id)]


@pytest.mark.usefixtures("named_office")
def test_a_marital_status_paper_is_printed_with_the_counted_keys(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    text = plain(clerk.printed_text())
    for words in ("ĐẶNG THỊ QUỲNH Ỷ", "12/04/1985", "042185001234", "Bản thân", "Kinh", "vay vốn", "01 bản"):
        assert plain(words) in text
    assert ledger(clerk) == [("form", PrintOutcome.SENT, 1)]


def declare_a_death(clerk: Clerk) -> None:
    """What a daughter says at the counter, typed field by field."""
    clerk.type("H'Bluê Niê Kdăm", "<Return>")
    clerk.type("9/2/2001", "<Return>")
    clerk.type("066301000127", "<Return>")
    clerk.type("con", "<Return>")
    clerk.type("Y Moan Êban", "<Return>")
    clerk.type("1936", "<Return>")
    clerk.type("066036000442", "<Return>")
    clerk.type("1", "<Return>")
    clerk.type("e de", "<Return>", "<Return>")
    clerk.type("Buôn Ê Cam, xã Ea Thử, tỉnh Đắk Lắk", "<Return>")
    clerk.type("5h40", "<Return>")
    clerk.type("20/11/2026", "<Return>")
    clerk.type("Tại nhà riêng", "<Return>")
    clerk.type("Tuổi già", "<Return>")
    clerk.type("3", "<Return>")


@pytest.mark.usefixtures("named_office")
def test_a_death_is_registered_read_back_and_signed_by_thumb_before_witnesses(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("khai tu", "<Return>")
    assert clerk.screen == "components"
    clerk.press("<Ctrl+A>", "<Ctrl+Return>")
    assert clerk.screen == "typing"
    declare_a_death(clerk)
    clerk.press("<Ctrl+Return>")
    assert clerk.screen == "check"
    clerk.press("<F9>")
    assert clerk.screen == "read_back"
    while clerk.screen == "read_back":
        clerk.press("<Space>")
    clerk.press("n", "<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    text = plain(clerk.printed_text())
    for words in ("H'BLUÊ NIÊ KDĂM", "09/02/2001", "Y MOAN ÊBAN", "1936", "Ê-đê", "05 giờ 40 phút", "Người làm chứng"):
        assert plain(words) in text
    assert clerk.program.workshop is not None
    stored = clerk.program.workshop.register.dossiers.load(clerk.program.workshop.register.dossiers.recent(1)[0].id)
    assert stored.heard is not None
    assert stored.state is DossierState.PRINTED
    assert stored.components_complete


@pytest.mark.usefixtures("named_office")
def test_a_window_closed_in_the_middle_comes_back_at_the_same_field(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("1.004873", "<Return>", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.type("1/2/")
    clerk.close()
    again = sit_down()
    again.wait(lambda: again.screen == "typing")
    desk = again.program.counter.visit.desk if again.program.counter else None
    assert desk is not None
    assert desk.answers["nguoi_yeu_cau.ho_ten"] == "SÁNG"
    assert desk.unfinished == {"nguoi_yeu_cau.ngay_sinh": "1/2/"}
    again.type("1985", "<Return>")
    again.wait()
    assert desk.answers["nguoi_yeu_cau.ngay_sinh"] == "1985-02-01"


@pytest.mark.usefixtures("named_office")
def test_a_window_closed_on_the_check_page_comes_back_there(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("khai tu", "<Return>", "<Ctrl+A>", "<Ctrl+Return>")
    declare_a_death(clerk)
    clerk.type("1", "<Return>")
    clerk.type("2", "<Return>")
    assert clerk.screen == "check"
    clerk.close()
    again = sit_down()
    again.wait(lambda: again.screen == "check")
    assert again.pages_to_check() == 2


def test_the_first_start_asks_three_things_and_shows_the_recovery_code(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.wait(lambda: clerk.screen == "first_run")
    clerk.type("Bùi La Nhân", "<Return>")
    clerk.type("ha tinh", "<Return>")
    clerk.type("Lê Thị Thử", "<Ctrl+Return>")
    clerk.wait(lambda: clerk.screen == "recovery")
    clerk.press("<F10>")
    assert len(clerk.printer.jobs) == 1
    clerk.press("<Ctrl+Return>")
    clerk.wait(lambda: clerk.screen == "choose")
    assert clerk.program.settings.office.authority == "Ủy ban nhân dân xã Bùi La Nhân, tỉnh Hà Tĩnh"


@pytest.mark.usefixtures("named_office")
def test_looking_and_going_back_leaves_nothing(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("khai tu", "<Return>", "<Ctrl+Return>")
    assert clerk.screen == "typing"
    clerk.press("<Escape>", "<Escape>")
    assert clerk.screen == "choose"
    assert clerk.program.workshop is not None
    assert clerk.program.workshop.register.dossiers.recent(5) == []


@pytest.mark.usefixtures("named_office")
def test_another_visit_begins_at_its_first_field(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("1.001193", "<Return>", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.press("<Escape>", "<Escape>")
    clerk.type("doc than", "<Return>", "<Ctrl+Return>")
    clerk.type("K'Tiêng", "<Return>")
    desk = clerk.program.counter.visit.desk if clerk.program.counter else None
    assert desk is not None
    assert desk.answers["nguoi_yeu_cau.ho_ten"] == "K'TIÊNG"


@pytest.mark.usefixtures("named_office")
def test_a_reason_given_for_one_date_does_not_cover_another(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("doc than", "<Return>", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.type("1/1/1990", "<Return>")
    clerk.type("001085000561", "<Return>")
    counter = clerk.program.counter
    assert counter is not None
    desk = counter.visit.desk
    assert desk is not None
    clerk.overrule("nguoi_yeu_cau.so_dinh_danh", "id_year", "Thẻ ghi đúng như vậy")
    assert [override.reason for override in desk.overrides] == ["Thẻ ghi đúng như vậy"]
    clerk.go_to_field("nguoi_yeu_cau.ngay_sinh")
    clerk.type("1/1/1991", "<Return>")
    assert not desk.overrides


@pytest.mark.usefixtures("named_office")
@pytest.mark.parametrize(("key", "state"), [("<Ctrl+L>", DossierState.SET_ASIDE), ("<Ctrl+B>", DossierState.DISCARDED)])
def test_a_visit_is_left_by_one_key_with_what_was_being_typed(
    sit_down: NewClerk, key: str, state: DossierState
) -> None:
    clerk = sit_down()
    clerk.type("doc than", "<Return>", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.type("1/2/1985", key)
    clerk.wait(lambda: clerk.screen == "choose")
    assert "26-" in clerk.sentences[-1]
    assert clerk.program.workshop is not None
    dossiers = clerk.program.workshop.register.dossiers
    stored = dossiers.load(dossiers.recent(1)[0].id)
    assert stored.state is state
    assert stored.answers["nguoi_yeu_cau.ngay_sinh"] == "1985-02-01"


@pytest.mark.usefixtures("named_office")
def test_a_printed_paper_edited_and_put_aside_stays_put_aside(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.press("<Alt+3>")
    clerk.go_to_field("nguoi_yeu_cau.ho_ten")
    clerk.type("Lan", "<Ctrl+L>")
    clerk.wait(lambda: clerk.screen == "choose")
    assert clerk.program.workshop is not None
    (line,) = clerk.program.workshop.register.dossiers.recent(5)
    assert (line.state, line.person) == (DossierState.SET_ASIDE, "LAN")


@pytest.mark.usefixtures("named_office")
def test_the_open_visit_dropped_from_the_list_is_no_longer_on_the_desk(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.type("doc than", "<Return>", "<Ctrl+Return>")
    clerk.type("Sáng", "<Return>")
    clerk.press("<F3>", "<Ctrl+B>")
    clerk.press("<Escape>")
    assert clerk.screen == "choose"
    assert clerk.program.workshop is not None
    (line,) = clerk.program.workshop.register.dossiers.recent(5)
    assert line.state is DossierState.DISCARDED
