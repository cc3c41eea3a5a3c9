# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the process, each made from the register with one key: the book of dossiers, what waits for the
leader's signature, and what is handed over to village heads and the post or comes from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from counter_app.catalog.catalog import Catalog
from counter_app.domain.board import BoardFilter, BoardLine
from counter_app.domain.channels import Channel
from counter_app.domain.errors import CounterError
from counter_app.domain.office import Office
from counter_app.domain.stages import Stage
from counter_app.paper.office_list import Column, OfficeList, write_office_list
from counter_app.storage.handovers import HandoverWay
from counter_app.storage.register import Register

_STATE_LINES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_CHANNELS: Mapping[str, str] = {channel.value: channel.caption for channel in Channel}
_BOOK = (
    Column("STT", 1.3, centred=True),
    Column("Mã hồ sơ", 3.7),
    Column("Tên thủ tục hành chính", 4),
    Column("Số bộ", 1, centred=True),
    Column("Tên cá nhân, tổ chức", 3.6),
    Column("Địa chỉ, số điện thoại", 3.2),
    Column("Cơ quan giải quyết", 2.6),
    Column("Nhận hồ sơ", 2.3, centred=True),
    Column("Hẹn trả", 2.3, centred=True),
    Column("Trả kết quả", 2.3, centred=True),
    Column("Cách nhận kết quả", 2.2),
    Column("Ký nhận", 2, room=True),
    Column("Ghi chú", 2),
)
"""Mẫu 07, Thông tư 03/2025/TT-VPCP (columns after mẫu 06 TT 01/2018/TT-VPCP: not compared with the new print)."""


_AT_HAND = frozenset({Stage.SEALED, Stage.NOT_COLLECTED})


@dataclass(frozen=True)
class Parcel:
    """What is handed over: which way, and to which village's head."""

    way: HandoverWay
    village: str = ""


@dataclass(frozen=True)
class _Words:
    title: str
    told: str
    signers: tuple[str, str]


_HANDOVERS: Mapping[HandoverWay, _Words] = {
    HandoverWay.POST_IN: _Words(
        "DANH SÁCH HỒ SƠ NHẬN TỪ BƯU ĐIỆN", "Nhận từ bưu điện", ("NHÂN VIÊN BƯU ĐIỆN", "NGƯỜI NHẬN")
    ),
    HandoverWay.POST_OUT: _Words(
        "DANH SÁCH KẾT QUẢ GIAO BƯU ĐIỆN", "Giao bưu điện", ("NGƯỜI GIAO", "NHÂN VIÊN BƯU ĐIỆN")
    ),
    HandoverWay.VILLAGE_OUT: _Words(
        "DANH SÁCH KẾT QUẢ GIAO TRƯỞNG THÔN", "Giao {village}", ("NGƯỜI GIAO", "TRƯỞNG THÔN")
    ),
}


class NothingToList(CounterError):
    """The list would be empty."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Không có hồ sơ nào để lập {what}. Không có gì thay đổi.")


class OfficeLists:
    """Makes the lists as PDF. Reads the register, so it runs on its worker."""

    def __init__(self, register: Register, catalog: Catalog, clock: Callable[[], datetime]) -> None:
        self._register, self._catalog, self._clock = register, catalog, clock

    def book(self, office: Office, first: date, last: date) -> bytes:
        """The register of dossiers (sổ theo dõi hồ sơ) of these days; a whole year that is over is closed.

        Raises:
            NothingToList: nothing was received.
        """
        lines = self._register.board.received_between(first, last)
        if not lines:
            raise NothingToList("sổ theo dõi hồ sơ")
        rows = tuple(self._book_row(number, line) for number, line in enumerate(lines, start=1))
        whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
        is_over = whole_year and self._clock().date() > last
        closing = f"Tổng số: {len(lines)} hồ sơ."
        if is_over:
            closing += f" Khóa sổ năm {first.year}; số thứ tự từ 01 đến {len(lines):02}."
        told = f"Năm {first.year}" if whole_year else f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
        return write_office_list(
            self._list(office, "SỔ THEO DÕI HỒ SƠ", told, _BOOK, rows, ("NGƯỜI LẬP", "NGƯỜI ĐỨNG ĐẦU"), closing)
        )

    def signing_list(self, office: Office) -> bytes:
        """What was appraised and waits for the leader, on one page as far as it goes, with a column to tick.

        Raises:
            NothingToList: nothing waits.
        """
        waiting = [line for line in self._register.board.lines(BoardFilter.AT_WORK) if line.stage is Stage.APPRAISED]
        columns = (
            Column("STT", 1, centred=True),
            Column("Hồ sơ", 1.8),
            Column("Thủ tục", 5),
            Column("Người yêu cầu", 4),
            Column("Hạn trả", 2.4, centred=True),
            Column("Đồng ý", 1.5, room=True),
            Column("Ý kiến", 3.4, room=True),
        )
        rows = tuple(
            (str(number), line.number, self._name(line), line.person, _moment(line.due), "", "")
            for number, line in enumerate(waiting, start=1)
        )
        if not rows:
            raise NothingToList("danh sách trình ký")
        told = f"Trình lúc {self._clock():%H:%M ngày %d/%m/%Y}"
        signers = ("NGƯỜI TRÌNH", "LÃNH ĐẠO")
        return write_office_list(self._list(office, "DANH SÁCH HỒ SƠ TRÌNH KÝ", told, columns, rows, signers, ""))

    def villages(self) -> list[str]:
        """The villages results wait for, in the order of names."""
        waiting = self._not_signed(HandoverWay.VILLAGE_OUT, self._to_return(lambda line: bool(line.village)))
        return sorted({line.village for line in waiting})

    def to_hand_over(self, parcel: Parcel, on: date) -> list[BoardLine]:
        """What goes on a hand-over list now; what left or came by a list both sides have signed is not on another.

        A result that came back is handed over again.
        """
        return self._not_signed(parcel.way, self._candidates(parcel, on))

    def handover(self, office: Office, parcel: Parcel, on: date, running: int) -> bytes:
        """A hand-over list with its number, to be signed by both sides; for a village head each receiver signs too.

        Raises:
            NothingToList: nothing is to be handed over.
        """
        words, lines = _HANDOVERS[parcel.way], self.to_hand_over(parcel, on)
        if not lines:
            raise NothingToList(words.title.lower())
        rows = tuple(self._handover_row(parcel, number, line) for number, line in enumerate(lines, start=1))
        told = f"Số {running:02}/{on:%Y} · {words.told.format(village=parcel.village)} ngày {on:%d/%m/%Y}"
        closing = f"Tổng số: {len(rows)}. Hai bên đã kiểm đủ; mỗi bên giữ một bản."
        return write_office_list(
            self._list(office, words.title, told, _columns(parcel.way), rows, words.signers, closing)
        )

    def _not_signed(self, way: HandoverWay, lines: list[BoardLine]) -> list[BoardLine]:
        signed = self._register.handovers.signed_dossiers(way)
        return [line for line in lines if line.id not in signed or line.stage in _AT_HAND]

    def _candidates(self, parcel: Parcel, on: date) -> list[BoardLine]:
        match parcel.way:
            case HandoverWay.POST_IN:
                came = self._register.board.received_between(on, on)
                return [line for line in came if line.channel_in == Channel.POST.value]
            case HandoverWay.POST_OUT:
                return self._to_return(lambda line: line.channel_out == Channel.POST.value)
            case HandoverWay.VILLAGE_OUT:
                return self._to_return(lambda line: line.village == parcel.village)

    def _to_return(self, wanted: Callable[[BoardLine], bool]) -> list[BoardLine]:
        return [line for line in self._register.board.lines(BoardFilter.TO_RETURN, limit=2000) if wanted(line)]

    def _handover_row(self, parcel: Parcel, number: int, line: BoardLine) -> tuple[str, ...]:
        known = (str(number), line.number, self._name(line), line.person)
        return (*known, line.phone, "", "") if parcel.way is HandoverWay.VILLAGE_OUT else (*known, line.phone, "1", "")

    def _book_row(self, number: int, line: BoardLine) -> tuple[str, ...]:
        where = ", ".join(part for part in (line.village, line.phone) if part)
        noted = "gia hạn" if line.extended else "quy trình thường" if line.ordinary else ""
        return (
            f"{number:02}",
            line.official_number or line.number,
            self._name(line),
            "1",
            line.person,
            where,
            self._catalog.procedure(line.procedure_code).agency,
            _moment(line.received_at),
            _moment(line.due),
            _moment(line.returned_at),
            _CHANNELS.get(line.channel_out, ""),
            "",
            noted,
        )

    def _name(self, line: BoardLine) -> str:
        return self._catalog.procedure(line.procedure_code).short_name

    def _list(
        self,
        office: Office,
        title: str,
        subtitle: str,
        columns: tuple[Column, ...],
        rows: tuple[tuple[str, ...], ...],
        signers: tuple[str, ...],
        closing: str,
    ) -> OfficeList:
        now = self._clock()
        return OfficeList(
            office_lines=(f"ỦY BAN NHÂN DÂN {office.commune.upper()}", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
            state_lines=_STATE_LINES,
            title=title,
            subtitle=subtitle,
            columns=columns,
            rows=rows,
            signers=signers,
            place_and_date=f"{office.place}, ngày {now:%d} tháng {now:%m} năm {now:%Y}",
            closing=closing,
        )


def _moment(at: datetime | None) -> str:
    return f"{at:%H:%M %d/%m/%Y}" if at else ""


def _columns(way: HandoverWay) -> tuple[Column, ...]:
    known = (
        Column("STT", 1, centred=True),
        Column("Hồ sơ", 1.8),
        Column("Thủ tục", 5),
        Column("Người nộp" if way is HandoverWay.POST_IN else "Người nhận", 4),
        Column("Điện thoại", 2.2),
    )
    if way is HandoverWay.VILLAGE_OUT:
        return (*known, Column("Ngày nhận", 2, room=True), Column("Ký nhận", 3, room=True))
    return (*known, Column("Số bì", 1.2, centred=True), Column("Ghi chú", 3, room=True))
