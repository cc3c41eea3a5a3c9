# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the office suite of this machine to open a workbook and calculate it anew."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from counter_app.paper.libreoffice import find_libreoffice

_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_KEPT_VALUE = re.compile(r"(</f>)<v>[^<]*</v>")


def calculated_anew(workbook: bytes, folder: Path) -> bytes:
    """The workbook as the suite saves it, after every kept result of a formula was taken out."""
    given, made = folder / "given.xlsx", folder / "made" / "given.xlsx"
    given.write_bytes(_without_results(workbook))
    program = find_libreoffice()
    if program is None:
        pytest.skip("LibreOffice is not installed here")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(program), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made.parent), str(given)]
    told = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    if "could not be loaded" in told.stderr + told.stdout:
        pytest.skip("LibreOffice is here without its spreadsheet part")
    return made.read_bytes()


def parts_of(workbook: bytes) -> dict[str, str]:
    """Every part inside, as text."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _without_results(workbook: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts_of(workbook).items():
            archive.writestr(name, _KEPT_VALUE.sub(r"\1", text) if _SHEET.fullmatch(name) else text)
    return packed.getvalue()
