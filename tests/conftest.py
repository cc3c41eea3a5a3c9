# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test gets: no screen, no network, no real folders, one time zone.

Environment is set before Qt is first imported; a later change would have no effect.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counter_app.clock import VIET_NAM

# The zone is written out because a small system has no zone tables.
os.environ.update(LC_ALL="C.UTF-8", LANG="C.UTF-8", TZ="ICT-7")
os.environ.pop("LANGUAGE", None)
if hasattr(time, "tzset"):
    time.tzset()

# A busy machine must not decide a test, so no example has a deadline; and a submission must not fail by luck,
# so only developers' machines look for new examples.
settings.register_profile(
    "counter",
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("counter")

_WAYS_OUT = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"})
_NAME_QUERIES = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


class NetworkTouched(BaseException):
    """The program tried to leave this PC; not an Exception, so that no handler can swallow it."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Audit hook: only sockets that stay inside this machine's file system (AF_UNIX) may be used."""
    if event in _NAME_QUERIES:
        raise NetworkTouched(event)
    if event in _WAYS_OUT:
        opened = arguments[0]
        inside = {getattr(socket, "AF_UNIX", None)}
        if sys.platform == "win32":
            # Windows builds its socket pairs from loopback connections.
            inside |= {socket.AF_INET, socket.AF_INET6}
        if isinstance(opened, socket.SocketType) and opened.family not in inside:
            raise NetworkTouched(f"{event} by family {opened.family}")


sys.addaudithook(_refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --onscreen, to watch the window tests on a real screen."""
    parser.addoption("--onscreen", action="store_true", help="use the real screen instead of none")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the screenless platform before pytest-qt makes the application."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every register, key and setting of a test inside its own folder."""
    monkeypatch.setenv("COUNTER_APP_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COUNTER_APP_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """Have Qt delete the windows of a test: each one left would be dressed anew at every later change of looks."""
    yield
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    if core is None or widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.deleteLater()
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture
def fixed_clock() -> Callable[[], datetime]:
    """Give a clock that stands at Tuesday 24 November 2026, 09:05 in Viet Nam."""
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=VIET_NAM)
    return lambda: moment
