# SPDX-License-Identifier: GPL-3.0-or-later
"""The folder a command writes its files into."""

from __future__ import annotations

from pathlib import Path

from counter_app.domain.errors import BadInput


def folder_to_write(named: str | None) -> Path:
    """The folder named by ``--out``, made where only it is missing.

    Raises:
        BadInput: none is named, it is a file, or the folder it would stand in is not there.
    """
    folder = Path(named or "")
    try:
        if not named:
            raise NotADirectoryError
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise BadInput(
            "--out cần một thư mục ghi được (thư mục chứa nó phải đang có). Chưa đếm, chưa ghi gì."
        ) from error
    return folder
