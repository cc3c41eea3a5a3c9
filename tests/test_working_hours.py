# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's hours as the clerk types them into the settings."""

from __future__ import annotations

from datetime import time

import pytest

from counter_app.domain.errors import BadInput
from counter_app.settings import Settings


@pytest.mark.parametrize("typed", ["07:30-11:30 13:00-16:30", "7h30-11h30, 13h-16h30", "7:30 – 11:30; 13:00 – 16:30"])
def test_hours_are_read_as_clerks_write_them(typed: str) -> None:
    settings = Settings().changed(working_hours=typed, saturday_morning=True)
    assert settings.working_hours == "07:30-11:30 13:00-16:30"
    assert (settings.hours.morning_from, settings.hours.afternoon_to) == (time(7, 30), time(16, 30))
    assert settings.hours.saturday_morning


@pytest.mark.parametrize("typed", ["", "cả ngày", "7-11", "13:00-17:00 07:00-11:30", "07:00-11:30 13:30-25:00"])
def test_hours_that_make_no_day_are_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput, match="ví dụ 07:00-11:30 13:30-17:00"):
        Settings().changed(working_hours=typed)


def test_hours_written_by_another_version_do_not_stop_the_counter() -> None:
    assert Settings.from_stored({"working_hours": "?"}).hours == Settings().hours


def test_schemes_are_kept_as_ids_in_the_offices_order() -> None:
    settings = Settings().changed(schemes="dak-nong nghi-dong dak-nong")
    assert settings.scheme_ids == ("dak-nong", "nghi-dong")
    with pytest.raises(BadInput, match="Mô hình đang chạy"):
        Settings().changed(schemes="../x")
