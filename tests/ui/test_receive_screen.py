# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiving step: Enter does the one next thing, digits do the rest, and nothing is asked that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.casework.board_desk import Card
from counter_app.casework.case import Case
from counter_app.casework.handling import Handled
from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardLine
from counter_app.domain.decision import Asked, Decision, decide
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.life import Entry, Life, replay
from counter_app.domain.office_calendar import OfficeCalendar
from counter_app.domain.stages import Action
from counter_app.storage.lives import Delivery, Service
from counter_app.ui import theme
from counter_app.ui.board_orders import FILE_ONLINE, wishes_for
from counter_app.ui.card_words import history_lines
from counter_app.ui.paper_wishes import PAPER, just_needed, paper_wishes
from counter_app.ui.questions import typed
from counter_app.ui.receive_words import RECEIPT_STEP, ReceiveView, view_of
from counter_app.ui.screens.receive import ReceiveScreen
from tests.ui.clipping import clipped_words, unnamed_inputs
from tests.ui.hands import focused, press, type_keys
from tests.ui.sample_procedures import MARITAL as LISTED

MARITAL = LISTED.model_copy(update={"forms": ("xac-nhan-tinh-trang-hon-nhan",)})
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=VIET_NAM)
DUE = NOW.replace(hour=17)
RECEIVED = {"channel": "direct", "due": DUE.isoformat()}
SAME_DAY = Service(same_day=True)
SLIP = Service(receipt=True)


def lived(*actions: Action) -> Life:
    facts = {Action.RECEIVE: RECEIVED, Action.RECEIVE_BROUGHT: RECEIVED}
    facts[Action.RETURN] = {"channel": "direct", "collector": "owner"}
    return replay(Entry(action, NOW, "Lê Thị Thử", "thiếu giấy", facts.get(action, {})) for action in actions)


def card(life: Life, service: Service = SAME_DAY) -> Card:
    line = BoardLine(
        DossierId(1), "26-0001", "", MARITAL.code, life.stage, "Đặng Thị Quỳnh Ỷ", "", life.due, life.received_at,
        state=DossierState.PRINTED,
    )  # fmt: skip
    return Card(line, Handled(Case(MARITAL, ()), life, service, Delivery(), life.allowed()))


def decided() -> Decision:
    return decide(Asked(MARITAL, NOW.replace(tzinfo=None)), (), OfficeCalendar())


def view(life: Life, service: Service = SAME_DAY, *, printed: bool = False, may_write: bool = True) -> ReceiveView:
    return view_of(card(life, service), decided(), may_write=may_write, receipt_printed=printed, now=NOW)


PRINTED = (Action.MAKE_READY,)
SIGNED = (*PRINTED, Action.SIGN)
TAKEN_IN = (*SIGNED, Action.RECEIVE)
SEALED = (*TAKEN_IN, Action.APPRAISE, Action.APPROVE, Action.SEAL)


@pytest.mark.parametrize(
    ("done", "step"),
    [
        (PRINTED, Action.SIGN),
        (SIGNED, Action.RECEIVE),
        (TAKEN_IN, Action.APPRAISE),
        (SEALED, Action.RETURN),
        ((*SEALED, Action.RETURN), ""),
    ],
)
def test_on_the_model_day_enter_climbs_the_ladder(done: tuple[Action, ...], step: str) -> None:
    assert view(lived(*done)).step == step


def test_with_a_slip_enter_prints_it_and_then_the_next_citizen_comes() -> None:
    assert view(lived(*TAKEN_IN), SLIP).step == RECEIPT_STEP
    after = view(lived(*TAKEN_IN), SLIP, printed=True)
    assert after.step == ""
    assert ("✓ Đã in giấy tiếp nhận", "good") in after.lines


def test_an_unprinted_form_is_not_received_by_a_slip_of_enter() -> None:
    assert view(lived()).step == ""
    assert view(lived(), may_write=False).step == Action.RECEIVE_BROUGHT


def test_a_form_brought_along_needs_no_signature_here() -> None:
    rungs = view(lived(Action.RECEIVE_BROUGHT)).rungs
    assert [rung.state for rung in rungs[:3]] == ["done", "done", "now"]


def test_what_is_promised_is_said_before_it_is_promised() -> None:
    said = [words for words, _ in view(lived(*SIGNED)).lines]
    assert any(words.startswith("Nhận bây giờ: hạn trả 17:00 thứ hai 30/11/2026") for words in said)


def test_the_paper_an_action_needs_comes_first_and_once() -> None:
    life = lived(*TAKEN_IN, Action.REQUEST_SUPPLEMENT)
    assert just_needed(life) == "phieu-bo-sung"
    assert [code for code, _ in paper_wishes(life)] == [PAPER + "giay-tiep-nhan-ho-so", PAPER + "phieu-kiem-soat"]
    assert paper_wishes(lived(*SIGNED)) == []


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication) -> ReceiveScreen:
    theme.apply(qapp, "light", 10.5)
    made = ReceiveScreen()
    qtbot.addWidget(made)
    made.resize(1270, 620)
    made.show()
    qtbot.waitActive(made)
    return made


def shown(screen: ReceiveScreen, life: Life, service: Service = SAME_DAY) -> None:
    screen.show_dossier(card(life, service), view(life, service), {MARITAL.code: MARITAL.short_name}, NOW)


def test_enter_steps_and_a_digit_asks(qtbot: QtBot, screen: ReceiveScreen) -> None:
    shown(screen, lived(*SIGNED))
    with qtbot.waitSignal(screen.stepped) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [Action.RECEIVE.value]
    with qtbot.waitSignal(screen.wished) as asked:
        press(focused(), Qt.Key.Key_1)
    assert asked.args == [Action.RECEIVE.value]


def test_the_receipt_has_its_key_only_once_there_is_a_receipt(qtbot: QtBot, screen: ReceiveScreen) -> None:
    shown(screen, lived(*SIGNED))
    with qtbot.assertNotEmitted(screen.receipt_requested):
        press(focused(), Qt.Key.Key_F10)
    shown(screen, lived(*TAKEN_IN))
    with qtbot.waitSignal(screen.receipt_requested):
        press(focused(), Qt.Key.Key_F10)


def test_when_all_is_over_enter_calls_the_next_citizen(qtbot: QtBot, screen: ReceiveScreen) -> None:
    shown(screen, lived(*SEALED, Action.RETURN))
    with qtbot.waitSignal(screen.next_requested):
        press(focused(), Qt.Key.Key_Return)


def test_a_digit_typed_into_a_question_is_an_answer(qtbot: QtBot, screen: ReceiveScreen) -> None:
    shown(screen, lived(*TAKEN_IN))
    screen.ask("Từ chối", [typed("note", "Lý do", "Xin ghi rõ.")])
    type_keys(focused(), "12")
    with qtbot.waitSignal(screen.answered) as seen:
        press(focused(), Qt.Key.Key_Return)
    assert seen.args == [{"note": "12"}]


@pytest.mark.parametrize("points", [10.5, 15.75])
def test_no_word_of_the_receiving_step_is_cut(
    qtbot: QtBot, qapp: QApplication, screen: ReceiveScreen, points: float
) -> None:
    theme.apply(qapp, "light", points)
    shown(screen, lived(*TAKEN_IN), SLIP)
    qtbot.waitUntil(lambda: clipped_words(screen) == [], timeout=2000)
    assert unnamed_inputs(screen) == []


def test_a_paperless_service_leads_to_the_portal_and_says_why() -> None:
    told = "Dịch vụ không giấy: chỉ nộp trên Cổng."
    paperless = MARITAL.model_copy(update={"online_only": told})
    online = card(lived())
    online = replace(online, handled=replace(online.handled, case=Case(paperless, ())))
    shown = view_of(online, decided(), may_write=True, receipt_printed=False, now=NOW)
    assert shown.step == FILE_ONLINE
    assert any(told in words for words, _role in shown.lines)
    assert shown.step_words == "Nộp trực tuyến hộ"


def test_what_the_portal_has_received_is_not_filed_again() -> None:
    facts = RECEIVED | {"channel": "online"}
    life = replay(
        [
            Entry(Action.RECEIVE_BROUGHT, NOW, "x", "", facts),
            Entry(Action.NOTE_OFFICIAL_NUMBER, NOW, "x", "", {"official_number": "H56.34.21-261125-0001"}),
        ]
    )
    assert FILE_ONLINE not in dict(wishes_for(card(life)))
    assert "nộp trên cổng" in [rung.told for rung in view(life).rungs]
    assert any("Nộp trực tuyến hộ" in line for line in history_lines(life, NOW))
