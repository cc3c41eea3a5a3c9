# SPDX-License-Identifier: GPL-3.0-or-later
"""The office above: many communes' facts become one workbook that also says what was refused and who has not sent.

Facts are read file by file with the standard library; a province or the country goes through DuckDB where it is
installed, with the same sums.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from counter_app import __version__
from counter_app.casework.merged_tables import Missing, merged_tables, span_of
from counter_app.domain.administrative_units import AdministrativeUnits
from counter_app.domain.errors import BadInput
from counter_app.domain.outgoing import Outgoing, OutgoingFile
from counter_app.domain.periods import read_period
from counter_app.domain.tally import CountTable
from counter_app.domain.tally_charts import charts_in
from counter_app.exchange import duck
from counter_app.exchange.arrived import Arrived, Refused, Sent, look_at
from counter_app.exchange.sums import Sums, add_up
from counter_app.paper.tally_book import write_tally_book
from counter_app.paper.tally_told import TallyTold

MANY = 2_000
"""From so many files on DuckDB is worth its start."""
_MOST_PERIODS = 110
"""Two years of weeks."""
_NO_PERSON = "Tệp này chỉ có số đếm của các đơn vị, không có thông tin cá nhân của công dân nào."


@dataclass(frozen=True)
class MergeOrder:
    """What to merge. ``expected``: codes of the offices that should send; empty: those that sent anything."""

    given: tuple[Path, ...]
    made_at: datetime
    expected: tuple[str, ...] = ()
    title: str = ""
    with_duckdb: bool | None = None
    """None: where there are many files and it is installed."""


@dataclass(frozen=True)
class Merged:
    """The workbook for the export door, and what to tell. ``note``: a sentence, empty when there is none."""

    outgoing: Outgoing
    sent: tuple[Sent, ...]
    refused: tuple[Refused, ...]
    missing: tuple[Missing, ...]
    note: str = ""


def merge(order: MergeOrder, units: AdministrativeUnits) -> Merged:
    """Check, add up, say what is missing.

    Raises:
        BadInput: nothing to merge, or a file that is vouched for has another form.
    """
    arrived = look_at(order.given)
    if order.expected:
        _keep_expected(arrived, frozenset(order.expected))
    if not arrived.sent:
        why = f" {arrived.refused[0].reason}" if arrived.refused else ""
        raise BadInput(f"Không có tệp số liệu nào gộp được.{why} Chưa tạo tệp nào.")
    sums, note = _sums(order, arrived.sent)
    missing = tuple(_missing(order.expected, arrived.sent))
    names = _names(arrived.sent, units)
    told = _told(order, arrived, missing, merged_tables(arrived, sums, missing, names))
    first, last = span_of(arrived.sent)
    stem = f"gop-{first}" if first == last else f"gop-{first}_{last}"
    file = OutgoingFile(f"{stem}.xlsx", partial(write_tally_book, told))
    outgoing = Outgoing("report", told.title, stem, (file,), first if first == last else f"{first}_{last}")
    return Merged(outgoing, tuple(arrived.sent), tuple(arrived.refused), missing, note)


def _keep_expected(arrived: Arrived, expected: Collection[str]) -> None:
    for each in arrived.sent:
        if each.unit not in expected:
            arrived.refused.append(Refused(each.path, f"{each.name} không có trong danh sách đơn vị phải gửi."))
    arrived.sent = [each for each in arrived.sent if each.unit in expected]


def _sums(order: MergeOrder, sent: Sequence[Sent]) -> tuple[Sums, str]:
    """The sums, and a sentence where they might have been had sooner."""
    wished = len(sent) >= MANY if order.with_duckdb is None else order.with_duckdb
    if wished and duck.is_here():
        with tempfile.TemporaryDirectory(prefix="counter-app-merge-") as scratch:
            return duck.add_up_with_duckdb(sent, Path(scratch)), ""
    missed = f"Gộp {len(sent)} tệp bằng cách thường; cài thêm phần «merge» (DuckDB) thì nhanh hơn."
    return add_up(sent), missed if wished else ""


def _missing(expected: Sequence[str], sent: Sequence[Sent]) -> Iterator[Missing]:
    """Each office that owes a period between the first and the last that came."""
    have = {(each.unit, each.period) for each in sent}
    periods = _periods_of(sent)
    for unit in expected or sorted({each.unit for each in sent}):
        owed = tuple(code for code in periods if (unit, code) not in have)
        if owed:
            yield Missing(unit, owed)


def _periods_of(sent: Sequence[Sent]) -> list[str]:
    """From the first to the last; where a wrong clock put them decades apart, only those that came."""
    first, last = span_of(sent)
    periods, period = [first], read_period(first)
    while periods[-1] != last and len(periods) < _MOST_PERIODS:
        period = period.after()
        periods.append(period.code)
    return periods if periods[-1] == last else sorted({each.period for each in sent})


def _names(sent: Sequence[Sent], units: AdministrativeUnits) -> dict[str, str]:
    """How each office is called: as the national list does, else as it calls itself."""
    provinces = {province.code: province.full_name for province in units.provinces}
    listed = {each.code: f"{each.full_name}, {provinces[each.province]}" for each in units.communes}
    return {each.unit: each.name for each in sent} | listed


def _told(order: MergeOrder, arrived: Arrived, missing: tuple[Missing, ...], tables: Sequence[CountTable]) -> TallyTold:
    first, last = (read_period(code).title for code in span_of(arrived.sent))
    span = first if first == last else f"{first} đến {last.lower()}"
    offices = len({each.unit for each in arrived.sent})
    hidden = sum(each.small_cells_merged for each in arrived.sent)
    low = f"{hidden} tệp có số 1 và 2 bị gộp hoặc ẩn nên số cộng có thể thấp hơn thực tế"
    return TallyTold(
        title="BẢNG GỘP SỐ LIỆU MỘT CỬA",
        subtitle=f"{span} · {order.title or f'{offices} đơn vị'}",
        notice=_NO_PERSON,
        facts=(
            ("Phạm vi", order.title or "các đơn vị có gửi tệp"),
            ("Kỳ", span),
            ("Đã gộp", f"{len(arrived.sent)} tệp của {offices} đơn vị"),
            ("Không tính", f"{len(arrived.refused)} tệp, xem bảng «Không tính»" if arrived.refused else "không có"),
            ("Còn thiếu", f"{len(missing)} đơn vị, xem bảng «Còn thiếu»" if missing else "không có"),
            ("Gộp ô số nhỏ", low if hidden else "không có tệp nào"),
            ("Lập lúc", f"{order.made_at:%H:%M ngày %d/%m/%Y}"),
            ("Chương trình", f"counter-app {__version__}"),
        ),
        tables=tuple(tables),
        made_at=order.made_at,
        charts=charts_in(tables),
    )
