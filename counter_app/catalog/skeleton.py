# SPDX-License-Identifier: GPL-3.0-or-later
"""Skeletons to begin with: a procedure from what the catalogue knows of it, an empty form, a blueprint for its words.

They are sound TOML of the right schema; what a person must find out stands there as a comment, and ``catalog check``
names what is still missing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from counter_app.catalog.toml_text import toml_text
from counter_app.domain.errors import BadInput
from counter_app.domain.procedure import Procedure

TO_FIND = "CẦN TÌM NGUỒN"
_FORM_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,12}")
_ASKED = (
    "synonyms: lời người dân hay nói, có dấu, cả tiếng địa phương",
    "who_comes, must_be_present: ai đến nộp, ai phải có mặt",
    "same_day: khi nào trả ngay; để trống nếu không bao giờ",
    "questions: câu hỏi để biết cần giấy tờ nào; components: needed_when theo câu trả lời",
    "components: way là hand_in (nộp), show (xuất trình) hoặc look_up (tự tra cứu); made_here cho tờ khai",
    "writing_on_behalf: nếu luật không cho viết hộ, ghi allowed = false, reason, source",
    "source, certainty: nguồn và mức tin cậy sau khi đã đối chiếu",
)


def procedure_skeleton(procedure: Procedure, form_id: str | None) -> str:
    """A file of its own for a procedure, with everything that is known already."""
    told: dict[str, Any] = procedure.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    told = {"schema_version": 1, **{key: value for key, value in told.items() if key != "schema_version"}}
    if form_id is not None and form_id not in procedure.form_ids:
        told["forms"] = [*told.get("forms", []), form_id]
    asked = "".join(f"#   {line}\n" for line in _ASKED)
    return f"# {procedure.name}\n# Còn phải điền hoặc soát:\n{asked}{toml_text(told)}"


def form_skeleton(form_id: str, procedure: Procedure, today: date) -> str:
    """A form with one person and one sample; sound but for its template.

    Raises:
        BadInput: the id is no name for a form.
    """
    if not _FORM_ID.fullmatch(form_id):
        raise BadInput("--form cần một tên không dấu, nối bằng gạch ngang, ví dụ don-xin-xac-nhan. Chưa tạo tệp nào.")
    told = {
        "schema_version": 1,
        "id": form_id,
        "title": f"Tờ khai: {procedure.short_name}",
        "template": f"{form_id}.docx",
        "source": TO_FIND,
        "certainty": "unverified",
        "effective_from": today.isoformat(),
        "groups": [
            {
                "id": "nguoi_yeu_cau",
                "title": "Người yêu cầu",
                "fields": [
                    {
                        "id": "nguoi_yeu_cau.ho_ten",
                        "label": "Họ, chữ đệm, tên",
                        "kind": "name",
                        "required": True,
                    }
                ],
            }
        ],
        "sample": {"nguoi_yeu_cau.ho_ten": "Nguyễn Thị Mẫu"},
    }
    head = "# Các trường theo đúng thứ tự trên giấy; nhãn như bản in; người mẫu phải bịa.\n"
    return head + toml_text(told)


def blueprint_skeleton(form_id: str, procedure: Procedure) -> str:
    """The wording of the form, to be filled in from the official print."""
    told = {
        "form": form_id,
        "title": f"Tờ khai: {procedure.short_name}",
        "source": TO_FIND,
        "doubts": ["Chưa đối chiếu với bản in chính thức."],
        "blocks": [
            {"piece": "quoc_hieu"},
            {"style": "TenToKhai", "text": "TỜ KHAI"},
            {"style": "KinhGui", "text": "Kính gửi: {{ co_quan.ten }}<dots/>"},
            {"style": "Dong", "text": "Họ, chữ đệm, tên người yêu cầu: {{ nguoi_yeu_cau.ho_ten }}<dots/>"},
            {"piece": "chu_ky"},
        ],
    }
    head = "# Lời của mẫu chính thức; .venv/bin/python -m templates_docx.builder làm ra tệp .docx từ đây.\n"
    return head + toml_text(told)
