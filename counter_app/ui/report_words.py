# SPDX-License-Identifier: GPL-3.0-or-later
"""The reports in words: the ways of sorting, what is copied, how a period stands, how a picture is read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from counter_app.domain.tally_words import cell_words

if TYPE_CHECKING:
    from counter_app.domain.periods import Period, PeriodKind
    from counter_app.domain.tally import Column, Correction, CountTable, Tally
    from counter_app.ui.widgets.plain_label import Role

Way = Literal["as_counted", "falling", "rising", "by_name"]
Order = tuple[str, Way]
"""The id of a column and how the rows stand by it."""

KINDS: tuple[tuple[PeriodKind, str], ...] = (
    ("week", "Tuần"),
    ("month", "Tháng"),
    ("quarter", "Quý"),
    ("year", "Năm"),
    ("range", "Khoảng ngày"),
)
MOST_TOLD = 5
_NEXT_WAY: dict[Way, Way] = {
    "as_counted": "falling",
    "falling": "rising",
    "rising": "by_name",
    "by_name": "as_counted",
}
_WAY_WORDS: dict[Way, str] = {
    "as_counted": "Thứ tự của bảng",
    "falling": "Sắp theo «{}», số lớn trước",
    "rising": "Sắp theo «{}», số nhỏ trước",
    "by_name": "Sắp theo tên",
}


@dataclass(frozen=True)
class Standing:
    """How a period stands. ``issued_by``: who issued it; ``changes``: what counts differently since, not yet written
    down; ``is_due``: a week whose last working day has come; ``waiting``: the weeks that have not left yet.
    """

    issued_at: datetime | None = None
    issued_by: str = ""
    changes: tuple[Correction, ...] = ()
    is_due: bool = False
    waiting: tuple[Period, ...] = ()

    @property
    def can_be_issued(self) -> bool:
        """Whether issuing is what comes next."""
        return self.is_due and self.issued_at is None

    @property
    def next_words(self) -> str:
        """What Ctrl+Enter does."""
        return "Chốt số liệu tuần" if self.can_be_issued else "Xuất ra USB"


def next_order(now: Order, column_id: str) -> Order:
    """The order one press further: large first, small first, by name, as counted; another column begins anew."""
    if now[0] != column_id or now[1] == "as_counted":
        return column_id, "falling"
    return column_id, _NEXT_WAY[now[1]]


def order_words(order: Order, column_title: str) -> str:
    """«Sắp theo «Tiếp nhận», số lớn trước»."""
    return _WAY_WORDS[order[1]].format(column_title)


def standing_words(tally: Tally, standing: Standing) -> tuple[str, Role]:
    """Whether the period is issued, when and by whom, what has changed since, and which weeks have not left."""
    words, role = _issue_words(tally, standing)
    if tally.period in standing.waiting:
        words += " · ▲ chưa xuất ra USB"
    others = ", ".join(week.title.lower() for week in standing.waiting if week != tally.period)
    if others:
        words += f" · còn chờ xuất: {others}"
    return words, "wait" if standing.waiting else role


def _issue_words(tally: Tally, standing: Standing) -> tuple[str, Role]:
    if standing.issued_at is None:
        if standing.is_due:
            return "○ Chưa chốt: số liệu đang tính theo hồ sơ lúc này", "wait"
        return f"○ Số liệu tạm tính đến {tally.made_at:%H:%M %d/%m/%Y}", "secondary"
    by = f", {standing.issued_by}" if standing.issued_by else ""
    words = f"✓ Đã chốt {standing.issued_at:%H:%M %d/%m/%Y}{by}"
    if tally.corrections:
        words += f" · {len(tally.corrections)} số đã điều chỉnh"
    if standing.changes:
        return f"{words} · ▲ {len(standing.changes)} số nay khác lúc chốt", "wait"
    return words, "good"


def since_words(change: Correction | None, column: Column) -> str:
    """What follows the issued number under the cursor: « khi chốt, nay là 13 (ghi nhầm kênh)»."""
    if change is None:
        return ""
    reason = f" ({change.reason})" if change.reason else " (chưa ghi lý do)"
    return f" khi chốt, nay là {cell_words(change.now, column.kind)}{reason}"


def days_of(period: Period) -> str:
    """«23/11 – 29/11/2026»."""
    first = f"{period.first:%d/%m}" if period.first.year == period.last.year else f"{period.first:%d/%m/%Y}"
    return f"{first} – {period.last:%d/%m/%Y}"


def short_title(period: Period) -> str:
    """What stands under a bar: «T47», «11/26», «IV/26», «2026»."""
    match period.kind:
        case "week":
            return f"T{period.first.isocalendar().week}"
        case "month":
            return f"{period.first:%m/%y}"
        case "quarter":
            return f"{('I', 'II', 'III', 'IV')[(period.first.month - 1) // 3]}/{period.first:%y}"
        case "year":
            return f"{period.first.year}"
    return f"{period.first:%d/%m}"


def change_words(changes: Sequence[Correction], tally: Tally) -> str:
    """What changed since the period was issued, a line for each table; of many tables the first, and how many more."""
    by_table: dict[str, list[Correction]] = {}
    for change in changes:
        by_table.setdefault(change.table_id, []).append(change)
    lines = [_changes_of(tally.table(table_id), some) for table_id, some in list(by_table.items())[:MOST_TOLD]]
    if len(by_table) > MOST_TOLD:
        left = [len(some) for some in by_table.values()][MOST_TOLD:]
        lines.append(f"và {sum(left)} số ở {len(left)} bảng nữa, có dấu ▲ trong các bảng")
    return "\n".join(lines)


def _changes_of(table: CountTable, changes: Sequence[Correction]) -> str:
    """«Theo lĩnh vực: Cộng · Nhận: 12 → 13 và 4 số khác»; the last row, where it changed, tells the most."""
    whole = table.total.key if table.total else None
    told = next((change for change in changes if change.row_key == whole), changes[0])
    column = table.column(told.column_id)
    row = next((row.title for row in table.every_row() if row.key == told.row_key), told.row_key)
    was, now = cell_words(told.was, column.kind), cell_words(told.now, column.kind)
    more = f" và {len(changes) - 1} số khác" if len(changes) > 1 else ""
    return f"{table.title}: {row} · {column.title}: {was} → {now}{more}"


def reminder_words(waiting: Sequence[Period], today: date) -> str:
    """What the board says of the weeks that wait, the oldest first; empty when there is none."""
    if not waiting:
        return ""
    latest = waiting[-1]
    if today in latest and len(waiting) == 1:
        return f"Hôm nay là ngày làm việc cuối {latest.title.lower()}: xuất số liệu ra USB cho cơ quan."
    names = ", ".join(week.title.lower() for week in waiting)
    return f"Chưa xuất số liệu {names}."
