# SPDX-License-Identifier: GPL-3.0-or-later
"""A LibreOffice kept open for the length of a measurement, asked from the Python that can talk to it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.rows import NotMeasured
from counter_app.paper.libreoffice import find_libreoffice

_SCRIPT = Path(__file__).with_name("warm_office.py")


class KeptOffice:
    """``pdf_ms`` turns a file into the PDF beside it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def pdf_ms(self, docx: Path) -> float:
        """Milliseconds to load and to write, measured where the office is asked."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{docx}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise NotMeasured("LibreOffice ended while it was measured")
        return float(answer)


@contextmanager
def kept_office() -> Iterator[KeptOffice]:
    """Raises NotMeasured where LibreOffice, or a Python that can talk to it, is not installed."""
    program = find_libreoffice()
    if program is None:
        raise NotMeasured("LibreOffice is not installed")
    python = _talking_python(program)
    with tempfile.TemporaryDirectory() as profile:
        command = [python, str(_SCRIPT), str(program), Path(profile).as_uri()]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            if process.stdout.readline().strip() != "ready":
                raise NotMeasured("LibreOffice did not answer")
            yield KeptOffice(process)
        finally:
            process.stdin.close()
            process.wait()
            process.stdout.close()


def _talking_python(program: Path) -> str:
    """The first Python that has `uno`: ours, the system's, the one LibreOffice brings along."""
    for python in (sys.executable, "/usr/bin/python3", str(program.resolve().with_name("python"))):
        try:
            if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
                return python
        except OSError:
            continue
    raise NotMeasured("no Python here can talk to LibreOffice (python3-uno is not installed)")
