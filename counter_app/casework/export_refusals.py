# SPDX-License-Identifier: GPL-3.0-or-later
"""Why an export did not happen, each as one sentence. Whatever went wrong, no half file stands under a final name."""

from __future__ import annotations

import errno
from enum import Enum

from counter_app.domain.errors import CounterError

_GB, _MB = 1_000_000_000, 1_000_000


class ExportTrouble(Enum):
    """What the stick or folder did."""

    FULL = "full"
    LOCKED = "locked"
    REFUSED = "refused"
    GONE = "gone"
    DIFFERS = "differs"
    TOO_LARGE = "too_large"
    NAME_TAKEN = "name_taken"
    FAILING = "failing"


_SAFE = "Sổ hồ sơ trên máy còn nguyên;"
_OTHER = "dùng USB hoặc thư mục khác"
_SENTENCES = {
    ExportTrouble.LOCKED: f"Nơi chép đang khóa ghi nên chưa chép được. {_SAFE} xin gạt nút khóa của USB hoặc {_OTHER}.",
    ExportTrouble.REFUSED: f"Máy không cho ghi vào nơi này nên chưa chép. {_SAFE} xin {_OTHER}.",
    ExportTrouble.GONE: f"Không còn thấy nơi chép, có thể USB đã bị rút; chưa chép xong. {_SAFE} xin cắm lại rồi chép "
    "lại từ đầu.",
    ExportTrouble.DIFFERS: "Đọc lại thì khác với bản đã ghi: USB hỏng hoặc dung lượng ghi trên vỏ không thật. "
    f"Chưa chép tệp nào. {_SAFE} xin {_OTHER}.",
    ExportTrouble.TOO_LARGE: f"Nơi chép không chứa được tệp lớn như vậy (FAT32: nhiều nhất 4 GB). {_SAFE} xin dùng USB "
    "định dạng exFAT.",
    ExportTrouble.NAME_TAKEN: f"Ở nơi chép đã có tệp hoặc thư mục trùng tên. {_SAFE} xin đổi tên cái đang có hoặc "
    f"{_OTHER}.",
    ExportTrouble.FAILING: f"Nơi chép báo lỗi khi đọc, ghi nên chưa chép được. {_SAFE} xin thử lại hoặc {_OTHER}.",
}
_REST = " Có thể còn tệp dở trong thư mục ~counter-app-dang-chep, không dùng được; lần cắm sau chương trình tự dọn."

_BY_ERRNO = {
    errno.ENOSPC: ExportTrouble.FULL,
    errno.EDQUOT: ExportTrouble.FULL,
    errno.EROFS: ExportTrouble.LOCKED,
    errno.EACCES: ExportTrouble.REFUSED,
    errno.EPERM: ExportTrouble.REFUSED,
    errno.ENODEV: ExportTrouble.GONE,
    errno.ENXIO: ExportTrouble.GONE,
    errno.ENOENT: ExportTrouble.GONE,
    errno.ENOTCONN: ExportTrouble.GONE,
    errno.ESTALE: ExportTrouble.GONE,
    errno.EFBIG: ExportTrouble.TOO_LARGE,
    errno.EEXIST: ExportTrouble.NAME_TAKEN,
    errno.ENOTDIR: ExportTrouble.NAME_TAKEN,
    errno.EISDIR: ExportTrouble.NAME_TAKEN,
}
_BY_WINDOWS = {
    3: ExportTrouble.GONE,  # ERROR_PATH_NOT_FOUND
    19: ExportTrouble.LOCKED,  # ERROR_WRITE_PROTECT
    21: ExportTrouble.GONE,  # ERROR_NOT_READY
    39: ExportTrouble.FULL,  # ERROR_HANDLE_DISK_FULL
    112: ExportTrouble.FULL,  # ERROR_DISK_FULL
    223: ExportTrouble.TOO_LARGE,  # ERROR_FILE_TOO_LARGE
    433: ExportTrouble.GONE,  # ERROR_NO_SUCH_DEVICE
    1006: ExportTrouble.GONE,  # ERROR_FILE_INVALID: the volume was changed under an open file
    1167: ExportTrouble.GONE,  # ERROR_DEVICE_NOT_CONNECTED
}


class ExportFailed(CounterError):
    """Nothing stands under a final name that was not there before.

    ``missing``: bytes the stick lacks, where it is full. ``left``: something could not be cleared away.
    """

    def __init__(self, trouble: ExportTrouble, missing: int = 0, *, left: bool = False) -> None:
        self.trouble, self.missing, self.left = trouble, missing, left
        super().__init__(sentence_of(trouble, missing) + (_REST if left else ""))


class ExportCancelled(CounterError):
    """The clerk stopped it."""

    def __init__(self, *, left: bool = False) -> None:
        self.left = left
        super().__init__("Đã dừng, chưa chép tệp nào. Muốn chép thì làm lại từ đầu." + (_REST if left else ""))


class ExportClash(CounterError):
    """Another content stands under the name; nothing was written. ``name``: the first such file."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"Ở nơi chép đã có tệp {name} với nội dung khác. Tệp đó được giữ nguyên; chưa chép gì.")


def sentence_of(trouble: ExportTrouble, missing: int = 0) -> str:
    """The one sentence of a trouble."""
    if trouble is ExportTrouble.FULL:
        lack = f", còn thiếu {size_in_words(missing)}" if missing > 0 else ""
        return f"Nơi chép không đủ chỗ{lack}. Chưa chép tệp nào. {_SAFE} xin xóa bớt tệp ở đó hoặc {_OTHER}."
    return _SENTENCES[trouble]


def trouble_of(error: OSError) -> ExportTrouble:
    """What an error of the operating system means here."""
    by_windows = _BY_WINDOWS.get(getattr(error, "winerror", None) or 0)
    return by_windows or _BY_ERRNO.get(error.errno or 0, ExportTrouble.FAILING)


def size_in_words(size: int) -> str:
    """«3,5 GB», «12 MB», «800 KB»; rounded up, so that what is said to be enough is enough."""
    for unit, word in ((_GB, "GB"), (_MB, "MB")):
        if size >= unit:
            tenths = -(-size * 10 // unit)
            return (
                f"{tenths // 10},{tenths % 10} {word}" if tenths < 100 and tenths % 10 else f"{-(-size // unit)} {word}"
            )
    return f"{max(1, -(-size // 1000))} KB"
