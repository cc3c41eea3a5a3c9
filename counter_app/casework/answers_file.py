# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers given as a file (``fill --data``): nested by role, as a person or a script writes them.

The same field kinds read them as read the clerk's typing, so «1/2/85» and «Nữ» are understood here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from counter_app.domain.errors import BadInput
from counter_app.domain.form import FormSpec
from counter_app.domain.kinds import kind_of

_NOTHING_DONE = "Chưa tạo tệp nào."


def read_answers(form: FormSpec, given: object, today: date) -> dict[str, str]:
    """Canonical answers by field id.

    Args:
        form: the form to be filled.
        given: parsed JSON: an object of texts, or of objects of texts by role.
        today: the day on which dates are judged (none may lie in the future where the form says so).

    Raises:
        BadInput: not of this shape, a field the form does not have, or a value its kind refuses; the sentence
            names the field.
    """
    if not isinstance(given, Mapping):
        raise BadInput(f"Tệp dữ liệu phải là một đối tượng JSON gồm các trường của tờ khai. {_NOTHING_DONE}")
    known = {spec.id: spec for spec in form.fields()}
    answers: dict[str, str] = {}
    for field_id, value in _flat(given):
        if field_id not in known:
            raise BadInput(
                f"Tờ khai không có trường «{field_id}». {_NOTHING_DONE} Xem tên trường bằng lệnh «catalog show»."
            )
        typed = _text_of(field_id, value)
        if not typed.strip():
            continue
        reading = kind_of(known[field_id].kind).read(typed, known[field_id], today)
        if reading.value is None:
            raise BadInput(f"Trường «{field_id}»: {_why(reading.problem, [c.title for c in reading.choices])}")
        answers[field_id] = reading.value
    return answers


def nested(answers: Mapping[str, str]) -> dict[str, object]:
    """Answers by role, in the shape ``read_answers`` takes."""
    shaped: dict[str, object] = {}
    for field_id, value in answers.items():
        role, _, name = field_id.rpartition(".")
        if not role:
            shaped[name] = value
            continue
        people = shaped.setdefault(role, {})
        if isinstance(people, dict):
            people[name] = value
    return shaped


def _flat(given: Mapping[object, object]) -> Iterator[tuple[str, object]]:
    for key, value in given.items():
        if isinstance(value, Mapping):
            for name, inner in value.items():
                yield f"{key}.{name}", inner
        else:
            yield str(key), value


def _text_of(field_id: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadInput(f"Trường «{field_id}» phải là chữ, không phải danh sách, số lẻ hay đúng/sai. {_NOTHING_DONE}")
    return str(value)


def _why(problem: str, choices: list[str]) -> str:
    if problem:
        return problem
    return f"chưa rõ là {' hay '.join(choices)}; xin ghi đủ. {_NOTHING_DONE}"
