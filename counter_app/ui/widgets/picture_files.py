# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks which pictures to take in, where they lie in none of the watched folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from counter_app.domain.filing import PICTURE_SUFFIXES
from counter_app.ui.widgets.pdf_place import WORDS


def picture_dialog(parent: QWidget, folder: Path) -> QFileDialog:
    """The dialog, not shown yet; several files can be chosen."""
    kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in PICTURE_SUFFIXES)
    dialog = QFileDialog(parent, "Chọn ảnh, PDF của giấy tờ", str(folder), f"Ảnh, PDF ({kinds})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setViewMode(QFileDialog.ViewMode.List)
    for part, words in {**WORDS, QFileDialog.DialogLabel.Accept: "Lấy vào"}.items():
        dialog.setLabelText(part, words)
    return dialog


def ask_pictures(parent: QWidget, folder: Path) -> list[Path]:
    """The files the clerk chose, in their order; none when the clerk thought better of it."""
    dialog = picture_dialog(parent, folder)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(path) for path in chosen]
