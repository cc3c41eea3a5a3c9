# SPDX-License-Identifier: GPL-3.0-or-later
"""What the check page shows is what is printed: drawn once by the suite that prints it, kept until answers change."""

from __future__ import annotations

import threading

import pytest

from counter_app.casework.paper_desk import PrintOrder
from counter_app.casework.suite_pages import SuiteDesk
from counter_app.domain.dossier import Step
from counter_app.domain.errors import CounterError
from counter_app.paper import engines
from counter_app.paper.libreoffice import ConversionFailed
from counter_app.settings import Settings
from tests.casework.conftest import Office, complete_case
from tests.casework.sample_orders import OFFICE, filler
from tests.casework.test_filling_elsewhere import OtherSuite


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> OtherSuite:
    suite = OtherSuite()
    monkeypatch.setattr(engines, "office_suites", lambda: (suite,))
    monkeypatch.setattr(filler(), "suites", SuiteDesk())  # the filler is shared by all tests, what it keeps is not
    return suite


def drawn_by_suite(office: Office) -> None:
    office.desk.keep_settings(Settings(engine="libreoffice"))


def test_our_own_pages_need_nobody_else(counter_office: Office, suite: OtherSuite) -> None:
    case, _ = complete_case(counter_office)
    check = counter_office.papers.pages.check_pages(counter_office.papers.pages.orders(case, OFFICE))
    assert (check.elsewhere, check.drawn_by, check.trouble, suite.asked) == ((), "", "", [])


def test_the_print_is_what_the_check_page_showed_and_is_converted_once(
    counter_office: Office, suite: OtherSuite
) -> None:
    drawn_by_suite(counter_office)
    case, pen = complete_case(counter_office)
    desk = counter_office.papers.pages
    own = desk.check_pages(desk.orders(case, OFFICE))
    assert own.preview.parts, "our own pages stand there meanwhile"
    drawn = desk.draw_elsewhere(own)
    assert (drawn.drawn_by, drawn.preview.pages.page_count) == ("LibreOffice", 2)
    counter_office.papers.print_forms(case, OFFICE, PrintOrder("Quầy 1"))
    assert len(suite.asked) == 1
    assert desk.check_pages(desk.orders(case, OFFICE)).drawn_by == "LibreOffice", "shown at once the next time"
    kept = pen.write({"nguoi_yeu_cau.ho_ten": "NGUYỄN THỊ KHÁC"}, None, Step.CHECK)
    changed = counter_office.desk.reload(kept.dossier_id)
    assert desk.check_pages(desk.orders(changed, OFFICE)).drawn_by == ""
    counter_office.papers.print_forms(changed, OFFICE, PrintOrder("Quầy 1"))
    assert len(suite.asked) == 2


def test_two_who_ask_at_once_get_one_conversion(counter_office: Office, suite: OtherSuite) -> None:
    drawn_by_suite(counter_office)
    case, _ = complete_case(counter_office)
    desk = counter_office.papers.pages
    check = desk.check_pages(desk.orders(case, OFFICE))
    others = [threading.Thread(target=desk.draw_elsewhere, args=(check,)) for _ in range(3)]
    for other in others:
        other.start()
    for other in others:
        other.join(20)
    assert len(suite.asked) == 1


def test_a_suite_that_fails_is_asked_again_and_one_that_is_not_there_is_said(
    counter_office: Office, suite: OtherSuite, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_by_suite(counter_office)
    case, _ = complete_case(counter_office)
    desk = counter_office.papers.pages
    suite.trouble = ConversionFailed()
    with pytest.raises(CounterError):
        desk.draw_elsewhere(desk.check_pages(desk.orders(case, OFFICE)))
    suite.trouble = None
    assert desk.draw_elsewhere(desk.check_pages(desk.orders(case, OFFICE))).drawn_by == "LibreOffice"
    monkeypatch.setattr(engines, "office_suites", tuple)
    told = desk.check_pages(desk.orders(case, OFFICE))
    assert "chưa cài LibreOffice" in told.trouble
    assert told.preview.parts
