# SPDX-License-Identifier: GPL-3.0-or-later
"""A small invented form with one field of every sort, and pages drawn without a page engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from counter_app.domain.form import FormSpec

A4_PT = (595.3, 841.9)


def form() -> FormSpec:
    """Two people, a matter; residence is asked only of those without a number."""
    return FormSpec.model_validate(
        {
            "schema_version": 1,
            "id": "don-thu",
            "title": "Đơn thử",
            "template": "don-thu.docx",
            "source": "mẫu bịa cho phép thử",
            "certainty": "unverified",
            "effective_from": date(2024, 1, 1),
            "groups": [
                {"id": "nguoi_yeu_cau", "title": "Người yêu cầu", "fields": _person("nguoi_yeu_cau")},
                {
                    "id": "nguoi_duoc_cap",
                    "title": "Người được cấp",
                    "same_as": "nguoi_yeu_cau",
                    "same_sets": {"quan_he": "ban_than"},
                    "fields": _person("nguoi_duoc_cap"),
                },
                {"id": "noi_dung", "title": "Nội dung", "fields": _matter()},
            ],
        }
    )


def _person(role: str) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{role}.ho_ten",
            "label": "Họ, chữ đệm, tên",
            "kind": "name",
            "required": True,
            "case": "upper",
        },
        {"id": f"{role}.ngay_sinh", "label": "Ngày, tháng, năm sinh", "kind": "date", "partial": True},
        {
            "id": f"{role}.noi_cu_tru",
            "label": "Nơi cư trú",
            "kind": "address",
            "shown_when": {"field": f"{role}.so_dinh_danh", "verb": "no_personal_number"},
            "required": True,
        },
        {"id": f"{role}.so_dinh_danh", "label": "Số định danh cá nhân", "kind": "personal_id"},
        {
            "id": f"{role}.gioi_tinh",
            "label": "Giới tính",
            "kind": "choice",
            "choices": [{"code": "nam", "label": "Nam"}, {"code": "nu", "label": "Nữ"}],
        },
    ]


def _matter() -> list[dict[str, Any]]:
    return [
        {
            "id": "quan_he",
            "label": "Quan hệ",
            "kind": "choice",
            "choices": [
                {"code": "ban_than", "label": "Bản thân"},
                {"code": "cha", "label": "Cha"},
                {"code": "con", "label": "Con"},
            ],
            "other_allowed": True,
        },
        {
            "id": "dan_toc",
            "label": "Dân tộc",
            "kind": "choice",
            "sensitive": True,
            "why": "Tờ khai có mục này.",
            "choices": [
                {"code": "kinh", "label": "Kinh"},
                {"code": "tay", "label": "Tày"},
                {"code": "thai", "label": "Thái"},
                {"code": "e_de", "label": "Ê-đê"},
                {"code": "ba_na", "label": "Ba-na"},
            ],
        },
        {"id": "quoc_tich", "label": "Quốc tịch", "kind": "text", "default": "Việt Nam"},
        {"id": "muc_dich", "label": "Mục đích", "kind": "long_text", "required": True},
    ]


@dataclass(frozen=True)
class Box:
    """A rectangle in points."""

    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float


@dataclass(frozen=True)
class Place:
    """Where a value stands."""

    page: int
    rect: Box


class BlankPages:
    """White pages that remember at which resolution they were asked for."""

    def __init__(self, page_count: int = 2) -> None:
        self.page_count = page_count
        self.asked: list[tuple[int, float]] = []

    def page_size_pt(self, page: int) -> tuple[float, float]:
        """A4."""
        assert 0 <= page < self.page_count
        return A4_PT

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """A white page."""
        self.asked.append((page, dots_per_inch))
        width, height = (round(side * dots_per_inch / 72) for side in A4_PT)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image


@dataclass
class BlankPreview:
    """A preview whose fields stand where a test puts them."""

    pages: BlankPages = field(default_factory=BlankPages)
    places: Mapping[str, Place] = field(default_factory=dict)

    def spots_of(self, field_id: str) -> tuple[Place, ...]:
        """Where a field stands."""
        return (self.places[field_id],) if field_id in self.places else ()

    def field_at(self, page: int, x_pt: float, y_pt: float) -> str | None:
        """The field whose rectangle holds the point."""
        for field_id, place in self.places.items():
            box = place.rect
            inside = 0 <= x_pt - box.x_pt <= box.width_pt and 0 <= y_pt - box.y_pt <= box.height_pt
            if place.page == page and inside:
                return field_id
        return None
