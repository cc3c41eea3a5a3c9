# SPDX-License-Identifier: GPL-3.0-or-later
"""An office suite draws the papers: the check page shows its pages before they are printed, and converts them once."""

from __future__ import annotations

import threading

import pytest

from counter_app.domain.dossier import Step
from counter_app.paper import engines
from counter_app.ui.screens.check import CheckScreen
from tests.casework.test_filling_elsewhere import OtherSuite
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk


class SlowSuite(OtherSuite):
    """Draws only once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_draw = threading.Event()
        self.change = self._wait

    def _wait(self, words: str) -> str:
        assert self.may_draw.wait(20)
        return words


@pytest.fixture
def suite(monkeypatch: pytest.MonkeyPatch) -> SlowSuite:
    suite = SlowSuite()
    monkeypatch.setattr(engines, "office_suites", lambda: (suite,))
    return suite


def sentence_above(clerk: Clerk) -> str:
    screen = clerk.program.window.findChild(CheckScreen)
    assert isinstance(screen, CheckScreen)
    return screen._parts.page.note.text()


@pytest.mark.usefixtures("named_office")
def test_the_pages_of_the_suite_come_while_ours_stand_and_are_what_is_printed(
    sit_down: NewClerk, suite: SlowSuite
) -> None:
    clerk = sit_down()
    assert clerk.program.workshop is not None
    settings = clerk.program.settings.changed(engine="libreoffice")
    clerk.program.workshop.desk.keep_settings(settings)
    clerk.program.take_settings(settings)
    clerk.type("doc than", "<Return>", "<Ctrl+Return>")
    counter = clerk.program.counter
    assert counter is not None
    assert counter.visit.desk is not None
    sample = counter.visit.desk.form.sample
    counter.visit._typing._take_many(dict(sample))
    clerk.wait()
    counter.visit.to_step(Step.CHECK)
    clerk.wait_for(lambda: "Đang dựng trang bằng LibreOffice" in sentence_above(clerk))
    assert clerk.pages_to_check() == 2, "our own pages stand there meanwhile"
    suite.may_draw.set()
    clerk.wait(lambda: "Trang do LibreOffice dựng" in sentence_above(clerk))
    clerk.press("<F10>")
    clerk.wait(lambda: clerk.printer.jobs)
    assert len(suite.asked) == 1
