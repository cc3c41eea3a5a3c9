# SPDX-License-Identifier: GPL-3.0-or-later
"""The golden papers as the office suites of this PC draw them: the same letters, as many pages, pages that look alike.

Two engines never put ink on the same square millimetre, so pictures are compared in squares of one centimetre. Over
161 pages of 88 papers at most 0.6 % of a page's squares differed where nothing was wrong (none at all in the middle),
and 10 % where six lines had moved; ``MOST_UNLIKE`` stands between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from counter_app.paper.engines import Engine, office_suites
from counter_app.paper.pdf import read_pdf_text, write_pdf
from fidelity.office import convert_all
from fidelity.pictures import page_images
from tests.documents.golden.papers import PAGE, Paper, digits_of, sections_of, unlike

_AT_ONCE = 40
"""Files of one run of LibreOffice, so that one that hangs does not take all with it."""
_DOTS = 30
"""Of a centimetre: with fewer, a dot of a leader is as large as the picture maker likes."""
_DOTS_PER_INCH = _DOTS * 2.54
MOST_UNLIKE = 0.03
"""Share of the square centimetres of a page that may differ."""


def drawn_by_suites(papers: Sequence[Paper], folder: Path) -> Iterator[tuple[str, Paper, Path]]:
    """(engine, paper, PDF) of every paper and office suite; a PDF that was not made is missing."""
    files = [folder / f"{paper.kept.stem}.docx" for paper in papers]
    for paper, file in zip(papers, files, strict=True):
        file.write_bytes(paper.docx())
    for suite in office_suites():
        out = folder / suite.name
        out.mkdir()
        _draw(suite, files, out)
        for paper, file in zip(papers, files, strict=True):
            yield suite.name, paper, out / f"{file.stem}.pdf"


def _draw(suite: Engine, files: Sequence[Path], out: Path) -> None:
    if suite.name == "libreoffice":  # starting it anew for every file would take half a second each
        for start in range(0, len(files), _AT_ONCE):
            convert_all(files[start : start + _AT_ONCE], out)
        return
    for file in files:
        suite.convert(file, out / f"{file.stem}.pdf")


def suite_differences(kept: str, ours: bytes, pdf: Path) -> list[str]:
    """What a suite draws otherwise than the paper that is kept, in sentences; words and pictures are our own PDF's.

    That paper is compared with the kept one by itself. Both PDFs go through one reader and one picture maker: Qt
    draws thin rules fainter than a reader of PDFs does.
    """
    if not pdf.is_file():
        return ["không có tệp PDF"]
    content = pdf.read_bytes()
    sections = sections_of(kept)
    count = sum(name.startswith(PAGE) for name in sections)
    pictures = [
        [digits_of(page, _DOTS).split("\n") for page in page_images(one, _DOTS_PER_INCH)] for one in (ours, content)
    ]
    if len(pictures[1]) != count:
        return [f"{count} trang trước, {len(pictures[1])} trang nay"]
    said, wanted = letters_of(read_pdf_text(content)), letters_of(read_pdf_text(ours))
    found = [f"thiếu chữ {''.join(wanted - said)}"] if wanted - said else []
    found += [f"thừa chữ {''.join(said - wanted)}"] if said - wanted else []
    for number, (one, other) in enumerate(zip(*pictures, strict=False), 1):
        share = unlike(one, other)
        if share > MOST_UNLIKE:
            found.append(f"{PAGE} {number}: {share:.1%} ô khác")
    return found


def our_pdf(paper: Paper) -> bytes:
    """The paper as our own engine writes it now."""
    return write_pdf(paper.pages(), paper.kept.stem)


def letters_of(text: str) -> Counter[str]:
    """Letters and digits only: dots of leaders are drawn, hyphens may end a line."""
    return Counter(letter for letter in text if letter.isalnum())
