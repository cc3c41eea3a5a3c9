# SPDX-License-Identifier: GPL-3.0-or-later
"""Issuing a tally: kept as it was told, and what counts differently since is written beside it, never over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.domain.errors import CounterError
from counter_app.domain.tally import Correction, Number, Tally
from counter_app.domain.tally_text import tally_of_text
from counter_app.storage.issued import IssuedText

Place = tuple[str, str, str]
"""Table, row, column."""


class AlreadyIssued(CounterError):
    """The period was issued before."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"{title} đã chốt rồi nên không chốt lại. Số đã chốt giữ nguyên; số nào nay khác thì ghi điều chỉnh "
            "kèm lý do."
        )


class NotIssued(CounterError):
    """What is not issued has nothing to adjust."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} chưa chốt nên không có gì để điều chỉnh. Số liệu vẫn tính theo hồ sơ lúc này.")


class NotBegun(CounterError):
    """Nothing can be issued of days to come."""

    def __init__(self, title: str) -> None:
        super().__init__(f"{title} chưa bắt đầu nên chưa chốt được. Chưa có gì thay đổi.")


class ReasonMissing(CounterError):
    """A number is adjusted for a reason only."""

    def __init__(self) -> None:
        super().__init__("Điều chỉnh phải có lý do. Chưa có gì thay đổi; xin ghi lý do rồi làm lại.")


class EquationBroken(CounterError):
    """A table that does not add up is neither issued nor let out: the office above would send it back."""

    def __init__(self, table: str, row: str, sentence: str) -> None:
        super().__init__(
            f"Bảng «{table}», dòng «{row}» không khớp «{sentence}», nên không chốt và không xuất. Hồ sơ và số liệu còn "
            "nguyên, chưa tệp nào được tạo; xin báo người phụ trách chương trình."
        )


@dataclass(frozen=True)
class IssuedTally:
    """A tally as it was issued, with its corrections, and who issued it."""

    tally: Tally
    clerk: str


def read_issued(kept: IssuedText) -> IssuedTally:
    """The tally a kept text holds."""
    tally = tally_of_text(kept.text)
    return IssuedTally(replace(tally, issued_at=kept.issued_at, corrections=kept.adjustments), kept.clerk)


def refuse_broken(tally: Tally) -> None:
    """Every equation of every table must hold.

    Raises:
        EquationBroken: the first that does not.
    """
    for table in tally.tables:
        for row, identity in table.broken_identities():
            raise EquationBroken(table.title, row.title, identity.sentence)


def changes_between(issued: Tally, now: Tally, at: datetime) -> Iterator[Correction]:
    """The counts that are now others than what was issued and adjusted; shares and minutes follow from them.

    A row that is gone counts zero; a row that came counted zero.
    """
    was, is_now = _counts(issued), _counts(now)
    for correction in issued.corrections:
        was[correction.table_id, correction.row_key, correction.column_id] = correction.now
    for place in dict.fromkeys((*was, *is_now)):
        before, after = was.get(place, 0), is_now.get(place, 0)
        if before != after:
            yield Correction(at, *place, before, after, "")


def _counts(tally: Tally) -> dict[Place, Number]:
    found: dict[Place, Number] = {}
    for table in tally.tables:
        counted = [column.id for column in table.columns if column.kind == "count"]
        for row in table.every_row():
            found |= {(table.id, row.key, name): _number(row.cells, name) for name in counted}
    return found


def _number(cells: Mapping[str, Number | str], name: str) -> Number:
    cell = cells.get(name)
    return None if isinstance(cell, str) else cell
