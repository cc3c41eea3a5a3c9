# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the .docx templates from their blueprints; the only way they are ever changed.

Runs from a checkout only: the program itself reads the finished templates.
"""

from __future__ import annotations

from templates_docx.builder.blocks import Block
from templates_docx.builder.blueprint import Blueprint, read_blueprint
from templates_docx.builder.package import build

__all__ = ["Block", "Blueprint", "build", "read_blueprint"]
