# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed values composed from several answers: a sentence by pattern (identity paper, purpose), a date in words.

The words come from the form's data file; the code only fills places, so a change of law is a change of data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from counter_app.domain.dates import PartialDate
from counter_app.domain.form import Derived, FormSpec
from counter_app.domain.kinds import kind_of

_PLACE = re.compile(r"\{([a-z0-9_.]+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
ANY_CODE = "*"


def printed_value(form: FormSpec, field_id: str, answers: Mapping[str, str]) -> str:
    """One answer in the words of the paper; empty when it is not answered."""
    value = answers.get(field_id, "")
    if not value:
        return ""
    spec = form.field(field_id)
    return kind_of(spec.kind).on_paper(value, spec)


def derive(form: FormSpec, derived: Derived, answers: Mapping[str, str]) -> str:
    """The composed words; empty when nothing it is made of is answered.

    ``answers`` are the printed ones: a hidden field counts as empty.
    """
    if not any(answers.get(field_id) for field_id in derived.of):
        return ""
    if derived.rule == "date_in_words":
        return PartialDate.from_iso(answers[derived.of[0]]).in_words()
    pattern = _pattern_for(derived, answers)
    if not pattern:
        return ""
    words = {field_id: printed_value(form, field_id, answers) for field_id in derived.of}
    return _tidy(_OPTIONAL.sub(lambda part: _part(part.group(1), words), pattern), words)


def _pattern_for(derived: Derived, answers: Mapping[str, str]) -> str:
    code = answers.get(derived.of[0], "")
    return derived.patterns.get(code, derived.patterns.get(ANY_CODE, ""))


def _part(part: str, words: Mapping[str, str]) -> str:
    places = _PLACE.findall(part)
    return part if not places or any(words.get(place) for place in places) else ""


def _tidy(pattern: str, words: Mapping[str, str]) -> str:
    filled = _PLACE.sub(lambda place: words.get(place.group(1), "") or "………", pattern)
    return re.sub(r" {2,}", " ", filled).strip()
