# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of dossiers in the register: durable, chained, countable after the words are gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from counter_app.clock import VIET_NAM
from counter_app.domain.dossier import DossierId, DossierState
from counter_app.domain.life import Entry, NotNow
from counter_app.domain.stages import Action, Stage
from counter_app.storage.lives import Delivery, Service
from counter_app.storage.refusals import DetailsErased
from counter_app.storage.register import Register

MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=VIET_NAM)
DUE = datetime(2026, 11, 30, 17, 0, tzinfo=VIET_NAM)
FACTS = {
    "due": DUE.isoformat(),
    "channel": "direct",
    "collector": "owner",
    "reason": "late",
    "official_number": "H56.1",
}


def _act(register: Register, dossier_id: DossierId, *actions: Action, note: str = "đã nói rõ") -> None:
    for minute, action in enumerate(actions):
        entry = Entry(action, MORNING + timedelta(minutes=minute), "Lê Thị Nghiệm", note, FACTS)
        register.lives.act(dossier_id, entry)


def _printed(register: Register, name: str = "Đặng Thị Quỳnh Ỷ") -> DossierId:
    dossier_id = register.dossiers.begin("1.004873", "to-khai", "2024-06-06").id
    register.dossiers.save_answers(dossier_id, {"nguoi_yeu_cau.ho_ten": name}, None, "typing")
    register.dossiers.set_state(dossier_id, DossierState.PRINTED)
    return dossier_id


def test_a_printed_paper_waits_to_be_signed_and_a_changed_one_is_written_again(register: Register) -> None:
    dossier_id = _printed(register)
    assert register.lives.of(dossier_id).stage is Stage.READY_TO_SIGN
    register.dossiers.set_state(dossier_id, DossierState.DRAFT)
    assert register.lives.of(dossier_id).stage is Stage.WRITING


def test_what_was_done_is_there_after_the_register_was_opened_again(register: Register) -> None:
    dossier_id = _printed(register)
    _act(register, dossier_id, Action.SIGN, Action.RECEIVE, Action.REQUEST_SUPPLEMENT)
    life = register.lives.of(dossier_id)
    assert [entry.action for entry in life.history][1:] == [Action.SIGN, Action.RECEIVE, Action.REQUEST_SUPPLEMENT]
    assert life.first_due == DUE
    assert life.history[-1].note == "đã nói rõ"
    assert register.lives.first_altered() is None


def test_an_action_that_does_not_fit_leaves_nothing_behind(register: Register) -> None:
    dossier_id = _printed(register)
    with pytest.raises(NotNow):
        _act(register, dossier_id, Action.SEAL)
    assert len(register.lives.of(dossier_id).history) == 1


def test_facts_and_words_of_a_service_are_kept(register: Register) -> None:
    dossier_id = _printed(register)
    service = Service("Hộ tịch", "clerk", ("blind", "elderly"), True, True, False, ("dak-nong:viet_ho",))
    register.lives.note_service(dossier_id, service)
    assert register.lives.service(dossier_id) == service
    told = Delivery("Thôn Yên Mỹ", "0912345678", "Trần Đình Phúc", "042071004321")
    register.lives.note_delivery(dossier_id, told)
    assert register.lives.delivery(dossier_id) == told
    assert [line.id for line in register.dossiers.find("yen my")] == [dossier_id]


def test_a_changed_entry_is_noticed(register: Register) -> None:
    dossier_id = _printed(register)
    _act(register, dossier_id, Action.SIGN, Action.RECEIVE)
    with register._file.transaction() as session:  # as somebody with the key might
        session.connection().exec_driver_sql("UPDATE life_entry SET who = 'Người khác' WHERE position = 2")
    assert register.lives.first_altered() == dossier_id


def test_a_history_cut_short_is_noticed(register: Register) -> None:
    dossier_id = _printed(register)
    _act(register, dossier_id, Action.SIGN, Action.RECEIVE)
    with register._file.transaction() as session:
        session.connection().exec_driver_sql("DELETE FROM life_note WHERE entry_id = 3")
        session.connection().exec_driver_sql("DELETE FROM life_entry WHERE position = 3")
    assert register.lives.first_altered() == dossier_id


def test_erasing_takes_the_words_and_leaves_the_history(register: Register) -> None:
    dossier_id = _printed(register)
    _act(register, dossier_id, Action.SIGN, Action.RECEIVE, Action.REQUEST_SUPPLEMENT)
    register.lives.note_delivery(dossier_id, Delivery("Thôn Yên Mỹ"))
    register.erase_details(dossier_id)
    life = register.lives.of(dossier_id)
    assert life.stage is Stage.SUPPLEMENT_REQUESTED
    assert {entry.note for entry in life.history} == {"", "—"}
    assert register.lives.delivery(dossier_id) == Delivery()
    assert register.lives.first_altered() is None
    assert register.dossiers.find("quynh") == register.dossiers.find("yen my") == []
    with pytest.raises(DetailsErased):
        _act(register, dossier_id, Action.SUPPLEMENT_CAME)


def test_names_are_found_by_beginnings_newest_first(register: Register) -> None:
    ids = [_printed(register, name) for name in ("Nguyễn Văn An", "H'Bluê Niê Kdăm", "Nguyễn Thị Nghiêng")]
    assert [line.id for line in register.dossiers.find("nguyen")] == [ids[2], ids[0]]
    assert [line.id for line in register.dossiers.find("h'blue nie")] == [ids[1]]
    assert [line.id for line in register.dossiers.find("nghieng ngu")] == [ids[2]]
    assert register.dossiers.find("nguyen nie") == []


def test_a_word_longer_than_the_index_is_compared_whole(register: Register) -> None:
    ids = [_printed(register, name) for name in ("Kpuihmlo Anh", "Kpuihmly Anh")]
    assert [line.id for line in register.dossiers.find("kpuihmlo")] == [ids[0]]


def test_a_dossier_is_found_by_the_number_of_the_province(register: Register) -> None:
    dossier_id = _printed(register)
    number = Entry(Action.NOTE_OFFICIAL_NUMBER, MORNING, "", "", {"official_number": "H56.34.21-251120-0001"})
    register.lives.act(dossier_id, number)
    assert [line.id for line in register.dossiers.find("h56.34.21-2511")] == [dossier_id]
