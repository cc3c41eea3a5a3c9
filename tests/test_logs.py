# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is thrown at the log, no person's detail reaches the file."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.logs import LOG_FILE_NAME, SAFE, Facts, FactsOnly, facts, start_logging, stop_logging

NAME = "Đặng Thị Quỳnh"
NUMBER = "042151001234"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    yield start_logging(tmp_path / "logs")
    stop_logging()


def _written(tmp_path: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((tmp_path / "logs").iterdir()))


def test_named_facts_are_written_and_others_are_dots(log: logging.Logger, tmp_path: Path) -> None:
    log.info("draft saved %s", facts(form_id="to-khai", dossier_id=12, full_name=NAME))
    assert "draft saved dossier_id=12 form_id=to-khai full_name=•" in _written(tmp_path)
    assert NAME not in _written(tmp_path)


@pytest.mark.parametrize("arguments", [(NAME,), ({"name": NAME},), ([NUMBER],), (Path(NAME),), (ValueError(NAME),)])
def test_anything_else_given_to_a_log_line_is_a_dot(
    log: logging.Logger, tmp_path: Path, arguments: tuple[object, ...]
) -> None:
    log.warning("strange %s", *arguments)
    assert "strange •" in _written(tmp_path)


def test_numbers_are_written(log: logging.Logger, tmp_path: Path) -> None:
    log.info("took %d ms of %.1f", 12, 3.5)
    assert "took 12 ms of 3.5" in _written(tmp_path)


def test_an_exception_is_its_type_and_its_frames(log: logging.Logger, tmp_path: Path) -> None:
    def breaks(typed: str) -> None:
        try:
            raise KeyError(typed)
        except KeyError as cause:
            raise RuntimeError(f"cannot use {typed}") from cause

    try:
        breaks(NAME)
    except RuntimeError:
        log.exception("unexpected")
    written = _written(tmp_path)
    assert "RuntimeError < KeyError" in written
    assert "in breaks" in written
    assert NAME not in written


@pytest.mark.parametrize(
    ("message", "arguments"), [("%d pages", (NAME,)), ("%s and %s", (NAME,)), ("no place", (NAME,))]
)
def test_a_line_that_does_not_fit_its_arguments_does_not_quote_them(message: str, arguments: tuple[str]) -> None:
    line = logging.LogRecord("counter_app", logging.INFO, "screens.py", 7, message, arguments, None)
    assert FactsOnly().format(line) == "log line does not fit its arguments: screens:7"


@given(
    st.dictionaries(st.sampled_from(["ho_ten", "full_name", "id", "value", "reason", "person"]), st.text(min_size=2))
)
def test_facts_shows_no_value_under_a_name_that_is_not_safe(details: dict[str, str]) -> None:
    assert not SAFE & details.keys()
    assert facts(**details) == " ".join(f"{name}=•" for name in sorted(details))
    assert isinstance(facts(), Facts)


def test_the_log_is_private_and_does_not_grow_for_ever(log: logging.Logger, tmp_path: Path) -> None:
    line = "x" * 10_000
    for _ in range(700):
        log.info(line)
    files = sorted((tmp_path / "logs").iterdir())
    assert files[0].name == LOG_FILE_NAME
    assert sum(path.stat().st_size for path in files) < 5_500_000
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_nothing_is_written_after_the_log_is_closed(tmp_path: Path) -> None:
    log = start_logging(tmp_path / "logs")
    log.info("first")
    start_logging(tmp_path / "khác")
    log.info("second")
    stop_logging()
    assert "second" not in _written(tmp_path)
    assert "second" in (tmp_path / "khác" / LOG_FILE_NAME).read_text("utf-8")
