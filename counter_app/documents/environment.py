# SPDX-License-Identifier: GPL-3.0-or-later
"""The sandbox in which templates are filled: no globals, no tests, our filters only, everything escaped.

What leaves a ``{{ … }}`` always goes through one function, which wraps it in its mark and notes it down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from counter_app.documents.filters import FILTERS
from counter_app.documents.values import PrintedValue, Role, Value
from counter_app.domain.marks import END_MARK, mark_of

RECORDER = "_recorder"
"""Where the recorder lies in the context; the guard refuses names that begin with «_»."""
_LINE_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')


class Recorder:
    """Gives every printed value its mark; a value keeps its numbers from one rendering to the next."""

    def __init__(self, order: Sequence[str]) -> None:
        self._order = {value_id: number for number, value_id in enumerate(order)}
        self._seen: dict[str, int] = {}
        self.printed: dict[int, PrintedValue] = {}

    def note(self, value: Value) -> int:
        """Note a value about to be printed; its mark's number."""
        times = self._seen.get(value.value_id, 0)
        self._seen[value.value_id] = times + 1
        mark = self._order[value.value_id] + times * len(self._order)
        blank = value.blank or not value.text
        self.printed[mark] = PrintedValue(mark, value.value_id, value.text, value.fields, blank)
        return mark


@pass_context
def _print(context: Context, value: object) -> object:
    if isinstance(value, Undefined):
        return value  # StrictUndefined speaks up by itself when it is written out
    if not isinstance(value, Value):
        raise TypeError("a template may print values only")
    mark = context[RECORDER].note(value)
    lines = _LINE_BREAK.join(escape(line) for line in value.text.split("\n"))
    return Markup(f"{mark_of(mark)}{lines}{END_MARK}")


class PaperEnvironment(SandboxedEnvironment):
    """Jinja with everything taken out that a form does not need."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_print)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(FILTERS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A role's value, and nothing else: no attribute of any object is within reach."""
        if isinstance(obj, Role) and attribute in obj.values:
            return obj.values[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Nothing: templates name values by a dot."""
        return self.undefined(obj=obj, name=argument)


ENVIRONMENT = PaperEnvironment()
