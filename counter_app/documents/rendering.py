# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills a template with answers. Rendering is pure and quick enough to follow every key that is typed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counter_app.documents.addendum import MAIN_PART, addendum_ids, move, with_addendum
from counter_app.documents.environment import RECORDER, Recorder
from counter_app.documents.people import add_lists, list_tags, list_value_ids
from counter_app.documents.shrinking import shrink_values
from counter_app.documents.template import Template
from counter_app.documents.values import SYSTEM_TAGS, PrintedValue, by_role, values_of
from counter_app.domain.errors import CounterError
from counter_app.domain.form import FormSpec
from counter_app.domain.journey import printed_answers
from counter_app.domain.marks import strip_marks
from counter_app.domain.office import Office
from counter_app.domain.signing import Signing

# A paper carries its dates in its words; the same answers always make the same file.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class TemplateUnfit(CounterError):
    """The template asks for something the form does not have; ``tags`` says what."""

    def __init__(self, template: Template, tags: tuple[str, ...]) -> None:
        self.tags = tags
        super().__init__(
            f"Tệp mẫu {template.name} hỏi mục {', '.join(tags)} mà tờ khai không có. "
            "Hồ sơ còn nguyên; lấy lại tệp mẫu gốc rồi in lại."
        )


@dataclass(frozen=True)
class Rendered:
    """A filled paper. ``parts`` carry marks for the page engine; ``printed`` says what stands at each mark.

    ``answers`` are those that belong on this paper: hidden fields are left out.
    """

    template: Template
    form: FormSpec
    answers: Mapping[str, str]
    parts: Mapping[str, bytes]
    printed: Mapping[int, PrintedValue]

    def docx_bytes(self) -> bytes:
        """The .docx for Word, for keeping and for sending: no marks, the same bytes every time."""
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, _NO_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, self._unmarked(name, content))
        return packed.getvalue()

    def marks_of(self, field_id: str) -> tuple[int, ...]:
        """Where on the paper an answer stands, alone or inside a sentence."""
        return tuple(mark for mark, value in self.printed.items() if field_id in value.fields)

    @property
    def has_addendum(self) -> bool:
        """Whether pages of words that were too long follow the form."""
        return any(is_on_addendum(value) for value in self.printed.values())

    def smaller(self, steps_pt: Mapping[str, float]) -> Rendered:
        """The same paper with some values, by id, set so many points smaller (see ``Overflow.shrink_pt``)."""
        marks = {mark: steps_pt[value.value_id] for mark, value in self.printed.items() if value.value_id in steps_pt}
        return replace(self, parts=shrink_values(self.parts, tuple(self.template.compiled), marks))

    def _unmarked(self, name: str, content: bytes) -> bytes:
        return strip_marks(content.decode()).encode() if name in self.template.compiled else content


def render(
    template: Template,
    form: FormSpec,
    answers: Mapping[str, str],
    office: Office,
    signing: Signing,
    signed_on: date | None,
    moved: Sequence[str] = (),
) -> Rendered:
    """Fill the template; an unanswered field becomes the form's own dots.

    Args:
        template: a checked template.
        form: the form the answers belong to.
        answers: canonical answers by field id; hidden fields are left out here.
        office: whose paper it is.
        signing: how the citizen signs.
        signed_on: the day on the paper; None for dots.
        moved: ids of values too long for their place, printed on an addendum behind the form.

    Raises:
        AnswerUnprintable: an answer holds a character no paper can show.
        TemplateUnfit: the template asks for something the form does not have.
    """
    values = values_of(form, answers, office, signing, signed_on)
    unknown = template.asked - values.keys() - list_tags(form).keys()
    if unknown:
        raise TemplateUnfit(template, tuple(sorted(unknown)))
    recorder = Recorder(value_order(form))
    placed, entries = move(form, values, moved)
    context = {**add_lists(form, by_role(placed)), RECORDER: recorder}
    filled = {name: part.render(context).encode() for name, part in template.compiled.items()}
    if entries:
        marked = [(entry, recorder.note(entry.value)) for entry in entries]
        filled[MAIN_PART] = with_addendum(filled[MAIN_PART], form, marked)
    return Rendered(template, form, printed_answers(form, answers), {**template.parts, **filled}, recorder.printed)


def is_on_addendum(value: PrintedValue) -> bool:
    """Whether a value stands on the addendum, where it may take all the lines it needs."""
    return value.value_id in addendum_ids()


def value_order(form: FormSpec) -> tuple[str, ...]:
    """All value ids of a form in a fixed order, so that a value has the same mark each time."""
    of_the_form = (*(spec.id for spec in form.fields()), *(derived.id for derived in form.derived))
    return (*of_the_form, *SYSTEM_TAGS, *list_value_ids(form), *addendum_ids())
