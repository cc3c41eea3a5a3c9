# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of the process, each made from the register with one key: the book of dossiers, what waits for the
leader's signature, what the village heads carry home, what goes to the post and comes back from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from counter_app.catalog.catalog import Catalog
from counter_app.domain.board import BoardFilter, BoardLine
from counter_app.domain.channels import Channel
from counter_app.domain.errors import CounterError
from counter_app.domain.office import Office
from counter_app.domain.stages import Stage
from counter_app.paper.office_list import Column, OfficeList, write_office_list
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

    def village_list(self, office: Office, village: str) -> bytes:
        """The results a village head takes home, each with room for the receiver's signature.

        Raises:
            NothingToList: nothing goes to this village.
        """
        waiting = self._to_return(lambda line: line.village == village)
        told = f"Giao {village} ngày {self._clock():%d/%m/%Y}"
        signers = ("NGƯỜI GIAO", "TRƯỞNG THÔN")
        return self._handover(office, "DANH SÁCH KẾT QUẢ GIAO TRƯỞNG THÔN", told, waiting, signers)

    def villages(self) -> list[str]:
        """The villages results wait for, in the order of names."""
        return sorted({line.village for line in self._to_return(lambda line: bool(line.village))})

    def post_out(self, office: Office) -> bytes:
        """The results the post office takes.

        Raises:
            NothingToList: nothing is on its way by post.
        """
        waiting = self._to_return(lambda line: line.channel_out == Channel.POST.value)
        told = f"Giao bưu điện ngày {self._clock():%d/%m/%Y}"
        return self._handover(
            office, "DANH SÁCH KẾT QUẢ GIAO BƯU ĐIỆN", told, waiting, ("NGƯỜI GIAO", "NHÂN VIÊN BƯU ĐIỆN")
        )

    def post_in(self, office: Office, on: date) -> bytes:
        """The dossiers the post office brought on a day.

        Raises:
            NothingToList: it brought none.
        """
        came = self._register.board.received_between(on, on)
        brought = [line for line in came if line.channel_in == Channel.POST.value]
        told = f"Nhận từ bưu điện ngày {on:%d/%m/%Y}"
        signers = ("NHÂN VIÊN BƯU ĐIỆN", "NGƯỜI NHẬN")
        return self._handover(office, "DANH SÁCH HỒ SƠ NHẬN TỪ BƯU ĐIỆN", told, brought, signers)

    def _to_return(self, wanted: Callable[[BoardLine], bool]) -> list[BoardLine]:
        return [line for line in self._register.board.lines(BoardFilter.TO_RETURN, limit=2000) if wanted(line)]

    def _handover(
        self, office: Office, title: str, told: str, lines: list[BoardLine], signers: tuple[str, ...]
    ) -> bytes:
        if not lines:
            raise NothingToList(title.lower())
        columns = (
            Column("STT", 1, centred=True),
            Column("Hồ sơ", 1.8),
            Column("Thủ tục", 5),
            Column("Người nhận", 4),
            Column("Điện thoại", 2.2),
            Column("Ngày nhận", 2, room=True),
            Column("Ký nhận", 3, room=True),
        )
        rows = tuple(
            (str(number), line.number, self._name(line), line.person, line.phone, "", "")
            for number, line in enumerate(lines, start=1)
        )
        return write_office_list(self._list(office, title, told, columns, rows, signers, f"Tổng số: {len(rows)}."))

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
