# SPDX-License-Identifier: GPL-3.0-or-later
"""``convert``: any DOCX becomes a PDF; ``--report`` says what the engine could not lay out.

The text of a finding is shown on the screen only: it may be somebody's name.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from counter_app.cli.answer import give, one_line
from counter_app.domain.errors import BadInput
from counter_app.paper.engines import EMBEDDED, TITLES, choose_engine, unsupported
from counter_app.paper.report import Report

_KINDS = {
    "unsupported": "chưa vẽ được phần",
    "missing_glyph": "phông thiếu chữ",
    "cut": "bị cắt",
    "overflow": "tràn khỏi trang",
}


def run_convert(arguments: Namespace) -> int:
    """Convert one file; returns the exit code."""
    docx, out = Path(arguments.docx), Path(arguments.out)
    if not docx.is_file():
        raise BadInput("Không có tệp Word này; xin xem lại đường dẫn. Chưa tạo tệp nào.")
    if out.suffix.lower() != ".pdf":
        raise BadInput("--out phải là tên tệp kết thúc bằng .pdf. Chưa tạo tệp nào.")
    report = choose_engine(arguments.engine or "auto").convert(docx, out)
    shape = {
        "out": str(out),
        "engine": report.engine,
        "pages": report.page_count,
        "findings": [
            {"kind": finding.kind, "page": finding.page + 1, "text": finding.text, "near": finding.near}
            for finding in report.findings
        ],
    }
    give(arguments.json, shape, _lines(out, report, arguments.report))
    return 0


def _lines(out: Path, report: Report, with_findings: bool) -> Iterator[str]:
    yield f"Đã chuyển: {report.page_count} trang, bộ dựng {report.engine}, tệp {out}"
    undrawn = unsupported(report.findings)
    if undrawn and report.engine == EMBEDDED:
        yield f"Lưu ý: có phần chưa vẽ được trong tệp PDF ({one_line(', '.join(undrawn))})."
    elif undrawn:
        yield f"Lưu ý: bộ dựng của chương trình chưa vẽ được hết nên {TITLES[report.engine]} đã dựng trang."
    if not with_findings:
        return
    for finding in report.findings:
        near = f", ở đoạn «{one_line(finding.near)}»" if finding.near else ""
        yield f"  trang {finding.page + 1}: {_KINDS.get(finding.kind, finding.kind)} «{one_line(finding.text)}»{near}"
    if not report.findings:
        yield "  không có gì phải lưu ý"
