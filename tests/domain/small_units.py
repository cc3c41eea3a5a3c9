# SPDX-License-Identifier: GPL-3.0-or-later
"""A few provinces and communes, real in name, enough to test addresses without the whole tables."""

from __future__ import annotations

from counter_app.domain.administrative_units import (
    AdministrativeUnits,
    Commune,
    OldCommune,
    OldDistrict,
    OldProvince,
    Province,
)
from counter_app.domain.office import Office

OFFICE = Office("xã Đức Quang", "tỉnh Hà Tĩnh", "Đức Quang")

UNITS = AdministrativeUnits(
    provinces=(
        Province("42", "Hà Tĩnh", "tỉnh", "verified"),
        Province("44", "Quảng Trị", "tỉnh", "verified"),
        Province("46", "Huế", "thành phố", "verified"),
        Province("66", "Đắk Lắk", "tỉnh", "verified"),
        Province("79", "Hồ Chí Minh", "thành phố", "verified"),
        Province("01", "Hà Nội", "thành phố", "verified"),
        Province("51", "Quảng Ngãi", "tỉnh", "verified"),
    ),
    communes=(
        Commune("18262", "xã", "Đức Quang", "42"),
        Commune("18229", "xã", "Đức Thọ", "42"),
        Commune("19249", "xã", "Lệ Thủy", "44"),
        Commune("24181", "xã", "Ea H'Leo", "66"),
        Commune("26740", "phường", "Sài Gòn", "79"),
        Commune("27169", "phường", "Vườn Lài", "79"),
        Commune("00008", "phường", "Ngọc Hà", "01"),
        Commune("00025", "phường", "Giảng Võ", "01"),
        Commune("21172", "xã", "Tịnh Khê", "51"),
    ),
    old_provinces=(
        OldProvince("42", "Hà Tĩnh", "tỉnh", "42"),
        OldProvince("44", "Quảng Bình", "tỉnh", "44"),
        OldProvince("45", "Quảng Trị", "tỉnh", "44"),
        OldProvince("46", "Huế", "thành phố", "46", ("tỉnh Thừa Thiên Huế",)),
        OldProvince("66", "Đắk Lắk", "tỉnh", "66"),
        OldProvince("79", "Hồ Chí Minh", "thành phố", "79", ("TP.HCM", "TPHCM")),
        OldProvince("01", "Hà Nội", "thành phố", "01"),
        OldProvince("51", "Quảng Ngãi", "tỉnh", "51"),
    ),
    old_districts=(
        OldDistrict("440", "huyện", "Đức Thọ", "42"),
        OldDistrict("457", "huyện", "Lệ Thủy", "44"),
        OldDistrict("771", "quận", "10", "79"),
        OldDistrict("760", "quận", "1", "79"),
        OldDistrict("001", "quận", "Ba Đình", "01"),
        OldDistrict("536", "huyện", "Lý Sơn", "51", ("21172",)),
    ),
    old_communes=(
        OldCommune("18262", "xã", "Bùi La Nhân", "440", ("18262",)),
        OldCommune("18229", "thị trấn", "Đức Thọ", "440", ("18229",)),
        OldCommune("19249", "thị trấn", "Kiến Giang", "457", ("19249",)),
        OldCommune("27190", "phường", "1", "771", ("27169",)),
        OldCommune("26740", "phường", "Bến Nghé", "760", ("26740",)),
        OldCommune("00007", "phường", "Cống Vị", "001", ("00008", "00025")),
    ),
)
