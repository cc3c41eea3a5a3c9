# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps a LibreOffice open and turns files into PDF as it is told: runs under the Python that has LibreOffice's `uno`.

It reads one path a line, loads that file afresh, writes the PDF beside it and answers with the milliseconds it took.
It imports nothing of this project: that Python has none of our packages.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

LONGEST_SECONDS = 60


def said(name: str, value: object) -> Any:
    """One named property."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def connected(pipe: str, office: subprocess.Popen[bytes]) -> Any:
    """The desktop of the office that listens at ``pipe``, once it does."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + LONGEST_SECONDS
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            if time.monotonic() > until:
                raise
            _still_running(office)


def _still_running(office: subprocess.Popen[bytes]) -> None:
    """Give it a moment; an office that ended will never listen."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        raise ConnectionError(office.wait(0.05))


def convert(desktop: Any, path: str) -> float:
    """Load, write, close; gives the milliseconds until the PDF is there."""
    source = pathlib.Path(path)
    start = time.perf_counter()
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (said("Hidden", True),))
    document.storeToURL(source.with_suffix(".pdf").as_uri(), (said("FilterName", "writer_pdf_Export"),))
    took = (time.perf_counter() - start) * 1000
    document.close(True)
    return took


def main(program: str, profile: str) -> None:
    """Answer until nobody asks any more, then end the office with all it started."""
    pipe = f"bench{os.getpid()}"
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connected(pipe, office)
        print("ready", flush=True)
        for line in sys.stdin:
            print(convert(desktop, line.strip()), flush=True)
    finally:
        os.killpg(office.pid, signal.SIGKILL)
        office.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
