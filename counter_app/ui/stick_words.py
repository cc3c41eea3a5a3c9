# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an export to a stick: for every state what it is, what it means, and what to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.casework.export_door import PastExport
from counter_app.casework.export_refusals import size_in_words
from counter_app.casework.export_run import HALF_FOLDER
from counter_app.casework.stick_steps import StickState, StickSteps
from counter_app.domain.drive import Drive
from counter_app.ui.widgets.plain_label import Role


@dataclass(frozen=True)
class StickWords:
    """``title`` and ``sentence`` may hold {drive}, {free}, {missing}, {system}, {words}, {why}.

    ``enter``, ``insist``: what Enter and Ctrl+Enter do, empty where they do nothing. ``esc``: what Esc does.
    """

    title: str
    sentence: str
    enter: str = ""
    insist: str = ""
    esc: str = "Thôi, không chép"
    role: Role = "accent"
    mark: str = "●"


MOST_NAMES = 4
"""More files than these are counted by kind: nobody reads twenty names."""


def files_in_words(names: Sequence[str], folder: str) -> str:
    """Which files leave, and into which folder of the stick."""
    if len(names) <= MOST_NAMES:
        told = "  ·  ".join(names)
    else:
        kinds = Counter(name.rpartition(".")[2] for name in names)
        told = f"{len(names)} tệp ({', '.join(f'{number} {kind}' for kind, number in kinds.items())})"
    return f"Thư mục {folder}:  {told}" if folder else told


_THERE = "Các tệp đã nằm trên USB; từng tệp đã được đọc lại và khớp."
_SAFE = "Chưa chép tệp nào; sổ hồ sơ trên máy còn nguyên."

WORDS: dict[StickState, StickWords] = {
    StickState.PREPARING: StickWords(
        "Đang chuẩn bị", "Đang xem các USB và làm tệp; giây lát là xong.", role="secondary"
    ),
    StickState.NO_STICK: StickWords(
        "Chưa thấy USB nào", "Cắm USB vào máy: thấy USB là chương trình chép ngay, không phải bấm gì.", mark="○"
    ),
    StickState.NO_CARD: StickWords(
        "Đầu đọc thẻ chưa có thẻ",
        "Cho thẻ nhớ vào đầu đọc, hoặc cắm USB: thấy là chương trình chép ngay, không phải bấm gì.",
        mark="○",
    ),
    StickState.CHOOSE: StickWords(
        "Có nhiều USB đang cắm", "Chọn USB bằng phím ↑ ↓ rồi bấm Enter để chép, hoặc rút bớt USB không dùng.", "Chép"
    ),
    StickState.NOT_OPEN: StickWords(
        "USB đã cắm nhưng máy chưa mở được",
        "Xin chờ vài giây. Nếu vẫn vậy thì bấm Enter để máy mở USB; USB chưa định dạng thì định dạng exFAT đã.",
        "Mở USB",
        role="wait",
        mark="▲",
    ),
    StickState.SUSPICIOUS: StickWords(
        "{drive} không giống một USB thường",
        "{why} Nên cắm USB khác. Nếu đúng là ổ muốn chép thì bấm Ctrl+Enter; không tệp nào có sẵn bị đụng đến.",
        "Xem lại",
        "Vẫn chép vào ổ này",
        role="wait",
        mark="▲",
    ),
    StickState.LOCKED: StickWords(
        "{drive} đang khóa ghi",
        f"Gạt nút khóa bên cạnh USB (hoặc thẻ) rồi cắm lại, hoặc cắm USB khác. {_SAFE}",
        "Xem lại",
        role="wait",
        mark="▲",
    ),
    StickState.STRANGE_FORMAT: StickWords(
        "{drive} có định dạng {system}",
        "Máy dùng Windows có thể không đọc được USB này. Bấm Enter nếu vẫn chép, hoặc cắm USB định dạng FAT32, exFAT "
        "hay NTFS.",
        "Vẫn chép",
        role="wait",
        mark="▲",
    ),
    StickState.TOO_FULL: StickWords(
        "{drive} không đủ chỗ, còn thiếu {missing}",
        f"Xóa bớt tệp trên USB (xóa xong bấm Enter), hoặc cắm USB khác. {_SAFE}",
        "Xem lại",
        role="wait",
        mark="▲",
    ),
    StickState.READY: StickWords(
        "Chép vào {drive}", "USB này còn trống {free}. Đúng USB cần chép thì bấm Enter.", "Chép vào USB này"
    ),
    StickState.WRITING: StickWords(
        "Đang chép vào {drive}", "Xin đừng rút USB. Vẫn làm việc khác được trong lúc chép.", esc="Dừng chép"
    ),
    StickState.VERIFYING: StickWords(
        "Đã ghi, đang đọc lại để so từng tệp",
        "Xin đừng rút USB; khớp hết thì các tệp mới được đặt tên.",
        esc="Dừng chép",
    ),
    StickState.CLASH: StickWords(
        "Trên USB đã có tệp {words}, nội dung khác",
        "Tệp đang có được giữ nguyên. Bấm Enter để chép thêm bản mới, tên có số phía sau (-2, -3…).",
        "Chép thêm bản mới",
        role="wait",
        mark="▲",
    ),
    StickState.PULLED_OUT: StickWords(
        "USB bị rút ra giữa chừng",
        "Chưa chép xong; không tệp dở nào mang tên thật. Cắm lại USB: chương trình tự chép lại từ đầu.",
        "Chép lại",
        role="bad",
        mark="✕",
    ),
    StickState.FAILED: StickWords("Chưa chép được", "{words}", "Chép lại", role="bad", mark="✕"),
    StickState.STOPPED: StickWords("Đã dừng, chưa chép tệp nào", "Bấm Enter để chép lại từ đầu.", "Chép lại", mark="○"),
    StickState.CLOSING: StickWords("Đã chép xong, đang đóng USB", f"{_THERE} Xin chờ máy đóng USB.", esc=""),
    StickState.DONE: StickWords("Đã chép xong, rút USB ra được", _THERE, "Xong", esc="", role="good", mark="✓"),
    StickState.STILL_OPEN: StickWords(
        "Đã chép xong, nhưng USB còn đang mở",
        f"{_THERE} Chương trình khác đang dùng USB: đóng chương trình đó, tháo ổ bằng lệnh của máy, rồi mới rút.",
        "Xong",
        esc="",
        role="good",
        mark="✓",
    ),
    StickState.LEFT_TRACES: StickWords(
        "Đã chép xong, nhưng chưa dọn được thư mục tạm",
        f"{_THERE} Thư mục {HALF_FOLDER} trên USB có thể xóa tay. Tháo ổ bằng lệnh của máy rồi rút.",
        "Xong",
        esc="",
        role="wait",
        mark="▲",
    ),
}

ALREADY_THERE = "Bộ tệp này đã có sẵn trên USB, giống hệt từng tệp; không phải chép thêm."
_WHY = {
    "system": "Trên ổ có thư mục của hệ điều hành.",
    "backup": "Trên ổ có bản sao lưu của một máy tính.",
    "register": "Sổ hồ sơ của chương trình nằm trên chính ổ này.",
    "": "",
}


_KINDS = {
    "tally": "Bảng tổng hợp",
    "report": "Báo cáo",
    "backup": "Bản sao lưu, khóa",
    "pack": "Gói danh mục",
    "booklet": "Cuốn hồ sơ mẫu",
    "archive": "Hồ sơ lưu",
    "poster": "Bảng niêm yết",
}
_OUTCOMES = {
    "done": "✓ đã chép xong",
    "left_traces": "✓ đã chép xong, chưa dọn thư mục tạm",
    "cancelled": "○ đã dừng",
    "failed": "✕ không chép được",
}


def past_line(past: PastExport) -> str:
    """«16:30 20/11/2026 · Bảng tổng hợp 2026-W47 · KINGSTON 1A2B-3C4D · ✓ đã chép xong · Lê Thị Thử»."""
    what = f"{_KINDS.get(past.kind, past.kind)} {past.period}".rstrip()
    parts = (f"{past.at:%H:%M %d/%m/%Y}", what, past.target or "thư mục", _OUTCOMES[past.outcome], past.clerk)
    return "  ·  ".join(filter(None, parts))


def words_for(steps: StickSteps) -> StickWords:
    """The words of a state, filled with its facts."""
    words, drive = WORDS[steps.state], steps.drive
    facts = {
        "drive": name_of(drive) if drive else "USB",
        "free": size_in_words(drive.free) if drive else "",
        "missing": size_in_words(steps.missing),
        "system": (drive.file_system if drive else "") or "lạ",
        "why": _WHY[drive.suspicion] if drive else "",
        "words": steps.words,
    }
    sentence = words.sentence
    if steps.already_there:
        sentence = sentence.replace(_THERE, ALREADY_THERE)
    return StickWords(
        words.title.format_map(facts),
        sentence.format_map(facts),
        words.enter,
        words.insist,
        words.esc,
        words.role,
        words.mark,
    )


def name_of(drive: Drive) -> str:
    """«KINGSTON (E:)», «USB 1A2B-3C4D»."""
    kind = "Thẻ nhớ" if drive.bus == "card" else "USB"
    letter = f" ({drive.device})" if drive.device.endswith(":") else ""
    return f"{drive.label or f'{kind} {drive.serial}'.strip()}{letter}"


def line_of(drive: Drive) -> str:
    """One line of the list: name, room, and what speaks against it."""
    against = [
        *(["máy chưa mở được"] if not drive.mount else []),
        *(["khóa ghi"] if drive.read_only else []),
        *([_WHY[drive.suspicion].rstrip(".").lower()] if drive.suspicion else []),
    ]
    room = f"còn trống {size_in_words(drive.free)} / {size_in_words(drive.total)}" if drive.mount else ""
    facts = "  ·  ".join(filter(None, (room, drive.file_system, *against)))
    return f"{name_of(drive)}\n{facts}"
