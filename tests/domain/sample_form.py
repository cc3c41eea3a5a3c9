# SPDX-License-Identifier: GPL-3.0-or-later
"""A small invented form for tests of the domain: an applicant, a subject who may be the same person, a purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

from counter_app.domain.form import FormSpec


def person(role: str, title: str, **more: Any) -> dict[str, Any]:
    """A group for one person, as a data file would have it."""
    return {
        "id": role,
        "title": title,
        "fields": [
            {
                "id": f"{role}.ho_ten",
                "label": "Họ, chữ đệm, tên",
                "kind": "name",
                "required": True,
                "case": "upper",
            },
            {"id": f"{role}.ngay_sinh", "label": "Ngày, tháng, năm sinh", "kind": "date", "partial": True},
            {"id": f"{role}.so_dinh_danh", "label": "Số định danh cá nhân", "kind": "personal_id"},
            {
                "id": f"{role}.gioi_tinh",
                "label": "Giới tính",
                "kind": "choice",
                "choices": [{"code": "nam", "label": "Nam"}, {"code": "nu", "label": "Nữ"}],
                "required": True,
                "shown_when": {
                    "any": [
                        {"field": f"{role}.so_dinh_danh", "verb": "no_personal_number"},
                        {"field": f"{role}.ngay_sinh", "verb": "not_full_date"},
                    ]
                },
            },
        ],
        **more,
    }


def _matter() -> dict[str, Any]:
    return {
        "id": "noi_dung",
        "title": "Nội dung",
        "fields": [
            {
                "id": "quan_he",
                "label": "Quan hệ",
                "kind": "choice",
                "choices": [
                    {"code": "ban_than", "label": "Bản thân"},
                    {"code": "con", "label": "Con"},
                ],
                "other_allowed": True,
            },
            {"id": "muc_dich", "label": "Mục đích", "kind": "text", "required": True},
        ],
    }


def _derived() -> list[dict[str, Any]]:
    return [
        {
            "id": "cau_yeu_cau",
            "rule": "sentence",
            "of": ["quan_he", "nguoi_duoc_cap.ho_ten", "nguoi_duoc_cap.ngay_sinh"],
            "patterns": {
                "ban_than": "Tôi là {nguoi_duoc_cap.ho_ten}[, sinh {nguoi_duoc_cap.ngay_sinh}]",
                "*": "{quan_he} của tôi là {nguoi_duoc_cap.ho_ten}",
            },
        },
        {"id": "ngay_sinh_bang_chu", "rule": "date_in_words", "of": ["nguoi_duoc_cap.ngay_sinh"]},
    ]


def form_data() -> dict[str, Any]:
    """The form as parsed data, to be spoiled by a test."""
    return {
        "schema_version": 1,
        "id": "don-thu",
        "title": "Đơn thử",
        "template": "don-thu.docx",
        "source": "mẫu bịa cho phép thử",
        "certainty": "unverified",
        "effective_from": date(2024, 1, 1),
        "groups": [
            person("nguoi_yeu_cau", "Người yêu cầu"),
            person(
                "nguoi_duoc_cap",
                "Người được cấp",
                same_as="nguoi_yeu_cau",
                same_sets={"quan_he": "ban_than"},
            ),
            _matter(),
        ],
        "derived": _derived(),
    }


def sample_form() -> FormSpec:
    """The form, loaded."""
    return FormSpec.model_validate(form_data())
