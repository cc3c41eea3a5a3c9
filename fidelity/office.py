# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice turning the whole corpus into PDF, in a profile of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from counter_app.paper.libreoffice import find_libreoffice

LONGEST_SECONDS = 300
_AT_ONCE = 100
"""Files of one run: a LibreOffice that is given some 250 ends before the last ones."""


class OfficeMissing(Exception):
    """Nothing to compare with; the sentence says so."""


def convert_all(files: Sequence[Path], folder: Path) -> None:
    """Write NAME.pdf into ``folder`` for every NAME.docx. Its exit code says nothing: look for the files."""
    program = find_libreoffice()
    if program is None:
        raise OfficeMissing("LibreOffice is not installed here: nothing to compare with.")
    for start in range(0, len(files), _AT_ONCE):
        _convert(program, files[start : start + _AT_ONCE], folder)


def _convert(program: Path, files: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, files)],
        check=False,
        capture_output=True,
        timeout=LONGEST_SECONDS,
        start_new_session=True,
        # The decimal sign that tab stops look for is that of the counter's PC.
        env={**os.environ, "LC_ALL": "vi_VN.UTF-8"},
    )
