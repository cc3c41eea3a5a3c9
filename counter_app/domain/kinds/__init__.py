# SPDX-License-Identifier: GPL-3.0-or-later
"""Field kinds: how each sort of answer is read, shown, printed and read aloud.

A new kind is one small module here, one line in the registry, and its twin in ``ui/fields``.
"""

from __future__ import annotations

from counter_app.domain.kinds.field_kind import FieldKind
from counter_app.domain.kinds.registry import KINDS, kind_of

__all__ = ["KINDS", "FieldKind", "kind_of"]
