# SPDX-License-Identifier: GPL-3.0-or-later
"""From choosing to the paper in the citizen's hand, under each of the five plans, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from counter_app.casework.handling import Asking, NotComplete, asking_of
from counter_app.casework.pen import AlreadyReceived
from counter_app.casework.people_of_case import FILER, OWNER, people_of
from counter_app.clock import VIET_NAM
from counter_app.domain.board import BoardFilter
from counter_app.domain.channels import Channel
from counter_app.domain.checklist import Checklist
from counter_app.domain.dossier import DossierState, Step
from counter_app.domain.life import NotNow
from counter_app.domain.stages import Action, Stage
from counter_app.domain.visitor import Trait
from counter_app.storage.lives import Delivery
from tests.casework.living_counter import CLERK, Counter, open_counter


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path) as made:
        yield made


def test_dak_nong_on_a_wednesday_writes_decides_and_returns_before_the_day_ends(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    dossier_id = counter.signed()
    found = counter.handling.note_help(dossier_id, Asking(frozenset({Trait.ILLITERATE})), "clerk")
    assert found.writes
    assert not found.receipt
    life = counter.handling.receive(dossier_id, Asking(frozenset({Trait.ILLITERATE})), CLERK)
    assert life.due == counter.now.replace(hour=17, minute=0)
    counter.at("2026-11-25T10:05")
    assert counter.handling.do_on_the_spot(dossier_id, CLERK).stage is Stage.SEALED
    counter.handling.hand_over(dossier_id, CLERK, "owner", Delivery(collector="Đặng Thị Quỳnh Ỷ"), Channel.DIRECT)
    handled = counter.handling.look(dossier_id)
    assert handled.life.stage is Stage.RETURNED
    assert handled.service.written_by == "clerk"
    assert handled.service.helped_for == ("elderly", "illiterate")
    assert handled.service.granted == ("dak-nong:tra_ngay", "dak-nong:viet_ho")
    assert handled.service.same_day
    assert [line.id for line in counter.register.board.lines(BoardFilter.DONE_TODAY)] == [dossier_id]


def test_dak_nong_keeps_the_right_of_a_dossier_begun_before_three(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    counter.at("2026-11-25T14:55")
    dossier_id = counter.signed()
    counter.at("2026-11-25T15:20")
    assert counter.handling.receive(dossier_id, Asking(), CLERK).due == counter.now.replace(hour=17, minute=0)


def test_dak_nong_after_three_goes_the_ordinary_way(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    counter.at("2026-11-25T15:01")
    life = counter.handling.receive(counter.signed(), Asking(), CLERK)
    assert life.due == datetime(2026, 11, 30, 17, 0, tzinfo=VIET_NAM)


def test_a_same_day_dossier_moved_to_the_ordinary_way_gets_the_laws_own_limit(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    life = counter.handling.do(dossier_id, Action.MOVE_TO_ORDINARY, CLERK, facts={"reason": "needs_verification"})
    assert life.ordinary == "needs_verification"
    assert life.due == datetime(2026, 11, 30, 17, 0, tzinfo=VIET_NAM)
    assert life.first_due == counter.now.replace(hour=17, minute=0)


def test_bui_la_nhan_on_a_tuesday_registers_a_death_without_a_slip(counter: Counter) -> None:
    counter.schemes = ("bui-la-nhan",)
    counter.at("2026-12-01T08:30")
    dossier_id = counter.signed("1.000656", "1971-09-02")
    life = counter.handling.receive(dossier_id, Asking(), CLERK)
    assert counter.handling.look(dossier_id).service.receipt is False
    assert life.due == counter.now.replace(hour=17, minute=0)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    life = counter.handling.hand_over(dossier_id, CLERK, "owner", Delivery(collector="Trần Đình Phúc"), Channel.DIRECT)
    assert life.returned_at == counter.now


def test_an_dung_sends_the_result_home_with_the_village_head(counter: Counter) -> None:
    counter.schemes = ("an-dung",)
    counter.at("2026-11-27T09:00")
    dossier_id = counter.signed()
    asking = Asking(frozenset({Trait.ELDERLY}))
    assert Channel.VILLAGE_HEAD in counter.handling.decide(counter.desk.reload(dossier_id), asking).channels_out
    counter.handling.receive(dossier_id, asking, CLERK)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    counter.register.lives.note_delivery(dossier_id, Delivery(village="Thôn 4"))
    counter.handling.do(dossier_id, Action.SEND_BY_VILLAGE_HEAD, CLERK)
    assert [line.village for line in counter.register.board.lines(BoardFilter.TO_RETURN)] == ["Thôn 4"]
    taken = Delivery(village="Thôn 4", collector="Đặng Thị Quỳnh Ỷ")
    life = counter.handling.hand_over(dossier_id, CLERK, "owner", taken, Channel.VILLAGE_HEAD)
    assert (life.stage, life.channel_out) == (Stage.RETURNED, "village_head")


def test_thuan_hoa_writes_for_a_blind_person_and_takes_papers_from_the_post(counter: Counter) -> None:
    counter.schemes = ("thuan-hoa",)
    counter.at("2026-11-26T14:00")
    dossier_id = counter.signed(born="1980")
    asking = Asking(frozenset({Trait.BLIND}), channel=Channel.POST)
    found = counter.handling.note_help(dossier_id, asking, "volunteer")
    assert found.writes
    assert Channel.POST in found.channels_in
    life = counter.handling.receive(dossier_id, asking, CLERK)
    assert life.channel_in == "post"
    assert counter.handling.look(dossier_id).service.receipt
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    assert counter.handling.do(dossier_id, Action.SEND_BY_POST, CLERK).stage is Stage.SENT_OUT


def test_nghi_dong_does_the_four_steps_on_the_spot_each_with_its_own_entry(counter: Counter) -> None:
    counter.schemes = ("nghi-dong",)
    dossier_id = counter.signed()
    found = counter.handling.decide(counter.desk.reload(dossier_id), Asking())
    assert found.steps == ("appraise", "approve", "seal", "return")
    counter.handling.receive(dossier_id, Asking(), CLERK)
    counter.handling.do_on_the_spot(dossier_id, CLERK)
    done = [entry.action for entry in counter.handling.look(dossier_id).life.history]
    assert done[-3:] == [Action.APPRAISE, Action.APPROVE, Action.SEAL]


def test_an_incomplete_dossier_is_not_received(counter: Counter) -> None:
    case, pen = counter.desk.take_up("1.000656")
    kept = pen.write({f"{case.form.signer_role}.ho_ten": "Ỷ"}, None, Step.TYPING)
    counter.register.dossiers.set_state(kept.dossier_id, DossierState.PRINTED)
    counter.handling.do(kept.dossier_id, Action.SIGN, CLERK)
    with pytest.raises(NotComplete, match="thiếu giấy tờ"):
        counter.handling.receive(kept.dossier_id, Asking(), CLERK)


def test_the_clock_starts_anew_when_awaited_papers_came(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    counter.handling.do(dossier_id, Action.REQUEST_SUPPLEMENT, CLERK, "thiếu quyết định ly hôn")
    counter.at("2026-12-01T08:00")
    life = counter.handling.do(dossier_id, Action.SUPPLEMENT_CAME, CLERK)
    assert life.due == datetime(2026, 12, 4, 17, 0, tzinfo=VIET_NAM)


def test_undoing_tells_why_and_leaves_its_trace(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    life = counter.handling.undo(dossier_id, CLERK, "bấm nhầm")
    assert life.stage is Stage.SIGNED
    assert life.history[-1].note == "bấm nhầm"
    with pytest.raises(NotNow):
        counter.handling.do(dossier_id, Action.SEAL, CLERK)


def test_a_received_dossier_waits_for_its_official_number(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    assert len(counter.register.board.lines(BoardFilter.NO_OFFICIAL_NUMBER)) == 1
    facts = {"official_number": "H56.34.21-261125-0007"}
    counter.handling.do(dossier_id, Action.NOTE_OFFICIAL_NUMBER, CLERK, facts=facts)
    assert counter.register.board.lines(BoardFilter.NO_OFFICIAL_NUMBER) == []


def test_writing_outside_a_scheme_is_counted_as_outside(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    counter.at("2026-11-26T09:00")
    dossier_id = counter.signed()
    counter.handling.note_help(dossier_id, Asking(frozenset({Trait.ELDERLY})), "clerk")
    service = counter.handling.look(dossier_id).service
    assert (service.written_by, service.inside_scheme, service.granted) == ("clerk", False, ())


def test_what_was_said_of_the_visitor_is_not_asked_again(counter: Counter) -> None:
    dossier_id = counter.written(born="1980")
    asking = Asking(frozenset({Trait.OTHER}), other_reason="tay phải bó bột")
    counter.handling.note_help(dossier_id, asking, "clerk")
    handled = counter.handling.look(dossier_id)
    assert asking_of(handled) == asking
    assert handled.life.stage is Stage.READY_TO_SIGN
    counter.handling.note_help(dossier_id, Asking(), "clerk")
    assert asking_of(counter.handling.look(dossier_id)) == Asking()


def test_owner_and_filer_are_kept_without_touching_the_printed_paper(counter: Counter) -> None:
    dossier_id = counter.written()
    case = counter.handling.note_people(dossier_id, {OWNER: "Lê Văn Báu", FILER: "Đặng Thị Quỳnh Ỷ"})
    assert people_of(case).has_representative
    assert counter.handling.look(dossier_id).life.stage is Stage.READY_TO_SIGN


def test_people_who_must_come_are_ticked_one_by_one(counter: Counter) -> None:
    case, pen = counter.desk.take_up("1.000894")
    assert case.checklist.absent() == ["Bên nữ", "Bên nam"]
    kept = pen.tick(Checklist(case.procedure, {}, frozenset({"co_mat.1"})))
    stored = counter.desk.reload(kept.dossier_id).checklist
    assert stored.absent() == ["Bên nam"]
    pen.tick(Checklist(case.procedure, {}, frozenset()))
    assert len(counter.desk.reload(kept.dossier_id).checklist.absent()) == 2


def test_a_form_the_citizen_wrote_at_home_is_taken_in_without_a_signature_here(counter: Counter) -> None:
    case, pen = counter.desk.take_up("2.001019")
    needed = frozenset(component.id for component in case.checklist.needed())
    kept = pen.tick(Checklist(case.procedure, {}, needed))
    life = counter.handling.receive(kept.dossier_id, Asking(), CLERK)
    assert life.history[-1].action is Action.RECEIVE_BROUGHT
    assert counter.handling.look(kept.dossier_id).service.inside_scheme is False


def test_a_receipt_written_on_request_is_counted(counter: Counter) -> None:
    counter.schemes = ("dak-nong",)
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    assert not counter.handling.look(dossier_id).service.receipt
    counter.handling.note_receipt(dossier_id)
    service = counter.handling.look(dossier_id).service
    assert (service.receipt, service.same_day) == (True, True)
    counter.at("2026-11-26T09:00")
    counter.handling.note_help(dossier_id, Asking(frozenset({Trait.BLIND})), "volunteer")
    later = counter.handling.look(dossier_id).service
    assert (later.receipt, later.same_day, later.written_by) == (True, True, "volunteer")


def test_a_received_dossier_is_neither_dropped_nor_put_aside(counter: Counter) -> None:
    dossier_id = counter.signed()
    counter.handling.receive(dossier_id, Asking(), CLERK)
    _case, pen = counter.desk.open(dossier_id)
    with pytest.raises(AlreadyReceived, match="không bỏ được"):
        pen.discard()
    pen.put_aside()
    assert [line.id for line in counter.register.board.lines(BoardFilter.AT_WORK)] == [dossier_id]
    assert counter.handling.look(dossier_id).life.stage is Stage.RECEIVED


def test_a_printed_dossier_put_aside_still_waits_for_its_signature(counter: Counter) -> None:
    dossier_id = counter.signed()
    _case, pen = counter.desk.open(dossier_id)
    pen.put_aside()
    case, _pen = counter.desk.open(dossier_id)
    assert case.dossier is not None
    assert case.dossier.state is DossierState.PRINTED
    assert counter.handling.look(dossier_id).life.stage is Stage.SIGNED


def test_the_way_chosen_is_kept_and_decides_which_papers_are_asked_for(counter: Counter) -> None:
    case, pen = counter.desk.take_up("1.004873")
    dossier_id = pen.choose(case.procedure.settled({"tra_duoc_nguoi": "khong_ca_hai"})).dossier_id
    counter.handling.note_help(dossier_id, Asking(channel=Channel.POST), "clerk")
    by_post = counter.handling.look(dossier_id)
    assert asking_of(by_post).channel is Channel.POST
    asked = [component for component in by_post.case.checklist.missing() if component.by_post]
    assert [component.way for component in asked] == ["hand_in", "hand_in"]
    assert all(component.name.startswith("Bản sao chứng thực") for component in asked)
    counter.handling.note_help(dossier_id, Asking(), "clerk")
    here = counter.handling.look(dossier_id).case.checklist.missing()
    assert {component.way for component in here if component.by_post} == {"show"}
