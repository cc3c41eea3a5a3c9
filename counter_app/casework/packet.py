# SPDX-License-Identifier: GPL-3.0-or-later
"""Several forms of one dossier as one: what is asked twice is shown, checked and read aloud once.

Answers belong to the dossier by field id, so that a name typed on one form stands on all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage, QPainter

from counter_app.casework.filling import Preview
from counter_app.domain.dossier import Override
from counter_app.domain.form import FieldSpec, FormSpec
from counter_app.domain.journey import gaps
from counter_app.domain.review import Concern, ReviewRow, concerns_of, review_rows
from counter_app.paper.pages import PrintablePages, Spot


def packet_gaps(packet: Iterable[FormSpec], answers: Mapping[str, str]) -> list[FieldSpec]:
    """Required fields still empty on any form, each once."""
    found = [spec for form in packet for spec in gaps(form, answers)]
    return list({spec.id: spec for spec in reversed(found)}.values())[::-1]


def packet_concerns(
    packet: Iterable[FormSpec], answers: Mapping[str, str], overrides: tuple[Override, ...] = ()
) -> list[Concern]:
    """What stands against printing any of the forms, each once."""
    found = [concern for form in packet for concern in concerns_of(form, answers, overrides)]
    return list({(concern.field_id, concern.code): concern for concern in reversed(found)}.values())[::-1]


def packet_rows(packet: Sequence[FormSpec], answers: Mapping[str, str]) -> list[ReviewRow]:
    """The answers in the order of the forms; of several forms the headings say which."""
    rows: dict[str, ReviewRow] = {}
    for form in packet:
        for row in review_rows(form, answers):
            group = f"{form.title}: {row.group}" if len(packet) > 1 else row.group
            rows.setdefault(row.field_id, replace(row, group=group))
    return list(rows.values())


def form_asking(packet: Iterable[FormSpec], field_id: str, at_first: FormSpec | None = None) -> FormSpec | None:
    """The form with a field: ``at_first`` if it has it, else the first that does."""
    having = [form for form in packet if any(spec.id == field_id for spec in form.fields())]
    return at_first if at_first in having else next(iter(having), None)


@dataclass(frozen=True)
class Part:
    """One dossier on the check page of its visit.

    ``key`` stands before the ids of its fields («» for the first): two dossiers may ask the same.
    """

    packet: Sequence[FormSpec]
    answers: Mapping[str, str]
    overrides: tuple[Override, ...] = ()
    key: str = ""
    title: str = ""


def part_key(place: int) -> str:
    """What stands before the field ids of the dossier at this place of the visit (from 0)."""
    return f"{place + 1}:" if place else ""


def place_and_id(keyed: str) -> tuple[int, str]:
    """The place in the visit and the field's own id."""
    key, colon, field_id = keyed.partition(":")
    return (int(key) - 1, field_id) if colon else (0, keyed)


def visit_rows(parts: Sequence[Part]) -> list[ReviewRow]:
    """The answers of all dossiers of a visit; what a later one only repeats is told once."""
    if len(parts) == 1:
        return packet_rows(parts[0].packet, parts[0].answers)
    told: set[tuple[str, str]] = set()
    rows = []
    for part in parts:
        for row in packet_rows(part.packet, part.answers):
            if (row.field_id, row.answer) not in told or not row.answer:
                rows.append(replace(row, field_id=part.key + row.field_id, group=f"{part.title}: {row.group}"))
                told.add((row.field_id, row.answer))
    return rows


def visit_concerns(parts: Iterable[Part]) -> list[Concern]:
    """What stands against printing any form of any dossier."""
    return [
        replace(concern, field_id=part.key + concern.field_id)
        for part in parts
        for concern in packet_concerns(part.packet, part.answers, part.overrides)
    ]


class JoinedPages:
    """The pages of several papers one after the other."""

    def __init__(self, papers: Sequence[PrintablePages]) -> None:
        self._places = [(paper, number) for paper in papers for number in range(paper.page_count)]

    @property
    def page_count(self) -> int:
        """How many pages in all."""
        return len(self._places)

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """(width, height) in points."""
        paper, number = self._places[page]
        return paper.page_size_pt(number)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint one page; the painter's unit is one point."""
        paper, number = self._places[page]
        paper.paint(painter, number)

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """One page as a picture on white."""
        paper, number = self._places[page]
        return paper.image(number, dots_per_inch)


@dataclass(frozen=True)
class PacketPreview:
    """All pages of a packet as they will print, with the places of the fields on them."""

    pages: PrintablePages
    parts: tuple[Preview, ...] = ()
    """Our own layout of each form; empty where another program drew the pages and places are not known."""
    keys: tuple[str, ...] = ()
    """Of each form what stands before its fields' ids; all empty for one dossier."""

    @classmethod
    def of(cls, parts: Sequence[Preview], keys: Sequence[str] = ()) -> PacketPreview:
        """The pages as our own engine lays them out."""
        pages = parts[0].pages if len(parts) == 1 else JoinedPages([part.pages for part in parts])
        return cls(pages, tuple(parts), tuple(keys) or ("",) * len(parts))

    def spots_of(self, field_id: str) -> tuple[Spot, ...]:
        """Where a field stands, on every form that has it."""
        return tuple(
            replace(spot, page=spot.page + before)
            for before, part, key in self._numbered()
            if field_id.startswith(key)
            for spot in part.spots_of(field_id.removeprefix(key))
        )

    def field_at(self, page: int, x_pt: float, y_pt: float) -> str | None:
        """The field printed at a point; None where no field is near."""
        for before, part, key in self._numbered():
            if before <= page < before + part.pages.page_count:
                found = part.field_at(page - before, x_pt, y_pt)
                return None if found is None else key + found
        return None

    def _numbered(self) -> list[tuple[int, Preview, str]]:
        """Each form with the number of pages before it and the key of its fields."""
        found, before = [], 0
        for part, key in zip(self.parts, self.keys, strict=False):
            found.append((before, part, key))
            before += part.pages.page_count
        return found
