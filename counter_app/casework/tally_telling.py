# SPDX-License-Identifier: GPL-3.0-or-later
"""A tally with the words its workbook and its PDF need: unit, period, how it was made, and that no person is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter_app import __version__
from counter_app.domain.office import Office
from counter_app.domain.tally import Column, Correction, CountTable, Row, Tally
from counter_app.domain.tally_charts import charts_of
from counter_app.domain.tally_official import OFFICIAL
from counter_app.domain.tally_words import cell_words
from counter_app.paper.tally_told import TallyTold

NO_PERSON = "Tệp này chỉ có số đếm: không có họ tên, số định danh, địa chỉ, điện thoại của công dân nào."
STATE_LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
CORRECTIONS = "corrections"
_CORRECTED = (
    Column("at", "Lúc", "Lúc số được điều chỉnh.", "text", adds_up=False),
    Column("row", "Dòng", "Dòng có số được điều chỉnh.", "text", adds_up=False),
    Column("column", "Cột", "Cột có số được điều chỉnh.", "text", adds_up=False),
    Column("was", "Đã chốt", "Số khi chốt.", adds_up=False),
    Column("now", "Nay là", "Số sau khi điều chỉnh.", adds_up=False),
    Column("reason", "Lý do", "Vì sao điều chỉnh.", "text", adds_up=False),
)


def told_of(tally: Tally, office: Office) -> TallyTold:
    """What its files say."""
    corrections = (_correction_table(tally),) if tally.corrections else ()
    tables = (table for table in tally.tables if table not in _empty(tally))
    return TallyTold(
        title="BẢNG TỔNG HỢP SỐ LIỆU MỘT CỬA",
        subtitle=f"{span_words(tally)} · {tally.unit}" if tally.unit else span_words(tally),
        notice=NO_PERSON,
        facts=tuple(_facts(tally)),
        tables=(*tables, *corrections),
        made_at=tally.made_at,
        charts=charts_of(tally),
        office_lines=tuple(filter(None, ("ỦY BAN NHÂN DÂN", (office.commune or tally.unit).upper()))),
        state_lines=STATE_LINES,
        signers=(("NGƯỜI LẬP BIỂU", ""), ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", office.signatory)),
        place_and_date=dated(office, tally.made_at),
    )


def span_words(tally: Tally) -> str:
    """«Tuần 47 năm 2026 (16/11/2026 – 22/11/2026)»; a range says its days already."""
    period = tally.period
    if period.kind == "range":
        return period.title
    return f"{period.title} ({period.first:%d/%m/%Y} – {period.last:%d/%m/%Y})"


def dated(office: Office, at: datetime) -> str:
    """«Bùi La Nhân, ngày 20 tháng 11 năm 2026»: days below 10 and months 1 and 2 with a zero (Nghị định 30/2020)."""
    month = f"{at.month:02}" if at.month <= 2 else str(at.month)
    return f"{office.place or '…………'}, ngày {at.day:02} tháng {month} năm {at.year}"


def _facts(tally: Tally) -> Iterator[tuple[str, str]]:
    yield "Cơ quan", tally.unit or "chưa khai"
    if tally.unit_code:
        yield "Mã đơn vị hành chính", tally.unit_code
    yield "Kỳ", span_words(tally)
    issued = f"đã chốt {tally.issued_at:%H:%M ngày %d/%m/%Y}" if tally.issued_at else "chưa chốt, số còn có thể đổi"
    yield "Tình trạng", issued
    yield "Lập lúc", f"{tally.made_at:%H:%M ngày %d/%m/%Y}"
    yield "Chương trình", f"counter-app {__version__}"
    merged = "có: số 1 và 2 được gộp để không đoán ra người" if tally.small_cells_merged else "không"
    yield "Gộp ô số nhỏ", merged
    empty = [table.title for table in _empty(tally)]
    if empty:
        yield "Bảng không có số liệu", "; ".join(empty)
    count = len(tally.corrections)
    yield "Điều chỉnh sau khi chốt", f"{count} số, xem bảng «Điều chỉnh sau khi chốt»" if count else "không có"


def _empty(tally: Tally) -> list[CountTable]:
    """Tables of nothing are only named; the official one is sent whatever it says."""
    return [table for table in tally.tables if not table.rows and table.id != OFFICIAL.id]


def _correction_table(tally: Tally) -> CountTable:
    tables = {table.id: table for table in tally.tables}
    rows = [_corrected(number, each, tables[each.table_id]) for number, each in enumerate(tally.corrections, start=1)]
    return CountTable(CORRECTIONS, "Điều chỉnh sau khi chốt", _CORRECTED, tuple(rows), row_title="Bảng")


def _corrected(number: int, correction: Correction, table: CountTable) -> Row:
    column = table.column(correction.column_id)
    titles = {row.key: row.title for row in table.every_row()}
    was, now = correction.was, correction.now
    return Row(
        str(number),
        table.title,
        {
            "at": f"{correction.at:%H:%M %d/%m/%Y}",
            "row": titles.get(correction.row_key, correction.row_key),
            "column": f"{column.group}: {column.title}" if column.group else column.title,
            "was": was if column.kind == "count" else cell_words(was, column.kind),
            "now": now if column.kind == "count" else cell_words(now, column.kind),
            "reason": correction.reason,
        },
    )
