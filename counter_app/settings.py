# SPDX-License-Identifier: GPL-3.0-or-later
"""Every setting, declared once: type, default, range, Vietnamese title. The settings screen is drawn from this.

Settings live in the register, so that one file holds all the office knows; an empty commune means that the
first-start page has not been filled yet.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from counter_app.domain.errors import BadInput
from counter_app.domain.filing import NAME_PATTERN, checked_pattern
from counter_app.domain.office import Office
from counter_app.domain.office_calendar import WorkingHours
from counter_app.domain.portal import SEARCH_ADDRESS
from counter_app.first_look import FIRST_FONT_POINTS, FIRST_SCHEME, Scheme

OFFICE = "Cơ quan"
SCREEN = "Màn hình"
PAPER = "Giấy và máy in"
SAFETY = "An toàn dữ liệu"
ONLINE = "Nộp trực tuyến hộ"
CsvSeparator = Literal["semicolon", "comma", "tab"]
HOURS = "07:00-11:30 13:30-17:00"


def _hours(text: str) -> str:
    """Hours as they are kept: «07:00-11:30 13:30-17:00»."""
    return WorkingHours.from_text(text).as_text()


class Settings(BaseModel):
    """The office's choices. ``json_schema_extra`` carries the section and the option titles for the screen."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    commune: Annotated[
        str,
        Field(title="Xã, phường, đặc khu (ghi cả loại)", max_length=80, json_schema_extra={"section": OFFICE}),
    ] = ""
    province: Annotated[
        str,
        Field(title="Tỉnh, thành phố (ghi cả loại)", max_length=80, json_schema_extra={"section": OFFICE}),
    ] = ""
    place: Annotated[
        str,
        Field(title="Địa danh ghi trước ngày tháng", max_length=80, json_schema_extra={"section": OFFICE}),
    ] = ""
    clerk: Annotated[str, Field(title="Người tiếp nhận", max_length=80, json_schema_extra={"section": OFFICE})] = ""
    phone: Annotated[str, Field(title="Điện thoại của quầy", max_length=30, json_schema_extra={"section": OFFICE})] = ""
    signatory: Annotated[
        str, Field(title="Người ký của cơ quan", max_length=80, json_schema_extra={"section": OFFICE})
    ] = ""
    signatory_title: Annotated[
        str, Field(title="Chức vụ người ký", max_length=80, json_schema_extra={"section": OFFICE})
    ] = "Chủ tịch"
    expired_forms: Annotated[
        Literal["warn", "refuse"],
        Field(
            title="Mẫu hết hiệu lực",
            json_schema_extra={
                "section": OFFICE,
                "options": {"warn": "Chỉ cảnh báo", "refuse": "Không cho dùng"},
            },
        ),
    ] = "warn"
    working_hours: Annotated[
        str,
        AfterValidator(_hours),
        Field(title="Giờ làm việc (sáng, chiều)", max_length=40, json_schema_extra={"section": OFFICE}),
    ] = HOURS
    saturday_morning: Annotated[
        bool, Field(title="Nhận hồ sơ cả sáng thứ Bảy", json_schema_extra={"section": OFFICE})
    ] = False
    schemes: Annotated[
        str,
        Field(
            title="Mô hình đang chạy (mã, cách nhau bằng dấu cách)",
            max_length=400,
            pattern=r"^([a-z0-9]+(-[a-z0-9]+)*( |$))*$",
            json_schema_extra={"section": OFFICE, "hidden": True},
        ),
    ] = ""
    letters_always: Annotated[
        bool,
        Field(title="Đề nghị viết thư dù không có mô hình", json_schema_extra={"section": OFFICE}),
    ] = False
    minority_counted: Annotated[
        bool,
        Field(title="Ghi người đến là dân tộc thiểu số (để đếm)", json_schema_extra={"section": OFFICE}),
    ] = False
    search_address: Annotated[
        str,
        Field(
            title="Địa chỉ tra cứu cho mã QR ({ma}: mã thủ tục)",
            max_length=200,
            json_schema_extra={"section": PAPER},
        ),
    ] = SEARCH_ADDRESS
    small_cells_merged: Annotated[
        bool, Field(title="Gộp số 1 và 2 trong tệp số liệu gửi đi", json_schema_extra={"section": OFFICE})
    ] = False
    scan_folder: Annotated[
        str,
        Field(
            title="Thư mục quét (trống: chỉ máy ảnh)",
            max_length=400,
            json_schema_extra={"section": ONLINE},
        ),
    ] = ""
    packet_limit_mb: Annotated[
        float,
        Field(
            title="Tệp nộp lớn nhất (MB; chưa kiểm chứng)",
            ge=0.5,
            le=100,
            json_schema_extra={"section": ONLINE},
        ),
    ] = 5.0
    packet_names: Annotated[
        str,
        AfterValidator(checked_pattern),
        Field(
            title="Cách đặt tên tệp nộp (chưa kiểm chứng)",
            max_length=60,
            json_schema_extra={"section": ONLINE},
        ),
    ] = NAME_PATTERN
    csv_separator: Annotated[
        CsvSeparator,
        Field(
            title="Tệp CSV ngăn cột bằng",
            json_schema_extra={
                "section": OFFICE,
                "options": {"semicolon": "Chấm phẩy", "comma": "Phẩy", "tab": "Dấu tab"},
            },
        ),
    ] = "semicolon"
    theme: Annotated[
        Scheme,
        Field(
            title="Màu giao diện",
            json_schema_extra={
                "section": SCREEN,
                "options": {"system": "Theo máy", "light": "Sáng", "dark": "Tối"},
            },
        ),
    ] = FIRST_SCHEME
    font_points: Annotated[
        float, Field(title="Cỡ chữ màn hình (điểm)", ge=9, le=22, json_schema_extra={"section": SCREEN})
    ] = FIRST_FONT_POINTS
    read_back_points: Annotated[
        int,
        Field(title="Cỡ chữ khi đọc lại cho dân (điểm)", ge=28, le=40, json_schema_extra={"section": SCREEN}),
    ] = 32
    rating_choices: Annotated[
        int,
        Field(title="Số mức hài lòng mời dân chọn (2, 3, 4)", ge=2, le=4, json_schema_extra={"section": SCREEN}),
    ] = 4
    engine: Annotated[
        Literal["auto", "embedded", "libreoffice", "word"],
        Field(
            title="Bộ dựng trang",
            json_schema_extra={
                "section": PAPER,
                "options": {
                    "auto": "Tự chọn",
                    "embedded": "Của chương trình",
                    "libreoffice": "LibreOffice",
                    "word": "Word",
                },
            },
        ),
    ] = "auto"
    copies: Annotated[int, Field(title="Số bản in mỗi tờ khai", ge=1, le=10, json_schema_extra={"section": PAPER})] = 1
    tray: Annotated[
        Literal["auto", "upper", "lower", "manual"],
        Field(
            title="Khay giấy",
            json_schema_extra={
                "section": PAPER,
                "options": {"auto": "Máy in tự chọn", "upper": "Trên", "lower": "Dưới", "manual": "Khay tay"},
            },
        ),
    ] = "auto"
    offset_right_mm: Annotated[
        float, Field(title="Dịch trang in sang phải (mm)", ge=-20, le=20, json_schema_extra={"section": PAPER})
    ] = 0.0
    offset_down_mm: Annotated[
        float, Field(title="Dịch trang in xuống dưới (mm)", ge=-20, le=20, json_schema_extra={"section": PAPER})
    ] = 0.0
    lock_after: Annotated[
        Literal["auto", "0", "2", "5", "15"],
        Field(
            title="Tự khóa màn hình khi không ai chạm máy",
            json_schema_extra={
                "section": SAFETY,
                "options": {"auto": "Tự chọn", "0": "Không", "2": "2 phút", "5": "5 phút", "15": "15 phút"},
            },
        ),
    ] = "auto"
    backups_daily: Annotated[
        int,
        Field(title="Số bản sao lưu theo ngày giữ lại", ge=3, le=90, json_schema_extra={"section": SAFETY}),
    ] = 14
    backups_weekly: Annotated[
        int,
        Field(title="Số bản sao lưu theo tuần giữ lại", ge=2, le=52, json_schema_extra={"section": SAFETY}),
    ] = 8
    practice: Annotated[
        bool,
        Field(
            title="Sổ tập dượt (người bịa đặt)",
            json_schema_extra={"section": SAFETY, "read_only": True, "hidden": True},
        ),
    ] = False
    recovery_code_stored: Annotated[
        bool,
        Field(title="Mã khôi phục đã in và cất", json_schema_extra={"section": SAFETY, "read_only": True}),
    ] = False

    @property
    def office(self) -> Office:
        """The office as the papers need it."""
        return Office(
            commune=self.commune,
            province=self.province,
            place=self.place or _bare_name(self.commune),
            clerk=self.clerk,
            phone=self.phone,
            signatory=self.signatory,
        )

    @property
    def hours(self) -> WorkingHours:
        """The counter's hours."""
        return WorkingHours.from_text(self.working_hours, saturday_morning=self.saturday_morning)

    @property
    def scheme_ids(self) -> tuple[str, ...]:
        """The schemes the office runs, in its order."""
        return tuple(dict.fromkeys(self.schemes.split()))

    @property
    def is_first_start(self) -> bool:
        """Whether the office has not said yet who it is."""
        return not self.commune

    @classmethod
    def from_stored(cls, stored: dict[str, str]) -> Settings:
        """Settings from the register's rows; a row this version does not know or cannot read is left aside.

        A value written by hand or by another version must not keep the clerk out of the window.
        """
        known: dict[str, Any] = {}
        for name, text in stored.items():
            if name in cls.model_fields and _is_readable(name, text):
                known[name] = text
        return cls.model_validate(known)

    def changed(self, **changes: object) -> Settings:
        """A copy with changes applied.

        Raises:
            BadInput: a value outside its range; the sentence names the setting, or says what is wrong with it.
        """
        try:
            return Settings.model_validate(self.model_dump() | changes)
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            title = Settings.model_fields[name].title if name in Settings.model_fields else name
            raise BadInput(f"Giá trị của «{title}» không hợp lệ. Chưa có gì thay đổi; xin nhập lại.") from error

    def to_store(self) -> dict[str, str]:
        """The rows to keep in the register."""
        return {name: str(value) for name, value in self.model_dump().items()}


def _is_readable(name: str, text: str) -> bool:
    try:
        Settings.model_validate({name: text})
    except (ValidationError, BadInput):
        return False
    return True


def _bare_name(commune: str) -> str:
    """«xã Bùi La Nhân» -> «Bùi La Nhân»: Nghị định 30/2020 writes the place without its kind before the date."""
    for kind in ("xã ", "phường ", "đặc khu ", "thị trấn "):
        if commune.lower().startswith(kind):
            return commune[len(kind) :]
    return commune
