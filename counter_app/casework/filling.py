# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers become a checked paper: rendered, laid out, read back. The window and the command line both come here.

Nothing leaves this room unchecked: every answer must be found again on the laid-out page, in the DOCX and in the
PDF; no tag, no «None», no missing glyph, nothing cut.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from counter_app.casework.proof import PaperFault, is_too_long, page_faults, prove, prove_elsewhere, rule_of
from counter_app.casework.suite_pages import SuiteDesk, SuiteWork
from counter_app.documents import MOST_MOVED, Rendered, Template, render
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing
from counter_app.paper.document import LayoutCache
from counter_app.paper.engines import EMBEDDED, office_for, unsupported
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages, PrintablePages, Spot
from counter_app.paper.pdf import write_pdf

SHRINK_STEP_PT = 0.5


class PaperRefused(CounterError):
    """The paper was made but is not what was typed; nothing is printed."""

    def __init__(self, faults: tuple[PaperFault, ...]) -> None:
        self.faults = faults
        more = f" (và {len(faults) - 1} lỗi khác)" if len(faults) > 1 else ""
        super().__init__(f"Chưa in: {faults[0].sentence}{more} Hồ sơ vẫn được lưu; xin sửa rồi in lại.")


@dataclass(frozen=True)
class Order:
    """Everything a paper is made of."""

    form: FormSpec
    answers: Mapping[str, str]
    office: Office
    signing: Signing = field(default_factory=Signing)
    signed_on: date | None = None


@dataclass(frozen=True)
class Preview:
    """The page beside the fields: what is printed where, and what would not fit."""

    rendered: Rendered
    pages: Pages
    faults: tuple[PaperFault, ...] = ()
    elsewhere: SuiteWork | None = None
    """What an office suite has to draw, where it and not the program makes the pages."""
    _by_field: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)

    def spots_of(self, field_id: str) -> tuple[Spot, ...]:
        """Where a field stands on the pages."""
        return self._by_field.get(field_id, ())

    def field_at(self, page: int, x_pt: float, y_pt: float) -> str | None:
        """The field printed at a point, with a finger's width of tolerance; None where no field is near."""
        reach_pt = 4.0
        for field_id, spots in self._by_field.items():
            for spot in spots:
                box = spot.rect
                if spot.page == page and (
                    box.x_pt - reach_pt <= x_pt <= box.x_pt + box.width_pt + reach_pt
                    and box.y_pt - reach_pt <= y_pt <= box.y_pt + box.height_pt + reach_pt
                ):
                    return field_id
        return None

    @property
    def forecast(self) -> dict[str, str]:
        """Sentences beside the fields that would not fit."""
        return {fault.field_id: fault.sentence for fault in self.faults if fault.field_id}


@dataclass(frozen=True)
class Produced:
    """A checked paper, ready to be kept, printed or written to a file.

    ``engine`` drew the pages; ``note`` is a sentence for the clerk when that was not the program's own choice.
    """

    title: str
    docx: bytes
    pages: PrintablePages
    pdf: bytes
    answers_hash: str
    template_hash: str
    engine: str = EMBEDDED
    note: str = ""

    @cached_property
    def page_count(self) -> int:
        """Sheets of paper sides."""
        return self.pages.page_count


class Filler:
    """Makes papers from templates. Keeps compiled templates and shaped paragraphs, so one worker owns one filler.

    ``above``: folders whose templates stand for those of the folders before them.
    """

    def __init__(self, templates: Path, *above: Path) -> None:
        self._folders = (*reversed(above), templates)
        self._templates: dict[str, Template] = {}
        self._cache = LayoutCache()
        self.suites = SuiteDesk()

    def preview(self, order: Order, engine: str = EMBEDDED) -> Preview:
        """Our own pages, with what would not fit, and what is to be drawn elsewhere. Never raises for what was typed.

        Raises:
            CounterError: the chosen engine is not on this PC.
        """
        rendered, pages = self._fit(order)
        faults = tuple(page_faults(order.form, rendered, pages))
        elsewhere = self._work_elsewhere(order, engine, rendered, pages)
        return Preview(rendered, pages, faults, elsewhere, _spots_by_field(rendered, pages))

    def produce(self, order: Order, engine: str = "auto") -> Produced:
        """The paper, read back in three ways, drawn by the engine the office has chosen.

        Raises:
            PaperRefused: an answer is not found again, does not fit, or has a letter the font lacks.
            CounterError: the chosen engine is not on this PC, or failed.
        """
        rendered, pages = self._fit(order)
        work = self._work_elsewhere(order, engine, rendered, pages)
        hashes = {"answers_hash": hash_of(order), "template_hash": self._template(order.form).hash}
        title = order.form.title
        if work is None:
            docx, pdf = rendered.docx_bytes(), write_pdf(pages, title)
            faults = prove(order.form, rendered, pages, docx, pdf)
            made = Produced(title, docx, pages, pdf, **hashes)
        else:
            drawn = self.suites.draw(work)
            faults = prove_elsewhere(order.form, rendered, pages, drawn.docx, drawn.pdf, drawn.pages.page_count)
            made = Produced(title, drawn.docx, drawn.pages, drawn.pdf, **hashes, engine=drawn.engine, note=drawn.note)
        if faults:
            raise PaperRefused(faults)
        return made

    def _work_elsewhere(self, order: Order, engine: str, rendered: Rendered, pages: Pages) -> SuiteWork | None:
        suite = office_for(engine, pages.findings)
        if suite is None:
            return None
        key = f"{hash_of(order)} {self._template(order.form).hash} {engine}"
        return SuiteWork(key, rendered.docx_bytes(), suite, unsupported(pages.findings))

    def _template(self, form: FormSpec) -> Template:
        if form.template not in self._templates:
            places = (folder / form.template for folder in self._folders)
            found = next((place for place in places if place.is_file()), self._folders[-1] / form.template)
            self._templates[form.template] = Template.load(found)
        return self._templates[form.template]

    def _fit(self, order: Order) -> tuple[Rendered, Pages]:
        """Lay out, making values smaller step by step, then moving them behind the form, as far as its rule allows."""
        moved: list[str] = []
        while True:
            rendered, pages = self._shrunk(order, moved)
            more = [value_id for value_id in _movable(order.form, rendered, pages) if value_id not in moved]
            if not more or len(moved) == MOST_MOVED:
                return rendered, pages
            moved = [*moved, *more][:MOST_MOVED]

    def _shrunk(self, order: Order, moved: list[str]) -> tuple[Rendered, Pages]:
        template = self._template(order.form)
        whole = render(template, order.form, order.answers, order.office, order.signing, order.signed_on, moved)
        rendered = whole
        shrink: dict[str, float] = {}
        while True:
            pages = lay_out(rendered.parts, self._cache)
            too_long = _shrinkable(order.form, rendered, pages, shrink)
            if not too_long:
                return rendered, pages
            for value_id in too_long:
                shrink[value_id] = shrink.get(value_id, 0.0) + SHRINK_STEP_PT
            rendered = whole.smaller(shrink)


def hash_of(order: Order) -> str:
    """A fingerprint of what is on the paper: the same answers signed the same way make no new version."""
    digest = hashlib.sha256()
    for part in (
        order.form.id,
        order.form.effective_from.isoformat(),
        repr(sorted(order.answers.items())),
        repr(order.signing),
        repr(order.office),
        repr(order.signed_on),
    ):
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


def _shrinkable(form: FormSpec, rendered: Rendered, pages: Pages, shrink: Mapping[str, float]) -> list[str]:
    found = []
    for mark, value in rendered.printed.items():
        rule = rule_of(form, value)
        may_shrink = shrink.get(value.value_id, 0.0) + SHRINK_STEP_PT <= rule.shrink_pt
        if may_shrink and is_too_long(form, value, pages, mark):
            found.append(value.value_id)
    return found


def _movable(form: FormSpec, rendered: Rendered, pages: Pages) -> list[str]:
    """Values too long even at their smallest whose form lets them go on behind it."""
    found = (
        value.value_id
        for mark, value in rendered.printed.items()
        if rule_of(form, value).addendum and is_too_long(form, value, pages, mark)
    )
    return list(dict.fromkeys(found))


def _spots_by_field(rendered: Rendered, pages: Pages) -> dict[str, tuple[Spot, ...]]:
    by_field: dict[str, list[Spot]] = {}
    for spot in pages.spots:
        value = rendered.printed.get(spot.mark)
        for field_id in value.fields if value else ():
            by_field.setdefault(field_id, []).append(spot)
    return {field_id: tuple(spots) for field_id, spots in by_field.items()}
