# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of the commune's report, built from the numbers of a tally and of the period before it.

Nothing is said that was not counted: where a table is missing its sentence is empty, and the last one says what lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from counter_app.domain.periods import PeriodKind
from counter_app.domain.tally import Column, CountTable, Number, Row, Tally
from counter_app.domain.tally_words import cell_words

_BEFORE: Mapping[PeriodKind, str] = {
    "week": "tuần trước",
    "month": "tháng trước",
    "quarter": "quý trước",
    "year": "năm trước",
    "range": "kỳ trước",
}
_TOLD_IN_FULL = frozenset(
    {
        "official", "procedures", "sectors", "schemes", "model_days", "model_procedures", "beneficiaries", "clerks",
        "scribes", "organisations", "channels_in", "channels_out", "days", "weeks",
    }
)  # fmt: skip
"""Tables that have sentences or tables of their own; of the others the report tells the last row."""


def sentences(tally: Tally, before: Tally | None) -> dict[str, str]:
    """One paragraph a topic, by the names the template uses; empty where there is nothing to say."""
    return {
        "tiep_nhan": _received(tally, before),
        "giai_quyet": _done(tally),
        "dang_giai_quyet": _open(tally),
        "viet_ho": _written(tally, before),
        "trong_ngay": _same_day(tally, before),
        "quy_trinh_thuong": _ordinary(tally),
        "kenh": _ways(tally),
        "viec_khac": " ".join(_others(tally)),
        "con_thieu": " ".join(_lacking(tally, before)),
    }


def _received(tally: Tally, before: Tally | None) -> str:
    online, direct, carried = (_whole(tally, "official", name) for name in ("online", "direct", "carried"))
    if online is None or direct is None:
        return ""
    new = online + direct
    was = [_whole(before, "official", name) for name in ("online", "direct")] if before else []
    compared = _compared(new, sum(was) if was and None not in was else None, tally)  # type: ignore[arg-type]
    words = (
        f"{_period(tally)}, cơ quan tiếp nhận {_said(new)} hồ sơ{compared}, trong đó {_said(online)} hồ sơ nộp trực "
        f"tuyến{_share_of(online, new)}, {_said(direct)} hồ sơ nộp trực tiếp hoặc qua dịch vụ bưu chính."
    )
    return f"{words} Kỳ trước chuyển sang {_said(carried)} hồ sơ." if carried else words


def _done(tally: Tally) -> str:
    done, early, on_due, late = (_whole(tally, "official", name) for name in ("done", "before_due", "on_due", "late"))
    if done is None or early is None or on_due is None:
        return ""
    words = (
        f"Đã giải quyết {_said(done)} hồ sơ: trước hạn {_said(early)}, đúng hạn {_said(on_due)}, quá hạn {_said(late)}."
    )
    return f"{words} Tỷ lệ trước hạn và đúng hạn: {_share(early + on_due, done)}." if done else words


def _open(tally: Tally) -> str:
    still, within, late = (_whole(tally, "official", name) for name in ("open", "open_in_time", "open_late"))
    if still is None:
        return ""
    return f"Đang giải quyết {_said(still)} hồ sơ: trong hạn {_said(within)}, quá hạn {_said(late)}."


def _written(tally: Tally, before: Tally | None) -> str:
    written, received = (_whole(tally, "procedures", name) for name in ("written", "received"))
    if written is None or received is None:
        return ""
    was = _whole(before, "procedures", "written") if before else None
    words = f"Cán bộ và người tình nguyện viết hộ {_said(written)} hồ sơ{_share_of(written, received)}"
    words += f"{_compared(written, was, tally)}."
    groups = [f"{row.title}: {_said(count)}" for row, count in _rows(tally, "beneficiaries", "written") if count]
    if groups:
        words += f" Theo diện của người được viết hộ (một người có thể thuộc nhiều diện): {'; '.join(groups)}."
    thumbs = [_whole(tally, "beneficiaries", name) for name in ("thumb", "thumb_witnessed")]
    marked = sum(count for count in thumbs if count)
    return f"{words} Điểm chỉ thay ký: {_said(marked)} hồ sơ." if marked else words


def _same_day(tally: Tally, before: Tally | None) -> str:
    same_day, received = (_whole(tally, "procedures", name) for name in ("same_day", "received"))
    if same_day is None or received is None:
        return ""
    was = _whole(before, "procedures", "same_day") if before else None
    words = f"Giải quyết xong trong ngày nhận {_said(same_day)} hồ sơ{_share_of(same_day, received)}"
    return f"{words}{_compared(same_day, was, tally)}."


def _ordinary(tally: Tally) -> str:
    table = _table(tally, "model_days")
    moved = _whole(tally, "model_days", "ordinary")
    if table is None or not moved:
        return ""
    parts = [table.column(name) for name in table.column("ordinary").sum_of]
    reasons = [(part, _whole(tally, table.id, part.id)) for part in parts]
    told = "; ".join(f"{_small(part)} {_said(count)}" for part, count in reasons if count)
    return f"Chuyển sang quy trình thường {_said(moved)} hồ sơ{f', vì: {told}' if told else ''}."


def _ways(tally: Tally) -> str:
    counts = [
        (words, _whole(tally, "sectors", name))
        for words, name in (("qua bưu chính", "post"), ("trưởng thôn trao tận nhà", "village_head"))
    ]
    told = "; ".join(f"{words} {_said(count)} hồ sơ" for words, count in counts if count)
    return f"Nhận, trả ngoài quầy: {told}." if told else ""


def _others(tally: Tally) -> Iterator[str]:
    """What else was counted, by its last row: letters, satisfaction, feedback, listening days."""
    for table in tally.tables:
        row = table.total or (table.rows[0] if len(table.rows) == 1 else None)
        if table.id in _TOLD_IN_FULL or row is None:
            continue
        cells = [(column, row.cells.get(column.id)) for column in table.columns if column.kind != "text"]
        told = "; ".join(f"{_small(column)} {cell_words(value, column.kind)}" for column, value in cells if value)
        if told:
            yield f"{table.title}: {told}."


def _lacking(tally: Tally, before: Tally | None) -> Iterator[str]:
    """What the reader must know of these numbers."""
    if tally.made_at.date() <= tally.period.last:
        yield f"Kỳ chưa kết thúc: số tính đến {tally.made_at:%H giờ %M phút ngày %d/%m/%Y}."
    if tally.issued_at is None:
        yield "Số liệu chưa chốt nên còn có thể thay đổi."
    if before is None:
        yield f"Chưa có số của {_BEFORE[tally.period.kind]} để so sánh."
    empty = [table.title for table in tally.tables if not table.rows]
    if empty:
        yield f"Trong kỳ không có số liệu về: {'; '.join(empty)}."
    if tally.corrections:
        yield f"Có {len(tally.corrections)} số được điều chỉnh sau khi chốt; số trên là số đã chốt."
    if tally.small_cells_merged:
        yield "Các số 1 và 2 đã được gộp để không đoán ra người."


def _compared(now: float, was: float | None, tally: Tally) -> str:
    """«, tăng 12 hồ sơ (8,5 %) so với tháng trước»."""
    if was is None:
        return ""
    than = _BEFORE[tally.period.kind]
    if now == was:
        return f", bằng {than}"
    share = f" ({_share(abs(now - was), was)})" if was else ""
    return f", {'tăng' if now > was else 'giảm'} {_said(abs(now - was))} hồ sơ{share} so với {than}"


def _table(tally: Tally | None, table_id: str) -> CountTable | None:
    return next((table for table in tally.tables if table.id == table_id), None) if tally else None


def _whole(tally: Tally | None, table_id: str, column_id: str) -> Number:
    """What stands in the last row; None where that was not counted."""
    table = _table(tally, table_id)
    value = table.total.cells.get(column_id) if table is not None and table.total is not None else None
    return value if isinstance(value, int | float) else None


def _rows(tally: Tally, table_id: str, column_id: str) -> Iterator[tuple[Row, Number]]:
    table = _table(tally, table_id)
    for row in table.rows if table else ():
        value = row.cells.get(column_id)
        yield row, value if isinstance(value, int | float) else None


def _period(tally: Tally) -> str:
    title = tally.period.title
    return title if tally.period.kind == "range" else f"Trong {title[:1].lower()}{title[1:]}"


def _said(number: Number) -> str:
    return cell_words(number, "count")


def _share(part: float, whole: float) -> str:
    return cell_words(part / whole if whole else None, "share")


def _share_of(part: float, whole: float) -> str:
    """« (12,5 %)»; nothing of nothing."""
    return f" ({_share(part, whole)})" if whole else ""


def _small(column: Column) -> str:
    return f"{column.title[:1].lower()}{column.title[1:]}"
