# SPDX-License-Identifier: GPL-3.0-or-later
"""From the printed paper to the result in the citizen's hand through the real window, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.keystrokes import MARITAL_STATUS, pieces
from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.life import Life
from counter_app.domain.stages import Action, Stage
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register
from tests.journeys.clerk import Clerk

CLERK = "Lê Thị Thử"


class Hand:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 25, 9, 0, tzinfo=VIET_NAM)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def watch() -> Hand:
    return Hand()


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, watch: Hand) -> Iterator[Clerk]:
    """A clerk on a Wednesday of the Dak Nong plan; the four steps of Nghi Dong happen here."""
    data = tmp_path / "data"
    register = Register.open(data / "register", AccountUnlock(), watch)
    settings = Settings().changed(
        commune="xã Bùi La Nhân",
        province="tỉnh Hà Tĩnh",
        clerk=CLERK,
        recovery_code_stored=True,
        schemes="dak-nong nghi-dong",
    )
    register.settings.save(settings.to_store())
    register.close()
    seated = Clerk(qtbot, qapp, data, watch)
    yield seated
    seated.close()


def dossier(clerk: Clerk) -> tuple[DossierId, Life]:
    assert clerk.program.workshop is not None
    register = clerk.program.workshop.register
    line = register.dossiers.recent(1)[0]
    return line.id, register.lives.of(line.id)


def printed(clerk: Clerk) -> None:
    """A marital status paper, typed and printed."""
    clerk.press("<Ctrl+K>")
    clerk.press(*pieces(MARITAL_STATUS))
    clerk.wait(lambda: clerk.printer.jobs)
    clerk.wait()


def test_a_printed_dossier_is_signed_received_appraised_approved_sealed_and_returned(clerk: Clerk, watch: Hand) -> None:
    printed(clerk)
    clerk.press("<F3>")
    assert clerk.screen == "dossiers"
    clerk.press("<Return>")
    assert dossier(clerk)[1].stage is Stage.SIGNED
    clerk.press("<Return>", "<Return>", "<Return>")
    life = dossier(clerk)[1]
    assert (life.stage, life.due) == (Stage.RECEIVED, watch.now.replace(hour=17))
    clerk.press("<Return>", "<Return>", "<Return>")
    assert dossier(clerk)[1].stage is Stage.SEALED
    clerk.press("<Return>", "2", "<Return>")
    clerk.type("Tran Dinh Phuc", "<Return>")
    clerk.type("042151001234", "<Return>", "<Return>")
    life = dossier(clerk)[1]
    assert life.stage is Stage.RETURNED
    assert [entry.action for entry in life.history] == [
        Action.MAKE_READY,
        Action.SIGN,
        Action.RECEIVE,
        Action.APPRAISE,
        Action.APPROVE,
        Action.SEAL,
        Action.RETURN,
    ]
    assert {entry.who for entry in life.history[1:]} == {CLERK}
    assert life.history[-1].facts["collector"] == "representative"
    assert clerk.program.workshop is not None
    taken = clerk.program.workshop.register.lives.delivery(dossier(clerk)[0])
    assert (taken.collector, taken.collector_id_number) == ("Tran Dinh Phuc", "042151001234")


def test_the_card_does_what_enter_does_not(clerk: Clerk) -> None:
    printed(clerk)
    clerk.press("<F3>", "<Return>", "<Return>", "<Ctrl+Return>")
    assert dossier(clerk)[1].stage is Stage.RECEIVED
    clerk.press("<Ctrl+H>")
    clerk.type("bam nham", "<Return>")
    assert dossier(clerk)[1].stage is Stage.SIGNED
    clerk.press("<Return>", "<Ctrl+Return>", "<Ctrl+Return>", "1")
    clerk.wait()
    assert dossier(clerk)[1].stage is Stage.SEALED, "all steps on the spot, under one digit"


def test_the_end_of_the_day_leaves_nothing_to_be_entered_unsaid(clerk: Clerk, watch: Hand) -> None:
    printed(clerk)
    clerk.press("<F3>", "<Return>", "<Return>", "<Ctrl+Return>")
    watch.now = watch.now.replace(hour=16, minute=30)
    window = clerk.program.window
    assert not window.close()
    assert "Còn 1 hồ sơ chờ nhập hệ thống" in clerk.program.window._parts.notice.sentence
    clerk.press("<Ctrl+7>", "<Return>")
    clerk.type("H56.34.21-261125-0007", "<Return>")
    assert dossier(clerk)[1].official_number == "H56.34.21-261125-0007"
    assert window.close()


def test_the_signing_list_is_printed_from_the_board(clerk: Clerk) -> None:
    printed(clerk)
    clerk.press("<F3>", "<Return>", "<Return>", "<Ctrl+Return>", "<Return>", "<F10>")
    clerk.wait()
    before = len(clerk.printer.jobs)
    clerk.press("1")
    clerk.wait()
    clerk.press("<Return>")
    clerk.wait(lambda: len(clerk.printer.jobs) == before + 1)
    assert "Danh sách trình lãnh đạo ký" in clerk.sentences[-1]


def test_what_cannot_be_done_is_said_and_the_question_stays_open(clerk: Clerk) -> None:
    clerk.press("<Ctrl+K>")
    clerk.type("khai tu", "<Return>", "<Ctrl+Return>")
    clerk.type("Y Moan", "<Return>")
    clerk.wait()
    assert clerk.program.workshop is not None
    dossier_id, _life = dossier(clerk)
    clerk.program.workshop.register.dossiers.set_state(dossier_id, DossierState.PRINTED)
    clerk.press("<F3>", "<Return>")
    assert dossier(clerk)[1].stage is Stage.SIGNED
    clerk.press("<Return>", "<Return>", "<Return>")
    assert clerk.sentences[-1].startswith("Hồ sơ còn thiếu giấy tờ")
    assert dossier(clerk)[1].stage is Stage.SIGNED
    clerk.press("<Escape>")
    clerk.press("<Ctrl+B>")
    assert clerk.program.workshop.register.dossiers.load(dossier_id).state is DossierState.DISCARDED
