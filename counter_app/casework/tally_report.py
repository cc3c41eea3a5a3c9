# SPDX-License-Identifier: GPL-3.0-or-later
"""The commune's report of a month, a quarter, a year as a Word text: sentences and tables, to be edited and signed.

The template is the office's to change (``bao-cao-cchc.docx``); it is filled by the renderer that fills every form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from counter_app.casework.report_sentences import sentences
from counter_app.casework.tally_telling import NO_PERSON
from counter_app.documents import Template, check_paper, render
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FieldGroup, FieldSpec, FormSpec, Overflow
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing
from counter_app.domain.tally import CountTable, Row, Tally
from counter_app.domain.tally_words import cell_words

TEMPLATE = "bao-cao-cchc"
MOST_ROWS = 40
"""Of one table; the workbook has all."""
_OFFICIAL = (
    *("received", "online", "direct", "carried", "done", "before_due", "on_due", "late"),
    *("open", "open_in_time", "open_late"),
)
_PLACES = {f"c{number}": column for number, column in enumerate(_OFFICIAL, start=3)}
_PROCEDURE = {
    "nhan": "received",
    "viet_ho": "written",
    "trong_ngay": "same_day",
    "ty_le": "same_day_share",
    "thuong": "ordinary",
}
_GROUP = {"nhan": "received", "viet_ho": "written", "trong_ngay": "same_day"}
_THUMBS = ("thumb", "thumb_witnessed")
_NUMBERED = re.compile(r"_\d+\.")
"""From a row's name to that of its list: «thu_tuc_3.ten», «thu_tuc[].ten»."""
_FEWEST_ROWS = 2
"""One row is no list to a template; an empty second one is not printed."""


class ReportUnfit(CounterError):
    """What was filled in is not in the text."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"Chưa tạo được lời báo cáo: {sentence} Số liệu còn nguyên; xin dùng lại tệp mẫu gốc.")


def write_report(tally: Tally, before: Tally | None, office: Office, templates: Sequence[Path]) -> bytes:
    """The text as DOCX. ``templates``: folders, the last one that has the template counts; what it does not ask for is
    left out.

    Raises:
        TemplateRefused, TemplateUnfit: the office's own template cannot be used.
        ReportUnfit: a sentence or a number is not found again in the text.
    """
    found = [folder / f"{TEMPLATE}.docx" for folder in templates if (folder / f"{TEMPLATE}.docx").is_file()]
    template, today = Template.load(found[-1]), tally.made_at.date()
    told = _answers(tally, before, office)
    answers = {
        name: words for name, words in told if _NUMBERED.sub("[].", name) in template.asked or name in template.asked
    }
    rendered = render(template, _form(answers, today), answers, office, Signing(), today)
    docx = rendered.docx_bytes()
    for fault in check_paper(rendered, docx):
        raise ReportUnfit(fault.sentence)
    return docx


def _answers(tally: Tally, before: Tally | None, office: Office) -> Iterator[tuple[str, str]]:
    """Everything the template may ask for, by its tag; lists by their numbers."""
    period = tally.period
    title = period.title
    yield "ky.ten", title if period.kind == "range" else f"{title[:1].lower()}{title[1:]}"
    yield "ky.ngay", f"từ ngày {period.first:%d/%m/%Y} đến ngày {period.last:%d/%m/%Y}"
    yield "ghi_chu", NO_PERSON
    yield from sentences(tally, before).items()
    tables = {table.id: table for table in tally.tables}
    yield from _list("linh_vuc", tables.get("official"), _PLACES, "cong")
    procedures = tables.get("procedures")
    yield from _list("thu_tuc", procedures, _PROCEDURE, "cong_thu_tuc", code=True)
    more = len(procedures.rows) - MOST_ROWS if procedures else 0
    yield (
        "thu_tuc_chu",
        f" ({MOST_ROWS} thủ tục nhiều hồ sơ nhất; {more} thủ tục khác xem tệp số liệu)" if more > 0 else "",
    )
    yield from _groups(tables.get("beneficiaries"))
    yield "nguoi_ky.ho_ten", office.signatory


def _list(
    name: str, table: CountTable | None, places: Mapping[str, str], total: str = "", *, code: bool = False
) -> Iterator[tuple[str, str]]:
    rows = table.rows[:MOST_ROWS] if table else ()
    for number, row in enumerate(rows, start=1):
        yield f"{name}_{number}.ten", row.title
        if code:
            yield f"{name}_{number}.ma", row.key
        yield from _numbers(f"{name}_{number}", table, row, places)
    for number in range(len(rows) + 1, _FEWEST_ROWS + 1):
        for place in ("ten", *(("ma",) if code else ()), *places):
            yield f"{name}_{number}.{place}", ""
    if not total:
        return
    whole = table.total if table is not None and table.total is not None else Row("", "", {})
    yield from _numbers(total, table, whole, places)


def _numbers(role: str, table: CountTable | None, row: Row, places: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    kinds = {column.id: column.kind for column in table.columns} if table else {}
    for place, column in places.items():
        yield f"{role}.{place}", cell_words(row.cells.get(column), kinds.get(column, "count"))


def _groups(table: CountTable | None) -> Iterator[tuple[str, str]]:
    yield from _list("doi_tuong", table, _GROUP)
    rows = table.rows[:MOST_ROWS] if table else ()
    for number, row in enumerate(rows, start=1):
        counts = [value for name in _THUMBS if isinstance(value := row.cells.get(name), int | float)]
        yield f"doi_tuong_{number}.diem_chi", cell_words(sum(counts) if counts else None, "count")
    for number in range(len(rows) + 1, _FEWEST_ROWS + 1):
        yield f"doi_tuong_{number}.diem_chi", ""


def _form(answers: Mapping[str, str], day: date) -> FormSpec:
    """The report as a form whose fields are what is to be said; it has as many rows as there are."""
    fields = tuple(FieldSpec(id=name, label=name, kind="long_text", overflow=Overflow(lines=12)) for name in answers)
    return FormSpec(
        schema_version=1,
        id=TEMPLATE,
        title="Báo cáo",
        template=f"{TEMPLATE}.docx",
        pages=20,
        source="bảng tổng hợp",
        certainty="unverified",
        effective_from=day,
        signer_role="nguoi_ky",
        groups=(FieldGroup(id="bao_cao", title="Báo cáo", fields=fields),),
    )
