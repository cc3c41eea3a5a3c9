# SPDX-License-Identifier: GPL-3.0-or-later
"""By which ways a dossier may come in and its result go out.

Nghị định 118/2025/NĐ-CP knows three: at the counter, by the public post, online; a scheme may add the village head.
"""

from __future__ import annotations

from enum import StrEnum

from counter_app.domain.procedure import Procedure


class Channel(StrEnum):
    """direct: at the counter; online: by the portal; post: by the public post office; village_head: carried home."""

    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"
    VILLAGE_HEAD = "village_head"

    @property
    def caption(self) -> str:
        """The clerk's words for it."""
        return _CAPTIONS[self]


_CAPTIONS = {
    Channel.DIRECT: "tại quầy",
    Channel.ONLINE: "trực tuyến",
    Channel.POST: "bưu chính công ích",
    Channel.VILLAGE_HEAD: "trưởng thôn",
}
BY_LAW = frozenset({Channel.DIRECT, Channel.ONLINE, Channel.POST})


def filed_by(procedure: Procedure, channel: Channel) -> Procedure:
    """The procedure with the papers as this channel brings them: nothing can be shown through the post."""
    if channel is not Channel.POST:
        return procedure
    sent = tuple(component.as_sent() for component in procedure.components)
    return procedure.model_copy(update={"components": sent})


def channels_of(procedure: Procedure) -> frozenset[Channel]:
    """The ways this procedure may be filed.

    Those for which the national data names a time limit; all three of the one-stop decree where it names none.
    """
    if procedure.online_only:
        return frozenset({Channel.ONLINE})
    named = frozenset(Channel(limit.channel) for limit in procedure.time_limits if limit.channel != "any")
    return named or BY_LAW
