# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers about a procedure: printed without a dossier, made part by part, stopped without a trace."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from counter_app.casework.catalogue_papers import CataloguePapers, PressWish, SheetWish
from counter_app.casework.print_room import PrintRoom
from counter_app.catalog.layers import shipped_layer
from counter_app.catalog.schemes import load_schemes
from counter_app.domain.errors import BadInput
from tests.casework.conftest import Office
from tests.casework.sample_orders import catalog, filler

DEATH = "1.000656"
DEATH_FORM = catalog().procedure(DEATH).form_ids[0]


@pytest.fixture
def papers(counter_office: Office) -> CataloguePapers:
    printer = counter_office.printer
    room = PrintRoom(printer.known, printer.send)
    return CataloguePapers(
        catalog(),
        filler(),
        counter_office.register,
        counter_office.clock,
        room,
        lambda: load_schemes([shipped_layer()]),
    )


@pytest.mark.parametrize("kind", ["guide", "blank", "sample"])
def test_every_sheet_of_a_procedure_reaches_the_printer(
    counter_office: Office, papers: CataloguePapers, kind: str
) -> None:
    assert papers.print_sheet(SheetWish(kind, DEATH, DEATH_FORM)) == "Quầy 1"  # type: ignore[arg-type]
    ((job, pages),) = counter_office.printer.jobs
    assert job.title
    assert pages >= 1


def test_a_booklet_is_made_in_steps_and_the_last_tells_what_was_made(papers: CataloguePapers, tmp_path: Path) -> None:
    out = tmp_path / "mau.pdf"
    steps = list(papers.booklet(PressWish(out, codes=(DEATH,))))
    assert [step.made for step in steps[:-1]] == [None] * (len(steps) - 1)
    made = steps[-1].made
    assert made is not None
    assert made.pages == len(pypdf.PdfReader(out).pages)


def test_a_booklet_left_in_the_middle_writes_nothing(papers: CataloguePapers, tmp_path: Path) -> None:
    out = tmp_path / "mau.pdf"
    walk = papers.booklet(PressWish(out, codes=(DEATH,)))
    next(walk)
    walk.close()
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_scheme_names_its_procedures_once_it_has_begun(papers: CataloguePapers) -> None:
    assert "1.004873" in papers.procedures_meant(("dak-nong",))
    assert papers.procedures_meant(("khong-con",)) == frozenset()


def test_the_poster_of_a_scheme_counts_what_is_on_it(papers: CataloguePapers, tmp_path: Path) -> None:
    out = tmp_path / "niem-yet.pdf"
    assert papers.poster(PressWish(out, scheme_id="dak-nong", poster_size="A3")) == 4
    assert round(float(pypdf.PdfReader(out).pages[0].mediabox[2])) == 842


def test_a_scheme_nobody_knows_is_told(papers: CataloguePapers, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Không có mô hình"):
        papers.poster(PressWish(tmp_path / "x.pdf", scheme_id="khong-co", poster_size="A4"))
