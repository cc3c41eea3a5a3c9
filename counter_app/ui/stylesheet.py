# SPDX-License-Identifier: GPL-3.0-or-later
"""One small style sheet over Fusion, made from the tokens. Widgets choose a look by the property ``role``."""

from __future__ import annotations

from counter_app.installed import shipped_folder
from counter_app.ui.tokens import FOCUS_PX, RADIUS_PX, Tokens, row_height_px


def stylesheet(tokens: Tokens, font_points: float) -> str:
    """The whole sheet for one set of colours and one size of type."""
    return "\n".join(
        (
            _labels(tokens, font_points),
            _inputs(tokens, font_points),
            _buttons(tokens, font_points),
            _rail_and_steps(tokens, font_points),
            _ticks(tokens),
            _grounds(tokens),
            _lists(tokens, font_points),
            _scroll_bars(tokens),
        )
    )


def _labels(tokens: Tokens, points: float) -> str:
    return f"""
    QLabel {{ background: transparent; color: {tokens.text}; }}
    QLabel[role="secondary"] {{ color: {tokens.secondary}; }}
    QLabel[role="small"] {{ color: {tokens.secondary}; font-size: {points * 0.9:.1f}pt; }}
    QLabel[role="title"] {{ font-size: {points * 1.7:.1f}pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: {points * 1.3:.1f}pt; font-weight: 600; }}
    QLabel[role="bad-number"] {{ font-size: {points * 1.3:.1f}pt; font-weight: 600; color: {tokens.bad}; }}
    QLabel[role="wait-number"] {{ font-size: {points * 1.3:.1f}pt; font-weight: 600; color: {tokens.wait}; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="good"] {{ color: {tokens.good}; font-weight: 600; }}
    QLabel[role="wait"] {{ color: {tokens.wait}; font-weight: 600; }}
    QLabel[role="bad"] {{ color: {tokens.bad}; font-weight: 600; }}
    QLabel[role="accent"] {{ color: {tokens.accent}; font-weight: 600; }}
    QLabel[big="true"] {{ font-size: {points * 1.9:.1f}pt; }}
    QLabel[mono="true"] {{ font-family: "Consolas", "DejaVu Sans Mono", "Liberation Mono", "monospace"; }}
    QLabel[badge="true"] {{ border-radius: 4px; padding: 1px 6px; font-weight: 400; }}
    QLabel[badge="true"][role="good"] {{ background: {tokens.good_soft}; }}
    QLabel[badge="true"][role="wait"] {{ background: {tokens.wait_soft}; }}
    QLabel[badge="true"][role="bad"] {{ background: {tokens.bad_soft}; }}
    QLabel[badge="true"][role="accent"] {{ background: {tokens.accent_soft}; }}
    QLabel[badge="true"][role="secondary"] {{ background: {tokens.ground}; }}
    QToolTip {{
        color: {tokens.text}; background: {tokens.card}; border: 1px solid {tokens.line}; padding: 4px;
    }}
    """


def _inputs(tokens: Tokens, points: float) -> str:
    inner = row_height_px(points) - 2 * FOCUS_PX
    arrow = (shipped_folder("resources") / "icons" / "arrow-down.svg").as_posix()
    names = "QLineEdit, QComboBox"
    return f"""
    {names} {{
        background: {tokens.card}; color: {tokens.text}; border: 1px solid {tokens.line};
        border-radius: {RADIUS_PX}px; padding: 1px 8px; min-height: {inner}px;
        selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
    }}
    QLineEdit, QPlainTextEdit {{ placeholder-text-color: {tokens.secondary}; }}
    QPlainTextEdit, QTextEdit, QTextBrowser {{
        background: {tokens.card}; color: {tokens.text}; border: 1px solid {tokens.line};
        border-radius: {RADIUS_PX}px; padding: 4px 7px;
        selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent};
    }}
    QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover {{
        border-color: {tokens.secondary};
    }}
    QLineEdit:focus, QComboBox:focus {{
        border: {FOCUS_PX}px solid {tokens.accent}; padding: 0 7px;
    }}
    QPlainTextEdit:focus, QTextEdit:focus, QTextBrowser:focus {{
        border: {FOCUS_PX}px solid {tokens.accent}; padding: 3px 6px;
    }}
    QAbstractSpinBox {{ min-height: {inner}px; }}
    QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ border: 0; min-height: 0; padding: 0 4px; }}
    QLineEdit[problem="true"], QComboBox[problem="true"], QPlainTextEdit[problem="true"] {{
        border-color: {tokens.bad};
    }}
    QLineEdit[role="search"] {{ font-size: {points * 1.3:.1f}pt; min-height: {inner + 10}px; }}
    QLineEdit:disabled, QComboBox:disabled {{ color: {tokens.secondary}; background: {tokens.ground}; }}
    QComboBox::drop-down {{ border: 0; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{
        background: {tokens.card}; color: {tokens.text}; border: 1px solid {tokens.line};
        selection-background-color: {tokens.accent}; selection-color: {tokens.on_accent}; outline: 0;
    }}
    """


def _buttons(tokens: Tokens, points: float) -> str:
    inner = row_height_px(points) - 2 * FOCUS_PX
    return f"""
    QPushButton {{
        background: {tokens.card}; color: {tokens.text}; border: {FOCUS_PX}px solid {tokens.line};
        border-radius: {RADIUS_PX}px; padding: 0 12px; min-height: {inner}px;
    }}
    QPushButton:hover {{ border-color: {tokens.secondary}; }}
    QPushButton:pressed {{ background: {tokens.accent_soft}; }}
    QPushButton:checked {{
        background: {tokens.accent_soft}; color: {tokens.accent}; border-color: {tokens.accent};
        font-weight: 600;
    }}
    QPushButton:focus {{ border-color: {tokens.accent}; }}
    QPushButton:disabled {{
        color: {tokens.secondary}; background: {tokens.ground}; border-color: {tokens.line};
    }}
    QPushButton[role="primary"] {{
        background: {tokens.accent}; color: {tokens.on_accent}; border-color: {tokens.accent};
        font-weight: 600; padding: 0 16px;
    }}
    QPushButton[role="primary"]:focus {{ border-color: {tokens.text}; }}
    QPushButton[role="primary"]:disabled {{
        background: {tokens.ground}; color: {tokens.secondary}; border-color: {tokens.line};
    }}
    QPushButton[role="quiet"] {{ background: transparent; border-color: transparent; color: {tokens.text}; }}
    QPushButton[role="quiet"]:hover {{ border-color: {tokens.line}; }}
    QPushButton[role="quiet"]:focus {{ border-color: {tokens.accent}; }}
    QPushButton[role="draft"] {{ text-align: left; }}
    QPushButton[role="wish"] {{ padding: 0 7px; }}
    QPushButton[role="chip"] {{ border-radius: {(inner + 2 * FOCUS_PX) // 2}px; padding: 0 14px; }}
    QPushButton[role="chip"]:checked:focus, QPushButton[role="segment"]:checked:focus {{
        border-color: {tokens.text};
    }}
    """


def _rail_and_steps(tokens: Tokens, points: float) -> str:
    inner = row_height_px(points) - 2 * FOCUS_PX
    return f"""
    QPushButton[role="rail"] {{
        background: transparent; border-color: transparent; padding: 2px 6px; font-weight: 400;
        min-height: {max(inner + 2, 46)}px; min-width: {round(points * 96 / 72 * 5)}px; color: {tokens.secondary};
    }}
    QPushButton[role="rail"]:hover {{ color: {tokens.text}; border-color: {tokens.line}; }}
    QPushButton[role="rail"]:checked {{
        background: {tokens.accent_soft}; color: {tokens.accent}; font-weight: 600;
    }}
    QPushButton[role="rail"]:focus {{ border-color: {tokens.accent}; }}
    QPushButton[role="step"] {{
        background: transparent; border-color: transparent; color: {tokens.secondary};
        padding: 0 8px; min-height: {inner - 4}px;
    }}
    QPushButton[role="step"]:hover {{ border-color: {tokens.line}; }}
    QPushButton[step="current"] {{
        background: {tokens.accent_soft}; color: {tokens.accent}; font-weight: 600;
    }}
    QPushButton[step="done"] {{ color: {tokens.good}; }}
    QPushButton[step="open_issue"] {{ color: {tokens.wait}; }}
    QPushButton[role="step"]:focus {{ border-color: {tokens.accent}; }}
    """


def _ticks(tokens: Tokens) -> str:
    return f"""
    QCheckBox, QRadioButton {{
        color: {tokens.text}; spacing: 8px; padding: 2px;
        border: {FOCUS_PX}px solid transparent; border-radius: 4px;
    }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {tokens.accent}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {tokens.secondary}; }}
    """


def _grounds(tokens: Tokens) -> str:
    return f"""
    QFrame[role="card"] {{
        background: {tokens.card}; border: 1px solid {tokens.line}; border-radius: {RADIUS_PX}px;
    }}
    QFrame[role="line"] {{ background: {tokens.line}; border: 0; }}
    QFrame[role="strip"] {{ background: {tokens.card}; border: 0; border-bottom: 1px solid {tokens.line}; }}
    QFrame[role="foot"] {{ background: {tokens.card}; border: 0; border-top: 1px solid {tokens.line}; }}
    QFrame[role="rail"] {{ background: {tokens.card}; border: 0; border-right: 1px solid {tokens.line}; }}
    QFrame[role="paper"] {{ background: #FFFFFF; border: 1px solid {tokens.line}; }}
    QFrame[role="paper"] QLabel {{ color: #000000; font-family: "Times New Roman", "Liberation Serif", "Tinos"; }}
    QFrame[role="notice-info"] {{ background: {tokens.accent_soft}; border-top: 2px solid {tokens.accent}; }}
    QFrame[role="notice-good"] {{ background: {tokens.good_soft}; border-top: 2px solid {tokens.good}; }}
    QFrame[role="notice-warn"] {{ background: {tokens.wait_soft}; border-top: 2px solid {tokens.wait}; }}
    QFrame[role="notice-bad"] {{ background: {tokens.bad_soft}; border-top: 2px solid {tokens.bad}; }}
    QFrame[role="pointer"] {{
        background: transparent; border: 3px solid {tokens.wait}; border-radius: {RADIUS_PX + 2}px;
    }}
    QFrame[role="practice"] {{ background: {tokens.wait}; border: 0; }}
    QFrame[role="practice"] QLabel {{ color: {tokens.on_accent}; }}
    QFrame[role="tick"] {{
        border: {FOCUS_PX}px solid transparent; border-radius: {RADIUS_PX}px; background: transparent;
    }}
    QFrame[role="tick"]:hover {{ background: {tokens.ground}; }}
    QFrame[role="tick"][focused="true"] {{ border-color: {tokens.accent}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
    QSplitter::handle {{ background: {tokens.line}; }}
    QSplitter::handle:hover {{ background: {tokens.accent}; }}
    """


def _lists(tokens: Tokens, points: float) -> str:
    height = row_height_px(points)
    return f"""
    QAbstractItemView {{
        background: {tokens.card}; color: {tokens.text}; border: {FOCUS_PX}px solid {tokens.line};
        border-radius: {RADIUS_PX}px; outline: 0;
        selection-background-color: {tokens.accent_soft}; selection-color: {tokens.text};
    }}
    QAbstractItemView:focus {{ border-color: {tokens.accent}; }}
    QListWidget::item {{ padding: 3px 8px; }}
    QTableView {{ gridline-color: {tokens.line}; }}
    QTableView::item {{ padding: 0 8px; min-height: {height}px; border-bottom: 1px solid {tokens.ground}; }}
    QHeaderView {{ background: {tokens.ground}; border: 0; border-radius: 0; }}
    QHeaderView[role="titles"] {{ background: {tokens.card}; }}
    QTableCornerButton::section {{
        background: {tokens.ground}; border: 0; border-bottom: 1px solid {tokens.line};
    }}
    QHeaderView::section {{
        background: {tokens.ground}; color: {tokens.secondary}; border: 0;
        border-bottom: 1px solid {tokens.line}; padding: 0 8px 0 10px; min-height: {height - 6}px; font-weight: 600;
    }}
    """


def _scroll_bars(tokens: Tokens) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
    QScrollBar::handle {{
        background: {tokens.line}; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px;
    }}
    QScrollBar::handle:hover {{ background: {tokens.secondary}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
