# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of a report: sentences built from the numbers, all numbers in its tables, the office's own template."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from counter_app.casework.report_sentences import sentences
from counter_app.casework.tally_files import Report, tally_outgoing
from counter_app.casework.tally_report import write_report
from counter_app.casework.tally_telling import NO_PERSON
from counter_app.catalog.layers import shipped_layer
from counter_app.documents import TemplateUnfit
from counter_app.domain.office import Office
from counter_app.domain.tally import CountTable, Tally
from templates_docx.builder.blueprint import read_blueprint
from templates_docx.builder.package import build
from tests.sample_tallies import GROUP_COLUMNS, corrected, row_of, sample_tally

OFFICE = Office("xã Đức Thọ", "tỉnh Hà Tĩnh", "Đức Thọ", signatory="Đặng Thị Quỳnh Ỷ")
SHIPPED = shipped_layer().templates


def test_sentences_compare_with_the_period_before() -> None:
    now, before = _with(received=110, online=11, direct=99), _with(received=100, online=10, direct=90)
    assert sentences(now, before)["tiep_nhan"] == (
        "Trong tháng 11 năm 2026, cơ quan tiếp nhận 110 hồ sơ, tăng 10 hồ sơ (10 %) so với tháng trước, trong đó 11 hồ "
        "sơ nộp trực tuyến (10 %), 99 hồ sơ nộp trực tiếp hoặc qua dịch vụ bưu chính. Kỳ trước chuyển sang 5 hồ sơ."
    )
    assert ", giảm 10 hồ sơ (9,1 %) so với tháng trước," in sentences(before, now)["tiep_nhan"]
    assert ", bằng tháng trước," in sentences(now, now)["tiep_nhan"]
    assert "so với" not in sentences(now, None)["tiep_nhan"]


def test_what_was_done_and_what_is_open_is_told_with_its_share() -> None:
    told = sentences(_with(done=200, before_due=150, on_due=40, late=10, open=7, open_in_time=5, open_late=2), None)
    assert told["giai_quyet"] == (
        "Đã giải quyết 200 hồ sơ: trước hạn 150, đúng hạn 40, quá hạn 10. Tỷ lệ trước hạn và đúng hạn: 95 %."
    )
    assert told["dang_giai_quyet"] == "Đang giải quyết 7 hồ sơ: trong hạn 5, quá hạn 2."


def test_what_is_missing_is_said() -> None:
    tally = sample_tally("2026-11")
    empty = replace(tally, tables=(*tally.tables, CountTable("ratings", "Mức độ hài lòng", GROUP_COLUMNS, ())))
    assert sentences(empty, None)["con_thieu"] == (
        "Kỳ chưa kết thúc: số tính đến 16 giờ 40 phút ngày 20/11/2026. Số liệu chưa chốt nên còn có thể thay đổi. "
        "Chưa có số của tháng trước để so sánh. Trong kỳ không có số liệu về: Mức độ hài lòng."
    )
    over = replace(corrected(tally), made_at=tally.made_at + timedelta(days=30))
    assert sentences(over, tally)["con_thieu"] == "Có 1 số được điều chỉnh sau khi chốt; số trên là số đã chốt."


def test_what_else_was_counted_is_told_by_its_last_row() -> None:
    tally = sample_tally("2026-11")
    letters = CountTable("letters", "Thư đã gửi", GROUP_COLUMNS, (row_of("Thư", written=12, thumbprint=0),))
    assert (
        sentences(replace(tally, tables=(*tally.tables, letters)), None)["viec_khac"] == "Thư đã gửi: hồ sơ viết hộ 12."
    )


@pytest.mark.parametrize(("code", "rows"), [("2026-11", 0), ("2026-Q4", 1), ("2026", 120)])
def test_every_number_of_its_tables_stands_in_the_text(code: str, rows: int) -> None:
    tally = sample_tally(code, rows=rows)
    document = docx.Document(io.BytesIO(write_report(tally, None, OFFICE, [SHIPPED])))
    official, procedures, groups = document.tables[1:4]
    counted = [[row.title, *map(str, row.cells.values())] for row in tally.tables[0].rows]
    assert [[cell.text for cell in row.cells][1:] for row in official.rows[3:-1]] == counted
    assert len(procedures.rows) == (min(rows, 40) or 2) + 2
    assert [row.cells[1].text for row in groups.rows[1:]] == [row.title for row in tally.table("beneficiaries").rows]
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert NO_PERSON in said
    assert ("80 thủ tục khác xem tệp số liệu" in said) == (rows == 120)


def test_a_report_goes_with_months_quarters_and_years_only() -> None:
    report = Report(None, [SHIPPED])
    names = {
        code: [file.name for file in tally_outgoing(sample_tally(code), OFFICE, ["docx"], report=report).files]
        for code in ("2026-W47", "2026-11", "2026-Q4", "2026")
    }
    assert [len(files) for files in names.values()] == [1, 2, 2, 2]
    assert names["2026-11"][0] == "2026-11-18229-bao-cao.docx"


def test_the_office_may_take_a_paragraph_out_of_its_own_template(tmp_path: Path) -> None:
    told = read_blueprint(SHIPPED / "blueprints" / "bao-cao-cchc.toml")
    kept = tuple(block for block in told.blocks if "giai_quyet }}" not in getattr(block, "text", ""))
    (tmp_path / "bao-cao-cchc.docx").write_bytes(build(told.model_copy(update={"blocks": kept})))
    document = docx.Document(io.BytesIO(write_report(sample_tally("2026-11"), None, OFFICE, [SHIPPED, tmp_path])))
    assert "Đã giải quyết" not in "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_a_template_that_asks_for_something_unknown_is_refused(tmp_path: Path) -> None:
    told = read_blueprint(SHIPPED / "blueprints" / "bao-cao-cchc.toml")
    asking = told.blocks[4].model_copy(update={"text": "{{ thoi_tiet }}"})
    (tmp_path / "bao-cao-cchc.docx").write_bytes(build(told.model_copy(update={"blocks": (*told.blocks, asking)})))
    with pytest.raises(TemplateUnfit, match="thoi_tiet"):
        write_report(sample_tally("2026-11"), None, OFFICE, [SHIPPED, tmp_path])


def _with(**cells: int) -> Tally:
    tally = sample_tally("2026-11")
    official = tally.tables[0]
    assert official.total is not None
    total = replace(official.total, cells={**official.total.cells, "carried": 5, **cells})
    return replace(tally, tables=(replace(official, total=total), *tally.tables[1:]))
