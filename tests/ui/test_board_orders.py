# SPDX-License-Identifier: GPL-3.0-or-later
"""From a wish on the board to the desk: every action that is offered asks for all it needs and is then done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.casework.board_desk import BoardDesk, Card
from counter_app.casework.handling import Asking
from counter_app.domain.dossier import DossierId
from counter_app.domain.errors import BadInput
from counter_app.domain.stages import Action, Stage
from counter_app.ui.board_orders import ON_THE_SPOT, WHERE, Order, do_order, questions_for, wishes_for
from counter_app.ui.card_words import card_facts, history_lines
from tests.casework.living_counter import CLERK, Counter, open_counter

ANSWERS = {
    "note": "theo yêu cầu",
    "due": "2026-12-04",
    "reason": "leader_absent",
    "official_number": "H56.34.21-261125-0007",
    "collector": "representative",
    "name": "Trần Đình Phúc",
    "id_number": "042151001234",
    "channel": "direct",
    "receipt": "no",
    "village": "Thôn Yên Mỹ",
    "phone": "0912345678",
}


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        yield made


class Board:
    """The board of a living counter, one wish at a time."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.desk = BoardDesk(counter.register, counter.handling, counter.day, counter.watch)

    def card(self, dossier_id: DossierId) -> Card:
        return self.desk.card(dossier_id)

    def do(self, dossier_id: DossierId, wish: str) -> Card:
        card = self.card(dossier_id)
        asked = questions_for(wish, card, self.counter.now.date())
        answers = {question.id: ANSWERS[question.id] for question in asked}
        do_order(Order(wish, card, answers, CLERK), self.counter.handling, self.desk)
        return self.card(dossier_id)


@pytest.fixture
def board(counter: Counter) -> Board:
    return Board(counter)


def test_the_whole_life_asks_only_at_receipt_and_return(counter: Counter, board: Board) -> None:
    dossier_id = counter.written()
    for wish in ("sign", "receive", "appraise", "approve", "seal", "return"):
        card = board.card(dossier_id)
        asked = [question.id for question in questions_for(wish, card, counter.now.date())]
        assert asked == {
            "receive": ["channel", "receipt"],
            "return": ["collector", "name", "id_number", "channel"],
        }.get(wish, [])
        assert card.handled.next_step == Action(wish)
        board.do(dossier_id, wish)
    card = board.card(dossier_id)
    assert card.line.stage is Stage.RETURNED
    assert "Người nhận: Trần Đình Phúc, số 042 151 001 234" in card_facts(card, counter.now)


@pytest.mark.parametrize("stage", [Stage.READY_TO_SIGN, Stage.RECEIVED, Stage.SEALED])
def test_everything_offered_at_a_stage_can_be_done_there(counter: Counter, board: Board, stage: Stage) -> None:
    def fresh() -> DossierId:
        dossier_id = counter.written()
        if stage is not Stage.READY_TO_SIGN:
            counter.handling.do(dossier_id, Action.SIGN, CLERK)
            counter.handling.receive(dossier_id, Asking(), CLERK)
        if stage is Stage.SEALED:
            counter.handling.do_on_the_spot(dossier_id, CLERK)
        return dossier_id

    offered = [code for code, _ in wishes_for(board.card(fresh())) if code in set(Action)]
    assert len(offered) > 4
    for wish in offered:
        dossier_id = fresh()
        before = len(board.card(dossier_id).handled.life.history)
        assert len(board.do(dossier_id, wish).handled.life.history) == before + 1


def test_the_next_step_is_the_first_thing_offered(counter: Counter, board: Board) -> None:
    codes = [code for code, _ in wishes_for(board.card(counter.signed()))]
    assert codes[0] == Action.RECEIVE
    assert Action.REWRITE not in codes, "changing the paper does this by itself"


def test_all_steps_on_the_spot_are_one_wish_where_the_plan_gives_them(counter: Counter, board: Board) -> None:
    counter.schemes = ("nghi-dong",)
    dossier_id = counter.signed()
    board.do(dossier_id, "receive")
    assert wishes_for(board.card(dossier_id))[0][0] == ON_THE_SPOT
    assert board.do(dossier_id, ON_THE_SPOT).line.stage is Stage.SEALED


def test_where_the_result_goes_is_kept_and_shown(counter: Counter, board: Board) -> None:
    card = board.do(counter.signed(), WHERE)
    assert card.line.village == "Thôn Yên Mỹ"
    assert "Thôn Yên Mỹ · 0912345678" in card_facts(card, counter.now)


def test_a_new_due_day_must_be_worked(counter: Counter, board: Board) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    card = board.card(dossier_id)
    order = Order(Action.EXTEND.value, card, {"due": "2026-12-05", "note": "ốm"}, CLERK)
    with pytest.raises(BadInput, match="thứ Bảy"):
        do_order(order, counter.handling, board.desk)


def test_the_history_tells_when_what_who_and_why_the_last_first(counter: Counter, board: Board) -> None:
    dossier_id = counter.signed()
    board.do(dossier_id, "receive")
    board.do(dossier_id, "undo")
    told = history_lines(board.card(dossier_id).handled.life, counter.now)
    assert told[0] == f"09:00  Hoàn tác bước vừa làm · {CLERK} · theo yêu cầu"
    assert told[1] == f"09:00  Tiếp nhận (đã hoàn tác) · {CLERK}"
    counter.at("2026-11-26T08:00")
    assert history_lines(board.card(dossier_id).handled.life, counter.now)[0].startswith("09:00 25/11")


def test_what_waits_for_the_provinces_number_says_so(counter: Counter, board: Board) -> None:
    dossier_id = counter.signed()
    assert "Chờ nhập hệ thống của tỉnh" not in card_facts(board.card(dossier_id), counter.now)
    card = board.do(dossier_id, "receive")
    assert "Chờ nhập hệ thống của tỉnh" in card_facts(card, counter.now)
    card = board.do(dossier_id, "note_official_number")
    assert "Mã của tỉnh: H56.34.21-261125-0007" in card_facts(card, counter.now)
