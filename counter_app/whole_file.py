# SPDX-License-Identifier: GPL-3.0-or-later
"""Files put where somebody chose: whole or not at all, and every refusal of the disk as a sentence.

A sentence never repeats the path: file names of papers hold people's names.
"""

from __future__ import annotations

import errno
from pathlib import Path

from counter_app.domain.errors import BadInput, CounterError
from counter_app.storage import whole_file as disk

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
        disk.write_whole(place, content)
    except OSError as error:
        raise _refusal(error) from error
    except (ValueError, RuntimeError) as error:
        raise BadInput(_unfit(errno.EINVAL)) from error


def _refusal(error: OSError) -> CounterError:
    if error.errno in _PLACE_UNFIT:
        return BadInput(_unfit(error.errno))
    gone = f"Ổ đĩa báo lỗi nên chưa ghi được tệp; có thể USB đã bị rút. {_KEPT} xin thử lại hoặc chọn ổ khác."
    return NotWritten(_DISK_REFUSES.get(error.errno or 0, gone))


def _unfit(number: int) -> str:
    return f"{_PLACE_UNFIT[number]} Chưa ghi tệp nào; xin chọn nơi lưu khác."
