# SPDX-License-Identifier: GPL-3.0-or-later
"""A month «4 tại chỗ» without a window: classes, a delegation, dossiers done here or not, and the shares they make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counter_app.casework.board_desk import BoardDesk, Card
from counter_app.casework.handling import Asking
from counter_app.casework.service_day import OfficeDays
from counter_app.casework.spot_desk import SpotDesk
from counter_app.casework.tally_desk import TallyDesk
from counter_app.catalog.layers import shipped_layer
from counter_app.domain.channels import Channel
from counter_app.domain.dossier import DossierId
from counter_app.domain.errors import BadInput
from counter_app.domain.periods import read_period
from counter_app.domain.roles import Role
from counter_app.domain.spot import STEPS, SpotShares
from counter_app.domain.stages import Action
from counter_app.settings import Settings
from counter_app.storage.lives import Delivery
from counter_app.ui.spot_words import about_authority, about_spot, delegation_of, note_spot, spot_facts
from tests.casework.living_counter import CLERK, Counter, open_counter
from tests.casework.sample_orders import catalog

MARITAL, DEATH = "1.004873", "1.000656"
TAKEN = Delivery(collector="Đặng Thị Quỳnh Ỷ", collector_id_number="042151001234")


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as opened:
        opened.schemes = ("nghi-dong",)
        yield opened


def spot(counter: Counter) -> SpotDesk:
    return SpotDesk(counter.register, catalog(), counter.day, counter.watch)


def board(counter: Counter) -> BoardDesk:
    return BoardDesk(counter.register, counter.handling, counter.day, counter.watch)


def card(counter: Counter, dossier_id: DossierId) -> Card:
    return board(counter).card(dossier_id)


def received(counter: Counter, code: str = MARITAL) -> DossierId:
    dossier_id = counter.signed(code)
    counter.handling.receive(dossier_id, Asking(), CLERK)
    return dossier_id


def given(counter: Counter, dossier_id: DossierId) -> None:
    counter.handling.hand_over(dossier_id, CLERK, "owner", TAKEN, Channel.DIRECT)


def test_a_month_with_its_shares(counter: Counter) -> None:
    counter.at("2026-11-02T09:00")
    here = received(counter)
    assert card(counter, here).on_the_spot
    counter.handling.do_on_the_spot(here, CLERK)
    given(counter, here)
    counter.at("2026-11-10T09:00")
    away = received(counter)
    for action in (Action.APPRAISE, Action.APPROVE, Action.SEAL):
        counter.handling.do(away, action, CLERK)
    shown = card(counter, away)
    answers = {question.id: question.value for question in about_spot(shown)}
    note_spot(shown, {**answers, "approve": "no", "specimen": "without_seal"}, board(counter))
    given(counter, away)
    counter.at("2026-11-20T09:00")
    spot(counter).set_class(DEATH, ("appraise", "return"), "QĐ 12/QĐ-UBND")
    third = received(counter, DEATH)
    assert not card(counter, third).on_the_spot
    for action in (Action.APPRAISE, Action.APPROVE, Action.SEAL):
        counter.handling.do(third, action, CLERK)
    given(counter, third)
    counter.at("2026-11-30T17:00")
    seen = spot(counter).view(read_period("2026-11"))
    assert (seen.shares.whole_dossiers, seen.shares.dossiers) == (1, 3)
    assert (seen.shares.whole_procedures, seen.shares.procedures) == (1, 2)
    assert [target.quantity for target in seen.targets] == [10, 20]
    agree_with_the_tally(counter, seen.shares)
    assert counter.register.spot.help_of(here).steps_here == STEPS
    assert counter.register.spot.help_of(away).steps_here == ("appraise", "seal", "return")
    assert counter.register.spot.help_of(away).specimen == "without_seal"
    assert counter.register.spot.help_of(third).steps_here == ("appraise", "return")
    assert "Làm nơi khác: phê duyệt: không tính là «4 tại chỗ»" in list(spot_facts(card(counter, away)))
    assert spot(counter).view(read_period("2026-10")).shares.of_dossiers is None


def agree_with_the_tally(counter: Counter, shares: SpotShares) -> None:
    """The screen and the report tell the same numbers."""
    settings = Settings(commune="xã Nghi Đồng", province="tỉnh Nghệ An", schemes="nghi-dong")
    days = OfficeDays(lambda: [shipped_layer()])
    tally = TallyDesk(counter.register, catalog(), days, lambda: settings, counter.watch)
    total = tally.count(read_period("2026-11")).table("on_the_spot").total
    assert total is not None
    told = {name: total.cells[name] for name in ("procedures", "procedures_here", "dossiers", "dossiers_here")}
    assert tuple(told.values()) == (
        shares.procedures,
        shares.whole_procedures,
        shares.dossiers,
        shares.whole_dossiers,
    )


def test_an_approval_says_by_whose_authority(counter: Counter) -> None:
    dossier_id = received(counter)
    assert about_authority(card(counter, dossier_id)) == []
    colleague = counter.register.people.add("H'Bluê Niê Kdăm", Role.CLERK)
    volunteer = counter.register.people.add("Y", Role.VOLUNTEER)
    assert [one.id for one in spot(counter).may_be_delegated()] == [colleague.id]
    assert volunteer.id != colleague.id
    today = counter.now.date()
    with pytest.raises(BadInput, match="Danh mục không có"):
        spot(counter).delegate(colleague.id, "9.999999", today, None, "QĐ 15")
    with pytest.raises(BadInput, match="trước ngày bắt đầu"):
        spot(counter).delegate(colleague.id, "", today, date(2026, 1, 1), "QĐ 15")
    spot(counter).delegate(colleague.id, DEATH, today, None, "QĐ 14")
    given_id = spot(counter).delegate(colleague.id, MARITAL, today, date(2026, 12, 31), "QĐ 15/QĐ-UBND")
    (question,) = about_authority(card(counter, dossier_id))
    assert delegation_of({"authority": question.value}) == given_id
    counter.handling.do_on_the_spot(dossier_id, CLERK, given_id)
    assert counter.register.spot.help_of(dossier_id).delegation_id == given_id
    facts = list(spot_facts(card(counter, dossier_id)))
    assert "Phê duyệt theo ủy quyền: H'Bluê Niê Kdăm, QĐ 15/QĐ-UBND" in facts
    spot(counter).revoke(given_id)
    assert [one.document for one in card(counter, dossier_id).delegations] == []
    assert "Phê duyệt theo ủy quyền: H'Bluê Niê Kdăm, QĐ 15/QĐ-UBND" in list(spot_facts(card(counter, dossier_id)))


def test_a_step_taken_back_is_no_longer_done_here(counter: Counter) -> None:
    dossier_id = received(counter)
    colleague = counter.register.people.add("Trần Thị Bê", Role.LEADER)
    given_id = spot(counter).delegate(colleague.id, "", counter.now.date(), None, "QĐ 1")
    counter.handling.do(dossier_id, Action.APPRAISE, CLERK)
    counter.handling.do(dossier_id, Action.APPROVE, CLERK, delegation_id=given_id)
    counter.handling.undo(dossier_id, CLERK, "nhầm")
    helped = counter.register.spot.help_of(dossier_id)
    assert (helped.steps_here, helped.delegation_id) == (("appraise",), None)
    counter.handling.do(dossier_id, Action.APPROVE, CLERK)
    counter.handling.do(dossier_id, Action.SEAL, CLERK)
    counter.handling.do(dossier_id, Action.SEND_BY_VILLAGE_HEAD, CLERK)
    counter.handling.hand_over(dossier_id, CLERK, "owner", TAKEN, Channel.DIRECT)
    assert counter.register.spot.help_of(dossier_id).steps_here == ("appraise", "approve", "seal")


def test_without_a_plan_nothing_is_done_here_until_the_office_says_so(counter: Counter) -> None:
    counter.schemes = ()
    dossier_id = received(counter)
    assert not card(counter, dossier_id).on_the_spot
    spot(counter).set_class(MARITAL, STEPS, "QĐ 12")
    assert card(counter, dossier_id).on_the_spot
    spot(counter).clear_class(MARITAL)
    assert not card(counter, dossier_id).on_the_spot
