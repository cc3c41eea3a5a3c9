# SPDX-License-Identifier: GPL-3.0-or-later
"""``w:sectPr`` -> PageLook, and the body cut into its sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counter_app.paper.looks import PageLook
from counter_app.paper.wordml import Element, R, W, blocks_of, is_on, length, value, whole

_MOST_COLUMNS = 45
"""Word's own limit."""


def page_look(section: Element | None, before: PageLook | None) -> PageLook:
    """One section's paper; headers and footers it does not name are those of the section before."""
    headers = dict(before.headers) if before else {}
    footers = dict(before.footers) if before else {}
    if section is None:
        return PageLook(headers=headers, footers=footers)
    for name, found in (("headerReference", headers), ("footerReference", footers)):
        for reference in section.iterfind(W + name):
            found[reference.get(W + "type") or "default"] = reference.get(R + "id") or ""
    size, margin, numbers = (section.find(W + name) for name in ("pgSz", "pgMar", "pgNumType"))
    standard = PageLook()

    def of(element: Element | None, name: str, otherwise: float) -> float:
        return otherwise if element is None else length(element.get(W + name), otherwise)

    first = None if numbers is None or numbers.get(W + "start") is None else whole(numbers.get(W + "start"), 1)
    form = "decimal" if numbers is None else numbers.get(W + "fmt") or "decimal"
    return PageLook(
        width=_side(of(size, "w", standard.width)),
        height=_side(of(size, "h", standard.height)),
        top=of(margin, "top", standard.top),
        right=of(margin, "right", standard.right),
        bottom=of(margin, "bottom", standard.bottom),
        left=of(margin, "left", standard.left) + of(margin, "gutter", 0.0),
        header=of(margin, "header", standard.header),
        footer=of(margin, "footer", standard.footer),
        columns=max(1, min(whole(value(section, "cols", "num"), 1), _MOST_COLUMNS)),
        column_gap=max(0.0, length(value(section, "cols", "space"), standard.column_gap)),
        start=value(section, "type") or "nextPage",
        first_number=first,
        number_format=form,
        title_page=is_on(section.find(W + "titlePg")),
        headers=headers,
        footers=footers,
    )


def _side(length_of_side: float) -> float:
    """Word's own limits for a page: 0.1 to 22 inches."""
    return max(144.0, min(length_of_side, 31680.0))


def sections(body: Element) -> Iterator[tuple[list[Element], PageLook]]:
    """(blocks, paper) of each section. A section's own properties stand in its last paragraph."""
    blocks: list[Element] = []
    before: PageLook | None = None
    for block in blocks_of(body):
        if block.tag == W + "sectPr":
            continue
        blocks.append(block)
        own = block.find(f"{W}pPr/{W}sectPr") if block.tag == W + "p" else None
        if own is not None:
            before = page_look(own, before)
            yield blocks, before
            blocks = []
    last = body.find(W + "sectPr")
    if last is None and before is not None and not blocks:
        return
    look = page_look(last, before)
    yield blocks, replace(look, columns=look.columns)
