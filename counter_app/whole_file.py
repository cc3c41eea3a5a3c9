# SPDX-License-Identifier: GPL-3.0-or-later
"""Files put where somebody chose: whole or not at all, and every refusal of the disk as a sentence.

A sentence never repeats the path: file names of papers hold people's names.
"""

from __future__ import annotations

import errno
import os
import threading
from contextlib import suppress
from pathlib import Path

from counter_app.domain.errors import BadInput, CounterError

REPLACE_TRIES = 10 if os.name == "nt" else 1
"""On Windows a virus scanner may hold a fresh file for seconds; elsewhere a refusal is final."""
FIRST_PAUSE_S = 0.05
_MAKE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

_KEPT = "Tệp cũ (nếu có) còn nguyên, hồ sơ vẫn an toàn;"

_PLACE_UNFIT = {
    errno.ENOENT: "Thư mục để lưu tệp không có.",
    errno.ENOTDIR: "Thư mục để lưu tệp không có: một phần đường dẫn là tệp.",
    errno.EISDIR: "Nơi lưu là một thư mục, thiếu tên tệp.",
    errno.ENAMETOOLONG: "Tên tệp quá dài.",
    errno.EINVAL: "Tên tệp có ký tự không dùng được.",
    errno.ELOOP: "Nơi lưu là một lối tắt hỏng.",
}
_DISK_REFUSES = {
    errno.ENOSPC: f"Ổ đĩa đã đầy nên chưa ghi được tệp. {_KEPT} xin dọn bớt hoặc chọn ổ khác.",
    errno.EDQUOT: f"Phần ổ đĩa dành cho tài khoản này đã đầy. {_KEPT} xin dọn bớt hoặc chọn ổ khác.",
    errno.EROFS: f"Ổ đĩa này chỉ cho đọc (khóa ghi). {_KEPT} xin mở khóa hoặc chọn ổ khác.",
    errno.EACCES: f"Không được ghi ở đây, hoặc tệp đang mở trong chương trình khác. {_KEPT} xin đóng tệp đó "
    "hoặc chọn thư mục khác.",
}
_DISK_REFUSES[errno.EPERM] = _DISK_REFUSES[errno.EACCES]


class NotWritten(CounterError):
    """The disk refused; what was at the place before is unchanged."""


def write_whole(target: Path, content: bytes) -> None:
    """Put ``content`` at ``target``: after a power cut there is the old file or the new one, never half.

    Raises:
        BadInput: the place cannot be a file.
        NotWritten: the disk is full, locked, gone, or another program holds the file.
    """
    try:
        # Through a link to the file meant: replacing the link itself would leave the old file behind.
        place = target.expanduser().resolve()
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if place.exists() and not place.is_file():
            raise OSError(errno.EINVAL, "a device or a pipe must not be replaced by a file")
        put_whole(place, content)
    except OSError as error:
        raise _refusal(error) from error
    except (ValueError, RuntimeError) as error:
        raise BadInput(_unfit(errno.EINVAL)) from error


def put_whole(target: Path, content: bytes) -> None:
    """The same for the program's own files, for this account only.

    Raises:
        OSError: nothing was changed at ``target``.
    """
    half = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(half, _MAKE, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(half, target)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    _make_names_durable(target.parent)


def _replace(half: Path, target: Path) -> None:
    for attempt in range(1, REPLACE_TRIES + 1):
        try:
            half.replace(target)
            return
        except PermissionError:
            if attempt == REPLACE_TRIES:
                raise
            threading.Event().wait(FIRST_PAUSE_S * attempt)


def _make_names_durable(folder: Path) -> None:
    if os.name == "nt":
        return  # it has no such call and does not need it
    # Some file systems refuse this; the file itself is already on the disk.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refusal(error: OSError) -> CounterError:
    if error.errno in _PLACE_UNFIT:
        return BadInput(_unfit(error.errno))
    gone = f"Ổ đĩa báo lỗi nên chưa ghi được tệp; có thể USB đã bị rút. {_KEPT} xin thử lại hoặc chọn ổ khác."
    return NotWritten(_DISK_REFUSES.get(error.errno or 0, gone))


def _unfit(number: int) -> str:
    return f"{_PLACE_UNFIT[number]} Chưa ghi tệp nào; xin chọn nơi lưu khác."
