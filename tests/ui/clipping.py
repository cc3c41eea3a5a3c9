# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks through a shown widget for words that have less room than they need."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QLineEdit, QWidget


def clipped_words(shown: QWidget) -> list[str]:
    """The texts of visible labels and buttons that are cut, and inputs lower than their type."""
    cut = [label.text() for label in shown.findChildren(QLabel) if label.isVisible() and _label_is_cut(label)]
    cut += [
        button.text()
        for button in shown.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and _is_smaller(button)
    ]
    return cut + [
        line.accessibleName()
        for line in shown.findChildren(QLineEdit)
        if line.isVisible() and line.height() < line.fontMetrics().height()
    ]


def unnamed_inputs(shown: QWidget) -> list[str]:
    """The classes of visible inputs and buttons a screen reader could not name."""
    inputs: list[QWidget] = [*shown.findChildren(QLineEdit), *shown.findChildren(QAbstractButton)]
    return [
        type(part).__name__
        for part in inputs
        if part.isVisible() and not part.accessibleName() and not _is_inner_part(part)
    ]


def _is_inner_part(part: QWidget) -> bool:
    """The clear button inside a line, the editor inside a spin box: their owner is named."""
    owner = part.parentWidget()
    return bool(owner and owner.accessibleName())


def _label_is_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height()
    return _is_smaller(label)


def _is_smaller(widget: QWidget) -> bool:
    if isinstance(widget, QCheckBox) and not widget.text():
        return False
    hint = widget.sizeHint()
    return widget.width() < hint.width() or widget.height() < hint.height()
