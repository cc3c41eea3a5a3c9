# SPDX-License-Identifier: GPL-3.0-or-later
"""Page ends, sections, headers, footers, notes and drawings, each alone on its paper."""

from __future__ import annotations

from fidelity.drawings import drawn_line, hanging_picture, inline_picture, text_box, vml_box, vml_line
from fidelity.wordml import (
    BOTH,
    CENTRED,
    LONG,
    LYING,
    RIGHT,
    TEXT_PT,
    UPRIGHT,
    Paper,
    counted,
    note,
    note_sign,
    par,
    row,
    run,
    table,
)

_SMALL = "<w:sz w:val='22'/>"
_PAGE_OF = par(runs=run("Trang ") + counted("PAGE") + run("/") + counted("NUMPAGES"), look=CENTRED)
_HEADS = {"header1": par("Đầu trang", RIGHT), "footer1": _PAGE_OF}
_NARROW = UPRIGHT.replace('w:left="1701"', 'w:left="3000"')
_TWO = '<w:cols w:num="2" w:space="708"/>'
_SQUARE = '<wp:wrapSquare wrapText="bothSides"/>'
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def _section(page: str, kind: str = "nextPage") -> str:
    return par("hết phần", f'<w:sectPr><w:type w:val="{kind}"/>{page}</w:sectPr>')


def _numbered(count: int, look: str = "") -> str:
    return "".join(par(f"{n}. {LONG}", look) for n in range(count))


def _notes(count: int, kind: str = "footnote", long: int = 1) -> dict[str, str]:
    return {f"{kind}s": "".join(note(n, f"Chú thích {n}. {LONG * long}", kind) for n in range(2, 2 + count))}


def _referring(count: int, kind: str = "footnote") -> str:
    return "".join(par(LONG, BOTH, run(LONG[:70]) + note_sign(n, kind) + run(LONG[70:])) for n in range(2, 2 + count))


PAPERS: dict[str, Paper] = {
    "pages": Paper(par(LONG * 2, BOTH) * 22),
    "pages_spaced": Paper(par(LONG * 3, BOTH + '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>') * 24),
    "pages_one_and_half": Paper(par(LONG * 4, BOTH + '<w:spacing w:line="360" w:lineRule="auto"/>') * 12),
    "pages_exact": Paper(par(LONG * 4, BOTH + '<w:spacing w:line="340" w:lineRule="exact"/>') * 15),
    "pages_at_least": Paper(par(LONG * 4, BOTH + '<w:spacing w:line="380" w:lineRule="atLeast"/>') * 15),
    "widows": Paper("".join(par(LONG * (1 + n % 4)) for n in range(30))),
    "widows_off": Paper("".join(par(LONG * (1 + n % 4), '<w:widowControl w:val="0"/>') for n in range(30))),
    "keep_next": Paper("".join(par(LONG, "<w:keepNext/>" if n % 3 == 0 else "") for n in range(40))),
    "keep_lines": Paper(par(LONG * 5, "<w:keepLines/>") * 12),
    "page_breaks": Paper(
        par("một", runs=_BREAK) + par("hai") + par("ba", "<w:pageBreakBefore/>") + par("bốn", runs=_BREAK + run("năm"))
    ),
    "landscape": Paper(par(LONG, BOTH) * 20, LYING),
    "sections": Paper(_numbered(4) + _section(UPRIGHT) + _numbered(5) + _section(LYING) + _numbered(3)),
    "section_continuous": Paper(
        _numbered(4) + _section(UPRIGHT) + _numbered(4) + _section(_NARROW, "continuous") + _numbered(3),
        '<w:type w:val="continuous"/>' + UPRIGHT,
    ),
    "margins": Paper(_numbered(12), UPRIGHT.replace('w:top="1134"', 'w:top="2268"').replace('w:gutter="0"', "") + ""),
    "header_footer": Paper(_numbered(30), others=_HEADS),
    "header_tall": Paper(_numbered(20), others={"header1": par("Đầu trang") * 6, "footer1": par("Chân trang") * 4}),
    "first_page_differs": Paper(
        _numbered(40), UPRIGHT + "<w:titlePg/>", {**_HEADS, "headerfirst": par("Trang đầu"), "footerfirst": par()}
    ),
    "number_from_page_two": Paper(
        _numbered(40), UPRIGHT + "<w:titlePg/>", {"header1": par(runs=counted("PAGE"), look=CENTRED)}
    ),
    "even_and_odd": Paper(
        _numbered(50), others={**_HEADS, "headereven": par("Trang chẵn"), "settings": "<w:evenAndOddHeaders/>"}
    ),
    "page_number_start": Paper(
        _numbered(25),
        UPRIGHT + '<w:pgNumType w:start="5" w:fmt="lowerRoman"/>',
        {"footer1": par(runs=counted("PAGE"), look=CENTRED)},
    ),
    "footnotes": Paper(_referring(12), others=_notes(12)),
    "footnotes_long": Paper(_referring(7), others=_notes(7, long=4)),
    "footnotes_split": Paper(_numbered(9) + _referring(3) + _numbered(6), others=_notes(3, long=9)),
    "footnotes_after_table": Paper(table([200, 200], row("bảng", "đứng đầu")) + _referring(3), others=_notes(3)),
    "endnotes": Paper(_referring(6, "endnote"), others=_notes(6, "endnote")),
    "picture_inline": Paper(par(LONG, runs=inline_picture(60, 60) + run(LONG)) + par(LONG)),
    "picture_cut": Paper(par(LONG, runs=inline_picture(60, 40, 'l="25000" t="10000" r="40000"') + run(LONG)) * 2),
    "picture_turned": Paper(
        "".join(par(LONG, runs=inline_picture(90, 40, place=f'rot="{n * 5400000}"') + run(LONG)) for n in (1, 2, 3))
    ),
    "wrap_above_and_below": Paper(
        par(LONG, runs=hanging_picture(0, 25, 100, 40, "<wp:wrapTopAndBottom/>") + run(LONG)) + par(LONG) * 3
    ),
    "columns_two": Paper(
        par(LONG, f'<w:sectPr><w:type w:val="continuous"/>{UPRIGHT}</w:sectPr>')
        + par(LONG) * 6
        + par("hết", f'<w:sectPr><w:type w:val="continuous"/>{UPRIGHT}{_TWO}</w:sectPr>')
        + par(LONG),
        page='<w:type w:val="continuous"/>' + UPRIGHT,
    ),
    "columns_pages": Paper("".join(par(f"{n}. " + LONG) for n in range(40)), page=UPRIGHT + _TWO),
    "wrap_left": Paper(par(LONG, runs=hanging_picture(0, 20, 100, 90, _SQUARE) + run(LONG)) + par(LONG, BOTH) * 3),
    "wrap_right": Paper(
        par(LONG, runs=hanging_picture(TEXT_PT - 85, 0, 85, 113, _SQUARE)) + par(LONG) * 2 + par(LONG, BOTH) * 2
    ),
    "picture_hanging": Paper(par(LONG, runs=hanging_picture(200, 10, 60, 60)) + par(LONG) * 3),
    "drawn_line": Paper(par("Độc lập – Tự do – Hạnh phúc", CENTRED, drawn_line(150, 18, 160)) + par(LONG)),
    "drawn_line_old": Paper(par("Độc lập – Tự do – Hạnh phúc", CENTRED, vml_line(150, 18, 310, 18)) + par(LONG)),
    "text_box": Paper(
        par(LONG, runs=text_box(par("MẪU SỐ 01", CENTRED, mark=_SMALL), 330, 60, 120, 30)) + par("") * 3 + par(LONG)
    ),
    "text_box_old": Paper(
        par(LONG, runs=vml_box(par("MẪU SỐ 01", CENTRED, mark=_SMALL), 330, 60, 120, 30)) + par("") * 3 + par(LONG)
    ),
}
