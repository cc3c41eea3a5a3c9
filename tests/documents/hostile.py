# SPDX-License-Identifier: GPL-3.0-or-later
"""Files made to take the memory or the time of whoever opens them; run as a program it examines them one by one.

It is run in a process of its own, because a process that has already grown cannot tell what a file costs.
"""

from __future__ import annotations

import io
import json
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from counter_app.documents import examine
from tests.documents.papers import load_form
from tests.documents.small_forms import DOCUMENT, WORD, packed, paragraph

STATUS = Path("/proc/self/status")


def _body(inside: str) -> bytes:
    return packed({DOCUMENT: f'<w:document xmlns:w="{WORD}"><w:body>{inside}</w:body></w:document>'})


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _many_entries() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"word/{number}.xml", "")
    return content.getvalue()


def _styles(count: int) -> bytes:
    chain = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
        for number in range(count)
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return packed(
        {
            "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{chain}</w:styles>',
            DOCUMENT: f'<w:document xmlns:w="{WORD}"><w:body>{styled * count}</w:body></w:document>',
        }
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a million elements": lambda: _body("<a/>" * 4_900_000),
    "as many elements as are read": lambda: _body('<a b="1"/>' * 299_000),
    "one element with all attributes": lambda: _body("<a " + " ".join(f'a{n}="1"' for n in range(399_000)) + "/>"),
    "a wall of braces": lambda: _body(paragraph("{" * 3_900_000)),
    "a wall of guillemets": lambda: _body(paragraph("«" * 3_000_000)),
    "tags that never end": lambda: _body(paragraph("{% " * 480_000)),
    "tags before a long text": lambda: _body(paragraph("{%p a %}{{tr b }}" * 990 + "ế" * 1_400_000)),
    "one paragraph of torn tags": lambda: _body(
        f"<w:p>{_run('x') * 20_000}{(_run('{{') + _run(' a }}')) * 1990}</w:p>"
    ),
    "brackets in brackets": lambda: _body(paragraph("{{ " + "(" * 190 + "a" + ")" * 190 + " }}")),
    "conditions in conditions": lambda: _body(paragraph("{% if a %}" * 990 + "{% endif %}" * 990)),
    "a chain of styles": lambda: _styles(20_000),
    "a bomb": lambda: packed({"word/x.xml": b" " * 300_000_000}, zipfile.ZIP_DEFLATED),
    "a long list of files": _many_entries,
    "nothing but signatures": lambda: b"PK\x01\x02" * 4_000_000,
}  # fmt: skip


def main(path: str) -> None:
    """Examine one file; prints seconds, the most memory ever held (MB) and the number of sentences."""
    docx = Path(path).read_bytes()
    began = time.monotonic()
    found = examine(docx, load_form("khai-tu"))
    took = time.monotonic() - began
    peak_kb = next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps({"seconds": took, "mb": peak_kb / 1024, "sentences": [str(ailment) for ailment in found]}))  # noqa: T201 - a child process answers its test on standard output


if __name__ == "__main__":
    main(sys.argv[1])
