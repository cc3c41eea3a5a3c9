# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper versions and the ledger: nothing printed is ever changed afterwards."""

from __future__ import annotations

import pytest

from counter_app.domain.dossier import Dossier, PaperId, PrintId, PrintOutcome
from counter_app.storage.register import Register
from tests.storage.conftest import TurnableClock


def test_an_edited_paper_becomes_version_two_and_keeps_version_one(
    register: Register, dossier: Dossier, clock: TurnableClock
) -> None:
    first = register.papers.add_version(dossier.id, "to-khai", b"PK1", "a1", "t1", 1)
    clock.turn(minutes=3)
    second = register.papers.add_version(dossier.id, "to-khai", b"PK2", "a2", "t1", 2)
    assert (first.version, second.version) == (1, 2)
    assert register.papers.versions(dossier.id) == [first, second]
    assert register.papers.latest(dossier.id) == second
    assert (register.papers.docx(first.id), register.papers.docx(second.id)) == (b"PK1", b"PK2")
    assert second.made_at == clock.now
    assert register.dossiers.recent()[0].versions == 2


def test_the_same_paper_again_is_no_new_version(register: Register, dossier: Dossier) -> None:
    first = register.papers.add_version(dossier.id, "to-khai", b"PK1", "a1", "t1", 1)
    again = register.papers.add_version(dossier.id, "to-khai", b"PK1 zipped anew", "a1", "t1", 1)
    assert again == first
    assert register.papers.docx(first.id) == b"PK1"


def test_a_new_template_or_going_back_to_old_answers_is_a_new_version(register: Register, dossier: Dossier) -> None:
    hashes = [("a1", "t1"), ("a1", "t2"), ("a2", "t2"), ("a1", "t2")]
    made = [register.papers.add_version(dossier.id, "to-khai", b"PK", *pair, 1) for pair in hashes]
    assert [paper.version for paper in made] == [1, 2, 3, 4]


def test_each_form_counts_its_own_versions(register: Register, dossier: Dossier) -> None:
    declared = register.papers.add_version(dossier.id, "to-khai", b"PK", "a", "t", 1)
    slip = register.papers.add_version(dossier.id, "phieu-thieu", b"PK", "a", "t", 1)
    assert (declared.version, slip.version) == (1, 1)
    assert register.papers.latest(dossier.id) == slip
    assert register.papers.latest(dossier.id, "to-khai") == declared


def test_no_paper_is_none_and_an_unknown_one_is_our_bug(register: Register, dossier: Dossier) -> None:
    assert register.papers.latest(dossier.id) is None
    assert register.papers.versions(dossier.id) == []
    with pytest.raises(LookupError):
        register.papers.docx(PaperId(7))


def test_every_print_is_in_the_ledger(register: Register, dossier: Dossier, clock: TurnableClock) -> None:
    paper = register.papers.add_version(dossier.id, "to-khai", b"PK", "a", "t", 1)
    slip = register.papers.log_print(None, dossier.id, "slip", 1, "Máy in quầy", PrintOutcome.SENT)
    clock.turn(minutes=1)
    printed = register.papers.log_print(paper.id, dossier.id, "form", 2, "Máy in quầy", PrintOutcome.SENT)
    again = register.papers.log_print(paper.id, dossier.id, "form", 1, "", PrintOutcome.FAILED, "kẹt giấy")
    assert register.papers.prints(dossier.id) == [slip, printed, again]
    assert (slip.version, printed.version, printed.copies, printed.at) == (None, 1, 2, clock.now)
    assert again.reason == "kẹt giấy"


def test_an_unclear_print_is_settled_later_and_both_beliefs_are_told(register: Register, dossier: Dossier) -> None:
    entry = register.papers.log_print(None, dossier.id, "form", 1, "HP", PrintOutcome.UNKNOWN)
    register.papers.set_outcome(entry.id, PrintOutcome.SENT)
    assert register.papers.prints(dossier.id)[0].outcome is PrintOutcome.SENT
    told = [event.facts.get("outcome") for event in register.events.of_dossier(dossier.id)]
    assert told == [None, "unknown", "sent"]


@pytest.mark.parametrize("copies", [0, -1])
def test_a_print_of_no_copies_is_our_bug(register: Register, dossier: Dossier, copies: int) -> None:
    with pytest.raises(Exception, match="ck_print_entry_copies"):
        register.papers.log_print(None, dossier.id, "form", copies, "HP", PrintOutcome.SENT)
    assert register.papers.prints(dossier.id) == []
    with pytest.raises(Exception, match="No row was found"):
        register.papers.set_outcome(PrintId(1), PrintOutcome.SENT)


def test_each_kind_of_paper_remembers_its_printer(register: Register) -> None:
    assert register.papers.printer_for("form") is None
    register.papers.remember_printer("form", "HP LaserJet")
    register.papers.remember_printer("slip", "Canon")
    register.papers.remember_printer("form", "Brother")
    assert (register.papers.printer_for("form"), register.papers.printer_for("slip")) == ("Brother", "Canon")


def test_settings_come_back_and_go_back_to_default(register: Register) -> None:
    register.settings.save({"commune": "xã Bùi La Nhân", "theme": "dark"})
    register.settings.save({"commune": "xã Ea Thử", "theme": None})
    assert register.settings.load() == {"commune": "xã Ea Thử"}
    assert (register.settings.get("commune"), register.settings.get("theme")) == ("xã Ea Thử", None)
