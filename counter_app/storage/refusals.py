# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way the register can refuse, each with its sentence: what happened, is the work safe, what to press.

A code of SQLite that is not in the table is our bug and stays what it was.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from counter_app.domain.errors import BadInput, CounterError


class RegisterBusy(CounterError):
    """Another process holds the register."""

    def __init__(self) -> None:
        super().__init__(
            "Sổ hồ sơ đang mở ở một cửa sổ khác trên máy này. Hồ sơ vẫn an toàn. Đóng cửa sổ đó rồi bấm Thử lại."
        )


class RegisterTooNew(CounterError):
    """Written by a newer program; both versions are named."""

    def __init__(self, found: int, understood: int) -> None:
        super().__init__(
            f"Sổ hồ sơ này thuộc bản {found}, chương trình đang dùng chỉ hiểu đến bản {understood}. "
            "Sổ được giữ nguyên, chưa bị sửa gì. Hãy cài chương trình mới hơn rồi mở lại."
        )
        self.found, self.understood = found, understood


class RegisterDamaged(CounterError):
    """A page of the file is not what was written, or the file is not a register."""

    def __init__(self, backup_name: str | None = None, backed_up_at: datetime | None = None) -> None:
        happened = "Sổ hồ sơ bị hỏng nên không đọc được. Sổ được giữ nguyên, không bị ghi đè. "
        if backup_name is None:
            way_out = "Chưa có bản sao lưu nào đọc được: đừng xóa gì, hãy báo người phụ trách máy."
        else:
            taken = f" lúc {backed_up_at:%H:%M ngày %d/%m/%Y}" if backed_up_at else ""
            way_out = f"Bản sao lưu tốt gần nhất là {backup_name}{taken}: bấm Khôi phục để dùng bản này."
        super().__init__(happened + way_out)
        self.backup_name = backup_name


class RegisterMissing(CounterError):
    """The key is there, the register is not: never make an empty one in its place."""

    def __init__(self) -> None:
        super().__init__(
            "Có khóa nhưng không thấy tệp sổ hồ sơ (register.sqlite). Chưa có gì bị ghi đè. "
            "Nếu tệp đã được chuyển đi, hãy chép trả lại; nếu không, bấm Khôi phục để dùng bản sao lưu."
        )


class NoRegisterYet(BadInput):
    """Care was asked for where no register was ever begun."""

    def __init__(self) -> None:
        super().__init__("Chưa có sổ hồ sơ trong thư mục này. Hãy mở chương trình một lần để tạo sổ.")


class KeyMissing(CounterError):
    """The register is there, its key file is not."""

    def __init__(self, copy_exists: bool) -> None:
        way_out = (
            "Bấm Lấy lại khóa để dùng bản khóa giữ trong thư mục backups."
            if copy_exists
            else "Hãy tìm tệp key.json trong bản chép cũ của thư mục sổ và chép trả lại."
        )
        super().__init__(f"Không thấy tệp khóa của sổ hồ sơ (key.json). Sổ được giữ nguyên, không bị ghi đè. {way_out}")
        self.copy_exists = copy_exists


class KeyUnreadable(CounterError):
    """The key file is there but is not one."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp khóa của sổ hồ sơ (key.json) bị hỏng. Sổ được giữ nguyên. "
            "Bấm Lấy lại khóa để dùng bản khóa giữ trong thư mục backups."
        )


class KeyOfAnother(CounterError):
    """Key file and register do not belong together."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp khóa (key.json) không phải của sổ hồ sơ này. Sổ và khóa được giữ nguyên. "
            "Hãy để đúng cặp register.sqlite và key.json vào cùng một thư mục rồi mở lại."
        )


class NeedsRecoveryCode(CounterError):
    """This user account cannot open the key; the printed code can."""

    def __init__(self) -> None:
        super().__init__(
            "Tài khoản máy này không mở được khóa của sổ hồ sơ. Hồ sơ vẫn an toàn. "
            "Hãy gõ mã khôi phục đã in khi bắt đầu dùng chương trình."
        )


class WrongCode(CounterError):
    """A well-formed code that opens nothing here."""

    def __init__(self) -> None:
        super().__init__(
            "Mã khôi phục này không mở được sổ. Không có gì bị thay đổi, có thể gõ lại bao nhiêu lần cũng được. "
            "Hãy xem đúng tờ mã mới in gần nhất của sổ này chưa."
        )


class CodeMistyped(CounterError):
    """The code's own check letters disagree: ``group`` (1 …) is the group to look at, None for its length."""

    def __init__(self, group: int | None) -> None:
        where = (
            f"Nhóm thứ {group} của mã khôi phục gõ chưa đúng"
            if group
            else "Mã khôi phục phải có 8 nhóm, mỗi nhóm 4 ký tự"
        )
        super().__init__(f"{where}. Không có gì bị thay đổi. Hãy tắt bộ gõ tiếng Việt, so lại với tờ giấy rồi gõ lại.")
        self.group = group


class DiskFull(CounterError):
    """No room left for the register or a backup."""

    def __init__(self) -> None:
        super().__init__(
            "Ổ đĩa đã đầy nên chưa lưu được. Những gì đã lưu trước đó vẫn an toàn; chữ vừa gõ còn trên màn hình. "
            "Hãy xóa bớt tệp không cần rồi bấm Thử lại."
        )


class RegisterReadOnly(CounterError):
    """The folder or the disk refuses to be written."""

    def __init__(self) -> None:
        super().__init__(
            "Thư mục sổ hồ sơ chỉ cho đọc, không cho ghi, nên chưa lưu được. Những gì đã lưu vẫn an toàn. "
            "Hãy nhờ người phụ trách máy cho phép ghi rồi bấm Thử lại."
        )


class NoAccess(CounterError):
    """Permission denied, or another program holds the file."""

    def __init__(self) -> None:
        super().__init__(
            "Máy không cho chương trình mở thư mục sổ hồ sơ. Hồ sơ đã lưu không bị đụng đến. "
            "Hãy kiểm tra quyền của tài khoản và phần mềm diệt vi-rút rồi bấm Thử lại."
        )


class DiskFailing(CounterError):
    """The disk answered with an error."""

    def __init__(self) -> None:
        super().__init__(
            "Ổ đĩa báo lỗi khi đọc hoặc ghi nên chưa lưu được. Những gì đã lưu trước đó vẫn an toàn. "
            "Bấm Thử lại; nếu vẫn lỗi, hãy sao lưu ra USB và báo người phụ trách máy."
        )


class DetailsErased(CounterError):
    """The personal details of the dossier are gone for good, its papers with them; only counts remain."""

    def __init__(self) -> None:
        super().__init__(
            "Dữ liệu cá nhân và bản giấy của hồ sơ này đã được xóa hẳn khi hết hạn lưu, chỉ còn số liệu. "
            "Các hồ sơ khác không bị ảnh hưởng. Hãy lập hồ sơ mới nếu người dân cần làm lại."
        )


class BackupUnusable(BadInput):
    """The file chosen to restore is not a good backup of this register."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp được chọn không phải bản sao lưu đọc được của sổ này. Sổ đang dùng được giữ nguyên. "
            "Hãy chọn bản sao lưu khác."
        )


_BY_CODE: dict[int, type[CounterError]] = {
    3: NoAccess,  # SQLITE_PERM
    5: RegisterBusy,  # SQLITE_BUSY
    6: RegisterBusy,  # SQLITE_LOCKED
    8: RegisterReadOnly,  # SQLITE_READONLY
    10: DiskFailing,  # SQLITE_IOERR
    11: RegisterDamaged,  # SQLITE_CORRUPT
    13: DiskFull,  # SQLITE_FULL
    14: NoAccess,  # SQLITE_CANTOPEN
    23: NoAccess,  # SQLITE_AUTH
    26: RegisterDamaged,  # SQLITE_NOTADB
}

_BY_ERRNO: dict[int, type[CounterError]] = {
    errno.ENOSPC: DiskFull,
    getattr(errno, "EDQUOT", errno.ENOSPC): DiskFull,
    errno.EROFS: RegisterReadOnly,
    errno.EACCES: NoAccess,
    errno.EPERM: NoAccess,
    errno.EIO: DiskFailing,
}


def kind_of_trouble(sqlite_code: int | None) -> type[CounterError] | None:
    """The refusal for a primary or extended result code of SQLite; None when it is our own bug."""
    return None if sqlite_code is None else _BY_CODE.get(sqlite_code & 0xFF)


@contextmanager
def file_trouble_told() -> Iterator[None]:
    """Turn the operating system's complaints the clerk can act on into their sentences."""
    try:
        yield
    except OSError as trouble:
        refusal = _BY_ERRNO.get(trouble.errno or 0)
        if refusal is None:
            raise
        raise refusal() from trouble
