# SPDX-License-Identifier: GPL-3.0-or-later
"""A dossier entered whole stands exactly as one whose clerk did it step by step."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from counter_app.clock import VIET_NAM
from counter_app.domain.life import Entry
from counter_app.domain.roles import Role
from counter_app.domain.stages import Action
from counter_app.storage.lives import Delivery, Service
from counter_app.storage.many import WholeDossier
from counter_app.storage.register import Register

BEGUN = datetime(2026, 11, 25, 8, 30, tzinfo=VIET_NAM)
ANSWERS = {"nguoi_yeu_cau.ho_ten": "H'Bluê Niê Kdăm", "nguoi_yeu_cau.so_dinh_danh": "066301000127"}
SERVICE = Service("Hộ tịch", "volunteer", ("illiterate", "elderly"), inside_scheme=True, granted=("a:b",))
STEPS: tuple[tuple[Action, str, dict[str, str]], ...] = (
    (Action.MAKE_READY, "", {}),
    (Action.SIGN, "", {}),
    (Action.RECEIVE, "", {"channel": "direct", "due": "2026-11-27T17:00:00+07:00"}),
    (Action.REFUSE, "không đủ điều kiện", {}),
)


def _entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(action, BEGUN + timedelta(minutes=place), "Lê Thị Nghiệm", note, facts)
        for place, (action, note, facts) in enumerate(STEPS)
    )


def _whole(**more: Any) -> WholeDossier:
    delivery = Delivery(village="Buôn Ea H'Leo")
    return WholeDossier("1.004873", "f", "v", BEGUN, ANSWERS, _entries(), SERVICE, delivery, **more)


def _rows(register: Register, table: str) -> list[tuple[object, ...]]:
    with register._file.bare() as raw:
        return list(raw.execute(f"SELECT * FROM {table}").fetchall())


def test_it_stands_as_if_every_step_had_been_done_at_the_counter(register: Register) -> None:
    register.enter_many([_whole(), _whole()])
    stepwise = register.dossiers.begin("1.004873", "f", "v").id
    register.dossiers.save_answers(stepwise, ANSWERS, None, "typing")
    register.lives.note_service(stepwise, SERVICE)
    register.lives.note_delivery(stepwise, Delivery(village="Buôn Ea H'Leo"))
    for entry in _entries():
        register.lives.act(stepwise, entry)
    first, second, third = (row[1:] for row in _rows(register, "handling"))
    assert first == second == third
    assert register.lives.of(stepwise).history == register.lives.of(register.dossiers.find("hblue")[-1].id).history
    assert len(register.dossiers.find("hblue")) == len(register.dossiers.find("buon")) == 3
    assert register.lives.first_altered() is None
    assert register.events.first_altered() is None


def test_the_numbers_go_on_where_the_register_stands(register: Register) -> None:
    register.dossiers.begin("1.004873", "f", "v")
    register.enter_many([_whole(), _whole()])
    lines = register.dossiers.recent()
    assert len({line.number for line in lines}) == 3
    assert [line.id for line in lines] == [3, 2, 1]


def test_a_scribe_in_the_offices_list_is_named_by_her_number(register: Register) -> None:
    her = register.people.add("Lý Thị Moan", Role.VOLUNTEER, "Đoàn Thanh niên xã")
    register.enter_many([_whole(scribe="Lý Thị Moan", steps_here="appraise"), _whole(scribe="người lạ"), _whole()])
    assert [row[:3] for row in _rows(register, "help")] == [(1, her.id, "appraise"), (2, None, "")]
