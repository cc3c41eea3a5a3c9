# SPDX-License-Identifier: GPL-3.0-or-later
"""The page engine named by ``--engine``."""

from __future__ import annotations

from counter_app.domain.errors import CounterError
from counter_app.paper.engines import Engine, choose_engine


class WordAbsent(CounterError):
    """Word was asked for, and this program cannot call it here."""

    def __init__(self) -> None:
        super().__init__(
            "Trên máy này chưa dùng được Word để dựng trang. Chưa tạo tệp nào; "
            "xin dùng --engine auto, embedded hoặc libreoffice."
        )


def engine_for(name: str) -> Engine:
    """The engine with this name.

    Raises:
        CounterError: it is not on this PC.
    """
    if name == "word":
        raise WordAbsent
    return choose_engine(name)
