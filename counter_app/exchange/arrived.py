# SPDX-License-Identifier: GPL-3.0-or-later
"""What has arrived from other offices: sets found by their manifests, each whole one once, every refusal one sentence.

Only what is proved by a manifest counts. Of two sets of one office and one period the later made counts; of two that
were made at the same moment and differ, none does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import BadInput
from counter_app.domain.manifest import (
    LARGEST_MANIFEST_BYTES,
    MANIFEST_SUFFIX,
    Manifest,
    ManifestFile,
    read_manifest,
    sha256_of,
)
from counter_app.domain.outgoing import is_safe_name
from counter_app.domain.periods import PeriodKind, read_period
from counter_app.domain.text import clean
from counter_app.exchange.facts import HEAD_LINES, TableHead, read_head, read_tables

_FACTS = re.compile(r".+-facts(-\d+)?\.csv")
"""A facts file; the export door numbers one that would stand over another."""
LARGEST_FACTS_BYTES = 50_000_000
_KINDS: dict[PeriodKind, str] = {
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "year": "năm",
    "range": "khoảng ngày",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """The numbers of one office and one period; ``unit``: its code of the national list.

    ``small_cells_merged``: counts of 1 and 2 were hidden, so its sums are a little too low.
    """

    path: Path
    unit: str
    name: str
    period: str
    made_at: datetime
    sha256: str
    small_cells_merged: bool = False


@dataclass(frozen=True)
class Refused:
    """A file that is not counted, and why, in one sentence."""

    path: Path
    reason: str


@dataclass
class Arrived:
    """What counts, what does not, and the tables with their columns: of all versions together."""

    sent: list[Sent] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    tables: dict[str, TableHead] = field(default_factory=dict)

    @property
    def kind(self) -> PeriodKind:
        """Week, month, quarter, year: all that counts is of one kind."""
        return read_period(self.sent[0].period).kind


def look_at(given: Iterable[Path]) -> Arrived:
    """Everything in these files and folders.

    Raises:
        BadInput: a path that is not there.
    """
    arrived = Arrived()
    seen_lines: dict[bytes, None] = {}
    for manifest_path in _manifests(given, arrived):
        try:
            sent = _sent(manifest_path, arrived, seen_lines)
        except BadInput as refusal:
            arrived.refused.append(Refused(manifest_path, str(refusal)))
        except OSError:
            arrived.refused.append(Refused(manifest_path, "Không đọc được tệp từ ổ đĩa."))
        else:
            arrived.sent += [sent] if sent else []
    _keep_one_of_each(arrived)
    _keep_one_kind(arrived)
    arrived.sent.sort(key=lambda each: (each.period, each.unit))
    return arrived


def _manifests(given: Iterable[Path], arrived: Arrived) -> Iterator[Path]:
    """The manifests of what was given, each once."""
    found: dict[Path, None] = {}
    for path in given:
        if path.is_dir():
            found |= dict.fromkeys(sorted(path.rglob(f"*{MANIFEST_SUFFIX}")))
        elif not path.is_file():
            raise BadInput(f"Không có tệp hoặc thư mục «{path}». Chưa gộp gì; xin xem lại tên.")
        elif path.name.endswith(MANIFEST_SUFFIX):
            found[path] = None
        elif beside := [each for each in sorted(path.parent.glob(f"*{MANIFEST_SUFFIX}")) if _lists(each, path.name)]:
            found |= dict.fromkeys(beside)
        else:
            arrived.refused.append(Refused(path, "Không có tệp kê (manifest) nào bên cạnh ghi tên tệp này."))
    yield from found


def _lists(manifest: Path, name: str) -> bool:
    try:
        return any(file.name == name for file in _read(manifest).files)
    except (BadInput, OSError):
        return False


def _read(path: Path) -> Manifest:
    if path.stat().st_size > LARGEST_MANIFEST_BYTES:
        raise BadInput("Tệp kê (manifest) quá lớn.")
    return read_manifest(path.read_bytes())


def _sent(path: Path, arrived: Arrived, seen: dict[bytes, None]) -> Sent | None:
    """The numbers a manifest vouches for; None for a set without numbers (a booklet, a backup)."""
    manifest = _read(path)
    if manifest.kind != "tally":
        return None
    listed = next((file for file in manifest.files if _FACTS.fullmatch(file.name)), None)
    if listed is None:
        raise BadInput("Bộ tệp này không có tệp số liệu (…-facts.csv).")
    if not is_safe_name(listed.name):
        raise BadInput("Tệp kê ghi một tên tệp lạ.")
    place = path.with_name(listed.name)
    heads, tables = _proved_lines(place, listed)
    head = read_head(heads)
    if not head.unit_code:
        raise BadInput("Nơi gửi chưa khai tên xã, tỉnh đúng danh mục nên không biết là đơn vị nào.")
    if head.period != manifest.period:
        raise BadInput("Kỳ ghi trong tệp số liệu khác kỳ ghi trong tệp kê.")
    if tables not in seen:
        seen[tables] = None
        for table in read_tables(tables):
            arrived.tables[table.id] = _joined(arrived.tables.get(table.id), table)
    return Sent(
        place, head.unit_code, clean(head.unit).text, head.period, head.made_at, listed.sha256, head.small_cells_merged
    )


def _proved_lines(place: Path, listed: ManifestFile) -> tuple[bytes, bytes]:
    """The two lines of JSON of a file that is what was listed."""
    if not place.is_file():
        raise BadInput(f"Thiếu tệp {listed.name} mà tệp kê có ghi.")
    if place.stat().st_size != listed.size or listed.size > LARGEST_FACTS_BYTES:
        raise BadInput(f"Tệp {listed.name} đã bị thay đổi sau khi xuất (khác cỡ ghi trong tệp kê).")
    content = place.read_bytes()
    if sha256_of(content) != listed.sha256:
        raise BadInput(f"Tệp {listed.name} đã bị thay đổi sau khi xuất (khác mã kiểm ghi trong tệp kê).")
    _names, heads, tables, *_facts = [*content.split(b"\n", HEAD_LINES), b"", b"", b""]
    return heads, tables


def _joined(known: TableHead | None, told: TableHead) -> TableHead:
    """A table with the columns of both versions, those of the first one first."""
    if known is None:
        return told
    ids = {column.id for column in known.columns}
    return known.model_copy(update={"columns": (*known.columns, *(c for c in told.columns if c.id not in ids))})


def _keep_one_of_each(arrived: Arrived) -> None:
    kept: dict[tuple[str, str], Sent] = {}
    undecided: set[tuple[str, str]] = set()
    for each in sorted(arrived.sent, key=lambda sent: (sent.made_at, str(sent.path))):
        key = (each.unit, each.period)
        before = kept.get(key)
        kept[key] = each
        if before is None:
            continue
        if before.sha256 == each.sha256:
            kept[key] = before
            arrived.refused.append(Refused(each.path, f"Trùng hệt tệp đã tính: {before.path}."))
        elif before.made_at == each.made_at:
            undecided.add(key)
            arrived.refused.append(
                Refused(before.path, "Có tệp khác của cùng đơn vị, cùng kỳ, lập cùng lúc mà số khác.")
            )
        else:
            undecided.discard(key)
            later = f"{each.made_at:%H:%M ngày %d/%m/%Y}"
            arrived.refused.append(Refused(before.path, f"Đơn vị này đã gửi bản lập sau, lúc {later}, cho cùng kỳ."))
    for key in undecided:
        last = kept.pop(key)
        arrived.refused.append(Refused(last.path, "Có tệp khác của cùng đơn vị, cùng kỳ, lập cùng lúc mà số khác."))
    arrived.sent = list(kept.values())


def _keep_one_kind(arrived: Arrived) -> None:
    """Weeks are not added to months: the kind most files have; of ranges only one and the same."""
    kinds = Counter(_kind_of(each.period) for each in arrived.sent)
    if len(kinds) < 2:
        return
    most = max(kinds, key=lambda kind: (kinds[kind], kind))
    for each in arrived.sent:
        if _kind_of(each.period) != most:
            arrived.refused.append(Refused(each.path, f"Kỳ {each.period} không gộp chung với kỳ theo {_said(most)}."))
    arrived.sent = [each for each in arrived.sent if _kind_of(each.period) == most]


def _kind_of(period: str) -> str:
    """A range is like no other range: days would be counted twice."""
    kind = read_period(period).kind
    return period if kind == "range" else kind


def _said(kind: str) -> str:
    return _KINDS.get(kind, kind)  # type: ignore[call-overload, no-any-return]
