# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per register: the second start asks the first to come forward and ends."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from counter_app.ui.single_instance import SingleInstance

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    yield instance
    instance.release()


def test_a_second_start_raises_the_first_window(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    second = SingleInstance(tmp_path)
    with qtbot.waitSignal(first.knocked):
        assert not second.claim()


@pytest.mark.usefixtures("first")
def test_another_register_has_its_own_window(tmp_path: Path) -> None:
    elsewhere = tmp_path / "khác"
    elsewhere.mkdir()
    other = SingleInstance(elsewhere)
    assert other.claim()
    other.release()


def test_when_the_first_has_ended_the_next_start_has_the_window(first: SingleInstance, tmp_path: Path) -> None:
    first.release()
    following = SingleInstance(tmp_path)
    assert following.claim()
    following.release()


def test_on_windows_the_second_start_hands_over_the_front(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted: list[int] = []
    user32 = SimpleNamespace(AllowSetForegroundWindow=granted.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    second = SingleInstance(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    with qtbot.waitSignal(first.knocked):
        assert not second.claim()
    assert granted == [-1]
