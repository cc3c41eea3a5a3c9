# SPDX-License-Identifier: GPL-3.0-or-later
"""An online filing in words: what stands for each paper, what comes next, what the portal is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.domain.filing import LEAST_DPI, FilingState

if TYPE_CHECKING:
    from counter_app.casework.filing_desk import FilingView, PaperOfPacket
    from counter_app.devices.picture_folder import FoundPicture
    from counter_app.ui.widgets.plain_label import Role

_MB, _KB = 1_000_000, 1_000


def title_words(view: FilingView) -> str:
    """Which dossier."""
    return f"Nộp trực tuyến hộ · hồ sơ {view.number} · {view.case.procedure.short_name}"


def rule_words(view: FilingView) -> str:
    """Why it is filed here and not on paper, and that this program sends nothing."""
    paperless = view.case.procedure.online_only
    return " ".join(
        filter(None, (paperless, "Chương trình không tự gửi gì lên mạng: cán bộ dán và chọn tệp trên cổng."))
    )


def paper_words(number: int, paper: PaperOfPacket) -> str:
    """One paper: its words, how many pictures, its finished file."""
    mark = "✓" if paper.scans else "✎" if paper.component.made_here else "○"
    told = (
        f"{len(paper.scans)} ảnh" if paper.scans else "khai trên cổng" if paper.component.made_here else "chưa có ảnh"
    )
    lines = [f"{mark} {number}. {name_of(paper)}", f"     {told}"]
    if paper.file is not None:
        lines[1] += f" · {paper.file.name} · {size_words(paper.file.size)} · {paper.file.pages} trang"
        if paper.file.is_faint:
            lines.append(f"     ▲ ảnh chỉ {paper.file.dots_per_inch} điểm/inch (dưới {LEAST_DPI}): có thể khó đọc")
    return "\n".join(lines)


def name_of(paper: PaperOfPacket) -> str:
    """What a paper is called here: the declaration by its title, for nobody writes it at the counter now."""
    return paper.component.name if paper.component.made_here else paper.component.plain


def state_words(view: FilingView) -> tuple[str, Role]:
    """How far it has come."""
    if view.state in {FilingState.UPLOADED, FilingState.WIPED}:
        return f"✓ Đã nộp trên cổng, mã {view.official_number}. Ảnh và tệp của gói đã xóa khỏi máy.", "good"
    if view.state is FilingState.GATHERING:
        lacking = sum(not paper.scans and not paper.component.made_here for paper in view.papers)
        if lacking:
            return f"Còn {lacking} giấy chưa có ảnh; cổng không đòi giấy nào thì bỏ qua giấy ấy.", "secondary"
        return "Đủ ảnh, đóng gói được.", "good"
    files = [paper.file for paper in view.papers if paper.file is not None]
    left = sum(field.id not in view.ticks for field in view.sheet.fields)
    copied = f"Còn {left} ô chưa dán sang cổng." if left else "Đã dán hết các ô."
    return f"✓ Gói có {len(files)} tệp, {size_words(sum(file.size for file in files))}. {copied}", "good"


def inbox_words(picture: FoundPicture, *, taken: bool) -> str:
    """One file of the scanner's folder."""
    when = "✓ đã lấy" if taken else f"{picture.at:%H:%M %d/%m}"
    return f"{picture.path.name}\n{when} · {size_words(picture.size)}"


def size_words(size: int) -> str:
    """«1,2 MB», «640 KB»."""
    return f"{size / _MB:.1f} MB".replace(".", ",") if size >= _MB else f"{max(1, round(size / _KB))} KB"
