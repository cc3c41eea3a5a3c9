# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with a catalogue, said to the person who edits its files: always which file, which key.

All faults are collected before anything is raised, so that one look mends them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.errors import CounterError

SHOWN = 5


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. ``file`` is relative to the catalogue's folder; ``sentence`` names file and key itself."""

    file: str
    sentence: str


class CatalogFaulty(CounterError):
    """The catalogue cannot be used; ``problems`` holds every fault, the text the first few."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        told = " ".join(problem.sentence for problem in self.problems[:SHOWN])
        more = len(self.problems) - SHOWN
        rest = f" Còn {more} lỗi nữa." if more > 0 else ""
        super().__init__(
            f"Danh mục thủ tục có lỗi nên chưa dùng được; hồ sơ đã lưu vẫn an toàn. {told}{rest} "
            "Xem đủ bằng lệnh «counter-app catalog check»."
        )
