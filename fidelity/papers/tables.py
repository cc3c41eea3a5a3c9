# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables, each of their features alone on its paper."""

from __future__ import annotations

from fidelity.wordml import BOLD, BOTH, CENTRED, FILL, GRID, LONG, RIGHT, Paper, cell, par, row, run, table

_HEAD, _WHOLE = "<w:tblHeader/>", "<w:cantSplit/>"
_START, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def _height(points: int, rule: str) -> str:
    return f'<w:trHeight w:val="{points * 20}" w:hRule="{rule}"/>'


def _table(*rows: str, look: str = GRID) -> str:
    return table([120, 200, 147], *rows, look=look)


def _many(count: int, look: str = "") -> list[str]:
    return [row(f"{n}.", LONG[: 40 + (n * 53) % 150], "Ghi chú dài hơn một chút", look=look) for n in range(1, count)]


def _side(side: str, kind: str, size: int) -> str:
    return f'<w:tcBorders><w:{side} w:val="{kind}" w:sz="{size}"/></w:tcBorders>'


_TITLES = row("STT", "Nội dung", "Ghi chú", look=_HEAD)
_AUTO = GRID + '<w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="autofit"/>'
_PERCENT = GRID + '<w:tblW w:w="5000" w:type="pct"/>'
_HALF = GRID + '<w:tblW w:w="2500" w:type="pct"/>'
_ROWS = [row("một", LONG, "ba") for _ in range(3)]
_MARGINS = (
    '<w:tblCellMar><w:top w:w="100" w:type="dxa"/><w:left w:w="200" w:type="dxa"/>'
    '<w:bottom w:w="100" w:type="dxa"/></w:tblCellMar>'
)
_INNER = table([60, 60], row("a", "b"), row("c", "d"))
_MIDDLES = [cell(par("giữa"), look=f'<w:vAlign w:val="{where}"/>') for where in ("top", "center", "bottom")]

_STYLED = '<w:tblStyle w:val="Soc"/>{}<w:tblLook w:val="{:04X}" {}/>'
_FIXED = '<w:tblW w:w="9340" w:type="dxa"/><w:tblLayout w:type="fixed"/>'


def _styled(*asked: str) -> str:
    """The table in the banded style, with what it asks of it."""
    names = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
    flags = " ".join(f'w:{name}="{int(name in asked)}"' for name in names)
    bits = sum(32 << number for number, name in enumerate(names) if name in asked)
    return _table(*_many(7), look=_STYLED.format(_FIXED, bits, flags))


PAPERS: dict[str, Paper] = {
    "table_style_head": Paper(_styled("firstRow", "noHBand", "noVBand") + par("sau")),
    "table_style_bands": Paper(_styled("firstRow", "firstColumn", "noVBand") + par("sau")),
    "table_style_last": Paper(_styled("lastRow", "noHBand", "noVBand") + par("sau") + _styled("noHBand", "noVBand")),
    "table_fixed": Paper(par("Trước bảng") + _table(*_ROWS) + par("Sau bảng")),
    "table_first": Paper(_table(*_ROWS) + par("Sau bảng")),
    "table_old_rules": Paper(par("Trước bảng") + _table(*_ROWS) + par("Sau"), others={"settings": ""}),
    "table_borderless": Paper(par("Trước bảng") + _table(*_ROWS, look="") + par("Sau bảng")),
    "table_auto": Paper(
        par("Trước") + _table(row("a", "bb bb", "ccc ccc"), row("dài hơn", "b", "c"), look=_AUTO) + par()
    ),
    "table_auto_wide": Paper(par("Trước") + _table(*_ROWS, look=_AUTO) + par("Sau")),
    "table_percent": Paper(par("Trước") + _table(*_ROWS, look=_PERCENT) + par() + _table(*_ROWS, look=_HALF) + par()),
    "table_centred": Paper(
        par("Trước")
        + table([100, 150], row("giữa", LONG[:60]), look=GRID + CENTRED)
        + par()
        + table([100, 150], row("phải", LONG[:60]), look=GRID + RIGHT)
        + par()
        + table([100, 150], row("thụt", LONG[:60]), look=GRID + '<w:tblInd w:w="567" w:type="dxa"/>')
        + par()
    ),
    "table_spans": Paper(
        par("Trước")
        + _table(
            row(cell(par("cả ba", CENTRED), look=_span(3))),
            row(cell(par(LONG), look=_span(2)), "ba"),
            row("một", cell(par(LONG), look=_span(2))),
            row("một", "hai", "ba"),
        )
        + par()
    ),
    "table_merged_rows": Paper(
        par("Trước")
        + _table(
            row(cell(par(LONG[24:110]), look=_START), "hai", "ba"),
            row(cell(par(), look=_GOES_ON), "hai", "ba"),
            row(cell(par(), look=_GOES_ON), LONG[:80], cell(par("x"), look=_START)),
            row("bốn", "bốn", cell(par(), look=_GOES_ON)),
        )
        + par()
    ),
    "table_nested": Paper(par("Trước") + _table(row("a", cell(par("trên") + _INNER + par("dưới")), "c")) + par("Sau")),
    "table_edges": Paper(
        par("Trước")
        + _table(
            row(*(cell(par(k), look=_side("bottom", k, 12)) for k in ("double", "dotted", "dashed"))),
            row(*(cell(par("dày"), look=_side("top", "single", n)) for n in (4, 12, 24))),
            look="",
        )
        + par("Sau")
    ),
    "table_thick": Paper(par("Trước") + _table(*_ROWS, look=GRID.replace('w:sz="4"', 'w:sz="18"')) + par("Sau")),
    "table_shading": Paper(
        par("Trước")
        + _table(
            row(*(cell(par("màu"), look=f'<w:shd w:val="clear" w:fill="{c}"/>') for c in ("FFC000", "D9D9D9", "auto")))
        )
        + par()
    ),
    "table_vertical": Paper(par("Trước") + _table(row(*_MIDDLES, look=_height(60, "atLeast"))) + par("Sau")),
    "table_heights": Paper(
        par("Trước")
        + _table(
            row("ít nhất", LONG, "", look=_height(30, "atLeast")),
            row("ít nhất", "b", "", look=_height(50, "atLeast")),
            row("đúng", "b", "", look=_height(40, "exact")),
        )
        + par()
    ),
    "table_margins": Paper(
        par("Trước")
        + _table(
            *_ROWS,
            look=GRID + _MARGINS,
        )
        + par("Sau")
    ),
    "table_header_rows": Paper(par("Trước") + _table(_TITLES, *_many(60)) + par("Sau")),
    "table_rows_split": Paper(
        par(LONG) * 12 + _table(row("một", LONG * 4, "ba"), row("bốn", LONG * 3, "sáu")) + par("Sau")
    ),
    "table_rows_whole": Paper(
        par(LONG) * 12 + _table(row("một", LONG * 4, "ba", look=_WHOLE), *_many(9, _WHOLE)) + par("Sau")
    ),
    "table_two_page_row": Paper(par("Trước") + _table(row("một", LONG * 40, "ba")) + par("Sau")),
    "table_paragraphs": Paper(
        par("Trước")
        + _table(
            row(
                cell(par("cách", '<w:spacing w:before="120" w:after="120"/>')),
                cell(par(LONG, BOTH), par(runs=run("đậm", BOLD)), par("Tên:\t", FILL.replace("9355", "3500"))),
                cell(par("giữa", CENTRED), par("phải", RIGHT)),
            )
        )
        + par("Sau")
    ),
    "table_merged_break": Paper(
        par(LONG) * 11
        + _table(
            *(row(cell(par("gộp" if n == 0 else ""), look=_START if n == 0 else _GOES_ON), LONG, "c") for n in range(9))
        )
        + par("Sau")
    ),
    "tables_adjacent": Paper(
        par("Trước")
        + _table(row("a", "b", "c"))
        + par(mark='<w:sz w:val="4"/>')
        + _table(row("d", "e", "f"))
        + par("Sau")
    ),
}
