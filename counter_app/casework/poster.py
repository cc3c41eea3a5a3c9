# SPDX-License-Identifier: GPL-3.0-or-later
"""The public list of what an office writes, decides at once and so on, to be hung at the counter.

Seed plans ask for it on the wall and by QR code; a plan that means very many procedures is told by sector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from counter_app.casework.guide import RECEPTION, length_words
from counter_app.catalog.catalog import Catalog
from counter_app.catalog.collation import collation_key
from counter_app.domain.errors import BadInput
from counter_app.domain.office import Office
from counter_app.domain.portal import SEARCH_ADDRESS, portal_address
from counter_app.domain.procedure import Procedure
from counter_app.domain.scheme import Grant, GrantKind, ProcedureChoice, Scheme
from counter_app.paper.poster import Poster, PosterRow, write_poster
from counter_app.whole_file import write_whole

MOST_ROWS = 60
"""Four sheets of A4. A plan that means more is told by sectors, but for the procedures it names."""
MOST_SENTENCES = 3
_GIVEN: dict[GrantKind, str] = {
    "writes": "Cán bộ viết hộ",
    "sample_booklet": "Có mẫu viết sẵn",
    "same_day": "Trả trong ngày, không hẹn",
    "online_help": "Giúp nộp trực tuyến",
    "post": "Nhận, trả qua bưu chính",
    "village_head": "Trả qua trưởng thôn",
    "on_the_spot": "Giải quyết tại chỗ",
}
"""Letters are not for a procedure."""
_BESIDE = re.compile(r"[;,(]\s|\s\(")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class PosterOrder:
    """What goes on the wall. ``codes``: these procedures; else all the scheme means."""

    office: Office
    scheme: Scheme | None = None
    codes: tuple[str, ...] = ()
    size: str = "A4"
    search_address: str = SEARCH_ADDRESS


def make_poster(catalog: Catalog, order: PosterOrder, out: Path) -> int:
    """Write the poster; returns how many procedures are on it.

    Raises:
        BadInput: an unknown code, or no procedure at all.
    """
    procedures = _procedures(catalog, order)
    if not procedures:
        raise BadInput("Không có thủ tục nào để niêm yết. Chưa tạo tệp nào.")
    write_whole(out, write_poster(_poster(order, procedures), order.size))
    return len(procedures)


def _procedures(catalog: Catalog, order: PosterOrder) -> list[Procedure]:
    if order.codes:
        return [catalog.procedure(code) for code in dict.fromkeys(order.codes)]
    if order.scheme is None:
        return []
    return sorted(
        meant_by(order.scheme, catalog), key=lambda each: (collation_key(each.sector), collation_key(each.short_name))
    )


def meant_by(scheme: Scheme, catalog: Catalog) -> list[Procedure]:
    """The procedures a scheme gives something for, those of a clause for nearly everything not counted."""
    known = (catalog.procedures[code] for code in catalog.procedures)
    return [procedure for procedure in known if _grants_of(scheme, procedure)]


def _grants_of(scheme: Scheme, procedure: Procedure) -> list[Grant]:
    """What the scheme gives for this procedure to people as such, not only to some of them."""
    return [
        grant
        for grant in scheme.grants
        if grant.kind in _GIVEN
        and not _is_general(grant.procedures)
        and grant.procedures.covers(procedure)
        # A plan only grants; what the law forbids must not hang on the wall as promised.
        and (grant.kind != "writes" or procedure.writing_on_behalf.allowed)
    ]


def _is_general(choice: ProcedureChoice) -> bool:
    """A clause for nearly everything is told once above the list, not in every row of it."""
    return choice.every or ((choice.commune or choice.online) and choice.at_most_working_days is None)


def _poster(order: PosterOrder, procedures: Sequence[Procedure]) -> Poster:
    office, scheme = order.office, order.scheme
    return Poster(
        office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}" if office.commune else "", RECEPTION.upper()),
        title=scheme.title.upper() if scheme else "DANH MỤC THỦ TỤC HÀNH CHÍNH",
        subtitles=_subtitles(scheme) if scheme else ("Quét mã QR bên cạnh để xem thủ tục trên Cổng dịch vụ công.",),
        rows=tuple(_rows(order, procedures)),
        foot_lines=(
            f"Trừ: {scheme.exclusions[0]}" if scheme and scheme.exclusions else "",
            "Mã QR mở phần tìm kiếm của Cổng dịch vụ công; hoặc vào dichvucong.gov.vn tìm mã thủ tục.",
            f"Phản ánh, kiến nghị: điện thoại {office.phone}" if office.phone else "",
        ),
    )


def _subtitles(scheme: Scheme) -> tuple[str, ...]:
    days = f"Vào {', '.join(_WEEKDAYS[day - 1] for day in scheme.weekdays)} hằng tuần" if scheme.weekdays else ""
    until = f"nhận hồ sơ đến {scheme.cut_off:%H} giờ{scheme.cut_off:%M}".removesuffix("00") if scheme.cut_off else ""
    told = [", ".join(part for part in (days, until) if part)]
    for_all = [grant.sentence for grant in scheme.grants if _is_general(grant.procedures) and grant.kind in _GIVEN]
    return (*told, *for_all[:MOST_SENTENCES], f"Theo {scheme.document}")


def _rows(order: PosterOrder, procedures: Sequence[Procedure]) -> Iterator[PosterRow]:
    named = {code for grant in order.scheme.grants for code in grant.procedures.codes} if order.scheme else set()
    alone = [each for each in procedures if len(procedures) <= MOST_ROWS or each.code in named]
    yield from (_row(procedure, order) for procedure in alone)
    rest = [each for each in procedures if each not in alone]
    for sector, found in groupby(rest, key=lambda each: each.sector):
        yield _sector_row(sector, list(found), order)


def _sector_row(sector: str, procedures: Sequence[Procedure], order: PosterOrder) -> PosterRow:
    """A whole sector in one row, with what every procedure of it is given."""
    given = [_given(procedure, order) for procedure in procedures]
    shared = tuple(words for words in given[0] if all(words in others for others in given))
    names = ", ".join(procedure.short_name for procedure in procedures[:3])
    more = f" và {len(procedures) - 3} thủ tục khác" if len(procedures) > 3 else ""
    return PosterRow(f"Lĩnh vực {sector}", f"{names}{more}; xem đủ tại quầy.", shared)


def _given(procedure: Procedure, order: PosterOrder) -> tuple[str, ...]:
    granted = _grants_of(order.scheme, procedure) if order.scheme else []
    return tuple(dict.fromkeys(_GIVEN[grant.kind] for grant in granted))


def _row(procedure: Procedure, order: PosterOrder) -> PosterRow:
    told = [f"Mã {procedure.code}", procedure.sector, *(length_words(limit) for limit in procedure.time_limits[:1])]
    if procedure.fee.text:
        told.append(f"Lệ phí: {_BESIDE.split(procedure.fee.text)[0]}")
    return PosterRow(
        name=procedure.short_name,
        about="  ·  ".join(told),
        given=_given(procedure, order),
        address=portal_address(procedure, order.search_address),
    )
