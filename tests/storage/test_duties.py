# SPDX-License-Identifier: GPL-3.0-or-later
"""The roster by days, and whose hand wrote which dossier."""

from __future__ import annotations

import unicodedata
from datetime import date

from counter_app.domain.dossier import Dossier
from counter_app.domain.roles import Role
from counter_app.storage.register import Register

TUESDAY, NEXT = date(2026, 11, 24), date(2026, 12, 1)


def test_days_are_told_in_their_order_and_a_name_twice_is_named_once(register: Register) -> None:
    sang = register.people.add("Sáng", Role.VOLUNTEER)
    hblue = register.people.add("H'Bluê Niê Kdăm", Role.CLERK)
    register.duties.name([NEXT, TUESDAY], hblue.id, "Viết hộ hồ sơ")
    register.duties.name([TUESDAY], sang.id, "Viết hộ hồ sơ")
    register.duties.name([TUESDAY], sang.id, "Viết hộ hồ sơ")
    told = register.duties.between(TUESDAY, NEXT)
    assert [(one.day, one.colleague.name) for one in told] == [
        (TUESDAY, "H'Bluê Niê Kdăm"),
        (TUESDAY, "Sáng"),
        (NEXT, "H'Bluê Niê Kdăm"),
    ]
    assert register.duties.between(NEXT, NEXT) == told[2:]


def test_a_line_taken_out_is_gone_and_may_be_taken_out_again(register: Register) -> None:
    sang = register.people.add("Sáng", Role.VOLUNTEER)
    register.duties.name([TUESDAY], sang.id, "Viết hộ hồ sơ")
    (line,) = register.duties.between(TUESDAY, TUESDAY)
    register.duties.strike(line.id)
    register.duties.strike(line.id)
    assert register.duties.between(TUESDAY, TUESDAY) == []


def test_a_dossier_knows_its_scribe_by_the_list_and_nobody_from_outside(register: Register, dossier: Dossier) -> None:
    ngu = register.people.add("Nguyễn Thị Thuỷ Ngữ", Role.VOLUNTEER)
    register.duties.note_scribe(dossier.id, unicodedata.normalize("NFD", " Nguyễn Thị Thuỷ Ngữ "))
    assert register.duties.written_by(ngu.id) == {dossier.id}
    register.duties.note_scribe(dossier.id, "Người nhà")
    assert register.duties.written_by(ngu.id) == set()
