# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file made of a tally, as one set that leaves together: workbook, paper, report, CSV, facts.

A tally whose equations do not hold does not leave: the office above would send it back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Literal

from counter_app import __version__
from counter_app.casework.issuing import refuse_broken
from counter_app.casework.tally_csv import write_csv
from counter_app.casework.tally_desk import TallyDesk
from counter_app.casework.tally_report import write_report
from counter_app.casework.tally_telling import told_of
from counter_app.catalog.reference import read_units
from counter_app.domain.administrative_units import AdministrativeUnits
from counter_app.domain.office import Office
from counter_app.domain.outgoing import Outgoing, OutgoingFile
from counter_app.domain.periods import Period, PeriodKind
from counter_app.domain.small_cells import without_small_cells
from counter_app.domain.tally import Tally
from counter_app.domain.text import fold
from counter_app.exchange.facts import ENDING, write_facts
from counter_app.paper.tally_book import write_tally_book
from counter_app.paper.tally_sheet import write_tally_sheet
from counter_app.paper.tally_told import TallyTold
from counter_app.settings import CsvSeparator, Settings

TallyFormat = Literal["xlsx", "pdf", "docx", "csv"]
FORMATS: tuple[TallyFormat, ...] = ("xlsx", "pdf", "docx", "csv")
_PRACTICE = "TẬP DƯỢT"
REPORTED: frozenset[PeriodKind] = frozenset({"month", "quarter", "year"})
"""Periods the commune reports on; of the others there is no text."""


@dataclass(frozen=True)
class Report:
    """What the text of a report needs besides the numbers: those of the period before, and the folders of templates."""

    before: Tally | None
    templates: Sequence[Path]


def tally_outgoing(
    tally: Tally,
    office: Office,
    formats: Collection[TallyFormat] = FORMATS,
    separator: CsvSeparator = "semicolon",
    report: Report | None = None,
) -> Outgoing:
    """The set for the export door; the facts are always in it. Each file is made when the door asks for it.

    Raises:
        EquationBroken: an equation of a table is broken.
    """
    refuse_broken(tally)
    if not tally.unit_code:
        tally = replace(tally, unit_code=unit_code_of(office, _units()))
    told = told_of(tally, office)
    stem = f"{tally.period.code}-{tally.unit_code or _slug(office.commune) or 'don-vi'}"
    makers = [*_makers(tally, told, stem, separator)]
    if report is not None and tally.period.kind in REPORTED:
        make = partial(write_report, tally, report.before, office, report.templates)
        makers.insert(2, ("docx", f"{stem}-bao-cao.docx", make))
    wanted = (OutgoingFile(name, make) for kind, name, make in makers if kind in (*formats, "facts"))
    return Outgoing(
        "tally", f"Bảng tổng hợp {tally.period.title}", f"tong-hop-{stem}", tuple(wanted), tally.period.code
    )


class TallyFiles:
    """Makes the set as the office has chosen it. Blocking: the text of a report counts the period before."""

    def __init__(
        self, desk: TallyDesk, settings: Callable[[], Settings], templates: Callable[[], Sequence[Path]]
    ) -> None:
        self._desk, self._settings, self._templates = desk, settings, templates

    def outgoing(self, tally: Tally, office: Office, formats: Collection[TallyFormat] = FORMATS) -> Outgoing:
        """See :func:`tally_outgoing`."""
        settings = self._settings()
        if settings.practice:
            # Named so on every file, and of no unit: an office above refuses it.
            tally = replace(tally, unit=f"{_PRACTICE}: {tally.unit}", unit_code="")
            office = replace(office, commune=f"{office.commune} ({_PRACTICE})")
        if settings.small_cells_merged and not tally.small_cells_merged:
            tally = without_small_cells(tally)
        reported = "docx" in formats and tally.period.kind in REPORTED
        report = Report(self._before(tally.period), self._templates()) if reported else None
        return tally_outgoing(tally, office, formats, settings.csv_separator, report)

    def _before(self, period: Period) -> Tally | None:
        """The period before, as issued where it was; None where nothing was received then."""
        tally = self._desk.leaving(period.before())
        return tally if any(row.cells.get("received") for row in tally.table("official").rows) else None


def unit_code_of(office: Office, units: AdministrativeUnits) -> str:
    """The office's code of the national list; empty when its names are not of it.

    Marks count («Tân Hà» is not «Tân Hạ»); only where no name is written so, one without marks may stand for it.
    """
    for spelt in (_spelt, fold):
        provinces = {each.code for each in units.provinces if spelt(each.full_name) == spelt(office.province)}
        codes = [
            commune.code
            for commune in units.communes
            if commune.province in provinces and spelt(commune.full_name) == spelt(office.commune)
        ]
        if len(codes) == 1:
            return codes[0]
    return ""


@cache
def _units() -> AdministrativeUnits:
    return read_units()


def _spelt(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _makers(
    tally: Tally, told: TallyTold, stem: str, separator: CsvSeparator
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    yield "xlsx", f"{stem}-so-lieu.xlsx", partial(write_tally_book, told)
    yield "pdf", f"{stem}-so-lieu.pdf", partial(write_tally_sheet, told)
    front = (told.subtitle, told.notice)
    for number, table in enumerate(told.tables, start=1):
        yield "csv", f"{stem}-{number:02}-{_slug(table.id)}.csv", partial(write_csv, table, front, separator)
    yield "facts", f"{stem}{ENDING}", partial(write_facts, tally, __version__)


def _slug(words: str) -> str:
    """Small ASCII letters and hyphens."""
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in fold(words)).split())[
        :30
    ].strip("-")
