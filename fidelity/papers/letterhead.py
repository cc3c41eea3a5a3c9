# SPDX-License-Identifier: GPL-3.0-or-later
"""What most administrative papers share: two-column head, signature block, answer lines. People are invented."""

from __future__ import annotations

from fidelity.drawings import drawn_line
from fidelity.wordml import BOLD, BOTH, CENTRED, FILL, ITALIC, cell, par, row, run, table

SIZE_13, SIZE_14 = '<w:sz w:val="26"/>', '<w:sz w:val="28"/>'
BODY = '<w:spacing w:before="120" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="567"/>' + BOTH
PLAIN = "<w:tblBorders/>"


def letterhead(number: str, office: str = "ỦY BAN NHÂN DÂN\nXÃ AN DŨNG", place: str = "An Dũng") -> str:
    """Office and number on the left, country, motto with its rule, place and date on the right."""
    left = [par(runs=run(office, BOLD + SIZE_13), look=CENTRED), par(number, CENTRED, mark=SIZE_13)]
    motto = run("Độc lập - Tự do - Hạnh phúc", BOLD + SIZE_14) + drawn_line(62, 18, 165)
    right = [
        par(runs=run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD + '<w:sz w:val="24"/>'), look=CENTRED),
        par(runs=motto, look=CENTRED),
        par(f"{place}, ngày 24 tháng 11 năm 2026", '<w:spacing w:before="120"/>' + CENTRED, mark=ITALIC + SIZE_13),
    ]
    return table([176, 300], row(cell(*left), cell(*right)), look=PLAIN + CENTRED)


def nation() -> str:
    """The head of a citizen's form: country and motto only."""
    motto = run("Độc lập - Tự do - Hạnh phúc", BOLD + SIZE_14) + drawn_line(150, 18, 168)
    return par(runs=run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD + SIZE_13), look=CENTRED) + par(
        runs=motto, look=CENTRED
    )


def title(text: str, under: str = "") -> str:
    """The name of the paper, and what it is about."""
    shown = par(runs=run(text, BOLD + SIZE_14), look='<w:spacing w:before="360"/>' + CENTRED)
    return shown + (
        par(runs=run(under, BOLD + SIZE_14), look='<w:spacing w:after="240"/>' + CENTRED) if under else par()
    )


def signature(office: str, name: str, receivers: str = "Nơi nhận:\n- Như trên;\n- Lưu: VT.") -> str:
    """Receivers on the left, the one who signs on the right with room for hand and seal."""
    first, _, rest = receivers.partition("\n")
    left = [
        par(runs=run(first, BOLD + ITALIC + '<w:sz w:val="24"/>')),
        *(par(line, mark='<w:sz w:val="22"/>') for line in rest.split("\n")),
    ]
    right = [
        par(runs=run(office, BOLD), look=CENTRED),
        *[par("", CENTRED)] * 4,
        par(runs=run(name, BOLD), look=CENTRED),
    ]
    return par() + table([230, 237], row(cell(*left), cell(*right), look="<w:cantSplit/>"), look=PLAIN)


def answers(*labels: str) -> str:
    """Lines to be filled in, with dots to the margin."""
    return "".join(par(f"{label}\t", FILL + '<w:spacing w:before="60" w:after="60"/>') for label in labels)
