# SPDX-License-Identifier: GPL-3.0-or-later
"""The booklet of filled samples that lies at the counter: citizens look a procedure up and write by it.

Made part by part in a folder of its own, so that it may be long, be watched and be stopped; the finished file is
put in its place whole or not at all. Only invented people stand in it: the samples of the forms.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from counter_app.casework.filling import Filler, Order
from counter_app.casework.guide import RECEPTION, GuideWriter
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.collation import collation_key
from counter_app.domain.errors import BadInput, CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.office import Office
from counter_app.domain.portal import SEARCH_ADDRESS
from counter_app.domain.procedure import Procedure
from counter_app.paper.booklet_front import ContentsLine, Cover, write_contents, write_cover
from counter_app.paper.joining import Bookmark, join_pdfs
from counter_app.paper.pdf import painted_pdf
from counter_app.paper.sheet import pdf_pages
from counter_app.paper.stamped import SamplePages
from counter_app.whole_file import write_whole

TITLE = "HỒ SƠ MẪU VIẾT SẴN"
_FOOT = "Bản mẫu để xem và viết theo; tên người trong mẫu là tên đặt ra."

Progress = Callable[[int, int], None]
"""Told after every page or form: how much is done, of how much."""


class BookletStopped(CounterError):
    """The clerk stopped it; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Đã dừng in cuốn hồ sơ mẫu theo yêu cầu. Chưa tạo tệp nào; bấm In lại khi cần.")


@dataclass(frozen=True)
class BookletOrder:
    """What goes in. ``on``: the day whose versions of forms are shown. ``codes``: empty for all that have a form."""

    office: Office
    on: date
    codes: tuple[str, ...] = ()
    search_address: str = SEARCH_ADDRESS


@dataclass(frozen=True)
class BookletMade:
    """What was written."""

    pages: int
    procedures: int
    forms: int


@dataclass(frozen=True)
class BookletStep:
    """So many parts are done, of so many; with the last step comes what was made."""

    done: int
    steps: int
    made: BookletMade | None = None


@dataclass
class _Book:
    """The parts made so far, in a folder that goes away with them."""

    folder: Path
    next_page: int
    files: list[Path] = field(default_factory=list)
    lines: list[ContentsLine] = field(default_factory=list)

    def add(self, pdf: bytes, pages: int) -> None:
        path = self.folder / f"{len(self.files):04}.pdf"
        path.write_bytes(pdf)
        self.files.append(path)
        self.next_page += pages

    def enter(self, title: str, level: int) -> None:
        self.lines.append(ContentsLine(title, self.next_page, level))


class BookletPress:
    """Makes booklets. Blocking; runs on the paper worker, with its filler."""

    def __init__(self, catalog: Catalog, filler: Filler) -> None:
        self._catalog = catalog
        self._filler = filler

    def make(
        self,
        order: BookletOrder,
        out: Path,
        progress: Progress = lambda _done, _all: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> BookletMade:
        """Write the booklet to ``out``.

        Raises:
            BadInput: an unknown code, or nothing to show. BookletStopped: on request.
            CounterError: a sample does not fit its form, or the disk refuses.
        """
        with closing(self.steps(order, out)) as walk:
            for step in walk:
                if step.made is not None:
                    return step.made
                progress(step.done, step.steps)
                if is_stopped():
                    break
        raise BookletStopped

    def steps(self, order: BookletOrder, out: Path) -> Generator[BookletStep, None, None]:
        """The same one part at a time, so that a window may do other things in between.

        Whoever leaves it before its end closes it: then nothing has been written, and nothing lies about.
        """
        procedures = self._procedures(order)
        steps = sum(1 + len(self._forms(procedure, order)) for procedure in procedures)
        with tempfile.TemporaryDirectory(prefix="counter-app-") as folder:
            front = self._contents_pages(procedures, order)
            book = _Book(Path(folder), next_page=2 + front)
            for done, _ in enumerate(self._parts(procedures, order, book), start=1):
                yield BookletStep(done, steps)
            forms = sum(line.level == 2 for line in book.lines)
            made = BookletMade(book.next_page - 1, len(procedures), forms)
            write_whole(out, self._bound(book, order))
        yield BookletStep(steps, steps, made)

    def _procedures(self, order: BookletOrder) -> list[Procedure]:
        if order.codes:
            chosen = [self._catalog.procedure(code) for code in dict.fromkeys(order.codes)]
        else:
            known = (self._catalog.procedures[code] for code in self._catalog.procedures)
            chosen = [procedure for procedure in known if procedure.form_ids]
        if not chosen:
            raise BadInput("Không có thủ tục nào để in. Chưa tạo tệp nào.")
        return sorted(chosen, key=lambda each: (collation_key(each.sector), collation_key(each.short_name)))

    def _forms(self, procedure: Procedure, order: BookletOrder) -> tuple[FormSpec, ...]:
        return self._catalog.forms_of(procedure.code, order.on)

    def _contents_pages(self, procedures: Sequence[Procedure], order: BookletOrder) -> int:
        """How many pages the contents take: it does not depend on the numbers in it."""
        lines = [
            ContentsLine(title, 999, level)
            for sector, found in _by_sector(procedures)
            for title, level in [(sector, 0), *self._titles(found, order)]
        ]
        return pdf_pages(write_contents(lines, 2)).page_count

    def _titles(self, procedures: Sequence[Procedure], order: BookletOrder) -> Iterator[tuple[str, int]]:
        for procedure in procedures:
            yield procedure.short_name, 1
            yield from ((form.title, 2) for form in self._forms(procedure, order))

    def _parts(self, procedures: Sequence[Procedure], order: BookletOrder, book: _Book) -> Iterator[None]:
        guides = GuideWriter(order.office, order.search_address)
        for sector, found in _by_sector(procedures):
            book.enter(sector, 0)
            for procedure in found:
                book.enter(procedure.short_name, 1)
                book.add(guides.write(procedure, book.next_page), 1)
                yield
                for form in self._forms(procedure, order):
                    book.enter(form.title, 2)
                    self._add_sample(form, order, book)
                    yield

    def _add_sample(self, form: FormSpec, order: BookletOrder, book: _Book) -> None:
        pages = sample_pages(self._filler, form, order.office, order.on, book.next_page)
        book.add(painted_pdf(pages, form.title), pages.page_count)

    def _bound(self, book: _Book, order: BookletOrder) -> bytes:
        """Cover, contents and parts as one file."""
        folder = book.folder
        (folder / "cover.pdf").write_bytes(write_cover(_cover(order)))
        (folder / "contents.pdf").write_bytes(write_contents(book.lines, 2))
        marks = [Bookmark("Mục lục", 1), *(Bookmark(line.title, line.page - 1, line.level) for line in book.lines)]
        return join_pdfs([folder / "cover.pdf", folder / "contents.pdf", *book.files], marks, TITLE.capitalize())


def sample_pages(filler: Filler, form: FormSpec, office: Office, on: date, first_page: int = 1) -> SamplePages:
    """A form filled with its invented person, under the watermark."""
    answers = printed_answers(form, form.sample)
    preview = filler.preview(Order(form, answers, office, signed_on=on))
    return SamplePages(preview.pages, first_page, _FOOT)


def _by_sector(procedures: Sequence[Procedure]) -> list[tuple[str, list[Procedure]]]:
    return [(sector, list(found)) for sector, found in groupby(procedures, key=lambda each: each.sector)]


def _cover(order: BookletOrder) -> Cover:
    office = order.office
    return Cover(
        office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}" if office.commune else "", RECEPTION.upper()),
        title=TITLE,
        lines=(
            "Mỗi thủ tục: một trang hướng dẫn, rồi tờ khai đã viết mẫu.",
            "Xem mẫu, viết theo; khó viết thì nhờ cán bộ viết hộ.",
        ),
        foot=", ".join(part for part in (office.place, f"tháng {order.on:%m} năm {order.on:%Y}") if part),
    )
