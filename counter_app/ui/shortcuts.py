# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the program, once: what it does, where, and how the key card names it.

Input methods own Ctrl+Shift, Alt+Z and Ctrl+Shift+F5/F6; single letters belong to the text being typed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Place = Literal[
    "everywhere",
    "lists",
    "components",
    "typing",
    "page",
    "check",
    "dossiers",
    "filing",
    "letters",
    "reports",
    "catalogue",
]

PLACE_TITLES: dict[Place, str] = {
    "everywhere": "Ở mọi nơi",
    "lists": "Khi chọn trong danh sách",
    "components": "Thành phần hồ sơ",
    "typing": "Khi khai",
    "page": "Trang giấy bên phải",
    "check": "Kiểm tra và in",
    "dossiers": "Hồ sơ đang mở, hồ sơ trong danh sách",
    "filing": "Nộp trực tuyến hộ",
    "letters": "Thư chúc mừng, chia buồn, xin lỗi",
    "reports": "Báo cáo",
    "catalogue": "Danh mục thủ tục",
}


@dataclass(frozen=True)
class KeyFact:
    """One key: its sequences (the first is shown), its Vietnamese title, and where it works."""

    sequences: tuple[str, ...]
    title: str
    place: Place


def _key(title: str, place: Place, *sequences: str) -> KeyFact:
    return KeyFact(sequences, title, place)


class Key(Enum):
    """All keys. Screens bind these and nothing else."""

    HELP = _key("Trợ giúp cho màn hình này, bảng phím", "everywhere", "F1")
    CHOOSE = _key("Tiếp nhận: chọn thủ tục", "everywhere", "F2")
    DOSSIERS = _key("Hồ sơ: hạn, việc tiếp theo, tìm hồ sơ", "everywhere", "F3")
    LETTERS = _key("Thư: chờ viết, đang viết, đã in", "everywhere", "F4")
    REPORTS = _key("Báo cáo: số liệu tuần, tháng, quý, năm", "everywhere", "F6")
    EXPORT_WEEK = _key("Xuất số liệu tuần ra USB", "everywhere", "Shift+F6")
    CATALOGUE = _key("Danh mục thủ tục, cuốn mẫu, niêm yết", "everywhere", "F7")
    SETTINGS = _key("Cài đặt", "everywhere", "F11")
    LOCK = _key("Khóa màn hình, đổi người ngồi quầy", "everywhere", "F12")
    VOICES = _key("Ý kiến dân: hài lòng, phản ánh, ngày lắng nghe", "everywhere", "Shift+F4")
    TOUR = _key("Tập sáu bước (khi tập dượt)", "everywhere", "Ctrl+F1")
    LEAVE_PRACTICE = _key("Ra khỏi tập dượt, về sổ thật", "everywhere", "Ctrl+F12")
    FIND = _key("Về ô tìm", "everywhere", "Ctrl+K")
    NEXT_STEP = _key("Sang bước sau", "everywhere", "Ctrl+Return", "Ctrl+Enter")
    BACK = _key("Lùi lại, không mất gì", "everywhere", "Esc")
    STEP_1 = _key("Đến bước 1", "everywhere", "Alt+1")
    STEP_2 = _key("Đến bước 2", "everywhere", "Alt+2")
    STEP_3 = _key("Đến bước 3", "everywhere", "Alt+3")
    STEP_4 = _key("Đến bước 4", "everywhere", "Alt+4")
    STEP_5 = _key("Đến bước 5", "everywhere", "Alt+5")
    FOLLOW_1 = _key("Làm tiếp cho người này: thủ tục gợi ý thứ nhất", "everywhere", "Alt+6")
    FOLLOW_2 = _key("Thủ tục gợi ý thứ hai", "everywhere", "Alt+7")
    FOLLOW_3 = _key("Thủ tục gợi ý thứ ba", "everywhere", "Alt+8")
    SAME_VISITOR = _key("Thủ tục đang chọn, vẫn người vừa rồi", "everywhere", "Alt+9")
    CLOSE_NOTICE = _key("Cất lời nhắc ở cuối cửa sổ", "everywhere", "Ctrl+.")
    ANSWER_YES = _key("Trả lời «đúng» câu hỏi ở cuối cửa sổ", "everywhere", "Alt+D")
    ANSWER_NO = _key("Trả lời «không» câu hỏi ở cuối cửa sổ", "everywhere", "Alt+K")

    NEXT = _key("Ô sau; chọn; làm việc tiếp theo", "lists", "Return", "Enter")
    PREVIOUS = _key("Ô trước", "lists", "Shift+Return", "Shift+Enter")
    PICK_1 = _key("Chọn dòng 1", "lists", "Ctrl+1")
    PICK_2 = _key("Chọn dòng 2", "lists", "Ctrl+2")
    PICK_3 = _key("Chọn dòng 3", "lists", "Ctrl+3")
    PICK_4 = _key("Chọn dòng 4", "lists", "Ctrl+4")
    PICK_5 = _key("Chọn dòng 5", "lists", "Ctrl+5")
    PICK_6 = _key("Chọn dòng 6", "lists", "Ctrl+6")
    PICK_7 = _key("Chọn dòng 7", "lists", "Ctrl+7")
    PICK_8 = _key("Chọn dòng 8", "lists", "Ctrl+8")
    PICK_9 = _key("Chọn dòng 9", "lists", "Ctrl+9")

    TICK = _key("Đánh dấu, bỏ dấu; trang sau khi đọc lại", "components", "Space")
    TICK_ALL = _key("Đánh dấu đủ mọi giấy tờ", "components", "Ctrl+A")

    CHANNEL = _key("Nộp qua: tại quầy, trực tuyến, bưu chính", "components", "Ctrl+Y")
    VISITOR = _key("Người đến là ai: tuổi, chữ, khuyết tật…", "components", "Ctrl+J")
    WHY = _key("Vì sao trả lời như vậy", "components", "F5")
    PRINT_ANSWER = _key("In trả lời cho người dân", "components", "Ctrl+F10")

    SAME_PERSON = _key("Như người yêu cầu", "typing", "Ctrl+D")
    CLEAR_FORM = _key("Xóa trắng tờ khai", "typing", "Ctrl+Delete")
    UNDO = _key("Hoàn lại", "typing", "Ctrl+Z")
    NEXT_GROUP = _key("Sang phần sau của tờ khai", "typing", "Ctrl+Down")
    PREVIOUS_GROUP = _key("Về phần trước của tờ khai", "typing", "Ctrl+Up")

    NEXT_FORM = _key("Sang tờ khai sau của hồ sơ; nhóm hồ sơ sau; bảng sau", "typing", "Ctrl+PgDown")
    PREVIOUS_FORM = _key("Về tờ khai trước của hồ sơ; nhóm hồ sơ trước; bảng trước", "typing", "Ctrl+PgUp")

    PAGE = _key("Hiện, ẩn trang giấy", "page", "F8")
    ZOOM_IN = _key("Phóng to trang", "page", "Ctrl++", "Ctrl+=")
    ZOOM_OUT = _key("Thu nhỏ trang", "page", "Ctrl+-")
    ZOOM_FIT = _key("Vừa bề ngang", "page", "Ctrl+0")

    READ_BACK = _key("Đọc lại cho người dân nghe", "check", "F9")
    PRINT = _key("In", "check", "F10")
    SAVE_PDF = _key("Lưu tệp PDF", "check", "Ctrl+P")
    OPEN_DOCX = _key("Mở bằng Word", "check", "Ctrl+O")
    RATE = _key("Mời người dân đánh giá", "check", "Ctrl+F9")
    READ_PREVIOUS = _key("Trang trước khi đọc lại", "check", "Backspace")

    SET_ASIDE = _key("Để lại làm sau", "dossiers", "Ctrl+L")
    DISCARD = _key("Bỏ hồ sơ", "dossiers", "Ctrl+B")
    TAKE_BACK = _key("Lấy lại hồ sơ đã bỏ hoặc để lại", "dossiers", "Ctrl+R")
    OPEN_DOSSIER = _key("Mở tờ khai của hồ sơ", "dossiers", "Ctrl+E")
    UNDO_STEP = _key("Hoàn tác bước vừa làm của hồ sơ", "dossiers", "Ctrl+H")

    DECLINE = _key("Không viết thư này", "letters", "Del")
    ERASE_LETTER = _key("Xóa lời thư, giữ số đếm", "letters", "Alt+Del")
    PERIOD_BEFORE = _key("Kỳ trước", "reports", "Alt+Left")
    PERIOD_AFTER = _key("Kỳ sau", "reports", "Alt+Right")
    LONGER_PERIOD = _key("Kỳ dài hơn: tuần, tháng, quý, năm", "reports", "Alt+Up")
    SHORTER_PERIOD = _key("Kỳ ngắn hơn", "reports", "Alt+Down")
    ANY_DAYS = _key("Chọn từ ngày nào đến ngày nào", "reports", "Ctrl+Y")
    SORT = _key("Sắp theo cột đang chọn; bấm tiếp: ngược lại, theo tên, như cũ", "reports", "Alt+S")
    COPY_TABLE = _key("Chép các ô đã chọn, hoặc cả bảng", "reports", "Ctrl+C")
    CHARTS = _key("Hiện, ẩn biểu đồ", "reports", "Shift+F8")
    SAVE_REPORT = _key("Lưu tệp báo cáo vào thư mục", "reports", "Ctrl+S")
    ADJUST = _key("Ghi điều chỉnh của kỳ đã chốt", "reports", "Ctrl+F6")
    TAKE_IN = _key("Lấy ảnh mới vào giấy tờ đang chọn", "filing", "Ins")
    PICTURE_FILES = _key("Chọn tệp ảnh, PDF ở nơi khác", "filing", "Ctrl+O")
    CAMERA = _key("Mở máy ảnh của máy tính", "filing", "Ctrl+M")
    TURN = _key("Xoay ảnh", "filing", "Ctrl+R")
    LOOK = _key("Màu, xám, rõ chữ", "filing", "Ctrl+G")
    EARLIER = _key("Đưa ảnh lên trước", "filing", "Ctrl+Up")
    LATER = _key("Đưa ảnh xuống sau", "filing", "Ctrl+Down")
    TAKE_OUT = _key("Bỏ ảnh khỏi gói", "filing", "Del")
    FILED = _key("Đã nộp trên cổng: ghi mã, xóa gói", "filing", "Ctrl+S")
    PACKET_FOLDER = _key("Mở thư mục gói để nộp", "filing", "Ctrl+E")
    WIPE_PACKET = _key("Không nộp nữa: xóa ảnh của gói", "filing", "Ctrl+Delete")

    MARK = _key("Đánh dấu thủ tục, bỏ dấu", "catalogue", "Ins")
    BLANK_FORM = _key("In tờ khai trắng", "catalogue", "Ctrl+T")
    SAMPLE_FORM = _key("In bản viết mẫu", "catalogue", "Ctrl+M")
    PRESS = _key("Cuốn hồ sơ mẫu, bảng niêm yết", "catalogue", "Ctrl+N")
    PACKS = _key("Gói danh mục, phần cơ quan tự đặt", "catalogue", "Ctrl+G")
    PACK_IN = _key("Nhập gói danh mục từ USB", "catalogue", "Ctrl+I")
    PACK_BACK = _key("Lùi lại lần nhập gói cuối", "catalogue", "Ctrl+U")

    @property
    def title(self) -> str:
        """What it does, in the clerk's words."""
        return self.value.title

    @property
    def place(self) -> Place:
        """Where it works."""
        return self.value.place

    @property
    def shown(self) -> str:
        """How the key card and the buttons write it: «Ctrl+Enter»."""
        names = {
            "Return": "Enter",
            "Delete": "Del",
            "Space": "Phím cách",
            "Down": "↓",
            "Up": "↑",
            "Left": "←",
            "Right": "→",
        }
        stem, _, last = self.value.sequences[0].rpartition("+")
        if not last:  # «Ctrl++»: the plus itself is the key
            return self.value.sequences[0]
        return f"{stem}+{names.get(last, last)}" if stem else names.get(last, last)

    def sequences(self) -> list[QKeySequence]:
        """Every way to press it."""
        return [QKeySequence(text) for text in self.value.sequences]


PICKS = (
    Key.PICK_1,
    Key.PICK_2,
    Key.PICK_3,
    Key.PICK_4,
    Key.PICK_5,
    Key.PICK_6,
    Key.PICK_7,
    Key.PICK_8,
    Key.PICK_9,
)
STEPS = (Key.STEP_1, Key.STEP_2, Key.STEP_3, Key.STEP_4, Key.STEP_5)


def bind(
    key: Key,
    owner: QWidget,
    act: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> list[QShortcut]:
    """Make a key act while the owner (or something in it) has the focus; wider only for the window itself."""
    shortcuts = []
    for sequence in key.sequences():
        shortcut = QShortcut(sequence, owner)
        shortcut.setContext(context)
        shortcut.activated.connect(act)
        shortcuts.append(shortcut)
    return shortcuts
