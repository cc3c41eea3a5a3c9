# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks where a PDF or a set of files goes, and where a pack comes from.

The system's own dialog speaks its language; Qt's, where there is none, is taught ours.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

WORDS = {
    QFileDialog.DialogLabel.LookIn: "Thư mục:",
    QFileDialog.DialogLabel.FileName: "Tên tệp:",
    QFileDialog.DialogLabel.FileType: "Loại tệp:",
    QFileDialog.DialogLabel.Accept: "Lưu",
    QFileDialog.DialogLabel.Reject: "Thôi",
}
"""Qt's own dialog in our language."""


def pdf_dialog(parent: QWidget, suggested: Path) -> QFileDialog:
    """The dialog, not shown yet."""
    dialog = QFileDialog(parent, "Lưu tờ khai thành PDF", str(suggested.parent), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setDefaultSuffix("pdf")
    for part, words in WORDS.items():
        dialog.setLabelText(part, words)
    dialog.selectFile(suggested.name)
    return dialog


def ask_pdf_place(parent: QWidget, suggested: Path) -> Path | None:
    """The place the clerk chose; None when the clerk thought better of it."""
    dialog = pdf_dialog(parent, suggested)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def ask_folder(parent: QWidget) -> Path | None:
    """The folder the clerk chose for a set of files; None when the clerk thought better of it."""
    dialog = QFileDialog(parent, "Lưu các tệp vào thư mục", str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    for part, words in {**WORDS, QFileDialog.DialogLabel.FileName: "Thư mục:"}.items():
        dialog.setLabelText(part, words)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def pack_dialog(parent: QWidget) -> QFileDialog:
    """The dialog for a catalogue pack on a stick, not shown yet."""
    dialog = QFileDialog(parent, "Chọn gói danh mục", str(Path.home()), "Gói danh mục (*.zip)")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    for part, words in {**WORDS, QFileDialog.DialogLabel.Accept: "Nhập"}.items():
        dialog.setLabelText(part, words)
    return dialog


def ask_pack(parent: QWidget) -> Path | None:
    """The pack the clerk chose; None when the clerk thought better of it."""
    dialog = pack_dialog(parent)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
