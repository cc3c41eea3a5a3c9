# SPDX-License-Identifier: GPL-3.0-or-later
"""Schemes are changed and copied as data: checked before they count, in force at once, never a line of code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest

from counter_app.casework.scheme_book import SchemeBook, scheme_text
from counter_app.casework.scheme_edits import shown_days
from counter_app.casework.service_day import OfficeDays
from counter_app.catalog.layers import Layer, shipped_layer
from counter_app.catalog.schemes import load_schemes
from counter_app.clock import VIET_NAM
from counter_app.domain.decision import Asked
from counter_app.domain.errors import BadInput
from counter_app.settings import Settings
from tests.casework.sample_orders import catalog

WEDNESDAY, THURSDAY = (datetime(2026, 11, day, 9, 0, tzinfo=VIET_NAM) for day in (25, 26))
MARITAL, DEATH = "1.004873", "1.000656"


@dataclass
class Shelf:
    book: SchemeBook
    days: OfficeDays
    folder: Path

    def writes(self, at: datetime, schemes: str = "dak-nong", code: str = MARITAL) -> bool:
        day = self.days.of(Settings(schemes=schemes))
        return day.decide(Asked(catalog().procedure(code), at)).writes


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder = tmp_path / "catalog"

    def layers() -> tuple[Layer, ...]:
        return (shipped_layer(), Layer.overlay("office", folder, "catalog/"))

    days = OfficeDays(layers)
    return Shelf(SchemeBook(days, layers, folder, catalog().procedures.keys), days, folder)


@pytest.mark.parametrize("scheme_id", ["bui-la-nhan", "an-dung", "dak-nong", "thuan-hoa", "nghi-dong"])
def test_every_shipped_scheme_survives_being_written_and_read(tmp_path: Path, scheme_id: str) -> None:
    scheme = load_schemes([shipped_layer()]).known[scheme_id].scheme
    (tmp_path / "schemes").mkdir()
    (tmp_path / "schemes" / f"{scheme_id}.toml").write_text(scheme_text(scheme), encoding="utf-8")
    again = load_schemes([Layer.overlay("office", tmp_path, "")])
    assert again.problems == ()
    assert again.known[scheme_id].scheme == scheme


def test_another_day_is_in_force_at_once(shelf: Shelf) -> None:
    assert shelf.writes(WEDNESDAY)
    shelf.book.change("dak-nong", "days", {"days": "5"})
    assert not shelf.writes(WEDNESDAY)
    assert shelf.writes(THURSDAY)
    known = shelf.book.schemes().known["dak-nong"]
    assert (known.origin, shown_days(known.scheme)) == ("office", "5")


def test_the_cut_off_is_typed_as_clerks_write_it(shelf: Shelf) -> None:
    assert shelf.book.change("dak-nong", "cut_off", {"cut_off": "14h30"}).cut_off == time(14, 30)
    assert shelf.book.change("dak-nong", "cut_off", {"cut_off": "8 h"}).cut_off == time(8, 0)
    assert shelf.book.change("dak-nong", "cut_off", {"cut_off": ""}).cut_off is None


def test_a_model_day_is_moved_once(shelf: Shelf) -> None:
    moved = {"from": "2026-11-25", "to": "2026-11-26", "why": "họp Hội đồng nhân dân"}
    shelf.book.change("dak-nong", "moved", moved)
    assert (shelf.writes(WEDNESDAY), shelf.writes(THURSDAY)) == (False, True)
    assert shelf.writes(WEDNESDAY.replace(month=12, day=2))


def test_a_procedure_is_added_to_a_clause_and_taken_out_again(shelf: Shelf) -> None:
    assert not shelf.writes(WEDNESDAY, code=DEATH)
    shelf.book.change("dak-nong", "procedures", {"grant": "viet_ho", "add": f"{DEATH}, 1.001193", "drop": ""})
    assert shelf.writes(WEDNESDAY, code=DEATH)
    shelf.book.change("dak-nong", "procedures", {"grant": "viet_ho", "add": "", "drop": DEATH})
    assert not shelf.writes(WEDNESDAY, code=DEATH)


def test_a_procedure_is_taken_out_of_a_clause_that_means_all(shelf: Shelf) -> None:
    friday = WEDNESDAY.replace(day=27)
    shelf.book.change("an-dung", "people", {"grant": "viet_ho", "everyone": "yes"})
    assert shelf.writes(friday, "an-dung")
    shelf.book.change("an-dung", "procedures", {"grant": "viet_ho", "add": "", "drop": MARITAL})
    assert not shelf.writes(friday, "an-dung")


def test_a_new_scheme_is_made_from_a_copy_and_runs_beside_the_old_one(shelf: Shelf) -> None:
    made = shelf.book.copy("dak-nong", "Thứ Năm không viết xã Bùi La Nhân")
    assert made.id == "thu-nam-khong-viet-xa-bui"
    shelf.book.change(made.id, "days", {"days": "5"})
    assert not shelf.writes(THURSDAY, "dak-nong")
    assert shelf.writes(THURSDAY, f"dak-nong {made.id}")
    assert shelf.book.copy("dak-nong", made.title).id == f"{made.id}-2"


def test_start_and_end_and_age_and_title(shelf: Shelf) -> None:
    shelf.book.change("dak-nong", "starts", {"starts": "2026-12-01", "until": "2027-12-31"})
    changed = shelf.book.change("dak-nong", "age", {"age": "70"})
    assert (changed.starts_on, changed.planned_until) == (date(2026, 12, 1), date(2027, 12, 31))
    assert changed.elderly_from == 70
    assert shelf.book.change("dak-nong", "title", {"title": "Ngày không viết"}).title == "Ngày không viết"
    assert not shelf.writes(WEDNESDAY)


def test_a_target_gets_its_number(shelf: Shelf) -> None:
    known = shelf.book.schemes().known
    scheme = next(one.scheme for one in known.values() if one.scheme.targets)
    target = scheme.targets[0]
    changed = shelf.book.change(scheme.id, "target", {"target": target.id, "quantity": "12,5"})
    assert changed.targets[0].quantity == 12.5


@pytest.mark.parametrize(
    ("what", "answers"),
    [
        ("days", {"days": "9"}),
        ("cut_off", {"cut_off": "25:00"}),
        ("cut_off", {"cut_off": "chiều"}),
        ("age", {"age": "20"}),
        ("title", {"title": " "}),
        ("starts", {"starts": "2026-12-01", "until": "2026-01-01"}),
        ("moved", {"from": "2026-11-26", "to": "2026-11-27", "why": "họp"}),
        ("procedures", {"grant": "viet_ho", "add": "khai tử", "drop": ""}),
        ("procedures", {"grant": "viet_ho", "add": "9.999999", "drop": ""}),
        ("procedures", {"grant": "viet_ho", "add": "", "drop": "1.004873 1.011441 1.011443 1.001612"}),
        ("people", {"grant": "viet_ho"}),
    ],
)
def test_what_cannot_be_meant_is_refused_and_the_old_plan_stands(
    shelf: Shelf, what: str, answers: dict[str, str]
) -> None:
    with pytest.raises(BadInput):
        shelf.book.change("dak-nong", what, answers)
    assert not shelf.folder.exists() or not list(shelf.folder.rglob("*.toml"))
    assert shelf.writes(WEDNESDAY)


def test_a_scheme_that_is_gone_is_not_changed(shelf: Shelf) -> None:
    with pytest.raises(BadInput, match="Không còn mô hình"):
        shelf.book.change("khong-co", "title", {"title": "x"})
