# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive as two ledgers: finished dossiers that wait to leave, and those that have left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.casework.archive_desk import ArchiveOrder, new_password
from counter_app.domain.errors import BadInput
from counter_app.domain.text import fold
from counter_app.ui.background import Lane
from counter_app.ui.ledger import LedgerPage, LedgerRow, Told
from counter_app.ui.questions import Question, choice, secret

if TYPE_CHECKING:
    from counter_app.casework.archive_desk import ArchiveDesk
    from counter_app.domain.archiving import ArchiveLine

LOCKED, GENERATED, PLAIN = "locked", "generated", "plain"
_WISHES = (
    (GENERATED, "Tệp nén có mật khẩu, in mật khẩu"),
    (LOCKED, "Tệp nén có mật khẩu, tự đặt"),
    (PLAIN, "Tệp thường, không mật khẩu"),
)
_SURE = (("no", "Không"), ("yes", "Có: cơ quan nhận giữ USB an toàn"))
_ABOUT: tuple[Told, ...] = (
    (
        "Mỗi hồ sơ: tờ khai bản cuối dạng PDF/A-2b, dữ liệu dạng JSON; kèm tệp kê có mã băm SHA-256 của từng tệp.",
        "body",
    ),
    ("Trong đó có thông tin cá nhân: nên dùng tệp nén có mật khẩu (AES-256), cất mật khẩu riêng.", "wait"),
    ("Chép xong, đọc lại đúng thì hồ sơ mới được đánh dấu đã nộp. Hồ sơ trong máy vẫn còn.", "secondary"),
)


class WaitingPart(QObject):
    """Signals: ``ordered``, a set is to be taken out (an ``ArchiveOrder``); sent from the worker."""

    ordered = Signal(object)

    def __init__(self, desk: ArchiveDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def fetch(self, query: str) -> LedgerPage:
        """All at once first, then each by itself."""
        found = [line for line in self._desk.waiting() if _matches(line, query)]
        ids = tuple(line.id for line in found)
        first = LedgerRow(
            "all", f"Nộp lưu trữ {len(found)} hồ sơ đã xong", "", "accent", _ABOUT, _WISHES if found else (), ids
        )
        rows = (_row(line, _WISHES) for line in found)
        return LedgerPage((first, *rows), ((f"{len(found)} hồ sơ đã xong, chưa nộp lưu trữ", "strong"),))

    def questions(self, _row: LedgerRow, wish: str) -> Sequence[Question]:
        """The password twice, or whether it may go without."""
        if wish == LOCKED:
            return (
                secret("password", "Mật khẩu, ít nhất 12 ký tự", "Xin gõ mật khẩu."),
                secret("again", "Gõ lại mật khẩu", "Xin gõ lại."),
            )
        if wish == PLAIN:
            return (choice("sure", "Chép thông tin cá nhân ra USB mà không có mật khẩu?", _SURE),)
        return ()

    def lane(self, wish: str) -> Lane:
        """A generated password is printed first."""
        return Lane.PAPER if wish == GENERATED else Lane.REGISTER

    def do(self, row: LedgerRow, wish: str, answers: Mapping[str, str]) -> str:
        """Order the set; what carries it to the stick is the window's.

        Raises:
            BadInput: the two passwords differ.
        """
        ids = row.about if isinstance(row.about, tuple) else ()
        if wish == PLAIN and answers["sure"] != "yes":
            return ""
        if wish == LOCKED and answers["password"] != answers["again"]:
            raise BadInput("Hai lần gõ mật khẩu không giống nhau. Chưa nộp gì; xin gõ lại.")
        order = ArchiveOrder(ids, new_password() if wish == GENERATED else answers.get("password", ""))
        told = ""
        if wish == GENERATED:
            told = f"Đã in tờ mật khẩu ở máy in {self._desk.print_password(order)}: cất riêng, không để cùng USB."
        self.ordered.emit(order)
        return told


class ArchivedPart:
    """Connects the ledger with what has left."""

    def __init__(self, desk: ArchiveDesk) -> None:
        self._desk = desk

    def fetch(self, query: str) -> LedgerPage:
        """The last first."""
        found = [line for line in self._desk.archived() if _matches(line, query)]
        return LedgerPage(tuple(_row(line, ()) for line in found), ((f"{len(found)} hồ sơ đã nộp lưu trữ", "strong"),))

    def questions(self, _row: LedgerRow, _wish: str) -> Sequence[Question]:
        """Nothing is asked."""
        return ()

    def lane(self, _wish: str) -> Lane:
        """Nothing is done."""
        return Lane.REGISTER

    def do(self, _row: LedgerRow, _wish: str, _answers: Mapping[str, str]) -> str:
        """Nothing is done."""
        return ""


def _matches(line: ArchiveLine, query: str) -> bool:
    return fold(query) in fold(f"{line.number} {line.procedure_code} {line.person} {line.name}")


def _row(line: ArchiveLine, wishes: tuple[tuple[str, str], ...]) -> LedgerRow:
    left = f"✓ đã nộp {line.at:%d/%m/%Y}" if line.at else f"○ xong {line.closed_at:%d/%m/%Y}"
    lines: list[Told] = [(left, "good" if line.at else "strong"), (f"Thủ tục {line.procedure_code}", "body")]
    if line.name:
        lines.append((f"Trong bộ tệp: {line.name}", "secondary"))
    title = f"{line.number} · {line.person or '(đã xóa thông tin)'}"
    return LedgerRow(f"a{line.id}", title, left, "good" if line.at else "body", tuple(lines), wishes, (line.id,))
