# SPDX-License-Identifier: GPL-3.0-or-later
"""Practising: invented people in their own register, a bar on every screen, a word on every paper, one key back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.keystrokes import MARITAL_STATUS, pieces
from counter_app.domain.periods import Period
from counter_app.paper.pdf import read_pdf_text, write_pdf
from counter_app.paper.watermark import PRACTICE, PRACTICE_WORD
from counter_app.paths import Folders, Opening
from counter_app.run_window import stay
from counter_app.ui.screens.settings_screen import SettingsScreen
from counter_app.ui.single_instance import SingleInstance
from counter_app.ui.tour import Tour
from counter_app.ui.widgets.pointer import Pointer
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import NewClerk
from tests.ui.what_shows import shown_texts


@pytest.fixture
def trainee(qtbot: QtBot, qapp: QApplication, data_folder: Path, named_office: None) -> Iterator[Clerk]:  # noqa: ARG001 the office is named
    clerk = Clerk(qtbot, qapp, data_folder, practice=True)
    yield clerk
    clerk.close()
    PRACTICE.is_on = False


def bar_is_shown(clerk: Clerk) -> bool:
    return clerk.program.window.practice.isVisible() and any("TẬP DƯỢT" in text for text in shown_texts())


def content_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_practising_says_so_on_screen_and_paper_and_leaves_the_real_register_alone(
    trainee: Clerk, data_folder: Path
) -> None:
    real = Folders.at(data_folder).register
    before = content_of(real)
    assert before
    assert trainee.program.workshop is not None
    assert len(trainee.program.workshop.register.dossiers.recent(1000)) == 300
    today = trainee.program.clock().date()
    year = trainee.program.workshop.tallies.count(Period("range", today - timedelta(days=365), today))
    for table_id in ("sectors", "letters", "ratings", "feedback", "listening", "targets"):
        assert year.table(table_id).rows, table_id
    assert trainee.program.settings.office.commune == "xã Tập Dượt"
    for key in ("<F3>", "<F7>", "<F11>", "<F1>", "<F2>", "<F12>"):
        trainee.press(key)
        assert bar_is_shown(trainee), key
    assert trainee.program.window.cover.is_up
    trainee.press("1")  # Lê Thị Nghiệm, the first of the practice office's people
    trainee.wait(lambda: not trainee.program.window.cover.is_up)
    trainee.press(*pieces(MARITAL_STATUS))
    trainee.wait(lambda: trainee.printer.jobs)
    (paper,) = trainee.printer.papers
    pages = read_pdf_text(write_pdf(paper, "Tờ khai")).split("\f")
    assert all(PRACTICE_WORD in " ".join(page.split()) for page in pages)
    trainee.press("<Ctrl+O>")
    assert "không mở bằng Word" in trainee.sentences[-1]
    trainee.press("<Ctrl+F12>")
    trainee.wait_for(lambda: not trainee.program.window.isVisible())
    assert trainee.program.opens == Opening()
    assert content_of(real) == before


@pytest.mark.usefixtures("named_office")
def test_the_real_register_opens_without_any_of_it(sit_down: NewClerk) -> None:
    PRACTICE.is_on = True
    clerk = sit_down()
    assert not clerk.program.window.practice.isVisible()
    assert not PRACTICE.is_on


@pytest.mark.usefixtures("named_office")
def test_the_settings_lead_into_it(sit_down: NewClerk) -> None:
    clerk = sit_down()
    clerk.press("<F11>")
    (screen,) = clerk.program.window.findChildren(SettingsScreen)
    assert not screen.practice_anew.isVisible()
    screen.practice.setFocus()
    clerk.press("<Return>")
    clerk.wait_for(lambda: not clerk.program.window.isVisible())
    assert clerk.program.opens == Opening(practice=True)


@pytest.mark.usefixtures("named_office")
def test_practising_begins_anew_on_wish(
    qapp: QApplication,
    data_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders = Folders.at(data_folder).make()
    left = folders.practice.data / "left"
    left.mkdir(parents=True)
    before = content_of(folders.register)

    def close_it() -> None:
        next(each for each in qapp.topLevelWidgets() if each.isVisible()).close()

    monkeypatch.setattr("counter_app.run_window.gc.freeze", close_it)
    after, code = stay(qapp, folders, SingleInstance(folders.data), Opening(practice=True, anew=True))
    PRACTICE.is_on = False
    assert (after, code) == (None, 0)
    assert not left.exists()
    assert folders.practice.register.is_dir()
    assert content_of(folders.register) == before


def test_the_tour_waits_until_each_of_six_steps_is_really_done(trainee: Clerk) -> None:
    (tour,) = trainee.program.window.findChildren(Tour)

    def step_is(step: int | None) -> None:
        trainee.wait_for(lambda: tour.step == step)

    trainee.press("<Ctrl+F1>")
    step_is(1)
    assert any("Bước 1/6" in text for text in shown_texts())
    choose, papers, answers = pieces(MARITAL_STATUS[:2]), pieces(MARITAL_STATUS[2:3]), pieces(MARITAL_STATUS[3:-1])
    trainee.press(*choose)
    step_is(2)
    trainee.press(*papers)
    step_is(3)
    trainee.press(*answers)
    step_is(4)
    trainee.press("<F9>")
    while trainee.screen == "read_back":
        trainee.press("<Space>")
    step_is(5)
    trainee.press("<F10>")
    trainee.wait(lambda: trainee.printer.jobs)
    step_is(6)
    trainee.press("<Ctrl+Return>", "<Return>", "<Return>")
    step_is(None)
    assert any("Xong sáu bước" in text for text in shown_texts())


def test_the_tour_is_left_by_one_key_and_begun_again_by_another(trainee: Clerk) -> None:
    (tour,) = trainee.program.window.findChildren(Tour)
    trainee.press("<Ctrl+F1>", *pieces(MARITAL_STATUS[:2]))
    trainee.wait_for(lambda: tour.step == 2)
    trainee.press("<Escape>")
    assert (tour.step, trainee.screen) == (None, "components")
    trainee.press("<Ctrl+F1>")
    assert (tour.step, trainee.screen) == (1, "choose")
    (pointer,) = trainee.program.window.findChildren(Pointer)
    trainee.wait_for(pointer.isVisible)
