# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of a tally as the spreadsheet's own charts, in black, grey and hatching for any printer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart as SheetChart
from xlsxwriter.worksheet import Worksheet

from counter_app.domain.tally_charts import Chart, ChartKind
from counter_app.paper.tally_book_looks import FONT, NUMBERS
from counter_app.paper.tally_table_sheet import TablePlace

_TYPES: Mapping[ChartKind, str] = {"bars": "column", "line": "line", "groups": "bar"}
_BLACK, _GREY, _WHITE = "#000000", "#808080", "#FFFFFF"
_PATTERNS = (
    "wide_upward_diagonal",
    "small_grid",
    "dotted_diamond",
    "horizontal_brick",
    "wide_downward_diagonal",
    "percent_25",
    "large_confetti",
    "dark_vertical",
)
_WIDTH, _HEIGHT = 640, 340
"""Pixels of a chart."""
_BESIDE, _COLUMNS, _ROWS = 2, 10, 18
"""Charts in a row, and what one of them covers of the sheet's own columns and rows."""
_MOST_LABELS = 16
"""Above so many, numbers at each point would run into each other."""


def write_charts(book: Workbook, sheet: Worksheet, charts: tuple[Chart, ...], places: Mapping[str, TablePlace]) -> None:
    """The charts, two in a row; each reads its numbers from the sheet of its table."""
    for number, chart in enumerate(charts):
        drawn = book.add_chart({"type": _TYPES[chart.plan.kind]})
        assert drawn is not None
        drawn.add_series(_series(chart, places[chart.table.id]))
        _set_looks(drawn, chart)
        down, across = divmod(number, _BESIDE)
        sheet.insert_chart(2 + down * _ROWS, across * _COLUMNS, drawn)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _series(chart: Chart, place: TablePlace) -> dict[str, Any]:
    column = place.columns[chart.column.id]
    series: dict[str, Any] = {
        "name": chart.column.title,
        "categories": [place.sheet, place.first, 1, place.last, 1],
        "values": [place.sheet, place.first, column, place.last, column],
    }
    if len(chart.table.rows) <= _MOST_LABELS:
        words = {"name": FONT, "size": 10}
        series["data_labels"] = {"num_format": NUMBERS[chart.column.kind], "value": True, "font": words}
    if chart.plan.kind == "line":
        series["line"] = {"color": _BLACK, "width": 1.75}
        series["marker"] = {"type": "diamond", "size": 7, "fill": {"color": _WHITE}, "border": {"color": _BLACK}}
    elif chart.plan.kind == "bars":
        series |= {"fill": {"color": _GREY}, "border": {"color": _BLACK}, "gap": 60}
    else:
        series |= {"points": [_hatched(number) for number in range(len(chart.table.rows))], "gap": 40}
    return series


def _hatched(number: int) -> dict[str, Any]:
    pattern = {"pattern": _PATTERNS[number % len(_PATTERNS)], "fg_color": _BLACK, "bg_color": _WHITE}
    return {"pattern": pattern, "border": {"color": _BLACK}}


def _set_looks(drawn: SheetChart, chart: Chart) -> None:
    words = {"name": FONT, "size": 10}
    drawn.set_title({"name": chart.plan.title, "name_font": {"name": FONT, "size": 13, "bold": True}})
    drawn.set_legend({"none": True})
    drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
    numbers = {"num_format": NUMBERS[chart.column.kind], "num_font": words, "min": 0}
    lines = {"major_gridlines": {"visible": True, "line": {"color": "#BFBFBF", "dash_type": "dash"}}}
    if chart.plan.kind == "groups":
        # The first row of the table on top, as it is read.
        drawn.set_y_axis({"num_font": words, "reverse": True})
        drawn.set_x_axis(numbers | lines)
    else:
        drawn.set_x_axis({"num_font": words})
        drawn.set_y_axis(numbers | lines)
    drawn.show_na_as_empty_cell()
