# SPDX-License-Identifier: GPL-3.0-or-later
"""The bench measures what it says: starts from outside, middle values; its numbers are not judged."""

from __future__ import annotations

import sys

import pytest

from bench import settled_register
from bench.__main__ import all_items, main
from bench.processes import start_until_usable
from bench.rows import NotMeasured, Row, median, percentile, table
from counter_app.clock import office_now
from counter_app.paths import Folders
from counter_app.settings import Settings
from counter_app.storage.keys import AccountUnlock
from counter_app.storage.register import Register


def test_every_item_has_a_title_of_its_own() -> None:
    titles = [item.title for item in all_items()]
    assert titles
    assert len(set(titles)) == len(titles)


def test_the_empty_window_is_measured_from_outside() -> None:
    start = start_until_usable([sys.executable, "-m", "bench.empty_window"], {"QT_QPA_PLATFORM": "offscreen"})
    assert start.usable_ms > 20
    assert start.ready_ms is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell the peak of a child")
def test_the_memory_of_the_bench_itself_is_not_counted() -> None:
    weight = b"x" * 200_000_000
    start = start_until_usable([sys.executable, "-S", "-c", "print('usable')"], {})
    assert len(weight) / 1e6 > 150 > (start.peak_mb or 0) > 5


def test_every_word_of_a_start_has_its_time() -> None:
    start = start_until_usable([sys.executable, "-c", "print('usable 12'); print('more'); print('ready')"], {})
    assert 0 < start.usable_ms <= (start.ready_ms or 0)


@pytest.mark.parametrize("script", ["raise SystemExit('no display')", "print('usable'); raise SystemExit('fell')"])
def test_a_program_that_falls_is_not_measured(script: str) -> None:
    with pytest.raises(NotMeasured, match=r"ended with 1: (no display|fell)"):
        start_until_usable([sys.executable, "-c", script], {})


def test_percentiles_are_values_that_occurred() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (median(values), percentile(values, 99), percentile(values, 100)) == (50, 99, 100)
    assert percentile([7.0], 99) == 7.0


def test_the_table_lines_up_and_shows_the_ratio() -> None:
    rows = [Row("start", 400, "ms", "empty window", 200), Row("key to echo, p99", 3.21, "ms")]
    lines = table(rows).splitlines()
    assert lines[1].split() == ["start", "400", "ms", "empty", "window", "200", "ms", "2.00"]
    assert lines[2].split()[-2:] == ["3.21", "ms"]
    assert lines[1].index("400 ms") + 6 == lines[2].index("3.21 ms") + 7


def test_an_unknown_item_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["no-such-item"])
    assert "no-such-item" in capsys.readouterr().err


def test_the_settled_register_has_an_office() -> None:
    assert settled_register.main() == 0
    register = Register.open(Folders.at().register, AccountUnlock(), office_now)
    try:
        assert not Settings.from_stored(register.settings.load()).is_first_start
    finally:
        register.close()
