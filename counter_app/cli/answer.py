# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line says: an answer as text or as one JSON object, a refusal as one plain line.

Streams are made UTF-8 first: a Windows pipe would otherwise stop at the first Vietnamese letter.
"""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping


def speak_utf8() -> None:
    """Write Vietnamese whatever the console's old code page; what cannot be written is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def give(as_json: bool, machine: Mapping[str, object], human: Iterable[str]) -> None:
    """Print the answer once, in the shape asked for."""
    if as_json:
        print(json.dumps(machine, ensure_ascii=False, indent=2))
        return
    for line in human:
        print(line)


def complain(sentence: str) -> None:
    """One line on standard error, whatever was typed into it."""
    print(one_line(sentence), file=sys.stderr)


def one_line(text: str) -> str:
    """Text without line breaks, control and direction signs: it may quote a field name from a file."""
    shown = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join("".join(sign for sign in shown if unicodedata.category(sign) != "Cf").split())
