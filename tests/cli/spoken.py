# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command said: exit code, answer, complaint."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Spoken:
    """The three things a script sees of a command."""

    code: int
    answer: str
    complaint: str

    @property
    def shape(self) -> Any:
        """The JSON object on standard output."""
        return json.loads(self.answer)

    def is_refusal(self, code: int) -> bool:
        """One plain Vietnamese sentence or two on one line, nothing on standard output."""
        line = self.complaint.removesuffix("\n")
        plain = bool(line) and "\n" not in line and "Traceback" not in line and line[-1] in ".!»"
        return self.code == code and not self.answer and plain


Run = Callable[..., Spoken]
