# SPDX-License-Identifier: GPL-3.0-or-later
"""How each kind of field is typed on screen; what typing means is decided in ``domain.kinds``."""
