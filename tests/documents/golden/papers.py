# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden papers: every form, its stored answers, its ways of signing, kept as text that a person can read and compare.

A page's picture is kept as one digit of darkness for each square centimetre: fonts of one width look alike in it.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import cast

from PySide6.QtGui import QImage

from counter_app.documents import Rendered, read_back
from counter_app.domain.signing import Finger, Signing, SigningMode
from counter_app.paper.layout import lay_out
from counter_app.paper.pages import Pages
from tests.documents.papers import FORM_IDS, HERE, fill, load_form, stored_answers

KEPT = HERE / "golden" / "kept"
SIGNINGS = {
    "signed": Signing(),
    "witnessed": Signing(
        SigningMode.THUMBPRINT_WITNESSED, Finger.LEFT_INDEX, "Lê Thị Hà", ("NGUYỄN VĂN A", "H'BLUÊ NIÊ KDĂM")
    ),
}
WORDS, PAGE, _PARTS = "== Chữ", "== Trang", "== Tệp con"
_DOTS_PER_INCH, _MM = 25.4, 10
_DARKEST = 9
_STEPS_FROM_WHITE = 30
_NEAR, _FEW = 1, 0.02
"""Digits that count as alike, and the share of square centimetres that may differ by more."""


@dataclass(frozen=True)
class Paper:
    """One golden paper: a form, a set of stored answers, a way of signing."""

    form_id: str
    answers: str
    signing: str

    @property
    def kept(self) -> Path:
        """Where its description is kept."""
        return KEPT / f"{self.form_id}-{self.answers}-{self.signing}.txt"

    def docx(self) -> bytes:
        """The paper assembled anew."""
        return self._rendered().docx_bytes()

    def words(self) -> str:
        """All words on its pages, the heads of tables as often as they are printed."""
        return lay_out(self._rendered().parts).text()

    def pages(self) -> Pages:
        """The paper laid out anew by our own engine."""
        return lay_out(self._rendered().parts)

    def described(self) -> str:
        """Words, pages and parts of the paper assembled anew."""
        rendered = self._rendered()
        docx = rendered.docx_bytes()
        pages = lay_out(rendered.parts)
        pictures = (f"{PAGE} {page + 1}\n{picture(pages, page)}" for page in range(pages.page_count))
        return "\n".join([f"{WORDS}\n{read_back(docx)}", *pictures, f"{_PARTS}\n{_hashes(docx)}", ""])

    def _rendered(self) -> Rendered:
        form = load_form(self.form_id)
        return fill(form, stored_answers(self.form_id, self.answers), SIGNINGS[self.signing])


def all_papers() -> list[Paper]:
    """Every form with every stored set of answers, signed in every way."""
    return [
        Paper(form_id, path.stem.removeprefix(f"{form_id}-"), signing)
        for form_id in FORM_IDS
        for path in sorted((HERE / "answers").glob(f"{form_id}-*.json"))
        for signing in SIGNINGS
    ]


def differences(kept: str, made: str) -> list[str]:
    """What differs between two descriptions, in a few sentences; empty when they are the same paper."""
    before, after = sections_of(kept), sections_of(made)
    pages = [sum(name.startswith(PAGE) for name in sections) for sections in (before, after)]
    found = [f"{pages[0]} trang trước, {pages[1]} trang nay"] if pages[0] != pages[1] else []
    for name in sorted(before.keys() & after.keys()):
        if name.startswith(PAGE):
            found += [f"{name}: hình trang khác"] if unlike(before[name][1:], after[name][1:]) > _FEW else []
        else:
            found += [f"{name}: «{old}» -> «{new}»" for old, new in _changed(before[name], after[name])]
    return found


def picture(pages: Pages, page: int) -> str:
    """The darkness of each square centimetre of a page, a digit each, a line for each row."""
    return digits_of(pages.image(page, _DOTS_PER_INCH).convertToFormat(QImage.Format.Format_Grayscale8))


def digits_of(image: QImage, dots: int = _MM) -> str:
    """The same of a grey picture; ``dots`` are those of one centimetre."""
    rows = [cast("memoryview", image.constScanLine(y)).tobytes()[: image.width()] for y in range(image.height())]
    return "\n".join(
        "".join(_digit(rows[top : top + dots], left, dots) for left in range(0, image.width(), dots))
        for top in range(0, image.height(), dots)
    )


def _digit(rows: list[bytes], left: int, dots: int) -> str:
    square = b"".join(row[left : left + dots] for row in rows)
    darkness = 1 - sum(square) / (255 * len(square))
    return str(min(_DARKEST, round(darkness * _STEPS_FROM_WHITE)))


def _hashes(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return "\n".join(f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}" for name in archive.namelist())


def sections_of(described: str) -> dict[str, list[str]]:
    """Heading -> lines of a description, the heading itself first."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in described.split("\n"):
        if line.startswith("== "):
            name = line
        sections.setdefault(name, []).append(line)
    return sections


def unlike(before: list[str], after: list[str]) -> float:
    """Share of the square centimetres of a page that differ; 1 where even their number does."""
    if [len(row) for row in before] != [len(row) for row in after]:
        return 1.0
    pairs = [pair for old, new in zip(before, after, strict=True) for pair in zip(old, new, strict=True)]
    return sum(abs(int(old) - int(new)) > _NEAR for old, new in pairs) / max(1, len(pairs))


def _changed(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    return ((old, new) for old, new in zip_longest(before, after, fillvalue="") if old != new)
