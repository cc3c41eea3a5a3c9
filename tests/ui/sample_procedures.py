# SPDX-License-Identifier: GPL-3.0-or-later
"""Two small procedures and some dossiers for the screens; every person is invented."""

from __future__ import annotations

from datetime import date, datetime

from counter_app.clock import VIET_NAM
from counter_app.domain.conditions import Predicate
from counter_app.domain.dossier import DossierId, DossierLine, DossierState
from counter_app.domain.form import FieldChoice
from counter_app.domain.procedure import Component, Fee, LegalBasis, Procedure, Question, TimeLimit

_YES_NO = (FieldChoice(code="co", label="Có"), FieldChoice(code="khong", label="Không"))

MARITAL = Procedure(
    schema_version=1,
    code="1.004873",
    name="Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    short_name="Xác nhận tình trạng hôn nhân",
    sector="Hộ tịch",
    agency="Ủy ban nhân dân cấp xã",
    synonyms=("giấy độc thân", "xác nhận độc thân"),
    result="Giấy xác nhận tình trạng hôn nhân (giá trị 06 tháng)",
    time_limits=(
        TimeLimit(case="thông thường", quantity=3, unit="working_day"),
        TimeLimit(case="phải xác minh nơi cư trú trước đây", quantity=23, unit="day", note="kể từ ngày nhận đủ hồ sơ"),
    ),
    same_day="Nhận trước 15 giờ và không phải xác minh thì trả ngay trong ngày.",
    fee=Fee(
        text="Theo nghị quyết của Hội đồng nhân dân tỉnh",
        exempt="Người có công, hộ nghèo, người khuyết tật & người cao tuổi",
        certainty="single_source",
    ),
    who_comes="Người yêu cầu, hoặc người được ủy quyền.",
    notes=("Để kết hôn thì chỉ cấp một bản.",),
    questions=(
        Question(id="nop_thay", text="Người khác đi nộp thay?", choices=_YES_NO, default="khong"),
        Question(
            id="tung_ket_hon",
            text="Người được cấp đã từng kết hôn?",
            choices=(
                FieldChoice(code="chua", label="Chưa kết hôn"),
                FieldChoice(code="ly_hon", label="Đã ly hôn"),
                FieldChoice(code="goa", label="Vợ, chồng đã chết"),
            ),
            default="chua",
        ),
        Question(
            id="ghi_chu_ly_hon",
            text="Ly hôn ở nước ngoài?",
            choices=_YES_NO,
            default="khong",
            shown_when=Predicate(field="tung_ket_hon", verb="is", value="ly_hon"),
            why="Ly hôn ở nước ngoài phải ghi chú vào sổ hộ tịch.",
        ),
    ),
    components=(
        Component(
            id="to_khai",
            name="Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",
            plain="Tờ khai",
            way="hand_in",
            originals=1,
            made_here=True,
            source="TT 04/2024",
            certainty="verified",
        ),
        Component(
            id="giay_cu",
            name="Giấy xác nhận tình trạng hôn nhân đã cấp trước đó",
            plain="Giấy xác nhận tình trạng hôn nhân cũ",
            way="hand_in",
            originals=1,
            note="Khi xin cấp lại vì hết hạn hoặc dùng vào việc khác.",
            source="NĐ 123/2015",
            certainty="verified",
        ),
        Component(
            id="uy_quyen",
            name="Văn bản ủy quyền có chứng thực",
            plain="Giấy ủy quyền có chứng thực",
            way="hand_in",
            originals=1,
            needed_when=Predicate(field="nop_thay", verb="is", value="co"),
            source="TT 04/2020",
            certainty="verified",
        ),
        Component(
            id="can_cuoc",
            name="Hộ chiếu, thẻ căn cước hoặc giấy tờ khác có dán ảnh, còn giá trị sử dụng",
            plain="Thẻ căn cước",
            way="show",
            source="NĐ 123/2015",
            certainty="verified",
        ),
        Component(
            id="cu_tru",
            name="Giấy tờ chứng minh nơi cư trú",
            plain="Giấy tờ về nơi cư trú",
            way="show",
            note="Chỉ khi không tra được trong cơ sở dữ liệu.",
            source="NĐ 104/2022",
            certainty="single_source",
        ),
        Component(
            id="ban_an",
            name="Số, ngày, cơ quan ban hành bản án, quyết định ly hôn",
            plain="Thông tin bản án ly hôn",
            way="look_up",
            needed_when=Predicate(field="tung_ket_hon", verb="is", value="ly_hon"),
            source="NĐ 87/2020",
            certainty="unverified",
        ),
    ),
    legal_basis=(
        LegalBasis(
            document="Luật Hộ tịch số 60/2014/QH13",
            in_force_from=date(2016, 1, 1),
            in_force_to=date(2027, 2, 28),
            certainty="single_source",
        ),
        LegalBasis(
            document="Nghị định 123/2015/NĐ-CP",
            title="quy định chi tiết một số điều của Luật Hộ tịch",
            in_force_from=date(2016, 1, 1),
        ),
        LegalBasis(document="Thông tư 04/2024/TT-BTP", in_force_from=date(2024, 8, 20)),
    ),
    source="Cổng dịch vụ công quốc gia",
    certainty="unverified",
)

DEATH = Procedure(
    schema_version=1,
    code="1.000656",
    name="Thủ tục đăng ký khai tử",
    short_name="Đăng ký khai tử",
    sector="Hộ tịch",
    agency="Ủy ban nhân dân cấp xã",
    synonyms=("báo tử",),
    result="Trích lục khai tử",
    time_limits=(TimeLimit(case="", quantity=0, unit="same_day"),),
    fee=Fee(text="Không thu khi đăng ký đúng hạn"),
    components=(
        Component(
            id="to_khai",
            name="Tờ khai đăng ký khai tử",
            plain="Tờ khai",
            way="hand_in",
            originals=1,
            made_here=True,
            source="TT 04/2024",
            certainty="verified",
        ),
        Component(
            id="bao_tu",
            name="Giấy báo tử",
            plain="Giấy báo tử",
            way="hand_in",
            originals=1,
            source="NĐ 123/2015",
            certainty="verified",
        ),
    ),
    legal_basis=(LegalBasis(document="Luật Hộ tịch số 60/2014/QH13"),),
    source="Cổng dịch vụ công quốc gia",
    certainty="verified",
)

PROCEDURES = (MARITAL, DEATH)
TITLES = {procedure.code: procedure.short_name for procedure in PROCEDURES}


def line(number: int, person: str, state: DossierState, code: str = MARITAL.code, **more: object) -> DossierLine:
    """A row of the list."""
    return DossierLine(
        id=DossierId(number),
        number=f"26-{number:04}",
        procedure_code=code,
        state=state,
        person=person,
        saved_at=datetime(2026, 11, 21, 9, 7 + number % 50, 5, tzinfo=VIET_NAM),
        **more,  # type: ignore[arg-type]
    )


LINES = [
    line(312, "ĐẶNG THỊ QUỲNH Ỷ", DossierState.DRAFT),
    line(311, "H'BLUÊ NIÊ KDĂM", DossierState.SET_ASIDE, components_complete=False),
    line(310, "Y MOAN ÊBAN", DossierState.PRINTED, DEATH.code, components_complete=True, versions=2),
    line(309, "", DossierState.DRAFT, DEATH.code),
    line(308, "NGUYỄN <B>AN</B> & EM", DossierState.DISCARDED),
]
