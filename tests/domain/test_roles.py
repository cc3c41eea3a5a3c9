# SPDX-License-Identifier: GPL-3.0-or-later
"""What each role may do at the counter, written out by hand beside the table."""

from __future__ import annotations

import pytest

from counter_app.domain.roles import RIGHTS, Right, Role, Who

MAY = {
    Role.CLERK: {Right.WRITE, Right.HANDLE, Right.SEE_OTHERS, Right.EXPORT, Right.SET},
    Role.LEADER: {Right.WRITE, Right.HANDLE, Right.SEE_OTHERS, Right.EXPORT, Right.SET, Right.RESET_PIN},
    Role.VOLUNTEER: {Right.WRITE},
}


@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_is_written_and_nothing_else(role: Role) -> None:
    assert {right for right in Right if Who("Sáng", role).may(right)} == MAY[role]


def test_every_role_has_its_rights_and_its_name() -> None:
    assert set(RIGHTS) == set(Role)
    assert len({role.caption for role in Role}) == len(Role)


def test_a_name_from_the_settings_is_a_clerk() -> None:
    assert Who("Lê Thị Thử") == Who("Lê Thị Thử", Role.CLERK, None, "")
