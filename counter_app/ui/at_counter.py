# SPDX-License-Identifier: GPL-3.0-or-later
"""Who sits at the counter in this window, told in one place: life entries, papers, letters and exports ask here.

It is the state of a sitting and is never kept: a new start begins with the name in the settings, or asks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from counter_app.domain.roles import Colleague, Role, Who


class AtCounter(QObject):
    """Signals: ``changed``, somebody else sits here now (a ``Who``)."""

    changed = Signal(object)

    def __init__(self, usual_name: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual_name = usual_name
        self._who: Who | None = None
        self._colleagues: tuple[Colleague, ...] = ()

    def who(self) -> Who:
        """Who sits here; the name in the settings until somebody has said otherwise."""
        return self._who or Who(self._usual_name())

    def colleagues(self) -> Sequence[Colleague]:
        """Those who may write here today, who is on duty first."""
        return self._colleagues

    def learn_colleagues(self, people: Sequence[Colleague], on_duty: Collection[int]) -> None:
        """The list, and the ids of who is on duty today."""

        def later(one: Colleague) -> tuple[bool, bool]:
            return one.id not in on_duty, one.role is not Role.VOLUNTEER

        self._colleagues = tuple(sorted(people, key=later))

    def sit_down(self, who: Who) -> None:
        """Somebody takes the chair, or is named anew."""
        self._who = who
        self.changed.emit(who)
